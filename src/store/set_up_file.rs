//! The supplier's set-up file on the disk: reading it, and deleting it once it has served.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use zeroize::Zeroizing;

use crate::domain::set_up::{MOST_BYTES, SetUp, SetUpFault};

/// Reads a set-up file. Its bytes are wiped afterwards, for they may hold a secret.
///
/// # Errors
/// When the file is not there, can't be read, or is no set-up file.
pub fn read(path: &Path) -> Result<SetUp, SetUpFault> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => SetUpFault::NotFound,
        kind => {
            tracing::warn!(?kind, "the set-up file can't be read");
            SetUpFault::Unreadable
        }
    };
    // A pipe or a device would never end.
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(SetUpFault::NotSetUp);
    }
    // With room for everything the buffer never moves, and leaves no copy behind.
    let room = usize::try_from(MOST_BYTES).unwrap_or_default() + 2;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    File::open(path).map_err(unreadable)?.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    SetUp::parse(&bytes)
}

/// Deletes the file, because the clerk said so.
///
/// # Errors
/// When the system refuses. A file that has gone already is fine.
pub fn delete(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
