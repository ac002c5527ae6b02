//! Something goes wrong, and the clerk is told the truth.

use beadle::model::Session;
use beadle::model::reset::{StepStatus, Verification};
use beadle::model::users::Load;
use beadle::msg::StartMode;
use beadle::reset::operation::Outcome;
use beadle::reset::step::Step;
use egui_kittest::kittest::Queryable as _;

use crate::rig::Rig;

fn changed(options: &str) -> Rig {
    let mut rig = Rig::practice(options);
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Change");
    rig.wait_for_answer();
    rig
}

fn n_attempts(rig: &Rig) -> usize {
    rig.journal().iter().filter(|(event, _)| event == "started").count()
}

#[test]
fn a_leaked_password_is_refused_on_step_six() {
    let rig = changed("fault=reset-breached");
    rig.window.get_by_label("Zoho refused");
    assert_eq!(rig.model().reset.as_ref().unwrap().step(), Some(Step::EnterPassword));
    assert_eq!(rig.journal()[1].1, "refused");
}

#[test]
fn a_change_whose_answer_is_lost_is_found_in_the_record() {
    let mut rig = changed("fault=reset-cut-after");
    rig.window.get_by_label("We can't tell yet");
    rig.press("Check with Zoho");
    rig.wait("the record", |model| {
        matches!(
            model.reset.as_ref().map(|reset| &reset.phase),
            Some(beadle::model::reset::Phase::Ended(ended)) if ended.check.is_none()
        )
    });
    assert_eq!(rig.ended().operation.outcome(), Some(Outcome::Done));
    assert!(matches!(rig.ended().verification, Verification::Resolved(_)));
    rig.window.get_by_label("That's done");
    rig.window.get_by_label_contains("Zoho's record shows a password change at ");
    assert_eq!(n_attempts(&rig), 1, "one press, one request");
}

#[test]
fn a_connection_cut_before_anything_happened_cannot_be_told() {
    let rig = changed("fault=reset-cut-before");
    rig.window.get_by_label("We can't tell yet");
    let password = rig.ended().operation.plan().password().expose().to_owned();
    assert_eq!(
        rig.window.get_by_role_and_label(egui::accesskit::Role::TextInput, "New password").value(),
        Some(password)
    );
    assert_eq!(n_attempts(&rig), 1);
}

#[test]
fn a_web_page_instead_of_an_answer_cannot_be_told() {
    for fault in ["reset-html", "reset-500", "reset-redirect", "reset-truncated"] {
        let rig = changed(&format!("fault={fault}"));
        assert!(
            matches!(rig.ended().operation.outcome(), Some(Outcome::Unknown(_) | Outcome::Done)),
            "{fault}: {:?}",
            rig.ended().operation.outcome()
        );
        assert_eq!(n_attempts(&rig), 1, "{fault}");
        assert_eq!(rig.journal()[1].1, "unknown", "{fault}");
    }
}

#[test]
fn the_other_spelling_is_tried_once_when_the_refusal_names_it() {
    let mut rig = changed("flag=resetAuthToken");
    assert_eq!(rig.ended().operation.outcome(), Some(Outcome::Done));
    assert_eq!(n_attempts(&rig), 2);
    // The spelling that was taken is remembered: the next reset needs one request.
    rig.press("Finish");
    rig.press("Refresh");
    rig.wait("the users", |model| !model.users.is_loading());
    rig.press("Reset password for Siân Pugh");
    rig.wait("the fresh record", |model| {
        model.reset.as_ref().is_some_and(|reset| reset.freshness == beadle::model::reset::Freshness::Fresh)
    });
    rig.choose("Forgotten password", 0);
    rig.press("Use these suggestions");
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(n_attempts(&rig), 3);
}

#[test]
fn when_no_spelling_is_known_she_must_tick_that_zoho_decides() {
    let mut rig = changed("flag=neither");
    rig.window.get_by_label("Zoho refused");
    rig.press("Change");
    rig.window.get_by_label("Tick that Zoho decides about signing out");
    rig.window.get_by_label("Change it all the same").click_accesskit();
    rig.window.run_steps(3);
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.ended().operation.outcome(), Some(Outcome::Done));
}

#[test]
fn an_expired_token_is_refreshed_once_and_the_change_goes_through() {
    let rig = changed("fault=reset-401-once");
    assert_eq!(rig.ended().operation.outcome(), Some(Outcome::Done));
    assert_eq!(n_attempts(&rig), 2);
}

#[test]
fn somebody_who_changed_since_she_looked_is_not_touched() {
    let rig = changed("fault=user-moved");
    rig.window.get_by_label("Nothing was changed");
    assert_eq!(rig.model().reset.as_ref().unwrap().status, Some(StepStatus::Changed));
    assert_eq!(n_attempts(&rig), 0);
}

#[test]
fn without_a_journal_nobody_is_let_in() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("practice/councils/little-wittering/journal.jsonl")).unwrap();
    let mut rig = Rig::start_in(folder, StartMode::Practice(String::new()));
    rig.wait("the refusal", |model| matches!(model.session, Session::SignedOut(Some(_))));
    rig.window.get_by_label_contains("so nothing can be changed safely");
}

#[test]
fn a_list_that_fails_says_so_and_offers_to_try_again() {
    for fault in ["list-500", "list-html", "list-huge", "list-truncated", "list-deep"] {
        let rig = Rig::practice(&format!("fault={fault}"));
        assert!(matches!(rig.model().users.load, Load::Failed(_)), "{fault}: {:?}", rig.model().users.load);
        rig.window.get_by_label("The users could not be read");
        rig.window.get_by_label("Try again");
    }
}

#[test]
fn odd_lists_are_read_all_the_same() {
    for fault in ["list-duplicates", "list-strings"] {
        let rig = Rig::practice(&format!("fault={fault}"));
        assert!(matches!(rig.model().users.load, Load::Loaded(_)), "{fault}: {:?}", rig.model().users.load);
        assert_eq!(rig.model().users.n_users(), 14, "{fault}");
    }
}
