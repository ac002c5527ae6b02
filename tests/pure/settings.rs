//! The page `Settings`: the way to Zoho, the check of the history, and where it was opened from.

use beadle::domain::computer::Computer;
use beadle::domain::outcome::SignInFailure;
use beadle::domain::preferences::{Contrast, Motion, Preferences};
use beadle::domain::proxy::{ComputersProxy, Proxy, ProxyFault};
use beadle::model::settings::HistoryCheck;
use beadle::msg::{
    Command, ComputerFact, ComputerWork, Effect, FocusKey, HistoryRead, Kept, Msg, Page, Places, PreferencesMsg,
    ProxyKind, Reply, RequestId, SettingsMsg, StartMode, WelcomeMsg,
};

use crate::common::{Desk, now, signed};

fn settings(desk: &mut Desk, msg: SettingsMsg) {
    desk.send(Msg::Settings(msg));
}

fn server(text: &str) -> Proxy {
    Proxy::Server(text.parse().unwrap())
}

/// The proxy that was put into force by the last message, and remembered.
fn put_into_force(desk: &Desk) -> Option<Proxy> {
    match &desk.effects[..] {
        [Effect::Send(Command::Computer(ComputerWork::UseProxy(proxy))), Effect::Prefer(preferences)] => {
            assert_eq!(*proxy, preferences.proxy);
            assert_eq!(*proxy, desk.model.preferences.proxy);
            Some(proxy.clone())
        }
        effects => {
            assert!(!effects.iter().any(|effect| matches!(effect, Effect::Prefer(_))), "{effects:?}");
            None
        }
    }
}

fn on_settings() -> Desk {
    let mut desk = Desk::signed_in();
    desk.send(Msg::GoTo(Page::Settings));
    desk
}

#[test]
fn a_proxy_counts_once_it_has_been_named() {
    let mut desk = on_settings();
    settings(&mut desk, SettingsMsg::ChooseProxy(ProxyKind::Server));
    assert_eq!(put_into_force(&desk), None);
    assert!(matches!(desk.effects[..], [Effect::Focus(FocusKey::Proxy)]));
    settings(&mut desk, SettingsMsg::EditProxy(" HTTP://Proxy.Example:3128/ ".to_owned()));
    assert_eq!(put_into_force(&desk), None);
    settings(&mut desk, SettingsMsg::UseProxy);
    assert_eq!(put_into_force(&desk), Some(server("proxy.example:3128")));
    assert_eq!(desk.model.settings.proxy.text, "proxy.example:3128");
    settings(&mut desk, SettingsMsg::UseProxy);
    assert_eq!(put_into_force(&desk), None, "it does already");
    settings(&mut desk, SettingsMsg::ChooseProxy(ProxyKind::None));
    assert_eq!(put_into_force(&desk), Some(Proxy::None));
    settings(&mut desk, SettingsMsg::ChooseProxy(ProxyKind::System));
    assert_eq!(put_into_force(&desk), Some(Proxy::System));
    settings(&mut desk, SettingsMsg::UseProxy);
    assert_eq!(put_into_force(&desk), None, "nothing is chosen that could be named");
}

#[test]
fn what_names_no_proxy_changes_nothing_and_says_why() {
    let mut desk = on_settings();
    desk.send(Msg::Preferences(PreferencesMsg::Begin(Preferences {
        proxy: server("a.example:1"),
        ..Preferences::default()
    })));
    settings(&mut desk, SettingsMsg::ChooseProxy(ProxyKind::Server));
    for (text, fault) in [
        ("", ProxyFault::Empty),
        ("harriet:secret@proxy.example:3128", ProxyFault::Password),
        ("http://proxy.example/proxy.pac", ProxyFault::Path),
        ("proxy.example", ProxyFault::Port),
    ] {
        settings(&mut desk, SettingsMsg::EditProxy(text.to_owned()));
        assert_eq!(desk.model.settings.proxy.fault, None, "not while she types");
        settings(&mut desk, SettingsMsg::UseProxy);
        assert_eq!(put_into_force(&desk), None);
        assert_eq!(desk.model.settings.proxy.fault, Some(fault), "{text}");
        assert!(matches!(desk.effects[..], [Effect::Focus(FocusKey::Proxy)]));
        assert_eq!(desk.model.preferences.proxy, server("a.example:1"));
        assert!(!desk.model.settings.proxy.text.contains("secret"), "a password stays nowhere");
    }
    // What was typed and not used is gone when the page is opened again.
    desk.send(Msg::GoTo(Page::Users));
    desk.send(Msg::GoTo(Page::Settings));
    assert_eq!((desk.model.settings.proxy.text.as_str(), desk.model.settings.proxy.fault), ("a.example:1", None));
}

