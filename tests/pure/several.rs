//! Several councils: choosing one, going over from one to another, renaming and removing one.

use beadle::domain::council::{CouncilId, Reality};
use beadle::domain::file_trouble::FileTrouble;
use beadle::domain::outcome::{Answer, Doubt, ReadFailure, SignInFailure, Unsent};
use beadle::domain::region::Region;
use beadle::domain::user::User;
use beadle::domain::user_group::UserGroup;
use beadle::model::Session;
use beadle::model::councils::Task;
use beadle::msg::{
    Command, CouncilDone, CouncilWork, CouncilsMsg, Effect, JournalFate, KnownCouncil, Msg, Page, Removed, Reply,
    RequestId, ResetMsg, Signed, StartMode, UsersMsg, WayIn, WelcomeMsg,
};
use beadle::reset::answers::Reason;

use crate::common::{Desk, clerk, everybody, person, sian, signed};

fn id(number: u8) -> CouncilId {
    CouncilId::from_random([number; 16])
}

fn known(name: &str, number: u8) -> KnownCouncil {
    KnownCouncil { id: id(number), name: name.to_owned(), domain: None, region: Region::Eu, supplier: None }
}

/// Three councils, none open; B was open last.
fn several() -> Desk {
    let mut desk = Desk::new();
    desk.send(Msg::Start(StartMode::Welcome));
    let request = desk.request(|command| matches!(command, Command::FindCouncils { .. }));
    let councils = vec![known("Ambleford", 1), known("Bexcombe", 2), known("Cold Ashby", 3)];
    desk.reply(Reply::Councils { id: request, councils, open: Some(id(2)), n_unreadable: 0 });
    desk
}

fn opening(desk: &Desk) -> Option<(RequestId, CouncilId)> {
    desk.commands().find_map(|command| match command {
        Command::OpenCouncil { id, council } => Some((*id, council.clone())),
        _ => None,
    })
}

fn is_in_browser(desk: &Desk) -> bool {
    desk.commands().any(|command| matches!(command, Command::SignIn { way: WayIn::Council(_), .. }))
}

fn signed_to(number: u8, name: &str) -> Signed {
    Signed { council_id: Some(id(number)), council: name.to_owned(), reality: Reality::Real, ..signed() }
}

/// What `SwitchTo` asked for is answered: the council is open, these people in it.
fn let_in(desk: &mut Desk, name: &str, people: Vec<User>) {
    let (request, council) = opening(desk).unwrap();
    let result = Ok(Box::new(Signed { council_id: Some(council), ..signed_to(0, name) }));
    desk.reply(Reply::SignedIn { id: request, result });
    let list = desk.request(|command| matches!(command, Command::ListUsers { .. }));
    desk.reply(Reply::UsersPage { id: list, users: people, n_unreadable: 0 });
    desk.reply(Reply::UsersEnd { id: list, result: Ok(()) });
}

fn at_ambleford() -> Desk {
    let mut desk = several();
    desk.send(Msg::Councils(CouncilsMsg::SwitchTo(id(1))));
    let_in(&mut desk, "Ambleford", everybody());
    desk
}

fn switch(desk: &mut Desk, number: u8) {
    desk.send(Msg::Councils(CouncilsMsg::SwitchTo(id(number))));
}

fn open_council(desk: &Desk) -> Option<&str> {
    desk.model.signed_in().map(|signed_in| signed_in.council.as_str())
}

fn notice(desk: &Desk) -> Option<&str> {
    desk.model.notice.as_ref().map(|notice| notice.key)
}

#[test]
fn of_several_none_opens_by_itself_and_the_last_one_is_chosen() {
    let desk = several();
    assert_eq!(opening(&desk), None);
    assert_eq!(desk.model.councils.chosen, Some(id(2)));
}

#[test]
fn signing_in_tries_what_is_kept_before_the_browser() {
    let mut desk = several();
    desk.send(Msg::Welcome(WelcomeMsg::SignIn));
    let (request, council) = opening(&desk).unwrap();
    assert_eq!(council, id(2));
    desk.reply(Reply::SignedIn { id: request, result: Err(SignInFailure::NotKept) });
    assert!(is_in_browser(&desk), "nothing is kept");
    assert!(matches!(desk.model.session, Session::SigningIn(_)));
    // Anything else is said, and the browser stays shut.
    let mut desk = several();
    desk.send(Msg::Welcome(WelcomeMsg::SignIn));
    let (request, _) = opening(&desk).unwrap();
    desk.reply(Reply::SignedIn { id: request, result: Err(SignInFailure::NoCouncil) });
    assert!(!is_in_browser(&desk));
    assert!(matches!(desk.model.session, Session::SignedOut(Some(SignInFailure::NoCouncil))));
    desk.send(Msg::Councils(CouncilsMsg::Select(0)));
    assert!(matches!(desk.model.session, Session::SignedOut(None)), "that was about another one");
}

