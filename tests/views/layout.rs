//! Small windows, large text, and the keyboard's way through them.

use beadle::domain::outcome::{Answer, Doubt};
use beadle::model::reset::{Phase, Reset};
use beadle::msg::{Command, Msg, Reply, ResetMsg, UsersMsg};
use beadle::reset::answers::Reason;
use beadle::reset::step::Step;
use egui::accesskit::Role;
use egui::style::ScrollAnimation;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, now, sian};
use crate::reports;
use crate::stage::{Window, sized};

/// In points: the smallest window, and one of 1100 by 740 with text of 200 %.
const SIZES: [(f32, f32); 2] = [(900.0, 600.0), (550.0, 370.0)];

fn at_step(step: Step) -> Desk {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    while desk.model.reset.as_ref().unwrap().step().is_some_and(|current| current < step) {
        desk.reset(ResetMsg::Next);
    }
    desk
}

/// What can be pressed, typed into or chosen, with its place.
fn controls(window: &Window<'_>) -> Vec<(String, Rect)> {
    let nodes = window.query_all(egui_kittest::kittest::By::new().predicate(|node| {
        let role = node.role();
        matches!(role, Role::Button | Role::CheckBox | Role::RadioButton | Role::TextInput | Role::ListBoxOption)
    }));
    nodes.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect())).collect()
}

fn focused(window: &Window<'_>) -> Option<(String, Rect)> {
    let node =
        window.query_all(egui_kittest::kittest::By::new().predicate(|node| node.is_focused() && !node.is_hidden()));
    let mut nodes: Vec<_> = node.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect())).collect();
    nodes.pop()
}

fn focused_name(window: &Window<'_>) -> String {
    focused(window).map(|(name, _)| name).unwrap_or_default()
}

pub(crate) fn pages() -> Vec<(&'static str, Desk)> {
    vec![
        ("welcome", Desk::new()),
        ("users", Desk::signed_in()),
        ("step 5", at_step(Step::ChangePassword)),
        ("step 6", at_step(Step::EnterPassword)),
        ("step 7", at_step(Step::ForceChange)),
        ("step 8", at_step(Step::SignOutAndSend)),
        ("step 9", at_step(Step::Change)),
        ("done", Desk::answered(&sian(), Answer::Done { server_time: Some(now()) })),
        ("unknown", Desk::answered(&sian(), Answer::Unknown(Doubt::TimedOut))),
    ]
}

#[test]
fn nothing_that_can_be_used_reaches_beyond_the_sides() {
    for (width, height) in SIZES {
        for (name, desk) in pages() {
            let window = sized(desk, egui::vec2(width, height));
            for (control, rect) in controls(&window) {
                // The groups above the list are scrolled sideways where there is no room for a second line.
                if name == "users"
                    && rect.right() > width
                    && window.query_by_role_and_label(Role::RadioButton, &control).is_some()
                {
                    continue;
                }
                assert!(
                    rect.left() >= 0.0 && rect.right() <= width,
                    "{name} at {width} by {height}: `{control}` is at {rect:?}"
                );
            }
        }
    }
}

#[test]
fn tab_goes_through_the_bar_in_reading_order() {
    for (width, height) in SIZES {
        let mut window = sized(Desk::signed_in(), egui::vec2(width, height));
        window.get_by_role_and_label(Role::Button, "Users").focus();
        window.run();
        let mut names = Vec::new();
        for _ in 0..5 {
            names.push(focused_name(&window));
            window.key_press(Key::Tab);
            window.run();
        }
        assert_eq!(names, ["Users", "History", "Settings", "Help", "Sign out"], "at {width}");
    }
}

#[test]
fn what_tab_goes_to_comes_into_sight() {
    for (width, height) in SIZES {
        for (name, desk) in pages() {
            let mut window = sized(desk, egui::vec2(width, height));
            // There at once, as with less motion.
            window.ctx.all_styles_mut(|style| style.scroll_animation = ScrollAnimation::none());
            let mut seen: Vec<String> = Vec::new();
            for _ in 0..40 {
                window.key_press(Key::Tab);
                window.run();
                let Some((control, rect)) = focused(&window) else { continue };
                assert!(
                    rect.top() >= -0.5 && rect.bottom() <= height + 0.5 && rect.right() <= width + 0.5,
                    "{name} at {width} by {height}: `{control}` has the focus at {rect:?}"
                );
                seen.push(control);
            }
            assert!(seen.len() > 10, "{name}: Tab went nowhere: {seen:?}");
        }
    }
}

#[test]
fn no_page_holds_the_tab_key() {
    for (name, desk) in pages() {
        let mut window = sized(desk, egui::vec2(1100.0, 740.0));
        let mut round: Vec<String> = Vec::new();
        for _ in 0..80 {
            window.key_press(Key::Tab);
            window.run();
            round.push(focused_name(&window));
        }
        // Round and round: what was met first is met again.
        let first = round.iter().find(|name| !name.is_empty()).unwrap();
        let again = round.iter().filter(|name| *name == first).count();
        assert!(again >= 2, "{name}: Tab never came back to `{first}`: {round:?}");
    }
}

