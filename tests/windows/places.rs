//! What an installer leaves: files and registry entries of the person whom Wine runs for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::desktop::{Desktop, built};
use super::pane::until;
use super::trouble::{Result, Trouble, ensure};

/// The files that are installed beside `beadle.exe`.
const BESIDE: [&str; 5] =
    ["beadle-cli.exe", "LICENSE-MIT.txt", "LICENSE-APACHE.txt", "LICENCES-OF-OTHERS.txt", "uninstall.exe"];

/// Where things are.
pub(crate) struct Places {
    /// The person's own folder.
    home: PathBuf,
    /// Where Beadle is installed.
    pub(crate) programs: PathBuf,
    /// Its entry in the Start menu.
    pub(crate) shortcut: PathBuf,
    /// The clerk's settings and history.
    pub(crate) profile: PathBuf,
}

/// One version's installer and zip, and the program in them.
pub(crate) struct Made {
    /// The installer.
    pub(crate) set_up: PathBuf,
    /// The portable zip.
    pub(crate) zip: PathBuf,
    program: Vec<u8>,
}

impl Made {
    /// Makes an installer that calls itself this version. The programs of two versions differ by a few bytes after
    /// their ends, which Windows does not look at. Packed quickly rather than small.
    pub(crate) fn new(desktop: &Desktop, version: &str) -> Result<Self> {
        let from = desktop.folder().join(format!("from-{version}"));
        fs::create_dir(&from)?;
        for name in ["beadle.exe", "beadle-cli.exe"] {
            let mut program = fs::read(built(name)?)?;
            program.extend_from_slice(version.as_bytes());
            fs::write(from.join(name), program)?;
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/windows/installer");
        let out = desktop.folder().join(format!("out-{version}"));
        let printed = Desktop::run(
            desktop
                .command(script)
                .arg(&from)
                .arg(&out)
                .env("BEADLE_VERSION", version)
                .env("BEADLE_COMPRESSOR", "zlib"),
        )?;
        let mut files = printed.lines().map(PathBuf::from);
        let (Some(set_up), Some(zip)) = (files.next(), files.next()) else {
            return Err(Trouble::new(format!("the script made {printed:?}")));
        };
        Ok(Self { set_up, zip, program: fs::read(from.join("beadle.exe"))? })
    }
}

impl Places {
    /// Finds them in the tests' Wine.
    pub(crate) fn find(desktop: &Desktop) -> Result<Self> {
        let users = desktop.prefix()?.join("drive_c").join("users");
        let mut names = fs::read_dir(users)?.filter_map(|entry| entry.ok().map(|entry| entry.path()));
        let home = names.find(|path| !path.ends_with("Public")).ok_or_else(|| Trouble::new("nobody lives in Wine"))?;
        let data = home.join("AppData");
        Ok(Self {
            home,
            programs: data.join("Local").join("Programs").join("Beadle"),
            shortcut: data.join("Roaming/Microsoft/Windows/Start Menu/Programs/Beadle.lnk"),
            profile: data.join("Roaming").join("Beadle"),
        })
    }

    /// Whether this version's program is the one that is installed.
    pub(crate) fn has_program(&self, version: &Made) -> bool {
        fs::read(self.programs.join("beadle.exe")).is_ok_and(|program| program == version.program)
    }

    /// All that belongs to this version is in its place.
    pub(crate) fn hold(&self, version: &Made) -> Result<()> {
        ensure(self.has_program(version), || "another version of beadle.exe is installed, or none".to_owned())?;
        for name in BESIDE {
            ensure(self.programs.join(name).is_file(), || format!("{name} was not installed"))?;
        }
        ensure(self.shortcut.is_file(), || "there is no shortcut".to_owned())
    }

    /// The shortcut's path as Windows spells it.
    pub(crate) fn shortcut_in_windows(&self) -> Result<String> {
        let text = self.shortcut.display().to_string();
        let (_, tail) = text.rsplit_once("/users/").ok_or_else(|| Trouble::new("not in the folder of a person"))?;
        Ok(r"C:\users\".to_owned() + &tail.replace('/', "\\"))
    }

    /// Every file and folder of the person's, without the temporary ones.
    pub(crate) fn belongings(&self) -> Result<BTreeSet<PathBuf>> {
        // An uninstaller's copy of itself waits there until Windows starts again.
        let temporary = [self.home.join("Temp"), self.home.join("AppData/Local/Temp")];
        let (mut found, mut folders) = (BTreeSet::new(), vec![self.home.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                if temporary.contains(&path) {
                    continue;
                }
                if path.is_dir() && !path.is_symlink() {
                    folders.push(path.clone());
                }
                found.insert(path);
            }
        }
        Ok(found)
    }

    /// Waits until nothing is left of Beadle but what the clerk made, and what was there before. An uninstaller goes
    /// on after it has returned, as a copy of itself: a program can't delete itself.
    pub(crate) fn wait_until_removed(&self, desktop: &Desktop, before: &BTreeSet<PathBuf>) -> Result<()> {
        let left = || -> Result<Vec<PathBuf>> {
            let now = self.belongings()?;
            // `Programs`, which any program that is installed for one person makes, stays as well.
            let is_ours = |path: &&PathBuf| !path.starts_with(&self.profile) && !self.programs.starts_with(path);
            Ok(now
                .difference(before)
                .filter(|path| is_ours(path) || path.starts_with(&self.programs))
                .cloned()
                .collect())
        };
        until("nothing is left of Beadle", || Ok(left()?.is_empty() && registered(desktop)?.is_empty())).map_err(
            |trouble| {
                let names = || -> Result<String> { Ok(format!("{:?} {:?}", left()?, registered(desktop)?)) };
                trouble.while_doing(format_args!("waiting for these to go: {}", names().unwrap_or_default()))
            },
        )
    }
}

/// A text in the registry; `None`: there is none.
pub(crate) fn value(desktop: &Desktop, key: &str, name: &str) -> Result<Option<String>> {
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

/// All lines of the person's registry that name Beadle.
pub(crate) fn registered(desktop: &Desktop) -> Result<Vec<String>> {
    let text = desktop.finish_well(desktop.windows_program("reg", 60).args(["query", "HKCU\\Software", "/s"]))?;
    Ok(text.lines().filter(|line| line.to_lowercase().contains("beadle")).map(str::to_owned).collect())
}
