//! Everything that can go wrong with a reset.

use std::time::Duration;

use beadle::practice::Fault;
use reqwest::StatusCode;
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::support::{Answer, GOOD, Visit, refresh_form, token, why};

const SIAN: &str = "cllr.pugh@littlewittering-pc.gov.uk";

async fn visit(fault: Fault) -> Visit {
    Visit::new(&format!("fault={}", fault.name())).await
}

/// The answer to a reset, and whether the password was changed.
async fn reset(fault: Fault) -> (Answer, bool) {
    let visit = visit(fault).await;
    let answer = visit.reset(SIAN, GOOD).await;
    let changed = visit.council().password_is(SIAN, GOOD);
    assert_eq!(visit.council().changes_applied(), usize::from(changed));
    assert_eq!(visit.council().puts_seen(), 1);
    (answer, changed)
}

/// Sends a reset by hand and gives every byte of the answer.
async fn bytes_of_the_answer(visit: &Visit) -> Vec<u8> {
    let body = visit.reset_body(SIAN, GOOD).to_string();
    let (path, zuid, length) = (visit.accounts_path(), visit.zuid(SIAN), body.len());
    let request = format!(
        "PUT {path}/{zuid} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}",
        visit.access
    );
    let mut stream = tokio::net::TcpStream::connect(visit.base.trim_start_matches("http://")).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A reset connection is as good an end as a closed one.
    if let Err(error) = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut answer)).await.unwrap() {
        assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
    }
    answer
}

#[tokio::test]
async fn a_cut_connection_gives_not_one_byte() {
    for (fault, changed) in [(Fault::ResetCutBefore, false), (Fault::ResetCutAfter, true)] {
        let visit = visit(fault).await;
        assert_eq!(bytes_of_the_answer(&visit).await, b"", "{fault:?}");
        assert_eq!(visit.council().password_is(SIAN, GOOD), changed, "{fault:?}");
        let again = visit.reset_raw(SIAN, "Otter-Maple-Tunnel-58").await;
        assert!(again.unwrap_err().is_request(), "{fault:?} strikes every time");
        assert_eq!(visit.get("/api/accounts").await.0, 200, "and nothing else");
    }
}

#[tokio::test]
async fn a_cut_after_the_change_lets_a_second_try_be_refused_as_used_before() {
    let visit = visit(Fault::ResetCutAfter).await;
    visit.reset_raw(SIAN, GOOD).await.unwrap_err();
    let (status, body) = visit.reset(SIAN, GOOD).await;
    assert_eq!((status, why(&body).1), (StatusCode::BAD_REQUEST, "Password present in the password history"));
}

#[tokio::test]
async fn a_cut_midway_gives_a_head_and_half_a_body() {
    let visit = visit(Fault::ResetCutMidway).await;
    let answer = String::from_utf8(bytes_of_the_answer(&visit).await).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.len() == 300, "{answer}");
    assert!(visit.council().password_is(SIAN, GOOD));
}

#[tokio::test]
async fn no_answer_ever() {
    let visit = visit(Fault::ResetTimeout).await;
    let waiting = tokio::time::timeout(Duration::from_millis(700), visit.reset_raw(SIAN, GOOD)).await;
    assert!(waiting.is_err());
    assert!(visit.council().password_is(SIAN, GOOD));
}

#[tokio::test]
async fn answers_that_cannot_be_understood() {
    for (fault, status, changed) in [
        (Fault::Reset500, 500, false),
        (Fault::Reset500Changed, 500, true),
        (Fault::ResetHtml, 200, false),
        (Fault::ResetTruncated, 200, true),
        (Fault::ResetEmpty, 200, true),
        (Fault::ResetUnknown400, 400, false),
    ] {
        let (answer, was_changed) = reset(fault).await;
        assert_eq!((answer.0.as_u16(), was_changed), (status, changed), "{fault:?}");
        match (fault, answer.1) {
            (Fault::Reset500 | Fault::Reset500Changed, body) => assert_eq!(why(&body).0, "INTERNAL_ERROR"),
            (Fault::ResetHtml, Value::String(page)) => assert!(page.contains("<html>")),
            (Fault::ResetTruncated, Value::String(text)) => assert!(text.starts_with('{') && text.len() > 10),
            (_, Value::String(text)) => assert_eq!(text, ""),
            (fault, other) => panic!("{fault:?}: {other}"),
        }
    }
}

