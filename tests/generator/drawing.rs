//! From given random numbers, given passwords.
//!
//! A number picks by its remainder, so each test's script reads from left to right: separator, padding character,
//! digits before, coin of ALTERNATE, then each word with its coin, digits after.

use beadle::domain::password::config::{CaseTransform, Config, Padding, PaddingCharacter, Separator};
use beadle::domain::password::pool::Pool;
use beadle::domain::password::presets::Preset;
use beadle::domain::password::random::NoRandom;
use beadle::domain::password::recipe::{draw, draw_own_kind, own_kind};
use beadle::domain::password::words::WordList;

use crate::sources::Script;

const WORDS: [&str; 5] = ["apple", "Birch", "cedar", "élan", "straße"];

/// Two words in lower case, with nothing between them or around them.
fn bare() -> Config {
    Config {
        num_words: 2,
        case_transform: CaseTransform::Lower,
        separator: Separator::None,
        padding: Padding::None,
        padding_digits_before: 0,
        padding_digits_after: 0,
        ..Preset::Default.config()
    }
}

/// The password that the numbers give, all of which are used.
fn drawn(config: &Config, numbers: &[u32]) -> String {
    assert_eq!(config.problems(), []);
    let pool = Pool::new(config, &WordList::from_words(WORDS)).unwrap();
    let mut script = Script::new(numbers);
    let password = draw(config, &pool, &mut script).unwrap();
    assert_eq!(script.n_left(), 0, "{config:?}");
    password.expose().to_owned()
}

#[test]
fn each_case_transform() {
    let with = |case_transform| Config { case_transform, num_words: 3, separator: Separator::Fixed('-'), ..bare() };
    // The words are birch, cedar, birch; the coins come where they are flipped.
    for (case_transform, numbers, expected) in [
        (CaseTransform::None, &[1, 2, 1][..], "Birch-cedar-Birch"),
        (CaseTransform::Upper, &[1, 2, 1], "BIRCH-CEDAR-BIRCH"),
        (CaseTransform::Lower, &[1, 2, 1], "birch-cedar-birch"),
        (CaseTransform::Capitalise, &[1, 2, 1], "Birch-Cedar-Birch"),
        (CaseTransform::Invert, &[1, 2, 1], "bIRCH-cEDAR-bIRCH"),
        (CaseTransform::Alternate, &[0, 1, 2, 1], "birch-CEDAR-birch"),
        (CaseTransform::Alternate, &[1, 1, 2, 1], "BIRCH-cedar-BIRCH"),
        (CaseTransform::Random, &[1, 0, 2, 1, 1, 1], "birch-CEDAR-BIRCH"),
        (CaseTransform::Random, &[1, 1, 2, 0, 1, 0], "BIRCH-cedar-birch"),
    ] {
        assert_eq!(drawn(&with(case_transform), numbers), expected, "{case_transform:?}");
    }
}

#[test]
fn each_separator() {
    let with = |separator| Config { separator, ..bare() };
    assert_eq!(drawn(&with(Separator::None), &[0, 2]), "applecedar");
    assert_eq!(drawn(&with(Separator::Fixed('_')), &[0, 2]), "apple_cedar");
    assert_eq!(drawn(&with(Separator::Random), &[2, 0, 2]), "apple$cedar", "the third of symbol_alphabet");
    let own = Config { separator_alphabet: vec!['~', '#'], ..with(Separator::Random) };
    assert_eq!(drawn(&own, &[1, 0, 2]), "apple#cedar");
    let neither = Config { symbol_alphabet: Vec::new(), ..with(Separator::Random) };
    assert_eq!(drawn(&neither, &[17, 0, 2]), "apple;cedar", "the usual symbols");
    // One for the whole password, digits and all.
    let three = Config { num_words: 3, padding_digits_before: 1, padding_digits_after: 1, ..own };
    assert_eq!(drawn(&three, &[0, 5, 0, 2, 0, 7]), "5~apple~cedar~apple~7");
}

#[test]
fn digits_stand_before_and_after() {
    let with = |before, after, separator| Config {
        padding_digits_before: before,
        padding_digits_after: after,
        separator,
        ..bare()
    };
    assert_eq!(drawn(&with(2, 0, Separator::Fixed('.')), &[0, 9, 0, 2]), "09.apple.cedar");
    assert_eq!(drawn(&with(0, 3, Separator::Fixed('.')), &[0, 2, 1, 0, 8]), "apple.cedar.108");
    assert_eq!(drawn(&with(1, 1, Separator::None), &[3, 0, 2, 4]), "3applecedar4");
}

