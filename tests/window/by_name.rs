//! A whole reset as a screen reader's user does it, by accessible names alone, against a server that the test owns.
#![expect(clippy::indexing_slicing, reason = "a JSON value answers null for what it doesn't have")]

use serde_json::Value;

use super::beadle::{self, Beadle};
use super::browser::Browser;
use super::council::Council;
use super::desktop::Desktop;
use super::reader::{Role, State, Wanted};
use super::traces;
use super::trouble::{Result, Trouble, ensure};

const SIAN: &str = "Siân Pugh";
const ADDRESS: &str = "cllr.pugh@littlewittering-pc.gov.uk";

#[test]
fn a_whole_reset_by_accessible_names_leaves_a_journal_and_no_password() -> Result<()> {
    let desktop = Desktop::start()?;
    let council = Council::start(&desktop, "")?;
    let browser = Browser::install(&desktop)?;
    let profile = beadle::profile(&desktop, "profile", "light")?;
    let beadle =
        Beadle::start(&desktop, &profile, &["--server", &council.address()], Some(browser.command().as_path()))?;

    beadle.find(&Wanted::new(Role::Button, "Practise with a pretend council"))?;
    ensure(beadle.title()? == "Beadle", || format!("the title on Welcome is {:?}", beadle.title()))?;
    beadle.press_button("Sign in to Zoho Mail")?;
    browser.accept(&council.address())?;

    choose_the_person(&beadle)?;
    answer_step_5(&beadle)?;
    let password = read_the_password(&beadle)?;
    look_at_the_consequences(&beadle, || browser.accept(&council.address()))?;
    ensure(!council.password_is(ADDRESS, &password)?, || "the password is set before Change was pressed".to_owned())?;

    beadle.press_button("Change")?;
    beadle.find(&Wanted::text_starting("That's done"))?;
    beadle.wait_announced("That's done")?;
    beadle.find(&Wanted::text_containing("Verified at"))?;
    beadle.find(&Wanted::text_starting("Zoho accepted the email"))?;

    ensure(!beadle.title()?.contains(&password), || "the password is in the window's title".to_owned())?;
    traces::not_in_process(beadle.id(), &password)?;
    check_the_council(&council, &password)?;
    beadle.press_button("Finish")?;
    beadle.find(&Wanted::new(Role::Field, "Search users"))?;
    traces::in_no_file(desktop.folder(), &password)?;
    beadle.close()?;
    traces::in_no_file(desktop.folder(), &password)?;
    check_the_journal(&traces::journal(&profile, "loopback")?)
}

/// Searches for the person, and opens the wizard.
pub(crate) fn choose_the_person(beadle: &Beadle<'_>) -> Result<()> {
    beadle.users_are_there()?;
    // Neither accents nor the order of the words matter.
    beadle.set_text("Search users", "pugh sian")?;
    beadle.wait_gone(&Wanted::starting(Role::ListItem, "Owen Pugh, "))?;
    let row = beadle.find(&Wanted::starting(Role::ListItem, &format!("{SIAN}, ")))?;
    ensure(row.name.contains(ADDRESS), || format!("the row does not say the address: {}", row.name))?;
    beadle.press_button(&format!("Reset password for {SIAN}"))?;
    beadle.find(&Wanted::new(Role::Heading, &format!("Reset password for {SIAN}"))).map(drop)
}

/// Answers the questions, so that a memorable password is emailed.
pub(crate) fn answer_step_5(beadle: &Beadle<'_>) -> Result<()> {
    beadle.at_step(5, "Change Password")?;
    ensure(beadle.all_in_group("What has happened?", Role::RadioButton)?.len() == 8, || {
        format!("eight reasons are due:\n{}", beadle.dump())
    })?;
    // Without a reason it goes nowhere, and says so.
    beadle.press_button("Use these suggestions")?;
    beadle.wait_announced("Choose what has happened")?;
    beadle.answer("What has happened?", "New phone, tablet or computer")?;
    beadle.answer("Can Siân read council email on any device right now?", "Yes")?;
    beadle.answer("Will Siân manage to choose a new password alone?", "Rather not")?;
    beadle.press_button("Next")
}

