//! The journal is not as Beadle wrote it.

use tempfile::TempDir;

use crate::app::Rig;
use crate::stage::{Stage, is_verified};
use crate::table::Played;

pub(crate) fn edited() -> Played {
    opened_after(
        |lines| lines[0] = lines[0].replace("forgotten", "new-device"),
        &["Line 1 of the history was altered after it was written."],
    )
}

pub(crate) fn deleted() -> Played {
    opened_after(
        |lines| {
            lines.remove(1);
        },
        &["The history does not continue at line 2: a line was removed or moved."],
    )
}

pub(crate) fn swapped() -> Played {
    opened_after(|lines| lines.swap(0, 1), &["The history does not continue at line 1: a line was removed or moved."])
}

pub(crate) fn nonsense() -> Played {
    opened_after(|lines| "\u{0}\u{1}not a line".clone_into(&mut lines[1]), &["Line 2 of the history can't be read."])
}

/// The fragment of a write that a power cut ended: tolerated, named, and not shouted about.
pub(crate) fn torn() -> Played {
    let stage = Stage::new();
    let folder = with_a_reset(&stage);
    let path = journal(&folder);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, &text.as_bytes()[..text.len() - 40]).unwrap();
    let mut rig = stage.open(folder);
    assert!(!rig.says("Something is wrong with the history"), "a power cut is no tampering");
    see(&mut rig, &["was cut off while it was being written"]);
    let told = "The last line of the history was cut off while it was being written";
    // The fragment is no line, so only whole lines are counted here.
    std::fs::write(rig.journal_path().unwrap(), text).unwrap();
    stage.played(&rig, told)
}

/// The head that is remembered while Beadle runs tells that lines are missing.
pub(crate) fn tail_cut() -> Played {
    let stage = Stage::new();
    let mut rig = stage.open(tempfile::tempdir().unwrap());
    a_reset(&mut rig);
    let path = rig.journal_path().unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let first = text.lines().next().unwrap();
    std::fs::write(&path, format!("{first}\n")).unwrap();
    see(&mut rig, &["The end of the history is missing: after line 1 there was more once."]);
    stage.played(&rig, "The end of the history is missing")
}

/// A reset, an edit behind Beadle's back, and another start: the clerk is told at once, and where.
fn opened_after(edit: impl Fn(&mut Vec<String>), expected: &[&str]) -> Played {
    let stage = Stage::new();
    let folder = with_a_reset(&stage);
    let path = journal(&folder);
    let mut lines: Vec<String> = std::fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect();
    let untouched = lines.clone();
    edit(&mut lines);
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    let mut rig = stage.open(folder);
    assert!(rig.says("Something is wrong with the history of changes."), "said at the start");
    see(&mut rig, expected);
    // The table shows the lines as they were: an edited file may hold none.
    std::fs::write(&path, untouched.join("\n") + "\n").unwrap();
    stage.played(&rig, expected[0])
}

fn see(rig: &mut Rig, expected: &[&str]) {
    rig.press("History");
    rig.wait("the history", |model| model.history.reading.is_none());
    for sentence in expected {
        assert!(rig.says(sentence), "{sentence}: {:?}", rig.model().history.read);
    }
}

fn with_a_reset(stage: &Stage) -> TempDir {
    let mut rig = stage.open(tempfile::tempdir().unwrap());
    a_reset(&mut rig);
    rig.end()
}

fn a_reset(rig: &mut Rig) {
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Change");
    rig.wait("the verification", is_verified);
    rig.press("Finish");
    rig.wait("the history", |model| model.history.reading.is_none());
}

fn journal(folder: &TempDir) -> std::path::PathBuf {
    let councils = folder.path().join("loopback").join("councils");
    let council = std::fs::read_dir(councils).unwrap().next().unwrap().unwrap().path();
    council.join("journal.jsonl")
}
