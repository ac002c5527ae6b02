//! The licences of all that is in the programs: eight thousand lines, of which only those in view are laid out.

use std::sync::{Arc, LazyLock};

use egui::{Id, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use crate::msg::{FocusKey, SettingsMsg};
use crate::text::{tr, tr_with};
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::field::{self, FieldKind};
use crate::ui::widgets::reading::reading_place;
use crate::ui::widgets::status::{self, Urgency};
use crate::ui::widgets::{key_hint, label};

const TEXT: &str = include_str!("../../../assets/licences.txt");
/// Stands between the licences.
const RULE: &str = "--------------------------------------------------------------------------------";
/// A list is one paragraph in the file; a screen reader is given it in pieces.
const MOST_LINES: usize = 20;
/// So that a narrow window does not come down to a word a line.
const FEWEST_COLUMNS: usize = 40;

/// One licence, or what stands before them.
struct Part {
    paragraphs: Vec<Piece>,
    /// For finding.
    lowercase: String,
}

/// A paragraph, or a piece of a long one.
struct Piece {
    text: &'static str,
    /// The paragraph goes on in the next piece.
    goes_on: bool,
}

static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| TEXT.split(RULE).map(Part::new).collect());

/// What is shown, row by row.
struct Laid {
    columns: usize,
    looked_for: String,
    n_parts: usize,
    n_rows: usize,
    paragraphs: Vec<Paragraph>,
}

struct Paragraph {
    text: &'static str,
    /// Its first row among all.
    top: usize,
    n_rows: usize,
}

impl Part {
    fn new(text: &'static str) -> Self {
        let mut paragraphs = Vec::new();
        let (mut start, mut end, mut n_lines) = (None, 0, 0);
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let is_blank = line.trim().is_empty();
            if is_blank || n_lines == MOST_LINES {
                paragraphs.extend(start.take().and_then(|start| Piece::new(text, start, end, !is_blank)));
                n_lines = 0;
            }
            if !is_blank {
                start.get_or_insert(at);
                end = at + line.trim_end().len();
                n_lines += 1;
            }
            at += line.len();
        }
        paragraphs.extend(start.and_then(|start| Piece::new(text, start, end, false)));
        Self { paragraphs, lowercase: text.to_lowercase() }
    }
}

impl Piece {
    fn new(all: &'static str, start: usize, end: usize, goes_on: bool) -> Option<Self> {
        all.get(start..end).map(|text| Self { text, goes_on })
    }
}

impl Laid {
    fn new(columns: usize, looked_for: &str) -> Self {
        let wanted = looked_for.trim().to_lowercase();
        let mut laid =
            Self { columns, looked_for: looked_for.to_owned(), n_parts: 0, n_rows: 0, paragraphs: Vec::new() };
        for part in PARTS.iter().filter(|part| part.lowercase.contains(&wanted)) {
            laid.n_parts += 1;
            for Piece { text, goes_on } in &part.paragraphs {
                let n_rows = text.lines().map(|line| rows(line, columns).count()).sum();
                laid.paragraphs.push(Paragraph { text, top: laid.n_rows, n_rows });
                // And a row of air.
                laid.n_rows += n_rows + usize::from(!goes_on);
            }
            laid.n_rows += 1;
        }
        laid
    }

    /// From the first that is in view at this row.
    fn at_row(&self, row: usize) -> impl Iterator<Item = &Paragraph> {
        let first = self.paragraphs.partition_point(|paragraph| paragraph.top + paragraph.n_rows <= row);
        self.paragraphs.iter().skip(first)
    }
}

/// A line in pieces of at most so many characters, broken at spaces where there are any.
fn rows(line: &str, columns: usize) -> impl Iterator<Item = &str> {
    let mut left = Some(line);
    std::iter::from_fn(move || {
        let text = left?;
        let Some((limit, _)) = text.char_indices().nth(columns) else {
            left = None;
            return Some(text);
        };
        let (fits, _) = text.split_at_checked(limit)?;
        // Not in the spaces that a line begins with.
        let words = fits.trim_start();
        let indent = fits.len() - words.len();
        let end = words.rfind(' ').map_or(limit, |space| indent + space);
        let (row, rest) = text.split_at_checked(end)?;
        left = Some(rest.trim_start());
        Some(row)
    })
}

/// Draws the page.
pub(super) fn licences_ui(ui: &mut Ui, looked_for: &str, view: &mut View) {
    // In a part of its own: the page has taken all its width already.
    ui.scope(|ui| page(ui, looked_for, view));
}

