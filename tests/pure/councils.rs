//! Finding councils, opening one, and adding one from a set-up file.

use std::path::PathBuf;

use beadle::domain::outcome::{KeychainTrouble, ReadFailure, SignInFailure, Unsent};
use beadle::domain::region::Region;
use beadle::domain::set_up::{SetUp, SetUpFault};
use beadle::model::Session;
use beadle::model::adding::{AddingStage, FileFate};
use beadle::model::session::SignInStage;
use beadle::model::setting_up::SettingUp;
use beadle::msg::{
    Added, AddingMsg, Candidate, Command, Effect, KnownCouncil, Msg, Reply, RequestId, Signed, StartMode, WayIn,
    WelcomeMsg,
};

use crate::common::{Broken, Desk, now, signed};

fn council(name: &str, id: u8) -> KnownCouncil {
    let id = beadle::domain::council::CouncilId::from_random([id; 16]);
    KnownCouncil { id, name: name.to_owned(), region: Region::Eu, domain: None, supplier: None }
}

fn started(councils: Vec<KnownCouncil>, open: Option<usize>) -> Desk {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    let id = desk.request(|command| matches!(command, Command::FindCouncils { .. }));
    let open = open.map(|place| councils[place].id.clone());
    desk.reply(Reply::Councils { id, councils, open, n_unreadable: 0 });
    desk
}

fn opening(desk: &Desk) -> Option<RequestId> {
    desk.commands().find_map(|command| match command {
        Command::OpenCouncil { id, .. } => Some(*id),
        _ => None,
    })
}

fn asking() -> Desk {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Adding(PathBuf::from("a.beadle"))));
    let id = desk.request(|command| matches!(command, Command::ReadSetUp { .. }));
    let set_up = SetUp::parse(br#"{"council": "A", "client_id": "1000.A"}"#).unwrap();
    desk.reply(Reply::SetUpRead { id, result: Ok(Box::new(set_up)), resembles: None });
    desk
}

fn added(keychain: Option<KeychainTrouble>) -> Desk {
    let mut desk = asking();
    desk.send(Msg::Adding(AddingMsg::Add));
    let id = desk.request(|command| matches!(command, Command::AddCouncil { .. }));
    let council = council("A", 1).id;
    desk.reply(Reply::CouncilAdded { id, result: Some(Added { council, was_there: false, keychain }) });
    desk
}

