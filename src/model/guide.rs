//! The page of a guide, and what could not be kept of its ticks.

use jiff::Timestamp;

use super::reset::Freshness;
use super::session::SignedIn;
use crate::domain::council::{CouncilId, Reality};
use crate::domain::guide::{Guide, GuideStep};
use crate::domain::guide_ticks::GuideTicks;
use crate::domain::ids::Zoid;
use crate::domain::user::User;
use crate::msg::RequestId;

/// Guides about the council that is open, and ticks of others that wait for a disk that takes them.
#[derive(Debug, Default)]
pub struct Guides {
    /// The guide that was opened since she signed in; it stays as it is while another page is looked at.
    pub page: Option<GuidePage>,
    /// Ticks that the disk has not taken. They last as long as Beadle runs.
    pub unkept: Vec<Unkept>,
}

/// A guide on the screen.
#[derive(Debug)]
pub struct GuidePage {
    /// Which one.
    pub guide: Guide,
    /// The step that is shown.
    pub step: GuideStep,
    /// She went to that step herself.
    pub has_chosen: bool,
    /// What is ticked.
    pub ticks: Ticks,
    /// The request that keeps the ticks, until it is answered.
    pub keeping: Option<RequestId>,
    /// The last try to keep them failed.
    pub is_unkept: bool,
    /// She is asked whether all ticks are to go.
    pub asks: bool,
    /// Her own record at Zoho, as it was last read from this page, and when.
    pub own: Option<(Box<User>, Timestamp)>,
    /// How that reading stands.
    pub freshness: Freshness,
}

/// What is ticked, once that is known.
#[derive(Debug, PartialEq, Eq)]
pub enum Ticks {
    /// The worker looks.
    Reading(RequestId),
    /// These.
    Read(GuideTicks),
}

/// Ticks that are only remembered while Beadle runs.
#[derive(Debug, PartialEq, Eq)]
pub struct Unkept {
    about: About,
    /// The ticks.
    pub ticks: GuideTicks,
}

/// The council that ticks are about.
#[derive(Debug, Clone, PartialEq, Eq)]
struct About {
    council: Option<CouncilId>,
    zoid: Zoid,
    reality: Reality,
}

impl GuidePage {
    /// Opened for the first time, at the first step that is not ticked.
    #[must_use]
    pub fn new(guide: Guide, ticks: Ticks) -> Self {
        let mut page = Self {
            guide,
            step: guide.first(),
            has_chosen: false,
            ticks: Ticks::Read(GuideTicks::new(guide)),
            keeping: None,
            is_unkept: false,
            asks: false,
            own: None,
            freshness: Freshness::Fresh,
        };
        page.take(ticks);
        page
    }

    /// Takes ticks over. Whoever has not gone to a step herself is taken to the first that is not ticked.
    pub fn take(&mut self, ticks: Ticks) {
        if let Ticks::Read(ticks) = &ticks
            && !self.has_chosen
        {
            self.step = ticks.first_open().unwrap_or(self.guide.first());
        }
        self.ticks = ticks;
    }

    /// The ticks, once they were read.
    #[must_use]
    pub fn ticks(&self) -> Option<&GuideTicks> {
        match &self.ticks {
            Ticks::Read(ticks) => Some(ticks),
            Ticks::Reading(_) => None,
        }
    }
}

impl Guides {
    /// Keeps in mind what the disk has not taken, in place of what was in mind for the same council and guide.
    pub fn remember(&mut self, signed_in: &SignedIn, ticks: GuideTicks) {
        let about = About::of(signed_in);
        self.unkept.retain(|unkept| unkept.about != about || unkept.ticks.guide() != ticks.guide());
        self.unkept.push(Unkept { about, ticks });
    }

    /// Takes out what was kept in mind for this council.
    pub fn recall(&mut self, signed_in: &SignedIn, guide: Guide) -> Option<GuideTicks> {
        let about = About::of(signed_in);
        let is_it = |unkept: &Unkept| unkept.about == about && unkept.ticks.guide() == guide;
        let place = self.unkept.iter().position(is_it)?;
        Some(self.unkept.remove(place).ticks)
    }

    /// A council is no longer on this computer.
    pub fn forget(&mut self, council: &CouncilId) {
        self.unkept.retain(|unkept| unkept.about.council.as_ref() != Some(council));
    }
}

impl About {
    fn of(signed_in: &SignedIn) -> Self {
        Self { council: signed_in.council_id.clone(), zoid: signed_in.zoid.clone(), reality: signed_in.reality }
    }
}
