//! A Secret Service that the test owns: the real gnome-keyring, on a D-Bus that nothing else is on.
//!
//! Nobody's own keyring is touched: the bus listens in the test's folder and is found by its address alone, the
//! keyring's files lie there too, and whoever is to use it is a process of its own (see [`super::other_process`]). The
//! bus starts nothing by itself.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

/// How long a part of it may take to be ready.
const READY: Duration = Duration::from_secs(30);
/// What unlocks the keyring.
const MASTER_PASSWORD: &[u8] = b"not a secret: of a keyring that lives as long as a test";

/// The name under which a keyring is found on a bus.
const SECRETS: &str = "org.freedesktop.secrets";

const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
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

/// The bus, and the keyring while it runs. Dropping it ends both.
pub(crate) struct SecretService {
    keyring: Option<Child>,
    bus: Child,
    address: String,
    folder: TempDir,
}

/// Where a locked keyring asks for its password: somebody who sees the question and never answers it. Dropping it
/// takes the question off the screen.
pub(crate) struct Prompter {
    questions: MessageIterator,
    connection: Connection,
}

impl SecretService {
    /// A bus without a keyring.
    pub(crate) fn without_keyring() -> Self {
        let folder = tempfile::Builder::new().prefix("beadle-keyring-").tempdir().unwrap();
        for name in ["home", "runtime"] {
            fs::DirBuilder::new().mode(0o700).create(folder.path().join(name)).unwrap();
        }
        let config = folder.path().join("bus.conf");
        let runtime = folder.path().join("runtime");
        fs::write(&config, BUS.replace("RUNTIME", runtime.to_str().unwrap())).unwrap();
        let mut bus = command(folder.path(), "dbus-daemon")
            .arg("--config-file")
            .arg(&config)
            .args(["--nofork", "--print-address=1"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(folder.path().join("bus.log")).unwrap())
            .spawn()
            .expect("dbus-daemon is missing: tests/run --install installs it");
        let mut address = String::new();
        BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim_end().to_owned();
        assert!(address.starts_with("unix:"), "the bus has no address: {address:?}");
        Self { keyring: None, bus, address, folder }
    }

    /// With a keyring that is unlocked, as after signing in to the desktop.
    pub(crate) fn unlocked() -> Self {
        let mut service = Self::without_keyring();
        service.start_keyring();
        service
    }

    /// Where the bus listens.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// A command that lives in the test's folder and knows of no bus.
    pub(crate) fn command(&self, program: impl AsRef<Path>) -> Command {
        command(self.folder.path(), program)
    }

    /// Starts the keyring, unlocked.
    pub(crate) fn start_keyring(&mut self) {
        self.start(true);
    }

    /// Starts the keyring, which has been there before, and leaves it locked.
    pub(crate) fn start_locked(&mut self) {
        self.start(false);
    }

    /// Kills the keyring, without any warning.
    pub(crate) fn kill_keyring(&mut self) {
        let mut keyring = self.keyring.take().unwrap();
        keyring.kill().unwrap();
        keyring.wait().unwrap();
        wait_until("the keyring is gone from the bus", self.folder.path(), || !self.has_owner());
    }

    /// Unlocks the running keyring, as somebody does who types the password after all.
    pub(crate) fn unlock(&self) {
        let connection = self.connect();
        let service = |interface| Proxy::new(&connection, SECRETS, "/org/freedesktop/secrets", interface).unwrap();
        let secrets = service("org.freedesktop.Secret.Service");
        let (_, session): (OwnedValue, OwnedObjectPath) =
            secrets.call("OpenSession", &("plain", Value::from(""))).unwrap();
        let keyring: OwnedObjectPath = secrets.call("ReadAlias", &"default").unwrap();
        let password = (session, Vec::<u8>::new(), MASTER_PASSWORD, "text/plain");
        // Where gnome-keyring's own tools unlock it.
        let direct = service("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface");
        let () = direct.call("UnlockWithMasterPassword", &(keyring, password)).unwrap();
        assert_eq!(self.is_locked(), Some(false));
    }

    /// Puts somebody there who is asked and does not answer.
    pub(crate) fn prompter(&self) -> Prompter {
        // Whoever has the name is asked; without an object behind it no call is ever answered.
        let builder = Builder::address(self.address.as_str()).unwrap().name("org.gnome.keyring.SystemPrompter");
        let connection = builder.unwrap().build().unwrap();
        Prompter { questions: MessageIterator::from(&connection), connection }
    }

    fn start(&mut self, unlocked: bool) {
        assert!(self.keyring.is_none(), "the keyring runs already");
        let mut keyring = self.keyring_command();
        let mut keyring = keyring
            .arg("--foreground")
            .args(unlocked.then_some("--unlock"))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(File::create(self.folder.path().join("keyring.log")).unwrap())
            .spawn()
            .expect("gnome-keyring-daemon is missing: tests/run --install installs it");
        // The password ends where the input does.
        let mut input = keyring.stdin.take().unwrap();
        if unlocked {
            input.write_all(MASTER_PASSWORD).unwrap();
        }
        drop(input);
        self.keyring = Some(keyring);
        let locked = Some(!unlocked);
        wait_until("the keyring is on the bus", self.folder.path(), || self.has_owner() && self.is_locked() == locked);
    }

    fn keyring_command(&self) -> Command {
        let mut command = self.command("gnome-keyring-daemon");
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address).arg("--components=secrets");
        command
    }

