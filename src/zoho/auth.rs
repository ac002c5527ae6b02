//! Signing in: OAuth 2.0 with an authorisation code, PKCE and a loopback redirect
//! (field notes `zoho-api.md` 3, `security-and-reliability.md` 1.3).

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use reqwest::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use tokio::time::timeout;
use url::form_urlencoded;
use zeroize::Zeroizing;

use super::callback::{CallbackPages, Listener};
use super::lenient::Scalar;
use super::regions::Hosts;
use super::session::Session;
use super::throttle::Throttle;
use super::tokens::LOCKED_OUT;
use super::transport::{Call, Kind, Reply, Silence, Transport};
use crate::domain::clock::Clock;
use crate::domain::connection::{Connection, OAuthClient};
use crate::domain::names::clean_name;
use crate::domain::outcome::{Doubt, ReadFailure, Refusal, SignInFailure, Unsent};
use crate::domain::region::Region;
use crate::domain::scopes::Scopes;
use crate::domain::secret::Token;
use crate::domain::set_up::redirect_address;

/// How long the clerk has in the browser.
const PATIENCE: Duration = Duration::from_mins(5);
/// The life of an access token when Zoho does not say, and the longest that is believed.
const LIFE_SECONDS: i64 = 3600;

/// Takes the clerk through the browser and returns with a session. To cancel, drop the future: the listener
/// closes with it.
///
/// `open_browser` is handed the address to open and says whether a browser took it; it must not block for long.
///
/// # Errors
/// Why nobody is signed in. Nothing is left behind at Zoho then, but for a failure after the answer to the code.
pub async fn sign_in(
    connection: &Connection,
    scopes: Scopes,
    pages: &CallbackPages,
    clock: &Clock,
    open_browser: impl Fn(&str) -> bool + Send + Sync,
) -> Result<Session, SignInFailure> {
    let throttle = Arc::new(Throttle::new(connection.endpoint.pace));
    trip(connection, scopes, pages, clock, throttle, open_browser).await
}

impl Session {
    /// Takes the clerk through the browser once more, for other scopes or because the former sign-in has ended. The
    /// new session shares the pace of this one; this one goes on as it is.
    ///
    /// # Errors
    /// As [`sign_in`].
    pub async fn sign_in_again(
        &self,
        connection: &Connection,
        scopes: Scopes,
        pages: &CallbackPages,
        open_browser: impl Fn(&str) -> bool + Send + Sync,
    ) -> Result<Self, SignInFailure> {
        trip(connection, scopes, pages, self.clock(), self.throttle(), open_browser).await
    }
}

async fn trip(
    connection: &Connection,
    scopes: Scopes,
    pages: &CallbackPages,
    clock: &Clock,
    throttle: Arc<Throttle>,
    open_browser: impl Fn(&str) -> bool + Send + Sync,
) -> Result<Session, SignInFailure> {
    let authority = Authority::of(connection, connection.region, clock)?;
    let (state, verifier) = (random()?, random()?);
    let port = connection.client.redirect_port;
    // Listening before the browser opens: a quick clerk must not meet a closed door.
    let listener = Listener::bind(port).await?;
    let address = authority.browser_address(scopes, port, &state, &verifier);
    if !open_browser(&address) {
        return Err(SignInFailure::NoBrowser);
    }
    let patience = connection.endpoint.hurry.wait(PATIENCE);
    let Ok(coming) = timeout(patience, listener.code(&state, pages)).await else {
        return Err(SignInFailure::TooLate);
    };
    let coming = coming?;
    let region = settled(connection, coming.region);
    let authority = if region == connection.region {
        authority
    } else {
        tracing::info!(?region, "the account is in another data centre than the set-up says");
        Authority::of(connection, region, clock)?
    };
    let grant = authority.exchange(&coming.code, &verifier, port).await?;
    authority.into_session(region, &grant, scopes, throttle)
}

/// The data centre that requests go to from now on: the one that Zoho named, if Beadle knows it. A server on this
/// computer is asked about everything itself, whatever it says.
pub(super) fn settled(connection: &Connection, named: Option<Region>) -> Region {
    match named {
        Some(region) if connection.endpoint.base.is_none() => region,
        _ => connection.region,
    }
}

/// The sign-in server, and who Beadle says it is.
#[derive(Debug)]
pub(super) struct Authority {
    transport: Transport,
    client: OAuthClient,
    clock: Clock,
}

