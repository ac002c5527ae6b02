//! The words that a configuration can draw from a list.

use std::collections::HashSet;

use num_bigint::BigUint;

use super::case::{Form, folded};
use super::config::{CaseTransform, Config};
use super::spellings::{Counted, Spellings};
use super::words::WordList;

/// With fewer words than these a person is told, as xkpasswd does. It is no reason to refuse.
pub const FEW_WORDS: u32 = 100;
/// With fewer words than these nothing is drawn.
pub const FEWEST_WORDS: u32 = 2;

/// The words of a list that have the wanted lengths, no two alike but for their case, and without accents unless the
/// configuration allows them. Worked out once, and drawn from many times. It belongs to the configuration it was made
/// for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    words: Vec<Box<str>>,
    spellings: Spellings,
    counted: Counted,
    lengths: Option<(usize, usize)>,
    has_accents: bool,
}

/// A list has too few words of the wanted lengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the list has {} of {} letters, and two are the least", found_words(*.found), lengths(*.min, *.max))]
pub struct TooFewWords {
    /// How many there are: none, or one.
    pub found: u32,
    /// The fewest letters of a word.
    pub min: usize,
    /// The most letters of a word.
    pub max: usize,
}

impl Pool {
    /// Picks the words.
    ///
    /// # Errors
    /// [`TooFewWords`], when there are not even two.
    pub fn new(config: &Config, list: &WordList) -> Result<Self, TooFewWords> {
        let lengths = config.word_length_min..=config.word_length_max;
        let mut known = HashSet::new();
        let mut words: Vec<Box<str>> = Vec::new();
        for word in list.iter() {
            let word = if config.allow_accents { word.into() } else { without_accents(word) };
            if lengths.contains(&word.chars().count()) && known.insert(folded(&word)) {
                words.push(word);
            }
        }
        let found = u32::try_from(words.len()).unwrap_or(u32::MAX);
        if found < FEWEST_WORDS {
            return Err(TooFewWords { found, min: config.word_length_min, max: config.word_length_max });
        }
        let spellings = Spellings::new(config);
        let (first, second) = Form::of(config.case_transform);
        let counted = spellings.count(&words, first, second);
        let lengths = (!spellings.is_empty()).then(|| spelled_lengths(&words, &spellings, first, second));
        let has_accents = words.iter().any(|word| !word.is_ascii());
        Ok(Self { words, spellings, counted, lengths, has_accents })
    }

    /// How many words there are.
    #[must_use]
    pub fn n_words(&self) -> u32 {
        u32::try_from(self.words.len()).unwrap_or(u32::MAX)
    }

    /// The words, first to last, as they are before their case is changed.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.words.iter().map(AsRef::as_ref)
    }

    /// True when a word has a letter beyond a to z.
    #[must_use]
    pub fn has_accents(&self) -> bool {
        self.has_accents
    }

    /// How many different rows of so many words can be drawn: words, case and spellings together.
    #[must_use]
    pub fn n_rows(&self, transform: CaseTransform, n_words: usize) -> BigUint {
        let n = u32::try_from(n_words).unwrap_or(u32::MAX);
        let Counted { first, second, both } = self.counted;
        let power = |base: u64, exponent: u32| BigUint::from(base).pow(exponent);
        match transform {
            CaseTransform::Random => (BigUint::from(first) + second - both).pow(n),
            CaseTransform::Alternate => {
                let (more, fewer) = (n.div_ceil(2), n / 2);
                let starting_low = power(first, more) * power(second, fewer);
                let starting_high = power(second, more) * power(first, fewer);
                starting_low + starting_high - power(both, n)
            }
            _ => power(first, n),
        }
    }

    /// The fewest and the most characters of a word where letters are replaced; `None`, where they are not.
    pub(super) fn spelled_lengths(&self) -> Option<(usize, usize)> {
        self.lengths
    }

    /// How words are spelled.
    pub(super) fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    /// The word at a place, counted from 0.
    pub(super) fn get(&self, place: u32) -> Option<&str> {
        self.words.get(usize::try_from(place).ok()?).map(AsRef::as_ref)
    }
}

/// Plain letters a to z, in the case they were in; other scripts as they sound.
pub(super) fn without_accents(word: &str) -> Box<str> {
    if word.is_ascii() {
        return word.into();
    }
    let mut plain = deunicode::deunicode(word);
    plain.retain(|c| c.is_ascii_alphabetic());
    plain.into_boxed_str()
}

fn spelled_lengths(words: &[Box<str>], spellings: &Spellings, first: Form, second: Option<Form>) -> (usize, usize) {
    let forms = std::iter::once(first).chain(second);
    let lengths = forms.flat_map(|form| words.iter().map(move |word| spellings.lengths(word, form)));
    lengths.fold((usize::MAX, 0), |(least, most), (short, long)| (least.min(short), most.max(long)))
}

fn found_words(n: u32) -> &'static str {
    if n == 0 { "no word" } else { "only one word" }
}

fn lengths(min: usize, max: usize) -> String {
    if min == max { min.to_string() } else { format!("{min} to {max}") }
}
