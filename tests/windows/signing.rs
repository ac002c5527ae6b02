//! The signing script, with a certificate that is thrown away.

use std::fs;
use std::path::Path;

use super::desktop::{Desktop, built};
use super::trouble::{Result, ensure};

#[test]
fn a_signed_program_verifies_and_a_changed_one_does_not() -> Result<()> {
    let desktop = Desktop::start()?;
    let at = |name: &str| desktop.folder().join(name);
    let (key, certificate, bundle, password) = (at("key.pem"), at("certificate.pem"), at("bundle.p12"), at("password"));
    fs::write(&password, "thrown away\n")?;
    Desktop::run(
        desktop
            .command("openssl")
            .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Beadle test"])
            .args(["-addext", "extendedKeyUsage=codeSigning"])
            .arg("-keyout")
            .arg(&key)
            .arg("-out")
            .arg(&certificate),
    )?;
    let pass = format!("file:{}", password.display());
    Desktop::run(
        desktop
            .command("openssl")
            .args(["pkcs12", "-export", "-passout", &pass, "-out"])
            .arg(&bundle)
            .arg("-inkey")
            .arg(&key)
            .arg("-in")
            .arg(&certificate),
    )?;

    let program = at("beadle-cli.exe");
    fs::copy(built("beadle-cli.exe")?, &program)?;
    ensure(!verifies(&desktop, &program, &certificate)?, || "it was signed already".to_owned())?;
    Desktop::run(
        desktop
            .command(Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/windows/sign"))
            .arg(&program)
            .env("BEADLE_SIGN_PKCS12", &bundle)
            .env("BEADLE_SIGN_PASSWORD", &password)
            .env("BEADLE_SIGN_CA", &certificate),
    )?;
    ensure(verifies(&desktop, &program, &certificate)?, || "the signature does not verify".to_owned())?;
    let version = desktop.finish_well(desktop.windows_program(&program, 60).arg("--version"))?;
    ensure(version.starts_with("beadle "), || format!("the signed program said: {version}"))?;

    let mut bytes = fs::read(&program)?;
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 1;
    }
    fs::write(&program, bytes)?;
    ensure(!verifies(&desktop, &program, &certificate)?, || "a changed program verifies".to_owned())
}

fn verifies(desktop: &Desktop, program: &Path, certificate: &Path) -> Result<bool> {
    let mut command = desktop.command("osslsigncode");
    Ok(command.arg("verify").arg("-CAfile").arg(certificate).arg("-in").arg(program).output()?.status.success())
}
