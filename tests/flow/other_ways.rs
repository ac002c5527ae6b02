//! Signing in on another device, and with a code from Zoho's console, the whole way.

use beadle::domain::connection::Endpoint;
use beadle::domain::outcome::SignInFailure;
use beadle::domain::scopes::Scopes;
use beadle::model::Session;
use beadle::model::other_ways::OtherWays;
use beadle::model::session::SignInStage;
use beadle::msg::{Loopback, StartMode};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::council::Council;
use crate::front::{Front, Step};
use crate::rig::{Rig, World, holds};
use crate::stage::{CLERK, Stage, on_disk, wait_for_users, wait_for_welcome};

const DEVICE: &str = "Use another device";
const CODE: &str = "Use a code from Zoho's console";

/// On the page of this way, at a server on this computer; and the folder of it all.
fn at(council: &Council, way: &str) -> (TempDir, Rig) {
    let folder = tempfile::tempdir().unwrap();
    let world = World { zoho: council.endpoint(), browser: council.browser(&["accept"]), ..World::new() };
    let mode = StartMode::Loopback(Loopback { base: council.base(), set_up: None });
    let mut rig = Rig::start_with(folder.path(), mode, world);
    rig.press("Other ways to sign in");
    rig.press(way);
    (folder, rig)
}

/// Waits until the code is on the screen.
fn shown_code(rig: &mut Rig) -> String {
    rig.wait("the code", |model| code(model).is_some());
    let code = code(rig.model()).unwrap();
    assert!(rig.window.query_by_label(&code).is_some());
    code
}

fn code(model: &beadle::model::Model) -> Option<String> {
    match &model.session {
        Session::SigningIn(under_way) => match &under_way.stage {
            SignInStage::Device(device) => device.code.as_ref().map(|code| code.text.clone()),
            _ => None,
        },
        _ => None,
    }
}

fn wait_for(rig: &mut Rig, failure: &SignInFailure) {
    rig.wait("the end", |model| matches!(&model.session, Session::SignedOut(Some(why)) if why == failure));
}

fn paste(rig: &mut Rig, text: &str) {
    rig.window.get_by_role_and_label(Role::PasswordInput, "Code from Zoho's console").focus();
    rig.window.run_steps(2);
    rig.window.event(egui::Event::Paste(text.to_owned()));
    rig.window.run_steps(3);
}

#[test]
fn a_code_typed_in_on_another_device_lets_her_in() {
    let council = Council::start("");
    let (_folder, mut rig) = at(&council, DEVICE);
    let code = shown_code(&mut rig);
    assert!(council.inspect().answer_device(&code, true));
    wait_for_users(&mut rig);
    assert_eq!(rig.model().signed_in().unwrap().owner.address.as_str(), CLERK);
    assert!(rig.model().signed_in().unwrap().may_send_mail, "it can't be asked for later");
    assert!(rig.model().other_ways.is_none());
}

#[test]
fn the_page_can_be_opened_on_this_computer_too() {
    let council = Council::start("fault=device-other-dc");
    let (_folder, mut rig) = at(&council, DEVICE);
    shown_code(&mut rig);
    rig.press("Open the page on this computer");
    wait_for_users(&mut rig);
}

#[test]
fn declining_and_a_code_that_has_run_out_lead_back_to_the_ways() {
    let council = Council::start("");
    let (_folder, mut rig) = at(&council, DEVICE);
    let first = shown_code(&mut rig);
    assert!(council.inspect().answer_device(&first, false));
    wait_for(&mut rig, &SignInFailure::Declined);
    assert!(rig.says("Access was declined at Zoho"));
    rig.press(DEVICE);
    let second = shown_code(&mut rig);
    assert_ne!(first, second);
    council.inspect().expire_codes();
    wait_for(&mut rig, &SignInFailure::CodeExpired);
    assert!(rig.says("The code ran out before anybody accepted"));
    assert!(rig.offers(DEVICE) && rig.offers("Back"));
    assert_eq!(council.n_sign_ins(), 0);
}

#[test]
fn stopping_midway_grants_nothing_however_it_is_answered_later() {
    let council = Council::start("");
    let (_folder, mut rig) = at(&council, DEVICE);
    let code = shown_code(&mut rig);
    rig.press("Cancel");
    assert!(rig.says("You stopped signing in."));
    assert!(council.inspect().answer_device(&code, true));
    rig.press(CODE);
    rig.press("Back");
    rig.press("Back");
    assert!(rig.offers("Sign in to Zoho Mail"));
    assert_eq!(council.n_sign_ins(), 0);
}

#[test]
fn a_council_whose_client_may_not_do_that_is_told_of_the_browser() {
    let council = Council::start("fault=device-refused");
    let (_folder, mut rig) = at(&council, DEVICE);
    wait_for(&mut rig, &SignInFailure::NotThisWay("invalid_client".to_owned()));
    assert!(rig.says("Sign in with the web browser instead"));
}

