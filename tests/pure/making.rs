//! Making a set-up file: the form's rules and what happens around it.

use std::path::PathBuf;

use beadle::domain::file_trouble::FileTrouble;
use beadle::domain::set_up::{SetUpFault, SetUpField};
use beadle::domain::set_up_form::SetUpForm;
use beadle::model::making::MakingStage;
use beadle::msg::{Command, Effect, FileQuestion, FocusKey, MakingMsg, Msg, Reply, RequestId, StartMode};

use crate::common::Desk;

fn filled() -> SetUpForm {
    let mut form = SetUpForm {
        council: "Little Wittering Parish Council".to_owned(),
        client_id: "1000.ABC".to_owned(),
        supplier: "Parish Mail Ltd".to_owned(),
        phone: "01632 960123".to_owned(),
        email: "help@example.org".to_owned(),
        ..SetUpForm::new()
    };
    form.client_secret.expose_mut().push_str("canary-secret");
    form
}

fn open() -> Desk {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    desk.send(Msg::Making(MakingMsg::Open));
    desk
}

fn typed(form: SetUpForm) -> Desk {
    let mut desk = open();
    desk.send(Msg::Making(MakingMsg::Edit(Box::new(form))));
    desk
}

fn asked(desk: &mut Desk) -> Option<RequestId> {
    desk.send(Msg::Making(MakingMsg::Save));
    desk.effects.iter().find_map(|effect| match effect {
        Effect::AskForFile(FileQuestion::SaveSetUp(id)) => Some(*id),
        _ => None,
    })
}

fn path() -> PathBuf {
    PathBuf::from("/there/Little Wittering.beadle")
}

fn saving(desk: &mut Desk) -> RequestId {
    let question = asked(desk).unwrap();
    desk.send(Msg::Making(MakingMsg::Chosen(question, Some(path()))));
    desk.request(|command| matches!(command, Command::WriteSetUp(_, there, _) if *there == path()))
}

fn stage(desk: &Desk) -> &MakingStage {
    &desk.model.making.as_ref().unwrap().stage
}

#[test]
fn each_field_has_its_own_fault() {
    type Edit = fn(&mut SetUpForm);
    let edits: [(Edit, SetUpFault); 14] = [
        (|form| form.council.clear(), SetUpFault::Odd(SetUpField::Council)),
        (|form| form.council = "a".repeat(101), SetUpFault::Odd(SetUpField::Council)),
        (|form| form.council.push('\u{200B}'), SetUpFault::Hidden(SetUpField::Council)),
        (|form| form.council = "P\u{430}rish".to_owned(), SetUpFault::Misleading),
        (|form| form.client_id.clear(), SetUpFault::Odd(SetUpField::ClientId)),
        (|form| form.client_id.push_str("/x"), SetUpFault::Odd(SetUpField::ClientId)),
        (|form| form.client_secret.expose_mut().push_str(" x"), SetUpFault::Odd(SetUpField::ClientSecret)),
        (|form| form.redirect_port = "80".to_owned(), SetUpFault::Odd(SetUpField::RedirectPort)),
        (|form| form.redirect_port = "+8090".to_owned(), SetUpFault::Odd(SetUpField::RedirectPort)),
        (|form| form.redirect_port.clear(), SetUpFault::Odd(SetUpField::RedirectPort)),
        (|form| form.supplier = "a".repeat(101), SetUpFault::Odd(SetUpField::SupplierName)),
        (|form| form.phone.push('\u{202E}'), SetUpFault::Hidden(SetUpField::SupplierPhone)),
        (|form| form.email = "help".to_owned(), SetUpFault::Odd(SetUpField::SupplierEmail)),
        (|form| form.email.push('\u{7}'), SetUpFault::Hidden(SetUpField::SupplierEmail)),
    ];
    assert!(filled().finish().is_ok());
    for (edit, fault) in edits {
        let mut form = filled();
        edit(&mut form);
        assert_eq!(form.finish().unwrap_err(), [fault]);
        assert_eq!(form.fault_of(fault.field().unwrap()), Some(fault));
        let mut desk = typed(form);
        assert_eq!(asked(&mut desk), None);
        assert!(matches!(desk.effects[..], [Effect::Focus(FocusKey::Problem)]));
        assert!(desk.model.making.as_ref().unwrap().is_checked);
    }
    assert_eq!(SetUpForm::new().finish().unwrap_err().len(), 2, "the name and the client ID");
}

