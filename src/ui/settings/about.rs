//! What Beadle is.

use egui::Ui;

use crate::msg::{FocusKey, SettingsMsg};
use crate::text::{tr, tr_with};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::label;

/// The system that this program was made for.
const SYSTEM: &str = if cfg!(windows) {
    "about-windows"
} else if cfg!(target_os = "macos") {
    "about-macos"
} else {
    "about-linux"
};

/// Draws the card.
pub(super) fn about_ui(ui: &mut Ui, view: &mut View) {
    card(ui, |ui| {
        label::section(ui, &tr("settings-about"));
        let args = [("version", env!("CARGO_PKG_VERSION").into()), ("system", tr(SYSTEM).into())];
        label::strong(ui, &tr_with("about-version", &args));
        label::body(ui, &tr("about-what"));
        label::body(ui, &tr("about-licence"));
        let button = Button::new(&tr("button-licences"), Weight::Plain).small().show(ui, view);
        view.take_focus(FocusKey::Licences, &button);
        if button.clicked() {
            view.emit(SettingsMsg::Licences(true));
        }
    });
}
