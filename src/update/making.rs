//! The page on which a supplier makes a set-up file.

use std::path::PathBuf;

use super::notice;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::set_up_form::SetUpForm;
use crate::model::making::{Making, MakingStage};
use crate::model::{Model, Session};
use crate::msg::{Command, Effect, FileQuestion, FocusKey, MakingMsg, RequestId, Tone};

pub(super) fn update(model: &mut Model, msg: MakingMsg) -> Vec<Effect> {
    match msg {
        MakingMsg::Open => open(model),
        MakingMsg::Edit(form) => edit(model, *form),
        MakingMsg::Save => save(model),
        MakingMsg::Chosen(id, path) => chosen(model, id, path),
        MakingMsg::Another => another(model),
        MakingMsg::Close => close(model),
    }
}

/// The worker reports.
pub(super) fn written(model: &mut Model, id: RequestId, result: Result<(), FileTrouble>) -> Vec<Effect> {
    let Some(making) = &mut model.making else { return Vec::new() };
    let MakingStage::Saving(current, path) = &making.stage else { return Vec::new() };
    if *current != id {
        return Vec::new();
    }
    making.stage = match result {
        Ok(()) => MakingStage::Saved(path.clone()),
        Err(why) => MakingStage::NotSaved(why),
    };
    vec![Effect::Focus(FocusKey::Outcome)]
}

fn open(model: &mut Model) -> Vec<Effect> {
    if !matches!(model.session, Session::SignedOut(_)) || model.making.is_some() {
        return Vec::new();
    }
    model.making = Some(Making::default());
    vec![Effect::Focus(FocusKey::StepStart)]
}

fn edit(model: &mut Model, form: SetUpForm) -> Vec<Effect> {
    if let Some(making) = model.making.as_mut().filter(|making| !making.stage.is_busy()) {
        making.form = form;
        // What was said is about the form as it was.
        making.stage = MakingStage::Editing;
    }
    Vec::new()
}

fn save(model: &mut Model) -> Vec<Effect> {
    if model.worker_is_gone {
        model.notice = Some(notice("notice-worker-gone", Tone::Warning));
        return Vec::new();
    }
    let id = model.mint();
    let Some(making) = model.making.as_mut().filter(|making| !making.stage.is_busy()) else { return Vec::new() };
    if making.form.finish().is_err() {
        making.is_checked = true;
        making.stage = MakingStage::Editing;
        return vec![Effect::Focus(FocusKey::Problem)];
    }
    making.stage = MakingStage::Asking(id);
    vec![Effect::AskForFile(FileQuestion::SaveSetUp(id))]
}

fn chosen(model: &mut Model, id: RequestId, path: Option<PathBuf>) -> Vec<Effect> {
    let Some(making) = &mut model.making else { return Vec::new() };
    if making.stage != MakingStage::Asking(id) {
        return Vec::new();
    }
    let (Some(path), Ok(set_up)) = (path, making.form.finish()) else {
        making.stage = MakingStage::Editing;
        return vec![Effect::Focus(FocusKey::Outcome)];
    };
    making.stage = MakingStage::Saving(id, path.clone());
    vec![Effect::Send(Command::WriteSetUp(id, path, Box::new(set_up)))]
}

fn another(model: &mut Model) -> Vec<Effect> {
    let Some(making) = model.making.as_mut().filter(|making| !making.stage.is_busy()) else { return Vec::new() };
    let SetUpForm { region, redirect_port, supplier, phone, email, .. } = std::mem::take(&mut making.form);
    let form = SetUpForm { region, redirect_port, supplier, phone, email, ..SetUpForm::new() };
    *making = Making { form, ..Making::default() };
    vec![Effect::Focus(FocusKey::StepStart)]
}

/// A file that is being written is waited for.
fn close(model: &mut Model) -> Vec<Effect> {
    if model.making.take_if(|making| !matches!(making.stage, MakingStage::Saving(..))).is_none() {
        return Vec::new();
    }
    vec![Effect::Focus(FocusKey::Welcome)]
}
