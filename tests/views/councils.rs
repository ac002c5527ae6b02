//! The list of councils by role and name, with the keyboard.

use beadle::domain::council::CouncilId;
use beadle::domain::region::Region;
use beadle::msg::{Command, KnownCouncil, Msg, Page, Reply, StartMode};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::Desk;
use crate::stage::{Window, window};

fn known(number: u8) -> KnownCouncil {
    let id = CouncilId::from_random([number; 16]);
    KnownCouncil { id, name: format!("Council {number:02}"), domain: None, region: Region::Eu, supplier: None }
}

fn councils(n: u8) -> Window<'static> {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    let id = desk.request(|command| matches!(command, Command::FindCouncils { .. }));
    desk.reply(Reply::Councils { id, councils: (1..=n).map(known).collect(), open: None, n_unreadable: 0 });
    desk.send(Msg::GoTo(Page::Councils));
    let mut window = window(desk);
    window.state_mut().send_focus();
    window.run();
    window
}

/// The row that has the keyboard.
fn focused(window: &Window<'_>) -> Option<String> {
    let row = window.query_all_by_role(Role::ListBoxOption).find(egui_kittest::Node::is_focused)?;
    row.accesskit_node().label()
}

#[test]
fn the_keys_of_a_list_move_through_it_and_enter_opens() {
    let mut window = councils(40);
    assert_eq!(focused(&window).as_deref(), Some("Council 01, nobody has signed in yet"));
    for (key, row) in [
        (Key::ArrowDown, 2),
        (Key::PageDown, 12),
        (Key::ArrowUp, 11),
        (Key::End, 40),
        (Key::PageUp, 30),
        (Key::Home, 1),
    ] {
        window.key_press(key);
        window.run();
        assert_eq!(focused(&window), Some(format!("Council {row:02}, nobody has signed in yet")), "{key:?}");
    }
    window.key_press(Key::End);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().desk.model.councils.chosen, Some(known(40).id));
    window.get_by_label_contains("Opening Council 40");
}

#[test]
fn a_few_councils_need_no_search_and_many_have_one() {
    assert!(councils(5).query_by_role_and_label(Role::TextInput, "Search councils").is_none());
    let mut many = councils(40);
    let field = || Role::TextInput;
    many.get_by_role_and_label(field(), "Search councils").focus();
    many.run();
    many.get_by_role_and_label(field(), "Search councils").type_text("23");
    many.run();
    assert_eq!(many.query_all_by_role(Role::ListBoxOption).count(), 1);
    many.get_by_role_and_label(Role::Button, "Switch to Council 23");
    many.key_press(Key::Escape);
    many.run();
    assert!(many.query_all_by_role(Role::ListBoxOption).count() > 3);
    assert!(many.get_by_role_and_label(field(), "Search councils").is_focused());
}
