//! Everything that can happen, and everything that can be asked for. A message goes in, effects come out.

mod by_hand;
mod choices;
mod councils;
mod guide;
mod help;
mod making;
mod reply;
mod setting_up;
mod settings;
mod sign_in;
mod slip;
mod work;

use std::path::PathBuf;
use std::time::Duration;

use crate::domain::connection::Connection;
use crate::domain::council::CouncilId;
use crate::domain::ids::Zuid;
use crate::domain::password::saved::SavedRecipe;
use crate::domain::password::spoken::Alphabet;
use crate::domain::preferences::{ClipboardTime, Contrast, CoverAfter, Motion, Preferences, TextScale, Theme};
use crate::domain::secret::Password;
use crate::domain::user_group::UserGroup;
use crate::model::trouble::Question;
use crate::reset::answers::{Alone, CanRead, Reason};
use crate::reset::draft::SettingName;
use crate::reset::letter_words::LetterPart;
use crate::reset::password_choice::Typing;
use crate::reset::step::Step;

pub use by_hand::ByHandMsg;
pub use choices::{ChoicesMsg, FileQuestion, RecipeFile, RecipeNotRead, WordsFile, WordsNotRead};
pub use councils::{CouncilDone, CouncilWork, CouncilsMsg, JournalFate, Removed};
pub use guide::{GuideDone, GuideMsg, GuidePlace, GuideWork, TicksTrouble};
pub use help::HelpMsg;
pub use making::MakingMsg;
pub use reply::{ChangeStage, HistoryRead, Reply, Seen, journal_outcome};
pub use setting_up::SettingUpMsg;
pub use settings::{ComputerFact, ComputerWork, Kept, Places, ProxyKind, SettingsMsg};
pub use sign_in::{
    AccountMsg, Added, AddingMsg, By, Candidate, DeviceNews, KnownCouncil, Loopback, OtherWaysMsg, Signed, SignedAgain,
    SignedOut, WayIn, WelcomeMsg,
};
pub use slip::{SlipDone, SlipMsg, SlipWork};
pub use work::Command;

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
    /// Something on the page `Other ways to sign in`.
    OtherWays(OtherWaysMsg),
    /// Something about a set-up file, or on the page `Add {council}?`
    Adding(AddingMsg),
    /// Something on the pages that set a council up.
    SettingUp(SettingUpMsg),
    /// Something on the page that makes a set-up file.
    Making(MakingMsg),
    /// Something with the help.
    Help(HelpMsg),
    /// Something about being signed in.
    Account(AccountMsg),
    /// Something about the councils of this computer.
    Councils(CouncilsMsg),
    /// Goes to a page of the shell.
    GoTo(Page),
    /// Something on the users page.
    Users(UsersMsg),
    /// Something in the wizard or on the page of an outcome.
    Reset(ResetMsg),
    /// Something on the page `More choices`.
    Choices(ChoicesMsg),
    /// Something about a password on the clipboard.
    Clipboard(ClipboardMsg),
    /// Something is altered that the clerk prefers.
    Preferences(PreferencesMsg),
    /// Something else on the page `Settings`.
    Settings(SettingsMsg),
    /// Something on the page of a guide.
    Guide(GuideMsg),
    /// How passwords are spelled out.
    Spelling(SpellingMsg),
    /// Something about a slip with the password.
    Slip(SlipMsg),
    /// Something about a reset that nobody saw to its end.
    Loose(LooseMsg),
    /// Something on the page of `It still doesn't work`.
    Trouble(TroubleMsg),
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
    /// On the page `Add {council}?`, with this set-up file.
    Adding(PathBuf),
    /// On the welcome page, with one loopback address for every host.
    Loopback(Loopback),
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
    /// How the clerk likes Beadle.
    Settings,
    /// The councils of this computer. Also there when nobody is signed in.
    Councils,
    /// `I'm the new clerk`, opened from the settings.
    NewClerk,
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
    /// One of the groups above the list.
    Show(UserGroup),
    /// Neither group nor search narrows the list any longer.
    ShowEverybody,
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

