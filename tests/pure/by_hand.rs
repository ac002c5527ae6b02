//! A clerk sets her council up without help: page by page, and a try with Zoho before anything is kept.

use beadle::domain::client_fault::ClientFault;
use beadle::domain::look_alike::Resemblance;
use beadle::domain::outcome::SignInFailure;
use beadle::domain::region::Region;
use beadle::domain::set_up_form::SetUpForm;
use beadle::model::Session;
use beadle::model::by_hand::{ByHand, ByHandPage};
use beadle::model::session::SignInStage;
use beadle::model::setting_up::SettingUp;
use beadle::msg::{
    By, ByHandMsg, Candidate, Command, Effect, FocusKey, Msg, Reply, RequestId, SettingUpMsg, WayIn, WelcomeMsg,
};

use crate::common::{Desk, known_council};

const PAGES: [ByHandPage; 7] = [
    ByHandPage::Council,
    ByHandPage::Console,
    ByHandPage::Kind,
    ByHandPage::Values,
    ByHandPage::ClientId,
    ByHandPage::Secret,
    ByHandPage::Test,
];

fn begun() -> Desk {
    let mut desk = Desk::new();
    desk.send(Msg::SettingUp(SettingUpMsg::Open));
    send(&mut desk, ByHandMsg::Open);
    desk
}

fn send(desk: &mut Desk, msg: ByHandMsg) {
    desk.send(Msg::SettingUp(SettingUpMsg::ByHand(msg)));
}

fn pages(desk: &Desk) -> &ByHand {
    match &desk.model.setting_up {
        Some(SettingUp::ByHand(by_hand)) => by_hand,
        other => panic!("not by hand: {other:?}"),
    }
}

fn edit(desk: &mut Desk, change: impl FnOnce(&mut SetUpForm)) {
    let mut form = pages(desk).form.clone();
    change(&mut form);
    desk.send(Msg::SettingUp(SettingUpMsg::Edit(Box::new(form))));
}

/// On the last page, with everything filled in.
fn ready() -> Desk {
    let mut desk = begun();
    fill_in(&mut desk);
    desk
}

fn fill_in(desk: &mut Desk) {
    edit(desk, |form| form.council.push_str(" Little Wittering "));
    for _ in 0..4 {
        send(desk, ByHandMsg::Next);
    }
    edit(desk, |form| form.client_id.push_str(" 1000.ABC "));
    send(desk, ByHandMsg::Next);
    edit(desk, |form| form.client_secret.expose_mut().push_str(" s3cret "));
    send(desk, ByHandMsg::Next);
    assert_eq!(pages(desk).page, ByHandPage::Test);
}

fn try_it(desk: &mut Desk) -> RequestId {
    send(desk, ByHandMsg::Try);
    desk.request(|command| matches!(command, Command::SignIn { way: WayIn::Trial(..), by: By::Browser, .. }))
}

fn fail(desk: &mut Desk, id: RequestId, failure: SignInFailure) {
    desk.reply(Reply::SignedIn { id, result: Err(failure) });
}

#[test]
fn there_are_seven_pages_and_back_leads_to_each_again() {
    let mut desk = begun();
    edit(&mut desk, |form| form.council.push('A'));
    let mut seen = vec![pages(&desk).page];
    for place in 1..PAGES.len() {
        // The pages that ask for something are not left without it.
        if pages(&desk).fault().is_some() {
            edit(&mut desk, |form| {
                form.client_id = "1000.A".to_owned();
                form.client_secret.expose_mut().push('a');
            });
        }
        assert_eq!(pages(&desk).place(), place);
        send(&mut desk, ByHandMsg::Next);
        seen.push(pages(&desk).page);
    }
    assert_eq!(seen, PAGES);
    send(&mut desk, ByHandMsg::Next);
    assert_eq!(pages(&desk).page, ByHandPage::Test, "there is no more");
    for page in PAGES.iter().rev().skip(1) {
        desk.send(Msg::SettingUp(SettingUpMsg::Back));
        assert_eq!(pages(&desk).page, *page);
    }
    assert_eq!(pages(&desk).form.council, "A", "nothing is lost on the way");
    desk.send(Msg::SettingUp(SettingUpMsg::Back));
    assert!(matches!(desk.model.setting_up, Some(SettingUp::Ways)));
}

