//! A typed password in plain letters, for looking names up in it. Like [`crate::domain::fold`], but what is made is
//! wiped.

use deunicode::deunicode_char;
use zeroize::Zeroizing;

/// Without accents: `Parc-y-Dŵr` becomes `Parc-y-Dwr`. What can't be told in plain letters is left out.
pub(super) fn plain(text: &str) -> Zeroizing<String> {
    let pieces = || text.chars().filter_map(deunicode_char);
    // Made as large as it gets, so that growing leaves no copies behind.
    let mut plain = Zeroizing::new(String::with_capacity(pieces().map(str::len).sum()));
    pieces().for_each(|piece| plain.push_str(piece));
    plain
}

/// Without accents and in small letters.
pub(super) fn folded(text: &str) -> Zeroizing<String> {
    let mut folded = plain(text);
    folded.make_ascii_lowercase();
    folded
}

/// The letter that a digit or a sign is often typed for: `W1tter1ng`. `1` may stand for i or l, so all three are one.
pub(super) fn unswap(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | 'l' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        _ => c,
    }
}

/// Small letters, with what was typed for a letter put back.
pub(super) fn unswapped(folded: &str) -> Zeroizing<String> {
    let mut unswapped = Zeroizing::new(String::with_capacity(folded.len()));
    unswapped.extend(folded.chars().map(unswap));
    unswapped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn folds_as_names_are_folded() {
        for text in ["Siân", "ŁUKASZ", "Straße", "Llanfair-ym-Muallt", "Dŵr 47!", "e\u{301}te\u{301}"] {
            assert_eq!(folded(text).as_str(), fold(text));
        }
        assert_eq!(plain("Parc-y-Dŵr").as_str(), "Parc-y-Dwr");
        assert_eq!(unswapped("w1tter1ng").as_str(), unswapped("wittering").as_str());
    }
}
