//! The pretend council as it stands, shared by every request.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use tokio::sync::watch;

use super::account::{Account, Role, Roll};
use super::answer::Refusal;
use super::clock;
use super::device_codes::DeviceCodes;
use super::fault::Fault;
use super::inspect::{Counts, MailSeen, ResetSeen};
use super::options::{Options, Pace};
use super::people;
use super::secret::{Hidden, Salt};
use super::throttle::Window;
use super::tokens::Tokens;

/// What every request can reach.
#[derive(Debug, Clone)]
pub(super) struct Shared(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    options: Options,
    base_url: String,
    salt: Salt,
    council: Mutex<Council>,
    /// Turns true, or loses its sender, when the server stops.
    stopping: watch::Receiver<bool>,
}

/// What changes.
#[derive(Debug)]
pub(super) struct Council {
    pub(super) roll: Roll,
    pub(super) tokens: Tokens,
    pub(super) devices: DeviceCodes,
    pub(super) counts: Counts,
    pub(super) resets: Vec<ResetSeen>,
    pub(super) mails: Vec<(MailSeen, Hidden)>,
    /// How many refusals for asking too often.
    pub(super) throttled: usize,
    /// How many followed the redirect of a reset.
    pub(super) redirects_followed: usize,
    /// The fault `reset-401-once` has struck.
    pub(super) refused_once: bool,
    windows: BTreeMap<u64, Window>,
}

/// Somebody with a good token, let in.
#[derive(Debug, Clone)]
pub(super) struct Caller {
    pub(super) zuid: u64,
    pub(super) role: Role,
    /// To end the very token that was used.
    pub(super) token: Hidden,
}

impl Shared {
    /// A new council.
    pub(super) fn new(options: Options, base_url: String, stopping: watch::Receiver<bool>) -> io::Result<Self> {
        let salt = Salt::new()?;
        let council = Council {
            roll: Roll::new(people::people(options.place, options.people, clock::now(), &salt)?),
            tokens: Tokens::default(),
            devices: DeviceCodes::default(),
            counts: Counts::default(),
            resets: Vec::new(),
            mails: Vec::new(),
            throttled: 0,
            redirects_followed: 0,
            refused_once: false,
            windows: BTreeMap::new(),
        };
        Ok(Self(Arc::new(Inner { options, base_url, salt, council: Mutex::new(council), stopping })))
    }

    /// What it was asked to be like.
    pub(super) fn options(&self) -> &Options {
        &self.0.options
    }

    /// What goes wrong.
    pub(super) fn fault(&self) -> Option<Fault> {
        self.0.options.fault
    }

    /// True when this goes wrong.
    pub(super) fn has(&self, fault: Fault) -> bool {
        self.0.options.fault == Some(fault)
    }

    /// Where the server answers.
    pub(super) fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// For fingerprints of passwords.
    pub(super) fn salt(&self) -> &Salt {
        &self.0.salt
    }

    /// Zoho's limits are kept.
    pub(super) fn keeps_pace(&self) -> bool {
        self.0.options.pace == Pace::Zoho
    }

    /// The council, for as long as the guard lives. No request holds it while it waits for anything.
    pub(super) fn council(&self) -> MutexGuard<'_, Council> {
        self.0.council.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the server stops.
    pub(super) async fn stopped(&self) {
        let mut stopping = self.0.stopping.clone();
        // An error says that the server was dropped, which is a stop as well.
        drop(stopping.wait_for(|stop| *stop).await);
    }

    /// Lets a request in when its token is good, not used too often, and covers the scope.
    pub(super) fn admit(&self, headers: &HeaderMap, scope: &str) -> Result<Caller, Refusal> {
        let token = bearer_token(headers).ok_or_else(Refusal::invalid_token)?;
        let mut council = self.council();
        let bearer = council.tokens.bearer(token.expose()).ok_or_else(Refusal::invalid_token)?;
        let role = council.roll.by_zuid(bearer.zuid).map(|account| account.role).ok_or_else(Refusal::invalid_token)?;
        if self.keeps_pace() {
            let window = council.windows.entry(bearer.zuid).or_insert_with(Window::of_requests);
            if !window.admits(Instant::now()) {
                council.throttled += 1;
                return Err(Refusal::throttled());
            }
        }
        if !bearer.covers(scope) {
            return Err(Refusal::invalid_scope());
        }
        Ok(Caller { zuid: bearer.zuid, role, token })
    }

    /// The same, for what only an administrator of this organisation may do.
    pub(super) fn admit_administrator(&self, headers: &HeaderMap, scope: &str, zoid: &str) -> Result<Caller, Refusal> {
        let caller = self.admit(headers, scope)?;
        if zoid.parse() != Ok(self.options().place.zoid()) {
            return Err(Refusal::no_such_url());
        }
        if caller.role == Role::Member {
            return Err(Refusal::invalid_access());
        }
        Ok(caller)
    }
}

impl Council {
    /// The clerk: the first person, whatever the number of people.
    pub(super) fn clerk(&self) -> Option<&Account> {
        self.roll.accounts().first()
    }
}

/// The token of `Authorization: Zoho-oauthtoken X` or `Bearer X`.
fn bearer_token(headers: &HeaderMap) -> Option<Hidden> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let known = scheme.eq_ignore_ascii_case("Zoho-oauthtoken") || scheme.eq_ignore_ascii_case("Bearer");
    known.then(|| Hidden::new(token.trim().to_owned()))
}
