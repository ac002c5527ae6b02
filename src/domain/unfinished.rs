//! What the journal says of resets that nobody saw to their end: after a crash, a power cut, or `Leave unresolved`.
//!
//! The journal holds no password, so a reset that Beadle did not live to finish has lost its own. What can still be
//! told is for whom a new one may be needed, and Zoho's record can be compared with the baseline that was stored.

use jiff::{SignedDuration, Timestamp};

use super::ids::Zuid;
use super::journal::{EventKind, JournalOutcome, Line, Subject};

/// For how long a reset counts as recent: whoever it was for may ring again.
const RECENT: SignedDuration = SignedDuration::from_hours(24);

/// A reset without an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// Whom it was for, and what was asked.
    pub subject: Subject,
    /// `lastPasswordReset` before the request.
    pub baseline: Option<Timestamp>,
    /// When its requests were about to leave, by this computer's clock.
    pub sent: Vec<Timestamp>,
    /// How far it is known to have got.
    pub state: Loose,
}

/// How far a reset without an end is known to have got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loose {
    /// Beadle stopped before it heard an answer: the request may or may not have left.
    Unanswered,
    /// It could not be told, and Beadle stopped before it was.
    Untold,
    /// It could not be told, and the clerk left it so.
    LeftUntold,
    /// The password was changed, and Beadle stopped while the new one was still on the screen.
    NotHandedOver,
}

/// A reset of the last day that is known to have worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Whose.
    pub zuid: Zuid,
    /// When.
    pub at: Timestamp,
}

impl Unfinished {
    /// When the last request was about to leave.
    #[must_use]
    pub fn at(&self) -> Option<Timestamp> {
        self.sent.last().copied()
    }
}

/// Every reset that has no end, oldest first. A later reset of the same person that worked ends the earlier ones: it
/// is that password which counts.
#[must_use]
pub fn unfinished(lines: &[Line]) -> Vec<Unfinished> {
    let threads = threads(lines);
    let ended_by_a_later_one = |place: usize, zuid: &Zuid| {
        threads.iter().skip(place + 1).any(|later| later.subject.zuid == *zuid && later.is_set)
    };
    let loose =
        threads.iter().enumerate().filter(|(place, thread)| !ended_by_a_later_one(*place, &thread.subject.zuid));
    loose.filter_map(|(_, thread)| thread.unfinished()).collect()
}

/// Everybody whose password was changed within the last day, the latest change of each.
#[must_use]
pub fn recent(lines: &[Line], now: Timestamp) -> Vec<Recent> {
    let mut found: Vec<Recent> = Vec::new();
    for thread in threads(lines).iter().filter(|thread| thread.is_set && !thread.is_for_nobody()) {
        let Some(at) = thread.sent.last().copied() else { continue };
        // A clock that was put back must not make a reset recent for ever.
        if now.duration_since(at).abs() > RECENT {
            continue;
        }
        found.retain(|earlier| earlier.zuid != thread.subject.zuid);
        found.push(Recent { zuid: thread.subject.zuid.clone(), at });
    }
    found
}

/// All lines about one operation, read in order.
#[derive(Debug)]
struct Thread {
    subject: Subject,
    baseline: Option<Timestamp>,
    sent: Vec<Timestamp>,
    /// The attempt whose answer is not in the journal.
    open_attempt: Option<u32>,
    is_doubtful: bool,
    /// An answer was not understood, and the record has not been looked at since.
    needs_a_look: bool,
    /// Zoho said yes, its record shows it, or the clerk says that it works.
    is_set: bool,
    page: PageOfIt,
}

/// What became of the page of the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageOfIt {
    /// Nobody left it: Beadle stopped while it was open, or before.
    Open,
    /// The clerk left it.
    Left,
    /// She put the matter away afterwards.
    PutAway,
}

