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
