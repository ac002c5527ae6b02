//! Where everything on the page stands. All of it fits on one page, whatever it is: first the white shrinks, then the
//! letters, and the password least. When the spelling is what does not fit, it is left out, and that is said.

use super::content::{Content, Fact, PasswordPart, Section};
use super::face::{Face, Faces};
use super::lines::{Run, break_lines};

/// A4, in points.
pub(super) const PAGE: [f32; 2] = [595.28, 841.89];

const LEFT: f32 = 56.0;
const TOP: f32 = 52.0;
const BOTTOM: f32 = 44.0;
const WIDTH: f32 = PAGE[0] - 2.0 * LEFT;
/// The headings of the facts stand to the left of them.
const HEADINGS: f32 = 112.0;
/// Between the frame and what is in it.
const PADDING: f32 = 14.0;
/// How far the second line of a spelled word is moved in, so that the words stand out.
const HANG: f32 = 14.0;
/// What a line takes beside the size of its letters, and how much of it is above the foot of the letters.
const LEADING: f32 = 1.38;
const ASCENT: f32 = 0.74;
/// The password is made smaller so that it stands in one line, down to this size; a longer one is broken.
const SMALLEST_UNBROKEN: f32 = 15.0;

/// The sizes of letters, in points.
mod size {
    pub(super) const COUNCIL: f32 = 20.0;
    pub(super) const ABOUT: f32 = 12.0;
    pub(super) const FACT: f32 = 12.5;
    pub(super) const HEADING: f32 = 11.5;
    pub(super) const TEXT: f32 = 11.0;
    pub(super) const SMALL: f32 = 9.5;
}

/// The white between parts, in points.
mod space {
    pub(super) const XS: f32 = 3.0;
    pub(super) const S: f32 = 6.0;
    pub(super) const M: f32 = 12.0;
    pub(super) const L: f32 = 20.0;
}

/// Everything in its place, in the order in which it is read.
pub(super) struct Sheet<'a> {
    pub(super) blocks: Vec<Block<'a>>,
    pub(super) shapes: Vec<Shape>,
}

/// A heading or a paragraph.
pub(super) struct Block<'a> {
    pub(super) role: Role,
    pub(super) lines: Vec<Line<'a>>,
}

/// What a block is to somebody who has it read out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The heading of the page.
    Title,
    /// The heading of a part.
    Heading,
    Paragraph,
}

/// Letters in a row.
pub(super) struct Line<'a> {
    pub(super) x: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) ink: Ink,
    pub(super) runs: Vec<Run<'a>>,
}

/// How dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Full,
    /// For headings beside what they are about.
    Soft,
}

/// What is no text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// Around the password, and around the doubt.
    Frame { left: f32, top: f32, width: f32, height: f32 },
    /// Where the slip is cut.
    Dashes { from: f32, to: f32, y: f32 },
}

/// How much room is taken.
struct Fit {
    /// For the white, against what is usual.
    white: f32,
    /// For all letters but the password's, against what is usual.
    letters: f32,
    /// The password, in points.
    password: f32,
}

/// What is tried, one after the other. 14 points are still easy to read; the last one holds the longest names that
/// Beadle keeps, the longest address and the longest password together.
const FITS: [Fit; 6] = [
    Fit { white: 1.0, letters: 1.0, password: 26.0 },
    Fit { white: 0.75, letters: 0.95, password: 22.0 },
    Fit { white: 0.55, letters: 0.9, password: 18.0 },
    Fit { white: 0.4, letters: 0.85, password: 16.0 },
    Fit { white: 0.3, letters: 0.75, password: 14.0 },
    Fit { white: 0.25, letters: 0.65, password: 14.0 },
];

/// A spelling in smaller letters than these, against what is usual, would help nobody.
const SMALLEST_SPELLED: f32 = 0.75;

/// Puts everything in its place.
pub(super) fn lay_out<'a>(content: &'a Content, faces: &Faces) -> Sheet<'a> {
    let mut sheet = Sheet { blocks: Vec::new(), shapes: Vec::new() };
    let spelled = FITS.iter().map(|fit| (fit, true)).filter(|(fit, _)| fit.letters >= SMALLEST_SPELLED);
    for (fit, is_spelled) in spelled.chain(FITS.iter().map(|fit| (fit, false))) {
        let mut flow = Flow { faces, fit, is_spelled, y: TOP, sheet: Sheet { blocks: Vec::new(), shapes: Vec::new() } };
        flow.page(content);
        sheet = flow.sheet;
        if flow.y <= PAGE[1] - BOTTOM {
            break;
        }
    }
    sheet
}

/// Fills a sheet from top to bottom.
struct Flow<'a, 'f> {
    faces: &'f Faces,
    fit: &'f Fit,
    /// The password is spelled out below it.
    is_spelled: bool,
    y: f32,
    sheet: Sheet<'a>,
}

/// How letters look.
#[derive(Clone, Copy)]
struct Style {
    size: f32,
    ink: Ink,
    /// How far all lines but the first are moved in.
    hang: f32,
}

