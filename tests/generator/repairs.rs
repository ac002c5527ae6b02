//! Repairing: whatever is handed in, what comes out is fit.

use beadle::domain::password::config::{CaseTransform, Config, Padding, PaddingCharacter, Separator, SubstitutionMode};
use beadle::domain::password::key::Key;
use beadle::domain::password::layout::{read, read_repaired};
use beadle::domain::password::pool::Pool;
use beadle::domain::password::presets::Preset;
use beadle::domain::password::problem::Repair;
use beadle::domain::password::recipe::draw;
use beadle::domain::password::words::WordList;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::sources::Seeded;

/// Values that files have, right and wrong.
fn any_value() -> impl Strategy<Value = Value> {
    let texts = [
        "NONE",
        "FIXED",
        "RANDOM",
        "SEPARATOR",
        "ADAPTIVE",
        "ALTERNATE",
        "random",
        "",
        "-",
        "--",
        "x",
        "3",
        " 7 ",
        "-1",
        "!@$%",
        "!!",
        "a!b?c",
        "!@$%^&*-_+=:|~?/.;,#<>",
        "\u{202e}",
        "é",
        "\u{301}",
        "👍🏽",
        "ALWAYS",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3_i64..130).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(json!(u64::MAX)),
        Just(json!(1e300)),
        Just(json!(4.5)),
        select(texts.to_vec()).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 12, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(select(vec!["a", "e", "ee", "1", ""]), inner, 0..4).prop_map(|table| {
                Value::Object(table.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
            }),
        ]
    })
}

fn any_object() -> impl Strategy<Value = Value> {
    let keys: Vec<&str> = Key::ALL.iter().map(|key| key.name()).chain(["colour", "config"]).collect();
    let some = proptest::collection::btree_map(select(keys), any_value(), 0..20);
    // Half of them begin as something that is fit.
    let base = prop_oneof![
        Just(Map::new()),
        select(Preset::ALL.to_vec()).prop_map(|preset| {
            let written =
                beadle::domain::password::layout::write(&preset.config(), beadle::domain::password::layout::Layout::Js);
            written.as_object().unwrap().clone()
        }),
    ];
    (base, some).prop_map(|(mut object, some)| {
        object.extend(some.into_iter().map(|(key, value)| (key.to_owned(), value)));
        Value::Object(object)
    })
}

fn any_character() -> impl Strategy<Value = char> {
    prop_oneof![select(vec!['-', '!', ' ', 'x', '7', '\n', '\u{200b}']), any::<char>()]
}

/// What a window that edits fields freely may hand over.
fn any_edited() -> impl Strategy<Value = Config> {
    let number = || prop_oneof![0_usize..130, Just(usize::MAX)];
    let alphabet = || proptest::collection::vec(any_character(), 0..130);
    let separator =
        prop_oneof![Just(Separator::None), any_character().prop_map(Separator::Fixed), Just(Separator::Random)];
    let padding = prop_oneof![
        Just(Padding::None),
        (number(), number()).prop_map(|(before, after)| Padding::Fixed { before, after }),
        number().prop_map(|length| Padding::Adaptive { length }),
    ];
    let character = prop_oneof![
        Just(PaddingCharacter::None),
        any_character().prop_map(PaddingCharacter::Fixed),
        Just(PaddingCharacter::Random),
        Just(PaddingCharacter::Separator),
    ];
    let into = proptest::collection::vec(any::<String>(), 0..3);
    let rest = (proptest::collection::btree_map(any_character(), into, 0..3), select(CaseTransform::ALL.to_vec()));
    let numbers = (number(), number(), number(), number(), number());
    (numbers, separator, padding, character, (alphabet(), alphabet(), alphabet()), rest).prop_map(
        |(numbers, separator, padding, padding_character, alphabets, rest)| Config {
            num_words: numbers.0,
            word_length_min: numbers.1,
            word_length_max: numbers.2,
            case_transform: rest.1,
            separator,
            padding_digits_before: numbers.3,
            padding_digits_after: numbers.4,
            padding,
            padding_character,
            symbol_alphabet: alphabets.0,
            separator_alphabet: alphabets.1,
            padding_alphabet: alphabets.2,
            allow_accents: false,
            substitutions: rest.0,
            substitution_mode: SubstitutionMode::Always,
        },
    )
}

/// Two words of each length from 3 to 100.
fn long_list() -> WordList {
    let words: Vec<String> = (3..=100).flat_map(|length| ["a", "e"].map(|letter| letter.repeat(length))).collect();
    WordList::from_words(words.iter().map(String::as_str))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_object_is_repaired_to_something_fit(object in any_object(), seed in any::<u64>()) {
        let text = object.to_string();
        let (reading, repairs) = read_repaired(&text).unwrap();
        prop_assert_eq!(reading.config.problems(), Vec::new());
        match read(&text) {
            Ok(strict) => {
                prop_assert_eq!(&repairs, &Vec::new());
                prop_assert_eq!(&strict, &reading);
            }
            Err(problems) => {
                prop_assert_eq!(problems.len(), repairs.len());
                for (problem, repair) in problems.iter().zip(&repairs) {
                    let begins = |sentence: String, key: &str| sentence.starts_with(&format!("{key}: "));
                    prop_assert!(begins(problem.to_string(), problem.key()), "{problem}");
                    prop_assert!(begins(repair.to_string(), repair.key()), "{repair}");
                    prop_assert!(!problem.to_string().chars().any(char::is_control), "{problem:?}");
                }
            }
        }
        let config = reading.config;
        let pool = Pool::new(&config, &long_list()).unwrap();
        prop_assert!(draw(&config, &pool, &mut Seeded(seed)).is_ok());
    }

    #[test]
    fn any_edited_configuration_is_repaired_to_something_fit(config in any_edited()) {
        let problems = config.problems();
        let (repaired, repairs) = config.clone().repair();
        prop_assert_eq!(problems.len(), repairs.len());
        prop_assert_eq!(problems.is_empty(), repaired == config);
        prop_assert_eq!(repaired.problems(), Vec::new());
        prop_assert_eq!(repaired.clone().repair(), (repaired, Vec::new()));
    }
}

