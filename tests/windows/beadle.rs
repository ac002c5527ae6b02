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
    /// `None`: Windows started it, from a shortcut.
    running: Option<Running>,
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
        let title = "Little Wittering Parish Council - Beadle";
        let before = desktop.windows(title)?;
        let mut running = desktop.start_program(&mut command, "beadle")?;
        let window = running.wait_until(PATIENCE, &format!("a window {title:?}"), |_| {
            let found = desktop.windows(title).ok()?;
            found.into_iter().find(|window| !before.contains(window))
        })?;
        Self::begin(desktop, Some(running), window, profile)
    }

    /// Opens a shortcut as a double click does, and waits for the window.
    pub(crate) fn from_shortcut(desktop: &'a Desktop, shortcut: &str, profile: &Path) -> Result<Self> {
        // Ends when Windows has been asked, which may be before or after the window is there.
        desktop.finish_well(desktop.windows_program("start", LIMIT).arg(shortcut))?;
        let start = Instant::now();
        loop {
            if let Some(window) = desktop.windows("^Beadle$")?.first() {
                return Self::begin(desktop, None, window.clone(), profile);
            }
            ensure(start.elapsed() < PATIENCE, || format!("{shortcut} opened no window"))?;
            glance();
        }
    }

    fn begin(desktop: &'a Desktop, running: Option<Running>, window: String, profile: &Path) -> Result<Self> {
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
    pub(crate) fn close(self) -> Result<()> {
        self.keys.activate(&self.window)?;
        pause(REST);
        self.keys.press(&["alt+F4"])?;
        if let Some(mut running) = self.running {
            let status = running.wait_for_end(PATIENCE)?;
            return ensure(status.success(), || {
                format!("Beadle ended with {status}; it printed:\n{}", running.printed())
            });
        }
        let start = Instant::now();
        while is_running(r"\Programs\Beadle\beadle.exe")? {
            ensure(start.elapsed() < PATIENCE, || "Beadle does not end".to_owned())?;
            glance();
        }
        Ok(())
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
