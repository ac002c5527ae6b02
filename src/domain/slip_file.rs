//! A slip that was saved on the disk.

use std::path::PathBuf;

use super::file_trouble::FileTrouble;
use super::names::clean_name;
use super::slip::Replaced;

/// The file, and by what Beadle knows it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipFile {
    /// Where it is.
    pub path: PathBuf,
    /// What was written there.
    pub mark: Mark,
    /// What stands on it in place of something that can't be printed.
    pub replaced: Replaced,
}

/// Tells what Beadle wrote from anything else. Says nothing of what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// How many bytes.
    pub n_bytes: u64,
    /// Their SHA-256.
    pub digest: [u8; 32],
}

/// Why a slip was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSaved {
    /// The file could not be written.
    File(FileTrouble),
    /// The password or the address has a letter that can't be printed.
    Letters,
    /// The page could not be made.
    NotMade,
}

/// Why a slip was not deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDeleted {
    /// Something else is there now.
    Changed,
    /// The file could not be read or taken away.
    File(FileTrouble),
}

impl SlipFile {
    /// What the file is called, fit for showing.
    #[must_use]
    pub fn name(&self) -> String {
        clean_name(&self.path.file_name().unwrap_or_default().to_string_lossy())
    }
}
