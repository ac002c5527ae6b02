//! Slips that were saved on the walk: what the page says of each, against what is on the disk.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use beadle::model::Model;
use beadle::model::reset::Phase;
use beadle::model::slip::SlipState;
use tempfile::TempDir;

use crate::rig::World;
use crate::truth::Truth;

/// The folder they go to, and those that were looked at.
pub(crate) struct Slips {
    folder: TempDir,
    n_asked: u32,
    seen: BTreeSet<PathBuf>,
    /// The one that the page last said was saved.
    last: Option<PathBuf>,
}

impl Slips {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), n_asked: 0, seen: BTreeSet::new(), last: None }
    }

    /// When the system asks where to, she says this, or, at times, nothing.
    pub(crate) fn will_choose(&mut self, world: &World, dice: u32) {
        world.files.borrow_mut().clear();
        if !dice.is_multiple_of(4) {
            self.n_asked += 1;
            world.will_choose(&self.folder.path().join(format!("slip {}.pdf", self.n_asked)));
        }
    }

    /// After every action.
    pub(crate) fn look(&mut self, truth: &mut Truth, model: &Model) {
        let Some(Phase::Ended(ended)) = model.reset.as_ref().map(|reset| &reset.phase) else { return };
        let plan = ended.operation.plan();
        match &ended.slip {
            SlipState::Saved(file) => {
                self.last = Some(file.path.clone());
                if self.seen.insert(file.path.clone()) {
                    let text = text_of(&file.path);
                    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
                    let password = squeezed(plan.password().expose());
                    let has_all = squeezed(&text).contains(&password) && text.contains(plan.user().address.as_str());
                    truth.check("a slip has the password and the address", has_all, || file.name());
                }
            }
            SlipState::Deleted => {
                let still_there = self.last.take().filter(|path| path.exists());
                truth.check("a slip that is deleted is gone", still_there.is_none(), || format!("{still_there:?}"));
            }
            SlipState::NotSaved(why) => truth.check("a slip can be saved", false, || format!("{why:?}")),
            SlipState::NotDeleted(_, why) => truth.check("a slip can be deleted", false, || format!("{why:?}")),
            SlipState::None | SlipState::Asking(_) | SlipState::Saving(_) | SlipState::Deleting(..) => {}
        }
    }
}

fn text_of(path: &PathBuf) -> String {
    let output = Command::new("pdftotext").arg("-layout").arg(path).arg("-").output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}
