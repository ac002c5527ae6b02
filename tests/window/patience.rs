//! Waiting for a program that runs beside the test.

use std::time::Duration;

/// How long something may take to appear. Software rendering on a busy machine needs seconds at times.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// How often to look whether it has.
const GLANCE: Duration = Duration::from_millis(40);

/// Waits a moment before the next look.
pub(crate) fn glance() {
    pause(GLANCE);
}

/// Waits as long as a person would, where there is nothing to look at: between two keys, until a picture has settled.
#[expect(clippy::disallowed_methods, reason = "the test has a thread of its own, and another program to wait for")]
pub(crate) fn pause(time: Duration) {
    std::thread::sleep(time);
}
