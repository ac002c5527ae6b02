//! The pages of the other ways to sign in, by role and name.

use std::time::Duration;

use beadle::domain::device_code::DeviceCode;
use beadle::domain::outcome::{ReadFailure, SignInFailure, Unsent};
use beadle::domain::secret::TypedSecret;
use beadle::model::Session;
use beadle::msg::{Command, DeviceNews, Effect, Loopback, Msg, OtherWaysMsg, Reply, RequestId, StartMode, WelcomeMsg};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, now};
use crate::stage::{Window, window};

fn welcome() -> Desk {
    let mut desk = Desk::new();
    let loopback = Loopback { base: "http://127.0.0.1:9".to_owned(), set_up: None };
    desk.send(Msg::Start(StartMode::Loopback(loopback)));
    desk
}

fn on_device() -> (Desk, RequestId) {
    let mut desk = welcome();
    desk.send(Msg::OtherWays(OtherWaysMsg::Open));
    desk.send(Msg::OtherWays(OtherWaysMsg::Device));
    let id = desk.request(|command| matches!(command, Command::SignIn { .. }));
    let code = DeviceCode {
        text: "BCDF-GHJK".to_owned(),
        page: "https://accounts.zoho.eu/oauth/v3/device".to_owned(),
        page_with_code: None,
        until: now() + Duration::from_secs(272),
        every: Duration::from_secs(30),
    };
    desk.reply(Reply::Device(id, DeviceNews::Code(Box::new(code))));
    (desk, id)
}

fn with_code(text: &str) -> Window<'static> {
    let mut desk = welcome();
    desk.send(Msg::OtherWays(OtherWaysMsg::Open));
    desk.send(Msg::OtherWays(OtherWaysMsg::Code));
    let mut typed = TypedSecret::new();
    typed.expose_mut().push_str(text);
    desk.send(Msg::OtherWays(OtherWaysMsg::EditCode(typed)));
    window(desk)
}

fn whole() -> String {
    format!("1000.{}.{}", "0123456789abcdef".repeat(2), "fedcba9876543210".repeat(2))
}

fn announced(window: &Window<'_>) -> Vec<String> {
    window.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label()).collect()
}

fn press(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.run_steps(3);
}

#[test]
fn the_ways_each_with_when_to_take_it() {
    let mut window = window(welcome());
    press(&mut window, "Other ways to sign in");
    window.get_by_role_and_label(Role::Heading, "Other ways to sign in");
    window.get_by_label_contains("type in a short code");
    window.get_by_label_contains("Self Client");
    assert!(window.query_by_label("Sign in to Zoho Mail").is_none());
    for name in ["Use another device", "Use a code from Zoho's console", "Back"] {
        window.get_by_role_and_label(Role::Button, name);
    }
    window.key_press(egui::Key::Escape);
    window.run();
    window.get_by_role_and_label(Role::Button, "Sign in to Zoho Mail");
}

#[test]
fn without_a_council_there_is_no_other_way() {
    assert!(window(Desk::new()).query_by_label("Other ways to sign in").is_none());
}

#[test]
fn the_code_its_page_and_its_time() {
    let (desk, _) = on_device();
    let mut window = window(desk);
    window.run_steps(1);
    window.get_by_label("BCDF-GHJK");
    window.get_by_label("accounts.zoho.eu/oauth/v3/device");
    window.get_by_label("The code works for another 4:32.");
    window.get_by_role_and_label(Role::Button, "Open the page on this computer");
    let said = "Type this code in at accounts.zoho.eu/oauth/v3/device: B, C, D, F, G, H, J, K. It works until 09:04.";
    assert_eq!(announced(&window), [said], "said once, and not with every second");
    press(&mut window, "Cancel");
    assert!(matches!(window.state().desk.model.session, Session::SignedOut(Some(SignInFailure::Cancelled))));
    window.get_by_role_and_label(Role::Button, "Use another device");
}

#[test]
fn a_lost_line_is_told_beside_the_code() {
    let (mut desk, id) = on_device();
    desk.reply(Reply::Device(id, DeviceNews::Lost(ReadFailure::Unsent(Unsent::Dns))));
    let window = window(desk);
    assert!(announced(&window).iter().any(|said| said.starts_with("Beadle could not ask Zoho just now.")));
    window.get_by_label("BCDF-GHJK");
}

#[test]
fn what_becomes_of_a_code_is_said_on_the_page_it_came_from() {
    for (failure, says) in [
        (SignInFailure::CodeExpired, "The code ran out before anybody accepted"),
        (SignInFailure::Declined, "Access was declined at Zoho"),
        (SignInFailure::NotThisWay("invalid_client".to_owned()), "Sign in with the web browser instead"),
        (SignInFailure::OtherDataCentre, "in a data centre of Zoho's that Beadle does not know"),
    ] {
        let (mut desk, id) = on_device();
        desk.reply(Reply::SignedIn { id, result: Err(failure) });
        let window = window(desk);
        assert!(announced(&window).iter().any(|said| said.contains(says)), "{says}: {:?}", announced(&window));
        window.get_by_role_and_label(Role::Button, "Use another device");
    }
}

#[test]
fn the_pasted_code_is_covered_and_judged() {
    for (text, says) in [
        ("1000.0123", "That is only part of a code."),
        ("1000.SETUPFILEQ7XW2KLZPM4RTYV9HNGOB", "That is the client ID"),
        ("hello", "That is not a code from Zoho's console."),
        (whole().as_str(), "That is a whole code. Such codes usually work for 3 minutes: sign in before 09:03."),
    ] {
        let window = with_code(text);
        assert!(announced(&window).iter().any(|said| said.contains(says)), "{says}: {:?}", announced(&window));
        let field = window.get_by_role_and_label(Role::PasswordInput, "Code from Zoho's console");
        assert!(!field.value().unwrap_or_default().contains("1000"), "{:?}", field.value());
    }
    let mut window = with_code("");
    assert!(announced(&window).is_empty());
    press(&mut window, "Sign in with this code");
    assert_eq!(announced(&window), ["Paste the code first."]);
}

#[test]
fn enter_in_the_field_signs_in() {
    let mut window = with_code(&whole());
    window.get_by_role_and_label(Role::PasswordInput, "Code from Zoho's console").focus();
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    assert!(matches!(window.state().desk.model.session, Session::SigningIn(_)));
}

#[test]
fn a_code_that_stood_there_too_long_is_said_to_be_late() {
    let mut window = with_code(&whole());
    let model = &mut window.state_mut().desk.model;
    let Some(beadle::model::other_ways::OtherWays::Code(form)) = &mut model.other_ways else { panic!("no page") };
    form.since = Some(now() - Duration::from_mins(3));
    window.run_steps(2);
    assert!(announced(&window).iter().any(|said| said.starts_with("This code has probably run out")));
    window.get_by_role_and_label(Role::Button, "Sign in with this code");
}

#[test]
fn the_scopes_are_shown_copied_and_made_shorter() {
    let mut window = with_code("");
    window.get_by_label_contains("ZohoMail.organization.accounts.UPDATE,ZohoMail.messages.CREATE");
    press(&mut window, "Copy the scopes");
    let copied = |effect: &Effect| matches!(effect, Effect::CopyText(text) if text.contains("messages.CREATE"));
    assert!(window.state().desk.effects.iter().any(copied));
    window.get_by_role_and_label(Role::CheckBox, "Let Beadle send email from your mailbox").click_accesskit();
    window.run();
    assert!(window.query_by_label_contains("UPDATE,ZohoMail.messages.CREATE").is_none());
    window.state_mut().desk.send(Msg::Welcome(WelcomeMsg::SignIn));
}
