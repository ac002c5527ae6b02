//! The nine steps, always in view, with what was found under each.

use egui::accesskit::Role;
use egui::{Align2, CornerRadius, Rect, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use crate::model::reset::{Phase, Reset};
use crate::model::{Model, SignedIn};
use crate::msg::ResetMsg;
use crate::reset::operation::Outcome;
use crate::reset::recipe::Recipe;
use crate::reset::step::Step;
use crate::text::{tr, tr_with};
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{radius, size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::ring;
use crate::ui::widgets::row;
use crate::ui::widgets::step_mark::{self, MARK, MarkLook};
use crate::ui::widgets::{icon, key_hint, label};
use crate::ui::words;

/// How far one step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    Done,
    Current,
    Suggested,
    NotYet,
}

/// Draws the list.
pub(super) fn stepper_ui(ui: &mut Ui, model: &Model, signed_in: &SignedIn, reset: &Reset, view: &mut View) {
    let list = UiBuilder::new().accessibility_role(Role::List).accessibility_label(tr("list-steps"));
    ui.scope_builder(list, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for step in Step::ORDER {
            let progress = progress(reset, step);
            let found = found(model, signed_in, reset, step, progress);
            item_ui(ui, reset, step, progress, found.as_deref(), view);
        }
    });
}

/// Where there is no room for the list: where she is, which opens the list and closes it.
pub(super) fn folded_ui(ui: &mut Ui, reset: &Reset, view: &mut View) {
    let escape = is_open(reset, view) && ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE));
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL_SMALL);
        // After the change there is no step to go to, and nothing may stand before what came of it.
        if let Some(step) = reset.step() {
            let is_open = is_open(reset, view);
            let name = tr_with("button-steps", &[("n", step.number().into())]);
            let response = Button::new(&name, Weight::Quiet).small().show(ui, view);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
            let at = egui::pos2(response.rect.right() + space::XS, response.rect.center().y);
            icon::sort_arrow(ui.painter(), at, is_open, colours(ui).accent);
            if response.clicked() || escape {
                view.show_steps(step.number(), !is_open);
            }
        }
        ui.add_space(space::L);
        let ends = outcome(reset);
        let beside = ends.as_ref().map_or(0.0, |words| label::width(ui, words) + space::XL + space::L);
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - beside).max(0.0));
            label::title_on_one_line(ui, &words::reset_title(reset));
        });
        // However far the page is scrolled, how it ended stays in sight. The page says it to everybody; this is silent.
        if let Some(words) = ends {
            let at = ui.max_rect().right_center() - Vec2::new(space::S, 0.0);
            let font = fonts::semibold(size::TEXT);
            ui.painter().text(at, Align2::RIGHT_CENTER, words, font, colours(ui).text);
        }
    });
}

/// How it ended, where the page itself is about that.
fn outcome(reset: &Reset) -> Option<String> {
    let Phase::Ended(ended) = &reset.phase else { return None };
    match ended.operation.outcome()? {
        Outcome::Done | Outcome::SaidToWork if ended.operation.plan().is_own_mailbox() => Some(tr("outcome-done-own")),
        Outcome::Done | Outcome::SaidToWork => Some(tr("outcome-done")),
        Outcome::Unknown(_) => Some(tr("outcome-unknown")),
        Outcome::Refused(_) | Outcome::NotSent(_) => None,
    }
}

/// The list is open in place of the page.
pub(super) fn is_open(reset: &Reset, view: &View) -> bool {
    view.room.is_narrow && reset.step().is_some_and(|step| view.shows_steps(step.number()))
}

fn progress(reset: &Reset, step: Step) -> Progress {
    match &reset.phase {
        // A change that can't be told yet is not a tick.
        Phase::Applying(_) | Phase::Ended(_) if step == Step::Change && reset.is_open() => Progress::Current,
        Phase::Ended(_) => Progress::Done,
        Phase::Editing(current) if step == *current => Progress::Current,
        _ if step < Step::ChangePassword || reset.visited.contains(&step) && step != Step::Change => Progress::Done,
        _ if step != Step::Change && reset.draft.answers().reason.is_some() => Progress::Suggested,
        _ => Progress::NotYet,
    }
}

