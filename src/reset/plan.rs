//! A reset as it was decided: nothing in it can be edited any more.

use crate::domain::address::Address;
use crate::domain::journal::{JournalOptions, Subject};
use crate::domain::outcome::{FlagSpelling, ResetRequest, SignOut};
use crate::domain::secret::Password;
use crate::domain::user::User;
use crate::reset::answers::Reason;
use crate::reset::consequences::Consequence;
use crate::reset::letter_words::LetterWords;

/// What will be sent, for whom, and what the clerk was shown when she decided. Made only by
/// [`Draft::finish`](super::draft::Draft::finish).
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "separate yes-or-no decisions, each named where it is read")]
pub struct Plan {
    pub(super) user: User,
    pub(super) password: Password,
    pub(super) reason: Reason,
    pub(super) force_change: bool,
    pub(super) sign_out: bool,
    pub(super) email_to: Option<Address>,
    pub(super) letter: LetterWords,
    pub(super) rang_back: bool,
    pub(super) own: bool,
    pub(super) shared: bool,
    pub(super) leave_flag_to_zoho: bool,
}

impl Plan {
    /// The person, as the clerk saw them.
    #[must_use]
    pub fn user(&self) -> &User {
        &self.user
    }

    /// The new password.
    #[must_use]
    pub fn password(&self) -> &Password {
        &self.password
    }

    /// What has happened.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// Zoho is to ask for another password at the next sign-in.
    #[must_use]
    pub fn force_change(&self) -> bool {
        self.force_change
    }

    /// Every device is to be signed out.
    #[must_use]
    pub fn sign_out(&self) -> bool {
        self.sign_out
    }

    /// Where the credentials are emailed to, after Done.
    #[must_use]
    pub fn email_to(&self) -> Option<&Address> {
        self.email_to.as_ref()
    }

    /// The email's words, as far as they are the clerk's.
    #[must_use]
    pub fn letter(&self) -> &LetterWords {
        &self.letter
    }

    /// What the reset means for this person.
    #[must_use]
    pub fn consequences(&self) -> Vec<Consequence> {
        Consequence::of(&self.user, self.force_change, self.shared)
    }

    /// Several people use the mailbox.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// The mailbox of the person who is signed in to Beadle: the reset ends Beadle's own sign-in.
    #[must_use]
    pub fn is_own_mailbox(&self) -> bool {
        self.own
    }

    /// Nobody is to have this password: it isn't offered once it is set.
    #[must_use]
    pub fn is_for_nobody(&self) -> bool {
        self.reason == Reason::Left
    }

    /// The request, built here only.
    #[must_use]
    pub fn request(&self, spelling: FlagSpelling) -> ResetRequest {
        ResetRequest {
            zuid: self.user.zuid.clone(),
            password: self.password.clone(),
            force_change: self.force_change,
            sign_out: if self.leave_flag_to_zoho {
                SignOut::LeaveToZoho
            } else {
                SignOut::Say(self.sign_out, spelling)
            },
        }
    }

    /// What the journal says of it: no secret.
    #[must_use]
    pub fn journal_options(&self) -> JournalOptions {
        JournalOptions {
            reason: self.reason.journal_word().to_owned(),
            force_change: self.force_change,
            sign_out: self.sign_out,
            email_to: self.email_to.clone(),
            rang_back: self.rang_back,
        }
    }

    /// What every line of the journal about this operation says.
    #[must_use]
    pub fn subject(&self, op: &str) -> Subject {
        Subject {
            op: op.to_owned(),
            zuid: self.user.zuid.clone(),
            address: self.user.address.clone(),
            options: self.journal_options(),
        }
    }

    /// What changed between the person the clerk looked at and the person Zoho has now, if it matters.
    #[must_use]
    pub fn changed_since(&self, now: &User) -> bool {
        self.user.zuid != now.zuid
            || self.user.address != now.address
            || self.user.enabled != now.enabled
            || self.user.last_password_reset != now.last_password_reset
    }
}
