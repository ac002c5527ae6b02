//! A search field and the list of councils below it, of which one is chosen.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, CornerRadius, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo,
};

use crate::model::Model;
use crate::msg::{CouncilsMsg, FocusKey, KnownCouncil};
use crate::text::{tr, tr_with};
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{radius, size, space};
use crate::ui::view::View;
use crate::ui::widgets::field::{self, FieldKind};
use crate::ui::widgets::list_keys::{self, ListKey};
use crate::ui::widgets::row;
use crate::ui::widgets::{key_hint, label};

/// From so many councils on there is a field to search them.
const WORTH_SEARCHING: usize = 6;

/// Draws it, no higher than `most` points.
pub(in crate::ui) fn list_ui(ui: &mut Ui, model: &Model, most: f32, view: &mut View) {
    let top = ui.cursor().top();
    if model.councils.known.len() >= WORTH_SEARCHING || !model.councils.search().is_empty() {
        search(ui, model, view);
    }
    let shown: Vec<&KnownCouncil> = model.councils.shown().collect();
    if shown.is_empty() {
        label::strong(ui, &tr_with("councils-no-match", &[("typed", model.councils.search().trim().into())]));
        return;
    }
    let most = most - (ui.cursor().top() - top);
    rows_ui(ui, model, &shown, most, view);
}

fn search(ui: &mut Ui, model: &Model, view: &mut View) {
    let id = Id::unique("search-councils");
    let mut text = model.councils.search().to_owned();
    let (mut enter, mut down) = (false, false);
    if ui.memory(|memory| memory.has_focus(id)) {
        (enter, down) = ui.input_mut(|input| {
            (input.consume_shortcut(&key_hint::NEXT), input.consume_key(Modifiers::NONE, Key::ArrowDown))
        });
    }
    let (name, hint) = (tr("field-search-councils"), tr("field-search-councils-hint"));
    let response = field::bare(ui, id, &name, &mut text, FieldKind::Text, &hint);
    // Escape takes the focus away before anything is drawn.
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        text.clear();
        response.request_focus();
    }
    if text != model.councils.search() {
        view.emit(CouncilsMsg::Search(text));
    }
    if enter && let Some(council) = model.councils.selected().and_then(|_| model.councils.chosen()) {
        view.emit(CouncilsMsg::SwitchTo(council.id.clone()));
    }
    if down {
        view.emit(CouncilsMsg::FocusList);
    }
}

