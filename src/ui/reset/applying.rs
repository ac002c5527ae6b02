//! While the change is on its way.

use egui::Ui;

use crate::model::reset::Applying;
use crate::msg::ChangeStage;
use crate::text::{tr, tr_with};
use crate::ui::tokens::space;
use crate::ui::view::View;
use crate::ui::widgets::card::card;
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Urgency};

/// Draws the page. There is nothing to press: what has left can't be called back.
pub(super) fn applying_ui(ui: &mut Ui, applying: &Applying, _view: &mut View) {
    let user = applying.operation.plan().user();
    label::page_heading(ui, &tr("applying-title"));
    ui.add_space(space::S);
    card(ui, |ui| {
        let key = match applying.stage {
            ChangeStage::Reading => "applying-reading",
            ChangeStage::Sending => "applying-sending",
        };
        status::line(ui, &tr_with(key, &[("address", user.address.as_str().into())]), Urgency::Soon);
        label::soft(ui, &tr("applying-wait"));
    });
}
