//! Who else comes to the door of the sign-in, and what she herself does there instead of coming back once. After each,
//! the sign-in that was meant lands where it should.

use std::net::Ipv4Addr;
use std::time::Duration;

use beadle::domain::outcome::SignInFailure;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use crate::scripted::{Scripted, connection, json};
use crate::sign_in::{GRANTED, Trip, free_port, go, set_out, set_out_at};

/// Long enough for everything that is not stuck.
const PATIENCE: Duration = Duration::from_mins(1);

/// What the listener says to somebody.
#[derive(Debug, Clone, Copy)]
enum Said {
    /// That this is not the sign-in it waits for.
    NotForUs,
    /// That there is nothing.
    NoPage,
    /// Nothing at all.
    HungUp,
}

impl Said {
    fn fits(self, answer: &str) -> bool {
        match self {
            Self::NotForUs => answer.starts_with("HTTP/1.1 400 ") && answer.contains("Not for us"),
            Self::NoPage => answer.starts_with("HTTP/1.1 404 ") && answer.ends_with("\r\n\r\n"),
            Self::HungUp => answer.is_empty(),
        }
    }
}

/// The clerk's own browser comes back, and the code that it brings is the one that is used.
async fn lands(trip: Trip) {
    let page = trip.get(&format!("/callback?state={}&code=hers", trip.state())).await;
    assert!(page.starts_with("HTTP/1.1 200 ") && page.contains("Go back"), "{page}");
    assert_eq!(trip.task.await.unwrap().unwrap().refresh_token().expose(), "1000.r");
    let calls = trip.server.all();
    assert_eq!(calls.len(), 1, "one code, exchanged once");
    let call = calls.first().unwrap();
    assert_eq!(call.target, "/oauth/v2/token");
    let code = url::form_urlencoded::parse(call.body.as_bytes()).find(|(key, _)| key == "code");
    assert_eq!(code.unwrap().1, "hers");
    assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, trip.port)).await.is_err(), "the door is still open");
}

