//! A supplier's set-up file, from the question to its deletion.

use beadle::domain::region::Region;
use beadle::model::adding::AddingStage;
use beadle::msg::StartMode;
use beadle::store::keychain::Keychain;
use keyring_core::mock;

use crate::rig::{Rig, World, files_below, holds};
use crate::stage::{CLIENT_SECRET, Stage, on_disk, wait_for_deletion, wait_for_users, wait_for_welcome};

#[test]
fn a_set_up_file_shows_every_value_and_is_deleted_when_she_says_so() {
    let stage = Stage::new();
    stage.write_set_up();
    let mut rig = stage.start(StartMode::Adding(stage.set_up_file()));
    rig.wait("the question", |model| {
        matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Asking { .. }))
    });
    let port = stage.port.to_string();
    for value in [
        "Add Little Wittering Parish Council?",
        "Europe",
        "1000.SETUPFILE",
        "In the file; goes to this computer's keychain",
        port.as_str(),
        "Parish Mail Ltd",
        "01632 960123",
        "Not given",
    ] {
        assert!(rig.says(value), "{value}");
    }
    assert!(!rig.says(CLIENT_SECRET));
    assert!(
        files_below(&stage.profile()).iter().all(|path| !path.ends_with("council.json")),
        "nothing before she says"
    );
    rig.press("Add this council");
    rig.wait("the council", |model| {
        matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Added { .. }))
    });
    assert!(stage.set_up_file().exists(), "not deleted without being asked");
    rig.press("Delete the set-up file");
    wait_for_deletion(&mut rig);
    assert!(!stage.set_up_file().exists());
    assert!(!holds(&on_disk(&stage.profile()), CLIENT_SECRET), "the secret belongs in the keychain only");
    rig.press("Go on");
    wait_for_welcome(&mut rig);
    assert!(rig.offers("Sign in to Zoho Mail"));
}

#[test]
fn nothing_is_added_when_she_does_not_want_it() {
    let stage = Stage::new();
    stage.write_set_up();
    let mut rig = stage.start(StartMode::Adding(stage.set_up_file()));
    rig.wait("the question", |model| {
        matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Asking { .. }))
    });
    rig.press("Don't add it");
    wait_for_welcome(&mut rig);
    assert!(!rig.offers("Sign in to Zoho Mail"));
    assert!(stage.set_up_file().exists());
    assert!(files_below(&stage.profile()).iter().all(|path| !path.ends_with("council.json")));
}

#[test]
fn a_set_up_file_never_overwrites_a_council() {
    let stage = Stage::new();
    drop(stage.add());
    let council = files_below(&stage.profile()).into_iter().find(|path| path.ends_with("council.json")).unwrap();
    let before = std::fs::read(&council).unwrap();
    let text = std::fs::read_to_string(stage.set_up_file()).unwrap();
    std::fs::write(stage.set_up_file(), text.replace("Parish Mail Ltd", "Somebody Else")).unwrap();
    let mut rig = stage.start(StartMode::Adding(stage.set_up_file()));
    rig.wait("the question", |model| {
        matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Asking { .. }))
    });
    rig.press("Add this council");
    rig.wait("the council", |model| {
        matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Added { was_there: true, .. }))
    });
    assert_eq!(std::fs::read(&council).unwrap(), before);
    assert_eq!(files_below(&stage.profile()).iter().filter(|path| path.ends_with("council.json")).count(), 1);
}

#[test]
fn a_file_that_is_none_says_what_is_wrong_and_leads_on() {
    let stage = Stage::new();
    for (text, says) in [
        ("hello", "not a set-up file"),
        (r#"{"council": "A"}"#, "does not say \"client_id\""),
        (r#"{"council": "A", "client_id": "1000.A", "region": "moon"}"#, "\"region\" makes no sense"),
    ] {
        std::fs::write(stage.set_up_file(), text).unwrap();
        let mut rig = stage.start(StartMode::Adding(stage.set_up_file()));
        rig.wait("the fault", |model| {
            matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Unusable(_)))
        });
        assert!(rig.says(says), "{says}: {:?}", rig.statuses());
        rig.press("Go on");
        wait_for_welcome(&mut rig);
        assert!(rig.offers("Practise with a pretend council"));
    }
}

#[test]
fn a_set_up_file_for_a_server_on_this_computer_is_kept_nowhere() {
    let stage = Stage::new();
    stage.write_set_up();
    let set_up = Box::new(beadle::store::set_up_file::read(&stage.set_up_file()).unwrap());
    assert_eq!(set_up.region, Region::Eu);
    let loopback = beadle::msg::Loopback { base: stage.council.base(), set_up: Some(set_up) };
    let store = mock::Store::new().unwrap();
    let world = World {
        keychain: Keychain::with_store(store),
        browser: stage.council.browser(&["accept"]),
        ..stage.world.clone()
    };
    let mut rig = Rig::start_with(&stage.profile(), StartMode::Loopback(loopback), world);
    assert!(rig.says("Connected to a server on this computer"));
    rig.press("Sign in to Zoho Mail");
    wait_for_users(&mut rig);
    assert_eq!(rig.model().signed_in().unwrap().council, "Little Wittering Parish Council");
    assert!(stage.set_up_file().exists());
    assert!(files_below(&stage.profile()).iter().all(|path| !path.ends_with("council.json")));
    assert!(!holds(&on_disk(&stage.profile()), CLIENT_SECRET));
}
