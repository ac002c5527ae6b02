//! `It still doesn't work`.

use super::{users, wizard};
use crate::domain::outcome::ReadFailure;
use crate::domain::user::{User, UserKey};
use crate::model::Model;
use crate::model::reset::Freshness;
use crate::model::trouble::Trouble;
use crate::msg::{Command, Effect, FocusKey, RequestId, TroubleMsg};

pub(super) fn update(model: &mut Model, msg: TroubleMsg) -> Vec<Effect> {
    match msg {
        TroubleMsg::Open(zuid) => match model.users.find_zuid(&zuid).cloned() {
            Some(user) => open(model, user),
            None => Vec::new(),
        },
        TroubleMsg::Answer(question, answer) => {
            if let Some(trouble) = &mut model.trouble {
                trouble.answers.insert(question, answer);
            }
            Vec::new()
        }
        TroubleMsg::MakeAnother => make_another(model),
        TroubleMsg::Back => {
            let mut effects = close(model);
            effects.push(Effect::Focus(if model.reset.is_some() { FocusKey::Outcome } else { FocusKey::List }));
            effects
        }
    }
}

/// Opens the page for this person, who is read afresh.
pub(super) fn open(model: &mut Model, user: User) -> Vec<Effect> {
    let id = model.mint();
    let key = UserKey::Zuid(user.zuid.clone());
    model.trouble = Some(Trouble::new(user, Freshness::Reading(id)));
    vec![Effect::Send(Command::ReadUser { id, key }), Effect::Focus(FocusKey::StepStart)]
}

pub(super) fn is_reading(model: &Model, id: RequestId) -> bool {
    model.trouble.as_ref().is_some_and(|trouble| trouble.freshness == Freshness::Reading(id))
}

pub(super) fn read(model: &mut Model, result: Result<Box<User>, ReadFailure>) -> Vec<Effect> {
    let Some(trouble) = &mut model.trouble else { return Vec::new() };
    match result {
        Ok(user) if user.zuid == trouble.user.zuid => {
            trouble.freshness = Freshness::Fresh;
            model.users.refresh_user(&user);
            trouble.user = *user;
        }
        // Somebody else under the same id is never taken over.
        Ok(_) => trouble.freshness = Freshness::Stale(ReadFailure::NoSuchUser),
        Err(failure) => trouble.freshness = Freshness::Stale(failure),
    }
    Vec::new()
}

/// Closes the page, and stops reading for it.
pub(super) fn close(model: &mut Model) -> Vec<Effect> {
    match model.trouble.take().map(|trouble| trouble.freshness) {
        Some(Freshness::Reading(id)) => vec![Effect::Send(Command::Cancel(id))],
        Some(Freshness::Fresh | Freshness::Stale(_)) | None => Vec::new(),
    }
}

fn make_another(model: &mut Model) -> Vec<Effect> {
    if model.reset.as_ref().is_some_and(|reset| reset.is_open() || reset.step().is_some()) {
        return Vec::new();
    }
    let Some(user) = model.trouble.as_ref().map(|trouble| trouble.user.clone()) else { return Vec::new() };
    let mut effects = close(model);
    effects.extend(wizard::put_aside(model));
    effects.extend(users::open(model, user, None));
    effects
}
