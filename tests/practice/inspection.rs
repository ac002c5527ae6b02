//! What tests in other processes may see.

use serde_json::{Value, json};

use super::support::{GOOD, Visit, read};

const CLERK: &str = "clerk@littlewittering-pc.gov.uk";
const SIAN: &str = "cllr.pugh@littlewittering-pc.gov.uk";

async fn ask(visit: &Visit, what: &str, body: Value) -> Value {
    read(visit.http.post(format!("{}/practice/{what}", visit.base)).json(&body).send().await.unwrap()).await.1["matches"]
        .clone()
}

#[tokio::test]
async fn the_state_counts_everything_and_gives_nothing_away() {
    let visit = Visit::new("").await;
    visit.page(0, 50).await;
    visit.user(SIAN).await;
    visit.reset(SIAN, GOOD).await;
    let account_id = visit.council().account(CLERK).unwrap().account_id;
    let mail = json!({"fromAddress": CLERK, "toAddress": SIAN, "subject": "Hello", "content": GOOD});
    visit.post(&format!("/api/accounts/{account_id}/messages"), &mail).await;
    visit.get("/nowhere").await;

    // Without a token, and counted nowhere.
    let (_, state) = read(visit.http.get(format!("{}/practice/state", visit.base)).send().await.unwrap()).await;
    assert_eq!(
        state["counts"],
        json!({"login": 0, "token": 1, "revoke": 0, "device_code": 0, "device_token": 0, "who_am_i": 1, "list": 1, "user": 1, "reset": 1, "mail": 1, "other": 1})
    );
    assert_eq!((state["putsSeen"].as_u64(), state["changesApplied"].as_u64()), (Some(1), Some(1)));
    assert_eq!(state["council"], "Little Wittering Parish Council");
    let sian = state["accounts"].as_array().unwrap().iter().find(|row| row["address"] == SIAN).unwrap();
    assert_eq!((&sian["changes"], &sian["oneTimePassword"]), (&json!(1), &json!(false)));
    assert_eq!(sian["lastPasswordReset"], visit.user(SIAN).await["lastPasswordReset"]);
    assert_eq!(state["mails"], json!([{"from": CLERK, "to": [SIAN], "subject": "Hello"}]));
    assert!(!state.to_string().contains(GOOD) && !state.to_string().contains(&visit.access));
}

#[tokio::test]
async fn questions_are_answered_with_yes_or_no() {
    let visit = Visit::new("").await;
    assert_eq!(ask(&visit, "password-is", json!({"address": SIAN, "password": GOOD})).await, false);
    visit.reset(SIAN, GOOD).await;
    assert_eq!(ask(&visit, "password-is", json!({"address": SIAN, "password": GOOD})).await, true);
    assert_eq!(ask(&visit, "password-is", json!({"address": CLERK, "password": GOOD})).await, false);
    assert_eq!(ask(&visit, "mail-contains", json!({"to": SIAN, "text": ""})).await, false);
}

#[tokio::test]
async fn everything_of_a_person_can_be_revoked() {
    let visit = Visit::new("").await;
    assert!(visit.council().revoke_everything_of(CLERK));
    assert!(!visit.council().revoke_everything_of("nobody@example.com"));
    assert_eq!(visit.get("/api/accounts").await.0, 401);
}
