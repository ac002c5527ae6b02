//! Buttons: one look, four weights, with an optional key hint that is drawn but never named.

use egui::{
    Align2, CornerRadius, Id, KeyboardShortcut, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::key_hint;
use super::ring::{self, focus_ring};
use crate::ui::fonts;
use crate::ui::room::Room;
use crate::ui::theme::colours;
use crate::ui::tokens::components::{ButtonColours, State};
use crate::ui::tokens::{self, radius, size, space};
use crate::ui::view::View;

pub use crate::ui::tokens::components::Weight;

/// Beside the words on a key, both sides together.
const KEY_PADDING: f32 = 12.0;

/// A button to be.
#[derive(Debug, Clone)]
pub struct Button<'a> {
    name: &'a str,
    weight: Weight,
    height: f32,
    font_size: f32,
    min_width: f32,
    hint: Option<KeyboardShortcut>,
    answers_enter: bool,
    enabled: bool,
    selected: Option<bool>,
    id: Option<Id>,
    place: Option<Rect>,
    tab_stop: bool,
}

impl<'a> Button<'a> {
    /// A button with this name on it.
    #[must_use]
    pub fn new(name: &'a str, weight: Weight) -> Self {
        Self {
            name,
            weight,
            height: size::CONTROL,
            font_size: size::TEXT,
            min_width: 0.0,
            hint: None,
            answers_enter: true,
            enabled: true,
            selected: None,
            id: None,
            place: None,
            tab_stop: true,
        }
    }

    /// Smaller, for a row or a card.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.height = size::CONTROL_SMALL;
        self.font_size = size::NOTE + 0.5;
        self
    }

    /// Bigger, for the one press that counts.
    #[must_use]
    pub fn big(mut self) -> Self {
        self.height = size::CONTROL_BIG;
        self.font_size = size::SECTION;
        self
    }

    /// At least this wide.
    #[must_use]
    pub fn min_width(mut self, width: f32) -> Self {
        self.min_width = width;
        self
    }

    /// Draws the key beside the name.
    #[must_use]
    pub fn hint(mut self, hint: KeyboardShortcut) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same, where the window has room for keys.
    #[must_use]
    pub fn hint_where_wide(self, hint: KeyboardShortcut, room: Room) -> Self {
        if room.is_narrow { self } else { self.hint(hint) }
    }

    /// Enter does not press it, even when it has the focus.
    #[must_use]
    pub fn deaf_to_enter(mut self) -> Self {
        self.answers_enter = false;
        self
    }

    /// Greyed when false.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// A toggle or a tab: on or off.
    #[must_use]
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = Some(selected);
        self
    }

    /// Under a fixed id.
    #[must_use]
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// At a fixed place instead of in the flow.
    #[must_use]
    pub fn at(mut self, rect: Rect) -> Self {
        self.place = Some(rect);
        self
    }

    /// Reached with the pointer and by assistive technology, but not with Tab.
    #[must_use]
    pub fn no_tab_stop(mut self) -> Self {
        self.tab_stop = false;
        self
    }

    /// How wide it will be.
    #[must_use]
    pub fn width(&self, ui: &Ui) -> f32 {
        let text = ui.painter().layout_no_wrap(self.name.to_owned(), fonts::semibold(self.font_size), tokens::CLEAR);
        let padding = if self.weight == Weight::Quiet { space::S + 2.0 } else { space::L };
        (text.size().x + padding * 2.0 + self.hint_width(ui)).max(self.min_width)
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui, view: &mut View) -> Response {
        let width = self.width(ui);
        let sense = match (self.enabled, self.tab_stop) {
            (false, _) => Sense::hover(),
            (true, true) => Sense::click(),
            (true, false) => Sense::CLICK,
        };
        let response = match (self.place, self.id) {
            (Some(rect), id) => {
                let id = id.unwrap_or_else(|| {
                    let id = ui.next_auto_id();
                    // Taken, so that the next control doesn't have the same.
                    ui.skip_ahead_auto_ids(1);
                    id
                });
                ui.interact(rect, id, sense)
            }
            (None, Some(id)) => {
                let (rect, _) = ui.allocate_exact_size(Vec2::new(width, self.height), Sense::hover());
                ui.interact(rect, id, sense)
            }
            (None, None) => ui.allocate_exact_size(Vec2::new(width, self.height), sense).1,
        };
        response.widget_info(|| match self.selected {
            Some(selected) => WidgetInfo::selected(egui::Role::Button, self.enabled, selected, self.name),
            None => WidgetInfo::labeled(egui::Role::Button, self.enabled, self.name),
        });
        if self.answers_enter {
            view.answers_enter(&response);
        }
        ring::follow(ui, &response);
        if ui.is_rect_visible(response.rect) {
            self.paint(ui, &response);
        }
        response
    }

    fn paint(&self, ui: &Ui, response: &Response) {
        let ButtonColours { fill, text, key, edge } =
            ButtonColours::new(colours(ui), self.weight, self.state(response));
        let rect = response.rect;
        let corner = CornerRadius::same(radius::CONTROL);
        ui.painter().rect(rect, corner, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let hint = self.hint_width(ui);
        let centre = egui::pos2(rect.center().x - hint / 2.0, rect.center().y);
        let font = fonts::semibold(self.font_size);
        let drawn = ui.painter().text(centre, Align2::CENTER_CENTER, self.name, font, text);
        if let Some(shortcut) = &self.hint {
            let words = key_hint::words(ui.ctx(), shortcut);
            let at = egui::pos2(drawn.right() + space::S, rect.center().y);
            paint_key(ui, at, &words, key);
        }
        focus_ring(ui, response, radius::CONTROL);
    }

    fn state(&self, response: &Response) -> State {
        match () {
            () if !self.enabled => State::Disabled,
            () if response.is_pointer_button_down_on() => State::Pressed,
            () if response.hovered() => State::Hovered,
            () if self.selected == Some(true) => State::On,
            () => State::Resting,
        }
    }

    fn hint_width(&self, ui: &Ui) -> f32 {
        let Some(shortcut) = &self.hint else { return 0.0 };
        key_width(ui, &key_hint::words(ui.ctx(), shortcut)) + space::S
    }
}

/// How wide a key's box is.
#[must_use]
pub fn key_width(ui: &Ui, words: &str) -> f32 {
    ui.painter().layout_no_wrap(words.to_owned(), fonts::text(size::SMALL), tokens::CLEAR).size().x + KEY_PADDING
}

/// A key in its box, from `at` to the right, centred on its height.
pub fn paint_key(ui: &Ui, at: egui::Pos2, words: &str, colour: egui::Color32) {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), fonts::text(size::SMALL), colour);
    let box_size = galley.size() + Vec2::new(KEY_PADDING, 3.0);
    let rect = Rect::from_min_size(at - Vec2::new(0.0, box_size.y / 2.0), box_size);
    let corner = CornerRadius::same(radius::KEY);
    ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, colour), StrokeKind::Inside);
    ui.painter().galley(rect.min + Vec2::new(KEY_PADDING / 2.0, 1.5), galley, colour);
}
