//! From `Change` to the outcome: the truth, whatever comes back.

use beadle::domain::journal::{EventKind, JournalOutcome};
use beadle::domain::outcome::{Answer, Doubt, FlagSpelling, JournalTrouble, ReadFailure, Refusal, Unsent};
use beadle::domain::user::User;
use beadle::model::Leaving;
use beadle::model::reset::{EmailState, Ended, Phase, StepStatus, Verification};
use beadle::msg::{ChangeBy, Command, Effect, Msg, Page, Reply, RequestId, ResetMsg};
use beadle::reset::answers::{CanRead, Reason};
use beadle::reset::draft::FlagLeave;
use beadle::reset::operation::{ChangeEnd, ChangeReport, Earlier, Outcome};
use beadle::reset::step::Step;
use beadle::reset::verify::Finding;

use crate::common::{Desk, clerk, now, sian};

fn report(end: ChangeEnd) -> ChangeReport {
    ChangeReport {
        end,
        baseline: sian().last_password_reset,
        sent: vec![now()],
        journal_failed: false,
        earlier: Vec::new(),
    }
}

fn boxed(end: ChangeEnd) -> Box<ChangeReport> {
    Box::new(report(end))
}

/// On step 9 for Siân, `Change` pressed.
fn pressed(user: &User, reason: Reason, can_read: CanRead) -> (Desk, RequestId, String) {
    let mut desk = Desk::wizard_for(user);
    desk.reset(ResetMsg::Reason(reason));
    desk.reset(ResetMsg::CanRead(can_read));
    desk.reset(ResetMsg::UseSuggestions);
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    let id = desk.request(|command| matches!(command, Command::Change { .. }));
    let password = desk
        .commands()
        .find_map(|command| match command {
            Command::Change { plan, .. } => Some(plan.password().expose().to_owned()),
            _ => None,
        })
        .unwrap();
    (desk, id, password)
}

fn answered(answer: Answer) -> Desk {
    let (mut desk, id, _) = pressed(&sian(), Reason::Forgotten, CanRead::Yes);
    desk.reply(Reply::ChangeEnded { id, report: boxed(ChangeEnd::Answered(answer)) });
    desk
}

fn ended(desk: &Desk) -> &Ended {
    match &desk.model.reset.as_ref().unwrap().phase {
        Phase::Ended(ended) => ended,
        other => panic!("not ended: {other:?}"),
    }
}

fn status(desk: &Desk) -> (Option<Step>, Option<&StepStatus>) {
    let reset = desk.model.reset.as_ref().unwrap();
    (reset.step(), reset.status.as_ref())
}

fn n_emails(desk: &Desk) -> usize {
    desk.commands().filter(|command| matches!(command, Command::SendCredentials { .. })).count()
}

const DONE: Answer = Answer::Done { server_time: None };

#[test]
fn done_at_once_then_verified() {
    let mut desk = answered(DONE);
    assert_eq!(ended(&desk).operation.outcome(), Some(Outcome::Done));
    assert_eq!(ended(&desk).verification, Verification::Checking);
    let id = desk.request(|command| matches!(command, Command::Verify { .. }));
    desk.reply(Reply::Checked { id, finding: Finding::NotSeen, at: now(), last: false });
    assert_eq!(ended(&desk).verification, Verification::Checking, "an early look proves nothing");
    desk.reply(Reply::Checked { id, finding: Finding::Changed(now()), at: now(), last: true });
    assert_eq!(ended(&desk).verification, Verification::Verified(now()));
}

#[test]
fn the_email_goes_only_after_done() {
    let desk = answered(DONE);
    assert_eq!(n_emails(&desk), 1);
    let desk = answered(Answer::Unknown(Doubt::TimedOut));
    assert_eq!(n_emails(&desk), 0);
    assert_eq!(ended(&desk).email, EmailState::Waiting);
}

