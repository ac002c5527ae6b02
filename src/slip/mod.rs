//! The slip of paper with a new password, as a PDF of one page: what it says, how that is laid out, and how it is drawn.
//!
//! Pure: a [`Slip`] goes in, the bytes of a file come out. Where they go is not decided here.

mod content;
mod face;
mod layout;
mod lines;
mod pdf;

use jiff::Timestamp;
use zeroize::Zeroizing;

use self::content::Content;
use self::face::Faces;
use crate::domain::slip::{Replaced, Slip};
use crate::domain::slip_file::NotSaved;

/// A slip as a file.
///
/// The bytes are wiped when dropped. What can't be wiped are krilla's own buffers while it writes (its page stream, the
/// letters with their places, and what the bytes grew out of) and the sentences that Fluent puts together.
pub struct Pdf {
    /// The file.
    pub bytes: Zeroizing<Vec<u8>>,
    /// What stands on it in place of something that can't be printed.
    pub replaced: Replaced,
}

/// Writes the slip, as made at this moment.
pub fn write(slip: Slip, made: Timestamp) -> Result<Pdf, NotSaved> {
    let faces = Faces::load().ok_or(NotSaved::NotMade)?;
    let (slip, replaced) = slip.printable(|text| faces.show(text));
    let content = Content::of(&slip);
    if !content.texts().all(|text| faces.show(text)) {
        return Err(NotSaved::Letters);
    }
    let sheet = layout::lay_out(&content, &faces);
    let bytes = pdf::draw(&sheet, &content.title, &faces, made).ok_or(NotSaved::NotMade)?;
    Ok(Pdf { bytes, replaced })
}
