//! The page `Other ways to sign in`, and the page of a code from Zoho's console.

use jiff::Timestamp;

use crate::domain::grant_code::{GrantCodeFault, USUAL_LIFE, read};
use crate::domain::scopes::Scopes;
use crate::domain::secret::TypedSecret;

/// Which of the two pages is open. They stay open behind a sign-in under way, to come back to when it fails.
#[derive(Debug)]
pub enum OtherWays {
    /// The ways to choose from.
    Choosing,
    /// The code is asked for.
    Code(CodeForm),
}

/// The page of a code from Zoho's console. The code goes with the page.
#[derive(Debug)]
pub struct CodeForm {
    /// What stands in the field.
    pub typed: TypedSecret,
    /// Since when a whole code stands there: Beadle can't know when it was made, but no later than that.
    pub since: Option<Timestamp>,
    /// The scopes to copy include sending mail.
    pub with_mail: bool,
    /// She has pressed the button without a whole code in the field.
    pub is_pressed_early: bool,
}

impl CodeForm {
    /// An empty one. Sending mail is included: a Self Client can't be asked for it later, as no browser comes back to it.
    #[must_use]
    pub fn new() -> Self {
        Self { typed: TypedSecret::new(), since: None, with_mail: true, is_pressed_early: false }
    }

    /// What is wrong with what stands in the field.
    #[must_use]
    pub fn fault(&self) -> Option<GrantCodeFault> {
        read(&self.typed).err()
    }

    /// The scopes to enter in Zoho's console.
    #[must_use]
    pub fn scopes(&self) -> Scopes {
        if self.with_mail { Scopes::UsersAndMail } else { Scopes::Users }
    }

    /// When the code has probably run out, if it was made with the time that the console suggests.
    #[must_use]
    pub fn runs_out(&self) -> Option<Timestamp> {
        self.since?.checked_add(USUAL_LIFE).ok()
    }
}

impl Default for CodeForm {
    fn default() -> Self {
        Self::new()
    }
}
