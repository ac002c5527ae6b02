//! One signed-in connection to Zoho.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::Method;
use tokio::time::sleep;

use super::auth::{Authority, Grant};
use super::classify::{Said, verdict};
use super::regions::Hosts;
use super::throttle::{Need, Throttle};
use super::tokens::Tokens;
use super::transport::{Call, Kind, Reply, Silence};
use super::users::{self, Owner, Page, UserRead};
use super::wire;
use crate::domain::clock::Clock;
use crate::domain::connection::{Connection, Hurry};
use crate::domain::ids::Zoid;
use crate::domain::outcome::{Answer, Doubt, ReadFailure, Refusal, ResetRequest, SignOut, Unsent};
use crate::domain::region::Region;
use crate::domain::scopes::Scopes;
use crate::domain::secret::Token;
use crate::domain::user::UserKey;

/// How long to wait before a read that could not connect is tried again.
const BACK_OFF: [Duration; 3] = [Duration::from_millis(250), Duration::from_secs(1), Duration::from_secs(4)];

/// After "too many requests": when Zoho does not say how long, the least, and the most that is believed.
const UNSAID_WAIT: Duration = Duration::from_mins(1);
const SHORTEST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// One council's connection: hosts, limits, access token and pace. Cheap to clone; all clones share them.
#[derive(Debug, Clone)]
pub struct Session(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    authority: Authority,
    region: Region,
    refresh_token: Token,
    scopes: Scopes,
    tokens: Tokens,
    throttle: Arc<Throttle>,
    /// How long the last refusal for coming too fast asked to wait.
    asked_to_wait: Mutex<Option<Duration>>,
}

impl Session {
    /// A session that starts from a stored refresh token, which was granted for these scopes. Nothing is sent yet.
    pub fn new(
        connection: &Connection,
        refresh_token: Token,
        scopes: Scopes,
        clock: &Clock,
    ) -> Result<Self, ReadFailure> {
        let authority = Authority::of(connection, connection.region, clock)?;
        let throttle = Arc::new(Throttle::new(connection.endpoint.pace));
        Ok(Self::from_parts(authority, connection.region, refresh_token, scopes, throttle, None))
    }

    /// A session that has just been signed in.
    pub(super) fn from_parts(
        authority: Authority,
        region: Region,
        refresh_token: Token,
        scopes: Scopes,
        throttle: Arc<Throttle>,
        grant: Option<&Grant>,
    ) -> Self {
        let tokens = Tokens::new(grant, authority.transport().hurry(), authority.clock().clone());
        let asked_to_wait = Mutex::default();
        Self(Arc::new(Inner { authority, region, refresh_token, scopes, tokens, throttle, asked_to_wait }))
    }

    /// The data centre that it goes to: the connection's, or the one that Zoho named at the sign-in.
    #[must_use]
    pub fn region(&self) -> Region {
        self.0.region
    }

    /// What Zoho allows it.
    #[must_use]
    pub fn scopes(&self) -> Scopes {
        self.0.scopes
    }

    /// True while somebody else holds it too: a request is under way.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// Ends the sign-in at Zoho. One that has ended already is fine.
    ///
    /// # Errors
    /// When Zoho could not be told.
    pub async fn revoke(&self) -> Result<(), ReadFailure> {
        self.0.authority.revoke(&self.0.refresh_token).await
    }

    /// How long to wait after [`Refusal::Throttled`] before reading goes on: as long as Zoho asked, a minute when it did
    /// not say, and never longer than five; a little more each time, so that several copies of Beadle don't come back
    /// together (field note `security-and-reliability.md` 2).
    #[must_use]
    pub fn wait_when_throttled(&self) -> Duration {
        let asked = *self.0.asked_to_wait.lock().unwrap_or_else(PoisonError::into_inner);
        let mut random = [0; 2];
        // Without random numbers it comes back on the dot.
        let jitter = getrandom::fill(&mut random).map_or(0, |()| u16::from_le_bytes(random) % 2_000);
        asked.unwrap_or(UNSAID_WAIT).clamp(SHORTEST_WAIT, LONGEST_WAIT) + Duration::from_millis(jitter.into())
    }

    /// The refresh token, for the keychain.
    #[must_use]
    pub fn refresh_token(&self) -> Token {
        self.0.refresh_token.clone()
    }

