//! The steps of a guide: a list at the side, or a row of their numbers where there is little room.

use egui::accesskit::Role;
use egui::{CornerRadius, Rect, Response, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use super::new_clerk::StepWords;
use crate::domain::guide::GuideStep;
use crate::model::guide::GuidePage;
use crate::msg::{FocusKey, GuideMsg};
use crate::text::{tr, tr_with};
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{radius, size, space};
use crate::ui::view::View;
use crate::ui::widgets::ring;
use crate::ui::widgets::row;
use crate::ui::widgets::step_mark::{self, MARK, MarkLook};

/// How wide and high a number in the row is.
const CHIP: f32 = size::CONTROL;

/// Draws the list.
pub(super) fn list_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    named(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (place, step) in page.guide.steps().iter().enumerate() {
            let c = colours(ui);
            let is_current = *step == page.step;
            let (font, colour) =
                if is_current { (fonts::semibold(size::TEXT), c.text) } else { (fonts::text(size::TEXT), c.soft) };
            let width = ui.available_width();
            let title = tr(StepWords::of(*step).title);
            let galley = ui.painter().layout(title, font, colour, width - MARK - space::M - 20.0);
            let height = galley.size().y.max(MARK) + 13.0;
            let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
            let mark = Rect::from_min_size(rect.min + Vec2::new(10.0, 7.0), Vec2::splat(MARK));
            item_ui(ui, page, place, *step, &response, mark, view);
            ui.painter().galley(egui::pos2(mark.right() + space::M, rect.top() + 8.0), galley, colour);
        }
    });
}

/// Draws the row.
pub(super) fn row_ui(ui: &mut Ui, page: &GuidePage, view: &mut View) {
    named(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::XS);
            for (place, step) in page.guide.steps().iter().enumerate() {
                let (rect, response) = ui.allocate_exact_size(Vec2::splat(CHIP), Sense::click());
                let mark = Rect::from_center_size(rect.center(), Vec2::splat(MARK));
                item_ui(ui, page, place, *step, &response, mark, view);
            }
        });
    });
}

fn named(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let list = UiBuilder::new().accessibility_role(Role::List).accessibility_label(tr("list-guide-steps"));
    ui.scope_builder(list, content);
}

/// What every item has: its name, its mark, its background, and what a click does.
fn item_ui(ui: &Ui, page: &GuidePage, place: usize, step: GuideStep, response: &Response, mark: Rect, view: &mut View) {
    let is_current = step == page.step;
    let is_ticked = page.ticks().is_some_and(|ticks| ticks.at(step).is_some());
    let name = name(page, place, step, is_ticked);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_current));
    view.answers_enter(response);
    if is_current {
        view.take_focus(FocusKey::StepStart, response);
    }
    row::paint_back(ui, response.rect, CornerRadius::same(radius::CONTROL), is_current, response.hovered());
    let look = match (is_ticked, is_current) {
        (true, _) => MarkLook::Done,
        (false, true) => MarkLook::Current,
        (false, false) => MarkLook::Open,
    };
    step_mark::paint(ui, mark, &(place + 1).to_string(), look);
    ring::focus_ring(ui, response, radius::CONTROL);
    if response.clicked() {
        view.emit(GuideMsg::Choose(step));
    }
}

fn name(page: &GuidePage, place: usize, step: GuideStep, is_ticked: bool) -> String {
    let state = tr(match (page.ticks(), is_ticked) {
        (None, _) => "state-not-known",
        (Some(_), true) => "state-ticked",
        (Some(_), false) => "state-not-ticked",
    });
    let args = [
        ("n", (place + 1).into()),
        ("all", page.guide.steps().len().into()),
        ("title", tr(StepWords::of(step).title).into()),
        ("state", state.into()),
    ];
    tr_with("guide-step-name", &args)
}