#[test]
fn a_network_that_goes_and_comes_back_is_told_and_loses_nothing() {
    let council = Council::start("");
    let front = Front::start(&council.base(), |_| Step::pass());
    let world = World { zoho: Endpoint { base: Some(front.base.clone()), ..council.endpoint() }, ..World::new() };
    let folder = tempfile::tempdir().unwrap();
    let mode = StartMode::Loopback(Loopback { base: front.base.clone(), set_up: None });
    let mut rig = Rig::start_with(folder.path(), mode, world);
    rig.press("Other ways to sign in");
    rig.press(DEVICE);
    let code = shown_code(&mut rig);
    front.go_down();
    rig.wait("the lost line", |model| {
        matches!(&model.session, Session::SigningIn(under_way)
            if matches!(&under_way.stage, SignInStage::Device(device) if device.lost.is_some()))
    });
    assert!(rig.says("Beadle could not ask Zoho just now."));
    assert!(council.inspect().answer_device(&code, true));
    front.come_up();
    wait_for_users(&mut rig);
}

#[test]
fn a_council_that_was_set_up_asks_who_it_was_and_keeps_the_sign_in() {
    let stage = Stage::new();
    let mut rig = stage.add_and_keep_the_file();
    rig.press("Other ways to sign in");
    assert!(rig.says("Little Wittering Parish Council"));
    rig.press(DEVICE);
    let code = shown_code(&mut rig);
    assert!(stage.council.inspect().answer_device(&code, true));
    rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
    assert!(rig.says(&format!("You signed in as {CLERK}. Add this council?")));
    rig.press("Add this council");
    wait_for_users(&mut rig);
    drop(rig);
    let mut again = stage.start(StartMode::Welcome);
    wait_for_users(&mut again);
    assert!(again.model().signed_in().unwrap().may_send_mail, "it is remembered");
    drop(again);
    assert_eq!(stage.council.n_sign_ins(), 1);
}

#[test]
fn a_council_that_is_not_the_right_one_is_let_go_here_too() {
    let stage = Stage::new();
    let mut rig = stage.add_and_keep_the_file();
    rig.press("Other ways to sign in");
    rig.press(CODE);
    let code = stage.council.inspect().self_client_code(Scopes::Users.as_str()).unwrap();
    paste(&mut rig, &code);
    rig.press("Sign in with this code");
    rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
    rig.press("Don't add it");
    wait_for_welcome(&mut rig);
    assert!(rig.says("The council was not added") && rig.offers("Sign in to Zoho Mail"));
    stage.council.wait_for_sign_ins(0);
}

#[test]
fn a_code_pasted_with_spaces_lets_her_in_and_is_kept_nowhere() {
    let council = Council::start("");
    let (_folder, mut rig) = at(&council, CODE);
    let code = council.inspect().self_client_code(Scopes::Users.as_str()).unwrap();
    paste(&mut rig, &format!("  {}\u{200b} ", code.replacen('.', ".\n", 1)));
    assert!(rig.says("That is a whole code."), "{:?}", rig.statuses());
    rig.press("Sign in with this code");
    wait_for_users(&mut rig);
    assert!(!rig.model().signed_in().unwrap().may_send_mail, "the code was made without it");
    assert!(!holds(&on_disk(rig.folder()), &code));
}

#[test]
fn a_wrong_code_and_one_that_allows_too_little_are_asked_for_again() {
    let council = Council::start("");
    let (_folder, mut rig) = at(&council, CODE);
    paste(&mut rig, "1000.0123");
    rig.press("Sign in with this code");
    assert!(rig.says("That is only part of a code."), "{:?}", rig.statuses());
    assert_eq!(council.inspect().counts().token, 0);
    rig.press("Back");
    rig.press(CODE);
    paste(&mut rig, &format!("1000.{}.{}", "0123456789abcdef".repeat(2), "0123456789abcdef".repeat(2)));
    rig.press("Sign in with this code");
    wait_for(&mut rig, &SignInFailure::CodeRefused);
    assert!(rig.says("Zoho did not accept the code."));
    assert!(matches!(rig.model().other_ways, Some(OtherWays::Code(_))));
    paste(&mut rig, &council.inspect().self_client_code("ZohoMail.accounts.READ").unwrap());
    rig.press("Sign in with this code");
    wait_for(&mut rig, &SignInFailure::CodeTooNarrow);
    assert!(rig.says("That code does not allow all that Beadle needs"));
    assert_eq!(council.n_sign_ins(), 0);
    paste(&mut rig, &council.inspect().self_client_code(Scopes::UsersAndMail.as_str()).unwrap());
    rig.press("Sign in with this code");
    wait_for_users(&mut rig);
    assert!(rig.model().signed_in().unwrap().may_send_mail);
}
