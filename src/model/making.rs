//! The page on which a supplier makes a set-up file.

use std::path::PathBuf;

use crate::domain::file_trouble::FileTrouble;
use crate::domain::set_up_form::SetUpForm;
use crate::msg::RequestId;

/// The page that is open.
#[derive(Debug, Default)]
pub struct Making {
    /// As typed so far.
    pub form: SetUpForm,
    /// It was to be saved once with something wrong in it, which from then on is said beside each field.
    pub is_checked: bool,
    /// How far saving it has got.
    pub stage: MakingStage,
}

/// How far saving the file has got.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum MakingStage {
    /// Being typed.
    #[default]
    Editing,
    /// The system asks where to save it.
    Asking(RequestId),
    /// Being written.
    Saving(RequestId, PathBuf),
    /// It could not be saved.
    NotSaved(FileTrouble),
    /// It is there.
    Saved(PathBuf),
}

impl MakingStage {
    /// The form waits, and takes no more letters.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Asking(_) | Self::Saving(..))
    }
}
