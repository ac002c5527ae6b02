//! A clerk sets her council up without anybody's help: page by page, and at the end everything is tried with Zoho before
//! anything is kept.

use super::{Deps, notice, session};
use crate::domain::client_fault::ClientFault;
use crate::domain::council::CouncilId;
use crate::domain::look_alike;
use crate::domain::outcome::SignInFailure;
use crate::domain::set_up::USUAL_PORT;
use crate::model::by_hand::{ByHand, ByHandPage};
use crate::model::session::{SignInStage, SigningIn};
use crate::model::setting_up::SettingUp;
use crate::model::{Model, Session};
use crate::msg::{ByHandMsg, Command, Effect, FocusKey, Tone};

/// The last port that is offered; beyond it the system hands its own out.
const LAST_PORT: u16 = 8099;

pub(super) fn update(model: &mut Model, msg: ByHandMsg, deps: &mut Deps<'_>) -> Vec<Effect> {
    match msg {
        ByHandMsg::Open => open(model),
        ByHandMsg::Next => next(model),
        ByHandMsg::GoTo(page) => go_to(model, page),
        ByHandMsg::OpenConsole => open_console(model),
        ByHandMsg::Try => try_out(model, deps),
        ByHandMsg::PageSays(fault) => page_says(model, fault),
        ByHandMsg::OtherPort => other_port(model),
    }
}

/// One page back; `None`: this was the first one.
pub(super) fn back(by_hand: &mut ByHand) -> Option<()> {
    let before = by_hand.neighbour(-1)?;
    turn_to(by_hand, before);
    Some(())
}

fn open(model: &mut Model) -> Vec<Effect> {
    if !matches!(model.setting_up, Some(SettingUp::Ways)) {
        return Vec::new();
    }
    model.setting_up = Some(SettingUp::ByHand(Box::new(ByHand::new(model.publisher.as_deref()))));
    vec![Effect::Focus(FocusKey::StepStart)]
}

fn next(model: &mut Model) -> Vec<Effect> {
    let Some(by_hand) = here(model) else { return Vec::new() };
    if by_hand.fault().is_some() {
        by_hand.is_checked = true;
        return vec![Effect::Focus(FocusKey::Problem)];
    }
    let next = if by_hand.returns { Some(ByHandPage::Test) } else { by_hand.neighbour(1) };
    let Some(next) = next else { return Vec::new() };
    turn_to(by_hand, next);
    if next == ByHandPage::Test {
        look_for_others(model);
    }
    vec![Effect::Focus(FocusKey::StepStart)]
}

/// The page of one value, from the last page: what Zoho has against it is said there, too.
fn go_to(model: &mut Model, page: ByHandPage) -> Vec<Effect> {
    let found = match &model.session {
        Session::SignedOut(Some(failure)) => ClientFault::of(failure),
        _ => None,
    };
    let Some(by_hand) = here(model).filter(|by_hand| by_hand.page == ByHandPage::Test) else { return Vec::new() };
    if page == ByHandPage::Test || !by_hand.pages().contains(&page) {
        return Vec::new();
    }
    alter(by_hand, page, found.filter(|fault| ByHandPage::of(*fault) == page));
    model.session = Session::SignedOut(None);
    vec![Effect::Focus(FocusKey::StepStart)]
}

fn open_console(model: &mut Model) -> Vec<Effect> {
    let Some(by_hand) = here(model) else { return Vec::new() };
    let page = by_hand.form.region.api_console_url();
    model.notice = Some(notice("notice-browser-opened", Tone::Information));
    vec![Effect::Send(Command::OpenUrl(page))]
}

/// Nothing is kept yet: that comes when Zoho has let her in, and she has said that it is the right council.
fn try_out(model: &mut Model, deps: &mut Deps<'_>) -> Vec<Effect> {
    let Some(by_hand) = here(model).filter(|by_hand| by_hand.page == ByHandPage::Test) else { return Vec::new() };
    let Ok(set_up) = by_hand.form.finish() else { return Vec::new() };
    let mut random = [0; 16];
    if deps.random.fill(&mut random).is_err() {
        model.notice = Some(notice("notice-no-random", Tone::Warning));
        return Vec::new();
    }
    session::try_out(model, CouncilId::from_random(random), set_up)
}

/// The browser shows what is wrong and Beadle can't see it: she says so.
fn page_says(model: &mut Model, fault: ClientFault) -> Vec<Effect> {
    let Session::SigningIn(SigningIn { id, stage: SignInStage::Trial, .. }) = model.session else { return Vec::new() };
    let Some(SettingUp::ByHand(by_hand)) = &mut model.setting_up else { return Vec::new() };
    let page = ByHandPage::of(fault);
    if by_hand.pages().contains(&page) {
        alter(by_hand, page, Some(fault));
    }
    model.session = Session::SignedOut(None);
    vec![Effect::Send(Command::Cancel(id)), Effect::Focus(FocusKey::StepStart)]
}

/// Another program has the port: the next one, which then has to be altered at Zoho, too.
fn other_port(model: &mut Model) -> Vec<Effect> {
    let Session::SignedOut(Some(SignInFailure::PortTaken(taken))) = model.session else { return Vec::new() };
    let Some(by_hand) = here(model).filter(|by_hand| !by_hand.is_registered) else { return Vec::new() };
    let port = taken.saturating_add(1);
    by_hand.form.redirect_port = if port > LAST_PORT { USUAL_PORT } else { port }.to_string();
    alter(by_hand, ByHandPage::Values, Some(ClientFault::Redirect));
    model.session = Session::SignedOut(None);
    vec![Effect::Focus(FocusKey::StepStart)]
}

/// The pages, while nothing is tried with Zoho.
fn here(model: &mut Model) -> Option<&mut ByHand> {
    match (&mut model.setting_up, &model.session) {
        (Some(SettingUp::ByHand(by_hand)), Session::SignedOut(_)) => Some(by_hand),
        _ => None,
    }
}

fn turn_to(by_hand: &mut ByHand, page: ByHandPage) {
    by_hand.page = page;
    by_hand.is_checked = false;
    by_hand.returns = false;
    by_hand.complaint = None;
}

fn alter(by_hand: &mut ByHand, page: ByHandPage, complaint: Option<ClientFault>) {
    turn_to(by_hand, page);
    by_hand.returns = true;
    by_hand.complaint = complaint;
}

/// By their names alone: she types the council's name herself, so nobody plays a trick with it, but a council may be set up
/// twice by mistake.
fn look_for_others(model: &mut Model) {
    let Some(SettingUp::ByHand(by_hand)) = &mut model.setting_up else { return };
    let known = model.councils.known.iter().map(|council| (council.name.as_str(), ""));
    by_hand.resembles = match by_hand.form.finish() {
        Ok(set_up) => look_alike::resemblance(&set_up.council, &set_up.client.client_id, known),
        Err(_) => None,
    };
}
