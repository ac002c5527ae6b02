//! What can happen on the pages that set a council up.

use super::ByHandMsg;
use crate::domain::set_up_form::SetUpForm;

/// What the clerk does there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingUpMsg {
    /// `Set up your council`, and `Sign in to Zoho Mail` while no council is known.
    Open,
    /// `I have a letter from my supplier`.
    Letter,
    /// Something on the pages where she does it without help.
    ByHand(ByHandMsg),
    /// Something in the form.
    Edit(Box<SetUpForm>),
    /// `Next`, with the form filled in.
    Check,
    /// Copies a text that the page shows.
    Copy(String),
    /// `I can't sign in to Zoho either`.
    NoSignIn,
    /// `Back`.
    Back,
}
