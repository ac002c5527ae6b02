//! Signing in with a real web browser, and what people do in it instead of pressing `Accept` once.
#![expect(clippy::indexing_slicing, reason = "a JSON value answers null for what it doesn't have")]

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use url::Url;

use super::beadle::{self, Beadle};
use super::chromium::{self, Chromium, Tab};
use super::council::Council;
use super::desktop::Desktop;
use super::http;
use super::reader::{Role, Wanted};
use super::trouble::{Result, ensure};

/// What Beadle's own page says in the browser.
const DONE: &str = "You are signed in. You can close this page and go back to Beadle.";
const DECLINED: &str = "You did not allow Beadle in, so nothing has happened. You can close this page.";
const FAILED: &str = "That did not work. Close this page, go back to Beadle and try again.";

/// What is there before anybody signs in.
struct Stage<'a> {
    council: Council,
    chromium: Chromium,
    beadle: Beadle<'a>,
}

impl<'a> Stage<'a> {
    fn set(desktop: &'a Desktop) -> Result<Self> {
        Self::set_with(desktop, &[])
    }

    /// With more on the command line.
    fn set_with(desktop: &'a Desktop, more: &[&str]) -> Result<Self> {
        let council = Council::start(desktop, "")?;
        let chromium = Chromium::install(desktop)?;
        let profile = beadle::profile(desktop, "profile", "light")?;
        let address = council.address();
        let arguments = [&["--server", &address], more].concat();
        let beadle = Beadle::start(desktop, &profile, &arguments, Some(Path::new(chromium.command())))?;
        Ok(Self { council, chromium, beadle })
    }

    /// Presses the button, and waits for the so-many-eth page in the browser.
    fn sign_in(&self, number: usize) -> Result<Tab> {
        self.beadle.press_button("Sign in to Zoho Mail")?;
        let tab = self.chromium.tab(number)?;
        tab.wait_for_text("Beadle would like to")?;
        let address = tab.address()?;
        let login = format!("{}/oauth/v2/auth?", self.council.address());
        ensure(address.starts_with(&login), || format!("the browser opened {address}"))?;
        Ok(tab)
    }

    /// Says yes in the browser, and waits for the users in Beadle.
    fn accept(&self, tab: &Tab) -> Result<()> {
        tab.click("accept")?;
        tab.wait_for_text(DONE)?;
        self.beadle.users_are_there()
    }

    fn says(&self, part: &str) -> Result<()> {
        self.beadle.find(&Wanted::text_containing(part)).map(drop)
    }
}

#[test]
fn she_signs_in_with_a_real_browser_and_the_users_appear() -> Result<()> {
    let desktop = Desktop::start()?;
    let stage = Stage::set(&desktop)?;
    let tab = stage.sign_in(1)?;

    // Another program comes to the door first. It is sent away and decides nothing.
    for stranger in ["state=forged&code=1000.evil", "code=1000.evil", "error=access_denied"] {
        let answer = http::get(&format!("http://127.0.0.1:8090/callback?{stranger}"))?;
        ensure(answer.status == 400 && answer.body.contains(FAILED), || format!("{stranger}: {}", answer.body))?;
    }
    stage.says("Waiting for you to sign in")?;

    stage.accept(&tab)?;
    let came_back_to = tab.address()?;
    ensure(came_back_to.starts_with("http://127.0.0.1:8090/callback?"), || came_back_to.clone())?;
    check_the_page(&tab, &came_back_to)?;
    ensure(!stage.beadle.title()?.contains("1000."), || "a code is in the title".to_owned())?;
    let counts = &stage.council.state()?["counts"];
    ensure(counts["token"] == 1 && counts["who_am_i"] == 1, || format!("{counts}"))?;

    comes_back_twice(&stage, &tab)
}

/// Nothing that was in the address stands on the page: it may be read aloud, or printed.
fn check_the_page(tab: &Tab, address: &str) -> Result<()> {
    let html = tab.html()?;
    let query: Vec<(String, String)> = Url::parse(address)?.query_pairs().into_owned().collect();
    ensure(query.iter().any(|(key, _)| key == "code"), || format!("no code in {address}"))?;
    for (key, value) in query {
        ensure(key != "code" && key != "state" || !html.contains(&value), || {
            format!("the page holds the {key}: {html}")
        })?;
    }
    Ok(())
}

/// The door has closed behind her: loading the page again reaches nobody, nor does another `Accept`.
fn comes_back_twice(stage: &Stage<'_>, tab: &Tab) -> Result<()> {
    chromium::wait_until_the_door_is_shut()?;
    tab.reload()?;
    tab.wait_for_text("ERR_CONNECTION_REFUSED")?;
    tab.back()?;
    tab.wait_for_text("Beadle would like to")?;
    // Chromium may have kept the page, or asked for a fresh one: whose code then finds the door shut.
    tab.click("accept")?;
    let end = tab.wait_for_text("This page has been used").or_else(|_| tab.wait_for_text("ERR_CONNECTION_REFUSED"));
    end?;
    stage.beadle.set_text("Search users", "pugh sian")?;
    stage.beadle.find(&Wanted::starting(Role::ListItem, "Siân Pugh, "))?;
    let counts = &stage.council.state()?["counts"];
    ensure(counts["token"] == 1, || format!("a token was asked for again: {counts}"))
}

