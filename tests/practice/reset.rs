//! The reset itself, without faults.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::support::{Answer, GOOD, Visit, client, refresh_form, token, why};

const SIAN: &str = "cllr.pugh@littlewittering-pc.gov.uk";
const CLERK: &str = "clerk@littlewittering-pc.gov.uk";
const DEPUTY: &str = "deputy@littlewittering-pc.gov.uk";

/// A reset of Siân's password with one key changed, or left out.
async fn with(visit: &Visit, key: &str, value: Option<Value>) -> Answer {
    let mut body = visit.reset_body(SIAN, GOOD);
    let fields = body.as_object_mut().unwrap();
    match value {
        Some(value) => fields.insert(key.to_owned(), value),
        None => fields.remove(key),
    };
    visit.put(&visit.zuid(SIAN).to_string(), &body).await
}

#[tokio::test]
async fn a_reset_changes_one_password_and_its_record() {
    let visit = Visit::new("").await;
    let before = visit.council().snapshot();
    let (status, body) = visit.reset(SIAN, GOOD).await;
    assert_eq!((status, body), (StatusCode::OK, json!({"status": {"code": 200, "description": "success"}})));
    assert!(visit.council().password_is(SIAN, GOOD));

    let after = visit.council().snapshot();
    assert_eq!((after.puts_seen, after.changes_applied), (1, 1));
    for (was, is) in before.accounts.iter().zip(&after.accounts) {
        assert_eq!(was.last_password_reset != is.last_password_reset, is.address == SIAN, "{}", is.address);
        assert_eq!(visit.council().password_is(&is.address, GOOD), is.address == SIAN);
    }
    let seen = visit.council().last_reset().unwrap();
    assert_eq!(seen.keys, ["mode", "oneTimePassword", "password", "resetAuthtoken", "zuid"]);
    assert_eq!((seen.one_time_password, seen.sign_out, seen.applied), (Some(false), Some(false), true));
    let sian = visit.council().account(SIAN).unwrap();
    assert_eq!((sian.one_time_password, sian.signed_out, sian.changes), (Some(false), Some(false), 1));
    let read = visit.user(SIAN).await;
    assert_eq!(read["lastPasswordReset"], sian.last_password_reset);
}

#[tokio::test]
async fn the_path_takes_zuid_or_account_id_but_no_address() {
    let visit = Visit::new("").await;
    let body = visit.reset_body(SIAN, GOOD);
    let account_id = visit.council().account(SIAN).unwrap().account_id;
    assert_eq!(visit.put(&account_id, &body).await.0, 200);
    for id in [SIAN, "99", "x"] {
        let (status, body) = visit.put(id, &body).await;
        assert_eq!((status, why(&body).1), (StatusCode::NOT_FOUND, format!("Account id {id} is invalid").as_str()));
    }
}

#[tokio::test]
async fn the_body_must_name_the_same_person() {
    let visit = Visit::new("").await;
    for missing in [None, Some(Value::Null)] {
        let (status, body) = with(&visit, "zuid", missing).await;
        assert_eq!((status, why(&body).1), (StatusCode::BAD_REQUEST, "zuid is null"));
    }
    let owen = visit.zuid("cllr.opugh@littlewittering-pc.gov.uk");
    let account_id = visit.council().account(SIAN).unwrap().account_id;
    for wrong in [json!(owen), json!("x"), json!(1.5), json!(account_id), json!(true)] {
        let (status, body) = with(&visit, "zuid", Some(wrong)).await;
        assert_eq!((status, why(&body).0), (StatusCode::BAD_REQUEST, "PATTERN_NOT_MATCHED"));
    }
    assert_eq!(visit.council().changes_applied(), 0);
    let as_text = json!(visit.zuid(SIAN).to_string());
    assert_eq!(with(&visit, "zuid", Some(as_text)).await.0, 200);
}

#[tokio::test]
async fn keys_are_checked_before_anything_happens() {
    let visit = Visit::new("").await;
    for extra in ["resetAuthToken", "fromName", "adminPassword"] {
        let (status, body) = with(&visit, extra, Some(json!(true))).await;
        assert_eq!((status, why(&body).0), (StatusCode::NOT_FOUND, "EXTRA_KEY_FOUND_IN_JSON"));
        assert!(why(&body).1.contains(extra), "the refusal names the key");
    }
    for (key, value, code) in [
        ("mode", None, "LESS_THAN_MIN_OCCURANCE"),
        ("mode", Some(json!("disableUser")), "PATTERN_NOT_MATCHED"),
        ("password", None, "LESS_THAN_MIN_OCCURANCE"),
        ("password", Some(json!(12_345_678)), "PATTERN_NOT_MATCHED"),
        ("oneTimePassword", Some(json!("false")), "PATTERN_NOT_MATCHED"),
        ("resetAuthtoken", Some(json!("false")), "PATTERN_NOT_MATCHED"),
    ] {
        let (status, body) = with(&visit, key, value).await;
        assert_eq!((status, why(&body).0), (StatusCode::BAD_REQUEST, code), "{key}");
    }
    let id = visit.zuid(SIAN).to_string();
    for body in [json!([1]), json!("text"), Value::Null] {
        assert_eq!(why(&visit.put(&id, &body).await.1).0, "JSON_PARSE_ERROR");
    }
    assert_eq!(visit.council().changes_applied(), 0);
}

