//! The councils of this computer: going over from one to another, renaming and removing one.

use super::{clipboard, guide, notice, session, wizard};
use crate::domain::council::CouncilId;
use crate::domain::names::clean_name;
use crate::domain::user_group::UserGroup;
use crate::model::councils::{Doing, Elsewhere, Task};
use crate::model::history::History;
use crate::model::reset::Phase;
use crate::model::users::Load;
use crate::model::{Model, Session};
use crate::msg::{
    Command, CouncilDone, CouncilWork, CouncilsMsg, Effect, FocusKey, JournalFate, Notice, Page, Removed, RequestId,
    Tone,
};

pub(super) fn update(model: &mut Model, msg: CouncilsMsg) -> Vec<Effect> {
    let before = model.councils.chosen.clone();
    let effects = take(model, msg);
    // Why signing in did not work was about the one that was chosen then.
    if model.councils.chosen != before && matches!(model.session, Session::SignedOut(_)) {
        model.session = Session::SignedOut(None);
    }
    effects
}

fn take(model: &mut Model, msg: CouncilsMsg) -> Vec<Effect> {
    match msg {
        CouncilsMsg::Search(text) => {
            model.councils.set_search(text);
            Vec::new()
        }
        CouncilsMsg::FocusList => {
            if model.councils.selected().is_none() {
                model.councils.select(0);
            }
            vec![Effect::Focus(FocusKey::List)]
        }
        CouncilsMsg::Move(movement) => {
            model.councils.move_selection(movement);
            Vec::new()
        }
        CouncilsMsg::Select(place) => {
            model.councils.select(place);
            Vec::new()
        }
        CouncilsMsg::SwitchTo(council) => switch_to(model, council),
        CouncilsMsg::FollowSearch => follow_search(model),
        CouncilsMsg::AskForName(council) => {
            let name = model.councils.find(&council).map(|council| council.name.clone()).unwrap_or_default();
            ask(model, council, Task::Rename(name))
        }
        CouncilsMsg::AskToRemove(council) => ask(model, council, Task::Remove(JournalFate::Kept)),
        CouncilsMsg::Name(text) => {
            if let Some(Doing { what: Task::Rename(name), request: None, .. }) = &mut model.councils.doing {
                *name = text;
            }
            Vec::new()
        }
        CouncilsMsg::Journal(chosen) => {
            if let Some(Doing { what: Task::Remove(fate), request: None, .. }) = &mut model.councils.doing {
                *fate = chosen;
            }
            Vec::new()
        }
        CouncilsMsg::Rename => rename(model),
        CouncilsMsg::Remove => remove(model),
        CouncilsMsg::NeverMind => {
            // What the worker has begun is waited for.
            if model.councils.doing.take_if(|doing| doing.request.is_none()).is_none() {
                return Vec::new();
            }
            vec![Effect::Focus(FocusKey::List)]
        }
    }
}

/// The worker reports.
pub(super) fn take_done(model: &mut Model, id: RequestId, done: CouncilDone) -> Vec<Effect> {
    let Some(doing) = model.councils.doing.take_if(|doing| doing.request == Some(id)) else { return Vec::new() };
    match done {
        CouncilDone::Renamed(Ok(name)) => renamed(model, &doing.council, name),
        CouncilDone::Removed(Ok(removed)) => is_removed(model, &doing.council, removed),
        CouncilDone::Renamed(Err(trouble)) | CouncilDone::Removed(Err(trouble)) => {
            model.councils.doing = Some(Doing { request: None, failure: Some(trouble), ..doing });
            vec![Effect::Focus(FocusKey::Problem)]
        }
    }
}

/// Whoever is searched for in vain may be in a council that was open earlier.
pub(super) fn look_elsewhere(model: &mut Model) {
    model.councils.elsewhere = None;
    if model.users.n_shown() > 0 || model.users.search().trim().is_empty() || model.users.n_users() == 0 {
        return;
    }
    let query = model.users.query();
    // Whoever is here, but not in the group that is shown, is not looked for elsewhere.
    if model.users.group() != UserGroup::Everyone && model.users.fitting(query).is_some() {
        return;
    }
    // In the order of the list, so that it is the same one each time.
    let found = model.councils.known.iter().find_map(|council| {
        let (user, n_fitting) = model.councils.opened.get(&council.id)?.fitting(query)?;
        Some(Elsewhere { council: council.id.clone(), name: user.name.clone(), n_fitting })
    });
    model.councils.elsewhere = found;
}

/// Goes over to another council. What is open here must have come to its end: nothing is lost on the way.
fn switch_to(model: &mut Model, council: CouncilId) -> Vec<Effect> {
    if model.councils.find(&council).is_none() || model.councils.doing.is_some() {
        return Vec::new();
    }
    let here = match &model.session {
        Session::SignedIn(signed_in) => signed_in.council_id.clone(),
        Session::SignedOut(_) => None,
        // Something is under way, and the page says what.
        Session::SigningIn(_) | Session::Confirming(..) | Session::SigningOut(_) => return Vec::new(),
    };
    if here.as_ref() == Some(&council) {
        model.page = Page::Users;
        return vec![Effect::Focus(FocusKey::Search)];
    }
    let mut effects = Vec::new();
    if model.signed_in().is_some() {
        let Some(left) = leave(model) else {
            model.notice = Some(notice("notice-switch-reset", Tone::Warning));
            return Vec::new();
        };
        effects.extend(left);
    }
    model.page = Page::Users;
    model.councils.chosen = Some(council.clone());
    effects.extend(session::open_council(model, council, true));
    effects
}

