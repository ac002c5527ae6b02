//! The pretend council as a process of its own, which the test owns and questions.

use std::net::{Ipv4Addr, TcpListener, TcpStream};

use serde_json::{Value, json};

use super::beadle::program;
use super::desktop::Desktop;
use super::http;
use super::patience::PATIENCE;
use super::process::Running;
use super::trouble::{Result, Trouble};

/// A pretend council's server.
pub(crate) struct Council {
    port: u16,
    _running: Running,
}

impl Council {
    /// Starts one with these options of the command line.
    pub(crate) fn start(desktop: &Desktop, options: &str) -> Result<Self> {
        // The system names a free port; it stays free for the moment until the server takes it.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let order = if options.is_empty() { port.to_string() } else { format!("{port},{options}") };
        let mut command = desktop.command(program()?);
        let mut running = desktop.start_program(command.args(["--practice-server", &order]), "council")?;
        running.wait_until(PATIENCE, "the pretend council answers", |_| {
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok().map(drop)
        })?;
        Ok(Self { port, _running: running })
    }

    /// Its address, as `--server` takes it.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// All that has happened to it.
    pub(crate) fn state(&self) -> Result<Value> {
        http::get(&format!("{}/practice/state", self.address()))?.json()
    }

    /// Whether that is the mailbox's password now.
    pub(crate) fn password_is(&self, address: &str, password: &str) -> Result<bool> {
        self.ask("password-is", &json!({ "address": address, "password": password }))
    }

    /// Whether an email to that address holds the text.
    pub(crate) fn mail_contains(&self, to: &str, text: &str) -> Result<bool> {
        self.ask("mail-contains", &json!({ "to": to, "text": text }))
    }

    fn ask(&self, question: &str, body: &Value) -> Result<bool> {
        let answer = http::post(&format!("{}/practice/{question}", self.address()), body)?.json()?;
        answer
            .get("matches")
            .and_then(Value::as_bool)
            .ok_or_else(|| Trouble::new(format!("the pretend council answered {answer}")))
    }
}
