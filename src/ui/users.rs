//! The users page: search field, progress, table, and what to do when there is nothing to show.

use egui::{Align, Id, Key, Layout, Modifiers, ScrollArea, Ui, Vec2};

use super::councils;
use super::groups;
use super::loose;
use super::table;
use super::theme::colours;
use super::tokens::{size, space};
use super::view::View;
use super::widgets::button::{Button, Weight, key_width, paint_key};
use super::widgets::card::card;
use super::widgets::field::{self, FieldKind};
use super::widgets::status::{Look, Urgency};
use super::widgets::{icon, key_hint, label, status};
use super::words;
use crate::domain::address::Address;
use crate::domain::user_group::UserGroup;
use crate::model::Model;
use crate::model::users::{Load, Users};
use crate::msg::{FocusKey, UsersMsg};
use crate::text::{tr, tr_with};

/// How much of the page resets without an end may take.
const LOOSE_SHARE: f32 = 0.45;

/// Draws the page.
pub(super) fn users_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    shortcuts(ui, model, view);
    if view.room.is_low && !model.users.is_loading() {
        // In one row: every line counts.
        ui.horizontal(|ui| {
            label::page_heading(ui, &tr("page-users"));
            let beside = refresh_width(ui) + space::S;
            let room = Vec2::new(ui.available_width() - beside, size::CONTROL);
            ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| search(ui, model, view));
            refresh(ui, view);
        });
        ui.add_space(space::S);
    } else {
        heading(ui, model, view);
        ui.add_space(space::M);
        search(ui, model, view);
        ui.add_space(space::S);
    }
    groups::groups_ui(ui, &model.users, view);
    troubles(ui, &model.users, view);
    // However many there are, the table keeps its place.
    let most = ui.available_height() * LOOSE_SHARE;
    ScrollArea::vertical().id_salt("loose").max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        loose::loose_ui(ui, model, model.history.untold(), view);
    });
    if model.users.n_shown() == 0 {
        nothing(ui, model, view);
        return;
    }
    table::table_ui(ui, model, view);
}

fn shortcuts(ui: &Ui, model: &Model, view: &mut View) {
    if model.leaving.is_some() {
        return;
    }
    let typing = ui.ctx().text_edit_focused();
    ui.input_mut(|input| {
        if input.consume_shortcut(&key_hint::REFRESH) {
            view.emit(UsersMsg::Refresh);
        }
        if input.consume_shortcut(&key_hint::FIND) || (!typing && input.consume_key(Modifiers::NONE, Key::Slash)) {
            // The stroke itself must not be typed into the field that is about to take the focus.
            input.events.retain(|event| !matches!(event, egui::Event::Text(text) if text == "/"));
            view.emit(UsersMsg::FocusSearch);
        }
    });
}

fn heading(ui: &mut Ui, model: &Model, view: &mut View) {
    ui.horizontal(|ui| {
        label::page_heading(ui, &tr("page-users"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if model.users.is_loading() {
                if Button::new(&tr("button-stop-loading"), Weight::Plain).show(ui, view).clicked() {
                    view.emit(UsersMsg::CancelLoading);
                }
                let n = model.users.n_users();
                status::line(ui, &tr_with("users-so-far", &[("n", n.into())]), Urgency::Soon);
                countdown(ui, &model.users, view);
                return;
            }
            refresh(ui, view);
        });
    });
}

fn refresh(ui: &mut Ui, view: &mut View) {
    if Button::new(&tr("button-refresh"), Weight::Plain).hint(key_hint::REFRESH).show(ui, view).clicked() {
        view.emit(UsersMsg::Refresh);
    }
}

fn refresh_width(ui: &Ui) -> f32 {
    Button::new(&tr("button-refresh"), Weight::Plain).hint(key_hint::REFRESH).width(ui)
}

/// While Zoho asks to wait. Drawn once a second; a screen reader is told once, not every second.
fn countdown(ui: &mut Ui, users: &Users, view: &View) {
    let Some(until) = users.paused else { return };
    let seconds = until.duration_since(view.now).as_secs().max(0);
    let minutes_and_seconds = format!("{}:{:02}", seconds / 60, seconds % 60);
    label::soft(ui, &tr_with("users-paused", &[("left", minutes_and_seconds.into())]));
    ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
}

fn search(ui: &mut Ui, model: &Model, view: &mut View) {
    let id = Id::unique("search-users");
    let mut text = model.users.search().to_owned();
    let focused = ui.memory(|memory| memory.has_focus(id));
    let (submit, escape, down) = if focused && model.leaving.is_none() {
        ui.input_mut(|input| {
            (
                input.consume_shortcut(&key_hint::NEXT),
                input.consume_shortcut(&key_hint::ESCAPE),
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
            )
        })
    } else {
        (false, false, false)
    };
    let indent = space::XL;
    let response = ui
        .scope(|ui| {
            ui.visuals_mut().indent_has_left_vline = false;
            field::bare(ui, id, &tr("field-search-users"), &mut text, FieldKind::Text, &tr("field-search-hint"))
        })
        .inner;
    paint_search_marks(ui, response.rect, indent, !text.is_empty());
    view.take_focus(FocusKey::Search, &response);
    if text != model.users.search() {
        view.emit(UsersMsg::Search(text));
    }
    if submit {
        view.emit(UsersMsg::SubmitSearch);
    }
    if escape {
        view.emit(UsersMsg::ClearSearch);
    }
    if down {
        view.emit(UsersMsg::FocusList);
    }
}

