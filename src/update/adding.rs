//! Set-up files, from wherever they come, and adding the council of one.

use std::path::{Path, PathBuf};

use super::{Deps, notice, session};
use crate::domain::council::CouncilId;
use crate::domain::look_alike::Resemblance;
use crate::domain::set_up::{SetUp, SetUpFault};
use crate::model::adding::{Adding, AddingStage, FileFate};
use crate::model::{Model, Session};
use crate::msg::{Added, AddingMsg, Command, Effect, FileQuestion, FocusKey, RequestId, StartMode, Tone};

/// Opens the page for this set-up file.
pub(super) fn open(model: &mut Model, path: PathBuf) -> Vec<Effect> {
    let id = model.mint();
    // A code that was pasted there goes with it.
    model.other_ways = None;
    // What was said of another file is not about this one.
    model.notice.take_if(|notice| notice.key.starts_with("set-up-"));
    model.adding = Some(Adding { path: Some(path.clone()), stage: AddingStage::Reading(id) });
    vec![Effect::Send(Command::ReadSetUp { id, path }), Effect::Focus(FocusKey::Welcome)]
}

/// The same page for what was typed.
pub(super) fn open_typed(model: &mut Model, set_up: SetUp) -> Vec<Effect> {
    if let Some(why) = obstacle(model) {
        return refuse(model, why);
    }
    let id = model.mint();
    model.adding = Some(Adding { path: None, stage: AddingStage::Reading(id) });
    vec![Effect::Send(Command::CheckSetUp(id, Box::new(set_up))), Effect::Focus(FocusKey::Welcome)]
}

pub(super) fn update(model: &mut Model, msg: AddingMsg, deps: &mut Deps<'_>) -> Vec<Effect> {
    match msg {
        AddingMsg::Choose => choose(model),
        AddingMsg::Chosen(id, path) => chosen(model, id, path),
        AddingMsg::Dropped(paths) => dropped(model, paths),
        AddingMsg::Open(path) => open_if_free(model, path),
        AddingMsg::Add => add(model, deps),
        AddingMsg::DontAdd | AddingMsg::Done => leave(model),
        AddingMsg::DeleteFile => delete_file(model),
    }
}

/// Why no set-up file can be opened at the moment, as the key of a sentence. Somebody who is signed in and not in the
/// middle of a reset can open one: the page is shown above her own, which stays as it is.
#[must_use]
pub fn obstacle(model: &Model) -> Option<&'static str> {
    if model.worker_is_gone {
        return Some("notice-worker-gone");
    }
    // Such a run keeps nothing, and has its file from the command line (blueprint section 7).
    if matches!(model.started, StartMode::Loopback(_)) {
        return Some("set-up-not-here");
    }
    if model.adding.as_ref().is_some_and(|adding| !adding.stage.is_over()) {
        return Some("set-up-another-open");
    }
    let is_busy = match &model.session {
        Session::SignedOut(_) => false,
        Session::SignedIn(signed_in) => signed_in.trip.is_some(),
        Session::SigningIn(_) | Session::Confirming(..) | Session::SigningOut(_) => true,
    };
    if is_busy {
        return Some("set-up-signing-in");
    }
    if model.reset.is_some() {
        return Some("set-up-reset-open");
    }
    if model.leaving.is_some() { Some("set-up-question-open") } else { None }
}

fn choose(model: &mut Model) -> Vec<Effect> {
    if model.choosing.is_some() {
        return Vec::new();
    }
    if let Some(why) = obstacle(model) {
        return refuse(model, why);
    }
    let id = model.mint();
    model.choosing = Some(id);
    vec![Effect::AskForFile(FileQuestion::OpenSetUp(id))]
}

fn chosen(model: &mut Model, id: RequestId, path: Option<PathBuf>) -> Vec<Effect> {
    if model.choosing.take_if(|current| *current == id).is_none() {
        return Vec::new();
    }
    match path {
        Some(path) => open_if_free(model, path),
        None => Vec::new(),
    }
}

fn dropped(model: &mut Model, paths: Vec<PathBuf>) -> Vec<Effect> {
    let mut paths = paths.into_iter();
    match (paths.next(), paths.next()) {
        (None, _) => Vec::new(),
        (Some(_), Some(_)) => refuse(model, "set-up-several"),
        (Some(path), None) if !is_set_up_name(&path) => refuse(model, "set-up-other-kind"),
        (Some(path), None) => open_if_free(model, path),
    }
}

