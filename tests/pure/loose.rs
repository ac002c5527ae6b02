//! Resets that nobody saw to their end, and `It still doesn't work`.

use beadle::domain::journal::{
    Event, EventKind, GENESIS, JournalOptions, JournalOutcome, Line, OperationKind, VERSION,
};
use beadle::domain::outcome::{Answer, ReadFailure, Unsent};
use beadle::domain::user::{Role, User, UserKey};
use beadle::model::history::LooseCheck;
use beadle::model::reset::{Freshness, Phase};
use beadle::model::trouble::Question;
use beadle::msg::{ChangeBy, Command, Effect, HistoryRead, LooseMsg, Msg, Page, Reply, ResetMsg, TroubleMsg, UsersMsg};
use beadle::reset::answers::Reason;
use beadle::reset::operation::{ChangeEnd, ChangeReport};
use beadle::reset::step::Step;
use beadle::reset::verify::{Finding, Teller};

use crate::common::{Desk, clerk, everybody, now, sian};

fn line(op: &str, event: EventKind, outcome: Option<JournalOutcome>) -> Line {
    Line {
        v: VERSION,
        seq: 1,
        at: now(),
        event: Event {
            op: op.to_owned(),
            attempt: 1,
            event,
            kind: OperationKind::Reset,
            zuid: sian().zuid,
            address: sian().address,
            by: clerk().address.to_string(),
            options: JournalOptions { reason: "forgotten".to_owned(), ..JournalOptions::default() },
            baseline: sian().last_password_reset.map(jiff::Timestamp::as_millisecond),
            outcome,
        },
        app: "0.1.0".to_owned(),
        prev: GENESIS.to_owned(),
    }
}

/// Signed in, and this is in the journal.
fn with_journal(lines: Vec<Line>, findings: Vec<(&'static str, u64)>) -> Desk {
    let mut desk = Desk::signed_in();
    desk.send(Msg::GoTo(Page::History));
    let id = desk.request(|command| matches!(command, Command::ReadHistory { .. }));
    desk.send(Msg::GoTo(Page::Users));
    desk.reply(Reply::History { id, result: Some(HistoryRead { lines, findings }) });
    desk
}

fn crashed() -> Desk {
    with_journal(vec![line("a", EventKind::Started, None)], Vec::new())
}

#[test]
fn the_journal_is_read_at_every_start() {
    let mut desk = Desk::new();
    desk.send(Msg::Start(beadle::msg::StartMode::Practice(String::new())));
    let id = desk.request(|command| matches!(command, Command::Practise { .. }));
    desk.reply(Reply::SignedIn { id, result: Ok(Box::new(crate::common::signed())) });
    assert!(desk.commands().any(|command| matches!(command, Command::ReadHistory { .. })));
}

#[test]
fn what_a_crash_left_is_checked_against_the_stored_baseline() {
    let mut desk = crashed();
    assert_eq!(desk.model.history.untold().count(), 1);
    desk.send(Msg::Loose(LooseMsg::Check("a".to_owned())));
    let (id, baseline, by) = desk
        .commands()
        .find_map(|command| match command {
            Command::Verify { id, baseline, sent, .. } => Some((*id, *baseline, sent.by)),
            _ => None,
        })
        .unwrap();
    assert_eq!(baseline, sian().last_password_reset);
    assert_eq!(by, Teller::ThisComputer, "all that the journal knows");
    desk.send(Msg::Loose(LooseMsg::Check("a".to_owned())));
    assert_eq!(desk.commands().count(), 0, "one look at a time");
    desk.reply(Reply::Checked { id, finding: Finding::Changed(now()), at: now(), last: true });
    assert_eq!(desk.model.history.checks["a"], LooseCheck::Changed(now()));
    assert!(desk.commands().any(|command| matches!(command, Command::ReadHistory { .. })));
}

#[test]
fn putting_away_is_noted() {
    let mut desk = crashed();
    desk.send(Msg::Loose(LooseMsg::PutAway("a".to_owned())));
    assert!(desk.commands().any(|command| matches!(command, Command::Note { event: EventKind::Settled, .. })));
    assert_eq!(desk.model.history.loose.len(), 0);
}

#[test]
fn another_password_is_made_for_the_same_person_even_before_the_list_is_there() {
    let mut desk = crashed();
    desk.send(Msg::Loose(LooseMsg::ResetAgain("a".to_owned())));
    assert_eq!(desk.model.reset.as_ref().unwrap().draft.user().zuid, sian().zuid);
    let mut desk = crashed();
    desk.model.users = beadle::model::users::Users::default();
    desk.send(Msg::Loose(LooseMsg::ResetAgain("a".to_owned())));
    let key = desk.commands().find_map(|command| match command {
        Command::ReadUser { id, key } => Some((*id, key.clone())),
        _ => None,
    });
    let Some((id, UserKey::Zuid(zuid))) = key else { panic!("{key:?}") };
    assert_eq!(zuid, sian().zuid, "by the id, which no other person can have");
    desk.reply(Reply::UserRead { id, result: Ok(Box::new(sian())) });
    assert_eq!(desk.model.reset.as_ref().unwrap().draft.user().zuid, sian().zuid);
}

#[test]
fn the_reset_on_the_screen_is_not_loose() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::UseSuggestions);
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    let Phase::Applying(applying) = &desk.model.reset.as_ref().unwrap().phase else { panic!() };
    let op = applying.operation.id().to_owned();
    desk.send(Msg::GoTo(Page::History));
    let id = desk.request(|command| matches!(command, Command::ReadHistory { .. }));
    let read = HistoryRead { lines: vec![line(&op, EventKind::Started, None)], findings: Vec::new() };
    desk.reply(Reply::History { id, result: Some(read) });
    assert_eq!(desk.model.history.loose.len(), 0);
}

