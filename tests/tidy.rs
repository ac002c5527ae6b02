//! The rules of `ARCHITECTURE.md` that a compiler does not check, read from the source text itself.
//!
//! Each failure lists the places, one a line. A rule that is wrong is changed here, with its reason, and not worked
//! around in the source.

/// A small reader of Rust source: enough to tell code, comments and string literals apart.
#[cfg(test)]
#[expect(clippy::string_slice, reason = "every place comes from searching the same text")]
mod source {
    use std::path::{Path, PathBuf};

    /// The repository.
    pub(crate) fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    /// A string literal.
    pub(crate) struct Literal {
        /// Its line, from 1.
        pub(crate) line: usize,
        /// What is between the quotes, as written.
        pub(crate) text: String,
        /// The code before it, up to some forty characters.
        pub(crate) before: String,
    }

    /// One file under `src`.
    pub(crate) struct Source {
        /// `ui/shell.rs`.
        pub(crate) name: String,
        /// The whole text.
        pub(crate) text: String,
        /// Without comments, the insides of strings, and the tests at the bottom.
        pub(crate) code: String,
        /// All strings above the tests.
        pub(crate) literals: Vec<Literal>,
    }

    impl Source {
        /// The room: `ui` for `ui/shell.rs` as well as for `ui.rs`.
        pub(crate) fn room(&self) -> &str {
            self.name.split('/').next().unwrap().trim_end_matches(".rs")
        }

        /// The lines of code that hold the text.
        pub(crate) fn lines_with(&self, needle: &str) -> Vec<String> {
            let hits = self.code.lines().enumerate().filter(|(_, line)| line.contains(needle));
            hits.map(|(i, line)| format!("{}:{}: {}", self.name, i + 1, line.trim())).collect()
        }

        /// How deep in the tree of modules: 1 for `ui.rs` and `ui/mod.rs`, 2 for `ui/shell.rs`.
        fn depth(&self) -> usize {
            self.name.split('/').filter(|part| *part != "mod.rs").count()
        }

        /// Every room of the crate that the code names, by `crate::` or by enough `super::`.
        pub(crate) fn rooms_named(&self) -> Vec<String> {
            let mut rooms: Vec<String> = Vec::new();
            let supers = "super::".repeat(self.depth());
            for start in ["crate::", &supers] {
                for (at, _) in self.code.match_indices(start) {
                    let is_inside = self.code[..at].ends_with("super::") || self.code[..at].ends_with(is_name);
                    let tail = &self.code[at + start.len()..];
                    if is_inside || tail.starts_with("super::") {
                        continue;
                    }
                    match tail.strip_prefix('{') {
                        Some(group) => rooms.extend(first_names(group)),
                        None => rooms.push(tail.chars().take_while(|c| is_name(*c)).collect()),
                    }
                }
            }
            rooms.retain(|room| !room.is_empty() && room != "self");
            rooms.sort();
            rooms.dedup();
            rooms
        }

        /// Every path from outside the crate that the code names: those of `use`, written out, and those in place.
        pub(crate) fn names_path(&self, path: &str) -> bool {
            let wanted: Vec<&str> = path.split("::").collect();
            let in_place = self.code.match_indices(path).any(|(at, _)| {
                let after = &self.code[at + path.len()..];
                !self.code[..at].ends_with(is_name) && !after.starts_with(is_name)
            });
            let in_use = self.code.split("use ").skip(1).any(|statement| {
                let tree = statement.split(';').next().unwrap();
                expand(tree).iter().any(|full| full.split("::").take(wanted.len()).eq(wanted.iter().copied()))
            });
            in_place || in_use
        }
    }

    fn is_name(c: char) -> bool {
        c.is_alphanumeric() || c == '_'
    }

