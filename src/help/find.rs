//! Finds pages by words.

use super::page::{HelpPage, page};
use crate::domain::fold::fold;
use crate::domain::help_topic::HelpTopic;

/// How much of a page's text stands below its title, in characters.
const EXCERPT: usize = 110;

/// A page that has all the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The page.
    pub topic: HelpTopic,
    /// The part of it where the words are, or its beginning.
    pub excerpt: String,
}

/// The pages that have every word, those with one in their title first. Nothing for nothing.
#[must_use]
pub fn find(words: &str) -> Vec<Found> {
    let words: Vec<String> = words.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut pages: Vec<&HelpPage> = HelpTopic::ALL
        .into_iter()
        .filter_map(page)
        .filter(|page| words.iter().all(|word| page.folded.contains(word)))
        .collect();
    let has_in_title = |page: &HelpPage| {
        let title = fold(&page.title);
        words.iter().any(|word| title.contains(word))
    };
    pages.sort_by_key(|page| !has_in_title(page));
    pages.into_iter().map(|page| Found { topic: page.topic, excerpt: excerpt(page, &words) }).collect()
}

/// Of the first paragraph that has most of the words.
fn excerpt(page: &HelpPage, words: &[String]) -> String {
    let texts = page.blocks.iter().map(|block| block.text().plain());
    let n_words = |text: &str| {
        let folded = fold(text);
        words.iter().filter(|word| folded.contains(*word)).count()
    };
    // The first of the best: `max_by_key` alone would take the last.
    let best = texts.rev().max_by_key(|text| n_words(text)).unwrap_or_default();
    match best.char_indices().nth(EXCERPT) {
        None => best,
        Some((end, _)) => {
            let kept = best.get(..end).unwrap_or_default();
            let whole = kept.rsplit_once(' ').map_or(kept, |(words, _)| words);
            format!("{whole}…")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_by_all_of_the_words_in_any_order_and_without_accents() {
        assert_eq!(find(""), []);
        assert_eq!(find("  "), []);
        assert_eq!(find("no page says zxqj"), []);
        let found = find("SLIP");
        assert_eq!(found.first().map(|found| found.topic), Some(HelpTopic::Slip), "by its title first");
        assert!(found.len() > 1, "and by what it says");
        assert_eq!(find("páper slip"), find("slip paper"));
    }

    #[test]
    fn the_excerpt_has_a_word_that_was_looked_for_and_is_short() {
        for found in find("password") {
            assert!(found.excerpt.chars().count() <= EXCERPT + 1, "{}", found.excerpt);
        }
        let found = find("clipboard");
        assert!(found.iter().any(|found| fold(&found.excerpt).contains("clipboard")), "{found:?}");
    }
}