fn fate(desk: &Desk) -> FileFate {
    match &desk.model.adding.as_ref().unwrap().stage {
        AddingStage::Added { file, .. } => *file,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_only_council_opens_once_by_itself() {
    let mut desk = started(vec![council("B", 2)], Some(0));
    let id = opening(&desk).unwrap();
    assert_eq!(desk.model.councils.chosen().unwrap().name, "B");
    desk.reply(Reply::SignedIn { id, result: Err(SignInFailure::NotKept) });
    assert!(matches!(desk.model.session, Session::SignedOut(None)), "nobody has signed in: nothing to explain");
    desk.send(Msg::Welcome(WelcomeMsg::SignIn));
    let way = desk.commands().find_map(|command| match command {
        Command::SignIn { way: WayIn::Council(id), .. } => Some(id.clone()),
        _ => None,
    });
    assert_eq!(way, Some(council("B", 2).id));
}

#[test]
fn without_one_to_open_nothing_opens() {
    let desk = started(vec![council("A", 1), council("B", 2)], None);
    assert_eq!(opening(&desk), None);
    assert_eq!(desk.model.councils.chosen().unwrap().name, "A");
    let mut desk = started(Vec::new(), None);
    desk.send(Msg::Welcome(WelcomeMsg::SignIn));
    assert_eq!(desk.commands().count(), 0);
    assert!(matches!(desk.model.setting_up, Some(SettingUp::Ways)), "she is asked how to set one up");
}

#[test]
fn waiting_for_the_network_can_be_hurried_and_stopped() {
    let mut desk = started(vec![council("A", 1)], Some(0));
    let id = opening(&desk).unwrap();
    let why = ReadFailure::Unsent(Unsent::Dns);
    desk.reply(Reply::OpeningWaits { id, why: why.clone(), until: now() });
    let Session::SigningIn(under_way) = &desk.model.session else { panic!("not waiting") };
    assert_eq!(under_way.stage, SignInStage::Waiting { council: "A".to_owned(), why: why.clone(), until: now() });
    desk.send(Msg::Welcome(WelcomeMsg::TryNow));
    assert!(desk.commands().any(|command| matches!(command, Command::Cancel(cancelled) if *cancelled == id)));
    let again = opening(&desk).unwrap();
    desk.reply(Reply::OpeningWaits { id, why, until: now() });
    let Session::SigningIn(under_way) = &desk.model.session else { panic!("not waiting") };
    assert_eq!(under_way.stage, SignInStage::Opening("A".to_owned()), "the one before has nothing to say any more");
    desk.send(Msg::Welcome(WelcomeMsg::CancelSignIn));
    assert!(desk.commands().any(|command| matches!(command, Command::Cancel(cancelled) if *cancelled == again)));
    desk.reply(Reply::SignedIn { id: again, result: Ok(Box::new(signed())) });
    assert!(desk.model.signed_in().is_none(), "she has stopped it");
}

#[test]
fn a_first_sign_in_waits_for_yes() {
    for yes in [true, false] {
        let mut desk = started(vec![council("A", 1)], None);
        desk.send(Msg::Welcome(WelcomeMsg::SignIn));
        let id = desk.request(|command| matches!(command, Command::SignIn { .. }));
        let candidate = Candidate { council: "A".to_owned(), address: "clerk@a.example".to_owned() };
        desk.reply(Reply::ConfirmCouncil { id, candidate });
        assert!(desk.model.signed_in().is_none());
        desk.send(Msg::Welcome(WelcomeMsg::Confirm(yes)));
        let said = desk.commands().find_map(|command| match command {
            Command::ConfirmCouncil { yes, .. } => Some(*yes),
            _ => None,
        });
        assert_eq!(said, Some(yes));
    }
}

#[test]
fn a_first_sign_in_that_she_no_longer_waits_for_is_let_go() {
    let mut desk = started(vec![council("A", 1)], None);
    desk.send(Msg::Welcome(WelcomeMsg::SignIn));
    let id = desk.request(|command| matches!(command, Command::SignIn { .. }));
    desk.send(Msg::Welcome(WelcomeMsg::CancelSignIn));
    let candidate = Candidate { council: "A".to_owned(), address: "clerk@a.example".to_owned() };
    desk.reply(Reply::ConfirmCouncil { id, candidate });
    assert!(desk.commands().any(|command| matches!(command, Command::ConfirmCouncil { yes: false, .. })));
    assert!(matches!(desk.model.session, Session::SignedOut(_)));
}

#[test]
fn who_signed_in_where_is_remembered() {
    let mut desk = started(vec![council("A", 1)], Some(0));
    let id = opening(&desk).unwrap();
    let open = council("A", 1).id;
    let result = Ok(Box::new(Signed { council_id: Some(open.clone()), ..signed() }));
    desk.reply(Reply::SignedIn { id, result });
    assert!(desk.effects.iter().any(|effect| matches!(effect, Effect::RememberCouncil(id) if *id == open)));
}

#[test]
fn a_keychain_that_does_not_keep_the_sign_in_is_said() {
    let mut desk = started(vec![council("A", 1)], Some(0));
    let id = opening(&desk).unwrap();
    let result = Ok(Box::new(Signed { keychain: Some(KeychainTrouble::Locked), ..signed() }));
    desk.reply(Reply::SignedIn { id, result });
    assert_eq!(desk.model.notice.as_ref().unwrap().key, "notice-keychain-locked");
}

#[test]
fn nothing_is_added_before_she_says_so() {
    let mut desk = asking();
    assert!(!desk.commands().any(|command| matches!(command, Command::AddCouncil { .. })));
    desk.send(Msg::Adding(AddingMsg::DeleteFile));
    assert!(desk.effects.is_empty(), "the file is not touched before its council is there");
    desk.send(Msg::Adding(AddingMsg::DontAdd));
    assert!(desk.model.adding.is_none());
    assert!(desk.commands().any(|command| matches!(command, Command::FindCouncils { .. })));
}

#[test]
fn a_council_that_the_disk_does_not_take_is_asked_about_again() {
    let mut desk = asking();
    desk.send(Msg::Adding(AddingMsg::Add));
    let id = desk.request(|command| matches!(command, Command::AddCouncil { .. }));
    desk.send(Msg::Adding(AddingMsg::DontAdd));
    assert!(desk.model.adding.is_some(), "it is on its way");
    desk.reply(Reply::CouncilAdded { id, result: None });
    let stage = &desk.model.adding.as_ref().unwrap().stage;
    assert!(matches!(stage, AddingStage::Asking { has_failed: true, .. }), "{stage:?}");
}

#[test]
fn the_file_is_offered_for_deletion_only_when_its_secret_is_safe() {
    assert_eq!(fate(&added(Some(KeychainTrouble::None))), FileFate::Needed);
    let mut desk = added(None);
    assert_eq!(fate(&desk), FileFate::Offered);
    desk.send(Msg::Adding(AddingMsg::DeleteFile));
    let id = desk.request(|command| matches!(command, Command::DeleteSetUp { .. }));
    desk.reply(Reply::SetUpDeleted { id, is_gone: false });
    assert_eq!(fate(&desk), FileFate::NotDeleted);
    desk.send(Msg::Adding(AddingMsg::DeleteFile));
    let id = desk.request(|command| matches!(command, Command::DeleteSetUp { .. }));
    desk.reply(Reply::SetUpDeleted { id, is_gone: true });
    assert_eq!(fate(&desk), FileFate::Deleted);
}

#[test]
fn without_random_numbers_no_council_gets_a_name() {
    let mut desk = asking();
    desk.random = Box::new(Broken);
    desk.send(Msg::Adding(AddingMsg::Add));
    assert!(desk.effects.is_empty());
    assert_eq!(desk.model.notice.as_ref().unwrap().key, "notice-no-random");
}

#[test]
fn a_file_that_is_none_leads_back() {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Adding(PathBuf::from("a.beadle"))));
    let id = desk.request(|command| matches!(command, Command::ReadSetUp { .. }));
    desk.reply(Reply::SetUpRead { id, result: Err(SetUpFault::NotSetUp), resembles: None });
    desk.send(Msg::Adding(AddingMsg::Add));
    assert!(desk.effects.is_empty());
    desk.send(Msg::Adding(AddingMsg::DontAdd));
    assert!(desk.model.adding.is_none());
}
