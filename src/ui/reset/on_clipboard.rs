//! How long the password stays on the clipboard.

use egui::Ui;

use crate::model::clipboard::OnClipboard;
use crate::msg::ClipboardMsg;
use crate::text::{tr, tr_with};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Urgency};

/// From here on it is said that it will go.
const SOON: u64 = 10;

/// Draws it, while it is there.
pub(super) fn on_clipboard_ui(ui: &mut Ui, clipboard: Option<OnClipboard>, view: &mut View) {
    let Some(clipboard) = clipboard else { return };
    let left = clipboard.seconds_left(view.elapsed);
    ui.horizontal_wrapped(|ui| {
        let text = match left {
            Some(left) => tr_with("clipboard-left", &[("n", left.into())]),
            None => tr("clipboard-for-good"),
        };
        let response = label::soft(ui, &text);
        // Said twice and not every second: the notice says it first, and this says it when little time is left.
        let said = match left {
            Some(left) if left <= SOON => tr("clipboard-soon"),
            Some(_) => String::new(),
            None => text,
        };
        if !said.is_empty() {
            status::make_live(ui, response.id, &said, Urgency::Soon);
        }
        if left.is_some() && Button::new(&tr("button-keep-longer"), Weight::Quiet).small().show(ui, view).clicked() {
            view.emit(ClipboardMsg::KeepLonger);
        }
        if Button::new(&tr("button-take-away"), Weight::Quiet).small().show(ui, view).clicked() {
            view.emit(ClipboardMsg::TakeAway);
        }
    });
}
