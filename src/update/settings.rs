//! The page `Settings`: what the clerk prefers, the way to Zoho, where files are, the check of the history.

use jiff::Timestamp;

use super::{history, notice};
use crate::domain::proxy::{Proxy, ProxyFault};
use crate::model::settings::{HistoryCheck, ProxyForm};
use crate::model::{Model, Session};
use crate::msg::{
    Command, ComputerFact, ComputerWork, Effect, FocusKey, HistoryRead, Page, PreferencesMsg, ProxyKind, RequestId,
    SettingsMsg, Tone,
};

pub(super) fn prefer(model: &mut Model, msg: PreferencesMsg) -> Vec<Effect> {
    let preferences = &mut model.preferences;
    match msg {
        PreferencesMsg::Begin(remembered) => {
            *preferences = remembered;
            model.settings.proxy = ProxyForm::of(&preferences.proxy);
            let mut effects = vec![Effect::Send(Command::Computer(ComputerWork::UseProxy(preferences.proxy.clone())))];
            effects.extend(ask_computer(model));
            return effects;
        }
        PreferencesMsg::Theme(theme) => preferences.theme = theme,
        PreferencesMsg::Contrast(contrast) => preferences.contrast = contrast,
        PreferencesMsg::TextScale(scale) => preferences.text_scale = scale,
        PreferencesMsg::Motion(motion) => preferences.motion = motion,
        PreferencesMsg::Clipboard(time) => preferences.clipboard = time,
        PreferencesMsg::CoverAfter(time) => preferences.cover_after = time,
        PreferencesMsg::HidesFromCapture(hides) => preferences.hides_from_capture = hides,
    }
    vec![Effect::Prefer(preferences.clone())]
}

pub(super) fn update(model: &mut Model, msg: SettingsMsg) -> Vec<Effect> {
    match msg {
        SettingsMsg::Open => {
            if model.signed_in().is_some() {
                return Vec::new();
            }
            model.settings.above_welcome = true;
            let mut effects = open(model);
            effects.push(Effect::Focus(FocusKey::Welcome));
            effects
        }
        SettingsMsg::Back => {
            model.settings.above_welcome = false;
            model.settings.licences = None;
            vec![Effect::Focus(FocusKey::Welcome)]
        }
        SettingsMsg::ChooseProxy(kind) => choose_proxy(model, kind),
        SettingsMsg::EditProxy(text) => {
            model.settings.proxy.text = text;
            model.settings.proxy.fault = None;
            Vec::new()
        }
        SettingsMsg::UseProxy => use_proxy(model),
        SettingsMsg::ShowInFolder(kept) => vec![Effect::Send(Command::Computer(ComputerWork::ShowInFolder(kept)))],
        SettingsMsg::CheckHistory => check_history(model),
        SettingsMsg::Licences(open) => {
            model.settings.licences = open.then(String::new);
            vec![Effect::Focus(FocusKey::Licences)]
        }
        SettingsMsg::FindLicence(text) => {
            if let Some(looked_for) = &mut model.settings.licences {
                *looked_for = text;
            }
            Vec::new()
        }
    }
}

/// The page is opened: what can have changed meanwhile is found out again.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    model.settings.proxy = ProxyForm::of(&model.preferences.proxy);
    model.settings.licences = None;
    // A result of some time ago would look like one of now.
    if !matches!(model.settings.check, Some(HistoryCheck::Checking(_))) {
        model.settings.check = None;
    }
    let mut effects = vec![find_places(model)];
    effects.extend(ask_computer(model));
    effects
}

/// Somebody is signed in. Whoever is altering something goes on with it.
pub(super) fn signed_in(model: &mut Model) -> Option<Effect> {
    let settings = &mut model.settings;
    // Another council's history.
    settings.check = None;
    settings.places = None;
    if std::mem::take(&mut settings.above_welcome) {
        model.page = Page::Settings;
    }
    (model.page == Page::Settings).then(|| find_places(model))
}

/// The worker has found something out about this computer.
pub(super) fn learn(model: &mut Model, fact: ComputerFact) -> Vec<Effect> {
    let settings = &mut model.settings;
    match fact {
        ComputerFact::Says(id, computer) if settings.asking_computer == Some(id) => {
            settings.asking_computer = None;
            settings.computer = computer;
        }
        ComputerFact::Places(id, places) if settings.finding_places == Some(id) => {
            settings.finding_places = None;
            settings.places = Some(places);
        }
        ComputerFact::FolderFailed => model.notice = Some(notice("notice-folder-failed", Tone::Warning)),
        ComputerFact::Says(..) | ComputerFact::Places(..) => {}
    }
    Vec::new()
}

/// The history was read. If that was to check it, this is what came of it.
pub(super) fn checked(model: &mut Model, id: RequestId, read: Option<&HistoryRead>, now: Timestamp) {
    if model.settings.check != Some(HistoryCheck::Checking(id)) {
        return;
    }
    model.settings.check = Some(match read {
        None => HistoryCheck::Failed,
        Some(read) => HistoryCheck::Read { at: now, n_lines: read.lines.len(), findings: read.findings.clone() },
    });
}

fn find_places(model: &mut Model) -> Effect {
    let id = model.mint();
    model.settings.finding_places = Some(id);
    Effect::Send(Command::Computer(ComputerWork::FindPlaces(id)))
}

/// One question at a time: a system that does not answer is not asked again and again.
fn ask_computer(model: &mut Model) -> Option<Effect> {
    if model.settings.asking_computer.is_some() {
        return None;
    }
    let id = model.mint();
    model.settings.asking_computer = Some(id);
    Some(Effect::Send(Command::Computer(ComputerWork::Ask(id))))
}

fn choose_proxy(model: &mut Model, kind: ProxyKind) -> Vec<Effect> {
    let form = &mut model.settings.proxy;
    form.kind = kind;
    form.fault = None;
    match kind {
        ProxyKind::System => put_into_force(model, Proxy::System),
        ProxyKind::None => put_into_force(model, Proxy::None),
        // Only when it has been named.
        ProxyKind::Server => vec![Effect::Focus(FocusKey::Proxy)],
    }
}

fn use_proxy(model: &mut Model) -> Vec<Effect> {
    let form = &mut model.settings.proxy;
    if form.kind != ProxyKind::Server {
        return Vec::new();
    }
    match form.text.parse() {
        Ok(server) => {
            let proxy = Proxy::Server(server);
            *form = ProxyForm::of(&proxy);
            put_into_force(model, proxy)
        }
        Err(fault) => {
            form.fault = Some(fault);
            if fault == ProxyFault::Password
                && let Some((_, rest)) = form.text.rsplit_once('@')
            {
                // It stays nowhere, on the screen least of all.
                form.text = rest.to_owned();
            }
            vec![Effect::Focus(FocusKey::Proxy)]
        }
    }
}

fn put_into_force(model: &mut Model, proxy: Proxy) -> Vec<Effect> {
    if model.preferences.proxy == proxy {
        return Vec::new();
    }
    model.preferences.proxy = proxy.clone();
    vec![Effect::Send(Command::Computer(ComputerWork::UseProxy(proxy))), Effect::Prefer(model.preferences.clone())]
}

fn check_history(model: &mut Model) -> Vec<Effect> {
    let is_checking = matches!(model.settings.check, Some(HistoryCheck::Checking(_)));
    if is_checking || !matches!(model.session, Session::SignedIn(_)) {
        return Vec::new();
    }
    let effects = history::read(model);
    model.settings.check = model.history.reading.map(HistoryCheck::Checking);
    effects
}
