//! Starting, finding the councils, and signing in.

use jiff::Timestamp;

use super::{adding, history, notice, notice_of_keychain, setting_up, settings};
use crate::domain::council::CouncilId;
use crate::domain::outcome::{ReadFailure, SignInFailure};
use crate::domain::set_up::SetUp;
use crate::model::history::History;
use crate::model::session::{SignInStage, SigningIn};
use crate::model::{Model, Session, SignedIn};
use crate::msg::{
    By, Candidate, Command, Effect, FocusKey, KnownCouncil, RequestId, Signed, StartMode, Tone, WayIn, WelcomeMsg,
};

pub(super) fn start(model: &mut Model, mode: StartMode) -> Vec<Effect> {
    model.started = mode.clone();
    let id = model.mint();
    let mut effects = vec![Effect::Send(Command::LoadWords { id })];
    effects.extend(begin_with(model, mode));
    effects
}

fn begin_with(model: &mut Model, mode: StartMode) -> Vec<Effect> {
    match mode {
        StartMode::Welcome => find_councils(model),
        StartMode::Adding(path) => adding::open(model, path),
        StartMode::Loopback(_) => vec![Effect::Focus(FocusKey::Welcome)],
        StartMode::Practice(options) => practise(model, options),
        StartMode::Connected(connection) => {
            let id = begin(model, SignInStage::Opening(connection.council.clone()));
            vec![Effect::Send(Command::Open { id, connection })]
        }
    }
}

/// Asks which councils were set up on this computer.
pub(super) fn find_councils(model: &mut Model) -> Vec<Effect> {
    vec![ask_for_councils(model), Effect::Focus(FocusKey::Welcome)]
}

fn ask_for_councils(model: &mut Model) -> Effect {
    let id = model.mint();
    model.councils.finding = Some(id);
    Effect::Send(Command::FindCouncils { id })
}

pub(super) fn found_councils(
    model: &mut Model,
    id: RequestId,
    councils: Vec<KnownCouncil>,
    open: Option<CouncilId>,
    n_unreadable: usize,
) -> Vec<Effect> {
    if model.councils.finding != Some(id) {
        return Vec::new();
    }
    model.councils.take(councils);
    if n_unreadable > 0 {
        model.notice = Some(notice("notice-councils-unreadable", Tone::Warning));
    }
    // Of several she chooses one; the one that was open last is chosen already.
    let is_only = model.councils.known.len() == 1;
    if let Some(last) = open.as_ref().filter(|_| !is_only && !model.councils.is_settled) {
        model.councils.is_settled = true;
        model.councils.chosen = Some(last.clone());
    }
    // Only at the start: somebody who has just added a council, or signed out, is not taken elsewhere.
    let is_start = matches!(model.session, Session::SignedOut(None)) && matches!(model.started, StartMode::Welcome);
    match open {
        Some(council) if is_only && is_start && model.adding.is_none() && !model.councils.is_settled => {
            model.councils.is_settled = true;
            model.councils.chosen = Some(council.clone());
            open_council(model, council, false)
        }
        // A set-up file was opened above her page, where the focus has its place already.
        _ if model.signed_in().is_some() => Vec::new(),
        _ => vec![Effect::Focus(FocusKey::Welcome)],
    }
}

pub(super) fn welcome(model: &mut Model, msg: WelcomeMsg) -> Vec<Effect> {
    match (msg, &model.session) {
        (WelcomeMsg::CancelSignIn, Session::SigningIn(signing_in)) => {
            let id = signing_in.id;
            model.session = Session::SignedOut(Some(SignInFailure::Cancelled));
            vec![Effect::Send(Command::Cancel(id)), Effect::Focus(FocusKey::Welcome)]
        }
        (WelcomeMsg::TryNow, Session::SigningIn(signing_in)) => {
            let (id, is_waiting) = (signing_in.id, matches!(signing_in.stage, SignInStage::Waiting { .. }));
            let then_browser = signing_in.then_browser;
            match model.councils.chosen.clone().filter(|_| is_waiting) {
                Some(council) => {
                    let mut effects = vec![Effect::Send(Command::Cancel(id))];
                    effects.extend(open_council(model, council, then_browser));
                    effects
                }
                None => Vec::new(),
            }
        }
        (WelcomeMsg::Confirm(yes), Session::Confirming(id, candidate)) => {
            let (id, stage) = (*id, SignInStage::Opening(candidate.council.clone()));
            model.session = Session::SigningIn(SigningIn { id, stage, then_browser: false });
            vec![Effect::Send(Command::ConfirmCouncil { id, yes }), Effect::Focus(FocusKey::Welcome)]
        }
        (WelcomeMsg::Practise, Session::SignedOut(_)) => practise(model, String::new()),
        (WelcomeMsg::SignIn, Session::SignedOut(_)) => sign_in_to_chosen(model),
        _ => Vec::new(),
    }
}

