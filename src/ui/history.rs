//! The journal, newest first, in sentences.

use egui::Ui;

use super::loose;
use super::tokens::space;
use super::view::View;
use super::widgets::card::card;
use super::widgets::status::{Look, Urgency};
use super::widgets::{label, status};
use super::words;
use crate::domain::journal::{EventKind, JournalOutcome, Line};
use crate::model::Model;
use crate::text::{tr, tr_with};

/// The most lines that are drawn; older ones stay in the file.
const MOST_LINES: usize = 500;

/// Draws the page.
pub(super) fn history_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    label::page_heading(ui, &tr("page-history"));
    label::soft(ui, &tr("history-about"));
    ui.add_space(space::M);
    if model.history.failed {
        status::notice(ui, Look::Warning, &tr("history-failed"));
        return;
    }
    let Some(read) = &model.history.read else {
        status::line(ui, &tr("history-reading"), Urgency::Soon);
        return;
    };
    for (key, number) in &read.findings {
        status::notice(ui, Look::Warning, &tr_with(key, &[("line", number.to_string().into())]));
        ui.add_space(space::S);
    }
    if read.lines.is_empty() {
        card(ui, |ui| {
            label::strong(ui, &tr("history-empty"));
            label::soft(ui, &tr("history-empty-next"));
        });
        return;
    }
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        loose::loose_ui(ui, model, model.history.loose.iter(), view);
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            for (place, line) in read.lines.iter().rev().take(MOST_LINES).enumerate() {
                if place > 0 {
                    ui.separator();
                }
                entry(ui, line, view);
            }
        });
    });
}

fn entry(ui: &mut Ui, line: &Line, view: &View) {
    let address = line.event.address.to_string();
    let key = match (line.event.event, line.event.outcome) {
        (EventKind::Left, _) => "history-left",
        (EventKind::Settled, _) => "history-settled",
        (EventKind::Started, _) | (_, None) => "history-started",
        (_, Some(JournalOutcome::Done)) => "history-done",
        (_, Some(JournalOutcome::Refused)) => "history-refused",
        (_, Some(JournalOutcome::NotSent)) => "history-not-sent",
        (_, Some(JournalOutcome::Unknown | JournalOutcome::NotUnderstood)) => "history-unknown",
        (_, Some(JournalOutcome::Verified)) => "history-verified",
        (_, Some(JournalOutcome::NotSeen)) => "history-not-seen",
        (_, Some(JournalOutcome::CheckFailed)) => "history-check-failed",
        (_, Some(JournalOutcome::Works)) => "history-works",
        (_, Some(JournalOutcome::DoesNotWork)) => "history-does-not-work",
        (_, Some(JournalOutcome::EmailAccepted)) => "history-email-accepted",
        (_, Some(JournalOutcome::EmailFailed)) => "history-email-failed",
    };
    label::strong(ui, &tr_with(key, &[("address", address.into())]));
    let options = &line.event.options;
    let force = tr(if options.force_change { "history-forced" } else { "history-not-forced" });
    let devices = tr(if options.sign_out { "history-signed-out" } else { "history-stay" });
    let when = words::date_and_time(line.at, &view.zone);
    let by = line.event.by.as_str();
    let args = [("when", when.into()), ("by", by.into()), ("force", force.into()), ("devices", devices.into())];
    label::note(ui, &tr_with("history-details", &args));
}
