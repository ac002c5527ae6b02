//! The ring around what has the keyboard focus, outside a gap of the page's colour.

use egui::{Align, CornerRadius, Response, Stroke, StrokeKind, Ui};

use crate::ui::room::Room;
use crate::ui::theme::colours;
use crate::ui::tokens::size;

/// Draws the ring when the widget has the focus, and brings it into sight when it gets it.
pub fn focus_ring(ui: &Ui, response: &Response, radius: u8) {
    follow(ui, response);
    if response.has_focus() {
        let c = colours(ui);
        let stroke = Stroke::new(c.ring, c.focus);
        let radius = CornerRadius::same(radius.saturating_add(3));
        ui.painter().rect_stroke(response.rect.expand(size::RING), radius, stroke, StrokeKind::Outside);
    }
}

/// Scrolls to the widget when it gets the focus, if any of it is out of sight: egui moves the focus with the Tab key, but
/// doesn't scroll. Where little is in sight at once, it comes to the middle, with what it is about above it and what follows
/// below.
pub fn follow(ui: &Ui, response: &Response) {
    if !response.gained_focus() || ui.clip_rect().contains_rect(response.rect) {
        return;
    }
    let align = Room::of(ui).is_low.then_some(Align::Center);
    ui.scroll_to_rect(response.rect, align);
}
