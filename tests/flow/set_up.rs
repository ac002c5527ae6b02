//! A supplier's set-up file, from the question to its deletion.

use beadle::domain::region::Region;
use beadle::model::adding::AddingStage;
use beadle::model::making::MakingStage;
use beadle::model::{Model, Session};
use beadle::msg::StartMode;
use beadle::store::keychain::Keychain;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
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
    assert!(rig.model().councils.known.is_empty());
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
fn hostile_files_change_nothing() {
    let stage = Stage::new();
    let long = format!(r#"{{"council": "{}", "client_id": "1"}}"#, "a".repeat(5_000_000));
    for (text, says) in [
        (long.as_str(), "not a set-up file"),
        (r#"{"council": 3, "client_id": "1000.A"}"#, "\"council\" makes no sense"),
        ("{\"council\": \"A\\u0007B\", \"client_id\": \"1000.A\"}", "characters that nobody can see"),
        (
            r#"{"council": "A", "client_id": "1000.A", "accounts_server": "https://zoho.example.org"}"#,
            "where Beadle is to connect",
        ),
        ("{\"council\": \"P\u{430}rish\", \"client_id\": \"1000.A\"}", "letters of another alphabet"),
    ] {
        std::fs::write(stage.set_up_file(), text).unwrap();
        let mut rig = stage.start(StartMode::Adding(stage.set_up_file()));
        rig.wait("the fault", |model| {
            matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Unusable(_)))
        });
        assert!(rig.says(says), "{says}: {:?}", rig.statuses());
        rig.press("Go on");
        wait_for_welcome(&mut rig);
        assert!(rig.model().councils.known.is_empty());
    }
    assert!(stage.set_up_file().exists());
    assert!(files_below(&stage.profile()).iter().all(|path| !path.ends_with("council.json")));
}

#[test]
fn a_council_that_could_be_mistaken_for_a_known_one_is_not_added_by_a_hasty_press() {
    let stage = Stage::new();
    drop(stage.add());
    let text = std::fs::read_to_string(stage.set_up_file()).unwrap();
    for (other, says) in [
        (text.replace("1000.SETUPFILE", "1000.ANOTHER"), "A council of this name is here already"),
        (text.replace("Little", "LittIe"), "This name looks much like Little Wittering Parish Council"),
    ] {
        std::fs::write(stage.set_up_file(), other).unwrap();
        let mut rig = stage.start(StartMode::Adding(stage.set_up_file()));
        rig.wait("the question", is_asking);
        assert!(rig.says(says), "{:?}", rig.statuses());
        rig.window.key_press(egui::Key::Space);
        rig.window.run_steps(3);
        wait_for_welcome(&mut rig);
    }
    assert_eq!(files_below(&stage.profile()).iter().filter(|path| path.ends_with("council.json")).count(), 1);
}

fn is_asking(model: &Model) -> bool {
    matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Asking { .. }))
}

#[test]
fn the_dialog_opens_a_file_that_a_supplier_made_here() {
    let stage = Stage::new();
    let mut rig = stage.start(StartMode::Welcome);
    wait_for_welcome(&mut rig);
    rig.press("Set up your council");
    rig.press("Make a set-up file");
    for (field, text) in
        [("Council's name", "Little Wittering"), ("Client ID", "1000.A"), ("Client secret", CLIENT_SECRET)]
    {
        rig.window.get_by(|node| node.label().as_deref() == Some(field) && is_field(node.role())).focus();
        rig.window.run_steps(2);
        rig.window.get_by(|node| node.label().as_deref() == Some(field) && is_field(node.role())).type_text(text);
        rig.window.run_steps(3);
    }
    stage.world.will_choose(&stage.set_up_file());
    rig.press("Save the set-up file…");
    rig.wait("the file", |model| {
        matches!(model.making.as_ref().map(|making| &making.stage), Some(MakingStage::Saved(_)))
    });
    assert!(rig.says("The set-up file is saved as Little Wittering.beadle in "));
    assert!(holds(&std::fs::read(stage.set_up_file()).unwrap(), CLIENT_SECRET));
    assert!(!holds(&on_disk(&stage.profile()), CLIENT_SECRET), "it is in that file alone");
    rig.press("Back");
    stage.world.will_choose(&stage.set_up_file());
    rig.press("Open a set-up file…");
    rig.wait("the question", is_asking);
    assert!(rig.says("Add Little Wittering?") && rig.says("In the file; goes to this computer's keychain"));
    rig.press("Add this council");
    rig.wait("the council", |model| {
        matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Added { .. }))
    });
    rig.press("Keep it");
    wait_for_welcome(&mut rig);
    assert!(rig.offers("Sign in to Zoho Mail"));
}

fn is_field(role: Role) -> bool {
    matches!(role, Role::TextInput | Role::PasswordInput)
}

#[test]
fn a_file_from_a_second_start_is_shown_above_the_table_and_leads_back() {
    let stage = Stage::new();
    stage.write_set_up();
    let mut rig = stage.start(StartMode::Practice(String::new()));
    wait_for_users(&mut rig);
    rig.hand_over(&stage.set_up_file());
    rig.wait("the question", is_asking);
    // Another double-click meanwhile changes nothing.
    rig.hand_over(&stage.set_up_file());
    assert!(rig.says("Another set-up file is open."), "{:?}", rig.statuses());
    rig.press("Add this council");
    rig.wait("the council", |model| {
        matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Added { .. }))
    });
    assert!(rig.says("Little Wittering Parish Council is added. You are still signed in to "));
    rig.press("Delete the set-up file");
    wait_for_deletion(&mut rig);
    rig.press("Go on");
    rig.wait("the councils", |model| model.adding.is_none() && model.councils.finding.is_none());
    assert!(rig.offers("Refresh") && rig.model().signed_in().is_some());
    assert_eq!(rig.model().councils.known.len(), 1);
    rig.open("Siân Pugh");
    rig.hand_over(&stage.set_up_file());
    assert!(rig.says("A reset is open."), "{:?}", rig.statuses());
    assert!(rig.model().adding.is_none() && rig.model().reset.is_some());
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

#[test]
fn a_letter_leads_from_the_first_start_to_the_users() {
    let stage = Stage::new().clicking(&["accept"]);
    let mut rig = stage.start(StartMode::Welcome);
    wait_for_welcome(&mut rig);
    rig.press("Sign in to Zoho Mail");
    rig.press("I have a letter from my supplier");
    rig.type_into("Council's name", "Little Wittering Parish Council");
    rig.type_into("Client ID", " 1000.LETTER ");
    rig.type_into("Sign-in port", &stage.port.to_string());
    rig.press("Next");
    rig.wait("the question", is_asking);
    assert!(rig.says("Add Little Wittering Parish Council?") && rig.says("1000.LETTER"));
    rig.press("Add this council");
    rig.wait("the council", |model| {
        matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Added { .. }))
    });
    rig.press("Go on");
    wait_for_welcome(&mut rig);
    rig.press("Sign in to Zoho Mail");
    rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
    rig.press("Add this council");
    wait_for_users(&mut rig);
}
