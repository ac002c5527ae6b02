//! Both layouts: reading by each program's rules, and writing.

use beadle::domain::password::config::{Config, Padding, PaddingCharacter, Separator, SubstitutionMode};
use beadle::domain::password::layout::{Layout, MOST_BYTES, read, read_repaired, write};
use beadle::domain::password::presets::Preset;
use beadle::domain::password::problem::{NotAConfig, Problem};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use serde_json::{Value, json};

use crate::data::{js_presets, perl_presets};
use crate::grammar::any_config;

#[test]
fn the_nine_presets_are_those_of_xkpasswd() {
    let published = js_presets();
    assert_eq!(published.len(), Preset::ALL.len());
    for preset in published {
        let ours: Preset = preset.name.parse().unwrap();
        assert_eq!(ours.config(), preset.config(), "{}", preset.name);
    }
}

#[test]
fn a_preset_is_read_with_and_without_its_description() {
    for preset in js_presets().into_iter().chain(perl_presets()) {
        let whole = read(&preset.object.to_string()).unwrap();
        let bare = read(&preset.object["config"].to_string()).unwrap();
        assert_eq!(whole, bare, "{}", preset.name);
        assert_eq!((whole.layout, whole.ignored), (preset.layout, Vec::<String>::new()), "{}", preset.name);
    }
}

#[test]
fn the_perl_presets_that_differ() {
    let config = |name: &str| perl_presets().into_iter().find(|preset| preset.name == name).unwrap().config();
    // Those that both have alike, but for the symbols.
    assert_eq!(config("NTLM").separators(), Preset::Ntlm.config().separators());
    assert_eq!(config("XKCD"), Config { padding_character: PaddingCharacter::None, ..Preset::Xkcd.config() });
    assert_eq!(config("APPLEID").separators(), ['-', ':', '.', '@', ',', ' ']);
    assert_eq!(config("WEB16").padding_digits_after, 2);
    assert_eq!(config("WEB32").padding_characters().len(), 13);
    assert_eq!(config("SECURITYQ").separator, Separator::Fixed(' '));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_the_same(config in any_config()) {
        for layout in [Layout::Perl, Layout::Js] {
            let written = write(&config, layout);
            let (reading, repairs) = read_repaired(&written.to_string()).unwrap();
            prop_assert_eq!(&reading.ignored, &Vec::<String>::new());
            if layout.can_say(&config) {
                prop_assert_eq!(repairs, Vec::new(), "{}", written);
                prop_assert_eq!(&reading.config, &config, "{}", written);
                // Without alphabets and keywords nothing tells the layouts apart, and nothing needs to.
                let is_told = layout == Layout::Js || reading.layout == Layout::Perl;
                prop_assert!(is_told, "{}", written);
            } else {
                prop_assert!(reading.config != config, "{}", written);
            }
        }
    }
}

#[test]
fn the_new_layout_as_it_is_written() {
    let written = write(&Preset::Web32.config(), Layout::Js);
    let expected = json!({
        "num_words": 4, "word_length_min": 4, "word_length_max": 5, "case_transform": "ALTERNATE",
        "separator_type": "RANDOM", "separator_character": "", "separator_alphabet": "-+=.*_|~",
        "padding_digits_before": 2, "padding_digits_after": 3,
        "padding_type": "FIXED", "padding_characters_before": 1, "padding_characters_after": 1,
        "padding_character_type": "RANDOM", "padding_character": "", "padding_alphabet": "!@$%^&*+=:|~",
        "allow_accents": 0
    });
    assert_eq!(written, expected);
}

#[test]
fn the_old_layout_as_it_is_written() {
    let config = Config {
        padding_character: PaddingCharacter::Separator,
        separator: Separator::Fixed('/'),
        substitutions: [('e', vec!["3".to_owned()]), ('o', vec!["0".to_owned(), "o".to_owned()])].into(),
        substitution_mode: SubstitutionMode::Random,
        ..Preset::Wifi.config()
    };
    let written = write(&config, Layout::Perl);
    assert_eq!(written["separator_character"], "/");
    assert_eq!(written["padding_character"], "SEPARATOR");
    assert_eq!(written["separator_alphabet"], json!(["-", "+", "=", ".", "*", "_", "|", "~", ","]));
    assert_eq!((&written["padding_type"], &written["pad_to_length"]), (&json!("ADAPTIVE"), &json!(63)));
    assert_eq!(written["character_substitutions"], json!({"e": "3", "o": ["0", "o"]}));
    assert_eq!(written["substitution_mode"], "RANDOM");
    assert!(written.get("separator_type").is_none() && written.get("padding_character_type").is_none());
}

