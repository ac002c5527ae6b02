//! Starting: a second time on the same profile, and the console twin.

use std::fs;
use std::time::{Duration, Instant};

use super::beadle::Beadle;
use super::desktop::{Desktop, built, windows_path};
use super::patience::glance;
use super::trouble::{Result, ensure};

const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn a_second_start_brings_the_first_to_the_front() -> Result<()> {
    let desktop = Desktop::start()?;
    let profile = desktop.folder().join("profile");
    fs::create_dir(&profile)?;
    let first = Beadle::practise(&desktop, &profile, &[], &[])?;

    // Another window in front, which has the keyboard.
    let other = desktop.folder().join("other");
    fs::create_dir(&other)?;
    let other = Beadle::practise(&desktop, &other, &[], &[])?;
    ensure(desktop.active_window()? == other.window(), || "the other window is not in front".to_owned())?;

    let mut command = desktop.windows_program(built("beadle.exe")?, 120);
    command.args(["--practice", "--profile", &windows_path(&profile)]);
    let mut second = desktop.start_program(&mut command, "second")?;
    let status = second.wait_for_end(PATIENCE)?;
    ensure(status.success(), || format!("the second start ended with {status}: {}", second.printed()))?;
    let start = Instant::now();
    while desktop.active_window()? != first.window() {
        ensure(start.elapsed() < PATIENCE, || "the first window did not come to the front".to_owned())?;
        glance();
    }
    other.close()?;
    first.close()
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
