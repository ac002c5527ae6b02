//! Signing in on another device: the two endpoints that the client asks, and the page where somebody types the code in.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;

use super::device_codes::{Device, INTERVAL, LIFE, Told};
use super::fault::Fault;
use super::is_client;
use super::login::{person, web_page};
use super::oauth::{denied, params};
use super::params::Params;
use super::secret::Hidden;
use super::state::{Council, Shared};
use super::tokens::ACCESS_LIFE;

const PAGE: &str = "/oauth/v3/device";

/// The code to type. The two times are in milliseconds, as Zoho's are.
#[derive(Serialize)]
struct Asked<'a> {
    user_code: &'a str,
    device_code: &'a str,
    interval: u128,
    verification_uri_complete: String,
    expires_in: u128,
    verification_url: String,
}

/// The tokens. Zoho's sample has no `scope` here.
#[derive(Serialize)]
struct Granted<'a> {
    access_token: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<&'a str>,
    api_domain: &'static str,
    token_type: &'static str,
    expires_in: u64,
}

#[derive(Debug, Serialize)]
struct Elsewhere {
    user_location: &'static str,
    error: &'static str,
}

/// `POST /oauth/v3/device/code`
pub(super) async fn code(State(shared): State<Shared>, RawQuery(query): RawQuery, body: Bytes) -> Response {
    let params = params(query.as_deref(), &body);
    let Some(client_id) = params.get("client_id").filter(|id| is_client(id) && !shared.has(Fault::DeviceRefused))
    else {
        return denied("invalid_client");
    };
    if params.get("grant_type") != Some("device_request") {
        return denied("general_error");
    }
    let scopes: Vec<String> = params.get("scope").unwrap_or_default().split(',').map(str::to_owned).collect();
    if !scopes.iter().all(|scope| scope.starts_with("ZohoMail.")) {
        return denied("invalid_scope");
    }
    let offline = params.get("access_type") == Some("offline");
    let Ok((user_code, device_code)) = shared.council().devices.open(client_id, scopes, offline) else {
        return denied("general_error");
    };
    let page = format!("{}{PAGE}", shared.base_url());
    Json(Asked {
        user_code: &user_code,
        device_code: device_code.expose(),
        interval: INTERVAL.as_millis(),
        verification_uri_complete: format!("{page}?user_code={user_code}"),
        expires_in: LIFE.as_millis(),
        verification_url: page,
    })
    .into_response()
}

/// `POST /oauth/v3/device/token`
pub(super) async fn token(State(shared): State<Shared>, RawQuery(query): RawQuery, body: Bytes) -> Response {
    let params = params(query.as_deref(), &body);
    match shared.fault() {
        Some(Fault::DeviceSlowDown) => return denied("slow_down"),
        Some(Fault::DeviceExpired) => return denied("expired"),
        _ => {}
    }
    let Some(client_id) = params.get("client_id").filter(|id| is_client(id)) else { return denied("invalid_client") };
    if params.get("grant_type") != Some("device_token") {
        return denied("general_error");
    }
    let device_code = params.get("code").unwrap_or_default();
    let mut council = shared.council();
    match council.devices.ask(device_code, client_id, shared.keeps_pace(), shared.has(Fault::DeviceOtherDc)) {
        Told::Unknown => denied("invalid_code"),
        Told::TooFast => denied("slow_down"),
        Told::Pending => denied("authorization_pending"),
        Told::Declined => denied("access_denied"),
        Told::Expired => denied("expired"),
        // As the real server says it. A client that is bound to this server must not follow it.
        Told::Elsewhere => Json(Elsewhere { user_location: "us", error: "other_dc" }).into_response(),
        Told::Granted(device, zuid) => granted(&mut council, &device, zuid),
    }
}

fn granted(council: &mut Council, device: &Device, zuid: u64) -> Response {
    let tokens = &mut council.tokens;
    let refresh = device.offline.then(|| tokens.new_refresh(&device.client_id, zuid, &device.scopes)).transpose();
    let Ok(refresh) = refresh else { return denied("general_error") };
    let Ok(access) = tokens.access_beside(refresh.as_ref(), zuid, &device.scopes) else {
        return denied("general_error");
    };
    Json(Granted {
        access_token: access.expose(),
        refresh_token: refresh.as_ref().map(Hidden::expose),
        api_domain: "https://www.zohoapis.eu",
        token_type: "Bearer",
        expires_in: ACCESS_LIFE.as_secs(),
    })
    .into_response()
}

/// `GET /oauth/v3/device`: a field for the code; with the code, who is asking for what.
pub(super) async fn page(State(shared): State<Shared>, RawQuery(query): RawQuery) -> Response {
    let name = shared.options().place.council();
    let params = Params::parse(query.as_deref().unwrap_or_default());
    let Some(typed) = params.get("user_code") else {
        return code_page(name, StatusCode::OK, "Type in the code that Beadle shows.");
    };
    let Some(ticket) = shared.council().devices.ticket(typed) else {
        let problem = "There is no such code, or it has run out. Type it in once more, or let Beadle show a new one.";
        return code_page(name, StatusCode::BAD_REQUEST, problem);
    };
    let ticket = ticket.expose();
    let link = |id: &str, say: &str, text: &str| {
        format!(r#"<p><a id="{id}" class="button" href="{PAGE}/answer?ticket={ticket}&amp;{say}">{text}</a></p>"#)
    };
    let mut links = link("accept", "say=accept", "Accept");
    links.push_str(&link("reject", "say=reject", "Reject"));
    for (who, text) in [("deputy", "Accept as the deputy instead"), ("member", "Accept as a councillor instead")] {
        links.push_str(&link(&format!("accept-{who}"), &format!("say=accept&amp;as={who}"), text));
    }
    let body = format!(
        "<h1>{name}</h1><p><strong>Pretend council: nothing here is real.</strong></p>\
         <p>Beadle, which shows this code, would like to see the council's mailboxes, reset their passwords and send mail. \
         You are signed in as the clerk.</p>{links}"
    );
    web_page(StatusCode::OK, &format!("Sign in to {name}"), &body)
}

/// `GET /oauth/v3/device/answer`: where the links of the page lead.
pub(super) async fn answer(State(shared): State<Shared>, RawQuery(query): RawQuery) -> Response {
    let params = Params::parse(query.as_deref().unwrap_or_default());
    let mut council = shared.council();
    let ticket = params.get("ticket").unwrap_or_default();
    let is_yes = params.get("say") == Some("accept");
    let somebody = person(&council, params.get("as").unwrap_or("clerk")).filter(|_| is_yes);
    let is_taken = (somebody.is_some() || !is_yes) && council.devices.answer(ticket, somebody);
    drop(council);
    let (status, title) = match (is_taken, is_yes) {
        (true, true) => (StatusCode::OK, "You have let Beadle in"),
        (true, false) => (StatusCode::OK, "You have not let Beadle in"),
        (false, _) => (StatusCode::BAD_REQUEST, "This page has been used"),
    };
    web_page(status, title, &format!("<h1>{title}</h1><p>Go back to Beadle.</p>"))
}

fn code_page(name: &str, status: StatusCode, words: &str) -> Response {
    let body = format!(
        "<h1>{name}</h1><p><strong>Pretend council: nothing here is real.</strong></p>\
         <form action=\"{PAGE}\"><p><label for=\"code\">{words}</label></p>\
         <p><input id=\"code\" name=\"user_code\" autocomplete=\"off\" autofocus> \
         <button id=\"go-on\">Go on</button></p></form>"
    );
    web_page(status, "Type in a code", &body)
}
