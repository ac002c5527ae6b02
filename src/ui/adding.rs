//! The page `Add {council}?`: what the set-up file says, the question, and what becomes of the file.

use egui::{Align, Grid, Id, Layout, Ui};

use super::signing_in::centred;
use super::tokens::space;
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::card::card;
use super::widgets::status::{self, Look, Urgency};
use super::widgets::{key_hint, label};
use super::words;
use crate::domain::look_alike::Resemblance;
use crate::domain::set_up::SetUp;
use crate::model::adding::{Adding, AddingStage, FileFate};
use crate::msg::{AddingMsg, FocusKey};
use crate::text::{tr, tr_with};

/// Room for the words before the values.
const TERMS: f32 = 130.0;

/// Draws the page. `here` is the council that she is signed in to meanwhile.
pub(super) fn adding_ui(ui: &mut Ui, adding: &Adding, here: Option<&str>, view: &mut View) {
    let is_typed = adding.path.is_none();
    match &adding.stage {
        AddingStage::Reading(_) => {
            let key = if is_typed { "adding-checking" } else { "adding-reading" };
            status::line(ui, &tr(key), Urgency::Soon);
        }
        AddingStage::Unusable(fault) => {
            status::notice(ui, Look::Warning, &words::set_up_fault(*fault));
            ui.add_space(space::L);
            row(ui, &[("button-go-on", Weight::Primary, AddingMsg::DontAdd)], view);
        }
        AddingStage::Asking { set_up, resembles, has_failed } => {
            values(ui, set_up, is_typed);
            if let Some(resemblance) = resembles {
                ui.add_space(space::M);
                status::notice(ui, Look::Warning, &mistaken(resemblance));
            }
            if *has_failed {
                ui.add_space(space::M);
                status::notice(ui, Look::Warning, &tr("adding-failed"));
            }
            ui.add_space(space::L);
            let add = |weight| ("button-add-council", weight, AddingMsg::Add);
            let dont = |weight| ("button-dont-add", weight, AddingMsg::DontAdd);
            // Of a council that may be a trick, the safe answer comes first.
            let buttons = match resembles {
                None => [add(Weight::Primary), dont(Weight::Plain)],
                Some(_) => [dont(Weight::Primary), add(Weight::Plain)],
            };
            row(ui, &buttons, view);
            if ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE)) {
                view.emit(AddingMsg::DontAdd);
            }
        }
        AddingStage::Saving { set_up, .. } => {
            let text = tr_with("adding-saving", &[("council", set_up.council.as_str().into())]);
            status::line(ui, &text, Urgency::Soon);
        }
        AddingStage::Added { council, was_there, keychain, file } => {
            let key = match here {
                _ if *was_there => "adding-was-there",
                Some(_) => "adding-done-signed-in",
                None => "adding-done",
            };
            let args = [("council", council.as_str().into()), ("here", here.unwrap_or_default().into())];
            let mut text = tr_with(key, &args);
            if keychain.is_some() {
                let key = if is_typed { "adding-secret-not-kept-typed" } else { "adding-secret-not-kept" };
                text = format!("{text} {}", tr(key));
            }
            let look = if keychain.is_some() { Look::Warning } else { Look::Good };
            status::notice(ui, look, &text);
            ui.add_space(space::L);
            what_becomes_of_the_file(ui, *file, view);
        }
    }
}

fn what_becomes_of_the_file(ui: &mut Ui, file: FileFate, view: &mut View) {
    let go_on = ("button-go-on", Weight::Primary, AddingMsg::Done);
    match file {
        FileFate::NoFile | FileFate::Needed => row(ui, &[go_on], view),
        FileFate::Offered => {
            label::body(ui, &tr("adding-delete-question"));
            ui.add_space(space::M);
            let buttons = [
                ("button-delete-file", Weight::Primary, AddingMsg::DeleteFile),
                ("button-keep-file", Weight::Plain, AddingMsg::Done),
            ];
            row(ui, &buttons, view);
        }
        FileFate::Deleting(_) => {
            status::line(ui, &tr("adding-deleting"), Urgency::Soon);
        }
        FileFate::Deleted => {
            status::line(ui, &tr("adding-deleted"), Urgency::Soon);
            ui.add_space(space::M);
            row(ui, &[go_on], view);
        }
        FileFate::NotDeleted => {
            status::notice(ui, Look::Warning, &tr("adding-not-deleted"));
            ui.add_space(space::M);
            let again = ("button-delete-file", Weight::Plain, AddingMsg::DeleteFile);
            row(ui, &[go_on, again], view);
        }
    }
}

fn mistaken(resemblance: &Resemblance) -> String {
    match resemblance {
        Resemblance::SameName => tr("adding-same-name"),
        Resemblance::Alike(other) => tr_with("adding-alike", &[("other", other.as_str().into())]),
    }
}

/// Every value, but for the secret itself.
fn values(ui: &mut Ui, set_up: &SetUp, is_typed: bool) {
    label::page_heading(ui, &tr_with("adding-question", &[("council", set_up.council.as_str().into())]));
    label::soft(ui, &tr(if is_typed { "adding-about-typed" } else { "adding-about" }));
    ui.add_space(space::M);
    let secret = tr(match &set_up.client.client_secret {
        Some(_) if is_typed => "adding-secret-typed",
        Some(_) => "adding-secret-there",
        None => "adding-secret-none",
    });
    let supplier = set_up.supplier.as_ref();
    let of_supplier = |value: Option<&String>| value.cloned().unwrap_or_else(|| tr("adding-not-given"));
    let rows = [
        ("adding-council", set_up.council.clone()),
        ("adding-region", tr(words::region_key(set_up.region))),
        ("adding-client-id", set_up.client.client_id.clone()),
        ("adding-secret", secret),
        ("adding-port", set_up.client.redirect_port.to_string()),
        ("adding-supplier", of_supplier(supplier.and_then(|supplier| supplier.name.as_ref()))),
        ("adding-phone", of_supplier(supplier.and_then(|supplier| supplier.phone.as_ref()))),
        ("adding-email", of_supplier(supplier.and_then(|supplier| supplier.email.as_ref()))),
    ];
    card(ui, |ui| {
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            let width = ui.available_width() - TERMS;
            // Text only: the rows need not be as high as a button.
            ui.spacing_mut().interact_size.y = 0.0;
            Grid::new(Id::unique("values")).num_columns(2).spacing([space::L, space::S]).show(ui, |ui| {
                for (term, value) in rows {
                    label::term(ui, &tr(term));
                    ui.scope(|ui| {
                        ui.set_max_width(width.max(TERMS));
                        label::body(ui, &value);
                    });
                    ui.end_row();
                }
            });
        });
    });
}

/// The buttons in the middle; the first one has the focus.
fn row(ui: &mut Ui, buttons: &[(&str, Weight, AddingMsg)], view: &mut View) {
    let names: Vec<String> = buttons.iter().map(|(key, ..)| tr(key)).collect();
    let pairs = || names.iter().zip(buttons);
    let gaps = space::M * f32::from(u8::try_from(buttons.len().saturating_sub(1)).unwrap_or_default());
    let width = pairs().map(|(name, (_, weight, _))| Button::new(name, *weight).width(ui)).sum::<f32>() + gaps;
    centred(ui, width, |ui| {
        for (name, (_, weight, msg)) in pairs() {
            let response = Button::new(name, *weight).show(ui, view);
            view.take_focus(FocusKey::Welcome, &response);
            if response.clicked() {
                view.emit(msg.clone());
            }
        }
    });
}
