//! The keychain, with the mock store and every error of it, and with one that hangs.

use std::any::Any;
use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use beadle::domain::council::CouncilId;
use beadle::domain::journal::Head;
use beadle::store::head_store::{HeadStore as _, KeychainHead};
use beadle::store::keychain::{EntryName, Item, Keychain, KeychainError, MOST_BYTES};
use beadle::store::settings::ProfileId;
use keyring_core::api::{CredentialApi, CredentialStoreApi};
use keyring_core::mock::{Cred, Store};
use keyring_core::{Credential, CredentialStore, Entry, Error};

use super::support::Counting;

fn name(item: Item) -> EntryName {
    let profile = ProfileId::mint(&mut Counting::default()).unwrap();
    EntryName { profile, council: CouncilId::from_random([0xab; 16]), item }
}

fn mock() -> (Arc<CredentialStore>, Keychain) {
    let store: Arc<CredentialStore> = Store::new().unwrap();
    (Arc::clone(&store), Keychain::with_store(store))
}

fn boxed() -> Box<dyn std::error::Error + Send + Sync> {
    "canary".into()
}

#[test]
fn names_keep_profiles_councils_and_items_apart() {
    let shown = name(Item::JournalHead).to_string();
    assert_eq!(shown, format!("000102030405060708090a0b0c0d0e0f/{}/journal-head", "ab".repeat(16)));
    assert!(name(Item::Client).to_string().ends_with("/client"));
    assert!(name(Item::Tokens).to_string().ends_with("/tokens"));
}

#[test]
fn secrets_read_back_and_are_deleted() {
    let (_, keychain) = mock();
    let tokens = name(Item::Tokens);
    assert_eq!(keychain.read(&tokens), Ok(None));
    keychain.delete(&tokens).unwrap();
    // Bytes, not text: Windows would double the length of text.
    let secret = [0xff; MOST_BYTES];
    keychain.write(&tokens, &secret).unwrap();
    assert_eq!(keychain.read(&tokens).unwrap().unwrap().as_slice(), secret);
    assert_eq!(keychain.read(&name(Item::Client)), Ok(None));
    assert_eq!(keychain.write(&tokens, &[0; MOST_BYTES + 1]), Err(KeychainError::TooLong));
    assert_eq!(keychain.read(&tokens).unwrap().unwrap().as_slice(), secret, "the former secret is still there");
    keychain.delete(&tokens).unwrap();
    assert_eq!(keychain.read(&tokens), Ok(None));
}

#[test]
fn every_error_becomes_one_of_ours_without_the_secret() {
    // Made anew for each call: an error can't be copied.
    let cases: [(fn() -> Error, KeychainError); 10] = [
        (|| Error::NoDefaultStore, KeychainError::NoStore),
        (|| Error::NoStorageAccess(boxed()), KeychainError::Locked),
        (|| Error::PlatformFailure(boxed()), KeychainError::Refused),
        (|| Error::Invalid("canary".to_owned(), "canary".to_owned()), KeychainError::Refused),
        (|| Error::NotSupportedByStore("canary".to_owned()), KeychainError::Refused),
        (|| Error::TooLong("canary".to_owned(), 7), KeychainError::TooLong),
        (|| Error::BadEncoding(b"canary".to_vec()), KeychainError::Broken),
        (|| Error::BadDataFormat(b"canary".to_vec(), boxed()), KeychainError::Broken),
        (|| Error::BadStoreFormat("canary".to_owned()), KeychainError::Broken),
        (|| Error::Ambiguous(Vec::new()), KeychainError::Broken),
    ];
    let (store, keychain) = mock();
    let tokens = name(Item::Tokens);
    keychain.write(&tokens, b"canary").unwrap();
    let entry = store.build("Beadle", &tokens.to_string(), None).unwrap();
    let cred: &Cred = entry.as_any().downcast_ref().unwrap();
    for (error, expected) in cases {
        cred.set_error(error());
        let read = keychain.read(&tokens).map(drop);
        cred.set_error(error());
        let written = keychain.write(&tokens, b"another");
        cred.set_error(error());
        let deleted = keychain.delete(&tokens);
        assert_eq!([read, written, deleted], [Err(expected); 3]);
        assert!(!format!("{expected} {expected:?} {keychain:?}").contains("canary"));
        assert_eq!(keychain.read(&tokens).unwrap().unwrap().as_slice(), b"canary", "nothing has changed");
    }
    // What is not there can't be read, and need not be deleted.
    cred.set_error(Error::NoEntry);
    keychain.delete(&tokens).unwrap();
    cred.set_error(Error::NoEntry);
    assert_eq!(keychain.read(&tokens), Ok(None));
    assert_eq!(keychain.read(&tokens).unwrap().unwrap().as_slice(), b"canary");
}

