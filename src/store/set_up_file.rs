//! The supplier's set-up file on the disk: making it, reading it, and deleting it once it has served.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use serde::Serialize;
use zeroize::Zeroizing;

use super::atomic;
use crate::domain::region::Region;
use crate::domain::secret::Token;
use crate::domain::set_up::{MOST_BYTES, SetUp, SetUpFault};
use crate::domain::supplier::Supplier;

/// The file's layout (blueprint section 7).
#[derive(Serialize)]
struct Layout<'a> {
    council: &'a str,
    region: Region,
    client_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<&'a str>,
    redirect_port: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    supplier: Option<&'a Supplier>,
}

/// Reads a set-up file. Its bytes are wiped afterwards, for they may hold a secret.
///
/// # Errors
/// When the file is not there, can't be read, or is no set-up file.
pub fn read(path: &Path) -> Result<SetUp, SetUpFault> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => SetUpFault::NotFound,
        kind => {
            tracing::warn!(?kind, "the set-up file can't be read");
            SetUpFault::Unreadable
        }
    };
    // A pipe or a device would never end.
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(SetUpFault::NotSetUp);
    }
    let mut bytes = buffer();
    File::open(path).map_err(unreadable)?.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    SetUp::parse(&bytes)
}

/// Makes a set-up file, for nobody but this user where the system knows such rights. One that is there is replaced: the
/// system's window has asked about that.
///
/// # Errors
/// What the system said.
pub fn write(path: &Path, set_up: &SetUp) -> io::Result<()> {
    let layout = Layout {
        council: &set_up.council,
        region: set_up.region,
        client_id: &set_up.client.client_id,
        client_secret: set_up.client.client_secret.as_ref().map(Token::expose),
        redirect_port: set_up.client.redirect_port,
        supplier: set_up.supplier.as_ref(),
    };
    let mut bytes = buffer();
    serde_json::to_writer_pretty(&mut *bytes, &layout)?;
    bytes.push(b'\n');
    atomic::replace(path, &bytes)
}

/// Deletes the file, because the clerk said so.
///
/// # Errors
/// When the system refuses. A file that has gone already is fine.
pub fn delete(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Wiped when dropped. With room for everything it never moves, and leaves no copy behind.
fn buffer() -> Zeroizing<Vec<u8>> {
    Zeroizing::new(Vec::with_capacity(usize::try_from(MOST_BYTES).unwrap_or_default() + 2))
}
