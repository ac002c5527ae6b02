//! The part that can't be altered: sending the change, and telling the truth about it.

use super::check::{self, Due};
use super::{Deps, notice, slip, waiting};
use crate::domain::outcome::{Answer, Doubt, Refusal};
use crate::model::reset::{Applying, EmailState, Ended, Noted, Phase, Reset, StepStatus, Verification, Waiting};
use crate::model::slip::SlipState;
use crate::model::{Model, Session};
use crate::msg::{ChangeStage, Command, Effect, FocusKey, Page, RequestId, Tone};
use crate::reset::draft::FlagLeave;
use crate::reset::operation::{ChangeEnd, ChangeReport, Operation, Outcome};
use crate::reset::plan::Plan;
use crate::reset::step::Step;
use crate::reset::verify::Finding;

/// Sends a plan. The press that led here is the only one: from now on the phase has no step.
pub(super) fn begin(model: &mut Model, plan: Plan, deps: &mut Deps<'_>) -> Vec<Effect> {
    let mut random = [0; 16];
    if deps.random.fill(&mut random).is_err() {
        model.notice = Some(notice("notice-no-random", Tone::Warning));
        return Vec::new();
    }
    let op = crate::domain::council::CouncilId::from_random(random).to_string();
    apply(model, Operation::new(op, plan))
}

/// Sends the same password once more, after an attempt that can't be told.
pub(super) fn try_again(model: &mut Model) -> Vec<Effect> {
    let Some(reset) = &mut model.reset else { return Vec::new() };
    let Phase::Ended(ended) = &reset.phase else { return Vec::new() };
    if !matches!(ended.operation.outcome(), Some(Outcome::Unknown(_))) {
        return Vec::new();
    }
    let operation = ended.operation.clone();
    let stops = check::stop(ended);
    let mut effects = apply(model, operation);
    if !effects.is_empty() {
        effects.extend(stops);
    }
    effects
}

fn apply(model: &mut Model, operation: Operation) -> Vec<Effect> {
    // What became of it comes first on its page: the spelling would push it out of sight.
    model.spelling.on = false;
    if model.worker_is_gone {
        // Nobody would answer, and the page would wait for ever.
        model.notice = Some(notice("notice-worker-gone", Tone::Warning));
        return Vec::new();
    }
    let request = model.mint();
    let Some(reset) = &mut model.reset else { return Vec::new() };
    reset.status = None;
    reset.complaint = None;
    let command = Command::Change {
        id: request,
        op: operation.id().to_owned(),
        plan: Box::new(operation.plan().clone()),
        earlier: operation.earlier(),
    };
    let (shows_password, slip) = match &mut reset.phase {
        Phase::Ended(ended) => (ended.shows_password, std::mem::take(&mut ended.slip)),
        Phase::Editing(_) | Phase::Applying(_) => (reset.draft.shows_password(), SlipState::None),
    };
    let stage = ChangeStage::Reading;
    reset.phase = Phase::Applying(Box::new(Applying { request, operation, stage, shows_password, slip }));
    vec![Effect::Send(command), Effect::Focus(FocusKey::Outcome)]
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
    let slip = slip::take(model);
    let effects = take_end(model, id, report, deps);
    slip::give_back(model, slip);
    effects
}

fn take_end(model: &mut Model, id: RequestId, report: &ChangeReport, deps: &Deps<'_>) -> Vec<Effect> {
    let Some(reset) = &mut model.reset else { return Vec::new() };
    if !matches!(&reset.phase, Phase::Applying(applying) if applying.request == id) {
        return Vec::new();
    }
    // Taken out and put back as another phase; the placeholder is never seen.
    let phase = std::mem::replace(&mut reset.phase, Phase::Editing(Step::Change));
    let Phase::Applying(applying) = phase else { return Vec::new() };
    let Applying { mut operation, shows_password, .. } = *applying;
    // After an attempt that can't be told there is no step to go back to: the password may be set.
    let is_another_try = operation.earlier().is_some();
    model.page = Page::Users;
    model.trouble = None;
    let unsent = match &report.end {
        ChangeEnd::Stale(user) => {
            reset.draft.refresh_user((**user).clone());
            model.users.refresh_user(user);
            StepStatus::Changed
        }
        ChangeEnd::NoBaseline(failure) => StepStatus::NoBaseline(failure.clone()),
        ChangeEnd::NoJournal(trouble) => StepStatus::NoJournal(*trouble),
        ChangeEnd::AlreadySet(at) => {
            operation.record_finding(Finding::Changed(*at));
            return show_ended(model, operation, report, shows_password, None, deps);
        }
        ChangeEnd::Answered(answer) => {
            operation.record(report, answer.clone());
            return answered(model, operation, report, shows_password, deps);
        }
    };
    if is_another_try {
        return show_ended(model, operation, report, shows_password, Some(unsent), deps);
    }
    let Some(reset) = &mut model.reset else { return Vec::new() };
    back_to_step(reset, Step::Change, unsent, deps)
}

