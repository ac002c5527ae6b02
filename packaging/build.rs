//! The build script. It says when the program must be built again, looks at the publisher's client ID, and gives the
//! Windows programs their icon, their version and their manifest.

use std::io;

const ICON: &str = "assets/icon/beadle.ico";
const MANIFEST: &str = "packaging/windows/beadle.manifest";
/// The slot that `src/domain/publisher.rs` reads.
const PUBLISHER: &str = "BEADLE_CLIENT_ID";

fn main() -> io::Result<()> {
    for file in ["packaging/build.rs", ICON, MANIFEST] {
        println!("cargo::rerun-if-changed={file}");
    }
    println!("cargo::rerun-if-env-changed={PUBLISHER}");
    if let Some(id) = std::env::var_os(PUBLISHER).filter(|id| !id.is_empty()) {
        check_publisher(&id.to_string_lossy())?;
    }
    // The target's system, not the one that this script runs on.
    if std::env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|system| system == "windows") {
        windows_resources()?;
    }
    Ok(())
}

/// A slip here would only show when a clerk can't sign in.
fn check_publisher(id: &str) -> io::Result<()> {
    let rest = id.strip_prefix("1000.").unwrap_or_default();
    if rest.is_empty() || !rest.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(io::Error::other(format!(
            "{PUBLISHER} is no client ID of Zoho's: those are 1000. and letters or digits"
        )));
    }
    Ok(())
}

fn windows_resources() -> io::Result<()> {
    let manifest = std::fs::read_to_string(MANIFEST)?;
    let version = concat!(env!("CARGO_PKG_VERSION"), ".0");
    if !manifest.contains(&format!("name=\"Beadle\" version=\"{version}\"")) {
        return Err(io::Error::other(format!("{MANIFEST} is not of version {version}")));
    }
    winresource::WindowsResource::new()
        .set_icon(ICON)
        .set_manifest(&manifest)
        .set_language(0x0809) // English (United Kingdom)
        .set("ProductName", "Beadle")
        .set("FileDescription", "Beadle")
        .set("CompanyName", "The Beadle authors")
        .set("LegalCopyright", "MIT OR Apache-2.0")
        .set("InternalName", "beadle")
        .compile()
}
