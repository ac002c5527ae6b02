//! Who may come in: tickets on the login page, codes, refresh tokens and access tokens.

use std::collections::VecDeque;
use std::io;
use std::time::{Duration, Instant};

use super::device_codes::long_code;
use super::secret::Hidden;
use super::throttle::Window;

/// How long an authorisation code is good for.
const CODE_LIFE: Duration = Duration::from_mins(2);
/// How long an access token is good for.
pub(super) const ACCESS_LIFE: Duration = Duration::from_hours(1);
/// How many refresh tokens one person can have with one client; one more deletes the oldest.
const MOST_REFRESH_TOKENS: usize = 20;
/// How many access tokens one refresh token can have; one more deletes the oldest.
const MOST_ACCESS_TOKENS: usize = 30;
/// How many login pages are remembered; one more forgets the oldest.
const MOST_PENDING: usize = 100;

/// What a client asked for on the login page.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) client_id: String,
    pub(super) redirect_uri: String,
    pub(super) state: Option<String>,
    pub(super) scopes: Vec<String>,
    /// Wants a refresh token.
    pub(super) offline: bool,
    /// Of PKCE, always S256.
    pub(super) challenge: String,
}

/// A code on its way back to the client.
#[derive(Debug)]
pub(super) struct Code {
    value: Hidden,
    pub(super) request: Request,
    pub(super) zuid: u64,
    made: Instant,
}

/// A code that was made in the console, for whoever has the client's name and secret.
#[derive(Debug)]
pub(super) struct SelfClientCode {
    value: Hidden,
    pub(super) scopes: Vec<String>,
    pub(super) zuid: u64,
    ends: Instant,
}

#[derive(Debug)]
struct Refresh {
    value: Hidden,
    id: u64,
    client_id: String,
    zuid: u64,
    scopes: Vec<String>,
    window: Window,
}

#[derive(Debug)]
struct Access {
    value: Hidden,
    /// The refresh token that it belongs to; `None` when there was none.
    of: Option<u64>,
    zuid: u64,
    scopes: Vec<String>,
    ends: Instant,
}

/// The bearer of a good access token.
#[derive(Debug, Clone)]
pub(super) struct Bearer {
    pub(super) zuid: u64,
    scopes: Vec<String>,
}

impl Bearer {
    /// True when the token covers an operation, by itself or through the `.ALL` of its family.
    pub(super) fn covers(&self, scope: &str) -> bool {
        let family = scope.rsplit_once('.').map_or(scope, |(family, _)| family);
        self.scopes.iter().any(|held| held == scope || held.strip_suffix(".ALL") == Some(family))
    }
}

/// Why there is no new access token.
#[derive(Debug)]
pub(super) enum NoToken {
    /// The refresh token is unknown, revoked, or another client's.
    Unknown,
    /// Asked too often.
    Throttled,
    /// The computer has no random numbers.
    Random,
}

impl From<io::Error> for NoToken {
    fn from(error: io::Error) -> Self {
        tracing::error!(%error, "practice: no random numbers");
        Self::Random
    }
}

/// Everything that lets somebody in.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pending: VecDeque<(Hidden, Request)>,
    codes: Vec<Code>,
    self_client_codes: Vec<SelfClientCode>,
    refresh: Vec<Refresh>,
    access: Vec<Access>,
    next_id: u64,
}

impl Tokens {
    /// How many refresh tokens are good.
    pub(super) fn n_sign_ins(&self) -> usize {
        self.refresh.len()
    }

    /// Remembers what a login page is about; the ticket stands in its links.
    pub(super) fn open_page(&mut self, request: Request) -> io::Result<Hidden> {
        let ticket = Hidden::token("")?;
        self.pending.push_back((ticket.clone(), request));
        if self.pending.len() > MOST_PENDING {
            self.pending.pop_front();
        }
        Ok(ticket)
    }

    /// The request behind a ticket, which is used up.
    pub(super) fn answer_page(&mut self, ticket: &str) -> Option<Request> {
        let place = self.pending.iter().position(|(known, _)| known.expose() == ticket)?;
        self.pending.remove(place).map(|(_, request)| request)
    }

    /// A code for a person who accepted.
    pub(super) fn new_code(&mut self, request: Request, zuid: u64) -> io::Result<Hidden> {
        let value = Hidden::token("1000.")?;
        self.codes.push(Code { value: value.clone(), request, zuid, made: Instant::now() });
        Ok(value)
    }

    /// What a code stands for. It is used up, whether it was still good or not.
    pub(super) fn take_code(&mut self, value: &str) -> Option<Code> {
        let place = self.codes.iter().position(|code| code.value.expose() == value)?;
        let code = self.codes.swap_remove(place);
        (code.made.elapsed() <= CODE_LIFE).then_some(code)
    }

