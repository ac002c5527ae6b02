//! The slip as other programs see it: what it says, how it is tagged, that it is one page, and what is drawn on it.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at what they don't expect"
)]

mod page;
mod paper;
