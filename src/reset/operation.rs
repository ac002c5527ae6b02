//! A reset that has been started: one password for one person, until it is known what became of it.

use jiff::Timestamp;

use super::plan::Plan;
use super::verify::Finding;
use crate::domain::journal::Subject;
use crate::domain::outcome::{Answer, Doubt, JournalTrouble, Refusal, Unsent};
use crate::domain::user::User;

/// The operation and everything known about it. Holds the password.
#[derive(Debug, Clone)]
pub struct Operation {
    id: String,
    plan: Plan,
    /// One for each attempt, in order.
    answers: Vec<Answer>,
    resolved: Option<Resolution>,
    looked: bool,
    told: Option<Told>,
    baseline: Option<Timestamp>,
    sent: Vec<Timestamp>,
}

/// What became of it: the worst of its attempts, until a look at the record resolves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Zoho said yes, or its record shows the change.
    Done,
    /// It could not be told, and the clerk says that the password works. Zoho has not confirmed it.
    SaidToWork,
    /// Zoho said no.
    Refused(Refusal),
    /// Nothing left this computer.
    NotSent(Unsent),
    /// It can't be told.
    Unknown(Doubt),
}

/// How an operation that could not be told was resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolution {
    /// When Zoho's record says the password was changed.
    pub changed_at: Timestamp,
}

/// What the clerk says after the person tried the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// `It worked`.
    Works(Timestamp),
    /// `It didn't`.
    DoesNotWork(Timestamp),
}

/// What another press has to know of the presses before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// How many attempts have been made.
    pub n_attempts: u32,
    /// `lastPasswordReset` before the first of them.
    pub baseline: Option<Timestamp>,
    /// When they left, by the server's clock.
    pub sent: Vec<Timestamp>,
}

/// What the worker reports when a press of `Change` has run its course.
#[derive(Debug, Clone)]
pub struct ChangeReport {
    /// How it ended.
    pub end: ChangeEnd,
    /// `lastPasswordReset` before the request.
    pub baseline: Option<Timestamp>,
    /// When each attempt of this press left, by the server's clock.
    pub sent: Vec<Timestamp>,
    /// The outcome could not be written to the journal; everything else stands.
    pub journal_failed: bool,
    /// The attempts of this press: those that failed before the last one.
    pub earlier: Vec<Answer>,
}

/// How a press of `Change` ended.
#[derive(Debug, Clone)]
pub enum ChangeEnd {
    /// The person is not as the clerk saw them. Nothing was sent.
    Stale(Box<User>),
    /// A press before this one has changed the password at this moment, says the record. Nothing was sent.
    AlreadySet(Timestamp),
    /// The person could not be read first. Nothing was sent.
    NoBaseline(crate::domain::outcome::ReadFailure),
    /// The journal could not be written. Nothing was sent.
    NoJournal(JournalTrouble),
    /// Zoho answered, or didn't.
    Answered(Answer),
}

impl Operation {
    /// A new operation. The id is random and names it in the journal.
    #[must_use]
    pub fn new(id: String, plan: Plan) -> Self {
        Self {
            id,
            plan,
            answers: Vec::new(),
            resolved: None,
            looked: false,
            told: None,
            baseline: None,
            sent: Vec::new(),
        }
    }

    /// Names it in the journal.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What was decided.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// `lastPasswordReset` before the first request, by which a change is told.
    #[must_use]
    pub fn baseline(&self) -> Option<Timestamp> {
        self.baseline
    }

    /// When its requests left, by the server's clock.
    #[must_use]
    pub fn sent(&self) -> &[Timestamp] {
        &self.sent
    }

    /// What the journal says of it.
    #[must_use]
    pub fn subject(&self) -> Subject {
        self.plan.subject(&self.id)
    }

    /// What another press has to know of the ones so far; `None` before the first.
    #[must_use]
    pub fn earlier(&self) -> Option<Earlier> {
        if self.answers.is_empty() {
            return None;
        }
        Some(Earlier {
            n_attempts: u32::try_from(self.answers.len()).unwrap_or(u32::MAX),
            baseline: self.baseline,
            sent: self.sent.clone(),
        })
    }

    /// Takes over a press that was answered.
    pub fn record(&mut self, report: &ChangeReport, answer: Answer) {
        if self.answers.is_empty() {
            self.baseline = report.baseline;
        }
        self.sent.extend(&report.sent);
        self.answers.extend(report.earlier.iter().cloned());
        self.answers.push(answer);
        // What was seen and said was about the tries before this one.
        self.looked = false;
        self.told = None;
    }

    /// Takes over a look at the record. Only a change resolves; not seeing one proves nothing.
    pub fn record_finding(&mut self, finding: Finding) {
        match finding {
            Finding::Changed(changed_at) => self.resolved = Some(Resolution { changed_at }),
            Finding::NotSeen => self.looked = true,
            Finding::Unreadable | Finding::Unreachable => {}
        }
    }

    /// Takes over what the clerk says.
    pub fn record_told(&mut self, told: Told) {
        self.told = Some(told);
    }

    /// What the clerk said last.
    #[must_use]
    pub fn told(&self) -> Option<Told> {
        self.told
    }

    /// After an attempt that can't be told, Zoho refused the same password as used before: a sign that the earlier
    /// attempt set it.
    #[must_use]
    pub fn is_probably_set(&self) -> bool {
        let mut in_doubt = false;
        self.answers.iter().any(|answer| {
            let is_sign = in_doubt && *answer == Answer::Refused(Refusal::InHistory);
            in_doubt |= matches!(answer, Answer::Unknown(_));
            is_sign
        })
    }

    /// The last attempt's answer.
    #[must_use]
    pub fn last_answer(&self) -> Option<&Answer> {
        self.answers.last()
    }

    /// How the record resolved it, if it did.
    #[must_use]
    pub fn resolution(&self) -> Option<Resolution> {
        self.resolved
    }

    /// The worst of its attempts: after one that can't be told, a later "no" never shows as such. Only the record, a
    /// plain yes or the clerk's word resolves it.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        if self.resolved.is_some() {
            return Some(Outcome::Done);
        }
        let last = self.answers.last()?;
        if matches!(last, Answer::Done { .. }) {
            return Some(Outcome::Done);
        }
        if let Some(doubt) = self.doubt() {
            return Some(if self.is_said_to_work() { Outcome::SaidToWork } else { Outcome::Unknown(doubt) });
        }
        Some(match last {
            Answer::Done { .. } => Outcome::Done,
            Answer::Refused(refusal) => Outcome::Refused(refusal.clone()),
            Answer::NotSent(unsent) => Outcome::NotSent(*unsent),
            Answer::Unknown(doubt) => Outcome::Unknown(*doubt),
        })
    }

    fn is_said_to_work(&self) -> bool {
        matches!(self.told, Some(Told::Works(_)))
    }

    /// The first attempt that can't be told.
    fn doubt(&self) -> Option<Doubt> {
        self.answers.iter().find_map(|answer| match answer {
            Answer::Unknown(doubt) => Some(*doubt),
            // Nobody understood the answer: it counts as a refusal only once the record was looked at, and not when
            // the person is in: a record that shows nothing proves nothing.
            Answer::Refused(Refusal::Unclassified(_)) if !self.looked || self.is_said_to_work() => {
                Some(Doubt::NotUnderstood)
            }
            _ => None,
        })
    }
}
