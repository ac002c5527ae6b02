//! A whole number with a button on either side: for the pointer, while the keyboard types it or takes the arrows.

use std::ops::RangeInclusive;

use egui::{DragValue, Ui, Vec2};

use super::button::{Button, Weight};
use super::ring::focus_ring;
use crate::text::tr_with;
use crate::ui::tokens::{radius, size, space};
use crate::ui::view::View;

/// How wide the number's own field is.
const WIDTH: f32 = 56.0;

/// Draws it under this name. A number that was outside the range already stays until it is changed.
pub fn number(ui: &mut Ui, name: &str, value: &mut usize, range: &RangeInclusive<usize>, view: &mut View) {
    ui.spacing_mut().item_spacing.x = space::XS;
    step(ui, "number-less", "−", name, value.checked_sub(1).filter(|n| n >= range.start()), value, view);
    let field = DragValue::new(value).range(range.clone()).clamp_existing_to_range(false).speed(1.0);
    ui.spacing_mut().interact_size.x = WIDTH;
    let response = ui.add_sized(Vec2::new(WIDTH, size::CONTROL), field).accessible_name(name);
    focus_ring(ui, &response, radius::CONTROL);
    step(ui, "number-more", "+", name, value.checked_add(1).filter(|n| n <= range.end()), value, view);
}

fn step(ui: &mut Ui, key: &str, sign: &str, name: &str, to: Option<usize>, value: &mut usize, view: &mut View) {
    let spoken = tr_with(key, &[("name", name.into())]);
    // The keyboard has the arrows, so that each number is one stop.
    let button = Button::new(sign, Weight::Plain).enabled(to.is_some()).no_tab_stop();
    let response = button.show(ui, view).accessible_name(&spoken);
    if let Some(to) = to
        && response.clicked()
    {
        *value = to;
    }
}
