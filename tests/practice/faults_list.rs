//! Everything that can go wrong with reading users.

use std::collections::BTreeSet;

use beadle::practice::Fault;
use serde_json::Value;

use super::support::{Visit, why};

const SIAN: &str = "cllr.pugh@littlewittering-pc.gov.uk";

async fn visit(fault: Fault) -> Visit {
    Visit::new(&format!("60,fault={}", fault.name())).await
}

/// The text of the first page.
async fn text(fault: Fault) -> (u16, String) {
    let visit = visit(fault).await;
    let answer = visit.get_raw(&format!("{}?start=0&limit=50", visit.accounts_path())).await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[tokio::test]
async fn pages_that_cannot_be_read() {
    let (status, body) = text(Fault::List500).await;
    assert!(status == 500 && body.contains("INTERNAL_ERROR"));
    let (status, body) = text(Fault::ListHtml).await;
    assert!(status == 200 && body.starts_with("<!DOCTYPE html>"));
    let (status, body) = text(Fault::ListTruncated).await;
    assert!(status == 200 && body.starts_with("{\"status\"") && serde_json::from_str::<Value>(&body).is_err());
    let (status, body) = text(Fault::ListHuge).await;
    assert!(status == 200 && body.len() > 8 * 1024 * 1024);
    let (status, body) = text(Fault::ListDeep).await;
    assert!(status == 200 && body.contains(&"[".repeat(10_000)));
}

#[tokio::test]
async fn a_list_that_stops_gives_its_first_page_only() {
    let visit = visit(Fault::ListStops).await;
    for (start, status) in [(0, 200), (1, 200), (50, 500)] {
        assert_eq!(visit.page(start, 50).await.0.as_u16(), status, "{start}");
    }
}

#[tokio::test]
async fn duplicates_lose_nobody() {
    let visit = visit(Fault::ListDuplicates).await;
    let mut ids = Vec::new();
    for start in [0, 50] {
        let page = visit.page(start, 50).await.1;
        ids.extend(page["data"].as_array().unwrap().iter().map(|row| row["accountId"].to_string()));
    }
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 60);
    assert!(ids.len() > 120);
}

#[tokio::test]
async fn text_instead_of_numbers_still_says_who_it_is() {
    let visit = visit(Fault::ListStrings).await;
    let rows = visit.page(0, 50).await.1["data"].as_array().unwrap().clone();
    for row in &rows {
        assert!(row["zuid"].is_string() && row["enabled"].is_string() && row["address"].is_null());
        assert!(row.get("iamUserRole").is_none() && row["newerThanYou"].is_object());
        assert!(row["mailboxAddress"].as_str().unwrap().contains('@'));
    }
    assert!(rows.iter().any(|row| row["accountId"].is_u64()), "as old pages have it");
    assert!(rows.iter().any(|row| row["accountId"].is_string()));
    assert!(rows.iter().any(|row| row["lastLogin"].is_null()));
    assert!(rows.iter().any(|row| row.get("tfaEnabled").is_none()));
    assert!(visit.user(SIAN).await["zuid"].is_u64(), "one user read alone is as always");
}

#[tokio::test]
async fn one_user_that_cannot_be_read() {
    for (fault, status, code) in [(Fault::User500, 500, "INTERNAL_ERROR"), (Fault::UserGone, 404, "")] {
        let visit = visit(fault).await;
        let (http, body) = visit.get(&format!("{}/{SIAN}", visit.accounts_path())).await;
        assert_eq!((http.as_u16(), why(&body).0), (status, code));
        assert_eq!(visit.page(0, 50).await.0, 200);
    }
    let strings = visit(Fault::UserStrings).await;
    assert!(strings.user(SIAN).await["zuid"].is_string());
}

#[tokio::test]
async fn a_user_who_moves_while_looked_at() {
    let visit = visit(Fault::UserMoved).await;
    assert_eq!(visit.user(SIAN).await["enabled"], true);
    assert_eq!(visit.user(SIAN).await["enabled"], false);
    assert_eq!(visit.user(SIAN).await["enabled"], false);
    assert_eq!(visit.user("cllr.mpt@littlewittering-pc.gov.uk").await["enabled"], true);
}
