//! Step 6: the new password.

use egui::{Sense, Ui, Vec2, WidgetInfo};

use crate::domain::password::generate::{Strength, WordCount};
use crate::domain::password::lacking::Lacking;
use crate::domain::secret::Password;
use crate::model::Model;
use crate::model::reset::Reset;
use crate::model::spelling::Spelling;
use crate::msg::{ChoicesMsg, FocusKey, ResetMsg};
use crate::reset::recipe::Kind;
use crate::reset::step::Step;
use crate::reset::suggestion::Suggestion;
use crate::text::{tr, tr_with};
use crate::ui::theme::colours;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::radio::{group, paint_frame};
use crate::ui::widgets::status::{self, Look};
use crate::ui::widgets::tag::{TagLook, tag};
use crate::ui::widgets::{key_hint, label};
use crate::ui::{kind_words, words};

use super::{add_word_question, choices, password_view, spelled, typed};

/// What a suggestion's card has beside its letters: the mark, and both margins.
const BESIDE_LETTERS: f32 = 64.0;

/// Draws the page.
pub(super) fn step6_ui(ui: &mut Ui, model: &Model, reset: &Reset, view: &mut View) {
    label::page_heading(ui, &words::step_title(Step::EnterPassword));
    label::soft(ui, &tr("step6-about"));
    ui.add_space(space::XS);
    if let Some(choices) = reset.open_choices() {
        choices::choices_ui(ui, &model.kinds, reset, choices, view);
        return;
    }
    if let Some(why) = reset.draft.password.draw_failure() {
        status::notice(ui, Look::Danger, &kind_words::unfit(why));
    }
    let choice = &reset.draft.password;
    match choice.typing().zip(choice.appraisal()) {
        Some((typing, appraisal)) => typed::typing_ui(ui, reset, typing, appraisal, view),
        None => suggestions_ui(ui, model.spelling, reset, view),
    }
}

fn suggestions_ui(ui: &mut Ui, spelling: Spelling, reset: &Reset, view: &mut View) {
    let choice = &reset.draft.password;
    let shown = reset.draft.shows_password();
    let is_low = view.room.is_low;
    let n = choice.suggestions().len();
    let width = ui.available_width() - BESIDE_LETTERS;
    // All in the same size, that of the longest.
    let sizes = choice.suggestions().iter().map(Suggestion::password);
    let letters = sizes
        .map(|password| password_view::fitting_size(ui, &password, shown, size::PASSWORD, width))
        .fold(size::PASSWORD, f32::min);
    group(ui, &words::step_title(Step::EnterPassword), |ui| {
        for (place, generated) in choice.suggestions().iter().enumerate() {
            let name = tr_with("radio-suggestion", &[("n", (place + 1).into()), ("of", n.into())]);
            let on = choice.selected() == place;
            let password = generated.password();
            let galley = password_view::wrapped(ui, &password, shown, letters, width);
            let extent =
                Vec2::new(ui.available_width(), (galley.size().y + 28.0).max(if is_low { 46.0 } else { 62.0 }));
            let (rect, response) = ui.allocate_exact_size(extent, Sense::click());
            response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, on, &name));
            paint_frame(ui, &response, on);
            if shown {
                // The name stays without it; the description is read only while the password is on the screen.
                let spoken = password.expose().to_owned();
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(spoken));
            }
            let at = egui::pos2(rect.left() + 50.0, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, colours(ui).text);
            if on {
                view.take_focus(FocusKey::StepStart, &response);
            }
            if response.clicked() {
                view.emit(ResetMsg::SelectSuggestion(place));
            }
        }
    });
    if let Some(password) = choice.password() {
        chosen_field(ui, &password, shown);
    }
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        let another =
            Button::new(&tr("button-make-another"), Weight::Plain).hint(key_hint::MAKE_ANOTHER).show(ui, view);
        if another.clicked() {
            view.emit(ResetMsg::MakeAnother);
        }
        if Button::new(&tr("button-type-own"), Weight::Quiet).show(ui, view).clicked() {
            view.emit(ResetMsg::TypeOwn(true));
        }
        if Button::new(&tr("button-more-choices"), Weight::Quiet).show(ui, view).clicked() {
            view.emit(ChoicesMsg::Open);
        }
        show_toggle(ui, shown, view);
        spelled::toggle(ui, shown, spelling, view);
    });
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        if !reset.draft.wants_another_word() {
            strength_tag(ui, reset);
        }
        label::soft(ui, &why_this_kind(reset));
    });
    if let Some(Suggestion::Recipe { password, .. }) = choice.selected_suggestion()
        && let Some(said) = kind_words::lacking(&Lacking::in_password(password))
    {
        status::boxed(ui, Look::Warning, |ui, _| label::body(ui, &said));
    }
    add_word_question(ui, reset, view);
    if let Some(password) = choice.password() {
        spelled::spelled_ui(ui, &password, shown, spelling, view);
    }
}

/// What the selected suggestion is good for.
fn strength_tag(ui: &mut Ui, reset: &Reset) {
    let Some(selected) = reset.draft.password.selected_suggestion() else { return };
    let is_kept = reset.draft.words_needed() > WordCount::THREE;
    let (key, look) = match selected.strength() {
        Strength::ToKeep => ("tag-strong", TagLook::Good),
        Strength::UntilChanged if is_kept && selected.n_words().is_none() => ("tag-not-to-keep", TagLook::Warning),
        Strength::UntilChanged => ("tag-until-changed", TagLook::Good),
        Strength::Weak => ("tag-weak", TagLook::Warning),
    };
    tag(ui, &tr(key), look);
}

/// Why the suggestions are as they are.
fn why_this_kind(reset: &Reset) -> String {
    match reset.draft.password.recipe().kind() {
        Kind::Beadle => {
            let why = reset.draft.whys().words;
            words::words_why(why, reset.draft.words_needed().get(), &words::person(&reset.draft))
        }
        kind => tr_with("step6-made", &[("kind", kind_words::kind(&kind).into())]),
    }
}

/// The chosen password once more, as the field that the help article's step 6 speaks of. It has no place of its own on
/// the page: the card shows it already.
fn chosen_field(ui: &mut Ui, password: &Password, shown: bool) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(1.0, 1.0), Sense::hover());
    let galley = ui.painter().layout_job(password_view::layout(ui, password, shown, size::PASSWORD));
    password_view::name_field(ui, &response, &tr("field-new-password"), &galley, rect.min);
}

/// `Show password`, on or off.
pub(super) fn show_toggle(ui: &mut Ui, shown: bool, view: &mut View) {
    let name = tr("button-show-password");
    let toggle = Button::new(&name, Weight::Quiet).selected(shown).hint(key_hint::SHOW);
    if toggle.show(ui, view).clicked() {
        view.emit(ResetMsg::ShowPassword(!shown));
    }
}
