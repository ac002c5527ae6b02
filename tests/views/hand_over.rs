//! Handing the password over, by role and name.

use std::time::Duration;

use beadle::domain::outcome::Answer;
use beadle::domain::user::User;
use beadle::msg::{ClipboardMsg, Msg, Page, ResetMsg};
use beadle::reset::answers::{CanRead, Reason};
use beadle::reset::step::Step;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, everybody, sian};
use crate::stage::{Window, window};

fn done_for(user: &User) -> Window<'static> {
    window(Desk::answered(user, Answer::Done { server_time: None }))
}

fn press(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.run();
}

fn statuses(window: &Window<'_>) -> Vec<String> {
    window.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn the_clipboard_counts_down_and_speaks_once_near_the_end() {
    let mut desk = Desk::answered(&sian(), Answer::Done { server_time: None });
    desk.elapsed = Duration::from_secs(50);
    desk.send(Msg::Clipboard(ClipboardMsg::Copied));
    let mut window = window(desk);
    window.get_by_label("On the clipboard for 30 more seconds.");
    let soon = "The password is about to be taken off the clipboard.".to_owned();
    assert!(!statuses(&window).contains(&soon));
    window.state_mut().desk.elapsed = Duration::from_secs(71);
    window.run();
    assert!(statuses(&window).contains(&soon), "{:?}", statuses(&window));
    press(&mut window, "Keep it longer");
    window.get_by_label("On the clipboard for 39 more seconds.");
    window.state_mut().desk.send(Msg::Clipboard(ClipboardMsg::Cleared));
    window.run();
    assert!(window.query_by_label_contains("On the clipboard").is_none());
}

#[test]
fn the_sheet_says_what_the_screen_will_ask_of_this_person() {
    let plain = done_for(&sian());
    plain.get_by_label("The inbox opens. No other question is asked.");
    plain.get_by_label("Later");
    plain.get_by_label("A mail app, such as Outlook or Apple Mail, asks for the new password.");
    assert!(plain.query_by_label_contains("code from").is_none());

    let two_step = done_for(&User { two_step: Some(true), mail_apps: Some(false), ..sian() });
    let then = "Two-step sign-in is on: after the password Zoho asks for the code from Siân's phone. The password alone \
                won't do. Then the inbox opens.";
    two_step.get_by_label(then);
    two_step.get_by_label("Mail apps are switched off for Siân, so none of them is affected.");
    assert!(two_step.query_by_label("Later").is_none(), "it is on already");

    let allotments = everybody().into_iter().find(|user| user.name == "Allotments").unwrap();
    let mut shared = done_for(&allotments);
    assert!(shared.query_by_label("Later").is_none(), "there is no one phone for the code");
    let knows = "Everybody who uses this mailbox knows";
    shared.get_by_role_and_label(Role::CheckBox, knows).click_accesskit();
    shared.run();
    let ticked = shared.get_by_role_and_label(Role::CheckBox, knows);
    assert_eq!(ticked.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
}

#[test]
fn the_email_is_previewed_with_the_password_covered() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::NewDevice));
    desk.reset(ResetMsg::CanRead(CanRead::Yes));
    desk.reset(ResetMsg::UseSuggestions);
    desk.reset(ResetMsg::GoTo(Step::SignOutAndSend));
    let password = desk.model.reset.as_ref().unwrap().draft.password.password().unwrap().expose().to_owned();
    let mut window = window(desk);
    window.get_by_role_and_label(Role::Heading, "The email, as it will be sent");
    window.get_by_label("To: cllr.pugh@littlewittering-pc.gov.uk");
    window.get_by_label("Subject: Your council mailbox");
    window.get_by_label("Password: ••••••••••••");
    assert!(!format!("{:?}", window.root()).contains(&password));
    let field = "Before the details";
    window.get_by_role_and_label(Role::MultilineTextInput, field).focus();
    window.run();
    window.get_by_role_and_label(Role::MultilineTextInput, field).type_text("Hello. ");
    window.run();
    let opening = window.state().desk.model.reset.as_ref().unwrap().draft.letter().opening.clone().unwrap();
    assert!(opening.contains("Hello. ") && opening.contains("council mailbox"), "{opening}");
    // Enter begins a new line there, and leads nowhere.
    window.key_press(egui::Key::Enter);
    window.run();
    assert_eq!(window.state().desk.model.reset.as_ref().unwrap().step(), Some(Step::SignOutAndSend));
    press(&mut window, "Use the usual words");
    assert!(!window.state().desk.model.reset.as_ref().unwrap().draft.letter().is_own());
}

#[test]
fn an_address_elsewhere_is_offered_in_full() {
    let user = User { outside: vec!["sian.at.home@example.com".parse().unwrap()], ..sian() };
    let mut desk = Desk::wizard_for(&user);
    desk.reset(ResetMsg::Reason(Reason::LostDevice));
    desk.reset(ResetMsg::UseSuggestions);
    desk.reset(ResetMsg::GoTo(Step::SignOutAndSend));
    desk.reset(ResetMsg::Choose(beadle::reset::draft::SettingName::Email, true));
    let mut window = window(desk);
    press(&mut window, "Send to sian.at.home@example.com");
    assert_eq!(window.state().desk.model.reset.as_ref().unwrap().draft.send_to(), "sian.at.home@example.com");
    window.get_by_label("To: sian.at.home@example.com");
}

#[test]
fn step_nine_says_what_may_break_for_this_person() {
    let mut desk = Desk::wizard_for(&User { two_step: Some(true), ..sian() });
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::UseSuggestions);
    let window = window(desk);
    window.get_by_role_and_label(Role::Heading, "What this may break");
    window.get_by_label("Mail apps with an app password may keep working: Zoho does not say.");
    assert!(window.query_by_label_contains("asks for the new password").is_none());
}

#[test]
fn the_settings_can_be_altered_by_name() {
    let mut desk = Desk::signed_in();
    desk.send(Msg::GoTo(Page::Settings));
    let mut window = window(desk);
    window.get_by_role_and_label(Role::Heading, "Settings");
    for (question, answer) in [
        ("Light or dark", "Dark"),
        ("Size of all text", "150 %"),
        ("A copied password is taken off the clipboard after", "Never"),
        ("A password on the screen is covered when nobody touches anything for", "15 minutes"),
        ("Spelling alphabet", "NATO alphabet"),
    ] {
        let group = window.get_by_role_and_label(Role::RadioGroup, question);
        group.get_by_role_and_label(Role::RadioButton, answer).click_accesskit();
        window.run();
        let group = window.get_by_role_and_label(Role::RadioGroup, question);
        let chosen = group.get_by_role_and_label(Role::RadioButton, answer);
        assert_eq!(chosen.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True), "{question}");
    }
    assert!(statuses(&window).iter().any(|said| said.starts_with("A password that stays on the clipboard")));
    window
        .get_by_role_and_label(Role::CheckBox, "Keep passwords out of screenshots and shared screens")
        .click_accesskit();
    window.run();
    assert!(!window.state().desk.model.preferences.hides_from_capture);
}
