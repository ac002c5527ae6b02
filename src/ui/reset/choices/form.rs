//! Every part of a recipe, to be edited.

use std::ops::RangeInclusive;

use egui::{Align, Id, Layout, Ui, Vec2};

use crate::domain::password::config::{
    CaseTransform, NUM_WORDS, PAD_TO_LENGTH, PADDING_CHARACTERS, PADDING_DIGITS, SubstitutionMode, WORD_LENGTHS,
};
use crate::msg::ChoicesMsg;
use crate::reset::choices::Choices;
use crate::reset::recipe_form::{PaddingCharacterChoice, PaddingChoice, RecipeForm, SeparatorChoice};
use crate::text::tr;
use crate::ui::kind_words;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::card::card;
use crate::ui::widgets::check::{CheckLook, check};
use crate::ui::widgets::field::{self, FieldKind};
use crate::ui::widgets::label;
use crate::ui::widgets::number::number;
use crate::ui::widgets::radio::{group, radio};

/// Room for one sign and the edge around it.
const SIGN: f32 = 64.0;
/// Room for twenty signs.
const SIGNS: f32 = 300.0;

/// Draws the form.
pub(super) fn form_ui(ui: &mut Ui, choices: &Choices, view: &mut View) {
    let mut form = choices.form().clone();
    card(ui, |ui| {
        words_ui(ui, &mut form, view);
        between_ui(ui, &mut form);
        digits_ui(ui, &mut form, view);
        around_ui(ui, &mut form, view);
        if form.separator == SeparatorChoice::Random || form.padding_character == PaddingCharacterChoice::Random {
            text(ui, "form-symbols", &mut form.symbol_alphabet, SIGNS, &tr("form-symbols-hint"));
        }
        replaced_ui(ui, &mut form);
    });
    if form != *choices.form() {
        view.emit(ChoicesMsg::Edit(Box::new(form)));
    }
}

fn words_ui(ui: &mut Ui, form: &mut RecipeForm, view: &mut View) {
    label::section(ui, &tr("form-words"));
    row(ui, "form-num-words", &mut form.num_words, &NUM_WORDS, view);
    row(ui, "form-shortest", &mut form.word_length_min, &WORD_LENGTHS, view);
    row(ui, "form-longest", &mut form.word_length_max, &WORD_LENGTHS, view);
    label::body(ui, &tr("form-case"));
    choose(ui, "form-case", &CaseTransform::ALL, &mut form.case_transform, kind_words::case);
    if check(ui, &tr("form-accents"), form.allow_accents, CheckLook::Line).clicked() {
        form.allow_accents = !form.allow_accents;
    }
}

fn between_ui(ui: &mut Ui, form: &mut RecipeForm) {
    section(ui, "form-between");
    choose(ui, "form-between", &SeparatorChoice::ALL, &mut form.separator, kind_words::separator);
    match form.separator {
        SeparatorChoice::None => {}
        SeparatorChoice::Fixed => text(ui, "form-separator", &mut form.separator_character, SIGN, ""),
        SeparatorChoice::Random => {
            text(ui, "form-separator-alphabet", &mut form.separator_alphabet, SIGNS, &tr("form-symbols-hint"));
        }
    }
}

fn digits_ui(ui: &mut Ui, form: &mut RecipeForm, view: &mut View) {
    section(ui, "form-digits");
    row(ui, "form-digits-before", &mut form.padding_digits_before, &PADDING_DIGITS, view);
    row(ui, "form-digits-after", &mut form.padding_digits_after, &PADDING_DIGITS, view);
}

fn around_ui(ui: &mut Ui, form: &mut RecipeForm, view: &mut View) {
    section(ui, "form-around");
    choose(ui, "form-around", &PaddingChoice::ALL, &mut form.padding, kind_words::padding);
    match form.padding {
        PaddingChoice::None => return,
        PaddingChoice::Fixed => {
            row(ui, "form-around-before", &mut form.padding_characters_before, &PADDING_CHARACTERS, view);
            row(ui, "form-around-after", &mut form.padding_characters_after, &PADDING_CHARACTERS, view);
        }
        PaddingChoice::Adaptive => row(ui, "form-around-length", &mut form.pad_to_length, &PAD_TO_LENGTH, view),
    }
    label::body(ui, &tr("form-around-which"));
    let which = &mut form.padding_character;
    choose(ui, "form-around-which", &PaddingCharacterChoice::ALL, which, kind_words::padding_character);
    match form.padding_character {
        PaddingCharacterChoice::Separator => {}
        PaddingCharacterChoice::Fixed => text(ui, "form-around-sign", &mut form.padding_symbol, SIGN, ""),
        PaddingCharacterChoice::Random => {
            text(ui, "form-around-alphabet", &mut form.padding_alphabet, SIGNS, &tr("form-symbols-hint"));
        }
    }
}

fn replaced_ui(ui: &mut Ui, form: &mut RecipeForm) {
    section(ui, "form-replace");
    let mode = &mut form.substitution_mode;
    choose(ui, "form-replace", &SubstitutionMode::ALL, mode, kind_words::substitution_mode);
    if form.substitution_mode != SubstitutionMode::Never {
        text(ui, "form-substitutions", &mut form.substitutions, SIGNS, &tr("form-substitutions-hint"));
    }
}

fn section(ui: &mut Ui, key: &str) {
    ui.add_space(space::M);
    label::section(ui, &tr(key));
}

/// A number with its name before it.
fn row(ui: &mut Ui, key: &str, value: &mut usize, range: &RangeInclusive<usize>, view: &mut View) {
    let name = tr(key);
    ui.horizontal_wrapped(|ui| {
        named(ui, &name);
        number(ui, &name, value, range, view);
    });
}

/// A field with its name before it.
fn text(ui: &mut Ui, key: &str, text: &mut String, width: f32, hint: &str) {
    let name = tr(key);
    ui.horizontal_wrapped(|ui| {
        named(ui, &name);
        ui.allocate_ui(Vec2::new(width, size::CONTROL), |ui| {
            field::bare(ui, Id::unique(("recipe", key)), &name, text, FieldKind::Signs, hint);
        });
    });
}

/// The names stand in one column, as far as there is room.
fn named(ui: &mut Ui, name: &str) {
    let room = Vec2::new((ui.available_width() * 0.5).min(NAMES), size::CONTROL);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(room.x);
        label::body(ui, name);
    });
}

/// The widest a name gets before it is broken.
const NAMES: f32 = 300.0;

/// One of several, in a row of cards.
fn choose<T: Copy + PartialEq>(ui: &mut Ui, key: &str, all: &[T], chosen: &mut T, words: impl Fn(T) -> String) {
    group(ui, &tr(key), |ui| {
        ui.horizontal_wrapped(|ui| {
            for one in all {
                if radio(ui, &words(*one), one == chosen, 0.0).clicked() {
                    *chosen = *one;
                }
            }
        });
    });
}
