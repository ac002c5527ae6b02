//! The clipboard of a real X server: what is put there, how it is marked, and when it goes.

use std::process::Stdio;
use std::time::{Duration, Instant};

use super::beadle::{self, Beadle};
use super::by_name;
use super::desktop::Desktop;
use super::patience::{PATIENCE, glance, pause};
use super::reader::{Role, Wanted};
use super::trouble::{Result, Trouble, ensure};

/// Long enough for a report to have come, if there were one.
const A_LOOK: Duration = Duration::from_millis(900);

#[test]
fn a_copied_password_is_marked_and_goes_in_every_case() -> Result<()> {
    let desktop = Desktop::start()?;
    let profile = beadle::profile(&desktop, "profile", "light")?;
    let settings = profile.join("settings.json");
    std::fs::write(&settings, r#"{"version": 1, "theme": "light", "clipboard_seconds": 10}"#)?;
    let beadle = Beadle::start(&desktop, &profile, &["--practice"], None)?;
    by_name::choose_the_person(&beadle)?;
    by_name::answer_step_5(&beadle)?;
    let password = by_name::read_the_password(&beadle)?;
    beadle.at_step(7, "Choose whether to force a password change")?;
    beadle.press_button("Next")?;
    beadle.at_step(8, "Sign out devices, send credentials")?;
    beadle.press_button("Next")?;
    beadle.at_step(9, "Change")?;
    beadle.press_button("Change")?;
    beadle.find(&Wanted::text_starting("That's done"))?;

    copy(&beadle, &desktop, &password)?;
    let targets = paste(&desktop, "clipboard", Some("TARGETS"))?.unwrap_or_default();
    ensure(targets.contains("x-kde-passwordManagerHint"), || {
        format!("histories are not asked to look away: {targets}")
    })?;
    let hint = paste(&desktop, "clipboard", Some("x-kde-passwordManagerHint"))?;
    ensure(hint.as_deref() == Some("secret"), || format!("the hint says {hint:?}"))?;

    // By itself, after the ten seconds of the settings.
    wait_until_gone(&desktop, &password)?;
    beadle.wait_announced("The password was cleared from the clipboard.")?;

    copy(&beadle, &desktop, &password)?;
    beadle.press_button("Take it off now")?;
    wait_until_gone(&desktop, &password)?;

    // Covered.
    copy(&beadle, &desktop, &password)?;
    beadle.keys().press(&["F9"])?;
    wait_until_gone(&desktop, &password)?;
    beadle.keys().press(&["F9"])?;

    // What somebody else copied stays.
    copy(&beadle, &desktop, &password)?;
    give(&desktop, "the minutes of the meeting")?;
    beadle.press_button("Take it off now")?;
    pause(A_LOOK);
    let now = paste(&desktop, "clipboard", None)?;
    ensure(now.as_deref() == Some("the minutes of the meeting"), || format!("not left alone: {now:?}"))?;

    // Closing Beadle takes it away.
    copy(&beadle, &desktop, &password)?;
    beadle.close()?;
    wait_until_gone(&desktop, &password)
}

/// Presses the button, and waits until the password is there. It never gets to the selection that a middle click
/// pastes.
fn copy(beadle: &Beadle<'_>, desktop: &Desktop, password: &str) -> Result<()> {
    beadle.press_button("Copy password")?;
    // `Take it off now` of the copy before may still stand in the window, so the clipboard itself is looked at.
    let started = Instant::now();
    loop {
        let there = paste(desktop, "clipboard", None)?;
        if there.as_deref() == Some(password) {
            break;
        }
        ensure(started.elapsed() < PATIENCE, || {
            let letters = there.map(|text| text.chars().count());
            format!("the password is not on the clipboard; letters there: {letters:?}")
        })?;
        glance();
    }
    beadle.find(&Wanted::new(Role::Button, "Take it off now"))?;
    let primary = paste(desktop, "primary", None)?;
    ensure(primary.is_none_or(|text| !text.contains(password)), || "it is on the primary selection".to_owned())
}

/// What stands on a selection; nothing when nobody owns it.
fn paste(desktop: &Desktop, selection: &str, target: Option<&str>) -> Result<Option<String>> {
    let mut command = desktop.command("xclip");
    command.args(["-out", "-selection", selection]);
    if let Some(target) = target {
        command.args(["-target", target]);
    }
    let output = command.output()?;
    Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// Puts something on the clipboard, as another program does.
fn give(desktop: &Desktop, text: &str) -> Result<()> {
    let file = desktop.folder().join("given.txt");
    std::fs::write(&file, text)?;
    let mut command = desktop.command("xclip");
    // It stays behind to serve the text, and must hold no pipe of ours open.
    command.args(["-in", "-selection", "clipboard"]).arg(&file).stdout(Stdio::null()).stderr(Stdio::null());
    ensure(command.status()?.success(), || "xclip took nothing".to_owned())
}

fn wait_until_gone(desktop: &Desktop, password: &str) -> Result<()> {
    let started = Instant::now();
    while paste(desktop, "clipboard", None)?.is_some_and(|text| text.contains(password)) {
        if started.elapsed() > PATIENCE {
            return Err(Trouble::new("the password is still on the clipboard"));
        }
        pause(Duration::from_millis(100));
    }
    Ok(())
}
