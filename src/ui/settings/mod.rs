//! The page `Settings`, card by card.

mod about;
mod choose;
mod council;
mod files;
mod licences;
mod looks;
mod network;
mod passwords;

use egui::{Id, ScrollArea, Ui};

use super::tokens::{size, space};
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::{key_hint, label};
use crate::model::Model;
use crate::msg::{FocusKey, SettingsMsg};
use crate::text::tr;

/// Draws the page.
pub(super) fn settings_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    if let Some(looked_for) = &model.settings.licences {
        licences::licences_ui(ui, looked_for, view);
        return;
    }
    if model.settings.above_welcome {
        back_ui(ui, view);
    }
    ScrollArea::vertical().id_salt(Id::unique("settings-page")).auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(size::COLUMN.min(ui.available_width() - space::M));
        ui.spacing_mut().item_spacing.y = space::S;
        label::page_heading(ui, &tr("page-settings"));
        ui.add_space(space::XS);
        if let Some(signed_in) = model.signed_in() {
            council::council_ui(ui, signed_in, view);
            council::signing_in_ui(ui, signed_in, view);
        }
        looks::language_ui(ui);
        looks::looks_ui(ui, model, view);
        passwords::passwords_ui(ui, model, view);
        network::network_ui(ui, model, view);
        files::files_ui(ui, model, view);
        if let Some(signed_in) = model.signed_in() {
            files::history_ui(ui, model, signed_in, view);
        }
        about::about_ui(ui, view);
        ui.add_space(space::S);
    });
}

/// Above the part that scrolls, so that it is always in reach.
fn back_ui(ui: &mut Ui, view: &mut View) {
    let escape = ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE));
    let back = Button::new(&tr("button-back"), Weight::Plain).small().show(ui, view);
    view.take_focus(FocusKey::Welcome, &back);
    if back.clicked() || escape {
        view.emit(SettingsMsg::Back);
    }
    ui.add_space(space::XS);
}
