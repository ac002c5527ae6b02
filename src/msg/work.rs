//! What the worker is asked for, and what it reports.

use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;

use super::RequestId;
use super::choices::{RecipeFile, RecipeNotRead, WordsFile, WordsNotRead};
use super::councils::{CouncilDone, CouncilWork};
use super::settings::{ComputerFact, ComputerWork};
use super::sign_in::{Added, By, Candidate, DeviceNews, KnownCouncil, Signed, SignedAgain, SignedOut, WayIn};
use super::slip::{SlipDone, SlipWork};
use crate::domain::connection::Connection;
use crate::domain::council::CouncilId;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::ids::Zuid;
use crate::domain::journal::{EventKind, JournalOutcome, Line, Subject};
use crate::domain::look_alike::Resemblance;
use crate::domain::outcome::{Answer, ReadFailure, Refusal, SignInFailure, Unsent};
use crate::domain::password::own_list::OwnList;
use crate::domain::set_up::{SetUp, SetUpFault};
use crate::domain::user::{User, UserKey};
use crate::reset::operation::{ChangeEnd, ChangeReport, Earlier};
use crate::reset::plan::Plan;
use crate::reset::verify::{Finding, Sent};

/// Work for the worker.
#[derive(Debug, Clone)]
pub enum Command {
    /// Starts the pretend council and signs in to it.
    Practise {
        /// Names the reply.
        id: RequestId,
        /// As on the command line.
        options: String,
    },
    /// Opens a council that somebody is signed in to already.
    Open {
        /// Names the reply.
        id: RequestId,
        /// How to reach it, with its refresh token.
        connection: Box<Connection>,
    },
    /// Finds the councils that were set up on this computer.
    FindCouncils {
        /// Names the reply.
        id: RequestId,
    },
    /// Reads a set-up file.
    ReadSetUp {
        /// Names the reply.
        id: RequestId,
        /// The file.
        path: PathBuf,
    },
    /// Makes a set-up file there.
    WriteSetUp(RequestId, PathBuf, Box<SetUp>),
    /// Looks whether a council that was typed could be mistaken for one that is there; the reply is that of a file.
    CheckSetUp(RequestId, Box<SetUp>),
    /// Adds the council of a set-up file. One that is there already is left as it is.
    AddCouncil {
        /// Names the reply.
        id: RequestId,
        /// Beadle's name for it, if it is new.
        council: CouncilId,
        /// What the file says.
        set_up: Box<SetUp>,
    },
    /// Deletes a set-up file that has served.
    DeleteSetUp {
        /// Names the reply.
        id: RequestId,
        /// The file.
        path: PathBuf,
    },
    /// Opens a council with the sign-in that the keychain holds, as soon as Zoho can be reached.
    OpenCouncil {
        /// Names the replies.
        id: RequestId,
        /// Which one.
        council: CouncilId,
    },
    /// Signs in.
    SignIn {
        /// Names the reply.
        id: RequestId,
        /// Where to.
        way: WayIn,
        /// How.
        by: By,
    },
    /// The answer to `You signed in as … Add this council?`
    ConfirmCouncil {
        /// Names the reply.
        id: RequestId,
        /// Add it.
        yes: bool,
    },
    /// Goes to the browser once more, because the sign-in has ended or sending mail is to be allowed.
    SignInAgain {
        /// Names the reply.
        id: RequestId,
        /// Sending mail must be allowed.
        mail: bool,
    },
    /// From now on there is no council to talk to, until another one is opened. What is under way goes on.
    LeaveCouncil,
    /// Does something about a council that was set up on this computer.
    Council(RequestId, CouncilId, CouncilWork),
    /// Signs out at Zoho and on this computer.
    SignOut {
        /// Names the reply.
        id: RequestId,
    },
    /// Reads the whole list, page by page.
    ListUsers {
        /// Names the replies.
        id: RequestId,
    },
    /// Reads one user.
    ReadUser {
        /// Names the reply.
        id: RequestId,
        /// Which one.
        key: UserKey,
    },
    /// Changes one password: re-read, journal, one request.
    Change {
        /// Names the replies.
        id: RequestId,
        /// The operation in the journal.
        op: String,
        /// What was decided.
        plan: Box<Plan>,
        /// What the presses before this one came to, when it is another try with the same password.
        earlier: Option<Earlier>,
    },
    /// Looks at the record, once or several times, until it shows the change.
    Verify {
        /// Names the replies.
        id: RequestId,
        /// The operation in the journal.
        subject: Box<Subject>,
        /// The record before the request.
        baseline: Option<Timestamp>,
        /// When its requests left.
        sent: Sent,
        /// When to look, counted from now.
        after: Vec<Duration>,
    },
    /// Notes in the journal what the clerk did or said.
    Note {
        /// The operation.
        subject: Box<Subject>,
        /// What happened.
        event: EventKind,
        /// What it came to, where that can be said.
        outcome: Option<JournalOutcome>,
    },
    /// Sends the credentials.
    SendCredentials {
        /// Names the reply.
        id: RequestId,
        /// The operation in the journal.
        op: String,
        /// What was decided.
        plan: Box<Plan>,
    },
    /// Opens an https page in the browser.
    OpenUrl(String),
    /// Something about this computer itself.
    Computer(ComputerWork),
    /// Reads the journal.
    ReadHistory {
        /// Names the reply.
        id: RequestId,
    },
    /// Reads the person every now and then until they have signed in.
    Await {
        /// Names the replies.
        id: RequestId,
        /// Who.
        zuid: Zuid,
        /// When the password was changed.
        sent: Sent,
    },
    /// Reads a recipe from a file.
    ReadRecipe {
        /// Names the reply.
        id: RequestId,
        /// The file.
        path: PathBuf,
    },
    /// Writes a recipe to a file.
    WriteRecipe {
        /// Names the reply.
        id: RequestId,
        /// The file.
        path: PathBuf,
        /// What it is to hold.
        text: String,
    },
    /// Reads a list of words and keeps a copy of it.
    TakeWords {
        /// Names the reply.
        id: RequestId,
        /// The file.
        path: PathBuf,
    },
    /// Reads the copy that was kept, if there is one.
    LoadWords {
        /// Names the reply.
        id: RequestId,
    },
    /// Takes the copy away.
    ForgetWords {
        /// Names the reply.
        id: RequestId,
    },
    /// Something about a slip with the password.
    Slip(RequestId, SlipWork),
    /// Stops what this request started, where it can be stopped.
    Cancel(RequestId),
    /// Ends the worker once a running change has been answered.
    Shutdown,
}

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