pub(super) fn opening_waits(model: &mut Model, id: RequestId, why: ReadFailure, until: Timestamp) -> Vec<Effect> {
    if let Session::SigningIn(signing_in) = &mut model.session
        && signing_in.id == id
        && let SignInStage::Opening(council) | SignInStage::Waiting { council, .. } = &signing_in.stage
    {
        let council = council.clone();
        let is_new = matches!(signing_in.stage, SignInStage::Opening(_));
        signing_in.stage = SignInStage::Waiting { council, why, until };
        if is_new {
            return vec![Effect::Focus(FocusKey::Welcome)];
        }
    }
    Vec::new()
}

pub(super) fn confirm_council(model: &mut Model, id: RequestId, candidate: Candidate) -> Vec<Effect> {
    if !is_signing_in(model, id) {
        // She has stopped waiting in the meantime; what was signed in to is let go.
        return vec![Effect::Send(Command::ConfirmCouncil { id, yes: false })];
    }
    model.session = Session::Confirming(id, candidate);
    model.other_ways = None;
    vec![Effect::Focus(FocusKey::Welcome), Effect::Raise]
}

pub(super) fn signed_in(
    model: &mut Model,
    id: RequestId,
    result: Result<Box<Signed>, SignInFailure>,
    now: Timestamp,
) -> Vec<Effect> {
    if !is_signing_in(model, id) {
        return Vec::new();
    }
    // Or on another device, which may be the browser of this one.
    let was_elsewhere = matches!(&model.session, Session::SigningIn(signing_in)
        if matches!(signing_in.stage, SignInStage::Browser | SignInStage::Trial | SignInStage::Device(_)));
    let mut effects = if was_elsewhere { vec![Effect::Raise] } else { Vec::new() };
    let goes_on = matches!(&model.session, Session::SigningIn(signing_in) if signing_in.then_browser);
    let signed = match result {
        Ok(signed) => *signed,
        Err(SignInFailure::NotKept) if goes_on => return in_browser(model),
        Err(failure) => {
            // Nobody has signed in yet; that needs no words.
            let is_silent = failure == SignInFailure::NotKept;
            model.session = Session::SignedOut(Some(failure).filter(|_| !is_silent));
            effects.push(Effect::Focus(FocusKey::Welcome));
            return effects;
        }
    };
    if let Some(council) = &signed.council_id {
        model.councils.chosen = Some(council.clone());
        if let Some(known) = model.councils.known.iter_mut().find(|known| known.id == *council) {
            known.domain = Some(signed.owner.address.domain().to_owned());
        }
        effects.push(Effect::RememberCouncil(council.clone()));
    }
    model.notice = signed.keychain.map(notice_of_keychain);
    let kept = signed.council_id.as_ref().and_then(|id| model.councils.opened.remove(id));
    model.session = Session::SignedIn(Box::new(SignedIn {
        opening: id,
        council_id: signed.council_id,
        council: signed.council,
        domain: signed.owner.address.domain().to_owned(),
        reality: signed.reality,
        region: signed.region,
        zoid: signed.zoid,
        owner: signed.owner,
        since: signed.since,
        web_mail: signed.web_mail,
        console_url: signed.console_url,
        own_account_url: signed.own_account_url,
        supplier: signed.supplier,
        may_send_mail: signed.may_send_mail,
        has_lapsed: false,
        trip: None,
        trip_failure: None,
    }));
    model.other_ways = None;
    if model.setting_up.take().is_some() {
        // A council that she set up herself is on the list only now.
        effects.push(ask_for_councils(model));
    }
    // It was closed when its council was left; nothing of one council may ever show under another.
    model.guides.page = None;
    effects.extend(settings::signed_in(model));
    // What was read of it earlier in this run is there at once, and read again.
    model.users = kept.unwrap_or_default();
    if let Some(search) = model.councils.search_next.take() {
        model.users.set_search(search);
    }
    let list = model.mint();
    model.users.begin(list, now);
    model.trouble = None;
    model.history = History::default();
    effects.extend([Effect::Send(Command::ListUsers { id: list }), Effect::Focus(FocusKey::Search)]);
    // Whether the journal is whole, and whether a reset in it has no end, is said at once.
    effects.extend(history::read(model));
    effects
}

