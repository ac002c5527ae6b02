//! The ways to sign in beside the browser of this computer: another device, and a code from Zoho's console.

use super::{Deps, notice, session};
use crate::domain::grant_code::read;
use crate::domain::secret::TypedSecret;
use crate::model::other_ways::{CodeForm, OtherWays};
use crate::model::session::{OnDevice, SignInStage, SigningIn};
use crate::model::{Model, Session};
use crate::msg::{By, Command, DeviceNews, Effect, FocusKey, OtherWaysMsg, RequestId, Tone};

pub(super) fn update(model: &mut Model, msg: OtherWaysMsg, deps: &Deps<'_>) -> Vec<Effect> {
    if msg == OtherWaysMsg::OpenDevicePage {
        return open_device_page(model);
    }
    // Nothing else is on the screen while a sign-in is under way.
    if !matches!(model.session, Session::SignedOut(_)) {
        return Vec::new();
    }
    let can_sign_in = session::way_in(model).is_some();
    match (msg, &mut model.other_ways) {
        (OtherWaysMsg::Open, None) if can_sign_in => go_to(model, Some(OtherWays::Choosing)),
        (OtherWaysMsg::Back, Some(OtherWays::Choosing)) => go_to(model, None),
        (OtherWaysMsg::Back, Some(OtherWays::Code(_))) => go_to(model, Some(OtherWays::Choosing)),
        (OtherWaysMsg::Device, Some(OtherWays::Choosing)) => {
            session::sign_in(model, By::Device, SignInStage::Device(OnDevice::default()))
        }
        (OtherWaysMsg::Code, Some(OtherWays::Choosing)) => go_to(model, Some(OtherWays::Code(CodeForm::new()))),
        (OtherWaysMsg::EditCode(typed), Some(OtherWays::Code(form))) => {
            edit(form, typed, deps);
            Vec::new()
        }
        (OtherWaysMsg::WithMail(with_mail), Some(OtherWays::Code(form))) => {
            form.with_mail = with_mail;
            Vec::new()
        }
        (OtherWaysMsg::CopyScopes, Some(OtherWays::Code(form))) => {
            vec![Effect::CopyText(form.scopes().as_str().to_owned())]
        }
        (OtherWaysMsg::OpenConsole, Some(OtherWays::Code(_))) => match model.api_console() {
            Some(console) => open_page(model, console),
            None => Vec::new(),
        },
        (OtherWaysMsg::Submit, Some(OtherWays::Code(_))) => submit(model),
        _ => Vec::new(),
    }
}

/// The worker tells how far it has got.
pub(super) fn device_news(model: &mut Model, id: RequestId, news: DeviceNews) -> Vec<Effect> {
    let Session::SigningIn(SigningIn { id: current, stage: SignInStage::Device(device), .. }) = &mut model.session
    else {
        return Vec::new();
    };
    if *current != id {
        return Vec::new();
    }
    match news {
        DeviceNews::Code(code) => {
            device.code = Some(*code);
            return vec![Effect::Focus(FocusKey::Welcome)];
        }
        DeviceNews::Lost(why) => device.lost = Some(why),
        DeviceNews::Back => device.lost = None,
    }
    Vec::new()
}

/// What went wrong before is no longer said on another page.
fn go_to(model: &mut Model, page: Option<OtherWays>) -> Vec<Effect> {
    model.session = Session::SignedOut(None);
    model.other_ways = page;
    vec![Effect::Focus(FocusKey::Welcome)]
}

fn open_device_page(model: &mut Model) -> Vec<Effect> {
    let Session::SigningIn(SigningIn { stage: SignInStage::Device(device), .. }) = &model.session else {
        return Vec::new();
    };
    let Some(page) = device.code.as_ref().map(|code| code.page_to_open().to_owned()) else { return Vec::new() };
    open_page(model, page)
}

fn open_page(model: &mut Model, address: String) -> Vec<Effect> {
    model.notice = Some(notice("notice-browser-opened", Tone::Information));
    vec![Effect::Send(Command::OpenUrl(address))]
}

/// The clock starts with a whole code, and begins again with another one.
fn edit(form: &mut CodeForm, typed: TypedSecret, deps: &Deps<'_>) {
    form.is_pressed_early = false;
    if form.typed != typed {
        form.typed = typed;
        form.since = form.fault().is_none().then_some(deps.now);
    }
}

/// The code leaves the page with the press, as it works once only.
fn submit(model: &mut Model) -> Vec<Effect> {
    let Some(OtherWays::Code(form)) = &mut model.other_ways else { return Vec::new() };
    let Ok(code) = read(&form.typed) else {
        form.is_pressed_early = true;
        return vec![Effect::Focus(FocusKey::Welcome)];
    };
    form.typed.clear();
    form.since = None;
    session::sign_in(model, By::Code(code), SignInStage::Code)
}
