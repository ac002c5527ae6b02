//! The page `Settings`, beside what the clerk prefers.

use jiff::Timestamp;

use crate::domain::computer::Computer;
use crate::domain::preferences::{Contrast, Motion, Preferences};
use crate::domain::proxy::{Proxy, ProxyFault};
use crate::msg::{Places, ProxyKind, RequestId};

/// What the page knows.
#[derive(Debug, Default)]
pub struct SettingsPage {
    /// It stands in place of the welcome page.
    pub above_welcome: bool,
    /// How Zoho is reached, while that is being altered.
    pub proxy: ProxyForm,
    /// What this computer's own settings say.
    pub computer: Computer,
    /// The request that finds that out.
    pub asking_computer: Option<RequestId>,
    /// Where files are kept.
    pub places: Option<Places>,
    /// The request that finds that out.
    pub finding_places: Option<RequestId>,
    /// The check of the history.
    pub check: Option<HistoryCheck>,
    /// The licences are open, and this is looked for in them.
    pub licences: Option<String>,
}

/// How Zoho is reached, as it stands on the page.
#[derive(Debug, Default)]
pub struct ProxyForm {
    /// What is chosen.
    pub kind: ProxyKind,
    /// Host and port, as typed.
    pub text: String,
    /// Why that can't be used.
    pub fault: Option<ProxyFault>,
}

/// The check of the history of the council that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryCheck {
    /// Under way.
    Checking(RequestId),
    /// It could not be read.
    Failed,
    /// Read to its end.
    Read {
        /// When.
        at: Timestamp,
        /// How many lines are in order.
        n_lines: usize,
        /// What is wrong: the Fluent key of the sentence and the line number.
        findings: Vec<(&'static str, u64)>,
    },
}

impl ProxyForm {
    /// As it is in force.
    #[must_use]
    pub fn of(proxy: &Proxy) -> Self {
        let (kind, text) = match proxy {
            Proxy::System => (ProxyKind::System, String::new()),
            Proxy::None => (ProxyKind::None, String::new()),
            Proxy::Server(server) => (ProxyKind::Server, server.to_string()),
        };
        Self { kind, text, fault: None }
    }
}

impl SettingsPage {
    /// Nothing is to glide into view.
    #[must_use]
    pub fn is_still(&self, preferences: &Preferences) -> bool {
        match preferences.motion {
            Motion::System => self.computer.wants_less_motion,
            Motion::Less => true,
        }
    }

    /// Letters and edges are to stand out more than usual.
    #[must_use]
    pub fn has_more_contrast(&self, preferences: &Preferences) -> bool {
        match preferences.contrast {
            Contrast::System => self.computer.wants_more_contrast,
            Contrast::More => true,
        }
    }
}
