//! What is written when a part of Beadle stops by a mistake of ours: where, and nothing else. The message of a panic
//! may hold anything, also a password.

use std::io::Write as _;
use std::panic::PanicHookInfo;

/// Replaces the hook that would print the message.
pub fn install() {
    std::panic::set_hook(Box::new(report));
}

fn report(info: &PanicHookInfo<'_>) {
    let (file, line) = info.location().map_or(("unknown", 0), |place| (place.file(), place.line()));
    let thread = std::thread::current();
    let thread = thread.name().unwrap_or("unnamed");
    tracing::error!(file, line, thread, "a part of Beadle stopped");
    // Nobody may be listening on the standard error stream.
    writeln!(std::io::stderr().lock(), "beadle: a part of Beadle stopped at {file}:{line} (thread {thread})").ok();
}