/// A password is the same in xkpasswd for Perl when the file says what is used.
#[test]
fn the_usual_symbols_are_written_out_for_the_old_layout() {
    let config = Config { symbol_alphabet: Vec::new(), ..Preset::Default.config() };
    assert!(!Layout::Perl.can_say(&config) && Layout::Js.can_say(&config));
    let reading = read(&write(&config, Layout::Perl).to_string()).unwrap();
    assert_eq!(reading.config, Preset::Default.config());
}

fn perl(name: &str) -> Value {
    perl_presets().into_iter().find(|preset| preset.name == name).unwrap().object["config"].clone()
}

fn js(name: &str) -> Value {
    js_presets().into_iter().find(|preset| preset.name == name).unwrap().object["config"].clone()
}

fn changed(mut object: Value, changes: &Value) -> Value {
    for (key, value) in changes.as_object().unwrap() {
        if value == "(gone)" {
            object.as_object_mut().unwrap().remove(key);
        } else {
            object[key] = value.clone();
        }
    }
    object
}

/// The keys of the problems of a configuration, each with its sentence.
fn problems(object: &Value) -> Vec<(&'static str, String)> {
    match read(&object.to_string()) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(|problem| (problem.key(), problem.to_string())).collect(),
    }
}

/// One mistake each, which is told with its key and with nothing else.
#[test]
fn each_mistake_in_the_old_layout_is_told() {
    for (changes, key, said) in [
        (json!({"num_words": 1}), "num_words", "it is 1, and 2 is the least"),
        (json!({"num_words": 101}), "num_words", "it is 101, and 100 is the most"),
        (json!({"num_words": "(gone)"}), "num_words", "it is missing"),
        (json!({"num_words": "3"}), "num_words", "it must be a whole number"),
        (json!({"num_words": 2.5}), "num_words", "it must be a whole number"),
        (json!({"word_length_min": 3}), "word_length_min", "it is 3, and 4 is the least"),
        (json!({"word_length_min": 9}), "word_length_max", "it is 8, which is less than word_length_min, 9"),
        (json!({"word_length_max": "(gone)"}), "word_length_max", "it is missing"),
        (json!({"case_transform": "Random"}), "case_transform", "it must be one of NONE, UPPER"),
        (json!({"separator_character": "(gone)"}), "separator_character", "it is missing"),
        (json!({"separator_character": "--"}), "separator_character", "it must be one symbol"),
        (json!({"separator_character": ""}), "separator_character", "it must be one symbol"),
        (json!({"separator_character": "x"}), "separator_character", "“x” is not a symbol"),
        (json!({"separator_character": "\u{202e}"}), "separator_character", "the character U+202E is not a symbol"),
        (json!({"symbol_alphabet": ["!"]}), "symbol_alphabet", "it has 1 different symbol, and 2 are the least"),
        (json!({"symbol_alphabet": ["!", "!"]}), "symbol_alphabet", "it has 1 different symbol"),
        (json!({"symbol_alphabet": []}), "symbol_alphabet", "it has 0 different symbols"),
        (json!({"symbol_alphabet": ["!", "ab"]}), "symbol_alphabet", "it must be symbols"),
        (json!({"symbol_alphabet": ["!", "a"]}), "symbol_alphabet", "“a” is not a symbol"),
        (json!({"padding_digits_before": "(gone)"}), "padding_digits_before", "it is missing"),
        (json!({"padding_digits_after": -1}), "padding_digits_after", "it is -1, and 0 is the least"),
        (json!({"padding_type": "(gone)"}), "padding_type", "it is missing"),
        (json!({"padding_type": "BOTH"}), "padding_type", "it must be one of NONE, FIXED, ADAPTIVE"),
        (json!({"padding_type": "ADAPTIVE"}), "pad_to_length", "it is missing"),
        (json!({"padding_type": "ADAPTIVE", "pad_to_length": 11}), "pad_to_length", "it is 11, and 12 is the least"),
        (
            json!({"padding_type": "ADAPTIVE", "pad_to_length": 1000}),
            "pad_to_length",
            "it is 1000, and 999 is the most",
        ),
        (json!({"pad_to_length": "long"}), "pad_to_length", "it must be a whole number"),
        (json!({"padding_character": "(gone)"}), "padding_character", "there is none"),
        (json!({"padding_character": "NONE"}), "padding_character", "there is none"),
        (json!({"padding_character": "ab"}), "padding_character", "it must be one symbol"),
        (
            json!({"padding_character": "SEPARATOR", "separator_character": "NONE"}),
            "padding_character",
            "it is to be the separator, and there is none",
        ),
        (json!({"padding_characters_after": "(gone)"}), "padding_characters_after", "it is missing"),
        (
            json!({"padding_characters_before": 0, "padding_characters_after": 0}),
            "padding_characters_before",
            "it is 0, and so is padding_characters_after",
        ),
        (json!({"allow_accents": "yes"}), "allow_accents", "it must be 0 or 1"),
        (json!({"allow_accents": 2}), "allow_accents", "it must be 0 or 1"),
        (json!({"character_substitutions": "e3"}), "character_substitutions", "it must be an object"),
        (json!({"character_substitutions": {"ee": "3"}}), "character_substitutions", "“ee” can't be replaced"),
        (json!({"character_substitutions": {"3": "e"}}), "character_substitutions", "“3” can't be replaced"),
        (json!({"character_substitutions": {"e": []}}), "character_substitutions", "“e” can't be replaced"),
        (json!({"character_substitutions": {"e": ""}}), "character_substitutions", "“e” can't be replaced"),
        (json!({"character_substitutions": {"e": "\n"}}), "character_substitutions", "“e” can't be replaced"),
        (json!({"substitution_mode": "SOMETIMES"}), "substitution_mode", "it must be one of ALWAYS, NEVER, RANDOM"),
    ] {
        let found = problems(&changed(perl("DEFAULT"), &changes));
        assert_eq!(found.len(), 1, "{changes}: {found:?}");
        assert_eq!(found[0].0, key, "{changes}");
        assert!(found[0].1.starts_with(&format!("{key}: {said}")), "{changes}: {}", found[0].1);
    }
    let random = changed(perl("DEFAULT"), &json!({"symbol_alphabet": "(gone)"}));
    let keys: Vec<_> = problems(&random).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["separator_alphabet", "padding_alphabet"], "RANDOM needs one of them");
}

