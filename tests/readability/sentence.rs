//! A sentence, and the school years that it takes to read it at once.

use std::fmt;

/// Below this a sentence is a label, and the formula says nothing about it.
pub(crate) const FEWEST_WORDS: usize = 5;

/// A sentence of a file.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Where it stands.
    pub(crate) file: String,
    /// Its words.
    pub(crate) text: String,
}

impl Sentence {
    /// The sentences of a text that are long enough to be judged.
    pub(crate) fn of(file: &str, text: &str) -> Vec<Self> {
        let mut sentences = Vec::new();
        let mut start = 0;
        let ends = text.char_indices().filter(|(at, c)| {
            let rest = &text[at + c.len_utf8()..];
            // A colon and a semicolon stand between two thoughts as a full stop does.
            matches!(c, '.' | '?' | '!' | ':' | ';' | '\n') && (rest.is_empty() || rest.starts_with([' ', '\n', '"']))
        });
        for end in ends.map(|(at, c)| at + c.len_utf8()).chain([text.len()]) {
            let sentence = Self { file: file.to_owned(), text: text[start..end].trim().to_owned() };
            start = end;
            if sentence.n_words() >= FEWEST_WORDS {
                sentences.push(sentence);
            }
        }
        sentences
    }

    /// How many words it has.
    pub(crate) fn n_words(&self) -> usize {
        words(&self.text).count()
    }

    /// School years by the formula of Flesch and Kincaid (1975), for this sentence alone.
    pub(crate) fn grade(&self) -> f64 {
        let number = |n: usize| f64::from(u32::try_from(n).unwrap());
        let n_words = number(self.n_words());
        let n_syllables = number(words(&self.text).map(n_syllables).sum());
        0.39 * n_words + 11.8 * n_syllables / n_words - 15.59
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:.1} years, {} words: {}", self.file, self.grade(), self.n_words(), self.text)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Groups of vowels, without an e that is not heard: an estimate that is right for most words.
fn n_syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |c: char| "aeiouyáéíóúâêîôûŵŷ".contains(c);
    let mut n = 0;
    let mut was_vowel = false;
    for c in word.chars() {
        n += usize::from(is_vowel(c) && !was_vowel);
        was_vowel = is_vowel(c);
    }
    let is_silent = (word.ends_with('e') && !word.ends_with("le"))
        || (word.ends_with("es") && !word.ends_with("ses") && !word.ends_with("ces") && !word.ends_with("xes"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"));
    if is_silent && n > 1 {
        n -= 1;
    }
    n.max(1)
}

#[test]
fn syllables_are_counted_as_they_are_heard() {
    for (word, expected) in [
        ("cat", 1),
        ("password", 2),
        ("change", 1),
        ("changed", 1),
        ("wanted", 2),
        ("devices", 3),
        ("table", 2),
        ("suggestion", 3),
        ("administrator", 5),
        ("2026", 1),
    ] {
        assert_eq!(n_syllables(word), expected, "{word}");
    }
}

#[test]
fn a_text_is_cut_where_a_thought_ends() {
    let cut =
        Sentence::of("f", "One two three four five. Six? Say this to them now: press the key F9. v1.2 is not the end");
    let texts: Vec<&str> = cut.iter().map(|sentence| sentence.text.as_str()).collect();
    assert_eq!(
        texts,
        ["One two three four five.", "Say this to them now:", "v1.2 is not the end"],
        "what is short says nothing"
    );
}

#[test]
fn long_words_and_long_sentences_are_harder() {
    let grade = |text: &str| Sentence { file: String::new(), text: text.to_owned() }.grade();
    assert!(grade("Ask her to try it now.") < 2.0);
    assert!(grade("Administrators occasionally reauthenticate notwithstanding organisational prohibition.") > 20.0);
}
