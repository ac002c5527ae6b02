//! Set-up files from the dialog, from a drop on the window, and from a second start.

use std::path::PathBuf;

use beadle::domain::look_alike::Resemblance;
use beadle::domain::set_up::{SetUp, SetUpFault};
use beadle::model::Session;
use beadle::model::adding::{AddingStage, FileFate};
use beadle::msg::{
    AccountMsg, Added, AddingMsg, Candidate, Command, Effect, FileQuestion, FocusKey, Loopback, Msg, Page, Reply,
    RequestId, ResetMsg, StartMode, WelcomeMsg,
};
use beadle::update::adding::obstacle;

use crate::common::{Desk, everybody, sian};

fn file() -> PathBuf {
    PathBuf::from("/there/Little Wittering.beadle")
}

fn set_up() -> Box<SetUp> {
    Box::new(SetUp::parse(br#"{"council": "A", "client_id": "1000.A"}"#).unwrap())
}

fn welcome() -> Desk {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    desk
}

/// Every way in that needs no dialog.
fn ways() -> [AddingMsg; 2] {
    [AddingMsg::Open(file()), AddingMsg::Dropped(vec![file()])]
}

fn reading(desk: &Desk) -> Option<RequestId> {
    desk.commands().find_map(|command| match command {
        Command::ReadSetUp { id, path } if *path == file() => Some(*id),
        _ => None,
    })
}

fn notice(desk: &Desk) -> Option<&str> {
    desk.model.notice.as_ref().map(|notice| notice.key)
}

fn stage(desk: &Desk) -> &AddingStage {
    &desk.model.adding.as_ref().unwrap().stage
}

fn asking(mut desk: Desk, resembles: Option<Resemblance>) -> Desk {
    desk.send(Msg::Adding(AddingMsg::Open(file())));
    let id = reading(&desk).unwrap();
    desk.reply(Reply::SetUpRead { id, result: Ok(set_up()), resembles });
    assert!(matches!(stage(&desk), AddingStage::Asking { .. }));
    desk
}

fn added(mut desk: Desk) -> Desk {
    desk.send(Msg::Adding(AddingMsg::Add));
    let id = desk.request(|command| matches!(command, Command::AddCouncil { .. }));
    let council = beadle::domain::council::CouncilId::from_random([1; 16]);
    desk.reply(Reply::CouncilAdded { id, result: Some(Added { council, was_there: false, keychain: None }) });
    desk
}

/// Nothing was opened, and this was said.
fn refuses(desk: &mut Desk, key: &str) {
    let opens = |desk: &Desk| desk.commands().count() > 0 || !desk.effects.is_empty();
    for msg in ways().into_iter().chain([AddingMsg::Choose]) {
        desk.model.notice = None;
        let before = format!("{:?} {:?} {:?}", desk.model.adding, desk.model.session, desk.model.reset);
        desk.send(Msg::Adding(msg.clone()));
        assert!(!opens(desk), "{msg:?}: {:?}", desk.effects);
        assert_eq!(notice(desk), Some(key), "{msg:?}");
        let after = format!("{:?} {:?} {:?}", desk.model.adding, desk.model.session, desk.model.reset);
        assert_eq!(before, after, "{msg:?}");
    }
    assert_eq!(obstacle(&desk.model), Some(key));
}

#[test]
fn a_file_from_anywhere_opens_the_page() {
    for msg in ways() {
        let mut desk = welcome();
        desk.send(Msg::Adding(msg));
        assert!(reading(&desk).is_some() && notice(&desk).is_none());
    }
    let mut desk = welcome();
    desk.send(Msg::Adding(AddingMsg::Choose));
    let [Effect::AskForFile(FileQuestion::OpenSetUp(id))] = desk.effects[..] else { panic!("{:?}", desk.effects) };
    desk.send(Msg::Adding(AddingMsg::Choose));
    assert!(desk.effects.is_empty(), "asked already");
    desk.send(Msg::Adding(AddingMsg::Chosen(RequestId(id.0 + 1), Some(file()))));
    assert!(desk.effects.is_empty(), "an answer to another question");
    desk.send(Msg::Adding(AddingMsg::Chosen(id, Some(file()))));
    assert!(reading(&desk).is_some());
}

#[test]
fn the_dialog_can_be_closed_and_opened_again() {
    let mut desk = welcome();
    for _ in 0..2 {
        desk.send(Msg::Adding(AddingMsg::Choose));
        let [Effect::AskForFile(FileQuestion::OpenSetUp(id))] = desk.effects[..] else { panic!("{:?}", desk.effects) };
        desk.send(Msg::Adding(AddingMsg::Chosen(id, None)));
        assert!(desk.effects.is_empty() && desk.model.adding.is_none() && notice(&desk).is_none());
    }
}

#[test]
fn one_set_up_file_at_a_time_is_dropped() {
    let table: [(&[&str], Option<&str>); 8] = [
        (&["/a.beadle"], None),
        (&["/a.JSON"], None),
        (&["/a.beadle", "/b.beadle"], Some("set-up-several")),
        (&["/a.pdf", "/b.beadle"], Some("set-up-several")),
        (&["/a.pdf"], Some("set-up-other-kind")),
        (&["/beadle"], Some("set-up-other-kind")),
        (&["/a.beadle.exe"], Some("set-up-other-kind")),
        (&[], None),
    ];
    for (names, key) in table {
        let mut desk = welcome();
        desk.send(Msg::Adding(AddingMsg::Dropped(names.iter().map(PathBuf::from).collect())));
        assert_eq!(notice(&desk), key, "{names:?}");
        assert_eq!(desk.model.adding.is_some(), key.is_none() && !names.is_empty(), "{names:?}");
        desk.send(Msg::Adding(AddingMsg::Dropped(vec![file()])));
        if key.is_some() {
            assert!(notice(&desk).is_none() && reading(&desk).is_some(), "it was about the other files");
        }
    }
}

#[test]
fn nothing_is_opened_in_the_middle_of_something() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::MakeAnother);
    refuses(&mut desk, "set-up-reset-open");
    refuses(&mut asking(welcome(), None), "set-up-another-open");
    let mut desk = welcome();
    desk.send(Msg::Adding(AddingMsg::Open(file())));
    refuses(&mut desk, "set-up-another-open");
    let mut desk = asking(welcome(), None);
    desk.send(Msg::Adding(AddingMsg::Add));
    refuses(&mut desk, "set-up-another-open");
    refuses(&mut added(asking(welcome(), None)), "set-up-another-open");

    let mut desk = welcome();
    desk.send(Msg::Welcome(WelcomeMsg::Practise));
    refuses(&mut desk, "set-up-signing-in");
    desk.model.session = Session::Confirming(RequestId(1), Candidate { council: "A".into(), address: "a@b.c".into() });
    refuses(&mut desk, "set-up-signing-in");
    let mut desk = Desk::signed_in();
    desk.send(Msg::Account(AccountMsg::SignOut));
    refuses(&mut desk, "set-up-question-open");
    desk.send(Msg::Leave(true));
    refuses(&mut desk, "set-up-signing-in");

    let mut desk = Desk::new();
    let loopback = Loopback { base: "http://127.0.0.1:1".to_owned(), set_up: None };
    desk.send(Msg::Start(StartMode::Loopback(loopback)));
    refuses(&mut desk, "set-up-not-here");
    let mut desk = welcome();
    desk.send(Msg::WorkerGone);
    refuses(&mut desk, "notice-worker-gone");
}

