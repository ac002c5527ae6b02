//! Saving a slip with the password, and deleting it again.

use std::path::PathBuf;

use super::notice;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::password::spoken::Alphabet;
use crate::domain::slip::{Certainty, FirstSignIn, Slip};
use crate::domain::slip_file::{NotDeleted, NotSaved, SlipFile};
use crate::model::reset::{Ended, Phase};
use crate::model::slip::SlipState;
use crate::model::{Model, Session, SignedIn};
use crate::msg::{Command, Effect, FileQuestion, FocusKey, Notice, Page, RequestId, SlipDone, SlipMsg, SlipWork, Tone};
use crate::reset::operation::Outcome;

pub(super) fn update(model: &mut Model, msg: SlipMsg) -> Vec<Effect> {
    match msg {
        // She is in the browser, and the page waits as it is.
        SlipMsg::Save | SlipMsg::Delete if model.signed_in().is_none_or(|signed_in| signed_in.trip.is_some()) => {
            Vec::new()
        }
        SlipMsg::Save => ask(model),
        SlipMsg::Chosen(id, path) => chosen(model, id, path),
        SlipMsg::Delete => delete(model),
    }
}

/// The worker reports.
pub(super) fn take_done(model: &mut Model, id: RequestId, done: SlipDone) -> Vec<Effect> {
    match done {
        SlipDone::Saved(result) => saved(model, id, result),
        SlipDone::Deleted(result) => deleted(model, id, result),
    }
    focus(model)
}

/// Takes the slip off a page that may be about to go.
pub(super) fn take(model: &mut Model) -> SlipState {
    slip_state(model).map(std::mem::take).unwrap_or_default()
}

/// Gives it to the page that is there now. When there is none, whoever saved the slip is told that it is still on the
/// disk; nothing keeps her on the page for it.
pub(super) fn give_back(model: &mut Model, slip: SlipState) {
    if let Some(place) = slip_state(model) {
        *place = slip;
        return;
    }
    let is_gone = matches!(slip, SlipState::NotDeleted(_, NotDeleted::File(FileTrouble::NotFound)));
    if let Some(file) = slip.file().filter(|_| !is_gone) {
        model.notice = Some(left(file));
    }
}

fn saved(model: &mut Model, id: RequestId, result: Result<Box<SlipFile>, NotSaved>) {
    if let Some(slip) = slip_state(model).filter(|slip| **slip == SlipState::Saving(id)) {
        *slip = result.map_or_else(SlipState::NotSaved, SlipState::Saved);
    } else if let Ok(file) = result {
        // The page was left meanwhile, but the file is there.
        model.notice = Some(left(&file));
    }
}

fn deleted(model: &mut Model, id: RequestId, result: Result<(), NotDeleted>) {
    if let Some(slip) = slip_state(model) {
        *slip = match std::mem::take(slip) {
            SlipState::Deleting(request, file) if request == id => {
                result.map_or_else(|why| SlipState::NotDeleted(file, why), |()| SlipState::Deleted)
            }
            other => other,
        };
    }
}

/// The button that had the keyboard has gone, so another one of the slip takes over, if she is still there.
fn focus(model: &mut Model) -> Vec<Effect> {
    let is_there = model.page == Page::Users && model.trouble.is_none() && model.leaving.is_none();
    let is_seen = is_there && ended(model).is_some_and(|ended| ended.read_out.is_none());
    if is_seen { vec![Effect::Focus(FocusKey::Slip)] } else { Vec::new() }
}

fn left(file: &SlipFile) -> Notice {
    Notice { key: "notice-slip-left", args: vec![("file", file.name())], tone: Tone::Information }
}

fn ask(model: &mut Model) -> Vec<Effect> {
    if model.worker_is_gone {
        model.notice = Some(notice("notice-worker-gone", Tone::Warning));
        return Vec::new();
    }
    let id = model.mint();
    let Some(ended) = ended(model).filter(|ended| ended.offers_password() && ended.slip.can_save()) else {
        return Vec::new();
    };
    ended.slip = SlipState::Asking(id);
    vec![Effect::AskForFile(FileQuestion::SaveSlip(id))]
}

fn chosen(model: &mut Model, id: RequestId, path: Option<PathBuf>) -> Vec<Effect> {
    let Model { session: Session::SignedIn(signed_in), reset: Some(reset), spelling, .. } = model else {
        return Vec::new();
    };
    let Phase::Ended(ended) = &mut reset.phase else { return Vec::new() };
    // Somebody else's page may be open by now.
    if ended.slip != SlipState::Asking(id) {
        return Vec::new();
    }
    let Some(path) = path else {
        ended.slip = SlipState::None;
        return focus(model);
    };
    ended.slip = SlipState::Saving(id);
    let slip = slip(signed_in, ended, spelling.alphabet);
    vec![Effect::Send(Command::Slip(id, SlipWork::Save(Box::new(slip), path)))]
}

/// What is to be on it.
fn slip(signed_in: &SignedIn, ended: &Ended, alphabet: Alphabet) -> Slip {
    let plan = ended.operation.plan();
    let user = plan.user();
    let is_unknown = matches!(ended.operation.outcome(), Some(Outcome::Unknown(_)));
    Slip {
        council: signed_in.council.clone(),
        name: user.name.clone(),
        address: user.address.clone(),
        web_page: signed_in.web_mail.clone(),
        password: plan.password().clone(),
        alphabet,
        certainty: if is_unknown { Certainty::Unknown } else { Certainty::Set },
        first: if plan.force_change() { FirstSignIn::Forced } else { FirstSignIn::Kept },
        has_two_step: user.two_step == Some(true),
        has_mail_apps: user.mail_apps != Some(false),
    }
}

fn delete(model: &mut Model) -> Vec<Effect> {
    let id = model.mint();
    let Some(ended) = ended(model) else { return Vec::new() };
    let (SlipState::Saved(file) | SlipState::NotDeleted(file, _)) = &ended.slip else { return Vec::new() };
    let file = file.clone();
    ended.slip = SlipState::Deleting(id, file.clone());
    vec![Effect::Send(Command::Slip(id, SlipWork::Delete(file)))]
}

/// The slip of the password that is set or may be.
fn slip_state(model: &mut Model) -> Option<&mut SlipState> {
    match &mut model.reset.as_mut()?.phase {
        Phase::Editing(_) => None,
        Phase::Applying(applying) => Some(&mut applying.slip),
        Phase::Ended(ended) => Some(&mut ended.slip),
    }
}

fn ended(model: &mut Model) -> Option<&mut Ended> {
    match model.reset.as_mut().map(|reset| &mut reset.phase) {
        Some(Phase::Ended(ended)) => Some(ended),
        _ => None,
    }
}