    fn connect(&self) -> Connection {
        Builder::address(self.address.as_str()).unwrap().build().unwrap()
    }

    fn has_owner(&self) -> bool {
        let connection = self.connect();
        let bus = zbus::blocking::fdo::DBusProxy::new(&connection).unwrap();
        bus.name_has_owner(SECRETS.try_into().unwrap()).unwrap()
    }

    /// Whether the keyring in which secrets are kept is locked; `None`: there is none yet.
    fn is_locked(&self) -> Option<bool> {
        let connection = self.connect();
        let service = Proxy::new(&connection, SECRETS, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service");
        let path: OwnedObjectPath = service.ok()?.call("ReadAlias", &"default").ok()?;
        let interface = "org.freedesktop.Secret.Collection";
        let collection = Proxy::new(&connection, SECRETS, path, interface).ok()?;
        collection.get_property("Locked").ok()
    }
}

impl Drop for SecretService {
    fn drop(&mut self) {
        for child in self.keyring.iter_mut().chain([&mut self.bus]) {
            // Fails when it has ended already.
            child.kill().ok();
            child.wait().ok();
        }
    }
}

impl Prompter {
    /// Waits until the keyring asks for its password.
    pub(crate) fn wait_until_asked(&mut self) {
        let asked = self.questions.find(|message| {
            message.as_ref().is_ok_and(|message| message.header().member().is_some_and(|name| name == "BeginPrompting"))
        });
        assert!(asked.is_some(), "the bus has ended");
    }

    /// Goes away without an answer.
    pub(crate) fn leave(self) {
        self.connection.close().unwrap();
    }
}

/// Knows of no bus and no screen, and of no home but the test's.
fn command(folder: &Path, program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.env_clear().env("HOME", folder.join("home")).env("XDG_RUNTIME_DIR", folder.join("runtime"));
    command.env("TMPDIR", folder.join("runtime")).env("LANG", "C.UTF-8").current_dir(folder);
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    command
}

#[expect(clippy::disallowed_methods, reason = "another process is waited for, in real time")]
fn wait_until(what: &str, folder: &Path, holds: impl Fn() -> bool) {
    let started = Instant::now();
    while !holds() {
        let log = || fs::read_to_string(folder.join("keyring.log")).unwrap_or_default();
        assert!(started.elapsed() < READY, "waited in vain until {what}; it printed:\n{}", log());
        std::thread::sleep(Duration::from_millis(20));
    }
}
