//! Reading a journal's bytes and saying what is wrong with them, line by line. Pure: no file is touched here.

use super::keychain::KeychainError;
use crate::domain::journal::{self, GENESIS, Head, Line, LineFault};

/// What a journal holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JournalRead {
    /// Every line that can be read and matches its own hash, oldest first.
    pub lines: Vec<Line>,
    /// What is wrong, in the order of the lines.
    pub findings: Vec<Finding>,
}

/// Something wrong with a journal. Lines are numbered from 1, as in a text editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Writing this line was interrupted, and the journal goes on properly after it. Harmless.
    Interrupted {
        /// The fragment's line.
        line: usize,
    },
    /// Not a line of this journal.
    Unreadable {
        /// The line.
        line: usize,
    },
    /// The line does not match its hash: it was edited.
    Altered {
        /// The line.
        line: usize,
    },
    /// The line does not continue the one before: lines between them were deleted, or lines were swapped or put in.
    Broken {
        /// The later line.
        line: usize,
    },
    /// Lines at the end are missing, or the whole journal was replaced: the last line that the keychain remembers is
    /// not among these.
    CutTail,
    /// The keychain could not be asked for the last line.
    HeadUnknown(KeychainError),
}

impl Finding {
    /// The line, where there is one.
    #[must_use]
    pub fn line(self) -> Option<usize> {
        match self {
            Self::Interrupted { line } | Self::Unreadable { line } | Self::Altered { line } | Self::Broken { line } => {
                Some(line)
            }
            Self::CutTail | Self::HeadUnknown(_) => None,
        }
    }

    /// True when it is no sign of tampering.
    #[must_use]
    pub fn is_harmless(self) -> bool {
        matches!(self, Self::Interrupted { .. } | Self::HeadUnknown(_))
    }
}

/// A journal's bytes, read and checked.
#[derive(Debug, Default)]
pub(super) struct Chain {
    /// What the caller shows.
    pub(super) read: JournalRead,
    /// What the next line would continue, going by the file alone.
    pub(super) head: Head,
    /// The file ends in the middle of a line: the next one must start on a fresh line.
    pub(super) ends_mid_line: bool,
    hashes: Vec<Box<str>>,
}

impl Chain {
    /// True when the head is one of the lines, or the beginning.
    pub(super) fn contains(&self, head: &Head) -> bool {
        head.hash == GENESIS || self.hashes.iter().any(|hash| **hash == *head.hash)
    }

    /// Reads the whole file.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut chain = Self { ends_mid_line: bytes.last().is_some_and(|last| *last != b'\n'), ..Self::default() };
        // Lines that can't be read since the last one that could: whether they are fragments or damage depends on
        // whether the chain bridges them.
        let mut doubtful: Vec<usize> = Vec::new();
        for (index, raw) in bytes.split(|byte| *byte == b'\n').enumerate() {
            let number = index + 1;
            // An editor may have put Windows' line ends in.
            let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
            if raw.is_empty() {
                continue;
            }
            let text = std::str::from_utf8(raw).unwrap_or_default();
            match journal::read_line(text) {
                Ok((line, head)) => {
                    chain.accept(number, line, head, &doubtful);
                    doubtful.clear();
                }
                Err(LineFault::Altered) => {
                    chain.settle(&doubtful);
                    doubtful.clear();
                    chain.note_altered(number, text);
                }
                Err(LineFault::Unreadable) => doubtful.push(number),
            }
        }
        match doubtful.split_last() {
            // The fragment of a write that a crash cut short.
            Some((last, earlier)) if chain.ends_mid_line => {
                chain.settle(earlier);
                chain.read.findings.push(Finding::Interrupted { line: *last });
            }
            _ => chain.settle(&doubtful),
        }
        chain
    }

    fn accept(&mut self, number: usize, line: Line, head: Head, doubtful: &[usize]) {
        let bridges = line.prev == self.head.hash && line.seq == self.head.seq + 1;
        if bridges {
            self.read.findings.extend(doubtful.iter().map(|line| Finding::Interrupted { line: *line }));
        } else {
            self.settle(doubtful);
            // With a damaged line just before, the hash can't be compared; the count still can.
            let n_damaged = u64::try_from(doubtful.len()).unwrap_or(u64::MAX);
            let is_next = n_damaged > 0 && line.seq == self.head.seq.saturating_add(n_damaged).saturating_add(1);
            if !is_next {
                self.read.findings.push(Finding::Broken { line: number });
            }
        }
        self.hashes.push(head.hash.clone().into());
        self.head = head;
        self.read.lines.push(line);
    }

    fn settle(&mut self, doubtful: &[usize]) {
        self.read.findings.extend(doubtful.iter().map(|line| Finding::Unreadable { line: *line }));
    }

    /// An edited line keeps its place in the chain by the hash that it carries, so that its neighbours are not
    /// blamed for it.
    fn note_altered(&mut self, number: usize, text: &str) {
        self.read.findings.push(Finding::Altered { line: number });
        let recorded = text.rsplit_once("\"hash\":\"").and_then(|(_, tail)| tail.strip_suffix("\"}"));
        if let Some(hash) = recorded {
            self.hashes.push(hash.into());
            self.head = Head { seq: self.head.seq + 1, hash: hash.to_owned() };
        }
    }
}
