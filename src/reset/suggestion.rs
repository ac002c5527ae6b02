//! One of the passwords that step 6 suggests.

use crate::domain::password::generate::{Generated, Strength};
use crate::domain::secret::Password;

/// A password that was made up, and what it is good for.
#[derive(Debug, Clone)]
pub enum Suggestion {
    /// Of Beadle's own kind, which can grow by a word.
    Own(Generated),
    /// Of a recipe from `More choices`.
    Recipe {
        /// The password.
        password: Password,
        /// How many bits somebody must guess who knows the recipe and the words, rounded down.
        bits: u64,
    },
}

impl Suggestion {
    /// The password as it would be set.
    #[must_use]
    pub fn password(&self) -> Password {
        match self {
            Self::Own(generated) => generated.password(),
            Self::Recipe { password, .. } => password.clone(),
        }
    }

    /// What it is good for.
    #[must_use]
    pub fn strength(&self) -> Strength {
        match self {
            Self::Own(generated) => generated.strength(),
            Self::Recipe { bits, .. } => Strength::of_bits(*bits),
        }
    }

    /// How many words it has, when it can grow by one.
    #[must_use]
    pub fn n_words(&self) -> Option<usize> {
        match self {
            Self::Own(generated) => Some(generated.n_words()),
            Self::Recipe { .. } => None,
        }
    }
}
