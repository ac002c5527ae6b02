//! What a set-up file may say.

use beadle::domain::region::Region;
use beadle::domain::set_up::{SetUp, SetUpFault, SetUpField};

fn fault(text: &str) -> SetUpFault {
    SetUp::parse(text.as_bytes()).unwrap_err()
}

fn with(more: &str) -> Result<SetUp, SetUpFault> {
    SetUp::parse(format!(r#"{{"council": "Little Wittering", "client_id": "1000.ABC"{more}}}"#).as_bytes())
}

#[test]
fn the_least_that_it_says() {
    let set_up = with("").unwrap();
    assert_eq!(set_up.council, "Little Wittering");
    assert_eq!(set_up.region, Region::Eu);
    assert_eq!(set_up.client.client_id, "1000.ABC");
    assert!(set_up.client.client_secret.is_none());
    assert_eq!(set_up.client.redirect_port, 8090);
    assert_eq!(set_up.supplier, None);
}

#[test]
fn everything_that_it_says() {
    let set_up = with(
        r#", "region": "UK", "client_secret": "s3cret", "redirect_port": 9000, "note": 1,
            "supplier": {"name": "Parish Mail", "phone": " 01632 960123 ", "email": null}"#,
    )
    .unwrap();
    assert_eq!(set_up.region, Region::Uk);
    assert_eq!(set_up.client.client_secret.as_ref().unwrap().expose(), "s3cret");
    assert_eq!(set_up.client.redirect_port, 9000);
    let supplier = set_up.supplier.clone().unwrap();
    assert_eq!((supplier.name.as_deref(), supplier.phone.as_deref()), (Some("Parish Mail"), Some("01632 960123")));
    assert_eq!(supplier.email, None);
    assert!(!format!("{set_up:?}").contains("s3cret"));
}

#[test]
fn what_notepad_puts_in_front_does_not_matter() {
    assert!(SetUp::parse("\u{feff}{\"council\": \"A\", \"client_id\": \"1\"}".as_bytes()).is_ok());
}

#[test]
fn spaces_are_tidied_and_what_cannot_be_seen_is_refused() {
    let tidied = SetUp::parse("{\"council\": \" A\u{a0} B \\n\", \"client_id\": \"1\"}".as_bytes()).unwrap();
    assert_eq!(tidied.council, "A B");
    for hidden in
        ["A\u{202E}B", "A\\nB", "A\\u0000", "A\\u0007B", "A\u{200B}B", "A\u{FEFF}B", "A\u{2066}B", "A\\u001b[31mB"]
    {
        let text = format!(r#"{{"council": "{hidden}", "client_id": "1"}}"#);
        assert_eq!(fault(&text), SetUpFault::Hidden(SetUpField::Council), "{hidden}");
        for (key, field) in [
            ("name", SetUpField::SupplierName),
            ("phone", SetUpField::SupplierPhone),
            ("email", SetUpField::SupplierEmail),
        ] {
            let more = format!(r#", "supplier": {{"{key}": "{hidden}"}}"#);
            assert_eq!(with(&more).unwrap_err(), SetUpFault::Hidden(field), "{hidden}");
        }
    }
}

#[test]
fn letters_that_only_look_like_others_are_refused() {
    for name in ["Little Wittering P\u{430}rish Council", "\u{421}\u{43e}\u{441}\u{43e}", "L\u{131}ttle"] {
        let text = format!(r#"{{"council": "{name}", "client_id": "1"}}"#);
        assert_eq!(fault(&text), SetUpFault::Misleading, "{name}");
    }
    let welsh = r#"{"council": "Cyngor Tref Tŷ-ddewi & St Mary's", "client_id": "1"}"#;
    assert!(SetUp::parse(welsh.as_bytes()).is_ok());
}

#[test]
fn no_file_says_where_beadle_connects() {
    for key in [
        "base",
        "BASE",
        "baseUrl",
        "accounts_server",
        "accounts-server",
        "accountsServer",
        "api_domain",
        "location",
        "redirect_uri",
        "redirect_uris",
        "auth_uri",
        "token_uri",
        "proxy",
        "http_proxy",
        "host",
        "Hosts",
        "endpoint",
    ] {
        for value in [r#""https://accounts.example.org""#, r#""""#, "3", "null", r#"["a"]"#] {
            assert_eq!(with(&format!(r#", "{key}": {value}"#)).unwrap_err(), SetUpFault::NamesPlace, "{key}: {value}");
        }
    }
    for key in ["note", "version", "security", "database", "curious", "apiary", "made_by"] {
        assert!(with(&format!(r#", "{key}": "https://example.org""#)).is_ok(), "{key}: unknown, and used for nothing");
    }
}

#[test]
fn what_is_no_set_up_file() {
    for text in ["", "hello", "[]", "3", "null", "\"a\"", "{\"council\": ", "{\"client_secret\": 3}"] {
        assert_eq!(fault(text), SetUpFault::NotSetUp, "{text}");
    }
    let deep = format!(r#"{{"council": {}"#, "[".repeat(60_000));
    assert_eq!(fault(&deep), SetUpFault::NotSetUp);
    let twice = r#"{"council": "A", "client_id": "1", "council": "B"}"#;
    assert_eq!(fault(twice), SetUpFault::NotSetUp, "which of the two?");
    assert_eq!(SetUp::parse(b"{\"council\": \"\xff\"}").unwrap_err(), SetUpFault::NotSetUp);
    assert_eq!(SetUp::parse(&[0; 100]).unwrap_err(), SetUpFault::NotSetUp);
    let long = format!("{{\"council\": \"{}\"}}", "a".repeat(70_000));
    assert_eq!(fault(&long), SetUpFault::NotSetUp);
}

#[test]
fn what_is_missing_or_makes_no_sense() {
    assert_eq!(fault("{}"), SetUpFault::Missing(SetUpField::Council));
    assert_eq!(fault(r#"{"council": null, "client_id": "1"}"#), SetUpFault::Missing(SetUpField::Council));
    assert_eq!(fault(r#"{"council": "A"}"#), SetUpFault::Missing(SetUpField::ClientId));
    for council in [r#""""#, "3", "[]", "{}", "true", r#"" ""#, &format!("\"{}\"", "a".repeat(101))] {
        let text = format!(r#"{{"council": {council}, "client_id": "1000.A"}}"#);
        assert_eq!(fault(&text), SetUpFault::Odd(SetUpField::Council), "{council}");
    }
    for (more, field) in [
        (r#", "region": "moon""#, SetUpField::Region),
        (r#", "region": 3"#, SetUpField::Region),
        (r#", "client_secret": """#, SetUpField::ClientSecret),
        (r#", "client_secret": "a b""#, SetUpField::ClientSecret),
        (r#", "client_secret": "é""#, SetUpField::ClientSecret),
        (r#", "redirect_port": 80"#, SetUpField::RedirectPort),
        (r#", "redirect_port": 65536"#, SetUpField::RedirectPort),
        (r#", "redirect_port": "8090""#, SetUpField::RedirectPort),
        (r#", "redirect_port": 8090.5"#, SetUpField::RedirectPort),
        (r#", "supplier": "me""#, SetUpField::Supplier),
        (r#", "supplier": ["me"]"#, SetUpField::Supplier),
        (r#", "supplier": {"name": {}}"#, SetUpField::SupplierName),
        (r#", "supplier": {"phone": 3}"#, SetUpField::SupplierPhone),
        (r#", "supplier": {"email": []}"#, SetUpField::SupplierEmail),
        (&format!(r#", "supplier": {{"name": "{}"}}"#, "a".repeat(101)), SetUpField::SupplierName),
        (r#", "redirect_port": -1"#, SetUpField::RedirectPort),
        (r#", "redirect_port": 1e99"#, SetUpField::RedirectPort),
        (r#", "region": """#, SetUpField::Region),
        (r#", "region": ["eu"]"#, SetUpField::Region),
    ] {
        assert_eq!(with(more).unwrap_err(), SetUpFault::Odd(field), "{more}");
    }
    for id in ["", "a/b", "a b", "a\\u0000", "é", &"a".repeat(201)] {
        let text = format!(r#"{{"council": "A", "client_id": "{id}"}}"#);
        assert_eq!(fault(&text), SetUpFault::Odd(SetUpField::ClientId), "{id}");
    }
}

#[test]
fn no_fault_repeats_what_the_file_says() {
    for text in [
        r#"{"council": "canary", "client_id": "canary canary"}"#,
        r#"{"council": "A", "client_id": "1", "client_secret": "canary canary"}"#,
        r#"{"council": "A", "client_id": "1", "region": "canary"}"#,
        r#"{"client_secret": canary"#,
        r#"{"council": "A", "client_id": "1", "base": "canary"}"#,
        r#"{"council": "A", "client_id": "1", "canary_url": 1}"#,
        "{\"council\": \"canary\u{202E}\", \"client_id\": \"1\"}",
        "{\"council\": \"c\u{430}nary canary\", \"client_id\": \"1\"}",
    ] {
        let fault = fault(text);
        assert!(!format!("{fault:?} {fault}").contains("canary"), "{fault}");
    }
}
