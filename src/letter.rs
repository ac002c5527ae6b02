//! The email with the credentials, as plain text. What the clerk may alter stands around what she may not.

use zeroize::Zeroizing;

use crate::text::{tr, tr_with};

/// What stands where the password will.
pub const COVER: &str = "••••••••••••";

/// What the email tells.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// The web page to sign in on.
    pub page: &'a str,
    /// The user name.
    pub address: &'a str,
    /// The clerk's own words before the details; `None`: the usual ones.
    pub opening: Option<&'a str>,
    /// The clerk's own words behind the details; `None`: the usual ones.
    pub closing: Option<&'a str>,
    /// Zoho asks for another password at the first sign-in.
    pub force_change: bool,
}

impl Letter<'_> {
    /// The words before the details. No password is in sight where a locked screen shows the first lines.
    #[must_use]
    pub fn opening(&self) -> String {
        self.opening.map_or_else(|| tr("letter-opening"), str::to_owned)
    }

    /// The words behind the details.
    #[must_use]
    pub fn closing(&self) -> String {
        let usual = if self.force_change { "letter-closing-forced" } else { "letter-closing-kept" };
        self.closing.map_or_else(|| tr(usual), str::to_owned)
    }

    /// The details, with this in place of the password.
    #[must_use]
    pub fn details(&self, password: &str) -> Zeroizing<String> {
        let args = [("page", self.page.into()), ("address", self.address.into()), ("password", password.into())];
        Zeroizing::new(tr_with("letter-details", &args))
    }

    /// The whole, with the password.
    #[must_use]
    pub fn text(&self, password: &str) -> Zeroizing<String> {
        let (opening, details, closing) = (self.opening(), self.details(password), self.closing());
        // With room for everything the buffer never moves, and leaves no copy behind.
        let mut text = Zeroizing::new(String::with_capacity(opening.len() + details.len() + closing.len() + 4));
        for (place, part) in [opening.trim(), details.trim(), closing.trim()].into_iter().enumerate() {
            if place > 0 && !part.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(part);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter<'static> {
        Letter {
            page: "mail.zoho.eu",
            address: "cllr.pugh@littlewittering-pc.gov.uk",
            opening: None,
            closing: None,
            force_change: false,
        }
    }

    #[test]
    fn the_password_stands_behind_what_a_locked_screen_shows() {
        let text = letter().text("Maple-Otter-47");
        let before = text.split("Maple-Otter-47").next().unwrap();
        assert!(before.chars().count() > 150 && before.lines().count() >= 5, "{before}");
        assert!(!text.contains("http") && text.contains("mail.zoho.eu"));
        assert!(text.contains("Delete this message"));
    }

    #[test]
    fn the_clerks_words_stand_around_the_details() {
        let own = Letter { opening: Some("Hello Siân,\n\n"), closing: Some(""), ..letter() };
        let text = own.text("Maple-Otter-47");
        assert!(
            text.starts_with("Hello Siân,\n\n") && text.trim_end().ends_with("Password: Maple-Otter-47"),
            "{}",
            *text
        );
    }

    #[test]
    fn a_forced_change_is_told() {
        let forced = Letter { force_change: true, ..letter() };
        assert!(forced.text("Maple-Otter-47").contains("choose another password"));
    }
}
