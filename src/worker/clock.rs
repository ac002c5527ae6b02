//! The time of day. The only place that asks the computer for it, beside the log.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Now.
#[must_use]
pub fn now() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    Timestamp::now()
}

/// The clerk's time zone, or UTC where the system does not say.
#[must_use]
pub fn zone() -> TimeZone {
    TimeZone::try_system().unwrap_or(TimeZone::UTC)
}
