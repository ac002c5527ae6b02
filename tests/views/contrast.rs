//! What is really painted: every line of text on every page, against what lies behind it, in each look.
//!
//! The tokens' own test goes through what each control may be painted with; this one finds what a page paints beside.

use std::collections::BTreeMap;

use beadle::ui::theme;
use beadle::ui::tokens::{Colours, LOOKS, contrast};
use egui::epaint::{ClippedShape, TextShape};
use egui::{Color32, Rect, Shape, Theme};

use crate::layout::pages;
use crate::reports;
use crate::stage::sized;

/// A piece of text on a page.
struct Piece {
    text: String,
    front: Color32,
    back: Color32,
}

/// What has been painted up to here, from back to front.
struct Painted {
    fills: Vec<(Rect, Color32)>,
    pieces: Vec<Piece>,
}

impl Painted {
    fn take(&mut self, clip: Rect, shape: &Shape) {
        match shape {
            Shape::Vec(shapes) => {
                for shape in shapes {
                    self.take(clip, shape);
                }
            }
            Shape::Rect(rect) if rect.fill.a() == 255 => self.fills.push((rect.rect.intersect(clip), rect.fill)),
            Shape::Circle(circle) if circle.fill.a() == 255 => {
                let rect = Rect::from_center_size(circle.center, egui::Vec2::splat(circle.radius * 2.0));
                self.fills.push((rect.intersect(clip), circle.fill));
            }
            Shape::Text(text) => self.read(clip, text),
            _ => {}
        }
    }

    fn read(&mut self, clip: Rect, text: &TextShape) {
        for row in &text.galley.rows {
            let at = row.rect().translate(text.pos.to_vec2());
            let middle = at.center();
            if row.text().trim().is_empty() || !clip.contains(middle) {
                continue;
            }
            let Some((_, back)) = self.fills.iter().rev().find(|(rect, _)| rect.contains(middle)) else {
                panic!("nothing lies behind `{}` at {at:?}", row.text());
            };
            let back = *back;
            for section in &text.galley.job.sections {
                let own = section.format.color;
                let own = if own == Color32::PLACEHOLDER { text.fallback_color } else { own };
                let front = text.override_text_color.unwrap_or(own);
                self.pieces.push(Piece { text: row.text(), front, back });
            }
        }
    }
}

fn painted(shapes: &[ClippedShape]) -> Vec<Piece> {
    let mut painted = Painted { fills: Vec::new(), pieces: Vec::new() };
    for shape in shapes {
        painted.take(shape.clip_rect, &shape.shape);
    }
    painted.pieces
}

fn theme_of(look: &Colours) -> (Theme, bool) {
    let theme = if look.name.starts_with("light") { Theme::Light } else { Theme::Dark };
    (theme, look.name.ends_with("_more"))
}

#[test]
fn every_line_of_every_page_stands_out_from_what_is_behind_it() {
    let mut report = vec!["The closest text, look by look:".to_owned()];
    for look in LOOKS {
        let mut closest: BTreeMap<u64, String> = BTreeMap::new();
        let mut n_pieces = 0;
        for (page, desk) in pages() {
            let mut window = sized(desk, egui::vec2(1100.0, 740.0));
            let (theme, more) = theme_of(look);
            window.ctx.set_theme(theme);
            theme::dress(&window.ctx, more);
            window.run();
            window.run();
            for piece in painted(&window.output().shapes) {
                let ratio = contrast(piece.front, piece.back);
                assert!(
                    ratio >= look.text_contrast(),
                    "{}, {page}: `{}` has {ratio:.2}: {:?} on {:?}",
                    look.name,
                    piece.text,
                    piece.front,
                    piece.back
                );
                n_pieces += 1;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a contrast is 1 to 21")]
                closest.entry((ratio * 100.0) as u64).or_insert_with(|| format!("{} ({page})", piece.text));
            }
        }
        assert!(n_pieces > 100, "only {n_pieces} lines were found");
        report.push(format!("{}: {n_pieces} lines, at least {} wanted", look.name, look.text_contrast()));
        for (ratio, text) in closest.iter().take(5) {
            report.push(format!("  {}.{:02}  {text}", ratio / 100, ratio % 100));
        }
    }
    reports::write("views-contrast", &(report.join("\n") + "\n"));
}
