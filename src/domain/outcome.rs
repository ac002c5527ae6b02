//! What can become of a request, in classes that decide what the clerk is told (blueprint section 6).

use jiff::Timestamp;

use super::ids::Zuid;
use super::secret::Password;

/// Everything the one request that changes a mailbox says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResetRequest {
    /// The person, in the path and in the body.
    pub zuid: Zuid,
    /// The new password.
    pub password: Password,
    /// Zoho: `oneTimePassword`. Always sent: Zoho's default is on.
    pub force_change: bool,
    /// Zoho: `resetAuthtoken` or `resetAuthToken`. Always sent: Zoho's default is on.
    pub sign_out: SignOut,
}

/// What the request says about signing every device out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignOut {
    /// Say so explicitly, in this spelling.
    Say(bool, FlagSpelling),
    /// Leave it out, because Zoho refused both spellings and the clerk has accepted that it will probably sign
    /// every device out.
    LeaveToZoho,
}

/// Zoho's documentation spells the sign-out flag in two ways (field note `zoho-api.md` 1.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FlagSpelling {
    /// `resetAuthtoken`, as in the documented sample. Tried first.
    #[default]
    Sample,
    /// `resetAuthToken`, as in the documented table.
    Table,
}

impl FlagSpelling {
    /// The JSON key.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Sample => "resetAuthtoken",
            Self::Table => "resetAuthToken",
        }
    }

    /// The spelling to try when this one was refused.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Sample => Self::Table,
            Self::Table => Self::Sample,
        }
    }
}

/// What became of one attempt at the request that changes a mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// HTTP 2xx and Zoho's own status 2xx, in a body that was understood.
    Done {
        /// By the server's clock (`Date` header).
        server_time: Option<Timestamp>,
    },
    /// Zoho said no, in words that are understood: nothing was changed.
    Refused(Refusal),
    /// No byte of the request left this computer.
    NotSent(Unsent),
    /// Bytes left, and what came back can't be relied on.
    Unknown(Doubt),
}

/// Why Zoho said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The password is in a list of leaked ones.
    Breached,
    /// The mailbox has, or recently had, this very password.
    InHistory,
    /// Too short, too simple, or against the organisation's own rule; Zoho's words, cleaned for showing.
    PasswordRule(String),
    /// This administrator may not change this person's password.
    NotAllowed,
    /// The access token was not accepted (401).
    TokenRefused,
    /// Too many requests; try later.
    Throttled,
    /// The sign-out flag's spelling is not known to Zoho.
    UnknownFlag,
    /// The person or the organisation is not there.
    NotFound,
    /// An understood envelope that says no for a reason Beadle does not know: HTTP status and Zoho's words.
    Other(u16, String),
    /// A 4xx whose body is not understood at all. Counts as refused only after one check of the record.
    Unclassified(u16),
}

/// Why nothing was sent, or nothing could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsent {
    /// The name of the server was not found: usually no internet.
    Dns,
    /// The server could not be reached.
    Connect,
    /// The secure connection could not be made or trusted.
    Tls,
    /// A proxy stood in the way.
    Proxy,
    /// Stopped by the clerk.
    Cancelled,
    /// Beadle is not signed in, or no longer.
    SignedOut,
    /// The sign-in server gives no new access token before this moment: Beadle asked too often.
    Throttled(Timestamp),
    /// The sign-in server, which was to give a new access token, gave no answer that can be relied on.
    NoToken(Doubt),
}

/// Why the answer can't be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// No answer in time.
    TimedOut,
    /// The connection broke after the request had left.
    Broken,
    /// The server failed: HTTP status.
    ServerFailed(u16),
    /// A redirect, which Beadle never follows: HTTP status.
    Redirected(u16),
    /// An answer that is not Zoho's: cut short, a web page, too long, or contradicting itself.
    NotUnderstood,
}

/// Why the journal could not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalTrouble {
    /// No room on the disk.
    Full,
    /// The disk, the folder or the file may only be read.
    ReadOnly,
    /// Another program holds the file.
    Held,
    /// The folder was removed and can't be made again.
    Gone,
    /// Anything else.
    Other,
}

