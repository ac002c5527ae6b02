//! The pretend council: a server on this computer that speaks Zoho Mail's documented wire format over loopback HTTP.
//!
//! It is where clerks practise, and what the client is tested against. It knows nothing of the rest of Beadle: it has
//! its own types, written from the field notes, so that a wrong belief about Zoho in the client does not find its twin
//! here. Its state is kept in memory, and is real: a password that was changed is changed.
//!
//! In reading order: [`Options`] and [`Fault`] say what the council is like; `people` and `crowd` make its people, each
//! an `account`; `state` holds them; `server` takes requests over a `line` and hands them to `login`, `oauth`, `device`,
//! `self_client`, `users`, `reset` and `mail`, which answer in the shapes of `wire` and `answer`; `inspect` lets tests look inside.

mod account;
mod answer;
mod clock;
mod crowd;
mod device;
mod device_codes;
mod fault;
mod inspect;
mod line;
mod login;
mod mail;
mod oauth;
mod options;
mod params;
mod people;
mod place;
mod reset;
mod rules;
mod secret;
mod self_client;
mod server;
mod spoil;
mod state;
mod throttle;
mod tokens;
mod users;
mod wire;

use std::io;

pub use fault::Fault;
pub use inspect::{AccountSeen, Counts, Inspector, MailSeen, ResetSeen, Snapshot};
pub use options::{FlagSpelling, Options, OptionsError, Pace};
pub use place::Place;
pub use server::{Grant, PracticeServer};
pub use wire::SEND_MAIL_PASSWORD;

/// The client that `--practice` signs in with; it has no secret.
pub const PRACTICE_CLIENT: &str = "1000.PRETENDCOUNCIL";

/// Serves a pretend council on this thread for as long as the process lives.
pub fn serve_forever(options: Options, port: u16) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async { PracticeServer::start(options, port).await?.served().await })
}

/// True for anything that looks like a client id of Zoho's API console: a set-up file may name any client, and here
/// every one is registered.
fn is_client(id: &str) -> bool {
    let name = id.strip_prefix("1000.").unwrap_or_default();
    (4..=64).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}
