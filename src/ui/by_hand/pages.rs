//! The pages before the last. Each says whether Enter was pressed in its field, which goes on.

use egui::Ui;

use super::row::row;
use crate::domain::pasted_value::{doubt_of_client_id, doubt_of_secret};
use crate::domain::region::Region;
use crate::domain::set_up::{SetUpField, redirect_address};
use crate::domain::set_up_form::SetUpForm;
use crate::msg::{ByHandMsg, FocusKey, SettingUpMsg};
use crate::text::tr;
use crate::ui::set_up_fields::{self, Fields};
use crate::ui::tokens::space;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look};

/// Zoho shows this name to everybody who signs in.
const CLIENT_NAME: &str = "Beadle";

pub(super) fn council_ui(ui: &mut Ui, form: &mut SetUpForm, fields: &mut Fields<'_>) -> bool {
    label::soft(ui, &tr("by-hand-council-about"));
    ui.add_space(space::XS);
    let enter = set_up_fields::enter(ui, SetUpField::Council);
    let first = fields.text(ui, "making-council", SetUpField::Council, &mut form.council);
    fields.view.take_focus(FocusKey::StepStart, &first);
    set_up_fields::region_ui(ui, "from-letter-where", &mut form.region, Region::web_mail_host);
    label::note(ui, &tr("from-letter-where-about"));
    enter
}

pub(super) fn console_ui(ui: &mut Ui, form: &SetUpForm, view: &mut View) -> bool {
    label::body(ui, &tr("by-hand-console-why"));
    card(ui, |ui| {
        let address = form.region.api_console_url();
        label::body(ui, &tr("by-hand-console-open"));
        label::strong(ui, &address);
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            let open = Button::new(&tr("button-open-api-console"), Weight::Plain).show(ui, view);
            view.take_focus(FocusKey::StepStart, &open);
            if open.clicked() {
                view.emit(SettingUpMsg::ByHand(ByHandMsg::OpenConsole));
            }
            if Button::new(&tr("button-copy-address"), Weight::Quiet).show(ui, view).clicked() {
                view.emit(SettingUpMsg::Copy(address));
            }
        });
    });
    for key in ["by-hand-console-sign-in", "by-hand-console-start"] {
        label::body(ui, &tr(key));
    }
    label::note(ui, &tr("by-hand-console-refused"));
    false
}

pub(super) fn kind_ui(ui: &mut Ui) -> bool {
    label::body(ui, &tr("by-hand-kind-choose"));
    card(ui, |ui| {
        label::strong(ui, &tr("by-hand-kind-name"));
        label::soft(ui, &tr("by-hand-kind-why"));
    });
    label::note(ui, &tr("by-hand-kind-words"));
    false
}

pub(super) fn values_ui(ui: &mut Ui, form: &SetUpForm, view: &mut View) -> bool {
    label::body(ui, &tr("by-hand-values-about"));
    // A form only ever gets here with a port that `SetUpForm` or the change of it made.
    let port: u16 = form.redirect_port.trim().parse().unwrap_or_default();
    let values = [
        ("by-hand-box-name", "button-copy-client-name", CLIENT_NAME.to_owned()),
        ("by-hand-box-homepage", "button-copy-homepage", format!("http://127.0.0.1:{port}")),
        ("by-hand-box-redirect", "button-copy-redirect", redirect_address(port)),
    ];
    card(ui, |ui| {
        for (term, button, value) in values {
            let copy = row(ui, &tr(term), &value, &tr(button), Weight::Plain, view);
            // The first one that is drawn.
            view.take_focus(FocusKey::StepStart, &copy);
            if copy.clicked() {
                view.emit(SettingUpMsg::Copy(value));
            }
        }
    });
    label::body(ui, &tr("by-hand-values-create"));
    label::note(ui, &tr("by-hand-values-homepage"));
    label::note(ui, &tr("by-hand-values-here"));
    false
}

pub(super) fn client_id_ui(ui: &mut Ui, form: &mut SetUpForm, fields: &mut Fields<'_>) -> bool {
    label::body(ui, &tr("by-hand-client-id-where"));
    ui.add_space(space::XS);
    let enter = set_up_fields::enter(ui, SetUpField::ClientId);
    let field = fields.text(ui, "adding-client-id", SetUpField::ClientId, &mut form.client_id);
    fields.view.take_focus(FocusKey::StepStart, &field);
    let is_said = fields.is_checked && fields.form.fault_of(SetUpField::ClientId).is_some();
    if !is_said && doubt_of_client_id(&fields.form.client_id).is_some() {
        status::notice(ui, Look::Warning, &tr("by-hand-doubt-client-id"));
    }
    enter
}

pub(super) fn secret_ui(ui: &mut Ui, form: &mut SetUpForm, fields: &mut Fields<'_>) -> bool {
    label::body(ui, &tr("by-hand-secret-where"));
    ui.add_space(space::XS);
    let enter = set_up_fields::enter(ui, SetUpField::ClientSecret);
    let field = fields.secret(ui, "adding-secret", &mut form.client_secret);
    fields.view.take_focus(FocusKey::StepStart, &field);
    if fields.is_checked && !fields.form.has_secret() {
        fields.view.take_focus(FocusKey::Problem, &field);
        label::complaint(ui, &tr("by-hand-no-secret"));
    }
    if doubt_of_secret(&fields.form.client_secret).is_some() {
        status::notice(ui, Look::Warning, &tr("by-hand-doubt-secret"));
    }
    label::note(ui, &tr("by-hand-secret-about"));
    label::note(ui, &tr("by-hand-secret-lost"));
    enter
}
