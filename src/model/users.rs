//! The table of users: everybody, and the rows that match what was typed, in the chosen order.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::domain::address::Address;
use crate::domain::fold::fold;
use crate::domain::ids::{AccountId, Zuid};
use crate::domain::names::surname_parts;
use crate::domain::outcome::ReadFailure;
use crate::domain::search::{Query, SearchKey};
use crate::domain::user::{Role, User};
use crate::domain::user_group::{GroupSizes, UserGroup, UserGroups};
use crate::msg::{Column, Movement, RequestId};

/// Everybody who has been read so far, and the view of them.
#[derive(Debug, Default)]
pub struct Users {
    rows: Vec<Row>,
    by_account: HashMap<AccountId, usize>,
    /// Places in `rows`, filtered and sorted.
    shown: Vec<usize>,
    search: String,
    query: Query,
    sort: Sort,
    /// Whom the list is narrowed to.
    group: UserGroup,
    /// When the list was last asked for: what "90 days ago" counts from.
    as_of: Option<Timestamp>,
    sizes: GroupSizes,
    selected: Option<usize>,
    round: u32,
    /// How far loading has got.
    pub load: Load,
    /// Zoho asked to wait: loading goes on at this moment.
    pub paused: Option<Timestamp>,
    /// Rows that Zoho sent but that could not be read.
    pub n_unreadable: usize,
    /// A full address that is being looked up.
    pub opening: Option<(RequestId, Address)>,
    /// Why the last address could not be opened.
    pub open_failure: Option<(Address, ReadFailure)>,
}

/// One user with what is worked out once.
#[derive(Debug)]
struct Row {
    user: User,
    key: SearchKey,
    folded_name: Box<str>,
    groups: UserGroups,
    /// The refresh in which this row was last seen.
    round: u32,
}

/// The order of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// By which column.
    pub column: Column,
    /// A to Z, or latest first for times.
    pub ascending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { column: Column::Name, ascending: true }
    }
}

/// How far loading has got.
#[derive(Debug, Default)]
pub enum Load {
    /// Not asked for yet.
    #[default]
    Idle,
    /// Pages are arriving.
    Loading(RequestId),
    /// All there.
    Loaded(Timestamp),
    /// Stopped by the clerk; what had arrived stays.
    Cancelled,
    /// Broken off; what had arrived stays.
    Failed(ReadFailure),
}

impl Users {
    /// Starts a round of loading at this moment. What is there stays until the round has ended.
    pub fn begin(&mut self, id: RequestId, now: Timestamp) {
        self.load = Load::Loading(id);
        self.as_of = Some(now);
        for row in &mut self.rows {
            row.groups = UserGroups::of(&row.user, now);
        }
        self.recount();
        self.round += 1;
        self.n_unreadable = 0;
        self.paused = None;
    }

    /// Nobody has come in since the list was asked for last.
    #[must_use]
    pub fn is_round_empty(&self) -> bool {
        self.rows.iter().all(|row| row.round != self.round)
    }

    /// The list has been read once at most.
    #[must_use]
    pub fn is_first_round(&self) -> bool {
        self.round <= 1
    }

    /// Takes a page over. A row seen before (same accountId) is replaced, never doubled.
    pub fn add_page(&mut self, users: Vec<User>) {
        let mut fresh = Vec::new();
        let mut replaced = false;
        for user in users {
            let groups = self.as_of.map(|now| UserGroups::of(&user, now)).unwrap_or_default();
            let (key, folded_name) = (SearchKey::of(&user), fold(&user.name).into());
            let row = Row { key, folded_name, groups, round: self.round, user };
            if let Some(place) = self.by_account.get(&row.user.account_id).copied() {
                if let Some(known) = self.rows.get_mut(place) {
                    replaced |= known.user != row.user;
                    self.sizes.leave(known.groups);
                    self.sizes.join(row.groups);
                    *known = row;
                }
                continue;
            }
            self.sizes.join(row.groups);
            self.by_account.insert(row.user.account_id.clone(), self.rows.len());
            fresh.push(self.rows.len());
            self.rows.push(row);
        }
        if replaced {
            self.refilter();
            return;
        }
        self.merge(fresh);
    }

