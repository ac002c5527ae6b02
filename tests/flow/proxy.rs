//! The clerk names a proxy on the page `Settings`: her council goes by it from then on, and nothing else does.

use std::rc::Rc;

use beadle::domain::proxy::Proxy;
use beadle::model::Session;
use beadle::msg::StartMode;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::front::{Deed, Front, Step, answer};
use crate::rig::Rig;
use crate::stage::{Stage, wait_for_users, wait_for_welcome};

/// Plain HTTP on this computer stands in for Zoho, so the proxy is asked for whole addresses.
fn proxy(stage: &Stage) -> Front {
    Front::start(&stage.council.base(), |_| Step::pass())
}

fn named(front: &Front) -> &str {
    front.base.trim_start_matches("http://")
}

fn name_proxy(rig: &mut Rig, server: &str) {
    rig.choose("By this proxy", 0);
    rig.window.get_by_role_and_label(Role::TextInput, "Proxy (host and port)").focus();
    rig.window.run_steps(2);
    rig.window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    rig.window.run_steps(2);
    rig.window.get_by_role_and_label(Role::TextInput, "Proxy (host and port)").type_text(server);
    rig.window.run_steps(3);
    rig.press("Use this proxy");
}

#[test]
fn a_proxy_that_is_named_counts_for_whoever_is_signed_in_and_is_remembered() {
    let stage = Stage::new().clicking(&["accept"]);
    let proxy = proxy(&stage);
    let mut rig = stage.first_day();
    let n_logins = stage.council.inspect().counts().login;
    rig.press("Settings");
    name_proxy(&mut rig, named(&proxy));
    assert!(rig.says(&format!("Beadle goes by {} from its next connection on.", named(&proxy))));
    assert!(
        matches!(&stage.world.preferences.borrow().proxy, Proxy::Server(server) if server.to_string() == named(&proxy))
    );
    rig.press("Users");
    rig.press("Refresh");
    wait_for_users(&mut rig);
    let asked = proxy.asked();
    assert!(!asked.is_empty() && asked.iter().all(|asked| asked.target.starts_with("http://")), "{asked:?}");
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "That's done");
    let by_proxy = proxy.asked();
    assert_eq!(by_proxy.iter().filter(|asked| asked.method == "PUT").count(), 1);
    assert_eq!(stage.council.inspect().counts().login, n_logins, "nobody had to sign in again");
    drop(rig);

    // The token is refreshed by the proxy at the next start.
    let before = proxy.asked().len();
    let mut again = stage.start(StartMode::Welcome);
    wait_for_users(&mut again);
    let new = proxy.asked().split_off(before);
    assert!(new.iter().any(|asked| asked.target.contains("/oauth/v2/token")), "{new:?}");
    again.press("Settings");
    again.choose("Without a proxy", 0);
    let before = proxy.asked().len();
    again.press("Users");
    again.press("Refresh");
    wait_for_users(&mut again);
    assert_eq!(proxy.asked().len(), before);
}

#[test]
fn whoever_waits_for_zoho_can_name_the_proxy_it_takes() {
    let stage = Stage::new().clicking(&["accept"]);
    let good = proxy(&stage);
    drop(stage.first_day());
    // As in a network that lets nobody out: the proxy of an earlier day is gone.
    let gone = proxy(&stage);
    stage.world.preferences.borrow_mut().proxy = Proxy::Server(gone.base.parse().unwrap());
    gone.refuse();
    let mut rig = stage.start(StartMode::Welcome);
    rig.wait("the waiting", |model| format!("{:?}", model.session).contains("Waiting"));
    assert!(rig.says(&format!("by way of the proxy {}", named(&gone))), "{:?}", rig.statuses());
    rig.press("Settings");
    name_proxy(&mut rig, named(&good));
    // It is tried again by itself while the page is open, and the page stays.
    wait_for_users(&mut rig);
    rig.window.get_by_role_and_label(Role::Heading, "Settings");
    assert!(!good.asked().is_empty());
    assert!(!rig.offers("Back"));
}

#[test]
fn a_proxy_that_refuses_is_named_and_nothing_was_changed() {
    let stage = Stage::new().clicking(&["accept"]);
    let mut rig = stage.first_day();
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    let gone = proxy(&stage);
    gone.refuse();
    rig.press("Settings");
    name_proxy(&mut rig, named(&gone));
    rig.press("Users");
    rig.press("Change");
    rig.wait_for_answer();
    assert!(rig.says(&format!("by way of the proxy {}", named(&gone))), "{:?}", rig.statuses());
    assert_eq!(stage.council.inspect().puts_seen(), 0);
    assert_eq!(stage.council.inspect().changes_applied(), 0);
}

#[test]
fn practice_and_a_server_on_this_computer_go_by_no_proxy() {
    let stage = Stage::new();
    let trap = Front::start(&stage.council.base(), |_| Step::instead(Deed::SayAndClose(answer(407, "", ""))));
    stage.world.preferences.borrow_mut().proxy = Proxy::Server(trap.base.parse().unwrap());
    let mut rig = stage.start(StartMode::Practice(String::new()));
    wait_for_users(&mut rig);
    rig.press("Settings");
    assert!(rig.says("What is on this computer, as the pretend council is, is always reached without a proxy."));
    assert!(trap.asked().is_empty());
    drop(rig);

    let loopback = beadle::msg::Loopback { base: stage.council.base(), set_up: None };
    let stage = stage.clicking(&["accept"]);
    let mut rig = stage.start(StartMode::Loopback(loopback));
    rig.press("Sign in to Zoho Mail");
    rig.wait("an end of it", |model| !matches!(model.session, Session::SigningIn(_)));
    assert!(trap.asked().is_empty());
    // Another program may have the usual port; what counts is where nothing was asked.
    let is_in = rig.model().signed_in().is_some();
    let is_taken = rig.says("Another program is using the door");
    assert!(is_in || is_taken, "{:?}", rig.statuses());
}

#[test]
fn the_settings_are_there_before_anybody_is_signed_in() {
    let stage = Stage::new();
    let mut rig = stage.start(StartMode::Welcome);
    wait_for_welcome(&mut rig);
    rig.press("Settings");
    rig.window.get_by_role_and_label(Role::Heading, "Network");
    assert!(rig.window.query_by_role_and_label(Role::Heading, "Council").is_none());
    rig.choose("Less motion", 0);
    assert!(rig.model().settings.is_still(&rig.model().preferences));
    let glides = rig.window.ctx.global_style().scroll_animation.duration.max;
    assert!(glides.abs() < f32::EPSILON, "{glides}");
    assert_eq!(Rc::strong_count(&stage.world.preferences), 2, "or nothing is remembered");
    rig.press("Back");
    wait_for_welcome(&mut rig);
    assert!(rig.offers("Practise with a pretend council"));
}
