//! What must hold whatever is done: the screen and the journal against what really arrived and was changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use beadle::model::Model;
use beadle::model::history::LooseCheck;
use beadle::model::reset::{Phase, StepStatus, Verification};
use beadle::msg::{Page, RequestId};
use beadle::reset::operation::{Operation, Outcome};

use crate::screen::{Screen, Seen};
use crate::tally::{self, Tally};
use crate::weather::{Put, Weather};

/// How a password is covered on the screen.
const COVER: &str = "••••••••••••";

/// An operation that was seen on its way.
#[derive(Debug, Clone)]
pub(crate) struct Op {
    pub(crate) zuid: String,
    pub(crate) password: String,
    /// How many resets have arrived for it.
    pub(crate) n_puts: usize,
    /// One of them may be carried out later.
    pub(crate) is_late: bool,
    /// It was told that this is done, by Zoho's word or by its record.
    pub(crate) told_done: bool,
    /// It could not be told at some time.
    was_unknown: bool,
}

/// Watches one walk.
pub(crate) struct Truth {
    weather: Weather,
    tally: Arc<Tally>,
    pub(crate) ops: BTreeMap<String, Op>,
    /// Which operation a press was for.
    presses: BTreeMap<usize, String>,
    /// The operation of the last press.
    last: Option<String>,
    applying: Option<RequestId>,
    n_puts: usize,
    before: Option<Put>,
    /// Whether each operation's password was set when nobody was looking at the record.
    set_before_look: BTreeMap<String, bool>,
    /// Looks that were judged already.
    judged: BTreeSet<String>,
    /// What does not hold.
    pub(crate) broken: Vec<String>,
}

impl Truth {
    pub(crate) fn new(weather: Weather, tally: Arc<Tally>) -> Self {
        Self {
            weather,
            tally,
            ops: BTreeMap::new(),
            presses: BTreeMap::new(),
            last: None,
            applying: None,
            n_puts: 0,
            before: None,
            set_before_look: BTreeMap::new(),
            judged: BTreeSet::new(),
            broken: Vec::new(),
        }
    }

    pub(crate) fn check(&mut self, what: &str, right: bool, wrong: impl FnOnce() -> String) {
        self.tally.count(tally::PASSED, what);
        if !right {
            self.broken.push(format!("{what}: {}", wrong()));
        }
    }

    /// The person has, or once had, the password of this operation.
    pub(crate) fn was_set(&self, op: &str) -> bool {
        self.ops.get(op).is_some_and(|op| self.weather.was_set(&op.zuid, &op.password))
    }

    /// The person has, or once had, the password of some operation.
    pub(crate) fn has_any_of(&self, zuid: &str) -> bool {
        self.ops.values().any(|op| op.zuid == zuid && self.weather.was_set(zuid, &op.password))
    }

    /// A request of this very operation has set it. After a clear no the same password may be sent for another one.
    pub(crate) fn has_set(&self, id: &str) -> bool {
        let press = self.ops.get(id).and_then(|op| self.weather.set_by(&op.zuid, &op.password));
        press.and_then(|press| self.presses.get(&press)).is_some_and(|op| op == id)
    }

    /// After every frame.
    pub(crate) fn watch(&mut self, model: &Model) {
        match model.reset.as_ref().map(|reset| &reset.phase) {
            Some(Phase::Applying(applying)) => {
                if self.applying != Some(applying.request) {
                    self.applying = Some(applying.request);
                    self.begin(&applying.operation);
                }
            }
            phase => {
                if self.applying.take().is_some() {
                    let outcome = match phase {
                        Some(Phase::Ended(ended)) => match ended.operation.outcome() {
                            Some(Outcome::Done | Outcome::SaidToWork) => tally::DONE,
                            _ => tally::UNKNOWN,
                        },
                        _ => match model.reset.as_ref().and_then(|reset| reset.status.as_ref()) {
                            Some(StepStatus::Refused(_)) => tally::REFUSED,
                            Some(_) => tally::NOT_SENT,
                            None => "closed on the way",
                        },
                    };
                    self.tally.count(tally::OUTCOMES, outcome);
                }
                self.resolve(model);
            }
        }
        self.arrived();
    }

    /// Beadle was closed.
    pub(crate) fn closed(&mut self) {
        if self.applying.take().is_some() {
            self.tally.count(tally::OUTCOMES, "closed on the way");
        }
        self.last = None;
        self.arrived();
    }

