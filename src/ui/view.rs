//! What drawing needs beside the model: the moment, the messages that come out, and where the focus is to go.

use std::time::Duration;

use egui::{Align, Id, Response};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::council::Reality;
use crate::domain::proxy::Proxy;
use crate::model::Model;
use crate::msg::{FocusKey, Msg};
use crate::ui::room::Room;

/// Lives as long as the window; a part of it is set afresh for each frame.
#[derive(Debug)]
pub struct View {
    /// The time of day.
    pub now: Timestamp,
    /// Since the start of the program.
    pub elapsed: Duration,
    /// The clerk's time zone.
    pub zone: TimeZone,
    /// The proxy that requests to Zoho go by, where the clerk named one.
    pub proxy: Option<String>,
    /// How much room the window has.
    pub room: Room,
    /// Messages of this frame.
    pub out: Vec<Msg>,
    focus: Option<FocusKey>,
    enter_target: Option<Id>,
    /// What had the focus when the help opened.
    beneath_help: Option<Id>,
    /// The help was drawn in the last frame.
    shows_help: bool,
    /// Where there is no room for the steps at the side: the step on which their list was opened.
    steps_opened_on: Option<u8>,
}

impl View {
    /// Nothing drawn yet.
    #[must_use]
    pub fn new(now: Timestamp, zone: TimeZone) -> Self {
        Self {
            now,
            elapsed: Duration::ZERO,
            zone,
            proxy: None,
            room: Room::default(),
            out: Vec::new(),
            focus: None,
            enter_target: None,
            beneath_help: None,
            shows_help: false,
            steps_opened_on: None,
        }
    }

    /// Notes what sentences may have to name.
    pub(super) fn look_at(&mut self, model: &Model) {
        self.proxy = match &model.preferences.proxy {
            Proxy::Server(server) if model.reality() == Reality::Real => Some(server.to_string()),
            _ => None,
        };
    }

    /// Says what happened.
    pub fn emit(&mut self, msg: impl Into<Msg>) {
        self.out.push(msg.into());
    }

    /// Sends the focus to a place; the widget that stands for it takes it when it is drawn next.
    pub fn request_focus(&mut self, key: FocusKey) {
        self.focus = Some(key);
    }

    /// Gives the focus to this widget if it was sent here, and scrolls it into view.
    pub fn take_focus(&mut self, key: FocusKey, response: &Response) {
        if self.focus == Some(key) {
            self.focus = None;
            response.request_focus();
            if !response.interact_rect.contains_rect(response.rect) {
                response.scroll_to_me(self.room.is_low.then_some(Align::Center));
            }
        }
    }

    /// The help is about to open: this is to have the focus afterwards.
    pub(super) fn hold_for_help(&mut self, id: Option<Id>) {
        self.beneath_help = id;
    }

    /// Says whether the help is drawn. Once it is closed, by the clerk or by what happened beneath, what had the focus has
    /// it again, unless what happened has sent it elsewhere.
    pub(super) fn note_help(&mut self, ctx: &egui::Context, is_open: bool) {
        let was_open = std::mem::replace(&mut self.shows_help, is_open);
        if !was_open || is_open {
            return;
        }
        if let Some(id) = self.beneath_help.take().filter(|_| self.focus.is_none()) {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// The focus is on its way to this place.
    #[must_use]
    pub fn is_focus_due(&self, key: FocusKey) -> bool {
        self.focus == Some(key)
    }

    /// The list of steps was opened on this step. It closes by itself when another one is reached.
    pub(super) fn shows_steps(&self, step: u8) -> bool {
        self.steps_opened_on == Some(step)
    }

    /// Opens or closes that list.
    pub(super) fn show_steps(&mut self, step: u8, is_open: bool) {
        self.steps_opened_on = is_open.then_some(step);
    }

    /// Remembers that this widget has the focus and answers Enter itself, so that a page's own Enter leaves it alone.
    pub fn answers_enter(&mut self, response: &Response) {
        if response.has_focus() {
            self.enter_target = Some(response.id);
        }
    }

    /// The focused widget answers Enter itself.
    #[must_use]
    pub fn enter_is_taken(&self, ctx: &egui::Context) -> bool {
        self.enter_target.is_some() && ctx.memory(egui::Memory::focused) == self.enter_target
    }
}

impl From<crate::msg::HelpMsg> for Msg {
    fn from(msg: crate::msg::HelpMsg) -> Self {
        Self::Help(msg)
    }
}

impl From<crate::msg::UsersMsg> for Msg {
    fn from(msg: crate::msg::UsersMsg) -> Self {
        Self::Users(msg)
    }
}

impl From<crate::msg::ResetMsg> for Msg {
    fn from(msg: crate::msg::ResetMsg) -> Self {
        Self::Reset(msg)
    }
}

impl From<crate::msg::ChoicesMsg> for Msg {
    fn from(msg: crate::msg::ChoicesMsg) -> Self {
        Self::Choices(msg)
    }
}

impl From<crate::msg::SpellingMsg> for Msg {
    fn from(msg: crate::msg::SpellingMsg) -> Self {
        Self::Spelling(msg)
    }
}

impl From<crate::msg::GuideMsg> for Msg {
    fn from(msg: crate::msg::GuideMsg) -> Self {
        Self::Guide(msg)
    }
}

impl From<crate::msg::SlipMsg> for Msg {
    fn from(msg: crate::msg::SlipMsg) -> Self {
        Self::Slip(msg)
    }
}

impl From<crate::msg::SettingUpMsg> for Msg {
    fn from(msg: crate::msg::SettingUpMsg) -> Self {
        Self::SettingUp(msg)
    }
}

impl From<crate::msg::CouncilsMsg> for Msg {
    fn from(msg: crate::msg::CouncilsMsg) -> Self {
        Self::Councils(msg)
    }
}

impl From<crate::msg::LooseMsg> for Msg {
    fn from(msg: crate::msg::LooseMsg) -> Self {
        Self::Loose(msg)
    }
}

impl From<crate::msg::TroubleMsg> for Msg {
    fn from(msg: crate::msg::TroubleMsg) -> Self {
        Self::Trouble(msg)
    }
}

impl From<crate::msg::WelcomeMsg> for Msg {
    fn from(msg: crate::msg::WelcomeMsg) -> Self {
        Self::Welcome(msg)
    }
}

impl From<crate::msg::OtherWaysMsg> for Msg {
    fn from(msg: crate::msg::OtherWaysMsg) -> Self {
        Self::OtherWays(msg)
    }
}

impl From<crate::msg::AddingMsg> for Msg {
    fn from(msg: crate::msg::AddingMsg) -> Self {
        Self::Adding(msg)
    }
}

impl From<crate::msg::MakingMsg> for Msg {
    fn from(msg: crate::msg::MakingMsg) -> Self {
        Self::Making(msg)
    }
}

impl From<crate::msg::AccountMsg> for Msg {
    fn from(msg: crate::msg::AccountMsg) -> Self {
        Self::Account(msg)
    }
}

impl From<crate::msg::ClipboardMsg> for Msg {
    fn from(msg: crate::msg::ClipboardMsg) -> Self {
        Self::Clipboard(msg)
    }
}

impl From<crate::msg::SettingsMsg> for Msg {
    fn from(msg: crate::msg::SettingsMsg) -> Self {
        Self::Settings(msg)
    }
}

impl From<crate::msg::PreferencesMsg> for Msg {
    fn from(msg: crate::msg::PreferencesMsg) -> Self {
        Self::Preferences(msg)
    }
}
