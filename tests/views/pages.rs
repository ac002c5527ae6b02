//! The contract's words, found by role and name.

use beadle::domain::outcome::{Answer, Doubt};
use beadle::domain::password::spoken::Alphabet;
use beadle::msg::{Msg, Notice, ResetMsg, Tone};
use beadle::reset::answers::Reason;
use beadle::reset::step::Step;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, sian};
use crate::stage::window;

fn step(window: &crate::stage::Window<'_>) -> Option<Step> {
    window.state().desk.model.reset.as_ref().unwrap().step()
}

#[test]
fn welcome_offers_its_three_ways_and_nothing_dead() {
    let mut window = window(Desk::new());
    for name in ["Sign in to Zoho Mail", "Practise with a pretend council", "Set up your council"] {
        window.get_by_role_and_label(Role::Button, name);
    }
    for name in ["Other ways to sign in", "Rename or remove a council"] {
        assert!(window.query_by_label(name).is_none(), "{name}: there is no council");
    }
    for name in ["Sign in to Zoho Mail", "Set up your council"] {
        window.get_by_role_and_label(Role::Button, name).click_accesskit();
        window.run();
        window.get_by_label("Do you have a set-up file?");
        window.get_by_role_and_label(Role::Button, "Back").click_accesskit();
        window.run();
    }
}

#[test]
fn the_table_is_a_list_box_of_sentences() {
    let window = window(Desk::signed_in());
    let row =
        window.get_by_label_contains("Siân Pugh, cllr.pugh@littlewittering-pc.gov.uk, last signed in 3 weeks ago");
    assert_eq!(row.accesskit_node().role(), Role::ListBoxOption);
    window.get_by_role_and_label(Role::ListBox, "Users");
    window.get_by_role_and_label(Role::Button, "Refresh");
    window.get_by_role_and_label(Role::Button, "Reset password for Siân Pugh");
    window.get_by_label("littlewittering-pc.gov.uk");
    window.get_by_label("Pretend council: nothing here is real");
}

#[test]
fn typing_and_enter_open_the_wizard_on_step_five() {
    let mut window = window(Desk::signed_in());
    window.get_by_label("Search users").focus();
    window.run();
    window.get_by_label("Search users").type_text("sian");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    assert_eq!(step(&window), Some(Step::ChangePassword));
    window.get_by_role_and_label(Role::Heading, "Reset password for Siân Pugh");
    window.get_by_role_and_label(Role::Heading, "Change Password");
    window.get_by_role_and_label(Role::RadioGroup, "What has happened?");
    window.get_by_label("Step 5 of 9: Change Password, current");
    window.get_by_label("Step 6 of 9: Enter a new password, not yet");
    window.get_by_label("2 others named Pugh");
}

#[test]
fn the_row_button_resets_the_person_it_names() {
    let mut window = window(Desk::signed_in());
    window.get_by_role_and_label(Role::Button, "Reset password for Owen Pugh").click_accesskit();
    window.run();
    assert_eq!(window.state().desk.model.reset.as_ref().unwrap().draft.user().name, "Owen Pugh");
}

#[test]
fn a_digit_chooses_and_control_enter_takes_the_suggestions() {
    let mut window = window(Desk::wizard_for(&sian()));
    window.key_press(egui::Key::Num2);
    window.run();
    let chosen = window.get_by_role_and_label(Role::RadioButton, "New phone, tablet or computer");
    assert_eq!(chosen.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    window.get_by_label("Step 7 of 9: Choose whether to force a password change, suggested");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    window.run();
    assert_eq!(step(&window), Some(Step::Change));
    for name in
        ["Change", "Alter the password", "Alter the forced change", "Alter sign-out and email", "Back", "Cancel"]
    {
        window.get_by_role_and_label(Role::Button, name);
    }
}

#[test]
fn plain_enter_never_changes_anything_on_step_nine() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::UseSuggestions);
    let mut window = window(desk);
    window.get_by_role_and_label(Role::Button, "Change").focus();
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    assert_eq!(step(&window), Some(Step::Change));
    window.key_press(egui::Key::Space);
    window.run();
    assert_eq!(step(&window), None, "Space on the focused button is a press");
}

#[test]
fn without_a_reason_the_page_says_what_is_missing() {
    let mut window = window(Desk::wizard_for(&sian()));
    window.get_by_role_and_label(Role::Button, "Next").click();
    window.run();
    window.get_by_label("Choose what has happened");
}

#[test]
fn a_hidden_password_is_in_no_name_value_or_description() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Next);
    let passwords: Vec<String> = desk
        .model
        .reset
        .as_ref()
        .unwrap()
        .draft
        .password
        .suggestions()
        .iter()
        .map(|suggestion| suggestion.password().expose().to_owned())
        .collect();
    let mut window = window(desk);
    window.get_by_role_and_label(Role::RadioButton, "Suggestion 1 of 3");
    let shown = window.get_by_label("New password").value().unwrap();
    assert_eq!(shown, passwords[0]);
    window.key_press(egui::Key::F9);
    window.run();
    let tree = format!("{:?}", window.root());
    for password in passwords {
        assert!(!tree.contains(&password));
    }
}

