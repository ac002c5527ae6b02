//! Step 5: what has happened, and two questions.

use egui::{Align, Layout, Ui};

use crate::model::SignedIn;
use crate::model::reset::Reset;
use crate::msg::{FocusKey, ResetMsg};
use crate::reset::answers::{Alone, CanRead, Reason};
use crate::reset::draft::{Draft, SettingName};
use crate::reset::step::Step;
use crate::text::{tr, tr_with};
use crate::ui::fonts;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::label;
use crate::ui::widgets::radio::{group, radio};
use crate::ui::widgets::status::{self, Look, Urgency};
use crate::ui::words;

use super::{complaint, person_card};

/// Between two rows of answers: everything up to the suggestions should be in sight at once.
const GAP: f32 = 6.0;

/// From this width on two reasons stand beside each other.
const TWO_REASONS: f32 = 420.0;
/// From this width on two questions do.
const TWO_QUESTIONS: f32 = 500.0;

/// Draws the page.
pub(super) fn step5_ui(ui: &mut Ui, signed_in: &SignedIn, reset: &Reset, view: &mut View) {
    ui.spacing_mut().item_spacing.y = GAP;
    person_card::person_card_ui(ui, signed_in, reset, view);
    label::page_heading(ui, &words::step_title(Step::ChangePassword));
    let question = tr("question-what-happened");
    label::section(ui, &question);
    complaint(ui, reset);
    reasons(ui, reset, &question, view);
    let draft = &reset.draft;
    if draft.answers().reason != Some(Reason::Left) {
        ui.add_space(space::XS);
        questions(ui, draft, view);
    }
    if draft.answers().reason.is_some() {
        suggested(ui, draft);
    }
}

fn reasons(ui: &mut Ui, reset: &Reset, question: &str, view: &mut View) {
    let chosen = reset.draft.answers().reason;
    let n_columns = if ui.available_width() < TWO_REASONS { 1 } else { 2 };
    let width = if n_columns == 1 { ui.available_width() } else { (ui.available_width() - space::S) / 2.0 };
    group(ui, question, |ui| {
        ui.spacing_mut().item_spacing.y = GAP;
        // In two columns they are read from left to right: the order of the keys 1 to 8 and of the tree.
        for pair in Reason::ORDER.chunks(n_columns) {
            ui.horizontal(|ui| {
                for reason in pair {
                    let on = chosen == Some(*reason);
                    let response = radio(ui, &words::reason(*reason), on, width);
                    let first = chosen.unwrap_or(Reason::Forgotten) == *reason;
                    if first {
                        view.take_focus(FocusKey::Reasons, &response);
                    }
                    if response.clicked() {
                        view.emit(ResetMsg::Reason(*reason));
                    }
                }
            });
        }
    });
}

fn questions(ui: &mut Ui, draft: &Draft, view: &mut View) {
    let person = words::person(draft);
    let answers = draft.answers();
    let can_read = tr_with("question-can-read", &[("first", person.as_str().into())]);
    let alone = tr_with("question-alone", &[("first", person.as_str().into())]);
    let is_wide = ui.available_width() >= TWO_QUESTIONS;
    let width = if is_wide { (ui.available_width() - space::L) / 2.0 } else { ui.available_width() };
    let half = |ui: &mut Ui, content: &mut dyn FnMut(&mut Ui)| {
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), Layout::top_down(Align::LEFT), |ui| {
            ui.set_width(width);
            content(ui);
        });
    };
    let layout = if is_wide { Layout::left_to_right(Align::Min) } else { Layout::top_down(Align::Min) };
    // As high as what is in it, not as the window.
    ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 0.0), layout, |ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        half(ui, &mut |ui| {
            let options = CanRead::ORDER.map(|answer| (words::can_read(answer), answers.can_read == answer));
            if let Some(place) = question_ui(ui, &can_read, &options)
                && let Some(answer) = CanRead::ORDER.get(place)
            {
                view.emit(ResetMsg::CanRead(*answer));
            }
        });
        half(ui, &mut |ui| {
            let options = Alone::ORDER.map(|answer| (words::alone(answer), answers.alone == answer));
            if let Some(place) = question_ui(ui, &alone, &options)
                && let Some(answer) = Alone::ORDER.get(place)
            {
                view.emit(ResetMsg::Alone(*answer));
            }
        });
    });
}

/// A question with its answers in a row; says which one was chosen.
fn question_ui(ui: &mut Ui, question: &str, options: &[(String, bool)]) -> Option<usize> {
    label::section(ui, question);
    group(ui, question, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let mut chosen = None;
            for (place, (name, on)) in options.iter().enumerate() {
                if radio(ui, name, *on, 0.0).clicked() {
                    chosen = Some(place);
                }
            }
            chosen
        })
        .inner
    })
}

/// What is suggested, in one sentence each with its reason, and what she chose by hand and so stayed.
fn suggested(ui: &mut Ui, draft: &Draft) {
    let person = words::person(draft);
    let sign_out = tr(if draft.sign_out().value() { "sum-sign-out" } else { "sum-stay" });
    let email = if !draft.email().value() {
        tr("sum-no-email")
    } else if draft.emails_itself() {
        tr_with("sum-email-itself", &[("first", person.as_str().into())])
    } else {
        tr_with("sum-email-elsewhere", &[("to", draft.send_to().into())])
    };
    let force = tr(if draft.force().value() { "sum-force" } else { "sum-no-force" });
    let whys = draft.whys();
    let args = [("signout", sign_out.into()), ("email", email.into()), ("force", force.into())];
    status::boxed(ui, Look::Information, |ui, colour| {
        let text = tr_with("sum-suggested", &args);
        let shown = egui::RichText::new(&text).font(fonts::semibold(size::TEXT)).color(colour);
        let response = ui.add(egui::Label::new(shown).wrap());
        status::make_live(ui, response.id, &text, Urgency::Soon);
        let reasons = [
            words::sign_out_why(whys.sign_out, &person),
            words::email_why(whys.email, &person),
            words::force_why(whys.force, &person),
        ];
        label::body(ui, &reasons.join(" "));
        let kept = draft.kept_by_hand();
        if !kept.is_empty() {
            let names: Vec<String> = kept.into_iter().map(setting_name).collect();
            label::body(ui, &tr_with("sum-kept", &[("names", names.join(", ").into())]));
        }
    });
}

fn setting_name(name: SettingName) -> String {
    tr(match name {
        SettingName::SignOut => "check-sign-out",
        SettingName::Email => "check-email",
        SettingName::Force => "check-force",
    })
}
