//! What is said between the window and the worker about councils and signing in to them.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::domain::council::{CouncilId, Reality};
use crate::domain::ids::Zoid;
use crate::domain::outcome::KeychainTrouble;
use crate::domain::region::Region;
use crate::domain::set_up::SetUp;
use crate::domain::supplier::Supplier;
use crate::domain::user::User;

/// A council that was set up on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCouncil {
    /// Beadle's name for it.
    pub id: CouncilId,
    /// As the set-up file gave it.
    pub name: String,
    /// The mail domain, once somebody has signed in.
    pub domain: Option<String>,
    /// Who can help.
    pub supplier: Option<Supplier>,
}

/// Which council somebody signs in to.
#[derive(Debug, Clone)]
pub enum WayIn {
    /// One that was set up on this computer.
    Council(CouncilId),
    /// A server on this computer, for this run.
    Loopback(Loopback),
}

/// A server on this computer in place of every Zoho host (`--server`).
#[derive(Debug, Clone)]
pub struct Loopback {
    /// Its base address.
    pub base: String,
    /// What the set-up file says that was given with it.
    pub set_up: Option<Box<SetUp>>,
}

/// A council that the clerk has signed in to for the first time, and is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The council's name, as the set-up file gave it.
    pub council: String,
    /// Who signed in.
    pub address: String,
}

/// A council that has been added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Beadle's name for it.
    pub council: CouncilId,
    /// It was there already, and was left as it is.
    pub was_there: bool,
    /// Why its secret could not be kept: it is known until Beadle is closed.
    pub keychain: Option<KeychainTrouble>,
}

/// Who signed in, and where.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Beadle's name for the council, where it is one that was set up on this computer.
    pub council_id: Option<CouncilId>,
    /// The council's name.
    pub council: String,
    /// How real it is.
    pub reality: Reality,
    /// Its data centre.
    pub region: Region,
    /// Zoho's name for it.
    pub zoid: Zoid,
    /// The signed-in administrator.
    pub owner: User,
    /// When she was in the browser for it; `None`: in an earlier run.
    pub since: Option<Timestamp>,
    /// Zoho's web mail, for the call sheet.
    pub web_mail: String,
    /// Zoho's console.
    pub console_url: String,
    /// Where the clerk changes her own password.
    pub own_account_url: String,
    /// Who can help.
    pub supplier: Option<Supplier>,
    /// Zoho allows sending mail from her mailbox.
    pub may_send_mail: bool,
    /// Why the sign-in could not be kept: it ends when Beadle is closed.
    pub keychain: Option<KeychainTrouble>,
}

/// The administrator has been to the browser once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedAgain {
    /// Zoho allows sending mail from her mailbox.
    pub may_send_mail: bool,
    /// Why the sign-in could not be kept: it ends when Beadle is closed.
    pub keychain: Option<KeychainTrouble>,
}

/// What became of signing out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedOut {
    /// Zoho knows.
    pub told_zoho: bool,
    /// Why the sign-in could not be deleted from the keychain.
    pub keychain: Option<KeychainTrouble>,
}

/// Buttons of the welcome page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WelcomeMsg {
    /// `Sign in to Zoho Mail`.
    SignIn,
    /// One of several councils.
    Choose(CouncilId),
    /// `Practise with a pretend council`.
    Practise,
    /// Stops waiting for the browser or for the network.
    CancelSignIn,
    /// Doesn't wait any longer before Zoho is tried again.
    TryNow,
    /// The answer to `You signed in as … Add this council?`
    Confirm(bool),
}

/// Buttons of the page `Add {council}?`
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddingMsg {
    /// Opens the page for this set-up file.
    Open(PathBuf),
    /// `Add this council`.
    Add,
    /// `Don't add it`, or away from what went wrong.
    DontAdd,
    /// Deletes the set-up file.
    DeleteFile,
    /// Goes on to the welcome page.
    Done,
}

/// What can be done about being signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountMsg {
    /// `Sign in again`, after Zoho has ended the sign-in.
    SignInAgain,
    /// Stops waiting for the browser.
    CancelTrip,
    /// `Sign out`.
    SignOut,
}