    /// The first name of each branch of a `{...}` group.
    fn first_names(group: &str) -> Vec<String> {
        let (mut depth, mut is_start, mut names) = (0, true, Vec::new());
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => is_start = true,
                _ if is_start && is_name(c) => {
                    is_start = false;
                    names.push(group[at..].chars().take_while(|c| is_name(*c)).collect());
                }
                _ => {}
            }
        }
        names
    }

    /// `a::{b, c::{d}}` as `a::b` and `a::c::d`.
    fn expand(tree: &str) -> Vec<String> {
        let tree = tree.trim();
        let Some((head, rest)) = tree.split_once('{') else { return vec![tree.replace(char::is_whitespace, "")] };
        let (mut depth, mut branches, mut branch) = (0, Vec::new(), String::new());
        for c in rest.chars() {
            match c {
                '}' if depth == 0 => break,
                ',' if depth == 0 => branches.push(std::mem::take(&mut branch)),
                _ => {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    branch.push(c);
                }
            }
        }
        branches.push(branch);
        let head = head.replace(char::is_whitespace, "");
        branches.iter().flat_map(|branch| expand(branch)).map(|tail| format!("{head}{tail}")).collect()
    }

    /// Every Rust file under `src`.
    pub(crate) fn all() -> Vec<Source> {
        let src = root().join("src");
        let rust = files_below(&src).into_iter().filter(|path| path.extension().is_some_and(|e| e == "rs"));
        let mut sources: Vec<_> = rust
            .map(|path| {
                let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
                let above = text.find("#[cfg(test)]\nmod ").map_or(text.as_str(), |end| &text[..end]);
                let (code, literals) = split(above);
                let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
                Source { name, text, code, literals }
            })
            .collect();
        sources.sort_by(|a, b| a.name.cmp(&b.name));
        assert!(sources.len() > 10, "the source was not found");
        sources
    }

    /// Every file in the folder and below, without what `git` and `cargo` keep.
    pub(crate) fn files_below(dir: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if !path.is_dir() {
                found.push(path);
            } else if !path.ends_with(".git") && !path.ends_with("target") {
                found.extend(files_below(&path));
            }
        }
        found
    }

    /// Takes the comments and the insides of strings out, keeping the lines.
    fn split(text: &str) -> (String, Vec<Literal>) {
        let chars: Vec<char> = text.chars().collect();
        let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
        let (mut code, mut literals, mut line, mut i) = (String::new(), Vec::new(), 1, 0);
        while i < chars.len() {
            let is_raw = at(i) == 'r' && matches!(at(i + 1), '"' | '#') && !code.ends_with(is_name);
            let is_byte_raw = at(i) == 'b' && at(i + 1) == 'r' && matches!(at(i + 2), '"' | '#');
            if at(i) == '/' && at(i + 1) == '/' {
                while i < chars.len() && at(i) != '\n' {
                    i += 1;
                }
            } else if at(i) == '/' && at(i + 1) == '*' {
                while i < chars.len() && !(at(i) == '*' && at(i + 1) == '/') {
                    if at(i) == '\n' {
                        code.push('\n');
                        line += 1;
                    }
                    i += 1;
                }
                i += 2;
            } else if at(i) == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
                // A character; a lifetime has no second quote.
                i += if at(i + 1) == '\\' { 3 } else { 2 };
                while at(i) != '\'' && i < chars.len() {
                    i += 1;
                }
                i += 1;
                code.push_str("' '");
            } else if at(i) == '"' || is_raw || is_byte_raw {
                let n_hashes = chars[i..].iter().skip_while(|c| "br".contains(**c)).take_while(|c| **c == '#').count();
                let is_plain = at(i) == '"';
                while at(i) != '"' && i < chars.len() {
                    i += 1;
                }
                i += 1;
                let (start, first_line) = (i, line);
                let closes = |i: usize| at(i) == '"' && (1..=n_hashes).all(|n| at(i + n) == '#');
                while i < chars.len() && !closes(i) {
                    line += usize::from(at(i) == '\n');
                    i += if is_plain && at(i) == '\\' { 2 } else { 1 };
                }
                let inside: String = chars[start..i.min(chars.len())].iter().collect();
                let before = code.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
                code.push_str("\"\"");
                code.extend(inside.chars().filter(|c| *c == '\n'));
                literals.push(Literal { line: first_line, text: inside, before });
                i += 1 + n_hashes;
            } else {
                line += usize::from(at(i) == '\n');
                code.push(at(i));
                i += 1;
            }
        }
        (code, literals)
    }

    #[test]
    fn the_reader_reads() {
        let quote = '"';
        let text = format!(
            "use a::{{b, c::{{d, e}}}}; // {quote}x{quote}\nfn f<'a>(c: char) {{ c == '{quote}'; g({quote}one \\{quote}two{quote}, r#{quote}th{quote}ree{quote}#) }}\n"
        );
        let (code, literals) = split(&text);
        assert_eq!(code.lines().count(), 2);
        let texts: Vec<_> = literals.iter().map(|literal| literal.text.as_str()).collect();
        assert_eq!(texts, ["one \\\"two", "th\"ree"]);
        assert_eq!(expand("a::{b, c::{d, e}}"), ["a::b", "a::c::d", "a::c::e"]);
        assert_eq!(first_names("b, c::{d, e}, f}; g"), ["b", "c", "f"]);
    }
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "every place comes from searching the same text")]
mod rules {
    use std::collections::BTreeSet;

