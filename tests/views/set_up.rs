//! Set-up files by role and name: the buttons, a file that is dropped, the page that makes one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use beadle::domain::file_trouble::FileTrouble;
use beadle::domain::look_alike::Resemblance;
use beadle::domain::set_up::{SetUp, SetUpFault, SetUpField};
use beadle::model::making::MakingStage;
use beadle::msg::{AddingMsg, Command, Effect, FileQuestion, MakingMsg, Msg, Reply, SettingUpMsg, StartMode};
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, sian};
use crate::stage::{Window, window};

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("only the worker reads".to_owned())
    }
}

fn welcome() -> Window<'static> {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    let id = desk.request(|command| matches!(command, Command::FindCouncils { .. }));
    desk.reply(Reply::Councils { id, councils: Vec::new(), open: None, n_unreadable: 0 });
    desk.send(Msg::SettingUp(SettingUpMsg::Open));
    window(desk)
}

fn asked(desk: Desk, resembles: Option<Resemblance>) -> Window<'static> {
    let mut desk = desk;
    desk.send(Msg::Adding(AddingMsg::Open("/there/a.beadle".into())));
    let id = desk.request(|command| matches!(command, Command::ReadSetUp { .. }));
    let set_up = SetUp::parse(br#"{"council": "Great Wittering", "client_id": "1000.A"}"#).unwrap();
    desk.reply(Reply::SetUpRead { id, result: Ok(Box::new(set_up)), resembles });
    let mut window = window(desk);
    window.state_mut().send_focus();
    window.run();
    window
}

fn hold(window: &mut Window<'_>, is_held: bool) {
    let files = if is_held {
        vec![egui::HoveredFile { path: Some("/a.beadle".into()), ..Default::default() }]
    } else {
        Vec::new()
    };
    window.input_mut().hovered_files = files;
    // egui draws on and on while a file is held.
    window.run_steps(3);
}

fn drop_files(window: &mut Window<'_>, names: &[&str]) {
    window.input_mut().hovered_files.clear();
    for name in names {
        window.input_mut().dropped_files.push(Arc::new(Dropped(name.into())));
    }
    window.step();
}

fn announced(window: &Window<'_>) -> Vec<String> {
    window.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label()).collect()
}

fn press(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.run();
}

fn offers(window: &Window<'_>, name: &str) -> bool {
    window.query_by_role_and_label(Role::Button, name).is_some_and(|node| !node.accesskit_node().is_disabled())
}

fn fill(window: &mut Window<'_>, name: &str, text: &str) {
    let field = window.get_by(|node| node.label().as_deref() == Some(name) && is_field(node.role()));
    field.focus();
    window.run();
    window.get_by(|node| node.label().as_deref() == Some(name) && is_field(node.role())).type_text(text);
    window.run();
}

fn is_field(role: Role) -> bool {
    matches!(role, Role::TextInput | Role::PasswordInput)
}

#[test]
fn the_button_asks_for_a_file() {
    let mut window = welcome();
    window.get_by_role_and_label(Role::Button, "Open a set-up file…").click_accesskit();
    window.step();
    let asks = |effect: &Effect| matches!(effect, Effect::AskForFile(FileQuestion::OpenSetUp(_)));
    assert!(window.state().desk.effects.iter().any(asks));
    window.run();
    assert!(!offers(&window, "Open a set-up file…"), "the system asks");
    let id = window.state().desk.model.choosing.unwrap();
    window.state_mut().desk.send(Msg::Adding(AddingMsg::Chosen(id, None)));
    window.run();
    assert!(offers(&window, "Open a set-up file…"));
}

