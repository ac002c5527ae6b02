//! The round mark in front of a step: its number, or a tick.

use egui::{Align2, Rect, Stroke, Ui};

use super::icon;
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{self, size};

/// How wide and high it usually is.
pub const MARK: f32 = 24.0;

/// How far the step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkLook {
    /// A tick.
    Done,
    /// The number, filled.
    Current,
    /// The number in a ring.
    Open,
}

/// Paints it. What it shows must be in the step's own name.
pub fn paint(ui: &Ui, mark: Rect, number: &str, look: MarkLook) {
    let c = colours(ui);
    let painter = ui.painter();
    let (centre, radius) = (mark.center(), mark.width() / 2.0);
    let font = fonts::semibold(size::SMALL);
    match look {
        MarkLook::Done => {
            painter.circle_filled(centre, radius, c.accent_wash);
            icon::tick(painter, mark.shrink(mark.width() * 0.23), c.accent);
        }
        MarkLook::Current => {
            painter.circle_filled(centre, radius, c.accent);
            painter.text(centre, Align2::CENTER_CENTER, number, font, c.on_accent);
        }
        MarkLook::Open => {
            painter.circle(centre, radius - 0.5, tokens::CLEAR, Stroke::new(1.3, c.edge));
            painter.text(centre, Align2::CENTER_CENTER, number, font, c.soft);
        }
    }
}