/// A stranger's request, and what it is told. `{state}` and `{port}` stand for the right ones.
const STRANGERS: &[(&str, Said)] = &[
    // Other states.
    ("GET /callback?code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    ("GET /callback?state=&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    ("GET /callback?state=forged&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    ("GET /callback?state={state}x&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    ("GET /callback?state=x{state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    ("GET /callback?state={state}&state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    ("GET /callback?State={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    ("GET /callback#state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("GET /callback?error=access_denied HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    ("GET /callback?error=access_denied&state=forged HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    // The right state with nothing to go with it.
    ("GET /callback?state={state} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    ("GET /callback?state={state}&code= HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    ("GET /callback?state={state}&code=a&code=b HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    ("GET /callback?state={state}&code=a&error=b HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NotForUs),
    // Other hosts: a name that was pointed here from outside.
    ("GET /callback?state={state}&code=evil HTTP/1.1\r\nHost: evil.example\r\n\r\n", Said::NoPage),
    ("GET /callback?state={state}&code=evil HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n", Said::NoPage),
    ("GET /callback?state={state}&code=evil HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", Said::NoPage),
    ("GET /callback?state={state}&code=evil HTTP/1.1\r\nHost: [::1]:{port}\r\n\r\n", Said::NoPage),
    ("GET /callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", Said::NoPage),
    ("GET /callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", Said::NoPage),
    ("GET /callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}.evil.example\r\n\r\n", Said::NoPage),
    ("GET /callback?state={state}&code=evil HTTP/1.1\r\nHost: x@127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    (
        "GET /callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\n\r\n",
        Said::NoPage,
    ),
    ("GET /callback?state={state}&code=evil HTTP/1.1\r\n\r\n", Said::NoPage),
    // Other methods.
    (
        "POST /callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\n\r\n",
        Said::NoPage,
    ),
    ("HEAD /callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("PUT /callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("OPTIONS /callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("get /callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    // Other paths, and other ways to write this one.
    ("GET /?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("GET /favicon.ico HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("GET /callback/?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("GET //callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("GET /./callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("GET /Callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("GET /%63allback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("GET /callback;x?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    (
        "GET http://127.0.0.1:{port}/callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n",
        Said::NoPage,
    ),
    // Other protocols.
    ("GET /callback?state={state}&code=evil\r\n\r\n", Said::NoPage),
    ("GET /callback?state={state}&code=evil HTTP/2.0\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Said::NoPage),
    ("GET  /callback?state={state}&code=evil HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", Said::NoPage),
    ("\r\n\r\n", Said::NoPage),
];

#[tokio::test]
async fn whatever_a_stranger_says_the_real_one_lands() {
    for (request, said) in STRANGERS {
        let trip = set_out(200, GRANTED).await;
        let request = request.replace("{state}", trip.state()).replace("{port}", &trip.port.to_string());
        let answer = timeout(PATIENCE, trip.send(&request)).await.expect(&request);
        assert!(said.fits(&answer), "{request:?} was told {answer:?}, not {said:?}");
        assert!(!answer.contains(trip.state()) && !answer.contains("evil"), "{answer}");
        assert!(!trip.task.is_finished(), "{request:?} ended the sign-in");
        assert_eq!(trip.server.n_connections(), 0, "{request:?} made Beadle ask Zoho");
        lands(trip).await;
    }
}

#[tokio::test]
async fn whoever_says_too_much_or_no_text_is_hung_up_on() {
    let endless_target = format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(20_000)).into_bytes();
    let endless_header = format!("GET /callback HTTP/1.1\r\nX: {}", "y".repeat(2_000_000)).into_bytes();
    let many_headers = format!("GET /callback HTTP/1.1\r\n{}", "Host: z\r\n".repeat(100_000)).into_bytes();
    let no_text = b"GET /callback?state=\xff\xfe HTTP/1.1\r\n\r\n".to_vec();
    let half = b"GET /callback?sta".to_vec();
    for bytes in [endless_target, endless_header, many_headers, no_text, half, Vec::new()] {
        let trip = set_out(200, GRANTED).await;
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, trip.port)).await.unwrap();
        // Fails when the listener has had enough before all was said.
        stream.write_all(&bytes).await.ok();
        stream.shutdown().await.ok();
        let mut answer = Vec::new();
        timeout(PATIENCE, stream.read_to_end(&mut answer)).await.unwrap().ok();
        assert!(Said::HungUp.fits(&String::from_utf8(answer).unwrap()));
        assert!(!trip.task.is_finished());
        lands(trip).await;
    }
}

/// What else a real answer says is not gone after: a stranger may have put it there, or a mistake.
#[tokio::test]
async fn hosts_in_the_answer_lead_nowhere() {
    let other = Scripted::start(|_, _| json(200, GRANTED)).await;
    let servers = [
        other.base.clone(),
        format!("{}/oauth", other.base),
        format!("https://accounts.zoho.eu@{}", other.base.trim_start_matches("http://")),
        "https://evil.example".to_owned(),
        "http://accounts.zoho.eu".to_owned(),
        "https://accounts.zoho.eu.evil.example".to_owned(),
        "https://accounts.zoho.eu".to_owned(),
        "file:///etc/passwd".to_owned(),
        "nonsense".to_owned(),
        String::new(),
    ];
    for server in servers {
        for location in ["us", "eu", "xx", "../..", ""] {
            let trip = set_out(200, GRANTED).await;
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.append_pair("state", trip.state()).append_pair("code", "hers");
            query.append_pair("location", location).append_pair("accounts-server", &server);
            query.append_pair("api_domain", &server);
            let page = trip.get(&format!("/callback?{}", query.finish())).await;
            assert!(page.contains("Go back"), "{server} {location}: {page}");
            trip.task.await.unwrap().unwrap();
            assert_eq!(trip.server.token_calls().len(), 1, "{server} {location}");
        }
    }
    assert_eq!(other.n_connections(), 0, "another host was asked");
}

#[tokio::test]
async fn she_comes_back_twice_at_once_and_one_code_is_used() {
    let trip = set_out(200, GRANTED).await;
    let back = |code: &str| format!("/callback?state={}&code={code}", trip.state());
    let (one, two) = (back("one"), back("two"));
    let (first, second) = tokio::join!(trip.get(&one), trip.get(&two));
    assert!(first.contains("Go back") || second.contains("Go back"), "{first}{second}");
    trip.task.await.unwrap().unwrap();
    assert_eq!(trip.server.all().len(), 1, "one code, exchanged once");
}

#[tokio::test]
async fn she_declines_and_then_comes_back_after_all() {
    let trip = set_out(200, GRANTED).await;
    let (port, state) = (trip.port, trip.state().to_owned());
    assert!(trip.get(&format!("/callback?error=access_denied&state={state}")).await.contains("You declined"));
    let late = trip.get(&format!("/callback?state={state}&code=late")).await;
    assert!(Said::HungUp.fits(&late), "{late}");
    assert_eq!(trip.task.await.unwrap().err(), Some(SignInFailure::Declined));
    assert_eq!(trip.server.n_connections(), 0);
    lands_next(port, &state).await;
}

#[tokio::test]
async fn she_waits_too_long_and_tries_again() {
    let mut trip = set_out(200, GRANTED).await;
    let (port, state) = (trip.port, trip.state().to_owned());
    // Somebody who says nothing keeps nothing open.
    let spare = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.unwrap();
    // A paused clock runs on to whatever is waited for.
    tokio::time::pause();
    let start = tokio::time::Instant::now();
    assert_eq!((&mut trip.task).await.unwrap().err(), Some(SignInFailure::TooLate));
    assert!((295..=305).contains(&start.elapsed().as_secs()), "five minutes are hers, not {:?}", start.elapsed());
    tokio::time::resume();
    let late = trip.get(&format!("/callback?state={state}&code=late")).await;
    assert!(Said::HungUp.fits(&late), "{late}");
    assert_eq!(trip.server.n_connections(), 0);
    drop(spare);
    lands_next(port, &state).await;
}

/// A new sign-in at the same port: the page of the former one is a stranger's there.
async fn lands_next(port: u16, former_state: &str) {
    let next = set_out_at(port, 200, GRANTED).await;
    assert_ne!(next.state(), former_state);
    let old = next.get(&format!("/callback?state={former_state}&code=old")).await;
    assert!(Said::NotForUs.fits(&old), "{old}");
    lands(next).await;
}

/// As many as are let in at a time, each of whom says a little and never all.
#[tokio::test]
async fn those_who_dawdle_are_sent_away() {
    let trip = set_out(200, GRANTED).await;
    let mut dawdlers = Vec::new();
    for _ in 0..40 {
        dawdlers.push(TcpStream::connect((Ipv4Addr::LOCALHOST, trip.port)).await.unwrap());
    }
    let target = format!("/callback?state={}&code=hers", trip.state());
    let her = tokio::spawn({
        let request = format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", trip.port);
        let port = trip.port;
        async move {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.unwrap();
            stream.write_all(request.as_bytes()).await.unwrap();
            let mut page = String::new();
            stream.read_to_string(&mut page).await.unwrap();
            page
        }
    });
    // Forty take turns of sixteen, ten seconds each; four minutes would be too late.
    for piece in b"GET /callback?state".iter().copied().cycle().take(20) {
        if her.is_finished() {
            break;
        }
        for dawdler in &mut dawdlers {
            dawdler.write_all(&[piece]).await.ok();
        }
        // In real time, so that what was said arrives; then the clock runs on.
        tokio::time::sleep(Duration::from_millis(50)).await;
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(6)).await;
        tokio::time::resume();
    }
    let page = timeout(PATIENCE, her).await.expect("she was kept waiting").unwrap();
    assert!(page.contains("Go back"), "{page}");
    assert!(trip.task.await.unwrap().is_ok());
    assert_eq!(trip.server.all().len(), 1);
}

#[tokio::test]
async fn whoever_has_the_port_already_keeps_it_and_is_told_nothing() {
    for host in [Ipv4Addr::LOCALHOST, Ipv4Addr::UNSPECIFIED] {
        let port = free_port().await;
        let other = TcpListener::bind((host, port)).await.unwrap();
        let nowhere = connection("http://127.0.0.1:9", port);
        let result = go(&nowhere, |_| panic!("a browser that could not come back")).await;
        assert_eq!(result.err(), Some(SignInFailure::PortTaken(port)), "{host}");
        let visitor = timeout(Duration::from_millis(50), other.accept()).await;
        assert!(visitor.is_err(), "Beadle knocked at the other program");
        drop(other);
        lands(set_out_at(port, 200, GRANTED).await).await;
    }
}

/// Nobody comes later and shares the port, nor is the door open to any other address of this computer.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_door_is_on_loopback_and_nobody_elses() {
    let trip = set_out(200, GRANTED).await;
    for host in ["127.0.0.1", "0.0.0.0"] {
        assert!(TcpListener::bind((host, trip.port)).await.is_err(), "{host}: two at one door");
    }
    // Every address of 127.0.0.0/8 is this computer's own on Linux.
    for host in ["127.0.0.2", "127.1.2.3", "::1"] {
        assert!(TcpStream::connect((host, trip.port)).await.is_err(), "{host} is open");
    }
    lands(trip).await;
}
