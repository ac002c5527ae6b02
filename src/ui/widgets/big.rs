//! One text as large as it fits: what is read out, and a code to type in elsewhere.

use egui::{Response, Sense, Ui};

use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::size;

/// Draws it, at most this large. It has no name of its own.
pub fn big(ui: &mut Ui, text: &str, largest: f32) -> Response {
    let c = colours(ui);
    let room = ui.available_width();
    let layout = |size: f32| ui.painter().layout_no_wrap(text.to_owned(), fonts::password(size), c.text);
    let mut galley = layout(largest);
    if galley.size().x > room {
        galley = layout((largest * room / galley.size().x).max(size::HEADING));
    }
    if galley.size().x > room {
        // An address of two hundred letters goes over several lines.
        galley = ui.painter().layout(text.to_owned(), fonts::password(size::HEADING), c.text, room);
    }
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::empty());
    ui.painter().galley(rect.min, galley, c.text);
    response
}
