//! The nine-step reset, without a window, a network or a clock: what is asked, what is suggested and why, what is
//! about to happen, and what has become of it.
//!
//! The reversible part is a [`Draft`](draft::Draft) that any [`Step`](step::Step) may edit.
//! [`Draft::finish`](draft::Draft::finish) is the only way to a [`Plan`](plan::Plan), and only a plan can be sent.
//! From then on an [`Operation`](operation::Operation) keeps the password until it is known what became of it.

pub mod answers;
pub mod choices;
pub mod consequences;
pub mod draft;
pub mod letter_words;
pub mod operation;
pub mod password_choice;
pub mod plan;
pub mod read_out;
pub mod recipe;
pub mod recipe_form;
pub mod setting;
pub mod step;
pub mod suggestion;
pub mod suggestions;
pub mod verify;