#[test]
fn an_unknown_that_the_record_resolves_is_done_and_sends_the_email_then() {
    let mut desk = answered(Answer::Unknown(Doubt::Broken));
    assert_eq!(ended(&desk).operation.outcome(), Some(Outcome::Unknown(Doubt::Broken)));
    desk.reset(ResetMsg::Check);
    let id = desk.request(|command| matches!(command, Command::Verify { .. }));
    desk.reply(Reply::Checked { id, finding: Finding::Changed(now()), at: now(), last: true });
    assert_eq!(ended(&desk).operation.outcome(), Some(Outcome::Done));
    assert_eq!(ended(&desk).verification, Verification::Resolved(now()));
    assert_eq!(n_emails(&desk), 1);
}

#[test]
fn an_unknown_keeps_the_password_and_stays_unknown_when_the_record_has_not_moved() {
    let (mut desk, id, password) = pressed(&sian(), Reason::Forgotten, CanRead::No);
    desk.reply(Reply::ChangeEnded { id, report: boxed(ChangeEnd::Answered(Answer::Unknown(Doubt::TimedOut))) });
    desk.reset(ResetMsg::Check);
    let id = desk.request(|command| matches!(command, Command::Verify { .. }));
    desk.reply(Reply::Checked { id, finding: Finding::NotSeen, at: now(), last: true });
    assert!(matches!(ended(&desk).operation.outcome(), Some(Outcome::Unknown(_))));
    assert_eq!(ended(&desk).operation.plan().password().expose(), password);
    desk.reset(ResetMsg::Finish);
    desk.reset(ResetMsg::ResetSomeoneElse);
    desk.reset(ResetMsg::MakeAnotherForSame);
    desk.reset(ResetMsg::Cancel);
    assert_eq!(ended(&desk).operation.plan().password().expose(), password, "no button drops it unasked");
    desk.send(Msg::CloseWindow);
    assert_eq!(desk.model.leaving, Some(Leaving::Window));
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::CloseWindow)));
    desk.send(Msg::Leave(false));
    assert_eq!(ended(&desk).operation.plan().password().expose(), password);
    desk.reset(ResetMsg::CopyPassword);
    assert!(matches!(&desk.effects[..], [Effect::CopySecret(copied, Some(_))] if copied.expose() == password));
}

#[test]
fn a_refusal_goes_back_to_the_step_that_can_mend_it() {
    for (refusal, step) in [
        (Refusal::Breached, Step::EnterPassword),
        (Refusal::InHistory, Step::EnterPassword),
        (Refusal::PasswordRule("too simple".to_owned()), Step::EnterPassword),
        (Refusal::NotAllowed, Step::Change),
        (Refusal::Throttled, Step::Change),
    ] {
        let desk = answered(Answer::Refused(refusal.clone()));
        assert_eq!(status(&desk), (Some(step), Some(&StepStatus::Refused(refusal))));
        assert_eq!(n_emails(&desk), 0);
    }
}

#[test]
fn nothing_was_changed_when_nothing_left() {
    let desk = answered(Answer::NotSent(Unsent::Dns));
    assert_eq!(status(&desk), (Some(Step::Change), Some(&StepStatus::NotSent(Unsent::Dns))));
}

#[test]
fn after_an_unknown_a_later_no_never_shows_as_such() {
    let (mut desk, id, _) = pressed(&sian(), Reason::Forgotten, CanRead::No);
    let mut told = report(ChangeEnd::Answered(Answer::Refused(Refusal::InHistory)));
    told.earlier = vec![Answer::Unknown(Doubt::Broken)];
    desk.reply(Reply::ChangeEnded { id, report: Box::new(told) });
    assert_eq!(ended(&desk).operation.outcome(), Some(Outcome::Unknown(Doubt::Broken)));
}

