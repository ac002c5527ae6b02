//! Time as Zoho writes it: whole milliseconds since 1970.

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970, or a number of them.
pub(super) type Millis = i64;

/// A second.
pub(super) const SECOND: Millis = 1_000;
/// A minute.
pub(super) const MINUTE: Millis = 60 * SECOND;
/// An hour.
pub(super) const HOUR: Millis = 60 * MINUTE;
/// A day.
pub(super) const DAY: Millis = 24 * HOUR;

/// The moment that this is read.
pub(super) fn now() -> Millis {
    #[expect(clippy::disallowed_methods, reason = "the pretend council is another computer, with a clock of its own")]
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis::try_from(since.as_millis()).unwrap_or(Millis::MAX)
}