impl Movement {
    /// The row it leads to, from the selected one, in a list whose last row is this.
    #[must_use]
    pub fn lead(self, selected: Option<usize>, last: usize) -> usize {
        match (self, selected) {
            (Self::First, _) | (Self::By(_), None) => 0,
            (Self::Last, _) => last,
            (Self::By(rows), Some(place)) => {
                let distance = usize::try_from(rows.unsigned_abs()).unwrap_or(usize::MAX);
                if rows < 0 { place.saturating_sub(distance) } else { place.saturating_add(distance).min(last) }
            }
        }
    }
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
    /// Step 8: the email's words.
    EditLetter(LetterPart, String),
    /// Step 8: `Use the usual words`.
    UsualLetter,
    /// Step 9: she accepts that Zoho decides about signing out.
    AcceptFlagLeft(bool),
    /// Step 9: no key is down any more since the page was opened.
    KeysReleased,
    /// Step 9: `Change`.
    Change(ChangeBy),
    /// `Copy password`.
    CopyPassword,
    /// `Wait again`.
    WaitAgain,
    /// `Send the email again`.
    SendAgain,
    /// `Everybody who uses this mailbox knows`.
    ToldOthers(bool),
    /// Something about reading it out.
    ReadOut(ReadOutMsg),
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
    /// `Try again with the same password`.
    TryAgain,
    /// `It worked`.
    ItWorked,
    /// `It didn't`.
    ItDidnt,
    /// `It still doesn't work`.
    StillDoesntWork,
}

/// What can happen while a password is read out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOutMsg {
    /// `Read it out`.
    Open,
    /// Back to the page of the outcome.
    Close,
    /// `They've got it`.
    Got,
    /// One back.
    Back,
    /// `Say again`.
    Again,
    /// Begins again from this place.
    GoTo(usize),
    /// All of it at once, or one after the other.
    Whole(bool),
}

/// What can happen to a password on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClipboardMsg {
    /// It is there.
    Copied,
    /// It could not be put there.
    NotCopied,
    /// It was taken away.
    Cleared,
    /// It could not be taken away.
    NotCleared,
    /// Somebody copied something else.
    Replaced,
    /// A text that is no secret is there.
    TextCopied,
    /// It could not be put there.
    TextNotCopied,
    /// `Keep it longer`.
    KeepLonger,
    /// `Take it off now`.
    TakeAway,
}

/// What can be altered on the page `Settings` with one press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PreferencesMsg {
    /// As they were left in an earlier run.
    Begin(Preferences),
    /// Light or dark.
    Theme(Theme),
    /// Whether letters and edges stand out more.
    Contrast(Contrast),
    /// The size of all text.
    TextScale(TextScale),
    /// Whether what is scrolled to glides into view.
    Motion(Motion),
    /// How long a password stays on the clipboard.
    Clipboard(ClipboardTime),
    /// When a password on the screen is covered.
    CoverAfter(CoverAfter),
    /// Whether the window is kept out of screenshots.
    HidesFromCapture(bool),
}

/// How passwords are spelled out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpellingMsg {
    /// `Spell it out`, on or off.
    Show(bool),
    /// One of the alphabets.
    Use(Alphabet),
}

/// What can be done about a reset that nobody saw to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LooseMsg {
    /// `Check with Zoho`, for this operation.
    Check(String),
    /// Makes another password for the person.
    ResetAgain(String),
    /// Puts it away.
    PutAway(String),
}

/// What can happen on the page of `It still doesn't work`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TroubleMsg {
    /// From a row of the table.
    Open(Zuid),
    /// One of the questions.
    Answer(Question, bool),
    /// Makes another password for the person.
    MakeAnother,
    /// Back to where she came from.
    Back,
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
    /// Puts a password on the clipboard for so long, kept out of its history.
    CopySecret(Password, Option<Duration>),
    /// Puts a text on the clipboard that is no secret.
    CopyText(String),
    /// Lets it stay there for so long from now on.
    KeepOnClipboard(Duration),
    /// Takes it away.
    ClearClipboard,
    /// Puts these into force and remembers them.
    Prefer(Preferences),
    /// Moves the keyboard focus at the next frame.
    Focus(FocusKey),
    /// Brings the window to the front, after the clerk was in the browser.
    Raise,
    /// Remembers this council for the next start.
    RememberCouncil(CouncilId),
    /// Remembers the spelling alphabet.
    RememberAlphabet(Alphabet),
    /// Remembers the clerk's own recipes, at once.
    RememberRecipes(Vec<SavedRecipe>),
    /// Shows the system's window for choosing a file.
    AskForFile(FileQuestion),
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
    /// The main button of the page that reads out.
    ReadOut,
    /// What can be done about the slip now.
    Slip,
    /// The first button of a question.
    Question,
    /// The field with host and port of a proxy.
    Proxy,
    /// Into the licences, or back to their button.
    Licences,
    /// The page of the help that is read.
    HelpText,
    /// `Search the help`.
    HelpSearch,
    /// The list of the help's pages.
    HelpList,
    /// Into a guide, or back to its button.
    Guide,
}
