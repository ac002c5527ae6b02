//! Secrets, each in a type that hides itself from `Debug` and wipes itself when dropped.
//!
//! Every place that looks inside says `expose`, so that all of them can be found with one search.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

/// A mailbox password.
#[derive(Clone)]
pub struct Password(SecretString);

/// An OAuth token, authorisation code, client secret or PKCE verifier.
#[derive(Clone)]
pub struct Token(SecretString);

impl Password {
    /// Takes the text over; the buffer is wiped when the password is dropped.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(SecretString::from(text))
    }

    /// The password itself. Only for showing it to the clerk, the clipboard and the request that sets it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// How many characters it has.
    #[must_use]
    pub fn n_characters(&self) -> usize {
        self.expose().chars().count()
    }
}

impl PartialEq for Password {
    fn eq(&self, other: &Self) -> bool {
        use subtle::ConstantTimeEq as _;
        self.expose().as_bytes().ct_eq(other.expose().as_bytes()).into()
    }
}

impl Eq for Password {}

impl Token {
    /// Takes the text over; the buffer is wiped when the token is dropped.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(SecretString::from(text))
    }

    /// The token itself. Only for a request header, a form body and the keychain.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(hidden)")
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}

/// A text buffer the clerk types a password into. Wiped when dropped or cleared; never in `Debug`.
#[derive(PartialEq, Eq)]
pub struct TypedSecret(Zeroizing<String>);

/// The longest password in bytes: 250 characters of four each, and one more that makes it too long.
const ROOM: usize = 1004;

impl TypedSecret {
    /// An empty buffer with room, so that typing seldom moves it and leaves copies behind.
    #[must_use]
    pub fn new() -> Self {
        Self(Zeroizing::new(String::with_capacity(ROOM)))
    }

    /// What has been typed.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The buffer, for the text field to edit.
    pub fn expose_mut(&mut self) -> &mut String {
        &mut self.0
    }

    /// Wipes what has been typed.
    pub fn clear(&mut self) {
        *self = Self::new();
    }
}

impl Default for TypedSecret {
    fn default() -> Self {
        Self::new()
    }
}

impl Clone for TypedSecret {
    /// A field edits a copy, which must have room as well.
    fn clone(&self) -> Self {
        let mut copy = Self::new();
        copy.0.push_str(&self.0);
        copy
    }
}

impl fmt::Debug for TypedSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedSecret(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_tells_nothing() {
        let shown = format!(
            "{:?} {:?} {:?}",
            Password::new("canary".to_owned()),
            Token::new("canary".to_owned()),
            TypedSecret(Zeroizing::new("canary".to_owned()))
        );
        assert!(!shown.contains("canary"), "{shown}");
    }
}