#[test]
fn the_worker_knows_the_proxy_before_anything_else() {
    let mut desk = Desk::new();
    let left = Preferences { proxy: server("proxy.example:3128"), ..Preferences::default() };
    desk.send(Msg::Preferences(PreferencesMsg::Begin(left)));
    assert!(
        matches!(desk.commands().next(), Some(Command::Computer(ComputerWork::UseProxy(proxy))) if *proxy == server("proxy.example:3128"))
    );
    assert_eq!(desk.model.settings.proxy.kind, ProxyKind::Server);
}

#[test]
fn what_the_computer_says_is_asked_for_once_at_a_time() {
    let mut desk = Desk::new();
    desk.send(Msg::Preferences(PreferencesMsg::Begin(Preferences::default())));
    let id = desk.request(|command| matches!(command, Command::Computer(ComputerWork::Ask(_))));
    settings(&mut desk, SettingsMsg::Open);
    assert!(!desk.commands().any(|command| matches!(command, Command::Computer(ComputerWork::Ask(_)))));
    let computer = Computer { proxy: ComputersProxy::Script, wants_less_motion: true, wants_more_contrast: false };
    desk.reply(Reply::Computer(ComputerFact::Says(RequestId(id.0 + 100), computer.clone())));
    assert_eq!(desk.model.settings.computer, Computer::default());
    desk.reply(Reply::Computer(ComputerFact::Says(id, computer.clone())));
    assert_eq!(desk.model.settings.computer, computer);
    settings(&mut desk, SettingsMsg::Back);
    settings(&mut desk, SettingsMsg::Open);
    assert!(
        desk.commands().any(|command| matches!(command, Command::Computer(ComputerWork::Ask(_)))),
        "it may have changed"
    );
}

#[test]
fn less_motion_is_her_wish_or_the_computers() {
    let mut desk = on_settings();
    for (motion, wants_less, is_still) in
        [(Motion::System, false, false), (Motion::System, true, true), (Motion::Less, false, true)]
    {
        desk.send(Msg::Preferences(PreferencesMsg::Motion(motion)));
        desk.model.settings.computer.wants_less_motion = wants_less;
        assert_eq!(desk.model.settings.is_still(&desk.model.preferences), is_still, "{motion:?} {wants_less}");
    }
}

#[test]
fn more_contrast_is_her_wish_or_the_computers() {
    let mut desk = on_settings();
    for (contrast, wants_more, has_more) in
        [(Contrast::System, false, false), (Contrast::System, true, true), (Contrast::More, false, true)]
    {
        desk.send(Msg::Preferences(PreferencesMsg::Contrast(contrast)));
        desk.model.settings.computer.wants_more_contrast = wants_more;
        assert_eq!(
            desk.model.settings.has_more_contrast(&desk.model.preferences),
            has_more,
            "{contrast:?} {wants_more}"
        );
    }
}

#[test]
fn the_history_is_checked_when_asked_and_an_older_reading_is_no_check() {
    let mut desk = on_settings();
    let other = desk.model.history.reading.unwrap();
    settings(&mut desk, SettingsMsg::CheckHistory);
    let id = desk.request(|command| matches!(command, Command::ReadHistory { .. }));
    settings(&mut desk, SettingsMsg::CheckHistory);
    assert!(desk.effects.is_empty(), "once is enough");
    let cut = HistoryRead { lines: Vec::new(), findings: vec![("finding-cut", 7)] };
    desk.reply(Reply::History { id: other, result: Some(HistoryRead::default()) });
    assert_eq!(desk.model.settings.check, Some(HistoryCheck::Checking(id)));
    desk.reply(Reply::History { id, result: Some(cut.clone()) });
    let found = HistoryCheck::Read { at: now(), n_lines: 0, findings: vec![("finding-cut", 7)] };
    assert_eq!(desk.model.settings.check, Some(found));
    assert_eq!(desk.model.history.read.as_ref().unwrap().findings, cut.findings, "the History page knows as well");
    settings(&mut desk, SettingsMsg::CheckHistory);
    let id = desk.request(|command| matches!(command, Command::ReadHistory { .. }));
    desk.reply(Reply::History { id, result: None });
    assert_eq!(desk.model.settings.check, Some(HistoryCheck::Failed));
    desk.send(Msg::GoTo(Page::Settings));
    assert_eq!(desk.model.settings.check, None, "that was then");
}

