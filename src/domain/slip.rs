//! A slip of paper with a new password, for the person it belongs to.

use super::address::Address;
use super::password::spoken::Alphabet;
use super::secret::Password;

/// What is to be known for writing one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The council's name.
    pub council: String,
    /// Whose mailbox it is.
    pub name: String,
    /// The mailbox address, which is the user name.
    pub address: Address,
    /// Where to sign in.
    pub web_page: String,
    /// The new password.
    pub password: Password,
    /// How it is spelled out.
    pub alphabet: Alphabet,
    /// Whether the password is set.
    pub certainty: Certainty,
    /// What the first sign-in asks for.
    pub first: FirstSignIn,
    /// Two-step sign-in is on.
    pub has_two_step: bool,
    /// Mail apps such as Outlook may be used, as far as is known.
    pub has_mail_apps: bool,
}

/// Whether the password is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// It is.
    Set,
    /// It can't be told yet.
    Unknown,
}

/// What the first sign-in asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstSignIn {
    /// Another password, at once.
    Forced,
    /// Nothing else.
    Kept,
}

/// What stands on a slip in place of something that can't be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Replaced {
    /// The name: the address stands there.
    pub name: bool,
    /// The council's name: its mail domain stands there.
    pub council: bool,
}

impl Slip {
    /// With names that can be printed. What else can't be printed has nothing to stand in for it.
    #[must_use]
    pub fn printable(mut self, can_print: impl Fn(&str) -> bool) -> (Self, Replaced) {
        let replaced = Replaced { name: !can_print(&self.name), council: !can_print(&self.council) };
        if replaced.name {
            self.name = self.address.to_string();
        }
        if replaced.council {
            self.address.domain().clone_into(&mut self.council);
        }
        (self, replaced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(council: &str, name: &str) -> Slip {
        Slip {
            council: council.to_owned(),
            name: name.to_owned(),
            address: "cllr.pugh@littlewittering-pc.gov.uk".parse().unwrap(),
            web_page: "mail.zoho.eu".to_owned(),
            password: Password::new("canary".to_owned()),
            alphabet: Alphabet::Everyday,
            certainty: Certainty::Set,
            first: FirstSignIn::Kept,
            has_two_step: false,
            has_mail_apps: true,
        }
    }

    #[test]
    fn names_that_cannot_be_printed_have_a_stand_in() {
        let (fine, replaced) = slip("Little Wittering", "Zoe").printable(str::is_ascii);
        assert_eq!((fine.council.as_str(), fine.name.as_str()), ("Little Wittering", "Zoe"));
        assert_eq!(replaced, Replaced::default());
        let (other, replaced) = slip("小村", "刘洋").printable(str::is_ascii);
        assert_eq!(other.council, "littlewittering-pc.gov.uk");
        assert_eq!(other.name, "cllr.pugh@littlewittering-pc.gov.uk");
        assert_eq!(replaced, Replaced { name: true, council: true });
    }

    #[test]
    fn debug_does_not_tell_the_password() {
        assert!(!format!("{:?}", slip("", "")).contains("canary"));
    }
}
