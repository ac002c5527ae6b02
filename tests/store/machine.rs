//! The lock, the browser's addresses, random numbers, core dumps and the panic hook.

use std::sync::{Arc, Mutex};

use beadle::domain::password::random::Random as _;
use beadle::platform::browser;
use beadle::platform::panic_hook;
use beadle::platform::random::OsRandom;
use beadle::platform::single_instance::{LockError, SingleInstance};

#[test]
fn only_one_beadle_a_profile() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("beadle.lock");
    let first = SingleInstance::acquire(&path).unwrap();
    assert!(matches!(SingleInstance::acquire(&path), Err(LockError::AlreadyRunning)));
    drop(first);
    // What is left behind by a crash is a file without a lock.
    let again = SingleInstance::acquire(&path).unwrap();
    assert!(matches!(SingleInstance::acquire(&path), Err(LockError::AlreadyRunning)));
    drop(again);
    let nowhere = dir.path().join("nowhere").join("beadle.lock");
    assert!(matches!(SingleInstance::acquire(&nowhere), Err(LockError::Disk { .. })));
}

#[test]
fn only_web_pages_are_opened() {
    for good in [
        "https://accounts.zoho.eu/oauth/v2/auth?state=x",
        "http://127.0.0.1:8080/oauth/v2/auth",
        "http://[::1]:8080/",
        "http://localhost:8080/",
    ] {
        assert!(browser::page(good).is_some(), "{good}");
    }
    for bad in [
        "",
        "http://accounts.zoho.eu/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:clerk@littlewittering-pc.gov.uk",
        "https://accounts.zoho.eu@example.org/",
        "https://:x@accounts.zoho.eu/",
        "accounts.zoho.eu",
        "-x",
        "https://",
    ] {
        assert!(browser::page(bad).is_none(), "{bad}");
        assert!(!browser::open(bad), "{bad}");
    }
}

#[test]
fn random_numbers_differ() {
    let (mut a, mut b) = ([0; 32], [0; 32]);
    OsRandom.fill(&mut a).unwrap();
    OsRandom.fill(&mut b).unwrap();
    assert_ne!(a, b);
}

#[cfg(target_os = "linux")]
#[test]
fn a_crash_leaves_no_memory_on_the_disk() {
    beadle::platform::hardening::forbid_core_dumps();
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(line.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"], "{line}");
}

/// A writer for the log that another thread can read.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_panic_tells_where_and_never_what() {
    let log = Shared::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_writer(move || writer.clone()).finish();
    let former = std::panic::take_hook();
    panic_hook::install();
    let result = tracing::subscriber::with_default(subscriber, || std::panic::catch_unwind(|| panic!("canary")));
    std::panic::set_hook(former);
    assert!(result.is_err());
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("machine.rs"), "{text}");
    assert!(!text.contains("canary"), "{text}");
}
