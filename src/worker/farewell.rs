//! Signing out: at Zoho first, then on this computer whether or not Zoho could be told.

use std::rc::Rc;
use std::time::Duration;

use tokio::time::timeout;

use super::councils::trouble;
use super::desk::Desk;
use super::off_thread::off_thread;
use crate::domain::connection::Hurry;
use crate::msg::{Reply, RequestId, SignedOut};
use crate::zoho::Session;

/// How long the clerk waits for Zoho.
const PATIENCE: Duration = Duration::from_secs(10);

/// Signs out. Everything that is under way has been stopped.
pub(super) async fn sign_out(desk: &Rc<Desk>, id: RequestId) {
    let Some(live) = desk.leave() else {
        desk.reply(Reply::SignedOut { id, result: SignedOut { told_zoho: true, keychain: None } });
        return;
    };
    if let Some(home) = &live.home {
        desk.opened.borrow_mut().remove(&home.file.borrow().id);
    }
    let told_zoho = tell_zoho(&live.session(), live.connection.endpoint.hurry).await;
    let keychain = match &live.home {
        Some(home) => {
            let secrets = home.secrets.clone();
            trouble(off_thread("beadle-tokens", move || secrets.delete_tokens()).await)
        }
        None => None,
    };
    desk.reply(Reply::SignedOut { id, result: SignedOut { told_zoho, keychain } });
}

/// Ends the session at Zoho. False: Zoho could not be told.
pub(super) async fn tell_zoho(session: &Session, hurry: Hurry) -> bool {
    let told = timeout(hurry.wait(PATIENCE), session.revoke()).await;
    let is_told = matches!(told, Ok(Ok(())));
    if !is_told {
        tracing::warn!(?told, "Zoho could not be told of the signing out");
    }
    is_told
}
