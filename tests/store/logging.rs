//! The log.

use std::io::Write as _;

use beadle::domain::secret::{Password, Token, TypedSecret};
use beadle::platform::logging::{Detail, subscriber};
use beadle::platform::rotating_file::{RotatingFile, former};

fn log_of(detail: Detail, action: impl FnOnce()) -> String {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("beadle.log");
    tracing::subscriber::with_default(subscriber(&path, detail).unwrap(), action);
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn secrets_stay_out_of_it_at_every_level() {
    let text = log_of(Detail::Trace, || {
        let password = Password::new("canary-1".to_owned());
        let token = Token::new("canary-2".to_owned());
        let mut typed = TypedSecret::new();
        typed.expose_mut().push_str("canary-3");
        tracing::info!(target: "beadle::worker", ?password, ?token, ?typed, "signed in");
        tracing::trace!(target: "beadle::worker", "{password:?} {token:?} {typed:?}");
    });
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(!text.contains("canary"), "{text}");
}

#[test]
fn others_only_warn_and_we_say_more_when_asked() {
    let talk = || {
        tracing::debug!(target: "beadle::zoho", "our debug");
        tracing::info!(target: "beadle", "our info");
        tracing::info!(target: "hyper::client", "their info");
        tracing::warn!(target: "hyper::client", "their warning");
    };
    let usual = log_of(Detail::Info, talk);
    assert!(usual.contains("our info") && usual.contains("their warning"), "{usual}");
    assert!(!usual.contains("our debug") && !usual.contains("their info"), "{usual}");
    let more = log_of(Detail::Debug, talk);
    assert!(more.contains("our debug") && !more.contains("their info"), "{more}");
    assert_eq!(Detail::from_variable(None), Detail::Info);
    assert_eq!(Detail::from_variable(Some("debug")), Detail::Debug);
    assert_eq!(Detail::from_variable(Some("trace")), Detail::Trace);
    assert_eq!(Detail::from_variable(Some("hyper=trace")), Detail::Info);
}

#[test]
fn one_event_is_one_line_in_universal_time() {
    let text = log_of(Detail::Info, || {
        let name = "Siân\r\n2026-01-01T00:00:00Z INFO beadle: forged\u{1b}[2J\u{9b}\u{202e}\u{7}";
        tracing::info!(target: "beadle", name, "looked at {name}");
    });
    assert_eq!(text.lines().count(), 1, "{text}");
    let odd = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
    assert!(!text.contains(odd), "{text:?}");
    assert!(text.contains("Siân"), "{text}");
    let time = text.split_whitespace().next().unwrap();
    assert!(time.ends_with('Z') && time.parse::<jiff::Timestamp>().is_ok(), "{time}");
}

#[test]
fn it_starts_afresh_when_full_and_keeps_one_former() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("Beadle log – é.log");
    let mut file = RotatingFile::open(&path, 1000).unwrap();
    for i in 0..100 {
        file.write_line(&format!("line {i:03} {}", "x".repeat(40))).unwrap();
    }
    let size = |path: &std::path::Path| std::fs::metadata(path).unwrap().len();
    assert!(size(&path) <= 1000 && size(&former(&path)) <= 1000);
    assert!(std::fs::read_to_string(&path).unwrap().contains("line 099"));
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2);
    // A line longer than the cap is written all the same, into a file of its own.
    file.write_all("y".repeat(3000).as_bytes()).unwrap();
    assert_eq!(size(&path), 3001);
    // It continues where the last run ended.
    drop(file);
    let mut file = RotatingFile::open(&path, 1_000_000).unwrap();
    file.write_line("after").unwrap();
    assert_eq!(size(&path), 3007);
}
