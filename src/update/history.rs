//! The journal: reading it, and what to do about resets in it that nobody saw to their end.

use std::time::Duration;

use jiff::Timestamp;

use super::{Deps, notice, users};
use crate::domain::journal::EventKind;
use crate::domain::user::UserKey;
use crate::model::Model;
use crate::model::history::LooseCheck;
use crate::msg::{Command, Effect, HistoryRead, LooseMsg, Notice, Page, RequestId, Tone};
use crate::reset::verify::{Finding, Sent, Teller};

pub(super) fn update(model: &mut Model, msg: LooseMsg, _deps: &mut Deps<'_>) -> Vec<Effect> {
    match msg {
        LooseMsg::Check(op) => check(model, op),
        LooseMsg::ResetAgain(op) => reset_again(model, &op),
        LooseMsg::PutAway(op) => put_away(model, &op),
    }
}

/// Asks for the journal.
pub(super) fn read(model: &mut Model) -> Vec<Effect> {
    let id = model.mint();
    model.history.reading = Some(id);
    vec![Effect::Send(Command::ReadHistory { id })]
}

pub(super) fn took(model: &mut Model, id: RequestId, result: Option<HistoryRead>, now: Timestamp) -> Vec<Effect> {
    if model.history.reading != Some(id) {
        return Vec::new();
    }
    let is_first = model.history.read.is_none() && !model.history.failed;
    let on_screen = model.reset.as_ref().and_then(|reset| reset.operation()).map(|operation| operation.id().to_owned());
    model.history.take(result, on_screen.as_deref(), now);
    let is_damaged = model.history.failed
        || model.history.read.as_ref().is_some_and(|read| read.findings.iter().any(|(key, _)| is_damage(key)));
    // Whoever is not looking at the History page would not learn of it.
    if is_first && is_damaged && model.page != Page::History {
        model.notice = Some(notice("notice-history-damaged", Tone::Warning));
    }
    Vec::new()
}

/// A look at the record for one of them is under way under this id.
pub(super) fn is_checking(model: &Model, id: RequestId) -> bool {
    model.history.checks.values().any(|check| *check == LooseCheck::Looking(id))
}

pub(super) fn checked(
    model: &mut Model,
    id: RequestId,
    finding: Finding,
    at: Timestamp,
    deps: &Deps<'_>,
) -> Vec<Effect> {
    let op =
        model.history.checks.iter().find(|(_, check)| **check == LooseCheck::Looking(id)).map(|(op, _)| op.clone());
    let address = op.and_then(|op| model.history.find(&op)).map(|loose| loose.subject.address.to_string());
    if let (Finding::Changed(changed_at), Some(address)) = (finding, address) {
        // What she left knowingly has an end now, and its card goes away: this says why.
        let time = changed_at.to_zoned_datetime(deps.zone.clone()).strftime("%H:%M:%S").to_string();
        let args = vec![("address", address), ("time", time)];
        model.notice = Some(Notice { key: "notice-loose-changed", args, tone: Tone::Information });
    }
    for check in model.history.checks.values_mut().filter(|check| **check == LooseCheck::Looking(id)) {
        *check = match finding {
            Finding::Changed(changed_at) => LooseCheck::Changed(changed_at),
            Finding::NotSeen => LooseCheck::NotSeen(at),
            Finding::Unreadable | Finding::Unreachable => LooseCheck::Unreadable(at),
        };
    }
    read(model)
}

fn check(model: &mut Model, op: String) -> Vec<Effect> {
    let id = model.mint();
    let Some(loose) = model.history.find(&op) else { return Vec::new() };
    if matches!(model.history.checks.get(&op), Some(LooseCheck::Looking(_))) {
        return Vec::new();
    }
    // This computer's clock may have been put right, or wrong, since the request left; the server's is the same one.
    let sent = if loose.sent_by_server.len() == loose.sent.len() {
        Sent { moments: loose.sent_by_server.clone(), by: Teller::Server }
    } else {
        Sent { moments: loose.sent.clone(), by: Teller::ThisComputer }
    };
    let command = Command::Verify {
        id,
        subject: Box::new(loose.subject.clone()),
        baseline: loose.baseline,
        sent,
        after: vec![Duration::ZERO],
    };
    model.history.checks.insert(op, LooseCheck::Looking(id));
    vec![Effect::Send(command)]
}

/// Opens the wizard for the person, read afresh: after a crash the list may not be there yet.
fn reset_again(model: &mut Model, op: &str) -> Vec<Effect> {
    let Some(loose) = model.history.find(op) else { return Vec::new() };
    let (zuid, address) = (loose.subject.zuid.clone(), loose.subject.address.clone());
    model.page = Page::Users;
    if let Some(user) = model.users.find_zuid(&zuid).cloned() {
        return users::open(model, user, None);
    }
    let id = model.mint();
    model.users.open_failure = None;
    model.users.opening = Some((id, address));
    vec![Effect::Send(Command::ReadUser { id, key: UserKey::Zuid(zuid) })]
}

fn put_away(model: &mut Model, op: &str) -> Vec<Effect> {
    let Some(place) = model.history.loose.iter().position(|loose| loose.subject.op == op) else { return Vec::new() };
    let loose = model.history.loose.remove(place);
    model.history.checks.remove(op);
    let subject = Box::new(loose.subject);
    let mut effects = vec![Effect::Send(Command::Note { subject, event: EventKind::Settled, outcome: None })];
    effects.extend(read(model));
    effects
}

/// A line cut off by a crash, and a keychain that can't be asked, are told on the History page only.
fn is_damage(finding: &str) -> bool {
    !matches!(finding, "finding-torn" | "finding-unchecked")
}
