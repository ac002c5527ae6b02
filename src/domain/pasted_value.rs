//! Doubts about a value that was pasted from Zoho's API console, while it can still be put right there. They hinder
//! nobody: whether a value is right, only Zoho knows.

use super::secret::TypedSecret;

/// How every client ID of Zoho's begins, and every code (field note `zoho-api.md` 3).
const BEGINS: &str = "1000.";

/// What a pasted value looks like instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasteDoubt {
    /// A client ID begins in another way.
    NoClientId,
    /// This is the client ID, or a code: a secret begins in another way.
    NoSecret,
}

/// Whether this can be a client ID. Nothing is said of an empty field.
#[must_use]
pub fn doubt_of_client_id(text: &str) -> Option<PasteDoubt> {
    let text = text.trim();
    // Cut short as well: nothing follows.
    let fits = text.strip_prefix(BEGINS).is_some_and(|rest| !rest.is_empty());
    (!text.is_empty() && !fits).then_some(PasteDoubt::NoClientId)
}

/// Whether this can be a client secret.
#[must_use]
pub fn doubt_of_secret(secret: &TypedSecret) -> Option<PasteDoubt> {
    secret.expose().trim().starts_with(BEGINS).then_some(PasteDoubt::NoSecret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pasted_into_the_wrong_field_is_noticed() {
        assert_eq!(doubt_of_client_id("  1000.ABCDEF0123  "), None);
        assert_eq!(doubt_of_client_id(""), None);
        for text in ["1000.", "ABCDEF", "http://127.0.0.1:8090/callback", "0f3a9c"] {
            assert_eq!(doubt_of_client_id(text), Some(PasteDoubt::NoClientId), "{text}");
        }
        let mut secret = TypedSecret::new();
        assert_eq!(doubt_of_secret(&secret), None);
        secret.expose_mut().push_str(" 1000.ABCDEF0123");
        assert_eq!(doubt_of_secret(&secret), Some(PasteDoubt::NoSecret));
    }
}
