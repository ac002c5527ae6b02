//! One press of `Change`: read the person once more, write the journal, send one request.
//!
//! At most one request that could be applied leaves for one press. A second one follows only a failure to connect, a
//! 401 (once), or a refusal that names the sign-out flag (once): none of these can have changed anything.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

use super::desk::Desk;
use super::live::{Live, Note};
use crate::domain::journal::EventKind;
use crate::domain::outcome::{Answer, FlagSpelling, Refusal, Unsent};
use crate::domain::user::UserKey;
use crate::msg::{ChangeStage, Reply, RequestId, journal_outcome};
use crate::reset::operation::{ChangeEnd, ChangeReport};
use crate::reset::plan::Plan;

/// How long to wait before connecting again.
const BACK_OFF: [Duration; 3] = [Duration::from_millis(250), Duration::from_secs(1), Duration::from_secs(4)];

/// Runs the press to its end.
pub(super) async fn change(desk: &Desk, live: &Live, id: RequestId, op: &str, plan: &Plan) -> ChangeReport {
    let mut report = ChangeReport {
        end: ChangeEnd::NoJournal,
        baseline: None,
        sent: None,
        journal_failed: false,
        earlier: Vec::new(),
    };
    desk.reply(Reply::ChangeStage { id, stage: ChangeStage::Reading });
    let key = UserKey::Zuid(plan.user().zuid.clone());
    let read = match live.session.read_user(&live.zoid, &key).await {
        Ok(read) => read,
        Err(failure) => {
            report.end = ChangeEnd::NoBaseline(failure);
            return report;
        }
    };
    if plan.changed_since(&read.user) {
        report.end = ChangeEnd::Stale(Box::new(read.user));
        return report;
    }
    report.baseline = read.user.last_password_reset;
    let server =
        ServerClock { at_reading: read.server_time.unwrap_or_else(|| live.clock.now()), since: Instant::now() };
    desk.reply(Reply::ChangeStage { id, stage: ChangeStage::Sending });
    attempts(live, op, plan, server, &mut report).await;
    report
}

async fn attempts(live: &Live, op: &str, plan: &Plan, server: ServerClock, report: &mut ChangeReport) {
    let mut spelling = live.spelling.get();
    let mut waits = BACK_OFF.into_iter();
    let (mut may_refresh, mut may_respell) = (true, true);
    for attempt in 1.. {
        let note = Note { attempt, event: EventKind::Started, baseline: report.baseline, outcome: None };
        if !live.note(op, plan, note) {
            // Nothing leaves without its line. What an earlier attempt of this press came to still stands.
            report.end = report.earlier.pop().map_or(ChangeEnd::NoJournal, ChangeEnd::Answered);
            return;
        }
        report.sent = Some(server.now());
        let answer = live.session.put_reset(&live.zoid, &plan.request(spelling)).await;
        let outcome = Some(journal_outcome(&answer));
        let note = Note { attempt, event: EventKind::Ended, baseline: report.baseline, outcome };
        report.journal_failed |= !live.note(op, plan, note);
        match &answer {
            Answer::NotSent(Unsent::Dns | Unsent::Connect) => {
                if let Some(wait) = waits.next() {
                    tokio::time::sleep(live.connection.endpoint.hurry.wait(wait)).await;
                    report.earlier.push(answer);
                    continue;
                }
            }
            Answer::Refused(Refusal::TokenRefused) if may_refresh => {
                may_refresh = false;
                if live.session.force_refresh().await.is_ok() {
                    report.earlier.push(answer);
                    continue;
                }
            }
            Answer::Refused(Refusal::UnknownFlag) if may_respell => {
                may_respell = false;
                spelling = spelling.other();
                report.earlier.push(answer);
                continue;
            }
            Answer::Done { .. } => remember_spelling(live, spelling),
            _ => {}
        }
        report.end = ChangeEnd::Answered(answer);
        return;
    }
}

fn remember_spelling(live: &Live, spelling: FlagSpelling) {
    live.spelling.set(spelling);
}

/// The server's time of day, because its record is compared with its own clock. Counted on from one answer by a
/// clock that can't jump, as this computer's time of day may.
#[derive(Debug, Clone, Copy)]
struct ServerClock {
    at_reading: Timestamp,
    since: Instant,
}

impl ServerClock {
    fn now(self) -> Timestamp {
        let gone = SignedDuration::try_from(self.since.elapsed()).unwrap_or_default();
        self.at_reading.checked_add(gone).unwrap_or(self.at_reading)
    }
}
