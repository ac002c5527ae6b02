//! Keys as they stand on the keyboard, drawn in small boxes and never part of a name.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

/// Ctrl or Cmd with Enter: the page's main answer.
pub const MAIN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
/// Makes other passwords.
pub const MAKE_ANOTHER: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::R);
/// Shows or hides the password.
pub const SHOW: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::F9);
/// The help for where one is.
pub const HELP: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::F1);
/// Reads the list again.
pub const REFRESH: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::F5);
/// On to the next page.
pub const NEXT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::Enter);
/// Back to the search field.
pub const FIND: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::F);
/// Closes Beadle.
pub const QUIT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Q);
/// What is read out has arrived.
pub const SPACE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::Space);
/// One back.
pub const LEFT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::ArrowLeft);
/// Says it again.
pub const AGAIN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::R);
/// Out of here.
pub const ESCAPE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::Escape);

/// The words on the keys of this platform: "Ctrl Enter", "Cmd Enter".
#[must_use]
pub fn words(ctx: &Context, shortcut: &KeyboardShortcut) -> String {
    // As keyboards of this country have it.
    ctx.format_shortcut(shortcut).replace('+', " ").replace("Escape", "Esc")
}
