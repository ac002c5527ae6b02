//! Disks that are full, read-only, taken away or tampered with, under the whole app: what is sent, what the clerk is
//! told, and what is in the journal afterwards. `tests/run disk` gives it a mount namespace of its own, so that it can
//! make small disks without being anybody important, and prints the table.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at what they don't expect"
)]

#[path = "../common/app.rs"]
mod app;
#[path = "../common/council.rs"]
mod council;
#[path = "../common/front.rs"]
mod front;
mod rows;
mod stage;
mod table;
mod tampering;

use beadle::domain::file_trouble::FileTrouble;
use beadle::store::slip_file;
use table::Table;

#[test]
fn every_disk_tells_the_truth() {
    let mut table = Table::default();
    table.row("full before the change", rows::full_before);
    table.row("full while the change is on its way", rows::full_meanwhile);
    table.row("read-only folder", rows::read_only);
    table.row("folder removed while running", rows::folder_removed);
    table.row("a file where the folder was", rows::folder_replaced);
    table.row("another disk in its place", rows::folder_covered);
    table.row("spaces and other letters in the path", rows::odd_path);
    table.row("line edited", tampering::edited);
    table.row("line deleted", tampering::deleted);
    table.row("lines swapped", tampering::swapped);
    table.row("tail cut while running", tampering::tail_cut);
    table.row("last line torn", tampering::torn);
    table.row("not readable any more", tampering::nonsense);
    table.row("a second Beadle", rows::second_beadle);
    table.finish();
}

#[test]
fn a_slip_that_does_not_fit_leaves_nothing_behind() {
    let (folder, _disk) = stage::small_profile();
    let filler = stage::fill(folder.path());
    let path = folder.path().join("Slip.pdf");
    // Nothing fits at all, and then only the beginning.
    for room in [0, 8_192] {
        let file = std::fs::OpenOptions::new().write(true).open(&filler).unwrap();
        file.set_len(file.metadata().unwrap().len() - room).unwrap();
        let error = slip_file::write(&path, &vec![7; 40_000]).unwrap_err();
        assert_eq!(slip_file::trouble(&error), FileTrouble::Full);
        let entries = std::fs::read_dir(folder.path()).unwrap();
        let names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["filler"], "{room} bytes of room");
    }
}
