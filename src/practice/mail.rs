//! `POST /api/accounts/{accountId}/messages`: sends an email, as far as a pretend council can.

use axum::body::Bytes;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use serde_json::{Map, Value};

use super::answer::{Envelope, Refusal};
use super::fault::Fault;
use super::inspect::MailSeen;
use super::line::Line;
use super::secret::{Hidden, random};
use super::state::Shared;

/// Every key that Zoho documents.
const KNOWN_KEYS: [&str; 15] = [
    "fromAddress",
    "toAddress",
    "ccAddress",
    "bccAddress",
    "subject",
    "content",
    "mailFormat",
    "askReceipt",
    "encoding",
    "isSchedule",
    "scheduleType",
    "timeZone",
    "scheduleTime",
    "attachments",
    "inReplyTo",
];

/// What Zoho says of an email that it took.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Sent<'a> {
    subject: &'a str,
    message_id: String,
    from_address: &'a str,
    to_address: &'a str,
}

/// Takes an email.
pub(super) async fn send(
    State(shared): State<Shared>,
    Path(account_id): Path<String>,
    ConnectInfo(line): ConnectInfo<Line>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let caller = shared.admit(&headers, "ZohoMail.messages.CREATE")?;
    let body = serde_json::from_slice::<Map<String, Value>>(&body).map_err(|error| Refusal::bad_json(&error))?;
    if let Some(extra) = body.keys().find(|key| !KNOWN_KEYS.contains(&key.as_str())) {
        return Err(Refusal::extra_key(extra));
    }
    let text = |key| match body.get(key) {
        Some(Value::String(text)) => Ok(text.as_str()),
        Some(_) => Err(Refusal::bad_pattern(key)),
        None => Ok(""),
    };
    let (from, to) = (text("fromAddress")?, text("toAddress")?);
    let mut council = shared.council();
    let account = council.roll.by_zuid(caller.zuid).ok_or_else(Refusal::invalid_token)?;
    if account.mailbox_id.to_string() != account_id {
        return Err(Refusal::invalid_account(&account_id));
    }
    if from.is_empty() {
        return Err(Refusal::missing_key("fromAddress"));
    }
    if !account.addresses().any(|own| own.eq_ignore_ascii_case(from)) {
        return Err(Refusal::bad_pattern("fromAddress"));
    }
    if to.trim().is_empty() {
        return Err(Refusal::missing_key("toAddress"));
    }
    let mut recipients = Vec::new();
    for key in ["toAddress", "ccAddress", "bccAddress"] {
        let addresses = text(key)?.split(',').map(str::trim).filter(|address| !address.is_empty());
        recipients.extend(addresses.map(str::to_owned));
    }
    if !recipients.iter().all(|address| looks_like_an_address(address)) {
        return Err(Refusal::bad_pattern("toAddress"));
    }
    if !["", "plaintext", "html"].contains(&text("mailFormat")?) {
        return Err(Refusal::bad_pattern("mailFormat"));
    }
    let (subject, content) = (text("subject")?, Hidden::new(text("content")?.to_owned()));
    if shared.has(Fault::MailRefused) {
        return Err(Refusal::in_words(StatusCode::BAD_REQUEST, "Unable to send the message"));
    }
    let number = u64::from_be_bytes(random()?);
    council.mails.push((MailSeen { from: from.to_owned(), to: recipients, subject: subject.to_owned() }, content));
    if shared.has(Fault::MailCut) {
        line.cut();
    }
    let message_id = number.to_string();
    Ok(Envelope::of(Sent { subject, message_id, from_address: from, to_address: to }).into_response())
}

/// Something before an `@` and a dotted name after it.
fn looks_like_an_address(text: &str) -> bool {
    let (local, domain) = text.split_once('@').unwrap_or_default();
    !local.is_empty() && domain.contains('.') && !text.contains([' ', '<', '>'])
}
