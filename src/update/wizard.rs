//! The nine steps, as long as they can be altered, and the buttons of an outcome.

use std::time::Duration;

use super::{
    Deps, account, change, check, clipboard, guide, hand_over, history, notice, slip, trouble, users, waiting,
};
use crate::domain::journal::EventKind;
use crate::domain::password::vocabulary::Vocabulary;
use crate::model::kinds::Kinds;
use crate::model::reset::{Ended, Freshness, Phase, Reset};
use crate::model::{Leaving, Model, Session};
use crate::msg::{ChangeBy, Command, Effect, FocusKey, Page, ResetMsg, Tone};
use crate::reset::draft::{FlagLeave, Problem, SettingName};
use crate::reset::step::Step;

/// How long after opening step 9 the shortcut for `Change` is deaf, so that the press that opened it can't set it
/// off (blueprint section 2).
const SHORTCUT_DEAF: Duration = Duration::from_millis(500);

pub(super) fn update(model: &mut Model, msg: ResetMsg, deps: &mut Deps<'_>) -> Vec<Effect> {
    if model.signed_in().is_some_and(|signed_in| signed_in.trip.is_some()) {
        // She is in the browser, and the wizard waits as it is. Only covering the password goes on.
        let ResetMsg::ShowPassword(shown) = msg else { return Vec::new() };
        return show_password(model, shown);
    }
    match msg {
        ResetMsg::Change(by) => press_change(model, by, deps),
        ResetMsg::Cancel => cancel(model),
        ResetMsg::CopyPassword => clipboard::copy(model),
        ResetMsg::WaitAgain => waiting::again(model),
        ResetMsg::SendAgain => change::send_again(model),
        ResetMsg::ToldOthers(told) => hand_over::told_others(model, told),
        ResetMsg::ReadOut(msg) => hand_over::read_out(model, msg),
        ResetMsg::ShowPassword(shown) => show_password(model, shown),
        ResetMsg::Check => check::check_now(model),
        ResetMsg::TryAgain => change::try_again(model),
        ResetMsg::ItWorked => check::told(model, true, deps),
        ResetMsg::ItDidnt => check::told(model, false, deps),
        ResetMsg::StillDoesntWork => still_doesnt_work(model),
        ResetMsg::OpenConsole => open_url(model, |signed_in| signed_in.console_url.clone()),
        ResetMsg::OpenOwnAccount => open_url(model, |signed_in| signed_in.own_account_url.clone()),
        ResetMsg::MakeAnotherForSame => make_another_for_same(model),
        ResetMsg::ResetSomeoneElse => leave_ended(model, true),
        ResetMsg::Finish => leave_ended(model, false),
        ResetMsg::LeaveUnresolved => {
            model.leaving = Some(Leaving::Unresolved);
            vec![Effect::Focus(FocusKey::Question)]
        }
        editing => {
            let ticks_email = matches!(editing, ResetMsg::Choose(SettingName::Email, true));
            let from = model.reset.as_ref().and_then(Reset::step);
            let mut effects = edit(model, editing, deps);
            let to = model.reset.as_ref().and_then(Reset::step);
            // The tick by hand, and the way to step 9 with what was suggested.
            if ticks_email || to == Some(Step::Change) && from != to {
                effects.extend(account::ask_for_mail(model, to.unwrap_or(Step::SignOutAndSend)));
            }
            effects
        }
    }
}

/// Goes on to this step after the browser.
pub(super) fn go_on(model: &mut Model, step: Step, deps: &mut Deps<'_>) -> Vec<Effect> {
    match model {
        Model { reset: Some(reset), kinds, .. } if reset.step().is_some() => arrive(reset, step, &kinds.words, deps),
        _ => Vec::new(),
    }
}

/// Leaves the page of an outcome, noted in the journal: from here on nobody has the password unless it was handed over.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    let mut effects = put_aside(model);
    if model.reset.is_none() {
        effects.extend(close(model));
    }
    effects
}

/// Lets an operation that has ended go, noted in the journal, and stops what was still being looked at for it. One that
/// is on its way is never let go.
pub(super) fn put_aside(model: &mut Model) -> Vec<Effect> {
    let slip = slip::take(model);
    let Some(reset) = model.reset.take_if(|reset| matches!(reset.phase, Phase::Ended(_))) else {
        slip::give_back(model, slip);
        return Vec::new();
    };
    slip::give_back(model, slip);
    let Phase::Ended(ended) = &reset.phase else { return Vec::new() };
    let mut effects = vec![left(ended)];
    effects.extend(check::stop(ended));
    effects.extend(waiting::stop(ended));
    if let Freshness::Reading(id) = &reset.freshness {
        effects.push(Effect::Send(Command::Cancel(*id)));
    }
    model.users.select_user(&reset.draft.user().zuid);
    effects.extend(history::read(model));
    effects
}