#[test]
fn each_mistake_in_the_new_layout_is_told() {
    let many = "!@$%^&*-_+=:|~?/.;,#<>";
    for (changes, key, said) in [
        (json!({"num_words": 1}), "num_words", "it is 1, and 2 is the least"),
        (json!({"word_length_min": 2}), "word_length_min", "it is 2, and 3 is the least"),
        (json!({"word_length_min": "(gone)"}), "word_length_min", "it is missing"),
        (json!({"word_length_min": 9}), "word_length_max", "it is 8, which is less"),
        (json!({"case_transform": "TITLE"}), "case_transform", "it must be one of"),
        (json!({"separator_type": "SOME"}), "separator_type", "it must be one of NONE, FIXED, RANDOM"),
        (json!({"separator_type": "FIXED"}), "separator_character", "it is missing"),
        (json!({"separator_type": "FIXED", "separator_character": "+-"}), "separator_character", "it must be one"),
        (json!({"symbol_alphabet": many}), "symbol_alphabet", "it has 22 symbols, and 20 are the most"),
        (json!({"symbol_alphabet": "!"}), "symbol_alphabet", "it has 1 different symbol"),
        (json!({"symbol_alphabet": "!7"}), "symbol_alphabet", "“7” is not a symbol"),
        (json!({"symbol_alphabet": 7}), "symbol_alphabet", "it must be symbols"),
        (json!({"padding_digits_after": 101}), "padding_digits_after", "it is 101, and 100 is the most"),
        (json!({"padding_type": "ADAPTIVE", "pad_to_length": 7}), "pad_to_length", "it is 7, and 8 is the least"),
        (json!({"padding_character_type": "SOME"}), "padding_character_type", "it must be one of NONE, FIXED, RANDOM"),
        (json!({"padding_character_type": "FIXED"}), "padding_character", "it is missing"),
        (json!({"padding_characters_before": 101}), "padding_characters_before", "100 is the most"),
    ] {
        let found = problems(&changed(js("DEFAULT"), &changes));
        assert_eq!(found.len(), 1, "{changes}: {found:?}");
        assert_eq!(found[0].0, key, "{changes}");
        assert!(found[0].1.starts_with(&format!("{key}: ")) && found[0].1.contains(said), "{changes}: {}", found[0].1);
    }
}

