//! The page of a code from Zoho's console: what to do there, and the field that the code is pasted into.

use std::time::Duration;

use egui::{Id, Key, Label, RichText, Ui};
use jiff::Timestamp;

use super::{back, failure_ui};
use crate::domain::grant_code::GrantCodeFault;
use crate::domain::outcome::SignInFailure;
use crate::model::Model;
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
pub(super) fn grant_ui(ui: &mut Ui, model: &Model, form: &CodeForm, failure: Option<&SignInFailure>, view: &mut View) {
    // She goes to the console first, and after that only the field matters.
    let is_second_time = failure.is_some() || form.is_pressed_early;
    let is_due = is_second_time && view.is_focus_due(FocusKey::Welcome);
    label::page_heading(ui, &tr("grant-heading"));
    in_the_console_ui(ui, form, !is_second_time, view);
    // Beside the field, as the top of the page may be out of sight.
    failure_ui(ui, model, failure, view);
    let judged = code_ui(ui, form, is_second_time, view);
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let submit = Button::new(&tr("button-submit-code"), Weight::Primary).show(ui, view);
        if is_news(ui, judged) || is_due {
            // With it comes what is above, which has just changed.
            submit.scroll_to_me(None);
        }
        if submit.clicked() {
            view.emit(OtherWaysMsg::Submit);
        }
        back(ui, view);
    });
}

fn in_the_console_ui(ui: &mut Ui, form: &CodeForm, takes_focus: bool, view: &mut View) {
    label::body(ui, &tr("grant-step-open"));
    let console = Button::new(&tr("button-open-api-console"), Weight::Plain).small().show(ui, view);
    if takes_focus {
        view.take_focus(FocusKey::Welcome, &console);
    }
    if console.clicked() {
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
///
/// Returns what the line below says of it.
fn code_ui(ui: &mut Ui, form: &CodeForm, takes_focus: bool, view: &mut View) -> Judged {
    label::body(ui, &tr("grant-step-paste"));
    let mut typed = form.typed.clone();
    let id = Id::unique("grant-code");
    let response = field::labelled(ui, id, &tr("field-grant-code"), typed.expose_mut(), FieldKind::Password, "");
    field::forget(ui.ctx(), id);
    if takes_focus {
        view.take_focus(FocusKey::Welcome, &response);
    }
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if typed != form.typed {
        view.emit(OtherWaysMsg::EditCode(typed));
    }
    if is_entered {
        view.emit(OtherWaysMsg::Submit);
    }
    let judged = judge(form, view);
    match judged {
        Judged::Nothing => {}
        Judged::Fault(fault) => {
            label::complaint(ui, &fault_words(fault));
        }
        Judged::Late => status::notice(ui, Look::Warning, &tr("grant-late")),
        Judged::Whole(runs_out) => {
            let time = words::hour(runs_out, &view.zone);
            status::line(ui, &tr_with("grant-whole", &[("time", time.into())]), Urgency::Soon);
            // It will be late then.
            let left = Duration::try_from(runs_out.duration_since(view.now)).unwrap_or_default();
            ui.ctx().request_repaint_after(left);
        }
    }
    judged
}

/// What there is to say of what stands in the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judged {
    Nothing,
    Fault(GrantCodeFault),
    Whole(Timestamp),
    Late,
}

fn judge(form: &CodeForm, view: &View) -> Judged {
    match (form.fault(), form.runs_out()) {
        (Some(GrantCodeFault::Empty), _) if !form.is_pressed_early => Judged::Nothing,
        (Some(fault), _) => Judged::Fault(fault),
        (None, Some(runs_out)) if runs_out > view.now => Judged::Whole(runs_out),
        (None, _) => Judged::Late,
    }
}

/// True in the first frame in which this is said.
fn is_news(ui: &Ui, judged: Judged) -> bool {
    let id = Id::unique("grant-judged");
    let before = ui.data_mut(|data| {
        let before = data.get_temp(id).unwrap_or(Judged::Nothing);
        data.insert_temp(id, judged);
        before
    });
    before != judged && judged != Judged::Nothing
}

fn fault_words(fault: GrantCodeFault) -> String {
    tr(match fault {
        GrantCodeFault::Empty => "grant-empty",
        GrantCodeFault::Cut => "grant-cut",
        GrantCodeFault::ClientId => "grant-client-id",
        GrantCodeFault::Other => "grant-other",
    })
}
