//! The page on which a supplier makes a set-up file.

use std::path::Path;

use egui::{Align, Id, Layout, Response, Ui};

use super::tokens::space;
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::field::{self, FieldKind};
use super::widgets::label;
use super::widgets::radio::{group, radio};
use super::widgets::status::{self, Look, Urgency};
use super::words;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::names::clean_name;
use crate::domain::region::Region;
use crate::domain::set_up::{MOST_NAME, SetUpFault, SetUpField};
use crate::domain::set_up_form::SetUpForm;
use crate::model::making::{Making, MakingStage};
use crate::msg::{FocusKey, MakingMsg};
use crate::text::{tr, tr_with};

/// Draws the page.
pub(super) fn making_ui(ui: &mut Ui, making: &Making, view: &mut View) {
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        label::page_heading(ui, &tr("making-title"));
        label::soft(ui, &tr("making-about"));
        ui.add_space(space::L);
        let mut edited = making.form.clone();
        let enabled = !making.stage.is_busy();
        ui.add_enabled_ui(enabled, |ui| form_ui(ui, making, &mut edited, view));
        if edited != making.form {
            view.emit(MakingMsg::Edit(Box::new(edited)));
        }
        ui.add_space(space::L);
        end_ui(ui, making, view);
        ui.add_space(space::XL);
    });
}

fn form_ui(ui: &mut Ui, making: &Making, form: &mut SetUpForm, view: &mut View) {
    let mut page = Page { making, view };
    let first = page.text(ui, "making-council", SetUpField::Council, &mut form.council);
    page.view.take_focus(FocusKey::StepStart, &first);
    region_ui(ui, &mut form.region);
    label::note(ui, &tr("making-region-about"));
    ui.add_space(space::M);

    page.text(ui, "adding-client-id", SetUpField::ClientId, &mut form.client_id);
    let secret = form.client_secret.expose_mut();
    page.field(ui, "adding-secret", SetUpField::ClientSecret, secret, FieldKind::Password);
    field::forget(ui.ctx(), id_of(SetUpField::ClientSecret));
    label::note(ui, &tr("making-secret-about"));
    ui.add_space(space::M);
    page.field(ui, "adding-port", SetUpField::RedirectPort, &mut form.redirect_port, FieldKind::Text);
    if making.form.fault_of(SetUpField::RedirectPort).is_none() {
        label::note(ui, &tr_with("making-port-about", &[("port", making.form.redirect_port.trim().into())]));
    }
    ui.add_space(space::L);

    label::section(ui, &tr("making-supplier"));
    label::note(ui, &tr("making-supplier-about"));
    ui.add_space(space::S);
    page.text(ui, "adding-supplier", SetUpField::SupplierName, &mut form.supplier);
    page.text(ui, "adding-phone", SetUpField::SupplierPhone, &mut form.phone);
    page.text(ui, "adding-email", SetUpField::SupplierEmail, &mut form.email);
}

/// What each field needs beside its own text.
struct Page<'a> {
    making: &'a Making,
    view: &'a mut View,
}

impl Page<'_> {
    fn text(&mut self, ui: &mut Ui, key: &str, field: SetUpField, text: &mut String) -> Response {
        let response = self.field(ui, key, field, text, FieldKind::Text);
        ui.add_space(space::S);
        response
    }

    fn field(&mut self, ui: &mut Ui, key: &str, field: SetUpField, text: &mut String, kind: FieldKind) -> Response {
        let response = field::labelled(ui, id_of(field), &tr(key), text, kind, "");
        if let Some(fault) = self.making.form.fault_of(field).filter(|_| self.making.is_checked) {
            // The first one takes it.
            self.view.take_focus(FocusKey::Problem, &response);
            label::complaint(ui, &advice(fault));
        }
        response
    }
}

fn id_of(field: SetUpField) -> Id {
    Id::unique(("set-up", field.name()))
}

fn region_ui(ui: &mut Ui, chosen: &mut Region) {
    let question = tr("adding-region");
    label::strong(ui, &question);
    group(ui, &question, |ui| {
        ui.horizontal_wrapped(|ui| {
            for region in Region::ALL {
                if radio(ui, &tr(words::region_key(region)), region == *chosen, 0.0).clicked() {
                    *chosen = region;
                }
            }
        });
    });
}

/// What became of saving it, and what can be done now.
fn end_ui(ui: &mut Ui, making: &Making, view: &mut View) {
    match &making.stage {
        MakingStage::Saved(path) => {
            let text = tr_with("making-saved", &[("file", name_of(path).into()), ("folder", folder_of(path).into())]);
            status::notice(ui, Look::Good, &text);
            ui.add_space(space::S);
            label::body(ui, &tr("making-send"));
        }
        MakingStage::NotSaved(why) => {
            status::notice(ui, Look::Warning, &tr_with("making-not-saved", &[("why", tr(why_not(*why)).into())]));
        }
        MakingStage::Saving(..) => {
            status::line(ui, &tr("making-saving"), Urgency::Soon);
        }
        MakingStage::Editing | MakingStage::Asking(_) => {}
    }
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        let is_saved = matches!(making.stage, MakingStage::Saved(_));
        let (key, msg) =
            if is_saved { ("making-another", MakingMsg::Another) } else { ("button-save-set-up", MakingMsg::Save) };
        let first = Button::new(&tr(key), Weight::Primary).enabled(!making.stage.is_busy()).show(ui, view);
        view.take_focus(FocusKey::Outcome, &first);
        if first.clicked() {
            view.emit(msg);
        }
        if Button::new(&tr("button-back"), Weight::Plain).show(ui, view).clicked() {
            view.emit(MakingMsg::Close);
        }
    });
}

fn name_of(path: &Path) -> String {
    clean_name(&path.file_name().unwrap_or_default().to_string_lossy())
}

fn folder_of(path: &Path) -> String {
    clean_name(&path.parent().unwrap_or(path).to_string_lossy())
}

/// How to put a field right.
fn advice(fault: SetUpFault) -> String {
    match fault {
        SetUpFault::Hidden(_) => tr("making-hidden"),
        SetUpFault::Misleading => tr("making-misleading"),
        SetUpFault::Odd(SetUpField::ClientId) => tr("making-odd-client-id"),
        SetUpFault::Odd(SetUpField::ClientSecret) => tr("making-odd-secret"),
        SetUpFault::Odd(SetUpField::RedirectPort) => tr("making-odd-port"),
        SetUpFault::Odd(SetUpField::SupplierEmail) => tr("problem-bad-send-to"),
        SetUpFault::Odd(SetUpField::Council) => tr_with("making-odd-council", &[("n", MOST_NAME.into())]),
        _ => tr_with("making-odd", &[("n", MOST_NAME.into())]),
    }
}

fn why_not(why: FileTrouble) -> &'static str {
    match why {
        FileTrouble::NotFound => "slip-why-no-folder",
        FileTrouble::NotAFile => "slip-why-not-a-file",
        FileTrouble::Denied => "slip-why-denied",
        FileTrouble::Full | FileTrouble::TooBig => "slip-why-full",
        FileTrouble::Other => "slip-why-other",
    }
}
