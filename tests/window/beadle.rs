//! Beadle's window: the release binary, started on the test's desktop and followed by a screen reader.

use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::desktop::Desktop;
use super::keys::Keys;
use super::patience::PATIENCE;
use super::process::Running;
use super::reader::{Reader, Role, Wanted};
use super::screenshot;
use super::trouble::{Result, Trouble, ensure};

/// The release binary under test. `tests/run` builds it and says where it is.
pub(crate) fn program() -> Result<PathBuf> {
    let program = std::env::var_os("BEADLE_BIN").map(PathBuf::from).ok_or_else(|| {
        Trouble::new("BEADLE_BIN does not say where the release binary is: start these tests with tests/run window")
    })?;
    ensure(program.is_file(), || format!("BEADLE_BIN names no file: {}", program.display()))?;
    Ok(program)
}

/// A profile folder for one run, with a theme chosen.
pub(crate) fn profile(desktop: &Desktop, name: &str, theme: &str) -> Result<PathBuf> {
    let folder = desktop.folder().join(name);
    fs::create_dir(&folder)?;
    fs::write(folder.join("settings.json"), format!("{{\"version\": 1, \"theme\": \"{theme}\"}}"))?;
    Ok(folder)
}

/// The client of [`set_up_file`].
pub(crate) const SET_UP_CLIENT: &str = "1000.SETUPFILE";

/// A supplier's set-up file for this port, each time another one.
pub(crate) fn set_up_file(desktop: &Desktop, port: u16) -> Result<PathBuf> {
    let names = (1_u32..).map(|number| desktop.folder().join(format!("Little Wittering {number}.beadle")));
    let file = names.into_iter().find(|file| !file.exists());
    let file = file.ok_or_else(|| Trouble::new("every name is taken"))?;
    let text = format!(
        r#"{{"council": "Little Wittering Parish Council", "client_id": "{SET_UP_CLIENT}", "client_secret": "pretend",
            "redirect_port": {port}, "supplier": {{"name": "Parish Mail Ltd", "phone": "01632 960123"}}}}"#
    );
    fs::write(&file, text)?;
    Ok(file)
}

/// Beadle with these arguments on that profile, not started yet.
pub(crate) fn command(desktop: &Desktop, profile: &Path, arguments: &[&str]) -> Result<Command> {
    let mut command = desktop.command(program()?);
    command.arg("--profile").arg(profile).args(arguments);
    // As talkative as it gets: what is looked for in the log might stand there only then.
    command.env("BEADLE_LOG", "trace");
    Ok(command)
}

/// Beadle, running. It reads like its [`Reader`].
pub(crate) struct Beadle<'a> {
    running: Running,
    reader: Reader,
    keys: Keys<'a>,
    desktop: &'a Desktop,
    window: String,
}

impl<'a> Beadle<'a> {
    /// Starts it with these arguments on that profile, and waits for its window.
    pub(crate) fn start(
        desktop: &'a Desktop,
        profile: &Path,
        arguments: &[&str],
        browser: Option<&Path>,
    ) -> Result<Self> {
        let mut command = command(desktop, profile, arguments)?;
        if let Some(browser) = browser {
            command.env("BROWSER", browser);
        }
        Self::follow(desktop, profile, command)
    }

    /// Starts this command made by [`command`], and waits for its window.
    pub(crate) fn follow(desktop: &'a Desktop, profile: &Path, mut command: Command) -> Result<Self> {
        let log = profile.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut running = desktop.start_program(&mut command, &format!("beadle-{log}"))?;
        let process = running.id();
        let reader = Reader::follow(desktop.accessibility_bus()?, process, || match running.ended()? {
            None => Ok(()),
            Some(status) => Err(Trouble::new(format!("Beadle ended ({status}); it printed:\n{}", running.printed()))),
        })?;
        let keys = Keys::new(desktop);
        let window = keys.window_of(process)?;
        keys.activate(&window)?;
        keys.put_mouse_away()?;
        Ok(Self { running, reader, keys, desktop, window })
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.running.id()
    }

    /// The keyboard.
    pub(crate) fn keys(&self) -> &Keys<'a> {
        &self.keys
    }

    /// The window's title.
    pub(crate) fn title(&self) -> Result<String> {
        self.keys.title(&self.window)
    }

    /// Takes a picture of the window.
    pub(crate) fn picture(&self, name: &str) -> Result<PathBuf> {
        screenshot::take(self.desktop, &self.window, name)
    }

    /// Waits until the whole list of the fourteen users is there.
    pub(crate) fn users_are_there(&self) -> Result<()> {
        self.find(&Wanted::new(Role::Status, "14 users.")).map(drop)
    }

    /// Waits until the wizard stands at this step.
    pub(crate) fn at_step(&self, number: usize, title: &str) -> Result<()> {
        let item = format!("Step {number} of 9: {title}, current");
        self.find(&Wanted::new(Role::ListItem, &item)).map(drop)
    }

    /// Closes the window as the clerk would, and waits until the program has ended.
    pub(crate) fn close(mut self) -> Result<()> {
        self.keys.activate(&self.window)?;
        self.keys.press(&["alt+F4"])?;
        let status = self.running.wait_for_end(PATIENCE)?;
        ensure(status.success(), || format!("Beadle ended with {status}; it printed:\n{}", self.running.printed()))
    }
}

impl Deref for Beadle<'_> {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}
