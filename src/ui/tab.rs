//! What the bar above every page leads to.

use super::room::Room;
use super::widgets::button::{Button, Weight};
use crate::model::Model;
use crate::msg::Page;
use crate::text::tr;

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    /// A page.
    Page(Page),
    /// The help, which stands above whatever page is open.
    Help,
    /// The end of it all.
    SignOut,
}

impl Tab {
    /// All that there are now, each with its name, from left to right.
    #[must_use]
    pub(super) fn all(model: &Model) -> Vec<(Self, String)> {
        let mut tabs = vec![
            (Self::Page(Page::Users), tr("page-users")),
            (Self::Page(Page::History), tr("page-history")),
            (Self::Page(Page::Settings), tr("page-settings")),
        ];
        if model.councils.known.len() > 1 {
            tabs.push((Self::Page(Page::Councils), tr("button-switch-council")));
        }
        tabs.push((Self::Help, tr("button-help")));
        tabs.push((Self::SignOut, tr("button-sign-out")));
        tabs
    }

    /// Its button.
    #[must_use]
    pub(super) fn button<'a>(self, model: &Model, name: &'a str, room: Room) -> Button<'a> {
        let is_open = |page| model.help.is_none() && model.page == page;
        let button = Button::new(name, Weight::Quiet);
        let button = if room.is_narrow { button.small() } else { button };
        match self {
            // The guide is opened from the settings, and leads back there.
            Self::Page(Page::Settings) => button.selected(is_open(Page::Settings) || is_open(Page::NewClerk)),
            Self::Page(Page::Councils) => button.small().selected(is_open(Page::Councils)),
            Self::Page(page) => button.selected(is_open(page)),
            Self::Help => button.small().selected(model.help.is_some()),
            Self::SignOut => button.small(),
        }
    }
}
