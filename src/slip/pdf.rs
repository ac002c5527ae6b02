//! Draws the page with krilla: tagged, so that a screen reader can read it (PDF/UA-1).

use std::num::NonZeroU16;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use krilla::color::luma;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, SpanTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use zeroize::Zeroizing;

use super::face::Faces;
use super::layout::{Block, Ink, Line, PAGE, Role, Shape, Sheet};

const LANGUAGE: &str = "en-GB";
/// Of white; black is none.
const SOFT: u8 = 80;
const FRAME: u8 = 120;
const HAIRLINE: f32 = 0.75;

/// The sheet as a file. `None`: krilla would not write it.
pub(super) fn draw(sheet: &Sheet<'_>, title: &str, faces: &Faces, made: Timestamp) -> Option<Zeroizing<Vec<u8>>> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().ok()?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let [width, height] = PAGE;
    let mut page = document.start_page_with(PageSettings::from_wh(width, height)?);
    let mut surface = page.surface();
    for shape in &sheet.shapes {
        draw_shape(&mut surface, *shape);
    }
    let mut tree = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
    let mut outline = Outline::new();
    for block in &sheet.blocks {
        tree.push(draw_block(&mut surface, block, faces));
        outline_block(&mut outline, block);
    }
    surface.finish();
    page.finish();
    document.set_tag_tree(tree);
    document.set_outline(outline);
    document
        .set_metadata(Metadata::new().title(title.to_owned()).language(LANGUAGE.to_owned()).creation_date(date(made)));
    match document.finish() {
        Ok(bytes) => Some(Zeroizing::new(bytes)),
        Err(error) => {
            // What krilla says may hold letters of the text, so only its kind is told.
            let kind = format!("{error:?}").split(['(', ' ', '{']).next().unwrap_or_default().to_owned();
            tracing::error!(kind, "the slip could not be made");
            None
        }
    }
}

/// The block on the page, and its place in what is read out.
fn draw_block(surface: &mut Surface<'_>, block: &Block<'_>, faces: &Faces) -> Node {
    let heading = |level: NonZeroU16| TagGroup::new(Tag::Hn(level, Some(text_of(block))));
    let mut group = match block.role {
        Role::Title => heading(NonZeroU16::MIN),
        Role::Heading => heading(NonZeroU16::MIN.saturating_add(1)),
        Role::Paragraph => TagGroup::new(Tag::P),
    };
    for line in &block.lines {
        group.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
        draw_line(surface, line, faces);
        surface.end_tagged();
    }
    group.into()
}

fn draw_line(surface: &mut Surface<'_>, line: &Line<'_>, faces: &Faces) {
    let ink = match line.ink {
        Ink::Full => luma::Color::black(),
        Ink::Soft => luma::Color::new(SOFT),
    };
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: ink.into(), ..Fill::default() }));
    let mut x = line.x;
    for (face, text) in &line.runs {
        let glyphs = faces.glyphs(*face, text);
        surface.draw_glyphs(Point::from_xy(x, line.baseline), &glyphs, faces.font(*face), text, line.size, false);
        x += glyphs.iter().map(|glyph| glyph.x_advance * line.size).sum::<f32>();
    }
}

/// Headings are listed beside the page, which PDF/UA asks for.
fn outline_block(outline: &mut Outline, block: &Block<'_>) {
    let Some(first) = block.lines.first().filter(|_| block.role != Role::Paragraph) else { return };
    let place = XyzDestination::new(0, Point::from_xy(first.x, first.baseline - first.size));
    outline.push_child(OutlineNode::new(text_of(block), place));
}

fn text_of(block: &Block<'_>) -> String {
    block.lines.iter().flat_map(|line| line.runs.iter().map(|(_, text)| *text)).collect()
}

/// Lines that say nothing to somebody who has the page read out.
fn draw_shape(surface: &mut Surface<'_>, shape: Shape) {
    let stroke = Stroke { paint: luma::Color::new(FRAME).into(), width: HAIRLINE, ..Stroke::default() };
    let (path, dash) = match shape {
        Shape::Frame { left, top, width, height } => (rectangle(left, top, width, height), None),
        Shape::Dashes { from, to, y } => {
            (straight(from, to, y), Some(StrokeDash { array: vec![5.0, 4.0], offset: 0.0 }))
        }
    };
    let Some(path) = path else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { dash, ..stroke }));
    surface.draw_path(&path);
    surface.end_tagged();
}

fn rectangle(left: f32, top: f32, width: f32, height: f32) -> Option<Path> {
    let mut builder = PathBuilder::new();
    builder.push_rect(Rect::from_xywh(left, top, width, height)?);
    builder.finish()
}

fn straight(from: f32, to: f32, y: f32) -> Option<Path> {
    let mut builder = PathBuilder::new();
    builder.move_to(from, y);
    builder.line_to(to, y);
    builder.finish()
}

fn date(moment: Timestamp) -> DateTime {
    let at = TimeZone::UTC.to_datetime(moment);
    let small = |value: i8| u8::try_from(value).unwrap_or_default();
    DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