#[test]
fn an_unclassified_refusal_counts_only_after_a_look_at_the_record() {
    let mut desk = answered(Answer::Refused(Refusal::Unclassified(400)));
    assert!(matches!(ended(&desk).operation.outcome(), Some(Outcome::Unknown(_))));
    let id = desk.request(|command| matches!(command, Command::Verify { .. }));
    desk.reply(Reply::Checked { id, finding: Finding::NotSeen, at: now(), last: true });
    assert_eq!(status(&desk), (Some(Step::Change), Some(&StepStatus::Refused(Refusal::Unclassified(400)))));
}

#[test]
fn a_person_who_changed_since_she_looked_stops_the_change() {
    let (mut desk, id, _) = pressed(&sian(), Reason::Forgotten, CanRead::No);
    let moved = User { enabled: false, ..sian() };
    desk.reply(Reply::ChangeEnded { id, report: boxed(ChangeEnd::Stale(Box::new(moved))) });
    assert_eq!(status(&desk), (Some(Step::Change), Some(&StepStatus::Changed)));
    assert!(!desk.model.reset.as_ref().unwrap().draft.user().enabled, "the latest is shown");
}

#[test]
fn no_baseline_and_no_journal_mean_no_change() {
    for (end, expected) in [
        (ChangeEnd::NoBaseline(ReadFailure::NoSuchUser), StepStatus::NoBaseline(ReadFailure::NoSuchUser)),
        (ChangeEnd::NoJournal(JournalTrouble::Full), StepStatus::NoJournal(JournalTrouble::Full)),
    ] {
        let (mut desk, id, _) = pressed(&sian(), Reason::Forgotten, CanRead::No);
        desk.reply(Reply::ChangeEnded { id, report: boxed(end) });
        assert_eq!(status(&desk), (Some(Step::Change), Some(&expected)));
    }
}

#[test]
fn both_spellings_refused_needs_a_tick() {
    let mut desk = answered(Answer::Refused(Refusal::UnknownFlag));
    assert_eq!(desk.model.reset.as_ref().unwrap().draft.flag_leave(), FlagLeave::NeedsTick);
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    assert_eq!(desk.commands().count(), 0);
    desk.reset(ResetMsg::AcceptFlagLeft(true));
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    let said = desk
        .commands()
        .find_map(|command| match command {
            Command::Change { plan, .. } => Some(plan.request(FlagSpelling::default()).sign_out),
            _ => None,
        })
        .unwrap();
    assert_eq!(said, beadle::domain::outcome::SignOut::LeaveToZoho);
}

#[test]
fn a_reply_to_another_request_changes_nothing() {
    let (mut desk, _, _) = pressed(&sian(), Reason::Forgotten, CanRead::No);
    desk.reply(Reply::ChangeEnded { id: RequestId(9_999), report: boxed(ChangeEnd::Answered(DONE)) });
    assert!(matches!(desk.model.reset.as_ref().unwrap().phase, Phase::Applying(_)));
}

#[test]
fn switching_pages_while_it_is_on_its_way_loses_nothing() {
    let (mut desk, id, _) = pressed(&sian(), Reason::Forgotten, CanRead::No);
    desk.send(Msg::GoTo(Page::History));
    desk.reply(Reply::ChangeEnded { id, report: boxed(ChangeEnd::Answered(DONE)) });
    assert_eq!(desk.model.page, Page::Users, "the outcome is shown");
    assert_eq!(ended(&desk).operation.outcome(), Some(Outcome::Done));
}

#[test]
fn a_worker_that_dies_leaves_an_unknown_with_its_password() {
    let (mut desk, _, password) = pressed(&sian(), Reason::Forgotten, CanRead::No);
    desk.send(Msg::WorkerGone);
    assert!(matches!(ended(&desk).operation.outcome(), Some(Outcome::Unknown(_))));
    assert_eq!(ended(&desk).operation.plan().password().expose(), password);
    assert_eq!(ended(&desk).watch, None, "no look is promised that never comes");
    for press in [ResetMsg::TryAgain, ResetMsg::Check] {
        desk.reset(press);
        assert_eq!(desk.commands().count(), 0);
        assert_eq!(desk.model.notice.as_ref().unwrap().key, "notice-worker-gone", "nobody would answer");
        assert_eq!(ended(&desk).operation.plan().password().expose(), password);
    }
}

