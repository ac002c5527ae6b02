//! `update` and the reset room without a window: messages in, model and effects out.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at what they don't expect"
)]

#[path = "../common/mod.rs"]
mod common;

mod account;
mod by_hand;
mod change;
mod choices;
mod councils;
mod guide;
mod hand_over;
mod help;
mod loose;
mod making;
mod other_ways;
mod set_up;
mod set_up_files;
mod settings;
mod several;
mod slip;
mod suggestions;
mod typed;
mod users;
mod walk;
mod wizard;
