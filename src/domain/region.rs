//! Zoho's data centres. A council lives in exactly one; tokens of one are not valid in another.

use serde::{Deserialize, Serialize};

/// A data centre, by the short name Zoho uses for it (field note `zoho-api.md` 1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Region {
    /// Europe, where councils of England and Wales are kept.
    #[default]
    Eu,
    /// United States.
    Us,
    /// India.
    In,
    /// Australia.
    Au,
    /// Japan.
    Jp,
    /// Canada.
    Ca,
    /// Saudi Arabia.
    Sa,
    /// United Kingdom.
    Uk,
    /// China.
    Cn,
    /// United Arab Emirates.
    Ae,
}

impl Region {
    /// Every one.
    pub const ALL: [Self; 10] =
        [Self::Eu, Self::Us, Self::In, Self::Au, Self::Jp, Self::Ca, Self::Sa, Self::Uk, Self::Cn, Self::Ae];

    /// Zoho's short name for it: `eu`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Eu => "eu",
            Self::Us => "us",
            Self::In => "in",
            Self::Au => "au",
            Self::Jp => "jp",
            Self::Ca => "ca",
            Self::Sa => "sa",
            Self::Uk => "uk",
            Self::Cn => "cn",
            Self::Ae => "ae",
        }
    }

    /// What follows `zoho` in the host names of this data centre, with the word itself: `zoho.eu`.
    #[must_use]
    pub fn host_suffix(self) -> &'static str {
        match self {
            Self::Eu => "zoho.eu",
            Self::Us => "zoho.com",
            Self::In => "zoho.in",
            Self::Au => "zoho.com.au",
            Self::Jp => "zoho.jp",
            Self::Ca => "zohocloud.ca",
            Self::Sa => "zoho.sa",
            Self::Uk => "zoho.uk",
            Self::Cn => "zoho.com.cn",
            Self::Ae => "zoho.ae",
        }
    }

    /// Where a person reads the mail: what the clerk tells somebody on the telephone.
    #[must_use]
    pub fn web_mail_host(self) -> String {
        format!("mail.{}", self.host_suffix())
    }

    /// The clerk's own way in when Beadle can't help.
    #[must_use]
    pub fn console_url(self) -> String {
        format!("https://mailadmin.{}", self.host_suffix())
    }

    /// Where codes for a Self Client are made (field note `zoho-api.md` 3).
    #[must_use]
    pub fn api_console_url(self) -> String {
        format!("https://api-console.{}", self.host_suffix())
    }

    /// Where somebody changes the password of their own account.
    #[must_use]
    pub fn own_account_url(self) -> String {
        format!("https://accounts.{}/home#security/password", self.host_suffix())
    }

    /// Where somebody makes and deletes the passwords that mail apps have of their own.
    #[must_use]
    pub fn app_passwords_url(self) -> String {
        format!("https://accounts.{}/home#security/app_password", self.host_suffix())
    }
}
