//! The wizard that is open, or the outcome it came to.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;

use crate::domain::outcome::{Answer, JournalTrouble, ReadFailure, Refusal, SignInFailure, Unsent};
use crate::domain::password::place::Place;
use crate::domain::user::User;
use crate::model::slip::SlipState;
use crate::msg::{ChangeStage, RequestId};
use crate::reset::choices::Choices;
use crate::reset::draft::{Draft, Problem};
use crate::reset::operation::{Operation, Outcome};
use crate::reset::read_out::ReadOut;
use crate::reset::step::Step;

/// One reset, from the row to `Finish`.
#[derive(Debug)]
pub struct Reset {
    /// What can still be altered.
    pub draft: Draft,
    /// Where it stands.
    pub phase: Phase,
    /// How fresh the person's record is.
    pub freshness: Freshness,
    /// How many others share the surname.
    pub n_namesakes: usize,
    /// What was put together on the page `More choices`.
    pub choices: Option<Choices>,
    /// That page is open.
    pub chooses: bool,
    /// The steps whose page was open.
    pub visited: BTreeSet<Step>,
    /// What keeps the step from being complete, once she tried to go on.
    pub complaint: Option<Problem>,
    /// What became of an earlier press of `Change`, told on the step she was taken back to.
    pub status: Option<StepStatus>,
    /// Why Zoho did not allow the email that was wanted, told at step 8.
    pub mail_failure: Option<SignInFailure>,
    /// Step 9 opened at this moment.
    pub arrived: Duration,
    /// Every key has been up since step 9 opened.
    pub keys_released: bool,
}

/// Where a reset stands.
#[derive(Debug)]
pub enum Phase {
    /// On one of the steps.
    Editing(Step),
    /// The change is on its way. There is no step to go back to.
    Applying(Box<Applying>),
    /// It is done, or can't be told.
    Ended(Box<Ended>),
}

/// A change on its way.
#[derive(Debug)]
pub struct Applying {
    /// The request.
    pub request: RequestId,
    /// The operation with the password.
    pub operation: Operation,
    /// How far it has got.
    pub stage: ChangeStage,
    /// The password is to be on the screen afterwards.
    pub shows_password: bool,
    /// The slip that was saved after an earlier try.
    pub slip: SlipState,
}

/// A change that is done or can't be told.
#[derive(Debug)]
pub struct Ended {
    /// The operation with the password.
    pub operation: Operation,
    /// When Beadle heard, or gave up hearing.
    pub at: Timestamp,
    /// What the record says.
    pub verification: Verification,
    /// The look at the record that is under way.
    pub check: Option<RequestId>,
    /// Looks that come by themselves, because a connection failed.
    pub watch: Option<Watch>,
    /// What became of a later press, where that does not show in the outcome.
    pub last_try: Option<StepStatus>,
    /// What became of the email.
    pub email: EmailState,
    /// Whether the person has signed in.
    pub waiting: Waiting,
    /// Whether the outcome is in the journal.
    pub journal: Noted,
    /// The password is on the screen.
    pub shows_password: bool,
    /// The clerk says that everybody else who uses the mailbox knows.
    pub told_others: bool,
    /// It is being read out, on a page of its own.
    pub read_out: Option<ReadOut>,
    /// The slip with the password.
    pub slip: SlipState,
}

/// A look at the record that comes by itself, when the network may be back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watch {
    /// The look that waits.
    pub request: RequestId,
    /// How many have found the network gone.
    pub n_failed: usize,
}

/// Waiting until the person has signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// Not waited for.
    Not,
    /// Looked for every now and then.
    Looking {
        /// The request.
        request: RequestId,
        /// When the record was last read, and showed nothing yet.
        looked: Option<Timestamp>,
    },
    /// The record shows a sign-in at this moment.
    Seen(Timestamp),
    /// Given up at this moment. That says nothing about the person.
    Over(Timestamp),
}

/// Whether an outcome is in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// It is.
    Yes,
    /// It could not be written, and is tried again.
    NotYet,
    /// It could not be written at first, and is there now.
    Late,
}

