//! Looking at Zoho's record after a change, and taking the clerk's word. Nothing here asks for a change.

use std::time::Duration;

use jiff::Timestamp;

use super::{Deps, change, notice, slip, waiting};
use crate::domain::journal::{EventKind, JournalOutcome};
use crate::domain::outcome::{Answer, Doubt, Refusal};
use crate::model::reset::{EmailState, Ended, Phase, StepStatus, Verification, Watch};
use crate::model::{Leaving, Model};
use crate::msg::{Command, Effect, FocusKey, RequestId, Tone};
use crate::reset::operation::{Operation, Outcome, Told};
use crate::reset::step::Step;
use crate::reset::verify::{Finding, POLL_SECONDS, Sent, Teller, watch_after};

/// Which looks at the record are due after a press was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// Several, soon: Zoho said yes, and its record should follow.
    Poll,
    /// One at once: the answer leaves it to the record.
    Once,
    /// By itself when the network may be back, because a connection failed.
    Watch,
    /// None, unless the clerk asks.
    Nothing,
}

impl Due {
    pub(super) fn after(operation: &Operation) -> Self {
        if operation.resolution().is_some() {
            return Self::Nothing;
        }
        match operation.last_answer() {
            Some(Answer::Done { .. }) => Self::Poll,
            // Nobody understood the first, and the second is a sign that an earlier attempt set the password.
            Some(Answer::Refused(Refusal::Unclassified(_) | Refusal::InHistory)) => Self::Once,
            Some(Answer::Unknown(Doubt::TimedOut | Doubt::Broken) | Answer::NotSent(_)) => Self::Watch,
            Some(Answer::Unknown(_) | Answer::Refused(_)) | None => Self::Nothing,
        }
    }
}

/// Begins the looks that are due.
pub(super) fn begin(model: &mut Model, due: Due) -> Vec<Effect> {
    match due {
        _ if model.worker_is_gone => Vec::new(),
        Due::Poll => look(model, POLL_SECONDS.map(Duration::from_secs).to_vec()),
        Due::Once => look(model, vec![Duration::ZERO]),
        Due::Watch => watch(model, 0),
        Due::Nothing => Vec::new(),
    }
}

/// Ends the looks that are under way or waiting.
pub(super) fn stop(ended: &Ended) -> Vec<Effect> {
    let ids = [ended.check, ended.watch.map(|watch| watch.request)];
    ids.into_iter().flatten().map(|id| Effect::Send(Command::Cancel(id))).collect()
}

/// One more look at the record, asked for by the clerk.
pub(super) fn check_now(model: &mut Model) -> Vec<Effect> {
    let Some(Phase::Ended(ended)) = model.reset.as_ref().map(|reset| &reset.phase) else { return Vec::new() };
    if ended.check.is_some() || ended.verification == Verification::Impossible {
        return Vec::new();
    }
    if model.worker_is_gone {
        model.notice = Some(notice("notice-worker-gone", Tone::Warning));
        return Vec::new();
    }
    let mut effects = stop(ended);
    effects.extend(look(model, vec![Duration::ZERO]));
    effects
}

/// What a look has found.
pub(super) fn checked(
    model: &mut Model,
    id: RequestId,
    finding: Finding,
    at: Timestamp,
    last: bool,
    deps: &Deps<'_>,
) -> Vec<Effect> {
    let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase) else { return Vec::new() };
    let n_failed = match ended.watch {
        Some(watch) if watch.request == id => watch.n_failed + 1,
        _ if ended.check == Some(id) => 0,
        _ => return Vec::new(),
    };
    if !last && !matches!(finding, Finding::Changed(_)) {
        return Vec::new();
    }
    (ended.check, ended.watch) = (None, None);
    let said_yes = ended.operation.outcome() == Some(Outcome::Done) && ended.operation.resolution().is_none();
    ended.operation.record_finding(finding);
    ended.verification = match finding {
        Finding::Changed(_) if said_yes => Verification::Verified(at),
        Finding::Changed(changed_at) => Verification::Resolved(changed_at),
        Finding::NotSeen => Verification::NotSeen(at),
        Finding::Unreadable | Finding::Unreachable => Verification::Unreadable(at),
    };
    match ended.operation.outcome() {
        Some(Outcome::Refused(refusal)) => return give_back(model, StepStatus::Refused(refusal), deps),
        Some(Outcome::NotSent(unsent)) => return give_back(model, StepStatus::NotSent(unsent), deps),
        Some(Outcome::Done) => {
            ended.last_try = None;
            // It is resolved now: there is nothing to leave behind any more.
            model.leaving.take_if(|leaving| *leaving == Leaving::Unresolved);
            let mut effects = change::send_due_email(model);
            effects.extend(waiting::begin(model));
            return effects;
        }
        Some(Outcome::Unknown(_) | Outcome::SaidToWork) | None => {}
    }
    if finding == Finding::Unreachable { watch(model, n_failed) } else { Vec::new() }
}

/// The person has tried the password, and the clerk says how that went. Her word is noted as hers.
pub(super) fn told(model: &mut Model, works: bool, deps: &Deps<'_>) -> Vec<Effect> {
    let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase) else { return Vec::new() };
    if !matches!(ended.operation.outcome(), Some(Outcome::Unknown(_))) {
        return Vec::new();
    }
    let outcome = if works {
        ended.operation.record_told(Told::Works(deps.now));
        if ended.email == EmailState::Waiting {
            ended.email = EmailState::NotNeeded;
        }
        JournalOutcome::Works
    } else {
        ended.operation.record_told(Told::DoesNotWork(deps.now));
        JournalOutcome::DoesNotWork
    };
    let subject = Box::new(ended.operation.subject());
    let mut effects = vec![
        Effect::Send(Command::Note { subject, event: EventKind::Told, outcome: Some(outcome) }),
        Effect::Focus(FocusKey::Outcome),
    ];
    // A mistyped password looks the same as one that was never set; the record may tell them apart.
    effects.extend(check_now(model));
    effects
}

fn look(model: &mut Model, after: Vec<Duration>) -> Vec<Effect> {
    let id = model.mint();
    let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase) else { return Vec::new() };
    ended.check = Some(id);
    ended.watch = None;
    ended.verification = Verification::Checking;
    vec![verify(id, ended, after)]
}

/// A look that comes by itself, after a wait that grows.
fn watch(model: &mut Model, n_failed: usize) -> Vec<Effect> {
    let id = model.mint();
    let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase) else { return Vec::new() };
    ended.watch = Some(Watch { request: id, n_failed });
    vec![verify(id, ended, vec![watch_after(n_failed)])]
}

fn verify(id: RequestId, ended: &Ended, after: Vec<Duration>) -> Effect {
    let mut moments = ended.operation.sent().to_vec();
    if moments.is_empty() {
        // The worker died before it could say: the moment when that was noticed is the best there is.
        moments.push(ended.at);
    }
    Effect::Send(Command::Verify {
        id,
        subject: Box::new(ended.operation.subject()),
        baseline: ended.operation.baseline(),
        sent: Sent { moments, by: Teller::Server },
        after,
    })
}

/// What nobody understood has turned out to be a plain no.
fn give_back(model: &mut Model, status: StepStatus, deps: &Deps<'_>) -> Vec<Effect> {
    let slip = slip::take(model);
    let Some(reset) = &mut model.reset else { return Vec::new() };
    let effects = change::back_to_step(reset, Step::Change, status, deps);
    slip::give_back(model, slip);
    effects
}
