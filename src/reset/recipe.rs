//! Which kind of password is made up.

use crate::domain::password::config::Config;
use crate::domain::password::presets::Preset;

/// A kind of password, as `More choices` offers it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Kind {
    /// `Maple-Tunnel-Otter-47`.
    #[default]
    Beadle,
    /// One of xkpasswd's.
    Preset(Preset),
    /// One that the clerk saved under this name.
    Saved(String),
    /// Put together by hand, or read from a file.
    ByHand,
}

/// A kind of password with what it is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Recipe {
    /// Beadle's own kind, which fits itself to the reset.
    #[default]
    Beadle,
    /// One of xkpasswd's kind.
    Made {
        /// What it is called.
        kind: Kind,
        /// What it is made of; always fit for use.
        config: Box<Config>,
    },
}

impl Recipe {
    /// What it is called.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Beadle => Kind::Beadle,
            Self::Made { kind, .. } => kind.clone(),
        }
    }
}
