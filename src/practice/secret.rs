//! What even a pretend council keeps to itself.

use std::fmt;
use std::io;

use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

/// Text that `Debug` does not show: a token, a code, or the content of an email.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Hidden(Zeroizing<String>);

impl Hidden {
    /// Takes the text over.
    pub(super) fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// Sixteen random bytes behind a prefix, written in hexadecimal, as Zoho's tokens look.
    pub(super) fn token(prefix: &str) -> io::Result<Self> {
        Ok(Self::new(format!("{prefix}{:032x}", u128::from_be_bytes(random()?))))
    }

    /// The text itself.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden")
    }
}

/// Random bytes from the operating system.
pub(super) fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(io::Error::from)?;
    Ok(bytes)
}

/// What a password leaves behind: like a real server, the pretend council remembers no password, only its digest.
#[derive(Clone, Copy)]
pub(super) struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Of a password.
    pub(super) fn of(salt: &Salt, password: &str) -> Self {
        Self(Sha256::new().chain_update(salt.0).chain_update(password).finalize().into())
    }

    /// Of the random password that a person starts with, which nobody is ever told.
    pub(super) fn of_nobodys_password(salt: &Salt, seed: &Salt, zuid: u64) -> Self {
        Self(Sha256::new().chain_update(salt.0).chain_update(seed.0).chain_update(zuid.to_be_bytes()).finalize().into())
    }
}

impl PartialEq for Fingerprint {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Fingerprint {}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fingerprint")
    }
}

/// Makes the fingerprints of one run unlike those of every other.
pub(super) struct Salt([u8; 32]);

impl Salt {
    /// A fresh one.
    pub(super) fn new() -> io::Result<Self> {
        random().map(Self)
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt")
    }
}
