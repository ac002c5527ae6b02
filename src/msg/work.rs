//! What the worker is asked for, and what it reports.

use std::time::Duration;

use jiff::Timestamp;

use super::RequestId;
use crate::domain::connection::Connection;
use crate::domain::council::Reality;
use crate::domain::journal::{EventKind, JournalOutcome, Line, Subject};
use crate::domain::outcome::{Answer, ReadFailure, Refusal, SignInFailure};
use crate::domain::user::{User, UserKey};
use crate::reset::operation::{ChangeReport, Earlier};
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
    /// Signs in with the browser at this loopback address.
    SignIn {
        /// Names the reply.
        id: RequestId,
        /// The loopback base address.
        base: String,
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
    /// Reads the journal.
    ReadHistory {
        /// Names the reply.
        id: RequestId,
    },
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
    /// Lines that the journal could not take at first are written now.
    JournalCaughtUp,
    /// No browser could be opened.
    BrowserFailed,
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

/// Who signed in, and where.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The council's name.
    pub council: String,
    /// How real it is.
    pub reality: Reality,
    /// The signed-in administrator.
    pub owner: User,
    /// Zoho's web mail, for the call sheet.
    pub web_mail: String,
    /// Zoho's console.
    pub console_url: String,
    /// Where the clerk changes her own password.
    pub own_account_url: String,
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