impl<'a> Flow<'a, '_> {
    fn page(&mut self, content: &'a Content) {
        self.block(Role::Title, &[(Face::Strong, &content.council)], self.style(size::COUNCIL));
        self.gap(space::XS);
        self.block(Role::Paragraph, &[(Face::Text, &content.about)], self.style(size::ABOUT));
        self.gap(space::L);
        if let Some(doubt) = &content.doubt {
            self.framed(|flow| {
                let style = flow.style(size::TEXT);
                flow.inset(PADDING, Role::Paragraph, &[(Face::Strong, doubt)], style);
            });
            self.gap(space::L);
        }
        for fact in &content.facts {
            self.fact(fact);
        }
        self.gap(space::M);
        self.password(&content.password);
        for section in &content.sections {
            self.gap(space::L);
            self.section(section);
        }
        self.gap(space::L);
        self.block(Role::Paragraph, &[(Face::Strong, &content.keep)], self.style(size::TEXT));
        self.gap(space::L);
        self.cut(&content.cut);
        self.gap(space::M);
        let [council, person] = &content.stub;
        self.block(Role::Paragraph, &[(Face::Strong, council)], self.style(size::TEXT));
        self.block(Role::Paragraph, &[(Face::Text, person)], self.style(size::TEXT));
    }

    /// The heading to the left, on the same foot as the first line of the value.
    fn fact(&mut self, fact: &'a Fact) {
        let (style, small) = (self.style(size::FACT), self.soft(size::SMALL));
        let top = self.y;
        self.y += ASCENT * LEADING * (style.size - small.size);
        self.block(Role::Heading, &[(Face::Text, &fact.heading)], small);
        self.y = top;
        self.inset_left(HEADINGS, Role::Paragraph, &[(Face::Strong, &fact.value)], style);
        self.gap(space::XS);
    }

    fn password(&mut self, part: &'a PasswordPart) {
        self.block(Role::Heading, &[(Face::Text, &part.heading)], self.soft(size::SMALL));
        self.gap(space::XS);
        self.framed(|flow| {
            let password = part.password.expose();
            let style = Style { size: flow.password_size(password), ..flow.style(size::TEXT) };
            flow.inset(PADDING, Role::Paragraph, &[(Face::Password, password)], style);
            flow.gap(space::S);
            let small = flow.style(size::TEXT);
            if !flow.is_spelled || part.spelling.is_empty() {
                flow.inset(PADDING, Role::Paragraph, &[(Face::Text, &part.not_spelled)], small);
                return;
            }
            for (place, line) in part.spelling.iter().enumerate() {
                if place > 0 {
                    flow.gap(space::XS);
                }
                let runs = [(Face::Strong, line.word()), (Face::Text, line.rest())];
                flow.inset(PADDING, Role::Paragraph, &runs, Style { hang: HANG, ..small });
            }
        });
    }

    /// As large as it can be in one line; one that is too long for that is broken.
    fn password_size(&self, password: &str) -> f32 {
        let room = WIDTH - 2.0 * PADDING;
        // A hair less, for the sum of many widths is not exact.
        let whole = room / self.faces.width(Face::Password, password, 1.0) * 0.999;
        if whole < SMALLEST_UNBROKEN { self.fit.password } else { self.fit.password.min(whole) }
    }

    fn section(&mut self, section: &'a Section) {
        self.block(Role::Heading, &[(Face::Strong, &section.heading)], self.style(size::HEADING));
        for sentence in &section.sentences {
            self.gap(space::XS);
            self.block(Role::Paragraph, &[(Face::Text, sentence)], self.style(size::TEXT));
        }
    }

    /// A dashed rule with its word in the middle.
    fn cut(&mut self, word: &'a str) {
        let style = self.soft(size::SMALL);
        let width = self.faces.width(Face::Text, word, style.size);
        let y = self.y + LEADING * style.size / 2.0;
        let (middle, apart) = (PAGE[0] / 2.0, width / 2.0 + space::S);
        // To the edges of the paper: that is how far the scissors go.
        self.sheet.shapes.push(Shape::Dashes { from: 0.0, to: middle - apart, y });
        self.sheet.shapes.push(Shape::Dashes { from: middle + apart, to: PAGE[0], y });
        self.place(Role::Paragraph, &[(Face::Text, word)], style, middle - width / 2.0, width * 1.01);
    }

    /// Draws what is in it with a frame around.
    fn framed(&mut self, inside: impl FnOnce(&mut Self)) {
        let top = self.y;
        let padding = PADDING * self.fit.white;
        self.y += padding;
        inside(self);
        self.y += padding;
        self.sheet.shapes.push(Shape::Frame { left: LEFT, top, width: WIDTH, height: self.y - top });
    }

    fn block(&mut self, role: Role, runs: &[Run<'a>], style: Style) {
        self.place(role, runs, style, LEFT, WIDTH);
    }

    fn inset(&mut self, by: f32, role: Role, runs: &[Run<'a>], style: Style) {
        self.place(role, runs, style, LEFT + by, WIDTH - 2.0 * by);
    }

    fn inset_left(&mut self, by: f32, role: Role, runs: &[Run<'a>], style: Style) {
        self.place(role, runs, style, LEFT + by, WIDTH - by);
    }

    fn place(&mut self, role: Role, runs: &[Run<'a>], style: Style, x: f32, width: f32) {
        let Style { size, ink, hang } = style;
        let leading = LEADING * size;
        let mut lines = Vec::new();
        for runs in break_lines(self.faces, runs, size, width - hang) {
            let x = if lines.is_empty() { x } else { x + hang };
            lines.push(Line { x, baseline: self.y + ASCENT * leading, size, ink, runs });
            self.y += leading;
        }
        self.sheet.blocks.push(Block { role, lines });
    }

    fn gap(&mut self, points: f32) {
        self.y += points * self.fit.white;
    }

    fn style(&self, size: f32) -> Style {
        Style { size: size * self.fit.letters, ink: Ink::Full, hang: 0.0 }
    }

    fn soft(&self, size: f32) -> Style {
        Style { ink: Ink::Soft, ..self.style(size) }
    }
}
