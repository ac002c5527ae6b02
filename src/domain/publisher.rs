//! The slot for the publisher's own OAuth client, filled when Beadle is built. With it a clerk needs neither a set-up file
//! nor Zoho's API console.

/// The public client ID that this Beadle was built with: the environment variable `BEADLE_CLIENT_ID` at build time, whose
/// form `packaging/build.rs` checks. Such a client has no secret and the usual redirect port.
#[must_use]
pub fn client_id() -> Option<&'static str> {
    option_env!("BEADLE_CLIENT_ID").filter(|id| !id.is_empty())
}