    fn begin(&mut self, operation: &Operation) {
        let (id, plan) = (operation.id().to_owned(), operation.plan());
        let (zuid, password) = (plan.user().zuid.to_string(), plan.password().expose().to_owned());
        let known = self.ops.get(&id).map(|op| op.password.clone());
        self.check("one operation, one password", known.as_ref().is_none_or(|known| *known == password), || {
            format!("operation {id} has another password than before")
        });
        self.ops.entry(id.clone()).or_insert(Op {
            zuid,
            password,
            n_puts: 0,
            is_late: false,
            told_done: false,
            was_unknown: false,
        });
        self.presses.insert(self.weather.n_presses(), id.clone());
        self.last = Some(id);
    }

    /// Notes how what could not be told was resolved.
    fn resolve(&mut self, model: &Model) {
        let Some(reset) = &model.reset else { return };
        if let Phase::Ended(ended) = &reset.phase {
            let Some(op) = self.ops.get_mut(ended.operation.id()) else { return };
            match ended.operation.outcome() {
                Some(Outcome::Unknown(_)) => op.was_unknown = true,
                Some(Outcome::Done) if std::mem::take(&mut op.was_unknown) => {
                    self.tally.count(tally::RESOLVED, "changed");
                }
                _ => {}
            }
        } else if let (Some(StepStatus::Refused(_)), Some(op)) =
            (&reset.status, self.last.as_ref().and_then(|last| self.ops.get_mut(last)))
            && std::mem::take(&mut op.was_unknown)
        {
            self.tally.count(tally::RESOLVED, "not changed: a refusal without a reason");
        }
    }

    /// Looks at the resets that have arrived since.
    fn arrived(&mut self) {
        for put in self.weather.puts_since(self.n_puts) {
            self.n_puts += 1;
            self.tally.count(tally::TOTALS, tally::PUTS);
            let Some(id) = self.presses.get(&put.press).cloned() else {
                self.broken.push(format!("a reset left without a press: {:?}", put.fault));
                continue;
            };
            let op = self.ops[&id].clone();
            self.check("one operation, one password", op.password == put.password, || "another in the request".into());
            self.check("a reset is for the person on the page", op.zuid == put.zuid, || put.zuid.clone());
            let before = self.before.take().filter(|before| before.press == put.press);
            if let Some(before) = before {
                self.check("a second request in one press", before.fault.allows_another() && !put.was_set, || {
                    format!("{:?} after {:?}, set already: {}", put.fault, before.fault, put.was_set)
                });
            } else {
                // Beadle reads the record first. What is carried out late may come in between.
                let fine = !put.was_set || op.is_late;
                self.check("the first request of a press", fine, || "the password was set already".into());
            }
            if let Some(op) = self.ops.get_mut(&id) {
                op.n_puts += 1;
                op.is_late |= put.fault.is_late();
            }
            self.before = Some(put);
        }
    }

    /// After every action.
    pub(crate) fn look(&mut self, screen: &Screen, model: &Model) {
        let gone = screen.says("Part of Beadle has stopped working");
        self.check("the worker lives", !gone, || "the notice that it has gone".into());
        self.verdicts(screen, model);
        self.unknown(screen, model);
        self.looks(model);
        self.loose(screen, model);
    }

    fn verdicts(&mut self, screen: &Screen, model: &Model) {
        let told: Vec<_> = crate::rig::VERDICTS.into_iter().filter(|word| screen.status(word).is_some()).collect();
        self.check("at most one outcome is told", told.len() <= 1, || format!("{told:?}"));
        let Some(word) = told.first() else { return };
        let phase = model.reset.as_ref().map(|reset| &reset.phase);
        match (*word, phase) {
            ("That's done", Some(Phase::Ended(ended))) => {
                let id = ended.operation.id();
                if screen.says("Zoho has not confirmed it") {
                    let is_hers = ended.operation.outcome() == Some(Outcome::SaidToWork);
                    self.check("the clerk's word is told as hers", is_hers, || id.to_owned());
                } else {
                    let set = self.was_set(id);
                    let why = || format!("{:?} was never set; last answer {:?}", id, ended.operation.last_answer());
                    self.check("That's done", set, why);
                    if let Some(op) = self.ops.get_mut(id) {
                        op.told_done = true;
                    }
                }
            }
            ("Nothing was changed" | "Zoho refused", Some(Phase::Editing(_))) => {
                let last = self.last.clone().unwrap_or_default();
                let set = self.has_set(&last);
                self.check(word, !set, || format!("{last:?} was set all the same"));
            }
            ("We can't tell yet", Some(Phase::Ended(ended))) => {
                let is_unknown = matches!(ended.operation.outcome(), Some(Outcome::Unknown(_)));
                self.check(word, is_unknown, || "the outcome is another".into());
            }
            (word, phase) => self.broken.push(format!("\"{word}\" while {phase:?}")),
        }
    }