#[test]
fn a_file_above_the_window_is_invited_and_a_drop_opens_it() {
    let mut window = welcome();
    hold(&mut window, true);
    assert!(announced(&window).contains(&"Drop the set-up file here".to_owned()));
    hold(&mut window, false);
    assert!(window.query_by_label("Drop the set-up file here").is_none());
    hold(&mut window, true);
    drop_files(&mut window, &["/there/a.beadle"]);
    window.run();
    assert!(window.query_by_label("Drop the set-up file here").is_none());
    let adding = window.state().desk.model.adding.as_ref().unwrap();
    assert_eq!(adding.path.as_deref(), Some(Path::new("/there/a.beadle")));
}

#[test]
fn what_cannot_be_opened_now_is_said_before_and_after_the_drop() {
    let mut window = window(Desk::wizard_for(&sian()));
    hold(&mut window, true);
    let why = "A reset is open. Finish or cancel it first, then open the set-up file again.";
    assert!(announced(&window).contains(&why.to_owned()), "{:?}", announced(&window));
    assert!(window.query_by_label("Drop the set-up file here").is_none());
    drop_files(&mut window, &["/there/a.beadle"]);
    window.run();
    assert!(announced(&window).contains(&why.to_owned()));
    window.get_by_role_and_label(Role::Heading, "Reset password for Siân Pugh");
    for (names, begins) in [
        (&["/a.beadle", "/b.beadle"][..], "Those were several files."),
        (&["/a.pdf"], "Only a set-up file can be dropped here"),
    ] {
        let mut window = welcome();
        drop_files(&mut window, names);
        window.run();
        assert!(announced(&window).iter().any(|said| said.starts_with(begins)), "{:?}", announced(&window));
        assert!(window.state().desk.model.adding.is_none());
    }
}

#[test]
fn whoever_is_signed_in_sees_the_question_in_place_of_her_page() {
    let mut window = asked(Desk::signed_in(), None);
    window.get_by_role_and_label(Role::Heading, "Add Great Wittering?");
    window.get_by_label("littlewittering-pc.gov.uk");
    assert!(window.query_by_label("Search users").is_none());
    for away in ["Users", "History", "Settings", "Sign out"] {
        assert!(window.query_by_role_and_label(Role::Button, away).is_none(), "{away}");
    }
    assert!(window.get_by_role_and_label(Role::Button, "Add this council").is_focused());
    press(&mut window, "Don't add it");
    window.get_by_role_and_label(Role::Button, "Reset password for Siân Pugh");
    window.get_by_role_and_label(Role::Button, "Sign out");
}

#[test]
fn a_look_alike_is_named_and_the_safe_answer_comes_first() {
    let other = "Great Wittering Parish Council".to_owned();
    for (resembles, begins) in [
        (Resemblance::SameName, "A council of this name is here already, with other sign-in details."),
        (Resemblance::Alike(other), "This name looks much like Great Wittering Parish Council,"),
    ] {
        let window = asked(Desk::new(), Some(resembles));
        assert!(announced(&window).iter().any(|said| said.starts_with(begins)), "{:?}", announced(&window));
        assert!(window.get_by_role_and_label(Role::Button, "Don't add it").is_focused());
        assert!(offers(&window, "Add this council"));
    }
}

#[test]
fn every_fault_of_a_file_is_one_clear_sentence_and_a_way_on() {
    let faults = [
        SetUpFault::NotFound,
        SetUpFault::Unreadable,
        SetUpFault::NotSetUp,
        SetUpFault::NamesPlace,
        SetUpFault::Missing(SetUpField::ClientId),
        SetUpFault::Odd(SetUpField::Region),
        SetUpFault::Hidden(SetUpField::Council),
        SetUpFault::Misleading,
    ];
    let mut said = Vec::new();
    for fault in faults {
        let mut desk = Desk::new();
        desk.send(Msg::Adding(AddingMsg::Open("/there/a.beadle".into())));
        let id = desk.request(|command| matches!(command, Command::ReadSetUp { .. }));
        desk.reply(Reply::SetUpRead { id, result: Err(fault), resembles: None });
        let window = window(desk);
        let mut now = announced(&window);
        assert_eq!(now.len(), 1, "{fault:?}: {now:?}");
        assert!(offers(&window, "Go on") && !offers(&window, "Add this council"), "{fault:?}");
        said.append(&mut now);
    }
    let n_said = said.len();
    said.sort();
    said.dedup();
    assert_eq!(said.len(), n_said, "each fault has its own");
}

