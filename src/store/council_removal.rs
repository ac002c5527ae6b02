//! Taking a council off this computer, with its journal or without.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::sync_folder;
use super::paths;

/// Takes the council off the list of councils: its description gets another name, by which nobody looks for it. From
/// then on it is removed, whatever else may fail. The journal stays where it is.
pub fn take_off_the_list(council_dir: &Path) -> io::Result<()> {
    match fs::rename(paths::council_file(council_dir), removed_file(council_dir)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && is_off_the_list(council_dir) => Ok(()),
        Err(error) => Err(error),
        Ok(()) => {
            if let Err(error) = sync_folder(council_dir) {
                // Only a power cut in the next seconds could bring it back.
                tracing::warn!(kind = ?error.kind(), "the folder of a removed council could not be synced");
            }
            Ok(())
        }
    }
}

/// Deletes what is left of a council that is off the list: the journal, and the folder with everything in it.
pub fn delete_what_is_left(council_dir: &Path) -> io::Result<()> {
    // The journal first: it is what the clerk wants gone, and while the description is there the folder is known for
    // what it is.
    match fs::remove_file(paths::journal_file(council_dir)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::remove_dir_all(council_dir)
}

/// The folder is of a council that was removed.
#[must_use]
pub(super) fn is_off_the_list(council_dir: &Path) -> bool {
    !paths::council_file(council_dir).exists() && removed_file(council_dir).exists()
}

fn removed_file(council_dir: &Path) -> PathBuf {
    council_dir.join("council.removed.json")
}
