//! What the keychain holds for a council, and the file that brings its secret.

use std::sync::Arc;

use beadle::domain::council::CouncilId;
use beadle::domain::secret::Token;
use beadle::domain::set_up::SetUpFault;
use beadle::store::council_secrets::{CouncilSecrets, StoredTokens};
use beadle::store::keychain::{Keychain, KeychainError, MOST_BYTES};
use beadle::store::set_up_file;
use keyring_core::mock::{Cred, Store};
use keyring_core::{CredentialStore, Error};

use beadle::store::settings::ProfileId;

fn profile_id() -> ProfileId {
    "0123456789abcdef0123456789abcdef".parse().unwrap()
}

fn secrets(keychain: &Keychain, council: u8) -> CouncilSecrets {
    CouncilSecrets::new(keychain.clone(), profile_id(), CouncilId::from_random([council; 16]))
}

fn mock() -> (Arc<CredentialStore>, Keychain) {
    let store: Arc<CredentialStore> = Store::new().unwrap();
    (store.clone(), Keychain::with_store(store))
}

#[test]
fn tokens_come_back_as_they_were_kept_for_this_council_only() {
    let (_, keychain) = mock();
    let ours = secrets(&keychain, 1);
    assert!(ours.tokens().unwrap().is_none());
    for may_send_mail in [true, false] {
        let tokens = StoredTokens { refresh: Token::new("1000.canary".to_owned()), may_send_mail };
        ours.keep_tokens(&tokens).unwrap();
        let back = ours.tokens().unwrap().unwrap();
        assert_eq!((back.refresh.expose(), back.may_send_mail), ("1000.canary", may_send_mail));
        assert!(!format!("{back:?}").contains("canary"));
    }
    assert!(secrets(&keychain, 2).tokens().unwrap().is_none());
    assert!(ours.client_secret().unwrap().is_none(), "an entry of its own");
    ours.delete_tokens().unwrap();
    ours.delete_tokens().unwrap();
    assert!(ours.tokens().unwrap().is_none());
}

#[test]
fn the_clients_secret_has_an_entry_of_its_own() {
    let (_, keychain) = mock();
    let ours = secrets(&keychain, 1);
    ours.keep_client_secret(&Token::new("canary".to_owned())).unwrap();
    ours.delete_tokens().unwrap();
    assert_eq!(ours.client_secret().unwrap().unwrap().expose(), "canary");
}

#[test]
fn the_longest_tokens_fit_every_keychain_and_longer_ones_are_refused() {
    let (_, keychain) = mock();
    let ours = secrets(&keychain, 1);
    // Beadle takes no longer ones from Zoho, and no longer secret from a set-up file. JSON doubles each of these.
    let longest = StoredTokens { refresh: Token::new(r#""\"#.repeat(512)), may_send_mail: true };
    ours.keep_tokens(&longest).unwrap();
    let secret = r#""\"#.repeat(100);
    ours.keep_client_secret(&Token::new(secret.clone())).unwrap();
    assert_eq!(ours.client_secret().unwrap().unwrap().expose(), secret);
    let absurd = StoredTokens { refresh: Token::new("a".repeat(MOST_BYTES)), may_send_mail: true };
    assert_eq!(ours.keep_tokens(&absurd).unwrap_err(), KeychainError::TooLong);
    assert_eq!(ours.tokens().unwrap().unwrap().refresh.expose().len(), 1024, "the former ones are still there");
}

#[test]
fn an_entry_that_beadle_did_not_write_is_broken_and_not_quoted() {
    let (store, keychain) = mock();
    let ours = secrets(&keychain, 1);
    ours.keep_tokens(&StoredTokens { refresh: Token::new("a".to_owned()), may_send_mail: true }).unwrap();
    let user = format!("{}/{}/tokens", profile_id(), CouncilId::from_random([1; 16]));
    for other in ["canary", "{}", r#"{"refresh": 3}"#, "\u{0}"] {
        store.build("Beadle", &user, None).unwrap().set_secret(other.as_bytes()).unwrap();
        let error = ours.tokens().unwrap_err();
        assert_eq!(error, KeychainError::Broken, "{other}");
        assert!(!format!("{error:?} {error}").contains("canary"));
    }
}

#[test]
fn a_locked_keychain_is_said_to_be_locked() {
    let (store, keychain) = mock();
    let ours = secrets(&keychain, 1);
    let tokens = || StoredTokens { refresh: Token::new("1000.canary".to_owned()), may_send_mail: true };
    ours.keep_tokens(&tokens()).unwrap();
    ours.keep_client_secret(&Token::new("canary".to_owned())).unwrap();
    let lock = |item| {
        let user = format!("{}/{}/{item}", profile_id(), CouncilId::from_random([1; 16]));
        let entry = store.build("Beadle", &user, None).unwrap();
        entry.as_any().downcast_ref::<Cred>().unwrap().set_error(Error::NoStorageAccess("locked".into()));
    };
    lock("tokens");
    assert_eq!(ours.tokens().unwrap_err(), KeychainError::Locked);
    lock("tokens");
    assert_eq!(ours.keep_tokens(&tokens()).unwrap_err(), KeychainError::Locked);
    lock("tokens");
    assert_eq!(ours.delete_tokens().unwrap_err(), KeychainError::Locked, "it is not said to be gone");
    lock("client");
    assert_eq!(ours.client_secret().unwrap_err(), KeychainError::Locked);
    lock("client");
    assert_eq!(ours.keep_client_secret(&Token::new("x".to_owned())).unwrap_err(), KeychainError::Locked);
    assert_eq!(ours.tokens().unwrap().unwrap().refresh.expose(), "1000.canary");
    assert_eq!(ours.client_secret().unwrap().unwrap().expose(), "canary");
}

#[test]
fn a_set_up_file_is_read_within_limits_and_deleted_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Ein Rat.beadle");
    assert_eq!(set_up_file::read(&path).unwrap_err(), SetUpFault::NotFound);
    assert_eq!(set_up_file::read(folder.path()).unwrap_err(), SetUpFault::NotSetUp, "a folder");
    std::fs::write(&path, r#"{"council": "A", "client_id": "1000.A", "client_secret": "s"}"#).unwrap();
    assert_eq!(set_up_file::read(&path).unwrap().council, "A");
    std::fs::write(&path, vec![b' '; 65 * 1024]).unwrap();
    assert_eq!(set_up_file::read(&path).unwrap_err(), SetUpFault::NotSetUp, "too long");
    set_up_file::delete(&path).unwrap();
    assert!(!path.exists());
    set_up_file::delete(&path).unwrap();
    assert!(set_up_file::delete(folder.path()).is_err());
}
