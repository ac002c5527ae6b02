//! The words a password is made of.

/// The fewest words a list may hold: with two digits from 2 to 9 it gives 41 bits with three words and 52 with four.
pub const FEWEST: usize = 3_260;

/// A checked list: lower-case a to z only, no word twice.
#[derive(Debug, Clone)]
pub struct WordList(Vec<&'static str>);

impl WordList {
    /// The EFF's large list, cut to what a person can say and type: 4 to 7 letters, no hyphen
    /// (`wordlists/README.md` has the source, the licence and the count).
    #[must_use]
    pub fn eff_large() -> Self {
        let fits = |word: &&&str| (4..=7).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase());
        let mut words: Vec<&'static str> =
            diceware_wordlists::Wordlist::EffLong.get_list().iter().filter(fits).copied().collect();
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    /// How many there are.
    #[must_use]
    pub fn n_words(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// The word at a place, counted from 0.
    #[must_use]
    pub fn get(&self, place: u32) -> Option<&'static str> {
        self.0.get(usize::try_from(place).ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_long_enough_and_plain() {
        let list = WordList::eff_large();
        assert!(list.0.len() >= FEWEST, "{} words", list.0.len());
        assert!(list.0.iter().all(|w| (4..=7).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_lowercase())));
    }
}
