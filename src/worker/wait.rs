//! Waiting until a person has signed in with the new password.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::desk::Desk;
use super::live::Live;
use crate::domain::ids::Zuid;
use crate::domain::user::UserKey;
use crate::msg::{Reply, RequestId, Seen};
use crate::reset::verify::Sent;

/// How long to wait before each look.
const BETWEEN: Duration = Duration::from_secs(20);
/// After so many looks the waiting is over: ten minutes.
const LOOKS: u32 = 30;

/// Reads the person until the record shows a sign-in after the change. A look that fails is no reason to stop.
pub(super) async fn until_signed_in(desk: &Desk, live: &Live, id: RequestId, zuid: &Zuid, sent: &Sent) {
    let key = UserKey::Zuid(zuid.clone());
    let reply = |seen, user| desk.reply(Reply::Awaited { id, seen, user, at: live.clock.now() });
    for _ in 0..LOOKS {
        tokio::time::sleep(live.connection.endpoint.hurry.wait(BETWEEN)).await;
        let Ok(read) = live.session().read_user_at_leisure(&live.zoid, &key).await else {
            reply(Seen::Nothing, None);
            continue;
        };
        let ahead = read.server_time.map_or(SignedDuration::ZERO, |server| server.duration_since(live.clock.now()));
        let signed_in = signed_in(read.user.last_login, &sent.by_server(ahead));
        let seen = signed_in.map_or(Seen::NotYet, Seen::SignedIn);
        reply(seen, Some(Box::new(read.user)));
        if signed_in.is_some() {
            return;
        }
    }
    reply(Seen::Over, None);
}

/// The sign-in, if it came after the change.
fn signed_in(last_login: Option<Timestamp>, sent: &[Timestamp]) -> Option<Timestamp> {
    let changed = sent.iter().max()?;
    last_login.filter(|login| login > changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sign_in_after_the_last_try_counts() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let sent = [at("2026-11-24T14:03:20Z"), at("2026-11-24T14:05:20Z")];
        assert_eq!(signed_in(None, &sent), None);
        assert_eq!(signed_in(Some(at("2026-11-24T14:04:00Z")), &sent), None, "with the old password, perhaps");
        let after = at("2026-11-24T14:09:00Z");
        assert_eq!(signed_in(Some(after), &sent), Some(after));
        assert_eq!(signed_in(Some(after), &[]), None);
    }
}
