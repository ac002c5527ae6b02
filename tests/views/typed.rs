//! A password of the clerk's own, by role and name: the fields, the list of rules, what a paste loses, and what stays
//! behind.

use beadle::msg::ResetMsg;
use beadle::reset::answers::Reason;
use beadle::reset::step::Step;
use egui::accesskit::{Live, Role};
use egui::text::CCursorRange;
use egui::{Event, Id, Key, Modifiers, TextEdit};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, sian};
use crate::stage::{Window, window};

const FIT: &str = "Quiet otters, 8 maps";

/// Step 6, with the focus in the first of the two fields.
fn typing() -> Window<'static> {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Next);
    // It is said by itself as well, and has nothing to do with this page.
    desk.model.notice = None;
    let mut window = window(desk);
    press(&mut window, "Type my own");
    assert!(field(&window, "New password").is_focused());
    window
}

fn field<'w>(window: &'w Window<'_>, name: &'w str) -> egui_kittest::Node<'w> {
    window.get_by_role_and_label(Role::PasswordInput, name)
}

fn press(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.run();
}

fn enter(window: &mut Window<'_>, name: &str, event: Event) {
    field(window, name).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.event(event);
    window.run();
}

fn type_both(window: &mut Window<'_>, text: &str) {
    for name in ["New password", "New password again"] {
        enter(window, name, Event::Text(text.to_owned()));
    }
}

/// What has been typed, as it would be set.
fn first(window: &Window<'_>) -> String {
    let draft = &window.state().desk.model.reset.as_ref().unwrap().draft;
    draft.password.typing().unwrap().first.expose().to_owned()
}

fn step(window: &Window<'_>) -> Option<Step> {
    window.state().desk.model.reset.as_ref().unwrap().step()
}

/// The one sentence that is said by itself.
fn said(window: &Window<'_>) -> String {
    let mut polite: Vec<_> = window
        .get_all_by_role(Role::Status)
        .filter(|node| node.accesskit_node().live() == Live::Polite)
        .map(|node| node.accesskit_node().label().unwrap())
        .collect();
    assert_eq!(polite.len(), 1, "{polite:?}");
    polite.pop().unwrap()
}

#[test]
fn each_rule_says_whether_it_is_kept() {
    let mut window = typing();
    window.get_by_role_and_label(Role::List, "What the password needs");
    let rules = [
        "At least 12 characters",
        "No space at the start or the end",
        "No part of the person's name or address",
        "Nothing of the council's name or mail domain",
        "No three in a row, such as abc, 321 or aaa",
        "More than one word with a number",
        "Hard to guess",
        "The same in both fields",
        "a capital and a small letter",
        "a digit",
        "a sign such as - or !",
    ];
    for rule in rules {
        window.get_by_role_and_label(Role::ListItem, &format!("{rule}, not yet"));
    }
    type_both(&mut window, FIT);
    for rule in rules {
        window.get_by_role_and_label(Role::ListItem, &format!("{rule}, done"));
    }
    let broken = [(" sian", 1), ("Sian1", 2), ("Wittering", 3), ("xabcx", 4), ("Parish2026!", 5)];
    for (text, rule) in broken {
        enter(&mut window, "New password", Event::Text(text.to_owned()));
        window.get_by_role_and_label(Role::ListItem, &format!("{}, not yet", rules[rule]));
    }
}

#[test]
fn the_list_stays_where_it_is() {
    let mut window = typing();
    let places = |window: &Window<'_>| -> Vec<egui::Rect> {
        window.get_all_by_role(Role::ListItem).map(|node| node.rect()).collect()
    };
    let before = places(&window);
    for text in ["x", "Parish2026!", " sian abc wittering", "passwordpassword", FIT] {
        type_both(&mut window, text);
        assert_eq!(places(&window), before, "{text}");
    }
    enter(&mut window, "New password", Event::Paste(" pasted\u{202e} ".to_owned()));
    assert_eq!(places(&window), before);
}

#[test]
fn the_verdict_is_a_tag_and_one_sentence_is_said() {
    let mut window = typing();
    for (text, tag) in
        [("passwordpassword", "Easy to guess"), ("Butterscotch2026!", "Could be guessed"), (FIT, "Hard to guess")]
    {
        enter(&mut window, "New password", Event::Text(text.to_owned()));
        window.get_by_role_and_label(Role::Label, tag);
    }
    assert_eq!(said(&window), "The two fields are not the same yet.");
    enter(&mut window, "New password", Event::Text("Otters".to_owned()));
    let before = said(&window);
    assert_eq!(before, "At least 12 characters");
    window.event(Event::Text("8".to_owned()));
    window.run();
    assert_eq!(said(&window), before, "not every key is worth a word");
}

