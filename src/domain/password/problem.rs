//! What is wrong with a configuration, and what was done about it.
//!
//! Both carry the facts, so that the window can say them in its own words; [`fmt::Display`] says them for the command
//! line, each beginning with the key.

use std::fmt;

use super::key::Key;
use super::symbol::shown;

/// What is wrong with a configuration. Each names its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The text is no configuration at all.
    NotAConfig(NotAConfig),
    /// A key that must be there is not.
    Missing(Key),
    /// A value of another kind than the key takes.
    WrongKind {
        /// The key.
        key: Key,
        /// What it takes.
        wanted: Wanted,
    },
    /// A number below what is allowed.
    TooSmall {
        /// The key.
        key: Key,
        /// What it says.
        found: i64,
        /// The least that is allowed.
        least: usize,
    },
    /// A number above what is allowed.
    TooLarge {
        /// The key.
        key: Key,
        /// What it says.
        found: i64,
        /// The most that is allowed.
        most: usize,
    },
    /// The longest words would be shorter than the shortest.
    Reversed {
        /// `word_length_min`.
        min: usize,
        /// `word_length_max`.
        max: usize,
    },
    /// A word that the key does not know.
    UnknownChoice {
        /// The key.
        key: Key,
        /// What it knows.
        choices: &'static [&'static str],
    },
    /// A letter, a digit, or something that does not show.
    NotASymbol {
        /// The key.
        key: Key,
        /// The first such character.
        found: char,
    },
    /// An alphabet with fewer than two different symbols.
    FewSymbols {
        /// The key.
        key: Key,
        /// How many it has.
        found: usize,
    },
    /// An alphabet with too many symbols.
    ManySymbols {
        /// The key.
        key: Key,
        /// How many it has.
        found: usize,
        /// How many it may have.
        most: usize,
    },
    /// An alphabet with a symbol twice, which would be drawn twice as often.
    RepeatedSymbol {
        /// The key.
        key: Key,
        /// The first such symbol.
        found: char,
    },
    /// A random symbol is wanted, and the old layout wants it to be said out of which.
    NoAlphabet {
        /// `separator_alphabet` or `padding_alphabet`; `symbol_alphabet` would do as well.
        key: Key,
    },
    /// Fixed padding with no character before and none after.
    NothingToPad,
    /// Padding, but no character to pad with.
    NoPaddingCharacter,
    /// Padding with the separator, and there is none.
    NoSeparatorToPadWith,
    /// A substitution that can't be made: of something else than a letter, or by nothing, or by something hidden.
    OddSubstitution {
        /// What was to be replaced, cut short.
        letter: String,
    },
}

/// What was done about a [`Problem`]. Each names its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// A missing or senseless value is taken to be this.
    TakenAs {
        /// The key.
        key: Key,
        /// What it is taken to be.
        to: String,
    },
    /// A number was raised to the least allowed.
    Raised {
        /// The key.
        key: Key,
        /// From what.
        from: i64,
        /// To what.
        to: usize,
    },
    /// A number was lowered to the most allowed.
    Lowered {
        /// The key.
        key: Key,
        /// From what.
        from: i64,
        /// To what.
        to: usize,
    },
    /// `word_length_min` and `word_length_max` have changed places.
    Swapped,
    /// Only the first of several characters is used.
    FirstOnly {
        /// The key.
        key: Key,
        /// The character.
        kept: char,
    },
    /// What is no symbol, or stood there twice, was left out of an alphabet.
    SymbolsDropped {
        /// The key.
        key: Key,
    },
    /// An alphabet was cut.
    Cut {
        /// The key.
        key: Key,
        /// How many symbols are left.
        to: usize,
    },
    /// An alphabet that is missing or can't be used gives way to `symbol_alphabet`, and that to the usual symbols.
    FellBack {
        /// The key.
        key: Key,
    },
    /// There is no padding.
    PaddingOff {
        /// The key that was at fault.
        key: Key,
    },
    /// A substitution is not made.
    SubstitutionDropped {
        /// What was to be replaced, cut short.
        letter: String,
    },
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A number without a fraction.
    WholeNumber,
    /// 0 or 1.
    Flag,
    /// A word of capitals.
    Word,
    /// One symbol.
    Symbol,
    /// Symbols, in one text or in a list.
    Symbols,
    /// An object: a letter to a text or a list of texts.
    Substitutions,
}

/// Why a text is no configuration at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAConfig {
    /// Longer than any configuration.
    #[error("this is too long to be a configuration: it has more than 64 KiB")]
    TooLong,
    /// No JSON.
    #[error("this is no configuration: it is not JSON")]
    NotJson,
    /// JSON, but no object.
    #[error("this is no configuration: it is JSON, but no object")]
    NotAnObject,
}