#[test]
fn a_damaged_history_is_said_at_the_start_and_a_torn_line_is_not() {
    let said = |findings| {
        let notice = with_journal(Vec::new(), findings).model.notice;
        notice.map(|notice| notice.key).filter(|key| *key != "notice-only-you")
    };
    assert_eq!(said(vec![("finding-altered", 3)]), Some("notice-history-damaged"));
    assert_eq!(said(vec![("finding-torn", 3)]), None);
    assert_eq!(said(Vec::new()), None);
}

fn done_for_sian() -> Desk {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::UseSuggestions);
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    let id = desk.request(|command| matches!(command, Command::Change { .. }));
    let report = ChangeReport {
        end: ChangeEnd::Answered(Answer::Done { server_time: None }),
        baseline: sian().last_password_reset,
        sent: vec![now()],
        journal_failed: false,
        earlier: Vec::new(),
    };
    desk.reply(Reply::ChangeEnded { id, report: Box::new(report) });
    desk
}

#[test]
fn it_still_doesnt_work_reads_the_person_afresh_and_keeps_the_password() {
    let mut desk = done_for_sian();
    desk.reset(ResetMsg::StillDoesntWork);
    let id = desk.request(|command| matches!(command, Command::ReadUser { .. }));
    desk.reply(Reply::UserRead { id, result: Ok(Box::new(User { enabled: false, ..sian() })) });
    let trouble = desk.model.trouble.as_ref().unwrap();
    assert_eq!(trouble.freshness, Freshness::Fresh);
    assert!(!trouble.user.enabled, "the live fact");
    desk.send(Msg::Trouble(TroubleMsg::Answer(Question::RightPage, true)));
    desk.send(Msg::Trouble(TroubleMsg::Back));
    assert!(desk.model.trouble.is_none());
    assert!(matches!(desk.model.reset.as_ref().unwrap().phase, Phase::Ended(_)), "the page is still there");
}

#[test]
fn somebody_elses_record_is_never_taken_over() {
    let mut desk = done_for_sian();
    desk.reset(ResetMsg::StillDoesntWork);
    let id = desk.request(|command| matches!(command, Command::ReadUser { .. }));
    desk.reply(Reply::UserRead { id, result: Ok(Box::new(clerk())) });
    let trouble = desk.model.trouble.as_ref().unwrap();
    assert_eq!(trouble.user.zuid, sian().zuid);
    assert_eq!(trouble.freshness, Freshness::Stale(ReadFailure::NoSuchUser));
}

