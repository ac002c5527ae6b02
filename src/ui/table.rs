//! The table of users. To the eye a table; to assistive technology a list box whose options are whole sentences,
//! because no screen reader interface that egui speaks knows tables. Only the rows in sight are drawn.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, CornerRadius, FontId, Id, Key, Modifiers, Pos2, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo,
};

use super::fonts;
use super::theme::colours;
use super::tokens::{radius, size, space};
use super::view::View;
use super::widgets::button::{Button, Weight, key_width, paint_key};
use super::widgets::list_keys::{self, ListKey};
use super::widgets::row;
use super::widgets::tag::{self, TagLook};
use super::widgets::{icon, key_hint, ring, status};
use super::words;
use crate::domain::user::User;
use crate::model::Model;
use crate::model::history::History;
use crate::model::users::Users;
use crate::msg::{Column, FocusKey, TroubleMsg, UsersMsg};
use crate::text::{tr, tr_with};

const HEADER: f32 = 40.0;
const SIDE: f32 = 14.0;
const FOOT: f32 = 36.0;

/// Where each column begins and how wide it is.
#[derive(Debug, Clone, Copy)]
struct Columns {
    starts: [f32; 5],
    widths: [f32; 5],
    right: f32,
}

impl Columns {
    fn within(rect: Rect) -> Self {
        let inner = (rect.width() - SIDE * 2.0).max(1.0);
        let shares = [0.225, 0.28, 0.13, 0.145, 0.09];
        let mut at = rect.left() + SIDE;
        let mut starts = [0.0; 5];
        let mut widths = [0.0; 5];
        for ((start, width), share) in starts.iter_mut().zip(&mut widths).zip(shares) {
            *start = at;
            *width = inner * share - space::M;
            at += inner * share;
        }
        Self { starts, widths, right: rect.right() - SIDE }
    }

    fn cells(&self) -> impl Iterator<Item = (f32, f32)> {
        self.starts.into_iter().zip(self.widths)
    }
}

/// Draws headings, rows and the line below.
pub(super) fn table_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    let users = &model.users;
    let c = colours(ui);
    let width = ui.available_width();
    let room = (ui.available_height() - FOOT).max(HEADER + size::ROW);
    // A table of any length is far shorter than what f32 can count in pixels.
    let wanted = HEADER + size::ROW * count(users.n_shown());
    let frame = Rect::from_min_size(ui.cursor().min, Vec2::new(width, wanted.min(room)));
    let corner = CornerRadius::same(radius::BOX);
    ui.painter().rect(frame, corner, c.surface, Stroke::new(1.0, c.hairline), StrokeKind::Outside);
    let header = Rect::from_min_size(frame.min, Vec2::new(width, HEADER));
    let columns = Columns::within(header);
    header_ui(ui, users, header, columns, view);
    ui.painter().hline(frame.x_range(), header.bottom(), Stroke::new(1.0, c.hairline));
    let body = Rect::from_min_max(header.left_bottom(), frame.max);
    if let Some(signed_in) = model.signed_in() {
        let n_shown = users.n_shown();
        let rows = Rows { history: &model.history, viewer: &signed_in.owner, columns, n_shown };
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| rows_ui(ui, users, rows, view));
    }
    ui.advance_cursor_after_rect(frame);
    foot(ui, users);
}