impl Problem {
    /// The key as the files call it; `config` for the whole.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotAConfig(_) => "config",
            Self::Missing(key)
            | Self::WrongKind { key, .. }
            | Self::TooSmall { key, .. }
            | Self::TooLarge { key, .. }
            | Self::UnknownChoice { key, .. }
            | Self::NotASymbol { key, .. }
            | Self::FewSymbols { key, .. }
            | Self::ManySymbols { key, .. }
            | Self::RepeatedSymbol { key, .. }
            | Self::NoAlphabet { key } => key.name(),
            Self::Reversed { .. } => Key::WordLengthMax.name(),
            Self::NothingToPad => Key::PaddingCharactersBefore.name(),
            Self::NoPaddingCharacter | Self::NoSeparatorToPadWith => Key::PaddingCharacter.name(),
            Self::OddSubstitution { .. } => Key::CharacterSubstitutions.name(),
        }
    }
}

impl Repair {
    /// The key as the files call it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::TakenAs { key, .. }
            | Self::Raised { key, .. }
            | Self::Lowered { key, .. }
            | Self::FirstOnly { key, .. }
            | Self::SymbolsDropped { key }
            | Self::Cut { key, .. }
            | Self::FellBack { key }
            | Self::PaddingOff { key } => key.name(),
            Self::Swapped => Key::WordLengthMin.name(),
            Self::SubstitutionDropped { .. } => Key::CharacterSubstitutions.name(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::NotAConfig(reason) = self {
            return reason.fmt(f);
        }
        write!(f, "{}: ", self.key())?;
        match self {
            Self::NotAConfig(reason) => reason.fmt(f),
            Self::Missing(_) => f.write_str("it is missing"),
            Self::WrongKind { wanted, .. } => write!(f, "it must be {wanted}"),
            Self::TooSmall { found, least, .. } => write!(f, "it is {found}, and {least} is the least"),
            Self::TooLarge { found, most, .. } => write!(f, "it is {found}, and {most} is the most"),
            Self::Reversed { min, max } => write!(f, "it is {max}, which is less than word_length_min, {min}"),
            Self::UnknownChoice { choices, .. } => write!(f, "it must be one of {}", choices.join(", ")),
            Self::NotASymbol { found, .. } => write!(f, "{} is not a symbol", shown(*found)),
            Self::FewSymbols { found, .. } => {
                write!(f, "it has {found} different symbol{}, and 2 are the least", if *found == 1 { "" } else { "s" })
            }
            Self::ManySymbols { found, most, .. } => write!(f, "it has {found} symbols, and {most} are the most"),
            Self::RepeatedSymbol { found, .. } => write!(f, "it holds {} twice", shown(*found)),
            Self::NoAlphabet { .. } => {
                f.write_str("it is missing, and so is symbol_alphabet; RANDOM needs one of them")
            }
            Self::NothingToPad => f.write_str(
                "it is 0, and so is padding_characters_after; padding_type FIXED needs at least one character",
            ),
            Self::NoPaddingCharacter => f.write_str("there is none, though padding_type asks for padding"),
            Self::NoSeparatorToPadWith => f.write_str("it is to be the separator, and there is none"),
            Self::OddSubstitution { letter } => {
                write!(
                    f,
                    "“{letter}” can't be replaced: it takes one letter, and a short visible text or a list of them"
                )
            }
        }
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.key())?;
        match self {
            Self::TakenAs { to, .. } => write!(f, "taken as {to}"),
            Self::Raised { from, to, .. } => write!(f, "raised from {from} to {to}"),
            Self::Lowered { from, to, .. } => write!(f, "lowered from {from} to {to}"),
            Self::Swapped => f.write_str("changed places with word_length_max"),
            Self::FirstOnly { kept, .. } => write!(f, "only {} is used", shown(*kept)),
            Self::SymbolsDropped { .. } => f.write_str("what is no symbol, or stands there twice, is left out"),
            Self::Cut { to, .. } => write!(f, "cut to the first {to} symbols"),
            Self::FellBack { key: Key::SymbolAlphabet } => f.write_str("the usual symbols are used instead"),
            Self::FellBack { .. } => f.write_str("symbol_alphabet, or the usual symbols, are used instead"),
            Self::PaddingOff { .. } => f.write_str("there is no padding"),
            Self::SubstitutionDropped { letter } => write!(f, "“{letter}” is not replaced"),
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WholeNumber => "a whole number",
            Self::Flag => "0 or 1",
            Self::Word => "a word in quotes",
            Self::Symbol => "one symbol in quotes",
            Self::Symbols => "symbols, in one text or in a list",
            Self::Substitutions => "an object: letters with what takes their place",
        })
    }
}
