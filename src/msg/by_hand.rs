//! What can happen on the pages on which a clerk sets her council up without help.

use crate::domain::client_fault::ClientFault;
use crate::model::by_hand::ByHandPage;

/// What she does there, beside what [`SettingUpMsg`](super::SettingUpMsg) has for all pages that set a council up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByHandMsg {
    /// `I'll set it up myself`.
    Open,
    /// `Next`.
    Next,
    /// Back to the page of one value.
    GoTo(ByHandPage),
    /// Opens Zoho's API console in the browser.
    OpenConsole,
    /// `Try it with Zoho`.
    Try,
    /// The page that Zoho shows in the browser complains about this value.
    PageSays(ClientFault),
    /// `Use another port`.
    OtherPort,
}
