//! A council's first day and its later ones: set up from a file, signed in to with the browser, opened again from the
//! keychain, allowed to send mail, signed out of.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use beadle::domain::connection::Endpoint;
use beadle::domain::outcome::SignInFailure;
use beadle::domain::region::Region;
use beadle::model::Session;
use beadle::model::adding::{AddingStage, FileFate};
use beadle::model::reset::{EmailState, Freshness, Phase};
use beadle::model::session::SignInStage;
use beadle::msg::StartMode;
use beadle::platform::browser::Browser;
use beadle::reset::step::Step as Place;
use beadle::store::keychain::Keychain;
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use keyring_core::mock;
use tempfile::TempDir;

use crate::council::Council;
use crate::front::{Front, Step};
use crate::no_keychain::NoKeychain;
use crate::rig::{Rig, World, files_below, holds};

/// Of the set-up file.
const CLIENT_SECRET: &str = "canary-client-secret";
const CLERK: &str = "clerk@littlewittering-pc.gov.uk";

/// A pretend council at the place of Zoho, and a clerk's computer.
struct Stage {
    council: Council,
    folder: TempDir,
    world: World,
    port: u16,
}

impl Stage {
    fn new() -> Self {
        let council = Council::start("");
        let world = World { zoho: council.endpoint(), ..World::new() };
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self { council, folder: tempfile::tempdir().unwrap(), world, port }
    }

    /// The user of the browser clicks these links, one each time.
    fn clicking(mut self, clicks: &[&str]) -> Self {
        self.world.browser = self.council.browser(clicks);
        self
    }

    fn profile(&self) -> PathBuf {
        self.folder.path().join("profile")
    }

    fn set_up_file(&self) -> PathBuf {
        self.folder.path().join("Little Wittering.beadle")
    }

    fn write_set_up(&self) {
        let text = format!(
            r#"{{"council": "Little Wittering Parish Council", "region": "eu", "client_id": "1000.SETUPFILE",
                "client_secret": "{CLIENT_SECRET}", "redirect_port": {},
                "supplier": {{"name": "Parish Mail Ltd", "phone": "01632 960123"}}}}"#,
            self.port
        );
        std::fs::write(self.set_up_file(), text).unwrap();
    }

    fn start(&self, mode: StartMode) -> Rig {
        Rig::start_with(&self.profile(), mode, self.world.clone())
    }

    /// Opens the set-up file and adds its council.
    fn add(&self) -> Rig {
        self.write_set_up();
        let mut rig = self.start(StartMode::Adding(self.set_up_file()));
        rig.wait("the question", |model| {
            matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Asking { .. }))
        });
        rig.press("Add this council");
        rig.wait("the council", |model| {
            matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Added { .. }))
        });
        rig
    }

    /// The same, signed in for the first time, users loaded.
    fn first_day(&self) -> Rig {
        let mut rig = self.add();
        rig.press("Delete the set-up file");
        wait_for_deletion(&mut rig);
        rig.press("Go on");
        rig.wait("the councils", |model| model.adding.is_none() && model.councils.finding.is_none());
        rig.press("Sign in to Zoho Mail");
        rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
        rig.press("Add this council");
        wait_for_users(&mut rig);
        rig
    }
}

fn wait_for_deletion(rig: &mut Rig) {
    rig.wait("the file to go", |model| {
        matches!(
            model.adding.as_ref().map(|adding| &adding.stage),
            Some(AddingStage::Added { file: FileFate::Deleted, .. })
        )
    });
}

fn wait_for_users(rig: &mut Rig) {
    rig.wait("the users", |model| model.signed_in().is_some() && !model.users.is_loading());
}

fn wait_for_welcome(rig: &mut Rig) {
    rig.wait("the welcome page", |model| {
        matches!(model.session, Session::SignedOut(_)) && model.councils.finding.is_none()
    });
}

