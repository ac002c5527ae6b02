//! Set-up files that are dropped on the window.

use egui::{Align2, Area, CornerRadius, Id, Order, Stroke, StrokeKind, Ui};

use super::fonts;
use super::theme::colours;
use super::tokens::{radius, size, space};
use super::view::View;
use super::widgets::status::{self, Look, Urgency};
use crate::model::Model;
use crate::msg::AddingMsg;
use crate::text::tr;
use crate::update::adding::obstacle;

/// The most of the window's width that the sentence fills.
const WIDTH: f32 = 420.0;

/// Takes in what was dropped, and says what will become of a file that is held above the window.
pub(super) fn dropping_ui(ui: &Ui, model: &Model, view: &mut View) {
    let (is_held, dropped) = ui.input(|input| {
        let dropped = input.raw.dropped_files.iter().map(|file| file.path().to_path_buf());
        (!input.raw.hovered_files.is_empty(), dropped.collect::<Vec<_>>())
    });
    if !dropped.is_empty() {
        view.emit(AddingMsg::Dropped(dropped));
    } else if is_held {
        held_ui(ui, model);
    }
}

fn held_ui(ui: &Ui, model: &Model) {
    let (key, look) = match obstacle(model) {
        None => ("set-up-drop-here", Look::Good),
        Some(why) => (why, Look::Warning),
    };
    let text = tr(key);
    let window = ui.ctx().content_rect();
    let area = Area::new(Id::unique("held-file")).order(Order::Tooltip).fixed_pos(window.min).interactable(false);
    area.show(ui.ctx(), |ui| {
        let (front, back) = look.colours(ui);
        let veil = colours(ui).background.gamma_multiply(0.85);
        ui.painter().rect_filled(window, CornerRadius::ZERO, veil);
        let letters = fonts::semibold(size::HEADING);
        let galley = ui.painter().layout(text.clone(), letters, front, WIDTH.min(window.width() - space::XL * 4.0));
        let place = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), window);
        let stroke = Stroke::new(size::RING, front);
        ui.painter().rect(place.expand(space::XL), radius::BOX, back, stroke, StrokeKind::Inside);
        ui.painter().galley(place.min, galley, front);
        let response = ui.interact(place, Id::unique("held-file-words"), egui::Sense::hover());
        status::make_live(ui, response.id, &text, Urgency::Now);
    });
}
