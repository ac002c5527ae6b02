//! Slips on the disk, each holding a password in the open.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::atomic::sync_folder;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::slip_file::{Mark, NotDeleted};

/// What Windows says when another program, such as the one that shows the slip, holds it (`ERROR_SHARING_VIOLATION`).
const HELD_BY_ANOTHER: i32 = 32;

/// Writes the file, for nobody but this user where the system knows such rights. One that is there is replaced: the
/// system's window has asked about that.
///
/// Not by [`atomic::replace`](super::atomic::replace): its file beside the target would be a second name for the
/// password, which a cloud folder or a backup may take along, and which nobody would look for after a crash. What is
/// written here has the name that the clerk chose from its first byte, and goes away again when it can't be finished.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<Mark> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    make_way(path)?;
    let mut file = private().write(true).create_new(true).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    // Windows removes no file that is open.
    drop(file);
    if let Err(error) = written {
        if let Err(error) = fs::remove_file(path) {
            tracing::error!(kind = ?error.kind(), "a slip that is not whole could not be removed");
        }
        return Err(error);
    }
    if let Err(error) = sync_folder(folder) {
        // It is there, and only a power cut in the next seconds could still lose it.
        tracing::warn!(kind = ?error.kind(), "the folder of the slip could not be synced");
    }
    Ok(mark_of(bytes))
}

/// Deletes the file, if it is still what Beadle wrote.
pub fn delete(path: &Path, mark: &Mark) -> Result<(), NotDeleted> {
    let trouble = |error: io::Error| NotDeleted::File(trouble(&error));
    // A link is somebody else's.
    let there = fs::symlink_metadata(path).map_err(trouble)?;
    if !there.is_file() || there.len() != mark.n_bytes {
        return Err(NotDeleted::Changed);
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(mark.n_bytes).unwrap_or_default()));
    let read = File::open(path).and_then(|file| file.take(mark.n_bytes).read_to_end(&mut bytes));
    read.map_err(trouble)?;
    if mark_of(&bytes) != *mark {
        return Err(NotDeleted::Changed);
    }
    fs::remove_file(path).map_err(trouble)
}

/// Why it did not work.
#[must_use]
pub fn trouble(error: &io::Error) -> FileTrouble {
    if cfg!(windows) && error.raw_os_error() == Some(HELD_BY_ANOTHER) {
        return FileTrouble::Denied;
    }
    error.kind().into()
}

/// A former file, or a link, goes; what it links to stays. So does a folder.
fn make_way(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn private() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

/// Windows has no such rights; the folder's own decide.
#[cfg(not(unix))]
fn private() -> OpenOptions {
    OpenOptions::new()
}

fn mark_of(bytes: &[u8]) -> Mark {
    Mark { n_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX), digest: Sha256::digest(bytes).into() }
}
