//! The journal's line, version 1: what was asked for, for whom, and what became of it. Never a secret.
//!
//! The lines form a chain: each carries the hash of the one before, so that an edited, deleted or swapped line
//! shows. The hash covers the bytes of the line as written, up to its own `,"hash":`, so a later version may add
//! fields without breaking older chains.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::address::Address;
use super::ids::Zuid;

/// The version that this program writes.
pub const VERSION: u32 = 1;

/// The `prev` of the first line.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What stands between a line's content and its hash.
const HASH_FIELD: &str = ",\"hash\":\"";

/// What happened, before it is given its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The operation: one password for one person, however many attempts it takes. Random.
    pub op: String,
    /// Counts the requests of one operation that could have been applied, from 1.
    pub attempt: u32,
    /// What this line records.
    pub event: EventKind,
    /// What kind of operation.
    pub kind: OperationKind,
    /// The person.
    pub zuid: Zuid,
    /// The person's address at the time.
    pub address: Address,
    /// The signed-in administrator.
    pub by: String,
    /// What was asked for.
    pub options: JournalOptions,
    /// `lastPasswordReset` before the request, milliseconds since 1970; `None`: Zoho gave none.
    pub baseline: Option<i64>,
    /// How it ended; `None` on a "started" line.
    pub outcome: Option<JournalOutcome>,
}

/// What a line records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// Written and synced before the request leaves.
    Started,
    /// The answer, or the lack of one.
    Ended,
    /// Zoho's record was looked at afterwards.
    Checked,
    /// The email with the credentials.
    Emailed,
    /// The clerk said whether the password works: her word, not Zoho's.
    Told,
    /// The clerk left the page of the outcome, where the password was.
    Left,
    /// The clerk put the matter away.
    Settled,
}

/// What kind of operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OperationKind {
    /// A password reset.
    Reset,
}

/// How an event ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JournalOutcome {
    /// Zoho said yes.
    Done,
    /// Zoho said no.
    Refused,
    /// Nothing left this computer.
    NotSent,
    /// It can't be told.
    Unknown,
    /// An answer that looks like a no and that nobody understands: a no only once Zoho's record was looked at.
    NotUnderstood,
    /// Zoho's record shows the change.
    Verified,
    /// Zoho's record does not show a change (which proves nothing).
    NotSeen,
    /// The record could not be read.
    CheckFailed,
    /// Zoho accepted the email.
    EmailAccepted,
    /// The email was not accepted, or it can't be told.
    EmailFailed,
    /// The person signed in with it, the clerk says.
    Works,
    /// The person could not sign in with it, the clerk says.
    DoesNotWork,
}

/// What was asked for, in words that hold no secret.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct JournalOptions {
    /// The reason chosen at step 5.
    pub reason: String,
    /// Zoho is to ask for a new password at the next sign-in.
    pub force_change: bool,
    /// Zoho is to sign every device out.
    pub sign_out: bool,
    /// Where the credentials are emailed to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_to: Option<Address>,
    /// The clerk ticked that she rang back.
    #[serde(default)]
    pub rang_back: bool,
}

/// What every line about one operation says of it. No secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The operation.
    pub op: String,
    /// The person.
    pub zuid: Zuid,
    /// The person's address at the time.
    pub address: Address,
    /// What was asked for.
    pub options: JournalOptions,
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// [`VERSION`].
    pub v: u32,
    /// Counts lines from 1.
    pub seq: u64,
    /// When, UTC.
    pub at: Timestamp,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
    /// The version of Beadle that wrote the line.
    pub app: String,
    /// The hash of the line before, or [`GENESIS`].
    pub prev: String,
}

/// The end of the chain: what the next line continues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The last line's number; 0 when there is none.
    pub seq: u64,
    /// The last line's hash, or [`GENESIS`].
    pub hash: String,
}

impl Default for Head {
    fn default() -> Self {
        Self { seq: 0, hash: GENESIS.to_owned() }
    }
}

/// Why a line is not what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineFault {
    /// Not a line of the journal at all, or of a later version.
    Unreadable,
    /// Its content does not match its hash.
    Altered,
}

/// Writes the line that follows `head`, without a line break, and the new head.
///
/// # Errors
/// When the event can't be written as JSON, which no event of this program does.
pub fn write_line(head: &Head, at: Timestamp, event: Event) -> Result<(String, Head), serde_json::Error> {
    let line = Line {
        v: VERSION,
        seq: head.seq + 1,
        at,
        event,
        app: env!("CARGO_PKG_VERSION").to_owned(),
        prev: head.hash.clone(),
    };
    let mut text = serde_json::to_string(&line)?;
    text.pop();
    let hash = hash_of(&text);
    let text = format!("{text}{HASH_FIELD}{hash}\"}}");
    Ok((text, Head { seq: line.seq, hash }))
}

/// Reads one line and checks it against its own hash. Whether it continues the line before is the caller's to see:
/// compare `prev` and `seq`.
///
/// # Errors
/// [`LineFault`], when the line is no line of this journal or was altered.
pub fn read_line(text: &str) -> Result<(Line, Head), LineFault> {
    let Some((content, tail)) = text.rsplit_once(HASH_FIELD) else { return Err(LineFault::Unreadable) };
    let Some(hash) = tail.strip_suffix("\"}") else { return Err(LineFault::Unreadable) };
    // Appending the brace again gives the JSON object that was hashed without it.
    let line: Line = serde_json::from_str(&format!("{content}}}")).map_err(|_unreadable| LineFault::Unreadable)?;
    if line.v != VERSION {
        return Err(LineFault::Unreadable);
    }
    if hash_of(content) != hash {
        return Err(LineFault::Altered);
    }
    let head = Head { seq: line.seq, hash: hash.to_owned() };
    Ok((line, head))
}

fn hash_of(content: &str) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(content.as_bytes()) {
        // Writing to a String can't fail.
        write!(text, "{byte:02x}").ok();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Event {
        Event {
            op: "op1".to_owned(),
            attempt: 1,
            event: EventKind::Started,
            kind: OperationKind::Reset,
            zuid: Zuid::from(809_451_734),
            address: "cllr.pugh@littlewittering-pc.gov.uk".parse().unwrap(),
            by: "clerk@littlewittering-pc.gov.uk".to_owned(),
            options: JournalOptions::default(),
            baseline: Some(1_708_054_510_447),
            outcome: None,
        }
    }

    #[test]
    fn a_line_reads_back_and_continues_the_chain() {
        let at: Timestamp = "2026-11-24T09:00:00Z".parse().unwrap();
        let (first, head) = write_line(&Head::default(), at, event()).unwrap();
        let (second, _) = write_line(&head, at, event()).unwrap();
        let (line, read_head) = read_line(&first).unwrap();
        assert_eq!(read_head, head);
        assert_eq!(line.event, event());
        assert_eq!(line.prev, GENESIS);
        assert_eq!(read_line(&second).unwrap().0.prev, head.hash);
    }

    #[test]
    fn an_altered_line_shows() {
        let (text, _) = write_line(&Head::default(), Timestamp::UNIX_EPOCH, event()).unwrap();
        assert_eq!(read_line(&text.replace("809451734", "809451735")), Err(LineFault::Altered));
        assert_eq!(read_line(text.get(..40).unwrap()), Err(LineFault::Unreadable));
        assert_eq!(read_line(""), Err(LineFault::Unreadable));
    }
}
