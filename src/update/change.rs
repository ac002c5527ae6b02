//! The part that can't be altered: sending the change, and telling the truth about it.

use std::time::Duration;

use jiff::Timestamp;

use super::{Deps, notice};
use crate::domain::outcome::{Answer, Doubt, Refusal};
use crate::model::reset::{Applying, EmailState, Ended, Phase, Reset, StepStatus, Verification};
use crate::model::{Model, Session};
use crate::msg::{ChangeStage, Command, Effect, FocusKey, Page, RequestId, Tone};
use crate::reset::draft::FlagLeave;
use crate::reset::operation::{ChangeEnd, ChangeReport, Operation, Outcome};
use crate::reset::plan::Plan;
use crate::reset::step::Step;
use crate::reset::verify::{Finding, POLL_SECONDS};

/// Sends a plan. The press that led here is the only one: from now on the phase has no step.
pub(super) fn begin(model: &mut Model, plan: Plan, deps: &mut Deps<'_>) -> Vec<Effect> {
    let mut random = [0; 16];
    if deps.random.fill(&mut random).is_err() {
        model.notice = Some(notice("notice-no-random", Tone::Warning));
        return Vec::new();
    }
    let op = crate::domain::council::CouncilId::from_random(random).to_string();
    let request = model.mint();
    let Some(reset) = &mut model.reset else { return Vec::new() };
    reset.status = None;
    reset.complaint = None;
    reset.phase = Phase::Applying(Box::new(Applying {
        request,
        operation: Operation::new(op.clone(), plan.clone()),
        stage: ChangeStage::Reading,
    }));
    vec![Effect::Send(Command::Change { id: request, op, plan: Box::new(plan) }), Effect::Focus(FocusKey::Outcome)]
}

pub(super) fn stage(model: &mut Model, id: RequestId, stage: ChangeStage) -> Vec<Effect> {
    if let Some(Phase::Applying(applying)) = model.reset.as_mut().map(|reset| &mut reset.phase)
        && applying.request == id
    {
        applying.stage = stage;
    }
    Vec::new()
}

pub(super) fn ended(model: &mut Model, id: RequestId, report: &ChangeReport, deps: &Deps<'_>) -> Vec<Effect> {
    let Some(reset) = &mut model.reset else { return Vec::new() };
    if !matches!(&reset.phase, Phase::Applying(applying) if applying.request == id) {
        return Vec::new();
    }
    // Taken out and put back as another phase; the placeholder is never seen.
    let phase = std::mem::replace(&mut reset.phase, Phase::Editing(Step::Change));
    let Phase::Applying(applying) = phase else { return Vec::new() };
    let mut operation = applying.operation;
    model.page = Page::Users;
    match &report.end {
        ChangeEnd::Stale(user) => {
            reset.draft.refresh_user((**user).clone());
            model.users.refresh_user(user);
            back_to_step(reset, Step::Change, StepStatus::Changed, deps)
        }
        ChangeEnd::NoBaseline(failure) => {
            back_to_step(reset, Step::Change, StepStatus::NoBaseline(failure.clone()), deps)
        }
        ChangeEnd::NoJournal => back_to_step(reset, Step::Change, StepStatus::NoJournal, deps),
        ChangeEnd::Answered(answer) => {
            operation.record(report, answer.clone());
            answered(model, operation, report, deps)
        }
    }
}

fn answered(model: &mut Model, operation: Operation, report: &ChangeReport, deps: &Deps<'_>) -> Vec<Effect> {
    let outcome = operation.outcome().unwrap_or(Outcome::Unknown(Doubt::NotUnderstood));
    match outcome {
        Outcome::Done => show_ended(model, operation, report, deps, true),
        Outcome::Unknown(_) => show_ended(model, operation, report, deps, false),
        Outcome::Refused(refusal) => {
            let Some(reset) = &mut model.reset else { return Vec::new() };
            if refusal == Refusal::UnknownFlag {
                reset.draft.set_flag_leave(FlagLeave::NeedsTick);
            }
            back_to_step(reset, step_to_mend(&refusal), StepStatus::Refused(refusal), deps)
        }
        Outcome::NotSent(unsent) => {
            let Some(reset) = &mut model.reset else { return Vec::new() };
            back_to_step(reset, Step::Change, StepStatus::NotSent(unsent), deps)
        }
    }
}

/// A change that was on its way when the worker ended can't be told any more.
pub(super) fn worker_gone(model: &mut Model, deps: &Deps<'_>) -> Vec<Effect> {
    let Some(Phase::Applying(applying)) = model.reset.as_ref().map(|reset| &reset.phase) else { return Vec::new() };
    let id = applying.request;
    let report = ChangeReport {
        end: ChangeEnd::Answered(Answer::Unknown(Doubt::Broken)),
        baseline: None,
        sent: None,
        journal_failed: true,
        earlier: Vec::new(),
    };
    ended(model, id, &report, deps)
}

/// Where a refusal can be mended.
fn step_to_mend(refusal: &Refusal) -> Step {
    match refusal {
        Refusal::Breached | Refusal::InHistory | Refusal::PasswordRule(_) => Step::EnterPassword,
        Refusal::NotAllowed
        | Refusal::TokenRefused
        | Refusal::Throttled
        | Refusal::UnknownFlag
        | Refusal::NotFound
        | Refusal::Other(..)
        | Refusal::Unclassified(_) => Step::Change,
    }
}

