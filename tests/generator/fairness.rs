//! No password, word, symbol or digit is favoured.

use std::collections::BTreeMap;

use beadle::domain::password::config::{CaseTransform, Config, Padding, Separator, SubstitutionMode};
use beadle::domain::password::pool::Pool;
use beadle::domain::password::presets::Preset;
use beadle::domain::password::random::{NoRandom, Random};
use beadle::domain::password::recipe::draw;
use beadle::domain::password::statistics::Statistics;
use beadle::domain::password::words::WordList;

use crate::data::word;
use crate::sources::{Script, Seeded};

/// How often each password comes when every row of so many numbers below `end` is tried once.
fn all_rows(config: &Config, pool: &Pool, n_numbers: usize, end: u32) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    let mut row = vec![0; n_numbers];
    loop {
        let mut script = Script::new(&row);
        let password = draw(config, pool, &mut script).unwrap();
        assert_eq!(script.n_left(), 0, "every number is asked for");
        *counts.entry(password.expose().to_owned()).or_default() += 1;
        let Some(place) = row.iter().rposition(|number| number + 1 < end) else { return counts };
        row[place] += 1;
        row[place + 1..].fill(0);
    }
}

fn tiny(case_transform: CaseTransform) -> Config {
    Config {
        num_words: 2,
        case_transform,
        separator_alphabet: vec!['-', '+', '='],
        padding: Padding::None,
        padding_digits_before: 0,
        padding_digits_after: 0,
        ..Preset::Default.config()
    }
}

/// All numbers below a common multiple of every bound stand for each choice equally often.
#[test]
fn every_password_comes_equally_often() {
    let three = WordList::from_words(["apple", "birch", "cedar"]);
    // The letters of each word can be replaced in the same number of ways.
    let two = WordList::from_words(["beet", "seed"]);
    let digits = Config { separator: Separator::None, padding_digits_after: 1, ..tiny(CaseTransform::Upper) };
    let substitutions = BTreeMap::from([('e', vec!["3".to_owned(), "€".to_owned()])]);
    let spelled = Config { substitutions, substitution_mode: SubstitutionMode::Random, ..tiny(CaseTransform::Upper) };
    let spelled = Config { case_transform: CaseTransform::Lower, ..spelled };
    for (config, list, n_numbers, end) in [
        (tiny(CaseTransform::Capitalise), &three, 3, 6),
        (tiny(CaseTransform::Alternate), &three, 4, 6),
        (tiny(CaseTransform::Random), &three, 5, 6),
        (digits, &two, 3, 20),
        (spelled, &two, 5, 6),
    ] {
        let pool = Pool::new(&config, list).unwrap();
        let counts = all_rows(&config, &pool, n_numbers, end);
        let first = *counts.values().next().unwrap();
        assert!(counts.values().all(|n| *n == first), "{counts:?}");
        let figures = Statistics::of_pool(&config, &pool);
        assert_eq!(figures.permutations_seen.to_string(), counts.len().to_string(), "{config:?}");
    }
}

/// 2^32 is no multiple of 3: of the numbers below it the very last one would favour the first word.
#[test]
fn numbers_that_would_favour_are_thrown_away() {
    let config = tiny(CaseTransform::Capitalise);
    let pool = Pool::new(&config, &WordList::from_words(["apple", "birch", "cedar"])).unwrap();
    let drawn = |numbers: &[u32]| {
        let mut script = Script::new(numbers);
        (draw(&config, &pool, &mut script).unwrap().expose().to_owned(), script.n_left())
    };
    let plain = drawn(&[1, 2, 1]);
    assert_eq!(plain, ("Cedar+Birch".to_owned(), 0));
    for place in 0..3 {
        let mut numbers = vec![1, 2, 1];
        numbers.splice(place..place, [u32::MAX, u32::MAX]);
        assert_eq!(drawn(&numbers), plain);
    }
    assert_eq!(drawn(&[u32::MAX - 1, 2, 1]).0, "Cedar=Birch", "the one before it is fair");
}

/// The sum of the squared distances from an even spread, over what is expected.
fn chi_square(counts: &[u32]) -> f64 {
    let total: u32 = counts.iter().sum();
    let expected = f64::from(total) / f64::from(u32::try_from(counts.len()).unwrap());
    counts.iter().map(|n| (f64::from(*n) - expected).powi(2) / expected).sum()
}

/// What fair counts stay under in all but one of 100,000 runs (the approximation of Wilson and Hilferty).
fn limit(n_counts: usize) -> f64 {
    let freedom = f64::from(u32::try_from(n_counts - 1).unwrap());
    let part = 2.0 / (9.0 * freedom);
    freedom * (1.0 - part + 4.265 * part.sqrt()).powi(3)
}

/// How often each word, separator, padding character, digit and coin came in 160,000 passwords, which take 1,440,000
/// numbers.
fn spread(random: &mut dyn Random) -> [Vec<u32>; 5] {
    let words: Vec<String> = (0..100).map(|number| word(number, 4)).collect();
    let config = Config {
        num_words: 2,
        word_length_max: 4,
        case_transform: CaseTransform::Random,
        padding_digits_before: 1,
        ..Preset::Default.config()
    };
    let pool = Pool::new(&config, &WordList::from_words(words.iter().map(String::as_str))).unwrap();
    let (n_symbols, symbols) = (config.symbol_alphabet.len(), &config.symbol_alphabet);
    let mut counts = [vec![0; 100], vec![0; n_symbols], vec![0; n_symbols], vec![0; 10], vec![0; 2]];
    let mut count = |what: usize, which: usize| counts[what][which] += 1;
    for _ in 0..160_000 {
        let password = draw(&config, &pool, random).unwrap();
        let chars: Vec<char> = password.expose().chars().collect();
        // `!!3-aaab-AAAC-47!!`
        assert_eq!(chars.len(), 18);
        let symbol = |c: char| symbols.iter().position(|known| *known == c).unwrap();
        count(2, symbol(chars[0]));
        count(1, symbol(chars[3]));
        for place in [2, 14, 15] {
            count(3, usize::try_from(chars[place].to_digit(10).unwrap()).unwrap());
        }
        for start in [4, 9] {
            let letters: String = chars[start..start + 4].iter().collect();
            let place = words.iter().position(|word| *word == letters.to_lowercase()).unwrap();
            count(0, place);
            count(4, usize::from(letters == letters.to_uppercase()));
        }
    }
    counts
}

#[test]
fn words_symbols_digits_and_coins_are_spread_evenly() {
    for (counts, what) in spread(&mut Seeded(4)).iter().zip(["words", "separators", "padding", "digits", "coins"]) {
        let (chi, limit) = (chi_square(counts), limit(counts.len()));
        assert!(chi < limit, "{what}: {chi} is not under {limit}");
    }
}

/// The measure is no use when it does not see a source that favours: this one has one of 50 bits set too often.
#[test]
fn an_uneven_source_shows() {
    struct Uneven(Seeded);
    impl Random for Uneven {
        fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom> {
            let mut dice = [0];
            self.0.fill(&mut dice)?;
            self.0.fill(buffer)?;
            if dice[0] < 5
                && let Some(low) = buffer.first_mut()
            {
                *low |= 1;
            }
            Ok(())
        }
    }
    let counts = spread(&mut Uneven(Seeded(4)));
    assert!(counts.iter().any(|counts| chi_square(counts) > limit(counts.len())));
}
