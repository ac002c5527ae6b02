//! The page `Add {council}?`: a set-up file from the supplier, before and after it is taken over.

use std::path::PathBuf;

use crate::domain::look_alike::Resemblance;
use crate::domain::outcome::KeychainTrouble;
use crate::domain::set_up::{SetUp, SetUpFault};
use crate::msg::RequestId;

/// The page that is open.
#[derive(Debug)]
pub struct Adding {
    /// The set-up file; `None`: what it would say was typed from a letter.
    pub path: Option<PathBuf>,
    /// How far it has got.
    pub stage: AddingStage,
}

/// How far adding a council has got.
#[derive(Debug)]
pub enum AddingStage {
    /// The file is being read.
    Reading(RequestId),
    /// It can't be used.
    Unusable(SetUpFault),
    /// Every value is shown, and she is asked.
    Asking {
        /// What the file says.
        set_up: Box<SetUp>,
        /// The council on this computer that it could be mistaken for.
        resembles: Option<Resemblance>,
        /// Adding it did not work the first time: the disk did not take it.
        has_failed: bool,
    },
    /// It is being added.
    Saving {
        /// The request.
        id: RequestId,
        /// What the file says.
        set_up: Box<SetUp>,
        /// As before, in case the question has to be asked again.
        resembles: Option<Resemblance>,
    },
    /// It has been added.
    Added {
        /// The council's name.
        council: String,
        /// It was there already, and was left as it is.
        was_there: bool,
        /// Why its secret could not be kept.
        keychain: Option<KeychainTrouble>,
        /// What becomes of the file.
        file: FileFate,
    },
}

/// What becomes of a set-up file that has served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFate {
    /// There is none: its values were typed.
    NoFile,
    /// It is needed again, as its secret could not be kept.
    Needed,
    /// She is asked.
    Offered,
    /// It is being deleted.
    Deleting(RequestId),
    /// It is gone.
    Deleted,
    /// The system refused to delete it.
    NotDeleted,
}

impl AddingStage {
    /// There is nothing left to answer, so that another file may take its place.
    #[must_use]
    pub fn is_over(&self) -> bool {
        match self {
            Self::Unusable(_) => true,
            Self::Added { file, .. } => !matches!(file, FileFate::Offered | FileFate::Deleting(_)),
            Self::Reading(_) | Self::Asking { .. } | Self::Saving { .. } => false,
        }
    }
}