fn answered(
    model: &mut Model,
    operation: Operation,
    report: &ChangeReport,
    shows_password: bool,
    deps: &Deps<'_>,
) -> Vec<Effect> {
    let outcome = operation.outcome().unwrap_or(Outcome::Unknown(Doubt::NotUnderstood));
    match outcome {
        Outcome::Done | Outcome::SaidToWork => show_ended(model, operation, report, shows_password, None, deps),
        Outcome::Unknown(_) => {
            let last_try = operation.earlier().filter(|earlier| earlier.n_attempts > 1).and_then(|_| {
                match operation.last_answer()? {
                    Answer::Refused(Refusal::Unclassified(_)) | Answer::Unknown(_) | Answer::Done { .. } => None,
                    Answer::Refused(refusal) => Some(StepStatus::Refused(refusal.clone())),
                    Answer::NotSent(unsent) => Some(StepStatus::NotSent(*unsent)),
                }
            });
            show_ended(model, operation, report, shows_password, last_try, deps)
        }
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
        sent: Vec::new(),
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

pub(super) fn back_to_step(reset: &mut Reset, step: Step, status: StepStatus, deps: &Deps<'_>) -> Vec<Effect> {
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
    shows_password: bool,
    last_try: Option<StepStatus>,
    deps: &Deps<'_>,
) -> Vec<Effect> {
    let own = operation.plan().is_own_mailbox();
    let verification = match (own, operation.resolution()) {
        (_, Some(resolution)) => Verification::Resolved(resolution.changed_at),
        (true, None) => Verification::Impossible,
        (false, None) => Verification::NotLooked,
    };
    let email = match operation.plan().email_to() {
        None => EmailState::NotAsked,
        Some(_) => EmailState::Waiting,
    };
    let due = Due::after(&operation);
    let Some(reset) = &mut model.reset else { return Vec::new() };
    reset.phase = Phase::Ended(Box::new(Ended {
        operation,
        at: deps.now,
        verification,
        check: None,
        watch: None,
        last_try,
        email,
        journal: if report.journal_failed { Noted::NotYet } else { Noted::Yes },
        shows_password,
        waiting: Waiting::Not,
        told_others: false,
        read_out: None,
        slip: SlipState::None,
    }));
    let mut effects = vec![Effect::Focus(FocusKey::Outcome)];
    if !own {
        effects.extend(check::begin(model, due));
        effects.extend(waiting::begin(model));
        effects.extend(send_due_email(model));
    }
    effects
}

/// An email that waited for certainty goes once the change is certain. Somebody's word is not enough.
pub(super) fn send_due_email(model: &mut Model) -> Vec<Effect> {
    let id = model.mint();
    let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase) else { return Vec::new() };
    let is_due = ended.email == EmailState::Waiting
        && ended.operation.outcome() == Some(Outcome::Done)
        && !ended.operation.plan().is_own_mailbox();
    if !is_due {
        return Vec::new();
    }
    ended.email = EmailState::Sending(id);
    vec![Effect::Send(Command::SendCredentials {
        id,
        op: ended.operation.id().to_owned(),
        plan: Box::new(ended.operation.plan().clone()),
    })]
}

/// Sends once more an email that did not go, or may not have gone.
pub(super) fn send_again(model: &mut Model) -> Vec<Effect> {
    let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase) else { return Vec::new() };
    if !matches!(ended.email, EmailState::Failed(_)) {
        return Vec::new();
    }
    if model.worker_is_gone {
        model.notice = Some(notice("notice-worker-gone", Tone::Warning));
        return Vec::new();
    }
    ended.email = EmailState::Waiting;
    send_due_email(model)
}

pub(super) fn emailed(model: &mut Model, id: RequestId, answer: Answer, now: jiff::Timestamp) -> Vec<Effect> {
    let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase) else { return Vec::new() };
    if ended.email == EmailState::Sending(id) {
        ended.email = match answer {
            Answer::Done { .. } => EmailState::Accepted(now),
            other => EmailState::Failed(other),
        };
    }
    Vec::new()
}

/// What could not be written to the journal at first is there now.
pub(super) fn journal_caught_up(model: &mut Model) {
    if let Some(Phase::Ended(ended)) = model.reset.as_mut().map(|reset| &mut reset.phase)
        && ended.journal == Noted::NotYet
    {
        ended.journal = Noted::Late;
    }
}

/// After her own mailbox was reset, nothing more can be read with the old sign-in.
#[must_use]
pub(crate) fn session_is_spent(model: &Model) -> bool {
    let Session::SignedIn(_) = model.session else { return false };
    match model.reset.as_ref().map(|reset| &reset.phase) {
        Some(Phase::Ended(ended)) => {
            let is_set = matches!(ended.operation.outcome(), Some(Outcome::Done | Outcome::SaidToWork));
            ended.operation.plan().is_own_mailbox() && is_set
        }
        _ => false,
    }
}
