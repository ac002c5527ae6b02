//! The part of Zoho's console that makes codes for a Self Client, as far as practising with it needs.

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::login::{person, web_page};
use super::params::Params;
use super::state::Shared;

/// How many minutes a code can live, and how the page says that.
const MINUTES: [u64; 4] = [3, 5, 7, 10];
const CHOICES: &str = "<option value=\"3\">3 minutes</option><option value=\"5\">5 minutes</option>\
                       <option value=\"7\">7 minutes</option><option value=\"10\">10 minutes</option>";

/// `GET /`, the console's front page: asks for the scopes and the time, as the console does.
pub(super) async fn page(State(shared): State<Shared>) -> Response {
    let name = shared.options().place.council();
    let body = format!(
        "<h1>{name}: Self Client</h1><p><strong>Pretend council: nothing here is real.</strong></p>\
         <form action=\"/self-client/code\"><p><label for=\"scope\">Scope</label></p>\
         <p><textarea id=\"scope\" name=\"scope\" rows=\"5\" cols=\"50\"></textarea></p>\
         <p><label for=\"minutes\">Time duration</label> <select id=\"minutes\" name=\"minutes\">{CHOICES}</select></p>\
         <p><button id=\"create\">Create</button></p></form>"
    );
    web_page(StatusCode::OK, "Self Client", &body)
}

/// `GET /self-client/code`: makes one, of the clerk.
pub(super) async fn code(State(shared): State<Shared>, RawQuery(query): RawQuery) -> Response {
    let params = Params::parse(query.as_deref().unwrap_or_default());
    let minutes = params.get("minutes").and_then(|text| text.parse().ok()).filter(|n| MINUTES.contains(n));
    let scopes = scopes(params.get("scope").unwrap_or_default());
    let mut council = shared.council();
    let made = match (minutes, scopes, person(&council, "clerk")) {
        (Some(minutes), Some(scopes), Some(zuid)) => council.tokens.new_self_client_code(scopes, zuid, minutes).ok(),
        _ => None,
    };
    let Some(code) = made else {
        let body = "<h1>Enter a valid scope</h1><p>Go back, and copy the scopes from Beadle.</p>";
        return web_page(StatusCode::BAD_REQUEST, "Enter a valid scope", body);
    };
    let body = format!(
        "<h1>Generated code</h1><p>Copy it into Beadle:</p><p><code id=\"generated\">{}</code></p>",
        code.expose()
    );
    web_page(StatusCode::OK, "Generated code", &body)
}

/// The scopes, if all of them are of Zoho Mail.
pub(super) fn scopes(text: &str) -> Option<Vec<String>> {
    let scopes: Vec<String> = text.split(',').map(|scope| scope.trim().to_owned()).collect();
    scopes.iter().all(|scope| scope.starts_with("ZohoMail.")).then_some(scopes)
}
