//! How a password is said over the telephone: chunk by chunk, each letter with a word that starts with it. What is
//! said around it is for the locale; here is only what follows what.

use zeroize::Zeroizing;

use crate::domain::secret::Password;

/// The words that stand for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alphabet {
    /// Names and things of every day, as people in Britain spell over the telephone.
    #[default]
    Everyday,
    /// The one of pilots and the police: Alfa, Bravo, Charlie (ICAO Annex 10).
    Nato,
}

/// What is said in one breath. Like the password it came from, it is wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub enum Chunk {
    /// Letters that stand together.
    Word {
        /// As they stand in the password.
        text: Zeroizing<String>,
        /// One by one.
        letters: Vec<Letter>,
    },
    /// One digit.
    Digit(char),
    /// Anything else: a hyphen, another sign, a space.
    Sign(char),
}

/// A letter and the word that stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// As it stands in the password.
    pub letter: char,
    /// `Mary`; nothing for a letter that the alphabet does not have, such as `é`.
    pub stands_for: Option<&'static str>,
}

impl Alphabet {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Everyday, Self::Nato];

    /// The word for a letter from a to z, upper or lower case.
    #[must_use]
    pub fn word(self, letter: char) -> Option<&'static str> {
        let words = match self {
            Self::Everyday => &EVERYDAY,
            Self::Nato => &NATO,
        };
        let lower = u8::try_from(letter.to_ascii_lowercase()).ok()?;
        words.get(usize::from(lower.checked_sub(b'a')?)).copied()
    }
}

impl Letter {
    /// Said with "capital" in front.
    #[must_use]
    pub fn is_capital(self) -> bool {
        self.letter.is_uppercase()
    }
}

impl std::fmt::Debug for Chunk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Chunk(hidden)")
    }
}

/// The password in the order in which it is said.
#[must_use]
pub fn chunks(password: &Password, alphabet: Alphabet) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut rest = password.expose();
    while let Some(c) = rest.chars().next() {
        let is_letter = c.is_alphabetic();
        let end = if is_letter { rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()) } else { c.len_utf8() };
        let (text, after) = rest.split_at(end);
        chunks.push(match c {
            _ if is_letter => Chunk::Word {
                text: Zeroizing::new(text.to_owned()),
                letters: text.chars().map(|letter| Letter { letter, stands_for: alphabet.word(letter) }).collect(),
            },
            '0'..='9' => Chunk::Digit(c),
            _ => Chunk::Sign(c),
        });
        rest = after;
    }
    chunks
}

const EVERYDAY: [&str; 26] = [
    "apple", "butter", "Charlie", "daisy", "egg", "Freddie", "garden", "Harry", "ink", "jam", "kettle", "lemon",
    "Mary", "Nelly", "orange", "Peter", "queen", "Robert", "sugar", "Tommy", "umbrella", "violin", "window", "X-ray",
    "yellow", "zebra",
];

const NATO: [&str; 26] = [
    "Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima",
    "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "X-ray",
    "Yankee", "Zulu",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, alphabet: Alphabet) -> Vec<String> {
        let say = |chunk: Chunk| match chunk {
            Chunk::Word { text, letters } => {
                let letters: Vec<_> = letters.iter().map(|l| l.stands_for.unwrap_or("?")).collect();
                format!("{}: {}", *text, letters.join(" "))
            }
            Chunk::Digit(c) | Chunk::Sign(c) => c.to_string(),
        };
        chunks(&Password::new(text.to_owned()), alphabet).into_iter().map(say).collect()
    }

    #[test]
    fn words_are_spelled_and_digits_said_singly() {
        assert_eq!(
            said("Maple-Otter-47", Alphabet::Everyday),
            ["Maple: Mary apple Peter lemon egg", "-", "Otter: orange Tommy Tommy egg Robert", "-", "4", "7"]
        );
        assert_eq!(said("aZ é!", Alphabet::Nato), ["aZ: Alfa Zulu", " ", "é: ?", "!"]);
        assert_eq!(said("", Alphabet::Nato), Vec::<String>::new());
    }

    #[test]
    fn every_word_starts_with_its_letter() {
        for alphabet in Alphabet::ALL {
            for letter in 'a'..='z' {
                let word = alphabet.word(letter).unwrap();
                assert!(word.to_lowercase().starts_with(letter), "{alphabet:?} {letter}: {word}");
                assert_eq!(alphabet.word(letter.to_ascii_uppercase()), Some(word));
            }
            assert_eq!((alphabet.word('{'), alphabet.word('é'), alphabet.word('4')), (None, None, None));
        }
    }

    #[test]
    fn only_capitals_are_called_so() {
        let Chunk::Word { letters, .. } = &chunks(&Password::new("Ab".to_owned()), Alphabet::Everyday)[0] else {
            panic!("no word");
        };
        assert_eq!(letters.iter().map(|l| l.is_capital()).collect::<Vec<_>>(), [true, false]);
        assert!(!format!("{:?}", chunks(&Password::new("canary".to_owned()), Alphabet::Nato)).contains("canary"));
    }
}
