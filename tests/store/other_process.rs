//! Beadle's keychain in a process of its own.
//!
//! The system's keychain is found by an environment variable and once for the whole process, so a test that wants
//! another keychain than the person's runs this program once more. The child does what it reads on its standard input,
//! a line at a time, and prints what came of it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use beadle::domain::council::CouncilId;
use beadle::store::keychain::{EntryName, Item, Keychain, KeychainError, MOST_BYTES};
use beadle::store::settings::ProfileId;

use super::secret_service::SecretService;
use super::support::Counting;

/// Says to the child that it is one.
const CHILD: &str = "BEADLE_KEYCHAIN_CHILD";
/// Begins the lines that the child tells its parent.
const MARK: &str = "beadle-keychain ";
/// A keychain that has not answered by then hangs: several times as long as every limit together.
const HANGS: Duration = Duration::from_mins(1);

/// A process that has a keychain. Dropping it ends it.
pub(crate) struct OtherProcess {
    child: Child,
    orders: ChildStdin,
    says: Receiver<String>,
}

impl OtherProcess {
    /// On this bus.
    pub(crate) fn on(service: &SecretService) -> Self {
        Self::with_bus(service, service.address())
    }

    /// On a bus of this address, which may not be there.
    pub(crate) fn with_bus(service: &SecretService, address: &str) -> Self {
        let mut command = service.command(std::env::current_exe().unwrap());
        command.args(["--exact", "other_process::does_what_it_is_told", "--nocapture"]);
        command.env(CHILD, "1").env("DBUS_SESSION_BUS_ADDRESS", address);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let orders = child.stdin.take().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (sender, says) = mpsc::channel();
        std::thread::Builder::new()
            .name("child".to_owned())
            .spawn(move || {
                for line in lines.map_while(Result::ok) {
                    if let Some((_, said)) = line.split_once(MARK)
                        && sender.send(said.to_owned()).is_err()
                    {
                        return;
                    }
                }
            })
            .unwrap();
        Self { child, orders, says }
    }

    /// Gives an order and waits for what comes of it.
    pub(crate) fn ask(&mut self, order: &str) -> String {
        self.begin(order);
        self.answer()
    }

    /// Gives an order.
    pub(crate) fn begin(&mut self, order: &str) {
        writeln!(self.orders, "{order}").unwrap();
    }

    /// Waits for what comes of the last order.
    pub(crate) fn answer(&self) -> String {
        self.says.recv_timeout(HANGS).expect("the keychain hangs, or the process has ended")
    }
}

impl Drop for OtherProcess {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The longest secret there may be, with every byte in it.
pub(crate) fn longest() -> Vec<u8> {
    (0..=u8::MAX).cycle().take(MOST_BYTES).collect()
}

/// How the child spells a secret.
pub(crate) fn spelt(secret: &[u8]) -> String {
    format!("found {}", secret.escape_ascii())
}

/// The child; without orders, a test that has nothing to do.
#[test]
fn does_what_it_is_told() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    let mut keychain = Keychain::system();
    let profile = ProfileId::mint(&mut Counting::default()).unwrap();
    let name = EntryName { profile, council: CouncilId::from_random([1; 16]), item: Item::Tokens };
    for order in std::io::stdin().lines().map_while(Result::ok) {
        let said = match order.split_once(' ').unwrap_or((&order, "")) {
            ("limit", milliseconds) => {
                let limit = Duration::from_millis(milliseconds.parse().unwrap());
                keychain = keychain.with_limits(limit, limit);
                "done".to_owned()
            }
            ("read", _) => keychain
                .read(&name)
                .map_or_else(failed, |found| found.map_or_else(|| "nothing".to_owned(), |secret| spelt(&secret))),
            ("write", "the longest") => done(keychain.write(&name, &longest())),
            ("write", secret) => done(keychain.write(&name, secret.as_bytes())),
            ("delete", _) => done(keychain.delete(&name)),
            ("read-other", _) => {
                let other = EntryName { item: Item::Client, ..name.clone() };
                keychain.read(&other).map_or_else(failed, |found| format!("is there: {}", found.is_some()))
            }
            _ => panic!("no such order: {order}"),
        };
        println!("{MARK}{said}");
    }
}

fn done(result: Result<(), KeychainError>) -> String {
    result.map_or_else(failed, |()| "done".to_owned())
}

fn failed(error: KeychainError) -> String {
    format!("{error:?}")
}
