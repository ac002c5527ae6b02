//! Tells whether a text is a password that a configuration can give, without any of the code that draws one.
//!
//! It reads the text from left to right, and tries again where there was a choice.

use std::collections::{BTreeMap, HashSet};

use beadle::domain::password::config::{CaseTransform, Config, Padding, PaddingCharacter, Separator, SubstitutionMode};

/// A configuration with the words that it may use, in all their cases.
pub(crate) struct Matcher<'a> {
    config: &'a Config,
    /// As they are, in lower case, in upper case, `Word` and `wORD`.
    cased: BTreeMap<Cased, HashSet<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cased {
    AsIs,
    Lower,
    Upper,
    Title,
    Inverted,
}

/// What comes next.
#[derive(Clone, Copy)]
enum Token {
    Digit,
    Separator,
    /// The word at this place.
    Word(usize),
}

/// What was settled on the way.
#[derive(Clone, Copy)]
struct Settled {
    separator: Option<char>,
    /// Whether the first word is in upper case (ALTERNATE).
    starts_high: bool,
    /// Whether the text may end anywhere.
    is_cut: bool,
}

impl<'a> Matcher<'a> {
    /// Takes the words that the configuration leaves, in the spelling that they are drawn in.
    pub(crate) fn new(config: &'a Config, words: impl IntoIterator<Item = String>) -> Self {
        let lengths = config.word_length_min..=config.word_length_max;
        let mut cased: BTreeMap<Cased, HashSet<String>> = BTreeMap::new();
        for word in words.into_iter().filter(|word| lengths.contains(&word.chars().count())) {
            // A sharp s has no single capital, and is left as it is.
            let high = |text: &str| text.to_uppercase().replace("SS", if word.contains('ß') { "ß" } else { "SS" });
            let low = |text: &str| text.to_lowercase();
            let (first, rest) = word.split_at(word.chars().next().unwrap().len_utf8());
            for (case, text) in [
                (Cased::AsIs, word.clone()),
                (Cased::Lower, low(&word)),
                (Cased::Upper, high(&word)),
                (Cased::Title, high(first) + &low(rest)),
                (Cased::Inverted, low(first) + &high(rest)),
            ] {
                cased.entry(case).or_default().insert(text);
            }
        }
        Self { config, cased }
    }

    /// Whether the configuration can give this.
    pub(crate) fn fits(&self, password: &str) -> bool {
        let separators: Vec<Option<char>> = match self.config.separator {
            Separator::None => vec![None],
            Separator::Fixed(c) => vec![Some(c)],
            Separator::Random => self.config.separators().iter().copied().map(Some).collect(),
        };
        separators.into_iter().any(|separator| {
            let padding = match self.config.padding_character {
                PaddingCharacter::None => Vec::new(),
                PaddingCharacter::Fixed(c) => vec![c],
                PaddingCharacter::Random => self.config.padding_characters().to_vec(),
                PaddingCharacter::Separator => separator.into_iter().collect(),
            };
            let coins = if self.config.case_transform == CaseTransform::Alternate { 2 } else { 1 };
            [false, true].into_iter().take(coins).any(|starts_high| {
                let settled = Settled { separator, starts_high, is_cut: false };
                self.fits_around(password, &padding, settled)
            })
        })
    }

    fn fits_around(&self, password: &str, padding: &[char], settled: Settled) -> bool {
        match self.config.padding {
            Padding::None => self.fits_core(password, settled),
            Padding::Fixed { before, after } => padding.iter().any(|c| {
                let around = |n: usize| String::from(*c).repeat(n);
                let inner = password.strip_prefix(&around(before)).and_then(|rest| rest.strip_suffix(&around(after)));
                inner.is_some_and(|inner| self.fits_core(inner, settled))
            }),
            Padding::Adaptive { length } => {
                if password.chars().count() != length {
                    return false;
                }
                let whole = self.fits_core(password, Settled { is_cut: true, ..settled });
                whole
                    || padding.iter().any(|c| {
                        let mut inner = password;
                        while let Some(shorter) = inner.strip_suffix(*c) {
                            inner = shorter;
                            if self.fits_core(inner, settled) {
                                return true;
                            }
                        }
                        false
                    })
            }
        }
    }

    fn fits_core(&self, text: &str, settled: Settled) -> bool {
        let config = self.config;
        let mut tokens = vec![Token::Digit; config.padding_digits_before];
        if config.padding_digits_before > 0 {
            tokens.push(Token::Separator);
        }
        for place in 0..config.num_words {
            if place > 0 {
                tokens.push(Token::Separator);
            }
            tokens.push(Token::Word(place));
        }
        if config.padding_digits_after > 0 {
            tokens.push(Token::Separator);
            tokens.extend(vec![Token::Digit; config.padding_digits_after]);
        }
        self.fits_tokens(text, &tokens, settled)
    }

    fn fits_tokens(&self, text: &str, tokens: &[Token], settled: Settled) -> bool {
        let Some((token, rest)) = tokens.split_first() else { return text.is_empty() };
        if text.is_empty() && settled.is_cut {
            return true;
        }
        match token {
            Token::Digit => {
                let after = text.strip_prefix(|c: char| c.is_ascii_digit());
                after.is_some_and(|after| self.fits_tokens(after, rest, settled))
            }
            Token::Separator => {
                let after = match settled.separator {
                    None => Some(text),
                    Some(c) => text.strip_prefix(c),
                };
                after.is_some_and(|after| self.fits_tokens(after, rest, settled))
            }
            Token::Word(place) => self
                .cases(*place, settled)
                .iter()
                .any(|case| self.fits_word(*case, text, settled, &|after| self.fits_tokens(after, rest, settled))),
        }
    }

