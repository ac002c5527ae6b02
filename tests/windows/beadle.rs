//! Beadle's window under Wine.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::desktop::{Desktop, built, windows_path};
use super::keys::Keys;
use super::patience::{glance, pause};
use super::process::Running;
use super::screenshot;
use super::trouble::{Result, Trouble, ensure};

/// How long something may take to happen. Wine with software rendering on a busy machine needs many seconds at times.
const PATIENCE: Duration = Duration::from_mins(1);
/// A picture that has not changed for so long is at rest: nothing moves in Beadle's window by itself.
const REST: Duration = Duration::from_millis(600);
/// The most seconds that one run may take.
const LIMIT: u32 = 240;

/// Beadle, running under Wine.
pub(crate) struct Beadle<'a> {
    running: Running,
    desktop: &'a Desktop,
    keys: Keys<'a>,
    window: String,
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
        Self::follow(desktop, &mut command, profile, "Little Wittering - Beadle")
    }

    /// Runs the command, and waits for the window with this title.
    pub(crate) fn follow(
        desktop: &'a Desktop,
        command: &mut std::process::Command,
        profile: &Path,
        title: &str,
    ) -> Result<Self> {
        let before = desktop.windows(title)?;
        let mut running = desktop.start_program(command, "beadle")?;
        let window = running.wait_until(PATIENCE, &format!("a window {title:?}"), |_| {
            let found = desktop.windows(title).ok()?;
            found.into_iter().find(|window| !before.contains(window))
        })?;
        let keys = Keys::new(desktop);
        keys.activate(&window)?;
        keys.put_mouse_away()?;
        let beadle = Self { running, desktop, keys, window, profile: profile.to_path_buf() };
        beadle.rest()?;
        Ok(beadle)
    }

    /// The window's id on the screen.
    pub(crate) fn window(&self) -> &str {
        &self.window
    }

    /// The keyboard.
    pub(crate) fn keys(&self) -> &Keys<'a> {
        &self.keys
    }

    /// Does something that changes the picture, and waits until it has changed and is at rest.
    pub(crate) fn after(&self, action: impl FnOnce(&Keys<'a>) -> Result<()>) -> Result<()> {
        let before = self.pixels()?;
        action(&self.keys)?;
        let start = Instant::now();
        while self.pixels()? == before {
            ensure(start.elapsed() < PATIENCE, || "the window did not change".to_owned())?;
            glance();
        }
        self.rest()
    }

    /// Waits until the picture has stayed the same for a while.
    pub(crate) fn rest(&self) -> Result<()> {
        let start = Instant::now();
        let mut last = self.pixels()?;
        let mut since = Instant::now();
        while since.elapsed() < REST {
            ensure(start.elapsed() < PATIENCE, || "the window does not come to rest".to_owned())?;
            glance();
            let now = self.pixels()?;
            if now != last {
                last = now;
                since = Instant::now();
            }
        }
        Ok(())
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
        screenshot::take(self.desktop, &self.window, &format!("windows-{name}"))
    }

    /// Closes the window as on Windows, and waits until the program has ended well.
    pub(crate) fn close(mut self) -> Result<()> {
        self.keys.activate(&self.window)?;
        pause(REST);
        self.keys.press(&["alt+F4"])?;
        let status = self.running.wait_for_end(PATIENCE)?;
        ensure(status.success(), || format!("Beadle ended with {status}; it printed:\n{}", self.running.printed()))
    }

    fn pixels(&self) -> Result<Vec<u8>> {
        let picture = self
            .desktop
            .command("import")
            .args(["-silent", "-window", &self.window, "-depth", "8", "rgb:-"])
            .output()?;
        ensure(picture.status.success(), || "the window is gone".to_owned())?;
        Ok(picture.stdout)
    }
}
