//! The table: searching, moving, opening, and pages that arrive.

use beadle::domain::outcome::{ReadFailure, Unsent};
use beadle::domain::user::{User, UserKey};
use beadle::domain::user_group::UserGroup;
use beadle::msg::{Column, Command, Effect, FocusKey, Movement, Msg, Reply, RequestId, UsersMsg};

use crate::common::{Desk, clerk, everybody, person, sian};

fn names(desk: &Desk) -> Vec<String> {
    let users = &desk.model.users;
    (0..users.n_shown()).map(|place| users.shown(place).unwrap().name.clone()).collect()
}

fn search(desk: &mut Desk, text: &str) {
    desk.send(Msg::Users(UsersMsg::Search(text.to_owned())));
}

#[test]
fn search_looks_at_names_and_all_addresses_without_accents_or_case() {
    let mut desk = Desk::signed_in();
    for (typed, found) in [
        ("PUGH sian", vec!["Siân Pugh"]),
        ("lukasz", vec!["Łukasz Nowicki"]),
        ("planning@", vec!["Łukasz Nowicki"]),
        ("pugh", vec!["Margaret Pugh-Thornbury", "Owen Pugh", "Siân Pugh"]),
        ("pugh owen margaret", vec![]),
    ] {
        search(&mut desk, typed);
        assert_eq!(names(&desk), found, "{typed}");
    }
}

#[test]
fn enter_opens_only_a_single_match() {
    let mut desk = Desk::signed_in();
    search(&mut desk, "pugh");
    desk.send(Msg::Users(UsersMsg::SubmitSearch));
    assert!(desk.model.reset.is_none(), "three match: it only moves to the list");
    assert!(matches!(desk.effects[..], [Effect::Focus(FocusKey::List)]));
    search(&mut desk, "sian");
    desk.send(Msg::Users(UsersMsg::SubmitSearch));
    assert_eq!(desk.model.reset.as_ref().unwrap().draft.user().name, "Siân Pugh");
}

#[test]
fn a_full_address_that_is_not_in_the_list_opens_directly() {
    let mut desk = Desk::signed_in();
    search(&mut desk, "new.person@littlewittering-pc.gov.uk");
    desk.send(Msg::Users(UsersMsg::SubmitSearch));
    let id = desk.request(|command| matches!(command, Command::ReadUser { key: UserKey::Address(_), .. }));
    desk.reply(Reply::UserRead { id, result: Ok(Box::new(person(99, "New Person", "new.person"))) });
    assert_eq!(desk.model.reset.as_ref().unwrap().draft.user().name, "New Person");
}

#[test]
fn an_address_nobody_has_is_said_so() {
    let mut desk = Desk::signed_in();
    search(&mut desk, "nobody@littlewittering-pc.gov.uk");
    desk.send(Msg::Users(UsersMsg::SubmitSearch));
    let id = desk.request(|command| matches!(command, Command::ReadUser { .. }));
    desk.reply(Reply::UserRead { id, result: Err(ReadFailure::NoSuchUser) });
    assert!(desk.model.reset.is_none());
    assert_eq!(desk.model.users.open_failure.as_ref().unwrap().1, ReadFailure::NoSuchUser);
}

#[test]
fn overlapping_pages_double_nobody_and_keep_the_order() {
    let mut desk = Desk::signed_in();
    let n = desk.model.users.n_users();
    desk.send(Msg::Users(UsersMsg::Refresh));
    let id = desk.request(|command| matches!(command, Command::ListUsers { .. }));
    desk.reply(Reply::UsersPage { id, users: everybody(), n_unreadable: 0 });
    desk.reply(Reply::UsersPage { id, users: vec![sian(), person(50, "Aled Bevan", "cllr.bevan")], n_unreadable: 1 });
    assert_eq!(desk.model.users.n_users(), n + 1);
    assert_eq!(desk.model.users.n_unreadable, 1);
    assert_eq!(names(&desk)[0], "Aled Bevan", "a new row is merged where it belongs");
    let mut sorted = names(&desk);
    sorted.sort_by_key(|name| beadle::domain::fold::fold(name));
    assert_eq!(names(&desk), sorted);
}

#[test]
fn whoever_is_gone_after_a_whole_refresh_is_gone_from_the_table() {
    let mut desk = Desk::signed_in();
    desk.send(Msg::Users(UsersMsg::Refresh));
    let id = desk.request(|command| matches!(command, Command::ListUsers { .. }));
    desk.reply(Reply::UsersPage { id, users: vec![sian()], n_unreadable: 0 });
    desk.reply(Reply::UsersEnd { id, result: Err(ReadFailure::Unsent(Unsent::Connect)) });
    assert_eq!(desk.model.users.n_users(), everybody().len(), "a broken refresh loses nobody");
    desk.send(Msg::Users(UsersMsg::Refresh));
    let id = desk.request(|command| matches!(command, Command::ListUsers { .. }));
    desk.reply(Reply::UsersPage { id, users: vec![sian()], n_unreadable: 0 });
    desk.reply(Reply::UsersEnd { id, result: Ok(()) });
    assert_eq!(names(&desk), ["Siân Pugh"]);
}

