//! `PUT /api/organization/{zoid}/accounts/{id}` with `mode=resetPassword`: the one that matters.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value};

use super::account::{Account, RecordMoment, ResetFlags, Role, ShownAfter};
use super::answer::{Envelope, Refusal, json_text, stray_web_page, truncated};
use super::clock;
use super::fault::Fault;
use super::inspect::ResetSeen;
use super::line::Line;
use super::rules;
use super::secret::{Fingerprint, Hidden};
use super::server::Arrival;
use super::state::{Caller, Council, Shared};

const SCOPE: &str = "ZohoMail.organization.accounts.UPDATE";

/// A reset as asked for, with every key known and of the right type.
#[derive(Debug)]
struct Asked {
    password: Hidden,
    zuid: String,
    one_time: Option<bool>,
    sign_out: Option<bool>,
}

/// Where the redirect of the fault `reset-redirect` leads.
pub(super) const REDIRECT_TARGET: &str = "/practice/redirected";

/// Carries a reset out, or doesn't.
pub(super) async fn reset(
    State(shared): State<Shared>,
    Path((zoid, id)): Path<(String, String)>,
    ConnectInfo(line): ConnectInfo<Line>,
    Extension(arrival): Extension<Arrival>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let body = serde_json::from_slice::<Map<String, Value>>(&body);
    let seen = ResetSeen::new(&id, body.as_ref().ok(), arrival);
    let place = {
        let mut council = shared.council();
        council.resets.push(seen);
        council.resets.len() - 1
    };
    let caller = shared.admit_administrator(&headers, SCOPE, &zoid)?;
    if token_fails(&shared, &caller) {
        return Err(Refusal::invalid_token());
    }
    let asked = asked(&body.map_err(|error| Refusal::bad_json(&error))?, shared.options().flag.key())?;
    let salt = shared.salt();
    {
        let mut council = shared.council();
        let account = target(&council, &caller, &id, &asked)?;
        if let Some(answer) = fault_before(&shared, &line) {
            return Ok(answer);
        }
        let fingerprint = rules::check(asked.password.expose(), account, salt)?;
        change(&shared, &mut council, &caller, &id, &asked, fingerprint);
        if let Some(seen) = council.resets.get_mut(place) {
            seen.applied = true;
        }
    }
    let answer = Envelope::success().into_response();
    match shared.fault().filter(|fault| fault.strikes_after_the_change()) {
        Some(fault) => Ok(fault_after(fault, &shared, &line).await),
        None => Ok(answer),
    }
}

/// The two faults of the token. The token that came is really ended, so that only a fresh one can do better.
fn token_fails(shared: &Shared, caller: &Caller) -> bool {
    let mut council = shared.council();
    let fails = match shared.fault() {
        Some(Fault::Reset401) => true,
        Some(Fault::Reset401Once) => !std::mem::replace(&mut council.refused_once, true),
        _ => false,
    };
    if fails {
        council.tokens.revoke(caller.token.expose());
    }
    fails
}

/// Reads the body as strictly as Zoho does: keys first, then what they hold.
fn asked(body: &Map<String, Value>, flag: Option<&str>) -> Result<Asked, Refusal> {
    match body.get("mode") {
        Some(Value::String(mode)) if mode == "resetPassword" => {}
        Some(_) => return Err(Refusal::bad_pattern("mode")),
        None => return Err(Refusal::missing_key("mode")),
    }
    let known = ["mode", "zuid", "password", "oneTimePassword"];
    let known = |key: &str| known.contains(&key) || flag == Some(key);
    if let Some(extra) = body.keys().find(|key| !known(key)) {
        return Err(Refusal::extra_key(extra));
    }
    let zuid = match body.get("zuid") {
        Some(Value::Number(number)) if number.is_u64() => number.to_string(),
        Some(Value::String(text)) if text.parse::<u64>().is_ok() => text.clone(),
        Some(Value::Null) | None => return Err(Refusal::in_words(StatusCode::BAD_REQUEST, "zuid is null")),
        Some(_) => return Err(Refusal::bad_pattern("zuid")),
    };
    let password = match body.get("password") {
        Some(Value::String(password)) => Hidden::new(password.clone()),
        Some(_) => return Err(Refusal::bad_pattern("password")),
        None => return Err(Refusal::missing_key("password")),
    };
    let truth = |key: &str| match body.get(key) {
        Some(Value::Bool(truth)) => Ok(Some(*truth)),
        Some(_) => Err(Refusal::bad_pattern(key)),
        None => Ok(None),
    };
    let sign_out = flag.map_or(Ok(None), truth)?;
    Ok(Asked { password, zuid, one_time: truth("oneTimePassword")?, sign_out })
}

