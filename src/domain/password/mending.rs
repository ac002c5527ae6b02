//! The rules that a configuration must keep, each with the repair that mends it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::config::{ALPHABET, Config, Padding, PaddingCharacter, Separator, limits};
use super::key::Key;
use super::problem::{Problem, Repair};
use super::symbol::{is_plain, is_symbol};

/// A problem and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) problem: Problem,
    pub(super) repair: Repair,
}

impl Config {
    /// What keeps the configuration from being used; nothing when it is fit.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        self.clone().mend().1.into_iter().map(|finding| finding.problem).collect()
    }

    /// The nearest configuration that is fit, and what was changed: numbers are raised or lowered to what is allowed,
    /// reversed word lengths change places, alphabets lose what is no symbol and fall back when too little is left, and
    /// padding that can't be made is left out.
    #[must_use]
    pub fn repair(self) -> (Self, Vec<Repair>) {
        let (config, findings) = self.mend();
        (config, findings.into_iter().map(|finding| finding.repair).collect())
    }

    pub(super) fn mend(mut self) -> (Self, Vec<Finding>) {
        let mut found = Vec::new();
        mend_number(&mut self.num_words, Key::NumWords, &limits::NUM_WORDS, &mut found);
        mend_number(&mut self.word_length_min, Key::WordLengthMin, &limits::WORD_LENGTHS, &mut found);
        mend_number(&mut self.word_length_max, Key::WordLengthMax, &limits::WORD_LENGTHS, &mut found);
        if self.word_length_max < self.word_length_min {
            let problem = Problem::Reversed { min: self.word_length_min, max: self.word_length_max };
            found.push(Finding { problem, repair: Repair::Swapped });
            std::mem::swap(&mut self.word_length_min, &mut self.word_length_max);
        }
        if let Separator::Fixed(c) = self.separator
            && !is_symbol(c)
        {
            let key = Key::SeparatorCharacter;
            let repair = Repair::TakenAs { key, to: "NONE".to_owned() };
            found.push(Finding { problem: Problem::NotASymbol { key, found: c }, repair });
            self.separator = Separator::None;
        }
        mend_alphabet(&mut self.separator_alphabet, Key::SeparatorAlphabet, &mut found);
        mend_alphabet(&mut self.symbol_alphabet, Key::SymbolAlphabet, &mut found);
        mend_number(&mut self.padding_digits_before, Key::PaddingDigitsBefore, &limits::PADDING_DIGITS, &mut found);
        mend_number(&mut self.padding_digits_after, Key::PaddingDigitsAfter, &limits::PADDING_DIGITS, &mut found);
        self.mend_padding(&mut found);
        mend_alphabet(&mut self.padding_alphabet, Key::PaddingAlphabet, &mut found);
        self.mend_substitutions(&mut found);
        (self, found)
    }

    fn mend_padding(&mut self, found: &mut Vec<Finding>) {
        match &mut self.padding {
            Padding::None => {}
            Padding::Fixed { before, after } => {
                mend_number(before, Key::PaddingCharactersBefore, &limits::PADDING_CHARACTERS, found);
                mend_number(after, Key::PaddingCharactersAfter, &limits::PADDING_CHARACTERS, found);
                if *before + *after == 0 {
                    self.turn_padding_off(Problem::NothingToPad, Key::PaddingCharactersBefore, found);
                }
            }
            Padding::Adaptive { length } => mend_number(length, Key::PadToLength, &limits::PAD_TO_LENGTH, found),
        }
        let key = Key::PaddingCharacter;
        if let PaddingCharacter::Fixed(c) = self.padding_character
            && !is_symbol(c)
        {
            self.padding_character = PaddingCharacter::None;
            let problem = Problem::NotASymbol { key, found: c };
            if self.padding == Padding::None {
                found.push(Finding { problem, repair: Repair::TakenAs { key, to: "NONE".to_owned() } });
            } else {
                self.turn_padding_off(problem, key, found);
            }
        }
        if self.padding == Padding::None {
            return;
        }
        match (self.padding_character, self.separator) {
            (PaddingCharacter::None, _) => self.turn_padding_off(Problem::NoPaddingCharacter, key, found),
            (PaddingCharacter::Separator, Separator::None) => {
                self.turn_padding_off(Problem::NoSeparatorToPadWith, key, found);
            }
            _ => {}
        }
    }

    fn turn_padding_off(&mut self, problem: Problem, key: Key, found: &mut Vec<Finding>) {
        self.padding = Padding::None;
        found.push(Finding { problem, repair: Repair::PaddingOff { key } });
    }

    fn mend_substitutions(&mut self, found: &mut Vec<Finding>) {
        let mut n_kept = 0;
        let substitutions = std::mem::take(&mut self.substitutions);
        let (kept, dropped): (BTreeMap<_, _>, BTreeMap<_, _>) =
            substitutions.into_iter().partition(|(letter, into)| {
                let fits = can_substitute(*letter, into) && n_kept < limits::SUBSTITUTED_LETTERS;
                n_kept += usize::from(fits);
                fits
            });
        self.substitutions = kept;
        found.extend(dropped.keys().map(|letter| odd_substitution(&letter.to_string())));
    }
}