#[test]
fn a_stale_page_is_dropped() {
    let mut desk = Desk::signed_in();
    desk.reply(Reply::UsersPage { id: RequestId(4_000), users: vec![person(60, "Ghost", "ghost")], n_unreadable: 0 });
    assert!(!names(&desk).contains(&"Ghost".to_owned()));
}

#[test]
fn the_selection_moves_and_stays_within_the_list() {
    let mut desk = Desk::signed_in();
    let last = desk.model.users.n_shown() - 1;
    for (movement, place) in [
        (Movement::First, 0),
        (Movement::By(-1), 0),
        (Movement::By(1), 1),
        (Movement::Last, last),
        (Movement::By(10), last),
        (Movement::By(-100), 0),
    ] {
        desk.send(Msg::Users(UsersMsg::Move(movement)));
        assert_eq!(desk.model.users.selected(), Some(place), "{movement:?}");
    }
}

#[test]
fn sorting_by_a_column_and_back() {
    let mut desk = Desk::signed_in();
    desk.send(Msg::Users(UsersMsg::SortBy(Column::LastSignIn)));
    assert_eq!(names(&desk).last().unwrap(), "Owen Pugh", "never signed in comes last");
    desk.send(Msg::Users(UsersMsg::SortBy(Column::LastSignIn)));
    assert_eq!(names(&desk)[0], "Owen Pugh");
}

#[test]
fn a_fresh_reading_of_somebody_else_is_not_taken_over() {
    let mut desk = Desk::signed_in();
    search(&mut desk, "sian");
    desk.send(Msg::Users(UsersMsg::SubmitSearch));
    let id = desk.request(|command| matches!(command, Command::ReadUser { .. }));
    desk.reply(Reply::UserRead { id, result: Ok(Box::new(person(3, "Owen Pugh", "cllr.opugh"))) });
    assert_eq!(desk.model.reset.as_ref().unwrap().draft.user().name, "Siân Pugh");
}

fn show(desk: &mut Desk, group: UserGroup) {
    desk.send(Msg::Users(UsersMsg::Show(group)));
}

#[test]
fn a_group_narrows_the_list_and_the_search_narrows_it_further() {
    let mut desk = Desk::signed_in();
    show(&mut desk, UserGroup::NeverSignedIn);
    assert_eq!(names(&desk), ["Owen Pugh"]);
    show(&mut desk, UserGroup::Disabled);
    assert_eq!(names(&desk), ["Desmond Tate"]);
    assert_eq!(desk.model.users.selected(), Some(0), "the first of them is at hand");
    show(&mut desk, UserGroup::TwoStepOff);
    desk.send(Msg::Users(UsersMsg::Search("pugh".to_owned())));
    // Margaret Pugh-Thornbury has two-step sign-in.
    assert_eq!(names(&desk), ["Owen Pugh", "Siân Pugh"]);
    desk.send(Msg::Users(UsersMsg::ShowEverybody));
    assert_eq!(desk.model.users.n_shown(), 8);
    assert_eq!(desk.model.users.search(), "");
}

#[test]
fn escape_empties_the_field_first_and_then_shows_everybody() {
    let mut desk = Desk::signed_in();
    show(&mut desk, UserGroup::Shared);
    desk.send(Msg::Users(UsersMsg::Search("allot".to_owned())));
    desk.send(Msg::Users(UsersMsg::ClearSearch));
    assert_eq!(desk.model.users.group(), UserGroup::Shared);
    desk.send(Msg::Users(UsersMsg::ClearSearch));
    assert_eq!(desk.model.users.group(), UserGroup::Everyone);
}

#[test]
fn the_sizes_of_groups_follow_what_is_read() {
    let mut desk = Desk::signed_in();
    let sizes = |desk: &Desk| UserGroup::ALL.map(|group| desk.model.users.n_in(group));
    // Everyone, never, 30, 90, 365 days, two-step off, administrators, blocked, shared.
    assert_eq!(sizes(&desk), [8, 1, 0, 0, 0, 7, 1, 1, 1]);
    let owen = desk.model.users.find_address(&"cllr.opugh@littlewittering-pc.gov.uk".parse().unwrap()).unwrap();
    let signed_in = User { last_login: Some("2026-10-01T10:00:00Z".parse().unwrap()), ..owen.clone() };
    desk.model.users.refresh_user(&signed_in);
    assert_eq!(sizes(&desk), [8, 0, 1, 0, 0, 7, 1, 1, 1]);
    // Read again, and only the clerk is left.
    desk.send(Msg::Users(UsersMsg::Refresh));
    let id = desk.request(|command| matches!(command, Command::ListUsers { .. }));
    desk.reply(Reply::UsersPage { id, users: vec![clerk()], n_unreadable: 0 });
    desk.reply(Reply::UsersEnd { id, result: Ok(()) });
    assert_eq!(sizes(&desk), [1, 0, 0, 0, 0, 1, 1, 0, 0]);
}