/// Why the keychain could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeychainTrouble {
    /// This computer has none running.
    None,
    /// It is locked, or access was denied.
    Locked,
    /// It did not answer in time; probably it is locked.
    Silent,
    /// It said no, or what it holds is damaged.
    Refused,
}

/// Why something could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadFailure {
    /// Nothing reached Zoho.
    #[error("not sent: {0:?}")]
    Unsent(Unsent),
    /// The answer can't be relied on.
    #[error("no usable answer: {0:?}")]
    Doubt(Doubt),
    /// Zoho said no.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// There is no such user.
    #[error("no such user")]
    NoSuchUser,
    /// Stopped by the clerk.
    #[error("cancelled")]
    Cancelled,
}

/// Why signing in did not work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignInFailure {
    /// The loopback port of the redirect is in use.
    #[error("the port {0} is taken")]
    PortTaken(u16),
    /// No web browser could be opened.
    #[error("no browser could be opened")]
    NoBrowser,
    /// The person pressed "Reject" at Zoho.
    #[error("declined at Zoho")]
    Declined,
    /// Nobody came back within five minutes.
    #[error("nobody came back in time")]
    TooLate,
    /// Stopped by the clerk.
    #[error("cancelled")]
    Cancelled,
    /// Zoho refused the code or the client, with its word for it (`invalid_code`).
    #[error("refused by the sign-in server: {0}")]
    Refused(String),
    /// Zoho asks to wait until this moment, after too many sign-ins.
    #[error("throttled by the sign-in server")]
    Throttled(Timestamp),
    /// The code for another device ran out before anybody accepted.
    #[error("the code for another device ran out")]
    CodeExpired,
    /// Zoho does not know the pasted code: used, run out, or made elsewhere.
    #[error("the pasted code was refused")]
    CodeRefused,
    /// The pasted code does not allow all that Beadle needs.
    #[error("the pasted code allows too little")]
    CodeTooNarrow,
    /// This council's client may not sign in in this way, with Zoho's word for it (`invalid_client`).
    #[error("the client may not sign in this way: {0}")]
    NotThisWay(String),
    /// Zoho named a data centre that Beadle does not know.
    #[error("a data centre that is not known")]
    OtherDataCentre,
    /// Zoho could not be reached or understood.
    #[error("{0}")]
    Read(#[from] ReadFailure),
    /// A personal account: it belongs to no organisation.
    #[error("a personal account")]
    PersonalAccount,
    /// Not an administrator of the council.
    #[error("not an administrator")]
    NotAdmin,
    /// A different organisation than the one recorded for this council.
    #[error("another organisation than before")]
    OtherCouncil,
    /// The organisation is on this computer already, under this name.
    #[error("a council that is there already")]
    KnownCouncil(String),
    /// Somebody else than the administrator who is signed in.
    #[error("another person than before")]
    OtherPerson,
    /// Zoho let Beadle in, but not to send mail.
    #[error("sending mail was not allowed")]
    NoMail,
    /// The clerk did not want to add the council that she had signed in to.
    #[error("the council was not added")]
    NotAdded,
    /// No sign-in is kept for this council.
    #[error("nobody is signed in")]
    NotKept,
    /// The client's secret, which came with the set-up file, is no longer kept.
    #[error("the client's secret is gone")]
    NoClientSecret,
    /// What is kept of the council on this computer can't be read.
    #[error("the council's description can't be read")]
    NoCouncil,
    /// The disk did not take the council's description.
    #[error("the council's description was not saved")]
    NotSaved,
    /// The keychain, which holds the sign-in, can't be used.
    #[error("the keychain can't be used: {0:?}")]
    Keychain(KeychainTrouble),
    /// The operating system gave no random numbers.
    #[error("no random numbers")]
    NoRandom,
    /// The council's folder or its journal could not be opened, so nothing could be noted.
    #[error("the journal could not be opened")]
    NoJournal,
}