fn back_to_step(reset: &mut Reset, step: Step, status: StepStatus, deps: &Deps<'_>) -> Vec<Effect> {
    reset.phase = Phase::Editing(step);
    reset.status = Some(status);
    reset.arrived = deps.elapsed;
    reset.keys_released = false;
    vec![Effect::Focus(FocusKey::StepStart)]
}

fn show_ended(
    model: &mut Model,
    operation: Operation,
    report: &ChangeReport,
    deps: &Deps<'_>,
    done: bool,
) -> Vec<Effect> {
    let own = operation.plan().is_own_mailbox();
    let wants_email = operation.plan().email_to().is_some();
    let mut effects = vec![Effect::Focus(FocusKey::Outcome)];
    let check = if own {
        None
    } else {
        let id = model.mint();
        // After a yes, the record is expected to move within seconds. Where it can't be told, one look is enough
        // for now: a record that has not moved proves nothing.
        let after = POLL_SECONDS.map(Duration::from_secs).to_vec();
        effects.push(verify(id, &operation, deps.now, after));
        Some(id)
    };
    let email = match (wants_email, done && !own) {
        (false, _) => EmailState::NotAsked,
        (true, false) => EmailState::Waiting,
        (true, true) => {
            let id = model.mint();
            effects.push(send_credentials(id, &operation));
            EmailState::Sending(id)
        }
    };
    let Some(reset) = &mut model.reset else { return Vec::new() };
    let shows_password = reset.draft.shows_password();
    reset.phase = Phase::Ended(Box::new(Ended {
        operation,
        at: deps.now,
        verification: if own { Verification::Impossible } else { Verification::Checking },
        check,
        email,
        journal_failed: report.journal_failed,
        shows_password,
    }));
    effects
}

/// One more look at the record, asked for by the clerk.
pub(super) fn check_now(model: &mut Model) -> Vec<Effect> {
    let id = model.mint();
    let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase) else { return Vec::new() };
    if ended.check.is_some() || ended.verification == Verification::Impossible {
        return Vec::new();
    }
    ended.check = Some(id);
    ended.verification = Verification::Checking;
    let at = ended.at;
    vec![verify(id, &ended.operation, at, vec![Duration::ZERO])]
}

pub(super) fn checked(
    model: &mut Model,
    id: RequestId,
    finding: Finding,
    at: Timestamp,
    last: bool,
    deps: &Deps<'_>,
) -> Vec<Effect> {
    let email_id = model.mint();
    let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase) else { return Vec::new() };
    if ended.check != Some(id) {
        return Vec::new();
    }
    let was_done = ended.operation.outcome() == Some(Outcome::Done);
    match finding {
        Finding::Changed(changed_at) => {
            ended.check = None;
            ended.operation.record_finding(finding);
            ended.verification = if was_done { Verification::Verified(at) } else { Verification::Resolved(changed_at) };
        }
        Finding::NotSeen if last => {
            ended.check = None;
            ended.operation.record_finding(finding);
            ended.verification = Verification::NotSeen(at);
        }
        Finding::Unreadable if last => {
            ended.check = None;
            ended.verification = Verification::Unreadable(at);
        }
        Finding::NotSeen | Finding::Unreadable => return Vec::new(),
    }
    if matches!(ended.operation.outcome(), Some(Outcome::Refused(_))) {
        return give_back_as_refused(model, deps);
    }
    // An email that waited for certainty is due now.
    if let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase)
        && ended.email == EmailState::Waiting
        && ended.operation.outcome() == Some(Outcome::Done)
    {
        ended.email = EmailState::Sending(email_id);
        return vec![send_credentials(email_id, &ended.operation)];
    }
    Vec::new()
}

/// A 4xx that nobody understood has turned out to be a refusal.
fn give_back_as_refused(model: &mut Model, deps: &Deps<'_>) -> Vec<Effect> {
    let Some(reset) = &mut model.reset else { return Vec::new() };
    let Phase::Ended(ended) = &reset.phase else { return Vec::new() };
    let Some(Outcome::Refused(refusal)) = ended.operation.outcome() else { return Vec::new() };
    back_to_step(reset, Step::Change, StepStatus::Refused(refusal), deps)
}

pub(super) fn emailed(model: &mut Model, id: RequestId, answer: Answer, now: Timestamp) -> Vec<Effect> {
    let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase) else { return Vec::new() };
    if ended.email == EmailState::Sending(id) {
        ended.email = match answer {
            Answer::Done { .. } => EmailState::Accepted(now),
            other => EmailState::Failed(other),
        };
    }
    Vec::new()
}

fn verify(id: RequestId, operation: &Operation, fallback: Timestamp, after: Vec<Duration>) -> Effect {
    Effect::Send(Command::Verify {
        id,
        op: operation.id().to_owned(),
        plan: Box::new(operation.plan().clone()),
        baseline: operation.baseline(),
        sent: operation.sent().unwrap_or(fallback),
        after,
    })
}

fn send_credentials(id: RequestId, operation: &Operation) -> Effect {
    Effect::Send(Command::SendCredentials {
        id,
        op: operation.id().to_owned(),
        plan: Box::new(operation.plan().clone()),
    })
}

/// After her own mailbox was reset, nothing more can be read with the old sign-in.
#[must_use]
pub(crate) fn session_is_spent(model: &Model) -> bool {
    let Session::SignedIn(_) = model.session else { return false };
    match model.reset.as_ref().map(|reset| &reset.phase) {
        Some(Phase::Ended(ended)) => {
            ended.operation.plan().is_own_mailbox() && ended.operation.outcome() == Some(Outcome::Done)
        }
        _ => false,
    }
}
