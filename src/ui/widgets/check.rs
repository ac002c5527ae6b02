//! A check box with its sentence.

use egui::{CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::icon;
use super::radio::state_of;
use super::ring::focus_ring;
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::components::ChoiceColours;
use crate::ui::tokens::{radius, size};

const BOX: f32 = 22.0;

/// How a check box is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckLook {
    /// A setting of a step.
    Setting,
    /// A line on a card.
    Line,
}

/// Draws it; the caller answers a click.
pub fn check(ui: &mut Ui, name: &str, on: bool, look: CheckLook) -> Response {
    let c = colours(ui);
    let font = match look {
        CheckLook::Setting => fonts::semibold(size::SECTION),
        CheckLook::Line => fonts::text(size::TEXT),
    };
    let galley = ui.painter().layout(name.to_owned(), font, c.text, ui.available_width() - BOX - 12.0);
    let extent = Vec2::new(galley.size().x + BOX + 14.0, galley.size().y.max(BOX) + 8.0);
    let (rect, response) = ui.allocate_exact_size(extent, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, on, name));
    let mark = Rect::from_center_size(egui::pos2(rect.left() + BOX / 2.0 + 1.0, rect.center().y), Vec2::splat(BOX));
    let choice = ChoiceColours::new(c, on, state_of(&response));
    // A box that is on is filled with its mark's colour, and the tick stands out from it.
    let fill = if on { choice.mark } else { choice.inside };
    let edge = Stroke::new(1.5, choice.mark);
    ui.painter().rect(mark, CornerRadius::same(radius::KEY), fill, edge, StrokeKind::Inside);
    if on {
        icon::tick(ui.painter(), mark.shrink(3.0), choice.inside);
    }
    let text_at = egui::pos2(mark.right() + 12.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(text_at, galley, c.text);
    focus_ring(ui, &response, radius::KEY);
    response
}
