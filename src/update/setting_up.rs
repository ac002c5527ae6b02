//! The pages that set a council up: the ways to go, and what a letter from the supplier says.

use super::{Deps, adding, by_hand};
use crate::domain::set_up_form::SetUpForm;
use crate::model::setting_up::SettingUp;
use crate::model::{Model, Session};
use crate::msg::{Effect, FocusKey, SettingUpMsg, StartMode};

pub(super) fn update(model: &mut Model, msg: SettingUpMsg, deps: &mut Deps<'_>) -> Vec<Effect> {
    match msg {
        SettingUpMsg::Open => open(model),
        SettingUpMsg::Letter => go_to(model, SettingUp::Letter(Box::default())),
        SettingUpMsg::NoSignIn => go_to(model, SettingUp::NoSignIn),
        SettingUpMsg::ByHand(msg) => by_hand::update(model, msg, deps),
        SettingUpMsg::Edit(form) => edit(model, *form),
        SettingUpMsg::Check => check(model),
        SettingUpMsg::Copy(text) => match model.setting_up {
            Some(_) => vec![Effect::CopyText(text)],
            None => Vec::new(),
        },
        SettingUpMsg::Back => back(model),
    }
}

/// Opens the question which way to go. With `--server` a council has its set-up file from the command line.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if !matches!(model.session, Session::SignedOut(_)) || matches!(model.started, StartMode::Loopback(_)) {
        return Vec::new();
    }
    model.session = Session::SignedOut(None);
    model.setting_up = Some(SettingUp::Ways);
    vec![Effect::Focus(FocusKey::Welcome)]
}

fn go_to(model: &mut Model, page: SettingUp) -> Vec<Effect> {
    if !matches!(model.setting_up, Some(SettingUp::Ways)) {
        return Vec::new();
    }
    model.setting_up = Some(page);
    vec![Effect::Focus(FocusKey::StepStart)]
}

fn edit(model: &mut Model, typed: SetUpForm) -> Vec<Effect> {
    match &mut model.setting_up {
        Some(SettingUp::Letter(letter)) => letter.form = typed,
        Some(SettingUp::ByHand(by_hand)) => by_hand.form = typed,
        _ => {}
    }
    Vec::new()
}

/// Takes over what was typed: it is shown whole, and she is asked, as with a file.
fn check(model: &mut Model) -> Vec<Effect> {
    let Some(SettingUp::Letter(letter)) = &mut model.setting_up else { return Vec::new() };
    let Ok(set_up) = letter.form.finish() else {
        letter.is_checked = true;
        return vec![Effect::Focus(FocusKey::Problem)];
    };
    adding::open_typed(model, set_up)
}

/// One page back. What was typed is wiped with its page, or with the last of them.
fn back(model: &mut Model) -> Vec<Effect> {
    if let Some(SettingUp::ByHand(by_hand)) = &mut model.setting_up
        && by_hand::back(by_hand).is_some()
    {
        model.session = Session::SignedOut(None);
        return vec![Effect::Focus(FocusKey::StepStart)];
    }
    model.setting_up = match model.setting_up.take() {
        None | Some(SettingUp::Ways) => None,
        Some(SettingUp::Letter(_) | SettingUp::ByHand(_) | SettingUp::NoSignIn) => Some(SettingUp::Ways),
    };
    vec![Effect::Focus(FocusKey::Welcome)]
}
