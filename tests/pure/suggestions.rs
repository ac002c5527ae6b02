//! The table of suggestions, row by row (blueprint section 2).

use beadle::domain::password::place::Place;
use beadle::reset::answers::{Alone, CanRead, Reason};
use beadle::reset::draft::{Draft, Problem, SettingName};
use beadle::reset::step::Step;
use beadle::reset::suggestions::{EmailWhy, ForceWhy};

use crate::common::{clerk, everybody, sian};

fn draft(reason: Reason, can_read: CanRead, alone: Alone) -> Draft {
    let mut draft = Draft::new(sian(), false, Place::default());
    draft.set_reason(reason);
    draft.set_can_read(can_read);
    draft.set_alone(alone);
    draft
}

/// Sign-out, email, force, words, as the table says for every combination of answers.
#[test]
fn every_combination_of_answers() {
    for reason in Reason::ORDER {
        for can_read in CanRead::ORDER {
            for alone in Alone::ORDER {
                let draft = draft(reason, can_read, alone);
                let signs_out =
                    matches!(reason, Reason::LostDevice | Reason::SomeoneElse | Reason::SomeoneNew | Reason::Left);
                let emails = can_read == CanRead::Yes
                    && matches!(reason, Reason::Forgotten | Reason::NewDevice | Reason::SomethingElse);
                let forces = alone == Alone::Yes && !emails && reason != Reason::Left;
                let words = match (reason, forces) {
                    (Reason::Left, _) => 6,
                    (Reason::SomeoneElse, _) | (_, false) => 4,
                    (_, true) => 3,
                };
                let case = format!("{reason:?} {can_read:?} {alone:?}");
                assert_eq!(draft.sign_out().value(), signs_out, "sign-out: {case}");
                assert_eq!(draft.email().value(), emails, "email: {case}");
                assert_eq!(draft.force().value(), forces, "force: {case}");
                assert_eq!(draft.words_needed().get(), words, "words: {case}");
                assert_eq!(draft.problem(Step::SignOutAndSend), None, "a suggestion is never a trap: {case}");
            }
        }
    }
}

#[test]
fn yes_and_yes_the_email_wins_unless_force_was_ticked_by_hand() {
    let mut draft = draft(Reason::Forgotten, CanRead::Yes, Alone::Yes);
    assert!(draft.email().value() && !draft.force().value());
    assert_eq!(draft.whys().force, ForceWhy::EmailedThere);
    draft.choose(SettingName::Force, true);
    assert!(!draft.email().value() && draft.force().value());
    assert_eq!(draft.whys().email, EmailWhy::Forced);
}

#[test]
fn shared_own_and_forwarded_mailboxes() {
    let allotments = everybody().pop().unwrap();
    let mut shared = Draft::new(allotments, false, Place::default());
    shared.set_reason(Reason::FirstSignIn);
    shared.set_alone(Alone::Yes);
    assert_eq!((shared.force().value(), shared.whys().force), (false, ForceWhy::Shared));

    let mut own = Draft::new(clerk(), true, Place::default());
    own.set_reason(Reason::Forgotten);
    own.set_can_read(CanRead::Yes);
    assert_eq!((own.email().value(), own.whys().email), (false, EmailWhy::Own));
    own.choose(SettingName::Email, true);
    assert_eq!(own.problem(Step::SignOutAndSend), Some(Problem::OwnCannotBeEmailed));

    let forwarded = everybody().into_iter().find(beadle::domain::user::User::is_forwarded).unwrap();
    let mut draft = Draft::new(forwarded, false, Place::default());
    draft.set_reason(Reason::Forgotten);
    draft.set_can_read(CanRead::Yes);
    assert_eq!((draft.email().value(), draft.whys().email), (false, EmailWhy::Forwarded));
}

#[test]
fn the_sign_out_trap_is_explained_and_not_offered() {
    let mut draft = draft(Reason::Forgotten, CanRead::Yes, Alone::RatherNot);
    draft.choose(SettingName::Email, true);
    draft.choose(SettingName::SignOut, true);
    assert_eq!(draft.send_to(), "", "another address is offered, empty");
    assert_eq!(draft.problem(Step::SignOutAndSend), Some(Problem::NoSendTo));
    draft.set_send_to("CLLR.pugh@littlewittering-pc.gov.uk".to_owned());
    assert_eq!(draft.problem(Step::SignOutAndSend), Some(Problem::SignOutTrap));
    draft.set_send_to("sian@example.org".to_owned());
    assert_eq!(draft.problem(Step::SignOutAndSend), None);
}

#[test]
fn the_trap_counts_aliases_too() {
    let lukasz = everybody().into_iter().find(|user| !user.aliases.is_empty()).unwrap();
    let mut draft = Draft::new(lukasz, false, Place::default());
    draft.set_reason(Reason::LostDevice);
    draft.choose(SettingName::Email, true);
    draft.set_send_to("planning@littlewittering-pc.gov.uk".to_owned());
    assert_eq!(draft.problem(Step::SignOutAndSend), Some(Problem::SignOutTrap));
}

#[test]
fn the_forced_change_trap() {
    let mut draft = draft(Reason::Forgotten, CanRead::Yes, Alone::RatherNot);
    draft.choose(SettingName::Email, true);
    draft.choose(SettingName::Force, true);
    assert_eq!(draft.send_to(), "");
    draft.set_send_to("cllr.pugh@littlewittering-pc.gov.uk".to_owned());
    assert_eq!(draft.problem(Step::SignOutAndSend), Some(Problem::ForceTrap));
}

#[test]
fn a_later_answer_replaces_only_what_was_not_chosen_by_hand() {
    let mut draft = draft(Reason::Forgotten, CanRead::No, Alone::RatherNot);
    draft.choose(SettingName::SignOut, false);
    assert!(draft.kept_by_hand().is_empty());
    draft.set_reason(Reason::LostDevice);
    assert!(!draft.sign_out().value(), "chosen by hand stays");
    assert!(draft.sign_out().suggested);
    assert_eq!(draft.kept_by_hand(), [SettingName::SignOut], "and is said to stay");
}
