//! What a tier has to tell beside "passed": a text in the folder `reports` of the target folder, which `tests/run`
//! prints.

#![allow(dead_code, reason = "each test program uses its own part of this file")]
#![allow(
    clippy::allow_attributes,
    reason = "which part is unused differs between the programs, so expect can't be used"
)]

use std::path::Path;

/// Writes the report of a tier.
pub(crate) fn write(tier: &str, text: &str) {
    let folder = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let folder = Path::new(&folder).join("reports");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{tier}.txt")), text).unwrap();
}

/// Columns side by side, each as wide as its widest entry.
pub(crate) fn table(titles: &[&str], rows: &[Vec<String>]) -> String {
    let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
    let all = || std::iter::once(titles.as_slice()).chain(rows.iter().map(Vec::as_slice));
    let widths: Vec<usize> = (0..titles.len())
        .map(|column| {
            all().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default()
        })
        .collect();
    let mut lines = Vec::new();
    for (place, row) in all().enumerate() {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        lines.push(cells.join(" | ").trim_end().to_owned());
        if place == 0 {
            let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            lines.push(rules.join("-|-"));
        }
    }
    lines.join("\n") + "\n"
}
