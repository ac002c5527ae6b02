//! The nine steps: going on, going back, the suggestions, the word that is added.

use std::time::Duration;

use beadle::domain::password::spoken::Alphabet;
use beadle::domain::password::tailored::Unfit;
use beadle::msg::{ChangeBy, Command, Effect, FocusKey, Msg, ResetMsg, SpellingMsg};
use beadle::reset::answers::{Alone, CanRead, Reason};
use beadle::reset::draft::{Problem, SettingName};
use beadle::reset::step::Step;

use crate::common::{Broken, Desk, sian};

fn step(desk: &Desk) -> Option<Step> {
    desk.model.reset.as_ref().unwrap().step()
}

fn password(desk: &Desk) -> String {
    desk.model.reset.as_ref().unwrap().draft.password.password().unwrap().expose().to_owned()
}

#[test]
fn without_a_reason_neither_button_goes_on() {
    for press in [ResetMsg::Next, ResetMsg::UseSuggestions] {
        let mut desk = Desk::wizard_for(&sian());
        desk.reset(press);
        assert_eq!(step(&desk), Some(Step::ChangePassword));
        assert_eq!(desk.model.reset.as_ref().unwrap().complaint, Some(Problem::NoReason));
        assert!(matches!(desk.effects[..], [Effect::Focus(FocusKey::Reasons)]));
    }
}

#[test]
fn next_and_back_walk_the_steps() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    for expected in [Step::EnterPassword, Step::ForceChange, Step::SignOutAndSend, Step::Change] {
        desk.reset(ResetMsg::Next);
        assert_eq!(step(&desk), Some(expected));
    }
    let before = password(&desk);
    for expected in [Step::SignOutAndSend, Step::ForceChange, Step::EnterPassword, Step::ChangePassword] {
        desk.reset(ResetMsg::Back);
        assert_eq!(step(&desk), Some(expected));
    }
    assert_eq!(password(&desk), before, "going back changes no password");
}

#[test]
fn the_suggestions_lead_straight_to_step_nine_and_keep_what_was_chosen_by_hand() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Choose(SettingName::Force, true));
    desk.reset(ResetMsg::UseSuggestions);
    assert_eq!(step(&desk), Some(Step::Change));
    assert!(desk.model.reset.as_ref().unwrap().draft.force().value());
}

#[test]
fn a_reset_for_a_word_more_keeps_the_words_already_made() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Alone(Alone::Yes));
    desk.reset(ResetMsg::Next);
    let three = password(&desk);
    assert_eq!(three.split('-').count(), 4, "three words and two digits");
    desk.reset(ResetMsg::Choose(SettingName::Force, false));
    assert_eq!(password(&desk), three, "nothing is swapped silently");
    assert!(desk.model.reset.as_ref().unwrap().draft.wants_another_word());
    desk.reset(ResetMsg::AddWord);
    let four = password(&desk);
    let (stem, digits) = three.rsplit_once('-').unwrap();
    assert!(four.starts_with(stem) && four.ends_with(digits) && four.split('-').count() == 5, "{three} {four}");
    assert!(!desk.model.reset.as_ref().unwrap().draft.wants_another_word());
}

#[test]
fn somebody_who_left_gets_six_words_covered() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Left));
    desk.reset(ResetMsg::UseSuggestions);
    assert_eq!(password(&desk).split('-').count(), 7);
    assert!(!desk.model.reset.as_ref().unwrap().draft.shows_password());
    desk.reset(ResetMsg::ShowPassword(true));
    assert!(desk.model.reset.as_ref().unwrap().draft.shows_password());
}

#[test]
fn without_random_numbers_there_is_no_password_and_no_change() {
    let mut desk = Desk::wizard_for(&sian());
    desk.random = Box::new(Broken);
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::UseSuggestions);
    assert_eq!(step(&desk), Some(Step::EnterPassword));
    assert!(desk.model.reset.as_ref().unwrap().draft.password.draw_failure().is_some());
    desk.reset(ResetMsg::Next);
    assert_eq!(desk.model.reset.as_ref().unwrap().complaint, Some(Problem::NoPassword(Unfit::NoRandom)));
}

#[test]
fn the_shortcut_for_change_is_deaf_until_the_keys_were_up_for_half_a_second() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.elapsed = Duration::from_secs(10);
    desk.reset(ResetMsg::UseSuggestions);
    let changes = |desk: &Desk| desk.commands().filter(|command| matches!(command, Command::Change { .. })).count();
    desk.elapsed += Duration::from_secs(5);
    desk.reset(ResetMsg::Change(ChangeBy::Shortcut));
    assert_eq!(changes(&desk), 0, "the key that opened the page is still down");
    desk.elapsed = Duration::from_millis(10_300);
    desk.reset(ResetMsg::KeysReleased);
    desk.reset(ResetMsg::Change(ChangeBy::Shortcut));
    assert_eq!(changes(&desk), 0, "not half a second yet");
    desk.elapsed = Duration::from_millis(10_600);
    desk.reset(ResetMsg::Change(ChangeBy::Shortcut));
    assert_eq!(changes(&desk), 1);
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    assert_eq!(changes(&desk), 0, "a second press finds no step to be on");
}

#[test]
fn a_problem_chosen_by_hand_stops_the_suggestions_at_its_step() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::LostDevice));
    desk.reset(ResetMsg::CanRead(CanRead::Yes));
    desk.reset(ResetMsg::Choose(SettingName::Email, true));
    desk.reset(ResetMsg::UseSuggestions);
    assert_eq!(step(&desk), Some(Step::SignOutAndSend));
    assert_eq!(desk.model.reset.as_ref().unwrap().complaint, Some(Problem::NoSendTo));
}

#[test]
fn cancel_goes_back_to_the_row() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Cancel);
    assert!(desk.model.reset.is_none());
    let users = &desk.model.users;
    assert_eq!(users.shown(users.selected().unwrap()).unwrap().name, "Siân Pugh");
}

#[test]
fn the_spelling_gives_way_to_the_outcome_and_the_alphabet_stays() {
    let mut desk = Desk::wizard_for(&sian());
    desk.send(Msg::Spelling(SpellingMsg::Use(Alphabet::Nato)));
    assert!(matches!(desk.effects[..], [Effect::RememberAlphabet(Alphabet::Nato)]));
    desk.send(Msg::Spelling(SpellingMsg::Show(true)));
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::UseSuggestions);
    assert!(desk.model.spelling.on);
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    assert!(!desk.model.spelling.on);
    assert_eq!(desk.model.spelling.alphabet, Alphabet::Nato);
}
