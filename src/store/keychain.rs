//! The operating system's keychain.
//!
//! A locked Secret Service may never answer, so every call runs on a thread of its own and is given up after a
//! while; while one call hangs, the next ones wait for it rather than pile up behind it, and a write that was given up
//! can't overtake a later one. `keyring_core::Error` may hold the secret itself: it is matched on, never printed.

#[cfg(any(windows, target_os = "macos"))]
use std::collections::HashMap;
use std::fmt;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

#[cfg(all(unix, not(target_os = "macos")))]
use keyring_core::api::CredentialStoreApi as _;
use keyring_core::{CredentialStore, Entry, Error};
#[cfg(all(unix, not(target_os = "macos")))]
use zbus_secret_service_keyring_store::Store as SecretService;
use zeroize::Zeroizing;

use super::settings::ProfileId;
use crate::domain::council::CouncilId;
use crate::domain::outcome::KeychainTrouble;

/// The service under which all entries are kept.
const SERVICE: &str = "Beadle";

/// The longest secret that every system can keep (Windows' `CRED_MAX_CREDENTIAL_BLOB_SIZE`).
pub const MOST_BYTES: usize = 2560;

const READ_LIMIT: Duration = Duration::from_secs(5);
/// Longer: the system may be asking the clerk to unlock the keychain.
const WRITE_LIMIT: Duration = Duration::from_secs(10);

/// The keychain, or a stand-in for it in a test.
#[derive(Clone)]
pub struct Keychain {
    source: Source,
    gate: Arc<Gate>,
    read_limit: Duration,
    write_limit: Duration,
}

/// What is kept for a council.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// The OAuth client's secret.
    Client,
    /// The tokens.
    Tokens,
    /// The journal's last line.
    JournalHead,
}

/// The name of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryName {
    /// The profile, so that no two profiles share an entry.
    pub profile: ProfileId,
    /// The council.
    pub council: CouncilId,
    /// What is kept.
    pub item: Item,
}

/// Why the keychain could not be used. Holds nothing of what was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeychainError {
    /// This computer has no keychain running.
    #[error("this computer has no keychain")]
    NoStore,
    /// The keychain is locked, or access to it was denied.
    #[error("the keychain is locked")]
    Locked,
    /// The keychain did not answer in time; it is probably locked.
    #[error("the keychain did not answer in time")]
    TimedOut,
    /// The secret is longer than the keychain takes.
    #[error("too long for the keychain")]
    TooLong,
    /// The keychain said no.
    #[error("the keychain refused")]
    Refused,
    /// What the keychain holds is damaged, or the call broke off.
    #[error("the keychain's entry can't be used")]
    Broken,
}

#[derive(Clone)]
enum Source {
    System,
    Given(Arc<CredentialStore>),
}

/// Lets one call through at a time: the stores are not reliable when one entry is used from several threads.
#[derive(Default)]
struct Gate {
    is_busy: Mutex<bool>,
    freed: Condvar,
}

/// Opens the gate again, also when the call panics.
struct Passage(Arc<Gate>);

impl KeychainError {
    /// What the clerk is told.
    #[must_use]
    pub fn trouble(self) -> KeychainTrouble {
        match self {
            Self::NoStore => KeychainTrouble::None,
            Self::Locked => KeychainTrouble::Locked,
            Self::TimedOut => KeychainTrouble::Silent,
            Self::TooLong | Self::Refused | Self::Broken => KeychainTrouble::Refused,
        }
    }
}

impl Keychain {
    /// This computer's own keychain. Nothing is touched until the first call.
    #[must_use]
    pub fn system() -> Self {
        Self::from_source(Source::System)
    }

    /// A stand-in, such as `keyring_core::mock::Store`.
    #[must_use]
    pub fn with_store(store: Arc<CredentialStore>) -> Self {
        Self::from_source(Source::Given(store))
    }

    /// Other time limits, for tests.
    #[must_use]
    pub fn with_limits(self, read_limit: Duration, write_limit: Duration) -> Self {
        Self { read_limit, write_limit, ..self }
    }

    fn from_source(source: Source) -> Self {
        Self { source, gate: Arc::default(), read_limit: READ_LIMIT, write_limit: WRITE_LIMIT }
    }

