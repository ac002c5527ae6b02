//! How long ago something was, the way people say it.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A span of time in everyday words. The sentence itself is the interface's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ago {
    /// It has not happened, or Zoho does not say.
    Never,
    /// Within the last minute, or (clocks differ) a little in the future.
    JustNow,
    /// 1 to 59 minutes.
    Minutes(i64),
    /// Earlier on the same calendar day.
    Today,
    /// On the calendar day before.
    Yesterday,
    /// 2 to 6 days.
    Days(i64),
    /// 1 to 4 weeks.
    Weeks(i64),
    /// 1 to 11 months.
    Months(i64),
    /// One year or more.
    Years(i64),
}

impl Ago {
    /// How long before `now` the event was, by calendar days in `zone`.
    #[must_use]
    pub fn between(event: Option<Timestamp>, now: Timestamp, zone: &TimeZone) -> Self {
        let Some(event) = event else { return Self::Never };
        let seconds = now.as_second() - event.as_second();
        if seconds < 60 {
            return Self::JustNow;
        }
        let today = now.to_zoned_datetime(zone.clone()).date();
        let then = event.to_zoned_datetime(zone.clone()).date();
        let days = i64::from((today - then).get_days());
        match days {
            ..=0 if seconds < 3600 => Self::Minutes(seconds / 60),
            ..=0 => Self::Today,
            1 => Self::Yesterday,
            2..=6 => Self::Days(days),
            7..=30 => Self::Weeks(days / 7),
            31..=364 => Self::Months((days / 30).min(11)),
            _ => Self::Years(days / 365),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words() {
        let now: Timestamp = "2026-11-24T09:00:00Z".parse().unwrap();
        let zone = TimeZone::UTC;
        let case = |text: &str| Ago::between(Some(text.parse().unwrap()), now, &zone);
        assert_eq!(Ago::between(None, now, &zone), Ago::Never);
        assert_eq!(case("2026-11-24T09:05:00Z"), Ago::JustNow);
        assert_eq!(case("2026-11-24T08:20:00Z"), Ago::Minutes(40));
        assert_eq!(case("2026-11-24T01:00:00Z"), Ago::Today);
        assert_eq!(case("2026-11-23T23:50:00Z"), Ago::Yesterday);
        assert_eq!(case("2026-11-20T09:00:00Z"), Ago::Days(4));
        assert_eq!(case("2026-11-03T09:00:00Z"), Ago::Weeks(3));
        assert_eq!(case("2026-09-20T09:00:00Z"), Ago::Months(2));
        assert_eq!(case("2025-11-25T09:00:00Z"), Ago::Months(11));
        assert_eq!(case("2024-11-01T09:00:00Z"), Ago::Years(2));
    }
}
