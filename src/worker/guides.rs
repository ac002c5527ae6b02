//! What is ticked in guides. It is read and written at once, as the journal beside it is: a tick that was set just before
//! the window closes is kept, and none overtakes another.

use super::desk::Desk;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::guide::Guide;
use crate::domain::guide_ticks::GuideTicks;
use crate::msg::{GuideDone, GuideWork, Reply, RequestId, TicksTrouble};
use crate::store::guides_file::{self, GuidesFault};

/// Does it for the council that is open.
pub(super) fn work(desk: &Desk, id: RequestId, work: &GuideWork) {
    let done = match work {
        GuideWork::Read(guide) => GuideDone::Read(read(desk, *guide)),
        GuideWork::Keep(ticks) => GuideDone::Kept(keep(desk, ticks)),
    };
    desk.reply(Reply::Guide(id, done));
}

fn read(desk: &Desk, guide: Guide) -> Result<GuideTicks, TicksTrouble> {
    let folder = desk.council_folder().ok_or(TicksTrouble::File(FileTrouble::Other))?;
    guides_file::load(&folder, guide).map_err(|fault| trouble(&fault))
}

fn keep(desk: &Desk, ticks: &GuideTicks) -> Result<(), TicksTrouble> {
    let live = desk.live().ok_or(TicksTrouble::File(FileTrouble::Other))?;
    let connection = &live.connection;
    let folder = desk.start.profile.make_council_dir(connection.reality, &connection.id);
    let folder = folder.map_err(|error| trouble(&GuidesFault::Disk(error.into())))?;
    guides_file::save(&folder, ticks).map_err(|fault| trouble(&fault))
}

fn trouble(fault: &GuidesFault) -> TicksTrouble {
    tracing::warn!(%fault, "what is ticked in guides could not be read or kept");
    match fault {
        GuidesFault::Corrupt => TicksTrouble::Damaged,
        GuidesFault::Newer => TicksTrouble::Newer,
        GuidesFault::Disk(error) => TicksTrouble::File(error.kind().into()),
    }
}
