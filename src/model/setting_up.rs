//! The pages that set a council up, above the welcome page.

use super::by_hand::ByHand;
use crate::domain::set_up_form::SetUpForm;

/// The page that is open.
#[derive(Debug)]
pub enum SettingUp {
    /// The question which way to go.
    Ways,
    /// What a letter from the supplier says is typed in.
    Letter(Box<LetterForm>),
    /// She does it without anybody's help.
    ByHand(Box<ByHand>),
    /// Who can help somebody who can't sign in to Zoho at all.
    NoSignIn,
}

/// What is typed from a letter.
#[derive(Debug, Default)]
pub struct LetterForm {
    /// As typed so far. Wiped when the page is left.
    pub form: SetUpForm,
    /// It was to be taken over once with something wrong in it, which from then on is said beside each field.
    pub is_checked: bool,
}
