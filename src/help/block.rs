//! What a page of the help is made of.

use crate::domain::help_topic::HelpTopic;

/// A part of a page, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A section's heading.
    Heading(Text),
    /// A paragraph.
    Paragraph(Text),
    /// An entry of a list, with its number where the list is numbered.
    Entry(Option<u64>, Text),
}

/// Words, some of which stand out, and the pages that they lead to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// In order: the words, and whether they stand out.
    pub runs: Vec<(String, bool)>,
    /// In order of mention.
    pub links: Vec<HelpTopic>,
}

impl Block {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> &Text {
        match self {
            Self::Heading(text) | Self::Paragraph(text) | Self::Entry(_, text) => text,
        }
    }
}

impl Text {
    /// All words, without what makes them stand out.
    #[must_use]
    pub fn plain(&self) -> String {
        self.runs.iter().map(|(words, _)| words.as_str()).collect()
    }

    pub(super) fn push(&mut self, words: &str, stands_out: bool) {
        match self.runs.last_mut() {
            Some((last, same)) if *same == stands_out => last.push_str(words),
            _ => self.runs.push((words.to_owned(), stands_out)),
        }
    }
}
