//! Each page drawn headless and used by role and name, as a screen reader would.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests stop at what they don't expect")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/reports.rs"]
mod reports;

mod by_hand;
mod choices;
mod contrast;
mod councils;
mod guide;
mod hand_over;
mod help;
mod layout;
mod other_ways;
mod pages;
mod read_out;
mod set_up;
mod settings;
mod slip;
mod stage;
mod typed;
