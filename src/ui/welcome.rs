//! The first page: three ways in, of which those that exist are shown.

use egui::{Align, Align2, CornerRadius, Layout, Rect, Sense, Ui, Vec2};

use super::fonts;
use super::theme::colours;
use super::tokens::{size, space};
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::status::{Look, Urgency};
use super::widgets::{label, status};
use super::words;
use crate::domain::outcome::SignInFailure;
use crate::model::{Model, Session};
use crate::msg::{FocusKey, StartMode, WelcomeMsg};
use crate::text::{tr, tr_with};

const WIDTH: f32 = 520.0;
const MARK: f32 = 64.0;

/// Draws the page.
pub(super) fn welcome_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let top = ((ui.available_height() - 420.0) / 2.0).max(space::XL);
        ui.add_space(top);
        let side = ((ui.available_width() - WIDTH) / 2.0).max(space::L);
        let area = Rect::from_min_size(
            ui.cursor().min + Vec2::new(side, 0.0),
            Vec2::new(ui.available_width() - side * 2.0, ui.available_height()),
        );
        let builder = egui::UiBuilder::new().max_rect(area).layout(Layout::top_down(Align::Center));
        ui.scope_builder(builder, |ui| content(ui, model, view));
    });
}

/// The letter on its tile.
pub(super) fn mark(ui: &mut Ui, extent: f32) {
    let c = colours(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(extent), Sense::empty());
    let corner = CornerRadius::from(extent / 4.0);
    ui.painter().rect_filled(rect, corner, c.accent);
    let letter = tr("brand-mark");
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, letter, fonts::semibold(extent * 0.53), c.on_accent);
}

fn content(ui: &mut Ui, model: &Model, view: &mut View) {
    mark(ui, MARK);
    ui.add_space(space::L);
    let text_colour = colours(ui).text;
    label::heading(ui, &tr("brand"), 1, fonts::semibold(size::TITLE), text_colour);
    label::soft(ui, &tr("welcome-promise"));
    ui.add_space(space::XL);
    match &model.session {
        Session::SigningIn(_) => waiting(ui, model, view),
        Session::SignedOut(failure) => ways_in(ui, model, failure.as_ref(), view),
        Session::SignedIn(_) => {}
    }
}

fn waiting(ui: &mut Ui, model: &Model, view: &mut View) {
    let key = match model.started {
        StartMode::Loopback(_) => "welcome-waiting-browser",
        StartMode::Welcome | StartMode::Practice(_) => "welcome-waiting-practice",
        StartMode::Connected(_) => "welcome-waiting-council",
    };
    let council = match &model.started {
        StartMode::Connected(connection) => connection.council.as_str(),
        StartMode::Welcome | StartMode::Practice(_) | StartMode::Loopback(_) => "",
    };
    status::line(ui, &tr_with(key, &[("council", council.into())]), Urgency::Soon);
    ui.add_space(space::L);
    let response = Button::new(&tr("button-cancel"), Weight::Plain).show(ui, view);
    view.take_focus(FocusKey::Welcome, &response);
    if response.clicked() {
        view.emit(WelcomeMsg::CancelSignIn);
    }
}

fn ways_in(ui: &mut Ui, model: &Model, failure: Option<&SignInFailure>, view: &mut View) {
    if let Some(failure) = failure {
        let look = if *failure == SignInFailure::Cancelled { Look::Information } else { Look::Warning };
        status::notice(ui, look, &words::sign_in_failure(failure));
        ui.add_space(space::L);
    }
    let width = ui.available_width();
    let loopback = matches!(model.started, StartMode::Loopback(_));
    ui.spacing_mut().item_spacing.y = space::M;
    if loopback {
        let sign_in = Button::new(&tr("button-sign-in"), Weight::Primary).big().min_width(width).show(ui, view);
        view.take_focus(FocusKey::Welcome, &sign_in);
        if sign_in.clicked() {
            view.emit(WelcomeMsg::SignIn);
        }
    }
    let weight = if loopback { Weight::Plain } else { Weight::Primary };
    let practise = Button::new(&tr("button-practise"), weight).big().min_width(width).show(ui, view);
    if !loopback {
        view.take_focus(FocusKey::Welcome, &practise);
    }
    if practise.clicked() {
        view.emit(WelcomeMsg::Practise);
    }
    if !loopback {
        ui.add_space(space::S);
        label::note(ui, &tr("welcome-no-council-yet"));
    }
}
