//! After a change: looking at Zoho's record, and emailing the credentials.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use super::desk::Desk;
use super::live::{Live, Note};
use crate::domain::journal::{EventKind, JournalOutcome, Subject};
use crate::domain::outcome::{Answer, Doubt, ReadFailure, Unsent};
use crate::domain::user::UserKey;
use crate::letter::Letter;
use crate::msg::{Reply, RequestId};
use crate::reset::plan::Plan;
use crate::reset::verify::{self, Finding, Sent};
use crate::text::tr;
use crate::zoho::Mail;

/// What to look for, and when.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) subject: Subject,
    pub(super) baseline: Option<Timestamp>,
    pub(super) sent: Sent,
    pub(super) after: Vec<Duration>,
}

/// Looks at the record until it shows the change or the last look is over. Only reads.
pub(super) async fn verify(desk: &Desk, live: &Live, id: RequestId, look: Look) {
    let started = Instant::now();
    let n_looks = look.after.len();
    for (place, after) in look.after.iter().enumerate() {
        tokio::time::sleep_until(started + live.connection.endpoint.hurry.wait(*after)).await;
        let finding = look_once(live, &look).await;
        let last = place + 1 == n_looks || matches!(finding, Finding::Changed(_));
        if last {
            let outcome = match finding {
                Finding::Changed(_) => JournalOutcome::Verified,
                Finding::NotSeen => JournalOutcome::NotSeen,
                Finding::Unreadable | Finding::Unreachable => JournalOutcome::CheckFailed,
            };
            let (baseline, outcome) = (look.baseline, Some(outcome));
            let note = Note { attempt: 0, event: EventKind::Checked, baseline, sent: None, outcome };
            live.note(&look.subject, note);
        }
        desk.reply(Reply::Checked { id, finding, at: live.clock.now(), last });
        if last {
            return;
        }
    }
}

async fn look_once(live: &Live, look: &Look) -> Finding {
    let key = UserKey::Zuid(look.subject.zuid.clone());
    match live.session().read_user(&live.zoid, &key).await {
        Ok(read) => {
            let now = live.clock.now();
            let ahead = read.server_time.map_or(SignedDuration::ZERO, |server| server.duration_since(now));
            verify::finding(look.baseline, read.user.last_password_reset, &look.sent.by_server(ahead))
        }
        Err(
            ReadFailure::Unsent(Unsent::Dns | Unsent::Connect | Unsent::Tls | Unsent::Proxy)
            | ReadFailure::Doubt(Doubt::TimedOut | Doubt::Broken),
        ) => Finding::Unreachable,
        Err(_unreadable) => Finding::Unreadable,
    }
}

/// Sends the credentials from the clerk's own mailbox.
pub(super) async fn send_credentials(desk: &Desk, live: &Live, id: RequestId, subject: &Subject, plan: &Plan) {
    let Some(to) = plan.email_to() else { return };
    let page = live.connection.region.web_mail_host();
    let letter = Letter {
        page: &page,
        address: plan.user().address.as_str(),
        opening: plan.letter().opening.as_deref(),
        closing: plan.letter().closing.as_deref(),
        force_change: plan.force_change(),
    };
    let content = letter.text(plan.password().expose());
    let mail = Mail { from: live.owner.address.clone(), to: to.clone(), subject: tr("letter-subject"), content };
    let answer = live.session().send_mail(&live.owner.account_id, &mail).await;
    let outcome = match answer {
        Answer::Done { .. } => JournalOutcome::EmailAccepted,
        Answer::Refused(_) | Answer::NotSent(_) | Answer::Unknown(_) => JournalOutcome::EmailFailed,
    };
    tracing::debug!(point = "emailed");
    let outcome = Some(outcome);
    live.note(subject, Note { attempt: 0, event: EventKind::Emailed, baseline: None, sent: None, outcome });
    desk.reply(Reply::Emailed { id, answer });
}
