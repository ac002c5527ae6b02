//! The groups of people that the users page can be narrowed to.

use jiff::{Timestamp, ToSpan as _};

use super::shared_addresses;
use super::user::{Role, User};

/// One of them. People can be in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum UserGroup {
    /// Nobody is left out.
    #[default]
    Everyone,
    /// Zoho knows of no sign-in.
    NeverSignedIn,
    /// The last sign-in is at least so many days ago. Who never signed in is not among them.
    NotFor(Days),
    /// Zoho says that there is no two-step sign-in.
    TwoStepOff,
    /// May use the admin console.
    Administrators,
    /// Sign-in is blocked.
    Disabled,
    /// `allotments@` and the like.
    Shared,
}

/// How long somebody has not signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Days {
    /// A month.
    D30,
    /// A quarter.
    D90,
    /// A year.
    D365,
}

/// The groups somebody is in, by their place in [`UserGroup::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UserGroups(u16);

/// How many people there are in each group. Kept up to date, because counting everybody takes longer than a frame may.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupSizes([usize; UserGroup::ALL.len()]);

impl UserGroup {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Everyone,
        Self::NeverSignedIn,
        Self::NotFor(Days::D30),
        Self::NotFor(Days::D90),
        Self::NotFor(Days::D365),
        Self::TwoStepOff,
        Self::Administrators,
        Self::Disabled,
        Self::Shared,
    ];

    /// True when this person is in it, at this moment.
    #[must_use]
    pub fn holds(self, user: &User, now: Timestamp) -> bool {
        match self {
            Self::Everyone => true,
            Self::NeverSignedIn => user.last_login.is_none(),
            Self::NotFor(days) => user.last_login.is_some_and(|last| last <= days.before(now)),
            Self::TwoStepOff => user.two_step == Some(false),
            Self::Administrators => matches!(user.role, Role::SuperAdmin | Role::Admin),
            Self::Disabled => !user.enabled,
            Self::Shared => shared_addresses::is_shared(&user.address),
        }
    }

    fn bit(self) -> u16 {
        Self::ALL.iter().position(|group| *group == self).map_or(0, |place| 1 << place)
    }
}

impl Days {
    /// How many.
    #[must_use]
    pub fn get(self) -> u16 {
        match self {
            Self::D30 => 30,
            Self::D90 => 90,
            Self::D365 => 365,
        }
    }

    fn before(self, now: Timestamp) -> Timestamp {
        // Days of 24 hours: a change of the clocks does not make anybody absent.
        now.checked_sub((i64::from(self.get()) * 24).hours()).unwrap_or(Timestamp::MIN)
    }
}

impl UserGroups {
    /// Those of this person, at this moment.
    #[must_use]
    pub fn of(user: &User, now: Timestamp) -> Self {
        let groups = UserGroup::ALL.into_iter().filter(|group| group.holds(user, now));
        Self(groups.fold(0, |bits, group| bits | group.bit()))
    }

    /// This one is among them.
    #[must_use]
    pub fn contains(self, group: UserGroup) -> bool {
        self.0 & group.bit() != 0
    }
}

impl GroupSizes {
    /// Somebody is in these.
    pub fn join(&mut self, groups: UserGroups) {
        for (size, group) in self.0.iter_mut().zip(UserGroup::ALL) {
            *size += usize::from(groups.contains(group));
        }
    }

    /// Somebody was in these, and is not any more.
    pub fn leave(&mut self, groups: UserGroups) {
        for (size, group) in self.0.iter_mut().zip(UserGroup::ALL) {
            *size = size.saturating_sub(usize::from(groups.contains(group)));
        }
    }

    /// Of this one.
    #[must_use]
    pub fn of(&self, group: UserGroup) -> usize {
        self.0.iter().zip(UserGroup::ALL).find(|(_, of)| *of == group).map_or(0, |(size, _)| *size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(local: &str, last_login: Option<&str>) -> User {
        User {
            zuid: 809_000_001.into(),
            account_id: 2_560_636_000_000_000_001.into(),
            name: "Siân Pugh".to_owned(),
            first_name: String::new(),
            last_name: String::new(),
            address: format!("{local}@littlewittering-pc.gov.uk").parse().unwrap(),
            aliases: Vec::new(),
            outside: Vec::new(),
            role: Role::Member,
            enabled: true,
            last_login: last_login.map(|at| at.parse().unwrap()),
            last_password_reset: None,
            two_step: None,
            mail_apps: None,
            forwards_to: Vec::new(),
        }
    }

    fn groups(user: &User) -> Vec<UserGroup> {
        let now = "2026-11-24T09:00:00Z".parse().unwrap();
        let groups = UserGroups::of(user, now);
        UserGroup::ALL.into_iter().skip(1).filter(|group| groups.contains(*group)).collect()
    }

    #[test]
    fn the_last_sign_in_sorts_people_into_months_quarters_and_years() {
        let (d30, d90, d365) =
            (UserGroup::NotFor(Days::D30), UserGroup::NotFor(Days::D90), UserGroup::NotFor(Days::D365));
        for (last, expected) in [
            (None, vec![UserGroup::NeverSignedIn]),
            (Some("2026-11-24T08:00:00Z"), vec![]),
            (Some("2026-10-25T09:00:01Z"), vec![]),
            (Some("2026-10-25T09:00:00Z"), vec![d30]),
            (Some("2026-08-26T09:00:00Z"), vec![d30, d90]),
            (Some("2025-11-24T09:00:00Z"), vec![d30, d90, d365]),
            // A clock that runs ahead makes nobody absent.
            (Some("2027-01-01T00:00:00Z"), vec![]),
        ] {
            assert_eq!(groups(&user("cllr.pugh", last)), expected, "{last:?}");
        }
    }

    #[test]
    fn the_other_groups_are_what_zoho_says_for_certain() {
        let today = Some("2026-11-24T08:00:00Z");
        assert_eq!(groups(&user("allotments", today)), [UserGroup::Shared]);
        let off = User { two_step: Some(false), ..user("cllr.pugh", today) };
        assert_eq!(groups(&off), [UserGroup::TwoStepOff]);
        let on = User { two_step: Some(true), ..user("cllr.pugh", today) };
        assert_eq!(groups(&on), []);
        let deputy = User { role: Role::Admin, ..user("deputy", today) };
        assert_eq!(groups(&deputy), [UserGroup::Administrators]);
        let unknown = User { role: Role::Unknown, enabled: false, ..user("cllr.tate", today) };
        assert_eq!(groups(&unknown), [UserGroup::Disabled]);
    }
}
