//! `I'm the new clerk`: ticks, where they go, and what is never mixed up.

use beadle::domain::council::{CouncilId, Reality};
use beadle::domain::file_trouble::FileTrouble;
use beadle::domain::guide::{Guide, GuideStep};
use beadle::domain::guide_ticks::GuideTicks;
use beadle::domain::outcome::{ReadFailure, Unsent};
use beadle::domain::region::Region;
use beadle::domain::user::{User, UserKey};
use beadle::model::Session;
use beadle::model::guide::GuidePage;
use beadle::model::reset::Freshness;
use beadle::msg::{
    AccountMsg, Command, CouncilDone, CouncilWork, CouncilsMsg, Effect, FocusKey, GuideDone, GuideMsg, GuidePlace,
    GuideWork, JournalFate, KnownCouncil, Msg, Page, Removed, Reply, RequestId, Signed, SignedAgain, SignedOut,
    StartMode, TicksTrouble,
};

use crate::common::{Desk, clerk, now, sian, signed};

fn guide(desk: &mut Desk, msg: GuideMsg) {
    desk.send(Msg::Guide(msg));
}

fn page(desk: &Desk) -> &GuidePage {
    desk.model.guides.page.as_ref().unwrap()
}

fn reads(desk: &Desk) -> Option<RequestId> {
    desk.commands().find_map(|command| match command {
        Command::Guide(id, GuideWork::Read(Guide::NewClerk)) => Some(*id),
        _ => None,
    })
}

/// The ticks that the last message wants kept.
fn keeps(desk: &Desk) -> Option<(RequestId, GuideTicks)> {
    desk.commands().find_map(|command| match command {
        Command::Guide(id, GuideWork::Keep(ticks)) => Some((*id, ticks.clone())),
        _ => None,
    })
}

fn looks(desk: &Desk) -> Option<RequestId> {
    desk.commands().find_map(|command| match command {
        Command::ReadUser { id, key: UserKey::Zuid(zuid) } if *zuid == clerk().zuid => Some(*id),
        _ => None,
    })
}

fn focus(desk: &Desk) -> Option<FocusKey> {
    desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Focus(key) => Some(*key),
        _ => None,
    })
}

fn ticked(steps: &[GuideStep]) -> GuideTicks {
    let mut ticks = GuideTicks::new(Guide::NewClerk);
    for step in steps {
        ticks.set(*step, Some(now()));
    }
    ticks
}

fn all() -> GuideTicks {
    ticked(Guide::NewClerk.steps())
}

/// The page is open, and this is what the disk had.
fn opened(mut desk: Desk, ticks: GuideTicks) -> Desk {
    desk.send(Msg::DismissNotice);
    desk.send(Msg::GoTo(Page::NewClerk));
    let (id, look) = (reads(&desk).unwrap(), looks(&desk).unwrap());
    desk.reply(Reply::Guide(id, GuideDone::Read(Ok(ticks))));
    desk.reply(Reply::UserRead { id: look, result: Ok(Box::new(clerk())) });
    desk
}

fn fresh() -> Desk {
    opened(Desk::signed_in(), GuideTicks::new(Guide::NewClerk))
}

fn fails(desk: &mut Desk, id: RequestId, why: FileTrouble) {
    desk.reply(Reply::Guide(id, GuideDone::Kept(Err(TicksTrouble::File(why)))));
}

#[test]
fn nobody_is_the_new_clerk_of_no_council() {
    let mut desk = Desk::new();
    desk.send(Msg::GoTo(Page::NewClerk));
    assert_eq!((desk.model.page, desk.effects.len()), (Page::Users, 0));
    guide(&mut desk, GuideMsg::Tick(GuideStep::TwoStep, true));
    assert!(desk.effects.is_empty() && desk.model.guides.page.is_none());
}