    /// The signed-in person and the organisation, `GET /api/accounts` (field note `zoho-api.md` 1.4).
    pub async fn who_am_i(&self) -> Result<Owner, ReadFailure> {
        let call = || get(self.hosts().mail(&["api", "accounts"]), "/api/accounts", Kind::Read);
        let (_, body) = self.read(call, Need::Urgent).await?;
        users::owner(&body)
    }

    /// One page of the list of users, `start` counting from 0 (field note `zoho-api.md` 1.2).
    pub async fn list_page(&self, zoid: &Zoid, start: u32, limit: u32) -> Result<Page, ReadFailure> {
        let call = || {
            let mut url = self.hosts().mail(&["api", "organization", zoid.as_str(), "accounts"]);
            url.query_pairs_mut().append_pair("start", &start.to_string()).append_pair("limit", &limit.to_string());
            get(url, "/api/organization/{zoid}/accounts", Kind::List)
        };
        let (_, body) = self.read(call, Need::Listing).await?;
        users::page(&body)
    }

    /// One person, read afresh (field note `zoho-api.md` 1.3). An answer about anybody else is
    /// [`Doubt::NotUnderstood`].
    pub async fn read_user(&self, zoid: &Zoid, key: &UserKey) -> Result<UserRead, ReadFailure> {
        self.read_one(zoid, key, Need::Urgent).await
    }

    /// The same, when nothing else needs the next minute's requests.
    pub async fn read_user_at_leisure(&self, zoid: &Zoid, key: &UserKey) -> Result<UserRead, ReadFailure> {
        self.read_one(zoid, key, Need::Waiting).await
    }

    async fn read_one(&self, zoid: &Zoid, key: &UserKey, need: Need) -> Result<UserRead, ReadFailure> {
        let name = match key {
            UserKey::Zuid(id) => id.as_str(),
            UserKey::Address(address) => address.as_str(),
        };
        let call = || {
            let url = self.hosts().mail(&["api", "organization", zoid.as_str(), "accounts", name]);
            get(url, "/api/organization/{zoid}/accounts/{user}", Kind::Read)
        };
        let (reply, body) = match self.read(call, need).await {
            Err(ReadFailure::Refused(Refusal::NotFound)) => return Err(ReadFailure::NoSuchUser),
            other => other?,
        };
        let user = users::one(&body, key)?;
        Ok(UserRead { user, server_time: reply.server_time })
    }

    /// The request that changes a mailbox: one attempt, one PUT, over a connection of its own. It is sent from
    /// here and from nowhere else, and nothing below this function sends it a second time. What to do about the
    /// answer is the caller's decision; after [`Refusal::TokenRefused`] see [`Session::force_refresh`].
    pub async fn put_reset(&self, zoid: &Zoid, request: &ResetRequest) -> Answer {
        let Ok(body) = wire::reset_body(request) else { return Answer::NotSent(Unsent::Cancelled) };
        let call = Call {
            method: Method::PUT,
            url: self.hosts().mail(&["api", "organization", zoid.as_str(), "accounts", request.zuid.as_str()]),
            template: "/api/organization/{zoid}/accounts/{zuid}",
            body: Some(body),
            kind: Kind::Change,
        };
        let said = Said {
            password: Some(request.password.expose()),
            sign_out_flag: matches!(request.sign_out, SignOut::Say(..)),
        };
        match self.send_once(call, Need::Urgent).await {
            Ok(reply) => verdict(&reply, &said),
            Err(answer) => answer,
        }
    }

    /// Makes a new access token now, after Zoho refused the present one. Calls at the same time share one refresh.
    pub async fn force_refresh(&self) -> Result<(), ReadFailure> {
        self.0.tokens.renew(None, || self.refresh()).await
    }

    /// Sends a request that changes something, exactly once. `Err` holds the final answer when none came.
    pub(super) async fn send_once(&self, call: Call, need: Need) -> Result<Reply, Answer> {
        // Without back-off: whoever asked decides whether to try again.
        let refresh = || self.0.authority.refresh(&self.0.refresh_token);
        let token = self.0.tokens.access(refresh).await.map_err(|failure| unsent(&failure))?;
        self.0.throttle.slot(need).await;
        self.0.authority.transport().send(call, Some(&token)).await.map_err(|silence| match silence {
            Silence::NotSent(why) => Answer::NotSent(why),
            Silence::Lost(doubt) => Answer::Unknown(doubt),
        })
    }

    /// The hosts.
    pub(super) fn hosts(&self) -> &Hosts {
        self.0.authority.transport().hosts()
    }

