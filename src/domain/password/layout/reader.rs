//! Reading a configuration: each value with the rule of its layout, and what is made of it when the rule is broken.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use super::{Layout, PERL_PAD_TO_LENGTH, PERL_WORD_LENGTH, lacks_alphabet};
use crate::domain::names::clean_name;
use crate::domain::password::config::{
    ALPHABET, CaseTransform, Config, Padding, PaddingCharacter, Separator, SubstitutionMode, limits,
};
use crate::domain::password::key::Key;
use crate::domain::password::mending::{Finding, odd_substitution};
use crate::domain::password::problem::{Problem, Repair, Wanted};
use crate::domain::password::symbol::is_symbol;

/// Keys of xkpasswd that say nothing about a password.
const IDLE_KEYS: [&str; 2] = ["random_increment", "random_function"];
const CASES: [&str; 7] = ["NONE", "UPPER", "LOWER", "CAPITALISE", "INVERT", "ALTERNATE", "RANDOM"];
const SEPARATORS: [&str; 3] = ["NONE", "FIXED", "RANDOM"];
const PADDINGS: [&str; 3] = ["NONE", "FIXED", "ADAPTIVE"];
const PADDING_CHARACTERS: [&str; 4] = ["NONE", "FIXED", "RANDOM", "SEPARATOR"];
const MODES: [&str; 3] = ["ALWAYS", "NEVER", "RANDOM"];
/// The old layout's words in place of a character.
const OLD_SEPARATORS: [&str; 2] = ["NONE", "RANDOM"];
const OLD_PADDING_CHARACTERS: [&str; 3] = ["NONE", "RANDOM", "SEPARATOR"];

/// Reads one object, and remembers what is wrong with it.
pub(super) struct Reader<'a> {
    object: &'a Map<String, Value>,
    layout: Layout,
    found: Vec<Finding>,
}

/// What stands where a character or one of the old layout's words belongs.
enum Character {
    Word(&'static str),
    Symbol(char),
    Unreadable,
}

impl<'a> Reader<'a> {
    /// What the object means, the rules of its layout that it breaks, and the keys that nobody knows. The rules of
    /// every configuration are not looked at yet.
    pub(super) fn read(object: &'a Map<String, Value>, layout: Layout) -> (Config, Vec<Finding>, Vec<String>) {
        let mut reader = Self { object, layout, found: Vec::new() };
        let config = reader.config();
        let is_known = |key: &str| Key::ALL.iter().any(|known| known.name() == key) || IDLE_KEYS.contains(&key);
        let unknown = object.keys().filter(|key| !is_known(key)).map(|key| shown(key)).collect();
        (config, reader.found, unknown)
    }

    fn config(&mut self) -> Config {
        let is_perl = self.layout == Layout::Perl;
        let shortest = if is_perl { PERL_WORD_LENGTH } else { *limits::WORD_LENGTHS.start() };
        let word_lengths = shortest..=*limits::WORD_LENGTHS.end();
        // A number that must be there is xkpasswd's preset DEFAULT's when it is not.
        let num_words = self.number(Key::NumWords, &limits::NUM_WORDS, 3, true);
        let word_length_min = self.number(Key::WordLengthMin, &word_lengths, 4, true);
        let word_length_max = self.number(Key::WordLengthMax, &word_lengths, 8, true);
        let case_transform = self.choice(Key::CaseTransform, &CASES, false);
        let separator = self.separator();
        let separator_alphabet = self.alphabet(Key::SeparatorAlphabet);
        let symbol_alphabet = self.alphabet(Key::SymbolAlphabet);
        let padding_digits_before = self.number(Key::PaddingDigitsBefore, &limits::PADDING_DIGITS, 0, is_perl);
        let padding_digits_after = self.number(Key::PaddingDigitsAfter, &limits::PADDING_DIGITS, 0, is_perl);
        let mut padding = self.padding();
        let padding_character = self.padding_character(&mut padding);
        let config = Config {
            num_words,
            word_length_min,
            word_length_max,
            case_transform: find(&CaseTransform::ALL, |case| case.name() == case_transform, CaseTransform::None),
            separator,
            padding_digits_before,
            padding_digits_after,
            padding,
            padding_character,
            symbol_alphabet,
            separator_alphabet,
            padding_alphabet: self.alphabet(Key::PaddingAlphabet),
            allow_accents: self.flag(Key::AllowAccents),
            substitutions: self.substitutions(),
            substitution_mode: self.mode(),
        };
        if is_perl && lacks_alphabet(&config) {
            self.note_missing_alphabet(&config);
        }
        config
    }