/// The line that says that the page of the outcome was left. A change that is still on its way leaves no such line:
/// its password was on no page yet.
pub(super) fn note_left(model: &Model) -> Vec<Effect> {
    match model.reset.as_ref().map(|reset| &reset.phase) {
        Some(Phase::Ended(ended)) => vec![left(ended)],
        _ => Vec::new(),
    }
}

fn left(ended: &Ended) -> Effect {
    let subject = Box::new(ended.operation.subject());
    Effect::Send(Command::Note { subject, event: EventKind::Left, outcome: None })
}

/// Closes the wizard and goes back to the row.
fn close(model: &mut Model) -> Vec<Effect> {
    if let Some(reset) = model.reset.take() {
        model.users.select_user(&reset.draft.user().zuid);
    }
    model.page = Page::Users;
    vec![Effect::Focus(FocusKey::List)]
}

fn edit(model: &mut Model, msg: ResetMsg, deps: &mut Deps<'_>) -> Vec<Effect> {
    let Model { reset: Some(reset), kinds: Kinds { words, .. }, .. } = model else { return Vec::new() };
    let Phase::Editing(step) = reset.phase else { return Vec::new() };
    reset.complaint = None;
    let forbidden = reset.draft.forbidden();
    match msg {
        ResetMsg::Reason(reason) => {
            reset.draft.set_reason(reason);
            return vec![Effect::Focus(FocusKey::Reasons)];
        }
        ResetMsg::CanRead(can_read) => reset.draft.set_can_read(can_read),
        ResetMsg::Alone(alone) => reset.draft.set_alone(alone),
        ResetMsg::RangBack(rang_back) => reset.draft.set_rang_back(rang_back),
        ResetMsg::Next => return next(reset, step, words, deps),
        ResetMsg::Back => {
            if let Some(back) = step.back() {
                return arrive(reset, back, words, deps);
            }
        }
        ResetMsg::GoTo(target) => return go_to(reset, target, words, deps),
        ResetMsg::UseSuggestions if step == Step::ChangePassword => return use_suggestions(reset, words, deps),
        ResetMsg::SelectSuggestion(place) => reset.draft.password.select(place),
        ResetMsg::MakeAnother => {
            let count = reset.draft.words_needed();
            reset.draft.password.draw(deps.random, words, count, &forbidden);
        }
        ResetMsg::AddWord => reset.draft.password.add_word(deps.random, words, &forbidden),
        ResetMsg::TypeOwn(typing) => {
            reset.draft.password.set_typing(typing);
            return vec![Effect::Focus(FocusKey::StepStart)];
        }
        ResetMsg::EditTyping(typing) => reset.draft.password.edit_typing(typing),
        ResetMsg::Choose(name, value) => {
            reset.mail_failure = None;
            reset.draft.choose(name, value);
        }
        ResetMsg::SendTo(text) => reset.draft.set_send_to(text),
        ResetMsg::EditLetter(part, text) => reset.draft.edit_letter(part, &text),
        ResetMsg::UsualLetter => reset.draft.reset_letter(),
        ResetMsg::AcceptFlagLeft(accepted) if reset.draft.flag_leave() != FlagLeave::Sent => {
            let leave = if accepted { FlagLeave::Accepted } else { FlagLeave::NeedsTick };
            reset.draft.set_flag_leave(leave);
        }
        ResetMsg::KeysReleased => reset.keys_released = true,
        _ => {}
    }
    Vec::new()
}

fn next(reset: &mut Reset, step: Step, words: &Vocabulary, deps: &mut Deps<'_>) -> Vec<Effect> {
    if let Some(problem) = reset.draft.problem(step) {
        return complain(reset, problem);
    }
    match step.next() {
        Some(next) => arrive(reset, next, words, deps),
        None => Vec::new(),
    }
}

/// The list of steps leads back to any page that was open before, and forward only through complete ones.
fn go_to(reset: &mut Reset, target: Step, words: &Vocabulary, deps: &mut Deps<'_>) -> Vec<Effect> {
    if target < Step::ChangePassword || reset.visited.last().is_none_or(|furthest| target > *furthest) {
        return Vec::new();
    }
    for step in Step::ORDER.into_iter().filter(|step| *step < target) {
        if let Some(problem) = reset.draft.problem(step) {
            let mut effects = arrive(reset, step, words, deps);
            effects.extend(complain(reset, problem));
            return effects;
        }
    }
    arrive(reset, target, words, deps)
}

fn use_suggestions(reset: &mut Reset, words: &Vocabulary, deps: &mut Deps<'_>) -> Vec<Effect> {
    if let Some(problem) = reset.draft.problem(Step::ChangePassword) {
        return complain(reset, problem);
    }
    draw_passwords(reset, words, deps);
    for step in [Step::EnterPassword, Step::SignOutAndSend] {
        // What was chosen by hand is kept, and may need a look before step 9.
        if let Some(problem) = reset.draft.problem(step) {
            let mut effects = arrive(reset, step, words, deps);
            effects.extend(complain(reset, problem));
            return effects;
        }
    }
    arrive(reset, Step::Change, words, deps)
}

