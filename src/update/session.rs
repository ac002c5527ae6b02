//! Signing in and starting.

use super::history;
use crate::domain::outcome::SignInFailure;
use crate::model::history::History;
use crate::model::users::Users;
use crate::model::{Model, Session, SignedIn};
use crate::msg::{Command, Effect, FocusKey, RequestId, Signed, StartMode, WelcomeMsg};

pub(super) fn start(model: &mut Model, mode: StartMode) -> Vec<Effect> {
    model.started = mode.clone();
    match mode {
        StartMode::Welcome | StartMode::Loopback(_) => vec![Effect::Focus(FocusKey::Welcome)],
        StartMode::Practice(options) => practise(model, options),
        StartMode::Connected(connection) => {
            let id = model.mint();
            model.session = Session::SigningIn(id);
            vec![Effect::Send(Command::Open { id, connection })]
        }
    }
}

pub(super) fn welcome(model: &mut Model, msg: WelcomeMsg) -> Vec<Effect> {
    match (msg, &model.session) {
        (WelcomeMsg::CancelSignIn, Session::SigningIn(id)) => {
            let id = *id;
            model.session = Session::SignedOut(Some(SignInFailure::Cancelled));
            vec![Effect::Send(Command::Cancel(id)), Effect::Focus(FocusKey::Welcome)]
        }
        (WelcomeMsg::Practise, Session::SignedOut(_)) => practise(model, String::new()),
        (WelcomeMsg::SignIn, Session::SignedOut(_)) => sign_in(model),
        _ => Vec::new(),
    }
}

pub(super) fn signed_in(model: &mut Model, id: RequestId, result: Result<Box<Signed>, SignInFailure>) -> Vec<Effect> {
    if !matches!(model.session, Session::SigningIn(current) if current == id) {
        return Vec::new();
    }
    let signed = match result {
        Ok(signed) => *signed,
        Err(failure) => {
            model.session = Session::SignedOut(Some(failure));
            return vec![Effect::Focus(FocusKey::Welcome)];
        }
    };
    model.session = Session::SignedIn(Box::new(SignedIn {
        council: signed.council,
        domain: signed.owner.address.domain().to_owned(),
        reality: signed.reality,
        owner: signed.owner,
        web_mail: signed.web_mail,
        console_url: signed.console_url,
        own_account_url: signed.own_account_url,
    }));
    model.users = Users::default();
    let list = model.mint();
    model.users.begin(list);
    model.trouble = None;
    model.history = History::default();
    let mut effects = vec![Effect::Send(Command::ListUsers { id: list }), Effect::Focus(FocusKey::Search)];
    // Whether the journal is whole, and whether a reset in it has no end, is said at once.
    effects.extend(history::read(model));
    effects
}

fn practise(model: &mut Model, options: String) -> Vec<Effect> {
    let id = model.mint();
    model.session = Session::SigningIn(id);
    vec![Effect::Send(Command::Practise { id, options })]
}

fn sign_in(model: &mut Model) -> Vec<Effect> {
    // Only a loopback address needs no set-up; the page has no such button otherwise.
    let StartMode::Loopback(base) = &model.started else { return Vec::new() };
    let base = base.clone();
    let id = model.mint();
    model.session = Session::SigningIn(id);
    vec![Effect::Send(Command::SignIn { id, base })]
}
