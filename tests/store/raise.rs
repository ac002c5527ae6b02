//! A second start finds the first one.

use std::sync::mpsc;
use std::time::Duration;

use beadle::platform::raise;

#[test]
fn the_one_with_the_profile_is_asked_and_answers() {
    let profile = tempfile::tempdir().unwrap();
    let (sender, raised) = mpsc::channel();
    assert!(!raise::ask(profile.path()), "nobody is there yet");
    raise::listen(profile.path(), move || sender.send(()).unwrap()).unwrap();
    for _ in 0..3 {
        assert!(raise::ask(profile.path()));
        raised.recv_timeout(Duration::from_secs(5)).unwrap();
    }
    let other = tempfile::tempdir().unwrap();
    assert!(!raise::ask(other.path()), "another profile's Beadle answered");
}

#[test]
fn the_folder_counts_and_not_how_it_is_spelt() {
    let profile = tempfile::tempdir().unwrap();
    std::fs::create_dir(profile.path().join("inside")).unwrap();
    raise::listen(profile.path(), || {}).unwrap();
    assert!(raise::ask(&profile.path().join("inside").join("..")));
}
