//! The council that is being looked after, as the screen names it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// Beadle's own name for a council's folder and keychain entries: random, minted when the council is added.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct CouncilId(Box<str>);

/// The text is not a council's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a council id")]
pub struct NotACouncilId;

impl CouncilId {
    /// Made from sixteen random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        use std::fmt::Write as _;
        let mut text = String::with_capacity(32);
        for byte in bytes {
            // Writing to a String can't fail.
            write!(text, "{byte:02x}").ok();
        }
        Self(text.into())
    }

    /// Lower-case letters, digits and hyphens: fit for a folder name on every system.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CouncilId {
    type Err = NotACouncilId;

    fn from_str(text: &str) -> Result<Self, NotACouncilId> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if text.is_empty() || text.len() > 40 || text.starts_with('-') || !text.bytes().all(fits) {
            return Err(NotACouncilId);
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Display for CouncilId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for CouncilId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// How real the council is. Only the strip across the window looks at this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reality {
    /// A council at Zoho.
    Real,
    /// The pretend council inside Beadle.
    Pretend,
    /// A server on this computer, given with `--server`.
    Loopback,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_folder_names() {
        assert_eq!(CouncilId::from_random([0xab; 16]).as_str(), "ab".repeat(16));
        for bad in ["", "..", "a/b", "A", "-x", "a b"] {
            assert!(bad.parse::<CouncilId>().is_err(), "{bad:?}");
        }
    }
}
