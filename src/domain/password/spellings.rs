//! How a word may be spelled when letters are replaced (`character_substitutions`).
//!
//! Replacing is done as in xkpasswd for Perl, for each word and each letter at once: all of that letter in that word
//! become the same. Two things differ. All letters are looked at once, so that the order of the table does not matter
//! and what was put in is not replaced again. And with the mode RANDOM every different spelling of a word is equally
//! likely, so that none is favoured.

use std::collections::{BTreeMap, HashSet};

use zeroize::Zeroizing;

use super::case::Form;
use super::config::{Config, SubstitutionMode};
use super::random::{NoRandom, Random, below};

/// The most spellings that are compared one by one. Beyond it only as many are claimed as there are for certain.
const MOST_COUNTED: u64 = 200_000;

/// What each letter may become, every entry of a list different from the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spellings(BTreeMap<char, Vec<Box<str>>>);

/// How many different spellings a list of words has in one form or in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// In the first form.
    pub(super) first: u64,
    /// In the second, if there is one.
    pub(super) second: u64,
    /// In both.
    pub(super) both: u64,
}

impl Spellings {
    /// What the configuration replaces; nothing when it replaces nothing.
    pub(super) fn new(config: &Config) -> Self {
        if !config.substitutes() {
            return Self::default();
        }
        let table = config.substitutions.iter().map(|(letter, into)| {
            let is_certain = config.substitution_mode == SubstitutionMode::Always && into.len() == 1;
            let stays = (!is_certain).then(|| letter.to_string());
            let mut choices: Vec<Box<str>> = Vec::new();
            for choice in into.iter().chain(stays.as_ref()) {
                if !choices.iter().any(|known| **known == **choice) {
                    choices.push(choice.as_str().into());
                }
            }
            (*letter, choices)
        });
        Self(table.filter(|(_, choices)| !choices.is_empty()).collect())
    }

    /// True when nothing is replaced.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes the word in its form and one of its spellings, each equally likely.
    pub(super) fn draw(
        &self,
        word: &str,
        form: Form,
        random: &mut dyn Random,
        into: &mut Zeroizing<String>,
    ) -> Result<(), NoRandom> {
        if self.is_empty() {
            into.extend(form.chars(word));
            return Ok(());
        }
        let mut drawn: Vec<(char, &str)> = Vec::new();
        for (letter, choices) in self.of(word, form) {
            let place = match u32::try_from(choices.len()) {
                Ok(1) => 0,
                Ok(n) => below(random, n)?,
                Err(_) => return Err(NoRandom),
            };
            let choice = usize::try_from(place).ok().and_then(|place| choices.get(place)).ok_or(NoRandom)?;
            drawn.push((letter, choice));
        }
        for c in form.chars(word) {
            match drawn.iter().find(|(letter, _)| *letter == c) {
                Some((_, choice)) => into.push_str(choice),
                None => into.push(c),
            }
        }
        Ok(())
    }

    /// Counts the different spellings of all words, no two of which are alike but for their case.
    pub(super) fn count(&self, words: &[Box<str>], first: Form, second: Option<Form>) -> Counted {
        let tell_apart = |form: Form| words.iter().map(|word| self.n_of(word, form)).fold(0, u64::saturating_add);
        let same_in_both = |second: Form| {
            let caseless = words.iter().filter(|word| first.chars(word).eq(second.chars(word)));
            caseless.map(|word| self.n_of(word, first)).fold(0, u64::saturating_add)
        };
        let sums = Counted {
            first: tell_apart(first),
            second: second.map_or(0, tell_apart),
            both: second.map_or(0, same_in_both),
        };
        if sums.first.saturating_add(sums.second) > MOST_COUNTED {
            return if self.can_be_read_back() { sums } else { self.at_least(words, first, second) };
        }
        let known = |form: Form| words.iter().flat_map(|word| self.all_of(word, form)).collect::<HashSet<String>>();
        let (first, second) = (known(first), second.map(known).unwrap_or_default());
        let n = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        Counted { first: n(first.len()), second: n(second.len()), both: n(first.intersection(&second).count()) }
    }

    /// True when a spelling tells its word: each letter becomes one character, no letter but itself, that stands for no
    /// other letter.
    fn can_be_read_back(&self) -> bool {
        let mut known = HashSet::new();
        self.0.iter().all(|(letter, choices)| {
            choices.iter().all(|choice| {
                let mut chars = choice.chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) => (c == *letter || !c.is_alphabetic()) && known.insert(c),
                    _ => false,
                }
            })
        })
    }

    /// What is there for certain, when spellings of different words may be alike: all of one word's, or one of each.
    fn at_least(&self, words: &[Box<str>], first: Form, second: Option<Form>) -> Counted {
        let of_one_length = self.0.values().flatten().all(|choice| choice.chars().count() == 1);
        let count = |form: Form| {
            let most = words.iter().map(|word| self.n_of(word, form)).max().filter(|_| of_one_length).unwrap_or(0);
            let firsts: HashSet<String> = words.iter().map(|word| self.first_of(word, form)).collect();
            most.max(u64::try_from(firsts.len()).unwrap_or(u64::MAX))
        };
        let n = second.map_or(u64::MAX, count).min(count(first));
        let in_second = if second.is_some() { n } else { 0 };
        Counted { first: n, second: in_second, both: in_second }
    }

    fn first_of(&self, word: &str, form: Form) -> String {
        let mut text = String::new();
        for c in form.chars(word) {
            match self.0.get(&c).and_then(|choices| choices.first()) {
                Some(choice) => text.push_str(choice),
                None => text.push(c),
            }
        }
        text
    }

    /// The fewest and the most characters that the word is spelled with.
    pub(super) fn lengths(&self, word: &str, form: Form) -> (usize, usize) {
        form.chars(word).fold((0, 0), |(least, most), c| {
            let lengths = self.0.get(&c).into_iter().flatten().map(|choice| choice.chars().count());
            let (short, long) = (lengths.clone().min().unwrap_or(1), lengths.max().unwrap_or(1));
            (least + short, most + long)
        })
    }

    /// The letters of the word that may be replaced, with what they may become.
    fn of<'a>(&'a self, word: &'a str, form: Form) -> impl Iterator<Item = (char, &'a [Box<str>])> {
        let occurs = move |letter: &char| form.chars(word).any(|c| c == *letter);
        self.0.iter().filter(move |(letter, _)| occurs(letter)).map(|(letter, choices)| (*letter, choices.as_slice()))
    }

    fn n_of(&self, word: &str, form: Form) -> u64 {
        let choices = self.of(word, form).map(|(_, choices)| u64::try_from(choices.len()).unwrap_or(u64::MAX));
        choices.fold(1, u64::saturating_mul)
    }

    fn all_of(&self, word: &str, form: Form) -> Vec<String> {
        let mut spellings = vec![Vec::<(char, &str)>::new()];
        for (letter, choices) in self.of(word, form) {
            let longer = spellings.iter().flat_map(|chosen| {
                choices.iter().map(move |choice| {
                    let mut chosen = chosen.clone();
                    chosen.push((letter, choice.as_ref()));
                    chosen
                })
            });
            spellings = longer.collect();
        }
        let spell = |chosen: Vec<(char, &str)>| {
            let mut text = String::new();
            for c in form.chars(word) {
                match chosen.iter().find(|(letter, _)| *letter == c) {
                    Some((_, choice)) => text.push_str(choice),
                    None => text.push(c),
                }
            }
            text
        };
        spellings.into_iter().map(spell).collect()
    }
}
