//! A word in a small rounded box: a role, a state.

use egui::{Color32, CornerRadius, Pos2, Rect, Response, Sense, Ui, Vec2};

use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::components::{Tone, WashColours};
use crate::ui::tokens::{size, space};

/// How a tag looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagLook {
    /// Says what is.
    Plain,
    /// Good to have.
    Good,
    /// Look twice.
    Warning,
}

const PADDING: Vec2 = Vec2::new(8.0, 2.0);

impl TagLook {
    fn colours(self, ui: &Ui) -> (Color32, Color32) {
        let tone = match self {
            Self::Plain => Tone::Plain,
            Self::Good => Tone::Good,
            Self::Warning => Tone::Warning,
        };
        let WashColours { text, fill } = WashColours::new(colours(ui), tone);
        (text, fill)
    }
}

/// A tag in the flow of a page.
pub fn tag(ui: &mut Ui, text: &str, look: TagLook) -> Response {
    let (front, back) = look.colours(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), fonts::text(size::SMALL), front);
    let (rect, response) = ui.allocate_exact_size(galley.size() + PADDING * 2.0, Sense::empty());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    ui.painter().rect_filled(rect, CornerRadius::same(10), back);
    ui.painter().galley(rect.min + PADDING, galley, front);
    response
}

/// A tag painted at a place, which then moves past it. What it says must be in the row's own name.
pub fn paint(ui: &Ui, at: &mut Pos2, text: &str, look: TagLook) {
    let (front, back) = look.colours(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), fonts::text(size::SMALL), front);
    let rect = Rect::from_min_size(*at, galley.size() + PADDING * 2.0);
    ui.painter().rect_filled(rect, CornerRadius::same(10), back);
    ui.painter().galley(rect.min + PADDING, galley, front);
    at.x = rect.right() + space::XS;
}
