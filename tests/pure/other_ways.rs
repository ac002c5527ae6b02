//! Signing in on another device or with a code from Zoho's console, as far as `update` goes.

use std::time::Duration;

use beadle::domain::device_code::DeviceCode;
use beadle::domain::grant_code::GrantCodeFault;
use beadle::domain::outcome::{ReadFailure, SignInFailure, Unsent};
use beadle::domain::secret::TypedSecret;
use beadle::model::Session;
use beadle::model::other_ways::{CodeForm, OtherWays};
use beadle::model::session::{OnDevice, SignInStage, SigningIn};
use beadle::msg::{
    By, Candidate, ClipboardMsg, Command, DeviceNews, Effect, FocusKey, Loopback, Msg, OtherWaysMsg, Reply, RequestId,
    StartMode, WayIn, WelcomeMsg,
};

use crate::common::{Desk, now, signed};

fn whole() -> String {
    format!("1000.{}.{}", "0123456789abcdef".repeat(2), "fedcba9876543210".repeat(2))
}

fn typed(text: &str) -> OtherWaysMsg {
    let mut typed = TypedSecret::new();
    typed.expose_mut().push_str(text);
    OtherWaysMsg::EditCode(typed)
}

/// On the page, with a server on this computer.
fn choosing() -> Desk {
    let mut desk = Desk::new();
    let loopback = Loopback { base: "http://127.0.0.1:9".to_owned(), set_up: None };
    desk.send(Msg::Start(StartMode::Loopback(loopback)));
    desk.send(Msg::OtherWays(OtherWaysMsg::Open));
    desk
}

fn with_code() -> Desk {
    let mut desk = choosing();
    desk.send(Msg::OtherWays(OtherWaysMsg::Code));
    desk
}

fn form(desk: &Desk) -> &CodeForm {
    match &desk.model.other_ways {
        Some(OtherWays::Code(form)) => form,
        other => panic!("{other:?}"),
    }
}

fn device(desk: &Desk) -> &OnDevice {
    match &desk.model.session {
        Session::SigningIn(SigningIn { stage: SignInStage::Device(device), .. }) => device,
        other => panic!("{other:?}"),
    }
}

fn code() -> DeviceCode {
    DeviceCode {
        text: "BCDF-GHJK".to_owned(),
        page: "https://accounts.zoho.eu/oauth/v3/device".to_owned(),
        page_with_code: Some("https://accounts.zoho.eu/oauth/v3/device?user_code=BCDF-GHJK".to_owned()),
        until: now() + Duration::from_mins(5),
        every: Duration::from_secs(30),
    }
}

/// A code is shown; the request.
fn on_device() -> (Desk, RequestId) {
    let mut desk = choosing();
    desk.send(Msg::OtherWays(OtherWaysMsg::Device));
    let id = desk.request(|command| matches!(command, Command::SignIn { by: By::Device, .. }));
    desk.reply(Reply::Device(id, DeviceNews::Code(Box::new(code()))));
    (desk, id)
}

#[test]
fn there_is_no_other_way_to_a_council_that_nobody_knows() {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    desk.send(Msg::OtherWays(OtherWaysMsg::Open));
    assert!(desk.model.other_ways.is_none());
    let mut desk = Desk::signed_in();
    desk.send(Msg::OtherWays(OtherWaysMsg::Open));
    assert!(desk.model.other_ways.is_none());
}

#[test]
fn a_code_for_another_device_is_shown_with_what_happens_to_the_line() {
    let (mut desk, id) = on_device();
    assert!(desk.effects.iter().any(|effect| matches!(effect, Effect::Focus(FocusKey::Welcome))));
    assert_eq!(device(&desk).code, Some(code()));
    let why = ReadFailure::Unsent(Unsent::Dns);
    desk.reply(Reply::Device(id, DeviceNews::Lost(why.clone())));
    assert_eq!(device(&desk).lost, Some(why.clone()));
    desk.reply(Reply::Device(id, DeviceNews::Back));
    assert_eq!(device(&desk).lost, None);
    desk.reply(Reply::Device(RequestId(id.0 + 1), DeviceNews::Lost(why)));
    assert_eq!(device(&desk).lost, None, "that was somebody else's line");
    desk.send(Msg::OtherWays(OtherWaysMsg::OpenDevicePage));
    let opens = |command: &Command| matches!(command, Command::OpenUrl(page) if page.ends_with("user_code=BCDF-GHJK"));
    assert!(desk.commands().any(opens));
}

#[test]
fn cancelling_leads_back_to_the_ways_and_the_next_code_is_another_one() {
    let (mut desk, id) = on_device();
    desk.send(Msg::Welcome(WelcomeMsg::CancelSignIn));
    assert!(desk.commands().any(|command| matches!(command, Command::Cancel(cancelled) if *cancelled == id)));
    assert!(matches!(desk.model.session, Session::SignedOut(Some(SignInFailure::Cancelled))));
    assert!(matches!(desk.model.other_ways, Some(OtherWays::Choosing)));
    desk.send(Msg::OtherWays(OtherWaysMsg::Device));
    desk.reply(Reply::Device(id, DeviceNews::Code(Box::new(code()))));
    assert_eq!(device(&desk).code, None, "the former code is nobody's any more");
    desk.reply(Reply::SignedIn { id, result: Ok(Box::new(signed())) });
    assert!(desk.model.signed_in().is_none());
}

