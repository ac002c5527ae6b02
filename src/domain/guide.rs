//! Guides: things that the clerk does elsewhere, one after the other, and ticks off.

/// A guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guide {
    /// `I'm the new clerk`: taking a council's desk over.
    NewClerk,
}

/// A step of a guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GuideStep {
    /// A password that only she knows.
    OwnPassword,
    /// Nobody else's device is signed in any more.
    SignOutDevices,
    /// The codes come to her own telephone.
    TwoStep,
    /// Zoho asks her, and nobody else, when the password is forgotten.
    Recovery,
    /// No mail leaves the council by itself.
    Forwarding,
    /// Who else may reset passwords.
    Administrators,
    /// The Beadle on the computer of the clerk before her.
    OldBeadle,
}

impl Guide {
    /// Every one.
    pub const ALL: [Self; 1] = [Self::NewClerk];

    /// By this it is remembered, so it never changes.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NewClerk => "new-clerk",
        }
    }

    /// Its steps, in the order in which they are safe.
    #[must_use]
    pub fn steps(self) -> &'static [GuideStep] {
        match self {
            Self::NewClerk => &[
                GuideStep::OwnPassword,
                GuideStep::SignOutDevices,
                GuideStep::TwoStep,
                GuideStep::Recovery,
                GuideStep::Forwarding,
                GuideStep::Administrators,
                GuideStep::OldBeadle,
            ],
        }
    }

    /// Where it begins.
    #[must_use]
    pub fn first(self) -> GuideStep {
        match self {
            Self::NewClerk => GuideStep::OwnPassword,
        }
    }

    /// The place of a step among them, from 0.
    #[must_use]
    pub fn place(self, step: GuideStep) -> Option<usize> {
        self.steps().iter().position(|known| *known == step)
    }

    /// The step that is so many places further on, or back when negative; `None` beyond either end.
    #[must_use]
    pub fn beside(self, step: GuideStep, places: isize) -> Option<GuideStep> {
        let place = self.place(step)?.checked_add_signed(places)?;
        self.steps().get(place).copied()
    }
}

impl GuideStep {
    /// By this it is remembered, so it never changes.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::OwnPassword => "own-password",
            Self::SignOutDevices => "sign-out-devices",
            Self::TwoStep => "two-step",
            Self::Recovery => "recovery",
            Self::Forwarding => "forwarding",
            Self::Administrators => "administrators",
            Self::OldBeadle => "old-beadle",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_tell_guides_and_steps_apart() {
        let guides: HashSet<_> = Guide::ALL.iter().map(|guide| guide.id()).collect();
        assert_eq!(guides.len(), Guide::ALL.len());
        for guide in Guide::ALL {
            let steps: HashSet<_> = guide.steps().iter().map(|step| step.id()).collect();
            assert_eq!(steps.len(), guide.steps().len());
            assert_eq!(guide.steps().first(), Some(&guide.first()));
        }
    }

    #[test]
    fn one_step_leads_to_the_next_and_the_ends_are_ends() {
        let guide = Guide::NewClerk;
        assert_eq!(guide.beside(GuideStep::OwnPassword, 1), Some(GuideStep::SignOutDevices));
        assert_eq!(guide.beside(GuideStep::OwnPassword, -1), None);
        assert_eq!(guide.beside(GuideStep::OldBeadle, -1), Some(GuideStep::Administrators));
        assert_eq!(guide.beside(GuideStep::OldBeadle, 1), None);
    }
}
