//! A password on the clipboard.

use std::time::Duration;

/// It is there by Beadle's doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnClipboard {
    /// When it is taken away, by the clock that never goes back; `None`: not by itself.
    pub until: Option<Duration>,
}

impl OnClipboard {
    /// The seconds that are left, rounded up.
    #[must_use]
    pub fn seconds_left(&self, now: Duration) -> Option<u64> {
        let left = self.until?.saturating_sub(now);
        Some(left.as_secs() + u64::from(left.subsec_nanos() > 0))
    }
}