#[test]
fn what_need_not_be_said_is_left_out() {
    let form = SetUpForm { supplier: String::new(), phone: " ".into(), email: String::new(), ..filled() };
    let mut form = form;
    form.client_secret.clear();
    let set_up = form.finish().unwrap();
    assert!(set_up.supplier.is_none() && set_up.client.client_secret.is_none());
}

#[test]
fn the_secret_is_in_no_debug_output() {
    let mut desk = typed(filled());
    let shown = format!("{:?} {:?}", desk.model, MakingMsg::Edit(Box::new(filled())));
    assert!(!shown.contains("canary-secret"), "{shown}");
    saving(&mut desk);
    let shown = format!("{:?} {:?}", desk.model, desk.effects);
    assert!(!shown.contains("canary-secret"), "{shown}");
}

#[test]
fn it_is_saved_where_she_says() {
    let mut desk = typed(filled());
    let id = saving(&mut desk);
    assert!(asked(&mut desk).is_none(), "on its way");
    desk.send(Msg::Making(MakingMsg::Close));
    assert!(desk.model.making.is_some(), "waited for");
    desk.reply(Reply::SetUpWritten(RequestId(id.0 + 1), Ok(())));
    assert_eq!(stage(&desk), &MakingStage::Saving(id, path()), "a stale reply");
    desk.reply(Reply::SetUpWritten(id, Err(FileTrouble::Full)));
    assert_eq!(stage(&desk), &MakingStage::NotSaved(FileTrouble::Full));
    let id = saving(&mut desk);
    desk.reply(Reply::SetUpWritten(id, Ok(())));
    assert_eq!(stage(&desk), &MakingStage::Saved(path()));
    desk.send(Msg::Making(MakingMsg::Another));
    let form = &desk.model.making.as_ref().unwrap().form;
    assert!(form.council.is_empty() && form.client_id.is_empty() && form.client_secret.expose().is_empty());
    assert_eq!((form.supplier.as_str(), form.phone.as_str()), ("Parish Mail Ltd", "01632 960123"));
    assert_eq!(stage(&desk), &MakingStage::Editing);
    desk.send(Msg::Making(MakingMsg::Close));
    assert!(desk.model.making.is_none());
}

#[test]
fn an_answer_that_comes_too_late_saves_nothing() {
    let mut desk = typed(filled());
    let question = asked(&mut desk).unwrap();
    desk.send(Msg::Making(MakingMsg::Edit(Box::new(SetUpForm::new()))));
    assert_eq!(desk.model.making.as_ref().unwrap().form, filled(), "the form waits");
    desk.send(Msg::Making(MakingMsg::Close));
    desk.send(Msg::Making(MakingMsg::Open));
    desk.send(Msg::Making(MakingMsg::Chosen(question, Some(path()))));
    assert_eq!(desk.commands().count(), 0);
    let mut desk = typed(filled());
    let question = asked(&mut desk).unwrap();
    desk.send(Msg::Making(MakingMsg::Chosen(question, None)));
    assert_eq!((desk.commands().count(), stage(&desk)), (0, &MakingStage::Editing));
}

#[test]
fn only_somebody_who_is_not_signed_in_makes_one() {
    let mut desk = Desk::signed_in();
    desk.send(Msg::Making(MakingMsg::Open));
    assert!(desk.model.making.is_none());
    let mut desk = typed(filled());
    desk.send(Msg::WorkerGone);
    assert_eq!(asked(&mut desk), None);
}