    fn separator(&mut self) -> Separator {
        let key = Key::SeparatorCharacter;
        if self.layout == Layout::Js && self.value(Key::SeparatorType).is_some() {
            return match self.choice(Key::SeparatorType, &SEPARATORS, false) {
                "RANDOM" => Separator::Random,
                "FIXED" => match self.character(key, &[], &taken_as(key, "NONE")) {
                    Character::Symbol(c) => Separator::Fixed(c),
                    Character::Word(_) | Character::Unreadable => Separator::None,
                },
                _ => Separator::None,
            };
        }
        // xkpasswd-js takes none at all, and an empty text, for no separator.
        let is_empty = self.value(key).is_none_or(|value| value.as_str() == Some(""));
        if self.layout == Layout::Js && is_empty {
            return Separator::None;
        }
        match self.character(key, &OLD_SEPARATORS, &taken_as(key, "NONE")) {
            Character::Word("RANDOM") => Separator::Random,
            Character::Symbol(c) => Separator::Fixed(c),
            Character::Word(_) | Character::Unreadable => Separator::None,
        }
    }

    fn padding(&mut self) -> Padding {
        let is_perl = self.layout == Layout::Perl;
        let kind = self.choice(Key::PaddingType, &PADDINGS, is_perl);
        let (before_key, after_key) = (Key::PaddingCharactersBefore, Key::PaddingCharactersAfter);
        let padding = if kind == "FIXED" {
            let before = self.number(before_key, &limits::PADDING_CHARACTERS, 0, is_perl);
            let after = self.number(after_key, &limits::PADDING_CHARACTERS, 0, is_perl);
            // xkpasswd-js takes this for no padding.
            if !is_perl && before + after == 0 { Padding::None } else { Padding::Fixed { before, after } }
        } else {
            self.idle_number(before_key);
            self.idle_number(after_key);
            Padding::None
        };
        let key = Key::PadToLength;
        if kind != "ADAPTIVE" {
            self.idle_number(key);
            return padding;
        }
        if self.value(key).is_none() {
            self.note(Problem::Missing(key), Repair::PaddingOff { key });
            return Padding::None;
        }
        let least = if is_perl { PERL_PAD_TO_LENGTH } else { *limits::PAD_TO_LENGTH.start() };
        Padding::Adaptive { length: self.number(key, &(least..=*limits::PAD_TO_LENGTH.end()), least, true) }
    }

    fn padding_character(&mut self, padding: &mut Padding) -> PaddingCharacter {
        let key = Key::PaddingCharacter;
        let n_found = self.found.len();
        let character = if self.layout == Layout::Js && self.value(Key::PaddingCharacterType).is_some() {
            match self.choice(Key::PaddingCharacterType, &PADDING_CHARACTERS, false) {
                "FIXED" => self.character(key, &[], &Repair::PaddingOff { key }),
                word => Character::Word(word),
            }
        } else if self.value(key).is_none_or(|value| self.layout == Layout::Js && value.as_str() == Some("")) {
            Character::Word("NONE")
        } else {
            self.character(key, &OLD_PADDING_CHARACTERS, &Repair::PaddingOff { key })
        };
        let character = match character {
            Character::Symbol(c) => PaddingCharacter::Fixed(c),
            Character::Word("RANDOM") => PaddingCharacter::Random,
            Character::Word("SEPARATOR") => PaddingCharacter::Separator,
            Character::Word(_) | Character::Unreadable => PaddingCharacter::None,
        };
        if character == PaddingCharacter::None {
            if *padding == Padding::None {
                // Forms leave an empty text where nothing is padded.
                self.found.retain(|finding| finding.problem.key() != key.name());
            } else if let [.., last] = self.found.get_mut(n_found..).unwrap_or_default() {
                // Once is enough to say that there is nothing to pad with.
                let key = if last.problem.key() == key.name() { key } else { Key::PaddingCharacterType };
                last.repair = Repair::PaddingOff { key };
                *padding = Padding::None;
            }
        }
        character
    }

    /// One symbol, or one of the words. What is neither is noted with the repair.
    fn character(&mut self, key: Key, words: &[&'static str], repair: &Repair) -> Character {
        let Some(value) = self.value(key) else {
            self.note(Problem::Missing(key), repair.clone());
            return Character::Unreadable;
        };
        let text = value.as_str().unwrap_or_default();
        if let Some(word) = words.iter().find(|word| **word == text) {
            return Character::Word(word);
        }
        let wrong_kind = Problem::WrongKind { key, wanted: Wanted::Symbol };
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if is_symbol(c) => Character::Symbol(c),
            (Some(found), None) => {
                self.note(Problem::NotASymbol { key, found }, repair.clone());
                Character::Unreadable
            }
            (Some(c), Some(_)) => {
                if let Some(word) = words.iter().find(|word| word.eq_ignore_ascii_case(text)) {
                    self.note(wrong_kind, taken_as(key, word));
                    Character::Word(word)
                } else if is_symbol(c) {
                    self.note(wrong_kind, Repair::FirstOnly { key, kept: c });
                    Character::Symbol(c)
                } else {
                    self.note(wrong_kind, repair.clone());
                    Character::Unreadable
                }
            }
            (None, _) => {
                self.note(wrong_kind, repair.clone());
                Character::Unreadable
            }
        }
    }

