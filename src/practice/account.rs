//! One person's mailbox, as the pretend council keeps it.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;

use super::clock::{Millis, SECOND};
use super::secret::Fingerprint;

/// How many old passwords are refused besides the current one.
const HISTORY: usize = 3;

/// What a person may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The clerk.
    SuperAdmin,
    /// A deputy.
    Admin,
    /// Everybody else.
    Member,
}

impl Role {
    /// As Zoho writes it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::SuperAdmin => "super_admin",
            Self::Admin => "admin",
            Self::Member => "member",
        }
    }
}

/// When somebody last signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LastLogin {
    /// At that time.
    At(Millis),
    /// Never, said with -1.
    MinusOne,
    /// Never, said by leaving the field out.
    LeftOut,
}

/// How long a person takes to sign in with a new password.
const SIGNS_IN_AFTER: Millis = 45 * SECOND;

/// One person's mailbox.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) zuid: u64,
    /// Zoho: accountId.
    pub(super) mailbox_id: u64,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) display_name: String,
    /// The mailbox address.
    pub(super) address: String,
    /// Other addresses of the same mailbox.
    pub(super) aliases: Vec<String>,
    /// An address elsewhere, for recovery; it is no address of the mailbox.
    pub(super) outside_address: Option<String>,
    pub(super) forwards_to: Option<String>,
    pub(super) role: Role,
    pub(super) enabled: bool,
    pub(super) two_step: bool,
    pub(super) mail_apps: bool,
    pub(super) created: Millis,
    pub(super) last_login: LastLogin,
    pub(super) password_record: PasswordRecord,
    pub(super) used_kilobytes: u32,
    /// How often the person was read alone; the fault `user-moved` waits for the second time.
    pub(super) reads: usize,
    pub(super) last_reset: Option<LastReset>,
    /// When the person signs in with a new password.
    next_login: Option<Millis>,
    /// The current password first, then the ones before it.
    passwords: VecDeque<Fingerprint>,
}

/// The time of the last password change, as others see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PasswordRecord {
    /// `None`: never changed, which Zoho says with -1.
    shown: Option<Millis>,
    /// A newer one, and from when on it is shown.
    coming: Option<(Millis, Millis)>,
}

impl PasswordRecord {
    /// Last changed then, or never.
    pub(super) fn new(shown: Option<Millis>) -> Self {
        Self { shown, coming: None }
    }

    /// What is shown at a moment.
    pub(super) fn at(&self, now: Millis) -> Option<Millis> {
        match self.coming {
            Some((changed, from)) if from <= now => Some(changed),
            _ => self.shown,
        }
    }

    /// Changed now, but shown only after a delay.
    pub(super) fn change(&mut self, now: Millis, delay: Millis) {
        // The record may never stand still when it should move: two changes within a millisecond still differ.
        let before = self.at(now);
        let changed = before.map_or(now, |before| now.max(before + 1));
        *self = Self { shown: before, coming: Some((changed, now + delay)) };
    }
}

/// What the last reset of a mailbox asked for, in effect: a missing flag counts as true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LastReset {
    /// The person must choose a new password at the next sign-in.
    pub(super) one_time: bool,
    /// Every session was ended.
    pub(super) signed_out: bool,
    /// How many times the password was changed.
    pub(super) changes: usize,
}

/// What an account is made from; everything else follows.
#[derive(Debug, Clone)]
pub(super) struct Identity {
    pub(super) zuid: u64,
    /// Zoho: accountId.
    pub(super) mailbox_id: u64,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) address: String,
    pub(super) password: Fingerprint,
}

impl Account {
    /// An ordinary, enabled member created at a time, who signed in then and never changed the password.
    pub(super) fn new(identity: Identity, created: Millis) -> Self {
        let Identity { zuid, mailbox_id, first_name, last_name, address, password } = identity;
        Self {
            zuid,
            mailbox_id,
            display_name: format!("{first_name} {last_name}").trim().to_owned(),
            first_name,
            last_name,
            address,
            aliases: Vec::new(),
            outside_address: None,
            forwards_to: None,
            role: Role::Member,
            enabled: true,
            two_step: false,
            mail_apps: true,
            created,
            last_login: LastLogin::At(created),
            password_record: PasswordRecord::new(None),
            used_kilobytes: 7_045,
            reads: 0,
            last_reset: None,
            next_login: None,
            passwords: VecDeque::from([password]),
        }
    }

