//! A sign-in that nobody has decided to keep yet.

use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use tokio::task::spawn_local;
use tokio::time::timeout;

use super::desk::Desk;
use crate::zoho::Session;

/// How long Zoho has for ending a sign-in that nobody wants any more.
const LETTING_GO: Duration = Duration::from_secs(10);
/// How long a session that was taken over from may still be in use, and how often that is looked at.
const LONGEST_CALL: Duration = Duration::from_mins(2);
const LOOK: Duration = Duration::from_millis(250);

/// Ends the sign-in at Zoho when it is dropped, whatever the reason: the wrong person, a failure, a clerk who stopped
/// waiting, a window that closes.
pub(super) struct Unkept {
    desk: Rc<Desk>,
    session: Option<Session>,
}

impl Unkept {
    /// Not kept so far.
    pub(super) fn new(desk: &Rc<Desk>, session: Session) -> Self {
        Self { desk: desk.clone(), session: Some(session) }
    }

    /// To ask Zoho who it is.
    pub(super) fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// It is kept from now on.
    pub(super) fn keep(mut self) -> Option<Session> {
        self.session.take()
    }
}

impl fmt::Debug for Unkept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unkept").field("session", &self.session).finish_non_exhaustive()
    }
}

impl Drop for Unkept {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            let_go(&self.desk, session);
        }
    }
}

/// Ends a session at Zoho without making anybody wait, once no request uses it any more.
fn let_go(desk: &Desk, session: Session) {
    let hurry = session.hurry();
    let task = spawn_local(async move {
        let in_use = async {
            while session.is_shared() {
                tokio::time::sleep(hurry.wait(LOOK)).await;
            }
        };
        timeout(LONGEST_CALL, in_use).await.ok();
        match timeout(LETTING_GO, session.revoke()).await {
            Ok(Ok(())) => tracing::info!("a sign-in that is no longer needed was ended at Zoho"),
            Ok(Err(why)) => tracing::warn!(%why, "a sign-in that is no longer needed could not be ended at Zoho"),
            Err(_late) => tracing::warn!("a sign-in that is no longer needed could not be ended at Zoho in time"),
        }
    });
    desk.keep_until_the_end(task);
}
