//! By way of a proxy: everything goes by it, nothing leaves when it says no, and a change counts at once.

use std::num::NonZeroU32;
use std::process::Command;

use beadle::domain::connection::{Connection, Endpoint, Hurry};
use beadle::domain::proxy::Proxy;
use beadle::domain::route::Route;
use beadle::domain::secret::Token;

use crate::calls::Call;
use crate::certificates::{Authority, Certificate};
use crate::front::{Asked, Deed, Front, Kind, Step, answer, pass_but};
use crate::scripted::{PASSWORD, SUCCESS, connection, new_session, request, row, rows};

const ME: &str = include_str!("../data/zoho/accounts-live.json");
const GRANTED: &str = r#"{"access_token":"1000.a","refresh_token":"1000.r","expires_in":3600}"#;
const PAGE: &str = "<html><body>This network belongs to the council</body></html>";
/// Says to the child that it is one, and where the server is that it may reach without a proxy.
const CHILD: &str = "BEADLE_PROXY_CHILD";
/// Begins the line that the child tells its parent.
const MARK: &str = "beadle-proxy ";
const NOWHERE: &str = "http://127.0.0.1:9";

fn all_calls() -> impl Iterator<Item = Call> {
    Call::WITH_TOKEN.into_iter().chain(Call::FOR_TOKENS)
}

fn say(asked: &Asked) -> Step {
    let body = match asked.kind {
        _ if asked.target.ends_with("/revoke") => r#"{"status":"success"}"#.to_owned(),
        Kind::Token => GRANTED.to_owned(),
        Kind::WhoAmI => ME.to_owned(),
        Kind::List | Kind::OneUser => rows(&[row(800_000_002, "pugh@example.org")]),
        _ => SUCCESS.to_owned(),
    };
    Step::instead(Deed::Say(answer(200, "", body)))
}

/// A server that says yes to everything, over TLS as Zoho's.
struct Zoho {
    authority: Authority,
    front: Front,
}

impl Zoho {
    fn start() -> Self {
        let authority = Authority::new();
        let front = Front::secure(authority.security(Certificate::Good), NOWHERE, say);
        Self { authority, front }
    }

    /// By this way, in a hurry.
    fn connection(&self, route: &Route) -> Connection {
        let mut connection = connection(&self.front.base, 1);
        connection.endpoint.trust = self.authority.trust();
        connection.endpoint.hurry = Hurry::times(NonZeroU32::new(40).unwrap());
        connection.endpoint.route = route.clone();
        connection
    }
}

/// A proxy that puts everybody through.
fn good_proxy() -> Front {
    Front::start(NOWHERE, pass_but(Kind::Connect, Step::instead(Deed::Tunnel)))
}

fn by(proxy: &Front) -> Route {
    Route::by(server(proxy))
}

fn server(proxy: &Front) -> Proxy {
    Proxy::Server(proxy.base.parse().unwrap())
}

/// What a call says that did not leave for this reason.
fn nothing_left(call: Call, why: &str) -> String {
    match call {
        Call::Reset | Call::Mail => format!("NotSent({why})"),
        _ => format!("Unsent({why})"),
    }
}

#[tokio::test]
async fn every_call_goes_by_the_proxy_and_it_learns_nothing_but_the_host() {
    let (zoho, proxy) = (Zoho::start(), good_proxy());
    for call in all_calls() {
        let before = proxy.count(Kind::Connect);
        assert_eq!(call.make(zoho.connection(&by(&proxy))).await, "done", "{call:?}");
        assert!(proxy.count(Kind::Connect) > before, "{call:?}");
    }
    let host = zoho.front.base.trim_start_matches("https://");
    for asked in proxy.asked() {
        assert_eq!((asked.kind, asked.target.as_str()), (Kind::Connect, host));
        assert!(!asked.head.contains("1000.") && !asked.head.contains(PASSWORD), "{}", asked.head);
    }
    assert_eq!(proxy.count(Kind::Connect), zoho.front.n_connections());
}

#[tokio::test]
async fn each_reset_has_a_tunnel_of_its_own() {
    let (zoho, proxy) = (Zoho::start(), good_proxy());
    let session = new_session(&zoho.connection(&by(&proxy)), Token::new("1000.refresh".to_owned())).unwrap();
    for _ in 0..2 {
        session.put_reset(&800_000_000.into(), &request()).await;
    }
    let puts: Vec<usize> =
        zoho.front.asked().iter().filter(|asked| asked.kind == Kind::Put).map(|asked| asked.connection).collect();
    assert_eq!(puts.len(), 2);
    assert_ne!(puts.first(), puts.last());
    assert_eq!(proxy.count(Kind::Connect), 3, "the token and the two resets");
}

#[tokio::test]
async fn a_proxy_that_puts_nobody_through_stops_every_call_before_a_byte_has_left() {
    let asks = || answer(407, "Proxy-Authenticate: Basic realm=\"council\"\r\n", "");
    let page = |status: u16| answer(status, "Content-Type: text/html\r\n", PAGE);
    for (name, deed, why) in [
        ("it asks for a password", Deed::SayAndClose(asks()), "Proxy"),
        ("it forbids it", Deed::SayAndClose(page(403)), "Proxy"),
        ("it leads to a page of its own", Deed::SayAndClose(page(302)), "Proxy"),
        ("it has a fault", Deed::SayAndClose(page(502)), "Proxy"),
        ("it hangs up", Deed::Close, "Proxy"),
        ("it never answers", Deed::SayAndHang(Vec::new()), "Connect"),
        ("it says yes with a page", Deed::SayAndClose(page(200)), "Tls"),
        ("it says yes with a page and waits", Deed::SayAndHang(page(200)), "Connect"),
    ] {
        let zoho = Zoho::start();
        let proxy = Front::start(NOWHERE, pass_but(Kind::Connect, Step::instead(deed)));
        for call in all_calls() {
            let told = call.make(zoho.connection(&by(&proxy))).await;
            assert_eq!(told, nothing_left(call, why), "{call:?}: {name}");
        }
        assert_eq!(zoho.front.n_connections(), 0, "{name}");
    }
}