impl Thread {
    fn begin(line: &Line) -> Self {
        let event = &line.event;
        let subject = Subject {
            op: event.op.clone(),
            zuid: event.zuid.clone(),
            address: event.address.clone(),
            options: event.options.clone(),
        };
        Self {
            subject,
            baseline: event.baseline.and_then(|ms| Timestamp::from_millisecond(ms).ok()),
            sent: Vec::new(),
            open_attempt: None,
            is_doubtful: false,
            needs_a_look: false,
            is_set: false,
            page: PageOfIt::Open,
        }
    }

    fn take(&mut self, line: &Line) {
        let event = &line.event;
        match (event.event, event.outcome) {
            (EventKind::Started, _) => {
                // An attempt before this one that has no answer stays open to doubt.
                self.is_doubtful |= self.open_attempt.is_some();
                self.open_attempt = Some(event.attempt);
                self.sent.push(line.at);
                // A new try opens the matter again.
                self.page = PageOfIt::Open;
            }
            (EventKind::Ended, outcome) => {
                if self.open_attempt == Some(event.attempt) {
                    self.open_attempt = None;
                }
                match outcome {
                    Some(JournalOutcome::Done) => self.is_set = true,
                    Some(JournalOutcome::Refused | JournalOutcome::NotSent) => {}
                    Some(JournalOutcome::NotUnderstood) => self.needs_a_look = true,
                    _ => self.is_doubtful = true,
                }
            }
            (EventKind::Checked, Some(JournalOutcome::Verified)) | (EventKind::Told, Some(JournalOutcome::Works)) => {
                self.is_set = true;
            }
            (EventKind::Checked, Some(JournalOutcome::NotSeen)) => self.needs_a_look = false,
            (EventKind::Left, _) => self.page = PageOfIt::Left,
            (EventKind::Settled, _) => self.page = PageOfIt::PutAway,
            (EventKind::Checked | EventKind::Emailed | EventKind::Told, _) => {}
        }
    }

    fn is_in_doubt(&self) -> bool {
        self.is_doubtful || self.needs_a_look || self.open_attempt.is_some()
    }

    fn is_for_nobody(&self) -> bool {
        self.subject.options.reason == "left"
    }

    fn unfinished(&self) -> Option<Unfinished> {
        let state = match (self.is_set, self.page) {
            (_, PageOfIt::PutAway) | (true, PageOfIt::Left) => return None,
            (true, PageOfIt::Open) if self.is_for_nobody() => return None,
            (true, PageOfIt::Open) => Loose::NotHandedOver,
            (false, _) if !self.is_in_doubt() => return None,
            (false, PageOfIt::Left) => Loose::LeftUntold,
            (false, PageOfIt::Open) if self.open_attempt.is_some() => Loose::Unanswered,
            (false, PageOfIt::Open) => Loose::Untold,
        };
        Some(Unfinished { subject: self.subject.clone(), baseline: self.baseline, sent: self.sent.clone(), state })
    }
}

