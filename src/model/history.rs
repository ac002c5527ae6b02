//! The journal as the History page shows it.

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
}