#[test]
fn it_opens_at_the_first_step_that_is_not_ticked() {
    let desk = opened(Desk::signed_in(), ticked(&[GuideStep::OwnPassword, GuideStep::TwoStep]));
    assert_eq!(page(&desk).step, GuideStep::SignOutDevices);
    let mut desk = opened(Desk::signed_in(), all());
    assert_eq!(page(&desk).step, GuideStep::OwnPassword);
    // Whoever has gone to a step herself stays there.
    guide(&mut desk, GuideMsg::Choose(GuideStep::Forwarding));
    desk.send(Msg::GoTo(Page::Users));
    desk.send(Msg::GoTo(Page::NewClerk));
    assert_eq!((page(&desk).step, reads(&desk), focus(&desk)), (GuideStep::Forwarding, None, Some(FocusKey::Guide)));
    let mut desk = Desk::signed_in();
    desk.send(Msg::GoTo(Page::NewClerk));
    let id = reads(&desk).unwrap();
    guide(&mut desk, GuideMsg::Next);
    desk.reply(Reply::Guide(id, GuideDone::Read(Ok(all()))));
    assert_eq!(page(&desk).step, GuideStep::SignOutDevices);
}

#[test]
fn each_tick_is_kept_at_once_with_its_moment() {
    let mut desk = fresh();
    guide(&mut desk, GuideMsg::Tick(GuideStep::OwnPassword, true));
    let (_, ticks) = keeps(&desk).unwrap();
    assert_eq!(ticks, ticked(&[GuideStep::OwnPassword]));
    assert_eq!(page(&desk).step, GuideStep::OwnPassword, "she goes on herself");
    guide(&mut desk, GuideMsg::Tick(GuideStep::OwnPassword, true));
    assert!(keeps(&desk).is_none(), "it is ticked already, and keeps its moment");
    guide(&mut desk, GuideMsg::Tick(GuideStep::OldBeadle, true));
    let (id, ticks) = keeps(&desk).unwrap();
    assert_eq!(ticks, ticked(&[GuideStep::OwnPassword, GuideStep::OldBeadle]));
    desk.reply(Reply::Guide(id, GuideDone::Kept(Ok(()))));
    assert_eq!((desk.model.notice.as_ref(), page(&desk).is_unkept), (None, false));
    guide(&mut desk, GuideMsg::Tick(GuideStep::OwnPassword, false));
    assert_eq!(keeps(&desk).unwrap().1, ticked(&[GuideStep::OldBeadle]));
}

#[test]
fn what_is_not_read_yet_cannot_be_ticked_and_late_answers_are_dropped() {
    let mut desk = Desk::signed_in();
    desk.send(Msg::DismissNotice);
    desk.send(Msg::GoTo(Page::NewClerk));
    let id = reads(&desk).unwrap();
    guide(&mut desk, GuideMsg::Tick(GuideStep::OwnPassword, true));
    assert!(keeps(&desk).is_none(), "it would overwrite what is there");
    desk.reply(Reply::Guide(RequestId(id.0 + 100), GuideDone::Read(Ok(all()))));
    assert!(page(&desk).ticks().is_none());
    desk.reply(Reply::Guide(id, GuideDone::Read(Ok(ticked(&[GuideStep::TwoStep])))));
    guide(&mut desk, GuideMsg::Tick(GuideStep::OwnPassword, true));
    let first = keeps(&desk).unwrap().0;
    desk.reply(Reply::Guide(id, GuideDone::Read(Ok(all()))));
    guide(&mut desk, GuideMsg::Tick(GuideStep::Recovery, true));
    let (second, ticks) = keeps(&desk).unwrap();
    assert_eq!(ticks, ticked(&[GuideStep::OwnPassword, GuideStep::TwoStep, GuideStep::Recovery]));
    // The later one holds all that the earlier one held.
    fails(&mut desk, first, FileTrouble::Full);
    assert_eq!(desk.model.notice, None);
    desk.reply(Reply::Guide(second, GuideDone::Kept(Ok(()))));
    assert!(!page(&desk).is_unkept);
}

