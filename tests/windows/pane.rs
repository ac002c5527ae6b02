//! A window under Wine: keys go to it, and its picture says when it is at rest.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::desktop::Desktop;
use super::keys::Keys;
use super::patience::glance;
use super::process::Running;
use super::screenshot;
use super::trouble::{Result, ensure};

/// How long something may take to happen. Wine with software rendering on a busy machine needs many seconds at times.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);
/// A picture that has not changed for so long is at rest: nothing moves in our windows by itself.
pub(crate) const REST: Duration = Duration::from_millis(600);

/// A window.
pub(crate) struct Pane<'a> {
    desktop: &'a Desktop,
    keys: Keys<'a>,
    id: String,
}

impl<'a> Pane<'a> {
    /// The window with this id, in front and at rest.
    pub(crate) fn new(desktop: &'a Desktop, id: String) -> Result<Self> {
        let pane = Self { desktop, keys: Keys::new(desktop), id };
        pane.activate()?;
        pane.keys.put_mouse_away()?;
        pane.rest()?;
        Ok(pane)
    }

    /// The window with this title that the program opens, beside those that are there already.
    pub(crate) fn opened_by(
        desktop: &'a Desktop,
        running: &mut Running,
        title: &str,
        before: &[String],
    ) -> Result<Self> {
        let id = running.wait_until(PATIENCE, &format!("a window {title:?}"), |_| {
            let found = desktop.windows(title).ok()?;
            found.into_iter().find(|window| !before.contains(window))
        })?;
        Self::new(desktop, id)
    }

    /// Its id on the screen.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The keyboard.
    pub(crate) fn keys(&self) -> &Keys<'a> {
        &self.keys
    }

    /// Brings it to the front.
    pub(crate) fn activate(&self) -> Result<()> {
        self.keys.activate(&self.id)
    }

    /// Does something that changes the picture, and waits until it has changed and is at rest.
    pub(crate) fn after(&self, action: impl FnOnce(&Keys<'a>) -> Result<()>) -> Result<()> {
        let before = self.pixels()?;
        action(&self.keys)?;
        until("the window has changed", || Ok(self.pixels()? != before))?;
        self.rest()
    }

    /// Waits until the picture has stayed the same for a while.
    pub(crate) fn rest(&self) -> Result<()> {
        let mut last = self.pixels()?;
        let mut since = Instant::now();
        until("the window is at rest", || {
            let now = self.pixels()?;
            if now != last {
                last = now;
                since = Instant::now();
            }
            Ok(since.elapsed() >= REST)
        })
    }

    /// Takes a picture of it.
    pub(crate) fn picture(&self, name: &str) -> Result<PathBuf> {
        screenshot::take(self.desktop, &self.id, &format!("windows-{name}"))
    }

    fn pixels(&self) -> Result<Vec<u8>> {
        let picture =
            self.desktop.command("import").args(["-silent", "-window", &self.id, "-depth", "8", "rgb:-"]).output()?;
        ensure(picture.status.success(), || "the window is gone".to_owned())?;
        Ok(picture.stdout)
    }
}

/// Waits until it is so, with patience.
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> Result<bool>) -> Result<()> {
    let start = Instant::now();
    while !is_so()? {
        ensure(start.elapsed() < PATIENCE, || format!("not in {PATIENCE:?}: {what}"))?;
        glance();
    }
    Ok(())
}
