//! Pictures of the window, for people to look at.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use super::desktop::Desktop;
use super::patience::pause;
use super::trouble::{Result, Trouble, ensure};

/// Long enough for the frame in which a change was announced to reach the screen.
const SETTLE: Duration = Duration::from_millis(400);

/// Where the pictures go: `BEADLE_SCREENSHOTS`, else `screenshots` in the folder that cargo builds into.
pub(crate) fn folder() -> Result<PathBuf> {
    let folder = if let Some(folder) = std::env::var_os("BEADLE_SCREENSHOTS") {
        PathBuf::from(folder)
    } else {
        // {target}/tmp is the folder that cargo gives to integration tests.
        let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        target.parent().ok_or_else(|| Trouble::new("the target folder has no parent"))?.join("screenshots")
    };
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Takes a picture of the window as `name.png`, once it has settled.
pub(crate) fn take(desktop: &Desktop, window: &str, name: &str) -> Result<PathBuf> {
    pause(SETTLE);
    let file = folder()?.join(format!("{name}.png"));
    Desktop::run(desktop.command("import").args(["-silent", "-window", window]).arg(&file))?;
    let n_colours = Desktop::run(desktop.command("identify").args(["-format", "%k"]).arg(&file))?;
    // Smoothed letters alone give more; a window that draws nothing has one.
    let is_drawn = n_colours.trim().parse::<u32>().is_ok_and(|n| n >= 16);
    ensure(is_drawn, || format!("{} is blank: {n_colours} colours", file.display()))?;
    Ok(file)
}
