//! How soon a typed password would be guessed, as zxcvbn reckons it.

use zeroize::Zeroizing;
use zxcvbn::feedback::{Suggestion, Warning};
use zxcvbn::{Score, zxcvbn};

use super::rules::MOST;

/// How many characters are looked at in one go. The work grows with the cube of the length, and beyond 27 characters
/// zxcvbn's reckoning of walks over the keyboard overflows.
const AT_ONCE: usize = 27;
/// The longest word to look for, for the same reason.
const LONGEST_WORD: usize = 24;
/// How many different characters may stand for letters: zxcvbn tries every way of reading them.
const MOST_SWAPS: usize = 6;
/// The characters that zxcvbn reads as letters.
const SWAPS: &str = "4@8({[<3691!|70$5+%2";

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
    /// A long text is looked at in pieces, and is as good as its best piece: to guess the whole, that must be guessed.
    #[must_use]
    pub fn of(text: &str, words: &[&str]) -> Self {
        let mut letters = Zeroizing::new(Vec::with_capacity(MOST));
        letters.extend(text.chars().take(MOST));
        let words: Vec<&str> = words.iter().copied().filter(|word| word.chars().count() <= LONGEST_WORD).collect();
        let mut best = Self { verdict: Verdict::Easy, warning: None, suggestions: Vec::new() };
        for (place, piece) in letters.chunks(AT_ONCE).enumerate() {
            let guess = Self::of_piece(piece, &words);
            if place == 0 || guess.verdict > best.verdict {
                best = guess;
            }
            if best.verdict == Verdict::Hard {
                break;
            }
        }
        best
    }

    fn of_piece(piece: &[char], words: &[&str]) -> Self {
        let text = with_few_swaps(piece);
        // zxcvbn makes copies of the text and of its parts, which nobody can wipe: they stay in memory that is no longer
        // in use until something else is put there. It also asks the system for the year, to tell a recent one.
        let entropy = zxcvbn(&text, words);
        let verdict = match entropy.score() {
            Score::Zero | Score::One => Verdict::Easy,
            Score::Two => Verdict::Possible,
            _ => Verdict::Hard,
        };
        let feedback = entropy.feedback();
        Self {
            verdict,
            warning: feedback.and_then(zxcvbn::feedback::Feedback::warning),
            suggestions: feedback.map(|feedback| feedback.suggestions().to_vec()).unwrap_or_default(),
        }
    }
}

/// The text with at most so many different characters that may stand for letters. A text with more is no word with a few
/// letters swapped, and trying every reading of it would take seconds.
fn with_few_swaps(piece: &[char]) -> Zeroizing<String> {
    let mut kept: Vec<char> = Vec::with_capacity(MOST_SWAPS);
    let mut text = Zeroizing::new(String::with_capacity(piece.len() * 4));
    for c in piece.iter().copied() {
        let is_swap = SWAPS.contains(c);
        if is_swap && !kept.contains(&c) {
            if kept.len() == MOST_SWAPS {
                text.push('-');
                continue;
            }
            kept.push(c);
        }
        text.push(c);
    }
    text
}
