//! The operating system's side of things: log, clipboard, browser, settings, and one Beadle a profile.
//!
//! Each file wraps one library or one call, so that the rest of the program needs no `cfg`.

pub mod random;

pub mod file_dialog;

pub mod hardening;

pub mod single_instance;

pub mod raise;

pub mod rotating_file;

pub mod logging;

pub mod panic_hook;

pub mod message_box;

pub mod browser;

pub mod folders;

pub mod system_settings;

pub mod clipboard;

pub mod renderer;
