//! The token endpoint. Its errors come inside HTTP 200, as Zoho's do.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::fault::Fault;
use super::is_client;
use super::params::Params;
use super::secret::Hidden;
use super::state::Shared;
use super::tokens::{ACCESS_LIFE, NoToken, SelfClientCode, Tokens};

/// A good answer.
#[derive(Serialize)]
struct Granted<'a> {
    access_token: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<&'a str>,
    scope: String,
    api_domain: &'static str,
    token_type: &'static str,
    expires_in: u64,
}

/// A bad one.
#[derive(Debug, Serialize)]
struct Denied {
    error: &'static str,
}

#[derive(Debug, Serialize)]
struct Throttled {
    error: &'static str,
    error_description: &'static str,
    status: &'static str,
}

#[derive(Debug, Serialize)]
struct Revoked {
    status: &'static str,
}

/// `POST /oauth/v2/token`
pub(super) async fn token(
    State(shared): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let params = params(query.as_deref(), &body);
    match shared.fault() {
        Some(Fault::TokenThrottled) => return throttled(StatusCode::OK),
        Some(Fault::TokenBadClient) => return denied("invalid_client"),
        Some(Fault::TokenBadSecret) => return denied("invalid_client_secret"),
        _ => {}
    }
    // Zoho takes the client's name and secret as parameters only.
    let basic = headers.contains_key(AUTHORIZATION);
    let Some(client_id) = params.get("client_id").filter(|id| is_client(id) && !basic) else {
        return denied("invalid_client");
    };
    match params.get("grant_type") {
        Some("authorization_code") => from_code(&shared, &params, client_id),
        Some("refresh_token") => from_refresh(&shared, &params, client_id),
        _ => denied("general_error"),
    }
}

/// `POST /oauth/v2/token/revoke`
pub(super) async fn revoke(State(shared): State<Shared>, RawQuery(query): RawQuery, body: Bytes) -> Response {
    let params = params(query.as_deref(), &body);
    if params.get("token").is_some_and(|token| shared.council().tokens.revoke(token)) {
        Json(Revoked { status: "success" }).into_response()
    } else {
        (StatusCode::BAD_REQUEST, Json(Denied { error: "invalid_token" })).into_response()
    }
}

/// The parameters of a form, or of a query.
pub(super) fn params(query: Option<&str>, body: &[u8]) -> Params {
    Params::parse(&String::from_utf8_lossy(body)).and(Params::parse(query.unwrap_or_default()))
}

fn from_code(shared: &Shared, params: &Params, client_id: &str) -> Response {
    let mut council = shared.council();
    if let Some(code) = params.get("code").and_then(|code| council.tokens.take_self_client_code(code)) {
        return from_self_client(&mut council.tokens, &code, params, client_id);
    }
    let Some(code) = params.get("code").and_then(|code| council.tokens.take_code(code)) else {
        return denied("invalid_code");
    };
    if code.request.client_id != client_id {
        return denied("invalid_client");
    }
    if params.get("redirect_uri") != Some(&code.request.redirect_uri) {
        return denied("invalid_redirect_uri");
    }
    let verifier = params.get("code_verifier").filter(|verifier| (43..=128).contains(&verifier.len()));
    let challenge = verifier.map(|verifier| URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)));
    if challenge.as_deref() != Some(&code.request.challenge) {
        return denied("invalid_code");
    }
    let request = &code.request;
    let refresh =
        request.offline.then(|| council.tokens.new_refresh(client_id, code.zuid, &request.scopes)).transpose();
    let Ok(refresh) = refresh else { return denied("general_error") };
    match council.tokens.access_beside(refresh.as_ref(), code.zuid, &request.scopes) {
        Ok(access) => granted(&access, refresh.as_ref(), &request.scopes),
        Err(_) => denied("general_error"),
    }
}

/// A Self Client always gets a refresh token. It has no address to come back to, and whoever names one is no Self Client.
fn from_self_client(tokens: &mut Tokens, code: &SelfClientCode, params: &Params, client_id: &str) -> Response {
    if params.get("redirect_uri").is_some() || params.get("code_verifier").is_some() {
        return denied("invalid_redirect_uri");
    }
    let Ok(refresh) = tokens.new_refresh(client_id, code.zuid, &code.scopes) else { return denied("general_error") };
    match tokens.access_beside(Some(&refresh), code.zuid, &code.scopes) {
        Ok(access) => granted(&access, Some(&refresh), &code.scopes),
        Err(_) => denied("general_error"),
    }
}

fn from_refresh(shared: &Shared, params: &Params, client_id: &str) -> Response {
    let Some(refresh) = params.get("refresh_token").filter(|_| !shared.has(Fault::TokenRevoked)) else {
        return denied("invalid_code");
    };
    match shared.council().tokens.access_from_refresh(refresh, client_id, shared.keeps_pace()) {
        Ok((access, scopes)) => granted(&access, None, &scopes),
        Err(NoToken::Unknown) => denied("invalid_code"),
        Err(NoToken::Throttled) => throttled(StatusCode::BAD_REQUEST),
        Err(NoToken::Random) => denied("general_error"),
    }
}

fn granted(access: &Hidden, refresh: Option<&Hidden>, scopes: &[String]) -> Response {
    Json(Granted {
        access_token: access.expose(),
        refresh_token: refresh.map(Hidden::expose),
        scope: scopes.join(" "),
        // As the real server says it. A client that is bound to this server must not follow it.
        api_domain: "https://www.zohoapis.eu",
        token_type: "Bearer",
        expires_in: ACCESS_LIFE.as_secs(),
    })
    .into_response()
}

/// No, in this word.
pub(super) fn denied(error: &'static str) -> Response {
    Json(Denied { error }).into_response()
}

fn throttled(status: StatusCode) -> Response {
    let body = Throttled {
        error: "Access Denied",
        error_description: "You have made too many requests continuously. Please try again after some time.",
        status: "failure",
    };
    (status, Json(body)).into_response()
}
