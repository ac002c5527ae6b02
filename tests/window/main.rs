//! The window test: the release binary in a real window, on a desktop that the test starts and ends, driven as a
//! screen reader and a keyboard drive it. `tests/run window` builds the binary, installs what is needed and runs it.
//!
//! Controls are found by the accessible names that are a contract with the people who use them; nothing here knows
//! where a control is or what it looks like.
#![cfg(target_os = "linux")]

mod beadle;
mod browser;
mod by_browser;
mod by_keyboard;
mod by_name;
mod chromium;
mod clipboard;
mod council;
mod desktop;
#[expect(clippy::unwrap_used, reason = "the helpers of a test may fail loudly")]
#[path = "../common/front.rs"]
mod front;
mod http;
mod keys;
mod memory;
mod patience;
mod pictures;
mod portal;
mod process;
mod reader;
mod renderers;
mod screenshot;
mod secrets;
mod slip;
mod tap;
mod traces;
mod trouble;
