//! One Beadle a profile: two would write the same journal.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Holds the profile's lock until dropped. The system lets it go when the process ends, however it ends.
#[derive(Debug)]
pub struct SingleInstance {
    /// The lock lasts as long as the file is open.
    _file: File,
}

/// Why the profile can't be used.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another Beadle has it.
    #[error("another Beadle is using this profile")]
    AlreadyRunning,
    /// The lock file can't be opened or locked.
    #[error("the lock file can't be used ({source}): {path}")]
    Disk {
        /// What the system said.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
}

impl SingleInstance {
    /// Takes the lock, without waiting.
    pub fn acquire(lock_file: &Path) -> Result<Self, LockError> {
        let disk = |source| LockError::Disk { source, path: lock_file.to_path_buf() };
        let file = File::options().read(true).write(true).create(true).truncate(false).open(lock_file).map_err(disk)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(LockError::AlreadyRunning),
            Err(TryLockError::Error(source)) => Err(disk(source)),
        }
    }
}
