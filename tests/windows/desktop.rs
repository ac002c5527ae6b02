//! A screen with a window manager, and the Wine that draws on it. Wine's prefix is the tier's own and its processes
//! end with the value, so these tests run one at a time.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::process::Running;
use super::trouble::{Result, Trouble, ensure};

/// How long a part of the desktop may take to be ready.
const READY: Duration = Duration::from_secs(20);

/// A window manager without borders and without keys of its own: closing a window is Windows' business here.
const WINDOW_MANAGER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <desktops><number>1</number></desktops>
  <keyboard></keyboard>
  <mouse></mouse>
  <applications><application class="*"><decor>no</decor><focus>yes</focus></application></applications>
</openbox_config>
"#;

/// A desktop.
pub(crate) struct Desktop {
    /// In the order they were started.
    running: Vec<Running>,
    folder: TempDir,
    display: String,
}

impl Desktop {
    /// Starts one.
    pub(crate) fn start() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("beadle-windows-").tempdir()?;
        for name in ["home", "log", "tmp"] {
            fs::create_dir(folder.path().join(name))?;
        }
        let mut desktop = Self { running: Vec::new(), folder, display: String::new() };
        desktop.start_screen()?;
        desktop.start_window_manager()?;
        Ok(desktop)
    }

    /// The test's folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A command that runs on this desktop, and knows of no other.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear();
        for name in ["PATH", "BEADLE_CI_CACHE", "BEADLE_WINE"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command
            // Where the prefix is, unless the variables above say so.
            .env("HOME", std::env::var_os("HOME").unwrap_or_default())
            .env("TMPDIR", self.folder().join("tmp"))
            .env("DISPLAY", &self.display)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("LANG", "C.UTF-8")
            .env("TZ", "Europe/London")
            .current_dir(self.folder().join("home"));
        command
    }

    /// A Windows program, to be run under Wine for so many seconds at most.
    pub(crate) fn windows_program(&self, program: impl AsRef<OsStr>, seconds: u32) -> Command {
        let mut command = self.command(wine());
        command.env("BEADLE_WINE_LIMIT", seconds.to_string()).arg(program);
        command
    }

    /// Starts a command made by [`Self::command`], with its output in a file of this name.
    pub(crate) fn start_program(&self, command: &mut Command, log: &str) -> Result<Running> {
        Running::start(command, self.folder().join("log").join(log))
    }

    /// Runs a command made by [`Self::command`] to its end; what it printed.
    pub(crate) fn run(command: &mut Command) -> Result<String> {
        let output = command.output()?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            Err(Trouble::new(format!("{command:?} ended with {}: {said}", output.status)))
        }
    }

    /// Runs a Windows program to its end; how it ended, and what it printed. Into a file and not through a pipe, which
    /// Wine's own helpers would hold open long after the program has gone.
    pub(crate) fn finish(&self, command: &mut Command) -> Result<(ExitStatus, String)> {
        let file = self.folder().join("log").join("finished");
        let output = File::create(&file)?;
        let status = command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output).status()?;
        Ok((status, String::from_utf8_lossy(&fs::read(&file)?).into_owned()))
    }

    /// As [`Self::finish`], for a program that must end well.
    pub(crate) fn finish_well(&self, command: &mut Command) -> Result<String> {
        let (status, said) = self.finish(command)?;
        ensure(status.success(), || format!("{command:?} ended with {status}: {said}"))?;
        Ok(said)
    }

    /// The windows on the screen whose titles hold these words.
    pub(crate) fn windows(&self, title: &str) -> Result<Vec<String>> {
        // Fails when there is none.
        let found = self.command("xdotool").args(["search", "--onlyvisible", "--name", title]).output()?;
        Ok(String::from_utf8_lossy(&found.stdout).lines().map(str::to_owned).collect())
    }

    /// The text on the screen's clipboard; `None`: there is none.
    pub(crate) fn clipboard(&self) -> Result<Option<String>> {
        let found = self.command("timeout").args(["10", "xclip", "-o", "-selection", "clipboard"]).output()?;
        let text = String::from_utf8_lossy(&found.stdout).into_owned();
        Ok((found.status.success() && !text.is_empty()).then_some(text))
    }

    /// The folder of Wine's pretend computer.
    pub(crate) fn prefix(&self) -> Result<PathBuf> {
        Ok(Self::run(self.command(wine()).arg("--where"))?.trim_end().into())
    }

    /// Ends everything that runs under Wine.
    pub(crate) fn end_wine(&self) -> Result<()> {
        Self::run(self.command(wine()).arg("--end")).map(drop)
    }

    fn start_screen(&mut self) -> Result<()> {
        let mut screen = self.start_program(
            self.command("Xvfb").args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]),
            "xvfb",
        )?;
        let number = screen.wait_until(READY, "the screen has a number", |screen| {
            let printed = screen.printed();
            // Complete only with its line end.
            printed.lines().take(printed.matches('\n').count()).find_map(|line| line.trim().parse::<u32>().ok())
        })?;
        self.display = format!(":{number}");
        self.running.push(screen);
        Ok(())
    }

    fn start_window_manager(&mut self) -> Result<()> {
        let config = self.folder().join("openbox.xml");
        fs::write(&config, WINDOW_MANAGER)?;
        let mut manager = self
            .start_program(self.command("openbox").arg("--sm-disable").arg("--config-file").arg(&config), "openbox")?;
        manager.wait_until(READY, "the window manager is there", |_| {
            let answer = self.command("xprop").args(["-root", "_NET_SUPPORTING_WM_CHECK"]).output().ok()?;
            String::from_utf8_lossy(&answer.stdout).contains("window id").then_some(())
        })?;
        self.running.push(manager);
        Ok(())
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        // Wine first, while it still has its screen; then the last started.
        drop(self.end_wine());
        while let Some(running) = self.running.pop() {
            drop(running);
        }
    }
}

/// The script that knows the prefix.
fn wine() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/windows/wine")
}

/// The folder of the Windows programs under test, which `tests/run` builds and names.
pub(crate) fn built(program: &str) -> Result<PathBuf> {
    let folder = std::env::var_os("BEADLE_WINDOWS_BIN").map(PathBuf::from).ok_or_else(|| {
        Trouble::new("BEADLE_WINDOWS_BIN does not say where the Windows programs are: use tests/run windows")
    })?;
    let file = folder.join(program);
    ensure(file.is_file(), || format!("there is no {}", file.display()))?;
    Ok(file)
}

/// The path as Windows programs see it under Wine, whose drive Z is the whole file system.
pub(crate) fn windows_path(path: &Path) -> String {
    format!("Z:{}", path.display()).replace('/', "\\")
}