/// Whose password it is. The path takes a zuid or an accountId, but no address, and the body must agree.
fn target<'a>(council: &'a Council, caller: &Caller, id: &str, asked: &Asked) -> Result<&'a Account, Refusal> {
    let number = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    let account = number.then(|| council.roll.find(id)).flatten().ok_or_else(|| Refusal::invalid_account(id))?;
    if account.zuid.to_string() != asked.zuid {
        return Err(Refusal::bad_pattern("zuid"));
    }
    if account.role == Role::SuperAdmin && caller.zuid != account.zuid {
        return Err(Refusal::not_permitted());
    }
    Ok(account)
}

/// What a fault answers although nothing has been changed.
fn fault_before(shared: &Shared, line: &Line) -> Option<Response> {
    Some(match shared.fault()? {
        Fault::ResetCutBefore => {
            line.cut();
            Refusal::internal().into_response()
        }
        Fault::Reset500 => Refusal::internal().into_response(),
        Fault::ResetHtml => stray_web_page(),
        Fault::ResetRedirect => {
            let target = format!("{}{REDIRECT_TARGET}", shared.base_url());
            (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, target)]).into_response()
        }
        Fault::ResetThrottled => Refusal::throttled().into_response(),
        Fault::ResetBreached => Refusal::breached().into_response(),
        Fault::ResetHistory => Refusal::in_history().into_response(),
        Fault::ResetNotAllowed => Refusal::not_permitted().into_response(),
        Fault::ResetUnknown400 => StatusCode::BAD_REQUEST.into_response(),
        Fault::ResetRefused200 => Refusal::breached().inside_success(),
        Fault::ResetRefusedArray => Refusal::breached().as_array(),
        _ => return None,
    })
}

fn change(shared: &Shared, council: &mut Council, caller: &Caller, id: &str, asked: &Asked, fingerprint: Fingerprint) {
    // Zoho documents both as true when they are left out.
    let flags = ResetFlags { one_time: asked.one_time.unwrap_or(true), sign_out: asked.sign_out.unwrap_or(true) };
    let shown_after = match shared.fault() {
        Some(Fault::SlowRecord) => ShownAfter::Seconds(5),
        Some(Fault::StuckRecord) => ShownAfter::Never,
        _ => ShownAfter::Seconds(0),
    };
    let Some(account) = council.roll.find_mut(id) else { return };
    account.change_password(fingerprint, flags, RecordMoment { now: clock::now(), shown_after });
    let zuid = account.zuid;
    if flags.sign_out || zuid == caller.zuid {
        // The token owner's own reset ends the token whatever the flag says.
        council.tokens.revoke_person(zuid);
    }
}

/// What a fault answers although the password is changed.
async fn fault_after(fault: Fault, shared: &Shared, line: &Line) -> Response {
    const SUCCESS: &str = r#"{"status":{"code":200,"description":"success"}}"#;
    match fault {
        Fault::ResetCutAfter => {
            line.cut();
            Envelope::success().into_response()
        }
        Fault::ResetCutMidway => {
            // The head is shorter than 300 bytes, so the cut is in the body.
            line.cut_after(300);
            json_text(format!("{SUCCESS}{}", " ".repeat(1_000)))
        }
        Fault::ResetTimeout => {
            shared.stopped().await;
            line.cut();
            Refusal::internal().into_response()
        }
        Fault::Reset500Changed => Refusal::internal().into_response(),
        Fault::ResetTruncated => truncated(SUCCESS),
        _ => StatusCode::OK.into_response(),
    }
}
