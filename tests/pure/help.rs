//! The help: the page for where she is, and what closes it.

use beadle::domain::help_topic::HelpTopic;
use beadle::domain::outcome::{Answer, Doubt, Refusal, SignInFailure};
use beadle::model::Model;
use beadle::msg::{
    AccountMsg, AddingMsg, ByHandMsg, ChangeBy, Command, Effect, FocusKey, HelpMsg, Msg, OtherWaysMsg, Page,
    ReadOutMsg, Reply, ResetMsg, SettingUpMsg, SettingsMsg, StartMode, WelcomeMsg,
};
use beadle::reset::answers::Reason;

use crate::common::{Desk, known_council, report, sian};

fn help(desk: &mut Desk, msg: HelpMsg) {
    desk.send(Msg::Help(msg));
}

fn topic(desk: &Desk) -> Option<HelpTopic> {
    desk.model.help.as_ref().map(|help| help.topic)
}

fn here(model: &Model) -> HelpTopic {
    model.topic_here()
}

fn welcome() -> Desk {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    let id = desk.request(|command| matches!(command, Command::FindCouncils { .. }));
    desk.reply(Reply::Councils { id, councils: vec![known_council("A")], open: None, n_unreadable: 0 });
    desk
}

#[test]
fn every_page_of_somebody_who_is_not_signed_in_has_its_own() {
    let mut desk = welcome();
    assert_eq!(here(&desk.model), HelpTopic::Welcome);
    desk.send(Msg::SettingUp(SettingUpMsg::Open));
    assert_eq!(here(&desk.model), HelpTopic::SetUp);
    desk.send(Msg::SettingUp(SettingUpMsg::Letter));
    assert_eq!(here(&desk.model), HelpTopic::SetUp);
    desk.send(Msg::SettingUp(SettingUpMsg::Back));
    desk.send(Msg::SettingUp(SettingUpMsg::ByHand(ByHandMsg::Open)));
    assert_eq!(here(&desk.model), HelpTopic::ByHand);
    desk.send(Msg::SettingUp(SettingUpMsg::Back));
    desk.send(Msg::SettingUp(SettingUpMsg::Back));
    desk.send(Msg::OtherWays(OtherWaysMsg::Open));
    assert_eq!(here(&desk.model), HelpTopic::OtherWays);
    desk.send(Msg::OtherWays(OtherWaysMsg::Device));
    assert_eq!(here(&desk.model), HelpTopic::OtherWays);
    desk.send(Msg::Welcome(WelcomeMsg::CancelSignIn));
    desk.send(Msg::OtherWays(OtherWaysMsg::Back));
    desk.send(Msg::GoTo(Page::Councils));
    assert_eq!(here(&desk.model), HelpTopic::Councils);
    desk.send(Msg::GoTo(Page::Users));
    desk.send(Msg::Settings(SettingsMsg::Open));
    assert_eq!(here(&desk.model), HelpTopic::Settings);
    desk.send(Msg::Adding(AddingMsg::Open("/there/a.beadle".into())));
    assert_eq!(here(&desk.model), HelpTopic::SetUp, "the question above any page");
}

#[test]
fn every_page_of_somebody_who_is_signed_in_has_its_own() {
    let mut desk = Desk::signed_in();
    assert_eq!(here(&desk.model), HelpTopic::Users);
    for (page, topic) in [
        (Page::History, HelpTopic::History),
        (Page::Settings, HelpTopic::Settings),
        (Page::Councils, HelpTopic::Councils),
        (Page::NewClerk, HelpTopic::NewClerk),
        (Page::Users, HelpTopic::Users),
    ] {
        desk.send(Msg::GoTo(page));
        assert_eq!(here(&desk.model), topic);
    }
    let mut desk = Desk::wizard_for(&sian());
    let mut seen = vec![here(&desk.model)];
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    for _ in 0..4 {
        desk.reset(ResetMsg::Next);
        seen.push(here(&desk.model));
    }
    assert_eq!(
        seen,
        [HelpTopic::WhatHappened, HelpTopic::Password, HelpTopic::Force, HelpTopic::SignOutAndEmail, HelpTopic::Change]
    );
}

#[test]
fn every_end_of_a_reset_has_its_own() {
    let mut done = Desk::answered(&sian(), Answer::Done { server_time: None });
    assert_eq!(here(&done.model), HelpTopic::Done);
    done.reset(ResetMsg::ReadOut(ReadOutMsg::Open));
    assert_eq!(here(&done.model), HelpTopic::ReadOut);
    done.reset(ResetMsg::ReadOut(ReadOutMsg::Close));
    done.reset(ResetMsg::StillDoesntWork);
    assert_eq!(here(&done.model), HelpTopic::StillDoesntWork);
    let unknown = Desk::answered(&sian(), Answer::Unknown(Doubt::TimedOut));
    assert_eq!(here(&unknown.model), HelpTopic::Unknown);
    let refused = Desk::answered(&sian(), Answer::Refused(Refusal::Breached));
    assert_eq!(here(&refused.model), HelpTopic::Refused);
}

