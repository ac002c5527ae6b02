//! What goes wrong on the wire, and what Beadle makes of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use beadle::domain::outcome::{Answer, Doubt, ReadFailure, Refusal, Unsent};
use beadle::domain::secret::Token;
use beadle::domain::user::UserKey;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::scripted::{Act, SUCCESS, Scripted, answer, connection, json, request, row, rows};

/// What becomes of a reset; checks that no second PUT was sent.
async fn outcome(script: impl Fn() -> Act + Send + Sync + 'static) -> Answer {
    let server = Scripted::with_tokens(move |_, _| script()).await;
    let answer = server.session().put_reset(&800_000_000.into(), &request()).await;
    assert_eq!(server.calls().len(), 1, "one press, one PUT");
    answer
}

#[tokio::test]
async fn after_bytes_have_left_there_is_only_doubt() {
    let whole = || answer(200, "", SUCCESS);
    let half_head = || b"HTTP/1.1 200 OK\r\nContent-Le".to_vec();
    let too_short = || b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"status\":{\"code\":200}}".to_vec();
    let endless = || b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":".to_vec();
    assert!(matches!(outcome(move || Act::SayAndClose(whole())).await, Answer::Done { .. }));
    assert_eq!(outcome(|| Act::Reset).await, Answer::Unknown(Doubt::Broken));
    assert_eq!(outcome(|| Act::SayAndClose(Vec::new())).await, Answer::Unknown(Doubt::Broken));
    assert_eq!(outcome(move || Act::SayAndClose(half_head())).await, Answer::Unknown(Doubt::Broken));
    assert_eq!(outcome(|| Act::SayAndClose(b"SSH-2.0-hello\r\n".to_vec())).await, Answer::Unknown(Doubt::Broken));
    assert_eq!(outcome(move || Act::SayAndClose(too_short())).await, Answer::Unknown(Doubt::NotUnderstood));
    assert_eq!(outcome(move || Act::SayAndClose(endless())).await, Answer::Unknown(Doubt::NotUnderstood));
    for status in [500, 502, 503, 504] {
        assert_eq!(outcome(move || json(status, "<html>")).await, Answer::Unknown(Doubt::ServerFailed(status)));
    }
    let too_long = format!(r#"{{"status":{{"code":200}},"x":"{}"}}"#, "x".repeat(70_000));
    assert_eq!(outcome(move || json(200, &too_long)).await, Answer::Unknown(Doubt::NotUnderstood));
    let squeezed = || answer(200, "Content-Encoding: gzip\r\n", "\u{1f}\u{8b}not unpacked");
    assert_eq!(outcome(move || Act::Say(squeezed())).await, Answer::Unknown(Doubt::NotUnderstood));
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up_after_thirty_seconds() {
    for said in ["", "HTTP/1.1 200 OK\r\nContent-Length: 47\r\n\r\n{"] {
        let got_it = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&got_it);
        let server = Scripted::with_tokens(move |_, _| {
            flag.store(true, Ordering::SeqCst);
            Act::SayAndHang(said.as_bytes().to_vec())
        })
        .await;
        let session = server.session();
        let put = tokio::spawn(async move { session.put_reset(&1.into(), &request()).await });
        while !got_it.load(Ordering::SeqCst) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(29)).await;
        assert!(!put.is_finished());
        tokio::time::advance(Duration::from_secs(2)).await;
        assert_eq!(put.await.unwrap(), Answer::Unknown(Doubt::TimedOut));
        tokio::time::resume();
    }
}

#[tokio::test]
async fn nothing_listens() {
    // A port that was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let session =
        crate::scripted::new_session(&connection(&format!("http://127.0.0.1:{port}"), 1), Token::new("x".to_owned()))
            .unwrap();
    let start = std::time::Instant::now();
    let answer = session.put_reset(&1.into(), &request()).await;
    assert_eq!(answer, Answer::NotSent(Unsent::Connect));
    assert!(start.elapsed() < Duration::from_secs(4), "a PUT waits for nobody");
}

#[tokio::test]
async fn a_read_tries_to_connect_four_times() {
    let server = Scripted::with_tokens(|_, _| json(200, include_str!("../data/zoho/accounts-live.json"))).await;
    let session = server.session();
    session.force_refresh().await.unwrap();
    drop(server);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let start = std::time::Instant::now();
    assert_eq!(session.who_am_i().await, Err(ReadFailure::Unsent(Unsent::Connect)));
    let waited = start.elapsed().as_millis();
    assert!((5250..20_000).contains(&waited), "250 ms + 1 s + 4 s, not {waited} ms");
}

