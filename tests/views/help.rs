//! The help by keys, roles and names.

use beadle::domain::help_topic::HelpTopic;
use beadle::domain::outcome::{Answer, Doubt};
use beadle::help::page;
use beadle::msg::{Command, Msg, Reply, ResetMsg, StartMode};
use beadle::reset::answers::Reason;
use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, sian};
use crate::stage::{Window, window};

fn key(window: &mut Window<'_>, key: Key) {
    window.key_press(key);
    window.run();
}

fn press(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.run();
}

fn open() -> Window<'static> {
    let mut window = window(Desk::signed_in());
    key(&mut window, Key::F1);
    window
}

fn title(window: &Window<'_>) -> String {
    let mut headings = window.query_all_by_role(Role::Heading);
    headings.find(|node| node.accesskit_node().level() == Some(2)).unwrap().accesskit_node().label().unwrap()
}

fn title_of(topic: HelpTopic) -> &'static str {
    &page(topic).unwrap().title
}

fn options(window: &Window<'_>) -> Vec<String> {
    window.query_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn f1_opens_the_page_for_where_she_is_and_the_text_has_the_focus() {
    let window = open();
    assert_eq!(title(&window), title_of(HelpTopic::Users));
    let text = window.get_by_role_and_label(Role::ScrollView, title_of(HelpTopic::Users));
    assert!(text.is_focused());
    assert!(window.query_by_label("Search users").is_none(), "the page beneath is not drawn");
    // The council stays in sight.
    window.get_by_label("littlewittering-pc.gov.uk");
}

#[test]
fn what_had_the_focus_has_it_again_afterwards() {
    for close in [Key::F1, Key::Escape] {
        let mut window = window(Desk::signed_in());
        window.get_by_role_and_label(Role::TextInput, "Search users").focus();
        window.run();
        key(&mut window, Key::F1);
        assert!(window.query_by_label("Search users").is_none());
        key(&mut window, close);
        assert!(window.get_by_role_and_label(Role::TextInput, "Search users").is_focused(), "{close:?}");
    }
}

#[test]
fn the_wizard_waits_as_it_was() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Next);
    let mut window = window(desk);
    key(&mut window, Key::F1);
    assert_eq!(title(&window), title_of(HelpTopic::Password));
    // Keys of the wizard mean nothing here.
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    key(&mut window, Key::F9);
    key(&mut window, Key::Enter);
    press(&mut window, "Close the help");
    window.get_by_role_and_label(Role::Heading, "Enter a new password");
}

#[test]
fn every_page_can_be_chosen_with_the_arrow_keys() {
    let mut window = open();
    assert_eq!(options(&window).len(), HelpTopic::ALL.len());
    window.get_by_role_and_label(Role::ListBoxOption, title_of(HelpTopic::Users)).focus();
    window.run();
    key(&mut window, Key::Home);
    for topic in HelpTopic::ALL {
        assert_eq!(title(&window), title_of(topic));
        let option = window.get_by_role_and_label(Role::ListBoxOption, title_of(topic));
        assert!(option.is_focused() && option.accesskit_node().is_selected() == Some(true), "{topic:?}");
        key(&mut window, Key::ArrowDown);
    }
    assert_eq!(title(&window), title_of(HelpTopic::Keys), "it ends here");
    key(&mut window, Key::Enter);
    assert!(window.get_by_role_and_label(Role::ScrollView, title_of(HelpTopic::Keys)).is_focused());
}

