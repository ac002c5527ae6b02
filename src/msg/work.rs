//! What the worker is asked for.

use super::RequestId;
use super::councils::CouncilWork;
use super::guide::GuideWork;
use super::settings::ComputerWork;
use super::sign_in::{By, WayIn};
use super::slip::SlipWork;
use crate::domain::connection::Connection;
use crate::domain::council::CouncilId;
use crate::domain::ids::Zuid;
use crate::domain::journal::{EventKind, JournalOutcome, Subject};
use crate::domain::set_up::SetUp;
use crate::domain::user::UserKey;
use crate::reset::operation::Earlier;
use crate::reset::plan::Plan;
use crate::reset::verify::Sent;
use jiff::Timestamp;
use std::path::PathBuf;
use std::time::Duration;

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
    /// Something about what is ticked in guides.
    Guide(RequestId, GuideWork),
    /// Something about a slip with the password.
    Slip(RequestId, SlipWork),
    /// Stops what this request started, where it can be stopped.
    Cancel(RequestId),
    /// Ends the worker once a running change has been answered.
    Shutdown,
}
