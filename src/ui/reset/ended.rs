//! The page of an outcome: done. What can't be told yet has a page of its own.

use egui::{Id, Ui};

use crate::model::SignedIn;
use crate::model::reset::{EmailState, Ended, Noted, Reset, Verification};
use crate::model::spelling::Spelling;
use crate::msg::{FocusKey, ReadOutMsg, ResetMsg};
use crate::reset::operation::{Outcome, Told};
use crate::text::{tr, tr_with};
use crate::ui::theme::colours;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::status::{self, Look, Urgency};
use crate::ui::widgets::{icon, label};
use crate::ui::words;

use super::{password_view, slip, spelled, step6, unknown, waiting};

/// Draws the page.
pub(super) fn ended_ui(
    ui: &mut Ui,
    spelling: Spelling,
    signed_in: &SignedIn,
    reset: &Reset,
    ended: &Ended,
    view: &mut View,
) {
    match ended.operation.outcome() {
        Some(Outcome::Done | Outcome::SaidToWork) => done(ui, spelling, signed_in, reset, ended, view),
        Some(Outcome::Unknown(doubt)) => unknown::unknown_ui(ui, spelling, signed_in, ended, doubt, view),
        // These two take her back to a step; should one stay here, it is told as what it is.
        Some(Outcome::Refused(refusal)) => status::notice(ui, Look::Warning, &words::refusal(&refusal)),
        Some(Outcome::NotSent(unsent)) => status::notice(ui, Look::Warning, &words::unsent(unsent, view)),
        None => {}
    }
}

fn done(ui: &mut Ui, spelling: Spelling, signed_in: &SignedIn, reset: &Reset, ended: &Ended, view: &mut View) {
    let c = colours(ui);
    let own = ended.operation.plan().is_own_mailbox();
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(size::HEADING), egui::Sense::empty());
        icon::tick(ui.painter(), rect, c.accent);
        status::outcome(ui, &tr(if own { "outcome-done-own" } else { "outcome-done" }), c.text);
    });
    facts(ui, reset, ended, view);
    call_sheet(ui, spelling, signed_in, ended, view);
    waiting::waiting_ui(ui, ended, view);
    let name = ended.operation.plan().user().name.as_str();
    ui.horizontal_wrapped(|ui| {
        let another = tr_with("button-another-for", &[("name", name.into())]);
        if Button::new(&tr("button-still-doesnt"), Weight::Plain).show(ui, view).clicked() {
            view.emit(ResetMsg::StillDoesntWork);
        }
        if !own && Button::new(&another, Weight::Quiet).show(ui, view).clicked() {
            view.emit(ResetMsg::MakeAnotherForSame);
        }
        let idle = ended.check.is_none();
        let verified = matches!(ended.verification, Verification::Verified(_) | Verification::Resolved(_));
        if !own && idle && !verified && Button::new(&tr("button-check"), Weight::Plain).show(ui, view).clicked() {
            view.emit(ResetMsg::Check);
        }
    });
}

/// One line for the reset, one for the record, one for the email, each with its time.
fn facts(ui: &mut Ui, reset: &Reset, ended: &Ended, view: &View) {
    let first = reset.draft.user().first();
    let time = |at| words::clock(at, &view.zone);
    match (ended.operation.outcome(), ended.operation.told()) {
        (Some(Outcome::SaidToWork), Some(Told::Works(at))) => {
            label::soft(ui, &tr_with("done-told", &[("first", first.into()), ("time", time(at).into())]));
        }
        _ if matches!(ended.verification, Verification::Resolved(_)) => {
            label::soft(ui, &tr("done-resolved-about"));
        }
        _ => {
            label::soft(ui, &tr_with("done-changed-at", &[("time", time(ended.at).into())]));
        }
    }
    let said_yes = ended.operation.outcome() == Some(Outcome::Done);
    let record = match &ended.verification {
        Verification::Checking => tr("done-checking"),
        Verification::Verified(at) => tr_with("done-verified", &[("time", time(*at).into())]),
        Verification::Resolved(at) => tr_with("done-resolved", &[("time", time(*at).into())]),
        Verification::NotSeen(at) if said_yes => tr_with("done-not-seen", &[("time", time(*at).into())]),
        Verification::NotSeen(at) => tr_with("unknown-not-seen", &[("time", time(*at).into())]),
        Verification::Unreadable(at) => tr_with("done-unreadable", &[("time", time(*at).into())]),
        Verification::NotLooked => String::new(),
        Verification::Impossible => tr("done-own"),
    };
    if !record.is_empty() {
        status::line(ui, &record, Urgency::Soon);
    }
    if ended.watch.is_some() {
        label::note(ui, &tr("unknown-watch"));
    }
    email_line(ui, ended, first, view);
    journal_line(ui, ended, first);
}

