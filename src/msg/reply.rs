//! What the worker reports.

use super::RequestId;
use super::choices::{RecipeFile, RecipeNotRead, WordsFile, WordsNotRead};
use super::councils::CouncilDone;
use super::guide::GuideDone;
use super::settings::ComputerFact;
use super::sign_in::{Added, Candidate, DeviceNews, KnownCouncil, Signed, SignedAgain, SignedOut};
use super::slip::SlipDone;
use crate::domain::council::CouncilId;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::journal::{JournalOutcome, Line};
use crate::domain::look_alike::Resemblance;
use crate::domain::outcome::{Answer, ReadFailure, Refusal, SignInFailure, Unsent};
use crate::domain::password::own_list::OwnList;
use crate::domain::set_up::{SetUp, SetUpFault};
use crate::domain::user::User;
use crate::reset::operation::{ChangeEnd, ChangeReport};
use crate::reset::verify::Finding;
use jiff::Timestamp;

/// What the worker reports.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Signing in ended.
    SignedIn {
        /// The request.
        id: RequestId,
        /// Who, or why not.
        result: Result<Box<Signed>, SignInFailure>,
    },
    /// A sign-in on another device has got this far.
    Device(RequestId, DeviceNews),
    /// The councils that were set up on this computer.
    Councils {
        /// The request.
        id: RequestId,
        /// Sorted by name.
        councils: Vec<KnownCouncil>,
        /// The one to open at once.
        open: Option<CouncilId>,
        /// How many could not be read.
        n_unreadable: usize,
    },
    /// A set-up file was read.
    SetUpRead {
        /// The request.
        id: RequestId,
        /// What it says, or why it can't be used.
        result: Result<Box<SetUp>, SetUpFault>,
        /// The council on this computer that it could be mistaken for.
        resembles: Option<Resemblance>,
    },
    /// A set-up file was made, or could not be.
    SetUpWritten(RequestId, Result<(), FileTrouble>),
    /// A council was added; `None`: the disk did not take it.
    CouncilAdded {
        /// The request.
        id: RequestId,
        /// What became of it.
        result: Option<Added>,
    },
    /// A set-up file was deleted, or could not be.
    SetUpDeleted {
        /// The request.
        id: RequestId,
        /// It is gone.
        is_gone: bool,
    },
    /// Zoho can't be reached yet; opening the council is tried again by itself.
    OpeningWaits {
        /// The request.
        id: RequestId,
        /// Why.
        why: ReadFailure,
        /// When it is tried again.
        until: Timestamp,
    },
    /// Somebody signed in to a council for the first time.
    ConfirmCouncil {
        /// The request.
        id: RequestId,
        /// To whom and where.
        candidate: Candidate,
    },
    /// Another trip to the browser ended.
    SignedAgain {
        /// The request.
        id: RequestId,
        /// What is allowed now, or why nothing has changed.
        result: Result<SignedAgain, SignInFailure>,
    },
    /// Signed out on this computer.
    SignedOut {
        /// The request.
        id: RequestId,
        /// What became of the rest.
        result: SignedOut,
    },
    /// A page of the list.
    UsersPage {
        /// The request.
        id: RequestId,
        /// New people.
        users: Vec<User>,
        /// Rows that could not be read.
        n_unreadable: usize,
    },
    /// Zoho asks to wait; the list goes on by itself.
    UsersPaused {
        /// The request.
        id: RequestId,
        /// When it goes on.
        until: Timestamp,
    },
    /// The list has ended.
    UsersEnd {
        /// The request.
        id: RequestId,
        /// Whole, or why not.
        result: Result<(), ReadFailure>,
    },
    /// One user was read.
    UserRead {
        /// The request.
        id: RequestId,
        /// The user, or why not.
        result: Result<Box<User>, ReadFailure>,
    },
    /// A change has got this far.
    ChangeStage {
        /// The request.
        id: RequestId,
        /// How far.
        stage: ChangeStage,
    },
    /// A press of `Change` has run its course.
    ChangeEnded {
        /// The request.
        id: RequestId,
        /// How.
        report: Box<ChangeReport>,
    },
    /// One look at the record.
    Checked {
        /// The request.
        id: RequestId,
        /// What it says.
        finding: Finding,
        /// The moment of the look.
        at: Timestamp,
        /// No further look follows.
        last: bool,
    },
    /// The email with the credentials.
    Emailed {
        /// The request.
        id: RequestId,
        /// What became of it.
        answer: Answer,
    },
    /// One look for a sign-in.
    Awaited {
        /// The request.
        id: RequestId,
        /// What was seen.
        seen: Seen,
        /// The person as read just now.
        user: Option<Box<User>>,
        /// The moment of the look.
        at: Timestamp,
    },
    /// Lines that the journal could not take at first are written now.
    JournalCaughtUp,
    /// A recipe was read.
    RecipeRead {
        /// The request.
        id: RequestId,
        /// The recipe, or why not.
        result: Result<Box<RecipeFile>, RecipeNotRead>,
    },
    /// A recipe was written.
    RecipeWritten {
        /// The request.
        id: RequestId,
        /// The file's name, or why not.
        result: Result<String, FileTrouble>,
    },
    /// A list of words was read.
    WordsRead {
        /// The request.
        id: RequestId,
        /// The words, or why not.
        result: Result<Box<WordsFile>, WordsNotRead>,
    },
    /// The list that an earlier run kept.
    WordsLoaded {
        /// The request.
        id: RequestId,
        /// The words.
        list: Box<OwnList>,
    },
    /// The list is not kept any more.
    WordsForgotten {
        /// The request.
        id: RequestId,
        /// The copy is gone.
        is_gone: bool,
    },
    /// What became of ticks in guides.
    Guide(RequestId, GuideDone),
    /// What became of a slip.
    Slip(RequestId, SlipDone),
    /// What became of a council.
    Council(RequestId, CouncilDone),
    /// No browser could be opened.
    BrowserFailed,
    /// Something about this computer itself.
    Computer(ComputerFact),
    /// The journal.
    History {
        /// The request.
        id: RequestId,
        /// Its lines and what is wrong with them, or nothing when it can't be read.
        result: Option<HistoryRead>,
    },
}

