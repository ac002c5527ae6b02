//! The journal: what was written can be read, and what was tampered with shows.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use beadle::domain::journal::Head;
use beadle::store::head_store::{HeadStore, MemoryHead};
use beadle::store::journal_chain::Finding;
use beadle::store::journal_file::{Journal, JournalError};
use beadle::store::keychain::KeychainError;
use jiff::Timestamp;

use super::support::event;

const SOON: Duration = Duration::from_secs(5);

struct Desk {
    _dir: tempfile::TempDir,
    path: PathBuf,
    heads: MemoryHead,
}

impl Desk {
    /// A journal with so many lines, in a folder with spaces and accents.
    fn with_lines(n: usize) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("Siân's council – été");
        std::fs::create_dir(&folder).unwrap();
        let desk = Self { path: folder.join("journal.jsonl"), heads: MemoryHead::default(), _dir: dir };
        let mut journal = desk.open();
        for i in 1..=n {
            journal.append(event(&format!("op{i}")), Timestamp::UNIX_EPOCH).unwrap();
        }
        assert!(journal.flush_head(SOON));
        desk
    }

    fn open(&self) -> Journal {
        Journal::open(&self.path, Arc::new(self.heads.clone())).unwrap()
    }

    fn lines(&self) -> Vec<String> {
        std::fs::read_to_string(&self.path).unwrap().lines().map(str::to_owned).collect()
    }

    fn set_lines(&self, lines: &[String]) {
        std::fs::write(&self.path, lines.join("\n") + "\n").unwrap();
    }

    fn findings(&self) -> Vec<Finding> {
        self.open().read().unwrap().findings
    }

    fn ops(&self) -> Vec<String> {
        self.open().read().unwrap().lines.into_iter().map(|line| line.event.op).collect()
    }
}

