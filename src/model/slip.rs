//! The slip with the password that is on the screen: being saved, saved, or deleted again.

use crate::domain::slip_file::{NotDeleted, NotSaved, SlipFile};
use crate::msg::RequestId;

/// How far it has got. There is one at a time: another can be saved once Beadle is rid of this one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SlipState {
    /// There is none.
    #[default]
    None,
    /// The system asks where to save it.
    Asking(RequestId),
    /// Being written.
    Saving(RequestId),
    /// It could not be saved.
    NotSaved(NotSaved),
    /// It is on the disk.
    Saved(Box<SlipFile>),
    /// Being deleted.
    Deleting(RequestId, Box<SlipFile>),
    /// Beadle could not delete it.
    NotDeleted(Box<SlipFile>, NotDeleted),
    /// Beadle has deleted it.
    Deleted,
}

impl SlipState {
    /// Another one can be saved.
    #[must_use]
    pub fn can_save(&self) -> bool {
        matches!(self, Self::None | Self::NotSaved(_) | Self::NotDeleted(..) | Self::Deleted)
    }

    /// The file that may still be there.
    #[must_use]
    pub fn file(&self) -> Option<&SlipFile> {
        match self {
            Self::Saved(file) | Self::Deleting(_, file) | Self::NotDeleted(file, _) => Some(file),
            Self::None | Self::Asking(_) | Self::Saving(_) | Self::NotSaved(_) | Self::Deleted => None,
        }
    }
}
