//! One of several, chosen with one press.

use egui::Ui;

use crate::msg::Msg;
use crate::text::tr;
use crate::ui::view::View;
use crate::ui::widgets::label;
use crate::ui::widgets::radio::{group, radio};

/// Draws the choice under its question.
pub(super) fn choose<T: Copy + PartialEq, M: Into<Msg>>(
    ui: &mut Ui,
    question: &str,
    offered: &[T],
    chosen: T,
    words: impl Fn(T) -> String,
    msg: impl Fn(T) -> M,
    view: &mut View,
) {
    let question = tr(question);
    label::body(ui, &question);
    group(ui, &question, |ui| {
        ui.horizontal_wrapped(|ui| {
            for one in offered {
                if radio(ui, &words(*one), *one == chosen, 0.0).clicked() {
                    view.emit(msg(*one));
                }
            }
        });
    });
}
