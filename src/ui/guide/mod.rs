//! The page of a guide: its steps with their ticks at the side, or above where there is little room, and one step whole.

mod new_clerk;
mod record;
mod steps;

use egui::{Align, CentralPanel, Frame, Id, Layout, Margin, Panel, ScrollArea, Ui, UiBuilder, Vec2};

use self::new_clerk::StepWords;
use super::theme::colours;
use super::tokens::{size, space};
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::check::{CheckLook, check};
use super::widgets::status::{self, Look, Urgency};
use super::widgets::{key_hint, label};
use super::words;
use crate::domain::council::Reality;
use crate::domain::guide::Guide;
use crate::model::guide::GuidePage;
use crate::model::{Model, SignedIn};
use crate::msg::{FocusKey, GuideMsg};
use crate::text::{tr, tr_with};

/// From this width on the steps have room at the side.
const WIDE: f32 = 900.0;
/// A tick with the day below it, in the foot.
const TICK_HEIGHT: f32 = 50.0;

/// Draws the page.
pub(super) fn guide_ui(ui: &mut Ui, model: &Model, signed_in: &SignedIn, page: &GuidePage, view: &mut View) {
    if model.leaving.is_none() && ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE)) {
        view.emit(if page.asks { GuideMsg::TakeTicksAway(false) } else { GuideMsg::Back });
    }
    let c = colours(ui);
    let is_wide = ui.available_width() >= WIDE;
    if is_wide {
        let side = Frame::new().fill(c.surface).inner_margin(Margin::symmetric(12, 16));
        let panel = Panel::left(Id::unique(("guide", "steps"))).exact_size(size::STEPS).resizable(false);
        panel.frame(side).show(ui, |ui| side_ui(ui, page, view));
        let bottom = Frame::new().fill(c.surface).inner_margin(Margin::symmetric(28, 0));
        let panel = Panel::bottom(Id::unique(("guide", "foot"))).exact_size(size::FOOT).resizable(false);
        panel.frame(bottom).show(ui, |ui| wide_foot_ui(ui, page, view));
    }
    let room = Frame::new().fill(c.background).inner_margin(Margin { left: 28, right: 28, top: 14, bottom: 0 });
    CentralPanel::default().frame(room).show(ui, |ui| {
        // Each step begins at its top.
        ScrollArea::vertical().id_salt(("guide", page.step.id())).auto_shrink(false).show(ui, |ui| {
            // The bar at the side must not lie over a button, nor the edge over a focus ring.
            ui.set_max_width(size::COLUMN.min(ui.available_width() - space::M));
            ui.spacing_mut().item_spacing.y = space::S;
            if is_wide {
                step_ui(ui, model, signed_in, page, view);
            } else {
                head_ui(ui, page, view);
                step_ui(ui, model, signed_in, page, view);
                foot_ui(ui, page, view);
            }
            ui.add_space(space::L);
        });
    });
}

/// The name of a guide, which is that of its button.
#[must_use]
pub(super) fn title(guide: Guide) -> String {
    match guide {
        Guide::NewClerk => tr("guide-new-clerk"),
    }
}

fn back_ui(ui: &mut Ui, view: &mut View) {
    let back = Button::new(&tr("button-back"), Weight::Plain).small().show(ui, view);
    view.take_focus(FocusKey::Guide, &back);
    if back.clicked() {
        view.emit(GuideMsg::Back);
    }
}

/// The steps, and how many of them are ticked.
fn side_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    // Above the part that scrolls, so that it is always in reach.
    back_ui(ui, view);
    ui.add_space(space::S);
    ScrollArea::vertical().id_salt(("guide", "steps")).auto_shrink(false).show(ui, |ui| {
        steps::list_ui(ui, page, view);
        ui.add_space(space::S);
        progress_ui(ui, page);
        end_ui(ui, page, view);
        // The focus ring of the last control must not touch the edge.
        ui.add_space(space::S);
    });
}

/// The same in few lines.
fn head_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        back_ui(ui, view);
        ui.add_space(space::S);
        steps::row_ui(ui, page, view);
    });
    progress_ui(ui, page);
    ui.add_space(space::XS);
}

/// What stands at the side and at the bottom where there is room.
fn foot_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    // Under an id of its own, so that what comes and goes above doesn't take the focus away.
    let foot = UiBuilder::new().scope_id(Id::unique(("guide", "foot", page.step.id())));
    ui.scope_builder(foot, |ui| {
        tick_ui(ui, page, view);
        ui.horizontal_wrapped(|ui| {
            next_ui(ui, page, view);
            before_ui(ui, page, view);
        });
        end_ui(ui, page, view);
    });
}

fn progress_ui(ui: &mut Ui, page: &GuidePage) {
    let text = match page.ticks() {
        Some(ticks) => {
            let args = [("n", ticks.n_ticked().into()), ("all", page.guide.steps().len().into())];
            tr_with("guide-progress", &args)
        }
        None => tr("guide-reading-ticks"),
    };
    status::line(ui, &text, Urgency::Soon);
    if page.is_unkept {
        label::note(ui, &tr("guide-unkept"));
    }
}

