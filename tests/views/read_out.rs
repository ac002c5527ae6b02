//! Reading a password out: by mouse, by keys and by what a screen reader says.

use beadle::domain::outcome::{Answer, Doubt};
use beadle::msg::{ChangeBy, ResetMsg};
use beadle::reset::answers::Reason;
use beadle::reset::read_out::ReadOut;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, sian};
use crate::stage::{Window, window};

fn done() -> Window<'static> {
    window(Desk::answered(&sian(), Answer::Done { server_time: None }))
}

fn reading() -> Window<'static> {
    let mut window = done();
    press(&mut window, "Read it out");
    window
}

fn press(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.run();
}

fn key(window: &mut Window<'_>, key: Key) {
    window.key_press(key);
    window.run();
}

fn read(window: &Window<'_>) -> Option<ReadOut> {
    window.state().desk.model.reset.as_ref().unwrap().read_out().map(|(_, read)| read)
}

fn place(window: &Window<'_>) -> usize {
    read(window).unwrap().place()
}

fn password(window: &Window<'_>) -> String {
    let reset = window.state().desk.model.reset.as_ref().unwrap();
    reset.operation().unwrap().plan().password().expose().to_owned()
}

fn announced(window: &Window<'_>) -> Vec<String> {
    window.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn it_opens_with_the_page_and_the_user_name() {
    let mut window = reading();
    window.get_by_role_and_label(Role::Heading, "Read it out");
    window.get_by_label_contains("to Siân Pugh, Little Wittering Parish Council");
    assert!(announced(&window)[0].starts_with("mail: m for Mary, a for apple, i for ink, l for lemon; then full stop"));
    assert!(window.get_by_role_and_label(Role::Button, "They've got it").is_focused());
    key(&mut window, Key::Space);
    assert!(announced(&window)[0].starts_with("cllr: c for Charlie"));
    window.get_by_label_contains("Pretend council");
}

#[test]
fn each_chunk_is_said_once_and_ticked_off() {
    let mut window = reading();
    let password = password(&window);
    let words: Vec<&str> = password.split('-').collect();
    key(&mut window, Key::Space);
    key(&mut window, Key::ArrowRight);
    assert_eq!(announced(&window).len(), 1, "one announcement a chunk");
    assert!(announced(&window)[0].starts_with(&format!("{}: capital", words[0])), "{:?}", announced(&window));
    key(&mut window, Key::Space);
    assert_eq!(announced(&window)[0].trim_end_matches('\u{a0}'), "dash, the minus key");
    window.get_by_role_and_label(Role::Button, &format!("{}, they have it. Begin again from here", words[0]));
    key(&mut window, Key::ArrowLeft);
    assert_eq!(place(&window), 2);
    window.get_by_role_and_label(Role::Button, &format!("Begin again from {}", words[0]));
    // Four words with a dash each, and two digits.
    for _ in 0..10 {
        key(&mut window, Key::Space);
    }
    window.get_by_label("That's all of it");
    window.get_by_label_contains("Next on their screen: The inbox opens.");
    assert!(window.query_by_role_and_label(Role::Button, "They've got it").is_none());
}

#[test]
fn r_says_the_same_again_and_a_chunk_begins_again_from_there() {
    let mut window = reading();
    let before = announced(&window);
    key(&mut window, Key::R);
    let after = announced(&window);
    assert_ne!(before, after, "a screen reader only says what has changed");
    assert_eq!(before[0].trim_end_matches('\u{a0}'), after[0].trim_end_matches('\u{a0}'));
    for _ in 0..5 {
        press(&mut window, "They've got it");
    }
    press(&mut window, "User name, they have it. Begin again from here");
    assert_eq!(place(&window), 1);
}

#[test]
fn one_key_hides_everything_and_nothing_goes_on_unseen() {
    let mut window = reading();
    for _ in 0..2 {
        key(&mut window, Key::Space);
    }
    let password = password(&window);
    let first = password.split('-').next().unwrap().to_owned();
    key(&mut window, Key::F9);
    let tree = format!("{:?}", window.root());
    assert!(!tree.contains(&first) && !tree.contains("cllr.pugh"), "hidden");
    window.get_by_label("Hidden. Press F9 to go on.");
    key(&mut window, Key::Space);
    key(&mut window, Key::ArrowRight);
    assert_eq!(place(&window), 2);
    key(&mut window, Key::F9);
    assert!(announced(&window)[0].starts_with(&first));
}

#[test]
fn all_of_it_at_once() {
    let mut window = reading();
    press(&mut window, "All of it at once");
    let shown = window.get_by_role_and_label(Role::TextInput, "New password").value();
    assert_eq!(shown, Some(password(&window)));
    window.get_by_label("cllr.pugh@littlewittering-pc.gov.uk");
    assert!(window.query_all_by_label_contains("dash, the minus key").count() >= 4);
}

#[test]
fn escape_leads_back_to_the_outcome() {
    let mut window = reading();
    key(&mut window, Key::Escape);
    assert_eq!(read(&window), None);
    assert!(window.get_by_role_and_label(Role::Button, "Read it out").is_focused());
    window.get_by_label("That's done");
    // The space bar presses what has the focus, and nothing else.
    press(&mut window, "Read it out");
    window.get_by_role_and_label(Role::Button, "Close").focus();
    window.run();
    key(&mut window, Key::Space);
    assert_eq!(read(&window), None);
}

#[test]
fn an_outcome_that_cannot_be_told_can_be_read_out_and_one_for_nobody_cannot() {
    let mut unknown = window(Desk::answered(&sian(), Answer::Unknown(Doubt::TimedOut)));
    press(&mut unknown, "Read it out");
    assert_eq!(place(&unknown), 0);
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Left));
    desk.reset(ResetMsg::UseSuggestions);
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    let id = desk.request(|command| matches!(command, beadle::msg::Command::Change { .. }));
    let report = beadle::reset::operation::ChangeReport {
        end: beadle::reset::operation::ChangeEnd::Answered(Answer::Done { server_time: None }),
        baseline: None,
        sent: vec![crate::common::now()],
        journal_failed: false,
        earlier: Vec::new(),
    };
    desk.reply(beadle::msg::Reply::ChangeEnded { id, report: Box::new(report) });
    let left = window(desk);
    left.get_by_label("That's done");
    assert!(left.query_by_label("Read it out").is_none());
}