/// How far a change has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeStage {
    /// The person is read once more.
    Reading,
    /// The request is on its way.
    Sending,
}

/// What a look for a sign-in has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// A sign-in at this moment, after the password was changed.
    SignedIn(Timestamp),
    /// None yet.
    NotYet,
    /// The record could not be read this time.
    Nothing,
    /// None, and no look follows.
    Over,
}

/// The journal as read.
#[derive(Debug, Clone, Default)]
pub struct HistoryRead {
    /// Oldest first.
    pub lines: Vec<Line>,
    /// Lines that are not what they should be: the Fluent key of the sentence and the line number.
    pub findings: Vec<(&'static str, u64)>,
}

/// The journal's word for an answer.
#[must_use]
pub fn journal_outcome(answer: &Answer) -> JournalOutcome {
    match answer {
        Answer::Done { .. } => JournalOutcome::Done,
        Answer::Refused(Refusal::Unclassified(_)) => JournalOutcome::NotUnderstood,
        Answer::Refused(_) => JournalOutcome::Refused,
        Answer::NotSent(_) => JournalOutcome::NotSent,
        Answer::Unknown(_) => JournalOutcome::Unknown,
    }
}

impl Reply {
    /// The request that was told that Zoho has ended the sign-in, if this is what the reply says.
    #[must_use]
    pub fn says_signed_out(&self) -> Option<RequestId> {
        let (id, says) = match self {
            Self::UsersEnd { id, result: Err(failure) } | Self::UserRead { id, result: Err(failure) } => {
                (id, is_signed_out(failure))
            }
            Self::ChangeEnded { id, report } => match &report.end {
                ChangeEnd::NoBaseline(failure) => (id, is_signed_out(failure)),
                ChangeEnd::Answered(answer) => (id, answer_is_signed_out(answer)),
                ChangeEnd::AlreadySet(_) | ChangeEnd::Stale(_) | ChangeEnd::NoJournal(_) => return None,
            },
            Self::Emailed { id, answer } => (id, answer_is_signed_out(answer)),
            _ => return None,
        };
        says.then_some(*id)
    }
}

fn is_signed_out(failure: &ReadFailure) -> bool {
    matches!(failure, ReadFailure::Unsent(Unsent::SignedOut) | ReadFailure::Refused(Refusal::TokenRefused))
}

fn answer_is_signed_out(answer: &Answer) -> bool {
    matches!(answer, Answer::NotSent(Unsent::SignedOut) | Answer::Refused(Refusal::TokenRefused))
}