fn complain(reset: &mut Reset, problem: Problem) -> Vec<Effect> {
    let focus = if problem == Problem::NoReason { FocusKey::Reasons } else { FocusKey::Problem };
    reset.complaint = Some(problem);
    vec![Effect::Focus(focus)]
}

fn arrive(reset: &mut Reset, step: Step, words: &Vocabulary, deps: &mut Deps<'_>) -> Vec<Effect> {
    if step >= Step::EnterPassword {
        draw_passwords(reset, words, deps);
    }
    reset.phase = Phase::Editing(step);
    reset.chooses = false;
    reset.complaint = None;
    reset.visited.insert(step);
    if step == Step::Change {
        reset.arrived = deps.elapsed;
        reset.keys_released = false;
    }
    vec![Effect::Focus(if step == Step::ChangePassword { FocusKey::Reasons } else { FocusKey::StepStart })]
}

fn draw_passwords(reset: &mut Reset, words: &Vocabulary, deps: &mut Deps<'_>) {
    let count = reset.draft.words_needed();
    let forbidden = reset.draft.forbidden();
    reset.draft.password.ensure_drawn(deps.random, words, count, &forbidden);
}

fn press_change(model: &mut Model, by: ChangeBy, deps: &mut Deps<'_>) -> Vec<Effect> {
    let Model { reset: Some(reset), kinds: Kinds { words, .. }, .. } = model else { return Vec::new() };
    if !matches!(reset.phase, Phase::Editing(Step::Change)) {
        return Vec::new();
    }
    let deaf = !reset.keys_released || deps.elapsed.saturating_sub(reset.arrived) < SHORTCUT_DEAF;
    if by == ChangeBy::Shortcut && deaf {
        return Vec::new();
    }
    match reset.draft.finish() {
        Ok(plan) => {
            // Signing in again may have brought less than there was before.
            let trip = account::ask_for_mail(model, Step::Change);
            if trip.is_empty() { change::begin(model, plan, deps) } else { trip }
        }
        Err((step, problem)) => {
            let mut effects = if step == Step::Change { Vec::new() } else { arrive(reset, step, words, deps) };
            effects.extend(complain(reset, problem));
            effects
        }
    }
}

fn cancel(model: &mut Model) -> Vec<Effect> {
    match model.reset.as_ref().map(|reset| &reset.phase) {
        Some(Phase::Editing(_)) => close(model),
        _ => Vec::new(),
    }
}

fn still_doesnt_work(model: &mut Model) -> Vec<Effect> {
    let Some(reset) = &model.reset else { return Vec::new() };
    if reset.step().is_some() || reset.is_open() {
        return Vec::new();
    }
    let user = reset.draft.user().clone();
    trouble::open(model, user)
}

fn show_password(model: &mut Model, shown: bool) -> Vec<Effect> {
    let Some(reset) = &mut model.reset else { return Vec::new() };
    match &mut reset.phase {
        Phase::Editing(_) => reset.draft.set_shows_password(shown),
        Phase::Applying(applying) => applying.shows_password = shown,
        Phase::Ended(ended) => ended.shows_password = shown,
    }
    // What is to be out of sight is to be out of reach as well.
    if shown { Vec::new() } else { clipboard::take_away(model) }
}

fn open_url(model: &mut Model, url: impl Fn(&crate::model::SignedIn) -> String) -> Vec<Effect> {
    let Some(signed_in) = model.signed_in() else { return Vec::new() };
    let url = url(signed_in);
    model.notice = Some(notice("notice-browser-opened", Tone::Information));
    vec![Effect::Send(Command::OpenUrl(url))]
}

fn make_another_for_same(model: &mut Model) -> Vec<Effect> {
    let Some(reset) = &model.reset else { return Vec::new() };
    if reset.is_open() || reset.step().is_some() {
        return Vec::new();
    }
    let user = reset.draft.user().clone();
    let mut effects = put_aside(model);
    effects.extend(users::open(model, user, None));
    effects
}

fn leave_ended(model: &mut Model, to_search: bool) -> Vec<Effect> {
    let Some(reset) = &model.reset else { return Vec::new() };
    if reset.is_open() || reset.step().is_some() {
        return Vec::new();
    }
    let spent = change::session_is_spent(model);
    let mut effects = leave(model);
    if spent {
        effects.extend(guide::close(model));
        model.session = Session::SignedOut(None);
        effects.push(Effect::Focus(FocusKey::Welcome));
        return effects;
    }
    if to_search {
        model.users.set_search(String::new());
        effects.push(Effect::Focus(FocusKey::Search));
    }
    effects
}