    /// A code of the console for a person, good for so many minutes.
    pub(super) fn new_self_client_code(&mut self, scopes: Vec<String>, zuid: u64, minutes: u64) -> io::Result<Hidden> {
        let value = long_code("1000.")?;
        let ends = Instant::now() + Duration::from_mins(minutes);
        self.self_client_codes.push(SelfClientCode { value: value.clone(), scopes, zuid, ends });
        Ok(value)
    }

    /// What a code of the console stands for. It is used up, whether it was still good or not.
    pub(super) fn take_self_client_code(&mut self, value: &str) -> Option<SelfClientCode> {
        let place = self.self_client_codes.iter().position(|code| code.value.expose() == value)?;
        let code = self.self_client_codes.swap_remove(place);
        (Instant::now() < code.ends).then_some(code)
    }

    /// Lets every code of the console run out.
    pub(super) fn expire_self_client_codes(&mut self) {
        let now = Instant::now();
        self.self_client_codes.iter_mut().for_each(|code| code.ends = now);
    }

    /// A refresh token for a person.
    pub(super) fn new_refresh(&mut self, client_id: &str, zuid: u64, scopes: &[String]) -> io::Result<Hidden> {
        let value = Hidden::token("1000.")?;
        let same = |known: &Refresh| known.zuid == zuid && known.client_id == client_id;
        if self.refresh.iter().filter(|known| same(known)).count() >= MOST_REFRESH_TOKENS {
            let oldest = self.refresh.iter().find(|known| same(known)).map(|known| known.value.clone());
            if let Some(oldest) = oldest {
                self.revoke(oldest.expose());
            }
        }
        self.next_id += 1;
        self.refresh.push(Refresh {
            value: value.clone(),
            id: self.next_id,
            client_id: client_id.to_owned(),
            zuid,
            scopes: scopes.to_vec(),
            window: Window::of_tokens(),
        });
        Ok(value)
    }

    /// An access token that comes straight with a sign-in, beside its refresh token where there is one.
    pub(super) fn access_beside(
        &mut self,
        refresh: Option<&Hidden>,
        zuid: u64,
        scopes: &[String],
    ) -> io::Result<Hidden> {
        let of =
            refresh.and_then(|value| self.refresh.iter().find(|known| known.value == *value)).map(|known| known.id);
        self.new_access(of, zuid, scopes.to_vec())
    }

    /// An access token for a refresh token, with the scopes that it covers.
    pub(super) fn access_from_refresh(
        &mut self,
        value: &str,
        client_id: &str,
        limited: bool,
    ) -> Result<(Hidden, Vec<String>), NoToken> {
        let known = self
            .refresh
            .iter_mut()
            .find(|known| known.value.expose() == value && known.client_id == client_id)
            .ok_or(NoToken::Unknown)?;
        if limited && !known.window.admits(Instant::now()) {
            return Err(NoToken::Throttled);
        }
        let (id, zuid, scopes) = (known.id, known.zuid, known.scopes.clone());
        Ok((self.new_access(Some(id), zuid, scopes.clone())?, scopes))
    }

    fn new_access(&mut self, of: Option<u64>, zuid: u64, scopes: Vec<String>) -> io::Result<Hidden> {
        let value = Hidden::token("1000.")?;
        let siblings = |known: &Access| of.is_some() && known.of == of;
        if self.access.iter().filter(|known| siblings(known)).count() >= MOST_ACCESS_TOKENS
            && let Some(oldest) = self.access.iter().position(siblings)
        {
            self.access.remove(oldest);
        }
        self.access.push(Access { value: value.clone(), of, zuid, scopes, ends: Instant::now() + ACCESS_LIFE });
        Ok(value)
    }

    /// Who bears a token, if it is good.
    pub(super) fn bearer(&self, value: &str) -> Option<Bearer> {
        let now = Instant::now();
        let access = self.access.iter().find(|known| known.value.expose() == value && known.ends > now)?;
        Some(Bearer { zuid: access.zuid, scopes: access.scopes.clone() })
    }

    /// Ends a refresh token with its access tokens, or one access token. False when it is neither.
    pub(super) fn revoke(&mut self, value: &str) -> bool {
        if let Some(place) = self.refresh.iter().position(|known| known.value.expose() == value) {
            let gone = self.refresh.remove(place);
            self.access.retain(|known| known.of != Some(gone.id));
            return true;
        }
        let before = self.access.len();
        self.access.retain(|known| known.value.expose() != value);
        self.access.len() < before
    }

    /// Ends everything that a person holds.
    pub(super) fn revoke_person(&mut self, zuid: u64) {
        self.codes.retain(|known| known.zuid != zuid);
        self.self_client_codes.retain(|known| known.zuid != zuid);
        self.refresh.retain(|known| known.zuid != zuid);
        self.access.retain(|known| known.zuid != zuid);
    }

    /// Ends every access token; the refresh tokens stay good.
    pub(super) fn expire_access(&mut self) {
        self.access.clear();
    }
}