#[test]
fn a_supplier_fills_the_form_in_and_is_told_at_the_field_what_is_wrong() {
    let mut window = welcome();
    press(&mut window, "Make a set-up file");
    window.get_by_role_and_label(Role::Heading, "Make a set-up file");
    window.get_by_role_and_label(Role::RadioGroup, "Data centre");
    let europe = window.get_by_role_and_label(Role::RadioButton, "Europe");
    assert_eq!(europe.accesskit_node().toggled(), Some(Toggled::True));
    window.get_by_label_contains("http://127.0.0.1:8090/callback");
    assert!(window.query_by_label_contains("Type the council's name").is_none(), "nothing is wrong yet");
    press(&mut window, "Save the set-up file…");
    assert!(announced(&window).iter().any(|said| said.starts_with("Type the council's name")));
    assert!(announced(&window).iter().any(|said| said.starts_with("Copy the whole client ID")));
    assert!(
        window.get_by(|node| node.label().as_deref() == Some("Council's name") && is_field(node.role())).is_focused()
    );

    fill(&mut window, "Council's name", "Great Wittering");
    fill(&mut window, "Client ID", "1000.A");
    fill(&mut window, "Client secret", "canary-secret");
    fill(&mut window, "Supplier", "Parish Mail Ltd");
    fill(&mut window, "Email", "help@example.org");
    window.get_by_role_and_label(Role::RadioButton, "United Kingdom").click_accesskit();
    window.run();
    assert!(window.query_by_label_contains("Copy the whole client ID").is_none());
    press(&mut window, "Save the set-up file…");
    let Some(MakingStage::Asking(id)) = stage(&window).cloned() else { panic!("{:?}", stage(&window)) };
    let path = PathBuf::from("/there/Great Wittering.beadle");
    window.state_mut().desk.send(Msg::Making(MakingMsg::Chosen(id, Some(path))));
    window.run();
    let written = window.state().desk.commands().find_map(|command| match command {
        Command::WriteSetUp(_, _, set_up) => Some(set_up.clone()),
        _ => None,
    });
    let set_up = written.unwrap();
    assert_eq!((set_up.council.as_str(), set_up.region.code()), ("Great Wittering", "uk"));
    assert_eq!(set_up.client.client_secret.unwrap().expose(), "canary-secret");
    window.state_mut().desk.reply(Reply::SetUpWritten(id, Err(FileTrouble::Full)));
    window.run();
    assert!(
        announced(&window).contains(
            &"The set-up file was not saved. The disk is full. Make room, or choose another disk.".to_owned()
        )
    );
    press(&mut window, "Save the set-up file…");
    let Some(MakingStage::Asking(id)) = stage(&window).cloned() else { panic!("{:?}", stage(&window)) };
    let desk = &mut window.state_mut().desk;
    desk.send(Msg::Making(MakingMsg::Chosen(id, Some("/there/Great Wittering.beadle".into()))));
    desk.reply(Reply::SetUpWritten(id, Ok(())));
    window.run();
    assert!(announced(&window).contains(&"The set-up file is saved as Great Wittering.beadle in /there.".to_owned()));
    press(&mut window, "Back");
    window.get_by_role_and_label(Role::Button, "Make a set-up file");
}

fn stage<'a>(window: &'a Window<'_>) -> Option<&'a MakingStage> {
    window.state().desk.model.making.as_ref().map(|making| &making.stage)
}

