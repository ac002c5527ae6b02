//! Handing the password over: the clipboard, the email's words, what is said of this person, the settings.

use std::time::Duration;

use beadle::domain::outcome::{Answer, Doubt};
use beadle::domain::preferences::{ClipboardTime, CoverAfter, Preferences, TextScale, Theme};
use beadle::domain::user::User;
use beadle::model::clipboard::OnClipboard;
use beadle::model::reset::{EmailState, Ended, Phase, Waiting};
use beadle::msg::{ClipboardMsg, Command, Effect, Msg, PreferencesMsg, Reply, RequestId, ResetMsg, Seen};
use beadle::reset::answers::{CanRead, Reason};
use beadle::reset::consequences::Consequence;
use beadle::reset::draft::SettingName;
use beadle::reset::letter_words::LetterPart;

use crate::common::{Desk, now, sian};

fn done() -> Desk {
    Desk::answered(&sian(), Answer::Done { server_time: None })
}

fn ended(desk: &Desk) -> &Ended {
    match &desk.model.reset.as_ref().unwrap().phase {
        Phase::Ended(ended) => ended,
        other => panic!("not ended: {other:?}"),
    }
}

fn clipboard(desk: &mut Desk, msg: ClipboardMsg) {
    desk.send(Msg::Clipboard(msg));
}

fn prefer(desk: &mut Desk, msg: PreferencesMsg) {
    desk.send(Msg::Preferences(msg));
}

fn copied(desk: &mut Desk) {
    desk.reset(ResetMsg::CopyPassword);
    clipboard(desk, ClipboardMsg::Copied);
}

#[test]
fn a_copied_password_is_counted_down_and_kept_longer() {
    let mut desk = done();
    desk.elapsed = Duration::from_secs(100);
    desk.reset(ResetMsg::CopyPassword);
    assert!(matches!(&desk.effects[..], [Effect::CopySecret(_, Some(time))] if time.as_secs() == 30));
    clipboard(&mut desk, ClipboardMsg::Copied);
    assert_eq!(desk.model.clipboard, Some(OnClipboard { until: Some(Duration::from_secs(130)) }));
    assert_eq!(desk.model.notice.as_ref().unwrap().args, [("n", "30".to_owned())]);
    desk.elapsed = Duration::from_millis(120_400);
    assert_eq!(desk.model.clipboard.unwrap().seconds_left(desk.elapsed), Some(10));
    clipboard(&mut desk, ClipboardMsg::KeepLonger);
    assert!(matches!(&desk.effects[..], [Effect::KeepOnClipboard(time)] if time.as_millis() == 39_600));
    for _ in 0..5 {
        clipboard(&mut desk, ClipboardMsg::KeepLonger);
    }
    assert_eq!(desk.model.clipboard.unwrap().seconds_left(desk.elapsed), Some(120), "two minutes are the most");
    clipboard(&mut desk, ClipboardMsg::Cleared);
    assert_eq!((desk.model.clipboard, desk.model.notice.as_ref().unwrap().key), (None, "notice-clipboard-cleared"));
    clipboard(&mut desk, ClipboardMsg::KeepLonger);
    assert!(desk.effects.is_empty());
}

#[test]
fn covering_takes_it_off_the_clipboard() {
    let mut desk = done();
    desk.reset(ResetMsg::ShowPassword(false));
    assert!(desk.effects.is_empty(), "there is nothing");
    desk.reset(ResetMsg::ShowPassword(true));
    copied(&mut desk);
    desk.reset(ResetMsg::ShowPassword(true));
    assert!(desk.effects.is_empty());
    desk.reset(ResetMsg::ShowPassword(false));
    assert!(matches!(desk.effects[..], [Effect::ClearClipboard]));
    clipboard(&mut desk, ClipboardMsg::Replaced);
    assert_eq!(desk.model.clipboard, None, "what somebody else copied is not ours");
}

