//! A slip with the password: saved where the clerk says, and deleted again.

use std::path::Path;

use beadle::model::Model;
use beadle::model::reset::Phase;
use beadle::model::slip::SlipState;
use beadle::msg::StartMode;
use tempfile::TempDir;

use crate::rig::{Rig, World, files_below, holds};

/// A reset that has ended, and a folder for the slip.
struct Saver {
    rig: Rig,
    world: World,
    _profile: TempDir,
    folder: TempDir,
}

impl Saver {
    fn new(options: &str, name: &str, reason: &str) -> Self {
        let (profile, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let world = World::new();
        let mut rig = Rig::start_with(profile.path(), StartMode::Practice(options.to_owned()), world.clone());
        rig.wait("the users", |model| !model.users.is_loading() && model.signed_in().is_some());
        rig.walk_to_step_nine(name, reason);
        rig.press("Change");
        rig.wait_for_answer();
        Self { rig, world, _profile: profile, folder }
    }

    fn done() -> Self {
        Self::new("", "Siân Pugh", "Forgotten password")
    }

    /// Saves it there and waits for what comes of it.
    fn save(&mut self, path: &Path) {
        self.world.will_choose(path);
        self.rig.press("Save a slip…");
        self.rig.wait("the slip", |model| matches!(slip(model), Some(SlipState::Saved(_) | SlipState::NotSaved(_))));
    }

    fn saved(mut self) -> Self {
        let path = self.folder.path().join("Slip.pdf");
        self.save(&path);
        assert!(self.rig.says("Slip saved as Slip.pdf. Delete the file when it is printed."));
        self
    }

    fn delete(&mut self) {
        self.rig.press("Delete the slip now");
        self.rig
            .wait("the deletion", |model| matches!(slip(model), Some(SlipState::Deleted | SlipState::NotDeleted(..))));
    }

    fn files(&self) -> Vec<String> {
        let files = files_below(self.folder.path());
        files.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect()
    }

    fn password(&self) -> String {
        self.rig.ended().operation.plan().password().expose().to_owned()
    }
}

fn slip(model: &Model) -> Option<&SlipState> {
    match &model.reset.as_ref()?.phase {
        Phase::Ended(ended) => Some(&ended.slip),
        _ => None,
    }
}

#[test]
fn it_is_saved_and_deleted_and_leaves_no_trace() {
    let mut saver = Saver::done().saved();
    assert_eq!(saver.files(), ["Slip.pdf"]);
    let bytes = std::fs::read(saver.folder.path().join("Slip.pdf")).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert!(!saver.rig.offers("Save a slip…"), "one at a time");
    let password = saver.password();
    assert!(saver.rig.is_nowhere_on_disk(&password), "the profile");
    let profile = files_below(saver.rig.folder());
    let names_it = |path: &&std::path::PathBuf| holds(&std::fs::read(path).unwrap(), "Slip.pdf");
    assert_eq!(profile.iter().find(names_it), None, "neither the journal nor the log speaks of it");
    saver.delete();
    assert!(saver.rig.says("The slip is deleted."));
    assert_eq!(saver.files(), Vec::<String>::new());
    saver = saver.saved();
    assert_eq!(saver.files(), ["Slip.pdf"], "another one can be saved");
}

#[test]
fn a_file_that_was_changed_or_moved_is_left_alone() {
    let mut saver = Saver::done().saved();
    let path = saver.folder.path().join("Slip.pdf");
    let written = std::fs::read(&path).unwrap();
    let changed = [written.as_slice(), b" "].concat();
    std::fs::write(&path, &changed).unwrap();
    saver.delete();
    assert!(saver.rig.says("The slip was not deleted. The file has been changed since Beadle saved it"));
    assert_eq!(std::fs::read(&path).unwrap(), changed);
    assert!(!saver.rig.offers("Delete the slip now") && saver.rig.offers("Save a slip…"));
    let mut saver = saver.saved();
    std::fs::remove_file(&path).unwrap();
    saver.delete();
    assert!(saver.rig.says("It is not there any more: it was moved, renamed or deleted."));
}

#[test]
fn where_it_cannot_be_saved_she_is_told_and_can_try_again() {
    let mut saver = Saver::done();
    let nowhere = saver.folder.path().join("gone").join("Slip.pdf");
    saver.save(&nowhere);
    let said = "The slip was not saved. The folder is not there any more. Choose another one.";
    assert!(saver.rig.statuses().contains(&said.to_owned()), "{:?}", saver.rig.statuses());
    assert_eq!(saver.files(), Vec::<String>::new());
    let saver = saver.saved();
    assert_eq!(saver.rig.verdict(), "That's done");
}

#[test]
fn no_place_is_no_slip() {
    let mut saver = Saver::done();
    saver.rig.press("Save a slip…");
    saver.rig.wait("the window to close", |model| slip(model) == Some(&SlipState::None));
    assert!(saver.rig.offers("Save a slip…") && saver.files().is_empty());
}

#[test]
fn leaving_it_behind_is_said_and_stops_nobody() {
    let mut saver = Saver::done().saved();
    saver.rig.press("Finish");
    assert!(saver.rig.model().reset.is_none());
    assert!(saver.rig.says("The slip Slip.pdf is still where you saved it. Delete the file when it is printed."));
    assert_eq!(saver.files(), ["Slip.pdf"]);
}

#[test]
fn an_outcome_that_cannot_be_told_has_one_too_and_keeps_it() {
    let mut saver = Saver::new("fault=reset-cut-after", "Siân Pugh", "Forgotten password").saved();
    assert_eq!(saver.files(), ["Slip.pdf"]);
    saver.rig.press("Try again with the same password");
    saver.rig.wait_for_answer();
    assert!(saver.rig.says("Slip saved as Slip.pdf."), "{:?}", saver.rig.statuses());
    saver.delete();
    assert_eq!(saver.files(), Vec::<String>::new());
}