#[tokio::test]
async fn refusals_on_demand() {
    for (fault, status, code, words) in [
        (Fault::ResetThrottled, 400, "URL_ROLLING_THROTTLES_LIMIT_EXCEEDED", "Too many requests"),
        (Fault::ResetBreached, 400, "", "Password has previously appeared in a data breach"),
        (Fault::ResetHistory, 400, "", "Password present in the password history"),
        (Fault::ResetNotAllowed, 403, "OPERATION_NOT_PERMITTED", "Operation not permitted"),
        (Fault::ResetRefused200, 200, "", "Password has previously appeared in a data breach"),
    ] {
        let ((http, body), changed) = reset(fault).await;
        assert_eq!((http.as_u16(), why(&body), changed), (status, (code, words), false), "{fault:?}");
        assert_eq!(body["status"]["code"], if status == 200 { 400 } else { status });
    }
    let ((http, body), changed) = reset(Fault::ResetRefusedArray).await;
    assert_eq!((http, changed, body[0].as_u64()), (StatusCode::BAD_REQUEST, false, Some(2)));
    assert_eq!(body[1]["msg"], "Password has previously appeared in a data breach");
    assert!(body[1]["errorCode"].is_string());
}

#[tokio::test]
async fn a_redirect_leads_to_where_visitors_are_counted() {
    let visit = visit(Fault::ResetRedirect).await;
    let answer = visit.reset_raw(SIAN, GOOD).await.unwrap();
    assert_eq!(answer.status(), StatusCode::TEMPORARY_REDIRECT);
    let target = answer.headers()["location"].to_str().unwrap();
    assert!(target.starts_with(&visit.base));
    assert_eq!(visit.council().snapshot().redirects_followed, 0);
    visit.http.put(target).send().await.unwrap();
    assert_eq!(visit.council().snapshot().redirects_followed, 1);
    assert!(!visit.council().password_is(SIAN, GOOD));
}

#[tokio::test]
async fn a_token_that_fails_once_or_always() {
    for (fault, second) in [(Fault::Reset401Once, 200), (Fault::Reset401, 401)] {
        let mut visit = visit(fault).await;
        let grant = visit.server.sign_in_clerk();
        let (status, body) = visit.reset(SIAN, GOOD).await;
        assert_eq!((status, why(&body).0), (StatusCode::UNAUTHORIZED, "INVALID_OAUTHTOKEN"), "{fault:?}");
        assert_eq!(visit.get("/api/accounts").await.0, 401, "the token has really ended");
        visit.refresh(&grant).await;
        assert_eq!(visit.reset(SIAN, GOOD).await.0, second, "{fault:?}");
        assert_eq!(visit.council().changes_applied(), usize::from(second == 200));
        assert!(token(&visit.http, &visit.base, &refresh_form(&grant)).await["access_token"].is_string());
    }
}

#[tokio::test]
async fn a_record_that_lags_and_one_that_never_moves() {
    for (fault, moves) in [(Fault::SlowRecord, true), (Fault::StuckRecord, false)] {
        let visit = visit(fault).await;
        let before = visit.user(SIAN).await["lastPasswordReset"].clone();
        assert_eq!(visit.reset(SIAN, GOOD).await.0, 200);
        assert!(visit.council().password_is(SIAN, GOOD));
        assert_eq!(visit.user(SIAN).await["lastPasswordReset"], before, "{fault:?}");
        tokio::time::sleep(Duration::from_millis(5_100)).await;
        assert_eq!(visit.user(SIAN).await["lastPasswordReset"] != before, moves, "{fault:?}");
    }
}

#[tokio::test]
async fn a_fault_comes_after_what_zoho_checks_first() {
    let visit = visit(Fault::ResetCutBefore).await;
    let mut body = visit.reset_body(SIAN, GOOD);
    body["unknown"] = Value::Bool(true);
    assert_eq!(visit.put(&visit.zuid(SIAN).to_string(), &body).await.0, StatusCode::NOT_FOUND);
}
