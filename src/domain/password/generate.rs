//! Drawing a password: words with a capital, a hyphen between, two digits at the end.

use zeroize::Zeroizing;

use super::random::{NoRandom, Random, below};
use super::rules::{FEWEST_GENERATED, Forbidden, has_run};
use super::words::WordList;
use crate::domain::secret::Password;

/// The digits that are hard to mishear and can't be taken for a letter: 2 to 9.
const DIGITS: std::ops::RangeInclusive<u32> = 2..=9;
/// How many passwords are thrown away for breaking a rule before giving up. A rule that hits half of all draws
/// would need this luck once in 10^30; the bound only keeps a scripted source in a test from looping for ever.
const MOST_DRAWS: usize = 100;
/// What stands between two words.
pub const SEPARATOR: char = '-';

/// How many words: 3 when a change will be forced, 4 to keep, 6 when nobody is to use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordCount(u8);

impl WordCount {
    /// Enough when the person must choose another one at once.
    pub const THREE: Self = Self(3);
    /// Enough to keep.
    pub const FOUR: Self = Self(4);
    /// For a mailbox nobody should use.
    pub const SIX: Self = Self(6);

    /// The number itself, 3 to 6.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

/// A generated password that can grow by a word without losing the ones already read out.
#[derive(Clone)]
pub struct Generated {
    words: Vec<Zeroizing<String>>,
    digits: Zeroizing<String>,
}

impl Generated {
    /// Draws a password that keeps every rule; draws the whole of it again when one is broken, which keeps the
    /// choice even.
    ///
    /// # Errors
    /// [`NoRandom`], when the source fails.
    pub fn draw(
        random: &mut dyn Random,
        words: &WordList,
        count: WordCount,
        forbidden: &Forbidden,
    ) -> Result<Self, NoRandom> {
        for _ in 0..MOST_DRAWS {
            let mut drawn = Vec::with_capacity(usize::from(WordCount::SIX.get()));
            for _ in 0..count.get() {
                drawn.push(draw_word(random, words)?);
            }
            let candidate = Self { words: drawn, digits: draw_digits(random)? };
            if candidate.keeps_rules(forbidden) {
                return Ok(candidate);
            }
        }
        Err(NoRandom)
    }

    /// The same words with one more behind them, before the digits, so that what was already read out stays true.
    ///
    /// # Errors
    /// [`NoRandom`], when the source fails.
    pub fn with_word_added(
        &self,
        random: &mut dyn Random,
        words: &WordList,
        forbidden: &Forbidden,
    ) -> Result<Self, NoRandom> {
        for _ in 0..MOST_DRAWS {
            let mut longer = self.clone();
            longer.words.push(draw_word(random, words)?);
            if longer.keeps_rules(forbidden) {
                return Ok(longer);
            }
        }
        Err(NoRandom)
    }

    /// How many words it has.
    #[must_use]
    pub fn n_words(&self) -> usize {
        self.words.len()
    }

    /// The password as it is set.
    #[must_use]
    pub fn password(&self) -> Password {
        let mut text = String::with_capacity(64);
        for word in &self.words {
            text.push_str(word);
            text.push(SEPARATOR);
        }
        text.push_str(&self.digits);
        Password::new(text)
    }

    fn keeps_rules(&self, forbidden: &Forbidden) -> bool {
        let password = self.password();
        let text = password.expose();
        let mut seen: Vec<&str> = self.words.iter().map(|word| word.as_str()).collect();
        seen.sort_unstable();
        seen.dedup();
        text.len() >= FEWEST_GENERATED
            && seen.len() == self.words.len()
            && !has_run(text)
            && forbidden.found_in(text).is_none()
    }
}

impl std::fmt::Debug for Generated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Generated({} words, hidden)", self.words.len())
    }
}

