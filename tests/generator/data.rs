//! xkpasswd's own figures, and lists of words with given lengths.

use beadle::domain::password::config::Config;
use beadle::domain::password::layout::{self, Layout};
use beadle::domain::password::words::WordList;
use serde_json::{Map, Value};

/// A preset of xkpasswd's as its file has it, with the layout of the file.
pub(crate) struct Published {
    pub(crate) name: String,
    pub(crate) layout: Layout,
    /// With its description around it.
    pub(crate) object: Value,
}

impl Published {
    pub(crate) fn config(&self) -> Config {
        layout::read(&self.object.to_string()).unwrap().config
    }
}

fn objects(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap()
}

fn presets(text: &str, layout: Layout) -> Vec<Published> {
    objects(text).into_iter().map(|(name, object)| Published { name, layout, object }).collect()
}

/// The nine of xkpasswd-js.
pub(crate) fn js_presets() -> Vec<Published> {
    presets(include_str!("../data/xkpasswd/js_presets.json"), Layout::Js)
}

/// The eight of xkpasswd for Perl.
pub(crate) fn perl_presets() -> Vec<Published> {
    presets(include_str!("../data/xkpasswd/perl_presets.json"), Layout::Perl)
}

/// What was printed for a preset: `js_program`, `perl_program` or `exact_for_js_config`.
pub(crate) fn figures(preset: &str, whose: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("../data/xkpasswd/statistics.json")).unwrap();
    let figures = all["presets"][preset][whose].clone();
    assert!(figures.is_object(), "{preset} has no {whose}");
    figures
}

/// How many words of each length the list of xkpasswd-js has: 1,271 in all.
const JS_LENGTHS: [(usize, u32); 10] =
    [(4, 385), (5, 313), (6, 242), (7, 164), (8, 90), (9, 40), (10, 19), (11, 6), (12, 11), (13, 1)];

/// A list with as many words of each length as that of xkpasswd-js, though not the same words.
pub(crate) fn like_the_js_list() -> WordList {
    let words: Vec<String> =
        JS_LENGTHS.iter().flat_map(|(length, n)| (0..*n).map(|number| word(number, *length))).collect();
    WordList::from_words(words.iter().map(String::as_str))
}

/// A word of a given length that is the number's alone: its digits to the base 26, filled up with `a`.
pub(crate) fn word(mut number: u32, length: usize) -> String {
    let mut letters = vec![b'a'; length];
    for letter in letters.iter_mut().rev() {
        *letter = b'a' + u8::try_from(number % 26).unwrap();
        number /= 26;
    }
    assert_eq!(number, 0, "too short");
    String::from_utf8(letters).unwrap()
}
