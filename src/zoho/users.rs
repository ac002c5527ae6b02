//! People as Zoho writes them (field note `zoho-api.md` 1.5), read with every tolerance but one: a row whose
//! person, mailbox or address is not certain is never used.

use jiff::Timestamp;
use serde::Deserialize;

use super::lenient::{Entry, Many, Scalar};
use crate::domain::address::Address;
use crate::domain::ids::{AccountId, Zoid, Zuid};
use crate::domain::names::clean_name;
use crate::domain::outcome::{Doubt, ReadFailure};
use crate::domain::user::{Role, User, UserKey};

/// The person who signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// As in the list of users.
    pub user: User,
    /// The organisation. `None`: a personal account (Zoho: -1), which has no users to look after.
    pub zoid: Option<Zoid>,
    /// Addresses that a mail may come from: the mailbox and its aliases.
    pub from_addresses: Vec<Address>,
}

/// One page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The rows that could be read, in Zoho's order.
    pub users: Vec<User>,
    /// How many rows could not be read and were left out.
    pub n_unreadable: usize,
    /// How many rows Zoho sent: where the next page starts. 0 at the end.
    pub n_rows: usize,
}

/// One person, read afresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserRead {
    /// The person asked for, and nobody else.
    pub user: User,
    /// Zoho's clock when it answered (`Date` header).
    pub server_time: Option<Timestamp>,
}

/// A page from an answer that was already found to be a success.
pub(super) fn page(body: &[u8]) -> Result<Page, ReadFailure> {
    let rows = rows(body)?;
    let n_rows = rows.len();
    let users: Vec<User> = rows.into_iter().filter_map(|row| row.object()?.user()).collect();
    Ok(Page { n_unreadable: n_rows - users.len(), users, n_rows })
}

/// The one person asked for. An answer about anybody else, or about several, is not understood.
pub(super) fn one(body: &[u8], key: &UserKey) -> Result<User, ReadFailure> {
    let mut rows = rows(body)?;
    let row = rows.pop().ok_or(ReadFailure::NoSuchUser)?;
    let not_understood = ReadFailure::Doubt(Doubt::NotUnderstood);
    if !rows.is_empty() {
        return Err(not_understood);
    }
    let asked_for = |user: &User| match key {
        UserKey::Zuid(zuid) => user.zuid == *zuid,
        UserKey::Address(address) => user.has_address(address),
    };
    row.object().and_then(|row| row.user()).filter(asked_for).ok_or(not_understood)
}

/// The signed-in person: the first Zoho mailbox of the answer. Mailboxes fetched from elsewhere are listed too.
pub(super) fn owner(body: &[u8]) -> Result<Owner, ReadFailure> {
    let ours = |row: &RawUser| row.kind.text().is_none_or(|kind| kind == "ZOHO_ACCOUNT");
    rows(body)?
        .into_iter()
        .filter_map(Entry::object)
        .filter(ours)
        .find_map(|row| {
            let user = row.user()?;
            let zoid = row.policy_id.object().and_then(|policy| policy.zoid.text());
            let zoid = zoid.and_then(|zoid| zoid.trim().parse().ok());
            let from_addresses = std::iter::once(&user.address).chain(&user.aliases).cloned().collect();
            Some(Owner { user, zoid, from_addresses })
        })
        .ok_or(ReadFailure::Doubt(Doubt::NotUnderstood))
}

/// The rows of `data`: a list, or one object. An empty object is no row. No `data` at all is no answer.
fn rows(body: &[u8]) -> Result<Vec<Entry<RawUser>>, ReadFailure> {
    let list: RawList = serde_json::from_slice(body).map_err(|error| not_json(&error))?;
    let mut rows = list.data.ok_or(ReadFailure::Doubt(Doubt::NotUnderstood))?.0;
    if matches!(rows.as_slice(), [Entry::Object(row)] if row.is_empty()) {
        rows.clear();
    }
    Ok(rows)
}

/// Says where reading stopped, but not at what: the text of serde's errors quotes the answer.
fn not_json(error: &serde_json::Error) -> ReadFailure {
    tracing::warn!(line = error.line(), column = error.column(), "the answer could not be read");
    ReadFailure::Doubt(Doubt::NotUnderstood)
}

#[derive(Deserialize)]
struct RawList {
    data: Option<Many<RawUser>>,
}

/// The fields that are read; all others, `sendMailDetails` with its passwords among them, are skipped.
#[derive(Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct RawUser {
    zuid: Scalar,
    account_id: Scalar,
    mailbox_address: Scalar,
    primary_email_address: Scalar,
    incoming_user_name: Scalar,
    email_address: Many<RawAddress>,
    display_name: Scalar,
    account_display_name: Scalar,
    first_name: Scalar,
    last_name: Scalar,
    role: Scalar,
    role_name: Scalar,
    iam_user_role: Scalar,
    enabled: Scalar,
    mailbox_status: Scalar,
    last_login: Scalar,
    last_password_reset: Scalar,
    tfa_enabled: Scalar,
    imap_access_enabled: Scalar,
    imap_blocked: Scalar,
    mail_forward: Many<RawForward>,
    policy_id: Entry<RawPolicy>,
    #[serde(rename = "type")]
    kind: Scalar,
}

#[derive(Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct RawAddress {
    mail_id: Scalar,
    is_alias: Scalar,
    is_primary: Scalar,
    is_confirmed: Scalar,
}