fn is_ticked(rig: &Rig, name: &str) -> bool {
    let node = rig.window.get_by_role_and_label(Role::CheckBox, name);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

/// Everything that Beadle wrote.
fn on_disk(folder: &Path) -> Vec<u8> {
    files_below(folder).iter().flat_map(|path| std::fs::read(path).unwrap()).collect()
}

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
        "In the file; kept in this computer's keychain",
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
fn the_first_sign_in_asks_which_council_it_is_and_the_next_start_needs_no_browser() {
    let stage = Stage::new().clicking(&["accept"]);
    let mut rig = stage.add();
    rig.press("Keep it");
    wait_for_welcome(&mut rig);
    rig.press("Sign in to Zoho Mail");
    rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
    assert!(rig.says(&format!("You signed in as {CLERK}. Add this council?")));
    assert_eq!(stage.council.inspect().counts().list, 0, "nothing is read before she has said yes");
    rig.press("Add this council");
    wait_for_users(&mut rig);
    assert!(rig.says("Siân Pugh") || rig.model().users.n_users() > 5);
    drop(rig);

    let n_logins = stage.council.inspect().counts().login;
    let mut again = stage.start(StartMode::Welcome);
    wait_for_users(&mut again);
    assert_eq!(again.model().signed_in().unwrap().owner.address.as_str(), CLERK);
    assert_eq!(stage.council.inspect().counts().login, n_logins, "the browser was not needed again");
}

#[test]
fn a_council_that_is_not_the_right_one_is_let_go() {
    let stage = Stage::new().clicking(&["accept"]);
    let mut rig = stage.add();
    rig.press("Keep it");
    wait_for_welcome(&mut rig);
    rig.press("Sign in to Zoho Mail");
    rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
    rig.press("Don't add it");
    wait_for_welcome(&mut rig);
    assert!(rig.says("The council was not added"));
    stage.council.wait_for_sign_ins(0);
    drop(rig);
    let mut again = stage.start(StartMode::Welcome);
    wait_for_welcome(&mut again);
    assert!(again.model().signed_in().is_none());
}

#[test]
fn a_councillor_is_told_who_can_help_and_is_let_go() {
    let stage = Stage::new().clicking(&["accept-member"]);
    let mut rig = stage.add();
    rig.press("Keep it");
    wait_for_welcome(&mut rig);
    rig.press("Sign in to Zoho Mail");
    wait_for_welcome(&mut rig);
    assert!(rig.says("isn't an administrator of the council"), "{:?}", rig.statuses());
    assert!(rig.says("Parish Mail Ltd can help: 01632 960123"), "{:?}", rig.statuses());
    stage.council.wait_for_sign_ins(0);
}

#[test]
fn ticking_the_email_goes_to_the_browser_once_and_keeps_the_draft() {
    let stage = Stage::new().clicking(&["accept", "accept"]);
    let mut rig = stage.first_day();
    assert!(!rig.model().signed_in().unwrap().may_send_mail);
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Back");
    let password = rig.model().reset.as_ref().unwrap().draft.password.password().unwrap();
    rig.tick("Send credentials via email");
    rig.wait("the permission", |model| model.signed_in().unwrap().may_send_mail);
    assert_eq!(rig.model().reset.as_ref().unwrap().step(), Some(Place::SignOutAndSend));
    assert!(is_ticked(&rig, "Send credentials via email"));
    let draft = &rig.model().reset.as_ref().unwrap().draft;
    assert!(draft.password.password() == Some(password), "the draft has survived");
    stage.council.wait_for_sign_ins(1);
    drop(rig);

    let mut again = stage.start(StartMode::Welcome);
    wait_for_users(&mut again);
    assert!(again.model().signed_in().unwrap().may_send_mail, "it is remembered");
}

#[test]
fn the_suggested_email_goes_to_the_browser_and_then_on_to_the_last_step() {
    let stage = Stage::new().clicking(&["accept", "accept"]);
    let mut rig = stage.first_day();
    rig.open("Siân Pugh");
    rig.choose("Forgotten password", 0);
    rig.choose("Yes", 0);
    rig.press("Use these suggestions");
    rig.wait("the permission", |model| model.signed_in().unwrap().may_send_mail);
    assert_eq!(rig.model().reset.as_ref().unwrap().step(), Some(Place::Change));
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "That's done");
    rig.wait("the email", |model| {
        matches!(model.reset.as_ref().map(|reset| &reset.phase),
            Some(Phase::Ended(ended))
                if matches!(ended.email, EmailState::Accepted(_)))
    });
}

