//! Slips without a disk: what is asked for, and what is made of the answers.

use std::path::PathBuf;

use beadle::domain::file_trouble::FileTrouble;
use beadle::domain::outcome::{Answer, Doubt};
use beadle::domain::password::spoken::Alphabet;
use beadle::domain::slip::{Certainty, FirstSignIn, Replaced, Slip};
use beadle::domain::slip_file::{Mark, NotDeleted, NotSaved, SlipFile};
use beadle::domain::user::User;
use beadle::model::reset::Phase;
use beadle::model::slip::SlipState;
use beadle::msg::{
    ChangeBy, Command, Effect, FileQuestion, Msg, Reply, RequestId, ResetMsg, SlipDone, SlipMsg, SlipWork, SpellingMsg,
};
use beadle::reset::answers::{Alone, Reason};
use beadle::reset::operation::{ChangeEnd, ChangeReport};

use crate::common::{Desk, everybody, now, sian};

fn done() -> Desk {
    Desk::answered(&sian(), Answer::Done { server_time: None })
}

fn unknown() -> Desk {
    Desk::answered(&sian(), Answer::Unknown(Doubt::TimedOut))
}

fn file() -> SlipFile {
    let mark = Mark { n_bytes: 7, digest: [7; 32] };
    SlipFile { path: PathBuf::from("/there/Slip.pdf"), mark, replaced: Replaced::default() }
}

fn state(desk: &Desk) -> Option<&SlipState> {
    match &desk.model.reset.as_ref()?.phase {
        Phase::Ended(ended) => Some(&ended.slip),
        Phase::Applying(applying) => Some(&applying.slip),
        Phase::Editing(_) => None,
    }
}

/// The question for a place, if there is one.
fn asked(desk: &mut Desk) -> Option<RequestId> {
    desk.send(Msg::Slip(SlipMsg::Save));
    desk.effects.iter().find_map(|effect| match effect {
        Effect::AskForFile(FileQuestion::SaveSlip(id)) => Some(*id),
        _ => None,
    })
}

/// Asked and answered: what the worker is to save.
fn saving(desk: &mut Desk) -> (RequestId, Slip) {
    let question = asked(desk).unwrap();
    desk.send(Msg::Slip(SlipMsg::Chosen(question, Some(file().path))));
    let found = desk.commands().find_map(|command| match command {
        Command::Slip(id, SlipWork::Save(slip, path)) => Some((*id, (**slip).clone(), path.clone())),
        _ => None,
    });
    let (id, slip, path) = found.unwrap();
    assert_eq!(path, file().path);
    (id, slip)
}

fn saved(desk: &mut Desk) {
    let (id, _) = saving(desk);
    desk.reply(Reply::Slip(id, SlipDone::Saved(Ok(Box::new(file())))));
    assert_eq!(state(desk), Some(&SlipState::Saved(Box::new(file()))));
}

fn slip_of(user: &User, alone: Alone) -> Slip {
    let mut desk = Desk::wizard_for(user);
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Alone(alone));
    desk.reset(ResetMsg::UseSuggestions);
    answer(&mut desk, Answer::Done { server_time: None });
    saving(&mut desk).1
}

fn answer(desk: &mut Desk, answer: Answer) {
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    answer_only(desk, answer);
}

fn answer_only(desk: &mut Desk, answer: Answer) {
    let id = desk.request(|command| matches!(command, Command::Change { .. }));
    let end = ChangeEnd::Answered(answer);
    let report = ChangeReport { end, baseline: None, sent: vec![now()], journal_failed: false, earlier: Vec::new() };
    desk.reply(Reply::ChangeEnded { id, report: Box::new(report) });
}

fn notice(desk: &Desk) -> Option<&str> {
    desk.model.notice.as_ref().map(|notice| notice.key)
}

#[test]
fn it_says_what_is_known_of_the_person_and_what_was_decided() {
    let slip = slip_of(&sian(), Alone::RatherNot);
    assert_eq!((slip.name.as_str(), slip.web_page.as_str()), ("Siân Pugh", "mail.zoho.eu"));
    assert_eq!(slip.council, "Little Wittering Parish Council");
    assert_eq!((slip.first, slip.certainty), (FirstSignIn::Kept, Certainty::Set));
    assert!(slip.has_mail_apps && !slip.has_two_step);
    assert_eq!(slip_of(&sian(), Alone::Yes).first, FirstSignIn::Forced);
    let person = |name: &str| everybody().into_iter().find(|user| user.name == name).unwrap();
    assert!(slip_of(&person("Margaret Pugh-Thornbury"), Alone::Yes).has_two_step);
    assert!(!slip_of(&person("Owen Pugh"), Alone::Yes).has_mail_apps);
    let silent = User { two_step: None, mail_apps: None, ..sian() };
    let slip = slip_of(&silent, Alone::Yes);
    assert!(!slip.has_two_step && slip.has_mail_apps, "what Zoho does not say is not claimed");
    let mut desk = unknown();
    desk.send(Msg::Spelling(SpellingMsg::Use(Alphabet::Nato)));
    let slip = saving(&mut desk).1;
    assert_eq!((slip.certainty, slip.alphabet), (Certainty::Unknown, Alphabet::Nato));
    let plan = desk.model.reset.as_ref().unwrap().operation().unwrap().plan();
    assert_eq!(slip.password, *plan.password());
}

