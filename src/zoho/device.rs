//! Signing in on another device: Beadle shows a short code, somebody types it into Zoho's page wherever they like, and
//! Beadle asks every now and then whether they have accepted (field notes `zoho-api.md` 3 and
//! `security-and-reliability.md` 1.3; Zoho's own variant of RFC 8628).
//!
//! Where Zoho differs from the RFC: `grant_type` is `device_request` and `device_token`, the device code travels as
//! `code`, the page is `verification_url`, and `interval` and `expires_in` of the first answer are said to be in
//! milliseconds, while `expires_in` of the tokens is in seconds.
//!
//! Not certain, as no documentation says it: the HTTP status of a refusal (any is taken); whether every answer is in
//! milliseconds (numbers that make no sense as seconds are taken for milliseconds); whether a second data centre wants a
//! wait of its own after `other_dc` (the usual one is kept); what a client of another type is told (every word about the
//! client is taken for that).

use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use tokio::time::{Instant, sleep};
use url::Url;

use super::auth::{Authority, Grant, TokenFailure, answered, is_token, settled, understand};
use super::grant_code::is_about_the_client;
use super::lenient::Scalar;
use super::session::Session;
use super::throttle::Throttle;
use crate::domain::clock::Clock;
use crate::domain::connection::Connection;
use crate::domain::device_code::DeviceCode;
use crate::domain::names::clean_name;
use crate::domain::outcome::{Doubt, ReadFailure, SignInFailure};
use crate::domain::region::Region;
use crate::domain::scopes::Scopes;
use crate::domain::secret::Token;

/// Zoho asks for no more than one look in 30 seconds, whatever interval an answer names; a longer one is kept.
const FASTEST: Duration = Duration::from_secs(30);
/// `slow_down` adds this for all later looks (RFC 8628, 3.5).
const SLOWER: Duration = Duration::from_secs(5);
/// After a look that timed out the wait is doubled (RFC 8628, 3.5), up to this.
const SLOWEST: Duration = Duration::from_mins(1);
/// The life of a code when Zoho does not say, and the longest that is believed.
const LIFE: Duration = Duration::from_mins(5);
const LONGEST_LIFE: Duration = Duration::from_mins(30);
/// The most seconds of a wait and of a life that make sense. Larger numbers are milliseconds.
const SANE_WAIT: u64 = 600;
const SANE_LIFE: u64 = 3_600;
/// The longest code that somebody could be asked to type.
const LONGEST_CODE: usize = 24;

/// What there is to tell while somebody signs in elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeviceNews {
    /// The code to type.
    Code(DeviceCode),
    /// Zoho could not be asked, or its answer not be understood. It is asked again until the code has run out.
    Lost(ReadFailure),
    /// It could again.
    Back,
}

/// Asks for a code, tells it, and waits until somebody has accepted. To cancel, drop the future: without another look
/// nothing is granted.
///
/// # Errors
/// Why nobody is signed in. Nothing is left behind at Zoho then, but for an answer that was lost on its way.
pub async fn sign_in_by_device(
    connection: &Connection,
    scopes: Scopes,
    clock: &Clock,
    tell: impl Fn(DeviceNews),
) -> Result<Session, SignInFailure> {
    let authority = Authority::of(connection, connection.region, clock)?;
    let asked = authority.ask_for_code(scopes).await?;
    let hurry = connection.endpoint.hurry;
    let until = clock.after(hurry.wait(asked.life));
    let ends = Instant::now() + hurry.wait(asked.life);
    let Asked { text, page, page_with_code, device, every, .. } = asked;
    tell(DeviceNews::Code(DeviceCode { text, page, page_with_code, until, every }));
    let mut waiting =
        Waiting { connection, clock, authority, region: connection.region, device, every, is_lost: false, tell };
    loop {
        sleep(hurry.wait(waiting.every)).await;
        // Somebody may have accepted at the last moment, so the code is over with the first look after its end.
        let is_over = Instant::now() >= ends;
        if let Some(grant) = waiting.look().await? {
            let throttle = Arc::new(Throttle::new(connection.endpoint.pace));
            return waiting.authority.into_session(waiting.region, &grant, scopes, throttle);
        }
        if is_over {
            return Err(SignInFailure::CodeExpired);
        }
    }
}

/// Waits for somebody to accept.
struct Waiting<'a, F> {
    connection: &'a Connection,
    clock: &'a Clock,
    authority: Authority,
    region: Region,
    device: Token,
    every: Duration,
    is_lost: bool,
    tell: F,
}

