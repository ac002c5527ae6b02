//! What can happen on the page that makes a set-up file.

use std::path::PathBuf;

use super::RequestId;
use crate::domain::set_up_form::SetUpForm;

/// What the supplier does there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MakingMsg {
    /// `Make a set-up file`.
    Open,
    /// Something in the form.
    Edit(Box<SetUpForm>),
    /// `Save the set-up file…`
    Save,
    /// Where, as the answer to this request; `None`: not at all.
    Chosen(RequestId, Option<PathBuf>),
    /// Empties the form for another council; what is the supplier's own stays.
    Another,
    /// Back to the welcome page. What was typed is wiped.
    Close,
}