#[test]
fn a_head_is_kept_and_a_damaged_one_is_said() {
    let (_, keychain) = mock();
    let entry = name(Item::JournalHead);
    let heads = KeychainHead::new(keychain.clone(), entry.clone());
    assert_eq!(heads.load(), Ok(None));
    let head = Head { seq: 7, hash: "ab".repeat(32) };
    heads.save(&head).unwrap();
    assert_eq!(heads.load(), Ok(Some(head)));
    keychain.write(&entry, b"{").unwrap();
    assert_eq!(heads.load(), Err(KeychainError::Broken));
}

/// A locked Secret Service: no call returns until it is let go.
struct Stuck {
    let_go: Mutex<Receiver<()>>,
    log: Arc<Mutex<Vec<&'static str>>>,
    panics: bool,
}

struct StuckStore(Arc<Stuck>);

impl CredentialStoreApi for StuckStore {
    fn vendor(&self) -> String {
        "stuck".to_owned()
    }

    fn id(&self) -> String {
        "stuck".to_owned()
    }

    fn build(&self, _: &str, _: &str, _: Option<&HashMap<&str, &str>>) -> Result<Entry, Error> {
        Ok(Entry::new_with_credential(Arc::new(StuckEntry(Arc::clone(&self.0)))))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn debug_fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("stuck")
    }
}

struct StuckEntry(Arc<Stuck>);

impl StuckEntry {
    fn wait(&self, what: &'static str) {
        assert!(!self.0.panics, "canary");
        self.0.let_go.lock().unwrap().recv().unwrap();
        self.0.log.lock().unwrap().push(what);
    }
}

impl CredentialApi for StuckEntry {
    fn set_secret(&self, secret: &[u8]) -> Result<(), Error> {
        self.wait(if secret == b"first" { "first" } else { "second" });
        Ok(())
    }

    fn get_secret(&self) -> Result<Vec<u8>, Error> {
        self.wait("read");
        Ok(b"late".to_vec())
    }

    fn delete_credential(&self) -> Result<(), Error> {
        self.wait("delete");
        Ok(())
    }

    fn get_credential(&self) -> Result<Option<Arc<Credential>>, Error> {
        Ok(None)
    }

    fn get_specifiers(&self) -> Option<(String, String)> {
        None
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn debug_fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("stuck")
    }
}

fn stuck(panics: bool) -> (Sender<()>, Arc<Mutex<Vec<&'static str>>>, Keychain) {
    let (sender, receiver) = mpsc::channel();
    let log = Arc::new(Mutex::new(Vec::new()));
    let stuck = Stuck { let_go: Mutex::new(receiver), log: Arc::clone(&log), panics };
    let limit = Duration::from_millis(50);
    let keychain = Keychain::with_store(Arc::new(StuckStore(Arc::new(stuck)))).with_limits(limit, limit);
    (sender, log, keychain)
}

#[test]
fn a_keychain_that_hangs_is_given_up() {
    let (let_go, log, keychain) = stuck(false);
    let tokens = name(Item::Tokens);
    let before = Instant::now();
    assert_eq!(keychain.read(&tokens), Err(KeychainError::TimedOut));
    // The next one waits its turn rather than pile up behind, and is given up too.
    assert_eq!(keychain.write(&tokens, b"first"), Err(KeychainError::TimedOut));
    assert!(before.elapsed() < Duration::from_secs(3));
    // Unlocked at last: it works again, also for a clone.
    for _ in 0..2 {
        let_go.send(()).unwrap();
    }
    let deadline = Instant::now() + Duration::from_secs(3);
    let clone = keychain.clone().with_limits(Duration::from_secs(3), Duration::from_secs(3));
    assert_eq!(clone.read(&tokens).unwrap().unwrap().as_slice(), b"late");
    assert!(Instant::now() < deadline);
    assert_eq!(*log.lock().unwrap(), ["read", "read"], "a call that never began does not run later");
}

#[test]
fn a_late_write_cannot_overtake_a_later_one() {
    let (let_go, log, keychain) = stuck(false);
    let tokens = name(Item::Tokens);
    assert_eq!(keychain.write(&tokens, b"first"), Err(KeychainError::TimedOut));
    for _ in 0..2 {
        let_go.send(()).unwrap();
    }
    keychain.with_limits(Duration::from_secs(3), Duration::from_secs(3)).write(&tokens, b"second").unwrap();
    assert_eq!(*log.lock().unwrap(), ["first", "second"]);
}

#[test]
fn a_store_that_panics_is_an_error_and_blocks_nothing() {
    let (_let_go, _, keychain) = stuck(true);
    let keychain = keychain.with_limits(Duration::from_secs(3), Duration::from_secs(3));
    for _ in 0..2 {
        assert_eq!(keychain.read(&name(Item::Tokens)), Err(KeychainError::Broken));
    }
}
