//! A long text that is read with the keys: a Tab stop of its own around the part that scrolls.

use egui::{EventFilter, Id, Key, Modifiers, Response, Sense, Ui, WidgetInfo};

use super::ring::focus_ring;
use crate::ui::tokens::radius;

/// Takes what is left of the page as the place of the text, by this name. Returns it, and how far the keys move the text,
/// in points: as everywhere where one reads. `row` is the height of a line.
#[must_use]
pub fn reading_place(ui: &Ui, id: Id, name: &str, row: f32) -> (Response, f32) {
    let rect = ui.available_rect_before_wrap();
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ScrollView, true, name));
    focus_ring(ui, &response, radius::CONTROL);
    let movement = if response.has_focus() { movement(ui, id, row, rect.height()) } else { 0.0 };
    (response, movement)
}

fn movement(ui: &Ui, id: Id, row: f32, page: f32) -> f32 {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let page = (page - row * 2.0).max(row);
    let keys = [
        (Key::ArrowDown, -row * 3.0),
        (Key::ArrowUp, row * 3.0),
        (Key::PageDown, -page),
        (Key::PageUp, page),
        (Key::Home, f32::MAX.sqrt()),
        (Key::End, -f32::MAX.sqrt()),
    ];
    ui.input_mut(|input| {
        let pressed = keys.into_iter().filter(|(key, _)| input.consume_key(Modifiers::NONE, *key));
        pressed.map(|(_, movement)| movement).sum()
    })
}
