//! One step each for `tests/windows/keychain_runs.rs`, which runs this program several times under Wine: storing a
//! secret in the Credential Manager, reading it in another process, and deleting it.

use beadle::domain::council::CouncilId;
use beadle::store::keychain::{EntryName, Item, Keychain};

const SECRET: &str = "{\"refresh\":\"gehe1m-üß\"}";

fn name() -> EntryName {
    let profile = "0123456789abcdef0123456789abcdef".parse().unwrap();
    EntryName { profile, council: CouncilId::from_random([7; 16]), item: Item::Tokens }
}

#[test]
#[ignore = "a step of keychain_runs.rs"]
fn stores() {
    Keychain::system().write(&name(), SECRET.as_bytes()).unwrap();
}

#[test]
#[ignore = "a step of keychain_runs.rs"]
fn reads_back() {
    assert_eq!(Keychain::system().read(&name()).unwrap().unwrap().as_slice(), SECRET.as_bytes());
}

#[test]
#[ignore = "a step of keychain_runs.rs"]
fn takes_away() {
    Keychain::system().delete(&name()).unwrap();
}
