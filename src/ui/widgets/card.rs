//! A surface with a thin edge, for things that belong together.

use egui::{CornerRadius, Frame, Margin, Stroke, Ui};

use crate::ui::theme::colours;
use crate::ui::tokens::radius;

/// Draws the content on a card as wide as the column.
pub fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let c = colours(ui);
    Frame::new()
        .fill(c.surface)
        .stroke(Stroke::new(1.0, c.hairline))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::symmetric(20, 14))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
        .inner
}
