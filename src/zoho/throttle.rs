//! Beadle's own brake: Zoho allows 30 requests a minute and then locks the council out for an undisclosed time
//! (field note `zoho-api.md` 4).

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use crate::domain::connection::Pace;

/// Who is waiting for a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// A look for a sign-in, which nobody presses for: leaves twelve slots of every minute free.
    Waiting,
    /// The list of users: leaves six slots of every minute free.
    Listing,
    /// A reset, its verification, or anything else the clerk is waiting for.
    Urgent,
}

/// What any minute may hold.
const PER_MINUTE: usize = 30;
/// What any minute may hold when a look for a sign-in is asking.
const PER_MINUTE_WAITING: usize = 18;
/// What any minute may hold when the list is asking: six are kept for a reset and its verification.
const PER_MINUTE_LISTING: usize = 24;
/// A second more than a minute, because Zoho measures when a request arrives, not when it leaves.
const WINDOW: Duration = Duration::from_secs(61);

/// Counts the requests of the last minute.
#[derive(Debug)]
pub(super) struct Throttle {
    pace: Pace,
    sent: Mutex<VecDeque<Instant>>,
}

impl Throttle {
    /// An empty minute.
    pub(super) fn new(pace: Pace) -> Self {
        Self { pace, sent: Mutex::new(VecDeque::new()) }
    }

    /// Waits until one more request is allowed, and counts it.
    pub(super) async fn slot(&self, need: Need) {
        if self.pace == Pace::Unlimited {
            return;
        }
        while let Err(free_at) = self.take(need) {
            sleep_until(free_at).await;
        }
    }

    /// Takes a slot, or says when to ask again.
    fn take(&self, need: Need) -> Result<(), Instant> {
        let most = match need {
            Need::Waiting => PER_MINUTE_WAITING,
            Need::Listing => PER_MINUTE_LISTING,
            Need::Urgent => PER_MINUTE,
        };
        let now = Instant::now();
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        while sent.front().is_some_and(|first| now.duration_since(*first) >= WINDOW) {
            sent.pop_front();
        }
        // The slot is free once so many have left the window that fewer than `most` remain.
        if let Some(blocking) = sent.len().checked_sub(most).and_then(|over| sent.get(over)) {
            return Err(*blocking + WINDOW);
        }
        sent.push_back(now);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How long `n` requests took, by the paused clock.
    async fn time(throttle: &Throttle, need: Need, n: usize) -> Duration {
        let start = Instant::now();
        for _ in 0..n {
            throttle.slot(need).await;
        }
        start.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn six_slots_are_kept_for_a_reset() {
        let throttle = Throttle::new(Pace::Zoho);
        assert_eq!(time(&throttle, Need::Listing, 24).await, Duration::ZERO);
        assert_eq!(time(&throttle, Need::Urgent, 6).await, Duration::ZERO, "the list may not eat the reserve");
        assert_eq!(time(&throttle, Need::Urgent, 1).await.as_secs(), 61);
    }

    #[tokio::test(start_paused = true)]
    async fn no_minute_holds_more_than_thirty() {
        let throttle = Throttle::new(Pace::Zoho);
        let mut stamps = Vec::new();
        for _ in 0..200 {
            throttle.slot(Need::Urgent).await;
            stamps.push(Instant::now());
            tokio::time::advance(Duration::from_millis(700)).await;
        }
        for pair in stamps.windows(31) {
            assert!(*pair.last().unwrap() - *pair.first().unwrap() > Duration::from_mins(1));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_list_waits_for_twenty_four() {
        let throttle = Throttle::new(Pace::Zoho);
        assert_eq!(time(&throttle, Need::Listing, 24).await, Duration::ZERO);
        assert_eq!(time(&throttle, Need::Listing, 1).await.as_secs(), 61);
    }

    #[tokio::test(start_paused = true)]
    async fn a_look_for_a_sign_in_leaves_the_list_its_slots() {
        let throttle = Throttle::new(Pace::Zoho);
        assert_eq!(time(&throttle, Need::Waiting, 18).await, Duration::ZERO);
        assert_eq!(time(&throttle, Need::Listing, 6).await, Duration::ZERO);
        assert_eq!(time(&throttle, Need::Waiting, 1).await.as_secs(), 61);
    }

    #[tokio::test(start_paused = true)]
    async fn unlimited_never_waits() {
        let throttle = Throttle::new(Pace::Unlimited);
        assert_eq!(time(&throttle, Need::Listing, 1000).await, Duration::ZERO);
    }
}
