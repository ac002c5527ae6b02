//! A question before something would be left behind.

use egui::{Frame, Id, Margin, Modal, Ui};

use super::reset::leaving_password_ui;
use super::theme::colours;
use super::tokens::space;
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::label;
use crate::model::reset::Phase;
use crate::model::{Leaving, Model};
use crate::msg::{FocusKey, Msg};
use crate::text::tr;

const WIDTH: f32 = 480.0;

/// Asks, while there is a question.
pub(super) fn leaving_ui(ui: &Ui, model: &Model, view: &mut View) {
    let Some(asked) = model.leaving else { return };
    let phase = model.reset.as_ref().map(|reset| &reset.phase);
    let (question, go) = match asked {
        Leaving::Window => ("leave-window-question", "button-close-anyway"),
        Leaving::Unresolved => ("leave-unresolved-question", "button-leave-unresolved"),
        Leaving::Account => ("leave-account-question", "button-sign-out-now"),
    };
    let explanation = match (asked, phase) {
        (Leaving::Window, Some(Phase::Applying(_))) => "leave-applying-explanation",
        (Leaving::Window, _) => "leave-window-explanation",
        (Leaving::Unresolved, _) => "leave-explanation",
        (Leaving::Account, Some(Phase::Editing(_))) => "leave-account-draft-explanation",
        (Leaving::Account, _) => "leave-account-explanation",
    };
    let frame = Frame::popup(ui.style()).fill(colours(ui).surface).inner_margin(Margin::same(20));
    let window = Modal::new(Id::unique("leaving")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        label::section(ui, &tr(question));
        ui.add_space(space::S);
        label::body(ui, &tr(explanation));
        if let Some(Phase::Ended(ended)) = phase
            && asked != Leaving::Account
        {
            ui.add_space(space::M);
            // A clipboard that is cleared when the window closes is no help to somebody who closes it.
            leaving_password_ui(ui, ended, asked == Leaving::Unresolved, view);
        }
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            let stay = Button::new(&tr("button-stay"), Weight::Primary).show(ui, view);
            view.take_focus(FocusKey::Question, &stay);
            if stay.clicked() {
                view.emit(Msg::Leave(false));
            }
            if Button::new(&tr(go), Weight::Plain).show(ui, view).clicked() {
                view.emit(Msg::Leave(true));
            }
        });
    });
    if window.should_close() {
        view.emit(Msg::Leave(false));
    }
}
