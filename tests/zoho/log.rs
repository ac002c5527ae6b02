//! What is logged, at the most talkative setting, about a session full of secrets.

use std::io;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};

use beadle::domain::connection::{Connection, Endpoint, Hurry, OAuthClient};
use beadle::domain::secret::Token;
use beadle::domain::user::UserKey;
use beadle::zoho::{Scopes, sign_in_by_device, sign_in_with_code};

use crate::scripted::{GRANT, PASSWORD, Scripted, clock, connection, json, request, rows};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Everything that is logged on this thread until the guard goes.
fn listen() -> (Log, tracing::subscriber::DefaultGuard) {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    (log, tracing::subscriber::set_default(subscriber))
}

#[tokio::test]
async fn codes_and_tokens_of_the_other_ways_to_sign_in_stay_out_of_the_log() {
    let (log, guard) = listen();
    let server = Scripted::start(|seen, n| match (seen.target.as_str(), n) {
        ("/oauth/v3/device/code", _) => {
            json(200, r#"{"user_code":"CANARY-USER","device_code":"canary-device","expires_in":300000}"#)
        }
        ("/oauth/v3/device/token", 1) => json(200, r#"{"error":"slow_down","hint":"canary-hint"}"#),
        _ => json(200, r#"{"access_token":"canary-access","refresh_token":"canary-refresh"}"#),
    })
    .await;
    let connection = connection(&server.base, 1);
    let hurry = Hurry::times(NonZeroU32::new(100).unwrap());
    let connection = Connection { endpoint: Endpoint { hurry, ..connection.endpoint.clone() }, ..connection };
    let by_device = sign_in_by_device(&connection, Scopes::Users, &clock(), |_| ()).await.unwrap();
    let code = Token::new("canary-code".to_owned());
    let with_code = sign_in_with_code(&connection, &code, &clock()).await.unwrap();
    drop(guard);

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("path=\"/oauth/v3/device/token\"") && log.contains("path=\"/oauth/v2/token\""), "{log}");
    let said = format!("{log}{by_device:?}{with_code:?}").to_lowercase();
    assert!(!said.contains("canary"), "{said}");
}

#[tokio::test]
async fn secrets_addresses_and_ids_stay_out_of_the_log() {
    let (log, guard) = listen();

    let row = r#"{"zuid":"broken","sendMailDetails":[{"password":"canary-smtp"}],"displayName":"canary-name"}"#;
    let server = Scripted::start(move |seen, n| match (seen.target.as_str(), seen.method.as_str()) {
        ("/oauth/v2/token", _) if n > 6 => json(200, r#"{"error":"invalid_code","hint":"canary-hint"}"#),
        ("/oauth/v2/token", _) => json(200, &GRANT.replace("1000.access", "canary-access")),
        (_, "PUT") => json(400, &format!(r#"{{"status":{{"code":400}},"data":{{"moreInfo":"{PASSWORD} is weak"}}}}"#)),
        _ if n > 3 => json(200, r#"{"canary-body"#),
        _ => json(200, &rows(&[row.to_owned()])),
    })
    .await;
    let mut connection = connection(&server.base, 1);
    let client_secret = Some(Token::new("canary-client".to_owned()));
    connection.client = OAuthClient { client_secret, ..connection.client };
    let session = crate::scripted::new_session(&connection, Token::new("canary-refresh".to_owned())).unwrap();
    session.list_page(&800_000_000.into(), 0, 50).await.unwrap();
    let answer = session.put_reset(&800_000_000.into(), &request()).await;
    let address = UserKey::Address("canary@example.org".parse().unwrap());
    session.read_user(&800_000_000.into(), &address).await.unwrap_err();
    session.read_user(&800_000_000.into(), &address).await.unwrap_err();
    for _ in 0..3 {
        session.force_refresh().await.ok();
    }
    drop(server);
    session.force_refresh().await.unwrap_err();
    drop(guard);

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("/api/organization/{zoid}/accounts/{zuid}") && log.contains("status=400"), "{log}");
    assert!(log.contains("method=\"PUT\"") && log.contains("ms="), "{log}");
    let said = format!("{log}{answer:?}{session:?}{connection:?}");
    for secret in ["canary", PASSWORD, "800000002", "800000000"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
}