/// Reads the suggested password off the screen, and keeps it.
pub(crate) fn read_the_password(beadle: &Beadle<'_>) -> Result<String> {
    beadle.at_step(6, "Enter a new password")?;
    let field = beadle.find(&Wanted::new(Role::Field, "New password"))?;
    ensure(field.is(State::ReadOnly), || "a made-up password can be typed over".to_owned())?;
    let password = beadle.text("New password")?;
    // Maple-Tunnel-Otter-Blanket-47: four words, for nobody will replace it soon.
    let n_parts = password.split('-').count();
    ensure(n_parts == 5 && password.is_ascii(), || format!("the password has {n_parts} parts"))?;
    beadle.press_button("Next")?;
    Ok(password)
}

/// On through 7 and 8, each as suggested for these answers, to 9. On the way Beadle needs leave to send mail, and goes to
/// the browser for it by itself.
pub(crate) fn look_at_the_consequences(beadle: &Beadle<'_>, allow_mail: impl FnOnce() -> Result<()>) -> Result<()> {
    let is_ticked = |name: &str| Ok::<_, Trouble>(beadle.find(&Wanted::new(Role::CheckBox, name))?.is(State::Checked));
    beadle.at_step(7, "Choose whether to force a password change")?;
    ensure(!is_ticked("Force password change on first login")?, || "a change is forced".to_owned())?;
    beadle.press_button("Next")?;
    beadle.at_step(8, "Sign out devices, send credentials")?;
    ensure(!is_ticked("Sign out from all devices")?, || "devices are signed out".to_owned())?;
    ensure(is_ticked("Send credentials via email")?, || "nothing is emailed".to_owned())?;
    beadle.press_button("Next")?;
    allow_mail()?;
    beadle.at_step(9, "Change")?;
    for button in ["Alter the password", "Alter the forced change", "Alter sign-out and email"] {
        beadle.find(&Wanted::new(Role::Button, button))?;
    }
    Ok(())
}

fn check_the_council(council: &Council, password: &str) -> Result<()> {
    ensure(council.password_is(ADDRESS, password)?, || "the mailbox has another password".to_owned())?;
    ensure(council.mail_contains(ADDRESS, password)?, || "the email does not hold the password".to_owned())?;
    let state = council.state()?;
    let wrong = |what: &str| format!("{what}: {state:#}");
    ensure(state["putsSeen"] == 1 && state["changesApplied"] == 1, || wrong("one PUT is due, and one change"))?;
    let reset = &state["resets"][0];
    // Both flags are sent, and both say no: leaving one out would let the server choose.
    ensure(reset["oneTimePassword"] == false && reset["signOut"] == false, || wrong("the flags are not as shown"))?;
    ensure(reset["freshConnection"] == true, || wrong("the reset went over a used connection"))?;
    let nobody = Vec::new();
    let changed: Vec<&Value> = state["accounts"]
        .as_array()
        .unwrap_or(&nobody)
        .iter()
        .filter(|account| account["changes"] != 0)
        .map(|account| &account["address"])
        .collect();
    ensure(changed == [ADDRESS], || wrong("somebody else's password was changed"))
}

fn check_the_journal(lines: &[Value]) -> Result<()> {
    let wrong = |what: &str| format!("{what}:\n{lines:#?}");
    let events: Vec<(&str, &str)> = lines
        .iter()
        .map(|line| (line["event"].as_str().unwrap_or_default(), line["outcome"].as_str().unwrap_or_default()))
        .collect();
    ensure(events.first() == Some(&("started", "")), || wrong("the journal does not begin with what was about to be"))?;
    for due in [("ended", "done"), ("checked", "verified"), ("emailed", "email-accepted")] {
        ensure(events.contains(&due), || wrong(&format!("no line {due:?}")))?;
    }
    let first = lines.first().map(|line| &line["op"]);
    let is_of_this = |line: &Value| line["address"] == ADDRESS && Some(&line["op"]) == first;
    ensure(lines.iter().all(is_of_this), || wrong("a line of something else"))
}
