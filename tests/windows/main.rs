//! The Windows program, cross-built here, driven under Wine as a clerk drives it. `tests/run windows` builds it, makes
//! a fresh Wine and runs this.
//!
//! Wine shows a screen reader nothing on this side, so what has happened is read from the log and the journal in the
//! profile, from the clipboard, and from whether the picture has changed and come to rest.
#![cfg(target_os = "linux")]

mod beadle;
mod by_hand;
mod desktop;
mod installer;
mod journey;
mod keychain_runs;
mod pane;
mod places;
mod signing;
mod start;

#[expect(dead_code, reason = "the window test uses the rest")]
#[path = "../window/keys.rs"]
mod keys;
#[path = "../window/patience.rs"]
mod patience;
#[path = "../window/process.rs"]
mod process;
#[path = "../window/screenshot.rs"]
mod screenshot;
#[expect(dead_code, reason = "the window test uses the rest")]
#[path = "../window/traces.rs"]
mod traces;
#[path = "../window/trouble.rs"]
mod trouble;
