//! Zoho's identifiers, each its own type so that one can never stand in for another.
//!
//! They are strings of digits. An `accountId` exceeds 2^53, so none of them may pass through a float
//! (field note `zoho-api.md` 1.5).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// The most digits an identifier may have. Zoho's longest documented one has 19.
const MOST_DIGITS: usize = 24;

/// The text is not an identifier: it is empty, too long, or holds something other than digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a Zoho identifier")]
pub struct NotAnId;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(Box<str>);

        impl $name {
            /// The digits as Zoho wrote them.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The number, where it fits 64 bits.
            #[must_use]
            pub fn as_u64(&self) -> Option<u64> {
                self.0.parse().ok()
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                if text.is_empty() || text.len() > MOST_DIGITS || !text.bytes().all(|b| b.is_ascii_digit()) {
                    return Err(NotAnId);
                }
                Ok(Self(text.into()))
            }
        }

        impl From<u64> for $name {
            fn from(number: u64) -> Self {
                Self(number.to_string().into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

id! {
    /// A person (Zoho user id). Names the person in a reset, in the path and in the body.
    Zuid
}
id! {
    /// A mailbox. Needed to send mail and to tell two rows of the list apart.
    AccountId
}
id! {
    /// An organisation: one council.
    Zoid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_only() {
        assert_eq!("1000000000000008002".parse::<AccountId>().unwrap().as_str(), "1000000000000008002");
        for bad in ["", "-1", "12a", "1.5", " 1", "1/../2", "1234567890123456789012345"] {
            assert_eq!(bad.parse::<Zuid>(), Err(NotAnId), "{bad:?}");
        }
    }
}
