//! The login page in the browser, and the way back from it.

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{Html, IntoResponse as _, Response};
use url::{Host, Url};

use super::account::Role;
use super::is_client;
use super::params::Params;
use super::state::{Council, Shared};
use super::tokens::Request;

/// `GET /oauth/v2/auth`: shows who is asking for what, with a way to accept and one to reject.
pub(super) async fn page(State(shared): State<Shared>, RawQuery(query): RawQuery) -> Response {
    let request = match request(&Params::parse(query.as_deref().unwrap_or_default())) {
        Ok(request) => request,
        Err(problem) => return error_page(problem),
    };
    let mut council = shared.council();
    let Ok(ticket) = council.tokens.open_page(request) else { return error_page("general_error") };
    let ticket = ticket.expose();
    let link = |id: &str, say: &str, text: &str| {
        format!(
            r#"<p><a id="{id}" class="button" href="/oauth/v2/auth/answer?ticket={ticket}&amp;{say}">{text}</a></p>"#
        )
    };
    let mut links = link("accept", "say=accept", "Accept");
    links.push_str(&link("reject", "say=reject", "Reject"));
    for (who, text) in [("deputy", "Accept as the deputy instead"), ("member", "Accept as a councillor instead")] {
        links.push_str(&link(&format!("accept-{who}"), &format!("say=accept&amp;as={who}"), text));
    }
    let name = shared.options().place.council();
    let body = format!(
        "<h1>{name}</h1><p><strong>Pretend council: nothing here is real.</strong></p>\
         <p>Beadle would like to see the council's mailboxes and reset their passwords. \
         You are signed in as the clerk.</p>{links}"
    );
    web_page(StatusCode::OK, &format!("Sign in to {name}"), &body)
}

/// `GET /oauth/v2/auth/answer`: where the links of the page lead. Goes back to the client.
pub(super) async fn answer(State(shared): State<Shared>, RawQuery(query): RawQuery) -> Response {
    let params = Params::parse(query.as_deref().unwrap_or_default());
    let mut council = shared.council();
    let Some(request) = params.get("ticket").and_then(|ticket| council.tokens.answer_page(ticket)) else {
        let body = "<h1>This page has been used</h1><p>Go back to Beadle and sign in again.</p>";
        return web_page(StatusCode::BAD_REQUEST, "This page has been used", body);
    };
    let Ok(mut back) = Url::parse(&request.redirect_uri) else { return error_page("invalid_redirect_uri") };
    let state = request.state.clone();
    if params.get("say") == Some("accept") {
        let zuid = person(&council, params.get("as").unwrap_or("clerk"));
        let Some(Ok(code)) = zuid.map(|zuid| council.tokens.new_code(request, zuid)) else {
            return error_page("general_error");
        };
        // As the real server says them. A client that is bound to this server must not follow them.
        back.query_pairs_mut()
            .append_pair("code", code.expose())
            .append_pair("location", "eu")
            .append_pair("accounts-server", "https://accounts.zoho.eu");
    } else {
        back.query_pairs_mut().append_pair("error", "access_denied");
    }
    if let Some(state) = state {
        back.query_pairs_mut().append_pair("state", &state);
    }
    (StatusCode::FOUND, [(LOCATION, String::from(back))]).into_response()
}

/// The zuid of the person that somebody signs in as.
pub(super) fn person(council: &Council, who: &str) -> Option<u64> {
    let first_with = |role| council.roll.accounts().iter().find(|account| account.role == role && account.enabled);
    let account = match who {
        "clerk" => council.clerk(),
        "deputy" => first_with(Role::Admin),
        _ => first_with(Role::Member),
    };
    account.map(|account| account.zuid)
}

/// What the client asks for, or Zoho's word for what is wrong with it.
fn request(params: &Params) -> Result<Request, &'static str> {
    let client_id = params.get("client_id").filter(|id| is_client(id)).ok_or("invalid_client")?;
    let redirect_uri = params.get("redirect_uri").filter(|uri| is_loopback(uri)).ok_or("invalid_redirect_uri")?;
    if params.get("response_type") != Some("code") {
        return Err("invalid_response_type");
    }
    let scopes: Vec<String> = params.get("scope").unwrap_or_default().split(',').map(str::to_owned).collect();
    if !scopes.iter().all(|scope| scope.starts_with("ZohoMail.")) {
        return Err("invalid_scope");
    }
    let offline = match params.get("access_type").unwrap_or("online") {
        "offline" => true,
        "online" => false,
        _ => return Err("invalid_access_type"),
    };
    // A verifier's digest is 32 bytes, which are 43 characters. Without a method it would be `plain`: not taken here.
    let challenge = params.get("code_challenge").filter(|challenge| challenge.len() == 43);
    let challenge = challenge.filter(|_| params.get("code_challenge_method") == Some("S256"));
    Ok(Request {
        client_id: client_id.to_owned(),
        redirect_uri: redirect_uri.to_owned(),
        state: params.get("state").map(str::to_owned),
        scopes,
        offline,
        challenge: challenge.ok_or("invalid_code_challenge")?.to_owned(),
    })
}

/// True for a plain-HTTP address on this very computer.
fn is_loopback(uri: &str) -> bool {
    let Ok(url) = Url::parse(uri) else { return false };
    let here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    here && url.scheme() == "http" && url.fragment().is_none()
}

fn error_page(problem: &str) -> Response {
    let body = format!("<h1>Something is wrong</h1><p>The pretend council can't sign you in: {problem}</p>");
    web_page(StatusCode::BAD_REQUEST, "Something is wrong", &body)
}

/// No text of a visitor ever gets here, so nothing needs escaping.
pub(super) fn web_page(status: StatusCode, title: &str, body: &str) -> Response {
    let page = format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><style>\
         body{{font:1.1rem/1.5 sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem}}\
         .button{{display:inline-block;padding:.5rem 1rem;border:1px solid}}</style></head><body>{body}</body></html>"
    );
    (status, Html(page)).into_response()
}
