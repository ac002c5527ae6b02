//! The words a password is made of.

use std::collections::BTreeSet;
use std::sync::Arc;

/// The fewest words a list may hold: with two digits from 2 to 9 it gives 41 bits with three words and 52 with four.
pub const FEWEST: usize = 3_260;

/// A list of words, none of them twice when upper and lower case are taken for the same. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordList(Arc<[Box<str>]>);

impl WordList {
    /// The EFF's large list, cut to what a person can say and type: 4 to 7 letters, no hyphen
    /// (`wordlists/README.md` has the source, the licence and the count).
    #[must_use]
    pub fn beadle() -> Self {
        let fits = |word: &&&str| (4..=7).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase());
        Self::from_words(diceware_wordlists::Wordlist::EffLong.get_list().iter().filter(fits).copied())
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

    #[test]
    fn the_list_is_long_enough_and_plain() {
        let list = WordList::beadle();
        assert!(list.0.len() >= FEWEST, "{} words", list.0.len());
        assert!(list.iter().all(|w| (4..=7).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_lowercase())));
    }

    #[test]
    fn case_twins_count_once() {
        let list = WordList::from_words(["March", "march", "Élan", "élan", "moon"]);
        assert_eq!(list.iter().collect::<Vec<_>>(), ["March", "Élan", "moon"]);
    }
}
