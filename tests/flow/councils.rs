//! Signing in to a council that was set up, opening it again from the keychain, and signing out of it.

use std::sync::Arc;

use beadle::domain::connection::Endpoint;
use beadle::domain::outcome::SignInFailure;
use beadle::model::Session;
use beadle::model::session::SignInStage;
use beadle::msg::StartMode;
use beadle::platform::browser::Browser;
use beadle::store::keychain::Keychain;

use crate::council::Council;
use crate::front::{Front, Step};
use crate::no_keychain::NoKeychain;
use crate::rig::{Rig, World, files_below};
use crate::stage::{CLERK, Stage, wait_for_users, wait_for_welcome};

#[test]
fn the_first_sign_in_asks_which_council_it_is_and_the_next_start_needs_no_browser() {
    let stage = Stage::new().clicking(&["accept"]);
    let mut rig = stage.add_and_keep_the_file();
    rig.press("Sign in to Zoho Mail");
    rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
    assert!(rig.says(&format!("You signed in as {CLERK}. Add this council?")));
    assert_eq!(stage.council.inspect().counts().list, 0, "nothing is read before she has said yes");
    rig.press("Add this council");
    wait_for_users(&mut rig);
    assert_eq!(rig.model().users.n_users(), 14);
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
    let mut rig = stage.add_and_keep_the_file();
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
    let mut rig = stage.add_and_keep_the_file();
    rig.press("Sign in to Zoho Mail");
    wait_for_welcome(&mut rig);
    assert!(rig.says("isn't an administrator of the council"), "{:?}", rig.statuses());
    assert!(rig.says("Parish Mail Ltd can help: 01632 960123"), "{:?}", rig.statuses());
    stage.council.wait_for_sign_ins(0);
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
fn no_browser_no_sign_in_and_it_says_so() {
    let mut stage = Stage::new();
    stage.world.browser = Browser::new(|_| false);
    let mut rig = stage.add_and_keep_the_file();
    rig.press("Sign in to Zoho Mail");
    wait_for_welcome(&mut rig);
    assert!(rig.says("could not open a web browser"), "{:?}", rig.statuses());
}

#[test]
fn a_sign_in_that_she_stops_waiting_for_is_ended_at_zoho() {
    let stage = Stage::new().clicking(&["accept"]);
    let mut rig = stage.add_and_keep_the_file();
    rig.press("Sign in to Zoho Mail");
    rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
    assert_eq!(stage.council.n_sign_ins(), 1);
    // The window closes with the question open.
    drop(rig);
    stage.council.wait_for_sign_ins(0);
}
