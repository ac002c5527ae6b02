//! The short code that somebody types into Zoho's page on another device.

use std::time::Duration;

use jiff::Timestamp;

/// A code that waits to be typed in. It is no secret: whoever types it in lets Beadle into their own account, and Beadle
/// asks afterwards whether it is the right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceCode {
    /// What is typed in.
    pub text: String,
    /// The page where it is typed in.
    pub page: String,
    /// The same page with the code filled in, where Zoho has one.
    pub page_with_code: Option<String>,
    /// When the code runs out.
    pub until: Timestamp,
    /// How long it takes at most until Beadle sees that somebody has accepted.
    pub every: Duration,
}

impl DeviceCode {
    /// The page without what nobody types: `accounts.zoho.eu/oauth/v3/device`.
    #[must_use]
    pub fn page_to_type(&self) -> &str {
        self.page.strip_prefix("https://").or_else(|| self.page.strip_prefix("http://")).unwrap_or(&self.page)
    }

    /// The page to open on this computer.
    #[must_use]
    pub fn page_to_open(&self) -> &str {
        self.page_with_code.as_deref().unwrap_or(&self.page)
    }

    /// The seconds that are left, rounded up; none when it has run out.
    #[must_use]
    pub fn seconds_left(&self, now: Timestamp) -> u64 {
        let left = self.until.duration_since(now).as_millis();
        u64::try_from(left).unwrap_or_default().div_ceil(1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seconds_are_rounded_up_and_never_negative() {
        let now: Timestamp = "2026-11-24T09:00:00Z".parse().unwrap();
        let code = DeviceCode {
            text: "ABCD-EFGH".to_owned(),
            page: "https://accounts.zoho.eu/oauth/v3/device".to_owned(),
            page_with_code: None,
            until: now + Duration::from_millis(1500),
            every: Duration::from_secs(30),
        };
        let after = |ms| now + Duration::from_millis(ms);
        assert_eq!([0, 500, 501, 1499, 1500, 9000].map(|ms| code.seconds_left(after(ms))), [2, 1, 1, 1, 0, 0]);
        assert_eq!(code.page_to_type(), "accounts.zoho.eu/oauth/v3/device");
    }
}
