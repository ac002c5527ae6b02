//! Step 7: force a change at the next sign-in?

use egui::Ui;

use crate::model::reset::Reset;
use crate::msg::{FocusKey, ResetMsg};
use crate::reset::draft::SettingName;
use crate::reset::step::Step;
use crate::text::{tr, tr_with};
use crate::ui::tokens::space;
use crate::ui::view::View;
use crate::ui::widgets::card::card;
use crate::ui::widgets::check::{CheckLook, check};
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look};
use crate::ui::words;

use super::{add_word_question, complaint};

/// Draws the page.
pub(super) fn step7_ui(ui: &mut Ui, reset: &Reset, view: &mut View) {
    label::page_heading(ui, &words::step_title(Step::ForceChange));
    ui.add_space(space::XS);
    let force = reset.draft.force();
    let person = words::person(&reset.draft);
    card(ui, |ui| {
        let response = check(ui, &tr("check-force"), force.value(), CheckLook::Setting);
        view.take_focus(FocusKey::StepStart, &response);
        if response.clicked() {
            view.emit(ResetMsg::Choose(SettingName::Force, !force.value()));
        }
        suggestion_line(ui, force.suggested, &words::force_why(reset.draft.whys().force, &person));
        label::soft(ui, &tr("step7-apps"));
    });
    status::notice(ui, Look::Information, &tr_with("step7-advice", &[("first", person.as_str().into())]));
    complaint(ui, reset);
    add_word_question(ui, reset, view);
}

/// "Suggested: off." and why.
pub(super) fn suggestion_line(ui: &mut Ui, suggested: bool, why: &str) {
    let state = words::on_off(Some(suggested));
    label::body(ui, &tr_with("line-suggested", &[("state", state.into()), ("why", why.into())]));
}
