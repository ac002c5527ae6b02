//! The words a password is made of.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::left_out;
use super::rules::has_run;

/// The fewest words for two digits behind them: 41 bits with three words and 52 with four.
pub const FEWEST_FOR_TWO_DIGITS: u32 = 3_260;
/// The fewest words a password that is to be set may be drawn from: with three digits again 41 and 52 bits.
pub const FEWEST: u32 = 1_730;

/// A list of words, none of them twice when upper and lower case are taken for the same. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordList(Arc<[Box<str>]>);

impl WordList {
    /// Beadle's own: the EFF's large list, cut to words of 4 to 7 letters that can be read out over the telephone in a
    /// council office. `wordlists/README.md` has the rule, its reasons, the sources and the counts.
    #[must_use]
    pub fn beadle() -> Self {
        let left_out = left_out::words();
        let fits = |word: &&str| {
            (4..=7).contains(&word.len())
                && word.bytes().all(|b| b.is_ascii_lowercase())
                && !has_run(word)
                && !left_out.contains(word)
        };
        let mut words: Vec<&str> =
            diceware_wordlists::Wordlist::EffLong.get_list().iter().copied().filter(fits).collect();
        words.sort_unstable();
        Self::from_words(words)
    }

    /// Takes the words in their order. Of two that differ only in their case the first stays.
    pub fn from_words<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known = BTreeSet::new();
        Self(words.into_iter().filter(|word| known.insert(word.to_lowercase())).map(Box::from).collect())
    }

    /// How many there are.
    #[must_use]
    pub fn n_words(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// The word at a place, counted from 0.
    #[must_use]
    pub fn get(&self, place: u32) -> Option<&str> {
        self.0.get(usize::try_from(place).ok()?).map(AsRef::as_ref)
    }

    /// The words, first to last.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The list as it was read through by a person. Whoever changes a rule sees here what it does to the words.
    const READ_THROUGH: &str = include_str!("../../../wordlists/beadle.txt");

    #[test]
    fn the_rule_gives_the_list_that_was_read_through() {
        let list = WordList::beadle();
        let read: Vec<&str> = READ_THROUGH.lines().collect();
        let made: Vec<&str> = list.iter().collect();
        let more: Vec<&&str> = made.iter().filter(|word| !read.contains(word)).collect();
        let fewer: Vec<&&str> = read.iter().filter(|word| !made.contains(word)).collect();
        assert!(more.is_empty() && fewer.is_empty(), "not read yet: {more:?}; gone: {fewer:?}");
        assert_eq!(made, read);
    }

    #[test]
    fn the_list_is_long_enough_for_two_digits() {
        assert!(WordList::beadle().n_words() >= FEWEST_FOR_TWO_DIGITS, "{}", WordList::beadle().n_words());
    }

    #[test]
    fn case_twins_count_once() {
        let list = WordList::from_words(["March", "march", "Élan", "élan", "moon"]);
        assert_eq!(list.iter().collect::<Vec<_>>(), ["March", "Élan", "moon"]);
    }
}
