//! A council that is signed in: everything that a request to it needs.

use std::cell::{Cell, RefCell};

use jiff::Timestamp;

use super::clock::Clock;
use crate::domain::connection::Connection;
use crate::domain::ids::Zoid;
use crate::domain::journal::{Event, EventKind, JournalOutcome, OperationKind};
use crate::domain::outcome::FlagSpelling;
use crate::domain::user::User;
use crate::reset::plan::Plan;
use crate::store::journal_file::Journal;
use crate::zoho::Session;

/// One council, signed in.
#[derive(Debug)]
pub(super) struct Live {
    pub(super) connection: Connection,
    pub(super) session: Session,
    pub(super) zoid: Zoid,
    pub(super) owner: User,
    pub(super) clock: Clock,
    pub(super) journal: RefCell<Journal>,
    /// The spelling of the sign-out flag that Zoho took last.
    pub(super) spelling: Cell<FlagSpelling>,
}

/// What one line of the journal says beside the plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Note {
    pub(super) attempt: u32,
    pub(super) event: EventKind,
    pub(super) baseline: Option<Timestamp>,
    pub(super) outcome: Option<JournalOutcome>,
}

impl Live {
    /// Writes a line and syncs it. Says whether that worked; what went wrong is in the log.
    pub(super) fn note(&self, op: &str, plan: &Plan, note: Note) -> bool {
        let event = Event {
            op: op.to_owned(),
            attempt: note.attempt,
            event: note.event,
            kind: OperationKind::Reset,
            zuid: plan.user().zuid.clone(),
            address: plan.user().address.clone(),
            by: self.owner.address.to_string(),
            options: plan.journal_options(),
            baseline: note.baseline.map(Timestamp::as_millisecond),
            outcome: note.outcome,
        };
        match self.journal.borrow_mut().append(event, self.clock.now()) {
            Ok(()) => true,
            Err(error) => {
                tracing::error!(%error, "the journal could not be written");
                false
            }
        }
    }
}
