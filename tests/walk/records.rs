//! What must hold once nothing is under way: the journal, the emails, and the files.

use std::collections::{BTreeMap, BTreeSet};

use beadle::domain::journal::{EventKind, GENESIS, JournalOutcome, Line, read_line};
use beadle::practice::Inspector;

use crate::rig::{Rig, files_below, holds};
use crate::truth::Truth;
use crate::weather::Weather;

/// Holds the journal and the emails against what happened.
pub(crate) fn check(truth: &mut Truth, rig: &Rig, weather: &Weather, council: &Inspector) {
    let lines = journal(truth, rig, weather);
    attempts(truth, &lines);
    emails(truth, &lines, council, weather);
    let (seen, applied) = (weather.n_set(), council.changes_applied());
    truth.check("every change was seen", seen == applied, || format!("{seen} of {applied}"));
}

/// No password that was ever sent is in any file of the profile.
pub(crate) fn check_files(truth: &mut Truth, rig: &Rig, weather: &Weather) {
    let passwords = weather.passwords();
    for path in files_below(rig.folder()) {
        let bytes = std::fs::read(&path).unwrap();
        for password in &passwords {
            truth.check("no password in a file", !holds(&bytes, password), || format!("{}", path.display()));
        }
    }
}

/// The journal, which must be whole.
fn journal(truth: &mut Truth, rig: &Rig, weather: &Weather) -> Vec<Line> {
    let text = rig.journal_path().map(|path| std::fs::read_to_string(path).unwrap()).unwrap_or_default();
    let (mut lines, mut prev) = (Vec::new(), GENESIS.to_owned());
    for (place, text) in text.lines().enumerate() {
        let Ok((line, head)) = read_line(text) else {
            truth.check("the journal's chain", false, || format!("line {} can't be read", place + 1));
            continue;
        };
        let continues = line.prev == prev && head.seq == u64::try_from(place).unwrap() + 1;
        truth.check("the journal's chain", continues, || format!("broken at line {}", place + 1));
        prev = head.hash;
        lines.push(line);
    }
    let clean = weather.passwords().iter().all(|password| !text.contains(password));
    truth.check("no password in the journal", clean, || "there is one".into());
    lines
}

/// What the journal says of each operation.
fn attempts(truth: &mut Truth, lines: &[Line]) {
    let mut threads: BTreeMap<&str, Vec<(EventKind, Option<JournalOutcome>)>> = BTreeMap::new();
    for line in lines {
        threads.entry(&line.event.op).or_default().push((line.event.event, line.event.outcome));
    }
    for (id, op) in truth.ops.clone() {
        let events = threads.get(id.as_str()).map(Vec::as_slice).unwrap_or_default();
        let count = |kind| events.iter().filter(|(event, _)| *event == kind).count();
        let (started, ended) = (count(EventKind::Started), count(EventKind::Ended));
        truth.check("a line before every request", started >= op.n_puts, || format!("{id}: {started} < {}", op.n_puts));
        truth.check("a line after every request", started == ended, || format!("{id}: {started} and {ended}"));
        let has = |outcome| events.iter().any(|(_, it)| *it == Some(outcome));
        let looked = events.contains(&(EventKind::Checked, Some(JournalOutcome::NotSeen)));
        let is_doubtful = has(JournalOutcome::Unknown) || has(JournalOutcome::NotUnderstood) && !looked;
        let is_noted = has(JournalOutcome::Done) || has(JournalOutcome::Verified);
        truth.check("what was told is in the journal", is_noted || !op.told_done, || format!("{id}: {events:?}"));
        if !has(JournalOutcome::Done) && has(JournalOutcome::Verified) {
            // The record tells of the person, not of the operation: with two that could not be told, either may be it.
            let set = truth.has_any_of(&op.zuid);
            truth.check("the journal says that the record moved", set, || format!("{id}: {events:?}"));
        } else if has(JournalOutcome::Done) {
            let set = truth.was_set(&id);
            truth.check("the journal says changed", set, || format!("{id} was never set: {events:?}"));
        } else if ended > 0 && !is_doubtful {
            let set = truth.has_set(&id);
            truth.check("the journal says not changed", !set, || format!("{id} was set: {events:?}"));
        }
    }
}

/// An email with a password leaves only when the password is set for certain.
fn emails(truth: &mut Truth, lines: &[Line], council: &Inspector, weather: &Weather) {
    let is_yes = |line: &&Line| matches!(line.event.outcome, Some(JournalOutcome::Done | JournalOutcome::Verified));
    let certain: BTreeSet<&str> = lines.iter().filter(is_yes).map(|line| line.event.op.as_str()).collect();
    let mails = council.mails();
    for op in truth.ops.clone().into_values() {
        let is_sent = mails.iter().flat_map(|mail| &mail.to).any(|to| council.mail_contains(to, &op.password));
        if is_sent {
            let set = weather.was_set(&op.zuid, &op.password);
            // After a clear no the same password may be sent for another operation.
            let mut same = truth.ops.iter().filter(|(_, other)| other.password == op.password);
            let was_done = same.any(|(id, _)| certain.contains(id.as_str()));
            truth.check("an email only after it is done", set && was_done, || format!("set: {set}, done: {was_done}"));
        }
    }
}