#[test]
fn she_says_no_in_the_browser_and_signs_in_after_all() -> Result<()> {
    let desktop = Desktop::start()?;
    let stage = Stage::set(&desktop)?;

    // First another program has the port: nothing is opened that could not come back.
    let other_program = TcpListener::bind((Ipv4Addr::LOCALHOST, 8090))?;
    stage.beadle.press_button("Sign in to Zoho Mail")?;
    stage.says("Another program is using the door that Zoho's answer comes through (port 8090).")?;
    ensure(stage.chromium.n_opened() == 0, || "a browser was opened for nothing".to_owned())?;
    drop(other_program);

    let tab = stage.sign_in(1)?;
    tab.click("reject")?;
    tab.wait_for_text(DECLINED)?;
    stage.says("Access was declined at Zoho, so you are not signed in.")?;
    chromium::wait_until_the_door_is_shut()?;
    let counts = &stage.council.state()?["counts"];
    ensure(counts["token"] == 0, || format!("a token was asked for without leave: {counts}"))?;
    drop(tab);

    let tab = stage.sign_in(2)?;
    stage.accept(&tab)
}

#[test]
fn she_closes_the_tab_or_comes_back_to_an_old_one() -> Result<()> {
    let desktop = Desktop::start()?;
    let stage = Stage::set(&desktop)?;

    // Nobody tells Beadle that a tab was closed; it waits, and can be told to stop.
    stage.sign_in(1)?.close()?;
    stage.says("Waiting for you to sign in")?;
    stage.beadle.press_button("Cancel")?;
    stage.says("You stopped signing in. Nothing has happened.")?;
    chromium::wait_until_the_door_is_shut()?;

    // A tab that was forgotten does not end the sign-in that came after it.
    let forgotten = stage.sign_in(2)?;
    stage.beadle.press_button("Cancel")?;
    stage.says("You stopped signing in. Nothing has happened.")?;
    let tab = stage.sign_in(3)?;
    forgotten.click("accept")?;
    forgotten.wait_for_text(FAILED)?;
    stage.says("Waiting for you to sign in")?;
    let counts = &stage.council.state()?["counts"];
    ensure(counts["token"] == 0, || format!("the old tab's code was used: {counts}"))?;

    stage.accept(&tab)
}

#[test]
fn an_email_takes_her_to_the_browser_once_more_and_back_to_her_step() -> Result<()> {
    let desktop = Desktop::start()?;
    let stage = Stage::set(&desktop)?;
    let tab = stage.sign_in(1)?;
    ensure(!tab.address()?.contains("messages.CREATE"), || "sending mail was asked for at once".to_owned())?;
    stage.accept(&tab)?;
    drop(tab);
    let beadle = &stage.beadle;
    beadle.set_text("Search users", "pugh sian")?;
    beadle.press_button("Reset password for Siân Pugh")?;
    beadle.at_step(5, "Change Password")?;
    beadle.answer("What has happened?", "Forgotten password")?;
    beadle.answer("Can Siân read council email on any device right now?", "Yes")?;
    beadle.press_button("Use these suggestions")?;

    let tab = stage.chromium.tab(2)?;
    tab.wait_for_text("Beadle would like to")?;
    ensure(tab.address()?.contains("ZohoMail.messages.CREATE"), || "not asked for".to_owned())?;
    stage.says("To send the password by email, Beadle needs your permission once.")?;
    tab.click("reject")?;
    tab.wait_for_text(DECLINED)?;
    beadle.at_step(8, "Sign out devices, send credentials")?;
    stage.says("The email is off again")?;
    drop(tab);
    chromium::wait_until_the_door_is_shut()?;

    beadle.press(&Wanted::new(Role::CheckBox, "Send credentials via email"))?;
    let tab = stage.chromium.tab(3)?;
    tab.wait_for_text("Beadle would like to")?;
    tab.click("accept")?;
    tab.wait_for_text(DONE)?;
    beadle.at_step(8, "Sign out devices, send credentials")?;
    beadle.press_button("Next")?;
    beadle.at_step(9, "Change")?;
    beadle.press_button("Change")?;
    stage.says("Verified at")?;
    stage.says("Zoho accepted the email")
}

#[test]
fn a_set_up_file_for_a_server_serves_this_run_and_is_left_alone() -> Result<()> {
    let desktop = Desktop::start()?;
    let file = beadle::set_up_file(&desktop, 8090)?;
    let name = file.to_string_lossy().into_owned();
    let stage = Stage::set_with(&desktop, &["--connection", &name])?;
    let tab = stage.sign_in(1)?;
    ensure(tab.address()?.contains(beadle::SET_UP_CLIENT), || "another client signed in".to_owned())?;
    stage.accept(&tab)?;
    stage.says("Little Wittering Parish Council")?;
    ensure(file.exists(), || "the file was deleted".to_owned())
}
