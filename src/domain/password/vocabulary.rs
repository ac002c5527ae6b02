//! The words that passwords are drawn from: Beadle's own list, or one of the clerk's.

use super::own_list::OwnList;
use super::pool::without_accents;
use super::rules::has_run;
use super::words::{FEWEST, WordList};

/// The words in use. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    all: WordList,
    spoken: WordList,
    is_own: bool,
}

/// A list of the clerk's has fewer than [`FEWEST`] words that can be read out over the telephone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooSmall {
    /// How many there are.
    pub n_spoken: u32,
    /// How many words there are of any kind.
    pub n_all: u32,
}

impl Vocabulary {
    /// Beadle's own list.
    #[must_use]
    pub fn beadle() -> Self {
        let words = WordList::beadle();
        Self { all: words.clone(), spoken: words, is_own: false }
    }

    /// The clerk's list.
    ///
    /// # Errors
    /// [`TooSmall`], when passwords of Beadle's own kind would be too easy to guess.
    pub fn own(list: &OwnList) -> Result<Self, TooSmall> {
        let plain: Vec<String> = list.words.iter().filter_map(plain).collect();
        let spoken = WordList::from_words(plain.iter().map(String::as_str));
        if spoken.n_words() < FEWEST {
            return Err(TooSmall { n_spoken: spoken.n_words(), n_all: list.words.n_words() });
        }
        Ok(Self { all: list.words.clone(), spoken, is_own: true })
    }

    /// Every word, for the recipes of xkpasswd, which pick for themselves.
    #[must_use]
    pub fn all(&self) -> &WordList {
        &self.all
    }

    /// The words for Beadle's own kind: 4 to 7 letters from a to z, without a run such as `def`.
    #[must_use]
    pub fn spoken(&self) -> &WordList {
        &self.spoken
    }

    /// It is a list of the clerk's.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.is_own
    }
}

/// The word in small letters without accents, if Beadle's own kind can use it.
fn plain(word: &str) -> Option<String> {
    let word = without_accents(word).to_ascii_lowercase();
    let fits = (4..=7).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase()) && !has_run(&word);
    fits.then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: impl Iterator<Item = String>) -> OwnList {
        OwnList::read(words.collect::<Vec<_>>().join("\n").as_bytes()).unwrap()
    }

    /// Words that differ and have no run.
    fn made_up(n: usize) -> impl Iterator<Item = String> {
        let letters = ['b', 'f', 'j', 'm', 'q', 't', 'x', 'z', 'k', 'p', 'v', 'r', 'g'];
        (0..n).map(move |number| {
            let pick = |place: usize| letters[place % 13];
            format!("o{}a{}e{}", pick(number), pick(number / 13), pick(number / 169))
        })
    }

    #[test]
    fn a_list_is_enough_from_1730_fitting_words_on() {
        let few = list(made_up(1_729).chain(["extraordinary".to_owned(), "fox".to_owned(), "first".to_owned()]));
        assert_eq!(Vocabulary::own(&few), Err(TooSmall { n_spoken: 1_729, n_all: 1_732 }));
        let enough = Vocabulary::own(&list(made_up(1_730).chain(["extraordinary".to_owned()]))).unwrap();
        assert_eq!((enough.spoken().n_words(), enough.all().n_words()), (1_730, 1_731));
    }

    #[test]
    fn accents_and_capitals_are_taken_off_for_the_telephone_only() {
        let own = Vocabulary::own(&list(made_up(1_730).chain(["Crème".to_owned(), "creme".to_owned()]))).unwrap();
        assert_eq!(own.all().n_words(), 1_732);
        assert_eq!(own.spoken().iter().last(), Some("creme"));
        assert_eq!(own.spoken().n_words(), 1_731);
    }
}
