//! What becomes of a change that can't be told: another try, the record, the clerk's word, the network coming back.

use beadle::model::reset::{Phase, Verification};
use beadle::reset::operation::Outcome;
use egui_kittest::kittest::Queryable as _;

use crate::council::Council;
use crate::front::{Deed, Front, Kind, Step};
use crate::rig::Rig;

const SIAN: &str = "cllr.pugh@littlewittering-pc.gov.uk";

/// `Change` pressed for Siân, where the first PUT comes to this and the others are passed on.
fn first_put(council: &Council, step: impl Fn() -> Step + Send + Sync + 'static) -> (Front, Rig) {
    let front = Front::start(&council.base(), move |asked| match (asked.kind, asked.nth) {
        (Kind::Put, 1) => step(),
        _ => Step::pass(),
    });
    let mut rig = Rig::signed_in(council.connection(&front.base));
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "We can't tell yet");
    (front, rig)
}

fn started(rig: &Rig) -> usize {
    rig.journal().iter().filter(|(event, _)| event == "started").count()
}

#[test]
fn another_try_sends_the_same_bytes() {
    let council = Council::start("");
    let (front, mut rig) = first_put(&council, || Step::instead(Deed::Close));
    let password = rig.password_on_screen().unwrap();
    rig.press("Try again with the same password");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "That's done");
    assert_eq!(rig.password_on_screen(), Some(password.clone()));
    let bodies: Vec<_> =
        front.asked().into_iter().filter(|asked| asked.kind == Kind::Put).map(|put| put.body).collect();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[0], bodies[1]);
    assert!(council.inspect().password_is(SIAN, &password));
    assert_eq!(started(&rig), 2);
}

#[test]
fn another_try_finds_that_the_first_had_worked_and_sends_nothing() {
    let council = Council::start("");
    let (front, mut rig) = first_put(&council, || Step::after(Deed::Close));
    rig.press("Try again with the same password");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "That's done");
    assert!(rig.says("Zoho's record shows a password change at "));
    assert_eq!((front.puts(), started(&rig)), (1, 1));
    let verified = ("checked".to_owned(), "verified".to_owned());
    assert!(rig.journal().contains(&verified), "what is told is in the history: {:?}", rig.journal());
}

#[test]
fn used_before_is_a_sign_that_it_was_set_but_no_proof() {
    // The record never moves here, so only the history tells.
    let council = Council::start("fault=stuck-record");
    let (front, mut rig) = first_put(&council, || Step::after(Deed::Close));
    rig.press("Try again with the same password");
    rig.wait_for_answer();
    rig.wait("the look", |model| {
        matches!(model.reset.as_ref().map(|reset| &reset.phase), Some(Phase::Ended(ended)) if ended.check.is_none())
    });
    assert_eq!(rig.verdict(), "We can't tell yet");
    assert!(rig.says("it was probably set by the earlier try"), "{:?}", rig.statuses());
    assert!(!rig.says("Make another one"), "there is no such way on here");
    assert!(rig.says("Zoho's record: not changed as of "));
    assert_eq!(front.puts(), 2);
    assert_eq!(council.inspect().changes_applied(), 1);
}

#[test]
fn a_later_no_never_hides_an_earlier_doubt() {
    let council = Council::start("fault=reset-not-allowed");
    let (_front, mut rig) = first_put(&council, || Step::instead(Deed::Close));
    let password = rig.password_on_screen();
    rig.press("Try again with the same password");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "We can't tell yet");
    assert!(rig.says("Zoho does not let you change this person's password"), "{:?}", rig.statuses());
    assert_eq!(rig.password_on_screen(), password);
}

#[test]
fn beadle_looks_by_itself_when_the_network_is_back() {
    let council = Council::start("");
    let (front, mut rig) = first_put(&council, || Step::after(Deed::Close));
    front.go_down();
    rig.wait("a look that failed", |model| {
        matches!(
            model.reset.as_ref().map(|reset| &reset.phase),
            Some(Phase::Ended(ended)) if matches!(ended.verification, Verification::Unreadable(_))
        )
    });
    assert_eq!(rig.verdict(), "We can't tell yet");
    front.come_up();
    rig.wait("the record", |model| {
        matches!(
            model.reset.as_ref().map(|reset| &reset.phase),
            Some(Phase::Ended(ended)) if ended.operation.outcome() == Some(Outcome::Done)
        )
    });
    assert_eq!(rig.verdict(), "That's done");
    assert_eq!(front.puts(), 1, "looking is only reading");
}

#[test]
fn her_word_is_shown_as_hers() {
    let council = Council::start("");
    let (_front, mut rig) = first_put(&council, || Step::instead(Deed::Close));
    rig.press("It worked");
    assert_eq!(rig.verdict(), "That's done");
    assert!(rig.says("Zoho has not confirmed it"));
    rig.wait("the look", |model| {
        matches!(model.reset.as_ref().map(|reset| &reset.phase), Some(Phase::Ended(ended)) if ended.check.is_none())
    });
    assert!(!rig.says("Verified at"));
    let journal = rig.journal();
    assert!(journal.contains(&("told".to_owned(), "works".to_owned())), "{journal:?}");
    assert!(!journal.iter().any(|(_, outcome)| outcome == "verified"));
}

#[test]
fn left_unresolved_it_stays_in_the_history_with_its_check() {
    let council = Council::start("");
    let (_front, mut rig) = first_put(&council, || Step::after(Deed::Close));
    rig.press("Leave unresolved");
    let leave = rig.window.query_all_by_role_and_label(egui::accesskit::Role::Button, "Leave unresolved").last();
    leave.unwrap().click_accesskit();
    rig.window.run_steps(3);
    assert!(rig.model().reset.is_none());
    assert!(!rig.says("Unfinished resets"), "she left it knowingly: Users does not nag");
    rig.press("History");
    rig.wait("the history", |model| model.history.reading.is_none());
    assert!(rig.says("and you left it so"), "{:?}", rig.model().history.loose);
    rig.press("Check with Zoho");
    rig.wait("the record", |model| model.history.loose.is_empty() && model.history.reading.is_none());
    assert_eq!(rig.journal().last().unwrap(), &("checked".to_owned(), "verified".to_owned()));
}
