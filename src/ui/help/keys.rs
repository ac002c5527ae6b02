//! The keys, as this platform calls them.

use egui::{Key, KeyboardShortcut, Modifiers, Sense, Ui, Vec2};

use crate::text::{tr, tr_with};
use crate::ui::theme::colours;
use crate::ui::tokens::{size, space};
use crate::ui::widgets::button::{key_width, paint_key};
use crate::ui::widgets::{key_hint, label};

/// The height of a line of text, on which the key's box stands.
const LINE: f32 = size::TEXT * 1.3;

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

/// A heading, and what each key does below it.
type Group = (&'static str, &'static [(KeyboardShortcut, &'static str)]);

const GROUPS: [Group; 4] = [
    (
        "help-keys-everywhere",
        &[
            (key_hint::HELP, "help-key-help"),
            (key(Key::Tab), "help-key-tab"),
            (key_hint::ESCAPE, "help-key-escape"),
            (key_hint::QUIT, "help-key-quit"),
        ],
    ),
    (
        "help-keys-users",
        &[
            (key_hint::FIND, "help-key-find"),
            (key(Key::ArrowDown), "help-key-down"),
            (key_hint::NEXT, "help-key-open"),
            (key_hint::REFRESH, "help-key-refresh"),
        ],
    ),
    (
        "help-keys-reset",
        &[
            (key(Key::Num1), "help-key-reasons"),
            (key_hint::NEXT, "help-key-next"),
            (key_hint::MAIN, "help-key-main"),
            (key_hint::MAKE_ANOTHER, "help-key-another"),
            (key_hint::SHOW, "help-key-show"),
        ],
    ),
    (
        "help-keys-read-out",
        &[
            (key_hint::SPACE, "help-key-got"),
            (key_hint::LEFT, "help-key-back"),
            (key_hint::AGAIN, "help-key-again"),
            (key_hint::ESCAPE, "help-key-hide"),
        ],
    ),
];

/// Draws them, group by group.
pub(super) fn keys_ui(ui: &mut Ui) {
    for (heading, keys) in GROUPS {
        ui.add_space(space::S);
        label::section(ui, &tr(heading));
        let widest = keys.iter().map(|(key, _)| width(ui, *key)).fold(0.0, f32::max);
        for (key, does) in keys {
            ui.horizontal_top(|ui| {
                let words = key_hint::words(ui.ctx(), key);
                let (rect, _) = ui.allocate_exact_size(Vec2::new(widest + space::M, LINE), Sense::hover());
                paint_key(ui, rect.left_center(), &words, colours(ui).soft);
                let does = tr(does);
                let response = label::body(ui, &does);
                // The key in its box is only painted.
                let spoken = tr_with("help-key-spoken", &[("key", words.into()), ("does", does.into())]);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(spoken));
            });
        }
    }
}

fn width(ui: &Ui, key: KeyboardShortcut) -> f32 {
    key_width(ui, &key_hint::words(ui.ctx(), &key))
}
