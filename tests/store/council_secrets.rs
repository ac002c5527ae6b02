//! What the keychain holds for a council.

use std::sync::Arc;

use beadle::domain::council::CouncilId;
use beadle::domain::secret::Token;
use beadle::store::council_secrets::{CouncilSecrets, StoredTokens};
use beadle::store::keychain::{EntryName, Item, Keychain, KeychainError, MOST_BYTES};
use beadle::store::settings::ProfileId;
use keyring_core::mock::{Cred, Store};
use keyring_core::{CredentialStore, Error};

use super::support::Counting;

/// A keychain with the secrets of some councils in it.
struct Stage {
    store: Arc<CredentialStore>,
    keychain: Keychain,
    profile: ProfileId,
}

impl Stage {
    fn new() -> Self {
        let store: Arc<CredentialStore> = Store::new().unwrap();
        let keychain = Keychain::with_store(Arc::clone(&store));
        Self { store, keychain, profile: ProfileId::mint(&mut Counting::default()).unwrap() }
    }

    fn council(&self, number: u8) -> CouncilSecrets {
        CouncilSecrets::new(self.keychain.clone(), self.profile.clone(), CouncilId::from_random([number; 16]))
    }

    fn name(&self, number: u8, item: Item) -> EntryName {
        EntryName { profile: self.profile.clone(), council: CouncilId::from_random([number; 16]), item }
    }

    /// The next call for this entry fails so.
    fn fail(&self, name: &EntryName, error: Error) {
        let entry = self.store.build("Beadle", &name.to_string(), None).unwrap();
        entry.as_any().downcast_ref::<Cred>().unwrap().set_error(error);
    }
}

fn tokens(refresh: &str, may_send_mail: bool) -> StoredTokens {
    StoredTokens { refresh: Token::new(refresh.to_owned()), may_send_mail }
}

fn told(found: Option<StoredTokens>) -> Option<(String, bool)> {
    found.map(|tokens| (tokens.refresh.expose().to_owned(), tokens.may_send_mail))
}

#[test]
fn tokens_and_secrets_are_kept_apart_and_read_back() {
    let stage = Stage::new();
    let (one, other) = (stage.council(1), stage.council(2));
    assert_eq!((told(one.tokens().unwrap()), one.client_secret().unwrap().is_none()), (None, true));
    one.keep_tokens(&tokens("1000.first", false)).unwrap();
    one.keep_client_secret(&Token::new("client".to_owned())).unwrap();
    other.keep_tokens(&tokens("1000.other", true)).unwrap();
    assert_eq!(told(one.tokens().unwrap()), Some(("1000.first".to_owned(), false)));
    assert_eq!(one.client_secret().unwrap().unwrap().expose(), "client");
    assert!(other.client_secret().unwrap().is_none());

    // A later sign-in takes the place of the former one.
    one.keep_tokens(&tokens("1000.second", true)).unwrap();
    assert_eq!(told(one.tokens().unwrap()), Some(("1000.second".to_owned(), true)));

    // Signing out leaves the client, for the next sign-in, and everybody else.
    one.delete_tokens().unwrap();
    one.delete_tokens().unwrap();
    assert_eq!(told(one.tokens().unwrap()), None);
    assert_eq!(one.client_secret().unwrap().unwrap().expose(), "client");
    assert_eq!(told(other.tokens().unwrap()), Some(("1000.other".to_owned(), true)));
}

/// Windows keeps no more than this.
#[test]
fn the_longest_of_them_fits_into_one_entry() {
    let stage = Stage::new();
    let council = stage.council(1);
    // JSON writes these as two characters. No token that Zoho gives is taken if it is longer than 1,024.
    let refresh = r#""\"#.repeat(512);
    council.keep_tokens(&tokens(&refresh, true)).unwrap();
    assert_eq!(told(council.tokens().unwrap()), Some((refresh, true)));
    // A set-up file's secret has at most 200 bytes.
    let secret = r#""\"#.repeat(100);
    council.keep_client_secret(&Token::new(secret.clone())).unwrap();
    assert_eq!(council.client_secret().unwrap().unwrap().expose(), secret);
    for item in [Item::Tokens, Item::Client] {
        let kept = stage.keychain.read(&stage.name(1, item)).unwrap().unwrap();
        assert!(kept.len() <= MOST_BYTES, "{} bytes", kept.len());
        // One JSON object, so that a later version can add to it.
        assert!(serde_json::from_slice::<serde_json::Value>(&kept).unwrap().is_object());
    }
}

#[test]
fn one_that_does_not_fit_leaves_the_former_one() {
    let stage = Stage::new();
    let council = stage.council(1);
    council.keep_tokens(&tokens("1000.first", true)).unwrap();
    let kept = council.keep_tokens(&tokens(&"x".repeat(MOST_BYTES), true));
    assert_eq!(kept, Err(KeychainError::TooLong));
    assert_eq!(told(council.tokens().unwrap()), Some(("1000.first".to_owned(), true)));
}

#[test]
fn an_entry_that_is_not_ours_is_broken_and_never_quoted() {
    let stage = Stage::new();
    let council = stage.council(1);
    for entry in
        ["", "canary", r#""canary""#, r#"{"canary":1}"#, r#"{"refresh":17}"#, r#"{"secret":null}"#, "[]", "\u{fffd}"]
    {
        for item in [Item::Tokens, Item::Client] {
            stage.keychain.write(&stage.name(1, item), entry.as_bytes()).unwrap();
        }
        let tokens = council.tokens().map(|found| found.is_some());
        let secret = council.client_secret().map(|found| found.is_some());
        assert_eq!((tokens, secret), (Err(KeychainError::Broken), Err(KeychainError::Broken)), "{entry}");
        assert!(!format!("{tokens:?}").contains("canary"));
    }
    // It can be replaced.
    council.keep_tokens(&tokens("1000.new", true)).unwrap();
    assert_eq!(told(council.tokens().unwrap()), Some(("1000.new".to_owned(), true)));
}

#[test]
fn what_the_keychain_says_is_said() {
    let stage = Stage::new();
    let council = stage.council(1);
    council.keep_tokens(&tokens("1000.first", true)).unwrap();
    council.keep_client_secret(&Token::new("client".to_owned())).unwrap();
    let (names, locked) = ([Item::Tokens, Item::Client].map(|item| stage.name(1, item)), KeychainError::Locked);
    let fail = || {
        for name in &names {
            stage.fail(name, Error::NoStorageAccess("locked".into()));
        }
    };
    fail();
    assert_eq!(council.tokens().map(drop), Err(locked));
    assert_eq!(council.client_secret().map(drop), Err(locked));
    fail();
    assert_eq!(council.keep_tokens(&tokens("1000.second", true)), Err(locked));
    assert_eq!(council.keep_client_secret(&Token::new("other".to_owned())), Err(locked));
    fail();
    assert_eq!(council.delete_tokens(), Err(locked), "an entry that may still be there is not said to be gone");
    assert_eq!(told(council.tokens().unwrap()), Some(("1000.first".to_owned(), true)));
}

#[test]
fn nothing_of_them_is_shown() {
    let stage = Stage::new();
    let council = stage.council(1);
    council.keep_tokens(&tokens("canary", true)).unwrap();
    assert!(!format!("{council:?} {:?}", council.tokens()).contains("canary"));
}
