//! Who am I, the users list, and one user.

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

use super::answer::{Envelope, Refusal, json_text, stray_web_page, truncated};
use super::clock;
use super::fault::Fault;
use super::params::Params;
use super::spoil;
use super::state::Shared;
use super::throttle::page_time;
use super::wire::AccountJson;

/// How many rows a page has when the client does not say.
const DEFAULT_LIMIT: usize = 10;
/// The most rows of a page.
const MOST_ROWS: usize = 500;

/// `GET /api/accounts`: the account of whoever the token belongs to, as a list of one.
pub(super) async fn who_am_i(State(shared): State<Shared>, headers: HeaderMap) -> Result<Response, Refusal> {
    let caller = shared.admit(&headers, "ZohoMail.accounts.READ")?;
    let council = shared.council();
    let account = council.roll.by_zuid(caller.zuid).ok_or_else(Refusal::invalid_token)?;
    Ok(Envelope::of([AccountJson::new(shared.options().place, account, clock::now())]).into_response())
}

/// `GET /api/organization/{zoid}/accounts`
pub(super) async fn list(
    State(shared): State<Shared>,
    Path(zoid): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    shared.admit_administrator(&headers, "ZohoMail.organization.accounts.READ", &zoid)?;
    let params = Params::parse(query.as_deref().unwrap_or_default());
    if let Some(unknown) = params.unknown(&["start", "limit"]) {
        return Err(Refusal::new(StatusCode::BAD_REQUEST, "EXTRA_PARAM_FOUND", unknown));
    }
    let number = |name, otherwise| match params.get(name) {
        Some(text) => text.parse::<usize>().ok().ok_or_else(|| Refusal::bad_pattern(name)),
        None => Ok(otherwise),
    };
    let start = number("start", 0)?;
    let limit = number("limit", DEFAULT_LIMIT)?;
    if limit == 0 || limit > MOST_ROWS {
        return Err(Refusal::bad_pattern("limit"));
    }
    // `start` is a sequence number: 1 is the first row, and so is 0. Whoever counts pages from 0 sees a row again.
    let mut skip = start.saturating_sub(1);
    let mut take = limit;
    if shared.has(Fault::ListDuplicates) && skip > 0 {
        skip -= 1;
        take += 1;
    }
    let rows = rows(&shared, skip, take)?;
    if shared.keeps_pace() {
        tokio::time::sleep(page_time(rows.len())).await;
    }
    let rows = match shared.fault() {
        Some(Fault::ListDuplicates) => rows.into_iter().flat_map(|row| [row.clone(), row]).collect(),
        Some(Fault::ListStrings) => rows.into_iter().enumerate().map(spoil::strings).collect(),
        _ => rows,
    };
    Ok(match shared.fault() {
        Some(Fault::List500) => Refusal::internal().into_response(),
        Some(Fault::ListStops) if skip > 0 => Refusal::internal().into_response(),
        Some(Fault::ListHtml) => stray_web_page(),
        Some(Fault::ListHuge) => json_text(spoil::huge()),
        Some(Fault::ListDeep) => json_text(spoil::deep()),
        Some(Fault::ListTruncated) => {
            let whole = serde_json::to_string(&page(rows))?;
            truncated(&whole)
        }
        _ => page(rows).into_response(),
    })
}

/// A page of the list. A single row comes as an object, not as an array of one.
fn page(mut rows: Vec<Value>) -> Envelope<Value> {
    match rows.pop() {
        Some(row) if rows.is_empty() => Envelope::of(row),
        Some(row) => {
            rows.push(row);
            Envelope::of(Value::Array(rows))
        }
        None => Envelope::of(Value::Array(rows)),
    }
}

/// `GET /api/organization/{zoid}/accounts/{id}`, where the id is a zuid, an accountId or an address.
pub(super) async fn one(
    State(shared): State<Shared>,
    Path((zoid, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    shared.admit_administrator(&headers, "ZohoMail.organization.accounts.READ", &zoid)?;
    if shared.has(Fault::User500) {
        return Err(Refusal::internal());
    }
    if shared.has(Fault::UserGone) {
        return Err(Refusal::invalid_account(&id));
    }
    let mut council = shared.council();
    let account = council.roll.find_mut(&id).ok_or_else(|| Refusal::invalid_account(&id))?;
    account.reads += 1;
    if shared.has(Fault::UserMoved) && account.reads == 2 {
        account.enabled = !account.enabled;
    }
    let json = serde_json::to_value(AccountJson::new(shared.options().place, account, clock::now()))?;
    drop(council);
    let json = if shared.has(Fault::UserStrings) { spoil::strings((1, json)) } else { json };
    Ok(Envelope::of(json).into_response())
}

/// Some rows of the list.
fn rows(shared: &Shared, skip: usize, take: usize) -> Result<Vec<Value>, Refusal> {
    let (now, place) = (clock::now(), shared.options().place);
    let council = shared.council();
    let accounts = council.roll.accounts().iter().skip(skip).take(take);
    accounts.map(|account| Ok(serde_json::to_value(AccountJson::new(place, account, now))?)).collect()
}
