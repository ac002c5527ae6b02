//! The first page: three ways in, of which those that exist are shown.

use egui::{Align, Align2, CornerRadius, Layout, Rect, Sense, Ui, UiBuilder, Vec2};

use super::other_ways::other_ways_ui;
use super::room::Room;
use super::theme::colours;
use super::tokens::{size, space};
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::status::Look;
use super::widgets::{label, status};
use super::{adding, councils, fonts, making, setting_up, signing_in, words};
use crate::domain::outcome::SignInFailure;
use crate::domain::supplier::Supplier;
use crate::model::adding::{Adding, AddingStage};
use crate::model::other_ways::OtherWays;
use crate::model::session::SignInStage;
use crate::model::{Model, Session};
use crate::msg::{FocusKey, HelpMsg, Msg, OtherWaysMsg, Page, SettingUpMsg, SettingsMsg, StartMode, WelcomeMsg};
use crate::text::tr;

const WIDTH: f32 = 520.0;
const MARK: f32 = 64.0;
/// About how high the content is, which stands in the middle of the window.
const WAYS_IN: f32 = 420.0;
const ADDING: f32 = 520.0;
const MAKING: f32 = 1050.0;
const SETTING_UP: f32 = 560.0;
const SEVERAL: f32 = 620.0;
/// How high the list of several councils may be.
const LIST: f32 = 260.0;
const OTHER_WAYS: f32 = 560.0;
const CODE: f32 = 740.0;

/// Draws the page.
pub(super) fn welcome_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    let height = match () {
        () if model.adding.is_some() && is_full(model) => ADDING,
        () if model.making.is_some() => MAKING,
        () if is_full(model) => SETTING_UP,
        () if matches!(model.other_ways, Some(OtherWays::Code(_))) => CODE,
        () if shows_other_ways(model) => OTHER_WAYS,
        () if shows_list(model) => SEVERAL,
        () => WAYS_IN,
    };
    column(ui, height, |ui| content(ui, model, view));
}

/// A page `Add {council}?` above that of somebody who is signed in.
pub(super) fn adding_ui(ui: &mut Ui, adding: &Adding, here: &str, view: &mut View) {
    column(ui, ADDING, |ui| adding::adding_ui(ui, adding, Some(here), view));
}

/// A column in the middle of the window for content of about this height, which can be scrolled.
fn column(ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui)) {
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let least = if Room::of(ui).is_low { space::S } else { space::XL };
        let top = ((ui.available_height() - height) / 2.0).max(least);
        ui.add_space(top);
        let side = ((ui.available_width() - WIDTH) / 2.0).max(space::L);
        let area = Rect::from_min_size(
            ui.cursor().min + Vec2::new(side, 0.0),
            Vec2::new(ui.available_width() - side * 2.0, ui.available_height()),
        );
        let builder = UiBuilder::new().max_rect(area).layout(Layout::top_down(Align::Center));
        ui.scope_builder(builder, content);
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
    let is_low = view.room.is_low;
    if is_full(model) || is_managing(model) || shows_other_ways(model) {
        // Where every line counts, the page itself comes first.
        if !is_low {
            mark(ui, MARK / 2.0);
            ui.add_space(space::L);
        }
    } else {
        if !is_low {
            mark(ui, if shows_list(model) { MARK / 2.0 } else { MARK });
            ui.add_space(space::L);
        }
        let text_colour = colours(ui).text;
        let title = if is_low { size::HEADING } else { size::TITLE };
        label::heading(ui, &tr("brand"), 1, fonts::semibold(title), text_colour);
        label::soft(ui, &tr("welcome-promise"));
        ui.add_space(if is_low { space::M } else { space::XL });
    }
    if let Some(adding) = &model.adding {
        adding::adding_ui(ui, adding, None, view);
        return;
    }
    if let Some(making) = &model.making {
        making::making_ui(ui, making, view);
        return;
    }
    if let (Some(page), Session::SignedOut(failure)) = (&model.setting_up, &model.session) {
        let failure = failure.as_ref();
        setting_up::setting_up_ui(ui, model, page, failure, view);
        return;
    }
    if is_managing(model) {
        ui.with_layout(Layout::top_down(Align::Min), |ui| councils::councils_ui(ui, model, view));
        return;
    }
    match &model.session {
        Session::SigningIn(under_way) => signing_in::signing_in_ui(ui, model, under_way, view),
        Session::Confirming(_, candidate) => signing_in::confirming_ui(ui, model, candidate, view),
        Session::SigningOut(_) => signing_in::signing_out_ui(ui),
        Session::SignedOut(failure) => match &model.other_ways {
            Some(other_ways) => other_ways_ui(ui, model, other_ways, failure.as_ref(), view),
            // These have their own way to the settings.
            None => return ways_in(ui, model, failure.as_ref(), view),
        },
        Session::SignedIn(_) => {}
    }
    to_settings(ui, model, view);
}

