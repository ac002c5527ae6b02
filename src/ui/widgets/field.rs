//! Text fields with a label above.

use egui::{CornerRadius, Id, Margin, Response, Stroke, StrokeKind, TextEdit, Ui, Vec2};

use super::ring::focus_ring;
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::components::FieldColours;
use crate::ui::tokens::{self, radius, size, space};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Ordinary text.
    Text,
    /// Signs, each of which counts.
    Signs,
    /// A password, always covered.
    Password,
}

/// A field with its name above it.
pub fn labelled(ui: &mut Ui, id: Id, name: &str, text: &mut String, kind: FieldKind, hint: &str) -> Response {
    let colour = colours(ui).text;
    ui.label(egui::RichText::new(name).font(fonts::semibold(size::TEXT)).color(colour));
    bare(ui, id, name, text, kind, hint)
}

/// A field whose name only assistive technology sees.
pub fn bare(ui: &mut Ui, id: Id, name: &str, text: &mut String, kind: FieldKind, hint: &str) -> Response {
    let c = FieldColours::new(colours(ui));
    let font = match kind {
        FieldKind::Text => fonts::text(size::TEXT),
        FieldKind::Signs | FieldKind::Password => fonts::password(size::SECTION + 1.0),
    };
    let width = ui.available_width();
    let (outer, _) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL + 2.0), egui::Sense::hover());
    let corner = CornerRadius::same(radius::CONTROL);
    ui.painter().rect(outer, corner, c.fill, Stroke::new(1.0, c.edge), StrokeKind::Inside);
    let inner = outer.shrink2(Vec2::new(space::M, 0.0));
    let edit = TextEdit::singleline(text)
        .id(id)
        .font(font)
        .frame(egui::Frame::NONE)
        .background_color(tokens::CLEAR)
        .margin(Margin::ZERO)
        .align(egui::Align2::LEFT_CENTER)
        .password(kind == FieldKind::Password)
        .hint_text(egui::RichText::new(hint).color(c.hint))
        .desired_width(inner.width());
    let mut response = ui.put(inner, edit).accessible_name(name);
    response.rect = outer;
    focus_ring(ui, &response, radius::CONTROL);
    response
}

/// A field of several lines, as high as its text, with its name above it. Enter begins a new line.
pub fn several_lines(ui: &mut Ui, id: Id, name: &str, text: &mut String) -> Response {
    let c = colours(ui);
    ui.label(egui::RichText::new(name).font(fonts::semibold(size::TEXT)).color(c.text));
    let edit = TextEdit::multiline(text)
        .id(id)
        .font(fonts::text(size::TEXT))
        .margin(Margin::symmetric(12, 8))
        .desired_rows(2)
        .desired_width(ui.available_width());
    let response = ui.add(edit).accessible_name(name);
    focus_ring(ui, &response, radius::CONTROL);
    response
}

/// Takes every trace of a field's text out of egui's memory: egui keeps up to a hundred earlier texts for undo, in
/// plain letters, also of a covered password (field note `security-and-reliability.md` 0.2).
pub fn forget(ctx: &egui::Context, id: Id) {
    if let Some(mut state) = TextEdit::load_state(ctx, id) {
        state.clear_undoer();
        TextEdit::store_state(ctx, id, state);
    }
}