#[test]
fn an_email_that_zoho_does_not_allow_is_off_again_and_says_why() {
    let stage = Stage::new().clicking(&["accept", "reject"]);
    let mut rig = stage.first_day();
    rig.open("Siân Pugh");
    rig.choose("Forgotten password", 0);
    rig.choose("Yes", 0);
    rig.press("Use these suggestions");
    rig.wait("the refusal", |model| model.signed_in().unwrap().trip.is_none());
    assert_eq!(rig.model().reset.as_ref().unwrap().step(), Some(Place::SignOutAndSend));
    assert!(!is_ticked(&rig, "Send credentials via email"));
    assert!(rig.says("The email is off again"), "{:?}", rig.statuses());
    stage.council.wait_for_sign_ins(1);
    rig.press("Next");
    assert_eq!(rig.model().reset.as_ref().unwrap().step(), Some(Place::Change), "without the email nothing is asked");
}

#[test]
fn somebody_else_can_not_allow_it() {
    let stage = Stage::new().clicking(&["accept", "accept-deputy"]);
    let mut rig = stage.first_day();
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Back");
    rig.tick("Send credentials via email");
    rig.wait("the refusal", |model| model.signed_in().unwrap().trip.is_none());
    assert!(!rig.model().signed_in().unwrap().may_send_mail);
    assert!(rig.says("You signed in as somebody else than before"), "{:?}", rig.statuses());
    stage.council.wait_for_sign_ins(1);
}

#[test]
fn waiting_in_the_browser_can_be_stopped() {
    let stage = Stage::new().clicking(&["accept"]);
    let mut rig = stage.first_day();
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Back");
    rig.tick("Send credentials via email");
    assert!(rig.says("Allow Beadle to send this email"));
    rig.press("Cancel");
    assert_eq!(rig.model().reset.as_ref().unwrap().step(), Some(Place::SignOutAndSend), "not the wizard's own Cancel");
    assert!(!is_ticked(&rig, "Send credentials via email"));
    // The door is closed behind her: it can be opened again.
    rig.wait("the door", |_| std::net::TcpListener::bind(("127.0.0.1", stage.port)).is_ok());
}

#[test]
fn a_sign_in_that_zoho_has_ended_keeps_the_reset_and_goes_on_after_signing_in_again() {
    let stage = Stage::new().clicking(&["accept", "accept"]);
    let mut rig = stage.first_day();
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    let password = rig.model().reset.as_ref().unwrap().draft.password.password().unwrap();
    assert!(stage.council.inspect().revoke_everything_of(CLERK));
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "Nothing was changed");
    assert!(rig.says("Zoho has ended Beadle's sign-in"));
    rig.press("Sign in again");
    rig.wait("the sign-in", |model| !model.signed_in().unwrap().has_lapsed);
    let draft = &rig.model().reset.as_ref().unwrap().draft;
    assert!(draft.password.password() == Some(password.clone()), "the draft has survived");
    rig.wait("the fresh record", |model| model.reset.as_ref().unwrap().freshness == Freshness::Fresh);
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "That's done");
    assert!(stage.council.inspect().password_is("cllr.pugh@littlewittering-pc.gov.uk", password.expose()));
}

#[test]
fn signing_out_ends_the_sign_in_at_zoho_and_in_the_keychain() {
    let stage = Stage::new().clicking(&["accept"]);
    let mut rig = stage.first_day();
    rig.press("Sign out");
    assert!(rig.says("Sign out of Zoho Mail?"));
    rig.press("Sign out now");
    wait_for_welcome(&mut rig);
    assert!(rig.says("You are signed out, at Zoho and on this computer."));
    assert_eq!(stage.council.n_sign_ins(), 0);
    drop(rig);
    let mut again = stage.start(StartMode::Welcome);
    wait_for_welcome(&mut again);
    assert!(matches!(again.model().session, Session::SignedOut(None)));
    assert!(again.offers("Sign in to Zoho Mail"));
}

#[test]
fn signing_out_without_a_network_is_done_here_and_says_so() {
    let stage = Stage::new().clicking(&["accept"]);
    let mut rig = stage.first_day();
    let Stage { council, folder, world, port } = stage;
    drop(council);
    rig.press("Sign out");
    rig.press("Sign out now");
    wait_for_welcome(&mut rig);
    assert!(rig.says("Zoho could not be told"), "{:?}", rig.statuses());
    drop(rig);
    let stage = Stage { council: Council::start(""), folder, world, port };
    let mut again = stage.start(StartMode::Welcome);
    wait_for_welcome(&mut again);
    assert!(matches!(again.model().session, Session::SignedOut(None)), "nothing is left to sign in with");
}

