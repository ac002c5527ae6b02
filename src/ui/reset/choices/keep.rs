//! What outlasts the reset: recipes with a name, files, and the list of words.

use egui::{Id, Ui, Vec2};

use crate::domain::password::layout::Layout;
use crate::domain::password::saved::LONGEST_NAME;
use crate::model::kinds::{Kinds, Remark};
use crate::msg::{ChoicesMsg, FileQuestion};
use crate::reset::choices::Choices;
use crate::reset::recipe::Kind;
use crate::text::{tr, tr_with};
use crate::ui::kind_words;
use crate::ui::tokens::size;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::field::{self, FieldKind};
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look, Urgency};

/// Room for a name.
const NAME: f32 = 280.0;

/// Draws the two cards, each with what became of the last press in it.
pub(super) fn keep_ui(ui: &mut Ui, kinds: &Kinds, choices: &Choices, view: &mut View) {
    card(ui, |ui| {
        label::section(ui, &tr("keep-heading"));
        if *choices.kind() != Kind::Beadle {
            save_ui(ui, kinds, choices, view);
        }
        files_ui(ui, kinds, choices, view);
        remark_ui(ui, kinds, false, view);
        label::note(ui, &tr("keep-about"));
    });
    card(ui, |ui| words_ui(ui, kinds, view));
}

fn save_ui(ui: &mut Ui, kinds: &Kinds, choices: &Choices, view: &mut View) {
    let mut name = choices.name.clone();
    ui.horizontal_wrapped(|ui| {
        label::body(ui, &tr("field-recipe-name"));
        ui.allocate_ui(Vec2::new(NAME, size::CONTROL), |ui| {
            field::bare(ui, Id::unique("recipe-name"), &tr("field-recipe-name"), &mut name, FieldKind::Text, "");
        });
        let there = kinds.called(&choices.name);
        let button = match there {
            Some(saved) => tr_with("button-replace-recipe", &[("name", saved.name().into())]),
            None => tr("button-save-recipe"),
        };
        let can_save = !choices.name.trim().is_empty();
        if Button::new(&button, Weight::Plain).enabled(can_save).show(ui, view).clicked() {
            view.emit(ChoicesMsg::Save);
        }
        if let Kind::Saved(saved) = choices.kind() {
            let button = tr_with("button-delete-recipe", &[("name", saved.as_str().into())]);
            if Button::new(&button, Weight::Quiet).show(ui, view).clicked() {
                view.emit(ChoicesMsg::Delete(saved.clone()));
            }
        }
    });
    if name != choices.name {
        view.emit(ChoicesMsg::Name(name.chars().take(LONGEST_NAME).collect()));
    }
}

fn files_ui(ui: &mut Ui, kinds: &Kinds, choices: &Choices, view: &mut View) {
    ui.horizontal_wrapped(|ui| {
        if kinds.busy.is_some() {
            label::soft(ui, &tr("choices-busy"));
        }
        ask(ui, "button-open-recipe", FileQuestion::OpenRecipe, kinds, view);
        if *choices.kind() != Kind::Beadle {
            ask(ui, "button-save-recipe-file", FileQuestion::SaveRecipe(Layout::Js), kinds, view);
            if Layout::Perl.can_say(choices.config()) {
                ask(ui, "button-save-old-recipe-file", FileQuestion::SaveRecipe(Layout::Perl), kinds, view);
            }
        }
    });
}

fn words_ui(ui: &mut Ui, kinds: &Kinds, view: &mut View) {
    label::section(ui, &tr("words-heading"));
    let words = &kinds.words;
    let said = if words.is_own() {
        kind_words::n_words("words-own", words)
    } else {
        kind_words::n_words("words-beadle", words)
    };
    label::body(ui, &said);
    ui.horizontal_wrapped(|ui| {
        ask(ui, "button-open-words", FileQuestion::OpenWords, kinds, view);
        let back = tr("button-beadle-words");
        if words.is_own() && Button::new(&back, Weight::Quiet).enabled(kinds.busy.is_none()).show(ui, view).clicked() {
            view.emit(ChoicesMsg::ForgetWords);
        }
    });
    remark_ui(ui, kinds, true, view);
    label::note(ui, &tr("words-about"));
}

fn ask(ui: &mut Ui, key: &str, question: FileQuestion, kinds: &Kinds, view: &mut View) {
    let button = Button::new(&tr(key), Weight::Plain).enabled(kinds.busy.is_none()).show(ui, view);
    if button.clicked() {
        view.emit(ChoicesMsg::Ask(question));
    }
}

fn remark_ui(ui: &mut Ui, kinds: &Kinds, about_words: bool, view: &mut View) {
    let Some(remark) = kinds.remark.as_ref().filter(|remark| remark.is_about_words() == about_words) else { return };
    let said = kind_words::remark(remark, &kinds.words).join(" ");
    status::boxed(ui, look(remark), |ui, _| {
        let response = label::body(ui, &said);
        status::make_live(ui, response.id, &said, Urgency::Soon);
        if matches!(remark, Remark::Deleted(_))
            && Button::new(&tr("button-put-back"), Weight::Plain).small().show(ui, view).clicked()
        {
            view.emit(ChoicesMsg::PutBack);
        }
    });
}

fn look(remark: &Remark) -> Look {
    match remark {
        Remark::Saved(_) | Remark::Deleted(_) | Remark::Written(_) | Remark::WordsForgotten => Look::Information,
        Remark::Read(ignored) if ignored.is_empty() => Look::Information,
        Remark::WordsTaken(list) if list.n_odd == 0 => Look::Information,
        _ => Look::Warning,
    }
}
