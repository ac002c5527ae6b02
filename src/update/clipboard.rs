//! A password on the clipboard: how long it stays, and what became of it.

use std::time::Duration;

use super::{Deps, notice};
use crate::model::Model;
use crate::model::clipboard::OnClipboard;
use crate::model::reset::Phase;
use crate::msg::{ClipboardMsg, Effect, Notice, Tone};

/// `Keep it longer` adds this.
const MORE: Duration = Duration::from_secs(30);
/// It never stays longer than this from now on.
const LONGEST: Duration = Duration::from_mins(2);

pub(super) fn update(model: &mut Model, msg: ClipboardMsg, deps: &Deps<'_>) -> Vec<Effect> {
    match msg {
        ClipboardMsg::Copied => copied(model, deps),
        ClipboardMsg::Cleared => gone(model, "notice-clipboard-cleared", Tone::Information),
        ClipboardMsg::NotCleared => gone(model, "notice-not-cleared", Tone::Warning),
        ClipboardMsg::Replaced => {
            model.clipboard = None;
            Vec::new()
        }
        ClipboardMsg::NotCopied => {
            model.notice = Some(notice("notice-copy-failed", Tone::Warning));
            Vec::new()
        }
        ClipboardMsg::TextCopied => {
            // It has taken the place of a password, if there was one.
            model.clipboard = None;
            model.notice = Some(notice("notice-text-copied", Tone::Information));
            Vec::new()
        }
        ClipboardMsg::TextNotCopied => {
            model.notice = Some(notice("notice-text-not-copied", Tone::Warning));
            Vec::new()
        }
        ClipboardMsg::KeepLonger => keep_longer(model, deps),
        ClipboardMsg::TakeAway => take_away(model),
    }
}

/// Puts the password of the page there.
pub(super) fn copy(model: &Model) -> Vec<Effect> {
    match model.reset.as_ref().map(|reset| &reset.phase) {
        Some(Phase::Ended(ended)) if ended.offers_password() => {
            let keep = model.preferences.clipboard.duration();
            vec![Effect::CopySecret(ended.operation.plan().password().clone(), keep)]
        }
        _ => Vec::new(),
    }
}

/// Takes it away at once, if it is there.
pub(super) fn take_away(model: &Model) -> Vec<Effect> {
    if model.clipboard.is_some() { vec![Effect::ClearClipboard] } else { Vec::new() }
}

fn copied(model: &mut Model, deps: &Deps<'_>) -> Vec<Effect> {
    let keep = model.preferences.clipboard.duration();
    model.clipboard = Some(OnClipboard { until: keep.map(|keep| deps.elapsed + keep) });
    model.notice = Some(match keep {
        Some(keep) => {
            Notice { key: "notice-copied", args: vec![("n", keep.as_secs().to_string())], tone: Tone::Information }
        }
        None => notice("notice-copied-for-good", Tone::Warning),
    });
    Vec::new()
}

fn gone(model: &mut Model, key: &'static str, tone: Tone) -> Vec<Effect> {
    model.clipboard = None;
    model.notice = Some(notice(key, tone));
    Vec::new()
}

fn keep_longer(model: &mut Model, deps: &Deps<'_>) -> Vec<Effect> {
    let Some(OnClipboard { until: Some(until) }) = &mut model.clipboard else { return Vec::new() };
    let keep = (until.saturating_sub(deps.elapsed) + MORE).min(LONGEST);
    *until = deps.elapsed + keep;
    vec![Effect::KeepOnClipboard(keep)]
}
