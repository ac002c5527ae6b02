//! Zoho's stated password rules, as far as they can be kept before asking (field note `zoho-api.md` 6).

use std::collections::BTreeSet;

use super::plain::folded;
use crate::domain::address::Address;
use crate::domain::fold::fold;
use crate::domain::user::User;

/// The fewest characters Zoho takes; an organisation may ask for more.
pub const FEWEST_BY_ZOHO: usize = 8;
/// The fewest characters a typed password may have.
pub const FEWEST_TYPED: usize = 12;
/// The fewest characters a generated password has.
pub const FEWEST_GENERATED: usize = 15;
/// The most characters Zoho takes.
pub const MOST: usize = 250;

/// What a password may not share with the person: their names and what stands before the `@` of every address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forbidden {
    /// Whole names and parts of addresses, folded, three letters or more.
    parts: Vec<String>,
    /// Every three letters that follow one another in them.
    runs: BTreeSet<String>,
}

impl Forbidden {
    /// Taken from the names and the addresses.
    #[must_use]
    pub fn for_user(user: &User) -> Self {
        let locals = std::iter::once(&user.address).chain(&user.aliases).map(Address::local_part);
        Self::in_texts([user.name.as_str(), &user.first_name, &user.last_name].into_iter().chain(locals))
    }

    fn in_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut forbidden = Self::default();
        for text in texts {
            for part in fold(text).split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| part.len() >= 3) {
                forbidden.runs.extend(threes(part));
                if !forbidden.parts.iter().any(|known| known == part) {
                    forbidden.parts.push(part.to_owned());
                }
            }
        }
        forbidden
    }

    /// The first whole name or part of an address found in the text.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Option<&str> {
        let folded = folded(text);
        self.parts.iter().map(String::as_str).find(|part| folded.contains(part))
    }

    /// The names and the parts of addresses.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(String::as_str)
    }

    /// The text shares three letters in a row with them. Zoho speaks of "parts" of a name without saying how long
    /// they are, so a password that we make up keeps clear of the shortest.
    #[must_use]
    pub fn shares_run_with(&self, text: &str) -> bool {
        !self.runs.is_empty() && threes(&fold(text)).any(|run| self.runs.contains(&run))
    }
}

/// Every three letters or digits that follow one another.
fn threes(folded: &str) -> impl Iterator<Item = String> {
    let bytes: Vec<u8> = folded.bytes().collect();
    let fits = |three: &&[u8]| three.iter().all(u8::is_ascii_alphanumeric);
    let runs: Vec<String> =
        bytes.windows(3).filter(fits).map(|three| three.iter().copied().map(char::from).collect()).collect();
    runs.into_iter()
}

/// True when three characters in a row are the same, or follow one another up or down: `aaa`, `abc`, `321`.
#[must_use]
pub fn has_run(text: &str) -> bool {
    let codes = || text.chars().map(|c| i64::from(u32::from(c.to_ascii_lowercase())));
    codes().zip(codes().skip(1)).zip(codes().skip(2)).any(|((a, b), c)| {
        let alike = |x: i64| u8::try_from(x).is_ok_and(|byte| byte.is_ascii_alphanumeric());
        let step = b - a;
        c - b == step && step.abs() <= 1 && alike(a) && alike(b) && alike(c)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found() {
        for (text, run) in [
            ("abc", true),
            ("xCbA", true),
            ("000", true),
            ("Maple-47", false),
            ("aab", false),
            ("---", false),
            ("89", false),
            ("789", true),
        ] {
            assert_eq!(has_run(text), run, "{text}");
        }
    }

    #[test]
    fn three_letters_of_a_name_are_too_many() {
        let forbidden = Forbidden::in_texts(["Siân Pugh-Ng", "cllr.opugh", "Jo"]);
        for (word, shares) in [
            ("Fiancee", true),
            ("Laughed", true),
            ("Cellar", false),
            ("Pudding", false),
            ("OPUlent", true),
            ("Wrong", false),
            ("Jolly", false),
            // Nothing runs across a hyphen.
            ("Gasp-Ugly", false),
            ("Lasi-Anger", false),
        ] {
            assert_eq!(forbidden.shares_run_with(word), shares, "{word}");
        }
        assert_eq!(forbidden.found_in("my-sian-47"), Some("sian"));
        assert_eq!(forbidden.found_in("fiancee"), None);
    }
}
