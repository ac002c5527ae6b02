//! Step 8: sign devices out, email the credentials, and the two traps between them.

use egui::{Id, Ui};

use crate::model::SignedIn;
use crate::model::reset::Reset;
use crate::msg::{FocusKey, ResetMsg};
use crate::reset::draft::{Problem, SettingName};
use crate::reset::step::Step;
use crate::text::{tr, tr_with};
use crate::ui::tokens::space;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::check::{CheckLook, check};
use crate::ui::widgets::field::{self, FieldKind};
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look};
use crate::ui::words;

use super::step7::suggestion_line;
use super::{complaint, letter};

/// Draws the page.
pub(super) fn step8_ui(ui: &mut Ui, signed_in: &SignedIn, reset: &Reset, view: &mut View) {
    label::page_heading(ui, &words::step_title(Step::SignOutAndSend));
    ui.add_space(space::XS);
    let draft = &reset.draft;
    let person = words::person(draft);
    let whys = draft.whys();
    card(ui, |ui| {
        let on = draft.sign_out().value();
        let response = check(ui, &tr("check-sign-out"), on, CheckLook::Setting);
        view.take_focus(FocusKey::StepStart, &response);
        if response.clicked() {
            view.emit(ResetMsg::Choose(SettingName::SignOut, !on));
        }
        suggestion_line(ui, draft.sign_out().suggested, &words::sign_out_why(whys.sign_out, &person));
        label::soft(ui, &tr("step8-sign-out-honest"));
    });
    card(ui, |ui| {
        let on = draft.email().value();
        if draft.facts().own {
            label::strong(ui, &tr("check-email"));
            label::soft(ui, &tr("problem-own-email"));
            return;
        }
        let response = check(ui, &tr("check-email"), on, CheckLook::Setting);
        if reset.mail_failure.is_some() {
            view.take_focus(FocusKey::Problem, &response);
        }
        if response.clicked() {
            view.emit(ResetMsg::Choose(SettingName::Email, !on));
        }
        suggestion_line(ui, draft.email().suggested, &words::email_why(whys.email, &person));
        if on {
            send_to(ui, reset, view);
        }
    });
    if let Some(failure) = &reset.mail_failure {
        let why = words::trip_failure(failure, view);
        status::notice(ui, Look::Warning, &tr_with("step8-mail-not-allowed", &[("why", why.into())]));
    }
    traps(ui, reset);
    complaint(ui, reset);
    if draft.email().value() && !draft.facts().own {
        letter::letter_ui(ui, signed_in, reset, view);
    }
    status::notice(ui, Look::Information, &tr_with("step8-advice", &[("first", person.as_str().into())]));
}

fn send_to(ui: &mut Ui, reset: &Reset, view: &mut View) {
    let mut text = reset.draft.send_to().to_owned();
    let hint = tr("field-send-to-hint");
    let response = field::labelled(ui, Id::unique("send-to"), &tr("field-send-to"), &mut text, FieldKind::Text, &hint);
    view.take_focus(FocusKey::Problem, &response);
    if text != reset.draft.send_to() {
        view.emit(ResetMsg::SendTo(text));
    }
    outside_ui(ui, reset, view);
    label::soft(ui, &tr("step8-sent-copy"));
}

/// An address elsewhere that Zoho holds, in full, so that it can be checked with the person.
fn outside_ui(ui: &mut Ui, reset: &Reset, view: &mut View) {
    let offers = reset.draft.outside_offers();
    if offers.is_empty() {
        return;
    }
    for address in offers {
        let name = tr_with("button-send-outside", &[("address", address.as_str().into())]);
        if Button::new(&name, Weight::Plain).small().show(ui, view).clicked() {
            view.emit(ResetMsg::SendTo(address.to_string()));
        }
    }
    label::note(ui, &tr_with("letter-outside-about", &[("first", reset.draft.user().first().into())]));
}

/// Why the mailbox itself isn't offered, or must not stay in the field.
fn traps(ui: &mut Ui, reset: &Reset) {
    let draft = &reset.draft;
    if !draft.email().value() || draft.facts().own {
        return;
    }
    let person = words::person(draft);
    let trap = match draft.problem(Step::SignOutAndSend) {
        Some(problem @ (Problem::SignOutTrap | Problem::ForceTrap)) => Some(problem),
        Some(Problem::NoSendTo) if draft.sign_out().value() => Some(Problem::SignOutTrap),
        Some(Problem::NoSendTo) if draft.force().value() => Some(Problem::ForceTrap),
        _ => None,
    };
    // Once she tried to go on, the complaint says it.
    if let Some(trap) = trap
        && reset.complaint.as_ref() != Some(&trap)
    {
        status::notice(ui, Look::Warning, &words::problem(&trap, &person));
    }
}