#[test]
fn a_page_with_nothing_left_to_answer_makes_way() {
    let mut desk = welcome();
    desk.send(Msg::Adding(AddingMsg::Open(PathBuf::from("/other.beadle"))));
    let id = desk.request(|command| matches!(command, Command::ReadSetUp { .. }));
    desk.reply(Reply::SetUpRead { id, result: Err(SetUpFault::NotSetUp), resembles: None });
    desk.send(Msg::Adding(AddingMsg::Dropped(vec![file()])));
    assert!(reading(&desk).is_some());
    let mut desk = added(asking(welcome(), None));
    desk.send(Msg::Adding(AddingMsg::DeleteFile));
    let id = desk.request(|command| matches!(command, Command::DeleteSetUp { .. }));
    refuses(&mut desk, "set-up-another-open");
    desk.reply(Reply::SetUpDeleted { id, is_gone: true });
    desk.send(Msg::Adding(AddingMsg::Dropped(vec![file()])));
    assert!(reading(&desk).is_some());
}

#[test]
fn whoever_is_signed_in_comes_back_to_where_she_was() {
    for page in [Page::Users, Page::History] {
        let mut desk = Desk::signed_in();
        desk.send(Msg::GoTo(page));
        let chosen = desk.model.councils.chosen.clone();
        let mut desk = added(asking(desk, None));
        assert!(matches!(stage(&desk), AddingStage::Added { file: FileFate::Offered, .. }));
        assert_eq!(desk.model.councils.chosen, chosen, "still the one that she is signed in to");
        desk.send(Msg::Adding(AddingMsg::Done));
        assert!(matches!(desk.effects.last(), Some(Effect::Focus(FocusKey::Search))));
        let id = desk.request(|command| matches!(command, Command::FindCouncils { .. }));
        desk.reply(Reply::Councils { id, councils: Vec::new(), open: None, n_unreadable: 0 });
        assert!(desk.effects.is_empty(), "nothing takes the focus away again");
        assert!(desk.model.adding.is_none() && desk.model.signed_in().is_some());
        assert_eq!(desk.model.page, page);
        assert_eq!(desk.model.users.n_shown(), everybody().len());
    }
    let mut desk = asking(Desk::signed_in(), None);
    desk.send(Msg::Adding(AddingMsg::DontAdd));
    assert!(desk.model.adding.is_none() && desk.model.signed_in().is_some());
}

#[test]
fn a_look_alike_stays_one_when_saving_fails() {
    let alike = Resemblance::Alike("B".to_owned());
    let mut desk = asking(welcome(), Some(alike.clone()));
    assert!(matches!(stage(&desk), AddingStage::Asking { resembles: Some(_), has_failed: false, .. }));
    desk.send(Msg::Adding(AddingMsg::Add));
    let id = desk.request(|command| matches!(command, Command::AddCouncil { .. }));
    desk.reply(Reply::CouncilAdded { id, result: None });
    let AddingStage::Asking { resembles, has_failed: true, .. } = stage(&desk) else { panic!("{:?}", stage(&desk)) };
    assert_eq!(resembles.as_ref(), Some(&alike));
}
