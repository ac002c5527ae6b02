//! Step 6 while the clerk types a password of her own: two covered fields, what stands in them for whoever may see it,
//! and the list of rules.

use egui::accesskit::Role;
use egui::text::CCursor;
use egui::{Color32, Context, Event, Galley, Id, Pos2, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo};
use zeroize::Zeroizing;

use crate::domain::password::guess::Verdict;
use crate::domain::password::rules::{FEWEST_TYPED, MOST};
use crate::domain::password::tidied::Tidied;
use crate::domain::password::typed::{Appraisal, Rule, State, TypedProblem};
use crate::domain::secret::{Password, TypedSecret};
use crate::model::reset::Reset;
use crate::msg::{FocusKey, ResetMsg};
use crate::reset::draft::Problem;
use crate::reset::password_choice::Typing;
use crate::text::{tr, tr_with};
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::field::{self, FieldKind};
use crate::ui::widgets::status::{self, Urgency};
use crate::ui::widgets::tag::{TagLook, tag};
use crate::ui::widgets::{icon, label};
use crate::ui::words;

use super::{advice, complaint, password_view, step6};

/// How high the copy is at least, so that the first letter moves nothing.
const COPY: f32 = 36.0;
/// A line of the list.
const LINE: f32 = 21.0;
const MARK: f32 = 14.0;
/// The width from which the list has two columns, so that the buttons below stay in sight.
const WIDE: f32 = 620.0;

/// Draws the fields, the list and the buttons.
pub(super) fn typing_ui(ui: &mut Ui, reset: &Reset, typing: &Typing, appraisal: &Appraisal, view: &mut View) {
    let shown = reset.draft.shows_password();
    let (first_id, again_id) = (Id::unique("typed-first"), Id::unique("typed-again"));
    let pasted = tidy_pastes(ui.ctx(), [first_id, again_id]);
    let mut edited = typing.clone();

    // Always covered, also while the password is shown: egui hands text that is selected in an open field to X11's
    // primary selection, where every program reads it.
    let kind = FieldKind::Password;
    let first = field::labelled(ui, first_id, &tr("field-new-password"), edited.first.expose_mut(), kind, "");
    view.take_focus(FocusKey::StepStart, &first);
    view.take_focus(FocusKey::Problem, &first);
    if shown {
        copy_ui(ui, &edited.first);
    }
    field::labelled(ui, again_id, &tr("field-new-password-again"), edited.again.expose_mut(), kind, "");
    for id in [first_id, again_id] {
        field::forget(ui.ctx(), id);
    }
    if pasted.is_some() || edited != *typing {
        edited.tidied = pasted.unwrap_or_default();
        view.emit(ResetMsg::EditTyping(edited));
    }

    // All that changes its height stands below the list, so that the list stays where it is.
    list_ui(ui, appraisal);
    verdict_ui(ui, reset, typing.tidied, appraisal);
    ui.horizontal_wrapped(|ui| {
        if Button::new(&tr("button-use-generated"), Weight::Quiet).show(ui, view).clicked() {
            view.emit(ResetMsg::TypeOwn(false));
        }
        step6::show_toggle(ui, shown, view);
    });
}

/// Takes white space at both ends and hidden characters out of what is pasted in this frame, before a field sees it.
fn tidy_pastes(ctx: &Context, fields: [Id; 2]) -> Option<Tidied> {
    let has_focus = ctx.memory(|memory| fields.into_iter().any(|id| memory.has_focus(id)));
    if !has_focus {
        return None;
    }
    ctx.input_mut(|input| {
        let mut last = None;
        for event in &mut input.events {
            let Event::Paste(text) = event else { continue };
            let given = Zeroizing::new(std::mem::take(text));
            let (kept, tidied) = Tidied::pasted(&given);
            text.push_str(&kept);
            last = Some(tidied);
        }
        last
    })
}

/// What stands in the first field, large, with every space marked. Painted, so that it can't be selected.
fn copy_ui(ui: &mut Ui, typed: &TypedSecret) {
    let c = colours(ui);
    let password = Password::new(typed.expose().to_owned());
    let mut job = password_view::layout(ui, &password, true, size::PASSWORD);
    job.wrap.max_width = ui.available_width();
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    let extent = Vec2::new(ui.available_width(), galley.size().y.max(COPY));
    let (rect, response) = ui.allocate_exact_size(extent, Sense::hover());
    ui.painter().galley(rect.min, galley.clone(), c.text);
    for (place, _) in typed.expose().chars().enumerate().filter(|(_, c)| c.is_whitespace()) {
        space_mark(ui, &galley, rect.min, place, c.accent);
    }
    password_view::name_field(ui, &response, &tr("typed-copy"), &galley, rect.min);
}