#[test]
fn her_own_mailbox_is_neither_checked_nor_emailed_and_ends_the_session() {
    let (mut desk, id, _) = pressed(&clerk(), Reason::Forgotten, CanRead::Yes);
    desk.reply(Reply::ChangeEnded { id, report: boxed(ChangeEnd::Answered(DONE)) });
    assert_eq!(ended(&desk).verification, Verification::Impossible);
    assert_eq!(desk.commands().count(), 0, "neither a look nor an email");
    desk.reset(ResetMsg::Finish);
    assert!(desk.model.signed_in().is_none());
}

#[test]
fn a_password_for_nobody_is_offered_only_while_it_cannot_be_told() {
    let (mut desk, id, _) = pressed(&sian(), Reason::Left, CanRead::NotSure);
    desk.reply(Reply::ChangeEnded { id, report: boxed(ChangeEnd::Answered(DONE)) });
    desk.reset(ResetMsg::CopyPassword);
    assert!(desk.effects.is_empty());
    let (mut desk, id, _) = pressed(&sian(), Reason::Left, CanRead::NotSure);
    desk.reply(Reply::ChangeEnded { id, report: boxed(ChangeEnd::Answered(Answer::Unknown(Doubt::TimedOut))) });
    desk.reset(ResetMsg::CopyPassword);
    assert!(matches!(desk.effects[..], [Effect::CopySecret(..)]));
}

fn unknown(doubt: Doubt) -> (Desk, String) {
    let (mut desk, id, password) = pressed(&sian(), Reason::Forgotten, CanRead::Yes);
    desk.reply(Reply::ChangeEnded { id, report: boxed(ChangeEnd::Answered(Answer::Unknown(doubt))) });
    (desk, password)
}

/// When the record is looked at next, by what was just asked for.
fn looks(desk: &Desk) -> Vec<Vec<u64>> {
    desk.commands()
        .filter_map(|command| match command {
            Command::Verify { after, .. } => Some(after.iter().map(std::time::Duration::as_secs).collect()),
            _ => None,
        })
        .collect()
}

fn noted(desk: &Desk) -> Vec<(EventKind, Option<JournalOutcome>)> {
    desk.commands()
        .filter_map(|command| match command {
            Command::Note { event, outcome, .. } => Some((*event, *outcome)),
            _ => None,
        })
        .collect()
}

fn check(desk: &mut Desk, finding: Finding) {
    desk.reset(ResetMsg::Check);
    let id = ended(desk).check.unwrap();
    desk.reply(Reply::Checked { id, finding, at: now(), last: true });
}

#[test]
fn beadle_looks_by_itself_only_after_a_connection_failed_and_never_within_ten_seconds() {
    for (doubt, expected) in [
        (Doubt::TimedOut, vec![vec![10]]),
        (Doubt::Broken, vec![vec![10]]),
        (Doubt::ServerFailed(503), vec![]),
        (Doubt::Redirected(302), vec![]),
        (Doubt::NotUnderstood, vec![]),
    ] {
        assert_eq!(looks(&unknown(doubt).0), expected, "{doubt:?}");
    }
    let (mut desk, _) = unknown(Doubt::Broken);
    for wait in [20, 40, 60, 60] {
        let id = ended(&desk).watch.unwrap().request;
        desk.reply(Reply::Checked { id, finding: Finding::Unreachable, at: now(), last: true });
        assert_eq!(looks(&desk), [[wait]], "the network is still gone");
    }
    let id = ended(&desk).watch.unwrap().request;
    desk.reply(Reply::Checked { id, finding: Finding::NotSeen, at: now(), last: true });
    assert_eq!(looks(&desk), [[0; 0]; 0], "it is back and has been asked");
    assert!(matches!(ended(&desk).operation.outcome(), Some(Outcome::Unknown(_))));
}

