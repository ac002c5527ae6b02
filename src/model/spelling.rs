//! Whether and how passwords are spelled out on the screen.

use crate::domain::password::spoken::Alphabet;

/// Shown beneath a password that is itself shown, and remembered between people, as one clerk always reads out the
/// same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spelling {
    /// `Spell it out` is on.
    pub on: bool,
    /// The words that stand for letters.
    pub alphabet: Alphabet,
}
