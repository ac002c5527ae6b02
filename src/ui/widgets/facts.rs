//! Facts in two columns: the soft word, and what it is.

use egui::{Grid, Id, Ui};

use super::label;
use crate::ui::tokens::space;

/// Draws them, the words as wide as the widest. `name` tells these apart from others on the page.
pub fn facts(ui: &mut Ui, name: &str, facts: &[(String, String)]) {
    let terms = facts.iter().map(|(term, _)| label::width(ui, term)).fold(0.0, f32::max);
    let room = (ui.available_width() - terms - space::L).max(terms);
    // Text only: the rows need not be as high as a button.
    ui.spacing_mut().interact_size.y = 0.0;
    Grid::new(Id::unique(("facts", name))).num_columns(2).spacing([space::L, space::S]).show(ui, |ui| {
        for (term, value) in facts {
            label::term(ui, term);
            ui.scope(|ui| {
                ui.set_max_width(room);
                label::body(ui, value);
            });
            ui.end_row();
        }
    });
}
