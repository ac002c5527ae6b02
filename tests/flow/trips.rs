//! Somebody who is signed in goes to the browser once more: to allow an email, or because Zoho has ended the sign-in.

use beadle::model::reset::{EmailState, Freshness, Phase};
use beadle::msg::StartMode;
use beadle::reset::step::Step as Place;

use crate::stage::{CLERK, Stage, is_ticked, wait_for_users};

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
