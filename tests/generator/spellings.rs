//! Letters that are replaced (`character_substitutions`).

use std::collections::{BTreeMap, BTreeSet};

use beadle::domain::password::config::{CaseTransform, Config, Padding, Separator, SubstitutionMode};
use beadle::domain::password::pool::Pool;
use beadle::domain::password::presets::Preset;
use beadle::domain::password::recipe::draw;
use beadle::domain::password::statistics::Statistics;
use beadle::domain::password::words::WordList;

use crate::sources::{Script, Seeded};

/// Two words in lower case with a hyphen.
fn with(substitutions: &[(char, &[&str])], substitution_mode: SubstitutionMode) -> Config {
    let table = substitutions.iter().map(|(letter, into)| (*letter, into.iter().map(ToString::to_string).collect()));
    Config {
        num_words: 2,
        word_length_min: 3,
        case_transform: CaseTransform::Lower,
        separator: Separator::Fixed('-'),
        padding: Padding::None,
        padding_digits_before: 0,
        padding_digits_after: 0,
        substitutions: table.collect(),
        substitution_mode,
        ..Preset::Default.config()
    }
}

fn pool(config: &Config, words: &[&str]) -> Pool {
    assert_eq!(config.problems(), []);
    Pool::new(config, &WordList::from_words(words.iter().copied())).unwrap()
}

fn drawn(config: &Config, words: &[&str], numbers: &[u32]) -> String {
    let mut script = Script::new(numbers);
    let password = draw(config, &pool(config, words), &mut script).unwrap();
    assert_eq!(script.n_left(), 0, "{config:?}");
    password.expose().to_owned()
}

const WORDS: [&str; 3] = ["noodle", "tree", "lily"];

#[test]
fn always_replaces_every_such_letter() {
    let config = with(&[('o', &["0"]), ('e', &["3"]), ('q', &["9"])], SubstitutionMode::Always);
    assert_eq!(drawn(&config, &WORDS, &[0, 1]), "n00dl3-tr33");
    assert_eq!(drawn(&config, &WORDS, &[2, 2]), "lily-lily");
}

#[test]
fn never_replaces_nothing() {
    let config = with(&[('o', &["0"]), ('e', &["3", "€"])], SubstitutionMode::Never);
    assert_eq!(drawn(&config, &WORDS, &[0, 1]), "noodle-tree");
    assert_eq!(Statistics::of_pool(&config, &pool(&config, &WORDS)), Statistics::new(&config, 3));
}

#[test]
fn random_decides_for_each_word_and_letter() {
    let config = with(&[('o', &["0"]), ('e', &["3"])], SubstitutionMode::Random);
    // For each word its place, then e, then o; 0 replaces, 1 leaves.
    assert_eq!(drawn(&config, &WORDS, &[0, 0, 0, 0, 1, 0]), "n00dl3-n00dle");
    assert_eq!(drawn(&config, &WORDS, &[0, 0, 1, 1, 1]), "noodl3-tree");
    assert_eq!(drawn(&config, &WORDS, &[2, 1, 0]), "lily-tr33", "a word without the letters asks for nothing");
}

#[test]
fn a_list_is_chosen_from_together_with_the_letter_itself() {
    let config = with(&[('e', &["3", "€"])], SubstitutionMode::Always);
    assert_eq!(drawn(&config, &WORDS, &[1, 0, 1, 1]), "tr33-tr€€");
    assert_eq!(drawn(&config, &WORDS, &[1, 2, 0, 2]), "tree-noodle");
    // In the mode RANDOM no spelling is favoured, so the list is the same.
    let random = Config { substitution_mode: SubstitutionMode::Random, ..config };
    assert_eq!(drawn(&random, &WORDS, &[1, 0, 1, 2]), "tr33-tree");
}

#[test]
fn all_letters_are_looked_at_at_once_and_after_the_case() {
    // One after the other, a would end as c.
    let chain = with(&[('a', &["b"]), ('b', &["c"])], SubstitutionMode::Always);
    assert_eq!(drawn(&chain, &["abba", "bank"], &[0, 1]), "bccb-cbnk");
    let table: &[(char, &[&str])] = &[('o', &["0"]), ('E', &["3"])];
    let upper = Config { case_transform: CaseTransform::Upper, ..with(table, SubstitutionMode::Always) };
    assert_eq!(drawn(&upper, &WORDS, &[0, 1]), "NOODL3-TR33", "a small o is no capital O");
    let capitals = Config { case_transform: CaseTransform::Alternate, ..upper };
    assert_eq!(drawn(&capitals, &WORDS, &[0, 0, 0]), "n00dle-NOODL3");
}

