//! Where the journal's last line is remembered outside the journal, so that a cut tail shows.

use std::sync::{Arc, Mutex, PoisonError};

use super::keychain::{EntryName, Keychain, KeychainError};
use crate::domain::journal::Head;

/// Remembers a journal's head.
pub trait HeadStore: Send + Sync {
    /// The head that was saved last; `None`: none yet.
    fn load(&self) -> Result<Option<Head>, KeychainError>;

    /// Remembers the head in place of the former one.
    fn save(&self, head: &Head) -> Result<(), KeychainError>;
}

/// In the keychain: for a council at Zoho.
#[derive(Debug, Clone)]
pub struct KeychainHead {
    keychain: Keychain,
    name: EntryName,
}

/// In memory, shared by its clones: for the pretend council and loopback servers, which never touch the keychain.
#[derive(Debug, Clone, Default)]
pub struct MemoryHead(Arc<Mutex<Option<Head>>>);

impl KeychainHead {
    /// Under this name, whose item should be [`super::keychain::Item::JournalHead`].
    #[must_use]
    pub fn new(keychain: Keychain, name: EntryName) -> Self {
        Self { keychain, name }
    }
}

impl HeadStore for KeychainHead {
    fn load(&self) -> Result<Option<Head>, KeychainError> {
        let Some(bytes) = self.keychain.read(&self.name)? else { return Ok(None) };
        serde_json::from_slice(&bytes).map(Some).map_err(|_damaged| KeychainError::Broken)
    }

    fn save(&self, head: &Head) -> Result<(), KeychainError> {
        let text = serde_json::to_vec(head).map_err(|_not_json| KeychainError::Broken)?;
        self.keychain.write(&self.name, &text)
    }
}

impl HeadStore for MemoryHead {
    fn load(&self) -> Result<Option<Head>, KeychainError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    fn save(&self, head: &Head) -> Result<(), KeychainError> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(head.clone());
        Ok(())
    }
}
