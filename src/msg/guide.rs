//! What can happen on the page of a guide.

use crate::domain::file_trouble::FileTrouble;
use crate::domain::guide::{Guide, GuideStep};
use crate::domain::guide_ticks::GuideTicks;

/// Something on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuideMsg {
    /// `Back`, to the page with the guide's button.
    Back,
    /// One of the steps in the list.
    Choose(GuideStep),
    /// `Next step`.
    Next,
    /// `Step before`.
    Before,
    /// `Done`, for this step.
    Tick(GuideStep, bool),
    /// A button that opens a page of Zoho's.
    Visit(GuidePlace),
    /// `Look again`.
    LookAgain,
    /// `Begin again`.
    BeginAgain,
    /// The answer to whether all ticks are to go.
    TakeTicksAway(bool),
}

/// A page of Zoho's that a step happens on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuidePlace {
    /// Her own account.
    OwnAccount,
    /// The passwords that her mail apps have of their own.
    AppPasswords,
    /// Her mail.
    WebMail,
    /// The admin console.
    Console,
}

/// What the worker is to do with the ticks of the council that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GuideWork {
    /// Reads those of this guide.
    Read(Guide),
    /// Keeps these for another day.
    Keep(GuideTicks),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GuideDone {
    /// The ticks, or why there are none.
    Read(Result<GuideTicks, TicksTrouble>),
    /// They are kept, or why not.
    Kept(Result<(), TicksTrouble>),
}

/// Why ticks could not be read or kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TicksTrouble {
    /// What is there makes no sense.
    Damaged,
    /// A later Beadle wrote it.
    Newer,
    /// The disk did not give or take it.
    File(FileTrouble),
}
