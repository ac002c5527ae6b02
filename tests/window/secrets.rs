//! A whole session, from signing in to the end, with the log as talkative as it gets; and then a look for every secret of
//! it wherever none may be.

use std::fs;

use url::Url;

use super::beadle::{self, Beadle};
use super::browser::Browser;
use super::by_name;
use super::council::Council;
use super::desktop::Desktop;
use super::reader::{Role, Wanted};
use super::tap::Tap;
use super::traces;
use super::trouble::{Result, Trouble, ensure};

/// What a supplier gives a clerk.
const SET_UP: &str = r#"{"council": "Little Wittering Parish Council", "region": "eu", "client_id": "1000.SETUPFILE",
    "client_secret": "canary-Heron-Ladder-63", "redirect_port": 8090}"#;

#[test]
fn no_secret_of_a_session_is_left_anywhere() -> Result<()> {
    let desktop = Desktop::start()?;
    let council = Council::start(&desktop, "")?;
    let tap = Tap::before(&council);
    let browser = Browser::install(&desktop)?;
    let profile = beadle::profile(&desktop, "profile", "light")?;
    let set_up = desktop.folder().join("Little Wittering.beadle");
    fs::write(&set_up, SET_UP)?;
    let arguments = ["--server", tap.address(), "--connection", &set_up.to_string_lossy()];
    let beadle = Beadle::start(&desktop, &profile, &arguments, Some(browser.command().as_path()))?;
    let mut titles = vec![beadle.title()?];

    beadle.press_button("Sign in to Zoho Mail")?;
    browser.accept(tap.address())?;
    // The list breaks off the first time.
    beadle.press_button("Refresh")?;
    by_name::choose_the_person(&beadle)?;
    titles.push(beadle.title()?);
    by_name::answer_step_5(&beadle)?;
    let password = by_name::read_the_password(&beadle)?;
    titles.push(beadle.title()?);
    by_name::look_at_the_consequences(&beadle, || browser.accept(tap.address()))?;
    beadle.press_button("Change")?;
    beadle.find(&Wanted::text_starting("That's done"))?;
    beadle.find(&Wanted::text_containing("Verified at"))?;
    beadle.find(&Wanted::text_starting("Zoho accepted the email"))?;
    titles.push(beadle.title()?);
    beadle.press_button("Finish")?;
    beadle.find(&Wanted::new(Role::Field, "Search users"))?;
    titles.push(beadle.title()?);

    let secrets = tap.secrets()?;
    ensure(secrets.contains_key(&password), || "the password on the screen is not the one that was sent".to_owned())?;
    for (secret, what) in &secrets {
        let somewhere = |trouble: Trouble| trouble.while_doing(format_args!("looking for the {what}"));
        traces::not_in_process(beadle.id(), secret).map_err(somewhere)?;
        tap.not_in_addresses(secret, what)?;
        ensure(!titles.iter().any(|title| title.contains(secret)), || format!("the {what} is in a title: {titles:?}"))?;
    }
    beadle.close()?;
    // It is the only file that may hold one, and not Beadle's.
    fs::remove_file(&set_up)?;
    for (secret, what) in &secrets {
        traces::in_no_file(desktop.folder(), secret)
            .map_err(|trouble| trouble.while_doing(format_args!("looking for the {what}")))?;
    }
    // What the browser is sent there with lies in the test's own folder, and is nobody else's business.
    for number in 0..2 {
        let address = Url::parse(&browser.address(number)?)?;
        let state = address.query_pairs().find(|(key, _)| key == "state").map(|(_, value)| value.into_owned());
        traces::in_no_file(
            &profile,
            &state.ok_or_else(|| Trouble::new("the browser was sent there without a state"))?,
        )?;
    }

    // Without a log there is nothing to be found in it.
    let log = fs::read_to_string(profile.join("beadle.log"))?;
    ensure(log.contains(" DEBUG ") && log.contains("status=401"), || format!("the log is not talkative:\n{log}"))
}
