//! Plays one row of the table of resets and says what it came to.

use std::time::Duration;

use beadle::model::reset::{Phase, Verification};
use beadle::practice::SEND_MAIL_PASSWORD;
use beadle::reset::operation::Outcome;

use crate::front::{Asked, Kind, Step};
use crate::report::{Log, Played};
use crate::rig::{Rig, holds};
use crate::row::{Due, Row, Then};
use crate::stage::{CLIENT_SECRET, Stage};

/// Whose password it is.
pub(crate) const NAME: &str = "Siân Pugh";
const ADDRESS: &str = "cllr.pugh@littlewittering-pc.gov.uk";

/// What the clerk reads for a class. The first that fits.
const WORDS: [(&str, &str); 18] = [
    ("NoToken", "Zoho's sign-in server gave no usable answer, so nothing was sent."),
    ("Dns", "Zoho's address was not found."),
    ("Connect", "Zoho could not be reached."),
    ("Tls", "The connection to Zoho was not safe, so Beadle did not use it."),
    ("Proxy", "A proxy between this computer and Zoho refused."),
    ("SignedOut", "Zoho no longer accepts Beadle's sign-in."),
    ("TokenRefused", "Zoho no longer accepts Beadle's sign-in."),
    ("Throttled(until)", "Zoho's sign-in server asks Beadle to wait until "),
    ("Throttled", "Zoho asks us to wait: too many requests in a short time."),
    ("TimedOut", "No answer came in time."),
    ("Broken", "The connection broke before an answer came."),
    ("ServerFailed", "Zoho's server had a fault (#)."),
    ("Redirected", "The answer pointed somewhere else (#), and Beadle does not follow that."),
    ("NotUnderstood", "The answer was not one that Zoho gives."),
    ("Breached", "Zoho knows this password from a leaked list."),
    ("InHistory", "The mailbox had this password before."),
    ("PasswordRule", "The password breaks a rule of Zoho or the council"),
    ("UnknownFlag", "Zoho no longer lets us choose whether devices are signed out."),
];

/// The sentence for a class, or nothing when the class needs none.
pub(crate) fn words(class: &str) -> String {
    let status: String = class.chars().filter(char::is_ascii_digit).collect();
    WORDS.iter().find(|(part, _)| class.contains(part)).map_or(String::new(), |(_, words)| words.replace('#', &status))
}

/// The class without the moment until which the sign-in server is left alone, which is another one every time.
pub(crate) fn timeless(class: &str) -> String {
    let Some((before, after)) = class.split_once("Throttled(") else { return class.to_owned() };
    let after = after.split_once(')').map_or("", |(_moment, after)| after);
    format!("{before}Throttled(until){after}")
}

/// Plays the row.
pub(crate) fn play(row: &Row, log: &Log) -> Played {
    let stage = Stage::set(row.options, row.way);
    (row.begin)(&stage);
    let mut rig = Rig::signed_in(stage.connection());
    rig.walk_to_step_nine(NAME, "Forgotten password");
    let password = rig.password_on_screen().unwrap();
    (row.arm)(&stage);
    // What was cut has arrived.
    rig.rest(Duration::from_millis(40));
    rig.take_longest_gap();
    rig.press("Change");
    rig.wait_for_answer();
    let mut trial = Trial { row, stage: &stage, rig: &mut rig, password, wrong: Vec::new() };
    let first = trial.first_words();
    let class = class_of(trial.rig);
    let last = trial.afterwards(first);
    trial.counts();
    trial.secrets(log);
    let Trial { wrong, .. } = trial;
    let told = if last == first { first.to_owned() } else { format!("{first}; then: {last}") };
    Played {
        call: row.call,
        class,
        puts: stage.front.puts(),
        changes: stage.council.inspect().changes_applied(),
        journal: shown(&rig.journal()),
        told,
        gap: rig.take_longest_gap(),
        wrong,
    }
}

/// One row under way.
struct Trial<'a> {
    row: &'a Row,
    stage: &'a Stage,
    rig: &'a mut Rig,
    password: String,
    wrong: Vec<String>,
}