#[test]
fn a_page_that_asks_for_a_value_is_not_left_without_it() {
    let mut desk = begun();
    for (n_pages, spoil) in [(0, None), (4, None), (5, Some(" a b "))] {
        while pages(&desk).place() <= n_pages {
            send(&mut desk, ByHandMsg::Next);
        }
        if let Some(spoilt) = spoil {
            edit(&mut desk, |form| form.client_secret.expose_mut().push_str(spoilt));
        }
        let page = pages(&desk).page;
        send(&mut desk, ByHandMsg::Next);
        assert_eq!(pages(&desk).page, page);
        assert!(pages(&desk).is_checked);
        assert!(desk.effects.iter().any(|effect| matches!(effect, Effect::Focus(FocusKey::Problem))));
        edit(&mut desk, |form| match page {
            ByHandPage::Council => form.council.push('A'),
            ByHandPage::ClientId => form.client_id.push_str("1000.A"),
            _ => {
                form.client_secret.clear();
                form.client_secret.expose_mut().push('s');
            }
        });
        send(&mut desk, ByHandMsg::Next);
        assert_ne!(pages(&desk).page, page);
        assert!(!pages(&desk).is_checked, "the next page begins without complaints");
    }
}

#[test]
fn the_try_carries_what_was_typed_without_stray_spaces_and_keeps_nothing() {
    let mut desk = ready();
    edit(&mut desk, |form| form.region = Region::Uk);
    try_it(&mut desk);
    let (council, set_up) = desk
        .commands()
        .find_map(|command| match command {
            Command::SignIn { way: WayIn::Trial(council, set_up), .. } => Some((council.clone(), set_up.clone())),
            _ => None,
        })
        .unwrap();
    assert_eq!(council.as_str().len(), 32);
    assert_eq!((set_up.council.as_str(), set_up.region), ("Little Wittering", Region::Uk));
    assert_eq!(set_up.client.client_id, "1000.ABC");
    assert_eq!(set_up.client.client_secret.as_ref().unwrap().expose(), "s3cret");
    assert_eq!(set_up.client.redirect_port, 8090);
    assert!(!desk.commands().any(|command| matches!(command, Command::AddCouncil { .. })));
}

#[test]
fn what_zoho_complains_about_is_put_right_on_its_own_page_and_leads_back() {
    for (failure, fault, page) in [
        (SignInFailure::Refused("invalid_client".to_owned()), ClientFault::ClientId, ByHandPage::ClientId),
        (SignInFailure::Refused("invalid_client_secret".to_owned()), ClientFault::Secret, ByHandPage::Secret),
        (SignInFailure::Refused("invalid_redirect_uri".to_owned()), ClientFault::Redirect, ByHandPage::Values),
        (SignInFailure::OtherDataCentre, ClientFault::DataCentre, ByHandPage::Council),
    ] {
        let mut desk = ready();
        let id = try_it(&mut desk);
        fail(&mut desk, id, failure);
        assert_eq!(pages(&desk).page, ByHandPage::Test, "what she typed is still there");
        send(&mut desk, ByHandMsg::GoTo(page));
        assert_eq!((pages(&desk).page, pages(&desk).complaint), (page, Some(fault)));
        send(&mut desk, ByHandMsg::Next);
        assert_eq!((pages(&desk).page, pages(&desk).complaint), (ByHandPage::Test, None), "straight back");
        assert!(matches!(desk.model.session, Session::SignedOut(None)), "what was said is put right");
        try_it(&mut desk);
    }
}

#[test]
fn another_value_than_the_one_complained_about_is_altered_without_the_complaint() {
    let mut desk = ready();
    let id = try_it(&mut desk);
    fail(&mut desk, id, SignInFailure::Refused("invalid_client".to_owned()));
    send(&mut desk, ByHandMsg::GoTo(ByHandPage::Secret));
    assert_eq!((pages(&desk).page, pages(&desk).complaint), (ByHandPage::Secret, None));
}

#[test]
fn an_error_that_only_the_browser_shows_is_told_by_the_clerk() {
    let mut desk = ready();
    let id = try_it(&mut desk);
    send(&mut desk, ByHandMsg::PageSays(ClientFault::Redirect));
    assert!(desk.commands().any(|command| matches!(command, Command::Cancel(cancelled) if *cancelled == id)));
    assert!(matches!(desk.model.session, Session::SignedOut(None)));
    assert_eq!((pages(&desk).page, pages(&desk).complaint), (ByHandPage::Values, Some(ClientFault::Redirect)));
    // The answer of the try that was stopped comes too late.
    fail(&mut desk, id, SignInFailure::TooLate);
    assert!(matches!(desk.model.session, Session::SignedOut(None)));
    // And without a try nothing is to be said.
    send(&mut desk, ByHandMsg::PageSays(ClientFault::ClientId));
    assert_eq!(pages(&desk).page, ByHandPage::Values);
}

#[test]
fn a_port_that_is_taken_gives_way_to_another_which_zoho_must_know() {
    let mut desk = ready();
    for port in 8091..8101 {
        let id = try_it(&mut desk);
        let taken: u16 = pages(&desk).form.redirect_port.parse().unwrap();
        fail(&mut desk, id, SignInFailure::PortTaken(taken));
        send(&mut desk, ByHandMsg::OtherPort);
        let expected = if port == 8100 { 8090 } else { port };
        assert_eq!(pages(&desk).form.redirect_port, expected.to_string());
        assert_eq!((pages(&desk).page, pages(&desk).complaint), (ByHandPage::Values, Some(ClientFault::Redirect)));
        send(&mut desk, ByHandMsg::Next);
    }
}

