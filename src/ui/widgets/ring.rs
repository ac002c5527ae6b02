//! The ring around what has the keyboard focus, outside a gap of the page's colour.

use egui::{CornerRadius, Response, Stroke, StrokeKind, Ui};

use crate::ui::theme::colours;
use crate::ui::tokens::size;

/// Draws the ring when the widget has the focus.
pub fn focus_ring(ui: &Ui, response: &Response, radius: u8) {
    if response.has_focus() {
        let c = colours(ui);
        let stroke = Stroke::new(c.ring, c.focus);
        let radius = CornerRadius::same(radius.saturating_add(3));
        ui.painter().rect_stroke(response.rect.expand(size::RING), radius, stroke, StrokeKind::Outside);
    }
}
