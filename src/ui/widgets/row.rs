//! The back of a row that can be chosen.

use egui::{CornerRadius, Rect, Ui};

use crate::ui::theme::colours;
use crate::ui::tokens::components::{RowColours, State};

/// Paints it: nothing while the row is neither chosen nor under the pointer.
pub fn paint_back(ui: &Ui, rect: Rect, corner: impl Into<CornerRadius>, is_chosen: bool, is_hovered: bool) {
    let state = match (is_chosen, is_hovered) {
        (true, _) => State::On,
        (false, true) => State::Hovered,
        (false, false) => return,
    };
    ui.painter().rect_filled(rect, corner, RowColours::new(colours(ui), state).fill);
}
