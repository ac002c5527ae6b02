//! How long a password is in sight, and how it is spelled.

use egui::Ui;

use super::choose::choose;
use crate::domain::password::spoken::Alphabet;
use crate::domain::preferences::{ClipboardTime, CoverAfter};
use crate::model::Model;
use crate::msg::{PreferencesMsg, SpellingMsg};
use crate::text::{tr, tr_with};
use crate::ui::tokens::space;
use crate::ui::view::View;
use crate::ui::widgets::card::card;
use crate::ui::widgets::check::{CheckLook, check};
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look};

/// What the system can do about screenshots.
const CAPTURE_ABOUT: &str = if cfg!(windows) {
    "settings-capture-windows"
} else if cfg!(target_os = "macos") {
    "settings-capture-macos"
} else {
    "settings-capture-nowhere"
};

/// Draws the card.
pub(super) fn passwords_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    let preferences = &model.preferences;
    card(ui, |ui| {
        label::section(ui, &tr("settings-passwords"));
        let time = preferences.clipboard;
        choose(ui, "settings-clipboard", &ClipboardTime::OFFERED, time, clipboard, PreferencesMsg::Clipboard, view);
        if time == ClipboardTime::Never {
            status::notice(ui, Look::Warning, &tr("settings-clipboard-never-warning"));
        }
        let minutes = |time: CoverAfter| tr_with("settings-minutes", &[("n", time.get().into())]);
        let time = preferences.cover_after;
        choose(ui, "settings-cover", &CoverAfter::OFFERED, time, minutes, PreferencesMsg::CoverAfter, view);
        label::note(ui, &tr("settings-cover-about"));
        choose(ui, "spell-alphabet", &Alphabet::ALL, model.spelling.alphabet, alphabet, SpellingMsg::Use, view);
        ui.add_space(space::XS);
        let hides = preferences.hides_from_capture;
        if check(ui, &tr("settings-capture"), hides, CheckLook::Line).clicked() {
            view.emit(PreferencesMsg::HidesFromCapture(!hides));
        }
        label::note(ui, &tr(CAPTURE_ABOUT));
    });
}

fn clipboard(time: ClipboardTime) -> String {
    match time {
        ClipboardTime::Seconds(n) => tr_with("settings-seconds", &[("n", n.into())]),
        ClipboardTime::Never => tr("settings-clipboard-never"),
    }
}

fn alphabet(alphabet: Alphabet) -> String {
    tr(match alphabet {
        Alphabet::Everyday => "spell-alphabet-everyday",
        Alphabet::Nato => "spell-alphabet-nato",
    })
}
