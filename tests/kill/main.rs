//! Beadle is killed in the middle of a reset, at each place where that makes a difference, and started again: what the
//! next start says must be true.
//!
//! The reset is walked by a process of its own, this program once more, with the whole app in a window that nobody
//! sees. The front and the council stay with the parent. The table is printed at the end of `tests/run kill`.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests stop at what they don't expect, and a child tells its parent on the standard output"
)]

mod again;
mod case;
#[path = "../common/council.rs"]
mod council;
#[path = "../common/front.rs"]
mod front;
#[path = "../common/reports.rs"]
mod reports;
#[path = "../common/app.rs"]
mod rig;
mod victim;

use crate::case::Row;
use crate::victim::Orders;

#[test]
fn what_the_next_start_says_is_true() {
    if let Some(orders) = Orders::given() {
        victim::walk(&orders);
    }
    let rows: Vec<Row> = case::all().iter().map(case::play).collect();
    reports::write("kill", &case::report(&rows));
    let wrong: Vec<String> = rows.iter().flat_map(|row| row.wrong.clone()).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
