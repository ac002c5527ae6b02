//! What is on the screen and what Beadle knows, as plain data. Only [`update`](crate::update::update) changes it.

pub mod adding;
pub mod by_hand;
pub mod clipboard;
pub mod councils;
pub mod guide;
pub mod help;
pub mod history;
pub mod kinds;
pub mod making;
pub mod other_ways;
pub mod reset;
pub mod session;
pub mod setting_up;
pub mod settings;
pub mod slip;
pub mod spelling;
pub mod trouble;
pub mod users;

use crate::domain::council::Reality;
use crate::domain::preferences::Preferences;
use crate::msg::{Notice, Page, RequestId, StartMode};

use self::adding::Adding;
use self::clipboard::OnClipboard;
use self::councils::Councils;
use self::guide::Guides;
use self::help::Help;
use self::history::History;
use self::kinds::Kinds;
use self::making::Making;
use self::other_ways::OtherWays;
use self::reset::Reset;
use self::setting_up::SettingUp;
use self::settings::SettingsPage;
use self::spelling::Spelling;
use self::trouble::Trouble;
use self::users::Users;

pub use self::session::{Session, SignedIn};

/// The whole state.
#[derive(Debug)]
pub struct Model {
    /// Which page of the shell is open.
    pub page: Page,
    /// How far signing in has got.
    pub session: Session,
    /// How Beadle was started.
    pub started: StartMode,
    /// The client ID that this Beadle was built with, by which a council needs no registration of its own.
    pub publisher: Option<String>,
    /// The councils that were set up on this computer.
    pub councils: Councils,
    /// The page `Add {council}?`, above whatever page was open.
    pub adding: Option<Adding>,
    /// The system asks which set-up file to open.
    pub choosing: Option<RequestId>,
    /// The pages that set a council up, above the welcome page.
    pub setting_up: Option<SettingUp>,
    /// The page that makes a set-up file, above the welcome page.
    pub making: Option<Making>,
    /// The page `Other ways to sign in`, in place of the welcome page.
    pub other_ways: Option<OtherWays>,
    /// The table.
    pub users: Users,
    /// The wizard or the page of an outcome; stays open while another page is looked at.
    pub reset: Option<Reset>,
    /// The kinds of passwords there are to choose from.
    pub kinds: Kinds,
    /// How the clerk likes Beadle.
    pub preferences: Preferences,
    /// The page where that is altered.
    pub settings: SettingsPage,
    /// The password on the clipboard.
    pub clipboard: Option<OnClipboard>,
    /// Whether and how passwords are spelled out.
    pub spelling: Spelling,
    /// `It still doesn't work`, above the table or the page of an outcome.
    pub trouble: Option<Trouble>,
    /// Guides, and what is ticked in them.
    pub guides: Guides,
    /// The journal.
    pub history: History,
    /// The help, above whatever page is open.
    pub help: Option<Help>,
    /// The latest sentence that isn't part of a page.
    pub notice: Option<Notice>,
    /// A question that was asked before leaving.
    pub leaving: Option<Leaving>,
    /// The worker has ended: nothing that is asked of it will be answered.
    pub worker_is_gone: bool,
    next_request: u64,
}

/// What would be left behind, and so is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// The window closes while a change is on its way or its outcome is open.
    Window,
    /// The page of an outcome that can't be told is left.
    Unresolved,
    /// The clerk signs out.
    Account,
}

impl Model {
    /// Before anything has happened.
    #[must_use]
    pub fn new() -> Self {
        Self {
            page: Page::Users,
            session: Session::SignedOut(None),
            started: StartMode::Welcome,
            publisher: None,
            councils: Councils::default(),
            adding: None,
            choosing: None,
            setting_up: None,
            making: None,
            other_ways: None,
            users: Users::default(),
            reset: None,
            kinds: Kinds::new(),
            preferences: Preferences::default(),
            settings: SettingsPage::default(),
            clipboard: None,
            spelling: Spelling::default(),
            trouble: None,
            guides: Guides::default(),
            history: History::default(),
            help: None,
            notice: None,
            leaving: None,
            worker_is_gone: false,
            next_request: 0,
        }
    }

    /// The same, in a Beadle that was built with a publisher's client ID.
    #[must_use]
    pub fn built_with(publisher: Option<String>) -> Self {
        Self { publisher, ..Self::new() }
    }

    /// The council and the administrator, once signed in.
    #[must_use]
    pub fn signed_in(&self) -> Option<&SignedIn> {
        match &self.session {
            Session::SignedIn(signed_in) => Some(signed_in),
            _ => None,
        }
    }

    /// The same, to change it.
    pub(crate) fn signed_in_mut(&mut self) -> Option<&mut SignedIn> {
        match &mut self.session {
            Session::SignedIn(signed_in) => Some(signed_in),
            _ => None,
        }
    }

    /// Zoho's API console of the council that `Sign in to Zoho Mail` is about. A server on this computer stands for every
    /// host of Zoho's, this one too.
    #[must_use]
    pub fn api_console(&self) -> Option<String> {
        match &self.started {
            StartMode::Loopback(loopback) => Some(format!("{}/", loopback.base)),
            _ => self.councils.chosen().map(|council| council.region.api_console_url()),
        }
    }

    /// A number that no request has had.
    pub(crate) fn mint(&mut self) -> RequestId {
        self.next_request += 1;
        RequestId(self.next_request)
    }

    /// What the strip across the window says, if it is there.
    #[must_use]
    pub fn reality(&self) -> Reality {
        match (&self.session, &self.started) {
            (Session::SignedIn(signed_in), _) => signed_in.reality,
            (_, StartMode::Loopback(_)) => Reality::Loopback,
            (_, StartMode::Practice(_)) => Reality::Pretend,
            (_, StartMode::Connected(connection)) => connection.reality,
            _ => Reality::Real,
        }
    }
}

impl Default for Model {
    fn default() -> Self {
        Self::new()
    }
}