#[test]
fn the_search_narrows_the_list_and_keeps_the_choice_where_it_can() {
    let mut desk = several();
    let shown = |desk: &Desk| desk.model.councils.shown().map(|council| council.name.clone()).collect::<Vec<_>>();
    desk.send(Msg::Councils(CouncilsMsg::Search("ash cold".to_owned())));
    assert_eq!(shown(&desk), ["Cold Ashby"]);
    assert_eq!(desk.model.councils.chosen, Some(id(3)));
    desk.send(Msg::Councils(CouncilsMsg::Search("zzz".to_owned())));
    assert!(shown(&desk).is_empty());
    assert_eq!(desk.model.councils.selected(), None);
    desk.send(Msg::Councils(CouncilsMsg::Search(String::new())));
    assert_eq!(shown(&desk).len(), 3);
    assert_eq!(desk.model.councils.chosen, Some(id(3)), "as before");
    desk.send(Msg::Councils(CouncilsMsg::Move(beadle::msg::Movement::By(-1))));
    assert_eq!(desk.model.councils.chosen, Some(id(2)));
}

#[test]
fn going_over_leaves_nothing_of_the_one_before() {
    let mut desk = at_ambleford();
    desk.send(Msg::Users(UsersMsg::Search("pugh".to_owned())));
    desk.send(Msg::Users(UsersMsg::Refresh));
    let stale = desk.request(|command| matches!(command, Command::ListUsers { .. }));
    desk.send(Msg::GoTo(Page::Councils));
    switch(&mut desk, 2);
    assert!(desk.commands().any(|command| matches!(command, Command::LeaveCouncil)));
    assert!(desk.commands().any(|command| matches!(command, Command::Cancel(id) if *id == stale)));
    assert_eq!((open_council(&desk), desk.model.users.n_users()), (None, 0));
    let_in(&mut desk, "Bexcombe", vec![clerk()]);
    assert_eq!((open_council(&desk), desk.model.page), (Some("Bexcombe"), Page::Users));
    assert_eq!((desk.model.users.n_users(), desk.model.users.search()), (1, ""));
    // Late answers from the other council.
    desk.reply(Reply::UsersPage { id: stale, users: everybody(), n_unreadable: 3 });
    let lapsed = Err(ReadFailure::Unsent(Unsent::SignedOut));
    desk.reply(Reply::UsersEnd { id: stale, result: lapsed });
    assert_eq!((desk.model.users.n_users(), desk.model.users.n_unreadable), (1, 0));
    assert!(!desk.model.signed_in().unwrap().has_lapsed, "the sign-in of the other council has lapsed");
}

#[test]
fn coming_back_shows_what_was_read_and_reads_it_again() {
    let mut desk = at_ambleford();
    switch(&mut desk, 2);
    let_in(&mut desk, "Bexcombe", vec![clerk()]);
    switch(&mut desk, 1);
    let (request, _) = opening(&desk).unwrap();
    desk.reply(Reply::SignedIn { id: request, result: Ok(Box::new(signed_to(1, "Ambleford"))) });
    assert_eq!(desk.model.users.n_users(), everybody().len(), "at once");
    let list = desk.request(|command| matches!(command, Command::ListUsers { .. }));
    desk.reply(Reply::UsersPage { id: list, users: vec![clerk()], n_unreadable: 0 });
    desk.reply(Reply::UsersEnd { id: list, result: Ok(()) });
    assert_eq!(desk.model.users.n_users(), 1, "as it is now");
}

