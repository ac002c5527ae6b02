//! What Beadle knows from Zoho about a step, with the moment it was read, and what it does not know.

use egui::Ui;

use crate::domain::address::Address;
use crate::domain::guide::GuideStep;
use crate::domain::user::User;
use crate::model::guide::GuidePage;
use crate::model::reset::Freshness;
use crate::model::users::Load;
use crate::model::{Model, SignedIn};
use crate::msg::{GuideMsg, Msg, UsersMsg};
use crate::text::{tr, tr_with};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look, Urgency};
use crate::ui::words;

/// The most administrators that are named.
const MOST_NAMES: usize = 12;

/// Draws the card.
pub(super) fn record_ui(ui: &mut Ui, model: &Model, signed_in: &SignedIn, page: &GuidePage, view: &mut View) {
    card(ui, |ui| match page.step {
        GuideStep::Administrators => administrators_ui(ui, model, signed_in, view),
        GuideStep::OldBeadle => old_beadle_ui(ui, signed_in, view),
        GuideStep::OwnPassword
        | GuideStep::SignOutDevices
        | GuideStep::TwoStep
        | GuideStep::Recovery
        | GuideStep::Forwarding => own_ui(ui, page, view),
    });
}

/// Her own record.
fn own_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    label::section(ui, &tr("guide-record"));
    if let Some((user, at)) = &page.own {
        said_ui(ui, page.step, user, view);
        label::note(ui, &tr_with("guide-read-at", &[("when", words::date_and_time(*at, &view.zone).into())]));
    }
    match &page.freshness {
        Freshness::Fresh => {}
        Freshness::Reading(_) => drop(status::line(ui, &tr("guide-reading"), Urgency::Soon)),
        Freshness::Stale(why) => {
            let why = words::read_failure(why, view);
            status::line(ui, &tr_with("guide-not-read", &[("why", why.into())]), Urgency::Soon);
        }
    }
    let is_idle = !matches!(page.freshness, Freshness::Reading(_));
    look_again_ui(ui, is_idle, GuideMsg::LookAgain.into(), view);
}

fn said_ui(ui: &mut Ui, step: GuideStep, user: &User, view: &View) {
    match step {
        GuideStep::OwnPassword => {
            match user.last_password_reset {
                Some(at) => {
                    let when = words::date_and_time(at, &view.zone);
                    label::strong(ui, &tr_with("guide-said-password", &[("when", when.into())]));
                }
                None => drop(label::strong(ui, &tr("guide-said-no-password"))),
            }
            label::note(ui, &tr("guide-unsaid-password"));
        }
        GuideStep::SignOutDevices => {
            label::strong(ui, &tr("guide-unsaid-devices"));
            label::note(ui, &tr_with("guide-said-apps", &[("state", words::on_off(user.mail_apps).into())]));
        }
        GuideStep::TwoStep => {
            label::strong(ui, &tr_with("guide-said-two-step", &[("state", words::on_off(user.two_step).into())]));
            label::note(ui, &tr("guide-unsaid-two-step"));
        }
        GuideStep::Recovery => {
            if user.outside.is_empty() {
                label::strong(ui, &tr("guide-said-no-recovery"));
            } else {
                let addresses: Vec<&str> = user.outside.iter().map(Address::as_str).collect();
                found_ui(ui, "guide-said-recovery", &addresses.join(", "));
            }
            label::note(ui, &tr("guide-unsaid-recovery"));
        }
        GuideStep::Forwarding => {
            if user.forwards_to.is_empty() {
                label::strong(ui, &tr("guide-said-no-forwarding"));
            } else {
                found_ui(ui, "guide-said-forwarding", &user.forwards_to.join(", "));
            }
            label::note(ui, &tr("guide-unsaid-forwarding"));
        }
        GuideStep::Administrators | GuideStep::OldBeadle => {}
    }
}

/// Something that she has to look at.
fn found_ui(ui: &mut Ui, key: &str, addresses: &str) {
    let text = tr_with(key, &[("addresses", addresses.into())]);
    status::boxed(ui, Look::Warning, |ui, _| label::body(ui, &text));
}

fn administrators_ui(ui: &mut Ui, model: &Model, signed_in: &SignedIn, view: &mut View) {
    label::section(ui, &tr("guide-list"));
    let users = &model.users;
    let n = users.administrators().count();
    label::strong(ui, &tr_with("guide-said-administrators", &[("n", n.into())]));
    for user in users.administrators().take(MOST_NAMES) {
        let key = if user.zuid == signed_in.owner.zuid { "guide-administrator-you" } else { "guide-administrator" };
        let role = words::role(user.role).unwrap_or_default();
        let args =
            [("name", user.name.as_str().into()), ("address", user.address.as_str().into()), ("role", role.into())];
        label::body(ui, &tr_with(key, &args));
    }
    if n > MOST_NAMES {
        label::body(ui, &tr_with("guide-administrators-more", &[("n", (n - MOST_NAMES).into())]));
    }
    let n_unknown = users.n_without_role();
    if n_unknown > 0 {
        label::note(ui, &tr_with("guide-unsaid-roles", &[("n", n_unknown.into())]));
    }
    match &users.load {
        Load::Loaded(at) => {
            let when = words::date_and_time(*at, &view.zone);
            label::note(ui, &tr_with("guide-list-read-at", &[("when", when.into())]));
            if users.n_unreadable > 0 {
                label::note(ui, &tr_with("guide-list-unreadable", &[("n", users.n_unreadable.into())]));
            } else if users.is_only_administrator(&signed_in.owner.zuid) {
                status::boxed(ui, Look::Warning, |ui, _| label::body(ui, &tr("guide-only-you")));
            }
        }
        Load::Loading(_) => drop(status::line(ui, &tr("guide-list-reading"), Urgency::Soon)),
        Load::Idle | Load::Cancelled | Load::Failed(_) => drop(label::note(ui, &tr("guide-list-not-whole"))),
    }
    look_again_ui(ui, !users.is_loading(), UsersMsg::Refresh.into(), view);
}

fn old_beadle_ui(ui: &mut Ui, signed_in: &SignedIn, view: &View) {
    label::section(ui, &tr("guide-this-beadle"));
    let address = signed_in.owner.address.as_str();
    let sentence = match signed_in.since {
        Some(since) => {
            let when = words::date_and_time(since, &view.zone);
            tr_with("guide-said-since", &[("address", address.into()), ("when", when.into())])
        }
        None => tr_with("guide-said-signed-in", &[("address", address.into())]),
    };
    label::body(ui, &sentence);
    label::strong(ui, &tr("guide-unsaid-beadles"));
    if let Some(supplier) = &signed_in.supplier {
        label::note(ui, &words::supplier(supplier));
    }
}

fn look_again_ui(ui: &mut Ui, is_idle: bool, msg: Msg, view: &mut View) {
    if Button::new(&tr("button-look-again"), Weight::Plain).small().enabled(is_idle).show(ui, view).clicked() {
        view.emit(msg);
    }
}
