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
    an_outcome(&desktop, theme, "unknown", "reset-cut-after", "We can't tell yet")?;
    a_question_before_leaving(&desktop, theme)?;
    a_crash(&desktop, theme)?;
    a_set_up_file(&desktop, theme)
}

/// A supplier's set-up file, on a desktop without a keychain.
fn a_set_up_file(desktop: &Desktop, theme: &str) -> Result<()> {
    let profile = beadle::profile(desktop, &format!("{theme}-set-up"), theme)?;
    let file = beadle::set_up_file(desktop, 8090)?;
    let name = file.to_string_lossy().into_owned();
    let beadle = Beadle::start(desktop, &profile, &["--connection", &name], None)?;
    beadle.find(&Wanted::new(Role::Heading, "Add Little Wittering Parish Council?"))?;
    beadle.picture(&format!("adding-{theme}"))?;
    beadle.press_button("Add this council")?;
    beadle.find(&Wanted::text_containing("could not keep the secret from the file"))?;
    beadle.picture(&format!("added-{theme}"))?;
    beadle.press_button("Go on")?;
    beadle.find(&Wanted::new(Role::Button, "Sign in to Zoho Mail"))?;
    beadle.picture(&format!("welcome-council-{theme}"))?;
    beadle.close()
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
    beadle.press_button("It still doesn't work")?;
    beadle.answer("Does the page ask for a code after the password?", "Yes")?;
    picture("trouble")?;
    beadle.press_button("Back")?;
    beadle.press_button("Finish")?;
    beadle.set_text("Search users", "sian")?;
    beadle.find(&Wanted::new(Role::Button, "It still doesn't work for Siân Pugh"))?;
    picture("users-recent")?;
    beadle.press_button("History")?;
    beadle.find(&Wanted::new(Role::Heading, "History"))?;
    picture("history")?;
    beadle.close()
}

/// A reset that ends in another way.
fn an_outcome(desktop: &Desktop, theme: &str, name: &str, fault: &str, says: &str) -> Result<()> {
    let profile = beadle::profile(desktop, &format!("{theme}-{name}"), theme)?;
    let beadle = Beadle::start(desktop, &profile, &[&format!("--practice=fault={fault}")], None)?;
    change(&beadle, says)?;
    beadle.picture(&format!("{name}-{theme}")).map(drop)
}

/// An outcome that can't be told: what the person says, what the record says, and the question before it is left.
fn a_question_before_leaving(desktop: &Desktop, theme: &str) -> Result<()> {
    let profile = beadle::profile(desktop, &format!("{theme}-leaving"), theme)?;
    let beadle = Beadle::start(desktop, &profile, &["--practice=fault=reset-500"], None)?;
    change(&beadle, "We can't tell yet")?;
    beadle.press_button("It didn't")?;
    beadle.find(&Wanted::text_containing("not changed as of"))?;
    beadle.picture(&format!("unknown-looked-{theme}"))?;
    beadle.press_button("Leave unresolved")?;
    beadle.find(&Wanted::new(Role::Button, "Stay here"))?;
    beadle.picture(&format!("leaving-{theme}")).map(drop)
}

/// Ended from outside while the change was on its way, and started again.
fn a_crash(desktop: &Desktop, theme: &str) -> Result<()> {
    let profile = beadle::profile(desktop, &format!("{theme}-crash"), theme)?;
    let beadle = Beadle::start(desktop, &profile, &["--practice=fault=reset-timeout"], None)?;
    change(&beadle, "Asking Zoho")?;
    // Dropping it ends the process without a word.
    drop(beadle);
    let beadle = Beadle::start(desktop, &profile, &["--practice"], None)?;
    beadle.users_are_there()?;
    beadle.find(&Wanted::text_containing("was under way at"))?;
    beadle.picture(&format!("unfinished-{theme}"))?;
    beadle.press_button("Check with Zoho")?;
    beadle.find(&Wanted::text_containing("not changed as of"))?;
    beadle.picture(&format!("unfinished-looked-{theme}"))?;
    beadle.press_button("History")?;
    beadle.find(&Wanted::text_starting("Reset started for"))?;
    beadle.picture(&format!("history-unfinished-{theme}")).map(drop)
}

fn change(beadle: &Beadle<'_>, says: &str) -> Result<()> {
    beadle.users_are_there()?;
    open_the_wizard(beadle)?;
    beadle.answer("What has happened?", "Forgotten password")?;
    beadle.press_button("Use these suggestions")?;
    beadle.at_step(9, "Change")?;
    beadle.press_button("Change")?;
    beadle.find(&Wanted::text_starting(says)).map(drop)
}

fn open_the_wizard(beadle: &Beadle<'_>) -> Result<()> {
    beadle.set_text("Search users", "pugh sian")?;
    beadle.press_button("Reset password for Siân Pugh")?;
    beadle.at_step(5, "Change Password")
}
