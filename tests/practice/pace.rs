//! How fast the server answers, and how it stops.

use std::time::{Duration, Instant};

use reqwest::StatusCode;

use super::support::{GOOD, Visit, refresh_form, token, why};

const SIAN: &str = "cllr.pugh@littlewittering-pc.gov.uk";

#[tokio::test]
async fn zohos_pace_allows_thirty_requests_a_minute() {
    let visit = Visit::new("pace=zoho").await;
    // One was spent on finding out the zoid.
    for _ in 0..29 {
        assert_eq!(visit.get("/api/accounts").await.0, 200);
    }
    let (status, body) = visit.get("/api/accounts").await;
    assert_eq!((status, why(&body).0), (StatusCode::BAD_REQUEST, "URL_ROLLING_THROTTLES_LIMIT_EXCEEDED"));
    assert_eq!(why(&visit.reset(SIAN, GOOD).await.1).0, "URL_ROLLING_THROTTLES_LIMIT_EXCEEDED");
    assert_eq!(visit.council().snapshot().throttled, 2);
    assert_eq!(visit.council().changes_applied(), 0);
}

#[tokio::test]
async fn zohos_pace_takes_its_time_over_a_page_and_no_more() {
    let visit = Visit::new("pace=zoho").await;
    let start = Instant::now();
    visit.page(0, 5).await;
    assert!((1_000..6_000).contains(&start.elapsed().as_millis()), "{:?}", start.elapsed());
}

#[tokio::test]
async fn zohos_pace_allows_ten_access_tokens_in_ten_minutes() {
    let visit = Visit::new("pace=zoho").await;
    let form = refresh_form(&visit.server.sign_in_clerk());
    for _ in 0..9 {
        assert!(token(&visit.http, &visit.base, &form).await["access_token"].is_string());
    }
    assert_eq!(token(&visit.http, &visit.base, &form).await["error"], "Access Denied");
}

#[tokio::test]
async fn without_a_pace_there_is_no_limit() {
    let visit = Visit::new("").await;
    for _ in 0..60 {
        assert_eq!(visit.get("/api/accounts").await.0, 200);
    }
}

#[tokio::test]
async fn latency_comes_before_every_answer() {
    let visit = Visit::new("latency=200ms").await;
    let start = Instant::now();
    visit.get("/api/accounts").await;
    assert!(start.elapsed() >= Duration::from_millis(200));
}

#[tokio::test]
async fn a_client_that_goes_away_does_not_undo_its_reset() {
    let visit = Visit::new("latency=1s").await;
    let gone = tokio::time::timeout(Duration::from_millis(100), visit.reset_raw(SIAN, GOOD)).await;
    assert!(gone.is_err());
    assert!(!visit.council().password_is(SIAN, GOOD));
    let start = Instant::now();
    while !visit.council().password_is(SIAN, GOOD) {
        assert!(start.elapsed() < Duration::from_secs(10), "a real server would have carried it out as well");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn stopping_waits_for_nobody() {
    let visit = Visit::new("fault=reset-timeout").await;
    let council = visit.council();
    let url = format!("{}/api/accounts", visit.base);
    let body = visit.reset_body(SIAN, GOOD);
    let (put, http) = (format!("{}{}/{}", visit.base, visit.accounts_path(), visit.zuid(SIAN)), visit.http.clone());
    let bearer = visit.access.clone();
    let waiting = tokio::spawn(async move { http.put(put).bearer_auth(bearer).json(&body).send().await });
    while council.changes_applied() == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let start = Instant::now();
    visit.server.stop().await;
    assert!(start.elapsed() < Duration::from_millis(1_500), "{:?}", start.elapsed());
    assert!(waiting.await.unwrap().is_err(), "it is cut off without an answer");
    assert!(visit.http.get(url).send().await.unwrap_err().is_connect());
    assert!(council.password_is(SIAN, GOOD), "what a test sees outlives the server");
}

#[tokio::test]
async fn a_dropped_server_stops() {
    let visit = Visit::new("").await;
    let url = format!("{}/api/accounts", visit.base);
    drop(visit.server);
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(visit.http.get(url).send().await.unwrap_err().is_connect());
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error() {
    let visit = Visit::new("").await;
    let port = visit.base.rsplit(':').next().unwrap().parse().unwrap();
    let again = beadle::practice::PracticeServer::start(beadle::practice::Options::default(), port).await;
    assert_eq!(again.unwrap_err().kind(), std::io::ErrorKind::AddrInUse);
    assert!(visit.base.starts_with("http://127.0.0.1:"));
}

#[tokio::test]
async fn serving_forever_answers_on_the_port_it_was_given() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    // The thread ends with the test program.
    std::thread::Builder::new()
        .name("practice".to_owned())
        .spawn(move || beadle::practice::serve_forever("3".parse().unwrap(), free))
        .unwrap();
    let url = format!("http://127.0.0.1:{free}/practice/state");
    for _ in 0..200 {
        if let Ok(answer) = super::support::client().get(&url).send().await {
            let state: serde_json::Value = answer.json().await.unwrap();
            assert_eq!(state["accounts"].as_array().unwrap().len(), 3);
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the server never answered");
}
