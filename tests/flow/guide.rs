//! `I'm the new clerk`, over several days.

use beadle::domain::guide::GuideStep;
use beadle::model::Model;
use beadle::msg::{Page, StartMode};
use egui::Key;

use crate::rig::{Rig, files_below};

fn has_ticks(model: &Model, n: usize) -> bool {
    let page = model.guides.page.as_ref();
    page.is_some_and(|page| page.ticks().is_some_and(|ticks| ticks.n_ticked() == n) && page.keeping.is_none())
}

fn open(rig: &mut Rig, n_ticked: usize) {
    rig.press("Settings");
    rig.press("I'm the new clerk");
    rig.wait("the ticks", |model| has_ticks(model, n_ticked));
    rig.wait("her record", |model| model.guides.page.as_ref().is_some_and(|page| page.own.is_some()));
}

#[test]
fn ticks_are_there_on_another_day_and_only_in_their_council() {
    let mut rig = Rig::practice("");
    open(&mut rig, 0);
    assert!(rig.says("Password last changed: "));
    rig.tick("Done: A password of your own");
    rig.press("Next step");
    rig.tick("Done: Sign out all devices");
    rig.wait("both ticks", |model| has_ticks(model, 2));
    rig.key(Key::Escape);
    assert_eq!(rig.model().page, Page::Settings);
    open(&mut rig, 2);
    // Signing out closes it, and whoever signs in again finds the ticks.
    rig.press("Sign out");
    rig.press("Sign out now");
    rig.wait("the end of the sign-in", |model| matches!(model.session, beadle::model::Session::SignedOut(_)));
    assert!(rig.model().guides.page.is_none());
    let folder = rig.end();
    let mut rig = Rig::start_in(folder, StartMode::Practice(String::new()));
    rig.wait("the council", |model| model.signed_in().is_some());
    open(&mut rig, 2);
    assert_eq!(rig.model().guides.page.as_ref().unwrap().step, GuideStep::TwoStep);
    rig.press("Begin again");
    rig.press("Take the ticks away");
    rig.wait("no ticks", |model| has_ticks(model, 0));
    rig.tick("Done: A password of your own");
    // Closed at once: the tick is kept all the same.
    let folder = rig.end();
    let mut rig = Rig::start_in(folder, StartMode::Practice("council=great".to_owned()));
    rig.wait("the other council", |model| model.signed_in().is_some());
    open(&mut rig, 0);
    let folder = rig.end();
    let mut rig = Rig::start_in(folder, StartMode::Practice(String::new()));
    rig.wait("the council", |model| model.signed_in().is_some());
    open(&mut rig, 1);
}

#[test]
fn a_damaged_file_is_said_and_the_next_tick_makes_it_good() {
    let mut rig = Rig::practice("");
    open(&mut rig, 0);
    rig.tick("Done: A password of your own");
    rig.wait("the tick", |model| has_ticks(model, 1));
    let folder = rig.end();
    let file = files_below(folder.path()).into_iter().find(|path| path.ends_with("guides.json")).unwrap();
    std::fs::write(&file, "{\"version\": 1, \"guides\": {\"new-clerk\": 7}}").unwrap();
    let mut rig = Rig::start_in(folder, StartMode::Practice(String::new()));
    rig.wait("the council", |model| model.signed_in().is_some());
    open(&mut rig, 0);
    assert!(rig.says("What was ticked here before can't be read, so nothing is ticked now."));
    rig.tick("Done: A password of your own");
    rig.wait("the tick", |model| has_ticks(model, 1));
    let folder = rig.end();
    assert!(files_below(folder.path()).iter().any(|path| path.ends_with("guides.json.broken-1")));
    let mut rig = Rig::start_in(folder, StartMode::Practice(String::new()));
    rig.wait("the council", |model| model.signed_in().is_some());
    open(&mut rig, 1);
}