#[test]
fn a_search_lists_the_pages_that_have_the_words() {
    let mut window = open();
    window.get_by_role_and_label(Role::TextInput, "Search the help").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Search the help").type_text("slip");
    window.run();
    let found = options(&window);
    assert_eq!(found.first().map(String::as_str), Some(title_of(HelpTopic::Slip)));
    assert!(found.len() < HelpTopic::ALL.len());
    let said = window
        .query_all_by_role(Role::Status)
        .find(|node| node.accesskit_node().label().is_some_and(|l| l.contains("slip")));
    assert_eq!(said.unwrap().accesskit_node().live(), Live::Polite);
    window.get_by_role_and_label(Role::ListBoxOption, title_of(HelpTopic::Slip)).click_accesskit();
    window.run();
    assert_eq!(title(&window), title_of(HelpTopic::Slip));
    key(&mut window, Key::Escape);
    assert_eq!(options(&window).len(), HelpTopic::ALL.len(), "Escape first takes the search away");
    window.get_by_role_and_label(Role::TextInput, "Search the help").type_text("zxqj");
    window.run();
    assert_eq!(options(&window).len(), 0);
    window.get_by_label("No page has \"zxqj\". Try another word.");
}

#[test]
fn a_link_leads_to_its_page_and_escape_back() {
    let mut window = open();
    let links = page(HelpTopic::NineSteps).unwrap().blocks.iter().flat_map(|block| &block.text().links);
    let target = *links.clone().next().unwrap();
    window.get_by_role_and_label(Role::ListBoxOption, title_of(HelpTopic::NineSteps)).click_accesskit();
    window.run();
    let name = format!("See: {}", title_of(target));
    let mut buttons = window.query_all_by_role_and_label(Role::Button, &name);
    buttons.next().unwrap().click_accesskit();
    drop(buttons);
    window.run();
    assert_eq!(title(&window), title_of(target));
    key(&mut window, Key::Escape);
    assert_eq!(title(&window), title_of(HelpTopic::NineSteps));
}

#[test]
fn numbers_and_headings_are_there_for_a_screen_reader() {
    let mut window = open();
    for topic in HelpTopic::ALL {
        window.get_by_role_and_label(Role::ListBoxOption, title_of(topic)).click_accesskit();
        window.run();
        for block in &page(topic).unwrap().blocks {
            let plain = block.text().plain();
            assert!(window.query_all_by_label_contains(&plain).next().is_some(), "{topic:?}: {plain}");
        }
    }
    window.get_by_label("F1 opens the help for where you are, and closes it again");
}

#[test]
fn in_a_narrow_window_the_list_and_the_page_take_turns() {
    let mut window = window(Desk::signed_in());
    // 1100 points at twice the size of text.
    window.set_size(egui::vec2(550.0, 370.0));
    window.run();
    key(&mut window, Key::F1);
    assert_eq!(title(&window), title_of(HelpTopic::Users));
    assert_eq!(options(&window).len(), 0);
    press(&mut window, "All pages");
    window.get_by_role_and_label(Role::ListBoxOption, title_of(HelpTopic::History)).click_accesskit();
    window.run();
    assert_eq!(title(&window), title_of(HelpTopic::History));
    assert_eq!(options(&window).len(), 0);
}

#[test]
fn it_is_offered_before_anybody_is_signed_in() {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    let id = desk.request(|command| matches!(command, Command::FindCouncils { .. }));
    desk.reply(Reply::Councils { id, councils: Vec::new(), open: None, n_unreadable: 0 });
    let mut window = window(desk);
    press(&mut window, "Help");
    assert_eq!(title(&window), title_of(HelpTopic::Welcome));
    press(&mut window, "Close the help");
    assert!(window.get_by_role_and_label(Role::Button, "Help").is_focused());
}

#[test]
fn a_tab_of_the_shell_leads_out_of_it() {
    let mut window = open();
    press(&mut window, "Users");
    window.get_by_label("Search users");
}

#[test]
fn a_question_that_must_be_answered_is_not_hidden_by_f1() {
    let mut window = window(Desk::answered(&sian(), Answer::Unknown(Doubt::TimedOut)));
    window.state_mut().desk.send(Msg::CloseWindow);
    window.run();
    key(&mut window, Key::F1);
    assert!(window.state().desk.model.help.is_none());
}
