//! Signing in with a code from Zoho's console.

use beadle::domain::outcome::{ReadFailure, SignInFailure, Unsent};
use beadle::domain::secret::Token;
use beadle::practice::{Options, PracticeServer};
use beadle::zoho::{Scopes, Session, sign_in_with_code};

use crate::scripted::{Scripted, clock, connection, in_minutes, json};

async fn exchange(base: &str, code: &str) -> Result<Session, SignInFailure> {
    sign_in_with_code(&connection(base, 1), &Token::new(code.to_owned()), &clock()).await
}

fn granted(scope: &str) -> String {
    format!(r#"{{"access_token":"1000.a","refresh_token":"1000.r","expires_in":3600{scope}}}"#)
}

#[tokio::test]
async fn the_code_goes_without_an_address_to_come_back_to() {
    let server = Scripted::start(|_, _| json(200, &granted(""))).await;
    let session = exchange(&server.base, "1000.aa.bb").await.unwrap();
    assert_eq!(session.scopes(), Scopes::Users, "an answer that says nothing allows no mail");
    let calls = server.token_calls();
    assert_eq!(calls.len(), 1);
    let body = &calls[0].body;
    for part in ["grant_type=authorization_code", "code=1000.aa.bb", "client_id=1000.LOOPBACK"] {
        assert!(body.contains(part), "{part} in {body}");
    }
    assert!(!body.contains("redirect_uri") && !body.contains("code_verifier"), "{body}");
}

#[tokio::test]
async fn what_the_answer_allows_is_what_counts() {
    let all = Scopes::UsersAndMail.as_str().replace(',', " ");
    let server = Scripted::start(move |_, _| json(200, &granted(&format!(r#","scope":"{all}""#)))).await;
    assert_eq!(exchange(&server.base, "1000.aa.bb").await.unwrap().scopes(), Scopes::UsersAndMail);
}

#[tokio::test]
async fn a_code_that_allows_too_little_is_ended_at_zoho() {
    let server = Scripted::start(|seen, _| {
        if seen.target.ends_with("revoke") {
            json(200, r#"{"status":"success"}"#)
        } else {
            json(200, &granted(r#","scope":"ZohoMail.accounts.READ ZohoMail.organization.accounts.READ""#))
        }
    })
    .await;
    assert_eq!(exchange(&server.base, "1000.aa.bb").await.err(), Some(SignInFailure::CodeTooNarrow));
    let last = server.all().pop().unwrap();
    assert_eq!(last.target, "/oauth/v2/token/revoke");
    assert!(last.body.contains("token=1000.r"));
}

#[tokio::test]
async fn every_refusal_has_its_words() {
    for (answer, failure) in [
        (r#"{"error":"invalid_code"}"#, SignInFailure::CodeRefused),
        (r#"{"error":"invalid_client"}"#, SignInFailure::NotThisWay("invalid_client".to_owned())),
        (r#"{"error":"invalid_client_secret"}"#, SignInFailure::NotThisWay("invalid_client_secret".to_owned())),
        (r#"{"error":"invalid_redirect_uri"}"#, SignInFailure::NotThisWay("invalid_redirect_uri".to_owned())),
        (r#"{"error":"general_error"}"#, SignInFailure::Refused("general_error".to_owned())),
        (r#"{"access_token":"1000.a"}"#, SignInFailure::Refused("no_refresh_token".to_owned())),
        (include_str!("../data/zoho/token-throttled.json"), SignInFailure::Throttled(in_minutes(10))),
    ] {
        let server = Scripted::start(move |_, _| json(200, answer)).await;
        assert_eq!(exchange(&server.base, "1000.aa.bb").await.err(), Some(failure), "{answer}");
        assert_eq!(server.all().len(), 1, "a code works once: nothing is tried again");
    }
    let nowhere = exchange("http://127.0.0.1:9", "1000.aa.bb").await.err();
    assert_eq!(nowhere, Some(SignInFailure::Read(ReadFailure::Unsent(Unsent::Connect))));
}

#[tokio::test]
async fn the_pretend_councils_console_makes_codes_that_work_once() {
    let server = PracticeServer::start(Options::default(), 0).await.unwrap();
    let (base, inspector) = (server.base_url(), server.council());
    let code = inspector.self_client_code(Scopes::Users.as_str()).unwrap();
    let session = exchange(&base, &code).await.unwrap();
    assert!(session.who_am_i().await.is_ok());
    assert_eq!(session.scopes(), Scopes::Users);
    assert_eq!(exchange(&base, &code).await.err(), Some(SignInFailure::CodeRefused), "used");
    let code = inspector.self_client_code(Scopes::UsersAndMail.as_str()).unwrap();
    inspector.expire_codes();
    assert_eq!(exchange(&base, &code).await.err(), Some(SignInFailure::CodeRefused), "run out");
    let n_before = inspector.n_sign_ins();
    let code = inspector.self_client_code("ZohoMail.accounts.READ").unwrap();
    assert_eq!(exchange(&base, &code).await.err(), Some(SignInFailure::CodeTooNarrow));
    assert_eq!(inspector.n_sign_ins(), n_before, "nothing is left behind");
}
