//! The installer: installed, upgraded, started from its shortcut, refused while Beadle is open, and removed. Its exit
//! code proves nothing, so every step is looked for in files and in the registry.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::beadle::{Beadle, is_running};
use super::desktop::{Desktop, built};
use super::patience::glance;
use super::trouble::{Result, Trouble, ensure};

const PATIENCE: Duration = Duration::from_mins(1);
const UNINSTALL: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Beadle";
const EXTENSION: &str = r"HKCU\Software\Classes\.beadle";
const FILE_TYPE: &str = r"HKCU\Software\Classes\Beadle.SetUpFile\shell\open\command";
/// What the clerk chose, which every step must leave alone.
const SETTINGS: &str = "{\"version\": 1, \"theme\": \"dark\", \"profile_id\": \"0123456789abcdef0123456789abcdef\"}";

/// Where things are for the person whom Wine runs for.
struct Places {
    programs: PathBuf,
    shortcut: PathBuf,
    profile: PathBuf,
}

#[test]
fn installed_upgraded_used_and_removed() -> Result<()> {
    let desktop = Desktop::start()?;
    let places = places(&desktop)?;
    let (old, new) = (made(&desktop, "0.0.1")?, made(&desktop, "9.0.0")?);
    ensure(old.program != new.program, || "both versions hold the same program".to_owned())?;

    // Installed.
    silently(&desktop, &old.set_up)?;
    are_there(&places, &old)?;
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
    are_there(&places, &new)?;
    ensure(value(&desktop, UNINSTALL, "DisplayVersion")?.as_deref() == Some("9.0.0"), || "not upgraded".to_owned())?;
    ensure(fs::read_to_string(&settings)? == SETTINGS, || "the upgrade changed the settings".to_owned())?;

    // Started from the shortcut; and not replaced while it is open.
    let shortcut = r"C:\users\".to_owned() + &windows_tail(&places.shortcut)?;
    let beadle = Beadle::from_shortcut(&desktop, &shortcut, &places.profile)?;
    ensure(is_running(r"\Programs\Beadle\beadle.exe")?, || "an open Beadle is not seen to run".to_owned())?;
    beadle.picture("from-the-shortcut")?;
    let refused = desktop.finish(desktop.windows_program(&old.set_up, 60).arg("/S"))?.0;
    ensure(refused.code() == Some(3), || format!("replacing an open Beadle ended with {refused}"))?;
    are_there(&places, &new)?;
    beadle.close()?;
    ensure(fs::read_to_string(&settings)?.contains("\"dark\""), || "the settings were lost".to_owned())?;

    // Removed, but for what the clerk made.
    silently(&desktop, &places.programs.join("uninstall.exe"))?;
    let start = Instant::now();
    // It goes on after it has returned, as a copy of itself: a program can't delete itself.
    while places.programs.exists() {
        ensure(start.elapsed() < PATIENCE, || format!("still there: {}", places.programs.display()))?;
        glance();
    }
    while value(&desktop, FILE_TYPE, "")?.is_some() {
        ensure(start.elapsed() < PATIENCE, || "the file type is still there".to_owned())?;
    }
    ensure(!places.shortcut.exists(), || "the shortcut is still there".to_owned())?;
    ensure(value(&desktop, UNINSTALL, "DisplayName")?.is_none(), || "the uninstall entry is still there".to_owned())?;
    ensure(value(&desktop, EXTENSION, "")?.is_none(), || "the extension is still there".to_owned())?;
    ensure(settings.is_file(), || "the settings were deleted without a question".to_owned())?;
    fs::remove_dir_all(&places.profile)?;
    Ok(())
}

