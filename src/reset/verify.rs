//! Whether Zoho's record shows a change that can be ours.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// How far before the moment of sending the record may lie: clocks inside Zoho differ.
const EARLIEST: SignedDuration = SignedDuration::from_mins(-2);
/// How far after.
const LATEST: SignedDuration = SignedDuration::from_mins(10);
/// When the record is looked at after Done, counted from the answer.
pub const POLL_SECONDS: [u64; 4] = [1, 3, 8, 18];

/// After a connection failed, Beadle looks again by itself so many seconds later, and then after ever longer waits;
/// never sooner (blueprint section 6).
const WATCH_SECONDS: [u64; 4] = [10, 20, 40, 60];

/// What a look at the record says. Unmoved never proves that nothing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// The record moved to a time that fits the request.
    Changed(Timestamp),
    /// It did not, or moved to a time that does not fit.
    NotSeen,
    /// It could not be read.
    Unreadable,
    /// It could not be read because the connection failed: worth another look when the network is back.
    Unreachable,
}

/// When requests left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sent {
    /// One for each attempt.
    pub moments: Vec<Timestamp>,
    /// Whose clock told them.
    pub by: Teller,
}

/// Whose clock told a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Teller {
    /// The server's, counted on from its last answer.
    #[default]
    Server,
    /// This computer's: all that an old line of the journal knows. It may be wrong by hours.
    ThisComputer,
}

impl Sent {
    /// The moments by the server's clock, given how far it is ahead of this computer's now.
    #[must_use]
    pub fn by_server(&self, ahead: SignedDuration) -> Vec<Timestamp> {
        match self.by {
            Teller::Server => self.moments.clone(),
            Teller::ThisComputer => self.moments.iter().filter_map(|at| at.checked_add(ahead).ok()).collect(),
        }
    }
}

/// Compares the record with the baseline. `sent` are the moments of sending by the server's clock.
#[must_use]
pub fn finding(baseline: Option<Timestamp>, seen: Option<Timestamp>, sent: &[Timestamp]) -> Finding {
    let Some(seen) = seen else { return Finding::NotSeen };
    if baseline == Some(seen) {
        return Finding::NotSeen;
    }
    let fits = |sent: &Timestamp| (EARLIEST..=LATEST).contains(&seen.duration_since(*sent));
    if sent.iter().any(fits) { Finding::Changed(seen) } else { Finding::NotSeen }
}

/// How long to wait before the next look, after so many that found the network gone.
#[must_use]
pub fn watch_after(n_looks: usize) -> Duration {
    let longest = WATCH_SECONDS.len() - 1;
    Duration::from_secs(WATCH_SECONDS.get(n_looks.min(longest)).copied().unwrap_or(60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn only_a_fitting_move_counts() {
        let sent = [at("2026-11-24T14:03:20Z")];
        let old = Some(at("2025-11-24T09:00:00Z"));
        let ours = at("2026-11-24T14:03:21Z");
        assert_eq!(finding(old, Some(ours), &sent), Finding::Changed(ours));
        assert_eq!(finding(None, Some(ours), &sent), Finding::Changed(ours));
        assert_eq!(finding(old, old, &sent), Finding::NotSeen);
        assert_eq!(finding(old, None, &sent), Finding::NotSeen);
        assert_eq!(finding(old, Some(at("2026-11-24T14:01:00Z")), &sent), Finding::NotSeen);
        assert_eq!(finding(old, Some(at("2026-11-24T14:14:00Z")), &sent), Finding::NotSeen);
        assert_eq!(finding(old, Some(ours), &[]), Finding::NotSeen);
    }

    #[test]
    fn any_of_several_attempts_may_have_done_it() {
        let sent = [at("2026-11-24T14:03:20Z"), at("2026-11-24T16:00:00Z")];
        let second = at("2026-11-24T16:00:01Z");
        assert_eq!(finding(None, Some(second), &sent), Finding::Changed(second));
        assert_eq!(finding(None, Some(at("2026-11-24T15:00:00Z")), &sent), Finding::NotSeen, "between the two");
    }

    #[test]
    fn a_clock_that_is_a_day_wrong_is_corrected() {
        let told = Sent { moments: vec![at("2026-11-23T14:03:20Z")], by: Teller::ThisComputer };
        assert_eq!(told.by_server(SignedDuration::from_hours(24)), [at("2026-11-24T14:03:20Z")]);
        let told = Sent { by: Teller::Server, ..told };
        assert_eq!(told.by_server(SignedDuration::from_hours(24)), [at("2026-11-23T14:03:20Z")]);
    }

    #[test]
    fn never_within_ten_seconds() {
        assert_eq!(watch_after(0).as_secs(), 10);
        assert_eq!(watch_after(1).as_secs(), 20);
        assert_eq!(watch_after(1_000).as_secs(), 60);
    }
}
