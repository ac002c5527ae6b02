//! The disk does not take what it should.

use std::time::Duration;

use beadle::model::reset::Noted;
use beadle::platform::single_instance::{LockError, SingleInstance};
use beadle::store::paths::Profile;

use crate::front::{Gate, Kind, Step, Wait};
use crate::stage::{SmallDisk, Stage, council_folder, fill, is_verified, page, small_profile};
use crate::table::Played;

/// Nothing leaves without its line; with room again the same press works.
pub(crate) fn full_before() -> Played {
    let stage = Stage::new();
    let (folder, _disk) = small_profile();
    let mut rig = stage.open(folder);
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    let filler = fill(rig.folder());
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "Nothing was changed");
    assert!(rig.says("The disk is full"), "{:?}", rig.statuses());
    assert_eq!((stage.front.puts(), stage.council.inspect().changes_applied()), (0, 0));
    std::fs::remove_file(filler).unwrap();
    rig.press("Change");
    rig.wait("the verification", is_verified);
    stage.played(&rig, "Nothing was changed: the disk is full. With room again: That's done")
}

/// What has happened is shown all the same, and written when there is room.
pub(crate) fn full_meanwhile() -> Played {
    let stage = Stage::new();
    let gate = Gate::new();
    let held = gate.clone();
    stage.front.script(move |asked| match asked.kind {
        Kind::Put => Step::pass().held_after(Wait::Gate(held.clone())),
        _ => Step::pass(),
    });
    let (folder, _disk) = small_profile();
    let mut rig = stage.open(folder);
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Change");
    rig.wait("the request", |_| stage.front.puts() == 1);
    pad_to_a_whole_page(&rig.journal_path().unwrap());
    let filler = fill(rig.folder());
    gate.open();
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "That's done");
    assert_eq!(page(rig.model()).unwrap().journal, Noted::NotYet);
    assert!(rig.says("could not be written to the history"), "{:?}", rig.statuses());
    let password = rig.password_on_screen().unwrap();
    assert!(stage.council.inspect().password_is("cllr.pugh@littlewittering-pc.gov.uk", &password));
    assert_eq!(rig.journal().len(), 1, "{:?}", rig.journal());
    std::fs::remove_file(filler).unwrap();
    rig.wait("the line that was due", |model| page(model).is_some_and(|ended| ended.journal == Noted::Late));
    rig.wait("the verification", is_verified);
    rig.rest(Duration::from_millis(500));
    assert!(rig.says("The history has it now."));
    assert_eq!(rig.journal()[1], ("ended".to_owned(), "done".to_owned()));
    rig.press("History");
    rig.wait("the history", |model| model.history.reading.is_none());
    assert!(rig.model().history.read.as_ref().unwrap().findings.is_empty(), "the chain is whole");
    stage.played(&rig, "That's done, with a warning; then: The history has it now")
}

/// A disk gives room a page at a time, so a file whose last page has room takes a line when nothing else fits. Empty
/// lines mean nothing to the journal.
fn pad_to_a_whole_page(journal: &std::path::Path) {
    let length = std::fs::metadata(journal).unwrap().len();
    let missing = usize::try_from(length.next_multiple_of(4096) - length).unwrap();
    let mut file = std::fs::File::options().append(true).open(journal).unwrap();
    std::io::Write::write_all(&mut file, &vec![b'\n'; missing]).unwrap();
}

/// The same folder, but nothing new can be made in it.
pub(crate) fn read_only() -> Played {
    let stage = Stage::new();
    let (folder, _disk) = small_profile();
    let mut rig = stage.open(folder);
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    let council = council_folder(&rig);
    std::fs::remove_file(council.join("journal.jsonl")).unwrap();
    let _cover = SmallDisk::at(&council, "size=64k,ro");
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "Nothing was changed");
    assert!(rig.says("may only be read"), "{:?}", rig.statuses());
    assert_eq!(stage.front.puts(), 0);
    stage.played(&rig, "Nothing was changed: the folder may only be read")
}

/// Made again: the reset works, and the history says that its beginning is missing.
pub(crate) fn folder_removed() -> Played {
    let stage = Stage::new();
    let mut rig = stage.open(tempfile::tempdir().unwrap());
    rig.walk_to_step_nine("Owen Pugh", "Forgotten password");
    rig.press("Change");
    rig.wait("the verification", is_verified);
    rig.press("Reset someone else");
    rig.wait("the history", |model| model.history.reading.is_none());
    std::fs::remove_dir_all(council_folder(&rig)).unwrap();
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Change");
    rig.wait("the verification", is_verified);
    rig.press("History");
    rig.wait("the history", |model| model.history.reading.is_none());
    assert!(rig.says("The history does not continue at line 1"));
    stage.played(&rig, "That's done. The history does not continue at line 1")
}

/// Can't be made again: nothing is sent.
pub(crate) fn folder_replaced() -> Played {
    let stage = Stage::new();
    let mut rig = stage.open(tempfile::tempdir().unwrap());
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    let council = council_folder(&rig);
    std::fs::remove_dir_all(&council).unwrap();
    std::fs::write(&council, "not a folder").unwrap();
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "Nothing was changed");
    assert!(rig.says("was removed and can't be made again"), "{:?}", rig.statuses());
    assert_eq!(stage.front.puts(), 0);
    stage.played(&rig, "Nothing was changed: the folder was removed and can't be made again")
}

/// A disk that comes back empty, as a stick does that was swapped: written there, and the gap shows.
pub(crate) fn folder_covered() -> Played {
    let stage = Stage::new();
    let mut rig = stage.open(tempfile::tempdir().unwrap());
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    let _cover = SmallDisk::at(&council_folder(&rig), "size=64k");
    rig.press("Change");
    rig.wait("the verification", is_verified);
    assert_eq!(rig.journal()[0].0, "started", "written to the disk that is there");
    stage.played(&rig, "That's done, noted on the disk that is there")
}

/// Spaces and letters of other scripts.
pub(crate) fn odd_path() -> Played {
    let stage = Stage::new();
    let folder = tempfile::Builder::new().prefix("Rada gminy Łódź, 議会 & 'Siân' ").tempdir().unwrap();
    let mut rig = stage.open(folder);
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Change");
    rig.wait("the verification", is_verified);
    rig.press("Finish");
    rig.wait("the history", |model| model.history.reading.is_none());
    stage.played(&rig, "That's done")
}

/// A second start finds the profile taken, so that two processes never write one journal.
pub(crate) fn second_beadle() -> Played {
    let stage = Stage::new();
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::open(Some(folder.path())).unwrap();
    let first = SingleInstance::acquire(&profile.lock_file()).unwrap();
    let rig = stage.open(folder);
    assert!(matches!(SingleInstance::acquire(&profile.lock_file()), Err(LockError::AlreadyRunning)));
    drop(first);
    stage.played(&rig, "Beadle is already open")
}
