//! Random walks: the whole app without a screen, before a front whose weather changes at random and a real pretend
//! council, in the hands of a clerk who presses whatever she finds, while the computer's clock jumps.
//!
//! After every action what is told is held against what really arrived at the front and was changed at the council. A
//! walk that breaks something is shrunk and told move by move; its seed goes into `regressions.txt` and is played
//! first from then on. `BEADLE_WALK_ACTIONS` sets how many actions there are; from 100,000 on the counts are held
//! against what a long run must reach. `tests/run walk` prints the counts.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at what they don't expect"
)]

mod choice;
#[path = "../common/council.rs"]
mod council;
#[path = "../common/front.rs"]
mod front;
mod plan;
mod records;
#[path = "../common/reports.rs"]
mod reports;
#[path = "../common/app.rs"]
mod rig;
mod screen;
mod slips;
mod tally;
mod truth;
mod walker;
mod weather;

use std::panic;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestRunner};

use crate::tally::Tally;

/// How many actions there are.
const SIZE: &str = "BEADLE_WALK_ACTIONS";
/// Unless that says otherwise.
const SMALL: usize = 3_000;
/// A run of this size must reach [`LONG_PUTS`] and [`LONG_EACH`].
const LONG: usize = 100_000;
const LONG_PUTS: usize = 5_000;
const LONG_EACH: usize = 500;
/// How many turns a walk has on the average.
const AVERAGE: usize = 350;
/// How many walks there are at the same time.
const AT_ONCE: usize = 2;
/// How often a walk that breaks something is played again to make it shorter.
const SHRINKS: u32 = 60;

/// Where the seeds of walks that broke something are.
const REGRESSIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/walk/regressions.txt");

/// Panics of threads that are not the test's: the worker, the council, the front.
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[test]
fn whatever_is_done_the_truth_is_told() {
    let size: usize = std::env::var(SIZE).map_or(SMALL, |size| size.parse().unwrap());
    let tally = Arc::new(Tally::default());
    let started = Instant::now();
    watch_for_panics();
    let walks = size.div_ceil(AVERAGE * AT_ONCE);
    // Some more, because their lengths are random.
    let walks = u32::try_from(walks + walks / 12 + 1).unwrap();
    let threads: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let tally = Arc::clone(&tally);
            thread::Builder::new().name("walk".to_owned()).spawn(move || run(walks, &tally)).unwrap()
        })
        .collect();
    let broken: Vec<String> = threads.into_iter().filter_map(|thread| thread.join().unwrap().err()).collect();
    let report = format!("{}\nIt took {} s.\n", tally.report(), started.elapsed().as_secs());
    reports::write("walk", &report);
    assert!(broken.is_empty(), "\n{}", broken.join("\n\n"));
    reaches(&tally, size);
}

/// Walks on one thread, the ones that broke something once first. What breaks is said at once, before it is shrunk: on
/// another try the threads may meet in another order.
#[expect(clippy::print_stderr, reason = "the other thread may walk on for long")]
fn run(walks: u32, tally: &Arc<Tally>) -> Result<(), String> {
    let config = Config {
        cases: walks,
        max_shrink_iters: SHRINKS,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(REGRESSIONS))),
        ..Config::default()
    };
    let done = TestRunner::new(config).run(&plan::plans(), |plan| {
        let walked = walker::walk(&plan, tally);
        let panics = std::mem::take(&mut *PANICS.lock().unwrap());
        if let Err(broken) = &walked {
            eprintln!(
                "{}\n",
                broken.lines().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("\n")
            );
        }
        walked.map_err(TestCaseError::fail)?;
        if panics.is_empty() { Ok(()) } else { Err(TestCaseError::fail(panics.join("\n"))) }
    });
    done.map_err(|broken| broken.to_string())
}

fn watch_for_panics() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |what| {
        let name = thread::current().name().unwrap_or_default().to_owned();
        if name != "walk" {
            PANICS.lock().unwrap().push(format!("the thread \"{name}\" panicked: {what}"));
        }
        usual(what);
    }));
}

/// What a run of this size must have come across, so that it can't pass by doing nothing.
fn reaches(tally: &Tally, size: usize) {
    let actions = tally.of(tally::TOTALS, tally::ACTIONS);
    assert!(actions >= size, "{actions} actions, not {size}");
    let (puts, each) = if size >= LONG { (LONG_PUTS, LONG_EACH) } else { (size / 40, size / 400) };
    let n_puts = tally.of(tally::TOTALS, tally::PUTS);
    assert!(n_puts >= puts, "{n_puts} PUTs, not {puts}");
    for outcome in [tally::DONE, tally::REFUSED, tally::NOT_SENT, tally::UNKNOWN] {
        let n = tally.of(tally::OUTCOMES, outcome);
        assert!(n >= each, "{n} times {outcome}, not {each}");
    }
}
