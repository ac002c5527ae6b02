//! Signing in on another device, against a server that says what it is told to.

use std::num::NonZeroU32;
use std::sync::Mutex;
use std::time::Duration;

use beadle::domain::connection::{Connection, Endpoint, Hurry};
use beadle::domain::device_code::DeviceCode;
use beadle::domain::outcome::{Doubt, ReadFailure, SignInFailure, Unsent};
use beadle::practice::{Options, PracticeServer};
use beadle::zoho::{DeviceNews, Scopes, Session, sign_in_by_device};
use tokio::sync::mpsc::unbounded_channel;

use crate::scripted::{Act, Scripted, clock, connection, in_minutes, json};

const ASKED: &str = include_str!("../data/zoho/device-code.json");
const OTHER_DC: &str = include_str!("../data/zoho/device-other-dc.json");
const TOKENS: &str = include_str!("../data/zoho/device-tokens.json");
const PENDING: &str = r#"{"error":"authorization_pending"}"#;

/// What became of a sign-in, what was told meanwhile, and who was asked.
struct End {
    result: Result<Session, SignInFailure>,
    news: Vec<DeviceNews>,
    server: Scripted,
}

impl End {
    fn failure(&self) -> Option<&SignInFailure> {
        self.result.as_ref().err()
    }

    fn code(&self) -> &DeviceCode {
        match self.news.first() {
            Some(DeviceNews::Code(code)) => code,
            other => panic!("no code was told first: {other:?}"),
        }
    }

    /// The forms of the questions whether somebody has accepted.
    fn looks(&self) -> Vec<String> {
        let looks = self.server.all().into_iter().filter(|seen| seen.target == "/oauth/v3/device/token");
        looks.map(|seen| seen.body).collect()
    }
}

fn hurried(base: &str, times: u32) -> Connection {
    let connection = connection(base, 1);
    let hurry = Hurry::times(NonZeroU32::new(times).unwrap());
    Connection { endpoint: Endpoint { hurry, ..connection.endpoint }, ..connection }
}

/// A whole sign-in: this answer to the request for a code, and these to the looks; the last one again and again.
async fn sign_in(asked: &str, looks: Vec<fn() -> Act>) -> End {
    let asked = asked.to_owned();
    let server = Scripted::start(move |seen, n| match seen.target.as_str() {
        "/oauth/v3/device/code" => json(200, &asked),
        "/oauth/v3/device/token" => looks[n.saturating_sub(1).min(looks.len() - 1)](),
        other => panic!("{other}"),
    })
    .await;
    let news = Mutex::new(Vec::new());
    let tell = |told| news.lock().unwrap().push(told);
    let result = sign_in_by_device(&hurried(&server.base, 100), Scopes::UsersAndMail, &clock(), tell).await;
    End { result, news: news.into_inner().unwrap(), server }
}

#[tokio::test]
async fn somebody_accepts_after_a_while() {
    let end = sign_in(ASKED, vec![|| json(400, PENDING), || json(200, PENDING), || json(200, TOKENS)]).await;
    let session = end.result.as_ref().unwrap();
    assert_eq!(session.scopes(), Scopes::UsersAndMail, "the answer has no scope, so what was asked for counts");
    assert!(session.refresh_token().expose().ends_with("1111"));
    let code = end.code();
    assert_eq!((code.text.as_str(), code.every), ("AQ2C-4XNG", Duration::from_secs(30)));
    assert_eq!(code.until, in_minutes(5).checked_sub(Duration::from_secs(297)).unwrap(), "five minutes, in this hurry");
    assert_eq!(end.news.len(), 1);

    let first = end.server.all().into_iter().next().unwrap();
    for (key, value) in [
        ("grant_type", "device_request"),
        ("client_id", "1000.LOOPBACK"),
        ("access_type", "offline"),
        ("prompt", "consent"),
        ("scope", Scopes::UsersAndMail.as_str()),
    ] {
        assert!(url::form_urlencoded::parse(first.body.as_bytes()).any(|(k, v)| k == key && v == value), "{key}");
    }
    let looks = end.looks();
    assert_eq!(looks.len(), 3);
    for look in looks {
        assert!(look.contains("grant_type=device_token") && look.contains("code=1004.222222222222"), "{look}");
    }
    assert!(end.server.all().iter().all(|seen| !seen.target.contains("1004.")), "secrets travel in the form");
}

