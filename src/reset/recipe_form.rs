//! The form of `More choices`: every key of a configuration, as it is typed and chosen.
//!
//! A form may hold anything. [`RecipeForm::config`] makes the nearest fit configuration of it and says what was put
//! right; what was typed stays in the form, also under a choice that does without it for now.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::domain::password::config::{
    ALPHABET, CaseTransform, Config, Padding, PaddingCharacter, Separator, SubstitutionMode,
};
use crate::domain::password::key::Key;
use crate::domain::password::problem::Repair;

/// What the fields hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipeForm {
    /// How many words.
    pub num_words: usize,
    /// The fewest letters of a word.
    pub word_length_min: usize,
    /// The most letters of a word.
    pub word_length_max: usize,
    /// What becomes of upper and lower case.
    pub case_transform: CaseTransform,
    /// Whether words keep their accents.
    pub allow_accents: bool,
    /// What stands between the words.
    pub separator: SeparatorChoice,
    /// The separator that is always the same.
    pub separator_character: String,
    /// What a random separator is drawn from.
    pub separator_alphabet: String,
    /// How many digits before the words.
    pub padding_digits_before: usize,
    /// How many digits after them.
    pub padding_digits_after: usize,
    /// What stands around everything.
    pub padding: PaddingChoice,
    /// How many padding characters before.
    pub padding_characters_before: usize,
    /// How many after.
    pub padding_characters_after: usize,
    /// The length to pad to.
    pub pad_to_length: usize,
    /// Which character pads.
    pub padding_character: PaddingCharacterChoice,
    /// The padding character that is always the same.
    pub padding_symbol: String,
    /// What a random padding character is drawn from.
    pub padding_alphabet: String,
    /// What both are drawn from that have nothing of their own.
    pub symbol_alphabet: String,
    /// Whether letters are replaced.
    pub substitution_mode: SubstitutionMode,
    /// By what: `a=4 e=3,€`.
    pub substitutions: String,
    /// What the text of `substitutions` was written from: not everything a file may hold can be typed.
    read: BTreeMap<char, Vec<String>>,
}

/// What stands between the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeparatorChoice {
    /// Nothing.
    None,
    /// Always the same.
    Fixed,
    /// One by chance.
    Random,
}

/// What stands around everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaddingChoice {
    /// Nothing.
    None,
    /// So many characters.
    Fixed,
    /// As many as make a length.
    Adaptive,
}

/// Which character pads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaddingCharacterChoice {
    /// Always the same.
    Fixed,
    /// One by chance.
    Random,
    /// The one between the words.
    Separator,
}

impl SeparatorChoice {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::None, Self::Fixed, Self::Random];
}

impl PaddingChoice {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::None, Self::Fixed, Self::Adaptive];
}

impl PaddingCharacterChoice {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Fixed, Self::Random, Self::Separator];
}