    use super::source::{self, Literal, Source};

    /// Which rooms of the crate each room may name, beside itself. `None`: any.
    const ROOMS: &[(&str, Option<&[&str]>)] = &[
        ("lib", None),
        ("main", None),
        ("beadle_cli", None),
        ("app", None),
        ("domain", Some(&[])),
        ("text", Some(&[])),
        ("letter", Some(&["text"])),
        ("font_files", Some(&[])),
        ("help", Some(&["domain"])),
        // What is read out and printed: words about a password.
        ("spelled", Some(&["domain", "text"])),
        ("slip", Some(&["domain", "font_files", "spelled", "text"])),
        ("practice", Some(&[])),
        ("reset", Some(&["domain"])),
        ("model", Some(&["domain", "msg", "reset"])),
        ("msg", Some(&["domain", "model", "reset"])),
        ("update", Some(&["domain", "model", "msg", "reset"])),
        ("zoho", Some(&["domain"])),
        ("store", Some(&["domain"])),
        ("platform", Some(&["domain", "store"])),
        ("args", Some(&["domain", "store"])),
        ("console", Some(&["args", "practice"])),
        ("generate_command", Some(&["args", "domain", "platform"])),
        // `update` only for its questions about the model.
        ("ui", Some(&["domain", "font_files", "help", "letter", "model", "msg", "reset", "spelled", "text", "update"])),
        // What runs off the window's thread: everything but the window, its state and how that changes. `text` is for
        // the email that a person gets.
        (
            "worker",
            Some(&["domain", "letter", "msg", "platform", "practice", "reset", "slip", "store", "text", "zoho"]),
        ),
    ];

    const WINDOW: &[&str] = &["egui", "eframe", "egui_extras"];
    const CLOCK: &[&str] = &[
        "Timestamp::now",
        "ZonedDateTime::now",
        "SystemTime",
        "Instant",
        "std::time::SystemTime",
        "std::time::Instant",
    ];
    const OUTSIDE: &[&str] = &[
        "std::env",
        "std::fs",
        "std::net",
        "std::process",
        "std::thread",
        "tokio",
        "reqwest",
        "axum",
        "keyring",
        "keyring_core",
        "zbus_secret_service_keyring_store",
        "arboard",
        "rfd",
        "webbrowser",
        "getrandom",
    ];

    /// Which libraries a room must not name.
    const LIBRARIES: &[(&str, &[&[&str]])] = &[
        ("domain", &[WINDOW, CLOCK, OUTSIDE, &["tracing"]]),
        ("reset", &[WINDOW, CLOCK, OUTSIDE, &["tracing"]]),
        ("update", &[WINDOW, CLOCK, OUTSIDE, &["tracing"]]),
        ("model", &[WINDOW, CLOCK, OUTSIDE]),
        ("msg", &[WINDOW, CLOCK, OUTSIDE]),
        ("ui", &[OUTSIDE]),
        ("help", &[WINDOW, CLOCK, OUTSIDE]),
        ("spelled", &[WINDOW, CLOCK, OUTSIDE]),
        ("slip", &[WINDOW, CLOCK, OUTSIDE]),
        ("zoho", &[WINDOW, &["axum", "keyring", "keyring_core", "std::fs", "std::env"]]),
        ("store", &[WINDOW, &["axum", "reqwest", "tokio"]]),
        ("practice", &[WINDOW, &["keyring", "keyring_core", "reqwest", "std::fs", "std::env"]]),
        ("worker", &[WINDOW]),
    ];

