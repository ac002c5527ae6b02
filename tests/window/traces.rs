//! Looks for a secret where none may be: in files, in what a process was started with. And reads the journal.
#![expect(clippy::indexing_slicing, reason = "a JSON value answers null for what it doesn't have")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::trouble::{Result, Trouble, ensure};

/// Fails if the secret is in any file below the folder, as UTF-8 or UTF-16.
pub(crate) fn in_no_file(folder: &Path, secret: &str) -> Result<()> {
    let spellings = spellings(secret);
    let mut n_files = 0_usize;
    for file in files_below(folder)? {
        // A socket can't be read; neither can a file that was just deleted hold anything.
        let Ok(bytes) = fs::read(&file) else { continue };
        n_files += 1;
        ensure(!holds_any(&bytes, &spellings), || format!("a secret is in {}", file.display()))?;
    }
    // A walk that finds nothing to look into proves nothing.
    ensure(n_files > 0, || format!("no file below {}", folder.display()))
}

/// Fails if the secret is in what the process was started with.
pub(crate) fn not_in_process(process: u32, secret: &str) -> Result<()> {
    let spellings = spellings(secret);
    for what in ["cmdline", "environ"] {
        let bytes = fs::read(format!("/proc/{process}/{what}"))?;
        ensure(!bytes.is_empty(), || format!("the {what} of process {process} is empty"))?;
        ensure(!holds_any(&bytes, &spellings), || format!("a secret is in the {what} of process {process}"))?;
    }
    Ok(())
}

/// The lines of the only journal below `{profile}/{kind}/councils`, once the chain has been found whole.
pub(crate) fn journal(profile: &Path, kind: &str) -> Result<Vec<Value>> {
    let councils = profile.join(kind).join("councils");
    let journals: Vec<PathBuf> =
        files_below(&councils)?.into_iter().filter(|file| file.ends_with("journal.jsonl")).collect();
    let [file] = journals.as_slice() else {
        return Err(Trouble::new(format!("one journal is due below {}, not {journals:?}", councils.display())));
    };
    let text = fs::read_to_string(file)?;
    let mut previous = "0".repeat(64);
    let mut lines = Vec::new();
    for (place, text) in text.lines().enumerate() {
        let broken = |what: &str| format!("line {} of the journal: {what}: {text}", place + 1);
        // Worked out here once more, and not with Beadle's own code: whoever audits the file can do the same.
        let (content, _) = text.rsplit_once(",\"hash\":\"").ok_or_else(|| Trouble::new(broken("no hash")))?;
        let hash =
            Sha256::digest(content.as_bytes()).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        let line: Value = serde_json::from_str(text)?;
        ensure(line["v"] == 1, || broken("not version 1"))?;
        ensure(line["seq"] == place + 1, || broken("out of order"))?;
        ensure(line["prev"] == previous.as_str(), || broken("does not continue the line before"))?;
        ensure(line["hash"] == hash.as_str(), || broken("the hash is wrong"))?;
        previous = hash;
        lines.push(line);
    }
    Ok(lines)
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut waiting = vec![folder.to_path_buf()];
    let mut files = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                waiting.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    Ok(files)
}

/// How the secret's bytes may lie in a file.
fn spellings(secret: &str) -> [Vec<u8>; 3] {
    [
        secret.as_bytes().to_vec(),
        secret.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        secret.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ]
}

fn holds_any(bytes: &[u8], spellings: &[Vec<u8>]) -> bool {
    spellings.iter().any(|spelling| bytes.windows(spelling.len()).any(|part| part == spelling.as_slice()))
}