#[test]
fn advice_is_in_our_own_words() {
    let mut window = typing();
    enter(&mut window, "New password", Event::Text("passwordpassword".to_owned()));
    assert_eq!(said(&window), "Others would guess this one.");
    window.get_by_label_contains("Add another word or two, rare ones if you can.");
}

#[test]
fn a_complaint_takes_the_focus_to_the_first_field() {
    let mut window = typing();
    type_both(&mut window, "Wittering-otters-read");
    press(&mut window, "Next");
    assert_eq!(step(&window), Some(Step::EnterPassword));
    assert!(field(&window, "New password").is_focused());
    let complaint = window.get_by_label_contains("\"wittering\" stands in the council's name or mail domain");
    assert_eq!(complaint.accesskit_node().live(), Live::Assertive);
    type_both(&mut window, FIT);
    press(&mut window, "Next");
    assert_eq!(step(&window), Some(Step::ForceChange));
}

#[test]
fn a_paste_loses_the_spaces_at_its_ends_and_says_so() {
    let mut window = typing();
    for (given, kept, words) in [
        ("Quiet otters \n", "Quiet otters", "The spaces at the end were taken away."),
        ("\tQuiet otters", "Quiet otters", "The spaces at the start were taken away."),
        (" Quiet otters ", "Quiet otters", "The spaces at both ends were taken away."),
        ("Quiet\r\nott\u{202e}ers", "Quietotters", "Line breaks and characters that can't be seen were taken out."),
    ] {
        enter(&mut window, "New password", Event::Paste(given.to_owned()));
        assert_eq!(first(&window), kept, "{given:?}");
        window.get_by_role_and_label(Role::Label, words);
        assert!(said(&window).starts_with(words), "{}", said(&window));
    }
    window.event(Event::Text("!".to_owned()));
    window.run();
    assert!(window.query_by_label_contains("were taken out").is_none(), "it is said of the last change only");
}

#[test]
fn a_space_that_was_typed_stays_and_is_refused() {
    let mut window = typing();
    type_both(&mut window, "Quiet otters, 8 maps ");
    assert_eq!(first(&window), "Quiet otters, 8 maps ");
    press(&mut window, "Next");
    assert_eq!(step(&window), Some(Step::EnterPassword));
    window.get_by_label_contains("Take away the space at the start or the end");
}

#[test]
fn what_is_typed_stands_on_the_screen_only_while_it_may_be_seen() {
    let mut window = typing();
    type_both(&mut window, FIT);
    let copy = window.get_by_role_and_label(Role::TextInput, "What you typed");
    assert_eq!(copy.value().as_deref(), Some(FIT));
    assert!(copy.accesskit_node().is_read_only());
    for name in ["New password", "New password again"] {
        // Covered although it is shown, so that it can't be selected.
        assert!(field(&window, name).value().unwrap().chars().all(|c| !c.is_alphanumeric()));
    }
    press(&mut window, "Show password");
    assert!(window.query_by_label("What you typed").is_none());
    assert!(!format!("{:?}", window.root()).contains("otters"));
}

#[test]
fn selecting_hands_nothing_to_the_system() {
    let mut window = typing();
    type_both(&mut window, FIT);
    for key in [Key::A, Key::C, Key::X] {
        window.key_press_modifiers(Modifiers::COMMAND, key);
        window.step();
        let commands = format!("{:?}", window.output().platform_output.commands);
        assert!(!commands.contains("otters"), "{commands}");
    }
}

#[test]
fn nothing_of_it_stays_in_the_memory_of_the_fields() {
    for way in ["Back", "Next", "Use a made-up one instead", "Cancel"] {
        let mut window = typing();
        for text in ["Quiet", "Quiet otters", FIT] {
            type_both(&mut window, text);
        }
        press(&mut window, way);
        assert!(window.query_by_label("New password again").is_none(), "{way} leaves the page");
        for id in ["typed-first", "typed-again"] {
            let Some(state) = TextEdit::load_state(&window.ctx, Id::unique(id)) else { continue };
            // A text that never stood there: whatever is remembered is another.
            let other = (CCursorRange::default(), "other".to_owned());
            let undoer = state.undoer();
            assert!(!undoer.has_undo(&other) && !undoer.is_in_flux(), "{way}: {id} remembers");
        }
    }
}

#[test]
fn undoing_gives_nothing_back() {
    let mut window = typing();
    type_both(&mut window, FIT);
    press(&mut window, "Use a made-up one instead");
    press(&mut window, "Type my own");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(first(&window), "");
    type_both(&mut window, FIT);
    enter(&mut window, "New password", Event::Text("x".to_owned()));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(first(&window), "x");
}
