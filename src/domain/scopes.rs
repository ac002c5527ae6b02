//! What the clerk is asked to allow (field note `zoho-api.md` 2).

/// What Beadle asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scopes {
    /// Reading users, and changing them.
    Users,
    /// The same, and sending mail from the clerk's own mailbox.
    UsersAndMail,
}

/// Sending mail.
const MAIL: &str = "ZohoMail.messages.CREATE";

impl Scopes {
    /// As Zoho wants them: in addresses, in forms, and typed into its console.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Users => {
                "ZohoMail.accounts.READ,ZohoMail.organization.accounts.READ,ZohoMail.organization.accounts.UPDATE"
            }
            Self::UsersAndMail => {
                "ZohoMail.accounts.READ,ZohoMail.organization.accounts.READ,ZohoMail.organization.accounts.UPDATE,\
                 ZohoMail.messages.CREATE"
            }
        }
    }

    /// What was allowed: what the answer says, or what was asked for where it says nothing.
    #[must_use]
    pub fn granted(self, answer: Option<&str>) -> Self {
        let Some(answer) = answer else { return self };
        if holds(answer, MAIL) { Self::UsersAndMail } else { Self::Users }
    }

    /// True when Beadle can work with what the answer says was allowed. An answer that says nothing is believed: then
    /// the first request tells.
    #[must_use]
    pub fn suffice(answer: Option<&str>) -> bool {
        answer.is_none_or(|answer| Self::Users.as_str().split(',').all(|scope| holds(answer, scope)))
    }
}

/// True when the list has the scope, or the `.ALL` of its family.
fn holds(list: &str, scope: &str) -> bool {
    let family = scope.rsplit_once('.').map_or(scope, |(family, _)| family);
    list.split([' ', ',']).any(|held| held == scope || held.strip_suffix(".ALL") == Some(family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_answer_allows() {
        let users = Scopes::Users.as_str();
        assert_eq!(Scopes::UsersAndMail.granted(None), Scopes::UsersAndMail);
        assert_eq!(Scopes::UsersAndMail.granted(Some(users)), Scopes::Users);
        assert_eq!(Scopes::Users.granted(Some("a ZohoMail.messages.ALL")), Scopes::UsersAndMail);
        assert!(Scopes::suffice(None) && Scopes::suffice(Some(users)));
        assert!(Scopes::suffice(Some("ZohoMail.organization.accounts.ALL ZohoMail.accounts.READ")));
        for lacking in ["", "ZohoMail.accounts.READ", "ZohoMail.organization.accounts.ALL,ZohoMail.accounts.UPDATE"] {
            assert!(!Scopes::suffice(Some(lacking)), "{lacking}");
        }
    }
}
