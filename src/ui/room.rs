//! How much room the window has. Sizes are in points, of which large text leaves fewer: a window of 1100 by 740 has 550
//! by 370 of them at 200 %.

use egui::{Ui, Vec2};

use super::tokens::size;

/// Narrower than this, what stands at the side goes to the top, and keys are not drawn beside names.
const NARROW: f32 = 820.0;
/// Lower than this, bars and margins take less.
const LOW: f32 = 480.0;

/// What a page may count on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Room {
    /// There is none at the side.
    pub is_narrow: bool,
    /// Every line counts.
    pub is_low: bool,
}

impl Room {
    /// In a window of this size.
    #[must_use]
    pub fn new(window: Vec2) -> Self {
        Self { is_narrow: window.x < NARROW, is_low: window.y < LOW }
    }

    /// Of the window that is being drawn.
    #[must_use]
    pub fn of(ui: &Ui) -> Self {
        Self::new(ui.ctx().content_rect().size())
    }

    /// Between a page and the window's sides.
    #[must_use]
    pub fn side(self) -> i8 {
        if self.is_narrow { 14 } else { 28 }
    }

    /// Between a page and what is above it.
    #[must_use]
    pub fn top(self) -> i8 {
        if self.is_low { 10 } else { 20 }
    }

    /// How high the bar with a page's buttons is.
    #[must_use]
    pub fn foot(self) -> f32 {
        if self.is_low { size::FOOT_LOW } else { size::FOOT }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_window_is_wide_at_its_usual_text_and_narrow_and_low_at_twice_that() {
        assert_eq!(Room::new(Vec2::new(900.0, 600.0)), Room::default());
        assert_eq!(Room::new(Vec2::new(1100.0, 740.0) / 2.0), Room { is_narrow: true, is_low: true });
    }
}
