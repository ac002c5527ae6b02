//! Starting: a second time on the same profile, and the console twin.

use std::fs;
use std::time::Duration;

use super::beadle::Beadle;
use super::desktop::{Desktop, built, windows_path};
use super::keys::Keys;
use super::trouble::{Result, ensure};

const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn a_second_start_finds_the_first() -> Result<()> {
    let desktop = Desktop::start()?;
    let profile = desktop.folder().join("profile");
    fs::create_dir(&profile)?;
    let first = Beadle::practise(&desktop, &profile, &[], &[])?;

    let mut command = desktop.windows_program(built("beadle.exe")?, 120);
    command.args(["--practice", "--profile", &windows_path(&profile)]);
    let mut second = desktop.start_program(&mut command, "second")?;
    // Its message is a window of Windows' own, beside the first one's.
    let message = second.wait_until(PATIENCE, "the second start says so", |_| {
        desktop.windows("^Beadle$").ok().and_then(|found| found.into_iter().find(|window| window != first.window()))
    })?;
    let keys = Keys::new(&desktop);
    keys.activate(&message)?;
    keys.press(&["Return"])?;
    let status = second.wait_for_end(PATIENCE)?;
    ensure(status.code() == Some(2), || format!("the second start ended with {status}"))?;
    let said = second.printed();
    ensure(said.contains("Beadle is already open"), || format!("the second start said: {said}"))?;
    first.close()
}

#[test]
fn the_console_twin_prints() -> Result<()> {
    let desktop = Desktop::start()?;
    let cli = built("beadle-cli.exe")?;
    let version = Desktop::run(desktop.windows_program(&cli, 60).arg("--version"))?;
    ensure(version.trim_end() == concat!("beadle ", env!("CARGO_PKG_VERSION")), || format!("it said: {version}"))?;
    let help = Desktop::run(desktop.windows_program(&cli, 60).arg("--help"))?;
    ensure(help.contains("--practice-server"), || format!("it said: {help}"))?;
    let window = desktop.windows_program(&cli, 60).arg("--practice").output()?;
    let said = String::from_utf8_lossy(&window.stderr).into_owned();
    ensure(window.status.code() == Some(2) && said.contains("start beadle instead"), || {
        format!("a window was refused with {}: {said}", window.status)
    })
}
