//! `beadle generate`, as a script sees it: what comes out where, and with which exit code.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// A folder of files for the program, away from everything else.
struct Folder(tempfile::TempDir);

/// What the program printed.
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_beadle-cli"));
        command.arg("generate").args(arguments).current_dir(self.0.path());
        command.env("HOME", self.0.path()).env("XDG_CONFIG_HOME", self.0.path());
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command
    }

    fn run(&self, arguments: &[&str]) -> Said {
        Said::from(self.command(arguments).output().unwrap())
    }

    /// With a configuration.
    fn run_config(&self, config: &Value, arguments: &[&str]) -> Said {
        self.file("c.json", config.to_string());
        self.run(&[&["--config", "c.json"], arguments].concat())
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Said {
    /// The passwords, when there is nothing else to say.
    fn passwords(&self) -> Vec<&str> {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""));
        self.out.lines().collect()
    }

    /// Ended because of something that a person can put right.
    fn is_mistake(&self, sentences: &[&str]) {
        let expected: String = sentences.iter().flat_map(|sentence| ["error: ", sentence, "\n"]).collect();
        assert_eq!((self.code, self.out.as_str(), self.err.as_str()), (Some(2), "", expected.as_str()));
    }
}

fn good() -> Value {
    json!({
        "num_words": 3, "word_length_min": 4, "word_length_max": 8, "case_transform": "LOWER",
        "separator_type": "FIXED", "separator_character": "-", "padding_digits_before": 0,
        "padding_digits_after": 2, "padding_type": "NONE"
    })
}

fn with(changes: &[(&str, Value)]) -> Value {
    let mut config = good();
    for (key, value) in changes {
        config[key] = value.clone();
    }
    config
}

#[test]
fn beadles_own_kind_with_four_words() {
    let folder = Folder::new();
    for (arguments, n) in [(&[][..], 1), (&["--count", "300"], 300)] {
        let said = folder.run(arguments);
        let passwords = said.passwords();
        assert_eq!(passwords.len(), n);
        for password in passwords {
            let parts: Vec<&str> = password.split('-').collect();
            assert_eq!(parts.len(), 5, "{password}");
            let is_title = |word: &&str| word.starts_with(|c: char| c.is_ascii_uppercase()) && word.len() >= 4;
            assert!(parts[..4].iter().all(is_title), "{password}");
            assert!(parts[4].len() == 2 && parts[4].chars().all(|c| ('2'..='9').contains(&c)), "{password}");
        }
    }
    // No profile, no log, nothing.
    assert_eq!(std::fs::read_dir(folder.0.path()).unwrap().count(), 0);
}

#[test]
fn a_preset_whatever_its_case() {
    let folder = Folder::new();
    for name in ["XKCD", "xkcd"] {
        let said = folder.run(&["--preset", name, "--count", "20"]);
        let passwords = said.passwords();
        assert!(passwords.iter().all(|password| password.split('-').count() == 5), "{passwords:?}");
        let mut different = passwords.clone();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), 20);
    }
    let unknown = folder.run(&["--preset", "BEST"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (Some(2), ""));
    let names = "DEFAULT, WEB32, WEB16, WIFI, APPLEID, NTLM, SECURITYQ, XKCD, TEMPORARY";
    assert!(unknown.err.starts_with("error: --preset: ") && unknown.err.contains(names), "{}", unknown.err);
}

#[test]
fn the_window_program_does_it_too() {
    let output = Command::new(env!("CARGO_BIN_EXE_beadle"))
        .args(["generate", "--preset", "TEMPORARY"])
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    let said = Said::from(output);
    assert_eq!(said.passwords()[0].len(), 12);
}