    /// The symbols of a text or a list, each once: neither program minds one that stands there twice.
    fn alphabet(&mut self, key: Key) -> Vec<char> {
        let is_perl = self.layout == Layout::Perl;
        let mut symbols = Vec::new();
        let mut add = |text: &str| {
            for c in text.chars() {
                if !symbols.contains(&c) && symbols.len() <= *limits::ALPHABET.end() {
                    symbols.push(c);
                }
            }
        };
        let is_right = match self.value(key) {
            None => return Vec::new(),
            Some(Value::String(text)) => {
                add(text);
                !is_perl
            }
            Some(Value::Array(list)) => {
                let texts = list.iter().filter_map(Value::as_str);
                texts.clone().for_each(&mut add);
                let is_one = |text: &str| text.chars().count() == 1;
                texts.clone().count() == list.len() && (!is_perl || texts.clone().all(is_one))
            }
            Some(_) => false,
        };
        let n_symbols = symbols.iter().filter(|c| is_symbol(**c)).count();
        if !is_right {
            let repair = match n_symbols {
                0 | 1 => {
                    symbols.clear();
                    Repair::FellBack { key }
                }
                _ => {
                    symbols.retain(|c| is_symbol(*c));
                    Repair::SymbolsDropped { key }
                }
            };
            self.note(Problem::WrongKind { key, wanted: Wanted::Symbols }, repair);
        } else if is_perl && symbols.is_empty() {
            self.note(Problem::FewSymbols { key, found: 0 }, Repair::FellBack { key });
        } else if !is_perl && n_symbols == symbols.len() && n_symbols > *ALPHABET.end() {
            symbols.truncate(*ALPHABET.end());
            let problem = Problem::ManySymbols { key, found: n_symbols, most: *ALPHABET.end() };
            self.note(problem, Repair::Cut { key, to: *ALPHABET.end() });
        }
        symbols
    }

    fn note_missing_alphabet(&mut self, config: &Config) {
        let pads_randomly = config.padding != Padding::None && config.padding_character == PaddingCharacter::Random;
        for (is_random, own, key) in [
            (config.separator == Separator::Random, &config.separator_alphabet, Key::SeparatorAlphabet),
            (pads_randomly, &config.padding_alphabet, Key::PaddingAlphabet),
        ] {
            // One that is there and no good has been noted.
            let is_noted = self.value(key).is_some() || self.value(Key::SymbolAlphabet).is_some();
            if is_random && own.is_empty() && !is_noted {
                self.note(Problem::NoAlphabet { key }, Repair::FellBack { key });
            }
        }
    }

    fn substitutions(&mut self) -> BTreeMap<char, Vec<String>> {
        let key = Key::CharacterSubstitutions;
        let table = match self.value(key) {
            None => return BTreeMap::new(),
            Some(Value::Object(table)) => table,
            Some(_) => {
                self.note(Problem::WrongKind { key, wanted: Wanted::Substitutions }, taken_as(key, "{}"));
                return BTreeMap::new();
            }
        };
        let mut substitutions = BTreeMap::new();
        for (letter, into) in table {
            match substitution(letter, into) {
                Some((c, into)) => {
                    substitutions.insert(c, into);
                }
                None => self.found.push(odd_substitution(letter)),
            }
        }
        substitutions
    }

    fn mode(&mut self) -> SubstitutionMode {
        let mode = self.choice(Key::SubstitutionMode, &MODES, false);
        find(&SubstitutionMode::ALL, |known| known.name() == mode, SubstitutionMode::Always)
    }

    fn flag(&mut self, key: Key) -> bool {
        let Some(value) = self.value(key) else { return false };
        match (value.as_bool(), whole(value)) {
            (Some(flag), _) => flag,
            (None, Some(0)) => false,
            (None, Some(1)) => true,
            _ => {
                let is_on = matches!(value.as_str(), Some("1" | "true"));
                let repair = taken_as(key, if is_on { "1" } else { "0" });
                self.note(Problem::WrongKind { key, wanted: Wanted::Flag }, repair);
                is_on
            }
        }
    }

