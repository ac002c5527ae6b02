//! The page of an outcome: done. What can't be told yet has a page of its own.

use egui::{Align, Layout, Ui, Vec2};

use crate::domain::outcome::Answer;
use crate::model::reset::{EmailState, Ended, Noted, Reset, Verification};
use crate::model::{Model, SignedIn};
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

use super::{consequences, on_clipboard, password_view, slip, spelled, step6, unknown, waiting};

/// Draws the page.
pub(super) fn ended_ui(
    ui: &mut Ui,
    model: &Model,
    signed_in: &SignedIn,
    reset: &Reset,
    ended: &Ended,
    view: &mut View,
) {
    match ended.operation.outcome() {
        Some(Outcome::Done | Outcome::SaidToWork) => done(ui, model, signed_in, reset, ended, view),
        Some(Outcome::Unknown(doubt)) => unknown::unknown_ui(ui, model, signed_in, ended, doubt, view),
        // These two take her back to a step; should one stay here, it is told as what it is.
        Some(Outcome::Refused(refusal)) => status::notice(ui, Look::Warning, &words::refusal(&refusal)),
        Some(Outcome::NotSent(unsent)) => status::notice(ui, Look::Warning, &words::unsent(unsent, view)),
        None => {}
    }
}

fn done(ui: &mut Ui, model: &Model, signed_in: &SignedIn, reset: &Reset, ended: &Ended, view: &mut View) {
    let c = colours(ui);
    let own = ended.operation.plan().is_own_mailbox();
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(size::HEADING), egui::Sense::empty());
        icon::tick(ui.painter(), rect, c.accent);
        status::outcome(ui, &tr(if own { "outcome-done-own" } else { "outcome-done" }), c.text);
    });
    facts(ui, reset, ended, view);
    call_sheet(ui, model, signed_in, ended, view);
    waiting::waiting_ui(ui, ended, view);
    consequences::after_ui(ui, ended, view);
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
fn facts(ui: &mut Ui, reset: &Reset, ended: &Ended, view: &mut View) {
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

fn email_line(ui: &mut Ui, ended: &Ended, first: &str, view: &mut View) {
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
            if matches!(answer, Answer::Unknown(_)) {
                label::note(ui, &tr("email-unknown-again"));
            }
            if Button::new(&tr("button-send-again"), Weight::Plain).small().show(ui, view).clicked() {
                view.emit(ResetMsg::SendAgain);
            }
        }
    }
}

fn call_sheet(ui: &mut Ui, model: &Model, signed_in: &SignedIn, ended: &Ended, view: &mut View) {
    let plan = ended.operation.plan();
    let offered = ended.offers_password();
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let terms = ["sheet-page", "sheet-user", "sheet-password", "sheet-then"].map(tr);
        let width = terms.iter().map(|term| label::width(ui, term)).fold(0.0, f32::max);
        let [page, user, password, then] = terms;
        row(ui, &page, width, |ui| {
            label::strong(ui, &signed_in.web_mail);
        });
        row(ui, &user, width, |ui| {
            label::strong(ui, plan.user().address.as_str());
        });
        row(ui, &password, width, |ui| {
            if offered {
                let name = tr("field-new-password");
                password_view::read_only(ui, &name, plan.password(), ended.shows_password, size::PASSWORD);
            } else {
                label::body(ui, &tr("sheet-for-nobody"));
            }
        });
        row(ui, &then, width, |ui| {
            label::body(ui, &consequences::then(plan).join(" "));
        });
        if offered {
            password_buttons(ui, model, ended, Weight::Primary, FocusKey::Outcome, view);
        }
    });
}

/// A term with what it stands for beside it. (A grid would lay everything out at other places before it knows its columns,
/// and the page would be scrolled to where a button never was.)
fn row(ui: &mut Ui, term: &str, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let place = Vec2::new(width, size::CONTROL_SMALL);
        ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(place);
            label::term(ui, term);
        });
        ui.add_space(space::S);
        content(ui);
    });
}

/// `Copy password`, `Show password`, `Spell it out`, and the spelling beneath.
pub(super) fn password_buttons(
    ui: &mut Ui,
    model: &Model,
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
        spelled::toggle(ui, ended.shows_password, model.spelling, view);
    });
    on_clipboard::on_clipboard_ui(ui, model.clipboard, view);
    slip::slip_ui(ui, ended, view);
    spelled::spelled_ui(ui, ended.operation.plan().password(), ended.shows_password, model.spelling, view);
}