fn header_ui(ui: &Ui, users: &Users, rect: Rect, columns: Columns, view: &mut View) {
    let c = colours(ui);
    for (column, (start, width)) in Column::ORDER.into_iter().zip(columns.cells()) {
        let cell = Rect::from_min_size(Pos2::new(start, rect.top()), Vec2::new(width, rect.height()));
        let name = tr(match column {
            Column::Name => "column-name",
            Column::Address => "column-address",
            Column::LastSignIn => "column-last-sign-in",
            Column::PasswordChanged => "column-password-changed",
            Column::TwoStep => "column-two-step",
        });
        let response =
            ui.interact(cell.shrink2(Vec2::new(0.0, 6.0)), Id::unique(("heading", name.as_str())), Sense::click());
        let sorted = users.sort().column == column;
        let spoken = match (sorted, users.sort().ascending) {
            (true, true) => tr_with("column-sorted", &[("column", name.as_str().into())]),
            (true, false) => tr_with("column-sorted-down", &[("column", name.as_str().into())]),
            (false, _) => tr_with("column-sort", &[("column", name.as_str().into())]),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        view.answers_enter(&response);
        let colour = if response.hovered() { c.text } else { c.soft };
        let font = fonts::semibold(size::NOTE - 0.5);
        let drawn = cell_text(ui, cell, &name, font, colour);
        if sorted {
            let at = Pos2::new(drawn.right() + 10.0, cell.center().y);
            icon::sort_arrow(ui.painter(), at, users.sort().ascending, c.soft);
        }
        ring::focus_ring(ui, &response, radius::KEY);
        if response.clicked() {
            view.emit(UsersMsg::SortBy(column));
        }
    }
}

/// What every row needs beside its user.
#[derive(Debug, Clone, Copy)]
struct Rows<'a> {
    history: &'a History,
    viewer: &'a User,
    columns: Columns,
    n_shown: usize,
}

fn rows_ui(ui: &mut Ui, users: &Users, rows: Rows<'_>, view: &mut View) {
    let list = UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label(tr("list-users"));
    ui.scope_builder(list, |ui| {
        let id = ui.unique_id();
        ui.ctx().accesskit_node_builder(id, |node| node.set_size_of_set(users.n_shown()));
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("users-rows");
        if let Some(offset) = keep_in_sight(ui, users, view) {
            area = area.vertical_scroll_offset(offset);
        }
        // Looked up once: it walks the list.
        let selected = users.selected();
        let output = area.show_rows(ui, size::ROW, users.n_shown(), |ui, range| {
            for place in range {
                if let Some(user) = users.shown(place) {
                    row_ui(ui, rows, user, place, selected == Some(place), view);
                }
            }
        });
        let seen = (output.state.clamped_offset().y, output.inner_rect.height());
        ui.data_mut(|data| data.insert_temp(Id::unique("users-scroll"), seen));
    });
}

/// When the focus is on its way to the list, the selected row must be among those that are drawn.
fn keep_in_sight(ui: &Ui, users: &Users, view: &View) -> Option<f32> {
    let follow = Id::unique("users-follow");
    let moved = ui.data_mut(|data| data.remove_temp::<bool>(follow)).unwrap_or(false);
    if !moved && !view.is_focus_due(FocusKey::List) {
        return None;
    }
    let place = count(users.selected()?);
    let (offset, height) = ui.data(|data| data.get_temp::<(f32, f32)>(Id::unique("users-scroll")))?;
    let (top, bottom) = (place * size::ROW, (place + 1.0) * size::ROW);
    if top < offset {
        return Some(top);
    }
    (bottom > offset + height).then_some(bottom - height)
}

fn row_ui(ui: &mut Ui, rows: Rows<'_>, user: &User, place: usize, selected: bool, view: &mut View) {
    let c = colours(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::ROW), Sense::hover());
    let id = Id::unique(("user", user.account_id.as_str()));
    // One row is a Tab stop; the arrow keys move which one.
    let response = ui.interact(rect, id, if selected { Sense::click() } else { Sense::CLICK });
    let sentence = sentence(user, rows.viewer, view);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &sentence));
    ui.ctx().accesskit_node_builder(id, |node| node.set_position_in_set(place));
    // The last row lies in the frame's round corners, and the frame is its line.
    let is_last = place + 1 == rows.n_shown;
    let below = if is_last { radius::BOX } else { 0 };
    let corner = CornerRadius { sw: below, se: below, ..CornerRadius::ZERO };
    if selected {
        view.take_focus(FocusKey::List, &response);
    }
    row::paint_back(ui, rect, corner, selected, response.hovered());
    if !is_last {
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, c.hairline));
    }
    let hovered = ui.rect_contains_pointer(rect);
    let trouble = rows.history.changed_lately(&user.zuid).map(|_| trouble_place(ui, rect, rows.columns));
    let covered_from = trouble.filter(|_| selected || hovered).map_or(f32::INFINITY, |place| place.left() - space::XS);
    paint_cells(ui, rows, user, rect, covered_from, view);
    let stance = Stance { selected, hovered };
    row_button(ui, user, place, rect, rows.columns, stance, view);
    if let Some(place) = trouble {
        trouble_button(ui, user, place, stance, view);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect.shrink(2.0),
            CornerRadius::same(radius::KEY),
            Stroke::new(c.ring, c.focus),
            StrokeKind::Inside,
        );
        keys(ui, id, place, view);
    }
    if response.double_clicked() {
        view.emit(UsersMsg::Open(place));
    } else if response.clicked() {
        view.emit(UsersMsg::Select(place));
        view.request_focus(FocusKey::List);
    }
    let exact = tr_with(
        "row-exact",
        &[
            ("last", words::exactly(user.last_login, &view.zone).into()),
            ("changed", words::exactly(user.last_password_reset, &view.zone).into()),
        ],
    );
    response.on_hover_text(exact);
}

