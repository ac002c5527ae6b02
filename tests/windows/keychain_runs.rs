//! A secret in Windows' Credential Manager outlives the program that put it there.

use super::desktop::{Desktop, built};
use super::trouble::{Result, ensure};

#[test]
fn a_secret_is_read_back_by_another_run() -> Result<()> {
    let desktop = Desktop::start()?;
    let program = built("store.exe")?;
    let run = |step: &str| -> Result<bool> {
        let mut command = desktop.windows_program(&program, 120);
        command.args([&format!("credential_manager::{step}"), "--exact", "--include-ignored"]);
        let (status, said) = desktop.finish(&mut command)?;
        ensure(said.contains("running 1 test"), || format!("{step} was not run: {said}"))?;
        Ok(status.success())
    };
    // Before it was stored there is nothing to read.
    ensure(!run("reads_back")?, || "a secret was there before it was stored".to_owned())?;
    ensure(run("stores")?, || "the secret was not stored".to_owned())?;
    // Only what is kept on disk is left after this.
    desktop.end_wine()?;
    ensure(run("reads_back")?, || "the secret was not read back".to_owned())?;
    ensure(run("takes_away")?, || "the secret was not deleted".to_owned())?;
    ensure(!run("reads_back")?, || "the deleted secret was read back".to_owned())
}
