//! Counts what happened on all walks of a run, and tells it.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write as _};
use std::sync::Mutex;

/// The counts. Shared by the walks.
#[derive(Default)]
pub(crate) struct Tally(Mutex<BTreeMap<(&'static str, String), usize>>);

impl Tally {
    /// One more of this.
    pub(crate) fn count(&self, what: &'static str, which: impl Into<String>) {
        self.add(what, which, 1);
    }

    /// So many more of this.
    pub(crate) fn add(&self, what: &'static str, which: impl Into<String>, n: usize) {
        *self.0.lock().unwrap().entry((what, which.into())).or_default() += n;
    }

    /// A request met this fault.
    pub(crate) fn fault(&self, request: &str, fault: &impl Debug) {
        self.count(FAULTS, format!("{request}: {fault:?}"));
    }

    /// How many of this.
    pub(crate) fn of(&self, what: &str, which: &str) -> usize {
        let counts = self.0.lock().unwrap();
        counts.iter().filter(|((a, b), _)| *a == what && b == which).map(|(_, n)| *n).sum()
    }

    /// Everything, by what it is.
    pub(crate) fn report(&self) -> String {
        let mut text = String::new();
        for what in [TOTALS, OUTCOMES, RESOLVED, WORDS, PASSED, FAULTS] {
            let counts = self.0.lock().unwrap();
            let rows: Vec<_> = counts.iter().filter(|((a, _), _)| *a == what).collect();
            writeln!(text, "{what}").unwrap();
            for ((_, which), n) in rows {
                writeln!(text, "  {which:<40} {n:>8}").unwrap();
            }
        }
        text
    }
}

/// What was done and what came of it.
pub(crate) const TOTALS: &str = "Totals";
/// What each press of `Change` or `Try again` came to.
pub(crate) const OUTCOMES: &str = "Presses by outcome";
/// How what could not be told was resolved by the record.
pub(crate) const RESOLVED: &str = "Resolved by a look at the record";
/// What the clerk said.
pub(crate) const WORDS: &str = "The clerk's word";
/// How often what must hold was held against something that could have broken it.
pub(crate) const PASSED: &str = "Held against";
/// What the requests met.
pub(crate) const FAULTS: &str = "What requests met";

/// One of [`TOTALS`].
pub(crate) const ACTIONS: &str = "actions";
/// One of [`TOTALS`].
pub(crate) const PUTS: &str = "PUTs";
/// One of [`TOTALS`].
pub(crate) const CHANGES: &str = "passwords changed at the council";
/// One of [`OUTCOMES`].
pub(crate) const DONE: &str = "Done";
/// One of [`OUTCOMES`].
pub(crate) const REFUSED: &str = "Refused";
/// One of [`OUTCOMES`].
pub(crate) const NOT_SENT: &str = "NotSent";
/// One of [`OUTCOMES`].
pub(crate) const UNKNOWN: &str = "Unknown";