    /// Where a secret may be looked into, and why.
    const EXPOSING: &[(&str, &str)] = &[
        ("domain/secret.rs", "the secrets themselves"),
        ("domain/grant_code.rs", "the pasted code is checked"),
        ("domain/password/", "a word is added to the password"),
        ("domain/pasted_value.rs", "what was pasted into the wrong field is noticed"),
        ("domain/set_up_form.rs", "the client's secret is checked as it is typed"),
        ("generate_command.rs", "passwords are printed, as asked"),
        ("platform/clipboard.rs", "the password is copied"),
        ("practice/", "the pretend council compares and hands out pretend secrets"),
        ("reset/password_choice.rs", "the two typings are compared"),
        ("slip/", "the password is printed"),
        ("ui/set_up_fields.rs", "the client's secret is typed"),
        ("ui/other_ways/grant.rs", "the code is pasted"),
        ("ui/reset/password_view.rs", "the password is shown"),
        ("ui/reset/step6.rs", "a suggestion is read out by assistive technology"),
        ("ui/reset/typed.rs", "the password is typed"),
        ("store/council_secrets.rs", "tokens and the client's secret are put into the keychain"),
        ("store/set_up_file.rs", "the client's secret is written into the set-up file, as asked"),
        ("worker/after.rs", "the email holds the password"),
        ("zoho/", "requests carry passwords and tokens"),
    ];

    fn check(rule: &str, failures: &[String]) {
        assert!(failures.is_empty(), "{rule}:\n  {}\n", failures.join("\n  "));
    }

    fn gather(mut look: impl FnMut(&Source) -> Vec<String>) -> Vec<String> {
        source::all().iter().flat_map(&mut look).collect()
    }

