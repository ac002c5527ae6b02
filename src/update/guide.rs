//! The page of a guide: its steps, their ticks, and what Zoho's record says beside them.

use jiff::Timestamp;

use super::{notice, settings};
use crate::domain::file_trouble::FileTrouble;
use crate::domain::guide::{Guide, GuideStep};
use crate::domain::guide_ticks::GuideTicks;
use crate::domain::outcome::{ReadFailure, Unsent};
use crate::domain::user::{User, UserKey};
use crate::model::guide::{GuidePage, Ticks};
use crate::model::reset::Freshness;
use crate::model::{Model, Session};
use crate::msg::{
    Command, Effect, FocusKey, GuideDone, GuideMsg, GuidePlace, GuideWork, Page, RequestId, TicksTrouble, Tone,
};

pub(super) fn update(model: &mut Model, msg: GuideMsg, now: Timestamp) -> Vec<Effect> {
    match msg {
        GuideMsg::Back => back(model),
        GuideMsg::Choose(step) => show(model, step),
        GuideMsg::Next => beside(model, 1),
        GuideMsg::Before => beside(model, -1),
        GuideMsg::Tick(step, on) => tick(model, step, on.then_some(now)),
        GuideMsg::Visit(place) => visit(model, place),
        GuideMsg::LookAgain => look(model).into_iter().collect(),
        GuideMsg::BeginAgain => ask(model),
        GuideMsg::TakeTicksAway(yes) => answer(model, yes),
    }
}

/// Opens the page of this guide, about the council that is open.
pub(super) fn open(model: &mut Model, guide: Guide) -> Vec<Effect> {
    if model.signed_in().is_none() {
        return Vec::new();
    }
    model.page = Page::NewClerk;
    let mut effects = Vec::new();
    match &mut model.guides.page {
        None => effects.extend(begin(model, guide)),
        Some(page) => {
            page.asks = false;
            if page.is_unkept && page.keeping.is_none() {
                effects.extend(keep(model));
            }
        }
    }
    effects.extend(look(model));
    effects.push(Effect::Focus(FocusKey::Guide));
    effects
}

/// The council is left: nothing of its guides is to be seen under another one.
pub(super) fn close(model: &mut Model) -> Vec<Effect> {
    if model.page == Page::NewClerk {
        model.page = Page::Users;
    }
    let Some(page) = model.guides.page.take() else { return Vec::new() };
    // An answer that is still on its way comes too late to be taken.
    if let (Ticks::Read(ticks), Session::SignedIn(signed_in)) = (page.ticks, &model.session)
        && (page.is_unkept || page.keeping.is_some())
    {
        model.guides.remember(signed_in, ticks);
    }
    match page.freshness {
        Freshness::Reading(id) => vec![Effect::Send(Command::Cancel(id))],
        Freshness::Fresh | Freshness::Stale(_) => Vec::new(),
    }
}

/// The worker reports.
pub(super) fn take_done(model: &mut Model, id: RequestId, done: GuideDone) -> Vec<Effect> {
    let Some(page) = &mut model.guides.page else { return Vec::new() };
    match done {
        GuideDone::Read(result) if page.ticks == Ticks::Reading(id) => {
            let ticks = result.unwrap_or_else(|trouble| {
                model.notice = Some(notice(not_read(trouble), Tone::Warning));
                GuideTicks::new(page.guide)
            });
            page.take(Ticks::Read(ticks));
        }
        GuideDone::Kept(result) if page.keeping == Some(id) => {
            page.keeping = None;
            let was_unkept = std::mem::replace(&mut page.is_unkept, result.is_err());
            match result {
                Ok(()) if was_unkept => model.notice = Some(notice("notice-ticks-kept", Tone::Information)),
                Ok(()) => {}
                Err(trouble) => model.notice = Some(notice(not_kept(trouble), Tone::Warning)),
            }
        }
        GuideDone::Read(_) | GuideDone::Kept(_) => {}
    }
    Vec::new()
}

/// Her own record is read for the page under this id.
pub(super) fn is_reading(model: &Model, id: RequestId) -> bool {
    model.guides.page.as_ref().is_some_and(|page| page.freshness == Freshness::Reading(id))
}

pub(super) fn read(model: &mut Model, result: Result<Box<User>, ReadFailure>, now: Timestamp) -> Vec<Effect> {
    let (Some(page), Session::SignedIn(signed_in)) = (&mut model.guides.page, &model.session) else {
        return Vec::new();
    };
    match result {
        Ok(user) if user.zuid == signed_in.owner.zuid => {
            model.users.refresh_user(&user);
            page.own = Some((user, now));
            page.freshness = Freshness::Fresh;
        }
        // Somebody else under the same id is never taken over.
        Ok(_) => page.freshness = Freshness::Stale(ReadFailure::NoSuchUser),
        Err(failure) => page.freshness = Freshness::Stale(failure),
    }
    Vec::new()
}

/// What could not be read while the sign-in had ended is read now.
pub(super) fn catch_up(model: &mut Model) -> Option<Effect> {
    let waits = Freshness::Stale(ReadFailure::Unsent(Unsent::SignedOut));
    let is_due = model.guides.page.as_ref().is_some_and(|page| page.freshness == waits);
    if is_due { look(model) } else { None }
}

