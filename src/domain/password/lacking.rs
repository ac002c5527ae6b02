//! What Zoho may miss in a password. A council can ask for these, and no request tells whether it does (field note
//! `zoho-api.md` 6), so a password that lacks one is not refused: the clerk is told.

use super::rules::FEWEST_GENERATED;
use crate::domain::secret::Password;

/// Something a password lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// It has fewer characters than Beadle's own kind; how many it has.
    Length(usize),
    /// A capital letter.
    Capital,
    /// A small letter.
    Small,
    /// A digit.
    Digit,
    /// A sign that is no letter, no digit and no space.
    Sign,
}

impl Lacking {
    /// Everything that this one lacks.
    #[must_use]
    pub fn in_password(password: &Password) -> Vec<Self> {
        Self::in_text(password.expose())
    }

    /// Everything that a password of this text lacks.
    #[must_use]
    pub fn in_text(text: &str) -> Vec<Self> {
        let has = |fits: fn(char) -> bool| text.chars().any(fits);
        let length = text.chars().count();
        let mut lacking = Vec::new();
        if length < FEWEST_GENERATED {
            lacking.push(Self::Length(length));
        }
        for (is_there, what) in [
            (has(char::is_uppercase), Self::Capital),
            (has(char::is_lowercase), Self::Small),
            (has(|c| c.is_ascii_digit()), Self::Digit),
            (has(|c| !c.is_alphanumeric() && !c.is_whitespace()), Self::Sign),
        ] {
            if !is_there {
                lacking.push(what);
            }
        }
        lacking
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_is_missed() {
        let of = |text: &str| Lacking::in_password(&Password::new(text.to_owned()));
        assert_eq!(of("Maple-Tunnel-Otter-47"), []);
        assert_eq!(of("Maple-Otter-47"), [Lacking::Length(14)]);
        assert_eq!(of("maple tunnel otter"), [Lacking::Capital, Lacking::Digit, Lacking::Sign]);
        assert_eq!(of("MAPLE-TUNNEL-OTTER-4"), [Lacking::Small]);
        assert_eq!(of("Él"), [Lacking::Length(2), Lacking::Digit, Lacking::Sign]);
    }
}
