//! Being signed in: a sign-in that ends, trips to the browser, signing out.

use beadle::domain::outcome::{Answer, Doubt, ReadFailure, Refusal, SignInFailure, Unsent};
use beadle::model::session::TripPurpose;
use beadle::model::{Leaving, Session};
use beadle::msg::{
    AccountMsg, ChangeBy, Command, Effect, Msg, Reply, RequestId, ResetMsg, Signed, SignedAgain, SignedOut,
};
use beadle::reset::answers::{CanRead, Reason};
use beadle::reset::draft::SettingName;
use beadle::reset::step::Step;

use crate::common::{Desk, sian, signed};

/// What an earlier sign-in allows: no mail.
fn without_mail() -> Signed {
    Signed { may_send_mail: false, ..signed() }
}

fn wizard() -> Desk {
    Desk::signed_in_as(without_mail()).with_wizard_for(&sian())
}

fn step(desk: &Desk) -> Option<Step> {
    desk.model.reset.as_ref().and_then(beadle::model::reset::Reset::step)
}

/// The trip that the last message began, and whether it asks for mail.
fn trip(desk: &Desk) -> Option<(RequestId, bool)> {
    desk.commands().find_map(|command| match command {
        Command::SignInAgain { id, mail } => Some((*id, *mail)),
        _ => None,
    })
}

fn emails(desk: &Desk) -> bool {
    desk.model.reset.as_ref().unwrap().draft.email().value()
}

fn came_back(desk: &mut Desk, id: RequestId, may_send_mail: bool) {
    desk.reply(Reply::SignedAgain { id, result: Ok(SignedAgain { may_send_mail, keychain: None }) });
}

#[test]
fn only_a_tick_by_hand_asks_at_step_eight() {
    let mut desk = wizard();
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::CanRead(CanRead::Yes));
    for _ in 0..3 {
        desk.reset(ResetMsg::Next);
    }
    assert_eq!(step(&desk), Some(Step::SignOutAndSend));
    assert!(emails(&desk) && trip(&desk).is_none(), "suggested, and she has only looked at it");
    desk.reset(ResetMsg::Choose(SettingName::Email, false));
    assert_eq!(trip(&desk), None);
    desk.reset(ResetMsg::Choose(SettingName::Email, true));
    let (id, mail) = trip(&desk).unwrap();
    assert!(mail);
    came_back(&mut desk, id, true);
    assert_eq!(step(&desk), Some(Step::SignOutAndSend));
    assert!(emails(&desk));
    desk.reset(ResetMsg::Next);
    assert_eq!((step(&desk), trip(&desk)), (Some(Step::Change), None), "asked once");
}

#[test]
fn every_way_to_the_last_step_asks_for_an_email_that_is_on() {
    for ways in [vec![ResetMsg::UseSuggestions], vec![ResetMsg::Next, ResetMsg::Next, ResetMsg::Next, ResetMsg::Next]] {
        let mut desk = wizard();
        desk.reset(ResetMsg::Reason(Reason::Forgotten));
        desk.reset(ResetMsg::CanRead(CanRead::Yes));
        for way in ways {
            desk.reset(way);
        }
        let (id, _) = trip(&desk).unwrap();
        assert_eq!(desk.model.signed_in().unwrap().trip.unwrap().purpose, TripPurpose::Mail(Step::Change));
        came_back(&mut desk, id, true);
        assert_eq!(step(&desk), Some(Step::Change));
        assert!(desk.effects.iter().any(|effect| matches!(effect, Effect::Raise)), "the browser stands in front");
    }
}

#[test]
fn without_an_email_nothing_is_asked() {
    let mut desk = wizard();
    desk.reset(ResetMsg::Reason(Reason::LostDevice));
    desk.reset(ResetMsg::UseSuggestions);
    assert_eq!((step(&desk), trip(&desk)), (Some(Step::Change), None));
}

#[test]
fn while_she_is_in_the_browser_the_wizard_waits() {
    let mut desk = wizard();
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::CanRead(CanRead::Yes));
    desk.reset(ResetMsg::UseSuggestions);
    let (id, _) = trip(&desk).unwrap();
    for msg in [
        ResetMsg::Change(ChangeBy::Button),
        ResetMsg::Change(ChangeBy::Shortcut),
        ResetMsg::Cancel,
        ResetMsg::Back,
        ResetMsg::Choose(SettingName::Email, false),
    ] {
        desk.reset(msg);
        assert!(desk.effects.is_empty() && emails(&desk), "{:?}", desk.effects);
    }
    desk.reset(ResetMsg::ShowPassword(false));
    assert!(!desk.model.reset.as_ref().unwrap().draft.shows_password(), "covering goes on");
    came_back(&mut desk, RequestId(id.0 + 1000), true);
    assert!(desk.model.signed_in().unwrap().trip.is_some(), "somebody else's answer");
    came_back(&mut desk, id, true);
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    assert!(desk.commands().any(|command| matches!(command, Command::Change { .. })));
}

