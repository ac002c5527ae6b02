//! The three fonts, as they are measured and drawn.

use std::ops::Range;

use harfrust::{Feature, FontRef, ShapeOptions, Shaper, ShaperData, Tag, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::font_files;

/// Which font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// For reading.
    Text,
    /// For what stands out.
    Strong,
    /// For passwords: 0 and O, 1 and l and I are told apart.
    Password,
}

/// All of them.
pub(super) struct Faces {
    text: Loaded,
    strong: Loaded,
    password: Loaded,
}

struct Loaded {
    font: FontRef<'static>,
    data: ShaperData,
    for_krilla: Font,
}

impl Faces {
    /// `None`: a font is broken.
    pub(super) fn load() -> Option<Self> {
        Some(Self {
            text: Loaded::new(font_files::TEXT)?,
            strong: Loaded::new(font_files::STRONG)?,
            password: Loaded::new(font_files::PASSWORD)?,
        })
    }

    /// True when every font has every letter of the text.
    pub(super) fn show(&self, text: &str) -> bool {
        let all = [Face::Text, Face::Strong, Face::Password];
        all.iter().all(|face| self.glyphs(*face, text).iter().all(|glyph| glyph.glyph_id.to_u32() != 0))
    }

    /// How wide the text is, in points.
    pub(super) fn width(&self, face: Face, text: &str, size: f32) -> f32 {
        self.glyphs(face, text).iter().map(|glyph| glyph.x_advance * size).sum()
    }

    /// The letters of the text in their places. Glyph 0 stands for one that the font does not have.
    pub(super) fn glyphs(&self, face: Face, text: &str) -> Vec<KrillaGlyph> {
        // Neither ligatures nor the likes of × for x between digits: addresses and passwords are shown as they are.
        let plain = [b"liga", b"clig", b"calt"].map(|tag| Feature::new(Tag::new(tag), 0, ..));
        let shaper = self.loaded(face).shaper();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let letters = shaper.shape(buffer, ShapeOptions::new().features(&plain));
        let starts: Vec<usize> =
            letters.glyph_infos().iter().filter_map(|info| usize::try_from(info.cluster).ok()).collect();
        let em = |units: i32| em(units, shaper.units_per_em());
        let placed = letters.glyph_infos().iter().zip(letters.glyph_positions()).zip(&starts);
        placed
            .map(|((info, at), start)| {
                let id = GlyphId::new(info.glyph_id);
                let range = cluster(*start, &starts, text.len());
                KrillaGlyph::new(id, em(at.x_advance), em(at.x_offset), em(at.y_offset), em(at.y_advance), range, None)
            })
            .collect()
    }

    /// As krilla wants it.
    pub(super) fn font(&self, face: Face) -> Font {
        self.loaded(face).for_krilla.clone()
    }

    fn loaded(&self, face: Face) -> &Loaded {
        match face {
            Face::Text => &self.text,
            Face::Strong => &self.strong,
            Face::Password => &self.password,
        }
    }
}

impl Loaded {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let for_krilla = Font::new(bytes.into(), 0)?;
        Some(Self { data: ShaperData::new(&font), font, for_krilla })
    }

    fn shaper(&self) -> Shaper<'_> {
        self.data.shaper(&self.font).build()
    }
}

/// The part of the text that a glyph stands for: up to where the next one starts.
fn cluster(start: usize, starts: &[usize], end: usize) -> Range<usize> {
    start..starts.iter().copied().filter(|next| *next > start).min().unwrap_or(end)
}

#[expect(clippy::cast_precision_loss, reason = "font units are far below 2^24")]
fn em(units: i32, units_per_em: i32) -> f32 {
    units as f32 / units_per_em as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_britain_and_its_neighbours_are_there_and_no_others() {
        let faces = Faces::load().unwrap();
        for text in ["Siân Łukasz Zoë Ŵyn Ŷ", "e\u{301}", " !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~", "£€§", ""]
        {
            assert!(faces.show(text), "{text}");
        }
        for text in ["刘洋", "Иван", "مرحبا", "😀", "a\u{0}"] {
            assert!(!faces.show(text), "{text}");
        }
    }

    #[test]
    fn each_letter_keeps_its_own_shape() {
        let faces = Faces::load().unwrap();
        for text in ["office 1x2 -> fi", "-->", "0xO"] {
            let glyphs = faces.glyphs(Face::Text, text);
            assert_eq!(glyphs.len(), text.len(), "{text}");
            let ranges: Vec<_> = glyphs.iter().map(|glyph| glyph.text_range.clone()).collect();
            assert_eq!(ranges, (0..text.len()).map(|n| n..n + 1).collect::<Vec<_>>());
        }
        let x = |text: &str, place: usize| faces.glyphs(Face::Text, text)[place].glyph_id;
        assert_eq!(x("1x2", 1), x("axb", 1));
    }
}
