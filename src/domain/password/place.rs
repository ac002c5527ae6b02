//! The words of the council's name and of its mail domain: what a stranger who has seen the web site tries first.

use super::plain::{folded, unswapped};
use crate::domain::fold::fold;

/// The shortest word that counts. Shorter ones stand in too many others.
const SHORTEST: usize = 4;

/// Words that say what a council is, rather than which.
const KINDS: &[&str] = &[
    "borough",
    "burgh",
    "city",
    "community",
    "council",
    "councils",
    "county",
    "cyngor",
    "cymuned",
    "dinas",
    "district",
    "dref",
    "gymuned",
    "hamlet",
    "meeting",
    "parish",
    "parishes",
    "pc",
    "tc",
    "town",
    "tref",
    "village",
];

/// Words between names, and those of any domain.
const COMMON: &[&str] = &[
    "and",
    "beside",
    "cymru",
    "email",
    "from",
    "info",
    "into",
    "local",
    "mail",
    "next",
    "online",
    "over",
    "parishcouncil",
    "the",
    "towncouncil",
    "under",
    "upon",
    "wales",
    "website",
    "with",
];

/// What a password may not share with the council and its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Folded, four letters or more.
    words: Vec<String>,
    /// The place's name in one word: `leeonsea`.
    joined: Option<String>,
}

impl Place {
    /// Taken from the council's name and its mail domain.
    #[must_use]
    pub fn new(council: &str, domain: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        let (council, domain) = (fold(council), fold(domain));
        for word in parts(&council).chain(parts(&domain)) {
            let is_telling = word.len() >= SHORTEST && !KINDS.contains(&word) && !COMMON.contains(&word);
            if is_telling && !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
        let joined: String = parts(&council).filter(|word| !KINDS.contains(word)).collect();
        let joined = (joined.len() >= SHORTEST && !COMMON.contains(&joined.as_str())).then_some(joined);
        Self { words, joined }
    }

    /// The first of its words found in the text, also with digits and signs for letters.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Option<&str> {
        let mut text = unswapped(&folded(text));
        let is_in = |text: &str, word: &str| text.contains(unswapped(word).as_str());
        if let Some(word) = self.words.iter().find(|word| is_in(&text, word)) {
            return Some(word);
        }
        // `Lee-on-Sea` has no word that is long enough, but is the place all the same.
        text.retain(|c| c.is_ascii_alphanumeric());
        self.joined.as_deref().filter(|joined| is_in(&text, joined))
    }

    /// Everything that belongs to the place.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.joined).map(String::as_str)
    }
}

fn parts(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_found_however_it_is_written() {
        let place = Place::new("Little Wittering Parish Council", "littlewittering-pc.gov.uk");
        assert_eq!(place.words().collect::<Vec<_>>(), ["little", "wittering", "littlewittering", "littlewittering"]);
        for (text, found) in [
            ("LittleWittering-2026!", Some("little")),
            ("my-WITTERING-47", Some("wittering")),
            ("W1tter1ng-Otter", Some("wittering")),
            ("w!tter!ng-Otter", None),
            ("W1ttER1N6-Otter", None),
            ("Wíttéring-Otter", Some("wittering")),
            ("L1tt1e-Otter", Some("little")),
            ("Witter-Otter-Ring", None),
            ("Parish-Council-Otter", None),
            ("gov-uk-pc-Otter", None),
        ] {
            assert_eq!(place.found_in(text), found, "{text}");
        }
    }

    #[test]
    fn a_place_of_short_words_is_found_as_a_whole() {
        let place = Place::new("Lee on Sea Town Council", "lee-tc.gov.uk");
        assert_eq!(place.found_in("We-love-Lee-on-5ea"), Some("leeonsea"));
        assert_eq!(place.found_in("Lee-and-the-Sea"), None);
        let welsh = Place::new("Cyngor Cymuned Llanŵr", "llanwr.cymru");
        assert_eq!(welsh.words().collect::<Vec<_>>(), ["llanwr", "llanwr"]);
        assert_eq!(welsh.found_in("Cymuned-Cymru-Cyngor"), None);
    }

    #[test]
    fn a_council_without_a_name_forbids_nothing() {
        for (council, domain) in [("", ""), ("Parish Council", "gov.uk"), ("The Town Council", "mail.uk")] {
            assert_eq!(Place::new(council, domain).found_in("The-Parish-Council-gov.uk"), None, "{council}");
        }
    }
}