fn ways_in(ui: &mut Ui, model: &Model, failure: Option<&SignInFailure>, view: &mut View) {
    if let Some(failure) = failure {
        went_wrong(ui, model, failure, view);
        ui.add_space(space::L);
    }
    if model.councils.finding.is_some() && model.councils.known.is_empty() {
        // A moment only; buttons that move under the pointer would be worse than none.
        return;
    }
    let width = ui.available_width();
    ui.spacing_mut().item_spacing.y = space::M;
    which_council(ui, model, view);
    let sign_in = Button::new(&tr("button-sign-in"), Weight::Primary).big().min_width(width).show(ui, view);
    view.take_focus(FocusKey::Welcome, &sign_in);
    if sign_in.clicked() {
        view.emit(WelcomeMsg::SignIn);
    }
    if Button::new(&tr("button-practise"), Weight::Plain).big().min_width(width).show(ui, view).clicked() {
        view.emit(WelcomeMsg::Practise);
    }
    let is_loopback = matches!(model.started, StartMode::Loopback(_));
    let is_known = !model.councils.known.is_empty();
    if !is_loopback {
        let set_up = tr("button-set-up");
        if Button::new(&set_up, Weight::Plain).big().min_width(width).show(ui, view).clicked() {
            view.emit(SettingUpMsg::Open);
        }
    }
    let others: [(&str, bool, Msg); 4] = [
        ("button-other-ways", is_loopback || is_known, OtherWaysMsg::Open.into()),
        ("button-manage-councils", is_known && !is_loopback, Msg::GoTo(Page::Councils)),
        ("page-settings", is_calm(model), SettingsMsg::Open.into()),
        ("button-help", true, HelpMsg::Toggle.into()),
    ];
    quiet_row(ui, others.into_iter().filter(|(_, is_there, _)| *is_there).map(|(key, _, msg)| (tr(key), msg)), view);
}

/// What is seldom wanted, side by side, so that it needs little room below the rest.
fn quiet_row(ui: &mut Ui, buttons: impl Iterator<Item = (String, Msg)>, view: &mut View) {
    let buttons: Vec<(String, Msg)> = buttons.collect();
    let button = |name| Button::new(name, Weight::Quiet).small();
    let widths = buttons.iter().map(|(name, _)| button(name).width(ui) + space::M).sum::<f32>();
    signing_in::centred(ui, widths - space::M, |ui| {
        for (name, msg) in &buttons {
            let response = button(name).show(ui, view);
            if response.clicked() {
                if matches!(msg, Msg::Help(_)) {
                    // So that she is back here afterwards.
                    view.hold_for_help(Some(response.id));
                }
                view.emit(msg.clone());
            }
        }
    });
}

/// Language, looks and network matter before anybody is signed in; while Zoho is waited for, most of all.
fn to_settings(ui: &mut Ui, model: &Model, view: &mut View) {
    if is_calm(model) {
        ui.add_space(space::M);
        if Button::new(&tr("page-settings"), Weight::Quiet).small().show(ui, view).clicked() {
            view.emit(SettingsMsg::Open);
        }
    }
}

/// Nothing is under way that would end in a moment.
fn is_calm(model: &Model) -> bool {
    match &model.session {
        Session::SignedOut(_) => model.councils.finding.is_none(),
        Session::SigningIn(signing_in) => matches!(signing_in.stage, SignInStage::Waiting { .. }),
        _ => false,
    }
}

/// Every value of a set-up file is on the page, which leaves no room for more.
fn is_full(model: &Model) -> bool {
    match &model.adding {
        Some(adding) => matches!(adding.stage, AddingStage::Asking { .. }),
        None => model.making.is_some() || model.setting_up.is_some(),
    }
}

/// The list of councils leaves less room for the rest.
fn shows_list(model: &Model) -> bool {
    is_managing(model) || model.councils.known.len() > 1 && matches!(model.session, Session::SignedOut(_))
}

/// The page `Councils` is open with nobody signed in.
fn is_managing(model: &Model) -> bool {
    model.page == Page::Councils && model.adding.is_none() && matches!(model.session, Session::SignedOut(_))
}

/// A page with more on it than the welcome page, so the brand is small.
fn shows_other_ways(model: &Model) -> bool {
    match &model.session {
        Session::SignedOut(_) => model.other_ways.is_some(),
        Session::SigningIn(under_way) => matches!(under_way.stage, SignInStage::Device(_)),
        _ => false,
    }
}

/// Why nobody is signed in, and who can help with it.
pub(super) fn went_wrong(ui: &mut Ui, model: &Model, failure: &SignInFailure, view: &View) {
    let is_own_wish = matches!(failure, SignInFailure::Cancelled | SignInFailure::NotAdded);
    let look = if is_own_wish { Look::Information } else { Look::Warning };
    let mut text = words::sign_in_failure(failure, view);
    if let Some(supplier) = supplier(model).filter(|_| words::needs_supplier(failure)) {
        text = format!("{text} {}", words::supplier(supplier));
    }
    status::notice(ui, look, &text);
}

/// The name of the one council, or the list of several.
fn which_council(ui: &mut Ui, model: &Model, view: &mut View) {
    match model.councils.known.as_slice() {
        [] => {}
        [only] => {
            label::strong(ui, &only.name);
        }
        _ => {
            label::section(ui, &tr("welcome-which-council"));
            ui.with_layout(Layout::top_down(Align::Min), |ui| councils::list_ui(ui, model, LIST, view));
        }
    }
}

fn supplier(model: &Model) -> Option<&Supplier> {
    match &model.started {
        StartMode::Loopback(loopback) => loopback.set_up.as_ref()?.supplier.as_ref(),
        _ => model.councils.chosen()?.supplier.as_ref(),
    }
}