#[test]
fn the_secret_is_covered_and_no_trace_of_it_stays() {
    let mut window = welcome();
    press(&mut window, "Make a set-up file");
    fill(&mut window, "Client secret", "canary-secret");
    fill(&mut window, "Client secret", "-and-more");
    let shows = |window: &Window<'_>| {
        window.query_all_by(|_| true).any(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value(), node.description()].into_iter().flatten().any(|text| text.contains("canary"))
        })
    };
    assert!(!shows(&window));
    let id = egui::Id::unique(("set-up", "client_secret"));
    let state = egui::TextEdit::load_state(&window.ctx, id).unwrap();
    let other = (egui::text::CCursorRange::default(), "other".to_owned());
    let undoer = state.undoer();
    assert!(!undoer.has_undo(&other) && !undoer.is_in_flux(), "egui remembers it");
    // Undo brings nothing back.
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run();
    press(&mut window, "Back");
    press(&mut window, "Make a set-up file");
    assert!(window.state().desk.model.making.as_ref().unwrap().form.client_secret.expose().is_empty());
    assert!(!shows(&window));
}

#[test]
fn the_ways_to_set_a_council_up_are_one_question() {
    let mut window = welcome();
    window.get_by_label("Do you have a set-up file?");
    for name in [
        "Open a set-up file…",
        "I have a letter from my supplier",
        "I'll set it up myself",
        "Practise with a pretend council",
        "I can't sign in to Zoho either",
        "Make a set-up file",
    ] {
        assert!(offers(&window, name), "{name}");
    }
    press(&mut window, "I can't sign in to Zoho either");
    let words = "I am the clerk of the council, and the administrator of its mailboxes at Zoho.";
    window.get_by_label_contains(words);
    window.get_by_role_and_label(Role::Button, "Copy these words").click_accesskit();
    window.step();
    let copies = |effect: &Effect| matches!(effect, Effect::CopyText(text) if text.starts_with(words));
    assert!(window.state().desk.effects.iter().any(copies));
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(offers(&window, "I have a letter from my supplier"), "one page back");
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(offers(&window, "Set up your council"));
}

#[test]
fn a_letter_is_typed_in_checked_and_shown_before_it_is_added() {
    let mut window = welcome();
    press(&mut window, "I have a letter from my supplier");
    press(&mut window, "Next");
    window.get_by_label_contains("Copy the whole client ID from Zoho.");
    fill(&mut window, "Council's name", "Great Wittering");
    fill(&mut window, "Client ID", " 1000.GREAT ");
    fill(&mut window, "Client secret", "canary-secret");
    window.get_by_role_and_label(Role::RadioButton, "mail.zoho.com").click_accesskit();
    window.run();
    let at = egui::Id::unique(("set-up", "client_secret"));
    let kept = egui::TextEdit::load_state(&window.ctx, at).map(|state| format!("{:?}", state.undoer()));
    assert!(!kept.unwrap_or_default().contains("canary"), "egui keeps no trace of it");
    press(&mut window, "Next");
    let desk = &mut window.state_mut().desk;
    let (id, set_up) = desk
        .commands()
        .find_map(|command| match command {
            Command::CheckSetUp(id, set_up) => Some((*id, set_up.clone())),
            _ => None,
        })
        .unwrap();
    assert_eq!((set_up.council.as_str(), set_up.client.client_id.as_str()), ("Great Wittering", "1000.GREAT"));
    assert_eq!(set_up.region.web_mail_host(), "mail.zoho.com");
    assert_eq!(set_up.client.client_secret.as_ref().unwrap().expose(), "canary-secret");
    desk.reply(Reply::SetUpRead { id, result: Ok(set_up), resembles: Some(Resemblance::SameName) });
    window.run();
    window.get_by_label("This is what you typed. Add the council only if every value is as in the letter.");
    window.get_by_label_contains("A council of this name is here already");
    // Something is wrong: back to the letter, where everything still stands.
    press(&mut window, "Don't add it");
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Client ID").value().as_deref(), Some(" 1000.GREAT "));
    press(&mut window, "Back");
    press(&mut window, "I have a letter from my supplier");
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Client ID").value().as_deref(), Some(""), "wiped");
}
