//! What a command line means.

use std::path::Path as FilePath;

use beadle::args::NotLoopback::{Credentials, Host, Path, Port, Query, Scheme};
use beadle::args::{Args, Exit, GenerateArgs, LoopbackUrl, Mode, Recipe, parse};
use beadle::domain::password::presets::Preset;
use beadle::store::settings::RendererChoice;

fn read(arguments: &[&str]) -> Result<Args, Exit> {
    parse(std::iter::once("beadle").chain(arguments.iter().copied()))
}

fn mode(arguments: &[&str]) -> Mode {
    read(arguments).unwrap().mode
}

#[test]
fn each_way_to_start() {
    assert_eq!(mode(&[]), Mode::Open);
    assert_eq!(mode(&["--practice"]), Mode::Practice(String::new()));
    assert_eq!(mode(&["--practice=200,latency=2s"]), Mode::Practice("200,latency=2s".to_owned()));
    let server = |port, options: &str| Mode::PracticeServer { port, options: options.to_owned() };
    assert_eq!(mode(&["--practice-server", "8099"]), server(8099, ""));
    assert_eq!(mode(&["--practice-server=0,14,fault=drop"]), server(0, "14,fault=drop"));
    let Mode::Server(url, None) = mode(&["--server", "http://127.0.0.1:8099/"]) else { panic!("not a server") };
    assert_eq!(url.as_str(), "http://127.0.0.1:8099");
    let file = "Siân's council.beadle";
    assert_eq!(mode(&["--connection", file]), Mode::Connection(file.into()));
    let Mode::Server(_, Some(with)) = mode(&["--server", "http://127.0.0.1:8099", "--connection", file]) else {
        panic!("not a server with a set-up file")
    };
    assert_eq!(with, FilePath::new(file));
}

#[test]
fn a_set_up_file_by_itself_as_a_double_click_gives_it() {
    assert_eq!(mode(&["Siân's council.beadle"]), Mode::Connection("Siân's council.beadle".into()));
    assert_eq!(mode(&["--profile", "p", "x/A.BEADLE"]), Mode::Connection("x/A.BEADLE".into()));
    let Mode::Server(_, Some(with)) = mode(&["--server", "http://127.0.0.1:8099", "a.beadle"]) else {
        panic!("not a server with a set-up file")
    };
    assert_eq!(with, FilePath::new("a.beadle"));
    for line in [
        &["generat"][..],
        &["a.json"],
        &[""],
        &[".beadle"],
        &["a.beadle", "b.beadle"],
        &["a.beadle", "--connection", "b.beadle"],
        &["a.beadle", "--practice"],
        &["--practice-server", "0", "a.beadle"],
        &["a.beadle", "generate"],
    ] {
        assert_eq!(read(line).unwrap_err().code, 2, "{line:?}");
    }
}

#[test]
fn profile_and_renderer() {
    let args = read(&["--practice", "--profile", "Siân's folder", "--renderer", "wgpu"]).unwrap();
    assert_eq!(args.profile.as_deref(), Some(FilePath::new("Siân's folder")));
    assert_eq!(args.renderer, Some(RendererChoice::Wgpu));
    assert_eq!(read(&["--renderer=auto"]).unwrap().renderer, Some(RendererChoice::Auto));
    assert_eq!(read(&["--renderer=glow"]).unwrap().renderer, Some(RendererChoice::Glow));
    assert_eq!(read(&[]).unwrap().renderer, None);
}

#[test]
fn passwords_to_generate() {
    let plain = GenerateArgs { recipe: Recipe::Own, words: None, count: 1, stats: false, repair: false };
    assert_eq!(mode(&["generate"]), Mode::Generate(plain.clone()));
    let preset = GenerateArgs { recipe: Recipe::Preset(Preset::AppleId), count: 10_000_000, ..plain.clone() };
    assert_eq!(mode(&["generate", "--preset=appleid", "--count", "10000000"]), Mode::Generate(preset));
    let config = GenerateArgs {
        recipe: Recipe::Config("c.json".into()),
        words: Some("Siân's words.txt".into()),
        stats: true,
        repair: true,
        ..plain
    };
    let line = ["generate", "--config", "c.json", "--words", "Siân's words.txt", "--stats", "--repair"];
    assert_eq!(mode(&line), Mode::Generate(config));
}

#[test]
fn mistakes_are_said_with_code_2() {
    let cases: &[&[&str]] = &[
        &["--practise"],
        &["council.json"],
        &["generate", "--preset"],
        &["generate", "--preset", "GOOD"],
        &["generate", "--preset", "XKCD", "--config", "x.json"],
        &["generate", "--config", ""],
        &["generate", "--words", ""],
        &["generate", "--count", "0"],
        &["generate", "--count", "-1"],
        &["generate", "--count", "10000001"],
        &["generate", "--count", "many"],
        &["generate", "--profile", "x"],
        &["generate", "more"],
        &["--profile", "x", "generate"],
        &["--practice", "generate"],
        &["--connection"],
        &["--connection", ""],
        &["--practice", "--connection", "x.beadle"],
        &["--practice-server", "8099", "--connection", "x.beadle"],
        &["--practice", "200"],
        &["--practice", "--server", "http://127.0.0.1:1"],
        &["--practice", "--practice-server", "8099"],
        &["--practice-server", "8099", "--server", "http://127.0.0.1:1"],
        &["--practice", "--practice"],
        &["--practice-server"],
        &["--practice-server", ""],
        &["--practice-server", "65536"],
        &["--practice-server", "+80"],
        &["--practice-server", "http"],
        &["--server"],
        &["--server", ""],
        &["--server", "http://localhost:1"],
        &["--profile"],
        &["--profile", ""],
        &["--renderer", "software"],
    ];
    for case in cases {
        let exit = read(case).unwrap_err();
        assert_eq!((exit.code, exit.to_stderr), (2, true), "{case:?}");
        assert!(exit.text.starts_with("error: ") && exit.text.ends_with('\n'), "{case:?}: {}", exit.text);
    }
}

