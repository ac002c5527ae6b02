//! What went wrong in a window test, as text that a person reads.
//!
//! A test that returns an error has it printed with `Debug`; here that is the plain text, so that the tree of the
//! window keeps its lines. For the same reason it does not implement `Error`: then any error turns into it with `?`.

use std::error::Error;
use std::fmt;

/// The result of everything in these tests.
pub(crate) type Result<T> = std::result::Result<T, Trouble>;

/// What went wrong.
pub(crate) struct Trouble(String);

impl Trouble {
    /// A trouble in these words.
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// The same trouble with what was being done in front.
    pub(crate) fn while_doing(self, what: impl fmt::Display) -> Self {
        Self(format!("{what}: {}", self.0))
    }
}

impl fmt::Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: Error> From<E> for Trouble {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Fails with these words unless it holds.
pub(crate) fn ensure(holds: bool, words: impl FnOnce() -> String) -> Result<()> {
    if holds { Ok(()) } else { Err(Trouble(words())) }
}
