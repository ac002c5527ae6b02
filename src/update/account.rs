//! Being signed in: a sign-in that Zoho has ended, another trip to the browser, signing out.

use jiff::Timestamp;

use super::{Deps, guide, notice, notice_of_keychain, users, wizard};
use crate::domain::outcome::{ReadFailure, SignInFailure, Unsent};
use crate::domain::user::UserKey;
use crate::model::reset::{Freshness, Phase};
use crate::model::session::{Trip, TripPurpose};
use crate::model::users::Load;
use crate::model::{Leaving, Model, Session};
use crate::msg::{AccountMsg, Command, Effect, FocusKey, Page, RequestId, SignedAgain, SignedOut, Tone, UsersMsg};
use crate::reset::draft::SettingName;
use crate::reset::step::Step;

pub(super) fn update(model: &mut Model, msg: AccountMsg, deps: &mut Deps<'_>) -> Vec<Effect> {
    match msg {
        AccountMsg::SignInAgain => sign_in_again(model),
        AccountMsg::CancelTrip => cancel_trip(model, deps),
        AccountMsg::SignOut => ask_to_sign_out(model),
    }
}

/// Zoho has ended the sign-in, as a reply said.
pub(super) fn lapse(model: &mut Model, id: RequestId) {
    // An answer to something that was asked of another council says nothing about this one.
    if let Some(signed_in) = model.signed_in_mut().filter(|signed_in| signed_in.opening < id) {
        signed_in.has_lapsed = true;
    }
}

/// An email is to be sent, and Zoho has not allowed that yet: the browser opens by itself, and afterwards the wizard
/// goes on to this step.
pub(super) fn ask_for_mail(model: &mut Model, heading_for: Step) -> Vec<Effect> {
    let wants_mail = model.reset.as_ref().is_some_and(|reset| {
        let draft = &reset.draft;
        matches!(reset.phase, Phase::Editing(_)) && draft.email().value() && !draft.facts().own
    });
    let may_ask = model.signed_in().is_some_and(|signed_in| !signed_in.may_send_mail && signed_in.trip.is_none());
    if !wants_mail || !may_ask {
        return Vec::new();
    }
    if let Some(reset) = &mut model.reset {
        reset.mail_failure = None;
    }
    set_out(model, TripPurpose::Mail(heading_for), true)
}

pub(super) fn signed_again(
    model: &mut Model,
    id: RequestId,
    result: Result<SignedAgain, SignInFailure>,
    deps: &mut Deps<'_>,
) -> Vec<Effect> {
    let Some(signed_in) = model.signed_in_mut() else { return Vec::new() };
    let Some(trip) = signed_in.trip.take_if(|trip| trip.id == id) else { return Vec::new() };
    let mut effects = vec![Effect::Raise];
    let again = match result {
        Ok(again) => again,
        Err(failure) => {
            effects.extend(turn_back(model, trip.purpose, failure, deps));
            return effects;
        }
    };
    signed_in.has_lapsed = false;
    signed_in.since = Some(deps.now);
    signed_in.trip_failure = None;
    signed_in.may_send_mail = again.may_send_mail;
    model.notice = again.keychain.map(notice_of_keychain);
    effects.extend(match trip.purpose {
        TripPurpose::Again => {
            if model.notice.is_none() {
                model.notice = Some(notice("notice-signed-in-again", Tone::Information));
            }
            catch_up(model, deps.now)
        }
        TripPurpose::Mail(step) => wizard::go_on(model, step, deps),
    });
    effects
}

pub(super) fn signed_out(model: &mut Model, id: RequestId, result: SignedOut) -> Vec<Effect> {
    if !matches!(model.session, Session::SigningOut(current) if current == id) {
        return Vec::new();
    }
    model.session = Session::SignedOut(None);
    model.notice = Some(match result {
        SignedOut { told_zoho: true, keychain: None } => notice("notice-signed-out", Tone::Information),
        SignedOut { told_zoho: true, .. } => notice("notice-signed-out-entry-stays", Tone::Warning),
        SignedOut { told_zoho: false, keychain: None } => notice("notice-signed-out-offline", Tone::Warning),
        SignedOut { told_zoho: false, .. } => notice("notice-signed-out-nothing-told", Tone::Warning),
    });
    vec![Effect::Focus(FocusKey::Welcome)]
}