#[test]
fn a_look_asked_for_takes_the_place_of_the_one_that_waits() {
    let (mut desk, _) = unknown(Doubt::Broken);
    let waiting = ended(&desk).watch.unwrap().request;
    desk.reset(ResetMsg::Check);
    assert!(desk.commands().any(|command| matches!(command, Command::Cancel(id) if *id == waiting)));
    assert_eq!(looks(&desk), [[0]]);
    desk.reset(ResetMsg::Check);
    assert_eq!(desk.commands().count(), 0, "one look at a time");
}

#[test]
fn the_same_password_goes_again_with_the_first_baseline() {
    let (mut desk, password) = unknown(Doubt::TimedOut);
    desk.reset(ResetMsg::TryAgain);
    let changes: Vec<_> = desk
        .commands()
        .filter_map(|command| match command {
            Command::Change { op, plan, earlier, .. } => {
                Some((op.clone(), plan.password().expose().to_owned(), earlier.clone()))
            }
            _ => None,
        })
        .collect();
    let [(_, again, earlier)] = &changes[..] else { panic!("{} changes", changes.len()) };
    assert_eq!(*again, password);
    let expected = Earlier { n_attempts: 1, baseline: sian().last_password_reset, sent: vec![now()] };
    assert_eq!(earlier.as_ref(), Some(&expected));
    desk.reset(ResetMsg::TryAgain);
    assert_eq!(desk.commands().count(), 0, "one press, one request");
}

#[test]
fn after_an_unknown_no_later_try_ends_as_refused_or_unchanged() {
    for end in [
        ChangeEnd::Answered(Answer::Refused(Refusal::NotAllowed)),
        ChangeEnd::Answered(Answer::Refused(Refusal::Unclassified(400))),
        ChangeEnd::Answered(Answer::NotSent(Unsent::Connect)),
        ChangeEnd::NoBaseline(ReadFailure::Unsent(Unsent::Dns)),
        ChangeEnd::NoJournal(JournalTrouble::Full),
        ChangeEnd::Stale(Box::new(User { enabled: false, ..sian() })),
    ] {
        let (mut desk, password) = unknown(Doubt::TimedOut);
        desk.reset(ResetMsg::TryAgain);
        let id = desk.request(|command| matches!(command, Command::Change { .. }));
        desk.reply(Reply::ChangeEnded { id, report: boxed(end.clone()) });
        assert!(matches!(ended(&desk).operation.outcome(), Some(Outcome::Unknown(_))), "{end:?}");
        assert_eq!(ended(&desk).operation.plan().password().expose(), password, "{end:?}");
        check(&mut desk, Finding::NotSeen);
        assert!(matches!(ended(&desk).operation.outcome(), Some(Outcome::Unknown(_))), "{end:?}, looked at");
        check(&mut desk, Finding::Changed(now()));
        assert_eq!(ended(&desk).operation.outcome(), Some(Outcome::Done), "{end:?}, seen");
    }
}

#[test]
fn used_before_after_an_unknown_is_a_sign_that_it_was_set_and_is_looked_into_at_once() {
    let (mut desk, _) = unknown(Doubt::TimedOut);
    desk.reset(ResetMsg::TryAgain);
    let id = desk.request(|command| matches!(command, Command::Change { .. }));
    desk.reply(Reply::ChangeEnded { id, report: boxed(ChangeEnd::Answered(Answer::Refused(Refusal::InHistory))) });
    assert!(matches!(ended(&desk).operation.outcome(), Some(Outcome::Unknown(_))));
    assert!(ended(&desk).operation.is_probably_set());
    assert_eq!(looks(&desk), [[0]]);
    assert_eq!(n_emails(&desk), 0, "a sign is not enough for an email");
}