impl Trial<'_> {
    fn due(&self) -> &Due {
        &self.row.due
    }

    fn check(&mut self, right: bool, what: impl Into<String>) {
        if !right {
            self.wrong.push(what.into());
        }
    }

    /// What the clerk is told when the press has been answered.
    fn first_words(&mut self) -> &'static str {
        let told = self.rig.verdict();
        let class = class_of(self.rig);
        // A look of Beadle's own may have come first.
        let looked = match self.due().then {
            Then::Resolved | Then::ResolvedLater | Then::ResolvedOnceReadable => told == "That's done",
            Then::Refused => told == "Zoho refused",
            Then::Nothing | Then::Verified | Then::StaysUnknown | Then::DoneWhenPressedAgain => false,
        };
        if !looked {
            let due = self.due().clone();
            self.check(told == due.verdict, format!("told \"{told}\", not \"{}\"", due.verdict));
            self.check(is_one_of(&class, &due.class), format!("class {class}, not {}", due.class));
            let words = words(&class);
            let says = self.rig.says(&words);
            self.check(words.is_empty() || says, format!("\"{words}\" is not said"));
        }
        self.password_is_where_it_may_be(told);
        told
    }

    /// It is on an outcome page if it may be set, and nowhere but on the step before otherwise.
    fn password_is_where_it_may_be(&mut self, told: &str) {
        let may_be_set = matches!(told, "That's done" | "We can't tell yet");
        let is_outcome_page = self.rig.offers("Copy password");
        self.check(is_outcome_page == may_be_set, format!("an outcome page: {is_outcome_page}, after \"{told}\""));
        if may_be_set {
            let shown = self.rig.password_on_screen();
            let right = shown.as_ref() == Some(&self.password);
            self.check(right, "the password that may be set is not on the screen");
        }
        let ended = matches!(self.rig.model().reset.as_ref().map(|reset| &reset.phase), Some(Phase::Ended(_)));
        self.check(ended == may_be_set, "the operation ends if and only if the password may be set");
    }

    /// What a look at the record makes of it. Returns what the clerk is told in the end.
    fn afterwards(&mut self, first: &'static str) -> &'static str {
        match self.due().then {
            Then::Nothing => return first,
            Then::Verified => {
                self.rig.wait("the verification", |model| !is_checking(model));
                let says = self.rig.says("Verified at ");
                self.check(says, "it is not verified");
            }
            Then::DoneWhenPressedAgain => {
                self.rig.press("Change");
                self.rig.wait_for_answer();
                self.rig.wait("the verification", |model| !is_checking(model));
                let says = self.rig.says("Verified at ");
                self.check(says, "it is not verified");
            }
            Then::Resolved => {
                self.look();
                self.is_resolved();
            }
            Then::ResolvedOnceReadable => {
                // Long enough for looks of Beadle's own, which may go on for as long as the network is gone.
                self.rig.rest(Duration::from_secs(2));
                if self.rig.offers("Check with Zoho") {
                    self.rig.press("Check with Zoho");
                    self.rig.rest(Duration::from_secs(2));
                }
                let told = self.rig.verdict();
                self.check(told == first, format!("told \"{told}\" although nothing can be read"));
                let says = self.rig.says("Zoho's record could not be read at ") || is_checking(self.rig.model());
                self.check(says, "it is not said that the record can't be read");
                self.stage.front.script(|_| Step::pass());
                self.stage.front.come_up();
                self.look();
                self.is_resolved();
            }
            Then::StaysUnknown => {
                self.look();
                self.is_not_seen();
            }
            Then::ResolvedLater => {
                if self.stage.council.inspect().changes_applied() == 0 {
                    self.look();
                    // Unless it was changed while Beadle looked.
                    if self.stage.council.inspect().changes_applied() == 0 {
                        self.is_not_seen();
                    }
                }
                let inspector = self.stage.council.inspect();
                self.rig.wait("the server to change it", |_| inspector.changes_applied() == 1);
                self.look();
                self.is_resolved();
            }
            Then::Refused => {
                self.rig.wait("Beadle's own look", |model| {
                    matches!(model.reset.as_ref().map(|reset| &reset.phase), Some(Phase::Editing(_)))
                });
                let class = class_of(self.rig);
                self.check(class.starts_with("Refused(Unclassified("), format!("class {class} after the look"));
                let says = self.rig.says("and its record shows no change");
                self.check(says, "it is not said that the record shows no change");
            }
        }
        let told = self.rig.verdict();
        self.password_is_where_it_may_be(told);
        told
    }

    /// Presses `Check with Zoho`, unless a look of Beadle's own has found the change already.
    fn look(&mut self) {
        // A look of Beadle's own may begin at any moment; while it is under way the button rests.
        for _ in 0..20 {
            self.rig.wait("the end of a look under way", |model| !is_checking(model));
            if is_resolved(self.rig) {
                return;
            }
            if self.rig.offers("Check with Zoho") {
                self.rig.press("Check with Zoho");
                self.rig.wait("the look", |model| !is_checking(model));
                return;
            }
        }
        self.check(false, "`Check with Zoho` is not offered");
    }

    fn is_resolved(&mut self) {
        let told = self.rig.verdict();
        self.check(told == "That's done", format!("told \"{told}\" after a look at a record that moved"));
        let says = self.rig.says("Zoho's record shows a password change at ");
        self.check(says, "the change in the record is not told");
    }

    fn is_not_seen(&mut self) {
        let told = self.rig.verdict();
        self.check(told == "We can't tell yet", format!("told \"{told}\" after a look that proves nothing"));
        let says = self.rig.says("Zoho's record: not changed as of ");
        self.check(says, "it is not said that the record has not moved");
    }

    /// What left, what it did, and what was noted.
    fn counts(&mut self) {
        let due = self.due().clone();
        let inspector = self.stage.council.inspect();
        let (puts, changes) = (self.stage.front.puts(), inspector.changes_applied());
        self.check(puts == due.puts, format!("{puts} PUTs, not {}", due.puts));
        self.check(changes == due.changes, format!("{changes} changes, not {}", due.changes));
        let is_set = inspector.password_is(ADDRESS, &self.password);
        self.check(is_set == (due.changes == 1), format!("the password is set: {is_set}"));
        self.check(inspector.mails().is_empty(), "an email was sent");
        let strangers = self.stage.other.n_connections() + inspector.snapshot().redirects_followed;
        self.check(strangers == 0, "somebody else was asked");
        let asked = self.stage.front.asked();
        let is_fresh = |put: &Asked| {
            put.n_before == 0 && asked.iter().filter(|other| other.connection == put.connection).count() == 1
        };
        let all_fresh = asked.iter().filter(|asked| asked.kind == Kind::Put).all(is_fresh);
        self.check(all_fresh, "a PUT went over a connection that was used before or after");
        let journal = attempts(&self.rig.journal());
        let fits = match due.journal.strip_prefix("…, ") {
            None => is_one_of(&journal, &due.journal),
            Some(end) => {
                let rest = journal.replace("started, not-sent, ", "");
                rest == end && rest != journal
            }
        };
        self.check(fits, format!("journal \"{journal}\", not \"{}\"", due.journal));
        let last_look = self.rig.journal().into_iter().rfind(|(event, _)| event == "checked").map(|(_, found)| found);
        let due_look = match due.then {
            Then::Nothing => None,
            Then::Verified
            | Then::Resolved
            | Then::ResolvedLater
            | Then::ResolvedOnceReadable
            | Then::DoneWhenPressedAgain => Some("verified"),
            Then::StaysUnknown | Then::Refused => Some("not-seen"),
        };
        self.check(last_look.as_deref() == due_look, format!("the last look is noted as {last_look:?}"));
    }

    /// No secret is in a file of the profile or in the log.
    fn secrets(&mut self, log: &Log) {
        let mut secrets = vec![
            ("password", self.password.clone()),
            ("refresh token", self.stage.council.refresh_token()),
            ("client secret", CLIENT_SECRET.to_owned()),
            // It stands in every row of the list.
            ("password of another mailbox", SEND_MAIL_PASSWORD.to_owned()),
        ];
        let was_sent = self.stage.front.asked().iter().any(|asked| holds(&asked.body, CLIENT_SECRET));
        self.check(was_sent, "the client secret was never sent");
        secrets.extend(self.stage.front.access_tokens().into_iter().map(|token| ("access token", token)));
        let logged = log.read();
        for (what, secret) in secrets {
            let is_clean = self.rig.is_nowhere_on_disk(&secret);
            self.check(is_clean, format!("the {what} is in a file of the profile"));
            self.check(!holds(&logged, &secret), format!("the {what} is in the log"));
        }
    }
}

