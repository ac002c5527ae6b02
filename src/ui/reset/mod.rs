//! The wizard: the nine steps at the side, one page, one row of buttons. And the pages of an outcome.

mod advice;
mod applying;
mod choices;
mod consequences;
mod ended;
mod foot;
mod letter;
mod on_clipboard;
mod password_view;
mod person_card;
mod read_out;
mod slip;
mod spelled;
mod step5;
mod step6;
mod step7;
mod step8;
mod step9;
mod stepper;
mod typed;
mod unknown;
mod waiting;

use egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, ScrollArea, Ui};

use super::theme::colours;
use super::tokens::{size, space};
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::status::{Look, Urgency};
use super::widgets::{key_hint, label, status};
use super::words;
use crate::model::reset::{Ended, Phase, Reset, StepStatus};
use crate::model::{Model, SignedIn};
use crate::msg::{ChangeBy, ChoicesMsg, ResetMsg};
use crate::reset::answers::Reason;
use crate::reset::step::Step;
use crate::text::{tr, tr_with};

pub(super) use read_out::read_out_ui;

/// Draws the wizard or the outcome.
pub(super) fn reset_ui(ui: &mut Ui, model: &Model, signed_in: &SignedIn, reset: &Reset, view: &mut View) {
    let c = colours(ui);
    let shows_steps = stepper::is_open(reset, view);
    if model.leaving.is_none() && !shows_steps {
        shortcuts(ui, reset, view);
    }
    if view.room.is_narrow {
        let top = Frame::new().fill(c.surface).inner_margin(Margin::symmetric(view.room.side() - 8, 2));
        Panel::top("steps_folded").resizable(false).frame(top).show(ui, |ui| stepper::folded_ui(ui, reset, view));
    } else {
        let side = Frame::new().fill(c.surface).inner_margin(Margin::symmetric(12, 16));
        Panel::left("steps").exact_size(size::STEPS).resizable(false).frame(side).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                stepper::stepper_ui(ui, model, signed_in, reset, view);
            });
        });
    }
    let side = view.room.side();
    let bottom = Frame::new().fill(c.surface).inner_margin(Margin::symmetric(side, 0));
    Panel::bottom("foot").exact_size(view.room.foot()).resizable(false).frame(bottom).show(ui, |ui| {
        foot::foot_ui(ui, reset, shows_steps, view);
    });
    if shows_steps {
        let page = Frame::new().fill(c.background).inner_margin(Margin::symmetric(side, 0));
        CentralPanel::default().frame(page).show(ui, |ui| {
            ScrollArea::vertical().id_salt("steps").auto_shrink(false).show(ui, |ui| {
                stepper::stepper_ui(ui, model, signed_in, reset, view);
            });
        });
        return;
    }
    let page = Frame::new().fill(c.background);
    let page = page.inner_margin(Margin { left: side, right: side, top: view.room.top().min(14), bottom: 0 });
    CentralPanel::default().frame(page).show(ui, |ui| {
        let step = reset.step();
        // Each page begins at its top.
        let salt = ("page", step.map(Step::number), reset.open_choices().is_some());
        ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
            // The bar at the side must not lie over a field.
            ui.set_max_width(size::COLUMN.min(ui.available_width() - space::M));
            ui.spacing_mut().item_spacing.y = space::S;
            page_ui(ui, model, signed_in, reset, view);
            // The focus ring of the last control must not touch the edge.
            ui.add_space(space::S);
        });
    });
}

/// The password once more, in the question before its page is left.
pub(super) fn leaving_password_ui(ui: &mut Ui, ended: &Ended, may_copy: bool, view: &mut View) {
    if !ended.offers_password() {
        return;
    }
    let plan = ended.operation.plan();
    password_view::read_only(ui, &tr("field-new-password"), plan.password(), ended.shows_password, size::HEADING);
    ui.horizontal(|ui| {
        if may_copy && Button::new(&tr("button-copy"), Weight::Plain).small().show(ui, view).clicked() {
            view.emit(ResetMsg::CopyPassword);
        }
        step6::show_toggle(ui, ended.shows_password, view);
    });
}

fn page_ui(ui: &mut Ui, model: &Model, signed_in: &SignedIn, reset: &Reset, view: &mut View) {
    if !view.room.is_narrow {
        label::title(ui, &words::reset_title(reset));
    }
    match &reset.phase {
        Phase::Editing(step) => {
            if let Some(what) = &reset.status {
                status_box(ui, reset, what, view);
            }
            match step {
                Step::EnterPassword => step6::step6_ui(ui, model, reset, view),
                Step::ForceChange => step7::step7_ui(ui, reset, view),
                Step::SignOutAndSend => step8::step8_ui(ui, signed_in, reset, view),
                Step::Change => step9::step9_ui(ui, signed_in, reset, view),
                Step::LogIn | Step::GoToUsers | Step::ChooseUser | Step::Security | Step::ChangePassword => {
                    step5::step5_ui(ui, signed_in, reset, view);
                }
            }
        }
        Phase::Applying(applying) => applying::applying_ui(ui, applying, view),
        Phase::Ended(ended) => ended::ended_ui(ui, model, signed_in, reset, ended, view),
    }
}