fn draw_word(random: &mut dyn Random, words: &WordList) -> Result<Zeroizing<String>, NoRandom> {
    let word = words.get(below(random, words.n_words())?).ok_or(NoRandom)?;
    let mut titled = Zeroizing::new(String::with_capacity(word.len()));
    for (place, c) in word.chars().enumerate() {
        titled.push(if place == 0 { c.to_ascii_uppercase() } else { c });
    }
    Ok(titled)
}

fn draw_digits(random: &mut dyn Random) -> Result<Zeroizing<String>, NoRandom> {
    let span = DIGITS.end() - DIGITS.start() + 1;
    let mut digits = Zeroizing::new(String::with_capacity(2));
    for _ in 0..2 {
        let digit = DIGITS.start() + below(random, span)?;
        digits.push(char::from_digit(digit, 10).ok_or(NoRandom)?);
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small generator for tests (`SplitMix64`), so that they draw the same passwords each time.
    struct Seeded(u64);

    impl Random for Seeded {
        fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom> {
            for byte in buffer {
                self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
                let mut mixed = self.0;
                mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                *byte = u8::try_from((mixed ^ (mixed >> 31)) & 0xff).unwrap();
            }
            Ok(())
        }
    }

    struct Broken;

    impl Random for Broken {
        fn fill(&mut self, _buffer: &mut [u8]) -> Result<(), NoRandom> {
            Err(NoRandom)
        }
    }

    #[test]
    fn the_shape_holds_for_many_draws() {
        let words = WordList::beadle();
        let mut random = Seeded(1);
        for _ in 0..2_000 {
            let password =
                Generated::draw(&mut random, &words, WordCount::THREE, &Forbidden::default()).unwrap().password();
            let text = password.expose();
            let parts: Vec<&str> = text.split('-').collect();
            assert_eq!(parts.len(), 4, "{text}");
            assert!(text.len() >= FEWEST_GENERATED && !has_run(text), "{text}");
            assert!(parts[3].len() == 2 && parts[3].chars().all(|c| ('2'..='9').contains(&c)), "{text}");
            assert!(parts[..3].iter().all(|w| w.starts_with(|c: char| c.is_ascii_uppercase())), "{text}");
        }
    }

    #[test]
    fn adding_a_word_keeps_the_others() {
        let words = WordList::beadle();
        let mut random = Seeded(2);
        let three = Generated::draw(&mut random, &words, WordCount::THREE, &Forbidden::default()).unwrap();
        let four = three.with_word_added(&mut random, &words, &Forbidden::default()).unwrap();
        let (three, four) = (three.password(), four.password());
        let (stem, digits) = three.expose().rsplit_once('-').unwrap();
        assert!(four.expose().starts_with(&format!("{stem}-")) && four.expose().ends_with(digits));
        assert_eq!(four.expose().split('-').count(), 5);
    }

    #[test]
    fn a_broken_source_is_an_error_not_a_weak_password() {
        let drawn = Generated::draw(&mut Broken, &WordList::beadle(), WordCount::FOUR, &Forbidden::default());
        assert_eq!(drawn.map(|_| ()), Err(NoRandom));
    }

    #[test]
    fn every_word_is_drawn_about_as_often() {
        // 1,000,000 draws over 64 buckets of a 3,264-or-so list: chi-square with 63 degrees of freedom stays under
        // 103 in 999 of 1,000 fair runs.
        let words = WordList::beadle();
        let n_buckets = 64_u32;
        let bound = words.n_words() / n_buckets * n_buckets;
        let mut counts = vec![0_u32; 64];
        let mut random = Seeded(3);
        for _ in 0..200_000 {
            let place = below(&mut random, bound).unwrap();
            counts[usize::try_from(place % n_buckets).unwrap()] += 1;
        }
        let expected = 200_000.0 / 64.0;
        let chi: f64 = counts.iter().map(|&n| (f64::from(n) - expected).powi(2) / expected).sum();
        assert!(chi < 103.0, "chi-square {chi}");
    }
}