/// What the sign-in server granted.
pub(super) struct Grant {
    /// For the `Authorization` header.
    pub(super) access: Token,
    /// Only after a sign-in.
    pub(super) refresh: Option<Token>,
    /// How long the access token is good for.
    pub(super) life: Duration,
    /// What it is good for, in Zoho's words, where it says so.
    pub(super) scope: Option<String>,
}

impl fmt::Debug for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Grant").field("life", &self.life).finish_non_exhaustive()
    }
}

impl Authority {
    /// For this client registration.
    pub(super) fn new(transport: Transport, client: &OAuthClient, clock: &Clock) -> Self {
        Self { transport, client: client.clone(), clock: clock.clone() }
    }

    /// The sign-in server of this data centre, for the council's client.
    pub(super) fn of(connection: &Connection, region: Region, clock: &Clock) -> Result<Self, ReadFailure> {
        let hosts = Hosts::new(region, &connection.endpoint)?;
        Ok(Self::new(Transport::new(hosts, &connection.endpoint)?, &connection.client, clock))
    }

    /// The session that was granted, when these scopes were asked for.
    pub(super) fn into_session(
        self,
        region: Region,
        grant: &Grant,
        asked: Scopes,
        throttle: Arc<Throttle>,
    ) -> Result<Session, SignInFailure> {
        let Some(refresh_token) = grant.refresh.clone() else {
            return Err(SignInFailure::Refused("no_refresh_token".to_owned()));
        };
        let scopes = asked.granted(grant.scope.as_deref());
        Ok(Session::from_parts(self, region, refresh_token, scopes, throttle, Some(grant)))
    }

    /// Tells the time.
    pub(super) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The HTTP clients, shared with the mail API.
    pub(super) fn transport(&self) -> &Transport {
        &self.transport
    }

