//! What is taken out of a pasted or typed password: what nobody sees, and what came along by mistake.

use zeroize::{Zeroize as _, Zeroizing};

use super::rules::MOST;
use crate::domain::names::is_invisible;

/// What was taken away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tidied {
    /// White space at the start.
    pub start: bool,
    /// White space at the end.
    pub end: bool,
    /// Line breaks, and characters that leave no mark of their own.
    pub hidden: bool,
}

impl Tidied {
    /// Takes white space at both ends and everything hidden out of what is about to be pasted: copying out of a letter
    /// or a table brings them along.
    ///
    /// What is far longer than any password is cut: it stays too long, and is said to be.
    #[must_use]
    pub fn pasted(text: &str) -> (Zeroizing<String>, Self) {
        let is_waste = |c: char| c.is_whitespace() || is_hidden(c);
        let core = text.trim_matches(is_waste);
        let start = text.strip_suffix(text.trim_start_matches(is_waste)).unwrap_or_default();
        let end = text.strip_prefix(text.trim_end_matches(is_waste)).unwrap_or_default();
        // White space that breaks a line is no more than white space at the ends; between words it is hidden.
        let is_unseen = |c: char| is_hidden(c) && !c.is_whitespace();
        let tidied = Self {
            start: start.contains(char::is_whitespace),
            end: end.contains(char::is_whitespace),
            hidden: start.contains(is_unseen) || end.contains(is_unseen) || core.contains(is_hidden),
        };
        (without_hidden(core, MOST * 2), tidied)
    }

    /// Takes everything hidden out of what stands in a field, however it came there.
    pub fn tidy(&mut self, text: &mut String) {
        if !text.contains(is_hidden) {
            return;
        }
        let kept = without_hidden(text, usize::MAX);
        text.zeroize();
        text.push_str(&kept);
        self.hidden = true;
    }

    /// Something was taken away.
    #[must_use]
    pub fn is_any(self) -> bool {
        self != Self::default()
    }
}

fn without_hidden(text: &str, most: usize) -> Zeroizing<String> {
    let visible = || text.chars().filter(|c| !is_hidden(*c)).take(most);
    // Made as large as it gets, so that growing leaves no copies behind.
    let mut kept = Zeroizing::new(String::with_capacity(visible().map(char::len_utf8).sum()));
    kept.extend(visible());
    kept
}

fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || is_invisible(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_loses_what_nobody_meant() {
        let tidied = |start, end, hidden| Tidied { start, end, hidden };
        for (given, kept, what) in [
            ("two words", "two words", tidied(false, false, false)),
            ("two words \t\r\n", "two words", tidied(false, true, false)),
            ("\u{a0} two words", "two words", tidied(true, false, false)),
            ("  two words  ", "two words", tidied(true, true, false)),
            ("two\nwords", "twowords", tidied(false, false, true)),
            ("two\u{202e}words\u{200b}", "twowords", tidied(false, false, true)),
            ("\u{feff} two words", "two words", tidied(true, false, true)),
            ("\u{0}\u{1b}", "", tidied(false, false, true)),
            (" \n ", "", tidied(true, true, false)),
            ("", "", tidied(false, false, false)),
        ] {
            let (text, found) = Tidied::pasted(given);
            assert_eq!((text.as_str(), found), (kept, what), "{given:?}");
        }
    }

    #[test]
    fn what_is_far_too_long_stays_too_long() {
        let (text, _) = Tidied::pasted(&"𝕏".repeat(100_000));
        assert_eq!(text.chars().count(), MOST * 2);
    }

    #[test]
    fn a_field_keeps_the_spaces_that_were_typed() {
        for (given, kept, hidden) in [(" typed ", " typed ", false), ("ty\u{2066}ped\u{7}", "typed", true)] {
            let (mut text, mut tidied) = (given.to_owned(), Tidied::default());
            tidied.tidy(&mut text);
            assert_eq!((text.as_str(), tidied), (kept, Tidied { hidden, ..Tidied::default() }));
        }
    }
}
