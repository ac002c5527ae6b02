//! The login page and the token endpoint.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beadle::practice::{PRACTICE_CLIENT, Place, PracticeServer};
use reqwest::StatusCode;
use reqwest::header::{AUTHORIZATION, LOCATION};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use url::Url;

use super::support::{Visit, client, read, refresh_form, token};

const VERIFIER: &str = "abcdefghijklmnopqrstuvwxyz0123456789-._~ABCDEFGH";
const REDIRECT: &str = "http://127.0.0.1:8090/callback";
const LOOPBACK_CLIENT: &str = "1000.LOOPBACK";

async fn server(options: &str) -> PracticeServer {
    PracticeServer::start(options.parse().unwrap(), 0).await.unwrap()
}

fn asking() -> BTreeMap<&'static str, String> {
    let scopes = "ZohoMail.accounts.READ,ZohoMail.organization.accounts.READ,ZohoMail.organization.accounts.UPDATE";
    BTreeMap::from([
        ("client_id", LOOPBACK_CLIENT.to_owned()),
        ("response_type", "code".to_owned()),
        ("redirect_uri", REDIRECT.to_owned()),
        ("scope", scopes.to_owned()),
        ("access_type", "offline".to_owned()),
        ("prompt", "consent".to_owned()),
        ("state", "a state & more".to_owned()),
        ("code_challenge", URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER))),
        ("code_challenge_method", "S256".to_owned()),
    ])
}

async fn page(server: &PracticeServer, asking: &BTreeMap<&str, String>) -> (StatusCode, String) {
    let url = Url::parse_with_params(&format!("{}/oauth/v2/auth", server.base_url()), asking).unwrap();
    let response = client().get(url).send().await.unwrap();
    (response.status(), response.text().await.unwrap())
}

/// Follows the link with an id, and reads the parameters of where it leads.
async fn follow(server: &PracticeServer, page: &str, id: &str) -> (StatusCode, BTreeMap<String, String>) {
    let (_, after) = page.split_once(&format!(r#"id="{id}""#)).unwrap();
    let href = after.split_once(r#"href=""#).unwrap().1.split('"').next().unwrap().replace("&amp;", "&");
    let response = client().get(format!("{}{href}", server.base_url())).send().await.unwrap();
    let status = response.status();
    let Some(location) = response.headers().get(LOCATION) else { return (status, BTreeMap::new()) };
    let location = Url::parse(location.to_str().unwrap()).unwrap();
    assert!(location.as_str().starts_with(REDIRECT));
    (status, location.query_pairs().into_owned().collect())
}

async fn code(server: &PracticeServer) -> String {
    let (_, html) = page(server, &asking()).await;
    follow(server, &html, "accept").await.1["code"].clone()
}

fn exchange(code: &str) -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("grant_type", "authorization_code".to_owned()),
        ("client_id", LOOPBACK_CLIENT.to_owned()),
        ("redirect_uri", REDIRECT.to_owned()),
        ("code", code.to_owned()),
        ("code_verifier", VERIFIER.to_owned()),
    ])
}

async fn ask(server: &PracticeServer, form: &BTreeMap<&'static str, String>) -> Value {
    token(&client(), &server.base_url(), form).await
}

async fn role_behind(server: &PracticeServer, access: &str) -> String {
    let url = format!("{}/api/accounts", server.base_url());
    let answer = client().get(url).header(AUTHORIZATION, format!("Bearer {access}")).send().await.unwrap();
    read(answer).await.1["data"][0]["role"].as_str().unwrap_or("nobody").to_owned()
}

#[tokio::test]
async fn accepting_leads_to_tokens_that_work() {
    let server = server("").await;
    let (status, html) = page(&server, &asking()).await;
    assert_eq!(status, 200);
    assert!(html.contains(&format!("<title>Sign in to {}</title>", Place::Little.council())));
    let (status, back) = follow(&server, &html, "accept").await;
    assert_eq!(status, StatusCode::FOUND);
    assert_eq!((back["state"].as_str(), back["location"].as_str()), ("a state & more", "eu"));
    assert_eq!(back["accounts-server"], "https://accounts.zoho.eu");

    let answer = ask(&server, &exchange(&back["code"])).await;
    assert_eq!(answer["expires_in"], 3600);
    assert_eq!(answer["token_type"], "Bearer");
    assert_eq!(answer["api_domain"], "https://www.zohoapis.eu");
    assert!(answer["refresh_token"].is_string());
    assert_eq!(role_behind(&server, answer["access_token"].as_str().unwrap()).await, "super_admin");
}

