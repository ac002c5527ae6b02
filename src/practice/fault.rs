//! What can be made to go wrong, each by its name.

/// Declares the faults with their names, so that the list, the names and the reading of a name can't drift apart.
macro_rules! faults {
    ($($(#[doc = $doc:literal])+ $fault:ident = $name:literal,)+) => {
        /// One thing that goes wrong on purpose. It goes wrong every time, unless its line says once.
        ///
        /// A fault of a reset that says "changed" strikes only when the password really was changed: a second try with
        /// the same password is then refused as used before, as it would be at Zoho.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fault {
            $($(#[doc = $doc])+ $fault,)+
        }

        impl Fault {
            /// Every fault there is.
            pub const ALL: &'static [Self] = &[$(Self::$fault),+];

            /// Its name on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$fault => $name,)+
                }
            }

            /// What it does, in a line.
            #[must_use]
            pub fn description(self) -> &'static str {
                match self {
                    $(Self::$fault => concat!($($doc),+).trim_ascii(),)+
                }
            }
        }
    };
}

faults! {
    /// The connection is closed before anything is changed; no byte of an answer.
    ResetCutBefore = "reset-cut-before",
    /// Changed, then the connection is closed; no byte of an answer.
    ResetCutAfter = "reset-cut-after",
    /// Changed, then the connection is closed in the middle of the answer.
    ResetCutMidway = "reset-cut-midway",
    /// Changed, and no answer ever comes.
    ResetTimeout = "reset-timeout",
    /// HTTP 500; nothing is changed.
    Reset500 = "reset-500",
    /// HTTP 500, although it was changed.
    Reset500Changed = "reset-500-changed",
    /// HTTP 200 with a web page instead of an answer; nothing is changed.
    ResetHtml = "reset-html",
    /// Changed, with HTTP 200 and an answer that stops half-way.
    ResetTruncated = "reset-truncated",
    /// Changed, with HTTP 200 and no body at all.
    ResetEmpty = "reset-empty",
    /// HTTP 307 to another page of this server, which counts who comes; nothing is changed.
    ResetRedirect = "reset-redirect",
    /// Refused: too many requests.
    ResetThrottled = "reset-throttled",
    /// Refused: the password was in a data breach.
    ResetBreached = "reset-breached",
    /// Refused: the password was used before.
    ResetHistory = "reset-history",
    /// Refused: not allowed for this person.
    ResetNotAllowed = "reset-not-allowed",
    /// Refused with HTTP 400 and an empty body.
    ResetUnknown400 = "reset-unknown-400",
    /// Refused (data breach) with HTTP 200 around a status code of 400.
    ResetRefused200 = "reset-refused-200",
    /// Refused (data breach) in Zoho's other shape, a JSON array.
    ResetRefusedArray = "reset-refused-array",
    /// Once: the access token is no longer good when the reset arrives; a fresh one works.
    Reset401Once = "reset-401-once",
    /// No access token is ever good for a reset.
    Reset401 = "reset-401",
    /// The time of the last password change moves only five seconds after the change.
    SlowRecord = "slow-record",
    /// The time of the last password change never moves.
    StuckRecord = "stuck-record",
    /// The users list answers HTTP 500.
    List500 = "list-500",
    /// The users list answers with a web page.
    ListHtml = "list-html",
    /// The users list answers with more than 8 MiB.
    ListHuge = "list-huge",
    /// The users list answers with ten thousand arrays, one in another.
    ListDeep = "list-deep",
    /// The users list stops half-way through its JSON.
    ListTruncated = "list-truncated",
    /// The users list names everybody twice, and the last of the page before again.
    ListDuplicates = "list-duplicates",
    /// The users list has numbers and booleans as text, nulls, and missing and unknown fields.
    ListStrings = "list-strings",
    /// The users list answers its first page and fails from the second on.
    ListStops = "list-stops",
    /// One user read alone has numbers and booleans as text, nulls, and missing and unknown fields.
    UserStrings = "user-strings",
    /// One user read alone answers HTTP 500.
    User500 = "user-500",
    /// One user read alone is not there.
    UserGone = "user-gone",
    /// Once for each user: `enabled` has flipped when the user is read for the second time.
    UserMoved = "user-moved",
    /// The token endpoint says, with HTTP 200, that it was asked too often.
    TokenThrottled = "token-throttled",
    /// Every refresh token has been revoked; signing in afresh works.
    TokenRevoked = "token-revoked",
    /// The token endpoint answers that it knows no such client.
    TokenBadClient = "token-bad-client",
    /// The token endpoint answers that the client secret is wrong.
    TokenBadSecret = "token-bad-secret",
    /// Whoever asks about a code for another device is told to slow down, however slow they are.
    DeviceSlowDown = "device-slow-down",
    /// Once for each code for another device, after somebody has accepted: another data centre grants it.
    DeviceOtherDc = "device-other-dc",
    /// Every code for another device has run out.
    DeviceExpired = "device-expired",
    /// No client may sign in on another device.
    DeviceRefused = "device-refused",
    /// The email is refused and not sent.
    MailRefused = "mail-refused",
    /// The email is sent, then the connection is closed; no byte of an answer.
    MailCut = "mail-cut",
}

impl Fault {
    /// The fault with a name. `reset-cut` is short for `reset-cut-after`, the nastier of the two.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if name == "reset-cut" {
            return Some(Self::ResetCutAfter);
        }
        Self::ALL.iter().copied().find(|fault| fault.name() == name)
    }

    /// Strikes a reset that was really carried out, instead of the answer it earned.
    pub(super) fn strikes_after_the_change(self) -> bool {
        matches!(
            self,
            Self::ResetCutAfter
                | Self::ResetCutMidway
                | Self::ResetTimeout
                | Self::Reset500Changed
                | Self::ResetTruncated
                | Self::ResetEmpty
        )
    }
}
