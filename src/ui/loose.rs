//! Resets that nobody saw to their end, each in a card: what is known, and what to do next.

use egui::accesskit::Role;
use egui::{Ui, UiBuilder};

use super::tokens::space;
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::card::card;
use super::widgets::label;
use super::widgets::status::{self, Urgency};
use super::words;
use crate::domain::unfinished::{Loose, Unfinished};
use crate::model::Model;
use crate::model::history::LooseCheck;
use crate::msg::LooseMsg;
use crate::text::{tr, tr_with};

/// Draws these cards under a heading, or nothing when there are none.
pub(super) fn loose_ui<'a>(ui: &mut Ui, model: &Model, loose: impl Iterator<Item = &'a Unfinished>, view: &mut View) {
    let mut loose = loose.peekable();
    if loose.peek().is_none() {
        return;
    }
    label::section(ui, &tr("loose-heading"));
    ui.add_space(space::XS);
    for unfinished in loose {
        let group = UiBuilder::new()
            .accessibility_role(Role::Group)
            .accessibility_label(unfinished.subject.address.to_string());
        ui.scope_builder(group, |ui| card(ui, |ui| one(ui, model, unfinished, view)));
        ui.add_space(space::S);
    }
}

fn one(ui: &mut Ui, model: &Model, unfinished: &Unfinished, view: &mut View) {
    ui.spacing_mut().item_spacing.y = space::S;
    let subject = &unfinished.subject;
    let address = subject.address.to_string();
    let name = model.users.find_zuid(&subject.zuid).map_or(address.as_str(), |user| user.name.as_str());
    let when = unfinished.at().map(|at| words::date_and_time(at, &view.zone)).unwrap_or_default();
    let key = match unfinished.state {
        Loose::Unanswered => "loose-unanswered",
        Loose::Untold => "loose-untold",
        Loose::LeftUntold => "loose-left",
        Loose::NotHandedOver => "loose-not-handed",
    };
    label::body(ui, &tr_with(key, &[("address", address.as_str().into()), ("when", when.into())]));
    let time = |at| words::clock(at, &view.zone);
    let check = model.history.checks.get(&subject.op);
    let record = match check {
        None => tr_with("loose-next", &[("name", name.into())]),
        Some(LooseCheck::Looking(_)) => tr("loose-looking"),
        Some(LooseCheck::Changed(at)) => tr_with("loose-changed", &[("time", time(*at).into()), ("name", name.into())]),
        Some(LooseCheck::NotSeen(at)) => tr_with("loose-not-seen", &[("time", time(*at).into())]),
        Some(LooseCheck::Unreadable(at)) => tr_with("loose-unreadable", &[("time", time(*at).into())]),
    };
    status::line(ui, &record, Urgency::Soon);
    buttons(ui, model, unfinished, name, view);
}

fn buttons(ui: &mut Ui, model: &Model, unfinished: &Unfinished, name: &str, view: &mut View) {
    let op = &unfinished.subject.op;
    let looking = matches!(model.history.checks.get(op), Some(LooseCheck::Looking(_)));
    ui.horizontal_wrapped(|ui| {
        // Where the password is known to be changed there is nothing left to check.
        if unfinished.state != Loose::NotHandedOver {
            let check = Button::new(&tr("button-check"), Weight::Primary).small().enabled(!looking).show(ui, view);
            if check.clicked() {
                view.emit(LooseMsg::Check(op.clone()));
            }
        }
        let another = tr_with("button-another-for", &[("name", name.into())]);
        if Button::new(&another, Weight::Plain).small().show(ui, view).clicked() {
            view.emit(LooseMsg::ResetAgain(op.clone()));
        }
        if Button::new(&tr("button-put-away"), Weight::Quiet).small().show(ui, view).clicked() {
            view.emit(LooseMsg::PutAway(op.clone()));
        }
    });
}