#[test]
fn a_record_that_cannot_be_read_is_shown_as_last_read() {
    let mut desk = done_for_sian();
    desk.reset(ResetMsg::StillDoesntWork);
    let id = desk.request(|command| matches!(command, Command::ReadUser { .. }));
    let failure = ReadFailure::Unsent(Unsent::Dns);
    desk.reply(Reply::UserRead { id, result: Err(failure.clone()) });
    assert_eq!(desk.model.trouble.as_ref().unwrap().freshness, Freshness::Stale(failure));
}

#[test]
fn another_password_from_there_is_a_new_operation_and_the_old_one_is_noted_as_left() {
    let mut desk = done_for_sian();
    desk.reset(ResetMsg::StillDoesntWork);
    desk.send(Msg::Trouble(TroubleMsg::MakeAnother));
    assert!(desk.commands().any(|command| matches!(command, Command::Note { event: EventKind::Left, .. })));
    assert_eq!(desk.model.reset.as_ref().unwrap().step(), Some(Step::ChangePassword));
}

#[test]
fn for_a_day_it_is_offered_on_the_row() {
    let lines = vec![
        line("a", EventKind::Started, None),
        line("a", EventKind::Ended, Some(JournalOutcome::Done)),
        line("a", EventKind::Left, None),
    ];
    let mut desk = with_journal(lines, Vec::new());
    assert_eq!(desk.model.history.changed_lately(&sian().zuid), Some(now()));
    assert_eq!(desk.model.history.changed_lately(&clerk().zuid), None);
    desk.send(Msg::Trouble(TroubleMsg::Open(sian().zuid)));
    assert_eq!(desk.model.trouble.as_ref().unwrap().user.zuid, sian().zuid);
}

#[test]
fn the_only_administrator_is_told_once_and_only_when_the_whole_list_says_so() {
    let load = |users: Vec<User>, n_unreadable| {
        let mut desk = Desk::new();
        desk.send(Msg::Start(beadle::msg::StartMode::Practice(String::new())));
        let id = desk.request(|command| matches!(command, Command::Practise { .. }));
        desk.reply(Reply::SignedIn { id, result: Ok(Box::new(crate::common::signed())) });
        let id = desk.request(|command| matches!(command, Command::ListUsers { .. }));
        desk.reply(Reply::UsersPage { id, users, n_unreadable });
        desk.reply(Reply::UsersEnd { id, result: Ok(()) });
        desk
    };
    let key = |desk: &Desk| desk.model.notice.as_ref().map(|notice| notice.key);
    let mut alone = load(everybody(), 0);
    assert_eq!(key(&alone), Some("notice-only-you"));
    alone.send(Msg::DismissNotice);
    alone.send(Msg::Users(UsersMsg::Refresh));
    let id = alone.request(|command| matches!(command, Command::ListUsers { .. }));
    alone.reply(Reply::UsersPage { id, users: everybody(), n_unreadable: 0 });
    alone.reply(Reply::UsersEnd { id, result: Ok(()) });
    assert_eq!(key(&alone), None, "once");
    let with = |role| {
        let deputy = User { role, ..sian() };
        everybody().into_iter().map(|user| if user.zuid == deputy.zuid { deputy.clone() } else { user }).collect()
    };
    assert_eq!(key(&load(with(Role::Admin), 0)), None);
    assert_eq!(key(&load(with(Role::Unknown), 0)), None, "somebody's role is missing");
    assert_eq!(key(&load(everybody(), 1)), None, "an entry is missing");
}

#[test]
fn closing_the_window_with_nothing_open_asks_nothing() {
    let mut desk = crashed();
    desk.send(Msg::CloseWindow);
    assert!(desk.effects.iter().any(|effect| matches!(effect, Effect::CloseWindow)));
}
