//! The page of an outcome that can't be told yet: the password stays, and nothing is sent unless she says so.

use egui::Ui;

use super::ended::{journal_line, password_buttons};
use super::password_view;
use crate::domain::outcome::Doubt;
use crate::model::reset::{Ended, Verification};
use crate::model::{Model, SignedIn};
use crate::msg::{FocusKey, ResetMsg};
use crate::reset::operation::Told;
use crate::text::{tr, tr_with};
use crate::ui::tokens::size;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look, Urgency};
use crate::ui::words;

/// Draws the page.
pub(super) fn unknown_ui(
    ui: &mut Ui,
    model: &Model,
    signed_in: &SignedIn,
    ended: &Ended,
    doubt: Doubt,
    view: &mut View,
) {
    let plan = ended.operation.plan();
    let user = plan.user();
    status::boxed(ui, Look::Warning, |ui, colour| {
        status::outcome(ui, &tr("outcome-unknown"), colour);
        let args = [
            ("name", user.name.as_str().into()),
            ("address", user.address.as_str().into()),
            ("council", signed_in.council.as_str().into()),
            ("why", words::doubt(doubt).into()),
        ];
        label::body(ui, &tr_with("unknown-about", &args));
        if plan.email_to().is_some() {
            label::body(ui, &tr("email-none-sent"));
        }
    });
    card(ui, |ui| {
        let name = tr("field-new-password");
        password_view::read_only(ui, &name, plan.password(), ended.shows_password, size::PASSWORD);
        password_buttons(ui, model, ended, Weight::Plain, FocusKey::Problem, view);
    });
    later(ui, ended, view);
    ui.horizontal_wrapped(|ui| {
        let check = Button::new(&tr("button-check"), Weight::Primary)
            .big()
            .enabled(ended.check.is_none() && ended.verification != Verification::Impossible)
            .show(ui, view);
        view.take_focus(FocusKey::Outcome, &check);
        if check.clicked() {
            view.emit(ResetMsg::Check);
        }
        if Button::new(&tr("button-try-same"), Weight::Plain).show(ui, view).clicked() {
            view.emit(ResetMsg::TryAgain);
        }
    });
    ui.horizontal_wrapped(|ui| {
        let ask = if plan.is_own_mailbox() {
            tr_with("unknown-ask-own", &[("page", signed_in.web_mail.as_str().into())])
        } else {
            tr_with("unknown-ask", &[("first", user.first().into())])
        };
        label::body(ui, &ask);
        if Button::new(&tr("button-it-worked"), Weight::Plain).small().show(ui, view).clicked() {
            view.emit(ResetMsg::ItWorked);
        }
        if Button::new(&tr("button-it-didnt"), Weight::Plain).small().show(ui, view).clicked() {
            view.emit(ResetMsg::ItDidnt);
        }
    });
    label::soft(ui, &tr("unknown-leave"));
    journal_line(ui, ended, user.first());
}

/// What has been learnt since: of the record, of the last try, from the person.
fn later(ui: &mut Ui, ended: &Ended, view: &View) {
    let time = |at| words::clock(at, &view.zone);
    let first = ended.operation.plan().user().first();
    if let Some(told) = ended.last_try.as_ref().and_then(|what| words::last_try(what, first, view)) {
        status::line(ui, &tr_with("unknown-last-try", &[("what", told.into())]), Urgency::Soon);
    }
    if ended.operation.is_probably_set() {
        status::line(ui, &tr("unknown-probably"), Urgency::Soon);
    }
    if let Some(Told::DoesNotWork(at)) = ended.operation.told() {
        let args = [("first", first.into()), ("time", time(at).into())];
        status::line(ui, &tr_with("unknown-doesnt", &args), Urgency::Soon);
    }
    let record = match &ended.verification {
        Verification::Checking => tr("unknown-checking"),
        Verification::NotSeen(at) => tr_with("unknown-not-seen", &[("time", time(*at).into())]),
        Verification::Unreadable(at) => tr_with("done-unreadable", &[("time", time(*at).into())]),
        Verification::Impossible => tr("unknown-cannot-check"),
        Verification::Verified(_) | Verification::Resolved(_) | Verification::NotLooked => String::new(),
    };
    if !record.is_empty() {
        status::line(ui, &record, Urgency::Soon);
    }
    if ended.watch.is_some() {
        label::note(ui, &tr("unknown-watch"));
    }
}