    /// One of the words. The first of them when there is none, or none that is known.
    fn choice(&mut self, key: Key, choices: &'static [&'static str], is_required: bool) -> &'static str {
        let usual = choices.first().copied().unwrap_or_default();
        let Some(value) = self.value(key) else {
            if is_required {
                self.note(Problem::Missing(key), taken_as(key, usual));
            }
            return usual;
        };
        let Some(text) = value.as_str() else {
            self.note(Problem::WrongKind { key, wanted: Wanted::Word }, taken_as(key, usual));
            return usual;
        };
        match choices.iter().find(|choice| choice.eq_ignore_ascii_case(text)) {
            Some(choice) if *choice == text => choice,
            near => {
                let choice = near.copied().unwrap_or(usual);
                self.note(Problem::UnknownChoice { key, choices }, taken_as(key, choice));
                choice
            }
        }
    }

    fn number(&mut self, key: Key, range: &RangeInclusive<usize>, usual: usize, is_required: bool) -> usize {
        let Some(value) = self.value(key) else {
            if is_required {
                self.note(Problem::Missing(key), taken_as(key, &usual.to_string()));
            }
            return usual;
        };
        let Some(found) = whole(value) else {
            let meant = value.as_str().and_then(|text| text.trim().parse().ok());
            let to = meant.map_or(usual, |n: i64| within(n, range).unwrap_or_else(|end| end));
            self.note(Problem::WrongKind { key, wanted: Wanted::WholeNumber }, taken_as(key, &to.to_string()));
            return to;
        };
        within(found, range).unwrap_or_else(|to| {
            let (least, most) = (*range.start(), *range.end());
            if to == least {
                self.note(Problem::TooSmall { key, found, least }, Repair::Raised { key, from: found, to });
            } else {
                self.note(Problem::TooLarge { key, found, most }, Repair::Lowered { key, from: found, to });
            }
            to
        })
    }

    /// A number that nothing depends on. Forms leave an empty text there.
    fn idle_number(&mut self, key: Key) {
        let is_odd = |value: &Value| whole(value).is_none() && value.as_str() != Some("");
        if self.value(key).is_some_and(is_odd) {
            self.note(Problem::WrongKind { key, wanted: Wanted::WholeNumber }, taken_as(key, "0"));
        }
    }

    /// The value; `null` is none.
    fn value(&self, key: Key) -> Option<&'a Value> {
        self.object.get(key.name()).filter(|value| !value.is_null())
    }

    fn note(&mut self, problem: Problem, repair: Repair) {
        self.found.push(Finding { problem, repair });
    }
}

/// A key of a file as it may be shown.
pub(super) fn shown(key: &str) -> String {
    clean_name(key)
}

fn taken_as(key: Key, to: &str) -> Repair {
    Repair::TakenAs { key, to: to.to_owned() }
}

fn find<T: Copy>(all: &[T], is_it: impl Fn(&T) -> bool, usual: T) -> T {
    all.iter().copied().find(is_it).unwrap_or(usual)
}

/// A number without a fraction; one beyond any use is the last there is.
fn whole(value: &Value) -> Option<i64> {
    let number = value.as_number()?;
    let whole_float = || {
        let n = number.as_f64().filter(|n| n.fract() == 0.0)?;
        format!("{n:.0}").parse().ok()
    };
    number.as_i64().or_else(|| number.as_u64().map(|_beyond| i64::MAX)).or_else(whole_float)
}

/// The number, or the end of the range that is nearest.
fn within(n: i64, range: &RangeInclusive<usize>) -> Result<usize, usize> {
    match usize::try_from(n) {
        Ok(n) if range.contains(&n) => Ok(n),
        Ok(n) if n > *range.end() => Err(*range.end()),
        Err(_) if n > 0 => Err(*range.end()),
        _ => Err(*range.start()),
    }
}

/// A letter and what takes its place. A list is, as in xkpasswd for Perl, to be chosen from together with the letter
/// itself, so one that has a single entry is told from a text by naming the letter, too.
fn substitution(letter: &str, into: &Value) -> Option<(char, Vec<String>)> {
    let mut chars = letter.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    let text = |value: &Value| value.as_str().map(str::to_owned).or_else(|| Some(whole(value)?.to_string()));
    let Value::Array(list) = into else { return Some((c, vec![text(into)?])) };
    let mut choices = Vec::new();
    for choice in list {
        let choice = text(choice)?;
        if !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    if choices.len() == 1 && !choices.iter().any(|choice| choice == letter) {
        choices.push(letter.to_owned());
    }
    Some((c, choices))
}
