//! What a test may see of the pretend council. Never a password, a token, or the content of an email.

use axum::Json;
use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::account::Account;
use super::clock::{self, Millis};
use super::secret::{Fingerprint, Hidden};
use super::self_client;
use super::server::Arrival;
use super::state::{Council, Shared};

/// How many requests each endpoint has had, whatever it answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Pages in the browser to sign in on, and the links on them.
    pub login: usize,
    /// The token endpoint.
    pub token: usize,
    /// Revoking a token.
    pub revoke: usize,
    /// Codes for another device.
    pub device_code: usize,
    /// Questions whether such a code was accepted.
    pub device_token: usize,
    /// Who am I.
    pub who_am_i: usize,
    /// Pages of the users list.
    pub list: usize,
    /// One user read alone.
    pub user: usize,
    /// Resets: every PUT.
    pub reset: usize,
    /// Emails.
    pub mail: usize,
    /// Anything else.
    pub other: usize,
}

impl Counts {
    /// Counts a request by its method and path.
    pub(super) fn add(&mut self, method: &Method, path: &str) {
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        let counter = match (method.as_str(), parts.as_slice()) {
            ("GET", ["oauth", "v2", "auth", ..] | ["oauth", "v3", "device", ..] | [""] | ["self-client", ..]) => {
                &mut self.login
            }
            ("POST", ["oauth", "v2", "token"]) => &mut self.token,
            ("POST", ["oauth", "v2", "token", "revoke"]) => &mut self.revoke,
            ("POST", ["oauth", "v3", "device", "code"]) => &mut self.device_code,
            ("POST", ["oauth", "v3", "device", "token"]) => &mut self.device_token,
            ("GET", ["api", "accounts"]) => &mut self.who_am_i,
            ("GET", ["api", "organization", _, "accounts"]) => &mut self.list,
            ("GET", ["api", "organization", _, "accounts", _]) => &mut self.user,
            ("PUT", _) => &mut self.reset,
            ("POST", ["api", "accounts", _, "messages"]) => &mut self.mail,
            _ => &mut self.other,
        };
        *counter += 1;
    }
}

/// A reset as it arrived, without the password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResetSeen {
    /// The id in the path.
    pub id: String,
    /// Every key of the body, in alphabetical order; empty when the body was not a JSON object.
    pub keys: Vec<String>,
    /// `oneTimePassword` as sent; `None` when it was left out.
    pub one_time_password: Option<bool>,
    /// The sign-out flag as sent, in either spelling; `None` when it was left out.
    pub sign_out: Option<bool>,
    /// It was the first request on its connection.
    pub fresh_connection: bool,
    /// The password was changed.
    pub applied: bool,
}

impl ResetSeen {
    pub(super) fn new(id: &str, body: Option<&Map<String, Value>>, arrival: Arrival) -> Self {
        let truth = |key| body.and_then(|body| body.get(key)).and_then(Value::as_bool);
        let mut keys: Vec<String> = body.map(|body| body.keys().cloned().collect()).unwrap_or_default();
        keys.sort();
        Self {
            id: id.to_owned(),
            keys,
            one_time_password: truth("oneTimePassword"),
            sign_out: truth("resetAuthtoken").or_else(|| truth("resetAuthToken")),
            fresh_connection: arrival.first_on_its_connection,
            applied: false,
        }
    }
}

/// An email that was sent, without what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MailSeen {
    /// The sender.
    pub from: String,
    /// Everybody who gets it.
    pub to: Vec<String>,
    /// The subject.
    pub subject: String,
}

/// One mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountSeen {
    /// The mailbox address.
    pub address: String,
    /// The full name.
    pub display_name: String,
    /// The person's id.
    pub zuid: u64,
    /// The mailbox's id.
    pub account_id: String,
    /// In milliseconds, as the API shows it; -1 for never.
    pub last_password_reset: i64,
    /// How many times the password was changed.
    pub changes: usize,
    /// The last reset's force-a-change flag, in effect; `None` before the first reset.
    pub one_time_password: Option<bool>,
    /// The last reset's sign-out flag, in effect; `None` before the first reset.
    pub signed_out: Option<bool>,
}