/// Every password of a seeded source, often enough to meet all of them.
fn all_drawn(config: &Config, words: &[&str]) -> BTreeSet<String> {
    let pool = pool(config, words);
    let mut random = Seeded(11);
    (0..20_000).map(|_| draw(config, &pool, &mut random).unwrap().expose().to_owned()).collect()
}

#[test]
fn the_figures_count_what_can_be_drawn() {
    let (always, random) = (SubstitutionMode::Always, SubstitutionMode::Random);
    let cases: &[(Config, &[&str], u32)] = &[
        // noodle: 0 or o, 3 or e, so 4; tree 2; lily 1: 7 spellings.
        (with(&[('o', &["0"]), ('e', &["3"])], random), &WORDS, 7 * 7),
        (with(&[('o', &["0"]), ('e', &["3", "€"])], always), &WORDS, 7 * 7),
        (with(&[('q', &["9"])], random), &WORDS, 3 * 3),
        // Two words that become the same, and a word that becomes another.
        (with(&[('a', &["4"]), ('o', &["4"])], always), &["cat", "cot", "dog"], 2 * 2),
        (with(&[('o', &["a"])], random), &["cat", "cot", "dog"], 4 * 4),
        (with(&[('o', &["a"])], always), &["cat", "cot", "dog"], 2 * 2),
        // What is put in may be longer, and end up the same again: ab-b and a-bb.
        (with(&[('x', &["bb"]), ('y', &["b"])], always), &["axa", "ayya", "aya"], 2 * 2),
        // Upper and lower case that can't be told apart any more.
        (
            Config { case_transform: CaseTransform::Random, ..with(&[('o', &["0"]), ('O', &["0"])], always) },
            &["ooo", "lily", "oho"],
            5 * 5,
        ),
        (
            Config { case_transform: CaseTransform::Alternate, ..with(&[('o', &["0"]), ('O', &["0"])], always) },
            &["ooo", "lily", "oho"],
            17,
        ),
        (Config { case_transform: CaseTransform::Alternate, ..with(&[('o', &["0"])], random) }, &["ooo", "elm"], 12),
    ];
    for (config, words, expected) in cases {
        let figures = Statistics::of_pool(config, &pool(config, words));
        assert_eq!(figures.permutations_seen.to_string(), expected.to_string(), "{words:?} {config:?}");
        let drawn = all_drawn(config, words);
        assert_eq!(drawn.len().to_string(), expected.to_string(), "{words:?} {drawn:?}");
        let lengths: Vec<usize> = drawn.iter().map(|password| password.chars().count()).collect();
        assert_eq!(lengths.iter().min(), Some(&figures.length_min), "{drawn:?}");
        assert_eq!(lengths.iter().max(), Some(&figures.length_max), "{drawn:?}");
    }
}

/// With very many spellings they are not written out one by one, and the pool is made at once all the same.
#[test]
fn very_many_spellings_are_counted_without_claiming_too_much() {
    let with_table = |table: BTreeMap<char, Vec<String>>| {
        let mut config = with(&[], SubstitutionMode::Always);
        config.substitutions = table;
        config.word_length_max = 8;
        let pool = pool(&config, &["walnutsy", "hornbeam"]);
        Statistics::of_pool(&config, &pool).permutations_seen
    };
    let number = |n: u64| num_bigint::BigUint::from(n);
    // The same 15 symbols or the letter itself, for each of 8 letters. Two words may look alike, one does not.
    let same = ('a'..='z').map(|letter| (letter, ('!'..='/').map(String::from).collect())).collect();
    assert_eq!(with_table(same), number(1 << 32).pow(2));
    // No two letters have a symbol in common: each spelling tells its word.
    let mut symbols = ('\u{2190}'..).map(String::from);
    let apart = ('a'..='z').map(|letter| (letter, symbols.by_ref().take(15).collect())).collect();
    assert_eq!(with_table(apart), number(2 << 32).pow(2));
}
