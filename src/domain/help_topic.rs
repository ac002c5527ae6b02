//! What there is help about.

/// A page of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HelpTopic {
    /// Signing in.
    Welcome,
    /// A council is set up from a file or a letter.
    SetUp,
    /// A council is set up by the clerk herself.
    ByHand,
    /// Signing in without this computer's web browser.
    OtherWays,
    /// Several councils.
    Councils,
    /// The table of users.
    Users,
    /// The nine steps at a glance.
    NineSteps,
    /// Step 5.
    WhatHappened,
    /// Step 6.
    Password,
    /// Step 7.
    Force,
    /// Step 8.
    SignOutAndEmail,
    /// Step 9.
    Change,
    /// What each suggestion means, and why.
    Suggestions,
    /// Other kinds of passwords.
    MoreChoices,
    /// `That's done`.
    Done,
    /// `We can't tell yet`.
    Unknown,
    /// `Zoho refused`, `Nothing was changed`.
    Refused,
    /// Reading a password out.
    ReadOut,
    /// A slip on paper.
    Slip,
    /// `It still doesn't work`.
    StillDoesntWork,
    /// The journal.
    History,
    /// The page `Settings`.
    Settings,
    /// A new clerk takes over.
    NewClerk,
    /// The pretend council.
    Practise,
    /// The keys.
    Keys,
}

impl HelpTopic {
    /// All of them, as the list of pages has them.
    pub const ALL: [Self; 25] = [
        Self::NineSteps,
        Self::Users,
        Self::WhatHappened,
        Self::Password,
        Self::Force,
        Self::SignOutAndEmail,
        Self::Change,
        Self::Suggestions,
        Self::MoreChoices,
        Self::Done,
        Self::Unknown,
        Self::Refused,
        Self::ReadOut,
        Self::Slip,
        Self::StillDoesntWork,
        Self::History,
        Self::Welcome,
        Self::SetUp,
        Self::ByHand,
        Self::OtherWays,
        Self::Councils,
        Self::Settings,
        Self::NewClerk,
        Self::Practise,
        Self::Keys,
    ];

    /// As its file is called, without the ending.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::SetUp => "set-up",
            Self::ByHand => "by-hand",
            Self::OtherWays => "other-ways",
            Self::Councils => "councils",
            Self::Users => "users",
            Self::NineSteps => "nine-steps",
            Self::WhatHappened => "what-happened",
            Self::Password => "password",
            Self::Force => "force",
            Self::SignOutAndEmail => "sign-out-and-email",
            Self::Change => "change",
            Self::Suggestions => "suggestions",
            Self::MoreChoices => "more-choices",
            Self::Done => "done",
            Self::Unknown => "unknown",
            Self::Refused => "refused",
            Self::ReadOut => "read-out",
            Self::Slip => "slip",
            Self::StillDoesntWork => "still-doesnt-work",
            Self::History => "history",
            Self::Settings => "settings",
            Self::NewClerk => "new-clerk",
            Self::Practise => "practise",
            Self::Keys => "keys",
        }
    }

    /// By the name of its file, without the ending.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.slug() == slug)
    }
}