#[test]
fn the_zip_runs_where_it_is_unpacked() -> Result<()> {
    let desktop = Desktop::start()?;
    let made = made(&desktop, "0.0.1")?;
    let folder = desktop.folder().join("unpacked somewhere");
    Desktop::run(desktop.command("unzip").arg("-q").arg(&made.zip).arg("-d").arg(&folder))?;
    let folder = folder.join("Beadle-0.0.1");
    for name in ["beadle.exe", "LICENSE-MIT.txt", "LICENSE-APACHE.txt"] {
        ensure(folder.join(name).is_file(), || format!("the zip has no {name}"))?;
    }
    let version = desktop.finish_well(desktop.windows_program(folder.join("beadle-cli.exe"), 60).arg("--version"))?;
    ensure(version.starts_with("beadle "), || format!("it said: {version}"))
}

/// One version's installer and zip, and the program in them.
struct Made {
    set_up: PathBuf,
    zip: PathBuf,
    program: Vec<u8>,
}

/// Makes an installer that calls itself this version. The old one's program is the console twin under the other's
/// name, so that the two versions can be told apart.
fn made(desktop: &Desktop, version: &str) -> Result<Made> {
    let from = desktop.folder().join(format!("from-{version}"));
    fs::create_dir(&from)?;
    let is_old = version == "0.0.1";
    fs::copy(built(if is_old { "beadle-cli.exe" } else { "beadle.exe" })?, from.join("beadle.exe"))?;
    fs::copy(built("beadle-cli.exe")?, from.join("beadle-cli.exe"))?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/windows/installer");
    let out = desktop.folder().join(format!("out-{version}"));
    let printed = Desktop::run(desktop.command(script).arg(&from).arg(&out).env("BEADLE_VERSION", version))?;
    let mut files = printed.lines().map(PathBuf::from);
    let (Some(set_up), Some(zip)) = (files.next(), files.next()) else {
        return Err(Trouble::new(format!("the script made {printed:?}")));
    };
    Ok(Made { set_up, zip, program: fs::read(from.join("beadle.exe"))? })
}

fn places(desktop: &Desktop) -> Result<Places> {
    let users = desktop.prefix()?.join("drive_c").join("users");
    let mut names = fs::read_dir(users)?.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let home = names.find(|path| !path.ends_with("Public")).ok_or_else(|| Trouble::new("nobody lives in Wine"))?;
    let data = home.join("AppData");
    Ok(Places {
        programs: data.join("Local").join("Programs").join("Beadle"),
        shortcut: data.join("Roaming/Microsoft/Windows/Start Menu/Programs/Beadle.lnk"),
        profile: data.join("Roaming").join("Beadle"),
    })
}

/// The part of the path after `users`, as Windows spells it.
fn windows_tail(path: &Path) -> Result<String> {
    let text = path.display().to_string();
    let (_, tail) = text.rsplit_once("/users/").ok_or_else(|| Trouble::new("not in the folder of a person"))?;
    Ok(tail.replace('/', "\\"))
}

fn silently(desktop: &Desktop, program: &Path) -> Result<()> {
    desktop.finish_well(desktop.windows_program(program, 120).arg("/S")).map(drop)
}

fn are_there(places: &Places, version: &Made) -> Result<()> {
    let program = fs::read(places.programs.join("beadle.exe"))?;
    ensure(program == version.program, || "another version of beadle.exe is installed".to_owned())?;
    for name in ["beadle-cli.exe", "LICENSE-MIT.txt", "LICENSE-APACHE.txt", "uninstall.exe"] {
        ensure(places.programs.join(name).is_file(), || format!("{name} was not installed"))?;
    }
    ensure(places.shortcut.is_file(), || "there is no shortcut".to_owned())
}

/// A text in the registry; `None`: there is none.
fn value(desktop: &Desktop, key: &str, name: &str) -> Result<Option<String>> {
    let mut command: Command = desktop.windows_program("reg", 60);
    command.args(["query", key]);
    if name.is_empty() {
        command.arg("/ve")
    } else {
        command.args(["/v", name])
    };
    // Fails when there is none.
    let (_, text) = desktop.finish(&mut command)?;
    Ok(text.lines().find_map(|line| line.split_once("REG_SZ")).map(|(_, value)| value.trim().to_owned()))
}
