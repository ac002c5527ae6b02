//! The journal as the History page shows it, and the resets in it that nobody saw to their end.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::domain::ids::Zuid;
use crate::domain::unfinished::{Loose, Recent, Unfinished, recent, unfinished};
use crate::msg::{HistoryRead, RequestId};

/// What the History page knows.
#[derive(Debug, Default)]
pub struct History {
    /// The request that is under way.
    pub reading: Option<RequestId>,
    /// The journal, when it has been read.
    pub read: Option<HistoryRead>,
    /// It could not be read.
    pub failed: bool,
    /// Resets without an end, oldest first, the one on the screen aside.
    pub loose: Vec<Unfinished>,
    /// Whose password was changed within the last day.
    pub recent: Vec<Recent>,
    /// What looking at Zoho's record came to, by operation.
    pub checks: BTreeMap<String, LooseCheck>,
}

/// A look at the record for a reset that nobody saw to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LooseCheck {
    /// Under way.
    Looking(RequestId),
    /// The record shows a change at this moment.
    Changed(Timestamp),
    /// It had not moved when last looked at.
    NotSeen(Timestamp),
    /// It could not be read when last tried.
    Unreadable(Timestamp),
}

impl History {
    /// Takes over what was read. `on_screen` is the operation whose page is open: it is not finished, and not loose.
    pub fn take(&mut self, read: Option<HistoryRead>, on_screen: Option<&str>, now: Timestamp) {
        self.reading = None;
        self.failed = read.is_none();
        if let Some(read) = &read {
            self.loose = unfinished(&read.lines);
            self.loose.retain(|loose| Some(loose.subject.op.as_str()) != on_screen);
            self.recent = recent(&read.lines, now);
        }
        self.read = read;
    }

    /// Those that the clerk has not been told about yet: she left none of them knowingly.
    pub fn untold(&self) -> impl Iterator<Item = &Unfinished> {
        self.loose.iter().filter(|loose| loose.state != Loose::LeftUntold)
    }

    /// One of them, by its operation.
    #[must_use]
    pub fn find(&self, op: &str) -> Option<&Unfinished> {
        self.loose.iter().find(|loose| loose.subject.op == op)
    }

    /// When this person's password was changed, within the last day.
    #[must_use]
    pub fn changed_lately(&self, zuid: &Zuid) -> Option<Timestamp> {
        self.recent.iter().find(|recent| recent.zuid == *zuid).map(|recent| recent.at)
    }
}