#[test]
fn a_password_is_spelled_out_only_while_it_is_shown() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Next);
    let mut window = window(desk);
    assert!(window.query_by_label_contains("dash, the minus key").is_none());
    window.get_by_role_and_label(Role::Button, "Spell it out").click();
    window.run();
    let password = window.get_by_label("New password").value().unwrap();
    let first = password.split('-').next().unwrap();
    let start = format!("{first}: capital {} for ", first.chars().next().unwrap());
    let line = window.get_by_label_contains(&start);
    assert!(line.value().unwrap().ends_with("then dash, the minus key"));
    // It may be below the edge of a small window, where no pointer reaches it.
    window.get_by_role_and_label(Role::RadioButton, "NATO alphabet").click_accesskit();
    window.run();
    assert_eq!(window.state().desk.model.spelling.alphabet, Alphabet::Nato);
    window.key_press(egui::Key::F9);
    window.run();
    assert!(window.query_by_label_contains("dash, the minus key").is_none());
    assert!(window.query_by_label("Spell it out").is_none());
}

#[test]
fn a_notice_takes_the_focus_from_nobody() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Next);
    let mut window = window(desk);
    window.get_by_role_and_label(Role::Button, "Make another").focus();
    window.run();
    window.state_mut().desk.send(Msg::Notify(Notice {
        key: "notice-copied",
        args: Vec::new(),
        tone: Tone::Information,
    }));
    window.run();
    window.get_by_label_contains("Password copied.");
    assert!(window.get_by_role_and_label(Role::Button, "Make another").is_focused());
}

#[test]
fn typing_ones_own_asks_twice() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Next);
    let mut window = window(desk);
    window.get_by_role_and_label(Role::Button, "Type my own").click();
    window.run();
    window.get_by_role_and_label(Role::PasswordInput, "New password").type_text("quiet otters read maps");
    window.run();
    window.get_by_role_and_label(Role::Button, "Next").click();
    window.run();
    assert_eq!(step(&window), Some(Step::EnterPassword));
    window.get_by_role_and_label(Role::PasswordInput, "New password again").focus();
    window.run();
    window.get_by_role_and_label(Role::PasswordInput, "New password again").type_text("quiet otters read maps");
    window.run();
    window.get_by_role_and_label(Role::Button, "Next").click();
    window.run();
    assert_eq!(step(&window), Some(Step::ForceChange));
}

#[test]
fn every_step_has_its_headings() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    for (number, title) in [
        (5, "Change Password"),
        (6, "Enter a new password"),
        (7, "Choose whether to force a password change"),
        (8, "Sign out devices, send credentials"),
        (9, "Change"),
    ] {
        let window = window(desk);
        let heading = window.get_by_role_and_label(Role::Heading, title);
        assert_eq!(heading.accesskit_node().level(), Some(2), "{title}");
        window.get_by_label(&format!("Step {number} of 9: {title}, current"));
        desk = window.into_state().desk;
        desk.send(Msg::Reset(ResetMsg::Next));
    }
}

/// `Change` pressed for Siân, and no answer that can be relied on.
fn unknown() -> Desk {
    Desk::answered(&sian(), Answer::Unknown(Doubt::NotUnderstood))
}

#[test]
fn what_cannot_be_told_shows_whom_where_and_every_way_on() {
    let mut window = window(unknown());
    window.get_by_role_and_label(Role::Status, "We can't tell yet");
    window.get_by_label_contains("Siân Pugh (cllr.pugh@littlewittering-pc.gov.uk) at Little Wittering Parish Council");
    window.get_by_label("Quickest check: ask Siân to try it now.");
    for name in [
        "Read it out",
        "Save a slip…",
        "Copy password",
        "Check with Zoho",
        "Try again with the same password",
        "It worked",
        "It didn't",
        "Leave unresolved",
        "Open Zoho's console",
    ] {
        window.get_by_role_and_label(Role::Button, name);
    }
    for dead in ["Finish", "Reset someone else", "It still doesn't work"] {
        assert!(window.query_by_role_and_label(Role::Button, dead).is_none(), "{dead}");
    }
    let password = window.get_by_role_and_label(Role::TextInput, "New password").value();
    window.get_by_role_and_label(Role::Button, "Leave unresolved").click_accesskit();
    window.run();
    window.get_by_label("Leave this unresolved?");
    let fields: Vec<_> =
        window.get_all_by_role_and_label(Role::TextInput, "New password").map(|field| field.value()).collect();
    assert_eq!(fields, [password.clone(), password]);
    assert_eq!(window.get_all_by_role_and_label(Role::Button, "Copy password").count(), 2);
    window.get_by_role_and_label(Role::Button, "Stay here").click_accesskit();
    window.run();
    assert!(window.query_by_label("Leave this unresolved?").is_none());
}

