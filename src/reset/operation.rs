//! A reset that has been started: one password for one person, until it is known what became of it.

use jiff::Timestamp;

use super::plan::Plan;
use super::verify::Finding;
use crate::domain::outcome::{Answer, Doubt, Refusal, Unsent};
use crate::domain::user::User;

/// The operation and everything known about it. Holds the password.
#[derive(Debug, Clone)]
pub struct Operation {
    id: String,
    plan: Plan,
    answers: Vec<Answer>,
    resolved: Option<Resolution>,
    looked: bool,
    baseline: Option<Timestamp>,
    sent: Option<Timestamp>,
}

/// What became of it: the worst of its attempts, until a look at the record resolves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Zoho said yes, or its record shows the change.
    Done,
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

/// What the worker reports when a press of `Change` has run its course.
#[derive(Debug, Clone)]
pub struct ChangeReport {
    /// How it ended.
    pub end: ChangeEnd,
    /// `lastPasswordReset` before the request.
    pub baseline: Option<Timestamp>,
    /// When the request left, by the server's clock.
    pub sent: Option<Timestamp>,
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
    /// The person could not be read first. Nothing was sent.
    NoBaseline(crate::domain::outcome::ReadFailure),
    /// The journal could not be written. Nothing was sent.
    NoJournal,
    /// Zoho answered, or didn't.
    Answered(Answer),
}

impl Operation {
    /// A new operation. The id is random and names it in the journal.
    #[must_use]
    pub fn new(id: String, plan: Plan) -> Self {
        Self { id, plan, answers: Vec::new(), resolved: None, looked: false, baseline: None, sent: None }
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

    /// When the request left, by the server's clock.
    #[must_use]
    pub fn sent(&self) -> Option<Timestamp> {
        self.sent
    }

    /// Takes over a press that was answered.
    pub fn record(&mut self, report: &ChangeReport, answer: Answer) {
        if self.answers.is_empty() {
            self.baseline = report.baseline;
        }
        self.sent = report.sent.or(self.sent);
        self.answers.extend(report.earlier.iter().cloned());
        self.answers.push(answer);
    }

    /// Takes over a look at the record. Only a change resolves; not seeing one proves nothing.
    pub fn record_finding(&mut self, finding: Finding) {
        match finding {
            Finding::Changed(changed_at) => self.resolved = Some(Resolution { changed_at }),
            Finding::NotSeen => self.looked = true,
            Finding::Unreadable => {}
        }
    }

    /// How the record resolved it, if it did.
    #[must_use]
    pub fn resolution(&self) -> Option<Resolution> {
        self.resolved
    }

    /// The worst of its attempts: after one that can't be told, a later "no" never shows as such. Only the record, or
    /// a plain yes, resolves it.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        if self.resolved.is_some() {
            return Some(Outcome::Done);
        }
        let last = self.answers.last()?;
        if matches!(last, Answer::Done { .. }) {
            return Some(Outcome::Done);
        }
        let doubt = self.answers.iter().find_map(|answer| match answer {
            Answer::Unknown(doubt) => Some(*doubt),
            _ => None,
        });
        if let Some(doubt) = doubt {
            return Some(Outcome::Unknown(doubt));
        }
        match last {
            Answer::Done { .. } => Some(Outcome::Done),
            // Nobody understood the answer: it counts as a refusal only once the record was looked at.
            Answer::Refused(Refusal::Unclassified(_)) if !self.looked => Some(Outcome::Unknown(Doubt::NotUnderstood)),
            Answer::Refused(refusal) => Some(Outcome::Refused(refusal.clone())),
            Answer::NotSent(unsent) => Some(Outcome::NotSent(*unsent)),
            Answer::Unknown(doubt) => Some(Outcome::Unknown(*doubt)),
        }
    }
}