    /// Ends a round. After a whole one, people who were not seen in it are gone.
    pub fn end(&mut self, result: Result<(), ReadFailure>, now: Timestamp) {
        self.paused = None;
        match result {
            Ok(()) => {
                self.load = Load::Loaded(now);
                if self.rows.iter().any(|row| row.round != self.round) {
                    self.drop_unseen();
                }
            }
            Err(ReadFailure::Cancelled) => self.load = Load::Cancelled,
            Err(failure) => self.load = Load::Failed(failure),
        }
    }

    /// Takes over a fresher reading of somebody in the list.
    pub fn refresh_user(&mut self, user: &User) {
        if self.by_account.contains_key(&user.account_id) {
            self.add_page(vec![user.clone()]);
        }
    }

    /// The text of the search field.
    #[must_use]
    pub fn search(&self) -> &str {
        &self.search
    }

    /// Searches.
    pub fn set_search(&mut self, text: String) {
        let query = Query::parse(&text);
        self.search = text;
        self.open_failure = None;
        if query != self.query {
            self.query = query;
            self.refilter();
            self.selected = self.shown.first().copied();
        }
    }

    /// Whom the list is narrowed to.
    #[must_use]
    pub fn group(&self) -> UserGroup {
        self.group
    }

    /// Narrows the list to these people. What was searched for still counts.
    pub fn set_group(&mut self, group: UserGroup) {
        if group != self.group {
            self.group = group;
            self.refilter();
            self.selected = self.shown.first().copied();
        }
    }

    /// How many people are in this group, whatever is searched for.
    #[must_use]
    pub fn n_in(&self, group: UserGroup) -> usize {
        if group == UserGroup::Everyone { self.n_users() } else { self.sizes.of(group) }
    }

    /// The order.
    #[must_use]
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Sorts by a column; the same column again turns the order round.
    pub fn sort_by(&mut self, column: Column) {
        let ascending = self.sort.column != column || !self.sort.ascending;
        self.sort = Sort { column, ascending };
        self.refilter();
    }

    /// How many rows are shown.
    #[must_use]
    pub fn n_shown(&self) -> usize {
        self.shown.len()
    }

    /// How many people there are.
    #[must_use]
    pub fn n_users(&self) -> usize {
        self.rows.len()
    }

    /// The user at a place among the rows that are shown.
    #[must_use]
    pub fn shown(&self, place: usize) -> Option<&User> {
        self.shown.get(place).and_then(|row| self.rows.get(*row)).map(|row| &row.user)
    }

