//! The only place that draws. Pages read the model and say what was done; they change nothing.

mod adding;
mod dialog;
pub mod fonts;
mod history;
mod kind_words;
mod loose;
mod network_words;
mod reset;
mod settings;
pub mod shell;
mod signing_in;
mod table;
pub mod theme;
pub mod tokens;
mod trouble;
mod users;
pub mod view;
mod welcome;
pub mod widgets;
mod words;
