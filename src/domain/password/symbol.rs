//! What may stand between the words and around them.

use std::fmt::Write as _;

use crate::domain::names::is_invisible;

/// The symbols in force where a configuration names none: those of xkpasswd's preset DEFAULT.
pub const USUAL_SYMBOLS: [char; 18] =
    ['!', '@', '$', '%', '^', '&', '*', '-', '_', '+', '=', ':', '|', '~', '?', '/', '.', ';'];

/// True for one visible character that is neither letter nor digit, and for a plain space.
#[must_use]
pub fn is_symbol(c: char) -> bool {
    is_plain(c) && !c.is_alphanumeric()
}

/// True for a character that stands by itself and shows: no control, nothing invisible, no white space but the plain
/// space, and no mark that would join the character before it.
#[must_use]
pub fn is_plain(c: char) -> bool {
    c == ' ' || !(c.is_control() || c.is_whitespace() || is_invisible(c) || is_combining(c))
}

/// A character as a sentence can show it.
#[must_use]
pub fn shown(c: char) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let written = if is_plain(c) && c != ' ' {
        write!(text, "\u{201c}{c}\u{201d}")
    } else {
        write!(text, "the character U+{:04X}", u32::from(c))
    };
    written.ok();
    text
}

/// The blocks of marks that are drawn over another character.
fn is_combining(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_told_from_what_hides_or_joins() {
        assert!(USUAL_SYMBOLS.into_iter().all(is_symbol));
        assert!(['£', '€', ' ', '§', '…', ',', '}', '\\', '"'].into_iter().all(is_symbol));
        let odd = ['a', 'é', '7', '٣', '\t', '\n', '\u{a0}', '\u{301}', '\u{202e}', '\u{200b}', '\u{ad}', '\u{7f}'];
        assert!(!odd.into_iter().any(is_symbol));
    }

    #[test]
    fn what_hides_is_shown_by_its_number() {
        assert_eq!((shown('é'), shown('\u{202e}')), ("“é”".to_owned(), "the character U+202E".to_owned()));
    }
}
