//! A value that Beadle suggests and the clerk may choose otherwise.

/// What is suggested, and what was chosen by hand, if anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Setting<T> {
    /// Follows the answers.
    pub suggested: T,
    /// Stays as it was chosen, whatever the answers become.
    pub chosen: Option<T>,
}

impl<T: Copy + PartialEq> Setting<T> {
    /// The value as it stands.
    pub fn value(&self) -> T {
        self.chosen.unwrap_or(self.suggested)
    }

    /// Chosen by hand, and different from what is suggested now.
    pub fn is_kept_against_suggestion(&self) -> bool {
        self.chosen.is_some_and(|chosen| chosen != self.suggested)
    }
}
