//! Configurations as JSON, in both of xkpasswd's layouts.
//!
//! The old one is that of xkpasswd for Perl (3.x): alphabets are lists, and `separator_character` and
//! `padding_character` may hold the words NONE, RANDOM and SEPARATOR. The new one is that of xkpasswd-js (2.x):
//! alphabets are texts, and `separator_type` and `padding_character_type` hold these words. Each is read by its own
//! program's rules: the Perl one refuses where the other one repairs.
//!
//! What a layout can't say ([`Layout::can_say`]): the old one takes no words shorter than 4 letters, pads to no fewer
//! than 12 characters, and wants an alphabet for what is random, so the usual symbols are written out; the new one takes
//! at most 20 symbols for an alphabet. Substitutions are written in the new layout, too, though xkpasswd-js does not
//! make them yet.

mod reader;
mod writer;

use serde_json::{Map, Value};

use super::config::{ALPHABET, Config, Padding, PaddingCharacter, Separator};
use super::mending::Finding;
use super::problem::{NotAConfig, Problem, Repair};
use reader::Reader;

/// The most bytes of a configuration's text.
pub const MOST_BYTES: usize = 64 * 1024;
/// The fewest letters of a word in the old layout.
const PERL_WORD_LENGTH: usize = 4;
/// The least length that the old layout pads to.
const PERL_PAD_TO_LENGTH: usize = 12;

/// How a configuration is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// The old one, of xkpasswd for Perl.
    Perl,
    /// The new one, of xkpasswd-js.
    Js,
}

/// A configuration that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The configuration, fit for use.
    pub config: Config,
    /// The layout it was in.
    pub layout: Layout,
    /// The keys that nobody knows, cleaned for showing.
    pub ignored: Vec<String>,
}

/// Reads a configuration, or the object with a `description` and a `config` that xkpasswd's presets are.
///
/// # Errors
/// Everything that is wrong with it, key by key.
pub fn read(text: &str) -> Result<Reading, Vec<Problem>> {
    let (reading, findings) = look_at(text).map_err(|reason| vec![Problem::NotAConfig(reason)])?;
    let problems: Vec<_> = findings.into_iter().map(|finding| finding.problem).collect();
    if problems.is_empty() { Ok(reading) } else { Err(problems) }
}

/// Reads a configuration and repairs what is wrong with it.
///
/// # Errors
/// [`NotAConfig`], when it is no object in JSON.
pub fn read_repaired(text: &str) -> Result<(Reading, Vec<Repair>), NotAConfig> {
    let (reading, findings) = look_at(text)?;
    Ok((reading, findings.into_iter().map(|finding| finding.repair).collect()))
}

/// Writes a configuration.
#[must_use]
pub fn write(config: &Config, layout: Layout) -> Value {
    Value::Object(writer::write(config, layout))
}

impl Layout {
    /// True when the layout can say the configuration as it is, so that reading gives the same back.
    #[must_use]
    pub fn can_say(self, config: &Config) -> bool {
        let alphabets = [&config.symbol_alphabet, &config.separator_alphabet, &config.padding_alphabet];
        match self {
            Self::Js => alphabets.iter().all(|alphabet| alphabet.len() <= *ALPHABET.end()),
            Self::Perl => {
                let pads_enough = match config.padding {
                    Padding::Adaptive { length } => length >= PERL_PAD_TO_LENGTH,
                    _ => true,
                };
                config.word_length_min >= PERL_WORD_LENGTH && pads_enough && !lacks_alphabet(config)
            }
        }
    }
}

/// True when something is random and neither its own alphabet nor the common one is named.
fn lacks_alphabet(config: &Config) -> bool {
    let lacks = |own: &[char]| own.is_empty() && config.symbol_alphabet.is_empty();
    let pads_randomly = config.padding != Padding::None && config.padding_character == PaddingCharacter::Random;
    (config.separator == Separator::Random && lacks(&config.separator_alphabet))
        || (pads_randomly && lacks(&config.padding_alphabet))
}

fn look_at(text: &str) -> Result<(Reading, Vec<Finding>), NotAConfig> {
    if text.len() > MOST_BYTES {
        return Err(NotAConfig::TooLong);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // What serde says of a mistake quotes the file.
    let value: Value = serde_json::from_str(text).map_err(|_quotes| NotAConfig::NotJson)?;
    let Value::Object(outer) = value else { return Err(NotAConfig::NotAnObject) };
    let (object, mut ignored) = unwrapped(outer);
    let layout = layout_of(&object);
    let (config, mut findings, unknown) = Reader::read(&object, layout);
    ignored.extend(unknown);
    let (config, more) = config.mend();
    findings.extend(more);
    Ok((Reading { config, layout, ignored }, findings))
}

/// Takes the configuration out of `{"description": ..., "config": {...}}`, and says which other keys lay around it.
fn unwrapped(mut outer: Map<String, Value>) -> (Map<String, Value>, Vec<String>) {
    match outer.remove("config") {
        Some(Value::Object(inner)) => {
            let others = outer.keys().filter(|key| *key != "description").map(|key| reader::shown(key)).collect();
            (inner, others)
        }
        Some(other) => {
            outer.insert("config".to_owned(), other);
            (outer, Vec::new())
        }
        None => (outer, Vec::new()),
    }
}

fn layout_of(object: &Map<String, Value>) -> Layout {
    let is_there = |key: &str| object.get(key).is_some_and(|value| !value.is_null());
    let alphabets = ["symbol_alphabet", "separator_alphabet", "padding_alphabet"];
    let has_texts = alphabets.iter().any(|key| object.get(*key).is_some_and(Value::is_string));
    if has_texts || is_there("separator_type") || is_there("padding_character_type") {
        return Layout::Js;
    }
    let has_lists = alphabets.iter().any(|key| object.get(*key).is_some_and(Value::is_array));
    let is_old = has_lists || is_there("separator_character") || is_there("padding_character");
    if is_old { Layout::Perl } else { Layout::Js }
}