/// Leaves the council that is open, without signing out of it. `None`: a reset is open, or she is in the browser.
fn leave(model: &mut Model) -> Option<Vec<Effect>> {
    if model.signed_in().is_some_and(|signed_in| signed_in.trip.is_some()) {
        return None;
    }
    // A draft would be lost, and a password that may be set even more so.
    if model.reset.as_ref().is_some_and(|reset| matches!(reset.phase, Phase::Editing(_)) || reset.is_open()) {
        return None;
    }
    let mut effects = wizard::put_aside(model);
    effects.extend(clipboard::take_away(model));
    effects.extend(guide::close(model));
    let mut users = std::mem::take(&mut model.users);
    let reading = match users.load {
        Load::Loading(id) => Some(id),
        _ => None,
    };
    let asked = [reading, users.opening.take().map(|(id, _)| id), model.history.reading];
    effects.extend(asked.into_iter().flatten().map(|id| Effect::Send(Command::Cancel(id))));
    users.set_search(String::new());
    users.load = Load::Idle;
    users.paused = None;
    if let Some(here) = model.signed_in().and_then(|signed_in| signed_in.council_id.clone()) {
        model.councils.opened.insert(here, users);
    }
    model.councils.elsewhere = None;
    model.trouble = None;
    model.history = History::default();
    model.notice = None;
    model.session = Session::SignedOut(None);
    effects.push(Effect::Send(Command::LeaveCouncil));
    Some(effects)
}

fn follow_search(model: &mut Model) -> Vec<Effect> {
    let Some(elsewhere) = model.councils.elsewhere.take() else { return Vec::new() };
    let search = model.users.search().to_owned();
    let effects = switch_to(model, elsewhere.council);
    if matches!(model.session, Session::SigningIn(_)) {
        model.councils.search_next = Some(search);
    }
    effects
}

fn ask(model: &mut Model, council: CouncilId, what: Task) -> Vec<Effect> {
    let is_busy = model.councils.doing.as_ref().is_some_and(|doing| doing.request.is_some());
    let is_quiet = matches!(model.session, Session::SignedIn(_) | Session::SignedOut(_));
    if is_busy || !is_quiet || model.councils.find(&council).is_none() {
        return Vec::new();
    }
    model.councils.chosen = Some(council.clone());
    model.councils.doing = Some(Doing::new(council, what));
    vec![Effect::Focus(FocusKey::Question)]
}

fn rename(model: &mut Model) -> Vec<Effect> {
    let id = model.mint();
    let Some(Doing { council, what: Task::Rename(name), request, failure }) = &mut model.councils.doing else {
        return Vec::new();
    };
    let cleaned = clean_name(name.trim());
    if request.is_some() || cleaned.is_empty() {
        return Vec::new();
    }
    (*request, *failure) = (Some(id), None);
    vec![Effect::Send(Command::Council(id, council.clone(), CouncilWork::Rename(cleaned)))]
}

fn remove(model: &mut Model) -> Vec<Effect> {
    let Some(Doing { council, what: Task::Remove(fate), request: None, .. }) = &model.councils.doing else {
        return Vec::new();
    };
    let (council, fate) = (council.clone(), *fate);
    let is_here = model.signed_in().is_some_and(|signed_in| signed_in.council_id.as_ref() == Some(&council));
    let mut effects = Vec::new();
    if is_here {
        let Some(left) = leave(model) else {
            model.notice = Some(notice("notice-switch-reset", Tone::Warning));
            return Vec::new();
        };
        effects.extend(left);
    }
    let id = model.mint();
    if let Some(doing) = &mut model.councils.doing {
        (doing.request, doing.failure) = (Some(id), None);
    }
    effects.push(Effect::Send(Command::Council(id, council, CouncilWork::Remove(fate))));
    effects
}

fn renamed(model: &mut Model, council: &CouncilId, name: String) -> Vec<Effect> {
    if let Some(signed_in) = model.signed_in_mut().filter(|signed_in| signed_in.council_id.as_ref() == Some(council)) {
        signed_in.council.clone_from(&name);
    }
    if let Some(known) = model.councils.known.iter_mut().find(|known| known.id == *council) {
        known.name.clone_from(&name);
    }
    model.councils.known.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.as_str().cmp(b.id.as_str())));
    model.notice = Some(Notice { key: "notice-renamed", args: vec![("council", name)], tone: Tone::Information });
    vec![Effect::Focus(FocusKey::List)]
}

fn is_removed(model: &mut Model, council: &CouncilId, removed: Removed) -> Vec<Effect> {
    let name = model.councils.find(council).map(|council| council.name.clone()).unwrap_or_default();
    let known = model.councils.known.iter().filter(|known| known.id != *council).cloned().collect();
    model.councils.take(known);
    model.guides.forget(council);
    let (key, tone) = match removed {
        Removed { zoho_not_told: true, .. } => ("notice-removed-zoho-not-told", Tone::Warning),
        Removed { keychain: Some(_), .. } => ("notice-removed-entry-stays", Tone::Warning),
        Removed { journal_stays: true, .. } => ("notice-removed-journal-stays", Tone::Warning),
        _ => ("notice-removed", Tone::Information),
    };
    model.notice = Some(Notice { key, args: vec![("council", name)], tone });
    if model.councils.known.is_empty() {
        model.page = Page::Users;
    }
    let focus = if model.councils.known.is_empty() { FocusKey::Welcome } else { FocusKey::List };
    vec![Effect::Focus(focus)]
}
