//! What stands on the welcome page while somebody signs in or out, and the page of another trip to the browser.

use egui::{Align, Layout, Ui, Vec2};

use super::by_hand::complaints_ui;
use super::other_ways::device_ui;
use super::theme::colours;
use super::tokens::{size, space};
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::status::{self, Look, Urgency};
use super::widgets::{key_hint, label};
use super::{fonts, words};
use crate::model::session::{SignInStage, SigningIn, Trip, TripPurpose};
use crate::model::setting_up::SettingUp;
use crate::model::{Model, SignedIn};
use crate::msg::{AccountMsg, Candidate, FocusKey, Msg, WelcomeMsg};
use crate::text::{tr, tr_with};

/// Draws what is waited for.
pub(super) fn signing_in_ui(ui: &mut Ui, model: &Model, under_way: &SigningIn, view: &mut View) {
    match &under_way.stage {
        SignInStage::Device(device) => {
            device_ui(ui, device, view);
            return;
        }
        SignInStage::Code => {
            status::line(ui, &tr("code-checking"), Urgency::Soon);
        }
        SignInStage::Practice => {
            status::line(ui, &tr("welcome-waiting-practice"), Urgency::Soon);
        }
        SignInStage::Browser => {
            status::line(ui, &tr("welcome-waiting-browser"), Urgency::Soon);
        }
        SignInStage::Trial => {
            status::line(ui, &tr("by-hand-trying"), Urgency::Soon);
        }
        SignInStage::Opening(council) => {
            status::line(
                ui,
                &tr_with("welcome-waiting-council", &[("council", council.as_str().into())]),
                Urgency::Soon,
            );
        }
        SignInStage::Waiting { council, why, until } => {
            let args = [
                ("council", council.as_str().into()),
                ("why", words::read_failure(why, view).into()),
                ("time", words::clock(*until, &view.zone).into()),
            ];
            status::notice(ui, Look::Warning, &tr_with("welcome-waiting-network", &args));
        }
    }
    ui.add_space(space::L);
    let is_waiting = matches!(under_way.stage, SignInStage::Waiting { .. });
    let buttons = if is_waiting { vec![("button-try-now", Msg::Welcome(WelcomeMsg::TryNow))] } else { Vec::new() };
    buttons_in_the_middle(ui, buttons, Msg::Welcome(WelcomeMsg::CancelSignIn), view);
    if let (SignInStage::Trial, Some(SettingUp::ByHand(by_hand))) = (&under_way.stage, &model.setting_up) {
        ui.with_layout(Layout::top_down(Align::Min), |ui| complaints_ui(ui, by_hand, view));
    }
}

/// Asks whether this is the right council.
pub(super) fn confirming_ui(ui: &mut Ui, model: &Model, candidate: &Candidate, view: &mut View) {
    let args = [("address", candidate.address.as_str().into()), ("council", candidate.council.as_str().into())];
    // An address is long; in the size of a page's heading it would fill three lines.
    let text_colour = colours(ui).text;
    label::heading(ui, &tr_with("confirm-question", &args), 2, fonts::semibold(size::SECTION), text_colour);
    let about = if model.setting_up.is_some() { "confirm-about-own" } else { "confirm-about" };
    label::soft(ui, &tr_with(about, &args));
    ui.add_space(space::L);
    let (yes, no) = (tr("button-add-council"), tr("button-dont-add"));
    let (yes, no) = (Button::new(&yes, Weight::Primary), Button::new(&no, Weight::Plain));
    let width = yes.width(ui) + no.width(ui) + space::M;
    centred(ui, width, |ui| {
        let yes = yes.show(ui, view);
        view.take_focus(FocusKey::Welcome, &yes);
        if yes.clicked() {
            view.emit(WelcomeMsg::Confirm(true));
        }
        if no.show(ui, view).clicked() {
            view.emit(WelcomeMsg::Confirm(false));
        }
    });
}

/// Says that it is being done.
pub(super) fn signing_out_ui(ui: &mut Ui) {
    status::line(ui, &tr("welcome-signing-out"), Urgency::Soon);
}

/// In place of the page that she came from, while she is in her browser.
pub(super) fn trip_ui(ui: &mut Ui, signed_in: &SignedIn, trip: Trip, view: &mut View) {
    ui.set_max_width(size::COLUMN.min(ui.available_width()));
    let (heading, about) = match trip.purpose {
        TripPurpose::Again => ("trip-again", "trip-again-about"),
        TripPurpose::Mail(_) => ("trip-mail", "trip-mail-about"),
    };
    label::page_heading(ui, &tr(heading));
    ui.add_space(space::XS);
    let about = tr_with(about, &[("address", signed_in.owner.address.as_str().into())]);
    status::line(ui, &about, Urgency::Soon);
    ui.add_space(space::L);
    let response = Button::new(&tr("button-cancel"), Weight::Plain).show(ui, view);
    view.take_focus(FocusKey::Welcome, &response);
    if response.clicked() || ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE)) {
        view.emit(AccountMsg::CancelTrip);
    }
}

/// `Cancel`, which Escape presses too, and what is beside it.
fn buttons_in_the_middle(ui: &mut Ui, beside: Vec<(&str, Msg)>, cancel: Msg, view: &mut View) {
    let mut buttons: Vec<(String, Msg)> = beside.into_iter().map(|(key, msg)| (tr(key), msg)).collect();
    buttons.push((tr("button-cancel"), cancel.clone()));
    let width = |ui: &Ui, name: &str| Button::new(name, Weight::Plain).width(ui);
    let gaps = space::M * f32::from(u8::try_from(buttons.len().saturating_sub(1)).unwrap_or_default());
    let total = buttons.iter().map(|(name, _)| width(ui, name)).sum::<f32>() + gaps;
    centred(ui, total, |ui| {
        for (name, msg) in buttons {
            let response = Button::new(&name, Weight::Plain).show(ui, view);
            // The first one that is drawn.
            view.take_focus(FocusKey::Welcome, &response);
            if response.clicked() {
                view.emit(msg);
            }
        }
    });
    if ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE)) {
        view.emit(cancel);
    }
}

/// A row of this width in the middle of the column.
pub(super) fn centred(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    let side = ((ui.available_width() - width) / 2.0).max(0.0);
    ui.allocate_ui_with_layout(
        Vec2::new(ui.available_width(), size::CONTROL),
        egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(width > ui.available_width()),
        |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ui.add_space(side);
            content(ui);
        },
    );
}
