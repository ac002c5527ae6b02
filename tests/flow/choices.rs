//! Recipes and words on the disk, through the whole app.

use std::path::{Path, PathBuf};

use beadle::domain::password::presets::Preset;
use beadle::msg::StartMode;
use beadle::reset::recipe::Kind;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::rig::{Rig, World};

fn start(folder: &Path, world: &World) -> Rig {
    let mut rig = Rig::start_with(folder, StartMode::Practice(String::new()), world.clone());
    rig.wait("the users", |model| !model.users.is_loading() && model.signed_in().is_some());
    rig.open("Siân Pugh");
    rig.choose("Forgotten password", 0);
    rig.press("Next");
    rig
}

fn more_choices(folder: &Path, world: &World) -> Rig {
    let mut rig = start(folder, world);
    rig.press("More choices");
    rig
}

/// Presses a button that asks for a file, and waits until it was read or written.
fn press_and_wait(rig: &mut Rig, button: &str) {
    rig.press(button);
    rig.wait("the file", |model| model.kinds.busy.is_none() && model.kinds.remark.is_some());
}

fn kind(rig: &Rig) -> Kind {
    rig.model().reset.as_ref().unwrap().open_choices().unwrap().kind().clone()
}

fn words_file(folder: &Path, text: &[u8]) -> PathBuf {
    let path = folder.join("her words.txt");
    std::fs::write(&path, text).unwrap();
    path
}

/// Words that differ and have no run.
fn made_up(n: usize) -> String {
    let letters = ['b', 'f', 'j', 'm', 'q', 't', 'x', 'z', 'k', 'p', 'v', 'r', 'g'];
    let word = |number: usize| {
        let pick = |place: usize| letters[place % 13];
        format!("o{}a{}e{}", pick(number), pick(number / 13), pick(number / 169))
    };
    (0..n).map(word).collect::<Vec<_>>().join("\r\n")
}