#[tokio::test]
async fn a_missing_flag_counts_as_true() {
    let visit = Visit::new("").await;
    assert_eq!(with(&visit, "oneTimePassword", None).await.0, 200);
    assert_eq!(visit.council().account(SIAN).unwrap().one_time_password, Some(true));
    assert_eq!(visit.council().last_reset().unwrap().one_time_password, None);

    let mut body = visit.reset_body(SIAN, "Otter-Maple-Tunnel-58");
    body.as_object_mut().unwrap().remove("resetAuthtoken");
    assert_eq!(visit.put(&visit.zuid(SIAN).to_string(), &body).await.0, 200);
    assert_eq!(visit.council().account(SIAN).unwrap().signed_out, Some(true));
    assert_eq!(visit.council().last_reset().unwrap().sign_out, None);
}

#[tokio::test]
async fn each_spelling_of_the_flag() {
    for (option, accepted) in
        [("resetAuthtoken", Some("resetAuthtoken")), ("resetAuthToken", Some("resetAuthToken")), ("neither", None)]
    {
        let visit = Visit::new(&format!("flag={option}")).await;
        for (number, spelling) in ["resetAuthtoken", "resetAuthToken"].into_iter().enumerate() {
            let body = json!({
                "mode": "resetPassword", "zuid": visit.zuid(SIAN), "oneTimePassword": true,
                "password": format!("Maple-Tunnel-Otter-{}", 47 + number), spelling: true,
            });
            let (status, body) = visit.put(&visit.zuid(SIAN).to_string(), &body).await;
            if accepted == Some(spelling) {
                assert_eq!(status, 200);
                assert_eq!(visit.council().last_reset().unwrap().sign_out, Some(true));
            } else {
                assert_eq!((status, why(&body).0), (StatusCode::NOT_FOUND, "EXTRA_KEY_FOUND_IN_JSON"));
                assert!(why(&body).1.contains(spelling));
            }
        }
        let without = with(&visit, "resetAuthtoken", None).await.0;
        assert!(without == 200 || option == "resetAuthtoken", "a reset without the flag works: {without}");
    }
}

#[tokio::test]
async fn passwords_that_zoho_refuses() {
    let visit = Visit::new("").await;
    for (password, code, words) in [
        ("Password-123456", "", "Password has previously appeared in a data breach"),
        ("PASSWORD-123456", "", "Password has previously appeared in a data breach"),
        ("Ab-4567", "LESS_THAN_MIN_LENGTH", "password"),
        ("maple-tunnel-47", "PATTERN_NOT_MATCHED", "Pattern not matched: password"),
        ("Maple-Tunnel", "PATTERN_NOT_MATCHED", "Pattern not matched: password"),
        ("Maple9Tunnel4", "PATTERN_NOT_MATCHED", "Pattern not matched: password"),
        ("Maple-Tunnel-123", "PATTERN_NOT_MATCHED", "Pattern not matched: password"),
        ("Maple-abc-47", "PATTERN_NOT_MATCHED", "Pattern not matched: password"),
        ("Maple-Otter-000", "PATTERN_NOT_MATCHED", "Pattern not matched: password"),
        ("Maple-Pugh-47", "PATTERN_NOT_MATCHED", "Pattern not matched: password"),
        ("Siân-Tunnel-47", "PATTERN_NOT_MATCHED", "Pattern not matched: password"),
        ("Cllr-Tunnel-47", "PATTERN_NOT_MATCHED", "Pattern not matched: password"),
    ] {
        let (status, body) = visit.reset(SIAN, password).await;
        assert_eq!((status, why(&body)), (StatusCode::BAD_REQUEST, (code, words)), "{password}");
    }
    let long = format!("Maple-4{}", "-".repeat(244));
    assert_eq!(why(&visit.reset(SIAN, &long).await.1).0, "MORE_THAN_MAX_LENGTH");
    assert_eq!(visit.council().changes_applied(), 0);
    // It is somebody else's name that stands in it.
    assert_eq!(visit.reset("cllr.quill@littlewittering-pc.gov.uk", "Maple-Pugh-47").await.0, 200);
}

