//! The starts after the kill: what they say, what a look at the record makes of it, and putting it away.

use std::path::{Path, PathBuf};

use beadle::model::Model;
use beadle::model::history::LooseCheck;
use beadle::msg::StartMode;
use beadle::reset::step::Step;
use beadle::worker::clock::Clock;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::SignedDuration;

use crate::council::Council;
use crate::rig::Rig;
use crate::victim::{ADDRESS, NAME};

const HEADING: &str = "Unfinished resets";

/// What the clerk is told of the reset that was killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// Nothing: nothing can have been changed.
    Nothing,
    /// It was under way.
    Unanswered,
    /// It could not be told.
    Untold,
    /// It was changed, and the password is lost.
    NotHandedOver,
}

/// What a look at the record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Record {
    /// A change.
    Moved,
    /// None.
    Unmoved,
}

impl Told {
    /// The sentence, before and after the time.
    fn sentence(self) -> Option<(String, &'static str)> {
        Some(match self {
            Self::Nothing => return None,
            Self::Unanswered => (
                format!("The reset for {ADDRESS} was under way at "),
                " when Beadle stopped. Zoho may or may not have changed the password, and the new one is lost.",
            ),
            Self::Untold => (
                format!("It could not be told whether the password of {ADDRESS} was changed at "),
                ", and Beadle stopped before it was. The new password is lost.",
            ),
            Self::NotHandedOver => (
                format!("The password of {ADDRESS} was changed at "),
                ", and Beadle stopped while the new one was on the screen. If you did not write it down, it is lost.",
            ),
        })
    }

    fn short(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Unanswered => "was under way … may or may not have changed",
            Self::Untold => "could not be told whether … was changed",
            Self::NotHandedOver => "was changed … it is lost",
        }
    }
}

impl Record {
    fn sentence(self) -> (&'static str, &'static str) {
        match self {
            Self::Moved => ("Zoho's record shows a password change at ", ": the old password no longer works."),
            Self::Unmoved => ("Zoho's record: not changed as of ", ". The old password probably still works"),
        }
    }
}

/// The next start.
pub(crate) struct Next<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) base: &'a str,
    pub(crate) council: &'a Council,
    /// How far the computer's clock was put forward since.
    pub(crate) days: i64,
}

/// What it said.
#[derive(Default)]
pub(crate) struct Said {
    /// In short.
    pub(crate) told: String,
    /// The look at the record, in short.
    pub(crate) record: String,
    /// What is not as it should be.
    pub(crate) wrong: Vec<String>,
}

impl Said {
    fn check(&mut self, right: bool, what: &str) {
        if !right {
            self.wrong.push(what.to_owned());
        }
    }
}

impl Next<'_> {
    /// Starts twice more.
    pub(crate) fn play(&self, told: Told, record: Option<Record>, torn: bool, password: &str) -> Said {
        let mut said = Said::default();
        let mut rig = self.start();
        tells(&mut rig, told, "", &mut said);
        told.short().clone_into(&mut said.told);
        "-".clone_into(&mut said.record);
        let is_torn = rig.model().history.read.as_ref().is_some_and(|read| !read.findings.is_empty());
        said.check(is_torn == torn, "the torn line is told if and only if there is one");
        if told != Told::Nothing {
            let offers = rig.offers("Check with Zoho");
            said.check(offers == record.is_some(), "`Check with Zoho` is offered where it can help");
            if record.is_some() && offers {
                look(&mut rig, record, &mut said);
            }
            opens_the_wizard(&mut rig, &mut said);
            put_away(&mut rig, &mut said);
        }
        said.check(rig.is_nowhere_on_disk(password), "the password is in a file");
        drop(rig);
        let mut rig = self.start();
        tells(&mut rig, Told::Nothing, ", after it was put away and Beadle was started once more", &mut said);
        let is_noted = rig.says(&format!("You put the matter of {ADDRESS} away"));
        said.check(is_noted == (told != Told::Nothing), "putting it away is in the history");
        said.check(rig.is_nowhere_on_disk(password), "the password is in a file");
        said
    }

    fn start(&self) -> Rig {
        let mode = StartMode::Connected(Box::new(self.council.connection(self.base)));
        let (system, shift) = (Clock::system(), SignedDuration::from_hours(24 * self.days));
        let clock = Clock::new(move || system.now() + shift);
        let mut rig = Rig::start_at(self.folder, mode, clock, None);
        rig.wait("the users and the journal", |model| {
            model.signed_in().is_some() && !model.users.is_loading() && is_read(model)
        });
        rig
    }
}

fn is_read(model: &Model) -> bool {
    model.history.read.is_some() && model.history.reading.is_none()
}

/// Says so on both pages, or says nothing on either. Ends on History.
fn tells(rig: &mut Rig, told: Told, when: &str, said: &mut Said) {
    for page in ["Users", "History"] {
        rig.press(page);
        rig.wait("the journal", is_read);
        match told.sentence() {
            None => said.check(!rig.says(HEADING), &format!("{page} speaks of an unfinished reset{when}")),
            Some((start, end)) => {
                said.check(rig.says(HEADING), &format!("{page} does not speak of an unfinished reset"));
                said.check(says_both(rig, &start, end), &format!("{page} does not say \"{start}…{end}\""));
            }
        }
    }
}

/// True when one sentence has both parts.
fn says_both(rig: &Rig, start: &str, end: &str) -> bool {
    let label = |node: egui_kittest::Node<'_>| node.accesskit_node().label().or_else(|| node.accesskit_node().value());
    rig.window.query_all_by_label_contains(start).any(|node| label(node).is_some_and(|text| text.contains(end)))
}

/// `Check with Zoho`, on the page that is open.
fn look(rig: &mut Rig, due: Option<Record>, said: &mut Said) {
    rig.press("Check with Zoho");
    rig.wait("the look", |model| {
        let mut checks = model.history.checks.values();
        is_read(model) && checks.next().is_some_and(|check| !matches!(check, LooseCheck::Looking(_)))
    });
    let says = |record: Record| {
        let (start, end) = record.sentence();
        says_both(rig, start, end)
    };
    let found = [Record::Moved, Record::Unmoved].into_iter().filter(|record| says(*record)).collect::<Vec<_>>();
    said.check(found.as_slice() == due.as_slice(), &format!("the look says {found:?}, not {due:?}"));
    said.record = match found.as_slice() {
        [Record::Moved] => "Zoho's record shows a password change".to_owned(),
        [Record::Unmoved] => "Zoho's record: not changed as of".to_owned(),
        _ => "nothing clear".to_owned(),
    };
}

fn opens_the_wizard(rig: &mut Rig, said: &mut Said) {
    rig.press(&format!("Make another password for {NAME}"));
    let reset = rig.model().reset.as_ref();
    let is_open = reset.is_some_and(|reset| {
        reset.draft.user().address.as_str() == ADDRESS && reset.step() == Some(Step::ChangePassword)
    });
    said.check(is_open, "`Make another password` does not open the wizard for that person");
    said.check(rig.says(&format!("Reset password for {NAME}")), "the wizard does not name the person");
    if is_open {
        rig.press("Cancel");
    }
    said.check(rig.says(HEADING), "looking at the wizard makes it go");
}

fn put_away(rig: &mut Rig, said: &mut Said) {
    rig.press("Put this away");
    rig.wait("the journal", is_read);
    said.check(!rig.says(HEADING), "it stays after it was put away");
}

/// The only journal below a folder.
pub(crate) fn journal_in(profile: &Path) -> Option<PathBuf> {
    crate::rig::files_below(profile).into_iter().find(|path| path.ends_with("journal.jsonl"))
}
