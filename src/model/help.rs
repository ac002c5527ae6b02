//! The help, above whatever page was open, and which page of it belongs to where she is.

use super::other_ways::OtherWays;
use super::reset::{Ended, Phase, Reset};
use super::session::SignInStage;
use super::setting_up::SettingUp;
use super::{Model, Session, SignedIn};
use crate::domain::help_topic::HelpTopic;
use crate::msg::Page;
use crate::reset::operation::Outcome;
use crate::reset::step::Step;

/// The help that is open.
#[derive(Debug)]
pub struct Help {
    /// The page.
    pub topic: HelpTopic,
    /// What is searched for.
    pub search: String,
    /// The pages that she came from, the last one last.
    pub trail: Vec<HelpTopic>,
    /// The list of all pages is open in place of the page.
    pub shows_all: bool,
    /// The page that belongs to what is beneath. When that becomes another, something has happened there.
    pub beneath: HelpTopic,
}

impl Help {
    /// Opened where this belongs.
    #[must_use]
    pub fn new(topic: HelpTopic) -> Self {
        Self { topic, search: String::new(), trail: Vec::new(), shows_all: false, beneath: topic }
    }
}

impl Model {
    /// The page of the help for where she is.
    #[must_use]
    pub fn topic_here(&self) -> HelpTopic {
        if self.adding.is_some() {
            return HelpTopic::SetUp;
        }
        match &self.session {
            Session::SignedIn(signed_in) => self.topic_signed_in(signed_in),
            _ if self.settings.above_welcome => HelpTopic::Settings,
            _ if self.making.is_some() => HelpTopic::SetUp,
            Session::SigningIn(under_way) => match under_way.stage {
                SignInStage::Trial => HelpTopic::ByHand,
                SignInStage::Device(_) | SignInStage::Code => HelpTopic::OtherWays,
                _ => HelpTopic::Welcome,
            },
            _ => self.topic_signed_out(),
        }
    }

    fn topic_signed_out(&self) -> HelpTopic {
        match (&self.setting_up, &self.other_ways) {
            (Some(SettingUp::ByHand(_)), _) => HelpTopic::ByHand,
            (Some(SettingUp::Ways | SettingUp::Letter(_) | SettingUp::NoSignIn), _) => HelpTopic::SetUp,
            (None, Some(OtherWays::Choosing | OtherWays::Code(_))) => HelpTopic::OtherWays,
            (None, None) if self.page == Page::Councils => HelpTopic::Councils,
            (None, None) => HelpTopic::Welcome,
        }
    }

    fn topic_signed_in(&self, signed_in: &SignedIn) -> HelpTopic {
        match self.page {
            Page::History => HelpTopic::History,
            Page::Settings => HelpTopic::Settings,
            Page::NewClerk => HelpTopic::NewClerk,
            Page::Councils => HelpTopic::Councils,
            Page::Users if signed_in.trip.is_some() => HelpTopic::Welcome,
            Page::Users if self.trouble.is_some() => HelpTopic::StillDoesntWork,
            Page::Users => self.reset.as_ref().map_or(HelpTopic::Users, topic_of),
        }
    }
}

fn topic_of(reset: &Reset) -> HelpTopic {
    match &reset.phase {
        Phase::Editing(_) if reset.open_choices().is_some() => HelpTopic::MoreChoices,
        // She was taken back to this step by what became of the change.
        Phase::Editing(_) if reset.status.is_some() => HelpTopic::Refused,
        Phase::Editing(step) => topic_of_step(*step),
        Phase::Applying(_) => HelpTopic::Change,
        Phase::Ended(ended) => topic_of_end(ended),
    }
}

fn topic_of_step(step: Step) -> HelpTopic {
    match step {
        Step::LogIn | Step::GoToUsers | Step::ChooseUser | Step::Security => HelpTopic::NineSteps,
        Step::ChangePassword => HelpTopic::WhatHappened,
        Step::EnterPassword => HelpTopic::Password,
        Step::ForceChange => HelpTopic::Force,
        Step::SignOutAndSend => HelpTopic::SignOutAndEmail,
        Step::Change => HelpTopic::Change,
    }
}

fn topic_of_end(ended: &Ended) -> HelpTopic {
    if ended.read_out.is_some() {
        return HelpTopic::ReadOut;
    }
    match ended.operation.outcome() {
        Some(Outcome::Unknown(_)) => HelpTopic::Unknown,
        _ => HelpTopic::Done,
    }
}
