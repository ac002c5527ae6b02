//! The page of a code from Zoho's console: what to do there, and the field that the code is pasted into.

use std::time::Duration;

use egui::{Id, Key, Label, RichText, Ui};

use super::back;
use crate::domain::grant_code::GrantCodeFault;
use crate::model::other_ways::CodeForm;
use crate::msg::{FocusKey, OtherWaysMsg};
use crate::text::{tr, tr_with};
use crate::ui::fonts;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::check::{CheckLook, check};
use crate::ui::widgets::field::{self, FieldKind};
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look, Urgency};
use crate::ui::words;

/// Draws the page.
pub(super) fn grant_ui(ui: &mut Ui, form: &CodeForm, view: &mut View) {
    label::page_heading(ui, &tr("grant-heading"));
    in_the_console_ui(ui, form, view);
    code_ui(ui, form, view);
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if Button::new(&tr("button-submit-code"), Weight::Primary).show(ui, view).clicked() {
            view.emit(OtherWaysMsg::Submit);
        }
        back(ui, view);
    });
}

fn in_the_console_ui(ui: &mut Ui, form: &CodeForm, view: &mut View) {
    label::body(ui, &tr("grant-step-open"));
    if Button::new(&tr("button-open-api-console"), Weight::Plain).small().show(ui, view).clicked() {
        view.emit(OtherWaysMsg::OpenConsole);
    }
    label::body(ui, &tr("grant-step-scopes"));
    card(ui, |ui| {
        // A break after each comma, as there is none in it.
        let scopes = form.scopes().as_str();
        let shown = scopes.replace(',', ",\n");
        let response = ui.add(Label::new(RichText::new(shown).font(fonts::password(size::NOTE))).wrap());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, scopes));
        if Button::new(&tr("button-copy-scopes"), Weight::Plain).small().show(ui, view).clicked() {
            view.emit(OtherWaysMsg::CopyScopes);
        }
        if check(ui, &tr("grant-with-mail"), form.with_mail, CheckLook::Line).clicked() {
            view.emit(OtherWaysMsg::WithMail(!form.with_mail));
        }
        label::note(ui, &tr("grant-with-mail-about"));
    });
    label::body(ui, &tr("grant-step-create"));
}

/// The field is always covered. The code is a key to the council for minutes, and whoever pastes one is often showing her
/// screen to her supplier at that moment; she has no need to read it, as the line below says whether it is whole. And egui
/// hands text that is selected in an open field to X11's primary selection, where every program reads it.
fn code_ui(ui: &mut Ui, form: &CodeForm, view: &mut View) {
    label::body(ui, &tr("grant-step-paste"));
    let mut typed = form.typed.clone();
    let id = Id::unique("grant-code");
    let response = field::labelled(ui, id, &tr("field-grant-code"), typed.expose_mut(), FieldKind::Password, "");
    field::forget(ui.ctx(), id);
    view.take_focus(FocusKey::Welcome, &response);
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if typed != form.typed {
        view.emit(OtherWaysMsg::EditCode(typed));
    }
    if is_entered {
        view.emit(OtherWaysMsg::Submit);
    }
    match (form.fault(), form.runs_out()) {
        (Some(GrantCodeFault::Empty), _) if !form.is_pressed_early => {}
        (Some(fault), _) => {
            label::complaint(ui, &fault_words(fault));
        }
        (None, Some(runs_out)) if runs_out <= view.now => status::notice(ui, Look::Warning, &tr("grant-late")),
        (None, runs_out) => {
            let time = runs_out.map(|time| words::hour(time, &view.zone)).unwrap_or_default();
            status::line(ui, &tr_with("grant-whole", &[("time", time.into())]), Urgency::Soon);
            let left = runs_out.and_then(|time| Duration::try_from(time.duration_since(view.now)).ok());
            ui.ctx().request_repaint_after(left.unwrap_or_default());
        }
    }
}

fn fault_words(fault: GrantCodeFault) -> String {
    tr(match fault {
        GrantCodeFault::Empty => "grant-empty",
        GrantCodeFault::Cut => "grant-cut",
        GrantCodeFault::ClientId => "grant-client-id",
        GrantCodeFault::Other => "grant-other",
    })
}
