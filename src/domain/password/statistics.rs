//! How long and how strong the passwords of a configuration are, with xkpasswd's arithmetic.
//!
//! "Blind" is somebody who knows only how long the password is and which kinds of characters it has. "Seen" is somebody
//! who knows the configuration and the words. Bits are rounded down, a fixed separator counts in the length, and the
//! coin of ALTERNATE counts, as in xkpasswd for Perl and unlike xkpasswd-js 2.6.
//!
//! Where letters are replaced, xkpasswd for Perl multiplies for every letter of the table, whether the words have it or
//! not. Here the different spellings of the words are counted ([`Pool::n_rows`]). Digits and symbols that take a
//! letter's place do not widen the blind search: a password may well be without one.

use num_bigint::BigUint;

use super::config::{CaseTransform, Config, Padding, PaddingCharacter, Separator};
use super::pool::Pool;
use super::recipe::OWN_LENGTHS;

/// The bits that the shortest password should have against a blind search.
pub const BLIND_LINE: u64 = 78;
/// The bits that a password should have against somebody who knows the configuration and the words.
pub const SEEN_LINE: u64 = 52;

/// One case of letters.
const LETTERS: u32 = 26;
/// All digits.
const DIGITS: u32 = 10;
/// The symbols that a blind search tries, as xkpasswd counts them.
const SYMBOLS: u32 = 33;
/// The digits of Beadle's own kind: 2 to 9.
const OWN_DIGITS: u32 = 8;

/// The figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// The fewest characters of a password.
    pub length_min: usize,
    /// The most characters of a password.
    pub length_max: usize,
    /// What a blind search has to try for the shortest password.
    pub permutations_blind_min: BigUint,
    /// What a blind search has to try for the longest password.
    pub permutations_blind_max: BigUint,
    /// What somebody has to try who knows the configuration and the words.
    pub permutations_seen: BigUint,
    /// The bits of `permutations_blind_min`, rounded down.
    pub entropy_blind_min: u64,
    /// The bits of `permutations_blind_max`, rounded down.
    pub entropy_blind_max: u64,
    /// The bits of a blind search for a password of middling length, rounded down.
    pub entropy_blind: u64,
    /// The bits of `permutations_seen`, rounded down.
    pub entropy_seen: u64,
    /// How many words there are to draw from.
    pub words_available: u64,
    /// How many random numbers a password takes, as xkpasswd counts them: without the coin of ALTERNATE, and without
    /// what decides about spellings.
    pub n_random_numbers: usize,
}

/// Whether a password is strong enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Above the line; above both, for a whole password.
    Good,
    /// Above one of the two lines.
    Ok,
    /// Below the line; below both, for a whole password.
    Poor,
}

impl Statistics {
    /// For a configuration and a number of plain words, as xkpasswd publishes its figures. Spellings are not counted.
    /// Repair the configuration first: the figures of a million words would take a long time to write down.
    #[must_use]
    pub fn new(config: &Config, words_available: u64) -> Self {
        let n_words = u32::try_from(config.num_words).unwrap_or(u32::MAX);
        let coins = match config.case_transform {
            CaseTransform::Random => n_words,
            CaseTransform::Alternate => 1,
            _ => 0,
        };
        let rows = BigUint::from(words_available).pow(n_words) << coins;
        let word_lengths = (config.word_length_min, config.word_length_max);
        Self::work_out(config, words_available, rows, word_lengths, false)
    }

    /// For a configuration and the pool made for it, spellings and all.
    #[must_use]
    pub fn of_pool(config: &Config, pool: &Pool) -> Self {
        let rows = pool.n_rows(config.case_transform, config.num_words);
        let word_lengths = pool.spelled_lengths().unwrap_or((config.word_length_min, config.word_length_max));
        Self::work_out(config, u64::from(pool.n_words()), rows, word_lengths, pool.has_accents())
    }

    /// For Beadle's own kind, `Maple-Tunnel-Otter-47`: words of 4 to 7 letters with a capital, a hyphen after each, and
    /// digits from 2 to 9. That a word does not come twice takes next to nothing away, and is not counted.
    #[must_use]
    pub fn of_simple(n_words: usize, n_digits: usize, words_available: u64) -> Self {
        let around = n_words + n_digits;
        let length_min = n_words * OWN_LENGTHS.0 + around;
        let length_max = n_words * OWN_LENGTHS.1 + around;
        let power = |base: u64, n: usize| BigUint::from(base).pow(u32::try_from(n).unwrap_or(u32::MAX));
        let seen = power(words_available, n_words) * power(u64::from(OWN_DIGITS), n_digits);
        let digits = if n_digits > 0 { DIGITS } else { 0 };
        let alphabet = 2 * LETTERS + SYMBOLS + digits;
        Self::from_parts((length_min, length_max), alphabet, seen, words_available, n_words + n_digits)
    }

    /// The bits of `permutations_seen`, not rounded.
    #[must_use]
    pub fn bits_seen(&self) -> f64 {
        bits(&self.permutations_seen)
    }

    /// The bits of `permutations_blind_min`, not rounded.
    #[must_use]
    pub fn bits_blind_min(&self) -> f64 {
        bits(&self.permutations_blind_min)
    }

    /// The bits of `permutations_blind_max`, not rounded.
    #[must_use]
    pub fn bits_blind_max(&self) -> f64 {
        bits(&self.permutations_blind_max)
    }

