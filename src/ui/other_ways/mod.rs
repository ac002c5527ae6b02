//! The page `Other ways to sign in`, and the pages of the two ways.

mod device;
mod grant;

use egui::{Align, Layout, Ui};

use super::tokens::space;
use super::view::View;
use super::welcome::went_wrong;
use super::widgets::button::{Button, Weight};
use super::widgets::card::card;
use super::widgets::{key_hint, label};
use crate::domain::outcome::SignInFailure;
use crate::model::Model;
use crate::model::other_ways::OtherWays;
use crate::msg::{FocusKey, OtherWaysMsg};
use crate::text::tr;

pub(super) use device::device_ui;

/// Draws the page that is open, with what went wrong the last time.
pub(super) fn other_ways_ui(
    ui: &mut Ui,
    model: &Model,
    other_ways: &OtherWays,
    failure: Option<&SignInFailure>,
    view: &mut View,
) {
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        match other_ways {
            OtherWays::Choosing => {
                failure_ui(ui, model, failure, view);
                choosing_ui(ui, model, view);
            }
            OtherWays::Code(form) => grant::grant_ui(ui, model, form, failure, view),
        }
        if ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE)) {
            view.emit(OtherWaysMsg::Back);
        }
        ui.add_space(space::L);
    });
}

fn failure_ui(ui: &mut Ui, model: &Model, failure: Option<&SignInFailure>, view: &View) {
    if let Some(failure) = failure {
        went_wrong(ui, model, failure, view);
        ui.add_space(space::S);
    }
}

fn choosing_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    label::page_heading(ui, &tr("other-ways-heading"));
    if let Some(council) = model.councils.chosen() {
        label::soft(ui, &council.name);
    }
    let ways = [
        ("other-ways-device", "other-ways-device-when", "button-use-device", OtherWaysMsg::Device),
        ("other-ways-code", "other-ways-code-when", "button-use-code", OtherWaysMsg::Code),
    ];
    for (heading, when, button, msg) in ways {
        card(ui, |ui| {
            label::section(ui, &tr(heading));
            label::body(ui, &tr(when));
            ui.add_space(space::XS);
            let response = Button::new(&tr(button), Weight::Plain).show(ui, view);
            // The first one that is drawn.
            view.take_focus(FocusKey::Welcome, &response);
            if response.clicked() {
                view.emit(msg);
            }
        });
    }
    label::note(ui, &tr("other-ways-mail"));
    back(ui, view);
}

fn back(ui: &mut Ui, view: &mut View) {
    if Button::new(&tr("button-back"), Weight::Quiet).show(ui, view).clicked() {
        view.emit(OtherWaysMsg::Back);
    }
}