#[test]
fn what_each_program_takes_without_a_word() {
    let same = |object: Value, changes: Value, expected: Config| {
        let reading = read(&changed(object, &changes).to_string()).unwrap_or_else(|why| panic!("{changes}: {why:?}"));
        assert_eq!(reading.config, expected, "{changes}");
    };
    let default = Preset::Default.config();
    same(js("DEFAULT"), json!({"word_length_min": 3}), Config { word_length_min: 3, ..default.clone() });
    same(js("DEFAULT"), json!({"num_words": 3.0}), default.clone());
    same(js("DEFAULT"), json!({"allow_accents": true}), Config { allow_accents: true, ..default.clone() });
    same(js("DEFAULT"), json!({"padding_character": null, "separator_character": ""}), default.clone());
    // Lists in the new layout, an alphabet with a symbol twice, and what a form leaves where nothing is padded.
    same(
        js("DEFAULT"),
        json!({"symbol_alphabet": ["!", "?!"]}),
        Config { symbol_alphabet: vec!['!', '?'], ..default.clone() },
    );
    let fixed = json!({"padding_type": "FIXED", "padding_characters_before": 0, "padding_characters_after": 0});
    same(js("DEFAULT"), fixed, Config { padding: Padding::None, ..default.clone() });
    let idle = json!({"pad_to_length": "", "padding_character_type": "FIXED", "padding_character": ""});
    same(js("XKCD"), idle, Preset::Xkcd.config());
    // xkpasswd-js reads the old words, too, each by itself.
    let old = json!({"separator_type": "(gone)", "separator_character": "RANDOM"});
    same(js("DEFAULT"), old, default.clone());
    let old = json!({"padding_character_type": "(gone)", "padding_character": "SEPARATOR"});
    same(js("DEFAULT"), old, Config { padding_character: PaddingCharacter::Separator, ..default.clone() });
    let least = json!({"num_words": 3, "word_length_min": 4, "word_length_max": 8});
    let least = read(&least.to_string()).unwrap();
    assert_eq!(
        (least.layout, least.config.separator, least.config.padding),
        (Layout::Js, Separator::None, Padding::None)
    );
    // More symbols than the form of xkpasswd-js takes, and far more digits.
    let many: Vec<String> = "!@$%^&*-_+=:|~?/.;,#<>".chars().map(String::from).collect();
    let reading = read(&changed(perl("DEFAULT"), &json!({"symbol_alphabet": many})).to_string()).unwrap();
    assert_eq!(reading.config.separators().len(), 22);
    assert!(!Layout::Js.can_say(&reading.config));
    // Numbers in place of texts, as JSON out of Perl may have them.
    let table = json!({"character_substitutions": {"o": 0, "e": [3, "E"], "i": ["1"]}});
    let reading = read(&changed(perl("DEFAULT"), &table).to_string()).unwrap();
    let texts = |letter: char| reading.config.substitutions[&letter].join(" ");
    assert_eq!((texts('o'), texts('e'), texts('i')), ("0".to_owned(), "3 E".to_owned(), "1 i".to_owned()));
}

#[test]
fn unknown_keys_are_named_and_nothing_more() {
    let odd = changed(js("DEFAULT"), &json!({"colour": "blue", "nu\u{202e}m": 1, "random_function": "x"}));
    let reading = read(&odd.to_string()).unwrap();
    assert_eq!(reading.config, Preset::Default.config());
    assert_eq!(reading.ignored, ["colour", "num"], "without what hides");
    let outer = json!({"description": "x", "author": "y", "config": js("XKCD")});
    assert_eq!(read(&outer.to_string()).unwrap().ignored, ["author"]);
}

#[test]
fn what_is_no_configuration_at_all() {
    let long = format!("{{\"description\": \"{}\"}}", "x".repeat(MOST_BYTES));
    let deep = "[".repeat(10_000);
    for (text, reason) in [
        ("", NotAConfig::NotJson),
        ("num_words: 3", NotAConfig::NotJson),
        ("{\"num_words\": 3", NotAConfig::NotJson),
        (&deep, NotAConfig::NotJson),
        ("3", NotAConfig::NotAnObject),
        ("null", NotAConfig::NotAnObject),
        ("[{\"num_words\": 3}]", NotAConfig::NotAnObject),
        (&long, NotAConfig::TooLong),
    ] {
        assert_eq!(read(text), Err(vec![Problem::NotAConfig(reason)]));
        assert_eq!(read_repaired(text), Err(reason));
    }
    let mark = format!("\u{feff}{}", js("XKCD"));
    assert_eq!(read(&mark).unwrap().config, Preset::Xkcd.config(), "Notepad's mark in front");
}