#[test]
fn an_answer_to_an_earlier_question_saves_nothing() {
    let mut desk = done();
    let question = asked(&mut desk).unwrap();
    assert_eq!(asked(&mut desk), None, "asked already");
    desk.reset(ResetMsg::MakeAnotherForSame);
    let id = desk.request(|command| matches!(command, Command::ReadUser { .. }));
    desk.reply(Reply::UserRead { id, result: Ok(Box::new(sian())) });
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::UseSuggestions);
    answer(&mut desk, Answer::Done { server_time: None });
    let next = asked(&mut desk).unwrap();
    desk.send(Msg::Slip(SlipMsg::Chosen(question, Some(file().path))));
    assert_eq!(desk.commands().count(), 0);
    assert_eq!(state(&desk), Some(&SlipState::Asking(next)));
    desk.send(Msg::Slip(SlipMsg::Chosen(next, None)));
    assert_eq!(state(&desk), Some(&SlipState::None));
}

#[test]
fn trouble_is_kept_and_another_try_allowed() {
    let mut desk = done();
    let (id, _) = saving(&mut desk);
    desk.reply(Reply::Slip(id, SlipDone::Saved(Err(NotSaved::File(FileTrouble::Full)))));
    assert_eq!(state(&desk), Some(&SlipState::NotSaved(NotSaved::File(FileTrouble::Full))));
    saved(&mut desk);
    assert_eq!(asked(&mut desk), None, "one at a time");
    desk.send(Msg::Slip(SlipMsg::Delete));
    let id = desk.request(|command| matches!(command, Command::Slip(_, SlipWork::Delete(_))));
    desk.send(Msg::Slip(SlipMsg::Delete));
    assert_eq!(desk.commands().count(), 0, "on its way already");
    desk.reply(Reply::Slip(RequestId(1), SlipDone::Deleted(Ok(()))));
    assert_eq!(state(&desk), Some(&SlipState::Deleting(id, Box::new(file()))), "a stale reply");
    desk.reply(Reply::Slip(id, SlipDone::Deleted(Err(NotDeleted::Changed))));
    assert_eq!(state(&desk), Some(&SlipState::NotDeleted(Box::new(file()), NotDeleted::Changed)));
    assert!(asked(&mut desk).is_some());
}

#[test]
fn another_try_with_the_same_password_keeps_the_slip() {
    let mut desk = unknown();
    let (id, _) = saving(&mut desk);
    desk.reset(ResetMsg::TryAgain);
    // The answer comes while the second try is on its way.
    let change = desk.effects.clone();
    desk.reply(Reply::Slip(id, SlipDone::Saved(Ok(Box::new(file())))));
    desk.effects = change;
    answer_only(&mut desk, Answer::Done { server_time: None });
    assert_eq!(state(&desk), Some(&SlipState::Saved(Box::new(file()))));
    assert_ne!(notice(&desk), Some("notice-slip-left"));
}

#[test]
fn whoever_leaves_the_page_is_told_that_the_file_is_still_there() {
    let ways: [fn(&mut Desk); 3] = [
        |desk| desk.reset(ResetMsg::Finish),
        |desk| desk.reset(ResetMsg::ResetSomeoneElse),
        |desk| desk.reset(ResetMsg::MakeAnotherForSame),
    ];
    for leave in ways {
        let mut desk = done();
        saved(&mut desk);
        leave(&mut desk);
        assert_eq!(notice(&desk), Some("notice-slip-left"));
    }
    let mut desk = done();
    desk.reset(ResetMsg::Finish);
    assert_ne!(notice(&desk), Some("notice-slip-left"));
    let mut desk = done();
    let (id, _) = saving(&mut desk);
    desk.reset(ResetMsg::Finish);
    assert_ne!(notice(&desk), Some("notice-slip-left"));
    desk.reply(Reply::Slip(id, SlipDone::Saved(Ok(Box::new(file())))));
    assert_eq!(notice(&desk), Some("notice-slip-left"), "saved too late for the page");
    let mut desk = unknown();
    saved(&mut desk);
    desk.reset(ResetMsg::LeaveUnresolved);
    desk.send(Msg::Leave(true));
    assert_eq!(notice(&desk), Some("notice-slip-left"));
}

#[test]
fn a_password_for_nobody_has_none() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Left));
    desk.reset(ResetMsg::UseSuggestions);
    answer(&mut desk, Answer::Done { server_time: None });
    assert_eq!(asked(&mut desk), None);
}
