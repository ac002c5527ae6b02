//! Signing in on another device, and with a code from the console.

use std::collections::BTreeMap;

use beadle::practice::PracticeServer;
use reqwest::StatusCode;
use reqwest::header::AUTHORIZATION;
use serde_json::Value;

use super::support::{client, read, token};

const SCOPES: &str = "ZohoMail.accounts.READ,ZohoMail.organization.accounts.READ,ZohoMail.organization.accounts.UPDATE";
const CLIENT: &str = "1000.DEVICE";

async fn server(options: &str) -> PracticeServer {
    PracticeServer::start(options.parse().unwrap(), 0).await.unwrap()
}

async fn post(server: &PracticeServer, path: &str, form: &[(&str, &str)]) -> Value {
    let form: BTreeMap<_, _> = form.iter().copied().collect();
    let answer = client().post(format!("{}{path}", server.base_url())).form(&form).send().await.unwrap();
    let (status, body) = read(answer).await;
    assert_eq!(status, StatusCode::OK, "refusals come with this status as well");
    body
}

async fn ask_for_code(server: &PracticeServer) -> Value {
    let form = [("grant_type", "device_request"), ("client_id", CLIENT), ("scope", SCOPES), ("access_type", "offline")];
    post(server, "/oauth/v3/device/code", &form).await
}

async fn look(server: &PracticeServer, code: &Value) -> Value {
    look_as(server, code, CLIENT).await
}

async fn look_as(server: &PracticeServer, code: &Value, client_id: &str) -> Value {
    let code = code["device_code"].as_str().unwrap();
    let form = [("grant_type", "device_token"), ("client_id", client_id), ("code", code)];
    post(server, "/oauth/v3/device/token", &form).await
}

async fn page(server: &PracticeServer, path: &str) -> (StatusCode, String) {
    let answer = client().get(format!("{}{path}", server.base_url())).send().await.unwrap();
    (answer.status(), answer.text().await.unwrap())
}

/// Types the code in and presses a link.
async fn answer(server: &PracticeServer, user_code: &str, id: &str) -> StatusCode {
    let (status, html) = page(server, &format!("/oauth/v3/device?user_code={user_code}")).await;
    assert_eq!(status, StatusCode::OK, "{user_code}");
    follow(server, &html, id).await
}

