//! What can happen with the help.

use super::FocusKey;
use crate::domain::help_topic::HelpTopic;

/// What the clerk does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpMsg {
    /// F1, or the button `Help`: opens the page for where she is, or closes the help.
    Toggle,
    /// Follows a link to another page, from which she can go back.
    GoTo(HelpTopic),
    /// Chooses a page in the list; the focus goes there.
    Choose(HelpTopic, FocusKey),
    /// The text of `Search the help`.
    Search(String),
    /// Escape: out of what is searched for, else one page back, else out of the help.
    Back,
    /// `Back to what you were doing`.
    Close,
    /// Shows the list of all pages in place of the page, where the window is narrow.
    AllPages(bool),
}
