//! Memorable passwords of the shape `Maple-Tunnel-Otter-47`, made for reading out on the telephone, and those that
//! xkpasswd makes.
//!
//! Beadle's own kind is in [`generate`]. The rest is xkpasswd's: a [`config::Config`] says what a password is made of,
//! [`layout`] reads and writes it as JSON, a [`pool::Pool`] holds the words that fit it, [`recipe`] draws, and
//! [`statistics`] says how strong the result is.
//!
//! What the clerk types herself is judged in [`typed`].

mod case;
pub mod config;
pub mod generate;
pub mod guess;
pub mod key;
pub mod lacking;
pub mod layout;
mod left_out;
mod mending;
mod one_word;
pub mod own_list;
pub mod place;
mod plain;
pub mod pool;
pub mod presets;
pub mod problem;
pub mod random;
pub mod recipe;
pub mod rules;
pub mod saved;
mod spellings;
pub mod spoken;
pub mod statistics;
pub mod symbol;
pub mod tailored;
pub mod tidied;
pub mod typed;
pub mod vocabulary;
pub mod words;
