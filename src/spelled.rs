//! A password put into words, line by line, as it is said over the telephone or printed on a slip.

use zeroize::Zeroizing;

use crate::domain::password::spoken::{self, Alphabet, Chunk, Letter};
use crate::domain::secret::Password;
use crate::text::{tr, tr_with};

/// What is said in one go. Wiped when dropped; what the sentence was put together from is not, for Fluent makes it.
pub struct Line {
    text: Zeroizing<String>,
    /// The length in bytes of the word it starts with, which stands out.
    word: usize,
}

impl Line {
    /// The word it starts with; nothing for digits and signs.
    #[must_use]
    pub fn word(&self) -> &str {
        self.parts().0
    }

    /// What follows the word.
    #[must_use]
    pub fn rest(&self) -> &str {
        self.parts().1
    }

    fn parts(&self) -> (&str, &str) {
        self.text.split_at_checked(self.word).unwrap_or(("", &self.text))
    }
}

/// A line for each word, with the signs behind it; a line for digits that stand together.
#[must_use]
pub fn lines(password: &Password, alphabet: Alphabet) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut goes_on = false;
    for chunk in spoken::chunks(password, alphabet) {
        let said = said(&chunk);
        let (joins, opens) = match &chunk {
            Chunk::Word { .. } => (None, false),
            Chunk::Digit(_) => (goes_on.then_some("spell-next"), true),
            Chunk::Sign(_) => (Some("spell-then"), false),
        };
        if let (Some(key), Some(line)) = (joins, lines.last_mut()) {
            let text = tr_with(key, &[("so-far", line.text.as_str().into()), ("next", said.into())]);
            line.text = Zeroizing::new(text);
        } else {
            // A locale may put something before the word; then nothing stands out.
            let word = match &chunk {
                Chunk::Word { text, .. } if said.starts_with(text.as_str()) => text.len(),
                _ => 0,
            };
            lines.push(Line { text: Zeroizing::new(said), word });
        }
        goes_on = opens;
    }
    lines
}

/// A chunk as it is said.
#[must_use]
pub fn said(chunk: &Chunk) -> String {
    match chunk {
        Chunk::Word { text, letters } => word(text, letters),
        Chunk::Digit(digit) => tr(digit_key(*digit)),
        Chunk::Sign(c) => sign(*c),
    }
}

/// The same, for somebody who has the word itself before her eyes.
#[must_use]
pub fn letters_said(chunk: &Chunk) -> String {
    match chunk {
        Chunk::Word { letters, .. } => all_letters(letters),
        other => said(other),
    }
}

fn word(text: &str, letters: &[Letter]) -> String {
    tr_with("spell-word", &[("word", text.into()), ("letters", all_letters(letters).into())])
}

fn all_letters(letters: &[Letter]) -> String {
    let said = letters.iter().map(|letter| letter_words(*letter));
    said.reduce(|so_far, next| tr_with("spell-next", &[("so-far", so_far.into()), ("next", next.into())]))
        .unwrap_or_default()
}

fn letter_words(letter: Letter) -> String {
    let key = match (letter.is_capital(), letter.stands_for) {
        (true, Some(_)) => "spell-capital",
        (false, Some(_)) => "spell-letter",
        (true, None) => "spell-capital-alone",
        (false, None) => "spell-letter-alone",
    };
    let args = [("letter", letter.letter.to_string().into()), ("for", letter.stands_for.unwrap_or_default().into())];
    tr_with(key, &args)
}

fn digit_key(digit: char) -> &'static str {
    const KEYS: [&str; 10] = [
        "spell-digit-0",
        "spell-digit-1",
        "spell-digit-2",
        "spell-digit-3",
        "spell-digit-4",
        "spell-digit-5",
        "spell-digit-6",
        "spell-digit-7",
        "spell-digit-8",
        "spell-digit-9",
    ];
    let value = digit.to_digit(10).and_then(|value| usize::try_from(value).ok());
    value.and_then(|value| KEYS.get(value).copied()).unwrap_or("spell-sign-other")
}

fn sign(c: char) -> String {
    let key = match c {
        '-' => "spell-sign-dash",
        ' ' => "spell-sign-space",
        '!' => "spell-sign-exclamation",
        '@' => "spell-sign-at",
        '$' => "spell-sign-dollar",
        '£' => "spell-sign-pound",
        '%' => "spell-sign-percent",
        '^' => "spell-sign-hat",
        '&' => "spell-sign-and",
        '*' => "spell-sign-star",
        '_' => "spell-sign-underscore",
        '+' => "spell-sign-plus",
        '=' => "spell-sign-equals",
        ':' => "spell-sign-colon",
        ';' => "spell-sign-semicolon",
        '|' => "spell-sign-bar",
        '~' => "spell-sign-tilde",
        '?' => "spell-sign-question",
        '/' => "spell-sign-slash",
        '\\' => "spell-sign-backslash",
        '.' => "spell-sign-stop",
        ',' => "spell-sign-comma",
        '#' => "spell-sign-hash",
        '"' => "spell-sign-quote",
        '\'' => "spell-sign-apostrophe",
        _ => return tr_with("spell-sign-other", &[("sign", c.to_string().into())]),
    };
    tr(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, alphabet: Alphabet) -> Vec<String> {
        lines(&Password::new(text.to_owned()), alphabet).into_iter().map(|line| line.text.to_string()).collect()
    }

    #[test]
    fn a_line_for_each_word_and_one_for_the_digits() {
        assert_eq!(
            said("Maple-Otter-47", Alphabet::Everyday),
            [
                "Maple: capital M for Mary, a for apple, p for Peter, l for lemon, e for egg; then dash, the minus key",
                "Otter: capital O for orange, t for Tommy, t for Tommy, e for egg, r for Robert; then dash, the minus key",
                "four, seven",
            ]
        );
    }

    #[test]
    fn the_word_stands_apart() {
        let lines = lines(&Password::new("Zoë-7".to_owned()), Alphabet::Nato);
        let parts: Vec<_> = lines.iter().map(|line| (line.word(), line.rest())).collect();
        let zoe = ": capital Z for Zulu, o for Oscar, ë; then dash, the minus key";
        assert_eq!(parts, [("Zoë", zoe), ("", "seven")]);
    }

    #[test]
    fn signs_and_letters_of_every_kind_are_said() {
        assert_eq!(
            said("!2é É?§", Alphabet::Nato),
            ["exclamation mark", "two", "é: é; then a space", "É: capital É; then question mark; then the sign §"]
        );
        for c in ' '..='~' {
            let lines = said(&c.to_string(), Alphabet::Nato);
            assert_eq!(lines.len(), 1, "{c}");
            assert!(lines[0].len() > 2 && !lines[0].contains("spell-"), "{c}: {}", lines[0]);
        }
    }
}
