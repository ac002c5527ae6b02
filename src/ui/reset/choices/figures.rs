//! An example of the passwords, and how strong they are.

use egui::Ui;

use crate::domain::password::lacking::Lacking;
use crate::domain::password::statistics::{BLIND_LINE, SEEN_LINE, Statistics, Verdict};
use crate::model::reset::Reset;
use crate::msg::{ChoicesMsg, FocusKey};
use crate::reset::choices::Choices;
use crate::text::{Arg, tr, tr_with};
use crate::ui::kind_words;
use crate::ui::reset::{password_view, step6};
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::status::{self, Look};
use crate::ui::widgets::tag::{TagLook, tag};
use crate::ui::widgets::{key_hint, label};

/// Draws the card, or says why there is no example.
pub(super) fn figures_ui(ui: &mut Ui, reset: &Reset, choices: &Choices, view: &mut View) {
    let outlook = match choices.outlook() {
        Ok(outlook) => outlook,
        Err(unfit) => {
            status::notice(ui, Look::Danger, &kind_words::unfit(unfit));
            return;
        }
    };
    let shown = reset.draft.shows_password();
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        label::note(ui, &tr("choices-example-about"));
        let example = password_view::read_only(ui, &tr("choices-example"), &outlook.example, shown, size::PASSWORD);
        view.take_focus(FocusKey::Problem, &example);
        ui.horizontal_wrapped(|ui| {
            let name = tr("button-another-example");
            if Button::new(&name, Weight::Plain).hint(key_hint::MAKE_ANOTHER).show(ui, view).clicked() {
                view.emit(ChoicesMsg::Another);
            }
            step6::show_toggle(ui, shown, view);
        });
        if let Some(said) = kind_words::lacking(&Lacking::in_password(&outlook.example)) {
            status::boxed(ui, Look::Warning, |ui, _| label::body(ui, &said));
        }
        lines_ui(ui, &outlook.figures);
    });
}

fn lines_ui(ui: &mut Ui, figures: &Statistics) {
    let verdict = figures.verdict();
    let look = if verdict == Verdict::Good { TagLook::Good } else { TagLook::Warning };
    ui.add_space(space::XS);
    // Lines of text, not of controls.
    ui.spacing_mut().interact_size.y = 0.0;
    tag(ui, &kind_words::verdict(verdict), look);
    let (min, max) = (figures.length_min, figures.length_max);
    let key = if min == max { "figures-length-value" } else { "figures-length-range" };
    line(ui, "figures-length", &tr_with(key, &[("min", min.into()), ("max", max.into())]), None);
    let (min, max) = (figures.entropy_blind_min, figures.entropy_blind_max);
    let key = if min == max { "figures-blind-value" } else { "figures-blind-range" };
    let args: [Arg<'_>; 4] = [
        ("min", min.into()),
        ("max", max.into()),
        ("middle", figures.entropy_blind.into()),
        ("line", BLIND_LINE.into()),
    ];
    line(ui, "figures-blind", &tr_with(key, &args), Some(figures.verdict_blind_min()));
    let args: [Arg<'_>; 2] = [("bits", figures.entropy_seen.into()), ("line", SEEN_LINE.into())];
    line(ui, "figures-seen", &tr_with("figures-seen-value", &args), Some(figures.verdict_seen()));
    line(ui, "figures-words", &kind_words::grouped(figures.words_available), None);
    label::note(ui, &tr("figures-bits"));
}

fn line(ui: &mut Ui, key: &str, value: &str, verdict: Option<Verdict>) {
    ui.horizontal_wrapped(|ui| {
        label::soft(ui, &tr(key));
        label::body(ui, value);
        match verdict {
            Some(Verdict::Good) => {
                tag(ui, &tr("tag-good"), TagLook::Good);
            }
            Some(Verdict::Ok | Verdict::Poor) => {
                tag(ui, &tr("tag-poor"), TagLook::Warning);
            }
            None => {}
        }
    });
}