/// An open box on the line, where otherwise nothing would be seen. The fonts have no such sign.
fn space_mark(ui: &Ui, galley: &Galley, origin: Pos2, place: usize, colour: Color32) {
    let at = |place: usize, prefer_next_row| {
        let cursor = CCursor { prefer_next_row, ..CCursor::new(place) };
        galley.pos_from_cursor(cursor).translate(origin.to_vec2())
    };
    let (start, end) = (at(place, true), at(place + 1, false));
    let (left, right) = (start.left() + 2.0, end.left() - 2.0);
    let foot = start.bottom() - start.height() * 0.2;
    let top = foot - start.height() * 0.16;
    let points = [(left, top), (left, foot), (right, foot), (right, top)].map(Pos2::from);
    ui.painter().line(points.to_vec(), Stroke::new(1.5, colour));
}

/// Every rule with its mark. As many lines for every password, so that nothing below jumps.
fn list_ui(ui: &mut Ui, appraisal: &Appraisal) {
    let list = UiBuilder::new().accessibility_role(Role::List).accessibility_label(tr("typed-rules"));
    ui.scope_builder(list, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = LINE;
        let (wishes, rules): (Vec<_>, Vec<_>) = appraisal.ticks().iter().partition(|(rule, _)| rule.is_wish());
        let n_columns = if ui.available_width() < WIDE { 1 } else { 2 };
        ui.columns(n_columns, |columns| {
            for (column, rules) in columns.iter_mut().zip(rules.chunks(rules.len().div_ceil(n_columns))) {
                for (rule, state) in rules {
                    tick_ui(column, *rule, *state);
                }
            }
        });
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            label::note(ui, &tr("typed-wishes"));
            for (rule, state) in wishes {
                tick_ui(ui, rule, state);
            }
        });
    });
}

fn tick_ui(ui: &mut Ui, rule: Rule, state: State) {
    let c = colours(ui);
    let text = rule_words(rule);
    let galley = ui.painter().layout(text.clone(), fonts::text(size::NOTE), c.text, ui.available_width() - MARK * 2.0);
    let extent = Vec2::new(galley.size().x + MARK + space::S, galley.size().y.max(LINE));
    let (rect, response) = ui.allocate_exact_size(extent, Sense::hover());
    let said = tr(if state == State::Done { "state-done" } else { "state-not-yet" });
    let name = tr_with("typed-tick", &[("rule", text.into()), ("state", said.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &name));
    let mark = Rect::from_center_size(Pos2::new(rect.left() + MARK / 2.0, rect.center().y), Vec2::splat(MARK));
    match state {
        State::Done => icon::tick(ui.painter(), mark, c.accent),
        State::Broken => icon::cross(ui.painter(), mark, c.danger),
        State::Open => icon::ring(ui.painter(), mark, c.edge),
    }
    let at = Pos2::new(mark.right() + space::S, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, c.text);
}

fn rule_words(rule: Rule) -> String {
    let key = match rule {
        Rule::LongEnough => return tr_with("typed-rule-long-enough", &[("n", FEWEST_TYPED.into())]),
        Rule::NotTooLong => return tr_with("typed-rule-not-too-long", &[("n", MOST.into())]),
        Rule::NoEdgeSpace => "typed-rule-edge-space",
        Rule::NoName => "typed-rule-name",
        Rule::NoPlace => "typed-rule-place",
        Rule::NoRun => "typed-rule-run",
        Rule::NotOneWord => "typed-rule-one-word",
        Rule::HardToGuess => "typed-rule-hard",
        Rule::Same => "typed-rule-same",
        Rule::BothCases => "typed-rule-cases",
        Rule::Digit => "typed-rule-digit",
        Rule::Sign => "typed-rule-sign",
    };
    tr(key)
}

/// How easily it is guessed, the first thing to put right, and what a paste lost.
fn verdict_ui(ui: &mut Ui, reset: &Reset, tidied: Tidied, appraisal: &Appraisal) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = LINE;
        if let Some(verdict) = appraisal.verdict() {
            let (key, look) = match verdict {
                Verdict::Easy => ("typed-easy", TagLook::Warning),
                Verdict::Possible => ("typed-possible", TagLook::Warning),
                Verdict::Hard => ("typed-hard", TagLook::Good),
            };
            tag(ui, &tr(key), look);
        }
        if matches!(reset.complaint, Some(Problem::Typed(_))) {
            complaint(ui, reset);
            return;
        }
        let sentence = appraisal.problem().map_or_else(|| tr("typed-fits"), words::typed_problem);
        let response = label::soft(ui, &sentence);
        // Said when it changes. How many characters are missing changes with every key, so that is only shown.
        let said = match appraisal.problem() {
            Some(TypedProblem::TooShort(_)) => rule_words(Rule::LongEnough),
            _ => sentence,
        };
        let said = if tidied.is_any() { format!("{} {said}", words::tidied(tidied)) } else { said };
        status::make_live(ui, response.id, &said, Urgency::Soon);
    });
    if tidied.is_any() {
        label::soft(ui, &words::tidied(tidied));
    }
    if appraisal.problem() == Some(&TypedProblem::Guessable) {
        label::soft(ui, &advice::advice(appraisal.warning(), appraisal.suggestions()));
    }
}
