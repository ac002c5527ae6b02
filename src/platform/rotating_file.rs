//! A log file that never grows past its cap: when full it becomes `.1`, and the former `.1` goes.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::domain::names::is_invisible;

/// One line a write. Control characters are written as their codes, so that no message can fake another line or
/// play tricks on a terminal.
#[derive(Debug)]
pub struct RotatingFile {
    path: PathBuf,
    cap: u64,
    /// `None` after a failed rotation: the next line tries again.
    file: Option<File>,
    length: u64,
}

impl RotatingFile {
    /// Continues the file, or makes it.
    pub fn open(path: &Path, cap: u64) -> io::Result<Self> {
        let file = open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { path: path.to_path_buf(), cap, file: Some(file), length })
    }

    /// Writes one line; the line break is added.
    pub fn write_line(&mut self, text: &str) -> io::Result<()> {
        let mut line = escape(text);
        line.push('\n');
        let n_bytes = u64::try_from(line.len()).unwrap_or(u64::MAX);
        if self.length > 0 && self.length.saturating_add(n_bytes) > self.cap {
            // Closed first: Windows renames no open file.
            self.file = None;
            std::fs::rename(&self.path, former(&self.path))?;
        }
        if self.file.is_none() {
            let file = open(&self.path)?;
            self.length = file.metadata()?.len();
            self.file = Some(file);
        }
        if let Some(file) = &mut self.file {
            file.write_all(line.as_bytes())?;
            self.length = self.length.saturating_add(n_bytes);
        }
        Ok(())
    }
}

impl Write for RotatingFile {
    /// One call is one event of the log.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        self.write_line(text.strip_suffix('\n').unwrap_or(&text))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// `beadle.log.1` for `beadle.log`.
#[must_use]
pub fn former(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".1");
    name.into()
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

fn escape(text: &str) -> String {
    let mut clean = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if c.is_control() || is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}') {
            clean.extend(c.escape_default());
        } else {
            clean.push(c);
        }
    }
    clean
}