impl AccountSeen {
    fn new(account: &Account, now: Millis) -> Self {
        Self {
            address: account.address.clone(),
            display_name: account.display_name.clone(),
            zuid: account.zuid,
            account_id: account.mailbox_id.to_string(),
            last_password_reset: account.password_record.at(now).unwrap_or(-1),
            changes: account.last_reset.map_or(0, |reset| reset.changes),
            one_time_password: account.last_reset.map(|reset| reset.one_time),
            signed_out: account.last_reset.map(|reset| reset.signed_out),
        }
    }
}

/// Everything at one moment. This is also what `GET /practice/state` answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// The council's name.
    pub council: &'static str,
    /// Its mail domain.
    pub domain: &'static str,
    /// How many requests each endpoint has had.
    pub counts: Counts,
    /// How many PUTs have arrived.
    pub puts_seen: usize,
    /// How many passwords were changed.
    pub changes_applied: usize,
    /// How many requests were refused for coming too fast.
    pub throttled: usize,
    /// How many followed the redirect of the fault `reset-redirect`.
    pub redirects_followed: usize,
    /// Every reset that arrived.
    pub resets: Vec<ResetSeen>,
    /// Every mailbox.
    pub accounts: Vec<AccountSeen>,
    /// Every email.
    pub mails: Vec<MailSeen>,
}

/// A test's view of the council. Cheap to clone; it outlives the server.
#[derive(Debug, Clone)]
pub struct Inspector(Shared);

impl Inspector {
    pub(super) fn new(shared: Shared) -> Self {
        Self(shared)
    }