#[test]
fn help_names_every_option() {
    let said = Folder::new().run(&["--help"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    for option in ["--preset", "--config", "--words", "--count", "--stats", "--repair"] {
        assert!(said.out.contains(option), "{option}: {}", said.out);
    }
}

#[test]
fn statistics_are_one_object_and_nothing_else() {
    let folder = Folder::new();
    // Exactly as many words as the published figures stand on.
    let words: String = (0..1194_u32)
        .map(|n| [n / 676, n / 26 % 26, n % 26, 0].map(|place| char::from(b'a' + u8::try_from(place).unwrap())))
        .flat_map(|word| word.into_iter().chain(['\n']))
        .collect();
    folder.file("w.txt", words);
    let said = folder.run(&["--preset", "DEFAULT", "--words", "w.txt", "--stats", "--count", "3"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let mut object: Value = serde_json::from_str(&said.out).unwrap();
    let samples = object["samples"].take();
    assert_eq!(samples.as_array().unwrap().len(), 3);
    assert!(samples.as_array().unwrap().iter().all(|sample| sample.as_str().unwrap().chars().count() == 24));
    let expected = json!({
        "length_min": 24, "length_max": 36,
        "permutations_blind_min": "291989024338772703273075537557661533355712890625",
        "permutations_blind_max": "157779214788227055699105409939347423136955058449530042707920074462890625",
        "permutations_seen": "5515158404160000",
        "entropy_blind_min": 157, "entropy_blind_max": 236, "entropy_blind": 197, "entropy_seen": 52,
        "words_available": 1194, "samples": null
    });
    assert_eq!(object, expected);
}

#[test]
fn statistics_of_beadles_own_kind() {
    let folder = Folder::new();
    let said = folder.run(&["--stats"]);
    let object: Value = serde_json::from_str(&said.out).unwrap();
    let n_words = object["words_available"].as_u64().unwrap();
    let seen = u128::from(n_words).pow(4) * 64;
    assert_eq!(object["permutations_seen"], seen.to_string());
    assert_eq!(object["entropy_seen"], u64::from(seen.ilog2()));
    assert_eq!((&object["length_min"], &object["length_max"]), (&json!(22), &json!(34)));
    assert_eq!(object["samples"].as_array().unwrap().len(), 1);
}

/// A sample may hold what JSON must write differently.
#[test]
fn samples_are_escaped() {
    let folder = Folder::new();
    let config = with(&[("separator_character", json!("\"")), ("case_transform", json!("UPPER"))]);
    let said = folder.run_config(&config, &["--stats"]);
    let object: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(object["samples"][0].as_str().unwrap().split('"').count(), 4);
}

#[test]
fn both_layouts_and_a_description_around_them() {
    let folder = Folder::new();
    let old = json!({
        "num_words": 3, "word_length_min": 4, "word_length_max": 8, "case_transform": "LOWER",
        "separator_character": "-", "padding_digits_before": 0, "padding_digits_after": 2, "padding_type": "NONE"
    });
    for config in [good(), old.clone(), json!({"description": "x", "config": good()}), json!({"config": old})] {
        let said = folder.run_config(&config, &[]);
        let password = said.passwords()[0];
        assert_eq!(password.split('-').count(), 4, "{password}");
        assert!(password.chars().rev().take(2).all(|c| c.is_ascii_digit()), "{password}");
    }
}

#[test]
fn each_bad_key_has_its_sentence() {
    let folder = Folder::new();
    let bad = with(&[
        ("num_words", json!(1)),
        ("word_length_min", json!("4")),
        ("case_transform", json!("TITLE")),
        ("separator_character", json!("--")),
        ("padding_digits_after", json!(-1)),
    ]);
    folder.run_config(&bad, &["--count", "5"]).is_mistake(&[
        "num_words: it is 1, and 2 is the least",
        "word_length_min: it must be a whole number",
        "case_transform: it must be one of NONE, UPPER, LOWER, CAPITALISE, INVERT, ALTERNATE, RANDOM",
        "separator_character: it must be one symbol in quotes",
        "padding_digits_after: it is -1, and 0 is the least",
    ]);
    folder.run_config(&json!({}), &["--stats"]).is_mistake(&[
        "num_words: it is missing",
        "word_length_min: it is missing",
        "word_length_max: it is missing",
    ]);
}

#[test]
fn repairing_warns_and_goes_on() {
    let folder = Folder::new();
    let bad = with(&[("num_words", json!(1)), ("separator_character", json!("+-"))]);
    let said = folder.run_config(&bad, &["--repair", "--count", "4"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(
        said.err,
        "warning: num_words: raised from 1 to 2\nwarning: separator_character: only \u{201c}+\u{201d} is used\n"
    );
    assert_eq!(said.out.lines().count(), 4);
    assert!(said.out.lines().all(|password| password.split('+').count() == 3), "{}", said.out);
    let said = folder.run_config(&good(), &["--repair"]);
    assert_eq!(said.passwords().len(), 1, "nothing to repair, nothing to say");
    folder.file("c.json", "[]");
    let said = folder.run(&["--config", "c.json", "--repair"]);
    said.is_mistake(&["this is no configuration: it is JSON, but no object"]);
}

#[test]
fn unknown_keys_are_passed_over_with_a_warning() {
    let folder = Folder::new();
    let said = folder.run_config(&with(&[("colour", json!("blue")), ("random_increment", json!("AUTO"))]), &[]);
    assert_eq!((said.code, said.out.lines().count()), (Some(0), 1));
    let keys = "the configuration has keys that are not known and were passed over: colour";
    assert_eq!(said.err, format!("warning: {keys}\n"));
    // However many there are, it is one line.
    let many: Vec<(String, Value)> = (0..500).map(|n| (format!("k{n:03}"), Value::Null)).collect();
    let many: Vec<(&str, Value)> = many.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
    let said = folder.run_config(&with(&many), &[]);
    assert!(said.err.ends_with("k009 and more\n") && said.err.lines().count() == 1, "{}", said.err);
}

#[test]
fn files_that_are_no_configuration() {
    let folder = Folder::new();
    folder.file("empty", "");
    folder.file("no.json", "num_words = 3");
    folder.file("binary", [0xff, 0x00, 0x80]);
    folder.file("big.json", format!("{{\"description\": \"{}\"}}", "x".repeat(70_000)));
    std::fs::create_dir(folder.0.path().join("folder")).unwrap();
    for (name, sentence) in [
        ("absent", "--config: there is no such file"),
        ("folder", "--config: this is a folder, not a file"),
        ("empty", "this is no configuration: it is not JSON"),
        ("no.json", "this is no configuration: it is not JSON"),
        ("binary", "--config: the file is not text in UTF-8"),
        ("big.json", "this is too long to be a configuration: it has more than 64 KiB"),
    ] {
        for repair in [&[][..], &["--repair"]] {
            folder.run(&[&["--config", name], repair].concat()).is_mistake(&[sentence]);
        }
    }
}

#[test]
fn a_list_of_ones_own() {
    let folder = Folder::new();
    let list: String = (b'a'..=b'z')
        .flat_map(|a| (b'a'..=b'z').map(move |b| format!("qu{}{}\n", char::from(a), char::from(b))))
        .collect();
    let path = folder.file("w.txt", &list);
    for kind in [&[][..], &["--preset", "XKCD"]] {
        let said = folder.run(&[&["--count", "50", "--words", path.to_str().unwrap()], kind].concat());
        for password in said.passwords() {
            let words = password.split('-').filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
            assert!(words.clone().count() >= 4, "{password}");
            assert!(words.map(str::to_lowercase).all(|word| list.lines().any(|known| known == word)), "{password}");
        }
    }
}

#[test]
fn few_words_are_a_warning_and_fewer_than_two_a_mistake() {
    let folder = Folder::new();
    folder.file("two", "maple\notter\nox\n");
    folder.file("one", "maple\nMaple\nsycamores\n");
    folder.file("none", "sycamores\n");
    let warning =
        |n: u32| format!("warning: there are only {n} words to draw from, which makes the passwords easy to guess\n");
    for kind in [&[][..], &["--preset", "XKCD"], &["--preset", "NTLM"]] {
        let said = folder.run(&[&["--words", "two", "--count", "9"], kind].concat());
        assert_eq!((said.code, said.out.lines().count()), (Some(0), 9), "{}", said.err);
        let short = "warning: --words: 1 word left out of fewer than 3 letters\n";
        assert_eq!(said.err, format!("{short}{}", warning(2)));
    }
    let said = folder.run(&["--words", "two", "--stats"]);
    assert_eq!(serde_json::from_str::<Value>(&said.out).unwrap()["words_available"], 2);
    let said = folder.run(&["--words", "one", "--preset", "NTLM"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(
        said.err.ends_with("error: the list has only one word of 5 letters, and two are the least\n"),
        "{}",
        said.err
    );
    let few = |range: &str, n: &str| format!("the list has {n} of {range} letters, and two are the least");
    folder.run(&["--words", "none"]).is_mistake(&[&few("4 to 7", "no word")]);
    folder.run(&["--words", "none", "--preset", "XKCD"]).is_mistake(&[&few("4 to 8", "no word")]);
    // The length filter may leave as few of Beadle's own list.
    let long = with(&[("word_length_min", json!(20)), ("word_length_max", json!(30))]);
    folder.run_config(&long, &[]).is_mistake(&[&few("20 to 30", "no word")]);
}

#[test]
fn files_that_are_no_list() {
    let folder = Folder::new();
    folder.file("empty", "\n# nothing\n");
    folder.file("latin", b"maple\ncaf\xe9\n");
    folder.file("utf16", [0xff, 0xfe, b'm', 0]);
    folder.file("big", "maple\n".repeat(400_000));
    folder.file("odd", "t-shirt\no'clock\nma\u{202e}ple\nmaple\notter\n1 cedar\n");
    std::fs::create_dir(folder.0.path().join("folder")).unwrap();
    for (name, sentence) in [
        ("absent", "--words: there is no such file"),
        ("folder", "--words: this is a folder, not a file"),
        ("empty", "--words: the list of words has no word in it"),
        ("latin", "--words: the list of words is not text in UTF-8: line 2 can't be read"),
        ("big", "--words: the list of words is too big: it has more than 2,000,000 bytes"),
    ] {
        folder.run(&["--words", name]).is_mistake(&[sentence]);
    }
    let said = folder.run(&["--words", "utf16"]);
    assert!(said.code == Some(2) && said.err.contains("UTF-16"), "{}", said.err);
    let said = folder.run(&["--words", "odd"]);
    assert_eq!(said.code, Some(0));
    let odd = "warning: --words: 3 lines left out that hold something else than one word of letters: 1, 2, 3\n";
    assert!(said.err.starts_with(odd), "{}", said.err);
    assert!(!said.out.contains('\u{202e}'));
}

/// A device has no end, and a pipe without a writer never begins.
#[cfg(unix)]
#[test]
fn only_plain_files_are_read() {
    let folder = Folder::new();
    for option in ["--config", "--words"] {
        folder.run(&[option, "/dev/zero"]).is_mistake(&[&format!("{option}: this is not a plain file")]);
    }
    let pipe = folder.0.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    folder.run(&["--words", "pipe"]).is_mistake(&["--words: this is not a plain file"]);
}

/// `| head` takes what it wants and goes.
#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::new();
    for stats in [&[][..], &["--stats"]] {
        let arguments = [&["--count", "10000000", "--preset", "WIFI"], stats].concat();
        let mut child = folder.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut some = [0; 100];
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut some).unwrap();
        drop(out);
        let said = Said::from(child.wait_with_output().unwrap());
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Folder::new().command(&["--count", "3"]).stdout(full).output().unwrap();
    let said = Said::from(output);
    assert_eq!(said.code, Some(1));
    assert!(said.err.starts_with("error: the passwords can't be written: "), "{}", said.err);
    assert_eq!(said.err.lines().count(), 1);
}

/// The passwords are printed, and no file is touched.
#[test]
fn nothing_is_left_behind() {
    let folder = Folder::new();
    let path = folder.file("c.json", good().to_string());
    let said = folder.run(&["--config", "c.json", "--count", "10"]);
    assert_eq!(said.passwords().len(), 10);
    let left: Vec<PathBuf> = std::fs::read_dir(folder.0.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(left, [path]);
    assert_eq!(std::fs::read_to_string(Path::new(&left[0])).unwrap(), good().to_string());
}
