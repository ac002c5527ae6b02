//! Which steps of a guide are ticked, and since when.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::guide::{Guide, GuideStep};

/// The ticks of one guide. Only its own steps can be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideTicks {
    guide: Guide,
    ticked: BTreeMap<GuideStep, Timestamp>,
}

impl GuideTicks {
    /// Nothing is ticked.
    #[must_use]
    pub fn new(guide: Guide) -> Self {
        Self { guide, ticked: BTreeMap::new() }
    }

    /// Whose steps they are.
    #[must_use]
    pub fn guide(&self) -> Guide {
        self.guide
    }

    /// When this step was ticked; `None`: it is not.
    #[must_use]
    pub fn at(&self, step: GuideStep) -> Option<Timestamp> {
        self.ticked.get(&step).copied()
    }

    /// Ticks a step at this moment, or takes its tick away.
    pub fn set(&mut self, step: GuideStep, at: Option<Timestamp>) {
        match at.filter(|_| self.guide.place(step).is_some()) {
            Some(at) => self.ticked.insert(step, at),
            None => self.ticked.remove(&step),
        };
    }

    /// How many steps are ticked.
    #[must_use]
    pub fn n_ticked(&self) -> usize {
        self.ticked.len()
    }

    /// The first step that is not ticked; `None`: all are.
    #[must_use]
    pub fn first_open(&self) -> Option<GuideStep> {
        self.guide.steps().iter().copied().find(|step| self.at(*step).is_none())
    }

    /// When the last tick was set, once all are.
    #[must_use]
    pub fn finished(&self) -> Option<Timestamp> {
        if self.first_open().is_some() {
            return None;
        }
        self.ticked.values().max().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_finished_when_every_step_is_ticked() {
        let at = |second: i64| Timestamp::from_second(second).unwrap();
        let mut ticks = GuideTicks::new(Guide::NewClerk);
        for (n, step) in Guide::NewClerk.steps().iter().rev().enumerate() {
            assert_eq!(ticks.finished(), None);
            assert_eq!(ticks.first_open(), Some(GuideStep::OwnPassword));
            ticks.set(*step, Some(at(100 - i64::try_from(n).unwrap())));
        }
        assert_eq!((ticks.n_ticked(), ticks.first_open(), ticks.finished()), (7, None, Some(at(100))));
        ticks.set(GuideStep::TwoStep, None);
        assert_eq!((ticks.n_ticked(), ticks.first_open(), ticks.finished()), (6, Some(GuideStep::TwoStep), None));
    }
}
