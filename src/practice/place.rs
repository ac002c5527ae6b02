//! Which pretend council it is. Both are invented.

/// A pretend council. The people are the same; their addresses and ids are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// Little Wittering.
    #[default]
    Little,
    /// Great Wittering, next to it: for practising with several councils.
    Great,
}

impl Place {
    /// The council's name.
    #[must_use]
    pub fn council(self) -> &'static str {
        match self {
            Self::Little => "Little Wittering Parish Council",
            Self::Great => "Great Wittering Town Council",
        }
    }

    /// Its mail domain.
    #[must_use]
    pub fn domain(self) -> &'static str {
        match self {
            Self::Little => "littlewittering-pc.gov.uk",
            Self::Great => "greatwittering-tc.gov.uk",
        }
    }

    /// A name for its folder.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Little => "little-wittering",
            Self::Great => "great-wittering",
        }
    }

    /// The organisation's id at Zoho.
    pub(super) fn zoid(self) -> u64 {
        match self {
            Self::Little => 20_087_415_299,
            Self::Great => 20_091_733_010,
        }
    }

    /// The zuid and the mailbox id of the first person.
    pub(super) fn first_ids(self) -> (u64, u64) {
        match self {
            // Beyond 2^53, so that a client that reads it as a floating-point number loses its last digits.
            Self::Little => (20_087_415_306, 2_560_636_000_000_008_002),
            Self::Great => (20_091_733_021, 2_561_907_000_000_004_010),
        }
    }

    /// The part of its mail domain that Zoho takes for a name.
    pub(super) fn account_name(self) -> &'static str {
        match self {
            Self::Little => "littlewittering",
            Self::Great => "greatwittering",
        }
    }

    /// What it is called among the options.
    pub(super) fn named(text: &str) -> Option<Self> {
        match text {
            "little" => Some(Self::Little),
            "great" => Some(Self::Great),
            _ => None,
        }
    }
}
