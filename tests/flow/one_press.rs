//! One press is one request, however it is pressed and whatever is pressed meanwhile.

use beadle::model::Leaving;
use beadle::msg::Page;
use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable as _;

use crate::council::Council;
use crate::front::{Front, Gate, Kind, Step, Wait};
use crate::rig::Rig;

/// On step 9 for Siân, with a front that holds each PUT until the gate opens.
fn held(council: &Council) -> (Front, Gate, Rig) {
    let gate = Gate::new();
    let holding = gate.clone();
    let front = Front::start(&council.base(), move |asked| match asked.kind {
        Kind::Put => Step::pass().held_after(Wait::Gate(holding.clone())),
        _ => Step::pass(),
    });
    let mut rig = Rig::signed_in(council.connection(&front.base));
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    // The shortcut is deaf for half a second.
    rig.rest(std::time::Duration::from_millis(600));
    (front, gate, rig)
}

fn close_window(rig: &mut Rig) {
    let root = rig.window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    root.events.push(ViewportEvent::Close);
    rig.window.run_steps(1);
    let root = rig.window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    root.events.clear();
    rig.window.run_steps(2);
}

fn one_request_and_done(front: &Front, rig: &mut Rig, council: &Council) {
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "That's done");
    assert_eq!((front.puts(), council.inspect().changes_applied()), (1, 1));
    assert_eq!(rig.journal().iter().filter(|(event, _)| event == "started").count(), 1);
    let password = rig.password_on_screen().unwrap();
    assert!(council.inspect().password_is("cllr.pugh@littlewittering-pc.gov.uk", &password));
}

#[test]
fn a_double_click() {
    let council = Council::start("");
    let (front, gate, mut rig) = held(&council);
    for _ in 0..2 {
        rig.window.get_by_role_and_label(Role::Button, "Change").click();
    }
    rig.window.run_steps(3);
    rig.wait("the request", |_| front.puts() == 1);
    gate.open();
    one_request_and_done(&front, &mut rig, &council);
}

#[test]
fn a_storm_of_keys_and_clicks_together() {
    let council = Council::start("");
    let (front, gate, mut rig) = held(&council);
    rig.window.get_by_role_and_label(Role::Button, "Change").focus();
    rig.window.run_steps(2);
    for _ in 0..10 {
        rig.window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        rig.window.key_press(Key::Enter);
        rig.window.key_press(Key::Space);
        if let Some(button) = rig.window.query_by_role_and_label(Role::Button, "Change") {
            button.click_accesskit();
        }
        rig.window.run_steps(1);
    }
    rig.wait("the request", |_| front.puts() == 1);
    for _ in 0..10 {
        rig.window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        rig.window.key_press(Key::Space);
        rig.window.run_steps(1);
    }
    gate.open();
    one_request_and_done(&front, &mut rig, &council);
}

#[test]
fn the_shortcut_is_deaf_at_first_and_enter_always() {
    let council = Council::start("");
    let front = Front::start(&council.base(), |_| Step::pass());
    let mut rig = Rig::signed_in(council.connection(&front.base));
    rig.open("Siân Pugh");
    rig.choose("Forgotten password", 0);
    // The very stroke that leads to step 9, held down and repeated.
    for _ in 0..5 {
        rig.window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        rig.window.run_steps(1);
    }
    for _ in 0..20 {
        rig.window.key_press(Key::Enter);
        rig.window.run_steps(1);
    }
    rig.rest(std::time::Duration::from_millis(200));
    assert_eq!(front.puts(), 0);
}

#[test]
fn closing_switching_and_refreshing_meanwhile_lose_nothing() {
    let council = Council::start("");
    let (front, gate, mut rig) = held(&council);
    rig.press("Change");
    rig.wait("the request", |_| front.puts() == 1);
    close_window(&mut rig);
    assert_eq!(rig.model().leaving, Some(Leaving::Window));
    rig.press("Stay here");
    rig.window.key_press_modifiers(Modifiers::COMMAND, Key::Q);
    rig.window.run_steps(3);
    assert_eq!(rig.model().leaving, Some(Leaving::Window), "the quit shortcut asks as well");
    rig.press("Stay here");
    rig.press("History");
    rig.window.key_press(Key::F5);
    rig.window.run_steps(2);
    rig.press("Users");
    rig.window.key_press(Key::F5);
    rig.window.key_press(Key::Escape);
    rig.window.run_steps(2);
    rig.press("History");
    gate.open();
    rig.wait_for_answer();
    assert_eq!(rig.model().page, Page::Users, "the outcome comes to the front");
    one_request_and_done(&front, &mut rig, &council);
}

#[test]
fn closing_while_it_cannot_be_told_asks_and_shows_the_password() {
    let mut rig = Rig::practice("fault=reset-500");
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Change");
    rig.wait_for_answer();
    let password = rig.password_on_screen();
    close_window(&mut rig);
    assert!(rig.says("Close Beadle now?"));
    let fields = rig.window.query_all_by_role_and_label(Role::TextInput, "New password");
    let shown: Vec<_> = fields.map(|field| field.value()).collect();
    assert_eq!(shown, [password.clone(), password.clone()], "on the page and in the question");
    rig.press("Stay here");
    assert_eq!(rig.password_on_screen(), password);
}

#[test]
fn closing_on_any_other_page_just_closes() {
    let mut rig = Rig::practice("");
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    close_window(&mut rig);
    assert_eq!(rig.model().leaving, None);
    assert!(!rig.says("Close Beadle now?"));
}
