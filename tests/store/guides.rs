//! Ticks in guides.

use beadle::domain::council::{CouncilId, Reality};
use beadle::domain::guide::{Guide, GuideStep};
use beadle::domain::guide_ticks::GuideTicks;
use beadle::store::guides_file::{self, GuidesFault};
use beadle::store::paths::{Profile, guides_file as path_of};
use jiff::Timestamp;

const GUIDE: Guide = Guide::NewClerk;

struct Council {
    _profile: tempfile::TempDir,
    folder: std::path::PathBuf,
}

impl Council {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let profile = Profile::open(Some(dir.path())).unwrap();
        let folder = profile.make_council_dir(Reality::Real, &CouncilId::from_random([1; 16])).unwrap();
        Self { _profile: dir, folder }
    }

    fn with(text: &str) -> Self {
        let council = Self::new();
        std::fs::write(path_of(&council.folder), text).unwrap();
        council
    }

    fn text(&self) -> String {
        std::fs::read_to_string(path_of(&self.folder)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.folder).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn ticks() -> GuideTicks {
    let mut ticks = GuideTicks::new(GUIDE);
    let at: Timestamp = "2026-11-24T09:00:00Z".parse().unwrap();
    ticks.set(GuideStep::OwnPassword, Some(at));
    ticks.set(GuideStep::OldBeadle, Some(at));
    ticks
}

#[test]
fn ticks_read_back_and_none_is_none() {
    let council = Council::new();
    assert_eq!(guides_file::load(&council.folder, GUIDE).unwrap(), GuideTicks::new(GUIDE));
    guides_file::save(&council.folder, &ticks()).unwrap();
    assert_eq!(guides_file::load(&council.folder, GUIDE).unwrap(), ticks());
    guides_file::save(&council.folder, &GuideTicks::new(GUIDE)).unwrap();
    assert_eq!(guides_file::load(&council.folder, GUIDE).unwrap(), GuideTicks::new(GUIDE));
    assert_eq!(council.names(), ["guides.json"]);
}

#[test]
fn what_a_later_beadle_ticks_of_its_own_is_kept() {
    let council = Council::with(
        r#"{"version": 1, "colour": "green", "guides": {
            "new-clerk": {"two-step": "2026-11-01T10:00:00Z", "keys": "2026-11-01T10:00:00Z"}, "leaver": {"x": 7}}}"#,
    );
    assert_eq!(guides_file::load(&council.folder, GUIDE).unwrap().n_ticked(), 1);
    guides_file::save(&council.folder, &ticks()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&council.text()).unwrap();
    assert_eq!(value["colour"], "green");
    assert_eq!(value["guides"]["leaver"]["x"], 7);
    let steps: Vec<_> = value["guides"]["new-clerk"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(steps, ["keys", "old-beadle", "own-password"]);
}

#[test]
fn a_damaged_or_hostile_file_is_no_ticks_and_is_set_aside() {
    let huge = format!(r#"{{"version": 1, "guides": {{}}, "x": "{}"}}"#, "y".repeat(70_000));
    let deep = format!(r#"{{"version": 1, "guides": {}{}}}"#, "[".repeat(5000), "]".repeat(5000));
    for text in [
        "",
        "{",
        "7",
        "\u{0}\u{0}\u{0}",
        r#"{"guides": {}}"#,
        r#"{"version": 0, "guides": {}}"#,
        r#"{"version": "1", "guides": {}}"#,
        r#"{"version": 1}"#,
        r#"{"version": 1, "guides": ["new-clerk"]}"#,
        r#"{"version": 1, "guides": {"new-clerk": ["own-password"]}}"#,
        r#"{"version": 1, "guides": {"new-clerk": {"own-password": true}}}"#,
        r#"{"version": 1, "guides": {"new-clerk": {"own-password": "yesterday"}}}"#,
        &huge,
        &deep,
    ] {
        let council = Council::with(text);
        let start: String = text.chars().take(80).collect();
        assert!(matches!(guides_file::load(&council.folder, GUIDE), Err(GuidesFault::Corrupt)), "{start}");
        assert_eq!(council.text(), text, "reading changes nothing");
        guides_file::save(&council.folder, &ticks()).unwrap();
        assert_eq!(guides_file::load(&council.folder, GUIDE).unwrap(), ticks());
        assert_eq!(council.names(), ["guides.json", "guides.json.broken-1"], "{start}");
    }
}

#[test]
fn a_file_of_a_later_beadle_is_left_alone() {
    let text = r#"{"version": 2, "guides": "elsewhere"}"#;
    let council = Council::with(text);
    assert!(matches!(guides_file::load(&council.folder, GUIDE), Err(GuidesFault::Newer)));
    assert!(matches!(guides_file::save(&council.folder, &ticks()), Err(GuidesFault::Newer)));
    assert_eq!((council.text().as_str(), council.names()), (text, vec!["guides.json".to_owned()]));
}

#[test]
fn a_folder_that_takes_nothing_is_said() {
    let council = Council::new();
    let nowhere = council.folder.join("nowhere");
    assert!(matches!(guides_file::save(&nowhere, &ticks()), Err(GuidesFault::Disk(_))));
    // Something that is no file and can't be read as one.
    std::fs::create_dir(path_of(&council.folder)).unwrap();
    assert!(matches!(guides_file::load(&council.folder, GUIDE), Err(GuidesFault::Corrupt)));
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_keeps_what_it_had() {
    use std::os::unix::fs::PermissionsExt as _;

    let council = Council::new();
    guides_file::save(&council.folder, &GuideTicks::new(GUIDE)).unwrap();
    std::fs::set_permissions(&council.folder, std::fs::Permissions::from_mode(0o500)).unwrap();
    let saved = guides_file::save(&council.folder, &ticks());
    std::fs::set_permissions(&council.folder, std::fs::Permissions::from_mode(0o700)).unwrap();
    let expected = if saved.is_ok() { ticks() } else { GuideTicks::new(GUIDE) };
    // The administrator of a computer may write everywhere.
    assert_eq!(guides_file::load(&council.folder, GUIDE).unwrap(), expected);
    assert_eq!(council.names(), ["guides.json"], "nothing half written is left");
}
