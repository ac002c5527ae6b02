//! Zoho's limits on how often it may be asked, as far as they are known.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// A limit on how many things may happen within a rolling span of time.
#[derive(Debug, Clone)]
pub(super) struct Window {
    most: usize,
    span: Duration,
    happened: VecDeque<Instant>,
}

impl Window {
    /// Thirty requests to the mail API in a minute.
    pub(super) fn of_requests() -> Self {
        Self { most: 30, span: Duration::from_mins(1), happened: VecDeque::new() }
    }

    /// Ten access tokens from one refresh token in ten minutes.
    pub(super) fn of_tokens() -> Self {
        Self { most: 10, span: Duration::from_mins(10), happened: VecDeque::new() }
    }

    /// True, and counted, when one more may happen now. A refused one does not count.
    pub(super) fn admits(&mut self, now: Instant) -> bool {
        while self.happened.front().is_some_and(|then| now.duration_since(*then) >= self.span) {
            self.happened.pop_front();
        }
        let admitted = self.happened.len() < self.most;
        if admitted {
            self.happened.push_back(now);
        }
        admitted
    }
}

/// How long a page of so many rows takes at Zoho: ten seconds for fifty.
pub(super) fn page_time(rows: usize) -> Duration {
    Duration::from_millis(200).saturating_mul(u32::try_from(rows).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thirty_first_request_of_a_minute_waits_until_the_window_clears() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut window = Window::of_requests();
        assert!((0..30).all(|second| window.admits(at(second))));
        assert!(!window.admits(at(30)));
        assert!(!window.admits(at(59)), "refused requests do not count, but the first one still does");
        assert!(window.admits(at(60)));
        assert!(!window.admits(at(60)));
    }

    #[test]
    fn fifty_rows_take_ten_seconds() {
        assert_eq!(page_time(50), Duration::from_secs(10));
        assert_eq!(page_time(0), Duration::ZERO);
    }
}
