//! The trip through the browser, with a browser that is sometimes somebody else.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use beadle::domain::connection::Connection;
use beadle::domain::outcome::SignInFailure;
use beadle::zoho::{CallbackPages, Scopes, Session, sign_in};
use sha2::Digest as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::scripted::{Scripted, clock, connection, in_minutes, json};

/// An answer that grants everything.
pub(crate) const GRANTED: &str =
    r#"{"access_token":"1000.a","refresh_token":"1000.r","expires_in":3600,"api_domain":"https://evil.example"}"#;

type Query = HashMap<String, String>;

/// A sign-in under way.
pub(crate) struct Trip {
    /// The sign-in server.
    pub(crate) server: Scripted,
    /// Where the browser comes back to.
    pub(crate) port: u16,
    query: Query,
    /// Ends with the sign-in.
    pub(crate) task: JoinHandle<Result<Session, SignInFailure>>,
}

fn pages() -> CallbackPages {
    CallbackPages {
        done: "Go back <to> Beadle".to_owned(),
        declined: "You declined".to_owned(),
        failed: "Not for us".to_owned(),
    }
}

/// A port that was free a moment ago, from among those that no system gives out by itself: nobody else takes it meanwhile.
pub(crate) async fn free_port() -> u16 {
    loop {
        let mut random = [0; 2];
        getrandom::fill(&mut random).unwrap();
        let port = 12_000 + u16::from_le_bytes(random) % 20_000;
        if TcpListener::bind(("127.0.0.1", port)).await.is_ok() {
            return port;
        }
    }
}

/// The whole trip, with this browser.
pub(crate) async fn go(
    connection: &Connection,
    open: impl Fn(&str) -> bool + Send + Sync,
) -> Result<Session, SignInFailure> {
    sign_in(connection, Scopes::UsersAndMail, &pages(), &clock(), open).await
}

/// Starts a sign-in and comes back when the browser has been opened.
pub(crate) async fn set_out(status: u16, grant: &'static str) -> Trip {
    set_out_at(free_port().await, status, grant).await
}

/// The same, coming back to this port.
pub(crate) async fn set_out_at(port: u16, status: u16, grant: &'static str) -> Trip {
    let server = Scripted::start(move |_, _| json(status, grant)).await;
    let connection = connection(&server.base, port);
    let opened = Arc::new(Mutex::new(None));
    let browser = Arc::clone(&opened);
    let task = tokio::spawn(async move {
        let open = |address: &str| {
            *browser.lock().unwrap() = Some(address.to_owned());
            true
        };
        go(&connection, open).await
    });
    let address = loop {
        if let Some(address) = opened.lock().unwrap().take() {
            break url::Url::parse(&address).unwrap();
        }
        assert!(!task.is_finished(), "the sign-in ended before a browser was opened");
        tokio::time::sleep(Duration::from_millis(2)).await;
    };
    assert!(address.as_str().starts_with(&format!("{}/oauth/v2/auth?", server.base)));
    let query = address.query_pairs().into_owned().collect();
    Trip { server, port, query, task }
}