fn found(model: &Model, signed_in: &SignedIn, reset: &Reset, step: Step, progress: Progress) -> Option<String> {
    let draft = &reset.draft;
    let user = draft.user();
    match step {
        Step::LogIn => return Some(signed_in.owner.address.to_string()),
        Step::GoToUsers => return Some(tr_with("found-users", &[("n", model.users.n_users().into())])),
        Step::ChooseUser => return Some(user.name.clone()),
        Step::Security => {
            let two = words::on_off(user.two_step);
            let apps = words::on_off(user.mail_apps);
            return Some(tr_with("found-security", &[("two", two.into()), ("apps", apps.into())]));
        }
        _ => {}
    }
    if progress == Progress::NotYet {
        return None;
    }
    match step {
        Step::ChangePassword => draft.answers().reason.map(words::reason),
        Step::EnterPassword => Some(match (draft.password.typing(), draft.password.n_words()) {
            (Some(_), _) => tr("found-typed"),
            (None, Some(n)) => tr_with("found-words", &[("n", n.into())]),
            (None, None) if *draft.password.recipe() != Recipe::Beadle => tr("found-made"),
            (None, None) => tr_with("found-words", &[("n", draft.words_needed().get().into())]),
        }),
        Step::ForceChange => {
            Some(with_suggested(words::on_off(Some(draft.force().value())), draft.force().chosen.is_none()))
        }
        Step::SignOutAndSend => {
            let devices = tr(if draft.sign_out().value() { "found-sign-out" } else { "found-stay" });
            let email = tr(if draft.email().value() { "found-email" } else { "found-no-email" });
            Some(tr_with("found-two", &[("one", devices.into()), ("two", email.into())]))
        }
        _ => None,
    }
}

fn with_suggested(text: String, suggested: bool) -> String {
    if suggested { tr_with("found-suggested", &[("what", text.into())]) } else { text }
}

fn item_ui(ui: &mut Ui, reset: &Reset, step: Step, progress: Progress, found: Option<&str>, view: &mut View) {
    let c = colours(ui);
    let width = ui.available_width();
    let room = width - MARK - space::M - 20.0;
    let title = words::step_title(step);
    let (font, colour) = match progress {
        Progress::Current => (fonts::semibold(size::TEXT), c.text),
        _ => (fonts::text(size::TEXT), c.soft),
    };
    let title_galley = ui.painter().layout(title.clone(), font, colour, room);
    let found_galley = found.map(|found| ui.painter().layout(found.to_owned(), fonts::text(size::SMALL), c.soft, room));
    let text_height = title_galley.size().y + found_galley.as_ref().map_or(0.0, |galley| galley.size().y);
    let height = text_height.max(MARK) + 13.0;
    let can_go = reset.step().is_some() && step >= Step::ChangePassword && reset.visited.contains(&step);
    let sense = if can_go && progress != Progress::Current { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), sense);
    let state = tr(match progress {
        Progress::Done => "state-done",
        Progress::Current => "state-current",
        Progress::Suggested => "state-suggested",
        Progress::NotYet => "state-not-yet",
    });
    let args = [("n", step.number().into()), ("title", title.as_str().into()), ("state", state.into())];
    let name = tr_with("step-name", &args);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &name));
    view.answers_enter(&response);
    if let Some(found) = found {
        let found = found.to_owned();
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(found));
    }
    let is_hovered = sense.senses_click() && response.hovered();
    row::paint_back(ui, rect, CornerRadius::same(radius::CONTROL), progress == Progress::Current, is_hovered);
    let mark = Rect::from_min_size(rect.min + Vec2::new(10.0, 7.0), Vec2::splat(MARK));
    let look = match progress {
        Progress::Done => MarkLook::Done,
        Progress::Current => MarkLook::Current,
        Progress::Suggested | Progress::NotYet => MarkLook::Open,
    };
    step_mark::paint(ui, mark, &step.number().to_string(), look);
    let text_at = egui::pos2(mark.right() + space::M, rect.top() + 8.0);
    let below = text_at + Vec2::new(0.0, title_galley.size().y);
    ui.painter().galley(text_at, title_galley, colour);
    if let Some(galley) = found_galley {
        ui.painter().galley(below, galley, c.soft);
    }
    ring::focus_ring(ui, &response, radius::CONTROL);
    if response.clicked() {
        view.emit(ResetMsg::GoTo(step));
    }
}
