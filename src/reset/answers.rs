//! What the clerk says has happened (step 5).

/// `What has happened?`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Forgotten password.
    Forgotten,
    /// New phone, tablet or computer.
    NewDevice,
    /// Lost or stolen device.
    LostDevice,
    /// Someone else may have got in.
    SomeoneElse,
    /// First sign-in.
    FirstSignIn,
    /// Someone new takes over this mailbox.
    SomeoneNew,
    /// They have left; nobody should use it.
    Left,
    /// Something else.
    SomethingElse,
}

impl Reason {
    /// In the order of the page; keys 1 to 8 choose them.
    pub const ORDER: [Self; 8] = [
        Self::Forgotten,
        Self::NewDevice,
        Self::LostDevice,
        Self::SomeoneElse,
        Self::FirstSignIn,
        Self::SomeoneNew,
        Self::Left,
        Self::SomethingElse,
    ];

    /// The word for it in the journal.
    #[must_use]
    pub fn journal_word(self) -> &'static str {
        match self {
            Self::Forgotten => "forgotten",
            Self::NewDevice => "new-device",
            Self::LostDevice => "lost-device",
            Self::SomeoneElse => "someone-else",
            Self::FirstSignIn => "first-sign-in",
            Self::SomeoneNew => "someone-new",
            Self::Left => "left",
            Self::SomethingElse => "something-else",
        }
    }
}

/// `Can {first} read council email on any device right now?`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CanRead {
    /// Some device still shows the mailbox.
    Yes,
    /// None does.
    No,
    /// Nobody knows.
    #[default]
    NotSure,
}

impl CanRead {
    /// In the order of the page.
    pub const ORDER: [Self; 3] = [Self::Yes, Self::No, Self::NotSure];
}

/// `Will {first} manage to choose a new password alone?`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alone {
    /// A forced change will not stop this person.
    Yes,
    /// It might.
    #[default]
    RatherNot,
}

impl Alone {
    /// In the order of the page.
    pub const ORDER: [Self; 2] = [Self::Yes, Self::RatherNot];
}

/// All three answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    /// Nothing is preselected.
    pub reason: Option<Reason>,
    /// Not asked when they have left.
    pub can_read: CanRead,
    /// Not asked when they have left.
    pub alone: Alone,
}