#[test]
fn a_record_that_has_moved_before_the_second_try_ends_it_without_a_request() {
    let (mut desk, _) = unknown(Doubt::TimedOut);
    desk.reset(ResetMsg::TryAgain);
    let id = desk.request(|command| matches!(command, Command::Change { .. }));
    desk.reply(Reply::ChangeEnded { id, report: boxed(ChangeEnd::AlreadySet(now())) });
    assert_eq!(ended(&desk).operation.outcome(), Some(Outcome::Done));
    assert_eq!(ended(&desk).verification, Verification::Resolved(now()));
    assert_eq!(n_emails(&desk), 1, "the email was due");
}

#[test]
fn her_word_is_noted_as_hers_and_sends_no_email() {
    let (mut desk, _) = unknown(Doubt::TimedOut);
    desk.reset(ResetMsg::ItWorked);
    assert_eq!(noted(&desk), [(EventKind::Told, Some(JournalOutcome::Works))]);
    assert_eq!(ended(&desk).operation.outcome(), Some(Outcome::SaidToWork));
    assert_eq!(ended(&desk).email, EmailState::NotNeeded);
    assert_eq!(n_emails(&desk), 0);
    desk.reset(ResetMsg::Finish);
    assert!(desk.model.reset.is_none());
    let (mut desk, password) = unknown(Doubt::TimedOut);
    desk.reset(ResetMsg::ItDidnt);
    assert_eq!(noted(&desk), [(EventKind::Told, Some(JournalOutcome::DoesNotWork))]);
    assert!(matches!(ended(&desk).operation.outcome(), Some(Outcome::Unknown(_))));
    assert_eq!(ended(&desk).operation.plan().password().expose(), password);
}

#[test]
fn her_word_stands_against_a_record_that_shows_nothing() {
    let mut desk = answered(Answer::Refused(Refusal::Unclassified(404)));
    desk.reset(ResetMsg::ItWorked);
    let id = ended(&desk).check.unwrap();
    desk.reply(Reply::Checked { id, finding: Finding::NotSeen, at: now(), last: true });
    assert_eq!(ended(&desk).operation.outcome(), Some(Outcome::SaidToWork));
}

#[test]
fn leaving_is_noted_once_it_is_certain_that_she_leaves() {
    let (mut desk, password) = unknown(Doubt::TimedOut);
    desk.reset(ResetMsg::LeaveUnresolved);
    assert_eq!(desk.commands().count(), 0, "she is asked first");
    desk.reset(ResetMsg::CopyPassword);
    assert!(matches!(&desk.effects[..], [Effect::CopySecret(copied, Some(_))] if copied.expose() == password));
    desk.send(Msg::Leave(true));
    assert_eq!(noted(&desk), [(EventKind::Left, None)]);
    assert!(desk.model.reset.is_none());
    let mut desk = answered(DONE);
    desk.reset(ResetMsg::Finish);
    assert_eq!(noted(&desk), [(EventKind::Left, None)]);
    let mut desk = answered(DONE);
    desk.send(Msg::CloseWindow);
    assert_eq!(noted(&desk), [(EventKind::Left, None)], "closing on Done is leaving too");
}

#[test]
fn a_question_about_leaving_goes_away_when_it_is_resolved_meanwhile() {
    let (mut desk, _) = unknown(Doubt::Broken);
    let id = ended(&desk).watch.unwrap().request;
    desk.reset(ResetMsg::LeaveUnresolved);
    desk.reply(Reply::Checked { id, finding: Finding::Changed(now()), at: now(), last: true });
    assert_eq!(desk.model.leaving, None);
    assert_eq!(ended(&desk).operation.outcome(), Some(Outcome::Done));
}

#[test]
fn debug_of_the_whole_model_never_shows_the_password() {
    let (mut desk, id, password) = pressed(&sian(), Reason::Forgotten, CanRead::No);
    assert!(!format!("{:?} {:?}", desk.model, desk.effects).contains(&password));
    desk.reply(Reply::ChangeEnded { id, report: boxed(ChangeEnd::Answered(DONE)) });
    assert!(!format!("{:?} {:?}", desk.model, desk.effects).contains(&password));
}