#[test]
fn nobody_goes_over_while_a_reset_is_open() {
    let mut draft = at_ambleford();
    draft.send(Msg::Users(UsersMsg::Open(0)));
    draft.reset(ResetMsg::Reason(Reason::Forgotten));
    let mut unknown = at_ambleford();
    unknown.model.reset = Desk::answered(&sian(), Answer::Unknown(Doubt::TimedOut)).model.reset;
    for mut desk in [draft, unknown] {
        switch(&mut desk, 2);
        assert_eq!((opening(&desk), notice(&desk)), (None, Some("notice-switch-reset")));
        assert!(desk.model.reset.is_some() && open_council(&desk) == Some("Ambleford"));
        desk.send(Msg::Councils(CouncilsMsg::AskToRemove(id(1))));
        desk.send(Msg::Councils(CouncilsMsg::Remove));
        assert!(!desk.commands().any(|command| matches!(command, Command::Council(..))));
        assert!(desk.model.reset.is_some());
    }
    let mut done = at_ambleford();
    done.model.reset = Desk::answered(&sian(), Answer::Done { server_time: None }).model.reset;
    switch(&mut done, 2);
    assert!(opening(&done).is_some() && done.model.reset.is_none());
}

#[test]
fn somebody_who_is_here_but_in_another_group_is_not_looked_for_in_another_council() {
    let mut desk = at_ambleford();
    switch(&mut desk, 2);
    let_in(&mut desk, "Bexcombe", vec![clerk(), person(40, "Nia Rees", "cllr.rees")]);
    desk.send(Msg::Users(UsersMsg::Show(UserGroup::Administrators)));
    desk.send(Msg::Users(UsersMsg::Search("rees".to_owned())));
    assert_eq!(desk.model.users.n_shown(), 0);
    assert_eq!(desk.model.councils.elsewhere, None, "she is here");
    desk.send(Msg::Users(UsersMsg::Search("sian pugh".to_owned())));
    assert!(desk.model.councils.elsewhere.is_some(), "she is nowhere here");
}

#[test]
fn somebody_who_is_in_another_council_is_found_there() {
    let mut desk = at_ambleford();
    switch(&mut desk, 2);
    let_in(&mut desk, "Bexcombe", vec![clerk(), person(40, "Nia Rees", "cllr.rees")]);
    desk.send(Msg::Users(UsersMsg::Search("rees".to_owned())));
    assert_eq!(desk.model.councils.elsewhere, None, "she is here");
    desk.send(Msg::Users(UsersMsg::Search("sian pugh".to_owned())));
    let elsewhere = desk.model.councils.elsewhere.clone().unwrap();
    assert_eq!((elsewhere.council, elsewhere.name.as_str(), elsewhere.n_fitting), (id(1), "Siân Pugh", 1));
    desk.send(Msg::Users(UsersMsg::Search("pugh".to_owned())));
    assert_eq!(desk.model.councils.elsewhere.as_ref().unwrap().n_fitting, 3);
    desk.send(Msg::Councils(CouncilsMsg::FollowSearch));
    let_in(&mut desk, "Ambleford", everybody());
    assert_eq!((open_council(&desk), desk.model.users.search()), (Some("Ambleford"), "pugh"));
    assert_eq!(desk.model.users.n_shown(), 3);
    desk.send(Msg::Users(UsersMsg::Search("nobody at all".to_owned())));
    assert_eq!(desk.model.councils.elsewhere, None);
    // On the way there she thinks better of it, and goes to a third one.
    desk.send(Msg::Users(UsersMsg::Search("rees".to_owned())));
    desk.send(Msg::Councils(CouncilsMsg::FollowSearch));
    desk.send(Msg::Welcome(WelcomeMsg::CancelSignIn));
    switch(&mut desk, 3);
    let_in(&mut desk, "Cold Ashby", vec![clerk()]);
    assert_eq!(desk.model.users.search(), "", "that was searched for elsewhere");
}

