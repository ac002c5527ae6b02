//! Files that the clerk chose herself, outside the profile.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// Reads a file of which no more than `most` bytes make sense.
///
/// # Errors
/// What the system said; `FileTooLarge` for a longer one, `IsADirectory` for a folder, a pipe or a device, which would
/// never end.
pub fn read(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    if bytes.len() > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}
