//! One press of `Change` or of `Try again with the same password`: read the person once more, write the journal, send
//! one request.
//!
//! At most one request that could be applied leaves for one press. A second one follows only a failure to connect, a
//! 401 (once), or a refusal that names the sign-out flag (once): none of these can have changed anything.
//!
//! The log lines with a `point` are the places where `tests/kill` ends the program, to see what the next start says.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

use super::desk::Desk;
use super::live::{Live, Note};
use crate::domain::journal::{EventKind, JournalOutcome, Subject};
use crate::domain::outcome::{Answer, ReadFailure, Refusal, Unsent};
use crate::domain::user::UserKey;
use crate::msg::{ChangeStage, Reply, RequestId, journal_outcome};
use crate::reset::operation::{ChangeEnd, ChangeReport, Earlier};
use crate::reset::plan::Plan;
use crate::reset::verify::{Finding, finding};

/// How long to wait before connecting again.
const BACK_OFF: [Duration; 3] = [Duration::from_millis(250), Duration::from_secs(1), Duration::from_secs(4)];

/// What is to be done.
#[derive(Debug)]
pub(super) struct Press {
    pub(super) subject: Subject,
    pub(super) plan: Plan,
    /// What the presses before this one came to, when it is another try.
    pub(super) earlier: Option<Earlier>,
}

/// Runs the press to its end.
pub(super) async fn change(desk: &Desk, live: &Live, id: RequestId, press: &Press) -> ChangeReport {
    let mut report = ChangeReport {
        end: ChangeEnd::Answered(Answer::NotSent(Unsent::Cancelled)),
        baseline: None,
        sent: Vec::new(),
        journal_failed: false,
        earlier: Vec::new(),
    };
    desk.reply(Reply::ChangeStage { id, stage: ChangeStage::Reading });
    tracing::debug!(point = "reading");
    let key = UserKey::Zuid(press.plan.user().zuid.clone());
    let read = match live.session().read_user(&live.zoid, &key).await {
        Ok(read) => read,
        Err(failure) => {
            report.end = ChangeEnd::NoBaseline(failure);
            return report;
        }
    };
    tracing::debug!(point = "read");
    if let Some(earlier) = &press.earlier
        && let Finding::Changed(at) = finding(earlier.baseline, read.user.last_password_reset, &earlier.sent)
    {
        // The clerk is told that it is done, so the journal must not end in "not known".
        let (baseline, outcome) = (earlier.baseline, Some(JournalOutcome::Verified));
        let note = Note { attempt: 0, event: EventKind::Checked, baseline, sent: None, outcome };
        report.journal_failed |= !live.note(&press.subject, note);
        report.end = ChangeEnd::AlreadySet(at);
        return report;
    }
    if press.plan.changed_since(&read.user) {
        report.end = ChangeEnd::Stale(Box::new(read.user));
        return report;
    }
    report.baseline = read.user.last_password_reset;
    let server =
        ServerClock { at_reading: read.server_time.unwrap_or_else(|| live.clock.now()), since: Instant::now() };
    desk.reply(Reply::ChangeStage { id, stage: ChangeStage::Sending });
    attempts(live, press, server, &mut report).await;
    report
}

async fn attempts(live: &Live, press: &Press, server: ServerClock, report: &mut ChangeReport) {
    let mut spelling = live.spelling();
    let mut waits = BACK_OFF.into_iter();
    let (mut may_refresh, mut may_respell) = (true, true);
    let n_before = press.earlier.as_ref().map_or(0, |earlier| earlier.n_attempts);
    for attempt in n_before + 1.. {
        let (baseline, sent) = (report.baseline, Some(server.now()));
        let note = Note { attempt, event: EventKind::Started, baseline, sent, outcome: None };
        if let Err(trouble) = live.must_note(&press.subject, note) {
            // Nothing leaves without its line. What an earlier attempt of this press came to still stands.
            report.end = report.earlier.pop().map_or(ChangeEnd::NoJournal(trouble), ChangeEnd::Answered);
            return;
        }
        tracing::debug!(point = "started");
        report.sent.push(server.now());
        let answer = live.session().put_reset(&live.zoid, &press.plan.request(spelling)).await;
        tracing::debug!(point = "answered");
        let outcome = Some(journal_outcome(&answer));
        let note = Note { attempt, event: EventKind::Ended, baseline, sent: None, outcome };
        report.journal_failed |= !live.note(&press.subject, note);
        tracing::debug!(point = "ended");
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
                match live.session().force_refresh().await {
                    Ok(()) => {
                        report.earlier.push(answer);
                        continue;
                    }
                    Err(failure) => {
                        // Zoho said no to the old token, and a new one was not to be had: why is what she needs to know.
                        if let Some(unsent) = without_a_token(&failure) {
                            report.earlier.push(answer);
                            report.end = ChangeEnd::Answered(Answer::NotSent(unsent));
                            return;
                        }
                    }
                }
            }
            Answer::Refused(Refusal::UnknownFlag) if may_respell => {
                may_respell = false;
                spelling = spelling.other();
                report.earlier.push(answer);
                continue;
            }
            Answer::Done { .. } => live.remember_spelling(spelling),
            _ => {}
        }
        report.end = ChangeEnd::Answered(answer);
        return;
    }
}

/// Why no new access token was to be had; nothing when the sign-in itself is no longer good.
fn without_a_token(failure: &ReadFailure) -> Option<Unsent> {
    match failure {
        ReadFailure::Unsent(Unsent::SignedOut)
        | ReadFailure::Refused(_)
        | ReadFailure::NoSuchUser
        | ReadFailure::Cancelled => None,
        ReadFailure::Unsent(unsent) => Some(*unsent),
        ReadFailure::Doubt(doubt) => Some(Unsent::NoToken(*doubt)),
    }
}

/// The server's time of day, because its record is compared with its own clock. Counted on from one answer by a clock
/// that can't jump, as this computer's time of day may.
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