    /// A new access token. `Unsent(SignedOut)` when the refresh token is no longer good.
    pub(super) async fn refresh(&self, refresh_token: &Token) -> Result<Grant, ReadFailure> {
        let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh_token.expose())];
        self.token(&fields).await.map_err(|failure| match failure {
            TokenFailure::Read(failure) => failure,
            TokenFailure::Throttled => ReadFailure::Unsent(Unsent::Throttled(self.locked_until())),
            TokenFailure::Elsewhere(_) => ReadFailure::Unsent(Unsent::SignedOut),
            TokenFailure::Refused(word) => {
                tracing::warn!(word, "the sign-in server refused the refresh token");
                if word == "general_error" {
                    ReadFailure::Refused(Refusal::Other(400, word))
                } else {
                    ReadFailure::Unsent(Unsent::SignedOut)
                }
            }
        })
    }

    /// Ends a refresh token and every access token that came from it (field note `zoho-api.md` 3). One that is not good
    /// any more is fine.
    ///
    /// # Errors
    /// When Zoho could not be told.
    pub(super) async fn revoke(&self, refresh_token: &Token) -> Result<(), ReadFailure> {
        let fields = [("token", refresh_token.expose())];
        let call = Call {
            method: Method::POST,
            url: self.transport.hosts().accounts(&["oauth", "v2", "token", "revoke"]),
            template: "/oauth/v2/token/revoke",
            body: Some(form(fields.into_iter())),
            kind: Kind::Token,
        };
        let reply = match self.transport.send(call, None).await {
            Ok(reply) => reply,
            Err(Silence::NotSent(why)) => return Err(ReadFailure::Unsent(why)),
            Err(Silence::Lost(doubt)) => return Err(ReadFailure::Doubt(doubt)),
        };
        // Whatever these say, it is not the sign-in server that says it.
        match reply.status {
            status @ 300..=399 => return Err(ReadFailure::Doubt(Doubt::Redirected(status))),
            status @ 500.. => return Err(ReadFailure::Doubt(Doubt::ServerFailed(status))),
            _ => {}
        }
        let body = reply.body.map_err(ReadFailure::Doubt)?;
        let answer: RawRevoked = serde_json::from_slice(&body).unwrap_or_default();
        let had_ended = answer.error.text().is_some_and(|error| error == "invalid_token" || error == "invalid_code");
        let is_done = (200..=299).contains(&reply.status) && answer.status.text().is_some_and(|text| text == "success");
        if is_done || had_ended { Ok(()) } else { Err(ReadFailure::Doubt(Doubt::NotUnderstood)) }
    }

    /// Until when the sign-in server is left alone after it said that it was asked too often.
    fn locked_until(&self) -> Timestamp {
        self.clock.after(self.transport.hurry().wait(LOCKED_OUT))
    }

    /// Where the browser goes. The challenge is public; the verifier stays here.
    fn browser_address(&self, scopes: Scopes, port: u16, state: &Token, verifier: &Token) -> String {
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose().as_bytes()));
        let mut url = self.transport.hosts().accounts(&["oauth", "v2", "auth"]);
        url.query_pairs_mut()
            .append_pair("client_id", &self.client.client_id)
            .append_pair("response_type", "code")
            .append_pair("redirect_uri", &redirect_address(port))
            .append_pair("scope", scopes.as_str())
            .append_pair("access_type", "offline")
            .append_pair("prompt", "consent")
            .append_pair("state", state.expose())
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256");
        url.into()
    }

    async fn exchange(&self, code: &Token, verifier: &Token, port: u16) -> Result<Grant, SignInFailure> {
        let redirect = redirect_address(port);
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code.expose()),
            ("code_verifier", verifier.expose()),
            ("redirect_uri", &redirect),
        ];
        self.token(&fields).await.map_err(|failure| self.failed(failure))
    }

    /// What a failure means for somebody who signs in.
    pub(super) fn failed(&self, failure: TokenFailure) -> SignInFailure {
        match failure {
            TokenFailure::Read(failure) => SignInFailure::Read(failure),
            TokenFailure::Throttled => SignInFailure::Throttled(self.locked_until()),
            TokenFailure::Refused(word) => SignInFailure::Refused(word),
            TokenFailure::Elsewhere(_) => SignInFailure::OtherDataCentre,
        }
    }

    /// Asks for tokens.
    pub(super) async fn token(&self, fields: &[(&str, &str)]) -> Result<Grant, TokenFailure> {
        let reply =
            self.post(&["oauth", "v2", "token"], "/oauth/v2/token", fields).await.map_err(TokenFailure::Read)?;
        understand(&reply)
    }

    /// Sends these fields with the client's name and secret. Secrets travel in the form, never in the address, where a
    /// proxy's log would keep them.
    pub(super) async fn post(
        &self,
        segments: &[&str],
        template: &'static str,
        fields: &[(&str, &str)],
    ) -> Result<Reply, ReadFailure> {
        let secret = self.client.client_secret.as_ref().map(|secret| ("client_secret", secret.expose()));
        let fields = fields.iter().copied().chain([("client_id", self.client.client_id.as_str())]).chain(secret);
        let url = self.transport.hosts().accounts(segments);
        let call = Call { method: Method::POST, url, template, body: Some(form(fields)), kind: Kind::Token };
        self.transport.send(call, None).await.map_err(|silence| match silence {
            Silence::NotSent(why) => ReadFailure::Unsent(why),
            Silence::Lost(doubt) => ReadFailure::Doubt(doubt),
        })
    }
}

/// A form, as a body.
fn form<'a>(fields: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Zeroizing<Vec<u8>> {
    // Escaping at most triples; with room enough the buffer never moves and leaves no copy behind.
    let room = fields.clone().map(|(key, value)| key.len() + value.len() * 3 + 2).sum();
    let form = form_urlencoded::Serializer::new(String::with_capacity(room)).extend_pairs(fields).finish();
    Zeroizing::new(form.into_bytes())
}

/// Why the sign-in server granted nothing.
pub(super) enum TokenFailure {
    /// No answer that can be relied on.
    Read(ReadFailure),
    /// It was asked too often.
    Throttled,
    /// It said no, in this word.
    Refused(String),
    /// Another data centre grants it: this one, if Beadle knows it (field note `zoho-api.md` 3: `other_dc`).
    Elsewhere(Option<Region>),
}