    /// While it can't be told, the password that may be set is on the page, or behind one key.
    fn unknown(&mut self, screen: &Screen, model: &Model) {
        let Some(Phase::Ended(ended)) = model.reset.as_ref().map(|reset| &reset.phase) else { return };
        if !matches!(ended.operation.outcome(), Some(Outcome::Unknown(_))) {
            return;
        }
        let op = self.ops.get(ended.operation.id()).map(|op| op.password.clone());
        let kept = ended.operation.plan().password().expose();
        self.check("the password that may be set is kept", op.as_deref() == Some(kept), || "another".into());
        if model.help.is_some() {
            let way = screen.button("Close the help").is_some();
            self.check("the way back from the help", way, || "no `Close the help`".into());
            return;
        }
        if model.page != Page::Users || model.trouble.is_some() {
            self.check("the way back to it", screen.button("Users").is_some(), || "no `Users`".into());
            return;
        }
        // All of it at once has the field.
        if ended.read_out.is_some_and(|read| !read.whole || !ended.shows_password) {
            let said = read_out(screen);
            let fine = if ended.shows_password { said == kept } else { screen.button("Hide everything").is_some() };
            self.check("it is on the page that reads out or behind one key", fine, || format!("it says {said:?}"));
            return;
        }
        let values: Vec<_> = screen.fields("New password").map(|field| field.value.clone()).collect();
        let (shown, covered) = (values.iter().all(|value| value == kept), values.iter().all(|value| value == COVER));
        let can_show = ["Show password", "Hide everything"].into_iter().any(|name| screen.button(name).is_some());
        let fine = !values.is_empty() && (shown || covered && can_show);
        self.check("it is on the page or behind one key", fine, || {
            format!("{} fields, can show: {can_show}", values.len())
        });
        if ended.read_out.is_some() {
            return;
        }
        let honest = ended.operation.plan().email_to().is_none() || screen.says("No email has been sent");
        self.check("no email while it can't be told", honest, || "it is not said".into());
    }

    /// A look that sees nothing, although the password was set before it began, tells an untruth.
    fn looks(&mut self, model: &Model) {
        let Some(Phase::Ended(ended)) = model.reset.as_ref().map(|reset| &reset.phase) else { return };
        let id = ended.operation.id();
        if ended.check.is_some() || ended.watch.is_some() {
            return;
        }
        if let Verification::NotSeen(at) = ended.verification
            && self.judged.insert(format!("{id} {at} {}", ended.operation.earlier().map_or(0, |it| it.n_attempts)))
        {
            let was_set = self.set_before_look.get(id).copied().unwrap_or_default();
            self.check("not changed as of", !was_set, || format!("{id} was set before the look"));
        }
        let set = self.has_set(id);
        self.set_before_look.insert(id.to_owned(), set);
    }

    fn loose(&mut self, screen: &Screen, model: &Model) {
        for loose in &model.history.loose {
            let id = loose.subject.op.as_str();
            let check = model.history.checks.get(id);
            match check {
                Some(LooseCheck::Looking(_)) => continue,
                Some(LooseCheck::NotSeen(at)) if self.judged.insert(format!("{id} loose {at}")) => {
                    let was_set = self.set_before_look.get(id).copied().unwrap_or_default();
                    self.check("a loose end not changed", !was_set, || format!("{id} was set before the look"));
                }
                Some(LooseCheck::Changed(at)) if self.judged.insert(format!("{id} loose {at}")) => {
                    let moved = self.weather.record_was(loose.subject.zuid.as_str(), at.as_millisecond());
                    self.check("a loose end changed", moved, || format!("{id}: no change at {at}"));
                }
                _ => {}
            }
            let set = self.has_set(id);
            self.set_before_look.insert(id.to_owned(), set);
            if loose.state == beadle::domain::unfinished::Loose::NotHandedOver {
                let set = self.has_any_of(loose.subject.zuid.as_str());
                self.check("a loose end that was changed", set, || format!("{id} was never set"));
            }
        }
        let is_told = model.history.untold().next().is_some();
        let is_beneath = model.help.is_some() || model.trouble.is_some() || model.reset.is_some();
        let is_table = model.page == Page::Users && !is_beneath;
        if is_table && is_told && model.leaving.is_none() && model.signed_in().is_some() {
            self.check("loose ends are told", screen.says("Unfinished resets"), || "they are not".into());
        }
    }
}

/// The chunks of the password on the page that reads it out, behind the web page and the user name.
fn read_out(screen: &Screen) -> String {
    let chunk = |seen: &Seen| {
        let name = seen.name.as_str();
        let chunk = name.strip_prefix("Begin again from ");
        chunk.or_else(|| name.strip_suffix(", they have it. Begin again from here")).map(str::to_owned)
    };
    screen.all().iter().filter_map(chunk).skip(2).collect()
}