impl<F: Fn(DeviceNews)> Waiting<'_, F> {
    /// Looks whether somebody has accepted: the tokens, or nothing so far.
    async fn look(&mut self) -> Result<Option<Grant>, SignInFailure> {
        let answer = match self.authority.ask_for_tokens(&self.device).await {
            Err(TokenFailure::Read(failure)) => {
                if failure == ReadFailure::Doubt(Doubt::TimedOut) {
                    self.every = (self.every * 2).min(SLOWEST).max(self.every);
                }
                self.is_lost = true;
                (self.tell)(DeviceNews::Lost(failure));
                return Ok(None);
            }
            answer => answer,
        };
        if std::mem::take(&mut self.is_lost) {
            (self.tell)(DeviceNews::Back);
        }
        match answer {
            Ok(grant) => return Ok(Some(grant)),
            Err(TokenFailure::Refused(word)) => match word.as_str() {
                "authorization_pending" => {}
                "slow_down" => self.every += SLOWER,
                "access_denied" => return Err(SignInFailure::Declined),
                // The second is the RFC's word.
                "expired" | "expired_token" => return Err(SignInFailure::CodeExpired),
                _ if is_about_the_client(&word) => return Err(SignInFailure::NotThisWay(word)),
                _ => return Err(SignInFailure::Refused(word)),
            },
            Err(TokenFailure::Elsewhere(named)) => self.move_to(named.ok_or(SignInFailure::OtherDataCentre)?)?,
            Err(other) => return Err(self.authority.failed(other)),
        }
        Ok(None)
    }

    /// Asks in this data centre from now on. A server on this computer is asked about everything itself.
    fn move_to(&mut self, named: Region) -> Result<(), SignInFailure> {
        let region = settled(self.connection, Some(named));
        if region != self.region {
            tracing::info!(?region, "the account is in another data centre than the set-up says");
            self.authority = Authority::of(self.connection, region, self.clock)?;
            self.region = region;
        }
        Ok(())
    }
}

/// What Zoho gave to sign in with.
struct Asked {
    text: String,
    page: String,
    page_with_code: Option<String>,
    device: Token,
    life: Duration,
    every: Duration,
}

impl Authority {
    async fn ask_for_code(&self, scopes: Scopes) -> Result<Asked, SignInFailure> {
        let fields = [
            ("grant_type", "device_request"),
            ("scope", scopes.as_str()),
            ("access_type", "offline"),
            ("prompt", "consent"),
        ];
        let reply = self.post(&["oauth", "v3", "device", "code"], "/oauth/v3/device/code", &fields).await?;
        let answer: RawAsked = answered(&reply).map_err(|failure| match failure {
            TokenFailure::Refused(word) if is_about_the_client(&word) => SignInFailure::NotThisWay(word),
            other => self.failed(other),
        })?;
        let not_understood = SignInFailure::Read(ReadFailure::Doubt(Doubt::NotUnderstood));
        let text = answer.user_code.text().map(|text| clean_name(&text)).filter(|text| is_typed(text));
        let device = answer.device_code.text().filter(|code| is_token(code));
        let (Some(text), Some(device)) = (text, device) else { return Err(not_understood) };
        // Nothing that an answer says sends anybody elsewhere than to Zoho.
        let page = |text: Option<String>| {
            Url::parse(&text?).ok().filter(|page| self.transport().hosts().may_show(page)).map(String::from)
        };
        let told = page(answer.verification_url.text()).or_else(|| page(answer.verification_uri.text()));
        let life = span(&answer.expires_in, SANE_LIFE).unwrap_or(LIFE).min(LONGEST_LIFE);
        let every = span(&answer.interval, SANE_WAIT).unwrap_or(FASTEST).clamp(FASTEST, LONGEST_LIFE);
        Ok(Asked {
            text,
            page: told.unwrap_or_else(|| self.transport().hosts().accounts(&["oauth", "v3", "device"]).into()),
            page_with_code: page(answer.verification_uri_complete.text()),
            device: Token::new(device),
            life,
            every,
        })
    }

    async fn ask_for_tokens(&self, device: &Token) -> Result<Grant, TokenFailure> {
        let fields = [("grant_type", "device_token"), ("code", device.expose())];
        let reply = self.post(&["oauth", "v3", "device", "token"], "/oauth/v3/device/token", &fields).await;
        understand(&reply.map_err(TokenFailure::Read)?)
    }
}

/// Fit to be shown large and typed in.
fn is_typed(code: &str) -> bool {
    !code.is_empty() && code.len() <= LONGEST_CODE && code.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
}

/// A span in seconds, or in milliseconds where the number makes no sense as seconds.
fn span(number: &Scalar, sane: u64) -> Option<Duration> {
    let number = number.number().and_then(|number| u64::try_from(number).ok()).filter(|number| *number > 0)?;
    Some(if number > sane { Duration::from_millis(number) } else { Duration::from_secs(number) })
}

/// `verification_uri` is the RFC's name for it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct RawAsked {
    user_code: Scalar,
    device_code: Scalar,
    verification_url: Scalar,
    verification_uri: Scalar,
    verification_uri_complete: Scalar,
    interval: Scalar,
    expires_in: Scalar,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_milliseconds_are_told_apart() {
        let span = |json: &str, sane| span(&serde_json::from_str(json).unwrap(), sane).map(|span| span.as_secs());
        for json in ["300000", "\"300000\"", "300", "\"300\""] {
            assert_eq!(span(json, SANE_LIFE), Some(300), "{json}");
        }
        assert_eq!((span("5", SANE_WAIT), span("30000", SANE_WAIT)), (Some(5), Some(30)));
        for nothing in ["0", "-5", "null", "\"soon\"", "1.5"] {
            assert_eq!(span(nothing, SANE_LIFE), None, "{nothing}");
        }
    }
}
