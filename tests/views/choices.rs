//! The page `More choices`, drawn headless and used by role and name.

use beadle::domain::password::config::CaseTransform;
use beadle::domain::password::presets::Preset;
use beadle::msg::ResetMsg;
use beadle::reset::answers::Reason;
use beadle::reset::choices::Choices;
use beadle::reset::recipe::Kind;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, sian};
use crate::stage::{Window, window};

fn on_step_six() -> Window<'static> {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Next);
    window(desk)
}

fn choosing() -> Window<'static> {
    let mut window = on_step_six();
    press(&mut window, "More choices");
    window
}

fn press(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.run();
}

fn choose(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::RadioButton, name).click_accesskit();
    window.run();
}

/// Chooses in the group of this question.
fn choose_in(window: &mut Window<'_>, question: &str, name: &str) {
    let group = window.get_by_role_and_label(Role::RadioGroup, question);
    group.get_by_role_and_label(Role::RadioButton, name).click_accesskit();
    window.run();
}

fn choices<'a>(window: &'a Window<'_>) -> &'a Choices {
    window.state().desk.model.reset.as_ref().unwrap().open_choices().unwrap()
}

fn statuses(window: &Window<'_>) -> Vec<String> {
    window.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn the_page_begins_with_what_is_in_use() {
    let window = choosing();
    window.get_by_role_and_label(Role::Heading, "More choices");
    let own = window.get_by_role_and_label(Role::RadioButton, "Beadle's own");
    assert!(own.is_focused());
    assert_eq!(own.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    for preset in Preset::ALL {
        window.get_by_role_and_label(Role::RadioButton, preset.name());
    }
    window.get_by_label("22 to 34 characters");
    window.get_by_label("52 bits. Good from 52.");
    assert!(window.query_by_label("Number of words").is_none(), "Beadle's own kind fits itself to the reset");
}

#[test]
fn each_preset_is_drawn_with_its_figures() {
    let mut window = choosing();
    for preset in Preset::ALL {
        choose(&mut window, preset.name());
        assert_eq!(choices(&window).kind(), &Kind::Preset(preset));
        let figures = choices(&window).outlook().unwrap().figures.clone();
        window.get_by_label(&format!("{} bits. Good from 52.", figures.entropy_seen));
        let example = window.get_by_role_and_label(Role::TextInput, "Example");
        let drawn = choices(&window).outlook().unwrap().example.expose().to_owned();
        assert_eq!(example.value().as_deref(), Some(drawn.as_str()), "{preset}");
    }
    choose(&mut window, "SECURITYQ");
    window.get_by_label("The council's rules at Zoho may refuse it: no capital letter, no digit.");
}

#[test]
fn numbers_take_buttons_and_arrows() {
    let mut window = choosing();
    choose(&mut window, "XKCD");
    press(&mut window, "Number of words: one more");
    assert_eq!((choices(&window).config().num_words, choices(&window).kind()), (6, &Kind::ByHand));
    press(&mut window, "Number of words: one less");
    press(&mut window, "Number of words: one less");
    assert_eq!(choices(&window).config().num_words, 4);
    let number = window.get_by_role_and_label(Role::SpinButton, "Number of words");
    assert_eq!(number.accesskit_node().numeric_value(), Some(4.0));
    number.focus();
    window.run();
    window.key_press(egui::Key::ArrowUp);
    window.run();
    assert_eq!(choices(&window).config().num_words, 5);
}

#[test]
fn a_number_ends_where_the_form_ends() {
    let mut window = choosing();
    choose(&mut window, "XKCD");
    for _ in 0..12 {
        if window
            .query_all_by_role_and_label(Role::Button, "Number of words: one more")
            .any(|n| !n.accesskit_node().is_disabled())
        {
            press(&mut window, "Number of words: one more");
        }
    }
    assert_eq!(choices(&window).config().num_words, 10);
    assert!(window.get_by_role_and_label(Role::Button, "Number of words: one more").accesskit_node().is_disabled());
}

#[test]
fn every_part_of_a_recipe_can_be_changed() {
    let mut window = choosing();
    choose(&mut window, "XKCD");
    choose_in(&mut window, "Capital letters", "wORD");
    assert_eq!(choices(&window).config().case_transform, CaseTransform::Invert);
    window.get_by_role_and_label(Role::CheckBox, "Keep accents, such as é").click_accesskit();
    window.run();
    assert!(choices(&window).config().allow_accents);
    choose_in(&mut window, "Between the words", "by chance");
    window.get_by_role_and_label(Role::TextInput, "Signs to choose from, between the words").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Signs to choose from, between the words").type_text("+*");
    window.run();
    assert_eq!(choices(&window).config().separators(), ['+', '*']);
    press(&mut window, "Digits before the words: one more");
    press(&mut window, "Digits after the words: one more");
    choose_in(&mut window, "Around everything", "a number of signs");
    choose_in(&mut window, "Which sign", "the one between the words");
    press(&mut window, "Signs before: one less");
    assert_eq!(choices(&window).repairs(), []);
    let example = choices(&window).outlook().unwrap().example.expose().to_owned();
    let sign = example.chars().next_back().unwrap();
    assert!(['+', '*'].contains(&sign) && example.starts_with(|c: char| c.is_ascii_digit()), "{example}");
    assert_eq!(example.split(sign).count(), 5 + 2 + 1, "{example}");
    choose_in(&mut window, "Around everything", "up to a length");
    window.get_by_role_and_label(Role::SpinButton, "Length of the whole password");
    choose_in(&mut window, "Letters replaced", "always");
    window.get_by_role_and_label(Role::TextInput, "Letters and what takes their place").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Letters and what takes their place").type_text("E=3 o=0");
    window.run();
    let config = choices(&window).config();
    assert_eq!(config.substitutions.keys().collect::<String>(), "Eo");
}

#[test]
fn what_is_put_right_is_said() {
    let mut window = choosing();
    choose(&mut window, "XKCD");
    for _ in 0..5 {
        press(&mut window, "Shortest word, in letters: one more");
    }
    assert!(statuses(&window).contains(&"The shortest and the longest word have changed places.".to_owned()));
    window.get_by_label("Put right");
    press(&mut window, "Shortest word, in letters: one less");
    assert!(window.query_by_label("Put right").is_none());
}

#[test]
fn enter_uses_and_escape_goes_back() {
    let mut window = choosing();
    choose(&mut window, "TEMPORARY");
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(window.state().desk.model.reset.as_ref().unwrap().open_choices().is_none(), "only the page is closed");
    window.get_by_label_contains("Four words, because no change will be forced.");
    press(&mut window, "More choices");
    window.key_press(egui::Key::Enter);
    window.run();
    window.get_by_label_contains("Made by your choices (TEMPORARY).");
    window.get_by_label("Too weak");
    window.get_by_label("The council's rules at Zoho may refuse it: only 12 characters.");
    window.get_by_label_contains("Step 6 of 9: Enter a new password, current");
}

#[test]
fn a_hidden_example_is_nowhere() {
    let mut window = choosing();
    window.key_press(egui::Key::F9);
    window.run();
    let example = choices(&window).outlook().unwrap().example.expose().to_owned();
    let tree = format!("{:?}", window.root());
    assert!(!tree.contains(&example));
    window.key_press(egui::Key::F9);
    window.run();
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Example").value(), Some(example));
}

#[test]
fn a_recipe_that_gives_nothing_says_why() {
    let mut window = choosing();
    choose(&mut window, "TEMPORARY");
    for _ in 0..8 {
        press(&mut window, "Longest word, in letters: one more");
        press(&mut window, "Shortest word, in letters: one more");
    }
    let said = "No word has the length you ask for. Choose other lengths.";
    assert!(statuses(&window).contains(&said.to_owned()), "{:?}", statuses(&window));
    press(&mut window, "Use these choices");
    assert!(window.state().desk.model.reset.as_ref().unwrap().open_choices().is_some());
}
