//! Every password is one that its configuration allows: for any configuration, and for xkpasswd's own seventeen
//! through the program itself.

use std::collections::BTreeMap;
use std::process::Command;

use beadle::domain::password::config::{CaseTransform, Config, Padding, PaddingCharacter, Separator, SubstitutionMode};
use beadle::domain::password::layout;
use beadle::domain::password::pool::Pool;
use beadle::domain::password::recipe::draw;
use beadle::domain::password::statistics::Statistics;
use beadle::domain::password::words::WordList;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_oneof, proptest};
use proptest::sample::{select, subsequence};

use crate::data::{js_presets, perl_presets};
use crate::matcher::Matcher;
use crate::sources::Seeded;

/// Words of 3 to 8 letters, at least two of each length, with what they are without accents.
const WORDS: [(&str, &str); 16] = [
    ("elm", "elm"),
    ("Ash", "Ash"),
    ("élan", "elan"),
    ("café", "cafe"),
    ("tree", "tree"),
    ("maple", "maple"),
    ("Otter", "Otter"),
    ("naïve", "naive"),
    ("straße", "strasse"),
    ("walnut", "walnut"),
    ("Cherry", "Cherry"),
    ("orchard", "orchard"),
    ("bobbins", "bobbins"),
    ("hornbeam", "hornbeam"),
    ("Mulberry", "Mulberry"),
    ("crème", "creme"),
];

fn spelled(allow_accents: bool) -> impl Iterator<Item = String> {
    WORDS.into_iter().map(move |(word, plain)| if allow_accents { word } else { plain }.to_owned())
}

fn alphabet() -> impl Strategy<Value = Vec<char>> {
    let symbols: Vec<char> = "!@$%^&*-_+=:|~?/.; £€".chars().collect();
    prop_oneof![Just(Vec::new()), subsequence(symbols, 2..=20)]
}

fn symbol() -> impl Strategy<Value = char> {
    select(vec!['-', '.', ' ', '£', '\\', '"'])
}

fn substitutions() -> impl Strategy<Value = BTreeMap<char, Vec<String>>> {
    let text = select(vec!["0", "3", "@", "()", "é", "ff", "E"]).prop_map(str::to_owned);
    let into = proptest::collection::btree_set(text, 1..4).prop_map(|into| into.into_iter().collect());
    prop_oneof![
        Just(BTreeMap::new()),
        proptest::collection::btree_map(select(vec!['a', 'e', 'o', 'E', 'R', 'b']), into, 1..4)
    ]
}

/// Any configuration that is fit.
pub(crate) fn any_config() -> impl Strategy<Value = Config> {
    let words = (2_usize..=5, 3_usize..=8, 0_usize..=5, select(CaseTransform::ALL.to_vec()));
    let separator = prop_oneof![Just(Separator::None), symbol().prop_map(Separator::Fixed), Just(Separator::Random)];
    let padding = prop_oneof![
        Just(Padding::None),
        (0_usize..4, 0_usize..4).prop_map(|(before, after)| Padding::Fixed { before, after }),
        (8_usize..70).prop_map(|length| Padding::Adaptive { length }),
    ];
    let character = prop_oneof![
        Just(PaddingCharacter::None),
        symbol().prop_map(PaddingCharacter::Fixed),
        Just(PaddingCharacter::Random),
        Just(PaddingCharacter::Separator),
    ];
    let around = (separator, 0_usize..4, 0_usize..4, padding, character);
    let rest = (any::<bool>(), substitutions(), select(SubstitutionMode::ALL.to_vec()));
    let config =
        (words, around, (alphabet(), alphabet(), alphabet()), rest).prop_map(|(words, around, alphabets, rest)| {
            Config {
                num_words: words.0,
                word_length_min: words.1,
                word_length_max: words.1 + words.2,
                case_transform: words.3,
                separator: around.0,
                padding_digits_before: around.1,
                padding_digits_after: around.2,
                padding: around.3,
                padding_character: around.4,
                symbol_alphabet: alphabets.0,
                separator_alphabet: alphabets.1,
                padding_alphabet: alphabets.2,
                allow_accents: rest.0,
                substitutions: rest.1,
                substitution_mode: rest.2,
            }
        });
    config.prop_filter("not fit", |config| config.problems().is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_password_fits_its_configuration(config in any_config(), seed in any::<u64>()) {
        let list = WordList::from_words(WORDS.map(|(word, _)| word));
        let pool = Pool::new(&config, &list).unwrap();
        let matcher = Matcher::new(&config, spelled(config.allow_accents));
        let figures = Statistics::of_pool(&config, &pool);
        let mut random = Seeded(seed);
        for _ in 0..4 {
            let password = draw(&config, &pool, &mut random).unwrap();
            prop_assert!(matcher.fits(password.expose()), "{:?} of {config:?}", password.expose());
            let lengths = figures.length_min..=figures.length_max;
            prop_assert!(lengths.contains(&password.n_characters()), "{:?}: {lengths:?}", password.expose());
        }
    }
}

#[test]
fn ten_thousand_passwords_of_each_of_the_seventeen_presets() {
    let presets: Vec<_> = js_presets().into_iter().chain(perl_presets()).collect();
    assert_eq!(presets.len(), 17);
    let dir = tempfile::tempdir().unwrap();
    let words: Vec<String> = WordList::beadle().iter().map(str::to_owned).collect();
    for preset in presets {
        let file = dir.path().join("config.json");
        std::fs::write(&file, preset.object.to_string()).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_beadle-cli"))
            .args(["generate", "--count", "10000", "--config"])
            .arg(&file)
            .output()
            .unwrap();
        let name = format!("{} of {:?}", preset.name, preset.layout);
        assert!(output.status.success(), "{name}: {output:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{name}");
        let reading = layout::read(&preset.object.to_string()).unwrap();
        assert_eq!(reading.layout, preset.layout, "{name}");
        let matcher = Matcher::new(&reading.config, words.iter().cloned());
        let passwords = String::from_utf8(output.stdout).unwrap();
        assert_eq!(passwords.lines().count(), 10_000, "{name}");
        for password in passwords.lines() {
            assert!(matcher.fits(password), "{password:?} is no {name}");
        }
    }
}
