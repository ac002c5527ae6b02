//! The page `Settings` by role and name.

use beadle::domain::computer::Computer;
use beadle::domain::council::{CouncilId, Reality};
use beadle::domain::outcome::{Answer, Unsent};
use beadle::domain::proxy::{ComputersProxy, Proxy};
use beadle::domain::supplier::Supplier;
use beadle::model::settings::HistoryCheck;
use beadle::msg::{Command, ComputerFact, ComputerWork, Msg, Page, Places, ProxyKind, Reply, SettingsMsg, Signed};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, now, sian, signed};
use crate::stage::{Window, window};

fn opened(mut desk: Desk) -> Desk {
    desk.send(Msg::GoTo(Page::Settings));
    let id = desk.request(|command| matches!(command, Command::Computer(ComputerWork::FindPlaces(_))));
    let places = Places {
        settings: "/profile/settings.json".into(),
        history: Some("/profile/councils/1/journal.jsonl".into()),
        log: "/profile/beadle.log".into(),
    };
    desk.reply(Reply::Computer(ComputerFact::Places(id, places)));
    desk
}

/// A council as it is, with a supplier.
fn real() -> Desk {
    let supplier = Supplier::new(Some("Parish Mail"), Some("01632 960123"), Some("help@example.org"));
    let since = Some(now());
    Desk::signed_in_as(Signed { reality: Reality::Real, supplier, since, may_send_mail: false, ..signed() })
}

fn press(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.run();
}

fn choose(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::RadioButton, name).click_accesskit();
    window.run();
}

fn says(window: &Window<'_>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn every_card_is_there_and_says_what_is() {
    let window = window(opened(real()));
    for heading in
        ["Council", "Signing in", "Language", "Looks", "Passwords", "Network", "Files", "Check the history", "About"]
    {
        let heading = window.get_by_role_and_label(Role::Heading, heading);
        assert_eq!(heading.accesskit_node().level(), Some(3));
    }
    for fact in [
        "800000000",
        "Europe",
        "Parish Mail",
        "01632 960123",
        "help@example.org",
        "Harriet Lowe, clerk@littlewittering-pc.gov.uk",
        "24 November 2026, 09:00",
        "Asked for when you first send a password by email",
        "English (United Kingdom). There is no other language yet.",
        "/profile/councils/1/journal.jsonl",
    ] {
        assert!(says(&window, fact), "{fact}");
    }
    for name in
        ["Show settings in folder", "Show history in folder", "Show log in folder", "Check the history now", "Licences"]
    {
        window.get_by_role_and_label(Role::Button, name);
    }
    assert!(window.query_by_role_and_label(Role::Button, "Back").is_none());
    assert!(says(&window, concat!("Beadle ", env!("CARGO_PKG_VERSION"), " for ")));
}

#[test]
fn practice_says_that_nothing_is_real_here() {
    let window = window(opened(Desk::signed_in()));
    assert!(says(&window, "This council is made up"));
    assert!(says(&window, "Nothing of it is in this computer's keychain."));
    assert!(says(&window, "is always reached without a proxy"));
}

#[test]
fn a_proxy_is_named_with_the_keyboard() {
    let mut window = window(opened(real()));
    window.get_by_role_and_label(Role::RadioGroup, "How to reach Zoho");
    assert!(window.query_by_role(Role::TextInput).is_none());
    choose(&mut window, "By this proxy");
    let field = window.get_by_role_and_label(Role::TextInput, "Proxy (host and port)");
    assert!(field.is_focused());
    assert!(says(&window, "Not in use until you press Use this proxy."));
    assert!(says(&window, "Beadle keeps no such password in its settings"));
    window.get_by_role_and_label(Role::TextInput, "Proxy (host and port)").type_text("proxy.example");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    window.get_by_role_and_label(
        Role::Status,
        "Add the port, a number from 1 to 65535, after a colon: proxy.example:3128.",
    );
    assert!(window.get_by_role_and_label(Role::TextInput, "Proxy (host and port)").is_focused());
    window.get_by_role_and_label(Role::TextInput, "Proxy (host and port)").type_text(":3128");
    window.run();
    assert!(!says(&window, "Add the port"));
    press(&mut window, "Use this proxy");
    window.get_by_role_and_label(
        Role::Status,
        "Beadle goes by proxy.example:3128 from its next connection on. You stay signed in.",
    );
    assert!(window.get_by_role_and_label(Role::Button, "Use this proxy").accesskit_node().is_disabled());
    choose(&mut window, "Without a proxy");
    assert_eq!(window.state().desk.model.preferences.proxy, Proxy::None);
}

#[test]
fn a_script_and_a_proxy_that_is_not_followed_are_explained() {
    let mut desk = opened(real());
    for (proxy, words) in [
        (ComputersProxy::Script, "This computer chooses its proxy by a script, which Beadle can't read"),
        (ComputersProxy::NotFollowed("b.example:2".parse().unwrap()), "name the proxy b.example:2 in a way"),
    ] {
        desk.model.settings.computer = Computer { proxy, ..Computer::default() };
        let mut window = window(desk);
        assert!(says(&window, words));
        choose(&mut window, "Without a proxy");
        assert!(!says(&window, words), "that was her own choice");
        desk = window.into_state().desk;
        desk.send(Msg::Settings(SettingsMsg::ChooseProxy(ProxyKind::System)));
    }
}