impl Trip {
    /// Sends a request to the listener and returns the answer; empty when nobody listens.
    pub(crate) async fn send(&self, request: &str) -> String {
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)).await else { return String::new() };
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.ok();
        answer
    }

    /// Asks for a page of the listener, as a browser does.
    pub(crate) async fn get(&self, target: &str) -> String {
        self.send(&format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept: */*\r\n\r\n", self.port)).await
    }

    /// What only the browser that was sent out knows.
    pub(crate) fn state(&self) -> &str {
        self.query.get("state").unwrap()
    }
}

#[tokio::test]
async fn there_and_back() {
    let trip = set_out(200, GRANTED).await;
    let query = &trip.query;
    for (key, value) in [
        ("client_id", "1000.LOOPBACK"),
        ("response_type", "code"),
        ("access_type", "offline"),
        ("prompt", "consent"),
        ("code_challenge_method", "S256"),
        ("redirect_uri", &format!("http://127.0.0.1:{}/callback", trip.port)),
        (
            "scope",
            "ZohoMail.accounts.READ,ZohoMail.organization.accounts.READ,ZohoMail.organization.accounts.UPDATE,ZohoMail.messages.CREATE",
        ),
    ] {
        assert_eq!(query[key], value);
    }
    assert_eq!((query["state"].len(), query["code_challenge"].len()), (43, 43), "256 bits each");
    let answer = trip
        .get(&format!(
            "/callback?state={}&code=1000.c%2Bd&location=us&accounts-server=https%3A%2F%2Fevil.example",
            trip.state()
        ))
        .await;
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("Go back &lt;to&gt; Beadle"), "{answer}");
    assert!(!answer.contains("1000.c") && !answer.contains(trip.state()), "{answer}");
    assert!(trip.get(&format!("/callback?state={}&code=2", trip.state())).await.is_empty(), "the door is closed");
    let form: Query = {
        let session = trip.task.await.unwrap().unwrap();
        assert_eq!(session.refresh_token().expose(), "1000.r");
        let calls = trip.server.token_calls();
        assert_eq!(calls.len(), 1);
        url::form_urlencoded::parse(calls[0].body.as_bytes()).into_owned().collect()
    };
    let challenge = sha2::Sha256::digest(form["code_verifier"].as_bytes());
    assert_eq!(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(challenge), query["code_challenge"]);
    assert_eq!((form["code"].as_str(), form["grant_type"].as_str()), ("1000.c+d", "authorization_code"));
    assert_eq!(form["redirect_uri"], query["redirect_uri"]);
}

#[tokio::test]
async fn she_declines() {
    let trip = set_out(200, GRANTED).await;
    let answer = trip.get(&format!("/callback?error=access_denied&state={}", trip.state())).await;
    assert!(answer.contains("You declined"), "{answer}");
    assert_eq!(trip.task.await.unwrap().err(), Some(SignInFailure::Declined));
    assert_eq!(trip.server.all().len(), 0);
}

#[tokio::test]
async fn the_sign_in_server_refuses() {
    let no_refresh = r#"{"access_token":"1000.a","expires_in":3600}"#;
    for (status, body, failure) in [
        (200, r#"{"error":"invalid_code"}"#, SignInFailure::Refused("invalid_code".to_owned())),
        (400, r#"{"error":"invalid_client"}"#, SignInFailure::Refused("invalid_client".to_owned())),
        (200, no_refresh, SignInFailure::Refused("no_refresh_token".to_owned())),
        (200, include_str!("../data/zoho/token-throttled.json"), SignInFailure::Throttled(in_minutes(10))),
    ] {
        let trip = set_out(status, body).await;
        trip.get(&format!("/callback?code=c&state={}", trip.state())).await;
        assert_eq!(trip.task.await.unwrap().err(), Some(failure), "{body}");
    }
}

#[tokio::test]
async fn no_port_no_browser_no_patience() {
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = taken.local_addr().unwrap().port();
    let nowhere = connection("http://127.0.0.1:9", port);
    let result = sign_in(&nowhere, Scopes::Users, &pages(), &clock(), |_| panic!("no browser without a door")).await;
    assert_eq!(result.err(), Some(SignInFailure::PortTaken(port)));
    drop(taken);
    let result = sign_in(&nowhere, Scopes::Users, &pages(), &clock(), |_| false).await;
    assert_eq!(result.err(), Some(SignInFailure::NoBrowser));

    let trip = set_out(200, GRANTED).await;
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(299)).await;
    assert!(!trip.task.is_finished());
    tokio::time::advance(Duration::from_secs(2)).await;
    assert_eq!((&mut { trip.task }).await.unwrap().err(), Some(SignInFailure::TooLate));
}

#[tokio::test]
async fn dropping_the_future_closes_the_door() {
    let trip = set_out(200, GRANTED).await;
    trip.task.abort();
    while !trip.task.is_finished() {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    assert!(TcpListener::bind(("127.0.0.1", trip.port)).await.is_ok(), "the port is free again");
}
