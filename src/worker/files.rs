//! Files that the clerk chose: recipes and lists of words. They may lie on a slow or sleeping drive, so each is read and
//! written on a thread of its own.

use std::path::{Path, PathBuf};

use super::desk::Desk;
use super::off_thread::off_thread;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::names::clean_name;
use crate::domain::password::layout;
use crate::domain::password::own_list::OwnList;
use crate::domain::password::problem::NotAConfig;
use crate::domain::password::vocabulary::Vocabulary;
use crate::msg::{RecipeFile, RecipeNotRead, Reply, RequestId, WordsFile, WordsNotRead};
use crate::store::paths::Profile;
use crate::store::{atomic, chosen_file, words_file};

/// Reads a recipe, repairing what is wrong with it.
pub(super) async fn read_recipe(desk: &Desk, id: RequestId, path: PathBuf) {
    let read = move || {
        let bytes =
            chosen_file::read(&path, layout::MOST_BYTES).map_err(|error| RecipeNotRead::File(error.kind().into()))?;
        let text = String::from_utf8(bytes).map_err(|_binary| RecipeNotRead::Content(NotAConfig::NotJson))?;
        let (reading, repairs) = layout::read_repaired(&text).map_err(RecipeNotRead::Content)?;
        Ok(Box::new(RecipeFile { reading, repairs }))
    };
    let result = off_thread("recipe", read).await.unwrap_or(Err(RecipeNotRead::File(FileTrouble::Other)));
    desk.reply(Reply::RecipeRead { id, result });
}

/// Writes a recipe.
pub(super) async fn write_recipe(desk: &Desk, id: RequestId, path: PathBuf, text: String) {
    let write = move || match atomic::replace(&path, text.as_bytes()) {
        Ok(()) => Ok(clean_name(&path.file_name().unwrap_or_default().to_string_lossy())),
        Err(error) => {
            tracing::warn!(kind = ?error.kind(), "the recipe was not written");
            Err(FileTrouble::from(error.kind()))
        }
    };
    let result = off_thread("recipe", write).await.unwrap_or(Err(FileTrouble::Other));
    desk.reply(Reply::RecipeWritten { id, result });
}

/// Reads a list of words and keeps a copy of it, if passwords can be made of it.
pub(super) async fn take_words(desk: &Desk, id: RequestId, path: PathBuf) {
    let profile = desk.start.profile.clone();
    let result =
        off_thread("words", move || take(&path, &profile)).await.unwrap_or(Err(WordsNotRead::File(FileTrouble::Other)));
    desk.reply(Reply::WordsRead { id, result });
}

/// Reads the copy of her list that an earlier run kept.
pub(super) async fn load_words(desk: &Desk, id: RequestId) {
    let path = desk.start.profile.words_file();
    if let Some(list) = off_thread("words", move || words_file::kept(&path)).await.flatten() {
        desk.reply(Reply::WordsLoaded { id, list: Box::new(list) });
    }
}

/// Takes the copy away.
pub(super) async fn forget_words(desk: &Desk, id: RequestId) {
    let path = desk.start.profile.words_file();
    let is_gone = off_thread("words", move || words_file::forget(&path).is_ok()).await == Some(true);
    desk.reply(Reply::WordsForgotten { id, is_gone });
}

fn take(path: &Path, profile: &Profile) -> Result<Box<WordsFile>, WordsNotRead> {
    let bytes = words_file::read_bytes(path).map_err(|error| WordsNotRead::File(error.kind().into()))?;
    let list = OwnList::read(&bytes).map_err(WordsNotRead::Content)?;
    Vocabulary::own(&list).map_err(WordsNotRead::TooSmall)?;
    let kept = words_file::keep(&profile.words_file(), &list.words);
    let not_kept = kept.err().map(|error| {
        tracing::warn!(kind = ?error.kind(), "the list of words was not kept");
        FileTrouble::from(error.kind())
    });
    Ok(Box::new(WordsFile { list, not_kept }))
}