/// The token is there already, and the proxy has changed its mind.
#[tokio::test]
async fn a_reset_alone_that_is_not_put_through_was_not_sent() {
    let (zoho, proxy) = (Zoho::start(), good_proxy());
    let refused = Deed::SayAndClose(answer(407, "", ""));
    proxy.script(move |asked| Step::instead(if asked.nth == 1 { Deed::Tunnel } else { refused.clone() }));
    assert_eq!(Call::Reset.make(zoho.connection(&by(&proxy))).await, "NotSent(Proxy)");
    let kinds: Vec<Kind> = zoho.front.asked().iter().map(|asked| asked.kind).collect();
    assert_eq!(kinds, [Kind::Token]);
    assert_eq!(proxy.count(Kind::Connect), 2, "nobody tries it a second time");
}

#[tokio::test]
async fn a_proxy_that_is_not_there_stops_every_call() {
    let (zoho, proxy) = (Zoho::start(), good_proxy());
    proxy.refuse();
    for call in all_calls() {
        let told = call.make(zoho.connection(&by(&proxy))).await;
        assert_eq!(told, nothing_left(call, "Connect"), "{call:?}");
    }
    assert_eq!(zoho.front.n_connections(), 0);
}

#[tokio::test]
async fn a_change_counts_from_the_next_connection_and_nobody_signs_in_again() {
    let (zoho, first, second) = (Zoho::start(), good_proxy(), good_proxy());
    let route = Route::by(Proxy::None);
    let session = new_session(&zoho.connection(&route), Token::new("1000.refresh".to_owned())).unwrap();
    let mut n_puts = 0;
    for (proxy, n_first, n_second) in [
        (Proxy::None, 0, 0),
        // A kept connection for reading, and one for the reset.
        (server(&first), 2, 0),
        (server(&second), 2, 2),
        (Proxy::None, 2, 2),
        // A server on this computer is reached without, whatever the computer has.
        (Proxy::System, 2, 2),
        (server(&first), 4, 2),
    ] {
        route.change(proxy.clone());
        session.who_am_i().await.unwrap();
        session.who_am_i().await.unwrap();
        session.put_reset(&800_000_000.into(), &request()).await;
        n_puts += 1;
        assert_eq!((first.count(Kind::Connect), second.count(Kind::Connect)), (n_first, n_second), "{proxy:?}");
        assert_eq!(zoho.front.puts(), n_puts, "{proxy:?}");
    }
    assert_eq!(zoho.front.count(Kind::Token), 1);
}

/// Zoho's own hosts, of which nobody here knows the address: the proxy is asked for them by name, and for nothing else.
#[tokio::test]
async fn the_proxy_is_asked_for_zoho_by_name() {
    let refuse = pass_but(Kind::Connect, Step::instead(Deed::SayAndClose(answer(403, "", PAGE))));
    let proxy = Front::start(NOWHERE, refuse);
    let mut connection = connection(NOWHERE, 1);
    connection.endpoint = Endpoint { route: by(&proxy), ..Endpoint::zoho() };
    for call in all_calls() {
        let told = call.make(connection.clone()).await;
        assert_eq!(told, nothing_left(call, "Proxy"), "{call:?}");
    }
    let mut targets: Vec<String> = proxy.asked().iter().map(|asked| asked.target.clone()).collect();
    targets.dedup();
    assert_eq!(targets, ["accounts.zoho.eu:443"]);
}

/// What the environment says is the computer's own, so a process of its own is told.
#[test]
fn as_the_computer_has_it() {
    let refuse = pass_but(Kind::Connect, Step::instead(Deed::SayAndClose(answer(403, "", PAGE))));
    let (proxy, other) = (Front::start(NOWHERE, refuse), good_proxy());
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "proxy::in_another_process", "--nocapture"]);
    for name in ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"] {
        command.env(name, &proxy.base);
    }
    for name in ["https_proxy", "http_proxy", "all_proxy", "NO_PROXY", "no_proxy", "REQUEST_METHOD"] {
        command.env_remove(name);
    }
    let output = command.env(CHILD, other.base.trim_start_matches("http://")).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let told: Vec<&str> = said.lines().filter_map(|line| line.split_once(MARK)).map(|(_, told)| told).collect();
    assert_eq!(told, ["system Unsent(Proxy)", "this computer done", "named done"], "{said}");
    let targets: Vec<String> = proxy.asked().iter().map(|asked| asked.target.clone()).collect();
    assert_eq!(targets, ["accounts.zoho.eu:443"], "only what went to Zoho as the computer has it");
    assert!(other.count(Kind::Connect) > 0, "a proxy that is named counts instead");
}

/// Does nothing but as a child of the test above.
#[tokio::test]
async fn in_another_process() {
    let Ok(named) = std::env::var(CHILD) else { return };
    let mut to_zoho = connection(NOWHERE, 1);
    to_zoho.endpoint = Endpoint::zoho();
    println!("\n{MARK}system {}", Call::WhoAmI.make(to_zoho).await);
    let zoho = Zoho::start();
    println!("\n{MARK}this computer {}", Call::WhoAmI.make(zoho.connection(&Route::default())).await);
    let named = Route::by(Proxy::Server(named.parse().unwrap()));
    println!("\n{MARK}named {}", Call::WhoAmI.make(zoho.connection(&named)).await);
}