#[test]
fn what_zoho_does_not_allow_is_off_again_and_can_be_asked_for_again() {
    for failure in [SignInFailure::Declined, SignInFailure::NoMail, SignInFailure::TooLate, SignInFailure::OtherPerson]
    {
        let mut desk = wizard();
        desk.reset(ResetMsg::Reason(Reason::Forgotten));
        desk.reset(ResetMsg::CanRead(CanRead::Yes));
        desk.reset(ResetMsg::UseSuggestions);
        let (id, _) = trip(&desk).unwrap();
        desk.reply(Reply::SignedAgain { id, result: Err(failure.clone()) });
        assert_eq!(step(&desk), Some(Step::SignOutAndSend));
        assert!(!emails(&desk));
        assert_eq!(desk.model.reset.as_ref().unwrap().mail_failure, Some(failure));
        desk.reset(ResetMsg::Choose(SettingName::Email, true));
        assert!(trip(&desk).is_some());
        assert_eq!(desk.model.reset.as_ref().unwrap().mail_failure, None);
    }
}

#[test]
fn cancelling_the_trip_stops_it_and_unticks() {
    let mut desk = wizard();
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::CanRead(CanRead::Yes));
    desk.reset(ResetMsg::UseSuggestions);
    let (id, _) = trip(&desk).unwrap();
    desk.send(Msg::Account(AccountMsg::CancelTrip));
    assert!(desk.commands().any(|command| matches!(command, Command::Cancel(cancelled) if *cancelled == id)));
    assert_eq!(step(&desk), Some(Step::SignOutAndSend));
    assert!(!emails(&desk));
    came_back(&mut desk, id, true);
    assert!(!desk.model.signed_in().unwrap().may_send_mail, "too late");
}

#[test]
fn change_never_leaves_without_the_permission_its_email_needs() {
    let mut desk = Desk::signed_in().with_wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::CanRead(CanRead::Yes));
    desk.reset(ResetMsg::UseSuggestions);
    assert_eq!((step(&desk), trip(&desk)), (Some(Step::Change), None), "practice holds every scope");
    // The sign-in ends, and the new one allows less.
    let user = RequestId(99);
    desk.reply(Reply::UserRead { id: user, result: Err(ReadFailure::Unsent(Unsent::SignedOut)) });
    desk.send(Msg::Account(AccountMsg::SignInAgain));
    let (id, mail) = trip(&desk).unwrap();
    assert!(!mail);
    came_back(&mut desk, id, false);
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    assert!(!desk.commands().any(|command| matches!(command, Command::Change { .. })));
    assert!(trip(&desk).unwrap().1);
}

#[test]
fn any_answer_that_says_so_offers_to_sign_in_again() {
    let id = RequestId(99);
    let out = || ReadFailure::Unsent(Unsent::SignedOut);
    for reply in [
        Reply::UsersEnd { id, result: Err(out()) },
        Reply::UserRead { id, result: Err(out()) },
        Reply::Emailed { id, answer: Answer::NotSent(Unsent::SignedOut) },
        Reply::Emailed { id, answer: Answer::Refused(Refusal::TokenRefused) },
    ] {
        let mut desk = Desk::signed_in();
        assert!(!desk.model.signed_in().unwrap().has_lapsed);
        desk.reply(reply);
        assert!(desk.model.signed_in().unwrap().has_lapsed);
    }
    let mut desk = Desk::signed_in();
    desk.send(Msg::Account(AccountMsg::SignInAgain));
    assert_eq!(trip(&desk), None, "nothing has ended");
    for reply in [
        Reply::UsersEnd { id, result: Err(ReadFailure::Unsent(Unsent::Dns)) },
        Reply::Emailed { id, answer: Answer::Unknown(Doubt::TimedOut) },
    ] {
        desk.reply(reply);
        assert!(!desk.model.signed_in().unwrap().has_lapsed);
    }
}

#[test]
fn signing_in_again_that_fails_stays_offered_and_says_why() {
    let mut desk = Desk::signed_in();
    desk.reply(Reply::UserRead { id: RequestId(99), result: Err(ReadFailure::Unsent(Unsent::SignedOut)) });
    desk.send(Msg::Account(AccountMsg::SignInAgain));
    let (id, _) = trip(&desk).unwrap();
    desk.reply(Reply::SignedAgain { id, result: Err(SignInFailure::Declined) });
    let signed_in = desk.model.signed_in().unwrap();
    assert!(signed_in.has_lapsed);
    assert_eq!(signed_in.trip_failure, Some(SignInFailure::Declined));
    desk.send(Msg::Account(AccountMsg::SignInAgain));
    let (id, _) = trip(&desk).unwrap();
    came_back(&mut desk, id, true);
    assert!(!desk.model.signed_in().unwrap().has_lapsed);
}

#[test]
fn signing_out_is_asked_about_and_not_offered_while_a_password_may_be_lost() {
    let mut desk = Desk::signed_in();
    desk.send(Msg::Account(AccountMsg::SignOut));
    assert_eq!(desk.model.leaving, Some(Leaving::Account));
    desk.send(Msg::Leave(false));
    assert!(desk.model.signed_in().is_some());
    desk.send(Msg::Account(AccountMsg::SignOut));
    desk.send(Msg::Leave(true));
    let id = desk.request(|command| matches!(command, Command::SignOut { .. }));
    desk.reply(Reply::SignedOut { id, result: SignedOut { told_zoho: true, keychain: None } });
    assert!(matches!(desk.model.session, Session::SignedOut(None)));

    let mut open = Desk::answered(&sian(), Answer::Unknown(Doubt::TimedOut));
    open.send(Msg::Account(AccountMsg::SignOut));
    assert_eq!(open.model.leaving, None);
}
