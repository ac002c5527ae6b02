//! Renaming a council that was set up on this computer, and taking it off.

use std::rc::Rc;

use super::councils::{connection, secrets, trouble};
use super::desk::Desk;
use super::farewell::tell_zoho;
use super::live::Live;
use super::off_thread::off_thread;
use crate::domain::connection::Connection;
use crate::domain::council::{CouncilId, Reality};
use crate::domain::file_trouble::FileTrouble;
use crate::msg::{CouncilDone, CouncilWork, JournalFate, Removed, Reply, RequestId};
use crate::store::council_file::{CouncilFault, CouncilFile};
use crate::store::council_removal;
use crate::zoho::{Scopes, Session};

/// Does it, and says what became of it.
pub(super) async fn work(desk: &Desk, id: RequestId, council: CouncilId, work: CouncilWork) {
    let done = match work {
        CouncilWork::Rename(name) => CouncilDone::Renamed(rename(desk, &council, &name)),
        CouncilWork::Remove(journal) => CouncilDone::Removed(remove(desk, &council, journal).await),
    };
    desk.reply(Reply::Council(id, done));
}

fn rename(desk: &Desk, council: &CouncilId, name: &str) -> Result<String, FileTrouble> {
    let folder = desk.start.profile.council_dir(Reality::Real, council);
    // A council that is open writes its description itself, and must not bring the former name back.
    let live = desk.opened(council);
    if let Some(home) = live.as_ref().and_then(|live| live.home.as_ref()) {
        let mut file = home.file.borrow_mut();
        let renamed = file.renamed(name);
        renamed.save(&folder).map_err(|fault| why(&fault))?;
        *file = renamed;
        return Ok(file.name.clone());
    }
    let renamed = CouncilFile::load(&folder).map_err(|fault| why(&fault))?.renamed(name);
    renamed.save(&folder).map_err(|fault| why(&fault))?;
    Ok(renamed.name)
}

async fn remove(desk: &Desk, council: &CouncilId, journal: JournalFate) -> Result<Removed, FileTrouble> {
    let sign_in = sign_in_of(desk, council).await;
    let folder = desk.start.profile.council_dir(Reality::Real, council);
    let off = folder.clone();
    let taken = off_thread("beadle-council", move || council_removal::take_off_the_list(&off)).await;
    match taken {
        Some(Ok(())) => {}
        Some(Err(error)) => {
            tracing::error!(%error, "the council was not removed");
            return Err(error.kind().into());
        }
        None => return Err(FileTrouble::Other),
    }
    // Now it is removed; the rest is tidying up.
    desk.forget(council);
    let mut removed = Removed::default();
    if let Some((connection, session)) = sign_in {
        removed.zoho_not_told = !tell_zoho(&session, connection.endpoint.hurry).await;
    }
    let keeps_journal = journal == JournalFate::Kept;
    let secrets = secrets(desk, council);
    removed.keychain = trouble(off_thread("beadle-keychain", move || secrets.forget(keeps_journal)).await);
    if !keeps_journal {
        let deleted = off_thread("beadle-council", move || council_removal::delete_what_is_left(&folder)).await;
        if let Some(Err(error)) = &deleted {
            tracing::error!(%error, "what is left of a removed council could not be deleted");
        }
        removed.journal_stays = !matches!(deleted, Some(Ok(())));
    }
    Ok(removed)
}

/// The sign-in of a council: of one that is or was open in this run, or the one that is kept. `None`: there is none, or it
/// can't be read.
async fn sign_in_of(desk: &Desk, council: &CouncilId) -> Option<(Connection, Session)> {
    if let Some(live) = desk.opened(council) {
        return Some((live.connection.clone(), live.session()));
    }
    let (connection, home) = connection(desk, council).await.ok()?;
    let secrets = home.secrets;
    let tokens = off_thread("beadle-tokens", move || secrets.tokens()).await?.ok()??;
    let session = Session::new(&connection, tokens.refresh, Scopes::Users, &desk.start.clock).ok()?;
    Some((connection, session))
}

fn why(fault: &CouncilFault) -> FileTrouble {
    tracing::error!(%fault, "the council was not renamed");
    match fault {
        CouncilFault::Disk(error) => error.kind().into(),
        _ => FileTrouble::Other,
    }
}

impl Desk {
    /// A council that is or was open in this run.
    pub(super) fn opened(&self, council: &CouncilId) -> Option<Rc<Live>> {
        self.opened.borrow().get(council).cloned()
    }

    /// Lets go of everything that is known of a council in this run.
    fn forget(&self, council: &CouncilId) {
        self.client_secrets.borrow_mut().remove(council);
        let Some(opened) = self.opened.borrow_mut().remove(council) else { return };
        if self.live().is_some_and(|live| Rc::ptr_eq(&live, &opened)) {
            self.leave();
        }
    }
}