#[test]
fn in_a_narrow_window_the_steps_fold() {
    let mut window = sized(at_step(Step::EnterPassword), egui::vec2(550.0, 370.0));
    window.get_by_role_and_label(Role::Heading, "Reset password for Siân Pugh");
    assert!(window.query_by_label("Step 6 of 9: Enter a new password, current").is_none());
    let fold = window.get_by_role_and_label(Role::Button, "Step 6 of 9");
    assert_eq!(fold.accesskit_node().data().is_expanded(), Some(false));
    fold.click_accesskit();
    window.run();
    let fold = window.get_by_role_and_label(Role::Button, "Step 6 of 9");
    assert_eq!(fold.accesskit_node().data().is_expanded(), Some(true));
    for name in ["Step 1 of 9: Log in, done", "Step 6 of 9: Enter a new password, current"] {
        window.get_by_role_and_label(Role::ListItem, name);
    }
    // A step that was visited is gone to from there, and the list closes.
    window.get_by_role_and_label(Role::ListItem, "Step 5 of 9: Change Password, done").click_accesskit();
    window.run();
    window.get_by_role_and_label(Role::Heading, "Change Password");
    window.get_by_role_and_label(Role::Button, "Step 5 of 9");
    assert!(window.query_by_label("Step 1 of 9: Log in, done").is_none());
}

/// Whoever looks at the list does not see what would be changed.
#[test]
fn while_the_list_is_open_nothing_is_changed() {
    let mut window = sized(at_step(Step::Change), egui::vec2(550.0, 370.0));
    window.get_by_role_and_label(Role::Button, "Step 9 of 9").click_accesskit();
    window.run();
    assert!(window.query_by_role_and_label(Role::Button, "Change").is_none());
    window.state_mut().desk.elapsed += std::time::Duration::from_millis(900);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    let step = |window: &Window<'_>| window.state().desk.model.reset.as_ref().and_then(Reset::step);
    assert_eq!(step(&window), Some(Step::Change));
    // Escape closes the list, and not the reset.
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(step(&window), Some(Step::Change));
    window.get_by_role_and_label(Role::Button, "Change");
}

/// What came of a change is never behind a list.
#[test]
fn after_the_change_there_is_no_list() {
    for answer in [Answer::Done { server_time: Some(now()) }, Answer::Unknown(Doubt::TimedOut)] {
        let window = sized(Desk::answered(&sian(), answer), egui::vec2(550.0, 370.0));
        assert!(window.query_by_label("Step 9 of 9").is_none());
    }
}

#[test]
fn in_a_wide_window_they_do_not() {
    let window = sized(at_step(Step::EnterPassword), egui::vec2(900.0, 600.0));
    window.get_by_role_and_label(Role::ListItem, "Step 6 of 9: Enter a new password, current");
    assert!(window.query_by_label("Step 6 of 9").is_none());
}

/// From the users list to the press of `Change`, by keys alone: at most 14, after the name was typed.
#[test]
fn few_keys_lead_from_the_name_to_the_change() {
    let (enter, main) = ((Modifiers::NONE, Key::Enter), (Modifiers::COMMAND, Key::Enter));
    let two = (Modifiers::NONE, Key::Num2);
    let ways = [
        ("by the suggestions", vec![enter, two, main, main]),
        ("through every step", vec![enter, two, enter, enter, enter, enter, main]),
    ];
    let mut report = Vec::new();
    for (way, keys) in ways {
        let mut window = sized(Desk::signed_in(), egui::vec2(1100.0, 740.0));
        window.get_by_label("Search users").focus();
        window.run();
        window.get_by_label("Search users").type_text("pugh sian");
        window.run();
        for (place, (modifiers, key)) in keys.iter().enumerate() {
            if place + 1 == keys.len() {
                // She looks at step 9 before she presses: Change is deaf for half a second.
                window.state_mut().desk.elapsed += std::time::Duration::from_millis(900);
                window.run();
            }
            window.key_press_modifiers(*modifiers, *key);
            window.run();
        }
        let reset = window.state().desk.model.reset.as_ref().unwrap();
        assert!(matches!(reset.phase, Phase::Applying(_)), "{way}: {:?}", reset.step());
        report.push(format!("{way}: {} key presses after the name, at most 14\n", keys.len()));
        assert!(keys.len() <= 14);
    }
    reports::write("views-keys", &report.concat());
}

#[test]
fn nothing_moves_when_the_record_has_been_read() {
    let mut desk = Desk::signed_in();
    desk.send(Msg::Users(UsersMsg::Open(0)));
    let id = desk.request(|command| matches!(command, Command::ReadUser { .. }));
    let user = desk.model.users.shown(0).unwrap().clone();
    let mut window = sized(desk, egui::vec2(900.0, 600.0));
    window.get_by_label("Reading the latest from Zoho…");
    let place = |window: &Window<'_>| window.get_by_role_and_label(Role::RadioButton, "Forgotten password").rect();
    let before = place(&window);
    window.state_mut().desk.reply(Reply::UserRead { id, result: Ok(Box::new(user)) });
    window.run();
    assert!(window.query_by_label("Reading the latest from Zoho…").is_none());
    assert_eq!(place(&window), before);
}