fn rows_ui(ui: &mut Ui, model: &Model, shown: &[&KnownCouncil], most: f32, view: &mut View) {
    let selected = model.councils.selected();
    let list = UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label(tr("list-councils"));
    ui.scope_builder(list, |ui| {
        let id = ui.unique_id();
        ui.ctx().accesskit_node_builder(id, |node| node.set_size_of_set(shown.len()));
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let frame = CornerRadius::same(radius::BOX);
        let c = colours(ui);
        let rows = u16::try_from(shown.len()).map_or(f32::INFINITY, f32::from);
        let (left_top, width) = (ui.cursor().min, ui.available_width());
        let rect = Rect::from_min_size(left_top, Vec2::new(width, (rows * size::ROW).min(most.max(size::ROW))));
        ui.painter().rect(rect, frame, c.surface, Stroke::new(1.0, c.hairline), StrokeKind::Inside);
        let mut area = ScrollArea::vertical().auto_shrink(false).max_height(rect.height()).id_salt("councils-rows");
        if let Some(offset) = keep_in_sight(ui, selected, view) {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area.show_rows(ui, size::ROW, shown.len(), |ui, range| {
            for place in range {
                if let Some(council) = shown.get(place) {
                    row_ui(ui, model, council, place, selected == Some(place), view);
                }
            }
        });
        let seen = (output.state.clamped_offset().y, output.inner_rect.height());
        ui.data_mut(|data| data.insert_temp(Id::unique("councils-scroll"), seen));
    });
}

/// When the focus is on its way to the list, the chosen row must be among those that are drawn.
fn keep_in_sight(ui: &Ui, selected: Option<usize>, view: &View) -> Option<f32> {
    let follow = Id::unique("councils-follow");
    let moved = ui.data_mut(|data| data.remove_temp::<bool>(follow)).unwrap_or(false);
    if !moved && !view.is_focus_due(FocusKey::List) {
        return None;
    }
    let place = f32::from(u16::try_from(selected?).unwrap_or(u16::MAX));
    let (offset, height) = ui.data(|data| data.get_temp::<(f32, f32)>(Id::unique("councils-scroll")))?;
    let (top, bottom) = (place * size::ROW, (place + 1.0) * size::ROW);
    if top < offset {
        return Some(top);
    }
    (bottom > offset + height).then_some(bottom - height)
}

fn row_ui(ui: &mut Ui, model: &Model, council: &KnownCouncil, place: usize, selected: bool, view: &mut View) {
    let c = colours(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::ROW), Sense::hover());
    let id = Id::unique(("council", council.id.as_str()));
    // One row is a Tab stop; the arrow keys move which one.
    let response = ui.interact(rect, id, if selected { Sense::click() } else { Sense::CLICK });
    let state = tr(state_key(model, council));
    let domain = council.domain.as_deref().unwrap_or_default();
    let sentence = [council.name.as_str(), domain, state.as_str()].into_iter().filter(|part| !part.is_empty());
    let sentence = sentence.collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &sentence));
    ui.ctx().accesskit_node_builder(id, |node| node.set_position_in_set(place));
    if selected {
        view.take_focus(FocusKey::List, &response);
    }
    row::paint_back(ui, rect.shrink(1.0), CornerRadius::same(radius::BOX), selected, response.hovered());
    paint(ui, council, domain, &state, rect);
    if response.has_focus() {
        let ring = Stroke::new(c.ring, c.focus);
        ui.painter().rect_stroke(rect.shrink(2.0), CornerRadius::same(radius::KEY), ring, StrokeKind::Inside);
        keys(ui, id, council, view);
    }
    if response.double_clicked() {
        view.emit(CouncilsMsg::SwitchTo(council.id.clone()));
    } else if response.clicked() {
        view.emit(CouncilsMsg::Select(place));
        view.request_focus(FocusKey::List);
    }
}

fn paint(ui: &Ui, council: &KnownCouncil, domain: &str, state: &str, rect: Rect) {
    let c = colours(ui);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let state_at = rect.right_center() - Vec2::new(space::M, 0.0);
    let drawn = painter.text(state_at, Align2::RIGHT_CENTER, state, fonts::text(size::NOTE), c.soft);
    let left = rect.left() + space::M;
    // The names end where the state begins.
    let room = drawn.left() - space::M - left;
    let line = |text: &str, font, colour, y: f32| {
        let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
        job.wrap = TextWrapping::truncate_at_width(room);
        let galley = painter.layout_job(job);
        let at = egui::pos2(left, y - galley.size().y / 2.0);
        painter.galley(at, galley, colour);
    };
    let name_y = if domain.is_empty() { rect.center().y } else { rect.center().y - space::S - 2.0 };
    line(&council.name, fonts::semibold(size::TEXT), c.text, name_y);
    line(domain, fonts::text(size::NOTE), c.soft, rect.center().y + space::S + 4.0);
}

fn state_key(model: &Model, council: &KnownCouncil) -> &'static str {
    let is_here = model.signed_in().is_some_and(|signed_in| signed_in.council_id.as_ref() == Some(&council.id));
    match () {
        () if is_here => "council-open",
        () if council.domain.is_none() => "council-new",
        () => "council-other",
    }
}

fn keys(ui: &Ui, id: Id, council: &KnownCouncil, view: &mut View) {
    match list_keys::pressed(ui, id) {
        Some(ListKey::Open) => view.emit(CouncilsMsg::SwitchTo(council.id.clone())),
        Some(ListKey::Move(movement)) => {
            view.emit(CouncilsMsg::Move(movement));
            view.request_focus(FocusKey::List);
            ui.data_mut(|data| data.insert_temp(Id::unique("councils-follow"), true));
            ui.ctx().request_repaint();
        }
        None => {}
    }
}