async fn follow(server: &PracticeServer, html: &str, id: &str) -> StatusCode {
    let link = html.split(&format!(r#"id="{id}""#)).nth(1).unwrap().split(r#"href=""#).nth(1).unwrap();
    page(server, &link.split('"').next().unwrap().replace("&amp;", "&")).await.0
}

async fn role_behind(server: &PracticeServer, access: &Value) -> String {
    let request = client().get(format!("{}/api/accounts", server.base_url()));
    let answer = request.header(AUTHORIZATION, format!("Bearer {}", access.as_str().unwrap())).send().await.unwrap();
    read(answer).await.1["data"][0]["role"].as_str().unwrap_or("nobody").to_owned()
}

#[tokio::test]
async fn a_code_typed_in_and_accepted_leads_to_tokens_that_work() {
    let server = server("").await;
    let code = ask_for_code(&server).await;
    let user_code = code["user_code"].as_str().unwrap();
    assert_eq!(server.council().device_codes(), [user_code]);
    assert_eq!(look(&server, &code).await["error"], "authorization_pending");
    let typed = user_code.to_lowercase().replace('-', "");
    assert_eq!(answer(&server, &typed, "accept").await, StatusCode::OK);
    assert!(server.council().device_codes().is_empty());
    assert_eq!(look_as(&server, &code, "1000.SOMEBODYELSE").await["error"], "invalid_code");
    let tokens = look(&server, &code).await;
    assert_eq!(role_behind(&server, &tokens["access_token"]).await, "super_admin");
    assert!(tokens["refresh_token"].is_string() && tokens.get("scope").is_none());
    assert_eq!(look(&server, &code).await["error"], "invalid_code", "it is used up");
    let counts = server.council().counts();
    assert_eq!((counts.device_code, counts.device_token, counts.login), (1, 4, 2));
}

#[tokio::test]
async fn a_code_can_be_declined_and_runs_out() {
    let server = server("").await;
    let code = ask_for_code(&server).await;
    let user_code = code["user_code"].as_str().unwrap();
    let (_, html) = page(&server, &format!("/oauth/v3/device?user_code={user_code}")).await;
    assert_eq!(follow(&server, &html, "reject").await, StatusCode::OK);
    assert_eq!(follow(&server, &html, "accept").await, StatusCode::BAD_REQUEST, "the page has been used");
    assert_eq!(look(&server, &code).await["error"], "access_denied");

    let code = ask_for_code(&server).await;
    server.council().expire_codes();
    assert_eq!(look(&server, &code).await["error"], "expired");
    let (status, html) = page(&server, &format!("/oauth/v3/device?user_code={}", code["user_code"])).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(html.contains("There is no such code") && html.contains("name=\"user_code\""));
}

#[tokio::test]
async fn others_can_accept_too() {
    let server = server("").await;
    for (link, role) in [("accept-deputy", "admin"), ("accept-member", "member")] {
        let code = ask_for_code(&server).await;
        assert_eq!(answer(&server, code["user_code"].as_str().unwrap(), link).await, StatusCode::OK);
        assert_eq!(role_behind(&server, &look(&server, &code).await["access_token"]).await, role);
    }
}

#[tokio::test]
async fn at_zohos_pace_two_looks_at_once_are_told_to_slow_down() {
    let server = server("pace=zoho").await;
    let code = ask_for_code(&server).await;
    assert_eq!(look(&server, &code).await["error"], "authorization_pending");
    assert_eq!(look(&server, &code).await["error"], "slow_down");
}

#[tokio::test]
async fn the_faults_of_a_device() {
    for (fault, first, then) in [
        ("device-slow-down", "slow_down", Some("slow_down")),
        ("device-expired", "expired", Some("expired")),
        ("device-other-dc", "other_dc", None),
    ] {
        let server = server(&format!("fault={fault}")).await;
        let code = ask_for_code(&server).await;
        assert!(server.council().answer_device(code["user_code"].as_str().unwrap(), true));
        assert_eq!(look(&server, &code).await["error"], first, "{fault}");
        assert_eq!(look(&server, &code).await["error"].as_str(), then, "{fault}");
    }
    let server = server("fault=device-refused").await;
    assert_eq!(ask_for_code(&server).await["error"], "invalid_client");
}

#[tokio::test]
async fn a_wrong_question_about_a_device() {
    let server = server("").await;
    for (path, form, error) in [
        ("code", vec![("grant_type", "device_request"), ("client_id", "nobody")], "invalid_client"),
        ("code", vec![("grant_type", "password"), ("client_id", CLIENT), ("scope", SCOPES)], "general_error"),
        ("code", vec![("grant_type", "device_request"), ("client_id", CLIENT), ("scope", "All")], "invalid_scope"),
        ("token", vec![("grant_type", "device_token"), ("client_id", CLIENT), ("code", "1000.a")], "invalid_code"),
        ("token", vec![("grant_type", "device_token"), ("code", "1000.a")], "invalid_client"),
    ] {
        let answer = post(&server, &format!("/oauth/v3/device/{path}"), &form).await;
        assert_eq!(answer["error"], error, "{form:?}");
    }
}

#[tokio::test]
async fn the_console_makes_a_code_for_scopes_of_zoho_mail() {
    let server = server("").await;
    assert!(page(&server, "/").await.1.contains("Self Client"));
    for wrong in ["scope=Everything&minutes=3", "scope=ZohoMail.accounts.READ&minutes=60", ""] {
        assert_eq!(page(&server, &format!("/self-client/code?{wrong}")).await.0, StatusCode::BAD_REQUEST, "{wrong}");
    }
    let (_, html) = page(&server, &format!("/self-client/code?scope={SCOPES}&minutes=10")).await;
    let code = html.split(r#"id="generated">"#).nth(1).unwrap().split('<').next().unwrap().to_owned();
    let mut form = BTreeMap::from([
        ("grant_type", "authorization_code".to_owned()),
        ("client_id", CLIENT.to_owned()),
        ("code", code),
    ]);
    let tokens = token(&client(), &server.base_url(), &form).await;
    assert_eq!(role_behind(&server, &tokens["access_token"]).await, "super_admin");
    assert_eq!(tokens["scope"].as_str().unwrap().replace(' ', ","), SCOPES);
    assert_eq!(token(&client(), &server.base_url(), &form).await["error"], "invalid_code", "it is used up");
    form.insert("code", server.council().self_client_code(SCOPES).unwrap());
    form.insert("redirect_uri", "http://127.0.0.1:8090/callback".to_owned());
    assert_eq!(token(&client(), &server.base_url(), &form).await["error"], "invalid_redirect_uri");
}

#[tokio::test]
async fn codes_stay_out_of_sight() {
    let server = server("").await;
    let code = ask_for_code(&server).await;
    let grant = server.council().self_client_code(SCOPES).unwrap();
    let shown = format!("{server:?} {:?} {:?}", server.council(), server.council().snapshot());
    assert!(!shown.contains(code["device_code"].as_str().unwrap()) && !shown.contains(&grant));
}
