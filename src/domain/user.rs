//! A person with a mailbox, as far as Beadle needs to know.

use jiff::Timestamp;

use super::address::Address;
use super::ids::{AccountId, Zuid};

/// One row of the users list; the same shape whether it came with the list or was read alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Names the person in a reset.
    pub zuid: Zuid,
    /// Names the mailbox.
    pub account_id: AccountId,
    /// Cleaned for showing; never empty (falls back to the address).
    pub name: String,
    /// Cleaned; may be empty.
    pub first_name: String,
    /// Cleaned; may be empty.
    pub last_name: String,
    /// The mailbox address.
    pub address: Address,
    /// Other addresses of the same mailbox (Zoho: aliases).
    pub aliases: Vec<Address>,
    /// Addresses elsewhere that the person has confirmed to Zoho: mail sent there leaves the council.
    pub outside: Vec<Address>,
    /// What the person may do in the admin console.
    pub role: Role,
    /// False when sign-in is blocked.
    pub enabled: bool,
    /// `None`: never, or Zoho does not say.
    pub last_login: Option<Timestamp>,
    /// `None`: never, or Zoho does not say. Moves when a reset takes effect.
    pub last_password_reset: Option<Timestamp>,
    /// Two-step sign-in (Zoho: TFA). `None`: Zoho does not say.
    pub two_step: Option<bool>,
    /// Mail apps such as Outlook (Zoho: IMAP). `None`: Zoho does not say.
    pub mail_apps: Option<bool>,
    /// Addresses that mail is forwarded to.
    pub forwards_to: Vec<String>,
}

/// What a person may do in Zoho's admin console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Usually the clerk. Nobody else can reset this person's password.
    SuperAdmin,
    /// A deputy.
    Admin,
    /// Everybody else.
    Member,
    /// Zoho left it out.
    Unknown,
}

impl Role {
    /// May reset passwords at all. An unknown role is let through: Zoho decides.
    #[must_use]
    pub fn may_administer(self) -> bool {
        !matches!(self, Self::Member)
    }
}

/// How a single user is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UserKey {
    /// By person.
    Zuid(Zuid),
    /// By any of the person's addresses.
    Address(Address),
}

impl User {
    /// The name to address the person by: the first name, else the display name.
    #[must_use]
    pub fn first(&self) -> &str {
        if self.first_name.is_empty() { &self.name } else { &self.first_name }
    }

    /// True when the address is the person's own or one of its aliases.
    #[must_use]
    pub fn has_address(&self, address: &Address) -> bool {
        self.address == *address || self.aliases.contains(address)
    }

    /// Mail of this mailbox goes somewhere else too.
    #[must_use]
    pub fn is_forwarded(&self) -> bool {
        !self.forwards_to.is_empty()
    }
}
