//! People as Zoho writes them, and never the wrong one.

use beadle::domain::outcome::{Doubt, ReadFailure};
use beadle::domain::user::{Role, User, UserKey};
use beadle::zoho::{Owner, Page, UserRead};

use crate::scripted::{Scripted, answer, json, row, rows};

async fn page(body: &str) -> Result<Page, ReadFailure> {
    let body = body.to_owned();
    let server = Scripted::with_tokens(move |_, _| json(200, &body)).await;
    server.session().list_page(&800_000_000.into(), 0, 50).await
}

async fn one(key: &UserKey, status: u16, body: &str) -> Result<UserRead, ReadFailure> {
    let body = body.to_owned();
    let server = Scripted::with_tokens(move |_, _| json(status, &body)).await;
    server.session().read_user(&800_000_000.into(), key).await
}

async fn me(body: &str) -> Result<Owner, ReadFailure> {
    let body = body.to_owned();
    let server = Scripted::with_tokens(move |_, _| json(200, &body)).await;
    server.session().who_am_i().await
}

/// The user from a row with these fields added to a certain person, mailbox and address.
async fn with(fields: &str) -> User {
    let body = format!(
        r#"{{"status":{{"code":200}},"data":[{{"zuid":7,"accountId":"70","mailboxAddress":"pugh@example.org",{fields}}}]}}"#
    );
    let page = page(&body).await.unwrap();
    assert_eq!(page.users.len(), 1, "{fields}");
    page.users.into_iter().next().unwrap()
}

#[tokio::test]
async fn the_live_sample_says_who_she_is() {
    let owner = me(include_str!("../data/zoho/accounts-live.json")).await.unwrap();
    assert_eq!(owner.zoid, Some(800_000_000.into()));
    assert_eq!(owner.user.zuid, 800_000_001.into());
    assert_eq!(owner.user.account_id.as_str(), "1000000000000008002");
    assert_eq!(owner.user.role, Role::SuperAdmin);
    assert_eq!(owner.user.name, "clerk");
    assert_eq!(owner.user.last_login.unwrap().to_string(), "2024-05-27T14:28:31.249Z");
    assert_eq!((owner.user.two_step, owner.user.mail_apps), (Some(false), Some(false)));
    assert!(owner.user.aliases.is_empty(), "the outside address is no alias");
    assert_eq!(owner.from_addresses, ["clerk@example.org".parse().unwrap()]);
}

#[tokio::test]
async fn personal_accounts_have_no_organisation() {
    for policy in
        [r#","policyId":{"zoid":-1}"#, r#","policyId":{"zoid":"-1"}"#, "", r#","policyId":null"#, r#","policyId":[]"#]
    {
        let body = format!(
            r#"{{"status":{{"code":200}},"data":[{{"zuid":7,"accountId":"70","mailboxAddress":"a@b.uk"{policy}}}]}}"#
        );
        assert_eq!(me(&body).await.unwrap().zoid, None, "{policy}");
    }
    let fetched = r#"{"status":{"code":200},"data":[
        {"type":"IMAP_ACCOUNT","zuid":7,"accountId":"71","mailboxAddress":"old@example.com"},
        {"type":"ZOHO_ACCOUNT","zuid":7,"accountId":"70","mailboxAddress":"a@b.uk","policyId":{"zoid":"12"}}]}"#;
    let owner = me(fetched).await.unwrap();
    assert_eq!((owner.user.account_id.as_str(), owner.zoid), ("70", Some(12.into())));
}

#[tokio::test]
async fn numbers_and_truths_may_be_strings() {
    let page = page(include_str!("../data/zoho/list-old.json")).await.unwrap();
    let user = page.users.first().unwrap();
    assert_eq!((user.zuid.as_str(), user.account_id.as_str()), ("841943", "2560636000000008002"));
    assert_eq!((user.two_step, user.mail_apps, user.enabled), (Some(false), Some(true), true));
    assert_eq!(user.last_login.unwrap().as_millisecond(), 1_708_054_510_447);
    assert_eq!(user.last_password_reset, None);
    assert!(!format!("{page:?}").contains("CANARY"));
}

#[tokio::test]
async fn the_documented_sample_has_no_ids_so_nobody_is_in_it() {
    let page = page(include_str!("../data/zoho/list-documented.json")).await.unwrap();
    assert_eq!(page, Page { users: Vec::new(), n_unreadable: 1, n_rows: 1 });
}