#[test]
fn a_recipe_goes_to_a_file_and_comes_back_in_either_layout() {
    let (profile, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let world = World::new();
    let mut rig = more_choices(profile.path(), &world);
    rig.choose("WEB32", 0);
    for (button, name) in [("Save to a file…", "new.json"), ("Save in the old layout…", "old.json")] {
        let path = outside.path().join(name);
        world.will_choose(&path);
        press_and_wait(&mut rig, button);
        assert!(rig.says(&format!("Written to {name}")), "{:?}", rig.statuses());
    }
    for name in ["new.json", "old.json"] {
        rig.choose("TEMPORARY", 0);
        world.will_choose(&outside.path().join(name));
        press_and_wait(&mut rig, "Open a file…");
        assert!(rig.says("The file was read."));
        let reset = rig.model().reset.as_ref().unwrap();
        let config = reset.open_choices().unwrap().config();
        let expected = Preset::Web32.config();
        assert_eq!((config.num_words, config.separator), (expected.num_words, expected.separator), "{name}");
        assert_eq!((config.separators(), config.padding), (expected.separators(), expected.padding), "{name}");
    }
    assert_eq!(kind(&rig), Kind::ByHand);
    rig.press("Use these choices");
    assert!(rig.says("Made by your choices (As set below)"));
}

#[test]
fn a_file_that_is_none_says_so_and_changes_nothing() {
    let (profile, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let world = World::new();
    let mut rig = more_choices(profile.path(), &world);
    rig.choose("XKCD", 0);
    let long = outside.path().join("long.json");
    std::fs::write(&long, vec![b' '; 70_000]).unwrap();
    let wrong = outside.path().join("wrong.json");
    std::fs::write(&wrong, "=cmd()").unwrap();
    let cases = [
        (
            outside.path().join("nowhere.json"),
            "The file could not be read. It is not there any more. Nothing was changed.",
        ),
        (outside.path().to_path_buf(), "The file could not be read. That is not a file. Nothing was changed."),
        (long, "The file could not be read. It is too big. Nothing was changed."),
        (wrong, "That file is no recipe of xkpasswd. It is not in JSON. Nothing was changed."),
    ];
    for (path, sentence) in cases {
        world.will_choose(&path);
        press_and_wait(&mut rig, "Open a file…");
        assert!(rig.statuses().contains(&sentence.to_owned()), "{:?}", rig.statuses());
        assert_eq!(kind(&rig), Kind::Preset(Preset::Xkcd));
    }
    world.will_choose(&outside.path().join("no such folder").join("new.json"));
    press_and_wait(&mut rig, "Save to a file…");
    assert!(rig.says("The file could not be written. It is not there any more."), "{:?}", rig.statuses());
}

#[test]
fn her_words_are_kept_for_the_next_start_until_she_gives_them_up() {
    let (profile, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let world = World::new();
    let mut rig = more_choices(profile.path(), &world);
    let text = format!("\u{feff}# made up\r\n{}\r\nobabeb\r\nnot one\r\nox\r\n", made_up(1_900));
    let path = words_file(outside.path(), text.as_bytes());
    world.will_choose(&path);
    press_and_wait(&mut rig, "Open a word list…");
    let said = "Your list is in use: 1,900 words, 1,900 of them fit for the phone. 1 line is left out, because it is \
                not one word of letters: line 1903. 1 word is too short and left out. 1 word stood there twice.";
    assert!(rig.statuses().contains(&said.to_owned()), "{:?}", rig.statuses());
    drop(rig);
    // The copy is Beadle's own: what becomes of the file is no matter.
    std::fs::remove_file(path).unwrap();

    let mut again = start(profile.path(), &world);
    again.wait("her words", |model| model.kinds.words.is_own());
    again.press("Make another");
    let password = again.password_on_screen().unwrap();
    assert!(password.starts_with('O') && password.rsplit('-').next().unwrap().len() == 3, "{password}");
    again.press("More choices");
    press_and_wait(&mut again, "Use Beadle's own words");
    assert!(again.says("Beadle's own words are in use again."));
    drop(again);
    assert!(!profile.path().join("words.txt").exists());
}

#[test]
fn a_list_that_cannot_be_used_is_explained() {
    let (profile, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let world = World::new();
    let mut rig = more_choices(profile.path(), &world);
    let utf16: Vec<u8> = "\u{feff}maple".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let few = "That list is too small. 12 of its 13 words have 4 to 7 letters and can be used, and passwords would be too \
               easy to guess with fewer than 1,730. Nothing was changed.";
    let cases: [(Vec<u8>, &str); 5] = [
        (format!("{}\nextraordinary", made_up(12)).into_bytes(), few),
        (
            utf16,
            "That file is no list of words. It is saved as \"Unicode\" (UTF-16). Save it again as UTF-8. Nothing was changed.",
        ),
        (
            b"maple\nb\xff\xfe".to_vec(),
            "That file is no list of words. Line 2 is not text in UTF-8. Nothing was changed.",
        ),
        (b"=cmd()\n\n12345\n".to_vec(), "That file is no list of words. It has no word in it. Nothing was changed."),
        (vec![b'a'; 2_000_001], "The file could not be read. It is too big. Nothing was changed."),
    ];
    for (bytes, sentence) in cases {
        world.will_choose(&words_file(outside.path(), &bytes));
        press_and_wait(&mut rig, "Open a word list…");
        assert!(rig.statuses().contains(&sentence.to_owned()), "{sentence} {:?}", rig.statuses());
        assert!(!rig.model().kinds.words.is_own() && !profile.path().join("words.txt").exists());
    }
}

#[test]
fn a_saved_recipe_is_there_at_the_next_start() {
    let profile = tempfile::tempdir().unwrap();
    let world = World::new();
    let mut rig = more_choices(profile.path(), &world);
    rig.choose("XKCD", 0);
    rig.window.get_by_role_and_label(Role::TextInput, "Name").focus();
    rig.window.run_steps(2);
    rig.window.get_by_role_and_label(Role::TextInput, "Name").type_text("Village hall");
    rig.window.run_steps(3);
    rig.press("Save");
    assert!(rig.says("Saved as \"Village hall\"."));
    assert!(!rig.says("Your settings could not be saved."));
    world.disk_is_full.set(true);
    rig.press("Delete \"Village hall\"");
    assert!(rig.says("Your settings could not be saved."), "it comes back at the next start");
    world.disk_is_full.set(false);
    drop(rig);
    let mut again = more_choices(profile.path(), &world);
    again.choose("Village hall", 0);
    assert!(again.says("One of your own."));
    again.press("Delete \"Village hall\"");
    assert!(!again.window.query_all_by_role_and_label(Role::RadioButton, "Village hall").any(|_| true));
    again.press("Put it back");
    again.choose("Village hall", 0);
    assert_eq!(world.recipes.borrow().len(), 1);
}
