//! A password spelled out, line by line, as it is said over the telephone. Like the password it is never selectable,
//! and only there while the password is shown.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Ui};

use crate::domain::password::spoken::{self, Alphabet, Chunk, Letter};
use crate::domain::secret::Password;
use crate::model::spelling::Spelling;
use crate::msg::SpellingMsg;
use crate::text::{tr, tr_with};
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::radio::{group, radio};

/// `Spell it out`, on or off. Covered passwords are not spelled, so it is only there for one that is shown.
pub(super) fn toggle(ui: &mut Ui, shown: bool, spelling: Spelling, view: &mut View) {
    if !shown {
        return;
    }
    let toggle = Button::new(&tr("button-spell-out"), Weight::Quiet).selected(spelling.on).show(ui, view);
    if toggle.clicked() {
        view.emit(SpellingMsg::Show(!spelling.on));
    }
}

/// The lines, and the choice of alphabet.
pub(super) fn spelled_ui(ui: &mut Ui, password: &Password, shown: bool, spelling: Spelling, view: &mut View) {
    if shown && spelling.on {
        lines_ui(ui, password, spelling, view);
    }
}

/// The same, whether or not the switch is on.
pub(super) fn lines_ui(ui: &mut Ui, password: &Password, spelling: Spelling, view: &mut View) {
    ui.spacing_mut().item_spacing.y = space::XS;
    for line in lines(password, spelling.alphabet) {
        ui.add(Label::new(line.layout(ui)).selectable(false).wrap());
    }
    ui.add_space(space::XS);
    group(ui, &tr("spell-alphabet"), |ui| {
        ui.horizontal_wrapped(|ui| {
            for alphabet in Alphabet::ALL {
                let name = tr(match alphabet {
                    Alphabet::Everyday => "spell-alphabet-everyday",
                    Alphabet::Nato => "spell-alphabet-nato",
                });
                if radio(ui, &name, alphabet == spelling.alphabet, 0.0).clicked() {
                    view.emit(SpellingMsg::Use(alphabet));
                }
            }
        });
    });
}

/// What is said in one go.
struct Line {
    text: String,
    /// The length in bytes of the word it starts with, which stands out.
    word: usize,
}

impl Line {
    fn layout(&self, ui: &Ui) -> LayoutJob {
        let color = colours(ui).text;
        let format = |font_id| TextFormat { font_id, color, ..TextFormat::default() };
        let mut job = LayoutJob::default();
        let (word, rest) = self.text.split_at_checked(self.word).unwrap_or(("", &self.text));
        job.append(word, 0.0, format(fonts::semibold(size::TEXT)));
        job.append(rest, 0.0, format(fonts::text(size::TEXT)));
        job
    }
}

/// A line for each word, with the signs behind it; a line for digits that stand together.
fn lines(password: &Password, alphabet: Alphabet) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut goes_on = false;
    for chunk in spoken::chunks(password, alphabet) {
        let said = said(&chunk);
        let (joins, opens) = match &chunk {
            Chunk::Word { .. } => (None, false),
            Chunk::Digit(_) => (goes_on.then_some("spell-next"), true),
            Chunk::Sign(_) => (Some("spell-then"), false),
        };
        if let (Some(key), Some(line)) = (joins, lines.last_mut()) {
            line.text = tr_with(key, &[("so-far", line.text.as_str().into()), ("next", said.into())]);
        } else {
            // A locale may put something before the word; then nothing stands out.
            let word = match &chunk {
                Chunk::Word { text, .. } if said.starts_with(text.as_str()) => text.len(),
                _ => 0,
            };
            lines.push(Line { text: said, word });
        }
        goes_on = opens;
    }
    lines
}

/// A chunk as it is said.
pub(super) fn said(chunk: &Chunk) -> String {
    match chunk {
        Chunk::Word { text, letters } => word(text, letters),
        Chunk::Digit(digit) => tr(digit_key(*digit)),
        Chunk::Sign(c) => sign(*c),
    }
}

