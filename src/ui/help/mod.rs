//! The help: the pages to choose from at the left, and the one that is read.

mod keys;
mod list;
mod text;

use egui::{Id, Rect, Ui, UiBuilder, Vec2};

use super::tokens::{size, space};
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::field::{self, FieldKind};
use super::widgets::key_hint;
use crate::model::help::Help;
use crate::msg::{FocusKey, HelpMsg};
use crate::text::tr;

/// How wide the list of pages is.
const LIST: f32 = 290.0;
/// What the page needs beside it; below that the list folds away.
const TEXT: f32 = 380.0;
/// How wide a line of text is at most.
const LINE: f32 = 640.0;

/// Draws the page.
pub(super) fn help_ui(ui: &mut Ui, help: &Help, view: &mut View) {
    if ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE)) {
        view.emit(HelpMsg::Back);
    }
    let is_wide = ui.available_width() >= LIST + space::XL + TEXT;
    top_row(ui, help, is_wide, view);
    ui.add_space(space::S);
    let area = ui.available_rect_before_wrap();
    if !is_wide {
        // The list and the page take turns.
        if help.shows_all || !help.search.trim().is_empty() {
            part(ui, "help_left", area, |ui| list::list_ui(ui, help, view));
        } else {
            part(ui, "help_right", area, |ui| text::text_ui(ui, help, LINE, view));
        }
        return;
    }
    let (left, right) = area.split_left_right_at_x(area.left() + LIST);
    part(ui, "help_left", left, |ui| list::list_ui(ui, help, view));
    let right = Rect::from_min_max(right.min + Vec2::new(space::XL, 0.0), right.max);
    part(ui, "help_right", right, |ui| text::text_ui(ui, help, LINE, view));
}

fn part(ui: &mut Ui, name: &str, area: Rect, content: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().scope_id(Id::unique(name)).max_rect(area), content);
}

/// Out of the help, and what is searched for in it.
fn top_row(ui: &mut Ui, help: &Help, is_wide: bool, view: &mut View) {
    let all = tr(if help.shows_all { "button-help-page" } else { "button-help-all" });
    let all = Button::new(&all, Weight::Plain);
    let close = tr("button-help-close");
    let close = Button::new(&close, Weight::Plain);
    let fold = !is_wide && help.search.trim().is_empty();
    let buttons = close.width(ui) + if fold { all.width(ui) + space::M } else { 0.0 };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        // The height of a field, so that all stand on one line.
        ui.set_height(size::CONTROL + 2.0);
        if close.show(ui, view).clicked() {
            view.emit(HelpMsg::Close);
        }
        if fold && all.show(ui, view).clicked() {
            view.emit(HelpMsg::AllPages(!help.shows_all));
        }
        let room = (ui.available_width()).min(LINE - buttons).max(size::CONTROL * 3.0);
        ui.scope(|ui| {
            ui.set_width(room);
            search(ui, help, view);
        });
    });
}

fn search(ui: &mut Ui, help: &Help, view: &mut View) {
    let mut text = help.search.clone();
    let (name, hint) = (tr("field-search-help"), tr("field-search-help-hint"));
    let response = field::bare(ui, Id::unique("search-help"), &name, &mut text, FieldKind::Text, &hint);
    view.take_focus(FocusKey::HelpSearch, &response);
    if text != help.search {
        view.emit(HelpMsg::Search(text));
    }
}
