//! Where files are, and whether the history is whole.

use std::path::Path;

use egui::Ui;

use crate::model::settings::HistoryCheck;
use crate::model::{Model, SignedIn};
use crate::msg::{Kept, SettingsMsg};
use crate::text::{tr, tr_with};
use crate::ui::tokens::space;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look, Urgency};
use crate::ui::words;

/// Each file with its path, and the way to its folder.
pub(super) fn files_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    let Some(places) = &model.settings.places else { return };
    card(ui, |ui| {
        label::section(ui, &tr("settings-files"));
        label::soft(ui, &tr("settings-files-about"));
        file(ui, "settings-file-settings", &places.settings, "button-show-settings", Kept::Settings, view);
        if let Some(history) = &places.history {
            file(ui, "settings-file-history", history, "button-show-history", Kept::History, view);
        }
        file(ui, "settings-file-log", &places.log, "button-show-log", Kept::Log, view);
    });
}

fn file(ui: &mut Ui, name: &str, path: &Path, button: &str, kept: Kept, view: &mut View) {
    ui.add_space(space::XS);
    label::strong(ui, &tr(name));
    label::note(ui, &path.display().to_string());
    if Button::new(&tr(button), Weight::Plain).small().show(ui, view).clicked() {
        view.emit(SettingsMsg::ShowInFolder(kept));
    }
}

/// The check of the history, and what to do about what it found.
pub(super) fn history_ui(ui: &mut Ui, model: &Model, signed_in: &SignedIn, view: &mut View) {
    card(ui, |ui| {
        label::section(ui, &tr("settings-history"));
        label::soft(ui, &tr("settings-history-about"));
        let check = model.settings.check.as_ref();
        let is_idle = !matches!(check, Some(HistoryCheck::Checking(_)));
        let name = tr("button-check-history");
        if Button::new(&name, Weight::Plain).small().enabled(is_idle).show(ui, view).clicked() {
            view.emit(SettingsMsg::CheckHistory);
        }
        match check {
            None => {}
            Some(HistoryCheck::Checking(_)) => drop(status::line(ui, &tr("history-checking"), Urgency::Soon)),
            Some(HistoryCheck::Failed) => status::notice(ui, Look::Warning, &tr("history-failed")),
            Some(HistoryCheck::Read { at, n_lines, findings }) => {
                let time = words::clock(*at, &view.zone);
                let args = [("n", (*n_lines).into()), ("time", time.into())];
                if findings.is_empty() {
                    status::notice(ui, Look::Good, &tr_with("history-whole", &args));
                } else {
                    found(ui, findings, signed_in);
                }
            }
        }
    });
}

/// What is wrong, each in its sentence, and the next step for the worst of it.
fn found(ui: &mut Ui, findings: &[(&'static str, u64)], signed_in: &SignedIn) {
    let sentence = |(key, line): &(&'static str, u64)| tr_with(key, &[("line", line.to_string().into())]);
    let mut sentences: Vec<String> = findings.iter().map(sentence).collect();
    let has = |key: &str| findings.iter().any(|(finding, _)| *finding == key);
    let is_tampered = findings.iter().any(|(key, _)| !matches!(*key, "finding-torn" | "finding-unchecked"));
    if is_tampered {
        sentences.push(tr("history-next-tampered"));
        sentences.extend(signed_in.supplier.as_ref().map(words::supplier));
    } else {
        sentences.extend(has("finding-torn").then(|| tr("history-next-torn")));
        sentences.extend(has("finding-unchecked").then(|| tr("history-next-unchecked")));
    }
    let look = if is_tampered { Look::Danger } else { Look::Warning };
    status::notice(ui, look, &sentences.join(" "));
}