#[test]
fn what_makes_no_sense_counts_as_nothing_and_is_said_once() {
    for (trouble, key) in [
        (TicksTrouble::Damaged, "notice-ticks-damaged"),
        (TicksTrouble::Newer, "notice-ticks-newer"),
        (TicksTrouble::File(FileTrouble::Denied), "notice-ticks-not-read"),
    ] {
        let mut desk = Desk::signed_in();
        desk.send(Msg::GoTo(Page::NewClerk));
        let id = reads(&desk).unwrap();
        desk.reply(Reply::Guide(id, GuideDone::Read(Err(trouble))));
        assert_eq!(desk.model.notice.as_ref().map(|notice| notice.key), Some(key));
        assert_eq!(page(&desk).ticks(), Some(&GuideTicks::new(Guide::NewClerk)));
        desk.send(Msg::DismissNotice);
        guide(&mut desk, GuideMsg::Back);
        desk.send(Msg::GoTo(Page::NewClerk));
        assert!(reads(&desk).is_none() && desk.model.notice.is_none());
        guide(&mut desk, GuideMsg::Tick(GuideStep::OwnPassword, true));
        assert_eq!(keeps(&desk).unwrap().1, ticked(&[GuideStep::OwnPassword]));
    }
}

#[test]
fn a_disk_that_takes_no_tick_is_tried_again_and_the_tick_stays() {
    let mut desk = fresh();
    guide(&mut desk, GuideMsg::Tick(GuideStep::OwnPassword, true));
    let id = keeps(&desk).unwrap().0;
    fails(&mut desk, id, FileTrouble::Full);
    assert_eq!(desk.model.notice.as_ref().map(|notice| notice.key), Some("notice-ticks-full"));
    assert!(page(&desk).is_unkept && page(&desk).ticks().unwrap().at(GuideStep::OwnPassword).is_some());
    guide(&mut desk, GuideMsg::Back);
    assert!(keeps(&desk).is_none());
    desk.send(Msg::GoTo(Page::NewClerk));
    let (id, ticks) = keeps(&desk).unwrap();
    assert_eq!(ticks, ticked(&[GuideStep::OwnPassword]));
    desk.reply(Reply::Guide(id, GuideDone::Kept(Ok(()))));
    assert_eq!(desk.model.notice.as_ref().map(|notice| notice.key), Some("notice-ticks-kept"));
    desk.send(Msg::GoTo(Page::NewClerk));
    assert!(keeps(&desk).is_none(), "it is kept now");
}

#[test]
fn the_steps_follow_each_other_and_leaving_leads_back_to_the_button() {
    let mut desk = fresh();
    guide(&mut desk, GuideMsg::Before);
    assert_eq!((page(&desk).step, desk.effects.len()), (GuideStep::OwnPassword, 0));
    for step in &Guide::NewClerk.steps()[1..] {
        guide(&mut desk, GuideMsg::Next);
        assert_eq!((page(&desk).step, focus(&desk)), (*step, Some(FocusKey::StepStart)));
    }
    guide(&mut desk, GuideMsg::Next);
    assert_eq!(page(&desk).step, GuideStep::OldBeadle);
    guide(&mut desk, GuideMsg::Before);
    assert_eq!(page(&desk).step, GuideStep::Administrators);
    guide(&mut desk, GuideMsg::Back);
    assert_eq!((desk.model.page, focus(&desk)), (Page::Settings, Some(FocusKey::Guide)));
}

#[test]
fn beginning_again_is_asked_about_once() {
    let mut desk = fresh();
    guide(&mut desk, GuideMsg::BeginAgain);
    assert!(!page(&desk).asks, "there is nothing to lose");
    let mut desk = opened(Desk::signed_in(), all());
    guide(&mut desk, GuideMsg::TakeTicksAway(true));
    assert!(keeps(&desk).is_none(), "nobody asked");
    guide(&mut desk, GuideMsg::BeginAgain);
    assert!(page(&desk).asks && keeps(&desk).is_none());
    assert_eq!(focus(&desk), Some(FocusKey::Question));
    guide(&mut desk, GuideMsg::TakeTicksAway(false));
    assert_eq!(page(&desk).ticks(), Some(&all()));
    assert_eq!(focus(&desk), Some(FocusKey::Outcome));
    guide(&mut desk, GuideMsg::BeginAgain);
    guide(&mut desk, GuideMsg::TakeTicksAway(true));
    assert_eq!(keeps(&desk).unwrap().1, GuideTicks::new(Guide::NewClerk));
    assert_eq!((page(&desk).step, page(&desk).asks), (GuideStep::OwnPassword, false));
}

