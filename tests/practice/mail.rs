//! Sending an email.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::support::{Visit, why};

const CLERK: &str = "clerk@littlewittering-pc.gov.uk";
const SIAN: &str = "cllr.pugh@littlewittering-pc.gov.uk";

fn message() -> Value {
    json!({
        "fromAddress": CLERK, "toAddress": SIAN, "subject": "Your new password",
        "content": "It is Maple-Tunnel-Otter-47", "mailFormat": "plaintext", "askReceipt": "no", "encoding": "UTF-8",
    })
}

fn path(visit: &Visit, address: &str) -> String {
    format!("/api/accounts/{}/messages", visit.council().account(address).unwrap().account_id)
}

#[tokio::test]
async fn an_email_is_taken_and_what_it_says_is_not_shown() {
    let visit = Visit::new("").await;
    let (status, body) = visit.post(&path(&visit, CLERK), &message()).await;
    assert_eq!((status, body["status"]["code"].as_u64()), (StatusCode::OK, Some(200)));
    let mails = visit.council().mails();
    assert_eq!((mails.len(), mails[0].to.as_slice()), (1, [SIAN.to_owned()].as_slice()));
    assert!(visit.council().mail_contains(SIAN, "Maple-Tunnel-Otter-47"));
    assert!(!visit.council().mail_contains(SIAN, "Maple-Tunnel-Otter-48"));
    assert!(!visit.council().mail_contains(CLERK, "Maple-Tunnel-Otter-47"));
    assert!(!format!("{:?}{:?}", visit.council(), visit.council().snapshot()).contains("Maple"));
}

#[tokio::test]
async fn only_from_the_token_owners_own_account() {
    let visit = Visit::new("").await;
    let (status, body) = visit.post(&path(&visit, SIAN), &message()).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(why(&body).1.starts_with("Account id"));
    for (key, value, code) in [
        ("fromAddress", json!(SIAN), "PATTERN_NOT_MATCHED"),
        ("fromAddress", json!(""), "LESS_THAN_MIN_OCCURANCE"),
        ("toAddress", json!(""), "LESS_THAN_MIN_OCCURANCE"),
        ("toAddress", json!("Siân"), "PATTERN_NOT_MATCHED"),
        ("toAddress", json!(7), "PATTERN_NOT_MATCHED"),
        ("mailFormat", json!("rtf"), "PATTERN_NOT_MATCHED"),
    ] {
        let mut message = message();
        message[key] = value;
        let (status, body) = visit.post(&path(&visit, CLERK), &message).await;
        assert_eq!((status, why(&body).0), (StatusCode::BAD_REQUEST, code), "{key}");
    }
    let mut extra = message();
    extra["fromName"] = json!("The clerk");
    let (status, body) = visit.post(&path(&visit, CLERK), &extra).await;
    assert_eq!((status, why(&body).0), (StatusCode::NOT_FOUND, "EXTRA_KEY_FOUND_IN_JSON"));
    assert!(why(&body).1.contains("fromName"));
    assert_eq!(why(&visit.post(&path(&visit, CLERK), &json!([])).await.1).0, "JSON_PARSE_ERROR");
    assert_eq!(visit.council().mails().len(), 0);
}

#[tokio::test]
async fn refused_or_cut() {
    let refused = Visit::new("fault=mail-refused").await;
    assert_eq!(refused.post(&path(&refused, CLERK), &message()).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(refused.council().mails().len(), 0);
    let cut = Visit::new("fault=mail-cut").await;
    assert!(cut.post_raw(&path(&cut, CLERK), &message()).await.unwrap_err().is_request());
    assert!(cut.council().mail_contains(SIAN, "Maple-Tunnel-Otter-47"));
}
