//! A program that a test started, ended when the test lets go of it.
//!
//! Each leads a process group of its own, and the whole group is ended: the accessibility bus, for one, is started by
//! its launcher. Nothing is ever ended by name.

use std::fs::File;
use std::io::Read as _;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::patience::glance;
use super::trouble::{Result, Trouble};

/// How long a program may take to end when asked politely.
const POLITE: Duration = Duration::from_secs(3);

/// A running program.
pub(crate) struct Running {
    name: String,
    child: Child,
    output: PathBuf,
}

impl Running {
    /// Starts it; what it prints goes to the file `output`.
    pub(crate) fn start(command: &mut Command, output: PathBuf) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let log = File::create(&output)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .process_group(0)
            .spawn()
            .map_err(|error| Trouble::from(error).while_doing(format_args!("starting {name}")))?;
        Ok(Self { name, child, output })
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// All it has printed so far.
    pub(crate) fn printed(&self) -> String {
        let mut bytes = Vec::new();
        let read = File::open(&self.output).and_then(|mut file| file.read_to_end(&mut bytes));
        read.map_or_else(|error| error.to_string(), |_| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Whether it has ended, and how.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Waits for `ready` to give something, for that long at most, and fails at once if the program ends meanwhile.
    pub(crate) fn wait_until<T>(
        &mut self,
        timeout: Duration,
        what: &str,
        mut ready: impl FnMut(&Self) -> Option<T>,
    ) -> Result<T> {
        let start = Instant::now();
        loop {
            if let Some(value) = ready(self) {
                return Ok(value);
            }
            if let Some(status) = self.ended()? {
                return Err(Trouble::new(format!(
                    "{} ended ({status}) before {what}; it printed:\n{}",
                    self.name,
                    self.printed()
                )));
            }
            if start.elapsed() > timeout {
                return Err(Trouble::new(format!(
                    "{what}: {} did not do it in {timeout:?}; it printed:\n{}",
                    self.name,
                    self.printed()
                )));
            }
            glance();
        }
    }

    /// Waits for it to end by itself.
    pub(crate) fn wait_for_end(&mut self, timeout: Duration) -> Result<ExitStatus> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            if start.elapsed() > timeout {
                return Err(Trouble::new(format!("{} was still running after {timeout:?}", self.name)));
            }
            glance();
        }
    }

    /// Sends a signal to it and to all that it started.
    fn signal(&self, signal: &str) {
        // `sh` has `kill` built in; the standard library can only end one process, and only the hard way.
        let order = format!("kill -s {signal} -- -{}", self.id());
        let sent = Command::new("sh").args(["-c", &order]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        drop(sent);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.ended(), Ok(None)) {
            self.signal("TERM");
            if self.wait_for_end(POLITE).is_err() {
                self.signal("KILL");
            }
        }
        drop(self.child.wait());
    }
}