#[test]
fn stopping_and_refusing_lead_back_to_what_was_typed() {
    let mut desk = ready();
    try_it(&mut desk);
    desk.send(Msg::Welcome(WelcomeMsg::CancelSignIn));
    assert_eq!(pages(&desk).page, ByHandPage::Test);
    let id = try_it(&mut desk);
    let candidate = Candidate { council: "A".to_owned(), address: "clerk@example.org".to_owned() };
    desk.reply(Reply::ConfirmCouncil { id, candidate });
    assert!(matches!(desk.model.session, Session::Confirming(..)));
    desk.send(Msg::Welcome(WelcomeMsg::Confirm(false)));
    fail(&mut desk, id, SignInFailure::NotAdded);
    assert_eq!(pages(&desk).form.client_id, " 1000.ABC ");
    // Only while a try is under way do the pages wait behind it.
    desk.send(Msg::Welcome(WelcomeMsg::Practise));
    assert!(desk.model.setting_up.is_none());
}

#[test]
fn who_has_signed_in_leaves_nothing_of_it_behind_and_finds_the_council_on_the_list() {
    let mut desk = ready();
    let id = try_it(&mut desk);
    let Session::SigningIn(under_way) = &desk.model.session else { panic!("{:?}", desk.model.session) };
    assert_eq!(under_way.stage, SignInStage::Trial);
    desk.reply(Reply::SignedIn { id, result: Ok(Box::new(crate::common::signed())) });
    assert!(desk.model.signed_in().is_some());
    assert!(desk.model.setting_up.is_none(), "the secret goes with it");
    assert!(desk.commands().any(|command| matches!(command, Command::FindCouncils { .. })));
    let last = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Focus(key) => Some(*key),
        _ => None,
    });
    assert_eq!(last, Some(FocusKey::Search));
}

#[test]
fn a_council_of_that_name_is_pointed_out() {
    let mut desk = Desk::new();
    desk.model.councils.known = vec![known_council("Little Wittering")];
    desk.send(Msg::SettingUp(SettingUpMsg::Open));
    send(&mut desk, ByHandMsg::Open);
    fill_in(&mut desk);
    assert_eq!(pages(&desk).resembles, Some(Resemblance::SameName));
    send(&mut desk, ByHandMsg::GoTo(ByHandPage::Council));
    edit(&mut desk, |form| form.council = "Great Wittering".to_owned());
    send(&mut desk, ByHandMsg::Next);
    assert_eq!(pages(&desk).resembles, None);
}

#[test]
fn with_the_publishers_client_two_pages_are_left() {
    let mut desk = Desk::new();
    desk.model.publisher = Some("1000.PUBLISHER".to_owned());
    desk.send(Msg::SettingUp(SettingUpMsg::Open));
    send(&mut desk, ByHandMsg::Open);
    assert_eq!(pages(&desk).pages(), [ByHandPage::Council, ByHandPage::Test]);
    edit(&mut desk, |form| form.council.push('A'));
    send(&mut desk, ByHandMsg::Next);
    for page in [ByHandPage::ClientId, ByHandPage::Secret, ByHandPage::Values] {
        send(&mut desk, ByHandMsg::GoTo(page));
        assert_eq!(pages(&desk).page, ByHandPage::Test, "there is nothing to alter");
    }
    let id = try_it(&mut desk);
    let client = desk.commands().find_map(|command| match command {
        Command::SignIn { way: WayIn::Trial(_, set_up), .. } => Some(set_up.client.clone()),
        _ => None,
    });
    let client = client.unwrap();
    assert_eq!(client.client_id, "1000.PUBLISHER");
    assert!(client.client_secret.is_none());
    // Its registration can't be altered, so another port is no help.
    fail(&mut desk, id, SignInFailure::PortTaken(8090));
    send(&mut desk, ByHandMsg::OtherPort);
    assert_eq!(pages(&desk).form.redirect_port, "8090");
}

#[test]
fn the_console_of_the_right_data_centre_is_opened() {
    let mut desk = begun();
    edit(&mut desk, |form| {
        form.council.push('A');
        form.region = Region::Au;
    });
    send(&mut desk, ByHandMsg::Next);
    send(&mut desk, ByHandMsg::OpenConsole);
    let opened = desk.commands().find_map(|command| match command {
        Command::OpenUrl(address) => Some(address.clone()),
        _ => None,
    });
    assert_eq!(opened.as_deref(), Some("https://api-console.zoho.com.au"));
}
