//! Finding a person by typing part of a name or address.
//!
//! Each user is folded once, when it arrives; a key press then only compares plain substrings.

use super::fold::fold;
use super::user::User;

/// The folded text of one user: name and every address, one per line so that a word never matches across two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchKey(Box<str>);

impl SearchKey {
    /// Folds what can be searched of this user.
    #[must_use]
    pub fn of(user: &User) -> Self {
        let mut text = fold(&user.name);
        for part in [&user.first_name, &user.last_name] {
            text.push('\n');
            text.push_str(&fold(part));
        }
        for address in std::iter::once(&user.address).chain(&user.aliases) {
            text.push('\n');
            text.push_str(&fold(address.as_str()));
        }
        Self(text.into())
    }
}

/// What has been typed, split into folded words. Every word must be found somewhere in the user's key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query(Vec<String>);

impl Query {
    /// Splits at white space; an empty query matches everybody.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        Self(typed.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect())
    }

    /// True when every word occurs in the key.
    #[must_use]
    pub fn matches(&self, key: &SearchKey) -> bool {
        self.0.iter().all(|word| key.0.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> SearchKey {
        SearchKey(fold(text).into())
    }

    #[test]
    fn every_word_must_match() {
        let sian = key("Siân Pugh\ncllr.pugh@littlewittering-pc.gov.uk");
        for (typed, found) in
            [("", true), ("pugh SIAN", true), ("cllr.pugh@", true), ("pugh owen", false), ("  ", true), ("siân", true)]
        {
            assert_eq!(Query::parse(typed).matches(&sian), found, "{typed:?}");
        }
    }
}
