//! Language, and how Beadle looks.

use egui::Ui;

use super::choose::choose;
use crate::domain::preferences::{Contrast, Motion, TextScale, Theme};
use crate::model::Model;
use crate::msg::PreferencesMsg;
use crate::text::{tr, tr_with};
use crate::ui::view::View;
use crate::ui::widgets::card::card;
use crate::ui::widgets::label;

/// There is one language, so it is a fact and not a choice.
pub(super) fn language_ui(ui: &mut Ui) {
    card(ui, |ui| {
        label::section(ui, &tr("settings-language"));
        label::body(ui, &tr("settings-language-english"));
    });
}

/// Light or dark, contrast, text size, movement.
pub(super) fn looks_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    let preferences = &model.preferences;
    card(ui, |ui| {
        label::section(ui, &tr("settings-looks"));
        choose(ui, "settings-theme", &Theme::ALL, preferences.theme, theme, PreferencesMsg::Theme, view);
        let chosen = preferences.contrast;
        choose(ui, "settings-contrast", &Contrast::ALL, chosen, contrast, PreferencesMsg::Contrast, view);
        let percent = |scale: TextScale| tr_with("settings-percent", &[("n", scale.percent().into())]);
        let scale = preferences.text_scale;
        choose(ui, "settings-text-size", &TextScale::OFFERED, scale, percent, PreferencesMsg::TextScale, view);
        choose(ui, "settings-motion", &Motion::ALL, preferences.motion, motion, PreferencesMsg::Motion, view);
        label::note(ui, &tr("settings-motion-about"));
    });
}

fn theme(theme: Theme) -> String {
    tr(match theme {
        Theme::System => "settings-theme-system",
        Theme::Light => "settings-theme-light",
        Theme::Dark => "settings-theme-dark",
    })
}

fn contrast(contrast: Contrast) -> String {
    tr(match contrast {
        Contrast::System => "settings-contrast-system",
        Contrast::More => "settings-contrast-more",
    })
}

fn motion(motion: Motion) -> String {
    tr(match motion {
        Motion::System => "settings-motion-system",
        Motion::Less => "settings-motion-less",
    })
}
