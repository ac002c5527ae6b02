//! The pages on which a clerk sets her council up without help, by role and name.

use beadle::domain::outcome::SignInFailure;
use beadle::model::by_hand::ByHandPage;
use beadle::model::setting_up::SettingUp;
use beadle::msg::{ByHandMsg, Command, Effect, Msg, Reply, SettingUpMsg, StartMode};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, known_council};
use crate::stage::{Window, window};

fn begun(publisher: Option<&str>) -> Window<'static> {
    let mut desk = Desk::new();
    desk.model.publisher = publisher.map(ToOwned::to_owned);
    desk.send(Msg::Start(StartMode::Welcome));
    let id = desk.request(|command| matches!(command, Command::FindCouncils { .. }));
    let councils = vec![known_council("Great Wittering")];
    desk.reply(Reply::Councils { id, councils, open: None, n_unreadable: 0 });
    desk.send(Msg::SettingUp(SettingUpMsg::Open));
    let mut window = window(desk);
    press(&mut window, "I'll set it up myself");
    window
}

fn press(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.run();
}

fn fill(window: &mut Window<'_>, role: Role, name: &str, text: &str) {
    window.get_by_role_and_label(role, name).focus();
    window.run();
    window.get_by_role_and_label(role, name).type_text(text);
    window.run();
}

fn enter(window: &mut Window<'_>) {
    window.key_press(egui::Key::Enter);
    window.run();
}

fn announced(window: &Window<'_>) -> Vec<String> {
    window.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label()).collect()
}

fn says(window: &Window<'_>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn page(window: &Window<'_>) -> ByHandPage {
    match &window.state().desk.model.setting_up {
        Some(SettingUp::ByHand(by_hand)) => by_hand.page,
        other => panic!("not by hand: {other:?}"),
    }
}

/// On the last page, by the keyboard alone where there is a field.
fn ready() -> Window<'static> {
    let mut window = begun(None);
    fill(&mut window, Role::TextInput, "Council's name", "Little Wittering");
    enter(&mut window);
    for _ in 0..3 {
        press(&mut window, "Next");
    }
    fill(&mut window, Role::TextInput, "Client ID", "1000.A");
    enter(&mut window);
    fill(&mut window, Role::PasswordInput, "Client secret", "canary-secret");
    enter(&mut window);
    assert_eq!(page(&window), ByHandPage::Test);
    window
}

fn copied(window: &mut Window<'_>, name: &str) -> String {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.step();
    let copied = window.state().desk.effects.iter().find_map(|effect| match effect {
        Effect::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    window.run();
    copied.unwrap()
}

#[test]
fn each_page_says_where_she_is_and_takes_the_focus() {
    let mut window = begun(None);
    for (place, heading, focused) in [
        (1, "Your council", "Council's name"),
        (2, "Open Zoho's API console", "Open Zoho's API console"),
        (3, "Choose the kind of client", "Next"),
        (4, "Fill in Zoho's three boxes", "Copy the client name"),
        (5, "Paste the client ID", "Client ID"),
        (6, "Paste the client secret", "Client secret"),
        (7, "Try it", "Try it with Zoho"),
    ] {
        window.get_by_label(&format!("Step {place} of 7"));
        let heading = window.get_by_role_and_label(Role::Heading, heading);
        assert_eq!(heading.accesskit_node().level(), Some(2));
        let n_focused = window.query_all_by_label(focused).filter(egui_kittest::Node::is_focused).count();
        assert_eq!(n_focused, 1, "{focused}");
        match place {
            1 => fill(&mut window, Role::TextInput, "Council's name", "A"),
            5 => fill(&mut window, Role::TextInput, "Client ID", "1000.A"),
            6 => fill(&mut window, Role::PasswordInput, "Client secret", "a"),
            _ => {}
        }
        if place < 7 {
            press(&mut window, "Next");
        }
    }
}

#[test]
fn every_value_for_zoho_has_a_button_that_copies_it() {
    let mut window = begun(None);
    fill(&mut window, Role::TextInput, "Council's name", "A");
    press(&mut window, "Next");
    assert_eq!(copied(&mut window, "Copy the address"), "https://api-console.zoho.eu");
    press(&mut window, "Next");
    press(&mut window, "Next");
    for (name, value) in [
        ("Copy the client name", "Beadle"),
        ("Copy the homepage address", "http://127.0.0.1:8090"),
        ("Copy the redirect address", "http://127.0.0.1:8090/callback"),
    ] {
        assert_eq!(copied(&mut window, name), value);
        window.get_by_label(value);
    }
}

#[test]
fn a_value_that_was_pasted_into_the_wrong_field_is_doubted_at_once() {
    let mut window = begun(None);
    fill(&mut window, Role::TextInput, "Council's name", "A");
    for _ in 0..4 {
        press(&mut window, "Next");
    }
    fill(&mut window, Role::TextInput, "Client ID", "0f3a9c");
    assert!(announced(&window).iter().any(|said| said.starts_with("That does not look like a client ID")));
    press(&mut window, "Next");
    assert_eq!(page(&window), ByHandPage::Secret, "a doubt hinders nobody");
    press(&mut window, "Next");
    assert!(announced(&window).contains(&"Paste the client secret first.".to_owned()));
    fill(&mut window, Role::PasswordInput, "Client secret", "1000.A");
    assert!(announced(&window).iter().any(|said| said.starts_with("That looks like the client ID.")));
}

#[test]
fn the_secret_is_nowhere_to_be_read() {
    let window = ready();
    let shows = window.query_all_by(|_| true).any(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value(), node.description()].into_iter().flatten().any(|text| text.contains("canary"))
    });
    assert!(!shows);
    assert!(says(&window, "Pasted; covered"));
    let at = egui::Id::unique(("set-up", "client_secret"));
    let kept = egui::TextEdit::load_state(&window.ctx, at).map(|state| format!("{:?}", state.undoer()));
    assert!(!kept.unwrap_or_default().contains("canary"), "egui keeps no trace of it");
}

