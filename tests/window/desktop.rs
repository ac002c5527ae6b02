//! A whole desktop of its own for one test: a screen, a window manager, a session bus and an accessibility bus.
//!
//! Nothing is shared with the person's own desktop or with another test, so tests can run side by side: the screen
//! picks a free display number, the buses listen in the test's own folder, and home, temp and configuration folders
//! lie there too. The session bus starts no service by itself: what isn't started here (a keyring, a portal) does not
//! exist. All of it ends with the value, last started first.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, Proxy};

use super::process::Running;
use super::trouble::{Result, Trouble};

/// How long a part of the desktop may take to be ready.
const READY: Duration = Duration::from_secs(20);
/// How often a screen is started.
const TRIES: usize = 3;
/// Where distributions put the accessibility launcher: Debian first.
const LAUNCHERS: [&str; 3] =
    ["/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher", "/usr/lib/at-spi-bus-launcher"];

/// A session bus that anybody on it may use, and that starts nothing by itself.
const SESSION_BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=RUNTIME</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A window manager without borders, and with one key of its own: every other belongs to the window under test.
const WINDOW_MANAGER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <desktops><number>1</number></desktops>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
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
    session_bus: String,
    accessibility_bus: String,
}

impl Desktop {
    /// Starts one.
    pub(crate) fn start() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("beadle-window-").tempdir()?;
        for name in ["home", "runtime", "config", "data", "cache", "state", "tmp", "log"] {
            fs::DirBuilder::new().mode(0o700).create(folder.path().join(name))?;
        }
        let mut desktop = Self {
            running: Vec::new(),
            folder,
            display: String::new(),
            session_bus: String::new(),
            accessibility_bus: String::new(),
        };
        desktop.start_screen()?;
        desktop.start_session_bus()?;
        desktop.start_window_manager()?;
        desktop.start_accessibility()?;
        Ok(desktop)
    }

    /// The test's folder: whatever a program of this desktop writes lies in it.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where the session bus listens.
    pub(crate) fn session_bus(&self) -> &str {
        &self.session_bus
    }

    /// A connection to the bus on which windows show themselves to screen readers.
    pub(crate) fn accessibility_bus(&self) -> Result<Connection> {
        Ok(Builder::address(self.accessibility_bus.as_str())?.build()?)
    }

    /// A command that runs on this desktop, and knows of no other.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear();
        for (name, folder) in [
            ("HOME", "home"),
            ("XDG_RUNTIME_DIR", "runtime"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("TMPDIR", "tmp"),
        ] {
            command.env(name, self.folder().join(folder));
        }
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        command
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.session_bus)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("GSETTINGS_BACKEND", "memory")
            .env("LANG", "C.UTF-8")
            .env("TZ", "Europe/London")
            .current_dir(self.folder().join("home"));
        command
    }

    /// Starts a command made by [`Self::command`], with its output in a file of this name.
    pub(crate) fn start_program(&self, command: &mut Command, log: &str) -> Result<Running> {
        Running::start(command, self.log(log))
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

    fn log(&self, name: &str) -> PathBuf {
        self.folder().join("log").join(name)
    }

    /// Another screen that is started at the same moment may take the display after all; then the next one is tried.
    fn start_screen(&mut self) -> Result<()> {
        for _ in 1..TRIES {
            let screen = self.start_one_screen()?;
            if self.command("xprop").arg("-root").output()?.status.success() {
                self.running.push(screen);
                return Ok(());
            }
        }
        let screen = self.start_one_screen()?;
        self.running.push(screen);
        Ok(())
    }

    fn start_one_screen(&mut self) -> Result<Running> {
        // The server itself finds a free display and says which on the descriptor it is told: its standard output.
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
        Ok(screen)
    }

    fn start_session_bus(&mut self) -> Result<()> {
        let config = self.folder().join("session-bus.conf");
        let runtime = self.folder().join("runtime");
        fs::write(&config, SESSION_BUS.replace("RUNTIME", &runtime.to_string_lossy()))?;
        let mut bus = self.start_program(
            self.command("dbus-daemon").arg("--config-file").arg(&config).args(["--nofork", "--print-address=1"]),
            "session-bus",
        )?;
        self.session_bus = bus.wait_until(READY, "the session bus has an address", |bus| {
            bus.printed().lines().find(|line| line.starts_with("unix:")).map(str::to_owned)
        })?;
        self.running.push(bus);
        Ok(())
    }

    fn start_window_manager(&mut self) -> Result<()> {
        let config = self.folder().join("openbox.xml");
        fs::write(&config, WINDOW_MANAGER)?;
        let mut manager = self
            .start_program(self.command("openbox").arg("--sm-disable").arg("--config-file").arg(&config), "openbox")?;
        // It says that it is there in a property of the root window; before that, a window would open without focus.
        manager.wait_until(READY, "the window manager is there", |_| {
            let answer = self.command("xprop").args(["-root", "_NET_SUPPORTING_WM_CHECK"]).output().ok()?;
            String::from_utf8_lossy(&answer.stdout).contains("window id").then_some(())
        })?;
        self.running.push(manager);
        Ok(())
    }

    fn start_accessibility(&mut self) -> Result<()> {
        let launcher = LAUNCHERS
            .iter()
            .find(|path| Path::new(path).exists())
            .ok_or_else(|| Trouble::new("at-spi-bus-launcher is not on this machine: install at-spi2-core"))?;
        let session = Builder::address(self.session_bus.as_str())?.build()?;
        let mut running =
            self.start_program(self.command(launcher).arg("--launch-immediately"), "accessibility-bus")?;
        self.accessibility_bus = running.wait_until(READY, "the accessibility bus has an address", |_| {
            let bus = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus").ok()?;
            bus.call::<_, _, String>("GetAddress", &()).ok().filter(|address| !address.is_empty())
        })?;
        self.running.push(running);
        // Windows build their tree for a screen reader only once they are told that there is one.
        let status = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status")?;
        status.set_property("IsEnabled", true).map_err(zbus::Error::from)?;
        status.set_property("ScreenReaderEnabled", true).map_err(zbus::Error::from)?;
        Ok(())
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        // Last started, first ended: nothing loses its screen or its bus while it still runs.
        while let Some(running) = self.running.pop() {
            drop(running);
        }
    }
}
