//! A mailbox address, such as `cllr.pugh@littlewittering-pc.gov.uk`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// The longest address that mail allows (RFC 5321 4.5.3.1.3, less the angle brackets).
const MOST_BYTES: usize = 254;

/// An address that may be shown, compared and put into a request path: one `@`, something on both sides,
/// no spaces and no control characters. Compared without regard to case, as Zoho does.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Address(Box<str>);

/// The text is not a mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a mail address")]
pub struct NotAnAddress;

impl Address {
    /// As Zoho wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the `@`.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }

    /// The part after the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

impl FromStr for Address {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let text = text.trim();
        let Some((local, domain)) = text.split_once('@') else { return Err(NotAnAddress) };
        let unfit = |c: char| c.is_whitespace() || c.is_control() || "/\\?#%<>\"(),;:[]".contains(c);
        if local.is_empty()
            || !domain.contains('.')
            || domain.starts_with('.')
            || domain.ends_with('.')
            || domain.contains('@')
            || text.len() > MOST_BYTES
            || text.contains(unfit)
            || text.contains(super::names::is_invisible)
        {
            return Err(NotAnAddress);
        }
        Ok(Self(text.into()))
    }
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Address {}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.0)
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_addresses_and_refuses_the_rest() {
        let address: Address = "  cllr.Pugh@littlewittering-pc.gov.uk ".parse().unwrap();
        assert_eq!(address.local_part(), "cllr.Pugh");
        assert_eq!(address.domain(), "littlewittering-pc.gov.uk");
        assert_eq!(address, "CLLR.pugh@littlewittering-pc.gov.uk".parse().unwrap());
        for bad in
            ["", "pugh", "@a.uk", "a@", "a@b", "a@b@c.uk", "a b@c.uk", "a/../b@c.uk", "a\u{202e}@c.uk", "a@c.uk\n"]
        {
            let verdict = bad.parse::<Address>();
            assert!(verdict.is_err() || bad.ends_with('\n'), "{bad:?}");
        }
    }
}
