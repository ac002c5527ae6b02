//! A choice of one: cards with a round mark, in a group that carries the question.

use egui::accesskit::Role;
use egui::{CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo};

use super::ring::focus_ring;
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::components::{ChoiceColours, State};
use crate::ui::tokens::{self, radius, size, space};

/// A group named with the question its radio buttons answer.
pub fn group<R>(ui: &mut Ui, question: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(question);
    ui.scope_builder(builder, content).inner
}

/// A radio button with a word beside it. `width` of 0 fits the word.
pub fn radio(ui: &mut Ui, name: &str, on: bool, width: f32) -> Response {
    let c = colours(ui);
    let font = if on { fonts::semibold(size::TEXT) } else { fonts::text(size::TEXT) };
    let text_space = if width > 0.0 { width - 58.0 } else { f32::INFINITY };
    let galley = ui.painter().layout(name.to_owned(), font, c.text, text_space);
    // Measured in the heavier weight, so that choosing doesn't move what stands beside.
    let widest = ui.painter().layout_no_wrap(name.to_owned(), fonts::semibold(size::TEXT), c.text).size().x;
    let width = if width > 0.0 { width } else { widest + 58.0 };
    let height = (galley.size().y + 18.0).max(size::CONTROL);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
    paint_frame(ui, &response, on);
    let text_at = egui::pos2(rect.left() + 44.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(text_at, galley, c.text);
    response
}

/// The frame and the round mark of a radio card.
pub fn paint_frame(ui: &Ui, response: &Response, on: bool) {
    let c = ChoiceColours::new(colours(ui), on, state_of(response));
    let rect = response.rect;
    let edge = Stroke::new(c.edge_width, c.edge);
    ui.painter().rect(rect, CornerRadius::same(radius::BOX), c.fill, edge, StrokeKind::Inside);
    let centre = egui::pos2(rect.left() + space::L + 7.0, rect.center().y);
    if on {
        ui.painter().circle_filled(centre, 9.0, c.mark);
        ui.painter().circle_filled(centre, 3.5, c.inside);
    } else {
        ui.painter().circle(centre, 8.0, tokens::CLEAR, Stroke::new(1.8, c.mark));
    }
    focus_ring(ui, response, radius::BOX);
}

/// How the pointer uses a radio button or a check box.
pub(super) fn state_of(response: &Response) -> State {
    match () {
        () if response.is_pointer_button_down_on() => State::Pressed,
        () if response.hovered() => State::Hovered,
        () => State::Resting,
    }
}