fn step_ui(ui: &mut Ui, model: &Model, signed_in: &SignedIn, page: &GuidePage, view: &mut View) {
    let words = StepWords::of(page.step);
    label::title(ui, &title(page.guide));
    label::page_heading(ui, &tr(words.title));
    let args = [("address", signed_in.owner.address.as_str().into())];
    if page.step == page.guide.first() {
        label::soft(ui, &tr_with("guide-new-clerk-about", &args));
        ui.add_space(space::XS);
    }
    for key in words.what {
        label::body(ui, &tr_with(key, &args));
    }
    ui.add_space(space::XS);
    label::section(ui, &tr("guide-why"));
    label::soft(ui, &tr(words.why));
    ui.add_space(space::XS);
    // Before the way there: afterwards is too late.
    new_clerk::warnings_ui(ui, signed_in, page);
    label::section(ui, &tr(words.place));
    for key in words.how {
        label::body(ui, &tr_with(key, &args));
    }
    visits_ui(ui, signed_in, &words, view);
    ui.add_space(space::XS);
    record::record_ui(ui, model, signed_in, page, view);
    ui.add_space(space::S);
}

fn visits_ui(ui: &mut Ui, signed_in: &SignedIn, words: &StepWords, view: &mut View) {
    ui.horizontal_wrapped(|ui| {
        for (key, place) in words.visits {
            if Button::new(&tr(key), Weight::Plain).small().show(ui, view).clicked() {
                view.emit(GuideMsg::Visit(*place));
            }
        }
    });
    let about = match signed_in.reality {
        Reality::Real => "guide-visits-real",
        Reality::Pretend => "guide-visits-pretend",
        Reality::Loopback => "guide-visits-loopback",
    };
    label::note(ui, &tr(about));
}

/// The tick, and the way on at the other end of the same line.
fn wide_foot_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    ui.horizontal_centered(|ui| {
        let buttons =
            next_button(page, &tr("button-next-step")).width(ui) + before_button(&tr("button-step-before")).width(ui);
        let width = ui.available_width() - buttons - space::M * 2.0;
        let is_ticked = page.ticks().is_some_and(|ticks| ticks.at(page.step).is_some());
        let height = if is_ticked { TICK_HEIGHT } else { size::CONTROL_SMALL };
        ui.allocate_ui_with_layout(Vec2::new(width, height), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            tick_ui(ui, page, view);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            next_ui(ui, page, view);
            before_ui(ui, page, view);
        });
    });
}

fn tick_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    let Some(ticks) = page.ticks() else { return };
    let at = ticks.at(page.step);
    let name = tr_with("guide-done", &[("title", tr(StepWords::of(page.step).title).into())]);
    if check(ui, &name, at.is_some(), CheckLook::Setting).clicked() {
        view.emit(GuideMsg::Tick(page.step, at.is_none()));
    }
    if let Some(at) = at {
        label::note(ui, &tr_with("guide-ticked-at", &[("when", words::date(at, &view.zone).into())]));
    }
}

fn next_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    if page.guide.beside(page.step, 1).is_none() {
        return;
    }
    if next_button(page, &tr("button-next-step")).show(ui, view).clicked() {
        view.emit(GuideMsg::Next);
    }
}

/// It asks to be pressed once the step is ticked.
fn next_button<'a>(page: &GuidePage, name: &'a str) -> Button<'a> {
    let is_ticked = page.ticks().is_some_and(|ticks| ticks.at(page.step).is_some());
    Button::new(name, if is_ticked { Weight::Primary } else { Weight::Plain })
}

fn before_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    if page.guide.beside(page.step, -1).is_some() && before_button(&tr("button-step-before")).show(ui, view).clicked() {
        view.emit(GuideMsg::Before);
    }
}

fn before_button(name: &str) -> Button<'_> {
    Button::new(name, Weight::Quiet)
}

/// That nothing is left to do, and the way back for whoever comes to what somebody else has ticked.
fn end_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    let Some(ticks) = page.ticks().filter(|ticks| ticks.n_ticked() > 0) else { return };
    ui.add_space(space::S);
    if let Some(last) = ticks.finished() {
        let when = words::date(last, &view.zone);
        status::notice(ui, Look::Good, &tr_with("guide-finished", &[("when", when.into())]));
        ui.add_space(space::XS);
    }
    if page.asks {
        question_ui(ui, view);
        return;
    }
    label::note(ui, &tr("guide-not-you"));
    let again = Button::new(&tr("button-begin-again"), Weight::Plain).small().show(ui, view);
    view.take_focus(FocusKey::Outcome, &again);
    if again.clicked() {
        view.emit(GuideMsg::BeginAgain);
    }
}

fn question_ui(ui: &mut Ui, view: &mut View) {
    status::boxed(ui, Look::Warning, |ui, _| {
        let text = tr("guide-begin-question");
        let response = label::body(ui, &text);
        status::make_live(ui, response.id, &text, Urgency::Now);
        ui.horizontal_wrapped(|ui| {
            let keep = Button::new(&tr("button-keep-ticks"), Weight::Primary).small().show(ui, view);
            view.take_focus(FocusKey::Question, &keep);
            if keep.clicked() {
                view.emit(GuideMsg::TakeTicksAway(false));
            }
            if Button::new(&tr("button-take-ticks"), Weight::Plain).small().show(ui, view).clicked() {
                view.emit(GuideMsg::TakeTicksAway(true));
            }
        });
    });
}