impl RecipeForm {
    /// The form that says what the configuration says. Where that is silent it holds something usual.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        let (separator, separator_character) = match config.separator {
            Separator::None => (SeparatorChoice::None, '-'),
            Separator::Fixed(c) => (SeparatorChoice::Fixed, c),
            Separator::Random => (SeparatorChoice::Random, '-'),
        };
        let (padding, (before, after), length) = match config.padding {
            Padding::None => (PaddingChoice::None, (1, 1), 32),
            Padding::Fixed { before, after } => (PaddingChoice::Fixed, (before, after), 32),
            Padding::Adaptive { length } => (PaddingChoice::Adaptive, (1, 1), length),
        };
        let (padding_character, padding_symbol) = match config.padding_character {
            PaddingCharacter::None | PaddingCharacter::Random => (PaddingCharacterChoice::Random, '*'),
            PaddingCharacter::Fixed(c) => (PaddingCharacterChoice::Fixed, c),
            PaddingCharacter::Separator => (PaddingCharacterChoice::Separator, '*'),
        };
        Self {
            num_words: config.num_words,
            word_length_min: config.word_length_min,
            word_length_max: config.word_length_max,
            case_transform: config.case_transform,
            allow_accents: config.allow_accents,
            separator,
            separator_character: separator_character.to_string(),
            separator_alphabet: config.separator_alphabet.iter().collect(),
            padding_digits_before: config.padding_digits_before,
            padding_digits_after: config.padding_digits_after,
            padding,
            padding_characters_before: before,
            padding_characters_after: after,
            pad_to_length: length,
            padding_character,
            padding_symbol: padding_symbol.to_string(),
            padding_alphabet: config.padding_alphabet.iter().collect(),
            symbol_alphabet: config.symbol_alphabet.iter().collect(),
            // What replaces nothing is best called so.
            substitution_mode: if config.substitutes() { config.substitution_mode } else { SubstitutionMode::Never },
            substitutions: substitutions_text(&config.substitutions),
            read: config.substitutions.clone(),
        }
    }

    /// The nearest configuration that is fit, and what was put right for it.
    #[must_use]
    pub fn config(&self) -> (Config, Vec<Repair>) {
        let mut repairs = Vec::new();
        let separator = match self.separator {
            SeparatorChoice::None => Separator::None,
            SeparatorChoice::Random => Separator::Random,
            SeparatorChoice::Fixed => {
                let key = Key::SeparatorCharacter;
                if let Some(c) = single(&self.separator_character, key, &mut repairs) {
                    Separator::Fixed(c)
                } else {
                    repairs.push(Repair::TakenAs { key, to: "NONE".to_owned() });
                    Separator::None
                }
            }
        };
        let padding = match self.padding {
            PaddingChoice::None => Padding::None,
            PaddingChoice::Fixed => {
                Padding::Fixed { before: self.padding_characters_before, after: self.padding_characters_after }
            }
            PaddingChoice::Adaptive => Padding::Adaptive { length: self.pad_to_length },
        };
        let padding_character = match self.padding_character {
            // Nothing is said of a field that lies idle.
            _ if padding == Padding::None => PaddingCharacter::None,
            PaddingCharacterChoice::Random => PaddingCharacter::Random,
            PaddingCharacterChoice::Separator => PaddingCharacter::Separator,
            PaddingCharacterChoice::Fixed => single(&self.padding_symbol, Key::PaddingCharacter, &mut repairs)
                .map_or(PaddingCharacter::None, PaddingCharacter::Fixed),
        };
        let config = Config {
            num_words: self.num_words,
            word_length_min: self.word_length_min,
            word_length_max: self.word_length_max,
            case_transform: self.case_transform,
            separator,
            padding_digits_before: self.padding_digits_before,
            padding_digits_after: self.padding_digits_after,
            padding,
            padding_character,
            symbol_alphabet: alphabet(&self.symbol_alphabet, Key::SymbolAlphabet, &mut repairs),
            separator_alphabet: alphabet(&self.separator_alphabet, Key::SeparatorAlphabet, &mut repairs),
            padding_alphabet: alphabet(&self.padding_alphabet, Key::PaddingAlphabet, &mut repairs),
            allow_accents: self.allow_accents,
            substitutions: self.substitutions(&mut repairs),
            substitution_mode: self.substitution_mode,
        };
        let (config, more) = config.repair();
        repairs.extend(more);
        (config, repairs)
    }

    fn substitutions(&self, repairs: &mut Vec<Repair>) -> BTreeMap<char, Vec<String>> {
        if self.substitutions == substitutions_text(&self.read) {
            return self.read.clone();
        }
        let mut map = BTreeMap::new();
        for entry in self.substitutions.split_whitespace() {
            let parts = entry.split_once('=');
            let letter = parts.and_then(|(letter, _)| letter.chars().next().filter(|c| letter.len() == c.len_utf8()));
            match (letter, parts) {
                (Some(letter), Some((_, texts))) if !map.contains_key(&letter) => {
                    map.insert(letter, texts.split(',').map(str::to_owned).collect());
                }
                _ => repairs.push(Repair::SubstitutionDropped { letter: entry.chars().take(10).collect() }),
            }
        }
        map
    }
}

/// The only character, or the first of several, which is said; none of nothing.
fn single(text: &str, key: Key, repairs: &mut Vec<Repair>) -> Option<char> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if chars.next().is_some() {
        repairs.push(Repair::FirstOnly { key, kept: first });
    }
    Some(first)
}

/// The characters, no more than the form takes.
fn alphabet(text: &str, key: Key, repairs: &mut Vec<Repair>) -> Vec<char> {
    let most = *ALPHABET.end();
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= most {
        return chars;
    }
    repairs.push(Repair::Cut { key, to: most });
    chars.into_iter().take(most).collect()
}

fn substitutions_text(map: &BTreeMap<char, Vec<String>>) -> String {
    let mut text = String::new();
    for (letter, into) in map {
        let space = if text.is_empty() { "" } else { " " };
        // Writing to a string does not fail.
        write!(text, "{space}{letter}={}", into.join(",")).ok();
    }
    text
}
