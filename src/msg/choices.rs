//! What can happen on the page `More choices`, and which files it asks for.

use std::path::PathBuf;

use super::RequestId;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::password::layout::{Layout, Reading};
use crate::domain::password::own_list::{NotAList, OwnList};
use crate::domain::password::problem::{NotAConfig, Repair};
use crate::domain::password::saved::SavedRecipe;
use crate::reset::recipe::Kind;
use crate::reset::recipe_form::RecipeForm;

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum ChoicesMsg {
    /// The recipes that were saved in earlier runs.
    Saved(Vec<SavedRecipe>),
    /// `More choices`.
    Open,
    /// Back to the suggestions, which stay as they are.
    Close,
    /// `Use these choices`.
    Use,
    /// One of the kinds.
    Pick(Kind),
    /// Something in the form.
    Edit(Box<RecipeForm>),
    /// `Another example`.
    Another,
    /// The name to save it under.
    Name(String),
    /// `Save`.
    Save,
    /// `Delete`, for the recipe of this name.
    Delete(String),
    /// Puts the one back that was deleted last.
    PutBack,
    /// A button that asks for a file.
    Ask(FileQuestion),
    /// The file that was chosen; `None`: no file.
    Chosen(FileQuestion, Option<PathBuf>),
    /// `Use Beadle's own words`.
    ForgetWords,
}

/// A file that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileQuestion {
    /// A recipe to read.
    OpenRecipe,
    /// Where to write the recipe.
    SaveRecipe(Layout),
    /// A list of words to use.
    OpenWords,
    /// Where to save a slip. Not for this page, but there is one window for all.
    SaveSlip(RequestId),
    /// A set-up file to read.
    OpenSetUp(RequestId),
    /// Where to save a set-up file.
    SaveSetUp(RequestId),
}

/// A recipe that was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipeFile {
    /// The recipe, fit for use.
    pub reading: Reading,
    /// What was put right in it.
    pub repairs: Vec<Repair>,
}

/// Why a recipe was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecipeNotRead {
    /// The file can't be read.
    File(FileTrouble),
    /// It holds no recipe.
    Content(NotAConfig),
}

/// A list of words that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsFile {
    /// The words.
    pub list: OwnList,
    /// Why they could not be kept for the next start.
    pub not_kept: Option<FileTrouble>,
}

/// Why a list of words is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsNotRead {
    /// The file can't be read.
    File(FileTrouble),
    /// It is no list.
    Content(NotAList),
    /// It has too few words.
    TooSmall(crate::domain::password::vocabulary::TooSmall),
}
