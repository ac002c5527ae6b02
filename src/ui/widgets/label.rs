//! Text: headings with their level, paragraphs, soft lines.

use egui::accesskit::Role;
use egui::{FontId, Label, Response, RichText, Ui};

use crate::ui::fonts;
use crate::ui::room::Room;
use crate::ui::theme::colours;
use crate::ui::tokens::size;

/// The soft line above a page's heading, level 1: whose password this is about.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let text_colour = colours(ui).soft;
    heading(ui, text, 1, fonts::semibold(size::TEXT), text_colour)
}

/// The same in a row with other things: cut short where it is too long for that, but said whole.
pub fn title_on_one_line(ui: &mut Ui, text: &str) -> Response {
    let shown = RichText::new(text).font(fonts::semibold(size::TEXT)).color(colours(ui).soft);
    let response = ui.add(Label::new(shown).truncate());
    make_heading(ui, &response, text, 1);
    response
}

/// A page's heading, level 2.
pub fn page_heading(ui: &mut Ui, text: &str) -> Response {
    let text_colour = colours(ui).text;
    let font = heading_font(ui);
    heading(ui, text, 2, font, text_colour)
}

/// A page's question, level 3, as large as a heading.
pub fn question(ui: &mut Ui, text: &str) -> Response {
    let text_colour = colours(ui).text;
    let font = heading_font(ui);
    heading(ui, text, 3, font, text_colour)
}

/// A section's heading, level 3.
pub fn section(ui: &mut Ui, text: &str) -> Response {
    let text_colour = colours(ui).text;
    heading(ui, text, 3, fonts::semibold(size::SECTION), text_colour)
}

/// A heading of any level and look.
pub fn heading(ui: &mut Ui, text: &str, level: usize, font: FontId, colour: egui::Color32) -> Response {
    let response = ui.add(Label::new(RichText::new(text).font(font).color(colour)).wrap());
    make_heading(ui, &response, text, level);
    response
}

fn make_heading(ui: &Ui, response: &Response, text: &str, level: usize) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        node.set_label(text);
    });
}

fn heading_font(ui: &Ui) -> FontId {
    fonts::semibold(if Room::of(ui).is_low { size::HEADING_LOW } else { size::HEADING })
}

/// A paragraph.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(text).wrap())
}

/// A paragraph that stands out.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(fonts::semibold(size::TEXT))).wrap())
}

/// A paragraph that matters less.
pub fn soft(ui: &mut Ui, text: &str) -> Response {
    let colour = colours(ui).soft;
    ui.add(Label::new(RichText::new(text).color(colour)).wrap())
}

/// The same in a row with other things: cut short where it is too long for that.
pub fn soft_on_one_line(ui: &mut Ui, text: &str) -> Response {
    let colour = colours(ui).soft;
    ui.add(Label::new(RichText::new(text).color(colour)).truncate())
}

/// The soft word before a value; it keeps to one line.
pub fn term(ui: &mut Ui, text: &str) -> Response {
    let colour = colours(ui).soft;
    ui.add(Label::new(RichText::new(text).color(colour)).extend())
}

/// How wide a term is.
#[must_use]
pub fn width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), fonts::text(size::TEXT), colours(ui).soft).size().x
}

/// A small paragraph that matters less.
pub fn note(ui: &mut Ui, text: &str) -> Response {
    let colour = colours(ui).soft;
    ui.add(Label::new(RichText::new(text).font(fonts::text(size::NOTE)).color(colour)).wrap())
}

/// Something wrong, beside the control it is about.
pub fn complaint(ui: &mut Ui, text: &str) -> Response {
    let colour = colours(ui).danger;
    let response = ui.add(Label::new(RichText::new(text).font(fonts::semibold(size::TEXT)).color(colour)).wrap());
    super::status::make_live(ui, response.id, text, super::status::Urgency::Now);
    response
}