#[test]
fn it_opens_where_she_is_and_closes_with_the_same_key() {
    let mut desk = Desk::signed_in();
    help(&mut desk, HelpMsg::Toggle);
    assert_eq!(topic(&desk), Some(HelpTopic::Users));
    assert!(desk.effects.iter().any(|effect| matches!(effect, Effect::Focus(FocusKey::HelpText))));
    help(&mut desk, HelpMsg::Toggle);
    assert_eq!(topic(&desk), None);
    for stray in [HelpMsg::Close, HelpMsg::Back, HelpMsg::GoTo(HelpTopic::Keys), HelpMsg::Search("a".to_owned())] {
        help(&mut desk, stray);
        assert_eq!(topic(&desk), None);
    }
}

#[test]
fn escape_goes_back_one_thing_at_a_time() {
    let mut desk = Desk::signed_in();
    help(&mut desk, HelpMsg::Toggle);
    help(&mut desk, HelpMsg::GoTo(HelpTopic::Slip));
    help(&mut desk, HelpMsg::GoTo(HelpTopic::Keys));
    help(&mut desk, HelpMsg::Search("words".to_owned()));
    help(&mut desk, HelpMsg::Back);
    assert_eq!(desk.model.help.as_ref().unwrap().search, "", "first what is searched for");
    for expected in [Some(HelpTopic::Slip), Some(HelpTopic::Users), None] {
        help(&mut desk, HelpMsg::Back);
        assert_eq!(topic(&desk), expected);
    }
}

#[test]
fn choosing_in_the_list_leaves_no_trail_and_in_a_narrow_window_makes_room() {
    let mut desk = Desk::signed_in();
    help(&mut desk, HelpMsg::Toggle);
    help(&mut desk, HelpMsg::AllPages(true));
    help(&mut desk, HelpMsg::Choose(HelpTopic::Slip, FocusKey::HelpList));
    assert!(desk.model.help.as_ref().unwrap().shows_all, "the arrow keys go on choosing");
    help(&mut desk, HelpMsg::Choose(HelpTopic::Keys, FocusKey::HelpText));
    assert!(!desk.model.help.as_ref().unwrap().shows_all);
    assert_eq!(topic(&desk), Some(HelpTopic::Keys));
    help(&mut desk, HelpMsg::Back);
    assert_eq!(topic(&desk), None);
}

#[test]
fn an_outcome_does_not_wait_behind_it() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::UseSuggestions);
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    let id = desk.request(|command| matches!(command, Command::Change { .. }));
    help(&mut desk, HelpMsg::Toggle);
    assert_eq!(topic(&desk), Some(HelpTopic::Change), "while it is on its way");
    desk.reply(Reply::ChangeEnded { id, report: Box::new(report(&sian(), Answer::Unknown(Doubt::TimedOut))) });
    assert_eq!(topic(&desk), None);
    assert_eq!(here(&desk.model), HelpTopic::Unknown);
}

#[test]
fn a_question_does_not_wait_behind_it_and_what_changes_nothing_leaves_it_open() {
    let mut desk = Desk::answered(&sian(), Answer::Unknown(Doubt::TimedOut));
    help(&mut desk, HelpMsg::Toggle);
    desk.send(Msg::CloseWindow);
    assert!(desk.model.leaving.is_some());
    assert_eq!(topic(&desk), None);
    let mut desk = Desk::signed_in();
    help(&mut desk, HelpMsg::Toggle);
    desk.reply(Reply::JournalCaughtUp);
    assert_eq!(topic(&desk), Some(HelpTopic::Users));
    desk.send(Msg::Account(AccountMsg::SignOut));
    desk.send(Msg::Leave(true));
    assert_eq!(topic(&desk), None, "another page is beneath");
}

#[test]
fn a_sign_in_that_ends_closes_it() {
    let mut desk = welcome();
    desk.send(Msg::SettingUp(SettingUpMsg::Open));
    help(&mut desk, HelpMsg::Toggle);
    assert_eq!(topic(&desk), Some(HelpTopic::SetUp));
    desk.send(Msg::Welcome(WelcomeMsg::Practise));
    let id = desk.request(|command| matches!(command, Command::Practise { .. }));
    assert_eq!(topic(&desk), None);
    help(&mut desk, HelpMsg::Toggle);
    assert_eq!(topic(&desk), Some(HelpTopic::Welcome));
    desk.reply(Reply::SignedIn { id, result: Err(SignInFailure::NoRandom) });
    assert_eq!(topic(&desk), Some(HelpTopic::Welcome), "it is about the same page");
}
