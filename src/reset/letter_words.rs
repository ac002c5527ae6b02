//! What the clerk made of the email's words.

use crate::domain::names::is_invisible;

/// The most characters of either part.
pub const LONGEST: usize = 2_000;

/// Her own words; nothing where the usual ones stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterWords {
    /// Before the details.
    pub opening: Option<String>,
    /// Behind them.
    pub closing: Option<String>,
}

/// One of the two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterPart {
    /// Before the details.
    Opening,
    /// Behind them.
    Closing,
}

impl LetterWords {
    /// Takes over what was typed into a part, without what nobody sees.
    pub fn edit(&mut self, part: LetterPart, text: &str) {
        let clean =
            text.chars().filter(|c| *c == '\n' || !(c.is_control() || is_invisible(*c))).take(LONGEST).collect();
        match part {
            LetterPart::Opening => self.opening = Some(clean),
            LetterPart::Closing => self.closing = Some(clean),
        }
    }

    /// True when either part is hers.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.opening.is_some() || self.closing.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out_and_the_end_cut() {
        let mut words = LetterWords::default();
        words.edit(LetterPart::Opening, "Hello\r\nSi\u{202e}ân\u{200b},\u{7}");
        assert_eq!(words.opening.as_deref(), Some("Hello\nSiân,"));
        words.edit(LetterPart::Closing, &"x".repeat(5_000));
        assert_eq!(words.closing.map(|text| text.len()), Some(LONGEST));
    }
}
