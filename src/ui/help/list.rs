//! The pages to choose from, or those that have what is searched for.

use egui::{CornerRadius, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use crate::domain::help_topic::HelpTopic;
use crate::help::{find, page};
use crate::model::help::Help;
use crate::msg::{FocusKey, HelpMsg, Movement};
use crate::text::{tr, tr_with};
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{radius, size, space};
use crate::ui::view::View;
use crate::ui::widgets::list_keys::{self, ListKey};
use crate::ui::widgets::ring::{self, focus_ring};
use crate::ui::widgets::row;
use crate::ui::widgets::status::{self, Urgency};

/// The same as a control that is clicked.
const LOWEST: f32 = size::CONTROL_SMALL;

/// A page in the list.
struct Entry {
    topic: HelpTopic,
    title: String,
    /// What of it has the words that are searched for.
    excerpt: String,
}

pub(super) fn list_ui(ui: &mut Ui, help: &Help, view: &mut View) {
    let is_searched = !help.search.trim().is_empty();
    let entries = if is_searched { found(&help.search) } else { all() };
    if is_searched {
        let args = [("n", entries.len().into()), ("typed", help.search.trim().into())];
        status::line(ui, &tr_with("help-found", &args), Urgency::Soon);
        ui.add_space(space::XS);
    }
    ScrollArea::vertical().auto_shrink(false).id_salt(("help_list", is_searched)).show(ui, |ui| {
        let list = UiBuilder::new().accessibility_role(egui::Role::ListBox).accessibility_label(tr("help-pages"));
        ui.scope_builder(list, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            // Room for the ring around the first.
            ui.add_space(space::XS);
            let chosen = entries.iter().position(|entry| entry.topic == help.topic);
            for (place, entry) in entries.iter().enumerate() {
                // One of them is a Tab stop; the arrow keys move which one.
                let is_stop = chosen.unwrap_or(0) == place;
                entry_ui(ui, &entries, entry, chosen == Some(place), is_stop, view);
            }
            ui.add_space(space::L);
        });
    });
}

fn all() -> Vec<Entry> {
    let of = |topic| page(topic).map(|page| Entry { topic, title: page.title.clone(), excerpt: String::new() });
    HelpTopic::ALL.into_iter().filter_map(of).collect()
}

fn found(words: &str) -> Vec<Entry> {
    let of = |found: crate::help::Found| {
        let title = page(found.topic)?.title.clone();
        Some(Entry { topic: found.topic, title, excerpt: found.excerpt })
    };
    find(words).into_iter().filter_map(of).collect()
}

fn entry_ui(ui: &mut Ui, all: &[Entry], entry: &Entry, is_chosen: bool, is_stop: bool, view: &mut View) {
    let c = colours(ui);
    let width = ui.available_width() - space::M;
    let font = if is_chosen { fonts::semibold(size::TEXT) } else { fonts::text(size::TEXT) };
    let room = width - space::M * 2.0;
    let title = ui.painter().layout(entry.title.clone(), font, if is_chosen { c.accent } else { c.text }, room);
    let excerpt = ui.painter().layout(entry.excerpt.clone(), fonts::text(size::NOTE), c.soft, room);
    let excerpt_height = if entry.excerpt.is_empty() { 0.0 } else { excerpt.size().y + space::XS };
    let height = (title.size().y + excerpt_height + space::S).max(LOWEST);
    let sense = if is_stop { Sense::click() } else { Sense::CLICK };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ListBoxOption, true, &entry.title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
    if is_stop {
        view.take_focus(FocusKey::HelpList, &response);
    }
    if response.has_focus() {
        match list_keys::pressed(ui, response.id) {
            Some(ListKey::Open) => view.emit(HelpMsg::Choose(entry.topic, FocusKey::HelpText)),
            Some(ListKey::Move(movement)) => {
                if let Some(next) = moved(all, entry.topic, movement) {
                    view.emit(HelpMsg::Choose(next, FocusKey::HelpList));
                }
            }
            None => {}
        }
    }
    if response.clicked() {
        view.emit(HelpMsg::Choose(entry.topic, FocusKey::HelpText));
    }
    ring::follow(ui, &response);
    if !ui.is_rect_visible(rect) {
        return;
    }
    row::paint_back(ui, rect, CornerRadius::same(radius::CONTROL), is_chosen, response.hovered());
    let top = rect.top() + (height - title.size().y - excerpt_height) / 2.0;
    let below = top + title.size().y + space::XS;
    ui.painter().galley(egui::pos2(rect.left() + space::M, top), title, c.text);
    ui.painter().galley(egui::pos2(rect.left() + space::M, below), excerpt, c.soft);
    focus_ring(ui, &response, radius::CONTROL);
}

fn moved(all: &[Entry], from: HelpTopic, movement: Movement) -> Option<HelpTopic> {
    let place = all.iter().position(|entry| entry.topic == from);
    let next = movement.lead(place, all.len().checked_sub(1)?);
    all.get(next).map(|entry| entry.topic)
}
