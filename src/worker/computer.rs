//! This computer itself: its settings, and where Beadle's files are on it.

use std::rc::Rc;

use super::desk::Desk;
use super::off_thread::off_thread;
use crate::msg::{Kept, Places, Reply, RequestId};
use crate::store::paths;

/// What the system's own settings say.
pub(super) async fn ask(desk: &Desk, id: RequestId) {
    let settings = desk.start.system_settings.clone();
    let computer = off_thread("beadle-computer", move || settings.look()).await.unwrap_or_default();
    desk.reply(Reply::Computer { id, computer });
}

/// Where the files are.
pub(super) fn find_places(desk: &Desk, id: RequestId) {
    let profile = &desk.start.profile;
    let history = desk.live().map(|live| {
        let folder = profile.council_dir(live.connection.reality, &live.connection.id);
        paths::journal_file(&folder)
    });
    let places = Places { settings: profile.settings_file(), history, log: profile.log_file() };
    desk.reply(Reply::Places { id, places: Box::new(places) });
}

/// Opens the folder that something is kept in. Only Beadle's own folders can be named.
pub(super) async fn show(desk: &Rc<Desk>, kept: Kept) {
    let profile = &desk.start.profile;
    let folder = match (kept, desk.live()) {
        (Kept::Settings | Kept::Log, _) => profile.root().to_path_buf(),
        (Kept::History, Some(live)) => profile.council_dir(live.connection.reality, &live.connection.id),
        // Signed out meanwhile.
        (Kept::History, None) => return,
    };
    let folders = desk.start.folders.clone();
    if off_thread("beadle-folder", move || folders.show(&folder)).await != Some(true) {
        desk.reply(Reply::FolderFailed);
    }
}