fn keys(ui: &Ui, id: Id, place: usize, view: &mut View) {
    match list_keys::pressed(ui, id) {
        Some(ListKey::Open) => view.emit(UsersMsg::Open(place)),
        Some(ListKey::Move(movement)) => {
            view.emit(UsersMsg::Move(movement));
            view.request_focus(FocusKey::List);
            ui.data_mut(|data| data.insert_temp(Id::unique("users-follow"), true));
            ui.ctx().request_repaint();
        }
        None => {}
    }
}

/// How a row stands out.
#[derive(Debug, Clone, Copy)]
struct Stance {
    selected: bool,
    hovered: bool,
}

/// A button on a row. It is drawn while the row is selected or pointed at; assistive technology always has it; only the
/// selected row's is a Tab stop.
fn row_control(ui: &mut Ui, shape: Button<'_>, at: Rect, id: Id, stance: Stance, view: &mut View) -> Response {
    if !stance.selected && !stance.hovered {
        return ui.interact(at, id, Sense::CLICK);
    }
    let shape = if stance.selected { shape } else { shape.no_tab_stop() };
    shape.at(at).id(id).show(ui, view)
}

fn row_button(ui: &mut Ui, user: &User, place: usize, rect: Rect, columns: Columns, stance: Stance, view: &mut View) {
    let name = tr_with("button-reset-for", &[("name", user.name.as_str().into())]);
    let drawn = tr("button-reset");
    let weight = if stance.selected { Weight::Primary } else { Weight::Plain };
    let shape = Button::new(&drawn, weight).small();
    let width = shape.width(ui);
    let at = Rect::from_min_size(
        Pos2::new(columns.right - width, rect.center().y - size::CONTROL_SMALL / 2.0),
        Vec2::new(width, size::CONTROL_SMALL),
    );
    let id = Id::unique(("reset", user.account_id.as_str()));
    let response = row_control(ui, shape, at, id, stance, view);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.clicked() {
        view.emit(UsersMsg::Open(place));
    }
}

/// Where `It still doesn't work` stands: left of the other button, over the last columns.
fn trouble_place(ui: &Ui, rect: Rect, columns: Columns) -> Rect {
    let width = |key| Button::new(&tr(key), Weight::Plain).small().width(ui);
    let right = columns.right - width("button-reset") - space::XS;
    let height = size::CONTROL_SMALL;
    let left_top = Pos2::new(right - width("button-still-doesnt"), rect.center().y - height / 2.0);
    Rect::from_min_max(left_top, Pos2::new(right, left_top.y + height))
}

/// `It still doesn't work`, for a day after a reset.
fn trouble_button(ui: &mut Ui, user: &User, at: Rect, stance: Stance, view: &mut View) {
    let name = tr_with("button-still-doesnt-for", &[("name", user.name.as_str().into())]);
    let drawn = tr("button-still-doesnt");
    let id = Id::unique(("trouble", user.account_id.as_str()));
    let response = row_control(ui, Button::new(&drawn, Weight::Plain).small(), at, id, stance, view);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.clicked() {
        view.emit(TroubleMsg::Open(user.zuid.clone()));
    }
}

