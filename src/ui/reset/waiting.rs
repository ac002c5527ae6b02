//! The card that waits with the clerk until the person has signed in.

use egui::Ui;

use crate::model::reset::{Ended, Waiting};
use crate::msg::ResetMsg;
use crate::text::{tr, tr_with};
use crate::ui::theme::colours;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::status::{self, Urgency};
use crate::ui::widgets::{icon, label};
use crate::ui::words;

/// Draws it, when somebody is waited for or has been.
pub(super) fn waiting_ui(ui: &mut Ui, ended: &Ended, view: &mut View) {
    let first = ended.operation.plan().user().first();
    let about = |key: &str| tr_with(key, &[("first", first.into())]);
    match ended.waiting {
        Waiting::Not => {}
        Waiting::Looking { looked, .. } => {
            card(ui, |ui| {
                label::section(ui, &about("waiting-title"));
                let text = match looked {
                    Some(at) => tr_with("waiting-not-yet", &[("time", words::hour(at, &view.zone).into())]),
                    None => tr("waiting-about"),
                };
                label::soft(ui, &text);
            });
        }
        Waiting::Seen(at) => {
            card(ui, |ui| {
                ui.horizontal(|ui| {
                    let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(size::SECTION), egui::Sense::empty());
                    icon::tick(ui.painter(), rect, colours(ui).accent);
                    let args = [("first", first.into()), ("time", words::hour(at, &view.zone).into())];
                    let text = tr_with("waiting-seen", &args);
                    let response = label::strong(ui, &text);
                    status::make_live(ui, response.id, &text, Urgency::Soon);
                });
                label::soft(ui, &tr("waiting-seen-about"));
            });
        }
        Waiting::Over(at) => {
            card(ui, |ui| {
                let args = [("first", first.into()), ("time", words::hour(at, &view.zone).into())];
                let text = tr_with("waiting-over", &args);
                let response = label::body(ui, &text);
                status::make_live(ui, response.id, &text, Urgency::Soon);
                ui.add_space(space::XS);
                if Button::new(&tr("button-wait-again"), Weight::Plain).small().show(ui, view).clicked() {
                    view.emit(ResetMsg::WaitAgain);
                }
            });
        }
    }
}
