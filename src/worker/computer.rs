//! This computer itself: its settings, the way out of it, and where Beadle's files are on it.

use std::path::PathBuf;

use super::desk::Desk;
use super::off_thread::off_thread;
use crate::msg::{ComputerFact, ComputerWork, Kept, Places, Reply, RequestId};
use crate::store::paths;

/// Does it, and says what came of it.
pub(super) async fn work(desk: &Desk, work: ComputerWork) {
    match work {
        // Practice and a server on this computer have a route of their own.
        ComputerWork::UseProxy(proxy) => desk.start.zoho.route().change(proxy),
        ComputerWork::Ask(id) => ask(desk, id).await,
        ComputerWork::FindPlaces(id) => desk.reply(Reply::Computer(ComputerFact::Places(id, places(desk)))),
        ComputerWork::ShowInFolder(kept) => show(desk, kept).await,
    }
}

/// What the system's own settings say.
async fn ask(desk: &Desk, id: RequestId) {
    let settings = desk.start.system_settings.clone();
    let computer = off_thread("beadle-computer", move || settings.look()).await.unwrap_or_default();
    desk.reply(Reply::Computer(ComputerFact::Says(id, computer)));
}

fn places(desk: &Desk) -> Places {
    let profile = &desk.start.profile;
    let history = desk.council_folder().map(|folder| paths::journal_file(&folder));
    Places { settings: profile.settings_file(), history, log: profile.log_file() }
}

/// Opens the folder that something is kept in. Only Beadle's own folders can be named.
async fn show(desk: &Desk, kept: Kept) {
    let folder = match kept {
        Kept::Settings | Kept::Log => Some(desk.start.profile.root().to_path_buf()),
        Kept::History => desk.council_folder(),
    };
    // Signed out meanwhile, if there is none.
    let Some(folder) = folder else { return };
    let folders = desk.start.folders.clone();
    if off_thread("beadle-folder", move || folders.show(&folder)).await != Some(true) {
        desk.reply(Reply::Computer(ComputerFact::FolderFailed));
    }
}

impl Desk {
    /// Of the council that is open.
    pub(super) fn council_folder(&self) -> Option<PathBuf> {
        let connection = &self.live()?.connection;
        Some(self.start.profile.council_dir(connection.reality, &connection.id))
    }
}