fn paint_cells(ui: &Ui, rows: Rows<'_>, user: &User, rect: Rect, covered_from: f32, view: &View) {
    let c = colours(ui);
    let columns = rows.columns;
    let tags = words::tags(user, rows.viewer);
    let contents = [
        (user.name.clone(), fonts::semibold(size::TEXT), c.text),
        (user.address.to_string(), fonts::text(size::TEXT), c.soft),
        (words::ago(user.last_login, view), fonts::text(size::TEXT), c.text),
        (words::ago(user.last_password_reset, view), fonts::text(size::TEXT), c.text),
    ];
    for (place, ((text, font, colour), (start, width))) in contents.into_iter().zip(columns.cells()).enumerate() {
        let width = width.min(covered_from - start);
        let mut cell = Rect::from_min_size(Pos2::new(start, rect.top()), Vec2::new(width, rect.height()));
        if place == 0 && !tags.is_empty() {
            cell.set_bottom(rect.top() + 32.0);
            let mut at = Pos2::new(start, rect.top() + 29.0);
            for text in &tags {
                tag::paint(ui, &mut at, text, TagLook::Plain);
            }
        }
        cell_text(ui, cell, &text, font, colour);
    }
    if let Some((start, _)) = columns.cells().last()
        && start < covered_from
    {
        let look = if user.two_step == Some(true) { TagLook::Good } else { TagLook::Plain };
        let mut at = Pos2::new(start, rect.center().y - 10.0);
        tag::paint(ui, &mut at, &words::on_off(user.two_step), look);
    }
}

/// One line of text in a cell, cut with an ellipsis when it is too long.
fn cell_text(ui: &Ui, cell: Rect, text: &str, font: FontId, colour: egui::Color32) -> Rect {
    let mut job =
        LayoutJob::single_section(text.to_owned(), TextFormat { font_id: font, color: colour, ..Default::default() });
    job.wrap = TextWrapping::truncate_at_width(cell.width());
    let galley = ui.painter().layout_job(job);
    let rect = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), cell);
    ui.painter().galley(rect.min, galley, colour);
    rect
}

/// A number of rows as a length. Exact up to 2^24, far beyond any list.
fn count(rows: usize) -> f32 {
    let half = |bits: usize| f32::from(u16::try_from(bits & 0xffff).unwrap_or(u16::MAX));
    half(rows >> 16) * 65_536.0 + half(rows)
}

fn sentence(user: &User, viewer: &User, view: &View) -> String {
    let tags = words::tags(user, viewer);
    let args = [
        ("name", user.name.as_str().into()),
        ("address", user.address.as_str().into()),
        ("last", words::ago(user.last_login, view).into()),
        ("changed", words::ago(user.last_password_reset, view).into()),
        ("two", words::on_off(user.two_step).into()),
    ];
    let sentence = tr_with("row-sentence", &args);
    if tags.is_empty() { sentence } else { format!("{sentence}, {}", tags.join(", ")) }
}

fn foot(ui: &mut Ui, users: &Users) {
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        let args = [("shown", users.n_shown().into()), ("n", users.n_users().into())];
        let key = if users.n_shown() == users.n_users() { "users-count" } else { "users-count-shown" };
        status::line(ui, &tr_with(key, &args), status::Urgency::Soon);
        let c = colours(ui);
        let key = egui::KeyboardShortcut::new(Modifiers::NONE, Key::ArrowDown);
        for (shortcut, words) in [(key, "hint-move"), (key_hint::NEXT, "hint-reset"), (key_hint::FIND, "hint-search")] {
            let text = key_hint::words(ui.ctx(), &shortcut);
            let width = key_width(ui, &text);
            let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 20.0), Sense::empty());
            paint_key(ui, rect.left_center(), &text, c.soft);
            super::widgets::label::soft(ui, &tr(words));
        }
    });
}