#[test]
fn without_a_network_it_starts_says_so_and_recovers_by_itself() {
    let stage = Stage::new().clicking(&["accept"]);
    drop(stage.first_day());
    let front = Front::start(&stage.council.base(), |_| Step::pass());
    front.go_down();
    let zoho = Endpoint { base: Some(front.base.clone()), ..stage.world.zoho.clone() };
    let world = World { zoho, ..stage.world.clone() };
    let mut rig = Rig::start_with(&stage.profile(), StartMode::Welcome, world);
    rig.wait("the network to be missed", |model| {
        matches!(&model.session, Session::SigningIn(under_way) if matches!(under_way.stage, SignInStage::Waiting { .. }))
    });
    assert!(rig.says("Little Wittering Parish Council can't be opened yet."), "{:?}", rig.statuses());
    assert!(rig.says("Beadle tries again by itself"));
    assert!(rig.offers("Try now") && rig.offers("Cancel"));
    front.come_up();
    wait_for_users(&mut rig);
}

#[test]
fn a_sign_in_that_was_ended_elsewhere_is_said_at_the_next_start() {
    let stage = Stage::new().clicking(&["accept"]);
    drop(stage.first_day());
    assert!(stage.council.inspect().revoke_everything_of(CLERK));
    let mut rig = stage.start(StartMode::Welcome);
    rig.wait("the welcome page", |model| matches!(model.session, Session::SignedOut(Some(_))));
    assert!(rig.says("Zoho no longer accepts Beadle's sign-in"), "{:?}", rig.statuses());
    assert!(rig.offers("Sign in to Zoho Mail"));
}

#[test]
fn without_a_keychain_the_sign_in_lasts_for_this_run_and_says_so() {
    let mut stage = Stage::new().clicking(&["accept"]);
    stage.world.keychain = Keychain::with_store(Arc::new(NoKeychain));
    let mut rig = stage.add();
    assert!(rig.says("could not keep the secret from the file"), "{:?}", rig.statuses());
    assert!(!rig.offers("Delete the set-up file"), "the file is needed again");
    rig.press("Go on");
    wait_for_welcome(&mut rig);
    rig.press("Sign in to Zoho Mail");
    rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
    rig.press("Add this council");
    wait_for_users(&mut rig);
    assert!(rig.says("You are signed in until you close Beadle"), "{:?}", rig.statuses());
    drop(rig);
    let mut again = stage.start(StartMode::Welcome);
    rig_shows_sign_in(&mut again);
}

fn rig_shows_sign_in(rig: &mut Rig) {
    wait_for_welcome(rig);
    rig.wait("the end of opening", |model| matches!(model.session, Session::SignedOut(_)));
    assert!(rig.offers("Sign in to Zoho Mail"));
}

#[test]
fn another_organisation_than_the_one_recorded_is_refused() {
    let stage = Stage::new().clicking(&["accept"]);
    drop(stage.first_day());
    let file = files_below(&stage.profile()).into_iter().find(|path| path.ends_with("council.json")).unwrap();
    let mut council: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    council["zoid"] = "1".into();
    std::fs::write(&file, council.to_string()).unwrap();
    let n_lists = stage.council.inspect().counts().list;
    let mut rig = stage.start(StartMode::Welcome);
    rig.wait("the refusal", |model| matches!(model.session, Session::SignedOut(Some(SignInFailure::OtherCouncil))));
    assert!(rig.says("belongs to another council"));
    assert_eq!(stage.council.inspect().counts().list, n_lists, "nothing of it was read");
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
fn no_browser_no_sign_in_and_it_says_so() {
    let mut stage = Stage::new();
    stage.world.browser = Browser::new(|_| false);
    let mut rig = stage.add();
    rig.press("Keep it");
    wait_for_welcome(&mut rig);
    rig.press("Sign in to Zoho Mail");
    wait_for_welcome(&mut rig);
    assert!(rig.says("could not open a web browser"), "{:?}", rig.statuses());
}

#[test]
fn a_sign_in_that_she_stops_waiting_for_is_ended_at_zoho() {
    let stage = Stage::new().clicking(&["accept"]);
    let mut rig = stage.add();
    rig.press("Keep it");
    wait_for_welcome(&mut rig);
    rig.press("Sign in to Zoho Mail");
    rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
    assert_eq!(stage.council.n_sign_ins(), 1);
    // The window closes with the question open.
    drop(rig);
    stage.council.wait_for_sign_ins(0);
}
