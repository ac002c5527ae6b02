//! The pages of the installer and of the uninstaller, answered by the keyboard as a clerk would.

use std::path::Path;

use super::beadle::Beadle;
use super::desktop::Desktop;
use super::pane::{PATIENCE, Pane, until};
use super::places::{Made, Places};
use super::process::Running;
use super::trouble::{Result, Trouble, ensure};

const SET_UP: &str = "Beadle Setup";
const REMOVAL: &str = "Beadle Uninstall";

#[test]
fn the_pages_install_wait_for_an_open_beadle_and_remove_what_the_clerk_made() -> Result<()> {
    let desktop = Desktop::start()?;
    let places = Places::find(&desktop)?;
    let (old, new) = (Made::new(&desktop, "0.0.1")?, Made::new(&desktop, "9.0.0")?);
    let before = places.belongings()?;

    // Welcome, the files, and the last page, which starts Beadle.
    let (mut set_up, page) = start(&desktop, &old.set_up)?;
    page.picture("set-up")?;
    page.keys().press(&["Return"])?;
    finish(&page, || Ok(places.hold(&old).is_ok()))?;
    page.picture("set-up-finished")?;
    page.keys().press(&["Return"])?;
    let beadle = Beadle::started_by_another(&desktop, &places.profile)?;
    ends(&mut set_up)?;

    // An upgrade asks for Beadle to be closed, and waits.
    let (mut set_up, page) = start(&desktop, &new.set_up)?;
    page.keys().press(&["Return"])?;
    let question = box_over(&desktop, SET_UP, &page)?;
    question.picture("set-up-asks")?;
    ensure(places.has_program(&old), || "an open Beadle was replaced".to_owned())?;
    beadle.close()?;
    ensure(places.has_program(&old), || "Beadle was replaced before anybody answered".to_owned())?;
    question.activate()?;
    question.keys().press(&["Return"])?;
    finish(&page, || Ok(places.hold(&new).is_ok()))?;
    page.keys().press(&["Return"])?;
    Beadle::started_by_another(&desktop, &places.profile)?.close()?;
    ends(&mut set_up)?;

    // Removed with settings and history, when the clerk says so.
    ensure(places.profile.join("settings.json").is_file(), || "Beadle left no settings".to_owned())?;
    let (_removal, page) = start_removal(&desktop, &places.programs.join("uninstall.exe"))?;
    page.picture("removal")?;
    page.keys().press(&["Return"])?;
    let question = box_over(&desktop, REMOVAL, &page)?;
    question.picture("removal-asks")?;
    ensure(places.profile.join("settings.json").is_file(), || "deleted before anybody answered".to_owned())?;
    // To `Yes`: `No` is what a hasty Enter gets.
    question.keys().press(&["Left", "Return"])?;
    until("settings and history are deleted", || Ok(!places.profile.exists()))?;
    page.rest()?;
    page.keys().press(&["Return"])?;
    until("the uninstaller's window is closed", || Ok(desktop.windows(REMOVAL)?.is_empty()))?;
    places.wait_until_removed(&desktop, &before)
}

fn start<'a>(desktop: &'a Desktop, program: &Path) -> Result<(Running, Pane<'a>)> {
    let mut running = desktop.start_program(&mut desktop.windows_program(program, 300), "set-up")?;
    let pane = Pane::opened_by(desktop, &mut running, SET_UP, &[])?;
    Ok((running, pane))
}

/// The uninstaller goes on as a copy of itself, whose window this is.
fn start_removal<'a>(desktop: &'a Desktop, program: &Path) -> Result<(Running, Pane<'a>)> {
    let running = desktop.start_program(&mut desktop.windows_program(program, 300), "removal")?;
    until("the uninstaller's window", || Ok(!desktop.windows(REMOVAL)?.is_empty()))?;
    let id = desktop.windows(REMOVAL)?.pop().ok_or_else(|| Trouble::new("the uninstaller is gone again"))?;
    Ok((running, Pane::new(desktop, id)?))
}

/// Waits until the files are there, and goes on from their page to the last.
fn finish(page: &Pane<'_>, is_installed: impl FnMut() -> Result<bool>) -> Result<()> {
    until("the files are there", is_installed)?;
    page.rest()?;
    page.activate()?;
    page.after(|keys| keys.press(&["Return"]))
}

/// A question, over the page of the same title.
fn box_over<'a>(desktop: &'a Desktop, title: &str, page: &Pane<'_>) -> Result<Pane<'a>> {
    let others = || -> Result<Vec<String>> {
        Ok(desktop.windows(title)?.into_iter().filter(|window| window != page.id()).collect())
    };
    until("a question", || Ok(!others()?.is_empty()))?;
    let id = others()?.pop().ok_or_else(|| Trouble::new("the question is gone again"))?;
    Pane::new(desktop, id)
}

fn ends(set_up: &mut Running) -> Result<()> {
    set_up.wait_for_end(PATIENCE).map(drop)
}
