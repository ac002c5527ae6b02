//! `Parish2026!`: one word, a year, a sign. People who are asked for a capital, a digit and a sign make these, so those
//! who guess passwords try them first, whatever the word.

use zeroize::Zeroizing;

use super::plain::{plain, unswap};

/// The most digits that only decorate a word: a year.
const MOST_DIGITS: usize = 4;
/// The most signs that only decorate it.
const MOST_SIGNS: usize = 2;
/// The shortest part of `MapleOtter` that counts as a word of its own.
const SHORTEST: usize = 3;

/// One word with a few digits before or behind it and a sign or two anywhere, and nothing else.
pub(super) fn is_one_word_with_a_number(text: &str) -> bool {
    let text = plain(text);
    let mut letters = Zeroizing::new(Vec::with_capacity(text.len()));
    letters.extend(text.chars());
    let mut kinds = kinds(&letters);
    let n_signs = kinds.iter().filter(|kind| **kind == Kind::Sign).count();
    let n_digits = kinds.iter().filter(|kind| **kind == Kind::Digit).count();
    let is_decorated = (1..=MOST_DIGITS).contains(&n_digits) && n_signs <= MOST_SIGNS;
    if !is_decorated || n_words(&letters, &kinds) != 1 {
        return false;
    }
    // Whatever stands between, the letters are together, and so are the digits.
    kinds.retain(|kind| *kind != Kind::Sign);
    kinds.dedup();
    kinds.len() == 2
}

/// What a character is to the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Sign,
}

fn kinds(letters: &[char]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = letters.iter().map(|c| kind(*c)).collect();
    // `P4ri$$h` is a word, too: one or two characters that stand for letters between letters.
    for n_between in [1, 2] {
        for start in 1..kinds.len().saturating_sub(n_between) {
            let between = start..start + n_between;
            let are_swaps = letters.get(between.clone()).is_some_and(|some| some.iter().all(|c| unswap(*c) != *c));
            let is_letter = |place: usize| kinds.get(place) == Some(&Kind::Letter);
            if are_swaps && is_letter(start - 1) && is_letter(between.end) {
                kinds.iter_mut().take(between.end).skip(start).for_each(|kind| *kind = Kind::Letter);
            }
        }
    }
    kinds
}

fn kind(c: char) -> Kind {
    match c {
        _ if c.is_alphabetic() => Kind::Letter,
        _ if c.is_numeric() => Kind::Digit,
        _ => Kind::Sign,
    }
}

/// How many words there are: `MapleOtter` is two, `McAdam` and `PaRiSh` are one.
fn n_words(letters: &[char], kinds: &[Kind]) -> usize {
    let mut parts: Vec<usize> = Vec::new();
    let mut n_runs = 0;
    let (mut was_letter, mut was_small) = (false, false);
    for (c, kind) in letters.iter().zip(kinds) {
        let is_letter = *kind == Kind::Letter;
        if is_letter && !was_letter {
            n_runs += 1;
        }
        if is_letter && (!was_letter || was_small && c.is_uppercase()) {
            parts.push(0);
        }
        if let (true, Some(part)) = (is_letter, parts.last_mut()) {
            *part += 1;
        }
        was_letter = is_letter;
        was_small = is_letter && !c.is_uppercase();
    }
    let n_long = parts.iter().filter(|length| **length >= SHORTEST).count();
    n_long.max(n_runs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_with_decorations_is_found() {
        for text in [
            "Parish2026!",
            "parish2026",
            "PARISH26!!",
            "2026Parish!",
            "!2026Parish",
            "!Parish2026",
            "Parish!2026",
            "Parish-2026-",
            "Llanfairpwllgwyngyll1!",
            "Pârish2026!",
            "P4r1sh2026!",
            "Pari$$h2026",
            "PaRiSh2026",
            "McAdam2026!",
            "Parish 1",
        ] {
            assert!(is_one_word_with_a_number(text), "{text}");
        }
    }

    #[test]
    fn what_is_more_or_less_than_that_is_not() {
        for text in [
            "",
            "Parish",
            "2026!",
            "Parish!!",
            "Parish20261",
            "Parish2026!!!",
            "Maple-Otter-47",
            "MapleOtter47",
            "Maple47Otter",
            "20Parish26",
            "Maple Otter 2026",
        ] {
            assert!(!is_one_word_with_a_number(text), "{text}");
        }
    }
}