#[tokio::test]
async fn rows_that_can_not_be_read_are_counted_and_skipped() {
    let bad = [
        "null",
        "true",
        "12",
        "[]",
        "\"row\"",
        "{}",
        r#"{"accountId":"70","mailboxAddress":"a@b.uk"}"#,
        r#"{"zuid":-7,"accountId":"70","mailboxAddress":"a@b.uk"}"#,
        r#"{"zuid":0,"accountId":"70","mailboxAddress":"a@b.uk"}"#,
        r#"{"zuid":"007","accountId":"70","mailboxAddress":"a@b.uk"}"#,
        r#"{"zuid":7.5,"accountId":"70","mailboxAddress":"a@b.uk"}"#,
        r#"{"zuid":18446744073709551616,"accountId":"70","mailboxAddress":"a@b.uk"}"#,
        r#"{"zuid":7,"accountId":{},"mailboxAddress":"a@b.uk"}"#,
        r#"{"zuid":7,"accountId":"x","mailboxAddress":"a@b.uk"}"#,
        r#"{"zuid":7,"accountId":"70","mailboxAddress":"not an address"}"#,
        r#"{"zuid":7,"accountId":"70"}"#,
    ];
    let mut all: Vec<String> = bad.iter().map(|&row| row.to_owned()).collect();
    all.push(row(8, "owen@example.org"));
    let page = page(&rows(&all)).await.unwrap();
    assert_eq!((page.users.len(), page.n_unreadable, page.n_rows), (1, bad.len(), bad.len() + 1));
}