fn is_signing_in(model: &Model, id: RequestId) -> bool {
    matches!(&model.session, Session::SigningIn(signing_in) if signing_in.id == id)
}

/// The page waits for this from now on.
fn begin(model: &mut Model, stage: SignInStage) -> RequestId {
    let id = model.mint();
    model.setting_up = None;
    model.session = Session::SigningIn(SigningIn { id, stage, then_browser: false });
    id
}

fn practise(model: &mut Model, options: String) -> Vec<Effect> {
    model.councils.search_next = None;
    let id = begin(model, SignInStage::Practice);
    vec![Effect::Send(Command::Practise { id, options })]
}

/// Opens the council with the sign-in that is kept; when there is none, and she has asked for it, in the browser.
pub(super) fn open_council(model: &mut Model, council: CouncilId, then_browser: bool) -> Vec<Effect> {
    // What was searched for on the way to another one that did not open.
    model.councils.search_next = None;
    let name = model.councils.find(&council).map(|council| council.name.clone()).unwrap_or_default();
    let id = begin(model, SignInStage::Opening(name));
    if let Session::SigningIn(signing_in) = &mut model.session {
        signing_in.then_browser = then_browser;
    }
    vec![Effect::Send(Command::OpenCouncil { id, council }), Effect::Focus(FocusKey::Welcome)]
}

/// `Sign in to Zoho Mail`.
fn sign_in_to_chosen(model: &mut Model) -> Vec<Effect> {
    match &model.councils.chosen {
        // The only one has been tried at the start; of several, this one may not have been.
        Some(council) if model.councils.known.len() > 1 && !matches!(model.started, StartMode::Loopback(_)) => {
            let council = council.clone();
            open_council(model, council, true)
        }
        _ => in_browser(model),
    }
}

fn in_browser(model: &mut Model) -> Vec<Effect> {
    if way_in(model).is_none() {
        return setting_up::open(model);
    }
    sign_in(model, By::Browser, SignInStage::Browser)
}

/// The council that somebody can sign in to.
pub(super) fn way_in(model: &Model) -> Option<WayIn> {
    match (&model.started, &model.councils.chosen) {
        (StartMode::Loopback(loopback), _) => Some(WayIn::Loopback(loopback.clone())),
        (_, chosen) => chosen.clone().map(WayIn::Council),
    }
}

/// Signs in. Without a council nothing happens.
pub(super) fn sign_in(model: &mut Model, by: By, stage: SignInStage) -> Vec<Effect> {
    let Some(way) = way_in(model) else { return Vec::new() };
    let id = begin(model, stage);
    vec![Effect::Send(Command::SignIn { id, way, by }), Effect::Focus(FocusKey::Welcome)]
}

/// Signs in to a council that is not kept yet. The page with what she typed stays behind it.
pub(super) fn try_out(model: &mut Model, council: CouncilId, set_up: SetUp) -> Vec<Effect> {
    let typed = model.setting_up.take();
    let id = begin(model, SignInStage::Trial);
    model.setting_up = typed;
    let way = WayIn::Trial(council, Box::new(set_up));
    vec![Effect::Send(Command::SignIn { id, way, by: By::Browser }), Effect::Focus(FocusKey::Welcome)]
}