    #[test]
    fn each_room_names_only_the_rooms_it_may() {
        let failures = gather(|file| {
            let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == file.room()) else {
                return vec![format!("{}: this room has no rule yet", file.name)];
            };
            let Some(allowed) = allowed else { return Vec::new() };
            let is_room = |name: &str| ROOMS.iter().any(|(room, _)| *room == name);
            let named = file.rooms_named().into_iter();
            named
                .filter(|name| is_room(name) && name != file.room() && !allowed.contains(&name.as_str()))
                .map(|name| format!("{} names {name}", file.name))
                .collect()
        });
        check("a room may name only these rooms (ROOMS)", &failures);
    }

    #[test]
    fn each_room_names_only_the_libraries_it_may() {
        let failures = gather(|file| {
            let Some((_, banned)) = LIBRARIES.iter().find(|(room, _)| *room == file.room()) else { return Vec::new() };
            let banned = banned.iter().flat_map(|group| group.iter());
            banned.filter(|path| file.names_path(path)).map(|path| format!("{} names {path}", file.name)).collect()
        });
        check("a room must not name these libraries (LIBRARIES)", &failures);
    }

    #[test]
    fn colours_and_sizes_have_names() {
        let at_home = ["ui/tokens/", "ui/fonts.rs", "ui/theme.rs"];
        let failures = gather(|file| {
            if at_home.iter().any(|home| file.name.starts_with(home)) {
                return Vec::new();
            }
            let mut found: Vec<String> = ["Color32::from_", "FontFamily", "Rgba::from_"]
                .iter()
                .flat_map(|needle| file.lines_with(needle))
                .collect();
            let starts_upper = |line: &&str| {
                line.split("Color32::").skip(1).any(|after| {
                    // Neither of these two is a colour.
                    let is_none = after.starts_with("TRANSPARENT") || after.starts_with("PLACEHOLDER");
                    !is_none && after.chars().nth(1).is_some_and(|c| c.is_ascii_uppercase())
                })
            };
            let has_size = |line: &&str| {
                ["FontId::new(", "FontId::proportional(", "FontId::monospace("]
                    .iter()
                    .any(|call| line.split(call).skip(1).any(|after| after.starts_with(|c: char| c.is_ascii_digit())))
            };
            let lines = file.code.lines().filter(|line| starts_upper(line) || has_size(line));
            found.extend(lines.map(|line| format!("{}: {}", file.name, line.trim())));
            found
        });
        check("colours, fonts and sizes are named in ui/tokens (and ui/fonts.rs, ui/theme.rs) only", &failures);
    }

    #[test]
    fn passwords_are_copied_in_one_place() {
        check("use platform::clipboard", &gather(|file| file.lines_with("copy_text(")));
    }

    #[test]
    fn secrets_are_looked_into_only_where_listed() {
        let failures = gather(|file| {
            let is_listed = EXPOSING.iter().any(|(place, _)| file.name.starts_with(place));
            let looks = ["expose()", "expose_mut()", "expose_secret()"];
            if is_listed { Vec::new() } else { looks.iter().flat_map(|look| file.lines_with(look)).collect() }
        });
        check("add the file to EXPOSING with its reason, or leave the secret closed", &failures);
        let sources = source::all();
        let is_stale = |place: &&(&str, &str)| {
            !sources.iter().any(|file| file.name.starts_with(place.0) && file.code.contains("expose"))
        };
        let stale: Vec<_> = EXPOSING.iter().filter(is_stale).map(|(place, _)| (*place).to_owned()).collect();
        check("no longer needed in EXPOSING", &stale);
    }

    #[test]
    fn nothing_prints() {
        let failures = gather(|file| {
            if file.room() == "main" || file.room() == "platform" {
                return Vec::new();
            }
            // `print!(` is part of all four.
            let hits = file.lines_with("print!(").into_iter().chain(file.lines_with("println!("));
            hits.chain(file.lines_with("dbg!(")).collect()
        });
        check("only main.rs and platform print", &failures);
    }

    #[test]
    fn exceptions_to_lints_say_why() {
        let mut failures = gather(|file| [file.lines_with("#[allow"), file.lines_with("#![allow")].concat());
        failures.extend(gather(|file| {
            // In the text, as the reason is a string; attributes begin a line.
            let starts = file.code.match_indices("[expect(");
            let ends = |at: usize| file.code[at..].find(")]").map_or(file.code.len(), |length| at + length);
            starts
                .filter(|(at, _)| !file.code[*at..ends(*at)].contains("reason ="))
                .map(|(at, _)| format!("{}:{}: no reason", file.name, file.code[..at].lines().count()))
                .collect()
        }));
        check("use #[expect(..., reason = \"...\")]", &failures);
    }

    #[test]
    fn files_are_short_and_say_what_they_are() {
        let failures = gather(|file| {
            let mut found = Vec::new();
            if !file.text.starts_with("//! ") {
                found.push(format!("{}: has no `//!` header", file.name));
            }
            let n_lines = file.text.lines().count();
            if n_lines > 500 {
                found.push(format!("{}: {n_lines} lines; 500 are the most", file.name));
            }
            found
        });
        check("files", &failures);
    }

    /// The keys of the language files, and those that other sentences refer to.
    fn fluent_keys() -> (BTreeSet<String>, BTreeSet<String>) {
        let (mut defined, mut referred) = (BTreeSet::new(), BTreeSet::new());
        for path in source::files_below(&source::root().join("assets").join("locales").join("en-GB")) {
            let text = std::fs::read_to_string(&path).unwrap();
            for line in text.lines() {
                let key = line.split(" =").next().unwrap();
                if line.contains(" =") && looks_like_a_key(key) {
                    assert!(defined.insert(key.to_owned()), "{key} is defined twice");
                }
                for place in line.split('{').skip(1) {
                    referred.insert(place.split('}').next().unwrap().trim().to_owned());
                }
            }
        }
        assert!(!defined.is_empty(), "no language file was found");
        (defined, referred)
    }

    fn looks_like_a_key(text: &str) -> bool {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(fits) && !text.ends_with('-')
    }

    #[test]
    fn every_sentence_is_used() {
        let (defined, referred) = fluent_keys();
        let sources = source::all();
        let literals: BTreeSet<&str> =
            sources.iter().flat_map(|file| file.literals.iter()).map(|literal| literal.text.as_str()).collect();
        let is_used = |key: &&String| literals.contains(key.as_str()) || referred.contains(*key);
        let unused: Vec<_> = defined.iter().filter(|key| !is_used(key)).cloned().collect();
        check("sentences that nobody says", &unused);
    }

    /// A name that egui tells widgets apart by, or a thread's name: never shown.
    fn is_an_id(literal: &Literal) -> bool {
        let before = literal.before.trim_end_matches(['(', '&', ' ', '\n']);
        let makers =
            ["Id::new", "Id::unique", "id_salt", "push_id", "id_source", ".with", ".name", "EventFilter", "Area::new"];
        makers.iter().any(|maker| before.ends_with(maker))
    }

    #[test]
    fn every_sentence_exists() {
        let (defined, _) = fluent_keys();
        let prefixes: BTreeSet<&str> = defined.iter().filter_map(|key| key.split_once('-')).map(|(p, _)| p).collect();
        let speaks = ["app", "model", "msg", "reset", "slip", "spelled", "ui", "update"];
        let failures = gather(|file| {
            if !speaks.contains(&file.room()) {
                return Vec::new();
            }
            let keys = file.literals.iter().filter(|literal| looks_like_a_key(&literal.text));
            keys.filter(|literal| {
                let is_asked_for = ["tr(", "tr_with("].iter().any(|call| literal.before.ends_with(call));
                let prefix = literal.text.split_once('-').map(|(prefix, _)| prefix);
                let is_likely = prefix.is_some_and(|prefix| prefixes.contains(prefix)) && !is_an_id(literal);
                (is_asked_for || is_likely) && !defined.contains(&literal.text)
            })
            .map(|literal| format!("{}:{}: {}", file.name, literal.line, literal.text))
            .collect()
        });
        check("keys that no language file defines", &failures);
    }

    #[test]
    fn sentences_are_in_the_language_files() {
        let speaks = ["app", "model", "slip", "spelled", "ui", "update"];
        let is_sentence = |text: &str| {
            let words: Vec<_> = text.split(' ').collect();
            let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.contains("{}");
            words.windows(2).any(|pair| pair.iter().all(|word| is_word(word)))
        };
        // Read by engineers only: the reasons of lints, and the log.
        let unseen = ["reason = ", "expect(", "debug_assert!(", "error!(", "warn!(", "info!(", "debug!(", "trace!("];
        let failures = gather(|file| {
            if !speaks.contains(&file.room()) {
                return Vec::new();
            }
            let seen = file.literals.iter().filter(|literal| {
                let is_message =
                    literal.before.rsplit(';').next().is_some_and(|near| unseen.iter().any(|u| near.contains(u)));
                !is_message && is_sentence(&literal.text)
            });
            seen.map(|literal| format!("{}:{}: {:?}", file.name, literal.line, literal.text)).collect()
        });
        check("sentences belong in assets/locales/en-GB", &failures);
    }

    #[test]
    fn the_top_level_holds_what_was_agreed() {
        let agreed = [
            "ARCHITECTURE.md",
            "CHANGELOG.md",
            "Cargo.lock",
            "Cargo.toml",
            "LICENSE-APACHE",
            "LICENSE-MIT",
            "README.md",
            "assets",
            "packaging",
            "src",
            "target",
            "tests",
            "wordlists",
        ];
        let names = std::fs::read_dir(source::root()).unwrap().map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.to_str().unwrap().to_owned());
        let others: Vec<_> = names.filter(|n| !n.starts_with('.') && !agreed.contains(&n.as_str())).collect();
        check("move these into a folder", &others);
    }

    #[test]
    fn no_file_knows_the_machine_it_was_written_on() {
        // Put together here, so that this file does not find itself.
        let traces = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("C:\\", "Users")];
        let mut failures = Vec::new();
        for path in source::files_below(source::root()) {
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let name = path.strip_prefix(source::root()).unwrap().display().to_string();
            for (i, line) in text.lines().enumerate() {
                if traces.iter().any(|trace| line.contains(trace)) {
                    failures.push(format!("{name}:{}: {}", i + 1, line.trim()));
                }
            }
            let is_lock = name.ends_with("Cargo.lock");
            let public = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
            let sources = text.lines().filter(|line| is_lock && line.starts_with("source = ") && *line != public);
            failures.extend(sources.map(|line| format!("{name}: {line}")));
            let redirects = ["replace-with", "[source.", "[registries.", "index-url"];
            let is_setting = name.ends_with("config.toml") || name.ends_with("pip.conf");
            let hits = text.lines().filter(|line| is_setting && redirects.iter().any(|word| line.contains(word)));
            failures.extend(hits.map(|line| format!("{name}: {line}")));
        }
        check("paths and package sources of one machine", &failures);
    }
}
