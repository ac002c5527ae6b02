//! A password on the screen: large, with its separators in the accent, or covered. Never selectable.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::emath::TSTransform;
use egui::text::{LayoutJob, TextFormat};
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Galley, Pos2, Response, Sense, Ui, Vec2, WidgetInfo};

use crate::domain::password::generate::SEPARATOR;
use crate::domain::secret::Password;
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{radius, size};
use crate::ui::widgets::ring::focus_ring;

/// What stands for a covered password: always as long, so that its length is not told.
const COVER: &str = "••••••••••••";

/// The letters of a password, laid out.
pub(super) fn layout(ui: &Ui, password: &Password, shown: bool, size: f32) -> LayoutJob {
    let c = colours(ui);
    let mut job = LayoutJob::default();
    let format = |color| TextFormat { font_id: fonts::password(size), color, ..TextFormat::default() };
    if !shown {
        job.append(COVER, 0.0, format(c.text));
        return job;
    }
    for (place, part) in password.expose().split(SEPARATOR).enumerate() {
        if place > 0 {
            job.append("-", 0.0, format(c.accent));
        }
        job.append(part, 0.0, format(c.text));
    }
    job
}

/// The size at which the letters fit on one line of this width: `size`, or less where that can still be read.
pub(super) fn fitting_size(ui: &Ui, password: &Password, shown: bool, size: f32, width: f32) -> f32 {
    let wanted = ui.painter().layout_job(layout(ui, password, shown, size)).size().x;
    // They grow in proportion to the size, but for rounding.
    if wanted <= width { size } else { (size * width / wanted).floor().max(size::TEXT) }
}

/// The letters, in several lines where one of this width is not enough.
pub(super) fn wrapped(ui: &Ui, password: &Password, shown: bool, size: f32, width: f32) -> Arc<Galley> {
    let mut job = layout(ui, password, shown, size);
    job.wrap.max_width = width;
    job.wrap.break_anywhere = true;
    ui.painter().layout_job(job)
}

/// Draws it as a read-only field that the keyboard can stand on, named `name`, whose value assistive technology reads only while it is shown.
pub(super) fn read_only(ui: &mut Ui, name: &str, password: &Password, shown: bool, size: f32) -> Response {
    let width = ui.available_width();
    let galley = wrapped(ui, password, shown, fitting_size(ui, password, shown, size, width), width);
    let colour = colours(ui).text;
    let (rect, response) =
        ui.allocate_exact_size(galley.size() + Vec2::new(0.0, 4.0), Sense::focusable_noninteractive());
    let at = rect.min + Vec2::new(0.0, 2.0);
    ui.painter().galley(at, galley.clone(), colour);
    name_field(ui, &response, name, &galley, at);
    focus_ring(ui, &response, radius::KEY);
    response
}

/// Makes the widget a read-only field with the text of the galley, which is what stands on the screen: the cover,
/// while the password is covered.
pub(super) fn name_field(ui: &Ui, response: &Response, name: &str, galley: &Galley, at: Pos2) {
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(galley.text());
        node.set_read_only();
    });
    let place = TSTransform::from_translation(at.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), response.id, None, place, galley);
}