/// Whether the outcome is in the history, when that did not go without trouble.
pub(super) fn journal_line(ui: &mut Ui, ended: &Ended, first: &str) {
    match ended.journal {
        Noted::Yes => {}
        Noted::NotYet => status::notice(ui, Look::Warning, &tr_with("done-journal-failed", &[("first", first.into())])),
        Noted::Late => {
            status::line(ui, &tr("done-journal-late"), Urgency::Soon);
        }
    }
}

fn email_line(ui: &mut Ui, ended: &Ended, first: &str, view: &View) {
    let to = ended.operation.plan().email_to().map(ToString::to_string).unwrap_or_default();
    match &ended.email {
        EmailState::NotAsked => {}
        EmailState::Waiting => {
            status::line(ui, &tr("email-none-sent"), Urgency::Soon);
        }
        EmailState::NotNeeded => {
            status::line(ui, &tr_with("email-not-needed", &[("first", first.into())]), Urgency::Soon);
        }
        EmailState::Sending(_) => {
            status::line(ui, &tr_with("email-sending", &[("to", to.into())]), Urgency::Soon);
        }
        EmailState::Accepted(at) => {
            let args = [("to", to.into()), ("time", words::clock(*at, &view.zone).into())];
            status::line(ui, &tr_with("email-accepted", &args), Urgency::Soon);
        }
        EmailState::Failed(answer) => {
            let args = [("to", to.into()), ("why", words::email_failure(answer, view).into())];
            status::notice(ui, Look::Warning, &tr_with("email-failed", &args));
        }
    }
}

fn call_sheet(ui: &mut Ui, spelling: Spelling, signed_in: &SignedIn, ended: &Ended, view: &mut View) {
    let plan = ended.operation.plan();
    let offered = ended.offers_password();
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        egui::Grid::new(Id::unique("call-sheet")).num_columns(2).spacing([space::L, space::S]).show(ui, |ui| {
            label::term(ui, &tr("sheet-page"));
            label::strong(ui, &signed_in.web_mail);
            ui.end_row();
            label::term(ui, &tr("sheet-user"));
            label::strong(ui, plan.user().address.as_str());
            ui.end_row();
            label::term(ui, &tr("sheet-password"));
            if offered {
                password_view::read_only(
                    ui,
                    &tr("field-new-password"),
                    plan.password(),
                    ended.shows_password,
                    size::PASSWORD,
                );
            } else {
                label::body(ui, &tr("sheet-for-nobody"));
            }
            ui.end_row();
            label::term(ui, &tr("sheet-then"));
            let then = match (offered, plan.force_change()) {
                (false, _) => "sheet-then-nobody",
                (true, true) => "sheet-then-forced",
                (true, false) => "sheet-then-inbox",
            };
            label::body(ui, &tr(then));
            ui.end_row();
        });
        if offered {
            password_buttons(ui, spelling, ended, Weight::Primary, FocusKey::Outcome, view);
        }
    });
}

/// `Copy password`, `Show password`, `Spell it out`, and the spelling beneath.
pub(super) fn password_buttons(
    ui: &mut Ui,
    spelling: Spelling,
    ended: &Ended,
    weight: Weight,
    focus: FocusKey,
    view: &mut View,
) {
    ui.horizontal_wrapped(|ui| {
        let read = Button::new(&tr("button-read-out"), weight).show(ui, view);
        view.take_focus(focus, &read);
        if read.clicked() {
            view.emit(ResetMsg::ReadOut(ReadOutMsg::Open));
        }
        let copy = Button::new(&tr("button-copy"), Weight::Plain).show(ui, view);
        if copy.clicked() {
            view.emit(ResetMsg::CopyPassword);
        }
        slip::button(ui, ended, view);
        step6::show_toggle(ui, ended.shows_password, view);
        spelled::toggle(ui, ended.shows_password, spelling, view);
    });
    slip::slip_ui(ui, ended, view);
    spelled::spelled_ui(ui, ended.operation.plan().password(), ended.shows_password, spelling, view);
}
