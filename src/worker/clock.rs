//! The time of day. The only place that asks the computer for it, beside the log.

use jiff::Timestamp;
use jiff::tz::TimeZone;

pub use crate::domain::clock::Clock;

impl Clock {
    /// The computer's, which may jump.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn system() -> Self {
        Self::new(Timestamp::now)
    }
}

/// The clerk's time zone, or UTC where the system does not say.
#[must_use]
pub fn zone() -> TimeZone {
    TimeZone::try_system().unwrap_or(TimeZone::UTC)
}
