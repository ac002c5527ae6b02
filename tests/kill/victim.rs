//! The process that is killed: it signs in, opens a person, goes to step 9 and presses `Change`.

use std::io::{BufRead as _, BufReader, Lines};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use beadle::model::Model;
use beadle::model::reset::{EmailState, Phase};
use beadle::msg::StartMode;
use beadle::practice::{Grant, PRACTICE_CLIENT};
use beadle::worker::clock::Clock;
use tracing_subscriber::layer::SubscriberExt as _;

use crate::council::{Council, connection};
use crate::rig::Rig;

/// Whose password is reset.
pub(crate) const NAME: &str = "Siân Pugh";
pub(crate) const ADDRESS: &str = "cllr.pugh@littlewittering-pc.gov.uk";

/// What the child is told to do, as JSON.
const ORDERS: &str = "BEADLE_KILL";
/// Begins the lines that the child tells its parent.
const MARK: &str = "beadle-kill ";
/// The signal that can't be caught.
const SIGKILL: i32 = 9;

/// What the child is told to do.
pub(crate) struct Orders {
    profile: PathBuf,
    base: String,
    token: String,
    /// Where it is to kill itself; empty for nowhere.
    point: String,
}

impl Orders {
    /// To sign in to this council by way of `base` and be killed at this point.
    pub(crate) fn new(profile: &Path, base: &str, council: &Council, point: Option<&str>) -> Self {
        let (token, point) = (council.refresh_token(), point.unwrap_or_default().to_owned());
        Self { profile: profile.to_path_buf(), base: base.to_owned(), token, point }
    }

    /// Those that this process was started with, when it is a child.
    pub(crate) fn given() -> Option<Self> {
        let orders: serde_json::Value = serde_json::from_str(&std::env::var(ORDERS).ok()?).unwrap();
        let word = |key: &str| orders[key].as_str().unwrap().to_owned();
        let profile = PathBuf::from(word("profile"));
        Some(Self { profile, base: word("base"), token: word("token"), point: word("point") })
    }

    fn written(&self) -> String {
        let Self { profile, base, token, point } = self;
        serde_json::json!({"profile": profile, "base": base, "token": token, "point": point}).to_string()
    }
}

/// What the child does, until it is killed.
pub(crate) fn walk(orders: &Orders) -> ! {
    let killer = Killer { point: orders.point.clone() };
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(killer)).unwrap();
    let grant = Grant { client_id: PRACTICE_CLIENT, refresh_token: orders.token.clone() };
    let connection = connection(grant, &orders.base);
    let mode = StartMode::Connected(Box::new(connection));
    let mut rig = Rig::start_at(&orders.profile, mode, Clock::system(), None);
    rig.wait("the users", |model| !model.users.is_loading() && model.signed_in().is_some());
    rig.open(NAME);
    rig.choose("New phone, tablet or computer", 0);
    rig.choose("Yes", 0);
    rig.press("Use these suggestions");
    println!("{MARK}password {}", rig.password_on_screen().unwrap());
    rig.press("Change");
    rig.wait("the email", is_emailed);
    assert_eq!(rig.verdict(), "That's done");
    println!("{MARK}shown");
    rig.rest(Duration::from_secs(50));
    panic!("nobody has killed this process");
}

fn is_emailed(model: &Model) -> bool {
    let phase = model.reset.as_ref().map(|reset| &reset.phase);
    matches!(phase, Some(Phase::Ended(ended)) if matches!(ended.email, EmailState::Accepted(_)) && ended.check.is_none())
}

/// Ends this process, without any warning, at the log line with the wanted point.
struct Killer {
    point: String,
}

impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Killer {
    fn on_event(&self, event: &tracing::Event<'_>, _context: tracing_subscriber::layer::Context<'_, S>) {
        let mut seen = Point(String::new());
        event.record(&mut seen);
        if !seen.0.is_empty() && seen.0 == self.point {
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL).unwrap();
        }
    }
}

struct Point(String);

impl tracing::field::Visit for Point {
    fn record_debug(&mut self, _field: &tracing::field::Field, _value: &dyn std::fmt::Debug) {}

    fn record_str(&mut self, field: &tracing::field::Field, value: &str) {
        if field.name() == "point" {
            value.clone_into(&mut self.0);
        }
    }
}

/// The child, in the hands of its parent. Dropping it kills it.
pub(crate) struct Victim {
    child: Child,
    says: Lines<BufReader<ChildStdout>>,
    /// The password that it is about to set.
    pub(crate) password: String,
}

impl Victim {
    /// Starts it, and waits until it is about to press `Change`.
    pub(crate) fn start(orders: &Orders) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "what_the_next_start_says_is_true", "--nocapture"]);
        command.env(ORDERS, orders.written()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let says = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut victim = Self { child, says, password: String::new() };
        victim.password = victim.hear("password ");
        victim
    }

    /// Waits until the child says something that begins so, and returns the rest.
    pub(crate) fn hear(&mut self, start: &str) -> String {
        let start = format!("{MARK}{start}");
        let line = self.says.find_map(|line| line.unwrap().split_once(&start).map(|(_, rest)| rest.to_owned()));
        line.unwrap_or_else(|| panic!("the child ended without saying {start:?}"))
    }

    /// Kills it now.
    pub(crate) fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.death()
    }

    /// Waits until it has killed itself. Returns the password.
    pub(crate) fn death(mut self) -> String {
        // Whatever it still has to say must not keep it waiting.
        self.says.by_ref().for_each(drop);
        let status = self.child.wait().unwrap();
        assert_eq!(status.signal(), Some(SIGKILL), "the child was not killed: {status}");
        std::mem::take(&mut self.password)
    }
}

impl Drop for Victim {
    fn drop(&mut self) {
        // Fails when it is dead already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
