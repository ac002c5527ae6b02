//! While a password is shown, the system is asked to keep the window out of screenshots.

use beadle::domain::preferences::Preferences;
use beadle::msg::StartMode;
use egui::ViewportCommand;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::rig::{Rig, World};

fn on_step_five(world: &World, folder: &std::path::Path) -> Rig {
    let mut rig = Rig::start_with(folder, StartMode::Practice(String::new()), world.clone());
    rig.wait("the users", |model| !model.users.is_loading() && model.signed_in().is_some());
    rig.open("Siân Pugh");
    rig.choose("Forgotten password", 0);
    rig
}

/// Presses the button, and what was asked of the system since.
fn press(rig: &mut Rig, name: &str) -> Vec<bool> {
    rig.window.get_by_role_and_label(Role::Button, name).click_accesskit();
    let mut asked = Vec::new();
    for _ in 0..5 {
        rig.window.run_steps(1);
        let commands = rig.window.output().viewport_output.values().flat_map(|viewport| &viewport.commands);
        asked.extend(commands.filter_map(|command| match command {
            ViewportCommand::ContentProtected(protected) => Some(*protected),
            _ => None,
        }));
    }
    asked
}

#[test]
fn a_shown_password_is_kept_out_and_a_covered_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut rig = on_step_five(&World::new(), folder.path());
    assert_eq!(press(&mut rig, "Next"), [true]);
    assert_eq!(press(&mut rig, "Show password"), [false]);
    assert_eq!(press(&mut rig, "Show password"), [true]);
    assert!(press(&mut rig, "More choices").is_empty(), "once is enough");
    assert_eq!(press(&mut rig, "Cancel"), [false]);
}

#[test]
fn she_can_switch_it_off_for_somebody_who_helps_from_afar() {
    let folder = tempfile::tempdir().unwrap();
    let world = World::new();
    *world.preferences.borrow_mut() = Preferences { hides_from_capture: false, ..Preferences::default() };
    let mut rig = on_step_five(&world, folder.path());
    assert!(press(&mut rig, "Next").is_empty());
    press(&mut rig, "Settings");
    rig.tick("Keep passwords out of screenshots and shared screens");
    assert!(world.preferences.borrow().hides_from_capture, "and it is remembered");
}