    /// True when the password is the current one.
    pub(super) fn password_is(&self, fingerprint: Fingerprint) -> bool {
        self.passwords.front() == Some(&fingerprint)
    }

    /// True when the password is the current one or one of the last few.
    pub(super) fn used_before(&self, fingerprint: Fingerprint) -> bool {
        self.passwords.contains(&fingerprint)
    }

    /// Really changes the password.
    pub(super) fn change_password(&mut self, fingerprint: Fingerprint, flags: ResetFlags, moment: RecordMoment) {
        self.passwords.push_front(fingerprint);
        self.passwords.truncate(1 + HISTORY);
        let changes = self.last_reset.map_or(0, |reset| reset.changes) + 1;
        // As people do who wait on the telephone.
        self.next_login = self.enabled.then(|| moment.now + SIGNS_IN_AFTER);
        self.last_reset = Some(LastReset { one_time: flags.one_time, signed_out: flags.sign_out, changes });
        match moment.shown_after {
            ShownAfter::Never => {}
            ShownAfter::Seconds(seconds) => self.password_record.change(moment.now, seconds * SECOND),
        }
    }

    /// The last sign-in, as it is shown at a moment.
    pub(super) fn last_login(&self, now: Millis) -> LastLogin {
        match self.next_login {
            Some(at) if at <= now => LastLogin::At(at),
            _ => self.last_login,
        }
    }

    /// The person signs in at this moment.
    pub(super) fn sign_in(&mut self, at: Millis) {
        self.last_login = LastLogin::At(at);
        self.next_login = None;
    }

    /// Every address that names this mailbox.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.address).chain(&self.aliases).map(String::as_str)
    }
}

/// The two choices of a reset, in effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ResetFlags {
    pub(super) one_time: bool,
    pub(super) sign_out: bool,
}

/// When a change happens and when its record is seen to move.
#[derive(Debug, Clone, Copy)]
pub(super) struct RecordMoment {
    pub(super) now: Millis,
    pub(super) shown_after: ShownAfter,
}

/// How long a record lags behind the change.
#[derive(Debug, Clone, Copy)]
pub(super) enum ShownAfter {
    /// So many seconds; usually none.
    Seconds(Millis),
    /// For ever.
    Never,
}

/// All mailboxes in the order in which the list gives them, found by any of their names.
pub(super) struct Roll {
    accounts: Vec<Account>,
    /// Places by zuid, accountId and lower-case address. The two kinds of number never meet: their lengths differ.
    places: BTreeMap<String, usize>,
}

impl Roll {
    /// Takes the people over.
    pub(super) fn new(accounts: Vec<Account>) -> Self {
        let mut places = BTreeMap::new();
        for (place, account) in accounts.iter().enumerate() {
            places.insert(account.zuid.to_string(), place);
            places.insert(account.mailbox_id.to_string(), place);
            places.extend(account.addresses().map(|address| (address.to_lowercase(), place)));
        }
        Self { accounts, places }
    }

    /// Everybody.
    pub(super) fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    /// By zuid, accountId or any address of the mailbox.
    pub(super) fn find(&self, name: &str) -> Option<&Account> {
        let place = self.places.get(&name.to_lowercase())?;
        self.accounts.get(*place)
    }

    /// By zuid, accountId or any address of the mailbox, to be changed.
    pub(super) fn find_mut(&mut self, name: &str) -> Option<&mut Account> {
        let place = self.places.get(&name.to_lowercase())?;
        self.accounts.get_mut(*place)
    }

    /// By zuid.
    pub(super) fn by_zuid(&self, zuid: u64) -> Option<&Account> {
        self.find(&zuid.to_string())
    }
}

impl fmt::Debug for Roll {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Roll of {} people", self.accounts.len())
    }
}
