//! The slip on the page of an outcome, by role and name.

use std::path::PathBuf;

use beadle::domain::file_trouble::FileTrouble;
use beadle::domain::outcome::{Answer, Doubt};
use beadle::domain::slip::Replaced;
use beadle::domain::slip_file::{Mark, NotDeleted, NotSaved, SlipFile};
use beadle::model::Model;
use beadle::model::reset::Phase;
use beadle::model::slip::SlipState;
use beadle::msg::{ChangeBy, Command, Effect, FileQuestion, Msg, Reply, RequestId, ResetMsg, SlipDone, SlipMsg};
use beadle::reset::answers::Reason;
use beadle::reset::operation::{ChangeEnd, ChangeReport};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Desk, now, sian};
use crate::stage::{Window, window};

fn done() -> Desk {
    Desk::answered(&sian(), Answer::Done { server_time: None })
}

fn with(slip: SlipState) -> Window<'static> {
    let mut desk = done();
    let Phase::Ended(ended) = &mut desk.model.reset.as_mut().unwrap().phase else { return window(desk) };
    ended.slip = slip;
    window(desk)
}

fn file(replaced: Replaced) -> SlipFile {
    let mark = Mark { n_bytes: 7, digest: [7; 32] };
    SlipFile { path: PathBuf::from("/there/Slip for Siân\u{202E} Pugh.pdf"), mark, replaced }
}

fn slip(model: &Model) -> Option<&SlipState> {
    match &model.reset.as_ref()?.phase {
        Phase::Ended(ended) => Some(&ended.slip),
        _ => None,
    }
}

fn offers(window: &Window<'_>, name: &str) -> bool {
    window.query_by_role_and_label(Role::Button, name).is_some_and(|node| !node.accesskit_node().is_disabled())
}

fn announced(window: &Window<'_>) -> Vec<String> {
    window.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn the_button_asks_for_a_place() {
    for answer in [Answer::Done { server_time: None }, Answer::Unknown(Doubt::TimedOut)] {
        let mut window = window(Desk::answered(&sian(), answer));
        window.get_by_role_and_label(Role::Button, "Save a slip…").click_accesskit();
        window.step();
        let asks = |effect: &Effect| matches!(effect, Effect::AskForFile(FileQuestion::SaveSlip(_)));
        assert!(window.state().desk.effects.iter().any(asks));
        window.run();
        assert!(!offers(&window, "Save a slip…"), "the system asks");
    }
}

#[test]
fn what_became_of_it_is_said() {
    let saved = with(SlipState::Saved(Box::new(file(Replaced::default()))));
    let said = "Slip saved as Slip for Siân Pugh.pdf. Delete the file when it is printed.";
    assert!(announced(&saved).contains(&said.to_owned()), "{:?}", announced(&saved));
    assert!(offers(&saved, "Delete the slip now") && !offers(&saved, "Save a slip…"));
    assert!(!announced(&saved).iter().any(|said| said.contains("Beadle's letters")));
    let replaced = with(SlipState::Saved(Box::new(file(Replaced { name: true, council: true }))));
    let said = "The name can't be printed with Beadle's letters; the slip has the address instead.";
    assert!(announced(&replaced).contains(&said.to_owned()));
    assert!(announced(&replaced).iter().any(|said| said.starts_with("The council's name can't be printed")));
    assert!(announced(&with(SlipState::Deleted)).contains(&"The slip is deleted.".to_owned()));
}

#[test]
fn every_trouble_has_its_sentence_and_a_way_on() {
    let troubles = [
        FileTrouble::NotFound,
        FileTrouble::NotAFile,
        FileTrouble::TooBig,
        FileTrouble::Denied,
        FileTrouble::Full,
        FileTrouble::Other,
    ];
    for why in troubles.map(NotSaved::File).into_iter().chain([NotSaved::Letters, NotSaved::NotMade]) {
        let window = with(SlipState::NotSaved(why));
        assert!(announced(&window).iter().any(|said| said.starts_with("The slip was not saved. ")), "{why:?}");
        assert!(offers(&window, "Save a slip…") && !offers(&window, "Delete the slip now"), "{why:?}");
    }
    for why in troubles.map(NotDeleted::File).into_iter().chain([NotDeleted::Changed]) {
        let window = with(SlipState::NotDeleted(Box::new(file(Replaced::default())), why));
        assert!(announced(&window).iter().any(|said| said.starts_with("The slip was not deleted. ")), "{why:?}");
        let is_over = matches!(why, NotDeleted::Changed | NotDeleted::File(FileTrouble::NotFound));
        assert_eq!(offers(&window, "Delete the slip now"), !is_over, "{why:?}");
    }
    for busy in
        [SlipState::Saving(RequestId(1)), SlipState::Deleting(RequestId(1), Box::new(file(Replaced::default())))]
    {
        let window = with(busy);
        assert!(!offers(&window, "Save a slip…") && !offers(&window, "Delete the slip now"));
    }
}

#[test]
fn the_keyboard_goes_on_at_the_next_button_of_the_slip() {
    let mut window = window(done());
    let focused = |window: &Window<'_>, name: &str| window.get_by_role_and_label(Role::Button, name).is_focused();
    let answer = |window: &mut Window<'_>, done: SlipDone| {
        let desk = &mut window.state_mut().desk;
        let id = desk.request(|command| matches!(command, Command::Slip(..)));
        desk.reply(Reply::Slip(id, done));
        window.state_mut().send_focus();
        window.run();
    };
    let choose = |window: &mut Window<'_>, path: Option<PathBuf>| {
        window.get_by_role_and_label(Role::Button, "Save a slip…").focus();
        window.run();
        window.key_press(egui::Key::Space);
        window.run();
        let desk = &mut window.state_mut().desk;
        let Some(SlipState::Asking(id)) = slip(&desk.model) else { panic!("nothing is asked") };
        desk.send(Msg::Slip(SlipMsg::Chosen(*id, path)));
        window.state_mut().send_focus();
        window.run();
    };
    choose(&mut window, None);
    assert!(focused(&window, "Save a slip…"), "she has thought better of it");
    let file = Box::new(file(Replaced::default()));
    choose(&mut window, Some(file.path.clone()));
    answer(&mut window, SlipDone::Saved(Ok(file)));
    assert!(focused(&window, "Delete the slip now"));
    window.key_press(egui::Key::Space);
    window.run();
    answer(&mut window, SlipDone::Deleted(Ok(())));
    assert!(focused(&window, "Save a slip…"));
}

#[test]
fn somebody_who_left_has_none() {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Left));
    desk.reset(ResetMsg::UseSuggestions);
    desk.reset(ResetMsg::Change(ChangeBy::Button));
    let id = desk.request(|command| matches!(command, Command::Change { .. }));
    let end = ChangeEnd::Answered(Answer::Done { server_time: None });
    let report = ChangeReport { end, baseline: None, sent: vec![now()], journal_failed: false, earlier: Vec::new() };
    desk.reply(Reply::ChangeEnded { id, report: Box::new(report) });
    let left = window(desk);
    left.get_by_label("That's done");
    assert!(!offers(&left, "Save a slip…"));
}