/// `due` names one thing, or several with ` / ` between.
fn is_one_of(what: &str, due: &str) -> bool {
    due.split(" / ").any(|one| one == what)
}

/// A look is under way, or about to be taken.
fn is_checking(model: &beadle::model::Model) -> bool {
    match model.reset.as_ref().map(|reset| &reset.phase) {
        Some(Phase::Ended(ended)) => ended.check.is_some() || ended.verification == Verification::Checking,
        _ => false,
    }
}

fn is_resolved(rig: &Rig) -> bool {
    matches!(
        rig.model().reset.as_ref().map(|reset| &reset.phase),
        Some(Phase::Ended(ended)) if ended.operation.outcome() == Some(Outcome::Done)
    )
}

/// The class of the outcome, as `Debug` writes it.
fn class_of(rig: &Rig) -> String {
    let reset = rig.model().reset.as_ref().unwrap();
    let class = match &reset.phase {
        Phase::Ended(ended) => format!("{:?}", ended.operation.outcome().unwrap()),
        Phase::Editing(_) => reset.status.as_ref().map(|status| format!("{status:?}")).unwrap_or_default(),
        Phase::Applying(_) => "under way".to_owned(),
    };
    timeless(&class)
}

/// "started" and the outcome of "ended", in order.
fn attempts(journal: &[(String, String)]) -> String {
    let words = journal.iter().filter_map(|(event, outcome)| match event.as_str() {
        "started" => Some("started"),
        "ended" => Some(outcome.as_str()),
        _ => None,
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Every line, in order, in as few words as tell it.
fn shown(journal: &[(String, String)]) -> String {
    let words = journal.iter().map(|(event, outcome)| match event.as_str() {
        "ended" | "checked" => outcome.clone(),
        _ if outcome.is_empty() => event.clone(),
        _ => format!("{event} {outcome}"),
    });
    let mut shown: Vec<(String, usize)> = Vec::new();
    for word in words {
        match shown.last_mut() {
            Some((last, n)) if *last == word => *n += 1,
            _ => shown.push((word, 1)),
        }
    }
    let counted = shown.into_iter().map(|(word, n)| if n == 1 { word } else { format!("{word} ({n} times)") });
    counted.collect::<Vec<_>>().join(", ")
}
