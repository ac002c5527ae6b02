//! The councils of this computer: the list in which one is found and opened, and the questions about one.

mod list;
mod question;

use egui::Ui;

use crate::model::Model;
use crate::model::councils::Elsewhere;
use crate::msg::{CouncilsMsg, Msg, Page};
use crate::text::{tr, tr_with};
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Urgency};

pub(super) use list::list_ui;

/// Draws the page `Councils`.
pub(super) fn councils_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    ui.set_max_width(size::COLUMN.min(ui.available_width()));
    ui.spacing_mut().item_spacing.y = space::S;
    label::page_heading(ui, &tr("page-councils"));
    if let Some(doing) = &model.councils.doing {
        question::doing_ui(ui, &model.councils, doing, view);
        return;
    }
    label::soft(ui, &tr("councils-about"));
    // Below the list: the buttons, where the window is narrow in two rows.
    let most = ui.available_height() - 2.0 * (size::CONTROL + space::S) - space::S;
    list_ui(ui, model, most, view);
    buttons(ui, model, view);
}

/// Whoever is searched for in vain is in another council.
pub(super) fn elsewhere_ui(ui: &mut Ui, model: &Model, elsewhere: &Elsewhere, view: &mut View) {
    let Some(council) = model.councils.find(&elsewhere.council) else { return };
    let (name, council) = (elsewhere.name.as_str(), council.name.as_str());
    let others = elsewhere.n_fitting.saturating_sub(1);
    let args = [("name", name.into()), ("council", council.into()), ("n", others.into())];
    status::line(ui, &tr_with("elsewhere", &args), Urgency::Soon);
    let button = tr_with("button-switch-to", &[("council", council.into())]);
    if Button::new(&button, Weight::Primary).show(ui, view).clicked() {
        view.emit(CouncilsMsg::FollowSearch);
    }
}

fn buttons(ui: &mut Ui, model: &Model, view: &mut View) {
    ui.horizontal_wrapped(|ui| {
        let Some(council) = model.councils.selected().and_then(|_| model.councils.chosen()) else {
            back(ui, view);
            return;
        };
        let is_here = model.signed_in().is_some_and(|signed_in| signed_in.council_id.as_ref() == Some(&council.id));
        if !is_here {
            let name = tr_with("button-switch-to", &[("council", council.name.as_str().into())]);
            if Button::new(&name, Weight::Primary).show(ui, view).clicked() {
                view.emit(CouncilsMsg::SwitchTo(council.id.clone()));
            }
        }
        if Button::new(&tr("button-rename"), Weight::Plain).show(ui, view).clicked() {
            view.emit(CouncilsMsg::AskForName(council.id.clone()));
        }
        if Button::new(&tr("button-remove"), Weight::Plain).show(ui, view).clicked() {
            view.emit(CouncilsMsg::AskToRemove(council.id.clone()));
        }
        back(ui, view);
    });
}

fn back(ui: &mut Ui, view: &mut View) {
    if Button::new(&tr("button-back"), Weight::Quiet).show(ui, view).clicked() {
        view.emit(Msg::GoTo(Page::Users));
    }
}