#[test]
fn each_button_opens_its_own_page_of_zoho() {
    let mut desk = fresh();
    for (place, url) in [
        (GuidePlace::OwnAccount, "https://accounts.zoho.eu/home#security/password"),
        (GuidePlace::AppPasswords, "https://accounts.zoho.eu/home#security/app_password"),
        (GuidePlace::WebMail, "https://mail.zoho.eu"),
        (GuidePlace::Console, "https://mailadmin.zoho.eu"),
    ] {
        guide(&mut desk, GuideMsg::Visit(place));
        assert!(matches!(desk.commands().next(), Some(Command::OpenUrl(opened)) if opened == url), "{place:?}");
    }
}

#[test]
fn her_record_is_read_each_time_and_only_hers_is_taken() {
    let mut desk = fresh();
    assert_eq!(page(&desk).own.as_ref().map(|(user, at)| (user.zuid.clone(), *at)), Some((clerk().zuid, now())));
    guide(&mut desk, GuideMsg::LookAgain);
    let id = looks(&desk).unwrap();
    guide(&mut desk, GuideMsg::LookAgain);
    assert!(looks(&desk).is_none(), "one at a time");
    desk.reply(Reply::UserRead { id, result: Ok(Box::new(sian())) });
    assert_eq!(page(&desk).freshness, Freshness::Stale(ReadFailure::NoSuchUser));
    assert_eq!(page(&desk).own.as_ref().unwrap().0.zuid, clerk().zuid);
    guide(&mut desk, GuideMsg::LookAgain);
    let id = looks(&desk).unwrap();
    desk.reply(Reply::UserRead { id: RequestId(id.0 + 100), result: Ok(Box::new(clerk())) });
    assert_eq!(page(&desk).freshness, Freshness::Reading(id));
    let changed = User { two_step: Some(true), ..clerk() };
    desk.reply(Reply::UserRead { id, result: Ok(Box::new(changed)) });
    assert_eq!(page(&desk).own.as_ref().unwrap().0.two_step, Some(true));
    assert_eq!(desk.model.users.find_zuid(&clerk().zuid).unwrap().two_step, Some(true), "in the table, too");
}

#[test]
fn a_sign_in_that_her_new_password_ended_costs_no_tick() {
    let mut desk = fresh();
    guide(&mut desk, GuideMsg::Tick(GuideStep::OwnPassword, true));
    guide(&mut desk, GuideMsg::LookAgain);
    let id = looks(&desk).unwrap();
    desk.reply(Reply::UserRead { id, result: Err(ReadFailure::Unsent(Unsent::SignedOut)) });
    assert!(desk.model.signed_in().unwrap().has_lapsed);
    desk.send(Msg::Account(AccountMsg::SignInAgain));
    let trip = desk.request(|command| matches!(command, Command::SignInAgain { .. }));
    desk.reply(Reply::SignedAgain { id: trip, result: Ok(SignedAgain { may_send_mail: true, keychain: None }) });
    assert_eq!((desk.model.page, focus(&desk)), (Page::NewClerk, Some(FocusKey::StepStart)));
    assert_eq!(page(&desk).ticks(), Some(&ticked(&[GuideStep::OwnPassword])));
    assert!(looks(&desk).is_some(), "what could not be read is read now");
}

#[test]
fn signing_out_closes_it() {
    let mut desk = fresh();
    guide(&mut desk, GuideMsg::LookAgain);
    let look = looks(&desk).unwrap();
    desk.send(Msg::Account(AccountMsg::SignOut));
    desk.send(Msg::Leave(true));
    let id = desk.request(|command| matches!(command, Command::SignOut { .. }));
    assert!(desk.commands().any(|command| matches!(command, Command::Cancel(id) if *id == look)));
    desk.reply(Reply::SignedOut { id, result: SignedOut { told_zoho: true, keychain: None } });
    assert!(matches!(desk.model.session, Session::SignedOut(None)));
    assert!(desk.model.guides.page.is_none());
    assert_eq!(desk.model.page, Page::Users);
}