#[test]
fn only_what_beadle_keeps_can_be_shown_in_its_folder() {
    let mut desk = on_settings();
    for kept in [Kept::Settings, Kept::History, Kept::Log] {
        settings(&mut desk, SettingsMsg::ShowInFolder(kept));
        assert!(
            matches!(desk.effects[..], [Effect::Send(Command::Computer(ComputerWork::ShowInFolder(asked)))] if asked == kept)
        );
    }
    desk.reply(Reply::Computer(ComputerFact::FolderFailed));
    assert_eq!(desk.model.notice.as_ref().unwrap().key, "notice-folder-failed");
}

#[test]
fn places_of_another_council_are_not_shown() {
    let mut desk = on_settings();
    let old = desk.request(|command| matches!(command, Command::Computer(ComputerWork::FindPlaces(_))));
    desk.send(Msg::GoTo(Page::Settings));
    let new = desk.request(|command| matches!(command, Command::Computer(ComputerWork::FindPlaces(_))));
    let places = |name: &str| Places { settings: name.into(), history: None, log: name.into() };
    desk.reply(Reply::Computer(ComputerFact::Places(old, places("old"))));
    assert_eq!(desk.model.settings.places, None);
    desk.reply(Reply::Computer(ComputerFact::Places(new, places("new"))));
    assert_eq!(desk.model.settings.places, Some(places("new")));
}

#[test]
fn the_page_above_the_welcome_page_goes_back_there_or_stays_when_the_council_opens() {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    settings(&mut desk, SettingsMsg::Open);
    assert!(desk.model.settings.above_welcome);
    settings(&mut desk, SettingsMsg::CheckHistory);
    assert!(desk.effects.is_empty(), "there is no history yet");
    settings(&mut desk, SettingsMsg::Back);
    assert!(!desk.model.settings.above_welcome);
    assert!(matches!(desk.effects[..], [Effect::Focus(FocusKey::Welcome)]));

    desk.send(Msg::Welcome(WelcomeMsg::Practise));
    let id = desk.request(|command| matches!(command, Command::Practise { .. }));
    settings(&mut desk, SettingsMsg::Open);
    settings(&mut desk, SettingsMsg::ChooseProxy(ProxyKind::Server));
    settings(&mut desk, SettingsMsg::EditProxy("proxy.exam".to_owned()));
    desk.reply(Reply::SignedIn { id, result: Ok(Box::new(signed())) });
    assert_eq!((desk.model.page, desk.model.settings.above_welcome), (Page::Settings, false));
    assert_eq!(desk.model.settings.proxy.text, "proxy.exam", "she goes on typing");
    assert!(desk.commands().any(|command| matches!(command, Command::Computer(ComputerWork::FindPlaces(_)))));
    settings(&mut desk, SettingsMsg::Open);
    assert!(!desk.model.settings.above_welcome, "there is no welcome page any more");
}

#[test]
fn a_failure_to_sign_in_does_not_close_the_page() {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    desk.send(Msg::Welcome(WelcomeMsg::Practise));
    let id = desk.request(|command| matches!(command, Command::Practise { .. }));
    settings(&mut desk, SettingsMsg::Open);
    desk.reply(Reply::SignedIn { id, result: Err(SignInFailure::NoRandom) });
    assert!(desk.model.settings.above_welcome);
}

#[test]
fn licences_open_and_close() {
    let mut desk = on_settings();
    settings(&mut desk, SettingsMsg::FindLicence("egui".to_owned()));
    assert_eq!(desk.model.settings.licences, None);
    settings(&mut desk, SettingsMsg::Licences(true));
    settings(&mut desk, SettingsMsg::FindLicence("egui".to_owned()));
    assert_eq!(desk.model.settings.licences.as_deref(), Some("egui"));
    settings(&mut desk, SettingsMsg::Licences(false));
    assert_eq!(desk.model.settings.licences, None);
    assert!(matches!(desk.effects[..], [Effect::Focus(FocusKey::Licences)]));
}
