//! A value with its name above it and a button that does something with it.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Response, Ui};

use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::label;

/// Draws it; the button stands at the right, or below where the text is large. Returns the button.
pub(super) fn row(ui: &mut Ui, term: &str, value: &str, button: &str, weight: Weight, view: &mut View) -> Response {
    let button = Button::new(button, weight).small();
    let of_button = button.width(ui);
    let room = ui.available_width() - of_button - space::M;
    if room < of_button {
        text(ui, term, value);
        let response = button.show(ui, view);
        ui.add_space(space::S);
        return response;
    }
    let drawn = ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width(room);
            text(ui, term, value);
        });
        button.show(ui, view)
    });
    ui.add_space(space::XS);
    drawn.inner
}

/// An ID has no spaces to break at, and a break after its first dot would only confuse.
fn text(ui: &mut Ui, term: &str, value: &str) {
    ui.spacing_mut().item_spacing.y = 0.0;
    label::note(ui, term);
    let is_one_word = !value.contains(' ');
    let mut job = LayoutJob::default();
    job.append(value, 0.0, TextFormat::simple(fonts::text(size::TEXT), colours(ui).text));
    job.wrap.max_width = ui.available_width();
    job.wrap.break_anywhere = is_one_word;
    ui.add(Label::new(job).wrap());
}
