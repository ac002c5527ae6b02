//! After a reset that is done, Beadle looks whether the person has signed in.

use beadle::model::reset::{Phase, Waiting};

use crate::council::Council;
use crate::rig::Rig;

const SIAN: &str = "cllr.pugh@littlewittering-pc.gov.uk";

fn changed(council: &Council, name: &str, reason: &str) -> Rig {
    let mut rig = Rig::signed_in(council.connection(&council.base()));
    rig.walk_to_step_nine(name, reason);
    rig.press("Change");
    rig.wait_for_answer();
    rig
}

fn waiting(model: &beadle::model::Model) -> Option<Waiting> {
    match &model.reset.as_ref()?.phase {
        Phase::Ended(ended) => Some(ended.waiting),
        _ => None,
    }
}

#[test]
fn a_sign_in_is_seen_and_told_with_its_time() {
    let council = Council::start("");
    let mut rig = changed(&council, "Siân Pugh", "Forgotten password");
    rig.wait("a look", |model| matches!(waiting(model), Some(Waiting::Looking { looked: Some(_), .. })));
    assert!(rig.says("Waiting for Siân…") && rig.says("Not seen yet at "));
    assert!(council.inspect().sign_in_person(SIAN));
    rig.wait("the sign-in", |model| matches!(waiting(model), Some(Waiting::Seen(_))));
    let told = rig.statuses();
    assert!(told.iter().any(|said| said.starts_with("Siân signed in at ")), "{told:?}");
    let n_reads = council.inspect().counts().user;
    rig.rest(std::time::Duration::from_millis(2_500));
    assert_eq!(council.inspect().counts().user, n_reads, "nobody is waited for any more");
    // The table knows it too.
    rig.press("Finish");
    assert!(rig.says("last signed in just now"));
}

#[test]
fn ten_minutes_without_a_sign_in_are_no_failure() {
    let council = Council::start("");
    let mut rig = changed(&council, "Siân Pugh", "Forgotten password");
    rig.wait("the end of it", |model| matches!(waiting(model), Some(Waiting::Over(_))));
    assert!(rig.says("Siân was not seen signing in by ") && rig.says("That doesn't mean that anything is wrong"));
    assert_eq!(rig.verdict(), "That's done");
    rig.press("Wait again");
    rig.wait("another look", |model| matches!(waiting(model), Some(Waiting::Looking { looked: Some(_), .. })));
    rig.press("Finish");
    let n_reads = council.inspect().counts().user;
    rig.rest(std::time::Duration::from_millis(2_500));
    assert_eq!(council.inspect().counts().user, n_reads, "leaving the page ends the waiting");
}

#[test]
fn nobody_waits_for_somebody_who_left_or_for_herself() {
    let council = Council::start("");
    let rig = changed(&council, "Siân Pugh", "They have left; nobody should use it");
    assert_eq!(waiting(rig.model()), Some(Waiting::Not));
    let council = Council::start("");
    let rig = changed(&council, "Harriet Lowe", "Forgotten password");
    assert_eq!(waiting(rig.model()), Some(Waiting::Not));
}

#[test]
fn a_change_that_could_not_be_told_is_waited_for_once_the_record_shows_it() {
    let council = Council::start("fault=reset-cut-after");
    let mut rig = changed(&council, "Siân Pugh", "Forgotten password");
    assert_eq!(waiting(rig.model()), Some(Waiting::Not));
    rig.press("Check with Zoho");
    rig.wait("the record", |model| matches!(waiting(model), Some(Waiting::Looking { .. })));
    assert!(rig.says("Waiting for Siân…"));
}