/// What the record says about a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// Being looked at.
    Checking,
    /// The record moved; seen at this moment.
    Verified(Timestamp),
    /// A change that could not be told: the record shows one at this moment.
    Resolved(Timestamp),
    /// The record had not moved when last looked at.
    NotSeen(Timestamp),
    /// It could not be read when last tried.
    Unreadable(Timestamp),
    /// Nobody has looked yet.
    NotLooked,
    /// Her own mailbox: the reset ended Beadle's sign-in.
    Impossible,
}

/// What became of the email with the credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmailState {
    /// None was asked for.
    NotAsked,
    /// Waits for the change to be certain.
    Waiting,
    /// Not sent after all: the person is in already.
    NotNeeded,
    /// On its way.
    Sending(RequestId),
    /// Zoho accepted it at this moment.
    Accepted(Timestamp),
    /// It was not accepted, or can't be told.
    Failed(Answer),
}

/// How fresh the person's record is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Freshness {
    /// Being read.
    Reading(RequestId),
    /// Read after the wizard opened.
    Fresh,
    /// Only as in the list.
    Stale(ReadFailure),
}

/// What became of an earlier press of `Change`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepStatus {
    /// Zoho said no.
    Refused(Refusal),
    /// Nothing left this computer.
    NotSent(Unsent),
    /// The person has changed since the clerk looked.
    Changed,
    /// The person could not be read, so nothing was sent.
    NoBaseline(ReadFailure),
    /// The journal could not be written, so nothing was sent.
    NoJournal(JournalTrouble),
}

impl Ended {
    /// A password that nobody is to have isn't offered once it is set; while it can't be told whether it is, it is.
    #[must_use]
    pub fn offers_password(&self) -> bool {
        !self.operation.plan().is_for_nobody() || matches!(self.operation.outcome(), Some(Outcome::Unknown(_)))
    }
}

impl Reset {
    /// A wizard on step 5.
    #[must_use]
    pub fn new(user: User, own: bool, place: Place, n_namesakes: usize, freshness: Freshness) -> Self {
        Self {
            draft: Draft::new(user, own, place),
            phase: Phase::Editing(Step::ChangePassword),
            freshness,
            n_namesakes,
            choices: None,
            chooses: false,
            visited: BTreeSet::from([Step::ChangePassword]),
            complaint: None,
            status: None,
            mail_failure: None,
            arrived: Duration::ZERO,
            keys_released: false,
        }
    }

    /// The step that is shown, while it can be edited.
    #[must_use]
    pub fn step(&self) -> Option<Step> {
        match &self.phase {
            Phase::Editing(step) => Some(*step),
            Phase::Applying(_) | Phase::Ended(_) => None,
        }
    }

    /// The page `More choices`, while it is open.
    #[must_use]
    pub fn open_choices(&self) -> Option<&Choices> {
        self.choices.as_ref().filter(|_| self.chooses && self.step() == Some(Step::EnterPassword))
    }

    /// The password that is being read out.
    #[must_use]
    pub fn read_out(&self) -> Option<(&Ended, ReadOut)> {
        match &self.phase {
            Phase::Ended(ended) => Some((ended, ended.read_out?)),
            Phase::Editing(_) | Phase::Applying(_) => None,
        }
    }

    /// The operation whose password may be set.
    #[must_use]
    pub fn operation(&self) -> Option<&Operation> {
        match &self.phase {
            Phase::Editing(_) => None,
            Phase::Applying(applying) => Some(&applying.operation),
            Phase::Ended(ended) => Some(&ended.operation),
        }
    }

    /// A password stands open on the screen, or is about to.
    #[must_use]
    pub fn shows_password(&self) -> bool {
        match &self.phase {
            Phase::Editing(step) => *step >= Step::EnterPassword && self.draft.shows_password(),
            Phase::Applying(applying) => applying.shows_password,
            Phase::Ended(ended) => ended.shows_password,
        }
    }

    /// Leaving now could lose a password that may be set.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match &self.phase {
            Phase::Editing(_) => false,
            Phase::Applying(_) => true,
            Phase::Ended(ended) => matches!(ended.operation.outcome(), Some(Outcome::Unknown(_))),
        }
    }
}