#[tokio::test]
async fn every_answer_that_ends_it() {
    for (answer, failure) in [
        (r#"{"error":"access_denied"}"#, SignInFailure::Declined),
        (r#"{"error":"expired"}"#, SignInFailure::CodeExpired),
        (r#"{"error":"expired_token"}"#, SignInFailure::CodeExpired),
        (r#"{"error":"invalid_client"}"#, SignInFailure::NotThisWay("invalid_client".to_owned())),
        (r#"{"error":"invalid_code"}"#, SignInFailure::Refused("invalid_code".to_owned())),
        (r#"{"error":"other_dc"}"#, SignInFailure::OtherDataCentre),
        (r#"{"error":"other_dc","user_location":"moon"}"#, SignInFailure::OtherDataCentre),
        (r#"{"error":"other_dc","user_location":"evil.example"}"#, SignInFailure::OtherDataCentre),
        (r#"{"access_token":"1000.a","expires_in":3600}"#, SignInFailure::Refused("no_refresh_token".to_owned())),
    ] {
        let server = Scripted::start(
            move |seen, _| {
                if seen.target.ends_with("code") { json(200, ASKED) } else { json(200, answer) }
            },
        )
        .await;
        let result = sign_in_by_device(&hurried(&server.base, 100), Scopes::Users, &clock(), |_| ()).await;
        assert_eq!(result.err(), Some(failure), "{answer}");
    }
}

#[tokio::test]
async fn a_code_that_is_not_given() {
    let no_code = SignInFailure::Read(ReadFailure::Doubt(Doubt::NotUnderstood));
    for (status, answer, failure) in [
        (200, r#"{"error":"invalid_client"}"#, SignInFailure::NotThisWay("invalid_client".to_owned())),
        (400, r#"{"error":"unauthorized_client"}"#, SignInFailure::NotThisWay("unauthorized_client".to_owned())),
        (200, r#"{"error":"general_error"}"#, SignInFailure::Refused("general_error".to_owned())),
        (200, include_str!("../data/zoho/token-throttled.json"), SignInFailure::Throttled(in_minutes(10))),
        (200, r#"{"user_code":"A"}"#, no_code.clone()),
        (200, r#"{"device_code":"1000.a","user_code":"far too long for anybody to type in"}"#, no_code.clone()),
        (200, "<html>", no_code),
        (500, "", SignInFailure::Read(ReadFailure::Doubt(Doubt::ServerFailed(500)))),
    ] {
        let server = Scripted::start(move |_, _| json(status, answer)).await;
        // No hurry, but for the end of a throttle.
        let result = sign_in_by_device(&connection(&server.base, 1), Scopes::Users, &clock(), |_| ()).await;
        assert_eq!(result.err(), Some(failure), "{answer}");
        assert_eq!(server.all().len(), 1, "nothing is asked twice");
    }
}

#[tokio::test]
async fn values_of_any_type_and_pages_of_zoho_only() {
    let usual = "/oauth/v3/device";
    for (answer, every, page) in [
        (r#"{"user_code":12345678,"device_code":"1000.a","interval":"60","expires_in":"300"}"#, 60, usual),
        (r#"{"user_code":"A-B","device_code":"1000.a","interval":5,"expires_in":null}"#, 30, usual),
        (r#"{"user_code":"A-B","device_code":"1000.a","interval":5000}"#, 30, usual),
        (
            r#"{"user_code":"A-B","device_code":"1000.a","interval":[],"verification_url":"https://evil.example/"}"#,
            30,
            usual,
        ),
        (
            r#"{"user_code":"A-B","device_code":"1000.a","verification_uri":"HERE/elsewhere",
                "verification_uri_complete":"http://evil.example/?code=A"}"#,
            30,
            "/elsewhere",
        ),
    ] {
        let (base, code) = told_by(answer).await;
        assert_eq!(code.every, Duration::from_secs(every));
        assert_eq!(code.page, format!("{base}{page}"));
        assert_eq!(code.page_with_code, None);
    }
}

/// The code that is told when a server gives this answer, with the server's own address in place of `HERE`.
async fn told_by(answer: &'static str) -> (String, DeviceCode) {
    let server = Scripted::start(move |seen, _| {
        let host = seen.head.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
        let asked = answer.replace("HERE", &format!("http://{host}"));
        if seen.target.ends_with("code") { json(200, &asked) } else { json(200, r#"{"error":"access_denied"}"#) }
    })
    .await;
    let news = Mutex::new(Vec::new());
    let tell = |told| news.lock().unwrap().push(told);
    sign_in_by_device(&hurried(&server.base, 1000), Scopes::Users, &clock(), tell).await.unwrap_err();
    match news.into_inner().unwrap().remove(0) {
        DeviceNews::Code(code) => (server.base.clone(), code),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_line_that_breaks_is_told_and_asking_goes_on() {
    let looks: Vec<fn() -> Act> = vec![|| Act::Reset, || json(502, ""), || json(200, PENDING), || json(200, TOKENS)];
    let end = sign_in(ASKED, looks).await;
    assert!(end.result.is_ok());
    assert_eq!(end.news.len(), 4, "{:?}", end.news);
    assert!(matches!(end.news[1], DeviceNews::Lost(ReadFailure::Doubt(Doubt::Broken))), "{:?}", end.news);
    assert!(matches!(end.news[2], DeviceNews::Lost(ReadFailure::Doubt(Doubt::ServerFailed(502)))), "{:?}", end.news);
    assert_eq!(end.news[3], DeviceNews::Back);
}

#[tokio::test]
async fn a_line_that_stays_away_ends_with_the_code() {
    let server = Scripted::start(|_, _| json(200, &ASKED.replace("300000", "60000"))).await;
    let connection = hurried(&server.base, 100);
    let (told, mut news) = unbounded_channel();
    let task = tokio::spawn(async move {
        sign_in_by_device(&connection, Scopes::Users, &clock(), move |news| told.send(news).unwrap()).await
    });
    assert!(matches!(news.recv().await, Some(DeviceNews::Code(_))));
    drop(server);
    assert_eq!(task.await.unwrap().err(), Some(SignInFailure::CodeExpired));
    let lost = DeviceNews::Lost(ReadFailure::Unsent(Unsent::Connect));
    assert_eq!(news.recv().await, Some(lost));
}

#[tokio::test]
async fn a_code_that_nobody_types_in_ends_with_one_last_look() {
    // Accepted at the last moment: the look after the end still brings the tokens.
    let end = sign_in(&ASKED.replace("300000", "20000"), vec![|| json(200, TOKENS)]).await;
    assert!(end.result.is_ok());
    let end = sign_in(&ASKED.replace("300000", "40000"), vec![|| json(200, PENDING)]).await;
    assert_eq!(end.failure(), Some(&SignInFailure::CodeExpired));
    assert_eq!(end.looks().len(), 2);
}

/// Lets this much time pass, and waits until what it has set off has arrived.
async fn pass(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
    tokio::time::sleep(Duration::from_millis(50)).await;
}

/// In no hurry: sign-in under way with this answer to the request for a code, and `slow_down` to every look.
async fn slow_sign_in(asked: String) -> Scripted {
    let server = Scripted::start(move |seen, _| {
        if seen.target.ends_with("code") { json(200, &asked) } else { json(200, r#"{"error":"slow_down"}"#) }
    })
    .await;
    let connection = connection(&server.base, 1);
    let (told, mut news) = unbounded_channel();
    tokio::spawn(async move {
        sign_in_by_device(&connection, Scopes::Users, &clock(), move |news| told.send(news).unwrap()).await
    });
    assert!(matches!(news.recv().await, Some(DeviceNews::Code(_))));
    // The wait begins as soon as the code is told.
    tokio::task::yield_now().await;
    server
}

/// Waits for this many requests.
async fn wait_for(server: &Scripted, n: usize) {
    while server.all().len() < n {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

#[tokio::test]
async fn it_is_never_asked_sooner_than_told_nor_than_zoho_likes() {
    for (told, before) in [("30000,", 29), ("1000,", 29), ("42000,", 41)] {
        let server = slow_sign_in(ASKED.replace("30000,", told)).await;
        pass(Duration::from_secs(before)).await;
        assert_eq!(server.all().len(), 1, "{told}");
        pass(Duration::from_secs(1)).await;
        wait_for(&server, 2).await;
    }
}

#[tokio::test]
async fn slow_down_adds_five_seconds_for_good() {
    let server = slow_sign_in(ASKED.to_owned()).await;
    for (n, wait) in [(1, 30), (2, 35), (3, 40)] {
        pass(Duration::from_secs(wait - 1)).await;
        assert_eq!(server.all().len(), n, "{wait} s");
        pass(Duration::from_secs(1)).await;
        wait_for(&server, n + 1).await;
        // The answer is on its way; the next wait begins with it.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn another_data_centre_of_a_server_on_this_computer_is_itself() {
    let end = sign_in(ASKED, vec![|| json(200, OTHER_DC), || json(200, TOKENS)]).await;
    assert!(end.result.is_ok(), "{:?}", end.failure());
    assert_eq!(end.looks().len(), 2, "nobody else was asked");
}

#[tokio::test]
async fn the_pretend_council_lets_her_in_and_keeps_her_out() {
    for (options, accept, failure) in [
        ("", Some(true), None),
        ("fault=device-other-dc", Some(true), None),
        ("", Some(false), Some(SignInFailure::Declined)),
        ("fault=device-expired", None, Some(SignInFailure::CodeExpired)),
        ("fault=device-refused", None, Some(SignInFailure::NotThisWay("invalid_client".to_owned()))),
    ] {
        let server = PracticeServer::start(options.parse::<Options>().unwrap(), 0).await.unwrap();
        let inspector = server.council();
        let tell = |news| {
            if let (DeviceNews::Code(code), Some(accept)) = (news, accept) {
                assert!(inspector.answer_device(&code.text.to_lowercase(), accept));
                assert!(code.page.starts_with("http://127.0.0.1:"));
            }
        };
        let connection = hurried(&server.base_url(), 100);
        let result = sign_in_by_device(&connection, Scopes::UsersAndMail, &clock(), tell).await;
        match failure {
            None => assert!(result.unwrap().who_am_i().await.is_ok(), "{options}"),
            Some(failure) => assert_eq!(result.err(), Some(failure), "{options}"),
        }
    }
}
