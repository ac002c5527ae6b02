//! Names of councils that look like others: what nobody can see on the screen must be told apart by the program (field
//! note `security-and-reliability.md` 1.10, by the tables of Unicode's technical standard 39).

use std::collections::BTreeSet;

use unicode_security::{RestrictionLevel, RestrictionLevelDetection as _, skeleton};

use super::fold::fold;

/// How a new council's name stands to those that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resemblance {
    /// A council of exactly this name is known, with other sign-in details.
    SameName,
    /// This one looks much the same, and is spelled in another way.
    Alike(String),
}

/// True when the name is written in letters that belong together, and none of them only passes for one of ours. A
/// council of another alphabet is fine; one that borrows a letter from another alphabet, or whose every letter happens
/// to look like a Latin one, is not.
#[must_use]
pub fn is_honest(name: &str) -> bool {
    // Spaces, hyphens and apostrophes belong to every alphabet.
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.check_restriction_level(RestrictionLevel::ModeratelyRestrictive) && !poses_as_latin(&letters)
}

/// Which of the known councils, each with its name and client ID, the new one could be mistaken for. The very same
/// council is no look-alike.
#[must_use]
pub fn resemblance<'a>(
    name: &str,
    client_id: &str,
    known: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> Option<Resemblance> {
    if known.clone().any(|other| other == (name, client_id)) {
        return None;
    }
    if known.clone().any(|(other, _)| other == name) {
        return Some(Resemblance::SameName);
    }
    let looks = looks_of(name);
    known
        .map(|(other, _)| other)
        .find(|other| !looks.is_disjoint(&looks_of(other)))
        .map(|other| Resemblance::Alike(other.to_owned()))
}

/// By which it may be taken for another: as it looks, letter by letter, and as it is read, without accents.
fn looks_of(name: &str) -> BTreeSet<String> {
    let plain = |text: String| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let seen = plain(skeleton(name).collect::<String>().to_lowercase());
    let read = plain(fold(name));
    [seen, read].into_iter().filter(|look| !look.is_empty()).collect()
}

fn poses_as_latin(letters: &str) -> bool {
    let looks_latin = |c: char| {
        let look: String = skeleton(c.encode_utf8(&mut [0; 4])).collect();
        let mut shapes = look.chars();
        matches!((shapes.next(), shapes.next()), (Some(shape), None) if shape.is_ascii_alphabetic())
    };
    !letters.is_ascii() && letters.chars().all(|c| c.is_ascii() || looks_latin(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_real_alphabets_are_honest() {
        for name in [
            "Little Wittering Parish Council",
            "St Mary-in-the-Marsh & St Martin's (Joint) Council, No. 2",
            "Cyngor Cymuned Llanfair-ym-Muallt",
            "Cyngor Tŷ-Ddewi ÂÊÎÔÛŴŶ âêîôûŵŷ",
            "Æthelney Council",
            "Gemeinde Süßen",
            "Комрат",
            "बीदर",
            "बीदर Council",
            "東京都",
            "東京 Council",
            "بلدية",
            "123",
        ] {
            assert!(is_honest(name), "{name}");
        }
    }

    #[test]
    fn borrowed_letters_are_not() {
        for name in [
            // Cyrillic а, е, о; Greek omicron; Cyrillic Сосо as a whole; full-width, mathematical, dotless.
            "Little Wittering P\u{430}rish Council",
            "Littl\u{435} Wittering",
            "T\u{3bf}wn Council",
            "\u{421}\u{43e}\u{441}\u{43e}",
            "\u{ff2c}ittle Wittering",
            "\u{1d40b}ittle",
            "L\u{131}ttle Wittering",
        ] {
            assert!(!is_honest(name), "{name}");
        }
    }

    #[test]
    fn what_could_be_mistaken_for_a_known_one() {
        let known = [("Little Wittering Parish Council", "1000.A"), ("Llanfâir", "1000.B")];
        let alike = |name: &str, client: &str| resemblance(name, client, known.iter().copied());
        assert_eq!(alike("Little Wittering Parish Council", "1000.A"), None, "the same");
        assert_eq!(alike("Little Wittering Parish Council", "1000.C"), Some(Resemblance::SameName));
        for name in [
            "LittIe Wittering Parish Council",
            "LITTLE WITTERING PARISH COUNCIL",
            "Little  Wittering Parish-Council.",
            "Litt1e Wittering Parish Council",
            "Little Wìttering Parish Council",
        ] {
            let first = Resemblance::Alike("Little Wittering Parish Council".to_owned());
            assert_eq!(alike(name, "1000.A"), Some(first), "{name}");
        }
        assert_eq!(alike("Llanfair", "1000.A"), Some(Resemblance::Alike("Llanfâir".to_owned())));
        for name in ["Little Wittering Town Council", "Great Wittering Parish Council", "!"] {
            assert_eq!(alike(name, "1000.A"), None, "{name}");
        }
    }
}
