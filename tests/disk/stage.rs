//! A small disk with a profile on it, a pretend council, and the app between them.

use std::path::{Path, PathBuf};
use std::process::Command;

use beadle::model::Model;
use beadle::model::reset::{Ended, Noted, Phase, Verification};
use tempfile::TempDir;

use crate::app::Rig;
use crate::council::Council;
use crate::front::{Front, Step};
use crate::table::Played;

/// Room for a journal and a log, and little else.
const SMALL: &str = "size=256k";

/// A disk of its own at a folder, until it is dropped.
pub(crate) struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Mounted there.
    pub(crate) fn at(folder: &Path, options: &str) -> Self {
        run(Command::new("mount").args(["-t", "tmpfs", "-o", options, "beadle-test"]).arg(folder));
        Self(folder.to_path_buf())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: the journal may still be open. The namespace takes the rest with it.
        Command::new("umount").arg("-l").arg(&self.0).status().ok();
    }
}

/// Everything that a row needs.
pub(crate) struct Stage {
    pub(crate) council: Council,
    pub(crate) front: Front,
}

impl Stage {
    pub(crate) fn new() -> Self {
        let council = Council::start("");
        let front = Front::start(&council.base(), |_| Step::pass());
        Self { council, front }
    }

    /// The app, with everybody in the table, its things in this folder.
    pub(crate) fn open(&self, folder: TempDir) -> Rig {
        let mut rig = Rig::connected_in(folder, self.council.connection(&self.front.base));
        rig.wait("the users", |model| !model.users.is_loading() && model.signed_in().is_some());
        rig.wait("the history", |model| model.history.reading.is_none());
        rig
    }

    /// What the row came to.
    pub(crate) fn played(&self, rig: &Rig, told: &str) -> Played {
        let journal: Vec<_> = rig
            .journal()
            .into_iter()
            .map(|(event, outcome)| if outcome.is_empty() { event } else { format!("{event} {outcome}") })
            .collect();
        Played {
            puts: self.front.puts(),
            changes: self.council.inspect().changes_applied(),
            journal: if journal.is_empty() { "empty".to_owned() } else { journal.join(", ") },
            told: told.to_owned(),
        }
    }
}

/// A profile on a small disk.
pub(crate) fn small_profile() -> (TempDir, SmallDisk) {
    let folder = tempfile::tempdir().unwrap();
    let disk = SmallDisk::at(folder.path(), SMALL);
    (folder, disk)
}

/// Fills the disk to the last byte.
pub(crate) fn fill(folder: &Path) -> PathBuf {
    let filler = folder.join("filler");
    // A page at a time, until nothing fits any more.
    let mut file = std::fs::File::create(&filler).unwrap();
    while std::io::Write::write_all(&mut file, &[b'x'; 4096]).is_ok() {}
    filler
}

/// The folder of the only council.
pub(crate) fn council_folder(rig: &Rig) -> PathBuf {
    rig.journal_path().unwrap().parent().unwrap().to_path_buf()
}

/// The page of an outcome.
pub(crate) fn page(model: &Model) -> Option<&Ended> {
    match model.reset.as_ref().map(|reset| &reset.phase) {
        Some(Phase::Ended(ended)) => Some(ended),
        _ => None,
    }
}

/// Verified, and everything about it is in the journal.
pub(crate) fn is_verified(model: &Model) -> bool {
    page(model)
        .is_some_and(|ended| matches!(ended.verification, Verification::Verified(_)) && ended.journal != Noted::NotYet)
}

pub(crate) fn run(command: &mut Command) {
    let done = command.status();
    assert!(done.as_ref().is_ok_and(std::process::ExitStatus::success), "{command:?}: {done:?}; use tests/run disk");
}
