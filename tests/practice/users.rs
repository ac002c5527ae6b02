//! Who am I, the list, and one user.

use std::collections::BTreeSet;

use reqwest::StatusCode;
use reqwest::header::{AUTHORIZATION, DATE};
use serde_json::Value;

use super::support::{Visit, client, read, why};

fn rows(body: &Value) -> Vec<Value> {
    match &body["data"] {
        Value::Array(rows) => rows.clone(),
        row @ Value::Object(_) => vec![row.clone()],
        other => panic!("neither rows nor a row: {other}"),
    }
}

fn ids(body: &Value) -> Vec<String> {
    rows(body).iter().map(|row| row["accountId"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn who_am_i_is_a_list_of_the_token_owner_alone() {
    let visit = Visit::new("").await;
    let (status, body) = visit.get("/api/accounts").await;
    assert_eq!((status, body["status"]["code"].as_u64()), (StatusCode::OK, Some(200)));
    assert_eq!(body["data"].as_array().unwrap().len(), 1);
    assert_eq!(body["data"][0]["mailboxAddress"], "clerk@littlewittering-pc.gov.uk");
    assert_eq!(body["data"][0]["role"], "super_admin");
}

#[tokio::test]
async fn the_list_gives_ten_unless_told() {
    let visit = Visit::new("").await;
    assert_eq!(ids(&visit.get(&visit.accounts_path()).await.1).len(), 10);
    assert_eq!(ids(&visit.page(0, 50).await.1).len(), 14);
}

#[tokio::test]
async fn zero_and_one_are_both_the_first_row() {
    let visit = Visit::new("").await;
    let from_zero = ids(&visit.page(0, 5).await.1);
    assert_eq!(from_zero, ids(&visit.page(1, 5).await.1));
    let next = ids(&visit.page(5, 5).await.1);
    assert_eq!(from_zero.last(), next.first(), "a page that starts at its own size overlaps by a row");
}

#[tokio::test]
async fn a_client_that_removes_duplicates_gets_everybody() {
    let visit = Visit::new("101").await;
    let mut known = BTreeSet::new();
    let mut asked = 0;
    loop {
        let before = known.len();
        known.extend(ids(&visit.page(asked, 50).await.1));
        asked += 50;
        if known.len() == before {
            break;
        }
    }
    assert_eq!(known.len(), 101);
    assert_eq!(visit.council().counts().list, 4);
}

#[tokio::test]
async fn one_row_is_an_object_and_none_an_empty_array() {
    let visit = Visit::new("").await;
    assert!(visit.page(14, 50).await.1["data"].is_object());
    assert!(visit.page(3, 1).await.1["data"].is_object());
    assert_eq!(visit.page(50, 50).await.1["data"], Value::Array(Vec::new()));
}

#[tokio::test]
async fn bad_questions_are_refused() {
    let visit = Visit::new("").await;
    let list = visit.accounts_path();
    for (query, code) in [
        ("limit=0", "PATTERN_NOT_MATCHED"),
        ("limit=501", "PATTERN_NOT_MATCHED"),
        ("start=-1", "PATTERN_NOT_MATCHED"),
        ("start=x", "PATTERN_NOT_MATCHED"),
        ("page=2", "EXTRA_PARAM_FOUND"),
    ] {
        let (status, body) = visit.get(&format!("{list}?{query}")).await;
        assert_eq!((status, why(&body).0), (StatusCode::BAD_REQUEST, code), "{query}");
    }
    let (status, body) = visit.get("/api/organization/12345/accounts").await;
    assert_eq!((status, why(&body).0), (StatusCode::NOT_FOUND, "URL_RULE_NOT_CONFIGURED"));
    for path in ["/api/organization", "/api", "/api/accounts/1"] {
        assert_eq!(why(&visit.get(path).await.1).0, "URL_RULE_NOT_CONFIGURED", "{path}");
    }
    assert_eq!(why(&visit.post("/api/accounts", &Value::Null).await.1).0, "URL_RULE_NOT_CONFIGURED");
}

#[tokio::test]
async fn one_user_by_any_name() {
    let visit = Visit::new("").await;
    let joan = visit.user("cllr.tilley@littlewittering-pc.gov.uk").await;
    let zuid = joan["zuid"].as_u64().unwrap().to_string();
    for name in [
        zuid.as_str(),
        joan["accountId"].as_str().unwrap(),
        "chair@littlewittering-pc.gov.uk",
        "Joan.Tilley%40LittleWittering-pc.gov.uk",
    ] {
        assert_eq!(visit.user(name).await, joan, "{name}");
    }
    for nobody in ["99", "nobody@littlewittering-pc.gov.uk", "harriet.lowe@example.com"] {
        let (status, body) = visit.get(&format!("{}/{nobody}", visit.accounts_path())).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert_eq!(why(&body).1, format!("Account id {nobody} is invalid"));
    }
}

#[tokio::test]
async fn only_a_good_token_gets_in() {
    let visit = Visit::new("").await;
    let url = format!("{}{}", visit.base, visit.accounts_path());
    let good = visit.access.clone();
    for (header, status) in [
        (format!("Zoho-oauthtoken {good}"), 200),
        (format!("Bearer {good}"), 200),
        (format!("Basic {good}"), 401),
        (good.clone(), 401),
        ("Bearer 1000.nonsense".to_owned(), 401),
        (String::new(), 401),
    ] {
        let answer = client().get(&url).header(AUTHORIZATION, header).send().await.unwrap();
        assert_eq!(answer.status(), status);
    }
    let (status, body) = read(client().get(&url).send().await.unwrap()).await;
    assert_eq!((status, why(&body).0), (StatusCode::UNAUTHORIZED, "INVALID_OAUTHTOKEN"));
    assert_eq!(body["status"]["code"], 401);
    visit.council().expire_access_tokens();
    assert_eq!(why(&visit.page(0, 5).await.1).0, "INVALID_OAUTHTOKEN");
}

#[tokio::test]
async fn a_member_is_refused_and_a_deputy_is_not() {
    let member = Visit::of("", "cllr.mpt@littlewittering-pc.gov.uk").await;
    let (status, body) = member.page(0, 5).await;
    assert_eq!((status, why(&body)), (StatusCode::FORBIDDEN, ("OPERATION_NOT_PERMITTED", "Invalid access")));
    let deputy = Visit::of("", "deputy@littlewittering-pc.gov.uk").await;
    assert_eq!(deputy.page(0, 5).await.0, 200);
}

#[tokio::test]
async fn every_answer_says_the_time() {
    let visit = Visit::new("fault=list-500").await;
    for path in ["/api/accounts".to_owned(), visit.accounts_path(), "/nowhere".to_owned()] {
        let answer = visit.get_raw(&path).await.unwrap();
        assert!(answer.headers().get(DATE).unwrap().to_str().unwrap().ends_with(" GMT"), "{path}");
    }
}
