//! A whole reset by the keyboard alone, with what it leaves behind.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::beadle::Beadle;
use super::desktop::Desktop;
use super::patience::{glance, pause};
use super::traces;
use super::trouble::{Result, Trouble, ensure};

/// Longer than the half second for which Change is deaf after its page has opened.
const A_LOOK: Duration = Duration::from_millis(900);
const PATIENCE: Duration = Duration::from_mins(1);
/// A read of the list, and of one person.
const LIST: [&str; 2] = ["path=\"/api/organization/{zoid}/accounts\"", "status=200"];
const PERSON: [&str; 2] = ["path=\"/api/organization/{zoid}/accounts/{user}\"", "status=200"];

#[test]
fn a_whole_reset_by_keyboard_alone() -> Result<()> {
    let desktop = Desktop::start()?;
    let profile = desktop.folder().join("profile with spaces and äccents");
    fs::create_dir(&profile)?;
    let beadle = Beadle::practise(&desktop, &profile, &[], &[])?;
    beadle.logged(2, &LIST)?;
    beadle.picture("users")?;

    // Letters beyond English arrive, and find the person.
    beadle.keys().press(&["ctrl+f"])?;
    beadle.after(|keys| keys.type_text("pugh si"))?;
    // The keyboard of this screen has no such key: xdotool makes one for as long as it is down.
    beadle.after(|_| {
        let mut xdotool = desktop.command("xdotool");
        Desktop::run(xdotool.args(["key", "--delay", "500", "acircumflex"])).map(drop)
    })?;
    beadle.after(|keys| keys.type_text("n"))?;
    beadle.picture("search-accents")?;
    beadle.after(|keys| keys.press(&["Return"]))?;
    beadle.logged(1, &PERSON)?;
    beadle.rest()?;
    beadle.picture("step5")?;
    // 2 is the second reason.
    beadle.after(|keys| keys.press(&["2"]))?;
    beadle.after(|keys| keys.press(&["ctrl+Return"]))?;
    pause(A_LOOK);
    beadle.picture("step9")?;

    // A plain Enter changes nothing.
    beadle.keys().press(&["Return"])?;
    pause(A_LOOK);
    let lines = traces::journal(&profile, "practice")?;
    ensure(lines.is_empty(), || format!("a plain Enter started something:\n{lines:#?}"))?;

    beadle.keys().press(&["ctrl+Return"])?;
    let lines = verified(&profile)?;
    ensure(lines[0]["event"] == "started", || format!("the first line is not the start:\n{lines:#?}"))?;
    let address = lines[0]["address"].as_str().unwrap_or_default();
    ensure(address == "cllr.pugh@littlewittering-pc.gov.uk", || format!("somebody else was changed: {address:?}"))?;
    let is_done = lines.iter().any(|line| line["event"] == "ended" && line["outcome"] == "done");
    ensure(is_done, || format!("the journal has no done:\n{lines:#?}"))?;
    beadle.rest()?;
    beadle.picture("done")?;

    // `Read it out` has the keyboard, and `Copy password` stands behind it. The clipboard is the screen's, beyond Wine.
    ensure(desktop.clipboard()?.is_none(), || "something is on the clipboard already".to_owned())?;
    beadle.keys().press(&["Tab"])?;
    beadle.keys().press(&["Return"])?;
    let password = copied(&desktop)?;
    ensure(password.len() >= 12 && !password.contains(char::is_whitespace), || {
        format!("what was copied is no password of {} characters", password.len())
    })?;
    beadle.picture("copied")?;
    traces::in_no_file(&profile, &password)?;

    beadle.close()?;
    traces::in_no_file(&profile, &password)?;
    let left = desktop.clipboard()?;
    ensure(left.as_deref() != Some(password.as_str()), || "the password is still on the clipboard".to_owned())
}

#[test]
fn wgpu_shows_the_window() -> Result<()> {
    let desktop = Desktop::start()?;
    let profile = desktop.folder().join("profile");
    fs::create_dir(&profile)?;
    // What wgpu would pick by itself does not work in Wine.
    let beadle = Beadle::practise(&desktop, &profile, &["--renderer", "wgpu"], &[("WGPU_BACKEND", "vulkan")])?;
    beadle.logged(2, &LIST)?;
    beadle.rest()?;
    beadle.picture("wgpu")?;
    beadle.close()
}

/// The journal, once it says that the change was seen in the record.
fn verified(profile: &Path) -> Result<Vec<Value>> {
    let start = Instant::now();
    loop {
        let lines = traces::journal(profile, "practice")?;
        if lines.iter().any(|line| line["event"] == "checked" && line["outcome"] == "verified") {
            return Ok(lines);
        }
        ensure(start.elapsed() < PATIENCE, || format!("nothing was verified:\n{lines:#?}"))?;
        glance();
    }
}

fn copied(desktop: &Desktop) -> Result<String> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Some(text) = desktop.clipboard()? {
            return Ok(text);
        }
        glance();
    }
    Err(Trouble::new("nothing was copied"))
}