fn page(ui: &mut Ui, looked_for: &str, view: &mut View) {
    ui.set_max_width(size::COLUMN.min(ui.available_width()));
    ui.spacing_mut().item_spacing.y = space::S;
    let escape = ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE));
    if Button::new(&tr("button-back"), Weight::Plain).small().show(ui, view).clicked() || escape {
        view.emit(SettingsMsg::Licences(false));
    }
    label::page_heading(ui, &tr("settings-licences"));
    let mut text = looked_for.to_owned();
    let name = tr("field-find-licence");
    let found = field::labelled(ui, Id::unique("find-licence"), &name, &mut text, FieldKind::Text, "");
    view.take_focus(FocusKey::Licences, &found);
    if text != looked_for {
        view.emit(SettingsMsg::FindLicence(text));
    }
    let font = fonts::password(size::SMALL);
    let (row, letter) = ui.ctx().fonts_mut(|fonts| (fonts.row_height(&font), fonts.glyph_width(&font, 'm')));
    let width = ui.available_width() - space::L;
    let laid = laid(ui, columns(width, letter), looked_for);
    if !looked_for.trim().is_empty() {
        let args = [("n", laid.n_parts.into()), ("all", PARTS.len().into())];
        status::line(ui, &tr_with("licences-found", &args), Urgency::Soon);
    }
    let (_, movement) = reading_place(ui, Id::unique("licences"), &tr("settings-licences"), row);
    let height = rows_as_points(laid.n_rows, row);
    let area = ScrollArea::vertical().id_salt(("licences", looked_for)).auto_shrink(false);
    area.show_viewport(ui, |ui, seen| {
        ui.set_height(height);
        if movement != 0.0 {
            ui.scroll_with_delta(Vec2::new(0.0, movement));
        }
        let origin = ui.max_rect().left_top();
        let first = points_as_rows(seen.top(), row);
        let in_view = laid.at_row(first).take_while(|paragraph| rows_as_points(paragraph.top, row) < seen.bottom());
        for paragraph in in_view {
            let place = origin + Vec2::new(0.0, rows_as_points(paragraph.top, row));
            let extent = Vec2::new(width, rows_as_points(paragraph.n_rows, row));
            show(ui, paragraph, Rect::from_min_size(place, extent), laid.columns);
        }
    });
}

fn show(ui: &Ui, paragraph: &Paragraph, rect: Rect, columns: usize) {
    let response = ui.interact(rect, Id::unique(("licence", paragraph.top)), Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, paragraph.text));
    let broken: Vec<&str> = paragraph.text.lines().flat_map(|line| rows(line, columns)).collect();
    let galley = ui.painter().layout_no_wrap(broken.join("\n"), fonts::password(size::SMALL), colours(ui).text);
    ui.painter().galley(rect.min, galley, colours(ui).text);
}

/// Laid out once for each width and text that is looked for.
fn laid(ui: &Ui, columns: usize, looked_for: &str) -> Arc<Laid> {
    let id = Id::unique("licences-laid");
    let known = ui.data(|data| data.get_temp::<Arc<Laid>>(id));
    if let Some(laid) = known.filter(|laid| laid.columns == columns && laid.looked_for == looked_for) {
        return laid;
    }
    let laid = Arc::new(Laid::new(columns, looked_for));
    ui.data_mut(|data| data.insert_temp(id, laid.clone()));
    laid
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width of a window over that of a letter"
)]
fn columns(width: f32, letter: f32) -> usize {
    ((width / letter.max(1.0)) as usize).max(FEWEST_COLUMNS)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height that is not negative, in rows")]
fn points_as_rows(points: f32, row: f32) -> usize {
    (points / row).max(0.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "some ten thousand rows")]
fn rows_as_points(n_rows: usize, row: f32) -> f32 {
    n_rows as f32 * row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_file_is_lost() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let shown: Vec<String> =
            PARTS.iter().flat_map(|part| &part.paragraphs).flat_map(|piece| words(piece.text)).collect();
        assert_eq!(shown, words(&TEXT.replace(RULE, " ")));
        assert!(PARTS.iter().flat_map(|part| &part.paragraphs).all(|piece| piece.text.lines().count() <= MOST_LINES));
    }

    #[test]
    fn rows_fit_and_hold_every_word() {
        for columns in [1, 7, 40, 100] {
            for line in TEXT.lines().chain(["", "    indented by four", "é".repeat(300).as_str()]) {
                let broken: Vec<&str> = rows(line, columns).collect();
                assert!(broken.iter().all(|row| row.chars().count() <= columns), "{columns}: {broken:?}");
                let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                assert_eq!(letters(&broken.concat()), letters(line), "{columns}");
            }
        }
    }

    #[test]
    fn a_part_that_holds_the_words_is_shown_whole() {
        let all = Laid::new(80, " ");
        assert_eq!(all.n_parts, PARTS.len());
        let some = Laid::new(80, "SIL Open Font LICENSE 1.1, for inter");
        assert!(some.n_parts >= 1 && some.n_parts < all.n_parts);
        assert!(some.paragraphs.iter().any(|paragraph| paragraph.text.contains("Reserved Font Name")));
        assert_eq!(Laid::new(80, "no licence says this").n_rows, 0);
    }

    #[test]
    fn the_first_in_view_is_found() {
        let laid = Laid::new(80, "");
        for place in [0, 1, 100, laid.paragraphs.len() - 1] {
            let paragraph = &laid.paragraphs[place];
            let bottom = paragraph.top + paragraph.n_rows - 1;
            assert_eq!(laid.at_row(bottom).next().unwrap().top, paragraph.top);
        }
        assert!(laid.at_row(laid.n_rows).next().is_none());
    }
}
