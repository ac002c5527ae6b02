//! By which proxy Zoho is reached.

use egui::{Id, Ui};

use super::choose::choose;
use crate::domain::council::Reality;
use crate::domain::proxy::{ComputersProxy, Proxy, ProxyFault};
use crate::model::Model;
use crate::model::settings::ProxyForm;
use crate::msg::{FocusKey, ProxyKind, SettingsMsg};
use crate::text::{tr, tr_with};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::field::{self, FieldKind};
use crate::ui::widgets::status::{self, Look, Urgency};
use crate::ui::widgets::{key_hint, label};

/// Draws the card.
pub(super) fn network_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    let form = &model.settings.proxy;
    card(ui, |ui| {
        label::section(ui, &tr("settings-network"));
        choose(ui, "settings-proxy", &ProxyKind::ALL, form.kind, kind, SettingsMsg::ChooseProxy, view);
        match form.kind {
            ProxyKind::System => by_the_computer(ui, &model.settings.computer.proxy),
            ProxyKind::None => drop(label::note(ui, &tr("settings-proxy-none-about"))),
            ProxyKind::Server => by_name(ui, form, &model.preferences.proxy, view),
        }
        if model.reality() != Reality::Real {
            label::note(ui, &tr("settings-proxy-not-here"));
        }
    });
}

/// What the computer has, as far as Beadle does not follow it by itself.
fn by_the_computer(ui: &mut Ui, has: &ComputersProxy) {
    match has {
        ComputersProxy::NothingElse => drop(label::note(ui, &tr("settings-proxy-system-about"))),
        ComputersProxy::Script => status::notice(ui, Look::Warning, &tr("settings-proxy-script")),
        ComputersProxy::NotFollowed(server) => {
            let args = [("server", server.to_string().into())];
            status::notice(ui, Look::Warning, &tr_with("settings-proxy-not-followed", &args));
        }
    }
}

fn by_name(ui: &mut Ui, form: &ProxyForm, in_force: &Proxy, view: &mut View) {
    let id = Id::unique("proxy-server");
    let is_focused = ui.memory(|memory| memory.has_focus(id));
    let enter = is_focused && ui.input_mut(|input| input.consume_shortcut(&key_hint::NEXT));
    let mut text = form.text.clone();
    let name = tr("settings-proxy-field");
    let field = field::labelled(ui, id, &name, &mut text, FieldKind::Text, &tr("settings-proxy-hint"));
    view.take_focus(FocusKey::Proxy, &field);
    if text != form.text {
        view.emit(SettingsMsg::EditProxy(text));
    }
    if let Some(why) = form.fault {
        label::complaint(ui, &tr(fault(why)));
        if why == ProxyFault::Password {
            field::forget(ui.ctx(), id);
        }
    }
    let is_in_force = matches!(in_force, Proxy::Server(server) if server.to_string() == form.text);
    if is_in_force {
        let args = [("server", form.text.as_str().into())];
        status::line(ui, &tr_with("settings-proxy-in-force", &args), Urgency::Soon);
    } else {
        label::soft(ui, &tr("settings-proxy-not-yet"));
    }
    let button = Button::new(&tr("button-use-proxy"), Weight::Primary).enabled(!is_in_force).show(ui, view);
    if button.clicked() || enter {
        view.emit(SettingsMsg::UseProxy);
    }
    label::note(ui, &tr("settings-proxy-no-password"));
}

fn kind(kind: ProxyKind) -> String {
    tr(match kind {
        ProxyKind::System => "settings-proxy-system",
        ProxyKind::None => "settings-proxy-none",
        ProxyKind::Server => "settings-proxy-server",
    })
}

fn fault(fault: ProxyFault) -> &'static str {
    match fault {
        ProxyFault::Empty => "proxy-fault-empty",
        ProxyFault::Password => "proxy-fault-password",
        ProxyFault::Scheme => "proxy-fault-scheme",
        ProxyFault::Path => "proxy-fault-path",
        ProxyFault::Port => "proxy-fault-port",
        ProxyFault::Brackets => "proxy-fault-brackets",
        ProxyFault::Host => "proxy-fault-host",
    }
}
