//! A whole reset by the keyboard alone, as somebody does it who rings a dozen councillors in a morning.

use std::time::Duration;

use super::beadle::{self, Beadle};
use super::desktop::Desktop;
use super::patience::pause;
use super::reader::{Role, State, Wanted};
use super::traces;
use super::trouble::{Result, Trouble, ensure};

/// Longer than the half second for which Change is deaf after its page has opened.
const A_LOOK: Duration = Duration::from_millis(900);
/// Longer than a frame.
const A_MOMENT: Duration = Duration::from_millis(150);

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

    // A plain Enter changes nothing, not even on the button itself.
    tab_to(&beadle, "Change")?;
    pause(A_LOOK);
    beadle.keys().press(&["Return"])?;
    pause(A_LOOK);
    beadle.at_step(9, "Change")?;
    let lines = traces::journal(&profile, "practice")?;
    ensure(lines.is_empty(), || format!("a plain Enter started something:\n{lines:#?}"))?;

    beadle.keys().press(&["ctrl+Return"])?;
    beadle.find(&Wanted::text_starting("That's done"))?;
    beadle.find(&Wanted::text_containing("Verified at"))?;
    tab_to(&beadle, "Finish")?;
    beadle.keys().press(&["Return"])?;
    beadle.find(&Wanted::new(Role::Field, "Search users"))?;
    beadle.close()?;

    let lines = traces::journal(&profile, "practice")?;
    ensure(lines.iter().any(|line| line["event"] == "ended" && line["outcome"] == "done"), || {
        format!("the journal has no done:\n{lines:#?}")
    })
}

/// Presses Tab until the button of this name has the keyboard.
fn tab_to(beadle: &Beadle<'_>, name: &str) -> Result<()> {
    let wanted = Wanted::new(Role::Button, name);
    for _ in 0..40 {
        if beadle.focused()?.is_some_and(|node| wanted.fits(&node)) {
            return Ok(());
        }
        beadle.keys().press(&["Tab"])?;
        // Until the key has arrived and the window has said so.
        pause(A_MOMENT);
    }
    Err(Trouble::new(format!("Tab never comes to {name:?}:\n{}", beadle.dump())))
}