/// Signs out. A reset that has come to its end is put aside first; the question is not asked while one is open.
pub(super) fn sign_out(model: &mut Model) -> Vec<Effect> {
    let mut effects = wizard::put_aside(model);
    if model.reset.as_ref().is_some_and(crate::model::reset::Reset::is_open) {
        return effects;
    }
    effects.extend(guide::close(model));
    let id = model.mint();
    model.reset = None;
    model.trouble = None;
    model.session = Session::SigningOut(id);
    effects.extend([Effect::Send(Command::SignOut { id }), Effect::Focus(FocusKey::Welcome)]);
    effects
}

fn ask_to_sign_out(model: &mut Model) -> Vec<Effect> {
    let is_open = model.reset.as_ref().is_some_and(crate::model::reset::Reset::is_open);
    if model.signed_in().is_none() || is_open {
        return Vec::new();
    }
    model.leaving = Some(Leaving::Account);
    vec![Effect::Focus(FocusKey::Question)]
}

fn sign_in_again(model: &mut Model) -> Vec<Effect> {
    let may_go = model.signed_in().is_some_and(|signed_in| signed_in.has_lapsed && signed_in.trip.is_none());
    if may_go { set_out(model, TripPurpose::Again, false) } else { Vec::new() }
}

fn set_out(model: &mut Model, purpose: TripPurpose, mail: bool) -> Vec<Effect> {
    let id = model.mint();
    let Some(signed_in) = model.signed_in_mut() else { return Vec::new() };
    signed_in.trip = Some(Trip { id, purpose });
    signed_in.trip_failure = None;
    vec![Effect::Send(Command::SignInAgain { id, mail }), Effect::Focus(FocusKey::Welcome)]
}

fn cancel_trip(model: &mut Model, deps: &mut Deps<'_>) -> Vec<Effect> {
    let Some(trip) = model.signed_in_mut().and_then(|signed_in| signed_in.trip.take()) else { return Vec::new() };
    let mut effects = vec![Effect::Send(Command::Cancel(trip.id))];
    effects.extend(turn_back(model, trip.purpose, SignInFailure::Cancelled, deps));
    effects
}

/// The trip came to nothing.
fn turn_back(model: &mut Model, purpose: TripPurpose, failure: SignInFailure, deps: &mut Deps<'_>) -> Vec<Effect> {
    match purpose {
        TripPurpose::Again => {
            if let Some(signed_in) = model.signed_in_mut() {
                signed_in.trip_failure = Some(failure);
            }
            vec![Effect::Focus(FocusKey::StepStart)]
        }
        TripPurpose::Mail(_) => {
            let Some(reset) = &mut model.reset else { return Vec::new() };
            reset.draft.choose(SettingName::Email, false);
            reset.mail_failure = Some(failure);
            let mut effects = wizard::go_on(model, Step::SignOutAndSend, deps);
            // To the tick that was taken away.
            effects.push(Effect::Focus(FocusKey::Problem));
            effects
        }
    }
}

/// What could not be read while the sign-in had ended is read now.
fn catch_up(model: &mut Model, now: Timestamp) -> Vec<Effect> {
    let mut effects = Vec::new();
    if matches!(model.users.load, Load::Failed(ReadFailure::Unsent(Unsent::SignedOut))) {
        effects.extend(users::update(model, UsersMsg::Refresh, now));
    }
    let id = model.mint();
    if let Some(reset) = &mut model.reset
        && matches!(reset.freshness, Freshness::Stale(_))
        && matches!(reset.phase, Phase::Editing(_))
    {
        reset.freshness = Freshness::Reading(id);
        let key = UserKey::Zuid(reset.draft.user().zuid.clone());
        effects.push(Effect::Send(Command::ReadUser { id, key }));
    }
    effects.extend(guide::catch_up(model));
    let has_steps = model.page == Page::NewClerk || model.reset.is_some();
    effects.push(Effect::Focus(if has_steps { FocusKey::StepStart } else { FocusKey::Search }));
    effects
}