fn begin(model: &mut Model, guide: Guide) -> Option<Effect> {
    let Session::SignedIn(signed_in) = &model.session else { return None };
    // What waits for a disk that takes it is newer than what is on the disk.
    if let Some(ticks) = model.guides.recall(signed_in, guide) {
        model.guides.page = Some(GuidePage { is_unkept: true, ..GuidePage::new(guide, Ticks::Read(ticks)) });
        return keep(model);
    }
    let id = model.mint();
    model.guides.page = Some(GuidePage::new(guide, Ticks::Reading(id)));
    Some(Effect::Send(Command::Guide(id, GuideWork::Read(guide))))
}

fn keep(model: &mut Model) -> Option<Effect> {
    let id = model.mint();
    let page = model.guides.page.as_mut()?;
    let ticks = page.ticks()?.clone();
    page.keeping = Some(id);
    Some(Effect::Send(Command::Guide(id, GuideWork::Keep(ticks))))
}

/// Reads her own record, one reading at a time.
fn look(model: &mut Model) -> Option<Effect> {
    let key = UserKey::Zuid(model.signed_in()?.owner.zuid.clone());
    let id = model.mint();
    let page = model.guides.page.as_mut().filter(|page| !matches!(page.freshness, Freshness::Reading(_)))?;
    page.freshness = Freshness::Reading(id);
    Some(Effect::Send(Command::ReadUser { id, key }))
}

fn back(model: &mut Model) -> Vec<Effect> {
    if model.page != Page::NewClerk {
        return Vec::new();
    }
    model.page = Page::Settings;
    let mut effects = settings::open(model);
    effects.push(Effect::Focus(FocusKey::Guide));
    effects
}

fn show(model: &mut Model, step: GuideStep) -> Vec<Effect> {
    let Some(page) = model.guides.page.as_mut().filter(|page| page.guide.place(step).is_some()) else {
        return Vec::new();
    };
    page.step = step;
    page.has_chosen = true;
    page.asks = false;
    vec![Effect::Focus(FocusKey::StepStart)]
}

fn beside(model: &mut Model, places: isize) -> Vec<Effect> {
    let step = model.guides.page.as_ref().and_then(|page| page.guide.beside(page.step, places));
    step.map(|step| show(model, step)).unwrap_or_default()
}

fn tick(model: &mut Model, step: GuideStep, at: Option<Timestamp>) -> Vec<Effect> {
    let Some(page) = &mut model.guides.page else { return Vec::new() };
    let Ticks::Read(ticks) = &mut page.ticks else { return Vec::new() };
    if ticks.at(step).is_some() == at.is_some() || page.guide.place(step).is_none() {
        return Vec::new();
    }
    ticks.set(step, at);
    // She is at work here, and stays here.
    page.has_chosen = true;
    page.asks = false;
    keep(model).into_iter().collect()
}

fn visit(model: &mut Model, place: GuidePlace) -> Vec<Effect> {
    let Some(signed_in) = model.signed_in() else { return Vec::new() };
    let url = match place {
        GuidePlace::OwnAccount => signed_in.own_account_url.clone(),
        GuidePlace::AppPasswords => signed_in.region.app_passwords_url(),
        GuidePlace::WebMail => format!("https://{}", signed_in.web_mail),
        GuidePlace::Console => signed_in.console_url.clone(),
    };
    model.notice = Some(notice("notice-browser-opened", Tone::Information));
    vec![Effect::Send(Command::OpenUrl(url))]
}

fn ask(model: &mut Model) -> Vec<Effect> {
    let has_ticks = |page: &&mut GuidePage| page.ticks().is_some_and(|ticks| ticks.n_ticked() > 0);
    let Some(page) = model.guides.page.as_mut().filter(has_ticks) else { return Vec::new() };
    page.asks = true;
    vec![Effect::Focus(FocusKey::Question)]
}

fn answer(model: &mut Model, yes: bool) -> Vec<Effect> {
    let Some(page) = model.guides.page.as_mut().filter(|page| page.asks) else { return Vec::new() };
    page.asks = false;
    if !yes {
        return vec![Effect::Focus(FocusKey::Outcome)];
    }
    page.has_chosen = false;
    page.take(Ticks::Read(GuideTicks::new(page.guide)));
    let mut effects: Vec<_> = keep(model).into_iter().collect();
    effects.push(Effect::Focus(FocusKey::StepStart));
    effects
}

fn not_read(trouble: TicksTrouble) -> &'static str {
    match trouble {
        TicksTrouble::Damaged => "notice-ticks-damaged",
        TicksTrouble::Newer => "notice-ticks-newer",
        TicksTrouble::File(_) => "notice-ticks-not-read",
    }
}

fn not_kept(trouble: TicksTrouble) -> &'static str {
    match trouble {
        TicksTrouble::Newer => "notice-ticks-newer",
        TicksTrouble::File(FileTrouble::Full | FileTrouble::TooBig) => "notice-ticks-full",
        TicksTrouble::File(FileTrouble::Denied) => "notice-ticks-denied",
        TicksTrouble::Damaged | TicksTrouble::File(_) => "notice-ticks-not-kept",
    }
}
