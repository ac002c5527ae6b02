//! The table that comes out.

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What a disk came to.
pub(crate) struct Played {
    /// Requests that change something, as they arrived.
    pub(crate) puts: usize,
    /// Passwords that were changed.
    pub(crate) changes: usize,
    /// Event and outcome of each line of the journal.
    pub(crate) journal: String,
    /// What the clerk is told.
    pub(crate) told: String,
}

/// All of them.
#[derive(Default)]
pub(crate) struct Table {
    lines: Vec<[String; 5]>,
    wrong: Vec<String>,
}

impl Table {
    /// Plays one. A row that stops in the middle does not keep the others from being played.
    pub(crate) fn row(&mut self, disk: &str, play: impl Fn() -> Played) {
        let line = match catch_unwind(AssertUnwindSafe(play)) {
            Ok(played) => {
                [disk.to_owned(), played.puts.to_string(), played.changes.to_string(), played.journal, played.told]
            }
            Err(why) => {
                let words = why.downcast_ref::<String>().map(String::as_str).or_else(|| why.downcast_ref().copied());
                self.wrong.push(format!("{disk}: {}", words.unwrap_or("stopped")));
                [disk.to_owned(), String::new(), String::new(), String::new(), "WRONG".to_owned()]
            }
        };
        self.lines.push(line);
    }

    /// Writes the table, and fails if a row did.
    pub(crate) fn finish(self) {
        let mut lines = vec![["disk", "PUTs", "changes", "journal", "the clerk is told"].map(str::to_owned)];
        lines.extend(self.lines);
        let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap();
        let widths: Vec<usize> = (0..5).map(width).collect();
        let mut text = String::new();
        for line in &lines {
            let cells: Vec<_> = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            writeln!(text, "{}", cells.join(" | ").trim_end()).unwrap();
        }
        let folder = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        let folder = Path::new(&folder).join("reports");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("disk.txt"), text).unwrap();
        assert!(self.wrong.is_empty(), "\n{}", self.wrong.join("\n"));
    }
}