#[test]
fn it_still_doesnt_work_asks_six_questions_with_the_live_fact_beside_each() {
    let mut desk = unknown();
    desk.reset(ResetMsg::ItWorked);
    let mut window = window(desk);
    window.get_by_role_and_label(Role::Status, "That's done");
    window.get_by_label_contains("Zoho has not confirmed it.");
    window.get_by_role_and_label(Role::Button, "It still doesn't work").click_accesskit();
    window.run();
    window.get_by_role_and_label(Role::Heading, "It still doesn't work for Siân Pugh");
    for question in [
        "Is Siân on the right page?",
        "Is the whole address typed as the user name?",
        "Are the capital letters and the dashes typed as you read them?",
        "Does the page ask for a code after the password?",
        "Is it a mail app, such as Outlook or Apple Mail?",
        "Does the page say that the account is blocked or inactive?",
    ] {
        window.get_by_role_and_label(Role::RadioGroup, question);
    }
    window.get_by_label("Two-step sign-in is off.");
    window.get_by_label("Sign-in is allowed in Zoho's record.");
    window.get_all_by_role_and_label(Role::RadioButton, "No").next().unwrap().click_accesskit();
    window.run();
    window.get_by_label_contains("letter by letter");
    window.key_press(egui::Key::Escape);
    window.run();
    window.get_by_role_and_label(Role::Status, "That's done");
}

#[test]
fn the_second_click_of_a_double_click_on_change_does_not_put_the_password_away() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::UseSuggestions);
    let mut window = window(desk);
    let place = window.get_by_role_and_label(Role::Button, "Change").rect().right_center() - egui::vec2(20.0, 0.0);
    click(&mut window, place);
    // Zoho has answered before the finger is up again.
    window.state_mut().desk = Desk::answered(&sian(), Answer::Done { server_time: None });
    window.run_steps(2);
    assert!(window.get_by_role_and_label(Role::Button, "Finish").rect().contains(place), "or this shows nothing");
    click(&mut window, place);
    window.get_by_role_and_label(Role::Status, "That's done");
    // A click of its own, later, is meant.
    window.run_steps(60);
    click(&mut window, place);
    assert!(window.query_by_label("That's done").is_none());
}

#[test]
fn a_long_notice_takes_the_lines_it_needs_and_leaves_the_page_its_place() {
    let mut desk = Desk::answered(&sian(), Answer::Done { server_time: None });
    let mut window = window(Desk::new());
    desk.send(Msg::Notify(Notice { key: "notice-only-you", args: Vec::new(), tone: Tone::Information }));
    window.state_mut().desk = desk;
    window.run_steps(30);
    let notice = window.get_by_label_contains("Only you can reset passwords here.").rect();
    let line = window.get_by_label_contains("Changed at ").rect();
    assert!(notice.height() > line.height() * 1.5, "it is to be a long one: {notice:?}");
    assert!(notice.height() < line.height() * 3.0, "{notice:?}");
    let finish = window.get_by_role_and_label(Role::Button, "Finish").rect();
    assert!(finish.bottom() < 740.0, "{finish:?}");
}

fn click(window: &mut crate::stage::Window<'_>, place: egui::Pos2) {
    window.event(egui::Event::PointerMoved(place));
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
        window.event(egui::Event::PointerButton { pos: place, button, pressed, modifiers });
        window.run_steps(1);
    }
    window.run_steps(1);
}

#[test]
fn large_text_leaves_every_button_of_step_six_in_the_window() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Next);
    // What 200 % leaves of a full screen of 1900 points.
    let width = 950.0;
    let mut window = window(desk);
    window.set_size(egui::vec2(width, 590.0));
    window.run();
    for name in ["Make another", "Type my own", "More choices", "Show password", "Spell it out", "Next"] {
        let right = window.get_by_role_and_label(Role::Button, name).rect().right();
        assert!(right <= width, "{name} ends at {right} of {width}");
    }
}

#[test]
fn the_groups_above_the_list_are_a_choice_with_their_sizes() {
    let mut window = window(Desk::signed_in());
    window.get_by_role_and_label(Role::RadioGroup, "Who is shown");
    let everyone = window.get_by_role_and_label(Role::RadioButton, "Everyone 8");
    assert_eq!(everyone.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    assert!(window.query_by_label_contains("Not for 30 days").is_none(), "nobody is in it");
    window.get_by_role_and_label(Role::RadioButton, "Never signed in 1").click_accesskit();
    window.run();
    window.get_by_role_and_label(Role::Button, "Reset password for Owen Pugh");
    assert!(window.query_by_label("Reset password for Siân Pugh").is_none());
    window.get_by_label("1 of 8 users.");
    window.get_by_label("Search users").focus();
    window.run();
    window.get_by_label("Search users").type_text("sian");
    window.run();
    window.get_by_label("Nobody under \"Never signed in\" matches \"sian\"");
    window.get_by_role_and_label(Role::Button, "Show everybody").click_accesskit();
    window.run();
    window.get_by_role_and_label(Role::Button, "Reset password for Siân Pugh");
}