    /// Of the whole: good when the shortest password passes both lines, poor when it passes neither.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match (self.verdict_blind_min(), self.verdict_seen()) {
            (Verdict::Good, Verdict::Good) => Verdict::Good,
            (Verdict::Poor, Verdict::Poor) => Verdict::Poor,
            _ => Verdict::Ok,
        }
    }

    /// Of the shortest password against a blind search: good or poor.
    #[must_use]
    pub fn verdict_blind_min(&self) -> Verdict {
        above(self.entropy_blind_min, BLIND_LINE)
    }

    /// Of the longest password against a blind search: good or poor.
    #[must_use]
    pub fn verdict_blind_max(&self) -> Verdict {
        above(self.entropy_blind_max, BLIND_LINE)
    }

    /// Against somebody who knows the configuration and the words: good or poor.
    #[must_use]
    pub fn verdict_seen(&self) -> Verdict {
        above(self.entropy_seen, SEEN_LINE)
    }

    fn work_out(
        config: &Config,
        words_available: u64,
        rows: BigUint,
        word_lengths: (usize, usize),
        has_accents: bool,
    ) -> Self {
        let n_separators = n_separators(config);
        let n_digits = config.padding_digits_before + config.padding_digits_after;
        let around = n_digits + n_separators;
        let lengths = match config.padding {
            Padding::Adaptive { length } => (length, length),
            Padding::Fixed { before, after } => lengths(config, word_lengths, around + before + after),
            Padding::None => lengths(config, word_lengths, around),
        };
        let draws_separator = config.separator == Separator::Random;
        let pads_randomly = config.padding != Padding::None && config.padding_character == PaddingCharacter::Random;
        let mut seen = rows * BigUint::from(DIGITS).pow(u32::try_from(n_digits).unwrap_or(u32::MAX));
        if draws_separator {
            seen *= config.separators().len();
        }
        if pads_randomly {
            seen *= config.padding_characters().len();
        }
        let coins = if config.case_transform == CaseTransform::Random { config.num_words } else { 0 };
        let n_random_numbers =
            config.num_words + coins + usize::from(draws_separator) + usize::from(pads_randomly) + n_digits;
        Self::from_parts(lengths, alphabet(config, has_accents), seen, words_available, n_random_numbers)
    }

    fn from_parts(
        (length_min, length_max): (usize, usize),
        alphabet: u32,
        permutations_seen: BigUint,
        words_available: u64,
        n_random_numbers: usize,
    ) -> Self {
        let blind = |length: usize| BigUint::from(alphabet).pow(u32::try_from(length).unwrap_or(u32::MAX));
        let (permutations_blind_min, permutations_blind_max) = (blind(length_min), blind(length_max));
        Self {
            length_min,
            length_max,
            entropy_blind_min: whole_bits(&permutations_blind_min),
            entropy_blind_max: whole_bits(&permutations_blind_max),
            // Half a character is rounded up.
            entropy_blind: whole_bits(&blind((length_min + length_max).div_ceil(2))),
            entropy_seen: whole_bits(&permutations_seen),
            permutations_blind_min,
            permutations_blind_max,
            permutations_seen,
            words_available,
            n_random_numbers,
        }
    }
}

fn above(bits: u64, line: u64) -> Verdict {
    if bits >= line { Verdict::Good } else { Verdict::Poor }
}

fn lengths(config: &Config, (shortest, longest): (usize, usize), around: usize) -> (usize, usize) {
    (config.num_words * shortest + around, config.num_words * longest + around)
}

fn n_separators(config: &Config) -> usize {
    if config.separator == Separator::None {
        return 0;
    }
    let beside_digits = usize::from(config.padding_digits_before > 0) + usize::from(config.padding_digits_after > 0);
    config.num_words.saturating_sub(1) + beside_digits
}

/// How many characters a blind search tries at each place.
fn alphabet(config: &Config, has_accents: bool) -> u32 {
    let mixes_case = match config.case_transform {
        CaseTransform::None | CaseTransform::Upper | CaseTransform::Lower => false,
        CaseTransform::Capitalise | CaseTransform::Invert | CaseTransform::Alternate | CaseTransform::Random => true,
    };
    let has_digits = config.padding_digits_before + config.padding_digits_after > 0;
    let pads = config.padding != Padding::None && config.padding_character != PaddingCharacter::None;
    let has_symbols = config.separator != Separator::None || pads || has_accents;
    let mut n = LETTERS;
    for (is_there, more) in [(mixes_case, LETTERS), (has_digits, DIGITS), (has_symbols, SYMBOLS)] {
        if is_there {
            n += more;
        }
    }
    n
}

fn whole_bits(n: &BigUint) -> u64 {
    n.bits().saturating_sub(1)
}

/// The logarithm to the base 2; of 0 it is taken to be 0.
fn bits(n: &BigUint) -> f64 {
    // The 53 highest bits are all that a float can tell apart.
    let shift = n.bits().saturating_sub(53);
    let high = (n >> shift).iter_u64_digits().next().unwrap_or(1);
    let exact = |n: u64| f64::from(u32::try_from(n >> 32).unwrap_or(0)) * 4_294_967_296.0 + low(n);
    exact(high).log2() + exact(shift)
}

fn low(n: u64) -> f64 {
    f64::from(u32::try_from(n & 0xffff_ffff).unwrap_or(0))
}
