//! Replacing a file so that a crash or a power cut leaves either the old one or the new one, never half of each.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// On Windows a virus scanner or an indexer may hold the file for a moment.
const TRIES: u32 = if cfg!(windows) { 10 } else { 1 };
const PAUSE: Duration = Duration::from_millis(50);

/// Replaces the file with these bytes.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    let mut file = tempfile::Builder::new().prefix(".beadle-").suffix(".new").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let mut left = TRIES;
    loop {
        left -= 1;
        match file.persist(path) {
            Ok(_) => break,
            Err(failed) if left > 0 => {
                file = failed.file;
                pause();
            }
            Err(failed) => return Err(failed.error),
        }
    }
    sync_folder(folder)
}

/// Copies the file to its backup name, itself by [`replace`].
pub fn back_up(path: &Path) -> io::Result<()> {
    replace(&backup_name(path), &std::fs::read(path)?)
}

/// `settings.json.bak` for `settings.json`.
#[must_use]
pub fn backup_name(path: &Path) -> PathBuf {
    with_ending(path, ".bak")
}

/// Moves a file that can't be used out of the way, to the first free name `{file}.broken-N`.
pub fn set_aside(path: &Path) -> io::Result<PathBuf> {
    for n in 1..1000_u32 {
        let aside = with_ending(path, &format!(".broken-{n}"));
        if aside.symlink_metadata().is_err() {
            std::fs::rename(path, &aside)?;
            return Ok(aside);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Reads a file of which no more than `most` bytes make sense; a longer one, or something that is not a plain
/// file (a pipe would never end), is an `InvalidData` error.
pub fn read_small(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|n| n <= most) { Ok(bytes) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// Makes a rename or a new file in the folder survive a power cut. Windows has no such call and needs none.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

#[expect(clippy::disallowed_methods, reason = "waits for a virus scanner, never on the window's thread")]
fn pause() {
    std::thread::sleep(PAUSE);
}
