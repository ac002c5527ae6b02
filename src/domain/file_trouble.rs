//! Why a file that the clerk chose could not be read or written.

use std::io::ErrorKind;

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileTrouble {
    /// It is not there, or its folder is not.
    NotFound,
    /// A folder or a device, not a file.
    NotAFile,
    /// Longer than any file of its kind.
    TooBig,
    /// She may not read or write there, or another program holds it.
    Denied,
    /// The disk is full.
    Full,
    /// Something else.
    Other,
}

impl From<ErrorKind> for FileTrouble {
    fn from(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound,
            ErrorKind::IsADirectory => Self::NotAFile,
            ErrorKind::FileTooLarge => Self::TooBig,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::ResourceBusy => Self::Denied,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Other,
        }
    }
}
