//! A slip in the real window, saved through the system's own window for choosing a file.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::beadle::{self, Beadle};
use super::by_name;
use super::desktop::Desktop;
use super::portal::{Portal, Question};
use super::reader::{Role, State, Wanted};
use super::trouble::{Result, ensure};

#[test]
fn a_slip_is_saved_where_the_clerk_says_and_deleted_again() -> Result<()> {
    let desktop = Desktop::start()?;
    let portal = Portal::start(&desktop)?;
    let profile = beadle::profile(&desktop, "profile", "light")?;
    let beadle = Beadle::start(&desktop, &profile, &["--practice"], None)?;
    by_name::choose_the_person(&beadle)?;
    by_name::answer_step_5(&beadle)?;
    let password = by_name::read_the_password(&beadle)?;
    beadle.at_step(7, "Choose whether to force a password change")?;
    beadle.press_button("Next")?;
    beadle.at_step(8, "Sign out devices, send credentials")?;
    beadle.press_button("Next")?;
    beadle.at_step(9, "Change")?;
    beadle.press_button("Change")?;
    beadle.find(&Wanted::text_starting("That's done"))?;

    // She thinks better of it.
    beadle.press_button("Save a slip…")?;
    let save = Wanted::new(Role::Button, "Save a slip…");
    beadle.find_that(&save, "grey", |button| !button.is(State::Sensitive))?;
    beadle.find_that(&save, "no longer grey", |button| button.is(State::Sensitive))?;

    let slip = desktop.folder().join("home").join("Slip for Siân Pugh.pdf");
    portal.will_choose(&slip);
    beadle.press_button("Save a slip…")?;
    beadle.wait_announced("Slip saved as Slip for Siân Pugh.pdf. Delete the file when it is printed.")?;
    check_the_questions(&portal.questions())?;
    check_the_file(&desktop, &slip, &password)?;

    beadle.press_button("Delete the slip now")?;
    beadle.wait_announced("The slip is deleted.")?;
    ensure(!slip.exists(), || "the slip is still there".to_owned())?;
    beadle.close()
}

fn check_the_questions(questions: &[Question]) -> Result<()> {
    ensure(questions.len() == 2, || format!("two questions are due: {questions:?}"))?;
    ensure(
        questions.iter().all(|question| {
            question.title == "Save the slip"
                && question.name.as_deref() == Some("Slip for Siân Pugh.pdf")
                && question.patterns == ["*.pdf"]
                && question.parent.starts_with("x11:")
        }),
        || format!("something else was asked: {questions:?}"),
    )
}

fn check_the_file(desktop: &Desktop, slip: &Path, password: &str) -> Result<()> {
    let rights = slip.metadata()?.permissions().mode() & 0o777;
    ensure(rights == 0o600, || format!("others may read it: {rights:o}"))?;
    let text = Desktop::run(desktop.command("pdftotext").arg("-layout").arg(slip).arg("-"))?;
    ensure(text.contains(password), || "the password is not on the slip".to_owned())?;
    ensure(text.contains("Siân Pugh"), || format!("the name is not on the slip:\n{text}"))
}
