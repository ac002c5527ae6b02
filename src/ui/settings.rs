//! How the clerk likes Beadle.

use egui::{ScrollArea, Ui};

use crate::domain::password::spoken::Alphabet;
use crate::domain::preferences::{ClipboardTime, CoverAfter, TextScale, Theme};
use crate::model::Model;
use crate::msg::{Msg, PreferencesMsg, SpellingMsg};
use crate::text::{tr, tr_with};
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::card::card;
use crate::ui::widgets::check::{CheckLook, check};
use crate::ui::widgets::label;
use crate::ui::widgets::radio::{group, radio};
use crate::ui::widgets::status::{self, Look};

/// Draws the page.
pub(super) fn settings_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(size::COLUMN.min(ui.available_width() - space::M));
        ui.spacing_mut().item_spacing.y = space::S;
        label::page_heading(ui, &tr("page-settings"));
        looks_ui(ui, model, view);
        passwords_ui(ui, model, view);
        ui.add_space(space::S);
    });
}

fn looks_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    let preferences = &model.preferences;
    card(ui, |ui| {
        label::section(ui, &tr("settings-looks"));
        choose(ui, "settings-theme", &Theme::ALL, preferences.theme, theme, PreferencesMsg::Theme, view);
        let percent = |scale: TextScale| tr_with("settings-percent", &[("n", scale.percent().into())]);
        let scale = preferences.text_scale;
        choose(ui, "settings-text-size", &TextScale::OFFERED, scale, percent, PreferencesMsg::TextScale, view);
    });
}

fn passwords_ui(ui: &mut Ui, model: &Model, view: &mut View) {
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

/// What the system can do about screenshots.
const CAPTURE_ABOUT: &str = if cfg!(windows) {
    "settings-capture-windows"
} else if cfg!(target_os = "macos") {
    "settings-capture-macos"
} else {
    "settings-capture-nowhere"
};

/// One of several, under its question.
fn choose<T: Copy + PartialEq, M: Into<Msg>>(
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

fn theme(theme: Theme) -> String {
    tr(match theme {
        Theme::System => "settings-theme-system",
        Theme::Light => "settings-theme-light",
        Theme::Dark => "settings-theme-dark",
    })
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
