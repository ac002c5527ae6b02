//! The email as it will be sent, with the password covered, and what of it may be altered.

use egui::{Id, Ui};

use crate::letter::{COVER, Letter};
use crate::model::SignedIn;
use crate::model::reset::Reset;
use crate::msg::ResetMsg;
use crate::reset::letter_words::LetterPart;
use crate::text::{tr, tr_with};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::{field, label};

/// Draws it.
pub(super) fn letter_ui(ui: &mut Ui, signed_in: &SignedIn, reset: &Reset, view: &mut View) {
    let draft = &reset.draft;
    let letter = Letter {
        page: &signed_in.web_mail,
        address: draft.user().address.as_str(),
        opening: draft.letter().opening.as_deref(),
        closing: draft.letter().closing.as_deref(),
        force_change: draft.force().value(),
    };
    card(ui, |ui| {
        label::section(ui, &tr("letter-title"));
        label::note(ui, &tr("letter-about"));
        let to = draft.send_to().trim();
        let line = if to.is_empty() { tr("letter-line-nobody") } else { tr_with("letter-line", &[("to", to.into())]) };
        label::soft(ui, &line);
        label::soft(ui, &tr_with("letter-line-subject", &[("subject", tr("letter-subject").into())]));
        part_ui(ui, LetterPart::Opening, &letter.opening(), view);
        for line in letter.details(COVER).lines() {
            label::body(ui, line);
        }
        part_ui(ui, LetterPart::Closing, &letter.closing(), view);
        if draft.letter().is_own() && Button::new(&tr("button-letter-usual"), Weight::Quiet).show(ui, view).clicked() {
            view.emit(ResetMsg::UsualLetter);
        }
    });
}

fn part_ui(ui: &mut Ui, part: LetterPart, text: &str, view: &mut View) {
    let key = match part {
        LetterPart::Opening => "field-letter-opening",
        LetterPart::Closing => "field-letter-closing",
    };
    let mut edited = text.to_owned();
    let field = field::several_lines(ui, Id::unique(("letter", key)), &tr(key), &mut edited);
    // Enter begins a new line here.
    view.answers_enter(&field);
    if edited != text {
        view.emit(ResetMsg::EditLetter(part, edited));
    }
}