fn repaired(object: &Value) -> (Config, Vec<String>) {
    let (reading, repairs) = read_repaired(&object.to_string()).unwrap();
    (reading.config, repairs.iter().map(Repair::to_string).collect())
}

/// Each of the ways that xkpasswd-js has, said.
#[test]
fn the_documented_repairs() {
    let base = json!({"num_words": 3, "word_length_min": 4, "word_length_max": 8, "separator_type": "RANDOM",
        "padding_type": "FIXED", "padding_characters_before": 1, "padding_characters_after": 1,
        "padding_character_type": "RANDOM"});
    let (plain, said) = repaired(&base);
    assert_eq!(said, Vec::<String>::new());
    let with = |changes: Value| {
        let mut object = base.clone();
        object.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        repaired(&object)
    };
    let many = "!@$%^&*-_+=:|~?/.;,#<>";
    let first_twenty: Vec<char> = many.chars().take(20).collect();
    let fixed = |separator| Config { separator, ..plain.clone() };
    let padded = |padding| Config { padding, ..plain.clone() };
    for (changes, expected, said) in [
        (json!({"num_words": 1}), Config { num_words: 2, ..plain.clone() }, "num_words: raised from 1 to 2"),
        (json!({"num_words": -9}), Config { num_words: 2, ..plain.clone() }, "num_words: raised from -9 to 2"),
        (json!({"num_words": 1000}), Config { num_words: 100, ..plain.clone() }, "num_words: lowered from 1000 to 100"),
        (json!({"num_words": "5"}), Config { num_words: 5, ..plain.clone() }, "num_words: taken as 5"),
        (json!({"num_words": null}), plain.clone(), "num_words: taken as 3"),
        (
            json!({"word_length_min": 1}),
            Config { word_length_min: 3, ..plain.clone() },
            "word_length_min: raised from 1 to 3",
        ),
        (
            json!({"word_length_min": 9, "word_length_max": 5}),
            Config { word_length_min: 5, word_length_max: 9, ..plain.clone() },
            "word_length_min: changed places with word_length_max",
        ),
        (json!({"case_transform": "TITLE"}), plain.clone(), "case_transform: taken as NONE"),
        (
            json!({"case_transform": "invert"}),
            Config { case_transform: CaseTransform::Invert, ..plain.clone() },
            "case_transform: taken as INVERT",
        ),
        (json!({"separator_type": "SOME"}), fixed(Separator::None), "separator_type: taken as NONE"),
        (
            json!({"separator_type": "FIXED", "separator_character": "+-"}),
            fixed(Separator::Fixed('+')),
            "separator_character: only “+” is used",
        ),
        (
            json!({"separator_type": "FIXED", "separator_character": "and"}),
            fixed(Separator::None),
            "separator_character: taken as NONE",
        ),
        (
            json!({"separator_alphabet": many}),
            Config { separator_alphabet: first_twenty, ..plain.clone() },
            "separator_alphabet: cut to the first 20 symbols",
        ),
        (
            json!({"separator_alphabet": "!"}),
            plain.clone(),
            "separator_alphabet: symbol_alphabet, or the usual symbols, are used instead",
        ),
        (json!({"symbol_alphabet": "a"}), plain.clone(), "symbol_alphabet: the usual symbols are used instead"),
        (
            json!({"padding_alphabet": "a!b?"}),
            Config { padding_alphabet: vec!['!', '?'], ..plain.clone() },
            "padding_alphabet: what is no symbol, or stands there twice, is left out",
        ),
        (json!({"padding_type": "ADAPTIVE"}), padded(Padding::None), "pad_to_length: there is no padding"),
        (
            json!({"padding_type": "ADAPTIVE", "pad_to_length": 3}),
            padded(Padding::Adaptive { length: 8 }),
            "pad_to_length: raised from 3 to 8",
        ),
        (
            json!({"padding_character_type": "FIXED", "padding_character": "q"}),
            Config { padding: Padding::None, padding_character: PaddingCharacter::None, ..plain.clone() },
            "padding_character: there is no padding",
        ),
        (
            json!({"character_substitutions": {"e": "3", "xx": "y"}}),
            Config { substitutions: [('e', vec!["3".to_owned()])].into(), ..plain.clone() },
            "character_substitutions: “xx” is not replaced",
        ),
    ] {
        assert_eq!(with(changes.clone()), (expected, vec![said.to_owned()]), "{changes}");
    }
}

#[test]
fn the_old_layout_is_repaired_to_its_own_limits() {
    let object = json!({"num_words": 3, "word_length_min": 2, "word_length_max": 8, "separator_character": "random",
        "padding_digits_before": 0, "padding_digits_after": 0, "padding_type": "ADAPTIVE", "pad_to_length": 5,
        "padding_character": "!!"});
    let (config, said) = repaired(&object);
    assert_eq!((config.word_length_min, config.padding), (4, Padding::Adaptive { length: 12 }));
    assert_eq!((config.separator, config.padding_character), (Separator::Random, PaddingCharacter::Fixed('!')));
    assert_eq!(
        said,
        [
            "word_length_min: raised from 2 to 4",
            "separator_character: taken as RANDOM",
            "pad_to_length: raised from 5 to 12",
            "padding_character: only “!” is used",
            "separator_alphabet: symbol_alphabet, or the usual symbols, are used instead",
        ]
    );
}
