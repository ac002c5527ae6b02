//! Drawing a password that a configuration describes.
//!
//! Random numbers are asked for in this order: the separator, the padding character, the digits before, the coin of
//! ALTERNATE, then for each word its place, its coin (RANDOM) and its spelling, and the digits after. Whatever there is
//! only one of is not drawn.

use zeroize::Zeroizing;

use super::case::Form;
use super::config::{CaseTransform, Config, Padding, PaddingCharacter, Separator, SubstitutionMode};
use super::generate::SEPARATOR;
use super::pool::Pool;
use super::random::{NoRandom, Random, below};
use crate::domain::secret::Password;

/// The digits of xkpasswd: 0 to 9.
const ALL_DIGITS: u32 = 0;
/// The digits of Beadle's own kind: 2 to 9, which are hard to mishear and can't be taken for a letter.
const PLAIN_DIGITS: u32 = 2;

/// The word lengths of Beadle's own kind.
pub(super) const OWN_LENGTHS: (usize, usize) = (4, 7);
/// How many digits Beadle's own kind ends in.
pub const OWN_DIGITS: usize = 2;

/// Draws a password. Words are drawn with replacement, as xkpasswd does.
///
/// # Errors
/// [`NoRandom`], when the source fails.
pub fn draw(config: &Config, pool: &Pool, random: &mut dyn Random) -> Result<Password, NoRandom> {
    draw_with(config, pool, random, ALL_DIGITS)
}

/// The configuration that comes nearest to Beadle's own kind, `Maple-Tunnel-Otter-47`, for the words of a person's own
/// list.
#[must_use]
pub fn own_kind(n_words: usize) -> Config {
    Config {
        num_words: n_words,
        word_length_min: OWN_LENGTHS.0,
        word_length_max: OWN_LENGTHS.1,
        case_transform: CaseTransform::Capitalise,
        separator: Separator::Fixed(SEPARATOR),
        padding_digits_before: 0,
        padding_digits_after: OWN_DIGITS,
        padding: Padding::None,
        padding_character: PaddingCharacter::None,
        symbol_alphabet: Vec::new(),
        separator_alphabet: Vec::new(),
        padding_alphabet: Vec::new(),
        allow_accents: false,
        substitutions: std::collections::BTreeMap::new(),
        substitution_mode: SubstitutionMode::Never,
    }
}

/// Draws a password of Beadle's own kind from a pool made for [`own_kind`]. Unlike those that the window makes it may
/// hold a word twice: a person's own list may have but two words.
///
/// # Errors
/// [`NoRandom`], when the source fails.
pub fn draw_own_kind(n_words: usize, pool: &Pool, random: &mut dyn Random) -> Result<Password, NoRandom> {
    draw_with(&own_kind(n_words), pool, random, PLAIN_DIGITS)
}

fn draw_with(config: &Config, pool: &Pool, random: &mut dyn Random, lowest_digit: u32) -> Result<Password, NoRandom> {
    let separator = match config.separator {
        Separator::None => None,
        Separator::Fixed(c) => Some(c),
        Separator::Random => Some(one_of(config.separators(), random)?),
    };
    let padding = match (config.padding, config.padding_character) {
        (Padding::None, _) | (_, PaddingCharacter::None) => None,
        (_, PaddingCharacter::Fixed(c)) => Some(c),
        (_, PaddingCharacter::Random) => Some(one_of(config.padding_characters(), random)?),
        (_, PaddingCharacter::Separator) => separator,
    };
    // With room for everything the buffer never moves, and leaves no copy behind.
    let mut text = Zeroizing::new(String::with_capacity(most_bytes(config, pool)));
    if let Padding::Fixed { before, .. } = config.padding {
        text.extend(std::iter::repeat_n(padding, before).flatten());
    }
    if config.padding_digits_before > 0 {
        push_digits(&mut text, config.padding_digits_before, lowest_digit, random)?;
        text.extend(separator);
    }
    push_words(&mut text, config, pool, separator, random)?;
    if config.padding_digits_after > 0 {
        text.extend(separator);
        push_digits(&mut text, config.padding_digits_after, lowest_digit, random)?;
    }
    match config.padding {
        Padding::None => {}
        Padding::Fixed { after, .. } => text.extend(std::iter::repeat_n(padding, after).flatten()),
        Padding::Adaptive { length } => {
            if let Some((end, _)) = text.char_indices().nth(length) {
                text.truncate(end);
            }
            let missing = length.saturating_sub(text.chars().count());
            text.extend(std::iter::repeat_n(padding, missing).flatten());
        }
    }
    let mut exact = String::with_capacity(text.len());
    exact.push_str(&text);
    Ok(Password::new(exact))
}

fn push_words(
    text: &mut Zeroizing<String>,
    config: &Config,
    pool: &Pool,
    separator: Option<char>,
    random: &mut dyn Random,
) -> Result<(), NoRandom> {
    let (first, second) = Form::of(config.case_transform);
    let mut form = first;
    if config.case_transform == CaseTransform::Alternate {
        form = flip(first, second, random)?;
    }
    for place in 0..config.num_words {
        if place > 0 {
            text.extend(separator);
        }
        let word = pool.get(below(random, pool.n_words())?).ok_or(NoRandom)?;
        if config.case_transform == CaseTransform::Random {
            form = flip(first, second, random)?;
        }
        pool.spellings().draw(word, form, random, text)?;
        if config.case_transform == CaseTransform::Alternate {
            form = if form == first { second.unwrap_or(first) } else { first };
        }
    }
    Ok(())
}

/// Flips a coin: 0 is the first.
fn flip(first: Form, second: Option<Form>, random: &mut dyn Random) -> Result<Form, NoRandom> {
    let Some(second) = second else { return Ok(first) };
    Ok(if below(random, 2)? == 0 { first } else { second })
}

fn one_of(symbols: &[char], random: &mut dyn Random) -> Result<char, NoRandom> {
    let n = u32::try_from(symbols.len()).map_err(|_too_many| NoRandom)?;
    let place = usize::try_from(below(random, n)?).map_err(|_too_large| NoRandom)?;
    symbols.get(place).copied().ok_or(NoRandom)
}

fn push_digits(
    text: &mut Zeroizing<String>,
    n_digits: usize,
    lowest: u32,
    random: &mut dyn Random,
) -> Result<(), NoRandom> {
    for _ in 0..n_digits {
        let digit = lowest + below(random, 10 - lowest)?;
        text.push(char::from_digit(digit, 10).ok_or(NoRandom)?);
    }
    Ok(())
}

/// More than any password of this configuration takes.
fn most_bytes(config: &Config, pool: &Pool) -> usize {
    let longest_word = pool.spelled_lengths().map_or(config.word_length_max, |(_, most)| most);
    let around = match config.padding {
        Padding::None => 0,
        Padding::Fixed { before, after } => before + after,
        Padding::Adaptive { length } => length,
    };
    let digits = config.padding_digits_before + config.padding_digits_after + 2;
    (around + digits + config.num_words * (longest_word + 1)).saturating_mul(size_of::<char>())
}