fn threads(lines: &[Line]) -> Vec<Thread> {
    let mut threads: Vec<Thread> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for line in lines {
        let place = *places.entry(line.event.op.as_str()).or_insert_with(|| {
            threads.push(Thread::begin(line));
            threads.len() - 1
        });
        if let Some(thread) = threads.get_mut(place) {
            thread.take(line);
        }
    }
    threads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::journal::{Event, GENESIS, JournalOptions, OperationKind, VERSION};

    fn line(op: &str, zuid: u64, attempt: u32, event: EventKind, outcome: Option<JournalOutcome>) -> Line {
        Line {
            v: VERSION,
            seq: 1,
            at: "2026-11-24T09:00:00Z".parse().unwrap(),
            event: Event {
                op: op.to_owned(),
                attempt,
                event,
                kind: OperationKind::Reset,
                zuid: zuid.into(),
                address: "cllr.pugh@littlewittering-pc.gov.uk".parse().unwrap(),
                by: "clerk@littlewittering-pc.gov.uk".to_owned(),
                options: JournalOptions { reason: "forgotten".to_owned(), ..JournalOptions::default() },
                baseline: Some(1_700_000_000_000),
                outcome,
            },
            app: "0.1.0".to_owned(),
            prev: GENESIS.to_owned(),
        }
    }

    fn started(op: &str, attempt: u32) -> Line {
        line(op, 1, attempt, EventKind::Started, None)
    }

    fn ended(op: &str, attempt: u32, outcome: JournalOutcome) -> Line {
        line(op, 1, attempt, EventKind::Ended, Some(outcome))
    }

    fn states(lines: &[Line]) -> Vec<Loose> {
        unfinished(lines).iter().map(|loose| loose.state).collect()
    }

    #[test]
    fn each_way_of_stopping() {
        use JournalOutcome::{Done, NotSeen, NotSent, Refused, Unknown, Verified, Works};
        let told = |outcome| line("a", 1, 1, EventKind::Told, Some(outcome));
        let checked = |outcome| line("a", 1, 0, EventKind::Checked, Some(outcome));
        let left = || line("a", 1, 0, EventKind::Left, None);
        let settled = || line("a", 1, 0, EventKind::Settled, None);
        assert_eq!(states(&[]), []);
        assert_eq!(states(&[started("a", 1)]), [Loose::Unanswered]);
        assert_eq!(states(&[started("a", 1), ended("a", 1, Unknown)]), [Loose::Untold]);
        assert_eq!(states(&[started("a", 1), ended("a", 1, Refused)]), []);
        assert_eq!(states(&[started("a", 1), ended("a", 1, NotSent)]), []);
        assert_eq!(states(&[started("a", 1), ended("a", 1, Done)]), [Loose::NotHandedOver]);
        assert_eq!(states(&[started("a", 1), ended("a", 1, Done), left()]), []);
        assert_eq!(states(&[started("a", 1), ended("a", 1, Unknown), left()]), [Loose::LeftUntold]);
        assert_eq!(states(&[started("a", 1), ended("a", 1, Unknown), left(), settled()]), []);
        let unmoved = [started("a", 1), ended("a", 1, Unknown), checked(NotSeen)];
        assert_eq!(states(&unmoved), [Loose::Untold], "an unmoved record proves nothing");
        assert_eq!(states(&[started("a", 1), checked(Verified)]), [Loose::NotHandedOver]);
        assert_eq!(states(&[started("a", 1), ended("a", 1, Unknown), told(Works), left()]), []);
        let odd = [started("a", 1), ended("a", 1, JournalOutcome::NotUnderstood)];
        assert_eq!(states(&odd), [Loose::Untold], "nobody has looked yet");
        assert_eq!(states(&[&odd[..], &[checked(NotSeen)]].concat()), [], "a no, by the record");
        let second_try = [started("a", 1), ended("a", 1, Unknown), started("a", 2), ended("a", 2, Refused)];
        assert_eq!(states(&second_try), [Loose::Untold], "a later no resolves nothing");
        let lost_line = [started("a", 1), started("a", 2), ended("a", 2, Refused)];
        assert_eq!(states(&lost_line), [Loose::Untold], "the first answer was never written");
    }

    #[test]
    fn a_later_reset_that_worked_ends_the_earlier_one() {
        let mut lines = vec![started("a", 1), started("b", 1), ended("b", 1, JournalOutcome::Refused)];
        assert_eq!(states(&lines), [Loose::Unanswered]);
        lines.extend([started("c", 1), ended("c", 1, JournalOutcome::Done), line("c", 1, 0, EventKind::Left, None)]);
        assert_eq!(states(&lines), []);
        let somebody_else = [started("a", 1), line("d", 2, 1, EventKind::Ended, Some(JournalOutcome::Done))];
        assert_eq!(states(&somebody_else), [Loose::Unanswered, Loose::NotHandedOver]);
    }

    #[test]
    fn recent_for_a_day() {
        let lines = [started("a", 1), ended("a", 1, JournalOutcome::Done)];
        let at = |text: &str| recent(&lines, text.parse().unwrap()).len();
        assert_eq!(at("2026-11-24T09:00:01Z"), 1);
        assert_eq!(at("2026-11-25T08:59:59Z"), 1);
        assert_eq!(at("2026-11-25T09:00:01Z"), 0);
        assert_eq!(at("2026-11-22T09:00:01Z"), 0);
    }
}