fn paint_search_marks(ui: &Ui, rect: egui::Rect, extent: f32, clearable: bool) {
    let c = colours(ui);
    let side = extent * 0.7;
    let right = rect.right() - space::M;
    let glass = egui::Rect::from_center_size(egui::pos2(right - side / 2.0, rect.center().y), egui::Vec2::splat(side));
    if clearable {
        let words = key_hint::words(ui.ctx(), &key_hint::ESCAPE);
        let width = key_width(ui, &words);
        paint_key(ui, egui::pos2(right - width, rect.center().y), &words, c.soft);
    } else {
        icon::magnifier(ui.painter(), glass, c.soft);
    }
}

fn troubles(ui: &mut Ui, users: &Users, view: &View) {
    if let Some((address, failure)) = &users.open_failure {
        let why = words::read_failure(failure, view);
        let args = [("address", address.as_str().into()), ("why", why.into())];
        status::notice(ui, Look::Warning, &tr_with("users-open-failed", &args));
        ui.add_space(space::S);
    }
    match &users.load {
        Load::Failed(failure) if users.n_users() > 0 => {
            let args = [("n", users.n_users().into()), ("why", words::read_failure(failure, view).into())];
            let key = if users.is_round_empty() { "users-not-refreshed" } else { "users-broken-off" };
            status::notice(ui, Look::Warning, &tr_with(key, &args));
            ui.add_space(space::S);
        }
        Load::Cancelled if users.n_users() > 0 => {
            status::notice(ui, Look::Information, &tr_with("users-stopped", &[("n", users.n_users().into())]));
            ui.add_space(space::S);
        }
        _ => {}
    }
    if users.n_unreadable > 0 && !users.is_loading() {
        status::notice(ui, Look::Warning, &tr_with("users-unreadable", &[("n", users.n_unreadable.into())]));
        ui.add_space(space::S);
    }
}

fn nothing(ui: &mut Ui, model: &Model, view: &mut View) {
    let users = &model.users;
    if let Some((_, address)) = &users.opening {
        status::line(ui, &tr_with("users-opening", &[("address", address.as_str().into())]), Urgency::Soon);
        return;
    }
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        if users.n_users() == 0 {
            empty(ui, users, view);
            return;
        }
        let typed = users.search().trim();
        let group = groups::name(users.group());
        let args = [("typed", typed.into()), ("group", group.into())];
        let key = match (users.group(), typed) {
            (UserGroup::Everyone, _) => "users-no-match",
            (_, "") => "users-nobody-in-group",
            _ => "users-no-match-in-group",
        };
        label::strong(ui, &tr_with(key, &args));
        if let Ok(address) = typed.parse::<Address>() {
            let name = tr_with("button-look-up", &[("address", address.as_str().into())]);
            label::soft(ui, &tr("users-no-match-address"));
            let button = Button::new(&name, Weight::Primary).hint(key_hint::NEXT);
            if button.show(ui, view).clicked() {
                view.emit(UsersMsg::SubmitSearch);
            }
            return;
        }
        if let Some(elsewhere) = &model.councils.elsewhere {
            councils::elsewhere_ui(ui, model, elsewhere, view);
            return;
        }
        if users.group() == UserGroup::Everyone {
            label::soft(ui, &tr("users-no-match-next"));
        }
        if Button::new(&tr("button-show-everybody"), Weight::Plain).show(ui, view).clicked() {
            view.emit(UsersMsg::ShowEverybody);
        }
    });
    ui.add_space(size::ROW);
}

fn empty(ui: &mut Ui, users: &Users, view: &mut View) {
    let (title, next) = match &users.load {
        Load::Loading(_) => {
            label::strong(ui, &tr("users-loading"));
            label::soft(ui, &tr("users-loading-next"));
            return;
        }
        Load::Failed(failure) => (tr("users-failed"), words::read_failure(failure, view)),
        Load::Cancelled => (tr("users-stopped-empty"), tr("users-refresh-next")),
        Load::Idle | Load::Loaded(_) => (tr("users-none"), tr("users-none-next")),
    };
    status::line(ui, &title, Urgency::Now);
    label::soft(ui, &next);
    if Button::new(&tr("button-try-again"), Weight::Primary).show(ui, view).clicked() {
        view.emit(UsersMsg::Refresh);
    }
}
