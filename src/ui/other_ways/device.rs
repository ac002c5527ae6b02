//! The code that somebody types in on another device, large, with how long it works.

use std::time::Duration;

use egui::{Align, Layout, Ui, WidgetInfo};

use crate::domain::device_code::DeviceCode;
use crate::model::session::OnDevice;
use crate::msg::{FocusKey, OtherWaysMsg, WelcomeMsg};
use crate::text::{tr, tr_with};
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::big::big;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::status::{self, Look, Urgency};
use crate::ui::widgets::{key_hint, label};
use crate::ui::words;

/// Draws the page.
pub(crate) fn device_ui(ui: &mut Ui, device: &OnDevice, view: &mut View) {
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        match &device.code {
            None => {
                status::line(ui, &tr("device-asking"), Urgency::Soon);
            }
            Some(code) => code_ui(ui, code, view),
        }
        if let Some(why) = &device.lost {
            let why = words::read_failure(why, view);
            status::notice(ui, Look::Warning, &tr_with("device-lost", &[("why", why.into())]));
        }
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if device.code.is_some() {
                let open = Button::new(&tr("button-open-device-page"), Weight::Plain).show(ui, view);
                view.take_focus(FocusKey::Welcome, &open);
                if open.clicked() {
                    view.emit(OtherWaysMsg::OpenDevicePage);
                }
            }
            let cancel = Button::new(&tr("button-cancel"), Weight::Plain).show(ui, view);
            view.take_focus(FocusKey::Welcome, &cancel);
            if cancel.clicked() || ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE)) {
                view.emit(WelcomeMsg::CancelSignIn);
            }
        });
    });
}

fn code_ui(ui: &mut Ui, code: &DeviceCode, view: &View) {
    label::page_heading(ui, &tr("device-heading"));
    let response = label::body(ui, &tr("device-where"));
    // Said once, as nothing in it changes; the seconds are only shown.
    let said = [
        ("page", code.page_to_type().into()),
        ("spelled", spelled(&code.text).into()),
        ("time", words::hour(code.until, &view.zone).into()),
    ];
    status::make_live(ui, response.id, &tr_with("device-said", &said), Urgency::Soon);
    label::strong(ui, code.page_to_type());
    big(ui, &code.text, size::READ_OUT).widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &code.text));
    match code.seconds_left(view.now) {
        0 => label::body(ui, &tr("device-over")),
        left => {
            ui.ctx().request_repaint_after(Duration::from_secs(1));
            let time = format!("{}:{:02}", left / 60, left % 60);
            label::body(ui, &tr_with("device-left", &[("time", time.into())]))
        }
    };
    label::note(ui, &tr_with("device-patience", &[("seconds", code.every.as_secs().into())]));
}

/// Letter by letter, so that no screen reader makes a word of it.
fn spelled(code: &str) -> String {
    let letters: Vec<String> = code.chars().filter(|c| c.is_alphanumeric()).map(String::from).collect();
    letters.join(", ")
}