    /// The selected row's place among the rows that are shown.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        let selected = self.selected?;
        // A binary search would need the sort key again; the selected row is nearly always near the top.
        self.shown.iter().position(|row| *row == selected)
    }

    /// Selects a row by its place among the rows that are shown.
    pub fn select(&mut self, place: usize) {
        if let Some(row) = self.shown.get(place) {
            self.selected = Some(*row);
        }
    }

    /// Moves the selection and keeps it within the rows that are shown.
    pub fn move_selection(&mut self, movement: Movement) {
        let Some(last) = self.shown.len().checked_sub(1) else { return };
        let place = movement.lead(self.selected(), last);
        self.select(place);
    }

    /// Selects somebody by id, if the row is shown.
    pub fn select_user(&mut self, zuid: &Zuid) {
        if let Some(row) = self.rows.iter().position(|row| row.user.zuid == *zuid) {
            self.selected = Some(row);
        }
    }

    /// Somebody with this id.
    #[must_use]
    pub fn find_zuid(&self, zuid: &Zuid) -> Option<&User> {
        self.rows.iter().map(|row| &row.user).find(|user| user.zuid == *zuid)
    }

    /// The only person who may administer, as far as the whole list says; `None` when there are others, or when
    /// somebody's role is not given.
    #[must_use]
    pub fn is_only_administrator(&self, zuid: &Zuid) -> bool {
        let others = self.rows.iter().map(|row| &row.user).filter(|user| user.zuid != *zuid);
        self.find_zuid(zuid).is_some() && others.into_iter().all(|user| user.role == Role::Member)
    }

    /// Everybody who may administer, as far as Zoho says.
    pub fn administrators(&self) -> impl Iterator<Item = &User> {
        let users = self.rows.iter().map(|row| &row.user);
        users.filter(|user| matches!(user.role, Role::SuperAdmin | Role::Admin))
    }

    /// How many people Zoho gives no role for.
    #[must_use]
    pub fn n_without_role(&self) -> usize {
        self.rows.iter().filter(|row| row.user.role == Role::Unknown).count()
    }

    /// Somebody with this address, or alias.
    #[must_use]
    pub fn find_address(&self, address: &Address) -> Option<&User> {
        self.rows.iter().map(|row| &row.user).find(|user| user.has_address(address))
    }

    /// How many other people in the list share a surname, or half of a double-barrelled one, with this person.
    #[must_use]
    pub fn n_namesakes(&self, user: &User) -> usize {
        let parts = surname_parts(&user.name);
        let shares = |other: &User| surname_parts(&other.name).iter().any(|part| parts.contains(part));
        self.rows.iter().filter(|row| row.user.zuid != user.zuid && shares(&row.user)).count()
    }

    /// Somebody who fits what is searched for, and how many do.
    #[must_use]
    pub fn fitting(&self, query: &Query) -> Option<(&User, usize)> {
        let mut fitting = self.rows.iter().filter(|row| query.matches(&row.key)).map(|row| &row.user);
        let first = fitting.next()?;
        Some((first, fitting.count() + 1))
    }

    /// What is searched for.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The list is being read.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        matches!(self.load, Load::Loading(_))
    }

    fn drop_unseen(&mut self) {
        let selected = self.selected.and_then(|row| self.rows.get(row)).map(|row| row.user.zuid.clone());
        let round = self.round;
        self.rows.retain(|row| row.round == round);
        self.recount();
        self.by_account =
            self.rows.iter().enumerate().map(|(place, row)| (row.user.account_id.clone(), place)).collect();
        self.selected = selected.and_then(|zuid| self.rows.iter().position(|row| row.user.zuid == zuid));
        self.refilter();
    }

    fn refilter(&mut self) {
        let mut shown = std::mem::take(&mut self.shown);
        shown.clear();
        shown.extend((0..self.rows.len()).filter(|place| self.matches(*place)));
        shown.sort_by(|a, b| self.compare(*a, *b));
        self.shown = shown;
    }

    /// Puts new rows where they belong without sorting everybody again.
    fn merge(&mut self, mut fresh: Vec<usize>) {
        fresh.retain(|place| self.matches(*place));
        if fresh.is_empty() {
            return;
        }
        fresh.sort_by(|a, b| self.compare(*a, *b));
        let mut merged = Vec::with_capacity(self.shown.len() + fresh.len());
        let mut fresh = fresh.into_iter().peekable();
        for known in &self.shown {
            while let Some(next) = fresh.next_if(|next| self.compare(*next, *known).is_lt()) {
                merged.push(next);
            }
            merged.push(*known);
        }
        merged.extend(fresh);
        self.shown = merged;
    }

    fn matches(&self, place: usize) -> bool {
        let is_in = |row: &Row| self.group == UserGroup::Everyone || row.groups.contains(self.group);
        self.rows.get(place).is_some_and(|row| is_in(row) && self.query.matches(&row.key))
    }

    fn recount(&mut self) {
        self.sizes = GroupSizes::default();
        for row in &self.rows {
            self.sizes.join(row.groups);
        }
    }

    fn compare(&self, a: usize, b: usize) -> std::cmp::Ordering {
        let (Some(a), Some(b)) = (self.rows.get(a), self.rows.get(b)) else { return std::cmp::Ordering::Equal };
        let by_name = || a.folded_name.cmp(&b.folded_name).then_with(|| a.user.account_id.cmp(&b.user.account_id));
        let order = match self.sort.column {
            Column::Name => return directed(by_name(), self.sort.ascending),
            Column::Address => {
                a.user.address.as_str().to_ascii_lowercase().cmp(&b.user.address.as_str().to_ascii_lowercase())
            }
            // The latest first, and "never" at the end, is what "ascending" means to somebody reading "yesterday".
            Column::LastSignIn => b.user.last_login.cmp(&a.user.last_login),
            Column::PasswordChanged => b.user.last_password_reset.cmp(&a.user.last_password_reset),
            Column::TwoStep => b.user.two_step.cmp(&a.user.two_step),
        };
        directed(order, self.sort.ascending).then_with(by_name)
    }
}

fn directed(order: std::cmp::Ordering, ascending: bool) -> std::cmp::Ordering {
    if ascending { order } else { order.reverse() }
}
