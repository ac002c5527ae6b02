//! The settings file: it survives everything, and nothing of it is lost.

use std::path::{Path, PathBuf};

use beadle::domain::password::presets::Preset;
use beadle::domain::password::saved::SavedRecipe;
use beadle::domain::password::spoken::Alphabet;
use beadle::domain::preferences::{ClipboardTime, CoverAfter, Motion, TextScale, Theme};
use beadle::domain::proxy::Proxy;
use beadle::store::settings::{ProfileId, RendererChoice, Settings, WindowPlace};
use beadle::store::settings_file::{LoadedSettings, SaveError, SettingsFile, SettingsNotice};

use super::support::{Counting, Dry};

fn load(path: &Path) -> LoadedSettings {
    SettingsFile::load(path, &mut Counting::default()).unwrap()
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("settings.json");
    (dir, path)
}

fn names_in(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_new_profile_keeps_its_id() {
    let (dir, path) = folder();
    let first = load(&path);
    assert_eq!(first.notices, []);
    let again = SettingsFile::load(&path, &mut Dry).unwrap();
    assert_eq!(again.settings, first.settings);
    assert_eq!(again.settings.profile_id.as_str().len(), 32);
    assert_eq!(names_in(dir.path()), ["settings.json"]);
}

#[test]
fn everything_reads_back() {
    let (_dir, path) = folder();
    let LoadedSettings { mut file, mut settings, .. } = load(&path);
    settings.theme = Theme::Dark;
    settings.text_scale = TextScale::new(150);
    settings.renderer = RendererChoice::Wgpu;
    settings.window = Some(WindowPlace { width: 1100.0, height: 720.5, x: Some(-8.0), y: None, maximised: true });
    settings.last_council = Some("0a".repeat(16).parse().unwrap());
    settings.alphabet = Alphabet::Nato;
    settings.clipboard_seconds = ClipboardTime::Never;
    settings.cover_after_minutes = CoverAfter::minutes(15);
    settings.hides_from_capture = false;
    settings.motion = Motion::Less;
    settings.proxy = Proxy::Server("[2001:db8::7]:3128".parse().unwrap());
    settings.recipes =
        Preset::ALL.iter().filter_map(|preset| SavedRecipe::new(preset.name(), preset.config())).collect();
    assert_eq!(settings.recipes.len(), 9);
    file.save(&settings).unwrap();
    assert_eq!(load(&path).settings, settings);
}

#[test]
fn a_damaged_recipe_does_not_cost_the_others() {
    let (_dir, path) = folder();
    let id = "5e".repeat(16);
    let recipes =
        r#"[{"name":"Hall","config":{"num_words":4,"word_length_min":4,"word_length_max":6}}, 7, {"name":""}]"#;
    std::fs::write(&path, format!(r#"{{"version":1,"profile_id":"{id}","recipes":{recipes}}}"#)).unwrap();
    let settings = load(&path).settings;
    assert_eq!(settings.recipes.iter().map(SavedRecipe::name).collect::<Vec<_>>(), ["Hall"]);
    assert_eq!(settings.recipes[0].config().num_words, 4);
}

#[test]
fn unknown_fields_are_kept() {
    let (_dir, path) = folder();
    let id = "5e".repeat(16);
    std::fs::write(&path, format!(r#"{{"version":1,"profile_id":"{id}","guides":{{"seen":[1,2]}},"theme":"light"}}"#))
        .unwrap();
    let LoadedSettings { mut file, mut settings, notices } = load(&path);
    assert_eq!(notices, []);
    settings.theme = Theme::Dark;
    file.save(&settings).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["guides"]["seen"][1], 2);
    assert_eq!(value["theme"], "dark");
    assert_eq!(value["profile_id"], id);
}

#[test]
fn one_odd_value_costs_only_itself() {
    let id = "5e".repeat(16);
    let odd = format!(
        r#"{{"version":1,"profile_id":"{id}","theme":7,"text_scale":900,"renderer":"steam",
            "window":{{"width":1e9,"height":3}},"last_council":"../../etc","motion":"some",
            "proxy":"harriet:secret@proxy.example:3128"}}"#
    );
    let settings = Settings::read(odd.as_bytes(), &mut Dry).unwrap();
    assert_eq!(settings.profile_id.as_str(), id);
    assert_eq!((settings.theme, settings.renderer), (Theme::System, RendererChoice::Auto));
    assert_eq!(settings.text_scale.percent(), 200);
    assert_eq!((settings.motion, &settings.proxy), (Motion::System, &Proxy::System));
    assert!(!serde_json::to_string(&settings).unwrap().contains("secret"), "and it is not written again");
    assert_eq!((settings.window, settings.last_council), (None, None));
}

#[test]
fn a_corrupt_file_is_kept_aside_and_the_backup_counts() {
    let deep = "[".repeat(100_000);
    let long = format!(r#"{{"version":1,"x":"{}"}}"#, "x".repeat(2 << 20));
    let bad_id = r#"{"version":1,"profile_id":"../x"}"#;
    for corrupt in
        ["", "{", "null", "[]", "{\"version\":\"one\"}", "{\"version\":0}", "\u{0}\u{0}", bad_id, &deep, &long]
    {
        let (dir, path) = folder();
        let LoadedSettings { mut file, mut settings, .. } = load(&path);
        settings.theme = Theme::Dark;
        file.save(&settings).unwrap();
        file.save(&settings).unwrap();
        std::fs::write(&path, corrupt).unwrap();

        let loaded = SettingsFile::load(&path, &mut Dry).unwrap();
        let aside = dir.path().join("settings.json.broken-1");
        assert_eq!(loaded.notices, [SettingsNotice::Corrupt { from_backup: true, kept_as: Some(aside.clone()) }]);
        assert_eq!(loaded.settings, settings);
        assert_eq!(std::fs::read_to_string(&aside).unwrap(), corrupt);
        // Said once; the next start is an ordinary one.
        assert_eq!(load(&path).notices, []);
        assert_eq!(load(&path).settings.profile_id, settings.profile_id);
    }
}

#[test]
fn without_a_backup_the_defaults_count_and_nothing_is_overwritten() {
    let (dir, path) = folder();
    for n in 1..=3 {
        std::fs::write(&path, format!("rubbish {n}")).unwrap();
        std::fs::remove_file(dir.path().join("settings.json.bak")).ok();
        let loaded = load(&path);
        let aside = dir.path().join(format!("settings.json.broken-{n}"));
        assert_eq!(loaded.notices, [SettingsNotice::Corrupt { from_backup: false, kept_as: Some(aside.clone()) }]);
        assert_eq!(std::fs::read_to_string(aside).unwrap(), format!("rubbish {n}"));
        assert_eq!(loaded.settings.theme, Theme::System);
    }
    std::fs::write(&path, [0xff, 0xfe, 0x00]).unwrap();
    std::fs::write(dir.path().join("settings.json.bak"), "also rubbish").unwrap();
    assert!(matches!(load(&path).notices[..], [SettingsNotice::Corrupt { from_backup: false, kept_as: Some(_) }]));
}

#[test]
fn a_later_versions_file_is_read_but_not_overwritten() {
    let (_dir, path) = folder();
    let text = format!(r#"{{"version":7,"profile_id":"{}","theme":"dark","new":true}}"#, "0f".repeat(16));
    std::fs::write(&path, &text).unwrap();
    let LoadedSettings { mut file, mut settings, notices } = load(&path);
    assert_eq!(notices, [SettingsNotice::NewerVersion(7)]);
    assert_eq!(settings.theme, Theme::Dark);
    assert_eq!(settings.profile_id, "0f".repeat(16).parse::<ProfileId>().unwrap());
    assert!(!file.is_writable());
    settings.theme = Theme::Light;
    assert!(matches!(file.save(&settings), Err(SaveError::ReadOnly)));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_byte_order_mark_and_a_prepared_file_are_fine() {
    let (_dir, path) = folder();
    std::fs::write(&path, "\u{feff}{\"version\":1,\"theme\":\"dark\"}").unwrap();
    let loaded = load(&path);
    assert_eq!((loaded.notices, loaded.settings.theme), (Vec::new(), Theme::Dark));
}

#[test]
fn no_random_numbers_is_an_error_and_not_a_guessable_id() {
    let (_dir, path) = folder();
    assert!(SettingsFile::load(&path, &mut Dry).is_err());
    assert!(!path.exists());
}

/// Rights do not bind root, so a folder that takes no files is made another way: its name is a file's.
#[test]
fn a_disk_that_takes_nothing_is_said_so() {
    let (_dir, path) = folder();
    std::fs::write(&path, "").unwrap();
    let below = path.join("settings.json");
    let loaded = load(&below);
    assert!(
        matches!(loaded.notices[..], [SettingsNotice::Unreadable(_) | SettingsNotice::NotSaved(_)]),
        "{:?}",
        loaded.notices
    );
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_said_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let (dir, path) = folder();
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o555)).unwrap();
    let binds = std::fs::write(dir.path().join("probe"), "").is_err();
    let loaded = load(&path);
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    if binds {
        assert!(matches!(loaded.notices[..], [SettingsNotice::NotSaved(_)]), "{:?}", loaded.notices);
    } else {
        assert_eq!(loaded.notices, [], "root may write anywhere");
    }
}

/// A folder in the file's place: it can't be read, nor may it be replaced.
#[test]
fn a_folder_of_that_name_does_no_harm() {
    let (dir, path) = folder();
    std::fs::create_dir(&path).unwrap();
    let loaded = load(&path);
    assert_eq!(loaded.notices.len(), 1, "{:?}", loaded.notices);
    assert!(names_in(dir.path()).iter().any(|name| name.starts_with("settings.json")));
}
