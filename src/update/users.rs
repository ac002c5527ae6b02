//! The table: loading, searching, moving, opening.

use jiff::Timestamp;

use super::{councils, notice};
use crate::domain::address::Address;
use crate::domain::outcome::ReadFailure;
use crate::domain::password::place::Place;
use crate::domain::user::{User, UserKey};
use crate::domain::user_group::UserGroup;
use crate::model::Model;
use crate::model::reset::{Freshness, Reset};
use crate::model::users::Load;
use crate::msg::{Command, Effect, FocusKey, RequestId, Tone, UsersMsg};

pub(super) fn update(model: &mut Model, msg: UsersMsg, now: Timestamp) -> Vec<Effect> {
    match msg {
        UsersMsg::Search(text) => {
            cancel_opening(model);
            model.users.set_search(text);
            councils::look_elsewhere(model);
            Vec::new()
        }
        UsersMsg::SubmitSearch => submit_search(model, now),
        UsersMsg::FocusSearch => vec![Effect::Focus(FocusKey::Search)],
        UsersMsg::ClearSearch => {
            cancel_opening(model);
            if model.users.search().is_empty() {
                // What else narrows the list goes with the next press.
                model.users.set_group(UserGroup::Everyone);
            }
            model.users.set_search(String::new());
            councils::look_elsewhere(model);
            vec![Effect::Focus(FocusKey::Search)]
        }
        UsersMsg::Show(group) => {
            model.users.set_group(group);
            councils::look_elsewhere(model);
            Vec::new()
        }
        UsersMsg::ShowEverybody => {
            model.users.set_group(UserGroup::Everyone);
            model.users.set_search(String::new());
            update(model, UsersMsg::ClearSearch, now)
        }
        UsersMsg::FocusList => {
            if model.users.selected().is_none() {
                model.users.select(0);
            }
            vec![Effect::Focus(FocusKey::List)]
        }
        UsersMsg::Move(movement) => {
            model.users.move_selection(movement);
            Vec::new()
        }
        UsersMsg::Select(place) => {
            model.users.select(place);
            Vec::new()
        }
        UsersMsg::Open(place) => {
            model.users.select(place);
            match model.users.shown(place).cloned() {
                Some(user) => open(model, user, None),
                None => Vec::new(),
            }
        }
        UsersMsg::SortBy(column) => {
            model.users.sort_by(column);
            Vec::new()
        }
        UsersMsg::Refresh => refresh(model, now),
        UsersMsg::CancelLoading => {
            let Load::Loading(id) = model.users.load else { return Vec::new() };
            model.users.load = Load::Cancelled;
            model.users.paused = None;
            vec![Effect::Send(Command::Cancel(id)), Effect::Focus(FocusKey::Search)]
        }
    }
}

pub(super) fn page(model: &mut Model, id: RequestId, users: Vec<User>, n_unreadable: usize) -> Vec<Effect> {
    if !matches!(model.users.load, Load::Loading(current) if current == id) {
        return Vec::new();
    }
    model.users.paused = None;
    model.users.n_unreadable += n_unreadable;
    model.users.add_page(users);
    councils::look_elsewhere(model);
    count_namesakes(model);
    Vec::new()
}

pub(super) fn paused(model: &mut Model, id: RequestId, until: Timestamp) -> Vec<Effect> {
    if matches!(model.users.load, Load::Loading(current) if current == id) {
        model.users.paused = Some(until);
    }
    Vec::new()
}

pub(super) fn end(model: &mut Model, id: RequestId, result: Result<(), ReadFailure>, now: Timestamp) -> Vec<Effect> {
    if matches!(model.users.load, Load::Loading(current) if current == id) {
        model.users.end(result, now);
        councils::look_elsewhere(model);
        count_namesakes(model);
        tell_the_only_administrator(model);
    }
    Vec::new()
}