    fn cases(&self, place: usize, settled: Settled) -> &'static [Cased] {
        let is_odd = place % 2 == 1;
        match self.config.case_transform {
            CaseTransform::None => &[Cased::AsIs],
            CaseTransform::Upper => &[Cased::Upper],
            CaseTransform::Capitalise => &[Cased::Title],
            CaseTransform::Invert => &[Cased::Inverted],
            CaseTransform::Alternate if settled.starts_high != is_odd => &[Cased::Upper],
            CaseTransform::Lower | CaseTransform::Alternate => &[Cased::Lower],
            CaseTransform::Random => &[Cased::Lower, Cased::Upper],
        }
    }

    /// Whether a word begins the text, and what follows it is right, too.
    fn fits_word(&self, case: Cased, text: &str, settled: Settled, follows: &dyn Fn(&str) -> bool) -> bool {
        let words = &self.cased[&case];
        let replaces =
            self.config.substitution_mode != SubstitutionMode::Never && !self.config.substitutions.is_empty();
        if replaces {
            return words.iter().any(|word| self.fits_letters(word, text, settled, &BTreeMap::new(), follows));
        }
        let ends_in_word =
            || text.chars().count() < self.config.word_length_max && words.iter().any(|w| w.starts_with(text));
        let ends = text.char_indices().map(|(end, _)| end).chain([text.len()]);
        let is_whole = ends.skip(1).take(self.config.word_length_max).any(|end| {
            let (word, after) = text.split_at(end);
            words.contains(word) && follows(after)
        });
        is_whole || (settled.is_cut && ends_in_word())
    }

    /// Letter by letter, each letter replaced by the same throughout the word.
    fn fits_letters(
        &self,
        word: &str,
        text: &str,
        settled: Settled,
        replaced: &BTreeMap<char, String>,
        follows: &dyn Fn(&str) -> bool,
    ) -> bool {
        let mut letters = word.chars();
        let Some(letter) = letters.next() else { return follows(text) };
        if text.is_empty() && settled.is_cut {
            return true;
        }
        let rest = letters.as_str();
        let choices = match replaced.get(&letter) {
            Some(choice) => vec![choice.clone()],
            None => self.choices(letter),
        };
        choices.into_iter().any(|choice| {
            // A longer replacement may be cut in the middle.
            if settled.is_cut && choice.starts_with(text) {
                return true;
            }
            let mut replaced = replaced.clone();
            replaced.insert(letter, choice.clone());
            text.strip_prefix(&*choice).is_some_and(|after| self.fits_letters(rest, after, settled, &replaced, follows))
        })
    }

    fn choices(&self, letter: char) -> Vec<String> {
        let itself = letter.to_string();
        match (self.config.substitution_mode, self.config.substitutions.get(&letter)) {
            (SubstitutionMode::Never, _) | (_, None) => vec![itself],
            (SubstitutionMode::Always, Some(into)) if into.len() == 1 => into.clone(),
            (_, Some(into)) => into.iter().cloned().chain([itself]).collect(),
        }
    }
}

#[test]
fn the_matcher_tells_right_from_wrong() {
    use beadle::domain::password::presets::Preset;
    let words = ["maple", "otter", "elm", "sycamores"].map(str::to_owned);
    let config = Config { num_words: 2, ..Preset::Default.config() };
    let matcher = Matcher::new(&config, words.clone());
    assert!(matcher.fits("!!12-Maple-Otter-34!!"));
    for wrong in [
        "",
        "!!12-Maple-Otter-34!",
        "!?12-Maple-Otter-34!!",
        "!!12-Maple-Otter-34??",
        "!!12-Maple_Otter-34!!",
        "!!1a-Maple-Otter-34!!",
        "!!12-maple-Otter-34!!",
        "!!12-Maple-Elm-34!!",
        "!!12-Maple-Sycamores-34!!",
        "!!12-Maple-Walnut-34!!",
        "!!12-Maple-34!!",
        "aa12-Maple-Otter-34aa",
    ] {
        assert!(!matcher.fits(wrong), "{wrong}");
    }
    let substitutions = BTreeMap::from([('t', vec!["+".to_owned()]), ('a', vec!["4".to_owned(), "@".to_owned()])]);
    let padding = Padding::Adaptive { length: 14 };
    let config = Config { substitutions, padding, ..Preset::Wifi.config() };
    let config = Config { num_words: 2, padding_digits_before: 0, padding_digits_after: 0, ..config };
    let matcher = Matcher::new(&config, words);
    for right in ["m4ple-o++er^^^", "MAPLE-OTTER^^^", "maple-m@ple$$$"] {
        assert!(matcher.fits(right), "{right}");
    }
    for wrong in ["maple-otter^^^", "maple-o++er^^", "maple-o++er^^^^", "maple-o++er^^$", "mAPLE-o++er^^^"] {
        assert!(!matcher.fits(wrong), "{wrong}");
    }
    let cut = Config { padding: Padding::Adaptive { length: 8 }, ..config.clone() };
    let matcher = Matcher::new(&cut, ["maple".to_owned(), "otter".to_owned()]);
    assert!(matcher.fits("m@ple-o+") && matcher.fits("maple-ma") && !matcher.fits("maple-xy"));
}
