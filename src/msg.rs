//! Everything that can happen, and everything that can be asked for. A message goes in, effects come out.

use std::time::Duration;

use jiff::Timestamp;

use crate::domain::connection::Connection;
use crate::domain::council::Reality;
use crate::domain::journal::{JournalOutcome, Line};
use crate::domain::outcome::{Answer, ReadFailure, SignInFailure};
use crate::domain::secret::Password;
use crate::domain::user::{User, UserKey};
use crate::reset::answers::{Alone, CanRead, Reason};
use crate::reset::draft::SettingName;
use crate::reset::operation::ChangeReport;
use crate::reset::password_choice::Typing;
use crate::reset::plan::Plan;
use crate::reset::step::Step;
use crate::reset::verify::Finding;

/// Tells the reply to one request from the reply to another. A reply to a request that is no longer current is
/// dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RequestId(pub u64);

/// What the clerk did, or what came back from the worker.
#[derive(Debug, Clone)]
pub enum Msg {
    /// The window is there.
    Start(StartMode),
    /// A button of the welcome page.
    Welcome(WelcomeMsg),
    /// Goes to a page of the shell.
    GoTo(Page),
    /// Something on the users page.
    Users(UsersMsg),
    /// Something in the wizard or on the page of an outcome.
    Reset(ResetMsg),
    /// The worker reports.
    Reply(Reply),
    /// Something that only tells the clerk.
    Notify(Notice),
    /// Takes the notice away.
    DismissNotice,
    /// The worker has ended and will never reply again.
    WorkerGone,
    /// The window's close button or the quit shortcut.
    CloseWindow,
    /// The answer to a question that was asked before leaving.
    Leave(bool),
}

/// How Beadle was started.
#[derive(Debug, Clone)]
pub enum StartMode {
    /// On the welcome page.
    Welcome,
    /// Straight into the pretend council, with these options.
    Practice(String),
    /// On the welcome page, with one loopback address for every host.
    Loopback(String),
    /// Straight into a council that somebody is signed in to already.
    Connected(Box<Connection>),
}

/// A page of the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// The searchable table, or the wizard when one is open.
    #[default]
    Users,
    /// The journal.
    History,
}

/// Buttons of the welcome page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WelcomeMsg {
    /// `Sign in to Zoho Mail`.
    SignIn,
    /// `Practise with a pretend council`.
    Practise,
    /// Stops waiting for the browser.
    CancelSignIn,
}

/// What can happen on the users page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsersMsg {
    /// The text of `Search users`.
    Search(String),
    /// Enter in the search field.
    SubmitSearch,
    /// `/` or Ctrl/Cmd+F.
    FocusSearch,
    /// Escape in the search field.
    ClearSearch,
    /// Down in the search field: into the list.
    FocusList,
    /// An arrow, Page, Home or End key in the list.
    Move(Movement),
    /// A row was clicked; its place among the rows that are shown.
    Select(usize),
    /// Enter, a double click or the row's button; the place among the rows that are shown.
    Open(usize),
    /// A column heading.
    SortBy(Column),
    /// `Refresh`.
    Refresh,
    /// Stops loading.
    CancelLoading,
}

/// A movement of the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// So many rows down, or up when negative.
    By(i64),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// Display name.
    #[default]
    Name,
    /// Mailbox address.
    Address,
    /// Last signed in.
    LastSignIn,
    /// Password changed.
    PasswordChanged,
    /// Two-step sign-in.
    TwoStep,
}

impl Column {
    /// Left to right.
    pub const ORDER: [Self; 5] = [Self::Name, Self::Address, Self::LastSignIn, Self::PasswordChanged, Self::TwoStep];
}

/// What can happen in the wizard and afterwards.
#[derive(Debug, Clone)]
pub enum ResetMsg {
    /// Step 5, first list.
    Reason(Reason),
    /// Step 5, first question.
    CanRead(CanRead),
    /// Step 5, second question.
    Alone(Alone),
    /// The tick on the right-person card.
    RangBack(bool),
    /// `Next`, or Enter.
    Next,
    /// `Back`.
    Back,
    /// A step in the list that was visited already.
    GoTo(Step),
    /// `Use these suggestions`, or Ctrl/Cmd+Enter on step 5.
    UseSuggestions,
    /// `Cancel`, or Escape.
    Cancel,
    /// Step 6: one of the suggestions, counted from 0.
    SelectSuggestion(usize),
    /// `Make another`.
    MakeAnother,
    /// Appends a word to the chosen suggestion.
    AddWord,
    /// `Type my own`, or back to the suggestions.
    TypeOwn(bool),
    /// The two fields of a typed password.
    EditTyping(Typing),
    /// `Show password`, or F9.
    ShowPassword(bool),
    /// Steps 7 and 8: a tick by hand.
    Choose(SettingName, bool),
    /// Step 8: `Send to`.
    SendTo(String),
    /// Step 9: she accepts that Zoho decides about signing out.
    AcceptFlagLeft(bool),
    /// Step 9: no key is down any more since the page was opened.
    KeysReleased,
    /// Step 9: `Change`.
    Change(ChangeBy),
    /// `Copy password`.
    CopyPassword,
    /// `Check with Zoho`.
    Check,
    /// `Open Zoho's console`.
    OpenConsole,
    /// `Change mine at Zoho`.
    OpenOwnAccount,
    /// `Make another password for …`.
    MakeAnotherForSame,
    /// `Reset someone else`.
    ResetSomeoneElse,
    /// `Finish`.
    Finish,
    /// `Leave unresolved`.
    LeaveUnresolved,
}

/// How `Change` was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeBy {
    /// The button: a click, Space while it is focused, or assistive technology.
    Button,
    /// Ctrl/Cmd+Enter.
    Shortcut,
}

/// A sentence for the clerk, by its key and arguments in the Fluent file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The key.
    pub key: &'static str,
    /// The arguments.
    pub args: Vec<(&'static str, String)>,
    /// How it looks and how urgently a screen reader says it.
    pub tone: Tone,
}

/// The tone of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something went as asked.
    Information,
    /// Something needs attention.
    Warning,
}

/// What `update` asks the world for.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Work for the worker.
    Send(Command),
    /// Puts a password on the clipboard, kept out of its history.
    CopySecret(Password),
    /// Moves the keyboard focus at the next frame.
    Focus(FocusKey),
    /// Closes the window.
    CloseWindow,
}

/// Where the keyboard focus can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FocusKey {
    /// The welcome page's first button.
    Welcome,
    /// `Search users`.
    Search,
    /// The list of users.
    List,
    /// Step 5's first list.
    Reasons,
    /// The first control of the step that is shown.
    StepStart,
    /// The field that needs attention.
    Problem,
    /// The first button of the page of an outcome.
    Outcome,
    /// The first button of a question.
    Question,
}

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
    },
    /// Looks at the record, once or several times, until it shows the change.
    Verify {
        /// Names the replies.
        id: RequestId,
        /// The operation in the journal.
        op: String,
        /// What was decided.
        plan: Box<Plan>,
        /// The record before the request.
        baseline: Option<Timestamp>,
        /// When the request left.
        sent: Timestamp,
        /// When to look, counted from now.
        after: Vec<Duration>,
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
        Answer::Refused(_) => JournalOutcome::Refused,
        Answer::NotSent(_) => JournalOutcome::NotSent,
        Answer::Unknown(_) => JournalOutcome::Unknown,
    }
}