#[test]
fn each_value_of_the_last_page_can_be_altered_and_leads_back() {
    let mut window = ready();
    for (name, altered) in [
        ("Alter the council's name", ByHandPage::Council),
        ("Alter where the mail is", ByHandPage::Council),
        ("Alter the client ID", ByHandPage::ClientId),
        ("Alter the client secret", ByHandPage::Secret),
        ("Alter the redirect address", ByHandPage::Values),
    ] {
        press(&mut window, name);
        assert_eq!(page(&window), altered);
        press(&mut window, "Next");
        assert_eq!(page(&window), ByHandPage::Test);
    }
}

#[test]
fn the_value_that_is_wrong_has_the_focus_and_the_main_button() {
    let mut window = ready();
    press(&mut window, "Try it with Zoho");
    let desk = &mut window.state_mut().desk;
    let id = desk.request(|command| matches!(command, Command::SignIn { .. }));
    desk.reply(Reply::SignedIn { id, result: Err(SignInFailure::Refused("invalid_client_secret".to_owned())) });
    window.state_mut().send_focus();
    window.run();
    assert!(announced(&window).iter().any(|said| said.starts_with("Zoho says that the client secret does not belong")));
    assert!(window.get_by_role_and_label(Role::Button, "Alter the client secret").is_focused());
}

#[test]
fn during_the_try_she_can_say_what_zohos_page_shows() {
    let mut window = ready();
    press(&mut window, "Try it with Zoho");
    window.get_by_role_and_label(Role::Heading, "Does Zoho's page show an error?");
    press(&mut window, "It names the client ID");
    assert_eq!(page(&window), ByHandPage::ClientId);
    assert!(announced(&window).iter().any(|said| said.starts_with("Zoho does not know this client ID.")));
}

#[test]
fn with_the_publishers_client_it_is_the_first_way_and_two_pages_long() {
    let mut window = begun(Some("1000.PUBLISHER"));
    window.get_by_label("Step 1 of 2");
    fill(&mut window, Role::TextInput, "Council's name", "Little Wittering");
    enter(&mut window);
    window.get_by_label("Step 2 of 2");
    assert!(!says(&window, "1000.PUBLISHER") && !says(&window, "API console"));
    press(&mut window, "Try it with Zoho");
    assert!(!says(&window, "Does Zoho's page show an error?"), "there is nothing that she could put right");
    press(&mut window, "Cancel");
    window.key_press(egui::Key::Escape);
    window.run();
    window.get_by_label("Step 1 of 2");
    window.key_press(egui::Key::Escape);
    window.run();
    window.get_by_role_and_label(Role::Heading, "Set up your council");
    window.state_mut().desk.send(Msg::SettingUp(SettingUpMsg::ByHand(ByHandMsg::Next)));
    window.get_by_role_and_label(Role::Heading, "Set up your council");
}