#[tokio::test]
async fn a_server_that_speaks_no_tls() {
    // A ServerHello of TLS 1.1: version 3.2, no extensions.
    let mut old = vec![22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2];
    old.extend([7; 32]);
    old.extend([0, 0, 0x2f, 0]);
    for first_words in [b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec(), old, Vec::new()] {
        let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("https://{}", door.local_addr().unwrap());
        let task = tokio::spawn(async move {
            while let Ok((mut stream, _)) = door.accept().await {
                if stream.read(&mut [0; 8192]).await.is_ok_and(|n| n > 0) {
                    stream.write_all(&first_words).await.ok();
                }
                stream.shutdown().await.ok();
                // Closing with something unread would be a reset.
                while stream.read(&mut [0; 8192]).await.is_ok_and(|n| n > 0) {}
            }
        });
        let session = crate::scripted::new_session(&connection(&base, 1), Token::new("x".to_owned())).unwrap();
        assert_eq!(session.put_reset(&1.into(), &request()).await, Answer::NotSent(Unsent::Tls));
        assert_eq!(session.who_am_i().await, Err(ReadFailure::Unsent(Unsent::Tls)), "no use in trying again");
        task.abort();
    }
}

#[tokio::test]
async fn reads_retry_a_failed_server_once_and_nothing_else() {
    let me = include_str!("../data/zoho/accounts-live.json");
    let server = Scripted::with_tokens(move |_, n| if n == 1 { json(503, "") } else { json(200, me) }).await;
    assert!(server.session().who_am_i().await.is_ok());
    assert_eq!(server.calls().len(), 2);
    let say = |status: u16, body: &str| (answer(status, "", body), false);
    let cut = |bytes: &str| (bytes.as_bytes().to_vec(), true);
    let table = [
        (say(503, ""), ReadFailure::Doubt(Doubt::ServerFailed(503)), 2),
        (say(429, ""), ReadFailure::Refused(Refusal::Throttled), 1),
        (say(200, "<html>"), ReadFailure::Doubt(Doubt::NotUnderstood), 1),
        (say(200, r#"{"status":{"code":200}}"#), ReadFailure::Doubt(Doubt::NotUnderstood), 1),
        (say(200, r#"{"status":{"code":200},"data":[{"a""#), ReadFailure::Doubt(Doubt::NotUnderstood), 1),
        (say(400, ""), ReadFailure::Refused(Refusal::Unclassified(400)), 1),
        (cut(""), ReadFailure::Doubt(Doubt::Broken), 2),
        (cut("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), ReadFailure::Doubt(Doubt::NotUnderstood), 1),
    ];
    for ((bytes, close), failure, n) in table {
        let act = move || if close { Act::SayAndClose(bytes.clone()) } else { Act::Say(bytes.clone()) };
        let server = Scripted::with_tokens(move |_, _| act()).await;
        let read = server.session().read_user(&1.into(), &UserKey::Zuid(5.into())).await;
        assert_eq!(read, Err(failure.clone()), "{failure:?}");
        assert_eq!(server.calls().len(), n, "{failure:?}");
    }
}

#[tokio::test]
async fn pages_of_the_list_may_be_long_but_not_endless() {
    let fill = |n: usize| {
        let filler = format!(r#"{{"zuid":1,"sendMailDetails":"{}"}}"#, "x".repeat(n));
        rows(&[row(7, "pugh@example.org"), filler])
    };
    let long = fill(7 * 1024 * 1024);
    let server = Scripted::with_tokens(move |_, _| json(200, &long)).await;
    let page = server.session().list_page(&1.into(), 0, 50).await.unwrap();
    assert_eq!((page.users.len(), page.n_unreadable, page.n_rows), (1, 1, 2));
    let endless = fill(9 * 1024 * 1024);
    let server = Scripted::start(move |seen, _| {
        if seen.target == "/oauth/v2/token" {
            json(200, crate::scripted::GRANT)
        } else {
            Act::SayAndClose(answer(200, "", &endless))
        }
    })
    .await;
    let page = server.session().list_page(&1.into(), 0, 50).await;
    assert_eq!(page, Err(ReadFailure::Doubt(Doubt::NotUnderstood)));
}