#[test]
fn lines_read_back_across_openings() {
    let desk = Desk::with_lines(2);
    desk.open().append(event("op3"), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(desk.ops(), ["op1", "op2", "op3"]);
    assert_eq!(desk.findings(), []);
    assert_eq!(desk.open().head().seq, 3);
}

#[cfg(unix)]
#[test]
fn the_journal_is_nobody_elses_business() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::with_lines(0);
    assert_eq!(std::fs::metadata(&desk.path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn an_edited_line_is_named() {
    for (i, expected) in [(0, 1), (1, 2), (2, 3)] {
        let desk = Desk::with_lines(3);
        let mut lines = desk.lines();
        lines[i] = lines[i].replace("sian.pugh", "owen.pugh");
        desk.set_lines(&lines);
        assert_eq!(desk.findings(), [Finding::Altered { line: expected }]);
    }
}

#[test]
fn flipping_any_byte_is_noticed() {
    let desk = Desk::with_lines(3);
    let bytes = std::fs::read(&desk.path).unwrap();
    // The last line break alone is no content: a journal without it is as good.
    for i in 0..bytes.len() - 1 {
        let mut flipped = bytes.clone();
        flipped[i] ^= 1;
        std::fs::write(&desk.path, &flipped).unwrap();
        let findings = desk.findings();
        assert!(findings.iter().any(|finding| !finding.is_harmless()), "byte {i}: {findings:?}");
    }
}

#[test]
fn an_edit_with_a_new_hash_breaks_the_chain() {
    let desk = Desk::with_lines(3);
    let forged = Desk::with_lines(1);
    let mut other = forged.open();
    other.append(event("forged"), Timestamp::UNIX_EPOCH).unwrap();
    let mut lines = desk.lines();
    lines[1] = forged.lines()[1].clone();
    desk.set_lines(&lines);
    assert_eq!(desk.findings(), [Finding::Broken { line: 3 }]);
}

#[test]
fn a_deleted_or_swapped_line_breaks_the_chain() {
    let desk = Desk::with_lines(4);
    let all = desk.lines();
    let keep = |wanted: &[usize]| {
        desk.set_lines(&wanted.iter().map(|i| all[*i].clone()).collect::<Vec<_>>());
        desk.findings()
    };
    assert_eq!(keep(&[1, 2, 3]), [Finding::Broken { line: 1 }], "the first line");
    assert_eq!(keep(&[0, 2, 3]), [Finding::Broken { line: 2 }], "one in the middle");
    assert_eq!(
        keep(&[0, 2, 1, 3]),
        [Finding::Broken { line: 2 }, Finding::Broken { line: 3 }, Finding::Broken { line: 4 }]
    );
    assert_eq!(keep(&[0, 1, 1, 2, 3]), [Finding::Broken { line: 3 }], "one twice");
    assert_eq!(keep(&[0, 1, 2, 3]), []);
}

#[test]
fn a_cut_tail_shows_and_stays_shown() {
    let desk = Desk::with_lines(3);
    desk.set_lines(&desk.lines()[..2]);
    assert_eq!(desk.findings(), [Finding::CutTail]);
    // The next line does not paper it over, not even once the keychain has the new head.
    let mut journal = desk.open();
    journal.append(event("op4"), Timestamp::UNIX_EPOCH).unwrap();
    assert!(journal.flush_head(SOON));
    drop(journal);
    assert_eq!(desk.findings(), [Finding::Broken { line: 3 }]);
    assert_eq!(desk.ops(), ["op1", "op2", "op4"]);
}

#[test]
fn a_journal_that_was_deleted_or_replaced_shows() {
    let desk = Desk::with_lines(2);
    std::fs::remove_file(&desk.path).unwrap();
    assert_eq!(desk.findings(), [Finding::CutTail]);
    std::fs::copy(&Desk::with_lines(0).path, &desk.path).unwrap();
    assert_eq!(desk.findings(), [Finding::CutTail]);
    // A whole other chain that is right in itself.
    let mut other = Journal::open(&desk.path, Arc::new(MemoryHead::default())).unwrap();
    other.append(event("forged"), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(desk.findings(), [Finding::CutTail]);
}

#[test]
fn deleting_it_under_our_hands_shows() {
    let desk = Desk::with_lines(2);
    let journal = desk.open();
    std::fs::write(&desk.path, "").unwrap();
    assert_eq!(journal.read().unwrap().findings, [Finding::CutTail]);
}

#[test]
fn a_lagging_head_is_fine() {
    let desk = Desk::with_lines(1);
    let lagging = desk.heads.load().unwrap().unwrap();
    let mut journal = desk.open();
    for op in ["op2", "op3"] {
        journal.append(event(op), Timestamp::UNIX_EPOCH).unwrap();
    }
    assert!(journal.flush_head(SOON));
    drop(journal);
    desk.heads.save(&lagging).unwrap();
    assert_eq!(desk.findings(), []);
    desk.open().append(event("op4"), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(desk.findings(), []);
    assert_eq!(desk.ops().len(), 4);
}

#[test]
fn a_torn_last_line_is_stepped_over() {
    let desk = Desk::with_lines(3);
    let text = std::fs::read_to_string(&desk.path).unwrap();
    let first_two = desk.lines()[..2].iter().map(|line| line.len() + 1).sum::<usize>();
    for cut in [first_two + 1, first_two + 40, text.len() - 2] {
        std::fs::write(&desk.path, &text.as_bytes()[..cut]).unwrap();
        // The head of a line that was never synced was never remembered either.
        let whole = Desk::with_lines(2);
        std::fs::copy(&desk.path, &whole.path).unwrap();
        assert_eq!(whole.findings(), [Finding::Interrupted { line: 3 }], "cut at {cut}");
        whole.open().append(event("op3 again"), Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(whole.findings(), [Finding::Interrupted { line: 3 }]);
        assert_eq!(whole.ops(), ["op1", "op2", "op3 again"]);
    }
}

#[test]
fn only_the_line_break_was_lost() {
    let desk = Desk::with_lines(2);
    let text = std::fs::read_to_string(&desk.path).unwrap();
    std::fs::write(&desk.path, text.trim_end()).unwrap();
    assert_eq!(desk.findings(), []);
    desk.open().append(event("op3"), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(desk.findings(), []);
    assert_eq!(desk.ops(), ["op1", "op2", "op3"]);
}

#[test]
fn rubbish_is_named_and_the_rest_is_read() {
    let desk = Desk::with_lines(3);
    let mut lines = desk.lines();
    lines[1] = "not a line".to_owned();
    desk.set_lines(&lines);
    assert_eq!(desk.findings(), [Finding::Unreadable { line: 2 }]);
    assert_eq!(desk.ops(), ["op1", "op3"]);
    // Zeros, as a power cut leaves them, and bytes that are no text.
    let mut bytes = lines[0].clone().into_bytes();
    bytes.extend_from_slice(b"\n\0\0\0\n\xff\xfe\n");
    std::fs::write(&desk.path, &bytes).unwrap();
    assert_eq!(desk.findings(), [Finding::Unreadable { line: 2 }, Finding::Unreadable { line: 3 }, Finding::CutTail]);
    std::fs::write(&desk.path, "[".repeat(200_000)).unwrap();
    assert_eq!(desk.findings(), [Finding::Interrupted { line: 1 }, Finding::CutTail]);
}

#[test]
fn windows_line_ends_are_tolerated() {
    let desk = Desk::with_lines(3);
    let text = std::fs::read_to_string(&desk.path).unwrap();
    std::fs::write(&desk.path, text.replace('\n', "\r\n")).unwrap();
    assert_eq!(desk.findings(), []);
}

/// A keychain that fails: the journal works all the same.
struct NoKeychain(KeychainError);

impl HeadStore for NoKeychain {
    fn load(&self) -> Result<Option<Head>, KeychainError> {
        Err(self.0)
    }

    fn save(&self, _: &Head) -> Result<(), KeychainError> {
        Err(self.0)
    }
}

#[test]
fn a_keychain_that_fails_is_said_and_does_no_harm() {
    let desk = Desk::with_lines(1);
    let mut journal = Journal::open(&desk.path, Arc::new(NoKeychain(KeychainError::Locked))).unwrap();
    journal.append(event("op2"), Timestamp::UNIX_EPOCH).unwrap();
    assert!(!journal.flush_head(SOON));
    let read = journal.read().unwrap();
    assert_eq!(read.lines.len(), 2);
    assert_eq!(read.findings, [Finding::HeadUnknown(KeychainError::Locked)]);
}

/// A keychain that never answers a save.
struct StuckKeychain;

impl HeadStore for StuckKeychain {
    fn load(&self) -> Result<Option<Head>, KeychainError> {
        Ok(None)
    }

    fn save(&self, _: &Head) -> Result<(), KeychainError> {
        loop {
            std::thread::park();
        }
    }
}

#[test]
fn a_keychain_that_hangs_does_not_hold_a_reset_up() {
    let desk = Desk::with_lines(0);
    let before = std::time::Instant::now();
    let mut journal = Journal::open(&desk.path, Arc::new(StuckKeychain)).unwrap();
    for op in ["op1", "op2"] {
        journal.append(event(op), Timestamp::UNIX_EPOCH).unwrap();
    }
    assert_eq!(journal.read().unwrap().lines.len(), 2);
    assert!(!journal.flush_head(Duration::from_millis(20)));
    drop(journal);
    assert!(before.elapsed() < SOON);
}

#[test]
fn what_is_no_file_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let heads = || Arc::new(MemoryHead::default());
    assert!(matches!(Journal::open(dir.path(), heads()), Err(JournalError::NotAFile(_))));
    let missing = dir.path().join("nowhere").join("journal.jsonl");
    assert!(matches!(Journal::open(&missing, heads()), Err(JournalError::NotOpened { .. })));
    // A device without an end must not be read to it.
    #[cfg(target_os = "linux")]
    {
        let full = dir.path().join("journal.jsonl");
        std::os::unix::fs::symlink("/dev/full", &full).unwrap();
        assert!(matches!(Journal::open(&full, heads()), Err(JournalError::NotAFile(_))));
    }
}