/// What became of the press before, on the step she was taken back to.
fn status_box(ui: &mut Ui, reset: &Reset, what: &StepStatus, view: &View) {
    let headline = tr(match what {
        StepStatus::Refused(_) => "outcome-refused",
        StepStatus::NotSent(_) | StepStatus::Changed | StepStatus::NoBaseline(_) | StepStatus::NoJournal(_) => {
            "outcome-not-sent"
        }
    });
    status::boxed(ui, Look::Warning, |ui, colour| {
        status::outcome(ui, &headline, colour);
        label::body(ui, &words::step_status(what, reset.draft.user().first(), view));
    });
}

/// The keys of the wizard. They are taken before any control is drawn, so that a focused control doesn't answer too.
fn shortcuts(ui: &Ui, reset: &Reset, view: &mut View) {
    if reset.open_choices().is_some() {
        choices_shortcuts(ui, reset, view);
        return;
    }
    let step = reset.step();
    let enter_is_taken = view.enter_is_taken(ui.ctx());
    let typing = ui.ctx().text_edit_focused();
    let mut out = Vec::new();
    ui.input_mut(|input| {
        if step == Some(Step::Change) && !reset.keys_released && !input.key_down(Key::Enter) {
            out.push(ResetMsg::KeysReleased);
        }
        if input.consume_shortcut(&key_hint::MAIN) {
            match step {
                Some(Step::ChangePassword) => out.push(ResetMsg::UseSuggestions),
                Some(Step::Change) => out.push(ResetMsg::Change(ChangeBy::Shortcut)),
                Some(_) => out.push(ResetMsg::Next),
                None => {}
            }
        }
        if step.is_some() && !enter_is_taken && input.consume_shortcut(&key_hint::NEXT) && step != Some(Step::Change) {
            out.push(ResetMsg::Next);
        }
        // Before step 6 there is nothing to show.
        if step.is_none_or(|step| step >= Step::EnterPassword) && input.consume_shortcut(&key_hint::SHOW) {
            out.push(ResetMsg::ShowPassword(!reset.shows_password()));
        }
        if step == Some(Step::EnterPassword) && input.consume_shortcut(&key_hint::MAKE_ANOTHER) {
            out.push(ResetMsg::MakeAnother);
        }
        if step.is_some() && input.consume_shortcut(&key_hint::ESCAPE) {
            out.push(ResetMsg::Cancel);
        }
        if step == Some(Step::ChangePassword) && !typing {
            for (key, reason) in DIGITS.into_iter().zip(Reason::ORDER) {
                if input.consume_key(Modifiers::NONE, key) {
                    out.push(ResetMsg::Reason(reason));
                }
            }
        }
    });
    for msg in out {
        view.emit(msg);
    }
}

/// The same keys, on the page that lies over step 6.
fn choices_shortcuts(ui: &Ui, reset: &Reset, view: &mut View) {
    let enter_is_taken = view.enter_is_taken(ui.ctx());
    ui.input_mut(|input| {
        let is_main = input.consume_shortcut(&key_hint::MAIN);
        if is_main || (!enter_is_taken && input.consume_shortcut(&key_hint::NEXT)) {
            view.emit(ChoicesMsg::Use);
        }
        if input.consume_shortcut(&key_hint::SHOW) {
            view.emit(ResetMsg::ShowPassword(!reset.shows_password()));
        }
        if input.consume_shortcut(&key_hint::MAKE_ANOTHER) {
            view.emit(ChoicesMsg::Another);
        }
        if input.consume_shortcut(&key_hint::ESCAPE) {
            view.emit(ChoicesMsg::Close);
        }
    });
}

const DIGITS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];

/// What keeps the step from being complete, said once she tried to go on.
fn complaint(ui: &mut Ui, reset: &Reset) {
    if let Some(problem) = &reset.complaint {
        label::complaint(ui, &words::problem(problem, &words::person(&reset.draft)));
    }
}

/// `{first} will keep this one: add a word?`
fn add_word_question(ui: &mut Ui, reset: &Reset, view: &mut View) {
    if !reset.draft.wants_another_word() {
        return;
    }
    let first = words::person(&reset.draft);
    status::boxed(ui, Look::Information, |ui, _| {
        let text = tr_with("add-word-question", &[("first", first.as_str().into())]);
        let response = label::body(ui, &text);
        status::make_live(ui, response.id, &text, Urgency::Soon);
        let name = tr("button-add-word");
        let button = super::widgets::button::Button::new(&name, super::widgets::button::Weight::Plain).small();
        if button.show(ui, view).clicked() {
            view.emit(ResetMsg::AddWord);
        }
    });
}
