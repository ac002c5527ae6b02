//! What the keychain holds for a council: the OAuth client's secret and the tokens (blueprint section 5).

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::keychain::{EntryName, Item, Keychain, KeychainError, MOST_BYTES};
use super::settings::ProfileId;
use crate::domain::council::CouncilId;
use crate::domain::secret::Token;

/// The version that this program writes.
const VERSION: u64 = 1;

/// One council's entries. Every call may block for as long as [`Keychain`] waits.
#[derive(Debug, Clone)]
pub struct CouncilSecrets {
    keychain: Keychain,
    profile: ProfileId,
    council: CouncilId,
}

/// A sign-in that outlives the program.
#[derive(Debug, Clone)]
pub struct StoredTokens {
    /// Good until it is revoked.
    pub refresh: Token,
    /// Zoho allowed sending mail too.
    pub may_send_mail: bool,
}

impl CouncilSecrets {
    /// The entries of this council in this profile.
    #[must_use]
    pub fn new(keychain: Keychain, profile: ProfileId, council: CouncilId) -> Self {
        Self { keychain, profile, council }
    }

    /// The name of the journal's head, which has its own keeper.
    #[must_use]
    pub fn journal_head(&self) -> EntryName {
        self.name(Item::JournalHead)
    }

    /// The keychain itself.
    #[must_use]
    pub fn keychain(&self) -> &Keychain {
        &self.keychain
    }

    /// The client's secret; `None`: nothing is kept.
    ///
    /// # Errors
    /// What [`Keychain::read`] says, and `Broken` for an entry that Beadle did not write.
    pub fn client_secret(&self) -> Result<Option<Token>, KeychainError> {
        Ok(self.read::<RawClient>(Item::Client)?.map(|raw| Token::new(raw.secret)))
    }

    /// Keeps the client's secret.
    ///
    /// # Errors
    /// What [`Keychain::write`] says.
    pub fn keep_client_secret(&self, secret: &Token) -> Result<(), KeychainError> {
        self.write(Item::Client, &ClientToWrite { v: VERSION, secret: secret.expose() })
    }

    /// The tokens; `None`: nobody is signed in.
    ///
    /// # Errors
    /// What [`Keychain::read`] says, and `Broken` for an entry that Beadle did not write.
    pub fn tokens(&self) -> Result<Option<StoredTokens>, KeychainError> {
        let raw = self.read::<RawTokens>(Item::Tokens)?;
        Ok(raw.map(|raw| StoredTokens { refresh: Token::new(raw.refresh), may_send_mail: raw.mail }))
    }

    /// Keeps the tokens in place of the former ones.
    ///
    /// # Errors
    /// What [`Keychain::write`] says.
    pub fn keep_tokens(&self, tokens: &StoredTokens) -> Result<(), KeychainError> {
        let raw = TokensToWrite { v: VERSION, refresh: tokens.refresh.expose(), mail: tokens.may_send_mail };
        self.write(Item::Tokens, &raw)
    }

    /// Deletes the tokens; none is fine.
    ///
    /// # Errors
    /// What [`Keychain::delete`] says.
    pub fn delete_tokens(&self) -> Result<(), KeychainError> {
        self.keychain.delete(&self.name(Item::Tokens))
    }

    /// Deletes everything of this council, but for the journal's head when the journal stays; none is fine. An entry
    /// that can't be deleted does not keep the others.
    ///
    /// # Errors
    /// What [`Keychain::delete`] says of the first one that could not be deleted.
    pub fn forget(&self, keeps_journal: bool) -> Result<(), KeychainError> {
        let items = [Item::Tokens, Item::Client].into_iter().chain((!keeps_journal).then_some(Item::JournalHead));
        let results: Vec<_> = items.map(|item| self.keychain.delete(&self.name(item))).collect();
        results.into_iter().collect()
    }

    fn name(&self, item: Item) -> EntryName {
        EntryName { profile: self.profile.clone(), council: self.council.clone(), item }
    }

    fn read<T: for<'de> Deserialize<'de>>(&self, item: Item) -> Result<Option<T>, KeychainError> {
        let Some(bytes) = self.keychain.read(&self.name(item))? else { return Ok(None) };
        // What serde says of a mistake quotes the entry.
        serde_json::from_slice(&bytes).map(Some).map_err(|_quotes| KeychainError::Broken)
    }

    fn write(&self, item: Item, value: &impl Serialize) -> Result<(), KeychainError> {
        // With room for everything the buffer never moves, and leaves no copy behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(MOST_BYTES));
        serde_json::to_writer(&mut *bytes, value).map_err(|_quotes| KeychainError::Broken)?;
        self.keychain.write(&self.name(item), &bytes)
    }
}

#[derive(Deserialize)]
struct RawClient {
    secret: String,
}

#[derive(Serialize)]
struct ClientToWrite<'a> {
    v: u64,
    secret: &'a str,
}

#[derive(Deserialize)]
struct RawTokens {
    refresh: String,
    #[serde(default)]
    mail: bool,
}

#[derive(Serialize)]
struct TokensToWrite<'a> {
    v: u64,
    refresh: &'a str,
    mail: bool,
}
