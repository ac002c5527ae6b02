//! The kinds of passwords there are to choose from, and the words they are made of. Kept from one reset to the next.

use crate::domain::file_trouble::FileTrouble;
use crate::domain::password::own_list::{NotAList, OwnList};
use crate::domain::password::problem::NotAConfig;
use crate::domain::password::saved::SavedRecipe;
use crate::domain::password::vocabulary::{TooSmall, Vocabulary};
use crate::msg::RequestId;

/// What `More choices` offers beside the presets.
#[derive(Debug)]
pub struct Kinds {
    /// The words in use.
    pub words: Vocabulary,
    /// The clerk's own recipes, in the order they were saved.
    pub saved: Vec<SavedRecipe>,
    /// A file is being chosen, read or written.
    pub busy: Option<Busy>,
    /// What became of the last thing that was done here.
    pub remark: Option<Remark>,
}

/// What is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// The system asks for a file.
    Choosing,
    /// The worker reads or writes it.
    Working(RequestId),
}

/// What became of something that was done on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A recipe was saved under this name.
    Saved(String),
    /// This one was deleted, and can be put back.
    Deleted(Box<SavedRecipe>),
    /// There is no room for another one.
    TooManySaved,
    /// A file was read; the keys in it that nobody knows.
    Read(Vec<String>),
    /// A file could not be read.
    NotRead(FileTrouble),
    /// A file holds no recipe.
    NotARecipe(NotAConfig),
    /// A file was written, under this name.
    Written(String),
    /// A file could not be written.
    NotWritten(FileTrouble),
    /// The clerk's words are in use.
    WordsTaken(Box<OwnList>),
    /// They are, but could not be kept for the next start.
    WordsNotKept(FileTrouble),
    /// Her file could not be read.
    WordsNotRead(FileTrouble),
    /// Her list has too few words.
    WordsTooFew(TooSmall),
    /// Her file is no list of words.
    NotAWordList(NotAList),
    /// Beadle's own words are in use again.
    WordsForgotten,
    /// They are, but her list could not be taken away and comes back at the next start.
    WordsNotForgotten,
}

impl Remark {
    /// It is about the list of words, not about a recipe.
    #[must_use]
    pub fn is_about_words(&self) -> bool {
        match self {
            Self::WordsTaken(_)
            | Self::WordsNotKept(_)
            | Self::WordsNotRead(_)
            | Self::WordsTooFew(_)
            | Self::NotAWordList(_)
            | Self::WordsForgotten
            | Self::WordsNotForgotten => true,
            Self::Saved(_)
            | Self::Deleted(_)
            | Self::TooManySaved
            | Self::Read(_)
            | Self::NotRead(_)
            | Self::NotARecipe(_)
            | Self::Written(_)
            | Self::NotWritten(_) => false,
        }
    }
}

impl Kinds {
    /// Beadle's words, and nothing saved.
    #[must_use]
    pub fn new() -> Self {
        Self { words: Vocabulary::beadle(), saved: Vec::new(), busy: None, remark: None }
    }

    /// The recipe of this name.
    #[must_use]
    pub fn called(&self, name: &str) -> Option<&SavedRecipe> {
        self.saved.iter().find(|saved| saved.is_called(name))
    }
}

impl Default for Kinds {
    fn default() -> Self {
        Self::new()
    }
}
