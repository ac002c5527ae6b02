//! Pictures of every screen, light and dark, for people to look at. Where they go: `screenshot::folder`.

use super::beadle::{self, Beadle};
use super::desktop::Desktop;
use super::reader::{Role, Wanted};
use super::trouble::Result;

#[test]
fn every_screen_in_light() -> Result<()> {
    every_screen("light")
}

#[test]
fn every_screen_in_dark() -> Result<()> {
    every_screen("dark")
}

fn every_screen(theme: &str) -> Result<()> {
    let desktop = Desktop::start()?;
    a_reset(&desktop, theme)?;
    an_outcome(&desktop, theme, "refused", "reset-breached", "Zoho refused")?;
    an_outcome(&desktop, theme, "unknown", "reset-cut-after", "We can't tell yet")
}

/// From the welcome page through a reset that works to the history.
fn a_reset(desktop: &Desktop, theme: &str) -> Result<()> {
    let profile = beadle::profile(desktop, &format!("{theme}-reset"), theme)?;
    let beadle = Beadle::start(desktop, &profile, &[], None)?;
    let picture = |name: &str| beadle.picture(&format!("{name}-{theme}")).map(drop);

    beadle.find(&Wanted::new(Role::Button, "Practise with a pretend council"))?;
    picture("welcome")?;
    beadle.press_button("Practise with a pretend council")?;
    beadle.users_are_there()?;
    picture("users")?;
    beadle.set_text("Search users", "pugh nobody")?;
    beadle.find(&Wanted::text_starting("Nobody matches"))?;
    picture("users-nomatch")?;

    open_the_wizard(&beadle)?;
    beadle.answer("What has happened?", "New phone, tablet or computer")?;
    picture("step5")?;
    for (number, title) in [
        (6, "Enter a new password"),
        (7, "Choose whether to force a password change"),
        (8, "Sign out devices, send credentials"),
        (9, "Change"),
    ] {
        beadle.press_button("Next")?;
        beadle.at_step(number, title)?;
        picture(&format!("step{number}"))?;
    }
    beadle.press_button("Change")?;
    beadle.find(&Wanted::text_containing("Verified at"))?;
    picture("done")?;
    beadle.press_button("Finish")?;
    beadle.press_button("History")?;
    beadle.find(&Wanted::new(Role::Heading, "History"))?;
    picture("history")?;
    beadle.close()
}

/// A reset that ends in another way.
fn an_outcome(desktop: &Desktop, theme: &str, name: &str, fault: &str, says: &str) -> Result<()> {
    let profile = beadle::profile(desktop, &format!("{theme}-{name}"), theme)?;
    let beadle = Beadle::start(desktop, &profile, &[&format!("--practice=fault={fault}")], None)?;
    beadle.users_are_there()?;
    open_the_wizard(&beadle)?;
    beadle.answer("What has happened?", "Forgotten password")?;
    beadle.press_button("Use these suggestions")?;
    beadle.at_step(9, "Change")?;
    beadle.press_button("Change")?;
    beadle.find(&Wanted::text_starting(says))?;
    beadle.picture(&format!("{name}-{theme}")).map(drop)
}

fn open_the_wizard(beadle: &Beadle<'_>) -> Result<()> {
    beadle.set_text("Search users", "pugh sian")?;
    beadle.press_button("Reset password for Siân Pugh")?;
    beadle.at_step(5, "Change Password")
}
