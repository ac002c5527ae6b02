//! Somebody went away while a password was on the screen.

use std::time::Duration;

use beadle::msg::StartMode;
use egui::Key;

use crate::rig::Rig;

#[test]
fn the_password_is_covered_not_dropped_and_one_key_shows_it_again() {
    let practice = StartMode::Practice("fault=reset-500".to_owned());
    let mut rig = Rig::start_covering(tempfile::tempdir().unwrap(), practice, Duration::from_millis(400));
    rig.wait("the users", |model| !model.users.is_loading() && model.signed_in().is_some());
    rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
    rig.press("Change");
    rig.wait_for_answer();
    let password = rig.ended().operation.plan().password().expose().to_owned();
    rig.wait("the cover", |model| model.reset.as_ref().is_some_and(|reset| !reset.shows_password()));
    assert_ne!(rig.password_on_screen().unwrap(), password);
    assert_eq!(rig.verdict(), "We can't tell yet");
    rig.window.key_press(Key::F9);
    rig.window.run_steps(2);
    assert_eq!(rig.password_on_screen().unwrap(), password);
}
