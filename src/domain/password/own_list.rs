//! A list of words of a person's own: one word a line.
//!
//! Lists for dice, whose lines begin with a number, are read as well, and so are empty lines and comments (`#`). What
//! is no plain word is left out and counted, so that the person can be told.

use std::collections::HashSet;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::case::folded;
use super::words::WordList;
use crate::domain::names::is_invisible;

/// The most bytes of a list.
pub const MOST_BYTES: usize = 2_000_000;
/// The fewest letters of a word: no configuration draws shorter ones.
pub const FEWEST_LETTERS: usize = 3;
/// The most letters of a word.
pub const MOST_LETTERS: usize = 40;
/// How many of the lines that were left out are named.
const MOST_LINES: usize = 5;

/// A list, and what was left out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnList {
    /// The words, in the order of the file.
    pub words: WordList,
    /// How many words stood there before, but for upper and lower case.
    pub n_duplicates: usize,
    /// How many words are too short.
    pub n_short: usize,
    /// How many lines hold something else than one word of letters.
    pub n_odd: usize,
    /// The first of the odd lines, counted from 1.
    pub odd_lines: Vec<usize>,
}

/// Why a file is no list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAList {
    /// More than [`MOST_BYTES`].
    #[error("the list of words is too big: it has more than 2,000,000 bytes")]
    TooBig,
    /// UTF-16, which Windows' Notepad calls "Unicode".
    #[error("the list of words is saved as UTF-16 (\u{201c}Unicode\u{201d}); save it again as UTF-8")]
    Utf16,
    /// Not UTF-8; the line, counted from 1, where that shows.
    #[error("the list of words is not text in UTF-8: line {0} can't be read")]
    NotText(usize),
    /// There is no word in it.
    #[error("the list of words has no word in it")]
    Empty,
}

enum Line<'a> {
    Blank,
    Word(&'a str),
    Short,
    Odd,
}

impl OwnList {
    /// Reads a file's bytes.
    ///
    /// # Errors
    /// [`NotAList`], when there is nothing in it that could be drawn from.
    pub fn read(bytes: &[u8]) -> Result<Self, NotAList> {
        if bytes.len() > MOST_BYTES {
            return Err(NotAList::TooBig);
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(NotAList::Utf16);
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let readable = bytes.get(..error.valid_up_to()).unwrap_or_default();
            NotAList::NotText(readable.split(|byte| *byte == b'\n').count())
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // `é` may be written as one character or as two.
        let text = ComposingNormalizerBorrowed::new_nfc().normalize(text);
        let mut words = Vec::new();
        let mut known = HashSet::new();
        let (mut n_duplicates, mut n_short, mut n_odd, mut odd_lines) = (0, 0, 0, Vec::new());
        for (place, line) in text.lines().enumerate() {
            match read_line(line) {
                Line::Blank => {}
                Line::Word(word) if known.insert(folded(word)) => words.push(word),
                Line::Word(_) => n_duplicates += 1,
                Line::Short => n_short += 1,
                Line::Odd => {
                    n_odd += 1;
                    if odd_lines.len() < MOST_LINES {
                        odd_lines.push(place + 1);
                    }
                }
            }
        }
        if words.is_empty() {
            return Err(NotAList::Empty);
        }
        Ok(Self { words: WordList::from_words(words), n_duplicates, n_short, n_odd, odd_lines })
    }

    /// What was left out, in sentences for the command line.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.n_odd > 0 {
            let lines: Vec<String> = self.odd_lines.iter().map(ToString::to_string).collect();
            let more = if self.n_odd > self.odd_lines.len() { " and more" } else { "" };
            let plural = if self.n_odd == 1 { "" } else { "s" };
            said.push(format!(
                "{} line{plural} left out that hold{} something else than one word of letters: {}{more}",
                self.n_odd,
                if self.n_odd == 1 { "s" } else { "" },
                lines.join(", ")
            ));
        }
        if self.n_short > 0 {
            said.push(format!("{} left out of fewer than {FEWEST_LETTERS} letters", n_words(self.n_short)));
        }
        if self.n_duplicates > 0 {
            said.push(format!("{} left out that stood there already", n_words(self.n_duplicates)));
        }
        said
    }
}

fn n_words(n: usize) -> String {
    format!("{n} word{}", if n == 1 { "" } else { "s" })
}

fn read_line(line: &str) -> Line<'_> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return Line::Blank;
    }
    let mut parts = line.split_whitespace();
    let word = match (parts.next(), parts.next(), parts.next()) {
        (Some(word), None, None) => word,
        (Some(number), Some(word), None) if number.bytes().all(|b| b.is_ascii_digit()) => word,
        _ => return Line::Odd,
    };
    let is_letter = |c: char| c.is_alphabetic() && !is_invisible(c);
    match word.chars().count() {
        n if n > MOST_LETTERS || !word.chars().all(is_letter) => Line::Odd,
        n if n < FEWEST_LETTERS => Line::Short,
        _ => Line::Word(word),
    }
}
