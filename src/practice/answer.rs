//! Answers in Zoho's envelope.

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Response};
use serde::Serialize;

/// `{"status":{…},"data":…}`; without data there is no `data` key.
#[derive(Debug, Serialize)]
pub(super) struct Envelope<T> {
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<T>,
}

#[derive(Debug, Serialize)]
struct Status {
    code: u16,
    description: &'static str,
}

impl<T> Envelope<T> {
    fn new(code: StatusCode, data: Option<T>) -> Self {
        let description = match code.as_u16() {
            200 | 201 => "success",
            401 => "Unauthorized",
            403 => "Forbidden",
            500 => "Internal Error",
            _ => "Invalid Input",
        };
        Self { status: Status { code: code.as_u16(), description }, data }
    }

    /// A success with data.
    pub(super) fn of(data: T) -> Self {
        Self::new(StatusCode::OK, Some(data))
    }
}

impl Envelope<()> {
    /// A success that has nothing more to say.
    pub(super) fn success() -> Self {
        Self::new(StatusCode::OK, None)
    }
}

impl<T: Serialize> IntoResponse for Envelope<T> {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(self)).into_response()
    }
}

/// Why Zoho says no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    status: StatusCode,
    detail: Detail,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Detail {
    #[serde(skip_serializing_if = "Option::is_none")]
    error_code: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    more_info: String,
}

/// The same in Zoho's other shape: `[2,{"msg":…,"errorCode":…}]`.
#[derive(Debug, Serialize)]
struct OtherDetail<'a> {
    msg: &'a str,
    #[serde(rename = "errorCode")]
    error_code: &'a str,
}

impl Refusal {
    /// A refusal with a code.
    pub(super) fn new(status: StatusCode, error_code: &'static str, more_info: impl Into<String>) -> Self {
        Self { status, detail: Detail { error_code: Some(error_code), more_info: more_info.into() } }
    }

    /// A refusal in words only.
    pub(super) fn in_words(status: StatusCode, more_info: impl Into<String>) -> Self {
        Self { status, detail: Detail { error_code: None, more_info: more_info.into() } }
    }

    pub(super) fn invalid_token() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "INVALID_OAUTHTOKEN", "Invalid OAuth token")
    }

    pub(super) fn invalid_scope() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "INVALID_OAUTHSCOPE", "The token does not cover this")
    }

    pub(super) fn throttled() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "URL_ROLLING_THROTTLES_LIMIT_EXCEEDED", "Too many requests")
    }

    pub(super) fn no_such_url() -> Self {
        Self::new(StatusCode::NOT_FOUND, "URL_RULE_NOT_CONFIGURED", "")
    }

    pub(super) fn not_permitted() -> Self {
        Self::new(StatusCode::FORBIDDEN, "OPERATION_NOT_PERMITTED", "Operation not permitted")
    }

    pub(super) fn invalid_access() -> Self {
        Self::new(StatusCode::FORBIDDEN, "OPERATION_NOT_PERMITTED", "Invalid access")
    }

    pub(super) fn invalid_account(id: &str) -> Self {
        Self::in_words(StatusCode::NOT_FOUND, format!("Account id {id} is invalid"))
    }

    pub(super) fn extra_key(key: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "EXTRA_KEY_FOUND_IN_JSON", format!("Extra key found in JSON: {key}"))
    }

    pub(super) fn missing_key(key: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "LESS_THAN_MIN_OCCURANCE", format!("{key} is missing"))
    }

    pub(super) fn bad_pattern(what: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "PATTERN_NOT_MATCHED", format!("Pattern not matched: {what}"))
    }

    /// Says where the body went wrong, but repeats nothing of it: there may be a password in it.
    pub(super) fn bad_json(error: &serde_json::Error) -> Self {
        let place = format!("Not a JSON object: line {}, column {}", error.line(), error.column());
        Self::new(StatusCode::BAD_REQUEST, "JSON_PARSE_ERROR", place)
    }

    pub(super) fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", "Internal error")
    }

    pub(super) fn breached() -> Self {
        Self::in_words(StatusCode::BAD_REQUEST, "Password has previously appeared in a data breach")
    }

    pub(super) fn in_history() -> Self {
        Self::in_words(StatusCode::BAD_REQUEST, "Password present in the password history")
    }

    /// The same refusal inside HTTP 200, which Zoho is known to do.
    pub(super) fn inside_success(self) -> Response {
        let mut answer = self.into_response();
        *answer.status_mut() = StatusCode::OK;
        answer
    }

    /// The same refusal as a JSON array, which Zoho is known to do as well.
    pub(super) fn as_array(&self) -> Response {
        let detail = OtherDetail {
            msg: &self.detail.more_info,
            error_code: self.detail.error_code.unwrap_or("PASSWORD_NOT_ALLOWED"),
        };
        (self.status, Json((2, detail))).into_response()
    }
}

/// Writing an answer failed, which only a mistake of this server can bring about.
impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        tracing::error!(%error, "practice: an answer can't be written");
        Self::internal()
    }
}

/// The computer has no random numbers.
impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        tracing::error!(%error, "practice: no random numbers");
        Self::internal()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        Envelope::new(self.status, Some(self.detail)).into_response()
    }
}

/// What a proxy or a login page in the way would answer.
pub(super) fn stray_web_page() -> Response {
    Html("<!DOCTYPE html><html><head><title>Please wait</title></head><body><p>One moment, please.</p></body></html>")
        .into_response()
}

/// HTTP 200 with JSON that stops before its end.
pub(super) fn truncated(text: &str) -> Response {
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    json_text(half)
}

/// HTTP 200 with a text that claims to be JSON.
pub(super) fn json_text(text: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}