#[tokio::test]
async fn the_last_few_passwords_are_remembered() {
    let visit = Visit::new("").await;
    let password = |n: u8| format!("Maple-Tunnel-Otter-{n}");
    for n in [40, 52, 64, 76] {
        assert_eq!(visit.reset(SIAN, &password(n)).await.0, 200);
    }
    for n in [40, 52, 64, 76] {
        let (status, body) = visit.reset(SIAN, &password(n)).await;
        assert_eq!((status, why(&body).1), (StatusCode::BAD_REQUEST, "Password present in the password history"));
    }
    assert_eq!(visit.reset(SIAN, &password(88)).await.0, 200);
    assert_eq!(visit.reset(SIAN, &password(40)).await.0, 200, "four changes ago is forgotten");
    assert!(visit.council().password_is(SIAN, &password(40)));
}

#[tokio::test]
async fn the_record_moves_with_every_change() {
    let visit = Visit::new("").await;
    let mut last = visit.user(SIAN).await["lastPasswordReset"].as_i64().unwrap();
    for n in [40, 52, 64] {
        visit.reset(SIAN, &format!("Maple-Tunnel-Otter-{n}")).await;
        let next = visit.user(SIAN).await["lastPasswordReset"].as_i64().unwrap();
        assert!(next > last);
        last = next;
    }
    let owen = "cllr.opugh@littlewittering-pc.gov.uk";
    assert_eq!(visit.user(owen).await["lastPasswordReset"], -1);
    visit.reset(owen, GOOD).await;
    assert!(visit.user(owen).await["lastPasswordReset"].as_i64().unwrap() > 0);
}

#[tokio::test]
async fn who_may_reset_whom() {
    let deputy = Visit::of("", DEPUTY).await;
    let (status, body) = deputy.reset(CLERK, GOOD).await;
    assert_eq!((status, why(&body).0), (StatusCode::FORBIDDEN, "OPERATION_NOT_PERMITTED"));
    assert!(!deputy.council().password_is(CLERK, GOOD));
    assert_eq!(deputy.reset(SIAN, GOOD).await.0, 200);

    let member = Visit::of("", SIAN).await;
    for address in [SIAN, CLERK, DEPUTY] {
        let (status, body) = member.reset(address, GOOD).await;
        assert_eq!((status, why(&body).1), (StatusCode::FORBIDDEN, "Invalid access"));
    }
    let clerk = Visit::new("").await;
    assert_eq!(clerk.reset(DEPUTY, GOOD).await.0, 200);
}

#[tokio::test]
async fn the_token_owners_own_reset_ends_the_token_at_once() {
    let visit = Visit::new("").await;
    let grant = visit.server.sign_in_clerk();
    assert_eq!(visit.reset(CLERK, GOOD).await.0, 200);
    assert!(visit.council().password_is(CLERK, GOOD));
    assert_eq!(visit.council().account(CLERK).unwrap().signed_out, Some(false), "although the flag was off");
    let (status, body) = visit.get("/api/accounts").await;
    assert_eq!((status, why(&body).0), (StatusCode::UNAUTHORIZED, "INVALID_OAUTHTOKEN"));
    assert_eq!(token(&visit.http, &visit.base, &refresh_form(&grant)).await["error"], "invalid_code");
}

#[tokio::test]
async fn signing_somebody_out_ends_their_tokens_and_nobody_elses() {
    let visit = Visit::new("").await;
    let deputy = visit.server.sign_in(DEPUTY).unwrap().unwrap();
    assert_eq!(visit.reset(DEPUTY, GOOD).await.0, 200);
    assert!(token(&visit.http, &visit.base, &refresh_form(&deputy)).await["access_token"].is_string());
    let mut body = visit.reset_body(DEPUTY, "Otter-Maple-Tunnel-58");
    body["resetAuthtoken"] = json!(true);
    assert_eq!(visit.put(&visit.zuid(DEPUTY).to_string(), &body).await.0, 200);
    assert_eq!(token(&visit.http, &visit.base, &refresh_form(&deputy)).await["error"], "invalid_code");
    assert_eq!(visit.get("/api/accounts").await.0, 200);
}

#[tokio::test]
async fn whether_the_connection_was_fresh_can_be_seen() {
    let mut visit = Visit::new("").await;
    visit.get("/api/accounts").await;
    visit.reset(SIAN, GOOD).await;
    assert!(!visit.council().last_reset().unwrap().fresh_connection);
    visit.http = client();
    visit.reset(SIAN, "Otter-Maple-Tunnel-58").await;
    assert!(visit.council().last_reset().unwrap().fresh_connection);
}

#[tokio::test]
async fn a_reset_without_a_good_token_is_seen_but_not_carried_out() {
    let visit = Visit::new("").await;
    visit.council().expire_access_tokens();
    let (status, body) = visit.reset(SIAN, GOOD).await;
    assert_eq!((status, why(&body).0), (StatusCode::UNAUTHORIZED, "INVALID_OAUTHTOKEN"));
    let seen = visit.council().last_reset().unwrap();
    assert!(!seen.applied && visit.council().puts_seen() == 1);
}
