//! Adding the council of a set-up file.

use std::path::PathBuf;

use super::{Deps, notice, session};
use crate::domain::council::CouncilId;
use crate::domain::set_up::{SetUp, SetUpFault};
use crate::model::Model;
use crate::model::adding::{Adding, AddingStage, FileFate};
use crate::msg::{Added, AddingMsg, Command, Effect, FocusKey, RequestId, Tone};

/// Opens the page for this set-up file.
pub(super) fn open(model: &mut Model, path: PathBuf) -> Vec<Effect> {
    let id = model.mint();
    // A code that was pasted there goes with it.
    model.other_ways = None;
    model.adding = Some(Adding { path: path.clone(), stage: AddingStage::Reading(id) });
    vec![Effect::Send(Command::ReadSetUp { id, path }), Effect::Focus(FocusKey::Welcome)]
}

pub(super) fn update(model: &mut Model, msg: AddingMsg, deps: &mut Deps<'_>) -> Vec<Effect> {
    match msg {
        AddingMsg::Open(path) => {
            if model.signed_in().is_some() || model.adding.is_some() {
                Vec::new()
            } else {
                open(model, path)
            }
        }
        AddingMsg::Add => add(model, deps),
        AddingMsg::DontAdd | AddingMsg::Done => leave(model),
        AddingMsg::DeleteFile => delete_file(model),
    }
}

pub(super) fn file_read(model: &mut Model, id: RequestId, result: Result<Box<SetUp>, SetUpFault>) -> Vec<Effect> {
    let Some(adding) = &mut model.adding else { return Vec::new() };
    if !matches!(adding.stage, AddingStage::Reading(current) if current == id) {
        return Vec::new();
    }
    adding.stage = match result {
        Ok(set_up) => AddingStage::Asking { set_up, has_failed: false },
        Err(fault) => AddingStage::Unusable(fault),
    };
    vec![Effect::Focus(FocusKey::Welcome)]
}

pub(super) fn added(model: &mut Model, id: RequestId, result: Option<Added>) -> Vec<Effect> {
    let Some(adding) = &mut model.adding else { return Vec::new() };
    if !matches!(adding.stage, AddingStage::Saving(current, _) if current == id) {
        return Vec::new();
    }
    // Taken out and put back as another stage; the placeholder is never seen.
    let stage = std::mem::replace(&mut adding.stage, AddingStage::Reading(id));
    let AddingStage::Saving(_, set_up) = stage else { return Vec::new() };
    let Some(added) = result else {
        adding.stage = AddingStage::Asking { set_up, has_failed: true };
        return vec![Effect::Focus(FocusKey::Welcome)];
    };
    model.councils.chosen = Some(added.council);
    adding.stage = AddingStage::Added {
        council: set_up.council,
        was_there: added.was_there,
        keychain: added.keychain,
        // Without a keychain the file's secret is needed again at the next start.
        file: if added.keychain.is_some() { FileFate::Needed } else { FileFate::Offered },
    };
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
    let AddingStage::Asking { set_up, .. } = &adding.stage else { return Vec::new() };
    let mut random = [0; 16];
    if deps.random.fill(&mut random).is_err() {
        model.notice = Some(notice("notice-no-random", Tone::Warning));
        return Vec::new();
    }
    let set_up = set_up.clone();
    adding.stage = AddingStage::Saving(id, set_up.clone());
    let council = CouncilId::from_random(random);
    vec![Effect::Send(Command::AddCouncil { id, council, set_up }), Effect::Focus(FocusKey::Welcome)]
}

/// A council that is being added is waited for; everything else can be left.
fn leave(model: &mut Model) -> Vec<Effect> {
    if model.adding.take_if(|adding| !matches!(adding.stage, AddingStage::Saving(..))).is_none() {
        return Vec::new();
    }
    session::find_councils(model)
}

fn delete_file(model: &mut Model) -> Vec<Effect> {
    let id = model.mint();
    let Some(adding) = &mut model.adding else { return Vec::new() };
    let AddingStage::Added { file, .. } = &mut adding.stage else { return Vec::new() };
    if !matches!(file, FileFate::Offered | FileFate::NotDeleted) {
        return Vec::new();
    }
    *file = FileFate::Deleting(id);
    vec![Effect::Send(Command::DeleteSetUp { id, path: adding.path.clone() })]
}
