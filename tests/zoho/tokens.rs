//! The access token: refreshed once for everybody, once after a 401, and never too often.

use beadle::domain::connection::OAuthClient;
use beadle::domain::outcome::{Answer, ReadFailure, Refusal, Unsent};
use beadle::domain::secret::Token;
use tokio::task::JoinSet;

use crate::scripted::{GRANT, SUCCESS, Scripted, connection, in_minutes, json, request};

const ME: &str = include_str!("../data/zoho/accounts-live.json");

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_callers_share_one_refresh() {
    let server = Scripted::with_tokens(|_, _| json(200, ME)).await;
    let session = server.session();
    let mut callers = JoinSet::new();
    for _ in 0..20 {
        let session = session.clone();
        callers.spawn(async move { session.who_am_i().await });
    }
    assert!(callers.join_all().await.iter().all(Result::is_ok));
    assert_eq!((server.token_calls().len(), server.calls().len()), (1, 20));
}

#[tokio::test]
async fn a_failure_is_shared_too() {
    let server = Scripted::start(|_, _| json(200, r#"{"error":"invalid_code"}"#)).await;
    let session = server.session();
    let all = async { tokio::join!(session.force_refresh(), session.force_refresh(), session.who_am_i()) }.await;
    let signed_out = || ReadFailure::Unsent(Unsent::SignedOut);
    assert_eq!(all, (Err(signed_out()), Err(signed_out()), Err(signed_out())));
    assert_eq!(server.all().len(), 1);
}

#[tokio::test]
async fn a_read_refreshes_once_after_a_401() {
    let server = Scripted::with_tokens(|_, n| if n == 1 { json(401, "") } else { json(200, ME) }).await;
    assert!(server.session().who_am_i().await.is_ok());
    assert_eq!((server.token_calls().len(), server.calls().len()), (2, 2));
    let server = Scripted::with_tokens(|_, _| json(401, r#"{"data":{"errorCode":"INVALID_OAUTHTOKEN"}}"#)).await;
    assert_eq!(server.session().who_am_i().await, Err(ReadFailure::Unsent(Unsent::SignedOut)));
    assert_eq!((server.token_calls().len(), server.calls().len()), (2, 2));
}

#[tokio::test]
async fn a_put_leaves_the_refresh_to_its_caller() {
    let server = Scripted::with_tokens(|_, n| if n == 1 { json(401, "") } else { json(200, SUCCESS) }).await;
    let session = server.session();
    assert_eq!(session.put_reset(&1.into(), &request()).await, Answer::Refused(Refusal::TokenRefused));
    assert_eq!((server.token_calls().len(), server.calls().len()), (1, 1));
    session.force_refresh().await.unwrap();
    assert!(matches!(session.put_reset(&1.into(), &request()).await, Answer::Done { .. }));
}

/// Says until when: ten minutes on, less the moment that the test has taken.
fn ends_within_ten_minutes<T>(result: &Result<T, ReadFailure>) -> bool {
    matches!(result, Err(ReadFailure::Unsent(Unsent::Throttled(until)))
        if *until > in_minutes(9) && *until <= in_minutes(10))
}

#[tokio::test]
async fn at_most_ten_refreshes_in_ten_minutes() {
    let server = Scripted::with_tokens(|_, _| json(200, ME)).await;
    let session = server.session();
    for _ in 0..10 {
        session.force_refresh().await.unwrap();
    }
    assert!(ends_within_ten_minutes(&session.force_refresh().await));
    assert_eq!(server.token_calls().len(), 10);
    assert!(session.who_am_i().await.is_ok(), "the last token still serves");
}

#[tokio::test]
async fn a_throttled_sign_in_server_is_left_alone() {
    for (status, body) in
        [(200, include_str!("../data/zoho/token-throttled.json")), (400, r#"{"error":"Access Denied"}"#), (429, "")]
    {
        let server = Scripted::start(move |_, _| json(status, body)).await;
        let session = server.session();
        for _ in 0..3 {
            assert!(ends_within_ten_minutes(&session.who_am_i().await));
        }
        assert_eq!(server.all().len(), 1, "asking again makes the wait longer");
    }
}

#[tokio::test]
async fn secrets_travel_in_the_form() {
    let server = Scripted::with_tokens(|_, _| json(200, ME)).await;
    let mut connection = connection(&server.base, 1);
    let client_secret = Some(Token::new("s&cret=+".to_owned()));
    connection.client = OAuthClient { client_secret, ..connection.client };
    let session = crate::scripted::new_session(&connection, Token::new("1000.refresh".to_owned())).unwrap();
    session.who_am_i().await.unwrap();
    let call = server.token_calls().pop().unwrap();
    assert_eq!((call.method.as_str(), call.target.as_str()), ("POST", "/oauth/v2/token"));
    assert_eq!(
        call.body,
        "grant_type=refresh_token&refresh_token=1000.refresh&client_id=1000.LOOPBACK&client_secret=s%26cret%3D%2B"
    );
    assert!(!call.head.to_lowercase().contains("authorization"), "Zoho rejects HTTP Basic here");
}

#[tokio::test]
async fn a_token_near_its_end_is_replaced() {
    let server = Scripted::with_tokens(|_, _| json(200, ME)).await;
    let session = server.session();
    session.who_am_i().await.unwrap();
    tokio::time::pause();
    tokio::time::advance(std::time::Duration::from_mins(54)).await;
    tokio::time::resume();
    session.who_am_i().await.unwrap();
    assert_eq!(server.token_calls().len(), 1);
    tokio::time::pause();
    tokio::time::advance(std::time::Duration::from_mins(2)).await;
    tokio::time::resume();
    session.who_am_i().await.unwrap();
    assert_eq!(server.token_calls().len(), 2);
}

#[tokio::test]
async fn odd_grants() {
    for (grant, good) in [
        (GRANT, true),
        (r#"{"access_token":"a","expires_in":"3600","api_domain":"https://evil.example","location":"us"}"#, true),
        (r#"{"access_token":"a","expires_in":3600000,"expires_in_sec":3600}"#, true),
        (r#"{"access_token":"a"}"#, true),
        (r#"{"access_token":"a\nb"}"#, false),
        (r#"{"access_token":""}"#, false),
        (r#"{"access_token":"a","error":"invalid_client"}"#, false),
        ("{}", false),
        ("[]", false),
    ] {
        let server = Scripted::start(move |_, _| json(200, grant)).await;
        assert_eq!(server.session().force_refresh().await.is_ok(), good, "{grant}");
    }
}

#[tokio::test]
async fn a_sign_in_that_has_ended_is_not_asked_about_again() {
    let server = Scripted::start(|_, _| json(200, r#"{"error":"invalid_code"}"#)).await;
    let session = server.session();
    for _ in 0..12 {
        assert_eq!(session.who_am_i().await.unwrap_err(), ReadFailure::Unsent(Unsent::SignedOut));
    }
    assert_eq!(server.token_calls().len(), 1, "asking again would only lock the client out");
}