#[test]
fn each_padding() {
    let separator = Separator::Fixed('-');
    let with = |padding, padding_character| Config { padding, padding_character, separator, ..bare() };
    let fixed = |before, after| Padding::Fixed { before, after };
    let adaptive = |length| Padding::Adaptive { length };
    for (padding, character, numbers, expected) in [
        (fixed(2, 1), PaddingCharacter::Fixed('!'), &[0, 2][..], "!!apple-cedar!"),
        (fixed(0, 3), PaddingCharacter::Fixed('!'), &[0, 2], "apple-cedar!!!"),
        (fixed(3, 0), PaddingCharacter::Fixed('!'), &[0, 2], "!!!apple-cedar"),
        (fixed(1, 1), PaddingCharacter::Random, &[1, 0, 2], "@apple-cedar@"),
        (fixed(1, 2), PaddingCharacter::Separator, &[0, 2], "-apple-cedar--"),
        (adaptive(15), PaddingCharacter::Fixed('!'), &[0, 2], "apple-cedar!!!!"),
        (adaptive(11), PaddingCharacter::Fixed('!'), &[0, 2], "apple-cedar"),
        (adaptive(9), PaddingCharacter::Fixed('!'), &[0, 2], "apple-ced"),
        (adaptive(13), PaddingCharacter::Random, &[3, 0, 2], "apple-cedar%%"),
        (adaptive(13), PaddingCharacter::Separator, &[0, 2], "apple-cedar--"),
    ] {
        assert_eq!(drawn(&with(padding, character), numbers), expected, "{padding:?} {character:?}");
    }
    let own = Config { padding_alphabet: vec!['=', '+'], ..with(fixed(1, 1), PaddingCharacter::Random) };
    assert_eq!(drawn(&own, &[1, 0, 2]), "+apple-cedar+");
    // Padding off: a random padding character is not drawn.
    let none = with(Padding::None, PaddingCharacter::Random);
    assert_eq!(drawn(&none, &[0, 2]), "apple-cedar");
}

#[test]
fn everything_at_once() {
    let config = Config { padding: Padding::Adaptive { length: 24 }, ..Preset::Default.config() };
    // Symbols 7 (-) and 16 (.), digits 4 2, three words, digits 9 0. Cut off it is not: 2+1+5+1+5+1+5+1+2 = 23.
    assert_eq!(drawn(&config, &[7, 16, 4, 2, 0, 1, 2, 9, 0]), "42-Apple-Birch-Cedar-90.");
    let cut = Config { padding: Padding::Adaptive { length: 20 }, ..config };
    assert_eq!(drawn(&cut, &[7, 16, 4, 2, 0, 1, 2, 9, 0]), "42-Apple-Birch-Cedar");
}

#[test]
fn accents_are_kept_or_taken_off() {
    let with = |allow_accents, case_transform| Config {
        allow_accents,
        case_transform,
        separator: Separator::Fixed(' '),
        ..bare()
    };
    let cases = [
        (false, CaseTransform::Lower, "elan strasse"),
        (false, CaseTransform::Upper, "ELAN STRASSE"),
        (true, CaseTransform::Lower, "élan straße"),
        // The sharp s has no capital of its own; the word keeps its length.
        (true, CaseTransform::Upper, "ÉLAN STRAßE"),
        (true, CaseTransform::Capitalise, "Élan Straße"),
        (true, CaseTransform::Invert, "éLAN sTRAßE"),
    ];
    for (allow_accents, case_transform, expected) in cases {
        assert_eq!(drawn(&with(allow_accents, case_transform), &[3, 4]), expected);
    }
    // Lengths are those of what is drawn: `straße` has six letters, `strasse` seven.
    let six = |allow_accents| Config { word_length_min: 6, word_length_max: 6, allow_accents, ..bare() };
    let list = WordList::from_words(["straße", "orchard", "cherry", "walnut"]);
    let words = |config: &Config| {
        let pool = Pool::new(config, &list).unwrap();
        pool.iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(words(&six(true)), ["straße", "cherry", "walnut"]);
    assert_eq!(words(&six(false)), ["cherry", "walnut"]);
}

#[test]
fn beadles_own_kind_out_of_somebodys_own_list() {
    let pool = Pool::new(&own_kind(4), &WordList::from_words(["apple", "birch", "ash", "mulberry"])).unwrap();
    assert_eq!(pool.n_words(), 2, "4 to 7 letters");
    let mut script = Script::new(&[0, 1, 1, 0, 0, 7]);
    let password = draw_own_kind(4, &pool, &mut script).unwrap();
    assert_eq!((password.expose(), script.n_left()), ("Apple-Birch-Birch-Apple-29", 0), "digits from 2 to 9");
}

#[test]
fn a_source_that_fails_gives_no_password() {
    let config = Config { padding_digits_after: 2, ..Preset::Default.config() };
    let pool = Pool::new(&config, &WordList::from_words(WORDS)).unwrap();
    let whole = [7, 16, 4, 2, 0, 1, 2, 9, 0];
    assert!(draw(&config, &pool, &mut Script::new(&whole)).is_ok());
    for n in 0..whole.len() {
        assert_eq!(draw(&config, &pool, &mut Script::new(&whole[..n])), Err(NoRandom), "after {n} numbers");
    }
}
