//! The words that Beadle's own list leaves out, each file with one reason (`wordlists/README.md`).

use std::collections::BTreeSet;

/// A reason to leave words out, and its file: a word a line; what stands behind it is what it would be taken for.
struct Reason {
    /// The file's name, for a test's message.
    #[cfg_attr(not(test), expect(dead_code, reason = "only the tests name the file"))]
    name: &'static str,
    lines: &'static str,
}

macro_rules! reasons {
    ($($name:literal),* $(,)?) => {
        [$(Reason { name: $name, lines: include_str!(concat!("../../../wordlists/left-out/", $name, ".txt")) }),*]
    };
}

const REASONS: [Reason; 12] = reasons![
    "alcohol-and-drugs",
    "american",
    "embarrassing",
    "medical",
    "not-everyday",
    "political",
    "religious",
    "same-sound",
    "spoken-signs",
    "trade-names",
    "two-spellings",
    "unpleasant",
];

/// All of them.
pub(super) fn words() -> BTreeSet<&'static str> {
    REASONS.iter().flat_map(|reason| reason.lines.lines()).filter_map(|line| line.split(' ').next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word in a file that the EFF's list does not have is a misprint, and the word that was meant is still in.
    #[test]
    fn every_line_leaves_a_word_of_the_source_out_once() {
        let source = diceware_wordlists::Wordlist::EffLong.get_list();
        let mut known = BTreeSet::new();
        for Reason { name, lines } in &REASONS {
            let words: Vec<&str> = lines.lines().map(|line| line.split(' ').next().unwrap()).collect();
            assert!(words.is_sorted(), "{name} is not sorted");
            for word in words {
                assert!(source.contains(&word), "{name}: {word} is not in the source");
                assert!(known.insert(word), "{name}: {word} is left out twice");
            }
        }
    }

    #[test]
    fn words_that_sound_alike_name_what_they_sound_like() {
        let named = |reason: &&Reason| matches!(reason.name, "same-sound" | "two-spellings");
        for reason in REASONS.iter().filter(named) {
            for line in reason.lines.lines() {
                assert!(line.split_once(' ').is_some_and(|(_, other)| !other.is_empty()), "{}: {line}", reason.name);
            }
        }
    }
}