/// The same, for somebody who has the word itself before her eyes.
pub(super) fn letters_said(chunk: &Chunk) -> String {
    match chunk {
        Chunk::Word { letters, .. } => all_letters(letters),
        other => said(other),
    }
}

fn word(text: &str, letters: &[Letter]) -> String {
    tr_with("spell-word", &[("word", text.into()), ("letters", all_letters(letters).into())])
}

fn all_letters(letters: &[Letter]) -> String {
    let said = letters.iter().map(|letter| letter_words(*letter));
    said.reduce(|so_far, next| tr_with("spell-next", &[("so-far", so_far.into()), ("next", next.into())]))
        .unwrap_or_default()
}

fn letter_words(letter: Letter) -> String {
    let key = match (letter.is_capital(), letter.stands_for) {
        (true, Some(_)) => "spell-capital",
        (false, Some(_)) => "spell-letter",
        (true, None) => "spell-capital-alone",
        (false, None) => "spell-letter-alone",
    };
    let args = [("letter", letter.letter.to_string().into()), ("for", letter.stands_for.unwrap_or_default().into())];
    tr_with(key, &args)
}

fn digit_key(digit: char) -> &'static str {
    const KEYS: [&str; 10] = [
        "spell-digit-0",
        "spell-digit-1",
        "spell-digit-2",
        "spell-digit-3",
        "spell-digit-4",
        "spell-digit-5",
        "spell-digit-6",
        "spell-digit-7",
        "spell-digit-8",
        "spell-digit-9",
    ];
    let value = digit.to_digit(10).and_then(|value| usize::try_from(value).ok());
    value.and_then(|value| KEYS.get(value).copied()).unwrap_or("spell-sign-other")
}

fn sign(c: char) -> String {
    let key = match c {
        '-' => "spell-sign-dash",
        ' ' => "spell-sign-space",
        '!' => "spell-sign-exclamation",
        '@' => "spell-sign-at",
        '$' => "spell-sign-dollar",
        '£' => "spell-sign-pound",
        '%' => "spell-sign-percent",
        '^' => "spell-sign-hat",
        '&' => "spell-sign-and",
        '*' => "spell-sign-star",
        '_' => "spell-sign-underscore",
        '+' => "spell-sign-plus",
        '=' => "spell-sign-equals",
        ':' => "spell-sign-colon",
        ';' => "spell-sign-semicolon",
        '|' => "spell-sign-bar",
        '~' => "spell-sign-tilde",
        '?' => "spell-sign-question",
        '/' => "spell-sign-slash",
        '\\' => "spell-sign-backslash",
        '.' => "spell-sign-stop",
        ',' => "spell-sign-comma",
        '#' => "spell-sign-hash",
        '"' => "spell-sign-quote",
        '\'' => "spell-sign-apostrophe",
        _ => return tr_with("spell-sign-other", &[("sign", c.to_string().into())]),
    };
    tr(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, alphabet: Alphabet) -> Vec<String> {
        lines(&Password::new(text.to_owned()), alphabet).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_line_for_each_word_and_one_for_the_digits() {
        assert_eq!(
            said("Maple-Otter-47", Alphabet::Everyday),
            [
                "Maple: capital M for Mary, a for apple, p for Peter, l for lemon, e for egg; then dash, the minus key",
                "Otter: capital O for orange, t for Tommy, t for Tommy, e for egg, r for Robert; then dash, the minus key",
                "four, seven",
            ]
        );
    }

    #[test]
    fn signs_and_letters_of_every_kind_are_said() {
        assert_eq!(
            said("!2é É?§", Alphabet::Nato),
            ["exclamation mark", "two", "é: é; then a space", "É: capital É; then question mark; then the sign §"]
        );
        for c in ' '..='~' {
            let lines = said(&c.to_string(), Alphabet::Nato);
            assert_eq!(lines.len(), 1, "{c}");
            assert!(lines[0].len() > 2 && !lines[0].contains("spell-"), "{c}: {}", lines[0]);
        }
    }
}