#[tokio::test]
async fn rejecting_comes_back_with_an_error_and_the_state() {
    let server = server("").await;
    let (_, html) = page(&server, &asking()).await;
    let (_, back) = follow(&server, &html, "reject").await;
    assert_eq!((back["error"].as_str(), back["state"].as_str()), ("access_denied", "a state & more"));
    assert!(!back.contains_key("code"));
    // The page is used up.
    assert_eq!(follow(&server, &html, "accept").await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_page_can_let_others_in() {
    let server = server("").await;
    for (link, role) in [("accept-deputy", "admin"), ("accept-member", "member")] {
        let (_, html) = page(&server, &asking()).await;
        let back = follow(&server, &html, link).await.1;
        let answer = ask(&server, &exchange(&back["code"])).await;
        assert_eq!(role_behind(&server, answer["access_token"].as_str().unwrap()).await, role);
    }
}

#[tokio::test]
async fn a_wrong_question_gets_an_error_page() {
    let server = server("").await;
    let wrong = [
        ("client_id", "LOOPBACK", "invalid_client"),
        ("response_type", "token", "invalid_response_type"),
        ("redirect_uri", "https://example.com/callback", "invalid_redirect_uri"),
        ("redirect_uri", "http://127.0.0.1.example.com/", "invalid_redirect_uri"),
        ("scope", "Everything", "invalid_scope"),
        ("access_type", "forever", "invalid_access_type"),
        ("code_challenge_method", "plain", "invalid_code_challenge"),
        ("code_challenge", "short", "invalid_code_challenge"),
    ];
    for (key, value, problem) in wrong {
        let mut asking = asking();
        asking.insert(key, value.to_owned());
        let (status, html) = page(&server, &asking).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{key}={value}");
        assert!(html.contains(problem), "{key}={value}");
    }
    for client_id in [PRACTICE_CLIENT, "1000.ABCD1234EFGH"] {
        let mut asking = asking();
        asking.insert("client_id", client_id.to_owned());
        assert_eq!(page(&server, &asking).await.0, 200, "{client_id}");
    }
}

#[tokio::test]
async fn a_code_works_once() {
    let server = server("").await;
    let form = exchange(&code(&server).await);
    assert!(ask(&server, &form).await["access_token"].is_string());
    assert_eq!(ask(&server, &form).await["error"], "invalid_code");
}

#[tokio::test]
async fn errors_of_the_token_endpoint_come_with_http_200() {
    let server = server("").await;
    let other_verifier = VERIFIER.replace('a', "b");
    let wrong = [
        ("code", "1000.nonsense", "invalid_code"),
        ("code_verifier", other_verifier.as_str(), "invalid_code"),
        ("code_verifier", "short", "invalid_code"),
        ("redirect_uri", "http://127.0.0.1:8091/callback", "invalid_redirect_uri"),
        ("client_id", "nobody", "invalid_client"),
        ("client_id", PRACTICE_CLIENT, "invalid_client"),
        ("grant_type", "password", "general_error"),
    ];
    for (key, value, problem) in wrong {
        let mut form = exchange(&code(&server).await);
        form.insert(key, value.to_owned());
        let url = format!("{}/oauth/v2/token", server.base_url());
        let (status, body) = read(client().post(url).form(&form).send().await.unwrap()).await;
        assert_eq!((status, body["error"].as_str()), (StatusCode::OK, Some(problem)), "{key}={value}");
    }
}

#[tokio::test]
async fn parameters_may_stand_in_the_query_but_basic_authentication_is_refused() {
    let server = server("").await;
    let url =
        Url::parse_with_params(&format!("{}/oauth/v2/token", server.base_url()), refresh_form(&server.sign_in_clerk()))
            .unwrap();
    let answer: Value = client().post(url.clone()).send().await.unwrap().json().await.unwrap();
    assert!(answer["access_token"].is_string() && answer.get("refresh_token").is_none());
    let basic = client().post(url).basic_auth(PRACTICE_CLIENT, Some("secret")).send().await.unwrap();
    assert_eq!(basic.json::<Value>().await.unwrap()["error"], "invalid_client");
}

#[tokio::test]
async fn without_offline_access_there_is_no_refresh_token() {
    let server = server("").await;
    let mut asking = asking();
    asking.remove("access_type");
    let (_, html) = page(&server, &asking).await;
    let code = follow(&server, &html, "accept").await.1["code"].clone();
    assert!(ask(&server, &exchange(&code)).await.get("refresh_token").is_none());
}

#[tokio::test]
async fn a_revoked_refresh_token_takes_its_access_tokens_along() {
    let visit = Visit::new("").await;
    let grant = visit.server.sign_in_clerk();
    let url = format!("{}/oauth/v2/token/revoke?token={}", visit.base, grant.refresh_token);
    let (status, body) = read(client().post(&url).send().await.unwrap()).await;
    assert_eq!((status, body["status"].as_str()), (StatusCode::OK, Some("success")));
    assert_eq!(visit.get("/api/accounts").await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(token(&visit.http, &visit.base, &refresh_form(&grant)).await["error"], "invalid_code");
    assert_eq!(client().post(&url).send().await.unwrap().status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_refresh_token_belongs_to_its_client() {
    let server = server("").await;
    let mut form = refresh_form(&server.sign_in_clerk());
    form.insert("client_id", LOOPBACK_CLIENT.to_owned());
    assert_eq!(ask(&server, &form).await["error"], "invalid_code");
}

#[tokio::test]
async fn at_most_twenty_refresh_tokens_and_thirty_access_tokens() {
    let server = server("").await;
    let first = server.sign_in_clerk();
    for _ in 0..19 {
        server.sign_in("clerk@littlewittering-pc.gov.uk").unwrap().unwrap();
    }
    let oldest = ask(&server, &refresh_form(&first)).await["access_token"].as_str().unwrap().to_owned();
    for _ in 0..29 {
        ask(&server, &refresh_form(&first)).await;
    }
    assert_eq!(role_behind(&server, &oldest).await, "super_admin");
    ask(&server, &refresh_form(&first)).await;
    assert_eq!(role_behind(&server, &oldest).await, "nobody", "the thirty-first deletes the oldest");
    server.sign_in("clerk@littlewittering-pc.gov.uk").unwrap().unwrap();
    assert_eq!(
        ask(&server, &refresh_form(&first)).await["error"],
        "invalid_code",
        "the twenty-first deletes the oldest"
    );
}

#[tokio::test]
async fn the_faults_of_the_token_endpoint() {
    for (fault, error) in [
        ("token-throttled", "Access Denied"),
        ("token-revoked", "invalid_code"),
        ("token-bad-client", "invalid_client"),
        ("token-bad-secret", "invalid_client_secret"),
    ] {
        let server = server(&format!("fault={fault}")).await;
        assert_eq!(ask(&server, &refresh_form(&server.sign_in_clerk())).await["error"], error, "{fault}");
    }
    let server = server("fault=token-revoked").await;
    let answer = ask(&server, &exchange(&code(&server).await)).await;
    assert!(answer["access_token"].is_string(), "signing in afresh works");
}

#[tokio::test]
async fn a_grant_keeps_its_token_to_itself() {
    let server = server("").await;
    let grant = server.sign_in_clerk();
    let shown = format!("{grant:?} {server:?} {:?} {:?}", server.council(), server.council().snapshot());
    assert!(!shown.contains(&grant.refresh_token));
    assert_eq!(server.sign_in("cllr.vane@littlewittering-pc.gov.uk").unwrap(), None, "he is switched off");
    assert_eq!(server.sign_in("nobody@example.com").unwrap(), None);
}

#[tokio::test]
async fn a_token_does_only_what_its_scopes_cover() {
    let server = server("").await;
    for (scope, whoami, list) in [
        ("ZohoMail.accounts.READ", 200, 401),
        ("ZohoMail.organization.accounts.ALL", 401, 200),
        ("ZohoMail.organization.accounts.UPDATE", 401, 401),
    ] {
        let mut asking = asking();
        asking.insert("scope", scope.to_owned());
        let (_, html) = page(&server, &asking).await;
        let code = follow(&server, &html, "accept").await.1["code"].clone();
        let access = ask(&server, &exchange(&code)).await["access_token"].as_str().unwrap().to_owned();
        let zoid = Visit::new("").await.zoid;
        for (path, expected) in
            [("/api/accounts".to_owned(), whoami), (format!("/api/organization/{zoid}/accounts"), list)]
        {
            let url = format!("{}{path}", server.base_url());
            let answer = client().get(url).header(AUTHORIZATION, format!("Bearer {access}")).send().await.unwrap();
            let (status, body) = read(answer).await;
            assert_eq!(status, expected, "{scope} {path}");
            assert!(status == 200 || body["data"]["errorCode"] == "INVALID_OAUTHSCOPE");
        }
    }
}
