//! A whole reset by the keyboard alone, as somebody does it who rings a dozen councillors in a morning.

use std::time::Duration;

use super::beadle::{self, Beadle};
use super::desktop::Desktop;
use super::patience::pause;
use super::reader::{Role, State, Wanted};
use super::traces;
use super::trouble::{Result, ensure};

/// Longer than the half second for which Change is deaf after its page has opened.
const A_LOOK: Duration = Duration::from_millis(900);

#[test]
fn a_whole_reset_by_keyboard_alone() -> Result<()> {
    let desktop = Desktop::start()?;
    let profile = beadle::profile(&desktop, "profile", "light")?;
    let beadle = Beadle::start(&desktop, &profile, &["--practice"], None)?;

    // The list is read to its end; then the name stands alone, and Enter opens it.
    beadle.users_are_there()?;
    beadle.keys().press(&["ctrl+f"])?;
    beadle.keys().type_text("pugh sian")?;
    beadle.wait_gone(&Wanted::starting(Role::ListItem, "Owen Pugh, "))?;
    beadle.find(&Wanted::starting(Role::ListItem, "Siân Pugh, "))?;
    beadle.keys().press(&["Return"])?;
    beadle.at_step(5, "Change Password")?;

    // 2 is the second reason.
    beadle.keys().press(&["2"])?;
    beadle.find_that(&Wanted::new(Role::RadioButton, "New phone, tablet or computer"), "be chosen", |node| {
        node.is(State::Checked)
    })?;
    beadle.keys().press(&["ctrl+Return"])?;
    beadle.at_step(9, "Change")?;

    // A plain Enter, pressed once too often, changes nothing.
    pause(A_LOOK);
    beadle.keys().press(&["Return"])?;
    pause(A_LOOK);
    beadle.at_step(9, "Change")?;
    ensure(!profile.join("practice").exists() || traces::journal(&profile, "practice").is_err(), || {
        "a plain Enter started something".to_owned()
    })?;

    beadle.keys().press(&["ctrl+Return"])?;
    beadle.find(&Wanted::text_starting("That's done"))?;
    beadle.find(&Wanted::text_containing("Verified at"))?;
    // `Finish` has the keyboard.
    pause(A_LOOK);
    beadle.keys().press(&["Return"])?;
    beadle.find(&Wanted::new(Role::Field, "Search users"))?;
    beadle.close()?;

    let lines = traces::journal(&profile, "practice")?;
    ensure(lines.iter().any(|line| line["event"] == "ended" && line["outcome"] == "done"), || {
        format!("the journal has no done:\n{lines:#?}")
    })
}
