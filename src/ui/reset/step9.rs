//! Step 9: every consequence in a sentence, each with its way back, and one button.

use egui::{Pos2, Rect, Ui, Vec2};

use crate::model::SignedIn;
use crate::model::reset::Reset;
use crate::msg::{FocusKey, ResetMsg};
use crate::reset::draft::{Draft, FlagLeave};
use crate::reset::step::Step;
use crate::text::{tr, tr_with};
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::check::{CheckLook, check};
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look};
use crate::ui::words;

use super::{add_word_question, complaint, consequences, password_view, step6};

/// From this width on the way back stands beside its sentence.
const BESIDE: f32 = 420.0;

/// Draws the page.
pub(super) fn step9_ui(ui: &mut Ui, signed_in: &SignedIn, reset: &Reset, view: &mut View) {
    let draft = &reset.draft;
    let user = draft.user();
    label::page_heading(ui, &words::step_title(Step::Change));
    let args = [("name", user.name.as_str().into()), ("council", signed_in.council.as_str().into())];
    label::section(ui, &tr_with("step9-question", &args));
    label::soft(ui, &tr_with("step9-undo", &[("address", user.address.as_str().into())]));
    if draft.facts().own {
        status::notice(ui, Look::Danger, &tr("step9-own"));
    }
    card(ui, |ui| {
        password_row(ui, draft, view);
        ui.separator();
        let force = tr_with(force_key(draft), &[("first", words::person(draft).into())]);
        row(ui, "button-alter-force", Step::ForceChange, view, |ui| {
            label::body(ui, &force);
        });
        ui.separator();
        row(ui, "button-alter-sign-out", Step::SignOutAndSend, view, |ui| {
            label::body(ui, &tr(if draft.sign_out().value() { "step9-sign-out" } else { "step9-stay" }));
            label::body(ui, &email_sentence(draft));
        });
    });
    add_word_question(ui, reset, view);
    flag_tick(ui, draft, view);
    complaint(ui, reset);
    consequences::before_ui(ui, user, &draft.consequences());
}

fn password_row(ui: &mut Ui, draft: &Draft, view: &mut View) {
    let shown = draft.shows_password();
    let mut focus_here = None;
    row(ui, "button-alter-password", Step::EnterPassword, view, |ui| {
        if let Some(password) = draft.password.password() {
            let name = tr("field-new-password");
            let field = password_view::read_only(ui, &name, &password, shown, size::PASSWORD_SMALL);
            // The keyboard begins where an Enter too many does nothing.
            focus_here = Some(field);
        }
        label::body(ui, &tr("step9-works"));
    });
    if let Some(field) = focus_here {
        view.take_focus(FocusKey::StepStart, &field);
    }
    step6::show_toggle(ui, shown, view);
}

/// A sentence with its way back at the right.
fn row(ui: &mut Ui, key: &str, step: Step, view: &mut View, content: impl FnOnce(&mut Ui)) {
    let name = tr(key);
    let button = Button::new(&name, Weight::Quiet).small();
    if ui.available_width() < BESIDE {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            content(ui);
        });
        if button.show(ui, view).clicked() {
            view.emit(ResetMsg::GoTo(step));
        }
        return;
    }
    let room = (ui.available_width() - button.width(ui) - space::L).max(space::XXL);
    let right = ui.max_rect().right();
    let sentences = ui.scope(|ui| {
        ui.set_width(room);
        ui.spacing_mut().item_spacing.y = space::XS;
        // A single line is lower than the button beside it.
        ui.add_space(space::XS);
        content(ui);
        ui.add_space(space::XS);
    });
    let middle = Pos2::new(right - button.width(ui) / 2.0, sentences.response.rect.center().y);
    let place = Rect::from_center_size(middle, Vec2::new(button.width(ui), size::CONTROL_SMALL));
    if button.at(place).show(ui, view).clicked() {
        view.emit(ResetMsg::GoTo(step));
    }
}

fn force_key(draft: &Draft) -> &'static str {
    if draft.force().value() { "step9-force" } else { "step9-no-force" }
}

fn email_sentence(draft: &Draft) -> String {
    if !draft.email().value() {
        return tr("step9-no-email");
    }
    if draft.emails_itself() {
        return tr("step9-email-itself");
    }
    tr_with("step9-email-to", &[("to", draft.send_to().into())])
}

/// Zoho refused both spellings of the flag: it decides, and she must know.
fn flag_tick(ui: &mut Ui, draft: &Draft, view: &mut View) {
    if draft.flag_leave() == FlagLeave::Sent {
        return;
    }
    let accepted = draft.flag_leave() == FlagLeave::Accepted;
    status::boxed(ui, Look::Warning, |ui, _| {
        label::body(ui, &tr("step9-flag-gone"));
        if check(ui, &tr("check-flag-gone"), accepted, CheckLook::Line).clicked() {
            view.emit(ResetMsg::AcceptFlagLeft(!accepted));
        }
    });
}
