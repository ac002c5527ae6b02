//! What an answer means (blueprint section 6; field note `zoho-api.md` 4).
//!
//! The same rules serve the request that changes a mailbox and those that only read: `Done` needs HTTP 2xx and
//! Zoho's own status 2xx; a refusal must be understood; whatever is left is doubt.

use serde::Deserialize;

use super::lenient::{Entry, Many, Scalar};
use super::transport::Reply;
use crate::domain::names::clean_name;
use crate::domain::outcome::{Answer, Doubt, Refusal};

/// What the request said, as far as it matters for understanding a refusal of it.
#[derive(Default, Clone, Copy)]
pub(super) struct Said<'a> {
    /// The password that was sent: Zoho's words are not shown when they quote it.
    pub(super) password: Option<&'a str>,
    /// Whether the sign-out flag was sent.
    pub(super) sign_out_flag: bool,
}

/// The class of an answer.
pub(super) fn verdict(reply: &Reply, said: &Said<'_>) -> Answer {
    let http = reply.status;
    let envelope = match &reply.body {
        Ok(bytes) => Ok(Envelope::read(bytes)),
        Err(doubt) => Err(*doubt),
    };
    match (http, envelope) {
        (300..=399, _) => Answer::Unknown(Doubt::Redirected(http)),
        (429, _) => Answer::Refused(Refusal::Throttled),
        (401, _) => Answer::Refused(Refusal::TokenRefused),
        (500.., Ok(Some(envelope))) => failed_server(http, &envelope),
        (500.., _) => Answer::Unknown(Doubt::ServerFailed(http)),
        (_, Err(doubt)) => Answer::Unknown(doubt),
        (200..=299, Ok(Some(envelope))) => success(reply, &envelope, said),
        (400..=499, Ok(Some(envelope))) => client_error(http, &envelope, said),
        // A body that is empty, a web page or another service's.
        (400..=499, Ok(None)) => Answer::Refused(Refusal::Unclassified(http)),
        _ => Answer::Unknown(Doubt::NotUnderstood),
    }
}

/// HTTP 2xx.
fn success(reply: &Reply, envelope: &Envelope, said: &Said<'_>) -> Answer {
    match envelope.code {
        Some(200..=299) if !envelope.complains && envelope.known_refusal(200, said).is_none() => {
            Answer::Done { server_time: reply.server_time }
        }
        Some(code @ 400..=499) => client_error(code, envelope, said),
        Some(500..) => failed_server(envelope.code.unwrap_or(500), envelope),
        // No status at all, but words that are known to be a refusal, such as the list form.
        None => {
            envelope.known_refusal(reply.status, said).map_or(Answer::Unknown(Doubt::NotUnderstood), Answer::Refused)
        }
        Some(_) => Answer::Unknown(Doubt::NotUnderstood),
    }
}

/// HTTP 4xx, or Zoho's own 4xx inside an HTTP 2xx.
fn client_error(status: u16, envelope: &Envelope, said: &Said<'_>) -> Answer {
    match envelope.code {
        // "Bad request" outside and "success" inside: one of them is wrong.
        Some(200..=299) => return Answer::Unknown(Doubt::NotUnderstood),
        Some(code @ 500..) => return failed_server(code, envelope),
        _ => {}
    }
    let status = envelope.code.filter(|code| (400..=499).contains(code)).unwrap_or(status);
    Answer::Refused(match envelope.known_refusal(status, said) {
        Some(refusal) => refusal,
        None if envelope.words.is_empty() => Refusal::Unclassified(status),
        None if status == 403 => Refusal::NotAllowed,
        None if status == 404 && !envelope.is_about_format() => Refusal::NotFound,
        None => Refusal::Other(status, envelope.shown(said)),
    })
}

/// 5xx. Only the two refusals whose text was seen live are believed from a server that says it failed.
fn failed_server(status: u16, envelope: &Envelope) -> Answer {
    if envelope.is_breached() {
        Answer::Refused(Refusal::Breached)
    } else if envelope.is_in_history() {
        Answer::Refused(Refusal::InHistory)
    } else {
        Answer::Unknown(Doubt::ServerFailed(status))
    }
}

/// Zoho's envelope, flattened: its own status, and its words wherever they were hidden.
#[derive(Debug, Default)]
struct Envelope {
    code: Option<u16>,
    /// There is an error code or an error text, whatever the status says.
    complains: bool,
    /// What a person may read, the most telling first.
    words: Vec<String>,
    /// Everything, in lower case, for recognising.
    all: String,
}

impl Envelope {
    /// `None` when the body is not JSON of a shape that Zoho is known to use.
    fn read(body: &[u8]) -> Option<Self> {
        let many: Many<RawAnswer> = serde_json::from_slice(body).ok()?;
        let mut envelope = Self::default();
        let mut understood = false;
        for answer in many.0.into_iter().filter_map(Entry::object) {
            understood |= envelope.take(answer);
        }
        envelope.all = envelope.words.join(" | ").to_lowercase();
        understood.then_some(envelope)
    }

