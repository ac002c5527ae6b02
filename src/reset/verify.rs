//! Whether Zoho's record shows a change that can be ours.

use jiff::{SignedDuration, Timestamp};

/// How far before the moment of sending the record may lie: clocks inside Zoho differ.
const EARLIEST: SignedDuration = SignedDuration::from_mins(-2);
/// How far after.
const LATEST: SignedDuration = SignedDuration::from_mins(10);
/// When the record is looked at after Done, counted from the answer.
pub const POLL_SECONDS: [u64; 4] = [1, 3, 8, 18];

/// What a look at the record says. Unmoved never proves that nothing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// The record moved to a time that fits the request.
    Changed(Timestamp),
    /// It did not, or moved to a time that does not fit.
    NotSeen,
    /// It could not be read.
    Unreadable,
}

/// Compares the record with the baseline. `sent` is the moment of sending by the server's clock.
#[must_use]
pub fn finding(baseline: Option<Timestamp>, seen: Option<Timestamp>, sent: Timestamp) -> Finding {
    let Some(seen) = seen else { return Finding::NotSeen };
    if baseline == Some(seen) {
        return Finding::NotSeen;
    }
    let distance = seen.duration_since(sent);
    if distance < EARLIEST || distance > LATEST {
        return Finding::NotSeen;
    }
    Finding::Changed(seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_fitting_move_counts() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let sent = at("2026-11-24T14:03:20Z");
        let old = Some(at("2025-11-24T09:00:00Z"));
        let ours = at("2026-11-24T14:03:21Z");
        assert_eq!(finding(old, Some(ours), sent), Finding::Changed(ours));
        assert_eq!(finding(None, Some(ours), sent), Finding::Changed(ours));
        assert_eq!(finding(old, old, sent), Finding::NotSeen);
        assert_eq!(finding(old, None, sent), Finding::NotSeen);
        assert_eq!(finding(old, Some(at("2026-11-24T14:01:00Z")), sent), Finding::NotSeen);
        assert_eq!(finding(old, Some(at("2026-11-24T14:14:00Z")), sent), Finding::NotSeen);
    }
}
