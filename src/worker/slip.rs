//! Slips: made, saved and deleted on a thread of their own, for the folder may be on a slow or sleeping drive.

use std::path::PathBuf;

use jiff::Timestamp;

use super::desk::Desk;
use super::off_thread::off_thread;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::slip::Slip;
use crate::domain::slip_file::{NotDeleted, NotSaved, SlipFile};
use crate::msg::{Reply, RequestId, SlipDone, SlipWork};
use crate::slip;
use crate::store::slip_file;

/// Saves or deletes one.
pub(super) async fn work(desk: &Desk, id: RequestId, work: SlipWork) {
    let done = match work {
        SlipWork::Save(slip, path) => {
            let made = desk.start.clock.now();
            let saved = off_thread("slip", move || save(*slip, path, made)).await;
            SlipDone::Saved(saved.unwrap_or(Err(NotSaved::NotMade)))
        }
        SlipWork::Delete(file) => {
            let deleted = off_thread("slip", move || delete(&file)).await;
            SlipDone::Deleted(deleted.unwrap_or(Err(NotDeleted::File(FileTrouble::Other))))
        }
    };
    desk.reply(Reply::Slip(id, done));
}

fn save(slip: Slip, path: PathBuf, made: Timestamp) -> Result<Box<SlipFile>, NotSaved> {
    let pdf = slip::write(slip, made)?;
    match slip_file::write(&path, &pdf.bytes) {
        Ok(mark) => Ok(Box::new(SlipFile { path, mark, replaced: pdf.replaced })),
        Err(error) => {
            tracing::warn!(kind = ?error.kind(), "the slip was not saved");
            Err(NotSaved::File(slip_file::trouble(&error)))
        }
    }
}

fn delete(file: &SlipFile) -> Result<(), NotDeleted> {
    let deleted = slip_file::delete(&file.path, &file.mark);
    if let Err(why) = deleted {
        tracing::warn!(?why, "the slip was not deleted");
    }
    deleted
}
