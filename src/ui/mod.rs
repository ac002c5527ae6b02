//! The only place that draws. Pages read the model and say what was done; they change nothing.

mod adding;
mod councils;
mod dialog;
pub mod fonts;
mod guide;
mod history;
mod kind_words;
mod loose;
mod making;
mod network_words;
mod other_ways;
mod reset;
mod set_up_fields;
mod set_up_file;
mod setting_up;
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
