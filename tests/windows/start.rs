//! Starting: a second time on the same profile, and the console twin.

use std::fs;
use std::path::Path;

use super::beadle::Beadle;
use super::desktop::{Desktop, built, windows_path};
use super::pane::{PATIENCE, until};
use super::trouble::{Result, ensure};

/// Starts Beadle again on that profile, which must end well: it was answered, or it would have said with a code of 2
/// that Beadle is open already.
fn start_again(desktop: &Desktop, profile: &Path) -> Result<()> {
    let mut command = desktop.windows_program(built("beadle.exe")?, 120);
    command.args(["--practice", "--profile", &windows_path(profile)]);
    let mut second = desktop.start_program(&mut command, "second")?;
    let status = second.wait_for_end(PATIENCE)?;
    ensure(status.success(), || format!("the second start ended with {status}: {}", second.printed()))
}

#[test]
fn a_second_start_finds_the_first_and_brings_it_back() -> Result<()> {
    let desktop = Desktop::start()?;
    let profile = desktop.folder().join("profile");
    fs::create_dir(&profile)?;
    let first = Beadle::practise(&desktop, &profile, &[], &[])?;
    start_again(&desktop, &profile)?;
    let windows = desktop.windows("Beadle")?;
    ensure(windows == [first.window()], || format!("there are these windows: {windows:?}"))?;

    Desktop::run(desktop.command("xdotool").args(["windowminimize", first.window()]))?;
    until("the window is minimised", || Ok(desktop.windows("Beadle")?.is_empty()))?;
    start_again(&desktop, &profile)?;
    until("the window is back", || Ok(desktop.windows("Beadle")? == [first.window()]))?;
    until("it has the keyboard", || has_keyboard(&desktop, first.window()))?;

    // From behind another window is for a real Windows to show: Wine 8 leaves that to the window manager.
    first.close()
}

fn has_keyboard(desktop: &Desktop, window: &str) -> Result<bool> {
    let active = desktop.command("xdotool").arg("getactivewindow").output()?;
    Ok(String::from_utf8_lossy(&active.stdout).trim() == window)
}

#[test]
fn the_console_twin_prints() -> Result<()> {
    let desktop = Desktop::start()?;
    let cli = built("beadle-cli.exe")?;
    let version = desktop.finish_well(desktop.windows_program(&cli, 60).arg("--version"))?;
    ensure(version.trim_end() == concat!("beadle ", env!("CARGO_PKG_VERSION")), || format!("it said: {version}"))?;
    let help = desktop.finish_well(desktop.windows_program(&cli, 60).arg("--help"))?;
    ensure(help.contains("--practice-server"), || format!("it said: {help}"))?;
    let (status, said) = desktop.finish(desktop.windows_program(&cli, 60).arg("--practice"))?;
    ensure(status.code() == Some(2) && said.contains("start beadle instead"), || {
        format!("a window was refused with {status}: {said}")
    })
}
