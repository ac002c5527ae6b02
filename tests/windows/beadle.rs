//! Beadle's window under Wine.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::desktop::{Desktop, built, windows_path};
use super::keys::Keys;
use super::pane::{PATIENCE, Pane, REST, until};
use super::patience::{glance, pause};
use super::process::Running;
use super::trouble::{Result, Trouble, ensure};

/// The most seconds that one run may take.
const LIMIT: u32 = 240;

/// Beadle, running under Wine.
pub(crate) struct Beadle<'a> {
    /// `None`: Windows started it, from a shortcut.
    running: Option<Running>,
    pane: Pane<'a>,
    profile: PathBuf,
}

impl<'a> Beadle<'a> {
    /// Starts `beadle.exe` in practice mode on that profile, and waits until it is signed in.
    pub(crate) fn practise(
        desktop: &'a Desktop,
        profile: &Path,
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Result<Self> {
        let mut command = desktop.windows_program(built("beadle.exe")?, LIMIT);
        command.args(["--practice", "--profile", &windows_path(profile)]).args(arguments);
        command.envs(variables.iter().copied());
        let title = "Little Wittering Parish Council - Beadle";
        let before = desktop.windows(title)?;
        let mut running = desktop.start_program(&mut command, "beadle")?;
        let pane = Pane::opened_by(desktop, &mut running, title, &before)?;
        Ok(Self { running: Some(running), pane, profile: profile.to_path_buf() })
    }

    /// Opens a shortcut as a double click does, and waits for the window.
    pub(crate) fn from_shortcut(desktop: &'a Desktop, shortcut: &str, profile: &Path) -> Result<Self> {
        // Ends when Windows has been asked, which may be before or after the window is there.
        desktop.finish_well(desktop.windows_program("start", LIMIT).arg(shortcut))?;
        Self::started_by_another(desktop, profile)
    }

    /// Waits for the window of a Beadle that another Windows program starts.
    pub(crate) fn started_by_another(desktop: &'a Desktop, profile: &Path) -> Result<Self> {
        let title = "^Beadle$";
        until("a window of Beadle's", || Ok(!desktop.windows(title)?.is_empty()))?;
        let window = desktop.windows(title)?.pop().ok_or_else(|| Trouble::new("Beadle's window is gone again"))?;
        Ok(Self { running: None, pane: Pane::new(desktop, window)?, profile: profile.to_path_buf() })
    }

    /// The window's id on the screen.
    pub(crate) fn window(&self) -> &str {
        self.pane.id()
    }

    /// The keyboard.
    pub(crate) fn keys(&self) -> &Keys<'a> {
        self.pane.keys()
    }

    /// Does something that changes the picture, and waits until it has changed and is at rest.
    pub(crate) fn after(&self, action: impl FnOnce(&Keys<'a>) -> Result<()>) -> Result<()> {
        self.pane.after(action)
    }

    /// Waits until the picture has stayed the same for a while.
    pub(crate) fn rest(&self) -> Result<()> {
        self.pane.rest()
    }

    /// Waits until the log has this many lines that hold all of the words.
    pub(crate) fn logged(&self, n_lines: usize, words: &[&str]) -> Result<()> {
        let start = Instant::now();
        loop {
            let log = fs::read_to_string(self.profile.join("beadle.log")).unwrap_or_default();
            let n_found = log.lines().filter(|line| words.iter().all(|word| line.contains(word))).count();
            if n_found >= n_lines {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err(Trouble::new(format!("the log has no {n_lines} lines with {words:?}:\n{log}")));
            }
            glance();
        }
    }

    /// Takes a picture of the window.
    pub(crate) fn picture(&self, name: &str) -> Result<PathBuf> {
        self.pane.picture(name)
    }

    /// Closes the window as on Windows, and waits until the program has ended well.
    pub(crate) fn close(self) -> Result<()> {
        self.pane.activate()?;
        pause(REST);
        self.pane.keys().press(&["alt+F4"])?;
        if let Some(mut running) = self.running {
            let status = running.wait_for_end(PATIENCE)?;
            return ensure(status.success(), || {
                format!("Beadle ended with {status}; it printed:\n{}", running.printed())
            });
        }
        until("Beadle has ended", || Ok(!is_running(r"\Programs\Beadle\beadle.exe")?))
    }
}

/// Whether a program whose path ends so is running: Wine's programs are processes of this system.
pub(crate) fn is_running(path: &str) -> Result<bool> {
    for entry in fs::read_dir("/proc")? {
        // Empty, or gone, for what has ended.
        let command = fs::read(entry?.path().join("cmdline")).unwrap_or_default();
        let program = command.split(|byte| *byte == 0).next().unwrap_or_default();
        if String::from_utf8_lossy(program).ends_with(path) {
            return Ok(true);
        }
    }
    Ok(false)
}