/// The shape is not documented; every plausible name of the address is tried.
#[derive(Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct RawForward {
    mail_forward_to: Scalar,
    mail_forward: Scalar,
    forward_to: Scalar,
    address: Scalar,
    email_address: Scalar,
    mail_id: Scalar,
    enabled: Scalar,
    is_enabled: Scalar,
    status: Scalar,
}

#[derive(Default, PartialEq, Deserialize)]
#[serde(default)]
struct RawPolicy {
    zoid: Scalar,
}

impl RawUser {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// `None` when it is not certain who this is.
    fn user(&self) -> Option<User> {
        let zuid: Zuid = id(&self.zuid)?;
        let account_id: AccountId = id(&self.account_id)?;
        let address = self.address()?;
        let [display, account, first_name, last_name] =
            [&self.display_name, &self.account_display_name, &self.first_name, &self.last_name].map(name);
        let name = [display, account, format!("{first_name} {last_name}").trim().to_owned()]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_else(|| address.to_string());
        let mail_apps =
            if self.imap_blocked.flag() == Some(true) { Some(false) } else { self.imap_access_enabled.flag() };
        Some(User {
            zuid,
            account_id,
            name,
            first_name,
            last_name,
            aliases: self.aliases(&address),
            outside: self.outside(&address),
            address,
            role: self.role(),
            enabled: self.enabled.flag().or_else(|| self.mailbox_status.flag()).unwrap_or(true),
            last_login: self.last_login.time(),
            last_password_reset: self.last_password_reset.time(),
            two_step: self.tfa_enabled.flag(),
            mail_apps,
            forwards_to: self.forwards(),
        })
    }

    /// The mailbox's own address. `primaryEmailAddress` comes late: it may be an outside one.
    fn address(&self) -> Option<Address> {
        let primary = self.email_address.0.iter().find_map(|entry| match entry {
            Entry::Object(entry) if entry.is_primary.flag() == Some(true) => Some(&entry.mail_id),
            _ => None,
        });
        [Some(&self.mailbox_address), primary, Some(&self.incoming_user_name), Some(&self.primary_email_address)]
            .into_iter()
            .flatten()
            .find_map(address)
    }

    /// Entries that say they are aliases, or are plain addresses. Neither alias nor primary means an outside
    /// address for recovery: mail sent there would leave the council.
    fn aliases(&self, own: &Address) -> Vec<Address> {
        let mut aliases = Vec::new();
        for entry in &self.email_address.0 {
            let alias = match entry {
                Entry::Object(entry) if entry.is_alias.flag() == Some(true) => address(&entry.mail_id),
                Entry::Object(_) => None,
                Entry::Plain(plain) => address(plain),
            };
            if let Some(alias) = alias.filter(|alias| alias != own && !aliases.contains(alias)) {
                aliases.push(alias);
            }
        }
        aliases
    }

    /// Entries that say they are neither alias nor primary, and were confirmed. What is left unsaid is no reason to offer
    /// an address that a password may be sent to.
    fn outside(&self, own: &Address) -> Vec<Address> {
        let mut outside = Vec::new();
        for entry in &self.email_address.0 {
            let Entry::Object(entry) = entry else { continue };
            let said = [&entry.is_alias, &entry.is_primary, &entry.is_confirmed].map(Scalar::flag);
            let Some(address) = address(&entry.mail_id).filter(|_| said == [Some(false), Some(false), Some(true)])
            else {
                continue;
            };
            if address != *own && !outside.contains(&address) {
                outside.push(address);
            }
        }
        outside
    }

    /// The first field that says something Beadle knows.
    fn role(&self) -> Role {
        let known = |scalar: &Scalar| match scalar.text()?.trim().to_ascii_lowercase().replace([' ', '-'], "_").as_str()
        {
            "super_admin" | "superadmin" => Some(Role::SuperAdmin),
            "admin" => Some(Role::Admin),
            "member" | "user" => Some(Role::Member),
            _ => None,
        };
        [&self.role, &self.role_name, &self.iam_user_role].into_iter().find_map(known).unwrap_or(Role::Unknown)
    }

    /// Where mail goes. A forward counts unless it says that it is off: a warning too many does no harm.
    fn forwards(&self) -> Vec<String> {
        let mut forwards = Vec::new();
        for entry in &self.mail_forward.0 {
            let to = match entry {
                Entry::Plain(plain) => name(plain),
                Entry::Object(entry) => {
                    let off =
                        [&entry.enabled, &entry.is_enabled, &entry.status].iter().any(|f| f.flag() == Some(false));
                    let to = [
                        &entry.mail_forward_to,
                        &entry.mail_forward,
                        &entry.forward_to,
                        &entry.address,
                        &entry.email_address,
                        &entry.mail_id,
                    ];
                    if off {
                        String::new()
                    } else {
                        to.into_iter().map(name).find(|to| !to.is_empty()).unwrap_or_default()
                    }
                }
            };
            if !to.is_empty() && !forwards.contains(&to) {
                forwards.push(to);
            }
        }
        forwards
    }
}

/// Digits without leading zeros, so that text and number of it mean the same person.
fn id<I: std::str::FromStr>(scalar: &Scalar) -> Option<I> {
    scalar.text().filter(|text| !text.starts_with('0'))?.parse().ok()
}

fn address(scalar: &Scalar) -> Option<Address> {
    scalar.text()?.parse().ok()
}

fn name(scalar: &Scalar) -> String {
    scalar.text().as_deref().map(clean_name).unwrap_or_default()
}