#[test]
fn never_is_warned_about() {
    let mut desk = done();
    prefer(&mut desk, PreferencesMsg::Clipboard(ClipboardTime::Never));
    desk.reset(ResetMsg::CopyPassword);
    assert!(matches!(desk.effects[..], [Effect::CopySecret(_, None)]));
    clipboard(&mut desk, ClipboardMsg::Copied);
    assert_eq!(desk.model.clipboard.unwrap().seconds_left(Duration::ZERO), None);
    assert_eq!(desk.model.notice.as_ref().unwrap().key, "notice-copied-for-good");
}

#[test]
fn what_she_prefers_is_put_into_force_and_remembered() {
    let mut desk = Desk::signed_in();
    let left = Preferences { cover_after: CoverAfter::minutes(15), ..Preferences::default() };
    prefer(&mut desk, PreferencesMsg::Begin(left.clone()));
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::Prefer(_))), "they are remembered already");
    for msg in [
        PreferencesMsg::Theme(Theme::Dark),
        PreferencesMsg::TextScale(TextScale::new(150)),
        PreferencesMsg::HidesFromCapture(false),
    ] {
        prefer(&mut desk, msg);
    }
    let expected =
        Preferences { theme: Theme::Dark, text_scale: TextScale::new(150), hides_from_capture: false, ..left };
    assert!(matches!(&desk.effects[..], [Effect::Prefer(preferences)] if *preferences == expected));
}

#[test]
fn only_what_is_true_of_the_person_is_said() {
    let of = |user: &User, force, shared| Consequence::of(user, force, shared);
    let user = |two_step, mail_apps| User { two_step, mail_apps, ..sian() };
    let (asks, app_passwords, web) = (Consequence::AppsAsk, Consequence::AppPasswords, Consequence::ForcedOnTheWebOnly);
    assert_eq!(of(&user(Some(false), Some(true)), false, false), [asks]);
    assert_eq!(of(&user(Some(false), Some(true)), true, false), [web, asks]);
    assert_eq!(of(&user(Some(true), Some(true)), false, false), [Consequence::NeedsCode, app_passwords]);
    assert_eq!(of(&user(Some(true), Some(false)), true, false), [Consequence::NeedsCode, Consequence::AppsOff]);
    assert_eq!(
        of(&user(None, None), false, true),
        [Consequence::MayNeedCode, Consequence::Shared, asks, app_passwords]
    );
    let forwarded = User { forwards_to: vec!["zoe@example.org".to_owned()], ..user(Some(false), Some(false)) };
    assert_eq!(of(&forwarded, false, false), [Consequence::AppsOff, Consequence::Forwarded]);
}

#[test]
fn the_emails_words_travel_with_the_plan() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::NewDevice));
    desk.reset(ResetMsg::CanRead(CanRead::Yes));
    desk.reset(ResetMsg::EditLetter(LetterPart::Opening, "Hello\u{202e} Siân,".to_owned()));
    desk.reset(ResetMsg::EditLetter(LetterPart::Closing, "Harriet".to_owned()));
    let plan = desk.model.reset.as_ref().unwrap().draft.letter().clone();
    assert_eq!((plan.opening.as_deref(), plan.closing.as_deref()), (Some("Hello Siân,"), Some("Harriet")));
    desk.reset(ResetMsg::UsualLetter);
    assert!(!desk.model.reset.as_ref().unwrap().draft.letter().is_own());
}

#[test]
fn an_address_elsewhere_is_offered_only_where_nothing_stands_and_nobody_else_got_in() {
    let outside: beadle::domain::address::Address = "sian@example.com".parse().unwrap();
    let user = User { outside: vec![outside.clone()], ..sian() };
    let mut desk = Desk::wizard_for(&user);
    desk.reset(ResetMsg::Reason(Reason::LostDevice));
    desk.reset(ResetMsg::Choose(SettingName::Email, true));
    let offers = |desk: &Desk| desk.model.reset.as_ref().unwrap().draft.outside_offers().to_vec();
    assert_eq!(offers(&desk), [outside]);
    desk.reset(ResetMsg::SendTo("x".to_owned()));
    assert_eq!(offers(&desk), []);
    desk.reset(ResetMsg::SendTo(String::new()));
    desk.reset(ResetMsg::Reason(Reason::SomeoneElse));
    assert_eq!(offers(&desk), []);
}

