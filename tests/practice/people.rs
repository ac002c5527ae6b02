//! The people of Little Wittering.

use std::collections::BTreeSet;

use serde_json::Value;

use super::support::Visit;

const DAY: i64 = 24 * 60 * 60 * 1_000;

async fn everybody(options: &str) -> Vec<Value> {
    let visit = Visit::new(options).await;
    let mut all = Vec::new();
    let mut start = 1;
    loop {
        let page = visit.page(start, 500).await.1;
        match &page["data"] {
            Value::Array(rows) if rows.is_empty() => return all,
            Value::Array(rows) => all.extend(rows.iter().cloned()),
            row => all.push(row.clone()),
        }
        start += 500;
    }
}

fn named<'a>(all: &'a [Value], name: &str) -> &'a Value {
    all.iter().find(|row| row["displayName"] == name).unwrap()
}

/// How many days ago a field says. The clerk was there forty minutes before the server started.
fn days_ago(all: &[Value], row: &Value, field: &str) -> i64 {
    let start = named(all, "Harriet Lowe")["lastLogin"].as_i64().unwrap() + 40 * 60 * 1_000;
    (start - row[field].as_i64().unwrap()) / DAY
}

#[tokio::test]
async fn the_fourteen_are_as_the_exercises_need_them() {
    let all = everybody("").await;
    assert_eq!(all.len(), 14);
    let role = |name| named(&all, name)["role"].as_str().unwrap().to_owned();
    assert_eq!((role("Harriet Lowe"), role("Gwen Ashdown")), ("super_admin".to_owned(), "admin".to_owned()));
    assert_eq!(all.iter().filter(|row| row["role"] == "member").count(), 12);

    let sian = named(&all, "Siân Pugh");
    assert_eq!(sian["mailboxAddress"], "cllr.pugh@littlewittering-pc.gov.uk");
    assert_eq!((days_ago(&all, sian, "lastLogin"), days_ago(&all, sian, "lastPasswordReset")), (21, 367));
    assert_eq!((&sian["tfaEnabled"], &sian["imapAccessEnabled"]), (&Value::Bool(false), &Value::Bool(true)));

    let owen = named(&all, "Owen Pugh");
    assert_eq!(owen["mailboxAddress"], "cllr.opugh@littlewittering-pc.gov.uk");
    assert_eq!((owen["lastLogin"].as_i64(), &owen["imapAccessEnabled"]), (Some(-1), &Value::Bool(false)));

    let margaret = named(&all, "Margaret Pugh-Thornbury");
    assert_eq!(margaret["mailboxAddress"], "cllr.mpt@littlewittering-pc.gov.uk");
    assert_eq!((days_ago(&all, margaret, "lastLogin"), &margaret["tfaEnabled"]), (1, &Value::Bool(true)));
    assert!(
        ["Siân Pugh", "Owen Pugh", "Margaret Pugh-Thornbury"].iter().all(|name| named(&all, name)["enabled"] == true)
    );

    assert!(named(&all, "Priya Kandola").get("lastLogin").is_none());
    assert!(days_ago(&all, named(&all, "Łukasz Wrona"), "lastLogin") > 730);
    assert_eq!(all.iter().filter(|row| row["enabled"] == false).count(), 1);
    assert_eq!(all.iter().filter(|row| row.get("mailForward").is_some()).count(), 1);
    assert_eq!(named(&all, "Joan Tilley")["emailAddress"].as_array().unwrap().len(), 4);
    assert!(all.iter().any(|row| row["firstName"] == "Zoë"));
    for shared in ["allotments", "bookings"] {
        let address = format!("{shared}@littlewittering-pc.gov.uk");
        assert!(all.iter().any(|row| row["mailboxAddress"] == address.as_str()));
    }
}

#[tokio::test]
async fn a_crowd_is_unique_varied_and_the_same_each_time() {
    let (once, again) = (everybody("600").await, everybody("600").await);
    assert_eq!(once.len(), 600);
    let keys = |all: &[Value], key: &str| all.iter().map(|row| row[key].to_string()).collect::<Vec<_>>();
    for key in ["displayName", "mailboxAddress", "zuid", "accountId", "tfaEnabled", "role", "enabled"] {
        assert_eq!(keys(&once, key), keys(&again, key), "{key}");
    }
    for key in ["mailboxAddress", "zuid", "accountId"] {
        assert_eq!(keys(&once, key).into_iter().collect::<BTreeSet<_>>().len(), 600, "{key}");
    }
    for key in ["tfaEnabled", "enabled", "imapAccessEnabled"] {
        assert_eq!(keys(&once, key).into_iter().collect::<BTreeSet<_>>().len(), 2, "{key}");
    }
    let fourteen = everybody("14").await;
    assert_eq!(keys(&fourteen, "mailboxAddress"), keys(once.get(..14).unwrap(), "mailboxAddress"));
    let addresses: BTreeSet<_> = once
        .iter()
        .flat_map(|row| row["emailAddress"].as_array().unwrap())
        .map(|address| address["mailId"].to_string())
        .collect();
    let n_addresses: usize = once.iter().map(|row| row["emailAddress"].as_array().unwrap().len()).sum();
    assert_eq!(addresses.len(), n_addresses);
}

#[tokio::test]
async fn account_ids_are_beyond_what_a_float_holds() {
    for row in everybody("100").await {
        let id: u64 = row["accountId"].as_str().unwrap().parse().unwrap();
        assert!(id > 1 << 53 && row["accountId"].as_str().unwrap().len() == 19);
        assert!(row["zuid"].is_u64());
    }
}

#[tokio::test]
async fn one_person_is_the_clerk_and_a_hundred_thousand_start_at_once() {
    let visit = Visit::new("1").await;
    assert_eq!(visit.page(0, 50).await.1["data"]["mailboxAddress"], "clerk@littlewittering-pc.gov.uk");
    let visit = Visit::new("100000").await;
    assert_eq!(visit.page(99_951, 50).await.1["data"].as_array().unwrap().len(), 50);
}