fn council(number: u8) -> CouncilId {
    CouncilId::from_random([number; 16])
}

/// Signed in to the first of two councils.
fn at_the_first() -> Desk {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    let id = desk.request(|command| matches!(command, Command::FindCouncils { .. }));
    let known = |number: u8| KnownCouncil {
        id: council(number),
        name: format!("Council {number}"),
        domain: None,
        region: Region::Eu,
        supplier: None,
    };
    desk.reply(Reply::Councils { id, councils: vec![known(1), known(2)], open: None, n_unreadable: 0 });
    switch(&mut desk, 1);
    desk
}

fn switch(desk: &mut Desk, number: u8) {
    desk.send(Msg::Councils(CouncilsMsg::SwitchTo(council(number))));
    let id = desk.request(|command| matches!(command, Command::OpenCouncil { .. }));
    let zoid = u64::from(number) + 800_000_000;
    let signed = Signed { council_id: Some(council(number)), reality: Reality::Real, zoid: zoid.into(), ..signed() };
    desk.reply(Reply::SignedIn { id, result: Ok(Box::new(signed)) });
}

#[test]
fn no_councils_ticks_show_under_another() {
    let mut desk = opened(at_the_first(), ticked(&[GuideStep::OwnPassword]));
    desk.send(Msg::GoTo(Page::Users));
    desk.send(Msg::GoTo(Page::NewClerk));
    guide(&mut desk, GuideMsg::Tick(GuideStep::TwoStep, true));
    let late = keeps(&desk).unwrap().0;
    desk.reply(Reply::Guide(late, GuideDone::Kept(Ok(()))));
    switch(&mut desk, 2);
    assert_eq!((desk.model.page, desk.model.guides.page.is_none()), (Page::Users, true));
    desk.send(Msg::GoTo(Page::NewClerk));
    let id = reads(&desk).unwrap();
    assert!(page(&desk).ticks().is_none());
    // An answer about the first comes late.
    desk.reply(Reply::Guide(late, GuideDone::Read(Ok(all()))));
    assert!(page(&desk).ticks().is_none());
    desk.reply(Reply::Guide(id, GuideDone::Read(Ok(GuideTicks::new(Guide::NewClerk)))));
    assert_eq!(page(&desk).ticks().unwrap().n_ticked(), 0);
    switch(&mut desk, 1);
    desk.send(Msg::GoTo(Page::NewClerk));
    assert!(reads(&desk).is_some(), "what was kept is read");
}

#[test]
fn ticks_that_no_disk_took_come_back_with_their_council_only() {
    let mut desk = opened(at_the_first(), GuideTicks::new(Guide::NewClerk));
    guide(&mut desk, GuideMsg::Tick(GuideStep::TwoStep, true));
    let id = keeps(&desk).unwrap().0;
    fails(&mut desk, id, FileTrouble::Denied);
    assert_eq!(desk.model.notice.as_ref().map(|notice| notice.key), Some("notice-ticks-denied"));
    switch(&mut desk, 2);
    desk.send(Msg::GoTo(Page::NewClerk));
    assert!(reads(&desk).is_some() && keeps(&desk).is_none());
    switch(&mut desk, 1);
    desk.send(Msg::GoTo(Page::NewClerk));
    assert_eq!(keeps(&desk).unwrap().1, ticked(&[GuideStep::TwoStep]), "tried again");
    assert_eq!(page(&desk).ticks(), Some(&ticked(&[GuideStep::TwoStep])));
    // They go with their council.
    switch(&mut desk, 2);
    assert_eq!(desk.model.guides.unkept.len(), 1);
    desk.send(Msg::Councils(CouncilsMsg::AskToRemove(council(1))));
    desk.send(Msg::Councils(CouncilsMsg::Remove));
    let id = desk.request(|command| matches!(command, Command::Council(_, _, CouncilWork::Remove(JournalFate::Kept))));
    desk.reply(Reply::Council(id, CouncilDone::Removed(Ok(Removed::default()))));
    assert!(desk.model.guides.unkept.is_empty());
}
