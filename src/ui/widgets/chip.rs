//! A small round choice with a word and a number: one of several, of which one is on.

use egui::{Align2, CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::radio::state_of;
use super::ring::focus_ring;
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::components::{ButtonColours, State, Weight};
use crate::ui::tokens::{self, size};
use crate::ui::view::View;

/// On each side of the word.
const PADDING: f32 = 10.0;

/// Draws it; the caller answers a click.
pub fn chip(ui: &mut Ui, name: &str, on: bool, view: &mut View) -> Response {
    let font = if on { fonts::semibold(size::SMALL) } else { fonts::text(size::SMALL) };
    // Measured in the heavier weight, so that choosing doesn't move what stands beside.
    let widest = ui.painter().layout_no_wrap(name.to_owned(), fonts::semibold(size::SMALL), tokens::CLEAR).size().x;
    let extent = Vec2::new(widest + PADDING * 2.0, size::CONTROL_SMALL);
    let (rect, response) = ui.allocate_exact_size(extent, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, on, name));
    view.answers_enter(&response);
    let c = colours(ui);
    let state = if on { State::On } else { state_of(&response) };
    let look = ButtonColours::new(c, Weight::Plain, state);
    let (text, edge) = if on { (c.accent, c.accent) } else { (c.soft, look.edge) };
    let corner = CornerRadius::same(tokens::radius::CHIP);
    ui.painter().rect(rect, corner, look.fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, name, font, text);
    focus_ring(ui, &response, tokens::radius::CHIP);
    response
}
