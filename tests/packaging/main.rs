//! What is packed around the programs, as far as it can be looked at without the systems that it is for.
#![cfg(unix)]

#[cfg(test)]
mod bundle {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output};

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    /// Bundles a program that begins with these bytes.
    fn bundle(script: &Path, folder: &Path, start: &[u8]) -> Output {
        let program = folder.join("program");
        fs::write(&program, [start, b" and no more".as_slice()].concat()).unwrap();
        Command::new(script).arg(&program).arg(folder.join("out")).output().unwrap()
    }

    #[test]
    fn a_program_becomes_an_application() {
        let folder = tempfile::tempdir().unwrap();
        let script = root().join("packaging/macos/bundle");
        let made = bundle(&script, folder.path(), b"\xcf\xfa\xed\xfe");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let contents = folder.path().join("out/Beadle.app/Contents");
        for file in [
            "Info.plist",
            "PkgInfo",
            "MacOS/beadle",
            "Resources/beadle.icns",
            "Resources/LICENSE-MIT",
            "Resources/LICENCES-OF-OTHERS.txt",
        ] {
            assert!(contents.join(file).is_file(), "{file} is missing");
        }
        let plist = fs::read_to_string(contents.join("Info.plist")).unwrap();
        assert!(plist.contains(concat!("<string>", env!("CARGO_PKG_VERSION"), "</string>")), "{plist}");
        assert!(folder.path().join("out/Beadle-macos.zip").is_file());
    }

    #[test]
    fn a_program_of_another_system_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let made = bundle(&root().join("packaging/macos/bundle"), folder.path(), b"\x7fELF");
        assert!(!made.status.success());
        assert!(String::from_utf8_lossy(&made.stderr).contains("Mach-O"));
    }

    /// A copy of what the script needs, for spoiling.
    fn copied(folder: &Path) -> PathBuf {
        for file in [
            "packaging/macos/bundle",
            "packaging/macos/Info.plist",
            "packaging/macos/entitlements.plist",
            "assets/icon/beadle.icns",
            "assets/licences.txt",
            "Cargo.toml",
            "LICENSE-MIT",
            "LICENSE-APACHE",
        ] {
            let copy = folder.join(file);
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::copy(root().join(file), copy).unwrap();
        }
        folder.join("packaging/macos/bundle")
    }

    #[test]
    fn a_bundle_with_something_wrong_is_not_made() {
        let spoiled: [(&str, &str, &str, &str); 4] = [
            ("packaging/macos/Info.plist", "uk.beadle.Beadle", "uk.beadle.beadle", "identifier"),
            ("packaging/macos/Info.plist", "<string>beadle</string>\n        </array>", "</array>", ".beadle files"),
            ("packaging/macos/Info.plist", "LSMinimumSystemVersion", "LSMinimum", "LSMinimumSystemVersion"),
            ("packaging/macos/entitlements.plist", "<dict/>", "<dict><key>a</key><true/></dict>", "entitlements"),
        ];
        for (file, from, to, said) in spoiled {
            let folder = tempfile::tempdir().unwrap();
            let script = copied(folder.path());
            let text = fs::read_to_string(folder.path().join(file)).unwrap();
            assert!(text.contains(from), "{file} holds no {from}");
            fs::write(folder.path().join(file), text.replace(from, to)).unwrap();
            let made = bundle(&script, folder.path(), b"\xcf\xfa\xed\xfe");
            let stderr = String::from_utf8_lossy(&made.stderr).into_owned();
            assert!(!made.status.success() && stderr.contains(said), "{to}: {stderr}");
        }
    }

    #[test]
    fn an_icon_without_its_largest_size_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let script = copied(folder.path());
        let file = folder.path().join("assets/icon/beadle.icns");
        let bytes = fs::read(&file).unwrap();
        let at = bytes.windows(4).position(|part| part == b"ic10").unwrap();
        let mut less = bytes[..at].to_vec();
        let length = u32::try_from(less.len()).unwrap();
        less[4..8].copy_from_slice(&length.to_be_bytes());
        fs::write(&file, less).unwrap();
        let made = bundle(&script, folder.path(), b"\xcf\xfa\xed\xfe");
        assert!(!made.status.success());
        assert!(String::from_utf8_lossy(&made.stderr).contains("sizes"));
    }

    #[test]
    fn the_windows_icon_has_every_size() {
        let icon = fs::read(root().join("assets/icon/beadle.ico")).unwrap();
        assert_eq!(&icon[..4], [0, 0, 1, 0], "no icon file");
        let n_pictures = usize::from(icon[4]);
        // 0 stands for 256.
        let mut sizes: Vec<u16> = (0..n_pictures).map(|i| u16::from(icon[6 + 16 * i].wrapping_sub(1)) + 1).collect();
        sizes.sort_unstable();
        assert_eq!(sizes, [16, 20, 24, 32, 40, 48, 64, 96, 128, 256]);
    }
}

#[cfg(test)]
mod licences {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    /// What we ship programs for.
    const TARGETS: [&str; 4] =
        ["x86_64-pc-windows-gnu", "x86_64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-apple-darwin"];

    /// Every crate that is in a program, as `name version`.
    fn shipped() -> BTreeSet<String> {
        let mut crates = BTreeSet::new();
        for target in TARGETS {
            let mut cargo = Command::new(env!("CARGO"));
            cargo.args(["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"]);
            let listed = cargo.args(["--target", target]).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
            assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
            for line in String::from_utf8(listed.stdout).unwrap().lines() {
                let mut words = line.split_whitespace();
                let (name, version) = (words.next().unwrap(), words.next().unwrap().trim_start_matches('v'));
                crates.insert(format!("{name} {version}"));
            }
        }
        crates.remove(concat!("beadle ", env!("CARGO_PKG_VERSION")));
        assert!(crates.len() > 100, "{crates:?}");
        crates
    }

    #[test]
    fn the_licences_of_others_are_those_of_what_is_shipped() {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/licences.txt")).unwrap();
        let list = text.split("\nCrates\n======\n").nth(1).unwrap().split("\nTexts\n=====\n").next().unwrap();
        let named = |line: &str| line.split_once(": ").map(|(name, _)| name.to_owned());
        let listed: BTreeSet<String> = list.lines().filter_map(named).collect();
        let shipped = shipped();
        let missing: Vec<_> = shipped.difference(&listed).collect();
        // cargo-about lists a few that no target needs, but nothing that we do not know.
        let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
        let is_locked = |name: &str| {
            let (name, version) = name.split_once(' ').unwrap();
            lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n"))
        };
        let gone: Vec<_> = listed.iter().filter(|name| !is_locked(name)).collect();
        assert!(missing.is_empty() && gone.is_empty(), "run packaging/licences: not listed {missing:?}, gone {gone:?}");
        // Each has its terms below, not only its name.
        for name in &listed {
            assert!(text.contains(&format!("\n- {name}\n")), "{name} has no text");
        }
    }
}
