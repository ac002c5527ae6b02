//! Opening a folder where the clerk sees her files.

use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// What shows the folder may go on running; one that is still going after this long did open.
const LIMIT: Duration = Duration::from_secs(5);

#[cfg(windows)]
const PROGRAM: &str = "explorer.exe";
#[cfg(target_os = "macos")]
const PROGRAM: &str = "/usr/bin/open";
#[cfg(all(unix, not(target_os = "macos")))]
const PROGRAM: &str = "xdg-open";

/// What shows folders, or a test's stand-in. Cheap to clone.
#[derive(Clone)]
pub struct Folders(Arc<dyn Fn(&Path) -> bool + Send + Sync>);

impl Folders {
    /// The system's.
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(|folder| show_with(PROGRAM, folder)))
    }

    /// Another one: is handed the folder, and says whether it was shown.
    #[must_use]
    pub fn new(show: impl Fn(&Path) -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(show))
    }

    /// Shows a folder that is there. True when that worked, as far as the system says. May take some seconds: not for
    /// the window's thread.
    #[must_use]
    pub fn show(&self, folder: &Path) -> bool {
        // A file would be opened by whatever program it belongs to, and a relative path could be taken for an option.
        folder.is_absolute() && folder.is_dir() && (self.0)(folder)
    }
}

impl fmt::Debug for Folders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Folders")
    }
}

/// Hands the folder to this program.
#[must_use]
pub fn show_with(program: &str, folder: &Path) -> bool {
    let mut command = Command::new(program);
    command.arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => {
            tracing::warn!(kind = ?error.kind(), "the folder could not be shown");
            return false;
        }
    };
    let (told, tell) = mpsc::sync_channel(1);
    let waiting = std::thread::Builder::new().name("beadle-folder".to_owned()).spawn(move || {
        // Explorer always says that it failed.
        let is_shown = child.wait().is_ok_and(|status| cfg!(windows) || status.success());
        // Nobody may be waiting any more.
        told.send(is_shown).ok();
    });
    match tell.recv_timeout(LIMIT) {
        Ok(is_shown) => is_shown,
        Err(RecvTimeoutError::Timeout) => true,
        Err(RecvTimeoutError::Disconnected) => waiting.is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_that_is_there_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("beadle.log");
        std::fs::write(&file, "").unwrap();
        let folders = Folders::new(|_| true);
        assert!(folders.show(folder.path()));
        for other in [file.as_path(), &folder.path().join("gone"), Path::new("."), Path::new("")] {
            assert!(!folders.show(other), "{}", other.display());
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_the_system_says_counts() {
        let folder = tempfile::tempdir().unwrap();
        assert!(show_with("true", folder.path()));
        assert!(!show_with("false", folder.path()));
        assert!(!show_with("a-program-that-is-not-there", folder.path()));
    }
}