#[tokio::test]
async fn a_single_row_may_be_an_object_and_the_end_has_many_shapes() {
    let single = format!(r#"{{"status":{{"code":200}},"data":{}}}"#, row(7, "pugh@example.org"));
    assert_eq!(page(&single).await.unwrap().users.len(), 1);
    for end in [r#"{"status":{"code":200},"data":[]}"#, r#"{"status":{"code":200},"data":{}}"#] {
        assert_eq!(page(end).await.unwrap().n_rows, 0, "{end}");
    }
    let deep = format!(r#"{{"status":{{"code":200}},"data":{}"#, "[".repeat(50_000));
    for nothing in [r#"{"status":{"code":200},"data":null}"#, r#"{"status":{"code":200}}"#, "[]", &deep] {
        assert_eq!(page(nothing).await, Err(ReadFailure::Doubt(Doubt::NotUnderstood)), "{nothing:.50}");
    }
    let nested = format!(r#"{{"x":{}{}}}"#, "[".repeat(50_000), "]".repeat(50_000));
    let kept = page(&rows(&[nested, row(7, "pugh@example.org")])).await.unwrap();
    assert_eq!(kept.users.len(), 1, "unknown fields may nest as deep as they like");
}

#[tokio::test]
async fn each_field_in_each_of_its_spellings() {
    let roles = [
        (r#""role":"super_admin""#, Role::SuperAdmin),
        (r#""roleName":"Super Admin""#, Role::SuperAdmin),
        (r#""iamUserRole":"admin""#, Role::Admin),
        (r#""role":"member","iamUserRole":"super_admin""#, Role::Member),
        (r#""role":null"#, Role::Unknown),
        (r#""role":"emperor""#, Role::Unknown),
    ];
    for (fields, role) in roles {
        assert_eq!(with(fields).await.role, role, "{fields}");
    }
    let names = [
        (r#""displayName":"Siân\u202e  Pugh","firstName":"S""#, "Siân Pugh"),
        (r#""displayName":"","accountDisplayName":"Siân""#, "Siân"),
        (r#""firstName":"Siân","lastName":"Pugh""#, "Siân Pugh"),
        (r#""displayName":null"#, "pugh@example.org"),
    ];
    for (fields, name) in names {
        assert_eq!(with(fields).await.name, name, "{fields}");
    }
    for (fields, enabled) in [
        (r#""enabled":false"#, false),
        (r#""enabled":"false""#, false),
        (r#""mailboxStatus":"disabled""#, false),
        (r#""enabled":true,"mailboxStatus":"disabled""#, true),
        (r#""enabled":null"#, true),
    ] {
        assert_eq!(with(fields).await.enabled, enabled, "{fields}");
    }
    for (fields, mail_apps) in [
        (r#""imapAccessEnabled":true"#, Some(true)),
        (r#""imapAccessEnabled":true,"imapBlocked":true"#, Some(false)),
        (r#""imapAccessEnabled":null"#, None),
    ] {
        assert_eq!(with(fields).await.mail_apps, mail_apps, "{fields}");
    }
    for never in ["null", "-1", "0", "\"-1\"", "\"\"", "99999999999999999999", "9999999999999999", "{}"] {
        let user = with(&format!(r#""lastLogin":{never},"lastPasswordReset":{never}"#)).await;
        assert_eq!((user.last_login, user.last_password_reset), (None, None), "{never}");
    }
}

#[tokio::test]
async fn aliases_and_forwards() {
    let user = with(
        r#""emailAddress":[{"mailId":"pugh@example.org","isAlias":false,"isPrimary":true},
            {"mailId":"sian@example.org","isAlias":"true","isPrimary":false},{"mailId":"SIAN@example.org","isAlias":true},
            {"mailId":"home@example.com","isAlias":false,"isPrimary":false},"chair@example.org",null,7]"#,
    )
    .await;
    assert_eq!(user.aliases, ["sian@example.org".parse().unwrap(), "chair@example.org".parse().unwrap()]);
    for forwards in [
        r#""mailForward":[{"mailForwardTo":"home@example.com","status":"enabled"}]"#,
        r#""mailForward":[{"address":"home@example.com"}]"#,
        r#""mailForward":[{"mailForward":"home@example.com","deleteCopy":false,"status":"verified"}]"#,
        r#""mailForward":{"mailId":"home@example.com"}"#,
        r#""mailForward":["home@example.com","home@example.com",""]"#,
        r#""mailForward":"home@example.com""#,
    ] {
        assert_eq!(with(forwards).await.forwards_to, ["home@example.com"], "{forwards}");
    }
    for none in [
        r#""mailForward":null"#,
        r#""mailForward":[]"#,
        r#""mailForward":[{"mailForwardTo":"a@b.uk","enabled":false}]"#,
    ] {
        assert!(with(none).await.forwards_to.is_empty(), "{none}");
    }
}

#[tokio::test]
async fn never_the_wrong_person() {
    let doubt = Err(ReadFailure::Doubt(Doubt::NotUnderstood));
    let sian = UserKey::Zuid(7.into());
    let right = row(7, "pugh@example.org");
    let read = one(&sian, 200, &rows(std::slice::from_ref(&right))).await.unwrap();
    assert_eq!(read.user.zuid, 7.into());
    assert_eq!(read.server_time, Some("2026-11-24T01:00:00Z".parse().unwrap()));
    assert_eq!(one(&sian, 200, &rows(&[row(8, "pugh@example.org")])).await, doubt, "another zuid");
    assert_eq!(one(&sian, 200, &rows(&[right, row(8, "owen@example.org")])).await, doubt, "two people");
    assert_eq!(one(&sian, 200, r#"{"status":{"code":200},"data":{"zuid":7}}"#).await, doubt, "half a person");
    let twice = r#"{"status":{"code":200},"data":{"zuid":7,"zuid":8,"accountId":"70","mailboxAddress":"a@b.uk"}}"#;
    assert_eq!(one(&sian, 200, twice).await, doubt, "two ids");

    let address = UserKey::Address("Sian@example.org".parse().unwrap());
    let alias = r#"{"status":{"code":200},"data":{"zuid":7,"accountId":"70","mailboxAddress":"pugh@example.org",
        "emailAddress":[{"mailId":"sian@example.org","isAlias":true}]}}"#;
    assert!(one(&address, 200, alias).await.is_ok());
    assert_eq!(one(&address, 200, &alias.replace("true", "false")).await, doubt, "an outside address names nobody");
    assert_eq!(one(&address, 200, &rows(&[row(8, "owen@example.org")])).await, doubt);
}

#[tokio::test]
async fn nobody_of_that_name() {
    let address = UserKey::Address("nobody@example.org".parse().unwrap());
    let unknown =
        r#"{"status":{"code":404,"description":"Invalid Input"},"data":{"moreInfo":"Account id x is invalid"}}"#;
    assert_eq!(one(&address, 404, unknown).await, Err(ReadFailure::NoSuchUser));
    assert_eq!(one(&address, 200, unknown).await, Err(ReadFailure::NoSuchUser));
    assert_eq!(one(&address, 200, r#"{"status":{"code":200},"data":[]}"#).await, Err(ReadFailure::NoSuchUser));
}

#[tokio::test]
async fn what_is_asked_for() {
    let server = Scripted::with_tokens(|_, _| crate::scripted::Act::Say(answer(200, "", &rows(&[])))).await;
    let session = server.session();
    session.list_page(&800_000_000.into(), 50, 25).await.unwrap();
    let address = UserKey::Address("o'pugh+a&b@example.org".parse().unwrap());
    session.read_user(&800_000_000.into(), &address).await.ok();
    let targets: Vec<String> = server.calls().into_iter().map(|seen| seen.target).collect();
    assert_eq!(
        targets,
        [
            "/api/organization/800000000/accounts?start=50&limit=25",
            "/api/organization/800000000/accounts/o'pugh+a&b@example.org"
        ]
    );
}
