//! The table that comes out, and the log that secrets are looked for in.

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use beadle::platform::logging::{self, Detail};
use tempfile::TempDir;

/// The longest that a window may stand still.
const STILL: Duration = Duration::from_millis(100);
/// A window that waits for something stands still every time; one that the machine kept waiting does not.
const MORE_TRIES: usize = 4;
/// Names the rows to be played, by a part of their name. For whoever looks into one of them.
const ONLY: &str = "BEADLE_FAULTS_ONLY";

/// What a row came to.
pub(crate) struct Played {
    pub(crate) call: &'static str,
    pub(crate) class: String,
    pub(crate) puts: usize,
    pub(crate) changes: usize,
    pub(crate) journal: String,
    /// What the clerk was told.
    pub(crate) told: String,
    /// The longest time between two frames.
    pub(crate) gap: Duration,
    /// What is not as it is due.
    pub(crate) wrong: Vec<String>,
}

/// The log of the whole run, as talkative as Beadle can be made.
pub(crate) struct Log {
    folder: TempDir,
}

impl Log {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let log = Self { folder };
        let subscriber = logging::subscriber(&log.path(), Detail::Trace).unwrap();
        tracing::subscriber::set_global_default(subscriber).unwrap();
        log
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("beadle.log")
    }

    /// Everything in it.
    pub(crate) fn read(&self) -> Vec<u8> {
        let log = std::fs::read(self.path()).unwrap();
        // A log that nobody writes to proves nothing.
        assert!(!log.is_empty(), "nothing was logged");
        log
    }
}

/// The rows that were played.
pub(crate) struct Report {
    log: Log,
    only: Option<String>,
    rows: Vec<Vec<String>>,
    wrong: Vec<String>,
    n_wrong: usize,
    longest_gap: Duration,
    started: Instant,
}

impl Report {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self {
            log: Log::start(),
            only: std::env::var(ONLY).ok(),
            rows: Vec::new(),
            wrong: Vec::new(),
            n_wrong: 0,
            longest_gap: Duration::ZERO,
            started: Instant::now(),
        }
    }

    /// Plays a row and keeps what came of it. One that stops in the middle is a row as well. A window that stood still
    /// gets more chances: the machine has other things to do.
    pub(crate) fn run(&mut self, name: &str, play: impl Fn(&Log) -> Played) {
        if self.only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            return;
        }
        let try_once = || catch_unwind(AssertUnwindSafe(|| play(&self.log))).unwrap_or_else(|why| stopped(&*why));
        let mut played = try_once();
        for _ in 0..MORE_TRIES {
            if played.gap < STILL || !played.wrong.is_empty() {
                break;
            }
            played = try_once();
        }
        if played.gap >= STILL {
            played.wrong.push(format!("the window stood still for {} ms", played.gap.as_millis()));
        }
        self.longest_gap = self.longest_gap.max(played.gap);
        let verdict = if played.wrong.is_empty() { played.told } else { format!("WRONG: {}", played.told) };
        self.n_wrong += usize::from(!played.wrong.is_empty());
        self.wrong.extend(played.wrong.iter().map(|what| format!("{} [{}]: {what}", name, played.call)));
        self.rows.push(vec![
            name.to_owned(),
            played.call.to_owned(),
            played.class,
            played.puts.to_string(),
            played.changes.to_string(),
            played.journal,
            verdict,
        ]);
    }

    /// Writes the table, and fails if anything was not as due.
    pub(crate) fn finish(self) {
        let titles = ["step", "call", "class", "PUTs", "changes", "journal", "verdict"].map(str::to_owned).to_vec();
        let (n_rows, gap) = (self.rows.len(), self.longest_gap.as_millis());
        let mut text = table(&titles, &self.rows);
        let seconds = self.started.elapsed().as_secs();
        writeln!(text, "\n{n_rows} faults, {} of them not told as due.", self.n_wrong).unwrap();
        writeln!(text, "Longest time between two frames while waiting: {gap} ms. The whole table took {seconds} s.")
            .unwrap();
        for what in &self.wrong {
            writeln!(text, "WRONG: {what}").unwrap();
        }
        let folder = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        let folder = Path::new(&folder).join("reports");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("faults.txt"), &text).unwrap();
        assert!(n_rows > 0, "no row was played");
        assert!(self.wrong.is_empty(), "\n{}", self.wrong.join("\n"));
    }
}

fn stopped(why: &(dyn std::any::Any + Send)) -> Played {
    let why = why.downcast_ref::<String>().cloned().or_else(|| why.downcast_ref::<&str>().map(|why| (*why).to_owned()));
    Played {
        call: "",
        class: String::new(),
        puts: 0,
        changes: 0,
        journal: String::new(),
        told: "stopped".to_owned(),
        gap: Duration::ZERO,
        wrong: vec![why.unwrap_or_default()],
    }
}

/// Columns side by side, each as wide as its widest entry.
fn table(titles: &[String], rows: &[Vec<String>]) -> String {
    let all = || std::iter::once(titles).chain(rows.iter().map(Vec::as_slice));
    let widths: Vec<usize> = (0..titles.len())
        .map(|column| all().map(|row| row[column].chars().count()).max().unwrap_or_default())
        .collect();
    let mut text = String::new();
    for (place, row) in all().enumerate() {
        let line: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        writeln!(text, "{}", line.join(" | ").trim_end()).unwrap();
        if place == 0 {
            let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            writeln!(text, "{}", rule.join("-|-")).unwrap();
        }
    }
    text
}