#[test]
fn a_name_is_saved_and_shown_where_the_council_is_named() {
    let mut desk = at_ambleford();
    desk.send(Msg::Councils(CouncilsMsg::AskForName(id(1))));
    desk.send(Msg::Councils(CouncilsMsg::Name("   ".to_owned())));
    desk.send(Msg::Councils(CouncilsMsg::Rename));
    assert_eq!(desk.commands().count(), 0, "a name of spaces is none");
    desk.send(Msg::Councils(CouncilsMsg::Name(" Zeal\u{202E} Parish ".to_owned())));
    desk.send(Msg::Councils(CouncilsMsg::Rename));
    let request = desk.request(|command| matches!(command, Command::Council(..)));
    let wanted = Command::Council(request, id(1), CouncilWork::Rename("Zeal Parish".to_owned()));
    assert!(desk.commands().any(|command| format!("{command:?}") == format!("{wanted:?}")), "{:?}", desk.effects);
    desk.send(Msg::Councils(CouncilsMsg::NeverMind));
    desk.send(Msg::Councils(CouncilsMsg::Name("Other".to_owned())));
    desk.reply(Reply::Council(request, CouncilDone::Renamed(Err(FileTrouble::Full))));
    let doing = desk.model.councils.doing.clone().unwrap();
    assert_eq!((doing.failure, doing.request), (Some(FileTrouble::Full), None));
    assert_eq!(open_council(&desk), Some("Ambleford"));
    desk.send(Msg::Councils(CouncilsMsg::Rename));
    let again = desk.request(|command| matches!(command, Command::Council(..)));
    desk.reply(Reply::Council(request, CouncilDone::Renamed(Ok("stale".to_owned()))));
    assert!(desk.model.councils.doing.is_some());
    desk.reply(Reply::Council(again, CouncilDone::Renamed(Ok("Zeal Parish".to_owned()))));
    assert_eq!((open_council(&desk), notice(&desk)), (Some("Zeal Parish"), Some("notice-renamed")));
    assert_eq!(desk.model.councils.known.last().unwrap().name, "Zeal Parish", "sorted anew");
}

#[test]
fn a_council_is_removed_only_after_the_question() {
    let mut desk = at_ambleford();
    desk.send(Msg::Councils(CouncilsMsg::Remove));
    assert_eq!(desk.commands().count(), 0, "nothing was asked");
    desk.send(Msg::Councils(CouncilsMsg::AskToRemove(id(1))));
    assert_eq!(desk.model.councils.doing.as_ref().unwrap().what, Task::Remove(JournalFate::Kept));
    desk.send(Msg::Councils(CouncilsMsg::NeverMind));
    desk.send(Msg::Councils(CouncilsMsg::Remove));
    assert_eq!(desk.commands().count(), 0);
    assert_eq!(open_council(&desk), Some("Ambleford"));

    desk.send(Msg::Councils(CouncilsMsg::AskToRemove(id(1))));
    desk.send(Msg::Councils(CouncilsMsg::Journal(JournalFate::Deleted)));
    desk.send(Msg::Councils(CouncilsMsg::Remove));
    let sent: Vec<&Command> = desk.commands().collect();
    // It is left before it is removed.
    assert!(
        matches!(
            sent.as_slice(),
            [.., Command::LeaveCouncil, Command::Council(_, council, CouncilWork::Remove(JournalFate::Deleted))]
                if *council == id(1)
        ),
        "{sent:?}"
    );
    assert_eq!(open_council(&desk), None);
    let request = desk.request(|command| matches!(command, Command::Council(..)));
    desk.reply(Reply::Council(request, CouncilDone::Removed(Ok(Removed::default()))));
    assert_eq!(desk.model.councils.known.len(), 2);
    assert_eq!((desk.model.councils.chosen.clone(), notice(&desk)), (Some(id(2)), Some("notice-removed")));
    assert!(!desk.model.councils.opened.contains_key(&id(1)), "its users are forgotten");
}

#[test]
fn what_could_not_be_removed_with_it_is_said() {
    use beadle::domain::outcome::KeychainTrouble;
    let cases = [
        (Removed { zoho_not_told: true, ..Removed::default() }, "notice-removed-zoho-not-told"),
        (Removed { keychain: Some(KeychainTrouble::Locked), ..Removed::default() }, "notice-removed-entry-stays"),
        (Removed { journal_stays: true, ..Removed::default() }, "notice-removed-journal-stays"),
    ];
    for (removed, key) in cases {
        let mut desk = several();
        desk.send(Msg::Councils(CouncilsMsg::AskToRemove(id(3))));
        desk.send(Msg::Councils(CouncilsMsg::Remove));
        let request = desk.request(|command| matches!(command, Command::Council(..)));
        desk.reply(Reply::Council(request, CouncilDone::Removed(Ok(removed))));
        assert_eq!(notice(&desk), Some(key));
    }
    let mut desk = several();
    desk.send(Msg::Councils(CouncilsMsg::AskToRemove(id(3))));
    desk.send(Msg::Councils(CouncilsMsg::Remove));
    let request = desk.request(|command| matches!(command, Command::Council(..)));
    desk.reply(Reply::Council(request, CouncilDone::Removed(Err(FileTrouble::Denied))));
    assert_eq!(desk.model.councils.known.len(), 3, "it is still there");
    assert!(desk.effects.iter().any(|effect| matches!(effect, Effect::Focus(_))));
}
