//! A configuration of xkpasswd: what a password is made of.
//!
//! The fields are free to edit. [`Config::problems`] says what keeps a configuration from being used, and
//! [`Config::repair`] mends it the way xkpasswd-js does, and says so.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::symbol::USUAL_SYMBOLS;

/// How many words xkpasswd's web form offers.
pub const NUM_WORDS: RangeInclusive<usize> = 2..=10;
/// The word lengths that the web form offers.
pub const WORD_LENGTHS: RangeInclusive<usize> = 4..=12;
/// How many digits the web form offers, before the words and after them.
pub const PADDING_DIGITS: RangeInclusive<usize> = 0..=5;
/// How many padding characters the web form offers, before and after.
pub const PADDING_CHARACTERS: RangeInclusive<usize> = 0..=5;
/// The lengths that the web form pads to.
pub const PAD_TO_LENGTH: RangeInclusive<usize> = 8..=999;
/// How many symbols the web form takes for an alphabet.
pub const ALPHABET: RangeInclusive<usize> = 2..=20;

/// What a file may ask for, whatever the form offers. The upper ends keep a hostile file from asking for gigabytes.
pub mod limits {
    use std::ops::RangeInclusive;

    /// Words.
    pub const NUM_WORDS: RangeInclusive<usize> = 2..=100;
    /// The letters of a word.
    pub const WORD_LENGTHS: RangeInclusive<usize> = 3..=100;
    /// Digits, before and after.
    pub const PADDING_DIGITS: RangeInclusive<usize> = 0..=100;
    /// Padding characters, before and after.
    pub const PADDING_CHARACTERS: RangeInclusive<usize> = 0..=100;
    /// The length to pad to.
    pub const PAD_TO_LENGTH: RangeInclusive<usize> = 8..=999;
    /// The symbols of an alphabet.
    pub const ALPHABET: RangeInclusive<usize> = 2..=100;
    /// What may take a letter's place.
    pub const SUBSTITUTIONS: RangeInclusive<usize> = 1..=20;
    /// The characters of each of these.
    pub const SUBSTITUTION_LENGTH: RangeInclusive<usize> = 1..=10;
    /// How many letters may be replaced.
    pub const SUBSTITUTED_LETTERS: usize = 100;
}

/// A configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// How many words.
    pub num_words: usize,
    /// The fewest letters of a word.
    pub word_length_min: usize,
    /// The most letters of a word.
    pub word_length_max: usize,
    /// What becomes of upper and lower case.
    pub case_transform: CaseTransform,
    /// What stands between the words, and between them and the digits.
    pub separator: Separator,
    /// How many digits before the words.
    pub padding_digits_before: usize,
    /// How many digits after the words.
    pub padding_digits_after: usize,
    /// What stands around everything.
    pub padding: Padding,
    /// The character that the padding is made of. Without padding it lies idle.
    pub padding_character: PaddingCharacter,
    /// Symbols for a random separator or padding character that has no alphabet of its own; may be empty.
    pub symbol_alphabet: Vec<char>,
    /// Symbols for a random separator; may be empty.
    pub separator_alphabet: Vec<char>,
    /// Symbols for a random padding character; may be empty.
    pub padding_alphabet: Vec<char>,
    /// Whether words keep their accents.
    pub allow_accents: bool,
    /// What letters are replaced by. With one entry it is always that; with several it is one of them or the letter
    /// itself, each equally likely, as in xkpasswd for Perl. Letters are looked for after the case was changed, and
    /// `a` is not `A`.
    pub substitutions: BTreeMap<char, Vec<String>>,
    /// Whether they are replaced.
    pub substitution_mode: SubstitutionMode,
}

/// What becomes of upper and lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseTransform {
    /// As the word list has it.
    None,
    /// `WORD`.
    Upper,
    /// `word`.
    Lower,
    /// `Word`.
    Capitalise,
    /// `wORD`.
    Invert,
    /// `word WORD word` or `WORD word WORD`, as a coin falls.
    Alternate,
    /// Each word `word` or `WORD`, as a coin falls.
    Random,
}

/// What stands between the words. One for the whole password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Separator {
    /// Nothing.
    None,
    /// Always this.
    Fixed(char),
    /// One of [`Config::separators`].
    Random,
}

/// What stands around everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Padding {
    /// Nothing.
    None,
    /// So many characters before and after.
    Fixed {
        /// Before.
        before: usize,
        /// After.
        after: usize,
    },
    /// Characters at the end until the password has this length. A longer one is cut off.
    Adaptive {
        /// The length.
        length: usize,
    },
}

/// The character that the padding is made of. One for the whole password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaddingCharacter {
    /// None is named. Only without padding.
    None,
    /// Always this.
    Fixed(char),
    /// One of [`Config::padding_characters`].
    Random,
    /// The same as between the words.
    Separator,
}

/// Whether letters are replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SubstitutionMode {
    /// In every word.
    Always,
    /// Not at all.
    Never,
    /// For each word and each letter, as a coin falls: all of that letter in that word, or none.
    Random,
}

impl Config {
    /// The symbols that a random separator is drawn from.
    #[must_use]
    pub fn separators(&self) -> &[char] {
        self.in_force(&self.separator_alphabet)
    }

    /// The symbols that a random padding character is drawn from.
    #[must_use]
    pub fn padding_characters(&self) -> &[char] {
        self.in_force(&self.padding_alphabet)
    }

    /// Whether letters may be replaced at all.
    #[must_use]
    pub fn substitutes(&self) -> bool {
        self.substitution_mode != SubstitutionMode::Never && !self.substitutions.is_empty()
    }

    fn in_force<'a>(&'a self, own: &'a [char]) -> &'a [char] {
        match (own, self.symbol_alphabet.as_slice()) {
            ([], []) => &USUAL_SYMBOLS,
            ([], common) => common,
            (own, _) => own,
        }
    }
}

impl CaseTransform {
    /// All of them, in xkpasswd's order.
    pub const ALL: [Self; 7] =
        [Self::None, Self::Upper, Self::Lower, Self::Capitalise, Self::Invert, Self::Alternate, Self::Random];

    /// As the files call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::Upper => "UPPER",
            Self::Lower => "LOWER",
            Self::Capitalise => "CAPITALISE",
            Self::Invert => "INVERT",
            Self::Alternate => "ALTERNATE",
            Self::Random => "RANDOM",
        }
    }
}

impl SubstitutionMode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Always, Self::Never, Self::Random];

    /// As the files call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "ALWAYS",
            Self::Never => "NEVER",
            Self::Random => "RANDOM",
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::password::presets::Preset;

    #[test]
    fn an_empty_alphabet_falls_back() {
        let mut config = Preset::Web32.config();
        assert_eq!(config.separators().len(), 8);
        config.separator_alphabet.clear();
        assert_eq!(config.separators().len(), 18, "there is no symbol_alphabet either");
        config.symbol_alphabet = vec!['!', '?'];
        assert_eq!((config.separators(), config.padding_characters().len()), (&['!', '?'][..], 12));
    }
}
