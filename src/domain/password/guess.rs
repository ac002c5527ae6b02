//! How soon a typed password would be guessed, as zxcvbn reckons it.

use zxcvbn::feedback::{Feedback, Suggestion, Warning};
use zxcvbn::{Score, zxcvbn};

/// How many characters are looked at. The work grows with the cube of the length, and beyond 27 characters zxcvbn's
/// reckoning of walks over the keyboard overflows.
const MOST_LOOKED_AT: usize = 27;
/// The longest word to look for, for the same reason.
const LONGEST_WORD: usize = 24;

/// How easily somebody else finds the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A few thousand tries.
    Easy,
    /// Somebody with patience.
    Possible,
    /// Nobody who has only Zoho's sign-in page to try on.
    Hard,
}

/// What zxcvbn makes of a password.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// In one word.
    pub verdict: Verdict,
    /// What makes it easy.
    pub warning: Option<Warning>,
    /// What would make it harder.
    pub suggestions: Vec<Suggestion>,
}

impl Guess {
    /// Reckons. Whoever knows these words tries them first.
    ///
    /// A long text is as good as its beginning: whatever follows doesn't make that easier to guess.
    #[must_use]
    pub fn of(text: &str, words: &[&str]) -> Self {
        let start = text.char_indices().nth(MOST_LOOKED_AT).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
        let words: Vec<&str> = words.iter().copied().filter(|word| word.chars().count() <= LONGEST_WORD).collect();
        // zxcvbn makes copies of the text and of its parts, which nobody can wipe: they stay in memory that is no
        // longer in use until something else is put there. It also asks the system for the year, to tell a recent one.
        let entropy = zxcvbn(start, &words);
        let verdict = match entropy.score() {
            Score::Zero | Score::One => Verdict::Easy,
            Score::Two => Verdict::Possible,
            _ => Verdict::Hard,
        };
        let feedback = entropy.feedback();
        Self {
            verdict,
            warning: feedback.and_then(Feedback::warning),
            suggestions: feedback.map(|feedback| feedback.suggestions().to_vec()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_known_is_tried_first() {
        for (words, verdict) in [(&["zvxkqwjb"][..], Verdict::Easy), (&[], Verdict::Hard)] {
            assert_eq!(Guess::of("zvxkqwjbbanana", words).verdict, verdict, "{words:?}");
        }
    }

    #[test]
    fn a_long_text_is_as_good_as_its_beginning() {
        assert_eq!(Guess::of(&"password".repeat(31), &[]).verdict, Verdict::Easy);
        assert_eq!(Guess::of(&format!("{}{}", "thimble gravel otter", "x".repeat(230)), &[]).verdict, Verdict::Hard);
    }
}
