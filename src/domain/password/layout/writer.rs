//! Writing a configuration in either layout.

use serde_json::{Map, Value};

use super::{Layout, lacks_alphabet};
use crate::domain::password::config::{Config, Padding, PaddingCharacter, Separator, SubstitutionMode};
use crate::domain::password::key::Key;
use crate::domain::password::symbol::USUAL_SYMBOLS;

/// The keys and values.
pub(super) fn write(config: &Config, layout: Layout) -> Map<String, Value> {
    let mut object = Object(Map::new(), layout);
    object.put(Key::NumWords, config.num_words);
    object.put(Key::WordLengthMin, config.word_length_min);
    object.put(Key::WordLengthMax, config.word_length_max);
    object.put(Key::CaseTransform, config.case_transform.name());
    object.put_character(Key::SeparatorType, Key::SeparatorCharacter, separator(config.separator));
    object.put(Key::PaddingDigitsBefore, config.padding_digits_before);
    object.put(Key::PaddingDigitsAfter, config.padding_digits_after);
    match config.padding {
        Padding::None => object.put(Key::PaddingType, "NONE"),
        Padding::Fixed { before, after } => {
            object.put(Key::PaddingType, "FIXED");
            object.put(Key::PaddingCharactersBefore, before);
            object.put(Key::PaddingCharactersAfter, after);
        }
        Padding::Adaptive { length } => {
            object.put(Key::PaddingType, "ADAPTIVE");
            object.put(Key::PadToLength, length);
        }
    }
    object.put_character(Key::PaddingCharacterType, Key::PaddingCharacter, padding(config.padding_character));
    if layout == Layout::Perl && lacks_alphabet(config) {
        object.put_alphabet(Key::SymbolAlphabet, &USUAL_SYMBOLS);
    } else {
        object.put_alphabet(Key::SymbolAlphabet, &config.symbol_alphabet);
    }
    object.put_alphabet(Key::SeparatorAlphabet, &config.separator_alphabet);
    object.put_alphabet(Key::PaddingAlphabet, &config.padding_alphabet);
    object.put(Key::AllowAccents, u8::from(config.allow_accents));
    if !config.substitutions.is_empty() {
        let table = config.substitutions.iter().map(|(letter, into)| {
            let into = match into.as_slice() {
                [one] => Value::from(one.as_str()),
                many => Value::from(many),
            };
            (letter.to_string(), into)
        });
        object.put(Key::CharacterSubstitutions, table.collect::<Map<_, _>>());
    }
    if !config.substitutions.is_empty() || config.substitution_mode != SubstitutionMode::Always {
        object.put(Key::SubstitutionMode, config.substitution_mode.name());
    }
    object.0
}

struct Object(Map<String, Value>, Layout);

impl Object {
    fn put(&mut self, key: Key, value: impl Into<Value>) {
        self.0.insert(key.name().to_owned(), value.into());
    }

    /// A word, or the character that stands for `FIXED`.
    fn put_character(&mut self, kind: Key, key: Key, (word, character): (&str, Option<char>)) {
        let character = character.map(String::from);
        match self.1 {
            Layout::Perl => self.put(key, character.unwrap_or_else(|| word.to_owned())),
            Layout::Js => {
                self.put(kind, word);
                self.put(key, character.unwrap_or_default());
            }
        }
    }

    fn put_alphabet(&mut self, key: Key, symbols: &[char]) {
        if symbols.is_empty() {
            return;
        }
        match self.1 {
            Layout::Perl => self.put(key, symbols.iter().map(ToString::to_string).collect::<Vec<_>>()),
            Layout::Js => self.put(key, symbols.iter().collect::<String>()),
        }
    }
}

fn separator(separator: Separator) -> (&'static str, Option<char>) {
    match separator {
        Separator::None => ("NONE", None),
        Separator::Fixed(c) => ("FIXED", Some(c)),
        Separator::Random => ("RANDOM", None),
    }
}

fn padding(character: PaddingCharacter) -> (&'static str, Option<char>) {
    match character {
        PaddingCharacter::None => ("NONE", None),
        PaddingCharacter::Fixed(c) => ("FIXED", Some(c)),
        PaddingCharacter::Random => ("RANDOM", None),
        PaddingCharacter::Separator => ("SEPARATOR", None),
    }
}
