//! The whole app without a screen: the real worker, the real client, the pretend council over HTTP on this computer.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at what they don't expect"
)]

mod faults;
mod happy;
#[path = "../common/app.rs"]
mod rig;
