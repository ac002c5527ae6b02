//! Drawing a password: words with a capital, a hyphen between, two digits at the end.

use zeroize::Zeroizing;

use super::random::{NoRandom, Random, below};
use super::rules::{FEWEST_GENERATED, Forbidden, has_run};
use super::words::{FEWEST_FOR_TWO_DIGITS, WordList};
use crate::domain::secret::Password;

/// The digits that are hard to mishear and can't be taken for a letter: 2 to 9.
const DIGITS: std::ops::RangeInclusive<u32> = 2..=9;
/// Two of them can be drawn in so many ways.
const N_TWO_DIGITS: u128 = 64;
/// Three of them can be drawn in so many ways, without 20 runs such as 234, 987 and 555.
const N_THREE_DIGITS: u128 = 492;
/// How many passwords are thrown away for breaking a rule before giving up. A rule that hits half of all draws
/// would need this luck once in 10^30; the bound only keeps a scripted source in a test from looping for ever.
const MOST_DRAWS: usize = 100;
/// Bits that make a password strong enough to keep (field note
/// `peers.md` B4: xkpasswd's line for an attacker who knows the recipe).
pub const BITS_TO_KEEP: u32 = 52;
/// Bits that are enough until the person chooses another one at the first sign-in (field note `peers.md` H): three
/// words of the whole list give 41, and a name may rule some of them out.
pub const BITS_UNTIL_CHANGED: u32 = 40;
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

/// What a generated password is good for, worked out from the words it could be drawn from. The stronger is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Less than either line.
    Weak,
    /// At least [`BITS_UNTIL_CHANGED`].
    UntilChanged,
    /// At least [`BITS_TO_KEEP`].
    ToKeep,
}

impl Strength {
    /// Of so many bits that somebody must guess who knows the recipe and the words.
    #[must_use]
    pub fn of_bits(bits: u64) -> Self {
        if bits >= u64::from(BITS_TO_KEEP) {
            Self::ToKeep
        } else if bits >= u64::from(BITS_UNTIL_CHANGED) {
            Self::UntilChanged
        } else {
            Self::Weak
        }
    }
}

/// A generated password that can grow by a word without losing the ones already read out.
#[derive(Clone)]
pub struct Generated {
    words: Vec<Zeroizing<String>>,
    digits: Zeroizing<String>,
    /// How many words each of its words was drawn from.
    n_choices: u32,
}

impl Generated {
    /// Draws a password that keeps every rule; draws the whole of it again when one is broken, which keeps the
    /// choice even. Words that share letters with the person are left out beforehand, which comes to the same, as
    /// nothing runs across a hyphen.
    ///
    /// # Errors
    /// [`NoRandom`], when the source fails.
    pub fn draw(
        random: &mut dyn Random,
        words: &WordList,
        count: WordCount,
        forbidden: &Forbidden,
    ) -> Result<Self, NoRandom> {
        let choices = Choices::new(words, forbidden);
        let n_digits = choices.n_digits(words, count);
        for _ in 0..MOST_DRAWS {
            let mut drawn = Vec::with_capacity(usize::from(WordCount::SIX.get()));
            for _ in 0..count.get() {
                drawn.push(choices.draw(random)?);
            }
            let digits = draw_digits(random, n_digits)?;
            let candidate = Self { words: drawn, digits, n_choices: choices.n_words() };
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
        let choices = Choices::new(words, forbidden);
        for _ in 0..MOST_DRAWS {
            let mut longer = self.clone();
            longer.words.push(choices.draw(random)?);
            longer.n_choices = self.n_choices.min(choices.n_words());
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

    /// How many digits it ends in.
    #[must_use]
    pub fn n_digits(&self) -> usize {
        self.digits.len()
    }

    /// How many words each of its words was drawn from.
    #[must_use]
    pub fn n_choices(&self) -> u32 {
        self.n_choices
    }

    /// How many bits an attacker who knows the recipe and the list must guess, rounded down.
    #[must_use]
    pub fn bits(&self) -> u32 {
        bits(self.n_choices, self.words.len(), self.digits.len())
    }

    /// What it is good for.
    #[must_use]
    pub fn strength(&self) -> Strength {
        Strength::of_bits(u64::from(self.bits()))
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
            && !forbidden.shares_run_with(text)
    }
}

impl std::fmt::Debug for Generated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Generated({} words, hidden)", self.words.len())
    }
}

/// The words of a list that may stand in this person's password.
struct Choices<'a>(Vec<&'a str>);

impl<'a> Choices<'a> {
    fn new(words: &'a WordList, forbidden: &Forbidden) -> Self {
        Self(words.iter().filter(|word| !forbidden.shares_run_with(word)).collect())
    }