    /// Takes one object over; false when nothing in it is known.
    fn take(&mut self, answer: RawAnswer) -> bool {
        let RawAnswer { status, data, error_code, more_info, error, error_data, message, msg } = answer;
        let mut known = false;
        for data in data.0 {
            match data {
                Entry::Object(words) => self.take_words(words),
                Entry::Plain(plain) => self.words.extend(plain.text()),
            }
        }
        self.take_words(RawWords { error_code, more_info, error, error_data, message, msg });
        if let Entry::Object(status) = status {
            self.code = status.code.number().and_then(|code| u16::try_from(code).ok());
            known = self.code.is_some();
            self.words.extend([status.message, status.description].iter().filter_map(Scalar::text));
        }
        self.words.retain(|words| !words.trim().is_empty());
        known || !self.words.is_empty()
    }

    fn take_words(&mut self, words: RawWords) {
        let RawWords { error_code, more_info, error, error_data, message, msg } = words;
        let filled = |scalar: &Scalar| scalar.text().is_some_and(|text| !text.trim().is_empty());
        self.complains |= [&error_code, &error, &error_data].into_iter().any(filled);
        self.words.extend([more_info, error, error_data, message, msg, error_code].iter().filter_map(Scalar::text));
    }

    /// The refusals that Beadle has words of its own for.
    fn known_refusal(&self, status: u16, said: &Said<'_>) -> Option<Refusal> {
        if self.has(&["throttles_limit_exceeded", "too many requests"]) {
            Some(Refusal::Throttled)
        } else if status == 401
            || self.has(&["invalid_oauth", "oauthtoken_expired", "invalid_ticket", "unauthorised", "unauthorized"])
        {
            Some(Refusal::TokenRefused)
        } else if self.has(&["extra_key_found", "extra_param_found"]) {
            let named = said.sign_out_flag && self.has(&["resetauthtoken"]);
            Some(if named { Refusal::UnknownFlag } else { Refusal::Other(status, self.shown(said)) })
        } else if self.is_breached() {
            Some(Refusal::Breached)
        } else if self.is_in_history() {
            Some(Refusal::InHistory)
        } else if self.is_about_password() && said.password.is_some() {
            Some(Refusal::PasswordRule(self.shown(said)))
        } else if self.has(&[
            "operation_not_permitted",
            "not permitted",
            "invalid access",
            "not allowed",
            "access denied",
            "access_denied",
            "permission",
        ]) {
            Some(Refusal::NotAllowed)
        } else if self.has(&[
            "url_rule_not_configured",
            "no such user",
            "user does not exist",
            "user not found",
            "user_not_found",
        ]) || (self.has(&["account id "]) && self.has(&[" is invalid"]))
        {
            Some(Refusal::NotFound)
        } else {
            None
        }
    }

    fn has(&self, needles: &[&str]) -> bool {
        needles.iter().any(|needle| self.all.contains(needle))
    }

    fn is_breached(&self) -> bool {
        self.has(&["data breach", "breached", "pwned", "leaked password"])
    }

    fn is_in_history(&self) -> bool {
        self.has(&["password history", "password_history", "recently used", "previously used"])
    }

    fn is_about_password(&self) -> bool {
        self.has(&["password", "passwd"])
            && self.has(&[
                "policy",
                "must",
                "should",
                "weak",
                "simple",
                "short",
                "long",
                "length",
                "character",
                "minimum",
                "maximum",
                "contain",
                "pattern_not_matched",
                "complex",
                "strength",
                "sequen",
                "repeat",
                "invalid",
                "less_than",
                "more_than",
            ])
    }

    /// True for codes that complain about how the request was written, whatever status they come with.
    fn is_about_format(&self) -> bool {
        self.has(&[
            "pattern_not_matched",
            "less_than_m",
            "more_than_m",
            "json_parse_error",
            "array_size_out_of_range",
            "is null",
        ])
    }

    /// Zoho's own words, fit to be shown: one line, and never with the password in them.
    fn shown(&self, said: &Said<'_>) -> String {
        let Some(words) = self.words.first() else { return String::new() };
        match said.password {
            Some(password) if quotes(words, password) => String::new(),
            _ => clean_name(words),
        }
    }
}

/// True when the words might repeat the password, also in another case or cut off by a quotation.
fn quotes(words: &str, password: &str) -> bool {
    let (words, password) = (words.to_lowercase(), password.to_lowercase());
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    !password.is_empty() && (words.contains(&password) || squeezed(&words).contains(&squeezed(&password)))
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct RawAnswer {
    status: Entry<RawStatus>,
    data: Many<RawWords>,
    error_code: Scalar,
    more_info: Scalar,
    error: Scalar,
    error_data: Scalar,
    message: Scalar,
    msg: Scalar,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RawStatus {
    code: Scalar,
    description: Scalar,
    message: Scalar,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct RawWords {
    error_code: Scalar,
    more_info: Scalar,
    error: Scalar,
    error_data: Scalar,
    message: Scalar,
    msg: Scalar,
}