pub(super) fn user_read(model: &mut Model, id: RequestId, result: Result<Box<User>, ReadFailure>) -> Vec<Effect> {
    if let Some((_, address)) = model.users.opening.take_if(|(current, _)| *current == id) {
        return match result {
            Ok(user) => open(model, *user, Some(Freshness::Fresh)),
            Err(failure) => {
                model.users.open_failure = Some((address, failure));
                vec![Effect::Focus(FocusKey::Search)]
            }
        };
    }
    let Some(reset) = &mut model.reset else { return Vec::new() };
    if reset.freshness != Freshness::Reading(id) {
        return Vec::new();
    }
    match result {
        Ok(user) if user.zuid == reset.draft.user().zuid => {
            reset.freshness = Freshness::Fresh;
            model.users.refresh_user(&user);
            reset.draft.refresh_user(*user);
        }
        // Somebody else under the same id is never taken over.
        Ok(_) => reset.freshness = Freshness::Stale(ReadFailure::NoSuchUser),
        Err(failure) => reset.freshness = Freshness::Stale(failure),
    }
    Vec::new()
}

/// Opens the wizard for this person, who is read afresh unless that has just been done.
pub(super) fn open(model: &mut Model, user: User, known: Option<Freshness>) -> Vec<Effect> {
    if model.reset.is_some() {
        // A reset whose outcome is open is never replaced; it is shown again instead.
        return vec![Effect::Focus(FocusKey::StepStart)];
    }
    let own = model.signed_in().is_some_and(|signed_in| signed_in.owner.zuid == user.zuid);
    let place = model.signed_in().map(|signed_in| Place::new(&signed_in.council, &signed_in.domain));
    let n_namesakes = model.users.n_namesakes(&user);
    let mut effects = vec![Effect::Focus(FocusKey::Reasons)];
    let freshness = known.unwrap_or_else(|| {
        let id = model.mint();
        effects.push(Effect::Send(Command::ReadUser { id, key: UserKey::Zuid(user.zuid.clone()) }));
        Freshness::Reading(id)
    });
    model.reset = Some(Reset::new(user, own, place.unwrap_or_default(), n_namesakes, freshness));
    effects
}

fn refresh(model: &mut Model, now: Timestamp) -> Vec<Effect> {
    if model.users.is_loading() {
        return Vec::new();
    }
    let id = model.mint();
    model.users.begin(id, now);
    vec![Effect::Send(Command::ListUsers { id })]
}

fn submit_search(model: &mut Model, now: Timestamp) -> Vec<Effect> {
    if model.users.n_shown() == 1 {
        return update(model, UsersMsg::Open(0), now);
    }
    if model.users.n_shown() > 1 {
        return update(model, UsersMsg::FocusList, now);
    }
    let Ok(address) = model.users.search().parse::<Address>() else { return Vec::new() };
    if let Some(user) = model.users.find_address(&address).cloned() {
        return open(model, user, None);
    }
    let id = model.mint();
    model.users.open_failure = None;
    model.users.opening = Some((id, address.clone()));
    vec![Effect::Send(Command::ReadUser { id, key: UserKey::Address(address) })]
}

/// Said once, after the list was read for the first time: if her own sign-in fails, nobody on the council can help.
fn tell_the_only_administrator(model: &mut Model) {
    let Some(signed_in) = model.signed_in() else { return };
    let owner = signed_in.owner.zuid.clone();
    let is_whole = matches!(model.users.load, Load::Loaded(_)) && model.users.n_unreadable == 0;
    // A warning that stands there already is more urgent.
    if model.notice.is_none() && is_whole && model.users.is_first_round() && model.users.is_only_administrator(&owner) {
        model.notice = Some(notice("notice-only-you", Tone::Information));
    }
}

fn cancel_opening(model: &mut Model) {
    // The reply will find no one waiting and be dropped.
    model.users.opening = None;
}

fn count_namesakes(model: &mut Model) {
    if let Some(reset) = &mut model.reset {
        reset.n_namesakes = model.users.n_namesakes(reset.draft.user());
    }
}
