//! The access token of a session: cached, refreshed by one caller for all, and never too often
//! (field notes `zoho-api.md` 3, `security-and-reliability.md` 1.3).

use std::collections::VecDeque;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;

use super::auth::Grant;
use crate::domain::clock::Clock;
use crate::domain::connection::Hurry;
use crate::domain::outcome::{ReadFailure, Unsent};
use crate::domain::secret::Token;

/// Refreshed this long before it ends.
const EARLY: Duration = Duration::from_mins(5);
/// Zoho allows ten new access tokens in ten minutes, then locks the client out.
const MOST_REFRESHES: usize = 10;
const REFRESH_WINDOW: Duration = Duration::from_mins(10);
/// After "too many requests": asking again sooner makes the wait longer.
pub(super) const LOCKED_OUT: Duration = Duration::from_mins(10);

/// The cache. Its lock is held during a refresh, so that everybody else waits for that one.
pub(super) struct Tokens {
    state: Mutex<State>,
    /// How many refreshes have ended, well or badly.
    n_refreshes: AtomicU64,
    hurry: Hurry,
    /// Says until when, in the clerk's time.
    clock: Clock,
}

#[derive(Default)]
struct State {
    /// The token, and until when it is used.
    access: Option<(Token, Instant)>,
    last: Option<ReadFailure>,
    recent: VecDeque<Instant>,
    locked_until: Option<Instant>,
    /// The refresh token is no longer good: asking again would only lock the client out.
    has_ended: bool,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens(hidden)")
    }
}

/// Five minutes before the end; half its life for a token that lives shorter than ten.
fn fresh_until(grant: &Grant) -> Instant {
    Instant::now() + grant.life.saturating_sub(EARLY.min(grant.life / 2))
}

impl Tokens {
    /// With the access token that came with the sign-in, if there is one.
    pub(super) fn new(grant: Option<&Grant>, hurry: Hurry, clock: Clock) -> Self {
        let access = grant.map(|grant| (grant.access.clone(), fresh_until(grant)));
        Self { state: Mutex::new(State { access, ..State::default() }), n_refreshes: AtomicU64::new(0), hurry, clock }
    }

    /// A token that is good for five minutes yet, made by `refresh` if need be.
    pub(super) async fn access<F>(&self, refresh: impl FnOnce() -> F + Send) -> Result<Token, ReadFailure>
    where
        F: Future<Output = Result<Grant, ReadFailure>> + Send,
    {
        let seen = self.n_refreshes.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let Some((token, ends)) = &state.access
            && Instant::now() < *ends
        {
            return Ok(token.clone());
        }
        self.refresh(&mut state, seen, refresh).await?;
        state.access.as_ref().map(|(token, _)| token.clone()).ok_or(ReadFailure::Unsent(Unsent::SignedOut))
    }

    /// Makes a new token, because Zoho did not take `refused` (or, without one, the newest). When another
    /// caller has already done that, its result serves.
    pub(super) async fn renew<F>(
        &self,
        refused: Option<&Token>,
        refresh: impl FnOnce() -> F + Send,
    ) -> Result<(), ReadFailure>
    where
        F: Future<Output = Result<Grant, ReadFailure>> + Send,
    {
        let seen = self.n_refreshes.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let (Some(refused), Some((token, _))) = (refused, &state.access)
            && refused.expose() != token.expose()
        {
            return Ok(());
        }
        self.refresh(&mut state, seen, refresh).await
    }

    async fn refresh<F>(
        &self,
        state: &mut State,
        seen: u64,
        refresh: impl FnOnce() -> F + Send,
    ) -> Result<(), ReadFailure>
    where
        F: Future<Output = Result<Grant, ReadFailure>> + Send,
    {
        if self.n_refreshes.load(Ordering::Acquire) != seen {
            // Somebody refreshed while this caller waited for the lock.
            return state.last.clone().map_or(Ok(()), Err);
        }
        if state.has_ended {
            return Err(ReadFailure::Unsent(Unsent::SignedOut));
        }
        let now = Instant::now();
        while state.recent.front().is_some_and(|first| now.duration_since(*first) >= self.hurry.wait(REFRESH_WINDOW)) {
            state.recent.pop_front();
        }
        if let Some(until) = state.locked_until.filter(|until| now < *until) {
            return Err(self.throttled(until));
        }
        if state.recent.len() >= MOST_REFRESHES
            && let Some(first) = state.recent.front()
        {
            return Err(self.throttled(*first + self.hurry.wait(REFRESH_WINDOW)));
        }
        state.recent.push_back(now);
        let result = refresh().await;
        self.n_refreshes.fetch_add(1, Ordering::AcqRel);
        match result {
            Ok(grant) => {
                let ends = fresh_until(&grant);
                state.access = Some((grant.access, ends));
                state.last = None;
                Ok(())
            }
            Err(failure) => {
                match failure {
                    ReadFailure::Unsent(Unsent::Throttled(_)) => {
                        state.locked_until = Some(Instant::now() + self.hurry.wait(LOCKED_OUT));
                    }
                    ReadFailure::Unsent(Unsent::SignedOut) => {
                        state.access = None;
                        state.has_ended = true;
                    }
                    // No line to Zoho: no token was made.
                    ReadFailure::Unsent(_) => drop(state.recent.pop_back()),
                    _ => {}
                }
                state.last = Some(failure.clone());
                Err(failure)
            }
        }
    }

    fn throttled(&self, until: Instant) -> ReadFailure {
        ReadFailure::Unsent(Unsent::Throttled(self.clock.after(until.duration_since(Instant::now()))))
    }
}
