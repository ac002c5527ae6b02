//! Starting: a second time on the same profile, and the console twin.

use std::fs;
use std::time::Duration;

use super::beadle::Beadle;
use super::desktop::{Desktop, built, windows_path};
use super::trouble::{Result, ensure};

const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn a_second_start_finds_the_first() -> Result<()> {
    let desktop = Desktop::start()?;
    let profile = desktop.folder().join("profile");
    fs::create_dir(&profile)?;
    let first = Beadle::practise(&desktop, &profile, &[], &[])?;

    let mut command = desktop.windows_program(built("beadle.exe")?, 120);
    command.args(["--practice", "--profile", &windows_path(&profile)]);
    let mut second = desktop.start_program(&mut command, "second")?;
    let status = second.wait_for_end(PATIENCE)?;
    ensure(status.success(), || format!("the second start ended with {status}: {}", second.printed()))?;
    // It was answered, or it would have said with a code of 2 that Beadle is open already. Whether the window really
    // comes to the front can't be seen here: Wine 8 leaves that to the window manager.
    let windows = desktop.windows("Beadle")?;
    ensure(windows == [first.window()], || format!("there are these windows: {windows:?}"))?;
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
