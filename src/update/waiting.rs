//! Waiting with the clerk until the person has signed in. Only reads, and only when nothing else is due.

use jiff::Timestamp;

use super::notice;
use crate::domain::user::User;
use crate::model::Model;
use crate::model::reset::{Ended, Phase, Reset, Waiting};
use crate::msg::{Command, Effect, RequestId, Seen, Tone};
use crate::reset::operation::Outcome;
use crate::reset::verify::{Sent, Teller};

/// Begins to wait, when the password is certainly set and somebody is to use it.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    if model.worker_is_gone {
        return Vec::new();
    }
    let id = model.mint();
    let Some(ended) = ended(model) else { return Vec::new() };
    let is_certain = ended.operation.outcome() == Some(Outcome::Done);
    // Her own reset signs Beadle out.
    let can_look = is_certain && ended.offers_password() && !ended.operation.plan().is_own_mailbox();
    if !can_look || !matches!(ended.waiting, Waiting::Not | Waiting::Over(_)) {
        return Vec::new();
    }
    ended.waiting = Waiting::Looking { request: id, looked: None };
    let sent = Sent { moments: moments(ended), by: Teller::Server };
    vec![Effect::Send(Command::Await { id, zuid: ended.operation.plan().user().zuid.clone(), sent })]
}

/// `Wait again`.
pub(super) fn again(model: &mut Model) -> Vec<Effect> {
    if model.worker_is_gone {
        model.notice = Some(notice("notice-worker-gone", Tone::Warning));
    }
    begin(model)
}

/// Ends the waiting.
pub(super) fn stop(ended: &Ended) -> Option<Effect> {
    match ended.waiting {
        Waiting::Looking { request, .. } => Some(Effect::Send(Command::Cancel(request))),
        Waiting::Not | Waiting::Seen(_) | Waiting::Over(_) => None,
    }
}

/// What a look has seen.
pub(super) fn seen(model: &mut Model, id: RequestId, seen: &Seen, user: Option<&User>, at: Timestamp) -> Vec<Effect> {
    let Some(ended) = ended(model) else { return Vec::new() };
    let Waiting::Looking { request, looked } = ended.waiting else { return Vec::new() };
    if request != id {
        return Vec::new();
    }
    ended.waiting = match seen {
        Seen::SignedIn(when) => Waiting::Seen(*when),
        Seen::NotYet => Waiting::Looking { request, looked: Some(at) },
        Seen::Nothing => Waiting::Looking { request, looked },
        Seen::Over => Waiting::Over(at),
    };
    if let Some(user) = user {
        model.users.refresh_user(user);
    }
    Vec::new()
}

fn ended(model: &mut Model) -> Option<&mut Ended> {
    match &mut model.reset {
        Some(Reset { phase: Phase::Ended(ended), .. }) => Some(ended),
        _ => None,
    }
}

fn moments(ended: &Ended) -> Vec<Timestamp> {
    let moments = ended.operation.sent().to_vec();
    if moments.is_empty() { vec![ended.at] } else { moments }
}