    fn n_words(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// Two; three when the list is short, or when the person's name rules so many words out that two would not do.
    fn n_digits(&self, words: &WordList, count: WordCount) -> usize {
        let line = if count == WordCount::THREE { BITS_UNTIL_CHANGED } else { BITS_TO_KEEP };
        let is_enough = bits(self.n_words(), usize::from(count.get()), 2) >= line;
        if words.n_words() >= FEWEST_FOR_TWO_DIGITS && is_enough { 2 } else { 3 }
    }

    fn draw(&self, random: &mut dyn Random) -> Result<Zeroizing<String>, NoRandom> {
        let place = usize::try_from(below(random, self.n_words())?).map_err(|_too_big| NoRandom)?;
        let word = self.0.get(place).ok_or(NoRandom)?;
        let mut titled = Zeroizing::new(String::with_capacity(word.len() + 4));
        for (place, c) in word.chars().enumerate() {
            if place == 0 {
                titled.extend(c.to_uppercase());
            } else {
                titled.push(c);
            }
        }
        Ok(titled)
    }
}

/// The whole number of bits in the choice of so many different words and digits.
fn bits(n_choices: u32, n_words: usize, n_digits: usize) -> u32 {
    let mut ways = if n_digits > 2 { N_THREE_DIGITS } else { N_TWO_DIGITS };
    for used in 0..n_words {
        let left = u128::from(n_choices).saturating_sub(used as u128);
        ways = ways.saturating_mul(left);
    }
    ways.checked_ilog2().unwrap_or(0)
}

fn draw_digits(random: &mut dyn Random, n: usize) -> Result<Zeroizing<String>, NoRandom> {
    let span = DIGITS.end() - DIGITS.start() + 1;
    let mut digits = Zeroizing::new(String::with_capacity(n));
    for _ in 0..n {
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
        // A million draws of words, one for each. Chi-square with so many degrees of freedom is all but normal, with the
        // degrees as mean and their double as variance: four deviations are passed once in 30,000 fair runs.
        let words = WordList::beadle();
        let choices = Choices::new(&words, &Forbidden::default());
        let places: std::collections::BTreeMap<&str, usize> = choices.0.iter().copied().zip(0..).collect();
        let mut counts = vec![0_u32; choices.0.len()];
        let mut random = Seeded(3);
        for _ in 0..1_000_000 {
            let word = choices.draw(&mut random).unwrap().to_lowercase();
            counts[places[word.as_str()]] += 1;
        }
        let expected = 1_000_000.0 / f64::from(choices.n_words());
        let chi: f64 = counts.iter().map(|&n| (f64::from(n) - expected).powi(2) / expected).sum();
        let degrees = f64::from(choices.n_words() - 1);
        assert!((chi - degrees).abs() < 4.0 * (2.0 * degrees).sqrt(), "chi-square {chi} of {degrees}");
    }

    #[test]
    fn strength_comes_from_the_list_as_it_is() {
        let beadle = WordList::beadle();
        for (words, count, n_digits, expected, strength) in [
            (&beadle, WordCount::THREE, 2, 41, Strength::UntilChanged),
            (&beadle, WordCount::FOUR, 2, 52, Strength::ToKeep),
            (&beadle, WordCount::SIX, 2, 76, Strength::ToKeep),
            (&made_up(1_730), WordCount::THREE, 3, 41, Strength::UntilChanged),
            (&made_up(1_730), WordCount::FOUR, 3, 51, Strength::UntilChanged),
            (&made_up(1_800), WordCount::FOUR, 3, 52, Strength::ToKeep),
            (&made_up(300), WordCount::THREE, 3, 33, Strength::Weak),
        ] {
            let drawn = Generated::draw(&mut Seeded(4), words, count, &Forbidden::default()).unwrap();
            let shape = (drawn.digits.len(), drawn.bits(), drawn.strength());
            assert_eq!(shape, (n_digits, expected, strength), "{count:?} of {} words", words.n_words());
        }
    }

    #[test]
    fn three_digits_without_runs_come_in_so_many_ways() {
        let digits = || DIGITS.filter_map(|d| char::from_digit(d, 10));
        let all = digits().flat_map(|a| digits().flat_map(move |b| digits().map(move |c| format!("{a}{b}{c}"))));
        assert_eq!(all.filter(|text| !has_run(text)).count(), usize::try_from(N_THREE_DIGITS).unwrap());
    }

    /// The longest names there are leave enough words, and no password has three of their letters.
    #[test]
    fn a_name_of_two_hundred_letters_is_kept_out_too() {
        let name: String = WordList::beadle().iter().step_by(90).collect();
        let user = crate::domain::user::User { name: name.chars().take(200).collect(), ..someone() };
        let forbidden = Forbidden::for_user(&user);
        for count in [WordCount::THREE, WordCount::FOUR, WordCount::SIX] {
            for seed in 0..50 {
                let drawn = Generated::draw(&mut Seeded(seed), &WordList::beadle(), count, &forbidden).unwrap();
                assert!(!forbidden.shares_run_with(drawn.password().expose()));
                assert!(drawn.bits() < bits(WordList::beadle().n_words(), drawn.n_words(), drawn.digits.len()));
            }
        }
    }

    /// Words that break no rule: no run, and none twice.
    fn made_up(n: usize) -> WordList {
        let letters = "aeioumtk".chars();
        let syllable = |number: usize| {
            let pick = |place: usize| letters.clone().nth(place % 8).unwrap();
            format!("x{}z{}w{}q{}", pick(number), pick(number / 8), pick(number / 64), pick(number / 512))
        };
        let words: Vec<String> = (0..n).map(syllable).collect();
        WordList::from_words(words.iter().map(String::as_str))
    }

    fn someone() -> crate::domain::user::User {
        crate::domain::user::User {
            zuid: 809_000_001_u64.into(),
            account_id: 2_560_636_000_000_000_001_u64.into(),
            name: String::new(),
            first_name: String::new(),
            last_name: String::new(),
            address: "jo@example.org".parse().unwrap(),
            aliases: Vec::new(),
            outside: Vec::new(),
            role: crate::domain::user::Role::Member,
            enabled: true,
            last_login: None,
            last_password_reset: None,
            two_step: None,
            mail_apps: None,
            forwards_to: Vec::new(),
        }
    }
}
