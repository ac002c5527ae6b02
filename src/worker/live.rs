//! A council that is signed in: everything that a request to it needs.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::Notify;

use super::clock::Clock;
use crate::domain::connection::Connection;
use crate::domain::ids::Zoid;
use crate::domain::journal::{Event, EventKind, JournalOutcome, OperationKind, Subject};
use crate::domain::outcome::{FlagSpelling, JournalTrouble};
use crate::domain::user::User;
use crate::store::council_file::CouncilFile;
use crate::store::council_secrets::CouncilSecrets;
use crate::store::journal_file::Journal;
use crate::zoho::Session;

/// How long to wait before lines that could not be written are tried again.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// One council, signed in.
#[derive(Debug)]
pub(super) struct Live {
    pub(super) connection: Connection,
    session: RefCell<Session>,
    pub(super) zoid: Zoid,
    pub(super) owner: User,
    pub(super) clock: Clock,
    pub(super) journal: RefCell<Journal>,
    /// Of a council that was set up on this computer.
    pub(super) home: Option<Home>,
    /// The spelling of the sign-out flag that Zoho took last.
    spelling: Cell<FlagSpelling>,
    /// Lines that could not be written yet, oldest first.
    waiting: RefCell<VecDeque<(Event, Timestamp)>>,
    /// Told when there are some.
    stuck: Notify,
}

/// What one line of the journal says beside its subject.
#[derive(Debug, Clone, Copy)]
pub(super) struct Note {
    pub(super) attempt: u32,
    pub(super) event: EventKind,
    pub(super) baseline: Option<Timestamp>,
    /// By the server's clock.
    pub(super) sent: Option<Timestamp>,
    pub(super) outcome: Option<JournalOutcome>,
}

/// Where a council that was set up on this computer keeps its things.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) folder: PathBuf,
    pub(super) file: RefCell<CouncilFile>,
    pub(super) secrets: CouncilSecrets,
}

/// Who is signed in.
#[derive(Debug)]
pub(super) struct Who {
    pub(super) zoid: Zoid,
    pub(super) owner: User,
}

impl Live {
    pub(super) fn new(
        connection: Connection,
        session: Session,
        who: Who,
        clock: Clock,
        journal: Journal,
        home: Option<Home>,
    ) -> Self {
        let spelling = home.as_ref().and_then(|home| home.file.borrow().accepted_flag).unwrap_or_default();
        Self {
            connection,
            session: RefCell::new(session),
            zoid: who.zoid,
            owner: who.owner,
            clock,
            journal: RefCell::new(journal),
            home,
            spelling: Cell::new(spelling),
            waiting: RefCell::default(),
            stuck: Notify::new(),
        }
    }

    /// The session. A request that is under way keeps the one it began with.
    pub(super) fn session(&self) -> Session {
        self.session.borrow().clone()
    }

    /// From now on requests go over this session; returns the former one.
    pub(super) fn take_over(&self, session: Session) -> Session {
        self.session.replace(session)
    }

    /// The spelling of the sign-out flag that Zoho took last.
    pub(super) fn spelling(&self) -> FlagSpelling {
        self.spelling.get()
    }

    /// Remembers the spelling that Zoho took, for the next start too where the council has a home.
    pub(super) fn remember_spelling(&self, spelling: FlagSpelling) {
        self.spelling.set(spelling);
        let Some(home) = &self.home else { return };
        let mut file = home.file.borrow_mut();
        if file.accepted_flag == Some(spelling) {
            return;
        }
        file.accepted_flag = Some(spelling);
        if let Err(error) = file.save(&home.folder) {
            // It will be found out again.
            tracing::warn!(%error, "the spelling of the sign-out flag was not saved");
        }
    }

    /// Lines wait to be written.
    pub(super) fn has_waiting(&self) -> bool {
        !self.waiting.borrow().is_empty()
    }

    /// Writes the line without which nothing may be sent, and syncs it. Lines that wait go first, so that the journal
    /// is never out of order.
    pub(super) fn must_note(&self, subject: &Subject, note: Note) -> Result<(), JournalTrouble> {
        self.write_waiting()?;
        self.write(self.event(subject, note), self.clock.now())
    }

    /// Writes a line about something that has happened already. When it can't be written it waits and is tried again;
    /// false says so.
    pub(super) fn note(&self, subject: &Subject, note: Note) -> bool {
        let line = (self.event(subject, note), self.clock.now());
        self.waiting.borrow_mut().push_back(line);
        let is_written = self.write_waiting().is_ok();
        if !is_written {
            self.stuck.notify_one();
        }
        is_written
    }

    /// Writes what waits, as far as it can be.
    pub(super) fn write_waiting(&self) -> Result<(), JournalTrouble> {
        let mut waiting = self.waiting.borrow_mut();
        while let Some((event, at)) = waiting.front() {
            self.write(event.clone(), *at)?;
            waiting.pop_front();
        }
        Ok(())
    }

    /// Waits until there are lines that could not be written, and then until they are.
    pub(super) async fn catch_up(&self) {
        self.stuck.notified().await;
        while self.write_waiting().is_err() {
            tokio::time::sleep(self.connection.endpoint.hurry.wait(TRY_AGAIN)).await;
        }
    }

    fn event(&self, subject: &Subject, note: Note) -> Event {
        Event {
            op: subject.op.clone(),
            attempt: note.attempt,
            event: note.event,
            kind: OperationKind::Reset,
            zuid: subject.zuid.clone(),
            address: subject.address.clone(),
            by: self.owner.address.to_string(),
            options: subject.options.clone(),
            baseline: note.baseline.map(Timestamp::as_millisecond),
            sent: note.sent.map(Timestamp::as_millisecond),
            outcome: note.outcome,
        }
    }

    fn write(&self, event: Event, at: Timestamp) -> Result<(), JournalTrouble> {
        self.journal.borrow_mut().append(event, at).map_err(|error| {
            tracing::error!(%error, "the journal could not be written");
            error.trouble()
        })
    }
}