    /// Everything at this moment.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let now = clock::now();
        let council = self.0.council();
        Snapshot {
            council: self.0.options().place.council(),
            domain: self.0.options().place.domain(),
            counts: council.counts,
            puts_seen: council.counts.reset,
            changes_applied: applied(&council),
            throttled: council.throttled,
            redirects_followed: council.redirects_followed,
            resets: council.resets.clone(),
            accounts: council.roll.accounts().iter().map(|account| AccountSeen::new(account, now)).collect(),
            mails: council.mails.iter().map(|(mail, _)| mail.clone()).collect(),
        }
    }

    /// How many requests each endpoint has had.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.0.council().counts
    }

    /// How many PUTs have arrived.
    #[must_use]
    pub fn puts_seen(&self) -> usize {
        self.counts().reset
    }

    /// How many passwords were changed.
    #[must_use]
    pub fn changes_applied(&self) -> usize {
        applied(&self.0.council())
    }

    /// The last reset that arrived.
    #[must_use]
    pub fn last_reset(&self) -> Option<ResetSeen> {
        self.0.council().resets.last().cloned()
    }

    /// One mailbox, by zuid, accountId or any address of it.
    #[must_use]
    pub fn account(&self, name: &str) -> Option<AccountSeen> {
        self.0.council().roll.find(name).map(|account| AccountSeen::new(account, clock::now()))
    }

    /// Every email.
    #[must_use]
    pub fn mails(&self) -> Vec<MailSeen> {
        self.0.council().mails.iter().map(|(mail, _)| mail.clone()).collect()
    }

    /// True when that is the mailbox's password now.
    #[must_use]
    pub fn password_is(&self, address: &str, password: &str) -> bool {
        let fingerprint = Fingerprint::of(self.0.salt(), password);
        self.0.council().roll.find(address).is_some_and(|account| account.password_is(fingerprint))
    }

    /// True when an email to that address has the text in its subject or content.
    #[must_use]
    pub fn mail_contains(&self, to: &str, text: &str) -> bool {
        let says = |mail: &MailSeen, content: &Hidden| mail.subject.contains(text) || content.expose().contains(text);
        let council = self.0.council();
        let mut to_them =
            council.mails.iter().filter(|(mail, _)| mail.to.iter().any(|one| one.eq_ignore_ascii_case(to)));
        to_them.any(|(mail, content)| says(mail, content))
    }

    /// Ends every access token, as an hour does; refresh tokens stay good.
    pub fn expire_access_tokens(&self) {
        self.0.council().tokens.expire_access();
    }

    /// How many sign-ins are good: those that were neither ended nor pushed out by later ones.
    #[must_use]
    pub fn n_sign_ins(&self) -> usize {
        self.0.council().tokens.n_sign_ins()
    }

    /// The codes that wait to be typed in on another device, oldest first.
    #[must_use]
    pub fn device_codes(&self) -> Vec<String> {
        self.0.council().devices.waiting()
    }

    /// Types such a code in and accepts as the clerk, or declines. False when it does not wait any more.
    #[must_use]
    pub fn answer_device(&self, user_code: &str, accept: bool) -> bool {
        let mut council = self.0.council();
        let clerk = council.clerk().map(|clerk| clerk.zuid).filter(|_| accept);
        let ticket = council.devices.ticket(user_code);
        ticket.is_some_and(|ticket| council.devices.answer(ticket.expose(), clerk))
    }

    /// Lets every code run out: those for another device, and those of the console.
    pub fn expire_codes(&self) {
        let mut council = self.0.council();
        council.devices.expire();
        council.tokens.expire_self_client_codes();
    }

    /// A code for a Self Client, made by the clerk in the console for these scopes. `None` for scopes that there are not.
    #[must_use]
    pub fn self_client_code(&self, scopes: &str) -> Option<String> {
        let scopes = self_client::scopes(scopes)?;
        let mut council = self.0.council();
        let zuid = council.clerk()?.zuid;
        council.tokens.new_self_client_code(scopes, zuid, 3).ok().map(|code| code.expose().to_owned())
    }

    /// Lets a person sign in, now. False when there is no such mailbox.
    #[must_use]
    pub fn sign_in_person(&self, address: &str) -> bool {
        let mut council = self.0.council();
        let account = council.roll.find_mut(address);
        account.map(|account| account.sign_in(clock::now())).is_some()
    }

    /// Ends everything that lets a person in. False when there is no such mailbox.
    #[must_use]
    pub fn revoke_everything_of(&self, address: &str) -> bool {
        let mut council = self.0.council();
        let zuid = council.roll.find(address).map(|account| account.zuid);
        if let Some(zuid) = zuid {
            council.tokens.revoke_person(zuid);
        }
        zuid.is_some()
    }
}

fn applied(council: &Council) -> usize {
    council.resets.iter().filter(|reset| reset.applied).count()
}

/// The body of `POST /practice/password-is`. No `Debug`: it holds a password.
#[derive(Deserialize)]
pub(super) struct PasswordQuestion {
    address: String,
    password: String,
}

/// The body of `POST /practice/mail-contains`. No `Debug`: the text may be a password.
#[derive(Deserialize)]
pub(super) struct MailQuestion {
    to: String,
    text: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Matches {
    matches: bool,
}

/// `GET /practice/state`
pub(super) async fn state(State(shared): State<Shared>) -> Json<Snapshot> {
    Json(Inspector(shared).snapshot())
}

/// `POST /practice/password-is`
pub(super) async fn password_is(State(shared): State<Shared>, Json(asked): Json<PasswordQuestion>) -> Json<Matches> {
    Json(Matches { matches: Inspector(shared).password_is(&asked.address, &asked.password) })
}

/// `POST /practice/mail-contains`
pub(super) async fn mail_contains(State(shared): State<Shared>, Json(asked): Json<MailQuestion>) -> Json<Matches> {
    Json(Matches { matches: Inspector(shared).mail_contains(&asked.to, &asked.text) })
}

/// Counts whoever follows the redirect of a reset, which nobody should.
pub(super) async fn redirected(State(shared): State<Shared>) -> Response {
    shared.council().redirects_followed += 1;
    (StatusCode::OK, "You should not have come here.").into_response()
}
