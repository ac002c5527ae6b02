//! Who may change whose password, and what is said about it.

use beadle::model::reset::Verification;
use egui_kittest::kittest::Queryable as _;

use crate::council::Council;
use crate::rig::Rig;

#[test]
fn a_deputy_sees_on_the_clerks_row_that_only_the_clerk_can_change_it() {
    let council = Council::start("");
    let mut rig = Rig::signed_in(council.connection_of("deputy@littlewittering-pc.gov.uk", &council.base()));
    rig.window.get_by_label_contains("Harriet Lowe, clerk@littlewittering-pc.gov.uk");
    assert!(rig.says("only Harriet can change it"));
    rig.walk_to_step_nine("Harriet Lowe", "Forgotten password");
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "Zoho refused");
    assert!(rig.says("The super administrator's can be changed by that person alone"), "{:?}", rig.statuses());
    assert_eq!(council.inspect().changes_applied(), 0);
}

#[test]
fn the_clerk_sees_no_such_thing_on_anybodys_row() {
    let rig = Rig::practice("");
    assert!(!rig.says("can change it"));
    assert!(!rig.says("Only you can reset passwords here"), "there is a deputy");
}

#[test]
fn her_own_mailbox_is_warned_about_first_and_never_called_verified() {
    let council = Council::start("");
    let mut rig = Rig::signed_in(council.connection(&council.base()));
    rig.open("Harriet Lowe");
    assert!(rig.offers("Change mine at Zoho"));
    assert!(rig.says("Changing its password here signs Beadle out"));
    rig.choose("Forgotten password", 0);
    rig.press("Use these suggestions");
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "That's done");
    assert!(rig.says("That's done. Sign in with it now to be sure"));
    assert_eq!(rig.ended().verification, Verification::Impossible);
    rig.press("Finish");
    assert!(rig.model().signed_in().is_none());
}
