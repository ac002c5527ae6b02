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
fn names_are_shown_without_tricks() {
    let set_up = SetUp::parse("{\"council\": \" A\u{202E}B\\nC \", \"client_id\": \"1\"}".as_bytes()).unwrap();
    assert_eq!(set_up.council, "AB C");
}

#[test]
fn what_is_no_set_up_file() {
    for text in ["", "hello", "[]", "3", "null", "\"a\"", "{\"council\": ", "{\"client_secret\": 3}"] {
        assert_eq!(fault(text), SetUpFault::NotSetUp, "{text}");
    }
    let long = format!("{{\"council\": \"{}\"}}", "a".repeat(70_000));
    assert_eq!(fault(&long), SetUpFault::NotSetUp);
}

#[test]
fn what_is_missing_or_makes_no_sense() {
    assert_eq!(fault("{}"), SetUpFault::Missing(SetUpField::Council));
    assert_eq!(fault(r#"{"council": "A"}"#), SetUpFault::Missing(SetUpField::ClientId));
    for council in [r#""""#, "3", r#""\u200b""#, &format!("\"{}\"", "a".repeat(101))] {
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
        (r#", "supplier": {"phone": 3}"#, SetUpField::Supplier),
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
    ] {
        let fault = fault(text);
        assert!(!format!("{fault:?} {fault}").contains("canary"), "{fault}");
    }
}
