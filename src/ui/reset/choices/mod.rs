//! The page `More choices`: a kind of password, an example with its figures, every part of it, and what to keep.

mod figures;
mod form;
mod keep;

use egui::Ui;

use crate::domain::password::presets::Preset;
use crate::model::kinds::Kinds;
use crate::model::reset::Reset;
use crate::msg::{ChoicesMsg, FocusKey};
use crate::reset::choices::Choices;
use crate::reset::recipe::Kind;
use crate::text::tr;
use crate::ui::kind_words;
use crate::ui::tokens::space;
use crate::ui::view::View;
use crate::ui::widgets::label;
use crate::ui::widgets::radio::{group, radio};
use crate::ui::widgets::status::{self, Look, Urgency};

/// Draws the page.
pub(super) fn choices_ui(ui: &mut Ui, kinds: &Kinds, reset: &Reset, choices: &Choices, view: &mut View) {
    label::section(ui, &tr("choices-heading"));
    label::soft(ui, &tr("choices-about"));
    ui.add_space(space::XS);
    kinds_ui(ui, kinds, choices, view);
    label::soft(ui, &kind_words::about(choices.kind()));
    figures::figures_ui(ui, reset, choices, view);
    repairs_ui(ui, choices);
    if *choices.kind() != Kind::Beadle {
        form::form_ui(ui, choices, view);
    }
    keep::keep_ui(ui, kinds, choices, view);
}

fn kinds_ui(ui: &mut Ui, kinds: &Kinds, choices: &Choices, view: &mut View) {
    let mut offered = vec![Kind::Beadle];
    offered.extend(Preset::ALL.map(Kind::Preset));
    offered.extend(kinds.saved.iter().map(|saved| Kind::Saved(saved.name().to_owned())));
    offered.push(Kind::ByHand);
    group(ui, &tr("choices-kinds"), |ui| {
        ui.horizontal_wrapped(|ui| {
            for kind in offered {
                let on = kind == *choices.kind();
                let response = radio(ui, &kind_words::kind(&kind), on, 0.0);
                if on {
                    view.take_focus(FocusKey::StepStart, &response);
                }
                if response.clicked() && !on {
                    view.emit(ChoicesMsg::Pick(kind));
                }
            }
        });
    });
}

fn repairs_ui(ui: &mut Ui, choices: &Choices) {
    if choices.repairs().is_empty() {
        return;
    }
    status::boxed(ui, Look::Information, |ui, _| {
        label::strong(ui, &tr("repairs-heading"));
        for repair in choices.repairs() {
            let text = kind_words::repair(repair);
            let response = label::body(ui, &text);
            status::make_live(ui, response.id, &text, Urgency::Soon);
        }
    });
}
