//! What can happen with the councils that were set up on this computer.

use super::Movement;
use crate::domain::council::CouncilId;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::outcome::KeychainTrouble;

/// What the clerk does on the page `Councils`, or in the same list on the welcome page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CouncilsMsg {
    /// The text of `Search councils`.
    Search(String),
    /// Down in the search field: into the list.
    FocusList,
    /// An arrow, Page, Home or End key in the list.
    Move(Movement),
    /// A row was clicked; its place among the rows that are shown.
    Select(usize),
    /// Goes over to this council.
    SwitchTo(CouncilId),
    /// Goes over to the council where somebody of the name that was searched for is, and searches there.
    FollowSearch,
    /// `Rename`.
    AskForName(CouncilId),
    /// What is typed as its new name.
    Name(String),
    /// `Save the name`.
    Rename,
    /// `Remove`.
    AskToRemove(CouncilId),
    /// What becomes of the journal.
    Journal(JournalFate),
    /// `Remove this council`.
    Remove,
    /// Away from the question.
    NeverMind,
}

/// What becomes of the journal of a council that is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalFate {
    /// It stays in the profile's folder.
    Kept,
    /// It goes too.
    Deleted,
}

/// What the worker is to do about one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CouncilWork {
    /// Gives it this name.
    Rename(String),
    /// Signs out of it and forgets it.
    Remove(JournalFate),
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CouncilDone {
    /// The name that it has now, or why it has the former one.
    Renamed(Result<String, FileTrouble>),
    /// It is no longer on this computer, or why it still is.
    Removed(Result<Removed, FileTrouble>),
}

/// What could not be done about a council that was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Removed {
    /// Somebody was signed in, and Zoho could not be told that this has ended.
    pub zoho_not_told: bool,
    /// Why its entries in the keychain could not be deleted.
    pub keychain: Option<KeychainTrouble>,
    /// The journal was to go and could not be deleted.
    pub journal_stays: bool,
}