/// A number that is too small or too large is moved to the nearest end.
pub(super) fn mend_number(number: &mut usize, key: Key, range: &RangeInclusive<usize>, found: &mut Vec<Finding>) {
    let from = i64::try_from(*number).unwrap_or(i64::MAX);
    let (least, most) = (*range.start(), *range.end());
    if *number < least {
        *number = least;
        let problem = Problem::TooSmall { key, found: from, least };
        found.push(Finding { problem, repair: Repair::Raised { key, from, to: least } });
    } else if *number > most {
        *number = most;
        let problem = Problem::TooLarge { key, found: from, most };
        found.push(Finding { problem, repair: Repair::Lowered { key, from, to: most } });
    }
}

/// A substitution that can't be made is left out.
pub(super) fn odd_substitution(letter: &str) -> Finding {
    // It may be anything that a file says.
    let visible = letter.chars().filter(|c| is_plain(*c));
    let letter: String = visible.take(*limits::SUBSTITUTION_LENGTH.end()).collect();
    Finding {
        problem: Problem::OddSubstitution { letter: letter.clone() },
        repair: Repair::SubstitutionDropped { letter },
    }
}

/// Leaves out what is no symbol or stands there twice, and falls back when fewer than two are left. At most one
/// finding: the first fault is the one to be told.
fn mend_alphabet(alphabet: &mut Vec<char>, key: Key, found: &mut Vec<Finding>) {
    let Some(problem) = alphabet_problem(alphabet, key) else { return };
    let mut known = BTreeSet::new();
    alphabet.retain(|c| is_symbol(*c) && known.insert(*c));
    let repair = if alphabet.len() < *limits::ALPHABET.start() {
        alphabet.clear();
        Repair::FellBack { key }
    } else if alphabet.len() > *limits::ALPHABET.end() {
        alphabet.truncate(*ALPHABET.end());
        Repair::Cut { key, to: alphabet.len() }
    } else {
        Repair::SymbolsDropped { key }
    };
    found.push(Finding { problem, repair });
}

fn alphabet_problem(alphabet: &[char], key: Key) -> Option<Problem> {
    let mut known = BTreeSet::new();
    for c in alphabet {
        if !is_symbol(*c) {
            return Some(Problem::NotASymbol { key, found: *c });
        }
        if !known.insert(*c) {
            return Some(Problem::RepeatedSymbol { key, found: *c });
        }
    }
    match alphabet.len() {
        found if found > *limits::ALPHABET.end() => {
            Some(Problem::ManySymbols { key, found, most: *limits::ALPHABET.end() })
        }
        1 => Some(Problem::FewSymbols { key, found: 1 }),
        _ => None,
    }
}

fn can_substitute(letter: char, into: &[String]) -> bool {
    let fits =
        |text: &String| limits::SUBSTITUTION_LENGTH.contains(&text.chars().count()) && text.chars().all(is_plain);
    let distinct: BTreeSet<&String> = into.iter().collect();
    letter.is_alphabetic()
        && limits::SUBSTITUTIONS.contains(&into.len())
        && distinct.len() == into.len()
        && into.iter().all(fits)
}