    /// The pace, for a session that takes over from this one.
    pub(super) fn throttle(&self) -> Arc<Throttle> {
        Arc::clone(&self.0.throttle)
    }

    /// Tells the time.
    pub(super) fn clock(&self) -> &Clock {
        self.0.authority.clock()
    }

    /// How much shorter its waits are.
    #[must_use]
    pub fn hurry(&self) -> Hurry {
        self.0.authority.transport().hurry()
    }

    /// Reads, with the retries that reading allows: three after a failed connect, one after a 5xx or a broken
    /// connection, one after a 401 with a new token.
    async fn read(&self, call: impl Fn() -> Call + Send + Sync, need: Need) -> Result<(Reply, Body), ReadFailure> {
        let mut waits = BACK_OFF.iter();
        let (mut failed, mut refused) = (false, false);
        loop {
            let token = self.0.tokens.access(|| self.refresh()).await?;
            self.0.throttle.slot(need).await;
            let mut reply = match self.0.authority.transport().send(call(), Some(&token)).await {
                Ok(reply) => reply,
                Err(Silence::NotSent(why)) if may_recover(why) => match waits.next() {
                    Some(wait) => {
                        sleep(self.hurry().wait(*wait)).await;
                        continue;
                    }
                    None => return Err(ReadFailure::Unsent(why)),
                },
                Err(Silence::NotSent(why)) => return Err(ReadFailure::Unsent(why)),
                // A kept connection may have been closed by the other end just now; reading twice harms nobody.
                Err(Silence::Lost(Doubt::Broken)) if !failed => {
                    failed = true;
                    continue;
                }
                Err(Silence::Lost(doubt)) => return Err(ReadFailure::Doubt(doubt)),
            };
            match verdict(&reply, &Said::default()) {
                Answer::Done { .. } => {
                    let body =
                        std::mem::replace(&mut reply.body, Err(Doubt::NotUnderstood)).map_err(ReadFailure::Doubt)?;
                    return Ok((reply, body));
                }
                Answer::Refused(Refusal::TokenRefused) if refused => {
                    return Err(ReadFailure::Unsent(Unsent::SignedOut));
                }
                Answer::Refused(Refusal::TokenRefused) => {
                    refused = true;
                    self.0.tokens.renew(Some(&token), || self.refresh()).await?;
                }
                Answer::Unknown(Doubt::ServerFailed(_)) if !failed => failed = true,
                Answer::Refused(Refusal::Throttled) => {
                    *self.0.asked_to_wait.lock().unwrap_or_else(PoisonError::into_inner) = reply.retry_after;
                    return Err(ReadFailure::Refused(Refusal::Throttled));
                }
                Answer::Refused(refusal) => return Err(ReadFailure::Refused(refusal)),
                Answer::NotSent(why) => return Err(ReadFailure::Unsent(why)),
                Answer::Unknown(doubt) => return Err(ReadFailure::Doubt(doubt)),
            }
        }
    }

    async fn refresh(&self) -> Result<Grant, ReadFailure> {
        let mut waits = BACK_OFF.iter();
        loop {
            match self.0.authority.refresh(&self.0.refresh_token).await {
                Err(ReadFailure::Unsent(why)) if may_recover(why) => match waits.next() {
                    Some(wait) => sleep(self.hurry().wait(*wait)).await,
                    None => return Err(ReadFailure::Unsent(why)),
                },
                result => return result,
            }
        }
    }
}

/// The whole body of an answer.
type Body = zeroize::Zeroizing<Vec<u8>>;

fn get(url: url::Url, template: &'static str, kind: Kind) -> Call {
    Call { method: Method::GET, url, template, body: None, kind }
}

/// A certificate or a proxy does not get better within seconds.
fn may_recover(why: Unsent) -> bool {
    matches!(why, Unsent::Dns | Unsent::Connect)
}

/// Without an access token nothing was sent, whatever the sign-in server did.
fn unsent(failure: &ReadFailure) -> Answer {
    Answer::NotSent(match failure {
        ReadFailure::Unsent(why) => *why,
        ReadFailure::Refused(_) => Unsent::SignedOut,
        ReadFailure::Doubt(doubt) => Unsent::NoToken(*doubt),
        // A token is neither of these.
        ReadFailure::NoSuchUser | ReadFailure::Cancelled => Unsent::Connect,
    })
}
