//! The nine steps of the help article, in its order and its words.

/// One of the nine steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 1: done once, by the browser.
    LogIn,
    /// 2: the table.
    GoToUsers,
    /// 3: a row of the table.
    ChooseUser,
    /// 4: two-step sign-in, mail apps, last change, role.
    Security,
    /// 5: what has happened.
    ChangePassword,
    /// 6: the new password.
    EnterPassword,
    /// 7: force a change at the next sign-in.
    ForceChange,
    /// 8: sign devices out, email the credentials.
    SignOutAndSend,
    /// 9: everything in sentences, and one button.
    Change,
}

impl Step {
    /// All nine, first to last.
    pub const ORDER: [Self; 9] = [
        Self::LogIn,
        Self::GoToUsers,
        Self::ChooseUser,
        Self::Security,
        Self::ChangePassword,
        Self::EnterPassword,
        Self::ForceChange,
        Self::SignOutAndSend,
        Self::Change,
    ];

    /// 1 to 9.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::LogIn => 1,
            Self::GoToUsers => 2,
            Self::ChooseUser => 3,
            Self::Security => 4,
            Self::ChangePassword => 5,
            Self::EnterPassword => 6,
            Self::ForceChange => 7,
            Self::SignOutAndSend => 8,
            Self::Change => 9,
        }
    }

    /// The page after this one. The first four have none: they are done before the wizard opens.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self {
            Self::ChangePassword => Some(Self::EnterPassword),
            Self::EnterPassword => Some(Self::ForceChange),
            Self::ForceChange => Some(Self::SignOutAndSend),
            Self::SignOutAndSend => Some(Self::Change),
            Self::LogIn | Self::GoToUsers | Self::ChooseUser | Self::Security | Self::Change => None,
        }
    }

    /// The page before this one, as far back as the wizard goes.
    #[must_use]
    pub fn back(self) -> Option<Self> {
        match self {
            Self::EnterPassword => Some(Self::ChangePassword),
            Self::ForceChange => Some(Self::EnterPassword),
            Self::SignOutAndSend => Some(Self::ForceChange),
            Self::Change => Some(Self::SignOutAndSend),
            Self::LogIn | Self::GoToUsers | Self::ChooseUser | Self::Security | Self::ChangePassword => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_undoes_next() {
        for step in Step::ORDER {
            if let Some(next) = step.next() {
                assert_eq!(next.back(), Some(step));
                assert_eq!(next.number(), step.number() + 1);
            }
        }
    }
}
