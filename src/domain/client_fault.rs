//! Which value of an OAuth client's registration does not fit, as far as Zoho says so.

use super::outcome::SignInFailure;

/// A value that Zoho complains about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientFault {
    /// Zoho does not know the client ID; it may belong to another data centre.
    ClientId,
    /// The secret is not that of this client.
    Secret,
    /// Another redirect address is registered.
    Redirect,
    /// The account is in another data centre, which Beadle does not know.
    DataCentre,
}

impl ClientFault {
    /// By the sign-in server's word for it (field note `zoho-api.md` 3).
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            "invalid_client" => Some(Self::ClientId),
            "invalid_client_secret" => Some(Self::Secret),
            "invalid_redirect_uri" => Some(Self::Redirect),
            _ => None,
        }
    }

    /// What a sign-in that did not work tells about the values.
    #[must_use]
    pub fn of(failure: &SignInFailure) -> Option<Self> {
        match failure {
            SignInFailure::Refused(word) => Self::of_word(word),
            SignInFailure::OtherDataCentre => Some(Self::DataCentre),
            _ => None,
        }
    }
}
