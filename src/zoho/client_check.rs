//! What Zoho has against a client's registration, as far as it says so before anybody signs in.

use super::auth::{Authority, TokenFailure};
use crate::domain::client_fault::ClientFault;
use crate::domain::clock::Clock;
use crate::domain::connection::Connection;
use crate::domain::outcome::SignInFailure;
use crate::domain::set_up::redirect_address;

/// In the form of Zoho's codes, and none of them: nobody was ever given it.
const NO_CODE: &str = "1000.00000000000000000000000000000000.00000000000000000000000000000000";
/// As long as a verifier is (RFC 7636 section 4.1).
const NO_VERIFIER: &str = "0000000000000000000000000000000000000000000";

/// Asks the sign-in server to exchange a code that does not exist. It refuses in any case; but where it looks at the client
/// first, its word for the refusal names the client ID, the secret or the redirect address (field note `zoho-api.md` 3).
/// What it says of the code tells nothing, and is taken for good.
///
/// # Errors
/// When it complains about a value of the client, can't be reached, or was asked too often.
pub async fn check_client(connection: &Connection, clock: &Clock) -> Result<(), SignInFailure> {
    let authority = Authority::of(connection, connection.region, clock)?;
    let redirect = redirect_address(connection.client.redirect_port);
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", NO_CODE),
        ("code_verifier", NO_VERIFIER),
        ("redirect_uri", redirect.as_str()),
    ];
    match authority.token(&fields).await {
        Ok(_granted) => {
            tracing::warn!("the sign-in server granted something for a code that does not exist");
            Ok(())
        }
        Err(TokenFailure::Refused(word)) if ClientFault::of_word(&word).is_none() => Ok(()),
        Err(failure) => Err(authority.failed(failure)),
    }
}
