//! Everything goes as it should.

use beadle::model::reset::{EmailState, Verification};
use beadle::msg::StartMode;
use beadle::reset::operation::Outcome;
use egui_kittest::kittest::Queryable as _;

use crate::rig::Rig;

fn is_verified(model: &beadle::model::Model) -> bool {
    matches!(
        model.reset.as_ref().map(|reset| &reset.phase),
        Some(beadle::model::reset::Phase::Ended(ended)) if matches!(ended.verification, Verification::Verified(_))
    )
}

#[test]
fn fourteen_people_come_in() {
    let rig = Rig::practice("");
    assert_eq!(rig.model().users.n_users(), 14);
    assert_eq!(rig.model().signed_in().unwrap().council, "Little Wittering Parish Council");
}

#[test]
fn several_hundred_come_in_page_by_page_once_each() {
    let rig = Rig::practice("230");
    assert_eq!(rig.model().users.n_users(), 230);
}

#[test]
fn a_whole_reset_is_done_verified_emailed_and_journalled_without_its_password() {
    let mut rig = Rig::practice("");
    rig.open("Siân Pugh");
    rig.window.get_by_label("2 others named Pugh");
    rig.choose("New phone, tablet or computer", 0);
    rig.choose("Yes", 0);
    rig.press("Use these suggestions");
    rig.press("Change");
    rig.wait("the verification", is_verified);
    assert_eq!(rig.ended().operation.outcome(), Some(Outcome::Done));
    rig.wait("the email", |model| {
        matches!(
            model.reset.as_ref().map(|reset| &reset.phase),
            Some(beadle::model::reset::Phase::Ended(ended)) if matches!(ended.email, EmailState::Accepted(_))
        )
    });
    rig.window.get_by_label("That's done");
    rig.window.get_by_label_contains("Verified at ");
    rig.window.get_by_label_contains("Zoho accepted the email to cllr.pugh@littlewittering-pc.gov.uk");
    let mut journal = rig.journal();
    assert_eq!(journal.remove(0), ("started".to_owned(), String::new()));
    assert_eq!(journal.remove(0), ("ended".to_owned(), "done".to_owned()));
    journal.sort();
    assert_eq!(
        journal,
        [("checked".to_owned(), "verified".to_owned()), ("emailed".to_owned(), "email-accepted".to_owned())]
    );
    let password = rig.ended().operation.plan().password().expose().to_owned();
    assert!(rig.is_nowhere_on_disk(&password));
    rig.press("Finish");
    rig.press("History");
    rig.wait("the history", |model| model.history.reading.is_none());
    rig.window.get_by_label("Zoho's record shows the change for cllr.pugh@littlewittering-pc.gov.uk");
}

#[test]
fn an_address_with_an_alias_opens_the_person() {
    let mut rig = Rig::practice("");
    let alias = (0..14)
        .filter_map(|place| rig.model().users.shown(place))
        .find_map(|user| user.aliases.first())
        .unwrap()
        .to_string();
    rig.window.get_by_label("Search users").focus();
    rig.window.run_steps(2);
    rig.window.get_by_label("Search users").type_text(&alias);
    rig.window.run_steps(3);
    rig.window.key_press(egui::Key::Enter);
    rig.window.run_steps(3);
    assert!(rig.model().reset.as_ref().unwrap().draft.user().has_address(&alias.parse().unwrap()));
}

#[test]
fn the_button_on_the_welcome_page_opens_the_pretend_council() {
    let mut rig = Rig::start(StartMode::Welcome);
    rig.window.run_steps(2);
    rig.press("Practise with a pretend council");
    rig.wait("the users", |model| model.users.n_users() == 14);
}

/// The page is higher than the window, and the keyboard stands on a button in its middle.
#[test]
fn the_outcome_is_in_sight_when_it_comes() {
    let mut rig = Rig::practice("");
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Change");
    rig.wait("the verification", is_verified);
    let headline = rig.window.get_by_label("That's done").rect();
    assert!(headline.top() > 70.0, "scrolled out of sight: {headline:?}");
}
