//! What can happen with a slip.

use std::path::PathBuf;

use super::RequestId;
use crate::domain::slip::Slip;
use crate::domain::slip_file::{NotDeleted, NotSaved, SlipFile};

/// What the clerk does about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlipMsg {
    /// `Save a slip…`
    Save,
    /// Where, as the answer to this request; `None`: not at all.
    Chosen(RequestId, Option<PathBuf>),
    /// `Delete the slip now`.
    Delete,
}

/// What the worker is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlipWork {
    /// Makes it and saves it there.
    Save(Box<Slip>, PathBuf),
    /// Deletes the file, if it is still what Beadle wrote.
    Delete(Box<SlipFile>),
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlipDone {
    /// The file, or why there is none.
    Saved(Result<Box<SlipFile>, NotSaved>),
    /// Deleted, or why it is still there.
    Deleted(Result<(), NotDeleted>),
}
