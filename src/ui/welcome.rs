//! The first page: three ways in, of which those that exist are shown.

use egui::{Align, Align2, CornerRadius, Layout, Rect, Sense, Ui, UiBuilder, Vec2};

use super::theme::colours;
use super::tokens::{size, space};
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::radio::{group, radio};
use super::widgets::status::Look;
use super::widgets::{label, status};
use super::{adding, fonts, signing_in, words};
use crate::domain::outcome::SignInFailure;
use crate::domain::supplier::Supplier;
use crate::model::adding::AddingStage;
use crate::model::session::SignInStage;
use crate::model::{Model, Session};
use crate::msg::{FocusKey, SettingsMsg, StartMode, WelcomeMsg};
use crate::text::tr;

const WIDTH: f32 = 520.0;
const MARK: f32 = 64.0;
/// About how high the content is, which stands in the middle of the window.
const WAYS_IN: f32 = 420.0;
const ADDING: f32 = 520.0;

/// Draws the page.
pub(super) fn welcome_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let height = if shows_values(model) { ADDING } else { WAYS_IN };
        let top = ((ui.available_height() - height) / 2.0).max(space::XL);
        ui.add_space(top);
        let side = ((ui.available_width() - WIDTH) / 2.0).max(space::L);
        let area = Rect::from_min_size(
            ui.cursor().min + Vec2::new(side, 0.0),
            Vec2::new(ui.available_width() - side * 2.0, ui.available_height()),
        );
        let builder = UiBuilder::new().max_rect(area).layout(Layout::top_down(Align::Center));
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
    if shows_values(model) {
        mark(ui, MARK / 2.0);
        ui.add_space(space::L);
    } else {
        mark(ui, MARK);
        ui.add_space(space::L);
        let text_colour = colours(ui).text;
        label::heading(ui, &tr("brand"), 1, fonts::semibold(size::TITLE), text_colour);
        label::soft(ui, &tr("welcome-promise"));
        ui.add_space(space::XL);
    }
    if let Some(adding) = &model.adding {
        adding::adding_ui(ui, adding, view);
        return;
    }
    match &model.session {
        Session::SigningIn(under_way) => signing_in::signing_in_ui(ui, under_way, view),
        Session::Confirming(_, candidate) => signing_in::confirming_ui(ui, candidate, view),
        Session::SigningOut(_) => signing_in::signing_out_ui(ui),
        Session::SignedOut(failure) => ways_in(ui, model, failure.as_ref(), view),
        Session::SignedIn(_) => {}
    }
    to_settings(ui, model, view);
}

fn ways_in(ui: &mut Ui, model: &Model, failure: Option<&SignInFailure>, view: &mut View) {
    if let Some(failure) = failure {
        went_wrong(ui, failure, supplier(model), view);
        ui.add_space(space::L);
    }
    if model.councils.finding.is_some() && model.councils.known.is_empty() {
        // A moment only; buttons that move under the pointer would be worse than none.
        return;
    }
    let width = ui.available_width();
    ui.spacing_mut().item_spacing.y = space::M;
    let can_sign_in = matches!(model.started, StartMode::Loopback(_)) || !model.councils.known.is_empty();
    if can_sign_in {
        which_council(ui, model, view);
        let sign_in = Button::new(&tr("button-sign-in"), Weight::Primary).big().min_width(width).show(ui, view);
        view.take_focus(FocusKey::Welcome, &sign_in);
        if sign_in.clicked() {
            view.emit(WelcomeMsg::SignIn);
        }
    }
    let weight = if can_sign_in { Weight::Plain } else { Weight::Primary };
    let practise = Button::new(&tr("button-practise"), weight).big().min_width(width).show(ui, view);
    if !can_sign_in {
        view.take_focus(FocusKey::Welcome, &practise);
    }
    if practise.clicked() {
        view.emit(WelcomeMsg::Practise);
    }
    if !can_sign_in {
        ui.add_space(space::S);
        label::note(ui, &tr("welcome-no-council-yet"));
    }
}

/// Language, looks and network matter before anybody is signed in; while Zoho is waited for, most of all.
fn to_settings(ui: &mut Ui, model: &Model, view: &mut View) {
    let is_calm = match &model.session {
        Session::SignedOut(_) => model.councils.finding.is_none(),
        Session::SigningIn(signing_in) => matches!(signing_in.stage, SignInStage::Waiting { .. }),
        _ => false,
    };
    if is_calm {
        ui.add_space(space::M);
        if Button::new(&tr("page-settings"), Weight::Quiet).small().show(ui, view).clicked() {
            view.emit(SettingsMsg::Open);
        }
    }
}

/// Every value of a set-up file is on the page, which leaves no room for more.
fn shows_values(model: &Model) -> bool {
    matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Asking { .. }))
}

/// Why nobody is signed in, and who can help with it.
fn went_wrong(ui: &mut Ui, failure: &SignInFailure, supplier: Option<&Supplier>, view: &View) {
    let is_own_wish = matches!(failure, SignInFailure::Cancelled | SignInFailure::NotAdded);
    let look = if is_own_wish { Look::Information } else { Look::Warning };
    let mut text = words::sign_in_failure(failure, view);
    if let Some(supplier) = supplier.filter(|_| words::needs_supplier(failure)) {
        text = format!("{text} {}", words::supplier(supplier));
    }
    status::notice(ui, look, &text);
}

/// The name of the one council, or a choice of several.
fn which_council(ui: &mut Ui, model: &Model, view: &mut View) {
    match model.councils.known.as_slice() {
        [] => {}
        [only] => {
            label::strong(ui, &only.name);
        }
        several => {
            let question = tr("welcome-which-council");
            label::section(ui, &question);
            group(ui, &question, |ui| {
                for council in several {
                    let is_chosen = model.councils.chosen.as_ref() == Some(&council.id);
                    if radio(ui, &council.name, is_chosen, ui.available_width()).clicked() {
                        view.emit(WelcomeMsg::Choose(council.id.clone()));
                    }
                }
            });
        }
    }
}

fn supplier(model: &Model) -> Option<&Supplier> {
    match &model.started {
        StartMode::Loopback(loopback) => loopback.set_up.as_ref()?.supplier.as_ref(),
        _ => model.councils.chosen()?.supplier.as_ref(),
    }
}
