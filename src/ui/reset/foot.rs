//! The row of buttons below the wizard.

use egui::{Align, Layout, Response, Ui};

use crate::model::reset::{Ended, Phase, Reset};
use crate::msg::{ChangeBy, ChoicesMsg, FocusKey, ResetMsg};
use crate::reset::operation::Outcome;
use crate::reset::step::Step;
use crate::text::tr;
use crate::ui::tokens::space;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::key_hint;

/// Draws them.
pub(super) fn foot_ui(ui: &mut Ui, reset: &Reset, shows_steps: bool, view: &mut View) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        match &reset.phase {
            // What is not in sight must not be pressed.
            Phase::Editing(_) if shows_steps => cancel(ui, view),
            Phase::Editing(_) if reset.open_choices().is_some() => choosing(ui, view),
            Phase::Editing(step) => editing(ui, *step, view),
            Phase::Applying(_) => {}
            Phase::Ended(ended) => after(ui, ended, view),
        }
    });
}

fn cancel(ui: &mut Ui, view: &mut View) {
    if Button::new(&tr("button-cancel"), Weight::Quiet).show(ui, view).clicked() {
        view.emit(ResetMsg::Cancel);
    }
}

fn editing(ui: &mut Ui, step: Step, view: &mut View) {
    cancel(ui, view);
    // Laid out by hand from the left, so that Tab goes Back, Next, Change in reading order.
    let back = tr("button-back");
    let next = tr("button-next");
    let main = tr(if step == Step::Change { "button-change" } else { "button-use-suggestions" });
    let mut buttons: Vec<(Button<'_>, ResetMsg)> = Vec::new();
    if step.back().is_some() {
        buttons.push((Button::new(&back, Weight::Plain), ResetMsg::Back));
    }
    match step {
        Step::Change => {
            let button = Button::new(&main, Weight::Primary);
            let button = if view.room.is_low { button } else { button.big() };
            let button = button.hint_where_wide(key_hint::MAIN, view.room).deaf_to_enter();
            buttons.push((button, ResetMsg::Change(ChangeBy::Button)));
        }
        Step::ChangePassword => {
            buttons
                .push((Button::new(&next, Weight::Plain).hint_where_wide(key_hint::NEXT, view.room), ResetMsg::Next));
            let button = Button::new(&main, Weight::Primary).hint_where_wide(key_hint::MAIN, view.room);
            buttons.push((button, ResetMsg::UseSuggestions));
        }
        _ => buttons
            .push((Button::new(&next, Weight::Primary).hint_where_wide(key_hint::NEXT, view.room), ResetMsg::Next)),
    }
    push_right(ui, &buttons.iter().map(|(button, _)| button).collect::<Vec<_>>());
    for (button, msg) in buttons {
        if button.show(ui, view).clicked() {
            view.emit(msg);
        }
    }
}

fn choosing(ui: &mut Ui, view: &mut View) {
    cancel(ui, view);
    let (back, use_these) = (tr("button-back"), tr("button-use-choices"));
    let back = Button::new(&back, Weight::Plain);
    let use_these = Button::new(&use_these, Weight::Primary).hint_where_wide(key_hint::NEXT, view.room);
    push_right(ui, &[&back, &use_these]);
    if back.show(ui, view).clicked() {
        view.emit(ChoicesMsg::Close);
    }
    if use_these.show(ui, view).clicked() {
        view.emit(ChoicesMsg::Use);
    }
}

fn after(ui: &mut Ui, ended: &Ended, view: &mut View) {
    if matches!(ended.operation.outcome(), Some(Outcome::Unknown(_))) {
        if Button::new(&tr("button-leave-unresolved"), Weight::Quiet).show(ui, view).clicked() {
            view.emit(ResetMsg::LeaveUnresolved);
        }
        let name = tr("button-open-console");
        let console = Button::new(&name, Weight::Quiet);
        push_right(ui, &[&console]);
        if console.show(ui, view).clicked() {
            view.emit(ResetMsg::OpenConsole);
        }
        return;
    }
    if pressed_anew(&Button::new(&tr("button-someone-else"), Weight::Plain).show(ui, view)) {
        view.emit(ResetMsg::ResetSomeoneElse);
    }
    let name = tr("button-finish");
    let finish = Button::new(&name, Weight::Primary);
    push_right(ui, &[&finish]);
    let response = finish.show(ui, view);
    view.take_focus(FocusKey::StepStart, &response);
    if pressed_anew(&response) {
        view.emit(ResetMsg::Finish);
    }
}

/// `Finish` stands where `Change` stood. The second click of a double click on `Change` must not put the password away
/// before anybody has read it.
fn pressed_anew(response: &Response) -> bool {
    response.clicked() && !response.double_clicked() && !response.triple_clicked()
}

fn push_right(ui: &mut Ui, buttons: &[&Button<'_>]) {
    let wanted: f32 = buttons.iter().map(|button| button.width(ui) + space::M).sum();
    ui.add_space((ui.available_width() - wanted).max(0.0));
}