    /// What is kept under the name; `None`: nothing.
    pub fn read(&self, name: &EntryName) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        self.call(name, self.read_limit, |entry| match entry.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(explain(error)),
        })
    }

    /// Keeps the secret under the name, in place of what was there.
    pub fn write(&self, name: &EntryName, secret: &[u8]) -> Result<(), KeychainError> {
        if secret.len() > MOST_BYTES {
            return Err(KeychainError::TooLong);
        }
        let secret = Zeroizing::new(secret.to_vec());
        self.call(name, self.write_limit, move |entry| entry.set_secret(&secret).map_err(explain))
    }

    /// Deletes what is kept under the name; nothing there is fine.
    pub fn delete(&self, name: &EntryName) -> Result<(), KeychainError> {
        self.call(name, self.write_limit, |entry| match entry.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(explain(error)),
        })
    }

    /// Runs the call on its own thread. A thread whose call was given up ends by itself when the keychain answers
    /// after all; what it then brings is wiped and dropped.
    fn call<T: Send + 'static>(
        &self,
        name: &EntryName,
        limit: Duration,
        action: impl FnOnce(&Entry) -> Result<T, KeychainError> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let deadline = Instant::now() + limit;
        let passage = self.gate.enter(limit)?;
        let source = self.source.clone();
        let user = name.to_string();
        let (sender, receiver) = mpsc::sync_channel(1);
        std::thread::Builder::new()
            .name("beadle-keychain".to_owned())
            .spawn(move || {
                let result = source.entry(&user).and_then(|entry| action(&entry));
                drop(passage);
                // Nobody may be waiting any more.
                sender.send(result).ok();
            })
            .map_err(|_no_thread| KeychainError::Broken)?;
        match receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => Err(KeychainError::TimedOut),
            Err(RecvTimeoutError::Disconnected) => Err(KeychainError::Broken),
        }
    }
}

impl fmt::Debug for Keychain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.source {
            Source::System => "Keychain(system)",
            Source::Given(_) => "Keychain(given)",
        })
    }
}

impl fmt::Display for EntryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let item = match self.item {
            Item::Client => "client",
            Item::Tokens => "tokens",
            Item::JournalHead => "journal-head",
        };
        write!(f, "{}/{}/{item}", self.profile, self.council)
    }
}

impl Source {
    fn entry(&self, user: &str) -> Result<Entry, KeychainError> {
        match self {
            Self::Given(store) => store.build(SERVICE, user, None).map_err(explain),
            Self::System => system_entry(user),
        }
    }
}

/// Over a connection of its own: what was agreed with a Secret Service is worth nothing once that has been restarted.
#[cfg(all(unix, not(target_os = "macos")))]
fn system_entry(user: &str) -> Result<Entry, KeychainError> {
    let store = SecretService::new().map_err(|_nobody_there| KeychainError::NoStore)?;
    store.build(SERVICE, user, None).map_err(explain)
}

#[cfg(any(windows, target_os = "macos"))]
fn system_entry(user: &str) -> Result<Entry, KeychainError> {
    if keyring::Entry::store_status().is_err() {
        return Err(KeychainError::NoStore);
    }
    // Without this, Windows would copy the entry to every computer of the domain.
    let stay_here = HashMap::from([("persistence", "Local")]);
    let modifiers = if cfg!(windows) { stay_here } else { HashMap::new() };
    Entry::new_with_modifiers(SERVICE, user, &modifiers).map_err(explain)
}

impl Gate {
    fn enter(self: &Arc<Self>, limit: Duration) -> Result<Passage, KeychainError> {
        let guard = self.is_busy.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut guard, waited) =
            self.freed.wait_timeout_while(guard, limit, |is_busy| *is_busy).unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            return Err(KeychainError::TimedOut);
        }
        *guard = true;
        Ok(Passage(Arc::clone(self)))
    }
}

impl Drop for Passage {
    fn drop(&mut self) {
        *self.0.is_busy.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.0.freed.notify_one();
    }
}

/// The one place where the stores' errors are looked at.
fn explain(error: Error) -> KeychainError {
    match error {
        Error::NoDefaultStore => KeychainError::NoStore,
        Error::NoStorageAccess(_) => KeychainError::Locked,
        Error::TooLong(..) => KeychainError::TooLong,
        // macOS reports a cancelled prompt and a failed authentication as a platform failure.
        Error::PlatformFailure(_) | Error::Invalid(..) | Error::NotSupportedByStore(_) => KeychainError::Refused,
        Error::BadEncoding(bytes) | Error::BadDataFormat(bytes, _) => {
            drop(Zeroizing::new(bytes));
            KeychainError::Broken
        }
        _ => KeychainError::Broken,
    }
}