/// The fields of an answer of the sign-in server that is no refusal. Refusals come with any status, 200 among them, so the
/// body is asked first.
pub(super) fn answered<T: DeserializeOwned>(reply: &Reply) -> Result<T, TokenFailure> {
    let doubt = |doubt| Err(TokenFailure::Read(ReadFailure::Doubt(doubt)));
    let body = match (&reply.body, reply.status) {
        (_, 429) => return Err(TokenFailure::Throttled),
        (_, status @ 300..=399) => return doubt(Doubt::Redirected(status)),
        (_, status @ 500..) => return doubt(Doubt::ServerFailed(status)),
        (Err(why), _) => return doubt(*why),
        (Ok(body), _) => body,
    };
    let Ok(refused) = serde_json::from_slice::<RawRefusal>(body) else { return doubt(Doubt::NotUnderstood) };
    if let Some(error) = refused.error.text().filter(|error| !error.is_empty()) {
        let all = format!("{error} {}", refused.error_description.text().unwrap_or_default()).to_lowercase();
        let throttled = all.contains("too many requests") || all.starts_with("access denied");
        return Err(match error.as_str() {
            _ if throttled => TokenFailure::Throttled,
            "other_dc" => TokenFailure::Elsewhere(refused.user_location.text().and_then(|name| region_named(&name))),
            _ => TokenFailure::Refused(clean_name(&error)),
        });
    }
    match (serde_json::from_slice(body), reply.status) {
        (Ok(answer), 200..=299) => Ok(answer),
        _ => doubt(Doubt::NotUnderstood),
    }
}

/// The tokens of an answer.
pub(super) fn understand(reply: &Reply) -> Result<Grant, TokenFailure> {
    let answer: RawGrant = answered(reply)?;
    let access = answer.access_token.filter(|token| is_token(token));
    let Some(access) = access else { return Err(TokenFailure::Read(ReadFailure::Doubt(Doubt::NotUnderstood))) };
    // Old answers give milliseconds in `expires_in` and seconds beside it; no token lives longer than an hour.
    let life = [&answer.expires_in_sec, &answer.expires_in].into_iter().find_map(Scalar::number);
    let life = u64::try_from(life.unwrap_or(LIFE_SECONDS).clamp(1, LIFE_SECONDS)).unwrap_or(1);
    Ok(Grant {
        access: Token::new(access),
        refresh: answer.refresh_token.filter(|token| is_token(token)).map(Token::new),
        life: Duration::from_secs(life),
        scope: answer.scope.text(),
    })
}

/// Fit for a header, and not absurd.
pub(super) fn is_token(token: &str) -> bool {
    !token.is_empty() && token.len() <= 1024 && token.bytes().all(|byte| byte.is_ascii_graphic())
}

/// `api_domain` is not read: where requests go is decided by the region.
#[derive(Deserialize)]
struct RawGrant {
    access_token: Option<String>,
    refresh_token: Option<String>,
    #[serde(default)]
    expires_in: Scalar,
    #[serde(default)]
    expires_in_sec: Scalar,
    #[serde(default)]
    scope: Scalar,
}

#[derive(Deserialize)]
struct RawRefusal {
    #[serde(default)]
    error: Scalar,
    #[serde(default)]
    error_description: Scalar,
    #[serde(default)]
    user_location: Scalar,
}

/// A data centre of the table.
fn region_named(name: &str) -> Option<Region> {
    Region::ALL.into_iter().find(|region| region.code().eq_ignore_ascii_case(name.trim()))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RawRevoked {
    status: Scalar,
    error: Scalar,
}

/// 256 random bits in 43 characters.
fn random() -> Result<Token, SignInFailure> {
    let mut bytes = Zeroizing::new([0_u8; 32]);
    if getrandom::fill(bytes.as_mut_slice()).is_err() {
        return Err(SignInFailure::NoRandom);
    }
    Ok(Token::new(URL_SAFE_NO_PAD.encode(bytes.as_slice())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::connection::{Credentials, Endpoint, Pace};
    use crate::domain::council::{CouncilId, Reality};

    #[test]
    fn the_data_centre_that_zoho_names_is_followed_and_a_loopback_server_is_not() {
        let mut connection = Connection {
            id: CouncilId::from_random([1; 16]),
            council: String::new(),
            region: Region::Eu,
            endpoint: Endpoint::zoho(),
            client: OAuthClient { client_id: String::new(), client_secret: None, redirect_port: 8090 },
            credentials: Credentials::Keychain,
            reality: Reality::Real,
        };
        assert_eq!(settled(&connection, Some(Region::Us)), Region::Us);
        assert_eq!(settled(&connection, None), Region::Eu);
        connection.endpoint = Endpoint::loopback("http://127.0.0.1:9".to_owned(), Pace::Zoho);
        assert_eq!(settled(&connection, Some(Region::Us)), Region::Eu);
    }

    #[test]
    fn state_and_verifier_have_256_bits_and_differ() {
        let (one, two) = (random().unwrap(), random().unwrap());
        assert_eq!(one.expose().len(), 43);
        assert_ne!(one.expose(), two.expose());
    }
}
