//! Sentences that a screen reader says by itself when they change, and the boxes they stand in.

use egui::accesskit::{Live, Role};
use egui::{Color32, CornerRadius, Frame, Id, Label, Margin, Response, RichText, Ui};

use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::components::{Tone, WashColours};
use crate::ui::tokens::{radius, size, space};

/// How soon a screen reader says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// When it has finished its sentence.
    Soon,
    /// At once.
    Now,
}

/// The colours of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Explains.
    Information,
    /// Needs attention.
    Warning,
    /// Harms somebody.
    Danger,
    /// Went well.
    Good,
}

impl Look {
    /// Front and back.
    #[must_use]
    pub fn colours(self, ui: &Ui) -> (Color32, Color32) {
        let tone = match self {
            Self::Information => Tone::Information,
            Self::Warning => Tone::Warning,
            Self::Danger => Tone::Danger,
            Self::Good => Tone::Good,
        };
        let WashColours { text, fill } = WashColours::new(colours(ui), tone);
        (text, fill)
    }
}

/// Makes the widget a live region named with the text.
pub fn make_live(ui: &Ui, id: Id, text: &str, urgency: Urgency) {
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Status);
        node.set_label(text);
        node.set_live(match urgency {
            Urgency::Soon => Live::Polite,
            Urgency::Now => Live::Assertive,
        });
    });
}

/// A line that a screen reader says when it changes.
pub fn line(ui: &mut Ui, text: &str, urgency: Urgency) -> Response {
    let colour = colours(ui).soft;
    let response = ui.add(Label::new(RichText::new(text).color(colour)).wrap());
    make_live(ui, response.id, text, urgency);
    response
}

/// The big first line of an outcome.
pub fn outcome(ui: &mut Ui, text: &str, colour: Color32) -> Response {
    let response = ui.add(Label::new(RichText::new(text).font(fonts::semibold(size::HEADING)).color(colour)).wrap());
    make_live(ui, response.id, text, Urgency::Now);
    response
}

/// A coloured box with text of its own colour.
pub fn boxed<R>(ui: &mut Ui, look: Look, content: impl FnOnce(&mut Ui, Color32) -> R) -> R {
    let (front, back) = look.colours(ui);
    Frame::new()
        .fill(back)
        .corner_radius(CornerRadius::same(radius::BOX))
        .inner_margin(Margin::symmetric(18, 12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.visuals_mut().override_text_color = Some(front);
            ui.spacing_mut().item_spacing.y = space::XS;
            content(ui, front)
        })
        .inner
}

/// A box with one sentence, said by a screen reader when it changes.
pub fn notice(ui: &mut Ui, look: Look, text: &str) {
    boxed(ui, look, |ui, _| {
        let response = ui.add(Label::new(text).wrap());
        make_live(ui, response.id, text, if look == Look::Information { Urgency::Soon } else { Urgency::Now });
    });
}
