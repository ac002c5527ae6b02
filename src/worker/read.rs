//! Reading users: the whole list page by page, or one.

use std::collections::HashSet;
use std::time::Duration;

use jiff::Timestamp;

use super::desk::Desk;
use super::live::Live;
use crate::domain::ids::AccountId;
use crate::domain::outcome::{Doubt, ReadFailure, Refusal, Unsent};
use crate::domain::user::{User, UserKey};
use crate::msg::{Reply, RequestId};

/// Rows a page: Zoho takes about ten seconds for fifty (field note `zoho-api.md` 1.2).
const PAGE: u32 = 50;
/// How often in a row Zoho may ask to wait before the list is given up.
const MOST_PAUSES: u32 = 5;
/// A list that goes on for ever is broken off here.
const MOST_PAGES: u32 = 10_000;

/// Reads page after page until one is empty or adds nobody new.
pub(super) async fn list(desk: &Desk, live: &Live, id: RequestId) {
    let result = read_pages(live, |news| {
        desk.reply(match news {
            News::Page(users, n_unreadable) => Reply::UsersPage { id, users, n_unreadable },
            News::Paused(until) => Reply::UsersPaused { id, until },
        });
    })
    .await;
    desk.reply(Reply::UsersEnd { id, result });
}

/// Reads one user.
pub(super) async fn one(desk: &Desk, live: &Live, id: RequestId, key: &UserKey) {
    let result = live.session().read_user(&live.zoid, key).await.map(|read| Box::new(read.user));
    desk.reply(Reply::UserRead { id, result });
}

/// What there is to tell while the list is read.
enum News {
    Page(Vec<User>, usize),
    Paused(Timestamp),
}

async fn read_pages(live: &Live, mut tell: impl FnMut(News)) -> Result<(), ReadFailure> {
    let mut known: HashSet<AccountId> = HashSet::new();
    let mut start = 0;
    let mut n_pauses = 0;
    for _ in 0..MOST_PAGES {
        let read = match live.session().list_page(&live.zoid, start, PAGE).await {
            Err(ReadFailure::Refused(Refusal::Throttled)) if n_pauses < MOST_PAUSES => {
                n_pauses += 1;
                let wait = live.session().wait_when_throttled();
                tell(News::Paused(live.clock.after(wait)));
                tokio::time::sleep(live.connection.endpoint.hurry.wait(wait)).await;
                continue;
            }
            // The sign-in server's own brake; it says when it lets go.
            Err(ReadFailure::Unsent(Unsent::Throttled(until))) if n_pauses < MOST_PAUSES => {
                n_pauses += 1;
                tell(News::Paused(until));
                let wait = Duration::try_from(until.duration_since(live.clock.now())).unwrap_or_default();
                tokio::time::sleep(wait).await;
                continue;
            }
            other => other?,
        };
        n_pauses = 0;
        // By what came, not by what was asked for: Zoho may give fewer. Whether it counts from 0 or from 1 isn't
        // certain, so pages may overlap by a row.
        start += u32::try_from(read.n_rows).unwrap_or(PAGE);
        let fresh: Vec<User> = read.users.into_iter().filter(|user| known.insert(user.account_id.clone())).collect();
        if known.is_empty() && read.n_unreadable > 0 {
            // Not one entry makes sense: this is not Zoho's list, and "nobody" would be a lie.
            return Err(ReadFailure::Doubt(Doubt::NotUnderstood));
        }
        if fresh.is_empty() {
            if read.n_unreadable > 0 {
                tell(News::Page(Vec::new(), read.n_unreadable));
            }
            if read.n_unreadable == 0 || read.n_rows < usize::try_from(PAGE).unwrap_or(usize::MAX) {
                return Ok(());
            }
            continue;
        }
        tell(News::Page(fresh, read.n_unreadable));
    }
    Ok(())
}