/// By its name alone: what is in it is looked at by the worker.
fn is_set_up_name(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ["beadle", "json"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

fn open_if_free(model: &mut Model, path: PathBuf) -> Vec<Effect> {
    match obstacle(model) {
        Some(why) => refuse(model, why),
        None => open(model, path),
    }
}

fn refuse(model: &mut Model, why: &'static str) -> Vec<Effect> {
    model.notice = Some(notice(why, Tone::Warning));
    Vec::new()
}

pub(super) fn file_read(
    model: &mut Model,
    id: RequestId,
    result: Result<Box<SetUp>, SetUpFault>,
    resembles: Option<Resemblance>,
) -> Vec<Effect> {
    let Some(adding) = &mut model.adding else { return Vec::new() };
    if !matches!(adding.stage, AddingStage::Reading(current) if current == id) {
        return Vec::new();
    }
    adding.stage = match result {
        Ok(set_up) => AddingStage::Asking { set_up, resembles, has_failed: false },
        Err(fault) => AddingStage::Unusable(fault),
    };
    vec![Effect::Focus(FocusKey::Welcome)]
}

pub(super) fn added(model: &mut Model, id: RequestId, result: Option<Added>) -> Vec<Effect> {
    let Some(adding) = &mut model.adding else { return Vec::new() };
    if !matches!(adding.stage, AddingStage::Saving { id: current, .. } if current == id) {
        return Vec::new();
    }
    // Taken out and put back as another stage; the placeholder is never seen.
    let stage = std::mem::replace(&mut adding.stage, AddingStage::Reading(id));
    let AddingStage::Saving { set_up, resembles, .. } = stage else { return Vec::new() };
    let Some(added) = result else {
        adding.stage = AddingStage::Asking { set_up, resembles, has_failed: true };
        return vec![Effect::Focus(FocusKey::Welcome)];
    };
    if !matches!(model.session, Session::SignedIn(_)) {
        model.councils.chosen = Some(added.council);
    }
    adding.stage = AddingStage::Added {
        council: set_up.council,
        was_there: added.was_there,
        keychain: added.keychain,
        file: match (&adding.path, added.keychain) {
            (None, _) => FileFate::NoFile,
            // Without a keychain the file's secret is needed again at the next start.
            (Some(_), Some(_)) => FileFate::Needed,
            (Some(_), None) => FileFate::Offered,
        },
    };
    // What was typed has been taken over, and is wiped.
    model.setting_up = None;
    session::find_councils(model)
}

pub(super) fn file_deleted(model: &mut Model, id: RequestId, is_gone: bool) -> Vec<Effect> {
    if let Some(Adding { stage: AddingStage::Added { file, .. }, .. }) = &mut model.adding
        && *file == FileFate::Deleting(id)
    {
        *file = if is_gone { FileFate::Deleted } else { FileFate::NotDeleted };
        return vec![Effect::Focus(FocusKey::Welcome)];
    }
    Vec::new()
}

fn add(model: &mut Model, deps: &mut Deps<'_>) -> Vec<Effect> {
    let id = model.mint();
    let Some(adding) = &mut model.adding else { return Vec::new() };
    let AddingStage::Asking { set_up, resembles, .. } = &adding.stage else { return Vec::new() };
    let mut random = [0; 16];
    if deps.random.fill(&mut random).is_err() {
        model.notice = Some(notice("notice-no-random", Tone::Warning));
        return Vec::new();
    }
    let (set_up, resembles) = (set_up.clone(), resembles.clone());
    adding.stage = AddingStage::Saving { id, set_up: set_up.clone(), resembles };
    let council = CouncilId::from_random(random);
    vec![Effect::Send(Command::AddCouncil { id, council, set_up }), Effect::Focus(FocusKey::Welcome)]
}

/// A council that is being added is waited for; everything else can be left.
fn leave(model: &mut Model) -> Vec<Effect> {
    if model.adding.take_if(|adding| !matches!(adding.stage, AddingStage::Saving { .. })).is_none() {
        return Vec::new();
    }
    let mut effects = session::find_councils(model);
    if model.signed_in().is_some() {
        // Back to where she was.
        effects.push(Effect::Focus(if model.trouble.is_some() { FocusKey::StepStart } else { FocusKey::Search }));
    }
    effects
}

fn delete_file(model: &mut Model) -> Vec<Effect> {
    let id = model.mint();
    let Some(adding) = &mut model.adding else { return Vec::new() };
    let AddingStage::Added { file, .. } = &mut adding.stage else { return Vec::new() };
    let Some(path) = adding.path.clone().filter(|_| matches!(file, FileFate::Offered | FileFate::NotDeleted)) else {
        return Vec::new();
    };
    *file = FileFate::Deleting(id);
    vec![Effect::Send(Command::DeleteSetUp { id, path })]
}