#[test]
fn a_failure_names_the_proxy_that_she_named() {
    for (why, words) in [
        (Unsent::Proxy, "The proxy proxy.example:3128 refused to put Beadle through."),
        (Unsent::Connect, "Zoho could not be reached by way of the proxy proxy.example:3128."),
        (Unsent::Dns, "The proxy proxy.example:3128 was not found."),
        (Unsent::Tls, "The connection to Zoho by way of the proxy proxy.example:3128 was not safe"),
    ] {
        let mut desk = Desk::answered(&sian(), Answer::NotSent(why));
        assert!(!says(&window_of(&mut desk), "proxy.example"), "none was named");
        desk.model.preferences.proxy = Proxy::Server("proxy.example:3128".parse().unwrap());
        assert!(!says(&window_of(&mut desk), "proxy.example"), "practice goes by none");
        signed_in(&mut desk).unwrap().reality = Reality::Real;
        assert!(says(&window_of(&mut desk), words), "{why:?}");
    }
}

fn signed_in(desk: &mut Desk) -> Option<&mut beadle::model::SignedIn> {
    match &mut desk.model.session {
        beadle::model::Session::SignedIn(signed_in) => Some(signed_in),
        _ => None,
    }
}

fn window_of(desk: &mut Desk) -> Window<'static> {
    let lent = std::mem::replace(desk, Desk::new());
    let mut window = window(lent);
    *desk = std::mem::replace(&mut window.state_mut().desk, Desk::new());
    window
}

#[test]
fn the_check_of_the_history_says_what_it_found_and_what_to_do() {
    let mut desk = opened(real());
    for (n_lines, findings, words) in [
        (0, vec![], vec!["The history is whole: it has no lines yet. Checked at 09:00:00."]),
        (1, vec![], vec!["The history is whole: its 1 line is as it was written."]),
        (12, vec![], vec!["The history is whole: all 12 lines are as they were written, and none is missing."]),
        (
            12,
            vec![("finding-altered", 5)],
            vec!["Line 5 of the history was altered", "keep a copy", "Parish Mail can help"],
        ),
        (12, vec![("finding-cut", 9)], vec!["after line 9 there was more once", "keep a copy"]),
        (12, vec![("finding-torn", 3)], vec!["(line 3) was cut off", "you need do nothing"]),
        (12, vec![("finding-unchecked", 12)], vec!["The keychain could not be asked", "Unlock the keychain"]),
    ] {
        desk.model.settings.check = Some(HistoryCheck::Read { at: now(), n_lines, findings });
        let window = window_of(&mut desk);
        for words in words {
            let said = window.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label());
            assert!(said.into_iter().any(|said| said.contains(words)), "{words}");
        }
    }
    desk.model.settings.check = Some(HistoryCheck::Failed);
    assert!(says(&window_of(&mut desk), "The history could not be read."));
    desk.model.settings.check = Some(HistoryCheck::Checking(beadle::msg::RequestId(0)));
    let window = window_of(&mut desk);
    window.get_by_role_and_label(Role::Status, "Checking…");
    assert!(window.get_by_role_and_label(Role::Button, "Check the history now").accesskit_node().is_disabled());
}

#[test]
fn the_licences_are_read_and_searched_and_only_those_in_view_are_there() {
    let mut window = window(opened(real()));
    press(&mut window, "Licences");
    assert!(window.get_by_role_and_label(Role::TextInput, "Find in the licences").is_focused());
    assert!(says(&window, "What Beadle is made of"));
    let n_paragraphs = window.query_all_by_role(Role::Label).count();
    assert!(n_paragraphs < 60, "{n_paragraphs} are laid out");
    window.get_by_role_and_label(Role::TextInput, "Find in the licences").type_text("open font license");
    window.run();
    assert!(says(&window, "Found in "));
    window.key_press(egui::Key::Tab);
    window.run();
    assert!(window.get_by_role_and_label(Role::ScrollView, "Licences").is_focused());
    window.key_press(egui::Key::End);
    window.run_steps(60);
    assert!(says(&window, "OTHER DEALINGS IN THE FONT SOFTWARE."));
    assert!(!says(&window, "What Beadle is made of"));
    window.key_press(egui::Key::Home);
    window.run_steps(60);
    assert!(says(&window, "What Beadle is made of"));
    press(&mut window, "Back");
    assert!(window.get_by_role_and_label(Role::Button, "Licences").is_focused());
}

#[test]
fn before_signing_in_there_is_a_way_there_and_back() {
    let mut desk = Desk::new();
    desk.model.councils.finding = None;
    let mut window = window(desk);
    press(&mut window, "Settings");
    for heading in ["Language", "Looks", "Passwords", "Network", "About"] {
        window.get_by_role_and_label(Role::Heading, heading);
    }
    for heading in ["Council", "Signing in", "Check the history"] {
        assert!(window.query_by_role_and_label(Role::Heading, heading).is_none(), "{heading}");
    }
    assert!(window.get_by_role_and_label(Role::Button, "Back").is_focused());
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(window.get_by_role_and_label(Role::Button, "Sign in to Zoho Mail").is_focused());
}

#[test]
fn a_council_that_was_set_up_can_be_renamed_or_removed_from_here() {
    for (id, is_offered) in [(None, false), (Some(CouncilId::from_random([9; 16])), true)] {
        let mut desk = Desk::signed_in_as(Signed { council_id: id, ..signed() });
        desk.send(Msg::GoTo(Page::Settings));
        let mut window = window(desk);
        let name = "Rename or remove a council";
        assert_eq!(window.query_by_role_and_label(Role::Button, name).is_some(), is_offered);
        if is_offered {
            press(&mut window, name);
            window.get_by_role_and_label(Role::Heading, "Councils");
        }
    }
}
