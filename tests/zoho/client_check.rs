//! What Zoho has against a client's registration, before anybody signs in.

use beadle::domain::connection::{Connection, OAuthClient};
use beadle::domain::outcome::{Doubt, ReadFailure, SignInFailure, Unsent};
use beadle::domain::secret::Token;
use beadle::practice::{Options, PracticeServer};
use beadle::zoho::check_client;

use crate::scripted::{Scripted, clock, connection, in_minutes, json};

const SECRET: &str = "canary-secret";

fn registered(base: &str) -> Connection {
    let client = OAuthClient {
        client_id: "1000.BYHAND".to_owned(),
        client_secret: Some(Token::new(SECRET.to_owned())),
        redirect_port: 8093,
    };
    Connection { client, ..connection(base, 1) }
}

async fn check(base: &str) -> Result<(), SignInFailure> {
    check_client(&registered(base), &clock()).await
}

#[tokio::test]
async fn one_request_carries_every_value_in_its_body_and_a_code_that_nobody_was_given() {
    let server = Scripted::start(|_, _| json(200, r#"{"error":"invalid_code"}"#)).await;
    assert_eq!(check(&server.base).await, Ok(()));
    let calls = server.all();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].target, "/oauth/v2/token", "nothing in the address, which proxies keep");
    for part in [
        "grant_type=authorization_code",
        "code=1000.000",
        "client_id=1000.BYHAND",
        "client_secret=canary-secret",
        "redirect_uri=http%3A%2F%2F127.0.0.1%3A8093%2Fcallback",
    ] {
        assert!(calls[0].body.contains(part), "{part}");
    }
}

#[tokio::test]
async fn each_word_of_zohos_names_a_value_or_nothing() {
    let refused = |word: &str| Err(SignInFailure::Refused(word.to_owned()));
    for (answer, result) in [
        (r#"{"error":"invalid_client"}"#, refused("invalid_client")),
        (r#"{"error":"invalid_client_secret"}"#, refused("invalid_client_secret")),
        (r#"{"error":"invalid_redirect_uri"}"#, refused("invalid_redirect_uri")),
        (r#"{"error":"invalid_code"}"#, Ok(())),
        (r#"{"error":"general_error"}"#, Ok(())),
        (r#"{"error":"a word of tomorrow"}"#, Ok(())),
        (r#"{"error":"other_dc","user_location":"moon"}"#, Err(SignInFailure::OtherDataCentre)),
        (include_str!("../data/zoho/token-throttled.json"), Err(SignInFailure::Throttled(in_minutes(10)))),
        ("<html>", Err(SignInFailure::Read(ReadFailure::Doubt(Doubt::NotUnderstood)))),
    ] {
        let server = Scripted::start(move |_, _| json(200, answer)).await;
        assert_eq!(check(&server.base).await, result, "{answer}");
        assert_eq!(server.all().len(), 1, "{answer}: asked once");
    }
    let nowhere = check("http://127.0.0.1:9").await;
    assert_eq!(nowhere, Err(SignInFailure::Read(ReadFailure::Unsent(Unsent::Connect))));
}

#[tokio::test]
async fn the_pretend_council_takes_a_client_that_is_in_order_and_grants_nothing() {
    let server = PracticeServer::start(Options::default(), 0).await.unwrap();
    let n_before = server.council().n_sign_ins();
    assert_eq!(check(&server.base_url()).await, Ok(()));
    assert_eq!(server.council().n_sign_ins(), n_before);
}
