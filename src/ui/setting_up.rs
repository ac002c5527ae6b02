//! The pages that set a council up: the ways to go, a letter from the supplier, and who helps when nothing does.

use egui::{Align, Layout, Ui};

use super::by_hand::by_hand_ui;
use super::set_up_fields::{self, Fields};
use super::tokens::space;
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::card::card;
use super::widgets::{key_hint, label};
use crate::domain::outcome::SignInFailure;
use crate::domain::region::Region;
use crate::domain::set_up::{SetUpField, USUAL_PORT};
use crate::model::Model;
use crate::model::setting_up::{LetterForm, SettingUp};
use crate::msg::{AddingMsg, ByHandMsg, FocusKey, MakingMsg, Msg, SettingUpMsg, WelcomeMsg};
use crate::text::{tr, tr_with};

/// Draws the page.
pub(super) fn setting_up_ui(
    ui: &mut Ui,
    model: &Model,
    page: &SettingUp,
    failure: Option<&SignInFailure>,
    view: &mut View,
) {
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        match page {
            SettingUp::Ways => ways_ui(ui, model, view),
            SettingUp::Letter(letter) => letter_ui(ui, letter, view),
            SettingUp::ByHand(by_hand) => by_hand_ui(ui, by_hand, failure, view),
            SettingUp::NoSignIn => no_sign_in_ui(ui, view),
        }
        if ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE)) {
            view.emit(SettingUpMsg::Back);
        }
        ui.add_space(space::XL);
    });
}

fn ways_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    label::page_heading(ui, &tr("setting-up-heading"));
    let width = ui.available_width();
    let by_hand = SettingUpMsg::ByHand(ByHandMsg::Open);
    // With the publisher's client nobody has to prepare anything, so that is the first way.
    let is_registered = model.publisher.is_some();
    let open = AddingMsg::Choose;
    let can_open = model.choosing.is_none();
    let (question, about, name, is_enabled, msg): (_, _, _, _, Msg) = if is_registered {
        ("setting-up-registered-heading", "setting-up-registered-about", "button-by-hand", true, by_hand.clone().into())
    } else {
        ("setting-up-file-question", "setting-up-file-about", "button-open-set-up", can_open, open.clone().into())
    };
    card(ui, |ui| {
        label::question(ui, &tr(question));
        label::soft(ui, &tr(about));
        ui.add_space(space::XS);
        let go = Button::new(&tr(name), Weight::Primary).enabled(is_enabled).show(ui, view);
        view.take_focus(FocusKey::Welcome, &go);
        if go.clicked() {
            view.emit(msg);
        }
    });
    ui.add_space(space::S);
    label::section(ui, &tr("setting-up-otherwise"));
    let second: (&str, bool, Msg) = if is_registered {
        ("button-open-set-up", can_open, open.into())
    } else {
        ("button-by-hand", true, by_hand.into())
    };
    let ways = [
        ("button-letter", true, SettingUpMsg::Letter.into()),
        second,
        ("button-practise", true, WelcomeMsg::Practise.into()),
        ("button-no-sign-in", true, SettingUpMsg::NoSignIn.into()),
    ];
    for (key, is_enabled, msg) in ways {
        let name = tr(key);
        let way = Button::new(&name, Weight::Plain).big().min_width(width).enabled(is_enabled);
        if way.show(ui, view).clicked() {
            view.emit(msg);
        }
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        back(ui, view);
        ui.add_space(space::M);
        label::note(ui, &tr("setting-up-for-suppliers"));
        if Button::new(&tr("button-make-set-up"), Weight::Quiet).small().show(ui, view).clicked() {
            view.emit(MakingMsg::Open);
        }
    });
}

fn letter_ui(ui: &mut Ui, letter: &LetterForm, view: &mut View) {
    label::page_heading(ui, &tr("from-letter-heading"));
    label::soft(ui, &tr("from-letter-about"));
    let mut edited = letter.form.clone();
    let form = &mut edited;
    let mut fields = Fields { form: &letter.form, is_checked: letter.is_checked, view };
    let first = fields.text(ui, "making-council", SetUpField::Council, &mut form.council);
    fields.view.take_focus(FocusKey::StepStart, &first);
    fields.text(ui, "adding-client-id", SetUpField::ClientId, &mut form.client_id);
    fields.secret(ui, "adding-secret", &mut form.client_secret);
    label::note(ui, &tr("from-letter-secret-about"));
    ui.add_space(space::S);
    set_up_fields::region_ui(ui, "from-letter-where", &mut form.region, Region::web_mail_host);
    label::note(ui, &tr("from-letter-where-about"));
    ui.add_space(space::S);
    fields.text(ui, "adding-port", SetUpField::RedirectPort, &mut form.redirect_port);
    label::note(ui, &tr_with("from-letter-port-about", &[("port", USUAL_PORT.to_string().into())]));
    if edited != letter.form {
        view.emit(SettingUpMsg::Edit(Box::new(edited)));
    }
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        if Button::new(&tr("button-next"), Weight::Primary).show(ui, view).clicked() {
            view.emit(SettingUpMsg::Check);
        }
        back(ui, view);
    });
    ui.add_space(space::M);
    words_to_copy(
        ui,
        "from-letter-ask-heading",
        "from-letter-ask-about",
        "from-letter-ask-message",
        "button-copy-message",
        view,
    );
}

/// Nobody at the council can help: only whoever set the mailboxes up.
fn no_sign_in_ui(ui: &mut Ui, view: &mut View) {
    label::page_heading(ui, &tr("no-sign-in-heading"));
    for key in ["no-sign-in-supplier", "no-sign-in-beadle"] {
        label::body(ui, &tr(key));
    }
    ui.add_space(space::S);
    words_to_copy(ui, "no-sign-in-say", "no-sign-in-say-about", "no-sign-in-words", "button-copy-words", view);
    ui.add_space(space::S);
    back(ui, view);
}

/// Words for somebody else, with a button that copies them.
fn words_to_copy(ui: &mut Ui, heading: &str, about: &str, words: &str, button: &str, view: &mut View) {
    card(ui, |ui| {
        label::section(ui, &tr(heading));
        label::soft(ui, &tr(about));
        let words = tr_with(words, &[("port", USUAL_PORT.to_string().into())]);
        label::body(ui, &words);
        ui.add_space(space::XS);
        let copy = Button::new(&tr(button), Weight::Plain).show(ui, view);
        if button == "button-copy-words" {
            view.take_focus(FocusKey::StepStart, &copy);
        }
        if copy.clicked() {
            view.emit(SettingUpMsg::Copy(words));
        }
    });
}

fn back(ui: &mut Ui, view: &mut View) {
    if Button::new(&tr("button-back"), Weight::Quiet).show(ui, view).clicked() {
        view.emit(SettingUpMsg::Back);
    }
}
