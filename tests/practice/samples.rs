//! The samples of the field notes, replayed: the pretend council must speak as they do.

use beadle::practice::PracticeServer;
use serde_json::{Value, json};

use super::support::{GOOD, Visit, client, read, refresh_form, token};

const SIAN: &str = "cllr.pugh@littlewittering-pc.gov.uk";

const WHO_AM_I: &str = include_str!("../data/practice/who-am-i.json");
const LIST_START: &str = include_str!("../data/practice/list-start.json");
const RESET_REQUEST: &str = include_str!("../data/practice/reset-request.json");
const RESET_RECOMMENDED: &str = include_str!("../data/practice/reset-request-recommended.json");
const RESET_ANSWER: &str = include_str!("../data/practice/reset-answer.json");
const TOKEN_THROTTLED: &str = include_str!("../data/practice/token-throttled.json");
const DEVICE_CODE: &str = include_str!("../data/practice/device-code.json");
const DEVICE_OTHER_DC: &str = include_str!("../data/practice/device-other-dc.json");
const DEVICE_TOKENS: &str = include_str!("../data/practice/device-tokens.json");
const MESSAGE: &str = include_str!("../data/practice/message-request.json");

fn sample(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Every key of the sample must be there with the same JSON type; our own may have more.
fn same_shape(sample: &Value, ours: &Value, at: &str) {
    match (sample, ours) {
        (Value::Object(sample), Value::Object(ours)) => {
            for (key, value) in sample {
                // The ids of policies are keys, and ours is as good as theirs.
                let ours = ours.get(key).unwrap_or_else(|| panic!("{at}.{key} is missing"));
                same_shape(value, ours, &format!("{at}.{key}"));
            }
        }
        (Value::Array(sample), Value::Array(ours)) => {
            for value in sample {
                same_shape(value, ours.first().unwrap_or_else(|| panic!("{at} is empty")), at);
            }
        }
        (Value::Number(sample), Value::Number(ours)) => assert_eq!(sample.is_f64(), ours.is_f64(), "{at}"),
        (Value::String(_), Value::String(_)) | (Value::Bool(_), Value::Bool(_)) | (Value::Null, Value::Null) => {}
        (sample, ours) => panic!("{at}: {sample} in the sample, {ours} here"),
    }
}

#[tokio::test]
async fn who_am_i_has_every_field_of_the_real_answer() {
    let visit = Visit::new("").await;
    let ours = visit.get("/api/accounts").await.1;
    same_shape(&sample(WHO_AM_I), &ours, "");
    assert_eq!(ours["status"], sample(WHO_AM_I)["status"]);
}

#[tokio::test]
async fn so_does_the_list_and_one_user() {
    let visit = Visit::new("").await;
    let row = sample(WHO_AM_I)["data"][0].clone();
    for ours in visit.page(0, 4).await.1["data"].as_array().unwrap() {
        let mut row = row.clone();
        if ours.get("lastLogin").is_none() {
            row.as_object_mut().unwrap().remove("lastLogin");
        }
        same_shape(&row, ours, "list");
    }
    same_shape(&row, &visit.user(SIAN).await, "user");
}

#[tokio::test]
async fn a_page_of_one_has_the_documented_shape() {
    let visit = Visit::new("").await;
    // As in the documented sample request.
    let ours = visit.page(1, 1).await.1;
    same_shape(&sample(LIST_START), &ours, "");
    assert_eq!(ours["status"], sample(LIST_START)["status"]);
}

#[tokio::test]
async fn the_documented_resets_get_the_documented_answer() {
    for text in [RESET_REQUEST, RESET_RECOMMENDED] {
        let visit = Visit::new("").await;
        let mut body = sample(text);
        // The sample's password is one that Zoho's own rules refuse.
        body["password"] = json!(GOOD);
        body["zuid"] = json!(visit.zuid(SIAN));
        let (status, answer) = visit.put(&visit.zuid(SIAN).to_string(), &body).await;
        assert_eq!((status.as_u16(), answer), (200, sample(RESET_ANSWER)));
        let seen = visit.council().account(SIAN).unwrap();
        assert_eq!(Some(&body["oneTimePassword"]), seen.one_time_password.map(Value::Bool).as_ref());
        assert_eq!(Some(&body["resetAuthtoken"]), seen.signed_out.map(Value::Bool).as_ref());
    }
}

#[tokio::test]
async fn the_documented_message_is_taken() {
    let visit = Visit::new("").await;
    let clerk = visit.council().account("clerk@littlewittering-pc.gov.uk").unwrap();
    let mut body = sample(MESSAGE);
    body["fromAddress"] = json!(clerk.address);
    let (status, _) = visit.post(&format!("/api/accounts/{}/messages", clerk.account_id), &body).await;
    assert_eq!(status, 200);
    assert!(visit.council().mail_contains("someone@example.com", "Content"));
}

#[tokio::test]
async fn the_token_endpoint_throttles_in_the_real_words() {
    let visit = Visit::new("pace=zoho").await;
    let form = refresh_form(&visit.server.sign_in_clerk());
    let mut last = Value::Null;
    for _ in 0..10 {
        last = token(&visit.http, &visit.base, &form).await;
    }
    assert_eq!(last, sample(TOKEN_THROTTLED));
}

#[tokio::test]
async fn a_code_for_another_device_is_asked_for_and_answered_in_the_real_words() {
    let server = PracticeServer::start("fault=device-other-dc".parse().unwrap(), 0).await.unwrap();
    let ask = async |path: &str, form: &[(&str, &str)]| {
        let url = format!("{}/oauth/v3/device/{path}", server.base_url());
        read(client().post(url).form(form).send().await.unwrap()).await.1
    };
    let asking = [
        ("grant_type", "device_request"),
        ("client_id", "1000.DEVICE"),
        ("scope", "ZohoMail.accounts.READ"),
        ("access_type", "offline"),
    ];
    let code = ask("code", &asking).await;
    same_shape(&sample(DEVICE_CODE), &code, "code");
    for key in ["interval", "expires_in"] {
        assert_eq!(code[key], sample(DEVICE_CODE)[key], "in milliseconds");
    }
    assert!(server.council().answer_device(code["user_code"].as_str().unwrap(), true));
    let device_code = code["device_code"].as_str().unwrap();
    let looking = [("grant_type", "device_token"), ("client_id", "1000.DEVICE"), ("code", device_code)];
    same_shape(&sample(DEVICE_OTHER_DC), &ask("token", &looking).await, "other_dc");
    same_shape(&sample(DEVICE_TOKENS), &ask("token", &looking).await, "tokens");
}

#[tokio::test]
async fn the_canary_is_in_every_answer_about_people() {
    let visit = Visit::new("").await;
    let canary = beadle::practice::SEND_MAIL_PASSWORD;
    assert_eq!(visit.user(SIAN).await["sendMailDetails"][0]["password"], canary);
    assert_eq!(visit.page(0, 2).await.1["data"][1]["sendMailDetails"][0]["password"], canary);
}
