//! An answer that points elsewhere: nobody goes there, and nothing is taken for granted.

use crate::calls::Call;
use crate::scripted::{Act, SUCCESS, Scripted, answer, connection, json};

const STATUSES: [u16; 5] = [301, 302, 303, 307, 308];
/// What would please every call, if anybody read it.
const TEMPTING: &str = r#"{"status":{"code":200,"description":"success"},"data":[],"access_token":"1000.evil","refresh_token":"1000.evil","expires_in":3600}"#;

/// Another host, and where each answer may point to.
async fn elsewhere() -> (Scripted, Vec<String>) {
    let other = Scripted::start(|_, _| json(200, TEMPTING)).await;
    let host = other.base.strip_prefix("http://").unwrap().to_owned();
    let targets =
        ["/elsewhere".to_owned(), format!("{}/elsewhere", other.base), format!("//{host}/elsewhere"), String::new()];
    (other, targets.to_vec())
}

fn pointing(status: u16, target: &str) -> Act {
    let location = if target.is_empty() { String::new() } else { format!("Location: {target}\r\n") };
    Act::Say(answer(status, &location, TEMPTING))
}

#[tokio::test]
async fn no_call_with_a_token_follows_one() {
    let (other, targets) = elsewhere().await;
    for call in Call::WITH_TOKEN {
        for status in STATUSES {
            for target in &targets {
                let to = target.clone();
                let server = Scripted::with_tokens(move |_, _| pointing(status, &to)).await;
                let told = call.make(connection(&server.base, 1)).await;
                let due = match call {
                    Call::Reset | Call::Mail => format!("Unknown(Redirected({status}))"),
                    _ => format!("Doubt(Redirected({status}))"),
                };
                assert_eq!(told, due, "{call:?} {status} {target}");
                assert_eq!(server.calls().len(), 1, "{call:?} {status} {target}: asked again");
                assert_eq!(server.token_calls().len(), 1, "{call:?} {status} {target}");
            }
        }
    }
    assert_eq!(other.n_connections(), 0, "the other host was asked");
}

#[tokio::test]
async fn no_call_for_tokens_follows_one_in_the_sign_in() {
    let (other, targets) = elsewhere().await;
    for call in Call::FOR_TOKENS {
        for status in STATUSES {
            for target in &targets {
                let to = target.clone();
                let server = Scripted::start(move |_, _| pointing(status, &to)).await;
                let told = call.make(connection(&server.base, 1)).await;
                assert_eq!(told, format!("Doubt(Redirected({status}))"), "{call:?} {status} {target}");
                assert_eq!(server.all().len(), 1, "{call:?} {status} {target}: asked again");
            }
        }
    }
    assert_eq!(other.n_connections(), 0, "the other host was asked");
}

/// Without a token nothing can be changed: what the sign-in server's answer means for a reset.
#[tokio::test]
async fn a_token_that_is_elsewhere_sends_no_reset() {
    let (other, targets) = elsewhere().await;
    for call in [Call::Reset, Call::Mail] {
        for status in STATUSES {
            let target = targets[1].clone();
            let server = Scripted::start(move |seen, _| match seen.target.as_str() {
                "/oauth/v2/token" => pointing(status, &target),
                _ => json(200, SUCCESS),
            })
            .await;
            let told = call.make(connection(&server.base, 1)).await;
            assert_eq!(told, format!("NotSent(NoToken(Redirected({status})))"), "{call:?}");
            assert_eq!((server.calls().len(), server.token_calls().len()), (0, 1), "{call:?} {status}");
        }
    }
    assert_eq!(other.n_connections(), 0, "the other host was asked");
}

/// Even where it says what an answer about a sign-in that has ended says: nobody asked that host.
#[tokio::test]
async fn a_redirect_ends_no_sign_in() {
    for status in STATUSES {
        for body in [r#"{"status":"success"}"#, r#"{"error":"invalid_token"}"#] {
            let server = Scripted::start(move |_, _| json(status, body)).await;
            let told = Call::Revoke.make(connection(&server.base, 1)).await;
            assert_eq!(told, format!("Doubt(Redirected({status}))"), "{body}");
        }
    }
}
