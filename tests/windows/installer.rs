//! The installer: installed, upgraded, started from its shortcut, refused while Beadle is open, and removed. Its exit
//! code proves nothing, so every step is looked for in files and in the registry.

use std::fs;
use std::path::Path;

use super::beadle::{Beadle, is_running};
use super::desktop::Desktop;
use super::places::{Made, Places, registered, value};
use super::trouble::{Result, ensure};

const UNINSTALL: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Beadle";
const EXTENSION: &str = r"HKCU\Software\Classes\.beadle";
const FILE_TYPE: &str = r"HKCU\Software\Classes\Beadle.SetUpFile\shell\open\command";
/// What the clerk chose, which every step must leave alone.
const SETTINGS: &str = "{\"version\": 1, \"theme\": \"dark\", \"profile_id\": \"0123456789abcdef0123456789abcdef\"}";

#[test]
fn installed_upgraded_used_and_removed() -> Result<()> {
    let desktop = Desktop::start()?;
    let places = Places::find(&desktop)?;
    let (old, new) = (Made::new(&desktop, "0.0.1")?, Made::new(&desktop, "9.0.0")?);
    let before = places.belongings()?;
    let known = registered(&desktop)?;
    ensure(known.is_empty(), || format!("Beadle is known before it is installed: {known:?}"))?;

    // Installed.
    silently(&desktop, &old.set_up)?;
    places.hold(&old)?;
    ensure(value(&desktop, UNINSTALL, "DisplayVersion")?.as_deref() == Some("0.0.1"), || {
        "the uninstall entry is not of version 0.0.1".to_owned()
    })?;
    let remover = value(&desktop, UNINSTALL, "QuietUninstallString")?.unwrap_or_default();
    ensure(remover.ends_with(r#"\Programs\Beadle\uninstall.exe" /S"#), || format!("the remover is {remover:?}"))?;
    ensure(value(&desktop, EXTENSION, "")?.as_deref() == Some("Beadle.SetUpFile"), || "no file type".to_owned())?;
    let opens = value(&desktop, FILE_TYPE, "")?.unwrap_or_default();
    ensure(opens.contains(r"\Programs\Beadle\beadle.exe") && opens.ends_with("\"%1\""), || {
        format!("a set-up file is opened with {opens:?}")
    })?;

    // Upgraded in place, with the settings left alone.
    fs::create_dir_all(&places.profile)?;
    let settings = places.profile.join("settings.json");
    fs::write(&settings, SETTINGS)?;
    silently(&desktop, &new.set_up)?;
    places.hold(&new)?;
    ensure(value(&desktop, UNINSTALL, "DisplayVersion")?.as_deref() == Some("9.0.0"), || "not upgraded".to_owned())?;
    ensure(fs::read_to_string(&settings)? == SETTINGS, || "the upgrade changed the settings".to_owned())?;

    // Started from the shortcut; and not replaced while it is open.
    let beadle = Beadle::from_shortcut(&desktop, &places.shortcut_in_windows()?, &places.profile)?;
    ensure(is_running(r"\Programs\Beadle\beadle.exe")?, || "an open Beadle is not seen to run".to_owned())?;
    beadle.picture("from-the-shortcut")?;
    let refused = desktop.finish(desktop.windows_program(&old.set_up, 60).arg("/S"))?.0;
    ensure(refused.code() == Some(3), || format!("replacing an open Beadle ended with {refused}"))?;
    places.hold(&new)?;
    beadle.close()?;
    ensure(fs::read_to_string(&settings)?.contains("\"dark\""), || "the settings were lost".to_owned())?;

    // Removed, but for what the clerk made.
    silently(&desktop, &places.programs.join("uninstall.exe"))?;
    places.wait_until_removed(&desktop, &before)?;
    ensure(settings.is_file(), || "the settings were deleted without a question".to_owned())?;
    fs::remove_dir_all(&places.profile)?;
    Ok(())
}

#[test]
fn the_zip_runs_where_it_is_unpacked() -> Result<()> {
    let desktop = Desktop::start()?;
    let made = Made::new(&desktop, "0.0.1")?;
    let folder = desktop.folder().join("unpacked somewhere");
    Desktop::run(desktop.command("unzip").arg("-q").arg(&made.zip).arg("-d").arg(&folder))?;
    let folder = folder.join("Beadle-0.0.1");
    for name in ["beadle.exe", "LICENSE-MIT.txt", "LICENSE-APACHE.txt", "LICENCES-OF-OTHERS.txt"] {
        ensure(folder.join(name).is_file(), || format!("the zip has no {name}"))?;
    }
    let version = desktop.finish_well(desktop.windows_program(folder.join("beadle-cli.exe"), 60).arg("--version"))?;
    ensure(version.starts_with("beadle "), || format!("it said: {version}"))
}

fn silently(desktop: &Desktop, program: &Path) -> Result<()> {
    desktop.finish_well(desktop.windows_program(program, 120).arg("/S")).map(drop)
}
