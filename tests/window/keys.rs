//! Keys, sent to the screen as a keyboard would: whatever window has the focus gets them.

use std::process::Command;
use std::time::Instant;

use super::desktop::Desktop;
use super::patience::{PATIENCE, glance};
use super::trouble::{Result, Trouble};

/// Between two keys, in milliseconds: about what a quick typist does.
const PACE: &str = "25";
/// How long a modifier is down before its key, in seconds.
const MOMENT: &str = "0.08";

/// A keyboard at a desktop.
pub(crate) struct Keys<'a> {
    desktop: &'a Desktop,
}

impl<'a> Keys<'a> {
    /// The keyboard of this desktop.
    pub(crate) fn new(desktop: &'a Desktop) -> Self {
        Self { desktop }
    }

    /// Presses and releases each key in turn: `Return`, `ctrl+Return`, `Tab`, `1`. As with a hand, a modifier is
    /// down for a moment before its key.
    pub(crate) fn press(&self, keys: &[&str]) -> Result<()> {
        for chord in keys {
            let mut parts: Vec<&str> = chord.split('+').collect();
            let key = parts.pop().unwrap_or_default();
            let mut xdotool = self.xdotool();
            for modifier in &parts {
                xdotool.args(["keydown", modifier, "sleep", MOMENT]);
            }
            xdotool.args(["key", "--delay", PACE, key, "sleep", MOMENT]);
            for modifier in &parts {
                xdotool.args(["keyup", modifier]);
            }
            Desktop::run(&mut xdotool)?;
        }
        Ok(())
    }

    /// Types the text.
    pub(crate) fn type_text(&self, text: &str) -> Result<()> {
        Desktop::run(self.xdotool().args(["type", "--clearmodifiers", "--delay", PACE, "--", text])).map(drop)
    }

    /// The window of this process, once it is on the screen.
    pub(crate) fn window_of(&self, process: u32) -> Result<String> {
        let process = process.to_string();
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let found = self.xdotool().args(["search", "--onlyvisible", "--pid", &process]).output()?;
            // xdotool finds invisible helper windows too; the last one is the one that was mapped last.
            if let Some(window) = String::from_utf8_lossy(&found.stdout).lines().last() {
                return Ok(window.to_owned());
            }
            glance();
        }
        Err(Trouble::new(format!("process {process} has no window on the screen")))
    }

    /// Brings the window to the front and gives it the keyboard.
    pub(crate) fn activate(&self, window: &str) -> Result<()> {
        Desktop::run(self.xdotool().args(["windowactivate", "--sync", window])).map(drop)
    }

    /// Moves the pointer off the window, where it brings up no tool tip.
    pub(crate) fn put_mouse_away(&self) -> Result<()> {
        Desktop::run(self.xdotool().args(["mousemove", "1279", "899"])).map(drop)
    }

    /// The title of the window.
    pub(crate) fn title(&self, window: &str) -> Result<String> {
        Ok(Desktop::run(self.xdotool().args(["getwindowname", window]))?.trim_end().to_owned())
    }

    fn xdotool(&self) -> Command {
        self.desktop.command("xdotool")
    }
}
