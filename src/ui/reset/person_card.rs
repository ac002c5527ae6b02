//! The right-person card: enough to be sure that it is the person on the telephone.

use egui::{Align, Layout, Ui};

use crate::domain::address::Address;
use crate::domain::user::{Role, User};
use crate::model::SignedIn;
use crate::model::reset::{Freshness, Reset};
use crate::msg::ResetMsg;
use crate::text::{tr, tr_with};
use crate::ui::fonts;
use crate::ui::tokens::size;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::check::{CheckLook, check};
use crate::ui::widgets::status::{Look, Urgency};
use crate::ui::widgets::tag::{TagLook, tag};
use crate::ui::widgets::{label, status};
use crate::ui::words;

/// The room that the tick and its words want beside the question.
const TICK: f32 = 150.0;

/// Draws it, and what must be said about this person before anything else.
pub(super) fn person_card_ui(ui: &mut Ui, signed_in: &SignedIn, reset: &Reset, view: &mut View) {
    let user = reset.draft.user();
    let first = user.first();
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = size::TEXT;
        ui.horizontal_wrapped(|ui| {
            ui.label(egui::RichText::new(&user.name).font(fonts::semibold(size::SECTION + 1.0)));
            if reset.n_namesakes > 0 {
                let surname = user.name.split_whitespace().next_back().unwrap_or_default();
                let args = [("n", reset.n_namesakes.into()), ("surname", surname.into())];
                tag(ui, &tr_with("tag-namesakes", &args), TagLook::Warning);
            }
            for text in words::tags(user, &signed_in.owner) {
                tag(ui, &text, if user.enabled { TagLook::Plain } else { TagLook::Warning });
            }
            // Beside the name: a line of its own, gone in a moment, would move the page under the pointer.
            if let Freshness::Reading(_) = &reset.freshness {
                status::line(ui, &tr("card-reading"), Urgency::Soon);
            }
        });
        label::soft(ui, &facts(user, view));
        let sure = tr_with("card-sure", &[("first", first.into())]);
        if ui.available_width() < label::width(ui, &sure) + TICK {
            label::soft(ui, &sure);
            rang_back(ui, reset, view);
        } else {
            ui.horizontal(|ui| {
                label::soft(ui, &sure);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| rang_back(ui, reset, view));
            });
        }
        if let Freshness::Stale(failure) = &reset.freshness {
            let why = words::read_failure(failure, view);
            status::line(ui, &tr_with("card-stale", &[("why", why.into())]), Urgency::Soon);
        }
    });
    warnings(ui, reset, view);
}

fn rang_back(ui: &mut Ui, reset: &Reset, view: &mut View) {
    if check(ui, &tr("check-rang-back"), reset.draft.rang_back(), CheckLook::Line).clicked() {
        view.emit(ResetMsg::RangBack(!reset.draft.rang_back()));
    }
}

fn facts(user: &User, view: &View) -> String {
    let mut facts = vec![user.address.to_string()];
    if !user.aliases.is_empty() {
        let others: Vec<&str> = user.aliases.iter().map(Address::as_str).collect();
        facts.push(tr_with("card-other-addresses", &[("others", others.join(", ").into())]));
    }
    facts.push(tr_with("card-last-sign-in", &[("ago", words::ago(user.last_login, view).into())]));
    facts.push(tr_with("card-two-step", &[("state", words::on_off(user.two_step).into())]));
    facts.push(tr_with("card-mail-apps", &[("state", words::on_off(user.mail_apps).into())]));
    if user.is_forwarded() {
        facts.push(tr_with("card-forwarded", &[("to", user.forwards_to.join(", ").into())]));
    }
    facts.join(" · ")
}

fn warnings(ui: &mut Ui, reset: &Reset, view: &mut View) {
    let user = reset.draft.user();
    let first = user.first();
    if reset.draft.facts().own {
        status::boxed(ui, Look::Danger, |ui, _| {
            label::body(ui, &tr("warn-own-mailbox"));
            let button = Button::new(&tr("button-change-mine"), Weight::Plain).small().show(ui, view);
            if button.clicked() {
                view.emit(ResetMsg::OpenOwnAccount);
            }
        });
    } else if user.role == Role::SuperAdmin {
        status::notice(ui, Look::Warning, &tr_with("warn-super-admin", &[("first", first.into())]));
    }
    if !user.enabled {
        status::notice(ui, Look::Warning, &tr_with("warn-disabled", &[("first", first.into())]));
    }
}
