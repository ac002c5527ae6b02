//! The copy of the clerk's own list of words that the profile keeps.

use std::io;
use std::path::Path;

use super::atomic;
use crate::domain::password::own_list::{MOST_BYTES, OwnList};
use crate::domain::password::words::WordList;

/// Reads the bytes of a list, wherever it lies.
///
/// # Errors
/// What the system said; `FileTooLarge` for more than a list may have, `IsADirectory` for what is no plain file.
pub fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    super::chosen_file::read(path, MOST_BYTES)
}

/// Keeps the words that are in use, one a line.
///
/// # Errors
/// When the disk does not take them.
pub fn keep(path: &Path, words: &WordList) -> io::Result<()> {
    let mut text = String::new();
    for word in words.iter() {
        text.push_str(word);
        text.push('\n');
    }
    atomic::replace(path, text.as_bytes())
}

/// The list that was kept. One that is damaged is none: Beadle's own words are there, and the log says so.
#[must_use]
pub fn kept(path: &Path) -> Option<OwnList> {
    let bytes = match read_bytes(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => {
            tracing::warn!(kind = ?error.kind(), "the kept list of words can't be read");
            return None;
        }
    };
    OwnList::read(&bytes).inspect_err(|error| tracing::warn!(%error, "the kept list of words is damaged")).ok()
}

/// Takes the copy away. One that has gone already is fine.
///
/// # Errors
/// When the system refuses.
pub fn forget(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
