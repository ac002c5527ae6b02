//! What a reset means for this person and these choices: only what is true of them. What Zoho does not say stays unsaid
//! (blueprint section 2).

use crate::domain::user::User;

/// One thing to know, before the change or when it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consequence {
    /// Two-step sign-in is on: the password alone won't do.
    NeedsCode,
    /// Nobody knows whether it is on.
    MayNeedCode,
    /// A mail app that knows the mailbox password asks for the new one.
    AppsAsk,
    /// Mail apps with an app password may keep working: Zoho does not say.
    AppPasswords,
    /// Mail apps are switched off, so none is affected.
    AppsOff,
    /// The forced change works on the web page and in Zoho's own app only.
    ForcedOnTheWebOnly,
    /// Several people use the mailbox.
    Shared,
    /// Mail goes on being forwarded.
    Forwarded,
}

impl Consequence {
    /// All that are true, the most important first.
    #[must_use]
    pub fn of(user: &User, force_change: bool, is_shared: bool) -> Vec<Self> {
        let has_apps = user.mail_apps != Some(false);
        // Without two-step sign-in there are no app passwords, and with it an app has nothing else.
        let may_have_app_passwords = user.two_step != Some(false);
        [
            (user.two_step == Some(true), Self::NeedsCode),
            (user.two_step.is_none(), Self::MayNeedCode),
            (is_shared, Self::Shared),
            (force_change && has_apps, Self::ForcedOnTheWebOnly),
            (has_apps && user.two_step != Some(true), Self::AppsAsk),
            (has_apps && may_have_app_passwords, Self::AppPasswords),
            (!has_apps, Self::AppsOff),
            (user.is_forwarded(), Self::Forwarded),
        ]
        .into_iter()
        .filter_map(|(is_true, consequence)| is_true.then_some(consequence))
        .collect()
    }
}