#[test]
fn answers_are_no_mistakes() {
    for (argument, expected) in [("--help", "--practice-server"), ("--version", env!("CARGO_PKG_VERSION"))] {
        let exit = read(&[argument]).unwrap_err();
        assert_eq!((exit.code, exit.to_stderr), (0, false));
        assert!(exit.text.contains(expected), "{}", exit.text);
        assert!(!exit.text.contains('\u{1b}'), "no colours: {}", exit.text);
    }
}

#[test]
fn loopback_addresses() {
    let good = [
        ("http://127.0.0.1", "http://127.0.0.1"),
        ("http://127.0.0.1/", "http://127.0.0.1"),
        ("https://127.0.0.1:8443", "https://127.0.0.1:8443"),
        ("HTTP://127.0.0.1:80", "http://127.0.0.1:80"),
        ("http://127.255.255.254:65535/", "http://127.255.255.254:65535"),
        ("http://[::1]", "http://[::1]"),
        ("https://[::1]:8443/", "https://[::1]:8443"),
    ];
    for (text, expected) in good {
        let url: LoopbackUrl = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(url.as_str(), expected);
        // What the HTTP client will make of it is the same host.
        let parsed = url::Url::parse(url.as_str()).unwrap();
        let here = match parsed.host().unwrap() {
            url::Host::Ipv4(ip) => ip.is_loopback(),
            url::Host::Ipv6(ip) => ip.is_loopback(),
            url::Host::Domain(_) => false,
        };
        assert!(here, "{text}");
    }
    let bad = [
        ("", Scheme),
        ("127.0.0.1:80", Scheme),
        ("//127.0.0.1", Scheme),
        ("ftp://127.0.0.1", Scheme),
        ("file:///tmp", Scheme),
        (" http://127.0.0.1", Scheme),
        ("http:/127.0.0.1", Scheme),
        ("http://", Host),
        ("http://:80", Host),
        ("http://localhost:80", Host),
        ("http://localhost.", Host),
        ("http://127.1", Host),
        ("http://127.0.1", Host),
        ("http://2130706433", Host),
        ("http://0x7f000001", Host),
        ("http://0x7f.0.0.1", Host),
        ("http://0177.0.0.1", Host),
        ("http://127.0.0.01", Host),
        ("http://127.0.0.1.", Host),
        ("http://127.0.0.256", Host),
        ("http://\u{ff11}27.0.0.1", Host),
        ("http://127%2e0.0.1", Host),
        ("http://127.0.0.1 ", Host),
        ("http://127.0.0.1\t", Host),
        ("http://0.0.0.0", Host),
        ("http://128.0.0.1", Host),
        ("http://10.0.0.1", Host),
        ("http://accounts.zoho.eu", Host),
        ("http://127.0.0.1.example.org", Host),
        ("http://[::]", Host),
        ("http://[::1", Host),
        ("http://[0:0:0:0:0:0:0:1]", Host),
        ("http://[::01]", Host),
        ("http://[::ffff:127.0.0.1]", Host),
        ("http://[::1%25lo]", Host),
        ("http://[::1]x", Host),
        ("http://::1", Host),
        ("http://clerk@127.0.0.1", Credentials),
        ("http://clerk:canary@127.0.0.1", Credentials),
        ("http://127.0.0.1:80@example.org", Credentials),
        ("http://127.0.0.1:", Port),
        ("http://127.0.0.1:0", Port),
        ("http://127.0.0.1:65536", Port),
        ("http://127.0.0.1:+80", Port),
        ("http://127.0.0.1:80x", Port),
        ("http://127.0.0.1:80:81", Port),
        ("http://[::1]:", Port),
        ("http://127.0.0.1/api", Path),
        ("http://127.0.0.1//", Path),
        ("http://127.0.0.1\\", Path),
        ("http://127.0.0.1\\@example.org", Path),
        ("http://127.0.0.1?x=1", Query),
        ("http://127.0.0.1/?", Query),
        ("http://127.0.0.1#x", Query),
    ];
    for (text, expected) in bad {
        assert_eq!(text.parse::<LoopbackUrl>(), Err(expected), "{text:?}");
        assert!(!expected.to_string().contains("canary"));
    }
    let exit = read(&["--server", "http://clerk:canary@127.0.0.1"]).unwrap_err();
    assert!(!exit.text.contains("canary"), "{}", exit.text);
}
