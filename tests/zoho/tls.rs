//! The secure connection: one that is in order, and those that are not, for every call of the client.

use beadle::domain::connection::Connection;
use tokio_rustls::rustls::SupportedProtocolVersion;
use tokio_rustls::rustls::version::{TLS12, TLS13};

use crate::calls::Call;
use crate::certificates::{Authority, Certificate, older_tls};
use crate::front::{Asked, Deed, Front, Kind, Security, Step, answer};
use crate::scripted::{SUCCESS, connection};

const ME: &str = include_str!("../data/zoho/accounts-live.json");
const GRANTED: &str = r#"{"access_token":"1000.a","refresh_token":"1000.r","expires_in":3600}"#;

/// A server that says yes to everything, over TLS.
fn front(authority: &Authority, certificate: Certificate, versions: &[&'static SupportedProtocolVersion]) -> Front {
    let say = |asked: &Asked| {
        let body = match asked.kind {
            _ if asked.target.ends_with("/revoke") => r#"{"status":"success"}"#.to_owned(),
            Kind::Token => GRANTED.to_owned(),
            Kind::WhoAmI => ME.to_owned(),
            Kind::List | Kind::OneUser => {
                crate::scripted::rows(&[crate::scripted::row(800_000_002, "pugh@example.org")])
            }
            _ => SUCCESS.to_owned(),
        };
        Step::instead(Deed::Say(answer(200, "", body)))
    };
    Front::secure(authority.security_with(certificate, versions), "http://127.0.0.1:9", say)
}

fn trusting(authority: Option<&Authority>, base: &str) -> Connection {
    let mut connection = connection(base, 1);
    connection.endpoint.trust = authority.map(Authority::trust).unwrap_or_default();
    connection
}

fn all_calls() -> impl Iterator<Item = Call> {
    Call::WITH_TOKEN.into_iter().chain(Call::FOR_TOKENS)
}

/// What a call says that could not be trusted to leave.
fn nothing_left(call: Call) -> &'static str {
    match call {
        Call::Reset | Call::Mail => "NotSent(Tls)",
        _ => "Unsent(Tls)",
    }
}

#[tokio::test]
async fn in_order_everything_works() {
    let authority = Authority::new();
    for versions in [&[&TLS13][..], &[&TLS12], &[&TLS13, &TLS12]] {
        let front = front(&authority, Certificate::Good, versions);
        for call in all_calls() {
            assert_eq!(call.make(trusting(Some(&authority), &front.base)).await, "done", "{call:?}");
        }
        assert_eq!((front.puts(), front.count(Kind::Mail)), (1, 1));
    }
}

#[tokio::test]
async fn a_certificate_that_is_not_right_stops_every_call() {
    let authority = Authority::new();
    for certificate in
        [Certificate::SelfSigned, Certificate::UnknownAuthority, Certificate::Expired, Certificate::WrongHost]
    {
        let front = front(&authority, certificate, &[&TLS13, &TLS12]);
        for call in all_calls() {
            let told = call.make(trusting(Some(&authority), &front.base)).await;
            assert_eq!(told, nothing_left(call), "{certificate:?} {call:?}");
        }
        assert!(front.asked().is_empty(), "{certificate:?}: a request was sent: {:?}", front.asked());
    }
}

/// A certificate of the test's authority is worth nothing to whoever was not handed that authority.
#[tokio::test]
async fn nobody_but_the_system_says_whom_to_trust() {
    let authority = Authority::new();
    let front = front(&authority, Certificate::Good, &[&TLS13, &TLS12]);
    let stranger = Authority::new();
    for trusted in [None, Some(&stranger)] {
        for call in all_calls() {
            assert_eq!(call.make(trusting(trusted, &front.base)).await, nothing_left(call), "{call:?}");
        }
    }
    assert!(front.asked().is_empty(), "a request was sent: {:?}", front.asked());
}

/// Only the sign-in server is in order, as when somebody stands between Beadle and the mail API alone: the token is
/// there, and nothing leaves with it.
#[tokio::test]
async fn a_certificate_that_changes_stops_the_next_call() {
    let authority = Authority::new();
    let front = front(&authority, Certificate::Good, &[&TLS13, &TLS12]);
    for call in [Call::Reset, Call::Mail, Call::WhoAmI, Call::List, Call::User] {
        let (worse, switches) = (authority.security(Certificate::SelfSigned), front.switches());
        front.set_security(authority.security(Certificate::Good));
        front.script(move |_| {
            // The connection that is open stays as it is; the next one is not in order.
            switches.set_security(worse.clone());
            Step::instead(Deed::SayAndClose(answer(200, "", GRANTED)))
        });
        let before = front.asked().len();
        let told = call.make(trusting(Some(&authority), &front.base)).await;
        assert_eq!(told, nothing_left(call), "{call:?}");
        let asked: Vec<Kind> = front.asked().iter().skip(before).map(|asked| asked.kind).collect();
        assert_eq!(asked, [Kind::Token], "{call:?}");
    }
}

#[tokio::test]
async fn older_tls_than_1_2_and_none_at_all_stop_every_call() {
    let authority = Authority::new();
    let no_tls = Security::Answer(b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec());
    for (name, security) in [("1.1", older_tls(2)), ("1.0", older_tls(1)), ("SSL 3", older_tls(0)), ("none", no_tls)] {
        let front = Front::secure(security, "http://127.0.0.1:9", |_| Step::pass());
        for call in all_calls() {
            let told = call.make(trusting(Some(&authority), &front.base)).await;
            assert_eq!(told, nothing_left(call), "{call:?}, TLS {name}");
        }
        assert!(front.n_connections() > 0 && front.asked().is_empty());
    }
}
