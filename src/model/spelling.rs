//! Whether and how passwords are spelled out on the screen.

use crate::domain::password::spoken::Alphabet;

/// Shown beneath a password that is itself shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spelling {
    /// `Spell it out` is on. Off again when a change is sent, so that the outcome is in sight.
    pub on: bool,
    /// The words that stand for letters; remembered, as one clerk always reads out the same way.
    pub alphabet: Alphabet,
}
