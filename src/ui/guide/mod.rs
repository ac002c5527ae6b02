//! The page of a guide: its steps with their ticks at the side, or above where there is little room, and one step whole.

mod new_clerk;
mod record;
mod steps;

use egui::{CentralPanel, Frame, Id, Margin, Panel, ScrollArea, Ui, UiBuilder};

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
const WIDE: f32 = 800.0;

/// Draws the page.
pub(super) fn guide_ui(ui: &mut Ui, model: &Model, signed_in: &SignedIn, page: &GuidePage, view: &mut View) {
    if model.leaving.is_none() && ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE)) {
        view.emit(if page.asks { GuideMsg::TakeTicksAway(false) } else { GuideMsg::Back });
    }
    let c = colours(ui);
    let is_wide = ui.available_width() >= WIDE;
    if is_wide {
        let side = Frame::new().fill(c.surface).inner_margin(Margin::symmetric(12, 16));
        Panel::left(Id::unique(("guide", "steps"))).exact_size(size::STEPS).resizable(false).frame(side).show(
            ui,
            |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    back_ui(ui, view);
                    ui.add_space(space::S);
                    steps::list_ui(ui, page, view);
                    ui.add_space(space::S);
                    progress_ui(ui, page);
                });
            },
        );
    }
    let room = Frame::new().fill(c.background).inner_margin(Margin { left: 28, right: 28, top: 14, bottom: 0 });
    CentralPanel::default().frame(room).show(ui, |ui| {
        // Each step begins at its top.
        ScrollArea::vertical().id_salt(("guide", page.step.id())).auto_shrink(false).show(ui, |ui| {
            // The bar at the side must not lie over a button.
            ui.set_max_width(size::COLUMN.min(ui.available_width() - space::M));
            ui.spacing_mut().item_spacing.y = space::S;
            if !is_wide {
                back_ui(ui, view);
                steps::row_ui(ui, page, view);
                progress_ui(ui, page);
                ui.add_space(space::XS);
            }
            step_ui(ui, model, signed_in, page, view);
            // The focus ring of the last control must not touch the edge.
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
    // In parts of their own: what comes and goes in them must not take the focus away from what is below.
    ui.scope(|ui| finished_ui(ui, page, view));
    label::page_heading(ui, &tr(words.title));
    ui.scope(|ui| {
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
        label::section(ui, &tr(words.place));
        for key in words.how {
            label::body(ui, &tr_with(key, &args));
        }
        visits_ui(ui, signed_in, &words, view);
        new_clerk::warnings_ui(ui, signed_in, page);
        ui.add_space(space::XS);
    });
    ui.scope(|ui| record::record_ui(ui, model, signed_in, page, view));
    let foot = UiBuilder::new().scope_id(Id::unique(("guide", "foot", page.step.id())));
    ui.scope_builder(foot, |ui| foot_ui(ui, page, &tr(words.title), view));
}

fn visits_ui(ui: &mut Ui, signed_in: &SignedIn, words: &StepWords, view: &mut View) {
    if words.visits.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (key, place) in words.visits {
            if Button::new(&tr(key), Weight::Plain).small().show(ui, view).clicked() {
                view.emit(GuideMsg::Visit(*place));
            }
        }
    });
    match signed_in.reality {
        Reality::Real => {}
        Reality::Pretend => drop(label::note(ui, &tr("guide-visits-pretend"))),
        Reality::Loopback => drop(label::note(ui, &tr("guide-visits-loopback"))),
    }
}

fn foot_ui(ui: &mut Ui, page: &GuidePage, title: &str, view: &mut View) {
    ui.add_space(space::S);
    if let Some(ticks) = page.ticks() {
        let at = ticks.at(page.step);
        let name = tr_with("guide-done", &[("title", title.into())]);
        if check(ui, &name, at.is_some(), CheckLook::Setting).clicked() {
            view.emit(GuideMsg::Tick(page.step, at.is_none()));
        }
        ui.scope(|ui| {
            if let Some(at) = at {
                label::note(ui, &tr_with("guide-ticked-at", &[("when", words::date_and_time(at, &view.zone).into())]));
            }
        });
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        let is_ticked = page.ticks().is_some_and(|ticks| ticks.at(page.step).is_some());
        if page.guide.beside(page.step, 1).is_some() {
            let weight = if is_ticked { Weight::Primary } else { Weight::Plain };
            if Button::new(&tr("button-next-step"), weight).show(ui, view).clicked() {
                view.emit(GuideMsg::Next);
            }
        }
        if page.guide.beside(page.step, -1).is_some()
            && Button::new(&tr("button-step-before"), Weight::Quiet).show(ui, view).clicked()
        {
            view.emit(GuideMsg::Before);
        }
        let ticks = page.ticks().filter(|ticks| ticks.n_ticked() > 0 && ticks.finished().is_none());
        if ticks.is_some() && !page.asks {
            begin_again_ui(ui, view);
        }
    });
    if page.asks && page.ticks().is_some_and(|ticks| ticks.finished().is_none()) {
        question_ui(ui, view);
    }
}

/// All steps are ticked: nothing is left to do, but for whoever comes next.
fn finished_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    let Some(last) = page.ticks().and_then(|ticks| ticks.finished()) else { return };
    let when = words::date_and_time(last, &view.zone);
    status::notice(ui, Look::Good, &tr_with("guide-finished", &[("when", when.into())]));
    if page.asks {
        question_ui(ui, view);
    } else {
        ui.horizontal_wrapped(|ui| {
            label::note(ui, &tr("guide-finished-again"));
            begin_again_ui(ui, view);
        });
    }
    ui.add_space(space::S);
}

fn begin_again_ui(ui: &mut Ui, view: &mut View) {
    let again = Button::new(&tr("button-begin-again"), Weight::Quiet).small().show(ui, view);
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
