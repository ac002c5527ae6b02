//! What can happen on the page `Settings` beside choosing with one press.

use std::path::PathBuf;

use super::RequestId;
use crate::domain::computer::Computer;
use crate::domain::proxy::Proxy;

/// Something on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsMsg {
    /// `Settings` on the welcome page.
    Open,
    /// `Back` to the welcome page.
    Back,
    /// One of the ways to Zoho.
    ChooseProxy(ProxyKind),
    /// The text of the field with host and port.
    EditProxy(String),
    /// `Use this proxy`.
    UseProxy,
    /// Opens the folder of what Beadle keeps.
    ShowInFolder(Kept),
    /// `Check the history now`.
    CheckHistory,
    /// `Licences`, or back from them.
    Licences(bool),
    /// The text that is looked for in the licences.
    FindLicence(String),
}

/// A way to Zoho, as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProxyKind {
    /// As this computer has it.
    #[default]
    System,
    /// Straight.
    None,
    /// By way of a proxy that is to be named.
    Server,
}

impl ProxyKind {
    /// As they stand on the page.
    pub const ALL: [Self; 3] = [Self::System, Self::None, Self::Server];
}

/// Something that Beadle keeps in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// What she prefers.
    Settings,
    /// The history of the council that is open.
    History,
    /// What happened, for a supplier.
    Log,
}

/// Where the files are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// What she prefers.
    pub settings: PathBuf,
    /// The history of the council that is open.
    pub history: Option<PathBuf>,
    /// What happened.
    pub log: PathBuf,
}

/// Work for the worker that has to do with this computer alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComputerWork {
    /// Goes to Zoho by this way from the next connection on.
    UseProxy(Proxy),
    /// Finds out what this computer's own settings say.
    Ask(RequestId),
    /// Finds out where files are kept.
    FindPlaces(RequestId),
    /// Opens the folder of something that is kept.
    ShowInFolder(Kept),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComputerFact {
    /// What this computer's own settings say.
    Says(RequestId, Computer),
    /// Where files are kept.
    Places(RequestId, Places),
    /// A folder could not be opened.
    FolderFailed,
}
