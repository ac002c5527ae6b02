//! What is said between the window and the worker about councils and signing in to them.

use std::path::PathBuf;

use jiff::Timestamp;

use super::RequestId;
use crate::domain::council::{CouncilId, Reality};
use crate::domain::device_code::DeviceCode;
use crate::domain::ids::Zoid;
use crate::domain::outcome::{KeychainTrouble, ReadFailure};
use crate::domain::region::Region;
use crate::domain::secret::{Token, TypedSecret};
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
    /// Its data centre.
    pub region: Region,
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
    /// One that is tried before it is kept: under this id it will be, once she has signed in and said yes.
    Trial(CouncilId, Box<SetUp>),
    /// A server on this computer, for this run.
    Loopback(Loopback),
}

/// How somebody signs in.
#[derive(Debug, Clone)]
pub enum By {
    /// With the web browser of this computer, which comes back by itself.
    Browser,
    /// On another device, where a code is typed in.
    Device,
    /// With this code from Zoho's console.
    Code(Token),
}

/// What there is to tell while somebody signs in on another device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeviceNews {
    /// The code to type in.
    Code(Box<DeviceCode>),
    /// Zoho could not be asked whether somebody has accepted. It is asked again.
    Lost(ReadFailure),
    /// It could again.
    Back,
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
    /// `Practise with a pretend council`.
    Practise,
    /// Stops waiting for the browser or for the network.
    CancelSignIn,
    /// Doesn't wait any longer before Zoho is tried again.
    TryNow,
    /// The answer to `You signed in as … Add this council?`
    Confirm(bool),
}

/// What can happen on the page `Other ways to sign in`, and on the page of a code from Zoho's console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OtherWaysMsg {
    /// `Other ways to sign in`.
    Open,
    /// `Back`.
    Back,
    /// `Use another device`.
    Device,
    /// Opens the page to type the code in, in the browser of this computer.
    OpenDevicePage,
    /// `Use a code from Zoho's console`.
    Code,
    /// The field for the code.
    EditCode(TypedSecret),
    /// The tick for sending mail.
    WithMail(bool),
    /// Copies the scopes.
    CopyScopes,
    /// Opens Zoho's console in the browser.
    OpenConsole,
    /// `Sign in with this code`.
    Submit,
}

/// What can happen with a set-up file, up to the buttons of the page `Add {council}?`
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddingMsg {
    /// `Open a set-up file…`
    Choose,
    /// The file that was chosen, as the answer to this request; `None`: no file.
    Chosen(RequestId, Option<PathBuf>),
    /// Files were dropped on the window.
    Dropped(Vec<PathBuf>),
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