#[test]
fn an_email_that_failed_is_sent_again_and_nothing_else_is() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::NewDevice));
    desk.reset(ResetMsg::CanRead(CanRead::Yes));
    desk.reset(ResetMsg::UseSuggestions);
    desk.reset(ResetMsg::Change(beadle::msg::ChangeBy::Button));
    let id = desk.request(|command| matches!(command, Command::Change { .. }));
    let report = beadle::reset::operation::ChangeReport {
        end: beadle::reset::operation::ChangeEnd::Answered(Answer::Done { server_time: None }),
        baseline: None,
        sent: vec![now()],
        journal_failed: false,
        earlier: Vec::new(),
    };
    desk.reply(Reply::ChangeEnded { id, report: Box::new(report) });
    let id = desk.request(|command| matches!(command, Command::SendCredentials { .. }));
    desk.reset(ResetMsg::SendAgain);
    assert!(desk.effects.is_empty(), "it is on its way");
    desk.reply(Reply::Emailed { id, answer: Answer::Unknown(Doubt::TimedOut) });
    assert!(matches!(ended(&desk).email, EmailState::Failed(_)));
    desk.reset(ResetMsg::SendAgain);
    let commands: Vec<_> = desk.commands().collect();
    assert!(matches!(commands[..], [Command::SendCredentials { .. }]), "{commands:?}");
    let id = desk.request(|command| matches!(command, Command::SendCredentials { .. }));
    desk.reply(Reply::Emailed { id, answer: Answer::Done { server_time: None } });
    desk.reset(ResetMsg::SendAgain);
    assert!(desk.effects.is_empty(), "it went");
}

#[test]
fn waiting_takes_its_own_replies_and_ends_with_the_page() {
    let mut desk = done();
    let Waiting::Looking { request, .. } = ended(&desk).waiting else { panic!("not waiting") };
    let seen = |seen, id| Reply::Awaited { id, seen, user: None, at: now() };
    desk.reply(seen(Seen::SignedIn(now()), RequestId(9_999)));
    assert!(matches!(ended(&desk).waiting, Waiting::Looking { looked: None, .. }), "somebody else's");
    desk.reply(seen(Seen::Nothing, request));
    assert!(matches!(ended(&desk).waiting, Waiting::Looking { looked: None, .. }), "a look that failed says nothing");
    desk.reply(seen(Seen::NotYet, request));
    assert!(matches!(ended(&desk).waiting, Waiting::Looking { looked: Some(_), .. }));
    desk.reset(ResetMsg::Finish);
    assert!(desk.commands().any(|command| matches!(command, Command::Cancel(id) if *id == request)));
}

#[test]
fn a_sign_in_that_was_seen_is_not_taken_back() {
    let mut desk = done();
    let Waiting::Looking { request, .. } = ended(&desk).waiting else { panic!("not waiting") };
    let seen = |seen| Reply::Awaited { id: request, seen, user: None, at: now() };
    desk.reply(seen(Seen::SignedIn(now())));
    desk.reply(seen(Seen::Over));
    assert_eq!(ended(&desk).waiting, Waiting::Seen(now()));
    desk.reset(ResetMsg::WaitAgain);
    assert!(desk.effects.is_empty());
}

#[test]
fn the_tick_for_the_others_is_kept() {
    let mut desk = done();
    desk.reset(ResetMsg::ToldOthers(true));
    assert!(ended(&desk).told_others);
    desk.reset(ResetMsg::ToldOthers(false));
    assert!(!ended(&desk).told_others);
}
