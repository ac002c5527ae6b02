//! Signing out: at Zoho first, then on this computer whether or not Zoho could be told.

use std::rc::Rc;
use std::time::Duration;

use tokio::time::timeout;

use super::councils::trouble;
use super::desk::Desk;
use super::off_thread::off_thread;
use crate::msg::{Reply, RequestId, SignedOut};

/// How long the clerk waits for Zoho.
const PATIENCE: Duration = Duration::from_secs(10);

/// Signs out. Everything that is under way has been stopped.
pub(super) async fn sign_out(desk: &Rc<Desk>, id: RequestId) {
    let Some(live) = desk.leave() else {
        desk.reply(Reply::SignedOut { id, result: SignedOut { told_zoho: true, keychain: None } });
        return;
    };
    let patience = live.connection.endpoint.hurry.wait(PATIENCE);
    let told = timeout(patience, live.session().revoke()).await;
    if !matches!(told, Ok(Ok(()))) {
        tracing::warn!(?told, "Zoho could not be told of the signing out");
    }
    let keychain = match &live.home {
        Some(home) => {
            let secrets = home.secrets.clone();
            trouble(off_thread("beadle-tokens", move || secrets.delete_tokens()).await)
        }
        None => None,
    };
    desk.reply(Reply::SignedOut { id, result: SignedOut { told_zoho: matches!(told, Ok(Ok(()))), keychain } });
}
