//! What the program itself prints. None of these opens a window.

use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    // A profile of its own, should a mistake ever get that far.
    let dir = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_beadle"))
        .args(arguments)
        .env("XDG_CONFIG_HOME", dir.path())
        .env("HOME", dir.path())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn version_and_help_go_to_standard_output() {
    let version = run(&["--version"]);
    assert!(version.status.success());
    assert_eq!(text(&version.stdout), format!("beadle {}\n", env!("CARGO_PKG_VERSION")));
    let help = run(&["--help"]);
    assert!(help.status.success());
    let shown = text(&help.stdout);
    let options = ["--practice", "--practice-server", "--server", "--profile", "--renderer", "--version", "--help"];
    for option in options.into_iter().chain(["generate"]) {
        assert!(shown.contains(option), "{option} is missing:\n{shown}");
    }
    assert_eq!(text(&version.stderr) + &text(&help.stderr), "");
}

#[test]
fn mistakes_go_to_standard_error_with_code_2() {
    let cases: &[(&[&str], &str)] = &[
        (&["--practise"], "--practise"),
        (&["--practice", "--server", "http://127.0.0.1:1"], "cannot be used with"),
        (&["--practice-server", "many"], "port"),
        (&["--server", "http://localhost:8080"], "localhost"),
        (&["--server", "http://127.1:8080"], "127.0.0.1"),
        (&["--server", "http://clerk:canary@127.0.0.1"], "password"),
        (&["--server", "http://127.0.0.1/api"], "path"),
        (&["--server", "http://127.0.0.1?x"], "query"),
        (&["--server", "ftp://127.0.0.1"], "http://"),
        (&["--renderer", "steam"], "renderer"),
    ];
    for (arguments, expected) in cases {
        let output = run(arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
        assert!(!said.contains("canary"), "{said}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
    }
}

/// The pretend council's options are its own to read; a mistake there ends the same way.
#[test]
fn bad_practice_options_are_mistakes_too() {
    for arguments in [&["--practice=banana"][..], &["--practice-server", "0,latency=fast"]] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", text(&output.stderr));
        assert!(text(&output.stderr).starts_with("error: "), "{arguments:?}");
    }
}