#[test]
fn what_went_wrong_is_said_on_the_page_and_gone_on_the_next() {
    let (mut desk, id) = on_device();
    desk.reply(Reply::SignedIn { id, result: Err(SignInFailure::CodeExpired) });
    assert!(matches!(desk.model.session, Session::SignedOut(Some(SignInFailure::CodeExpired))));
    assert!(desk.effects.iter().any(|effect| matches!(effect, Effect::Raise)));
    desk.send(Msg::OtherWays(OtherWaysMsg::Code));
    assert!(matches!(desk.model.session, Session::SignedOut(None)));
    desk.send(Msg::OtherWays(OtherWaysMsg::Back));
    desk.send(Msg::OtherWays(OtherWaysMsg::Back));
    assert!(desk.model.other_ways.is_none());
}

#[test]
fn whoever_is_in_leaves_the_page_behind() {
    let (mut desk, id) = on_device();
    let candidate = Candidate { council: "A".to_owned(), address: "clerk@a.example".to_owned() };
    desk.reply(Reply::ConfirmCouncil { id, candidate });
    assert!(desk.model.other_ways.is_none());
    let (mut desk, id) = on_device();
    desk.reply(Reply::SignedIn { id, result: Ok(Box::new(signed())) });
    assert!(desk.model.other_ways.is_none() && desk.model.signed_in().is_some());
}

#[test]
fn a_pasted_code_goes_to_zoho_without_its_spaces_and_off_the_page() {
    let mut desk = with_code();
    desk.send(Msg::OtherWays(typed(&format!(" {}\n", whole()))));
    desk.send(Msg::OtherWays(OtherWaysMsg::Submit));
    let sent = desk.commands().find_map(|command| match command {
        Command::SignIn { way: WayIn::Loopback(_), by: By::Code(code), .. } => Some(code.expose().to_owned()),
        _ => None,
    });
    assert_eq!(sent, Some(whole()));
    assert_eq!(form(&desk).fault(), Some(GrantCodeFault::Empty));
    let shown = format!("{:?} {:?}", desk.model, desk.effects);
    assert!(!shown.contains("0123456789abcdef"), "{shown}");
    let id = desk.request(|command| matches!(command, Command::SignIn { .. }));
    desk.reply(Reply::SignedIn { id, result: Err(SignInFailure::CodeRefused) });
    assert!(matches!(desk.model.other_ways, Some(OtherWays::Code(_))), "another one can be pasted");
}

#[test]
fn what_is_no_code_goes_nowhere() {
    for text in ["", "1000.0123", "1000.SETUPFILEQ7XW2KLZPM4RTYV9HNGOB"] {
        let mut desk = with_code();
        desk.send(Msg::OtherWays(typed(text)));
        assert!(!form(&desk).is_pressed_early);
        desk.send(Msg::OtherWays(OtherWaysMsg::Submit));
        assert!(desk.commands().next().is_none(), "{text}");
        assert!(form(&desk).is_pressed_early);
    }
}

#[test]
fn the_clock_of_a_code_starts_when_it_is_whole() {
    let mut desk = with_code();
    desk.send(Msg::OtherWays(typed("1000.0123")));
    assert_eq!(form(&desk).runs_out(), None);
    desk.send(Msg::OtherWays(typed(&whole())));
    assert_eq!(form(&desk).runs_out(), Some(now() + Duration::from_mins(3)));
    desk.send(Msg::OtherWays(typed("")));
    assert_eq!(form(&desk).runs_out(), None);
}

#[test]
fn leaving_the_page_wipes_the_code() {
    let mut desk = with_code();
    desk.send(Msg::OtherWays(typed(&whole())));
    desk.send(Msg::OtherWays(OtherWaysMsg::Back));
    assert!(matches!(desk.model.other_ways, Some(OtherWays::Choosing)));
    desk.send(Msg::OtherWays(OtherWaysMsg::Code));
    assert_eq!(form(&desk).fault(), Some(GrantCodeFault::Empty));
}

#[test]
fn the_scopes_are_copied_as_they_are_shown() {
    let mut desk = with_code();
    let copied = |desk: &mut Desk| {
        desk.send(Msg::OtherWays(OtherWaysMsg::CopyScopes));
        desk.effects.iter().find_map(|effect| match effect {
            Effect::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    };
    assert!(copied(&mut desk).unwrap().ends_with(",ZohoMail.messages.CREATE"));
    desk.send(Msg::OtherWays(OtherWaysMsg::WithMail(false)));
    assert!(copied(&mut desk).unwrap().ends_with("ZohoMail.organization.accounts.UPDATE"));
    desk.send(Msg::Clipboard(ClipboardMsg::TextCopied));
    assert_eq!(desk.model.notice.as_ref().unwrap().key, "notice-text-copied");
    desk.send(Msg::OtherWays(OtherWaysMsg::OpenConsole));
    assert!(desk.commands().any(|command| matches!(command, Command::OpenUrl(page) if page == "http://127.0.0.1:9/")));
}
