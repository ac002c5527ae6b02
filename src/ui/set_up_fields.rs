//! The fields of what a set-up file says, each with what is wrong in it below.

use egui::{Id, Response, Ui};

use super::tokens::space;
use super::view::View;
use super::widgets::field::{self, FieldKind};
use super::widgets::radio::{group, radio};
use super::widgets::{key_hint, label};
use crate::domain::region::Region;
use crate::domain::secret::TypedSecret;
use crate::domain::set_up::{MOST_NAME, SetUpFault, SetUpField};
use crate::domain::set_up_form::SetUpForm;
use crate::msg::FocusKey;
use crate::text::{tr, tr_with};

/// What each field needs beside its own text.
pub(super) struct Fields<'a> {
    /// The form as it was, by which it is judged.
    pub(super) form: &'a SetUpForm,
    /// What is wrong is said.
    pub(super) is_checked: bool,
    pub(super) view: &'a mut View,
}

impl Fields<'_> {
    /// A field, named by its key.
    pub(super) fn text(&mut self, ui: &mut Ui, key: &str, field: SetUpField, text: &mut String) -> Response {
        let response = self.field(ui, key, field, text, FieldKind::Text);
        ui.add_space(space::S);
        response
    }

    /// The covered field of the client's secret.
    pub(super) fn secret(&mut self, ui: &mut Ui, key: &str, secret: &mut TypedSecret) -> Response {
        let response = self.field(ui, key, SetUpField::ClientSecret, secret.expose_mut(), FieldKind::Password);
        field::forget(ui.ctx(), id_of(SetUpField::ClientSecret));
        response
    }

    fn field(&mut self, ui: &mut Ui, key: &str, field: SetUpField, text: &mut String, kind: FieldKind) -> Response {
        let response = field::labelled(ui, id_of(field), &tr(key), text, kind, "");
        if let Some(fault) = self.form.fault_of(field).filter(|_| self.is_checked) {
            // The first one takes it.
            self.view.take_focus(FocusKey::Problem, &response);
            label::complaint(ui, &advice(fault));
        }
        response
    }
}

/// Enter is pressed in this field. To be asked before it is drawn, as it takes the key.
pub(super) fn enter(ui: &Ui, field: SetUpField) -> bool {
    ui.memory(|memory| memory.has_focus(id_of(field))) && ui.input_mut(|input| input.consume_shortcut(&key_hint::NEXT))
}

/// The choice of the data centre.
pub(super) fn region_ui(ui: &mut Ui, question: &str, chosen: &mut Region, name: impl Fn(Region) -> String) {
    let question = tr(question);
    label::strong(ui, &question);
    group(ui, &question, |ui| {
        ui.horizontal_wrapped(|ui| {
            for region in Region::ALL {
                if radio(ui, &name(region), region == *chosen, 0.0).clicked() {
                    *chosen = region;
                }
            }
        });
    });
}

fn id_of(field: SetUpField) -> Id {
    Id::unique(("set-up", field.name()))
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
