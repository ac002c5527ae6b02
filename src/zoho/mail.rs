//! A mail that brings somebody the new password, sent from the clerk's own mailbox.

use std::fmt;

use reqwest::Method;
use zeroize::Zeroizing;

use super::classify::{Said, verdict};
use super::session::Session;
use super::throttle::Need;
use super::transport::{Call, Kind};
use super::wire;
use crate::domain::address::Address;
use crate::domain::ids::AccountId;
use crate::domain::outcome::{Answer, Refusal, Unsent};

/// What is sent to whom.
#[derive(Clone)]
pub struct Mail {
    /// Must belong to the signed-in account.
    pub from: Address,
    /// One receiver.
    pub to: Address,
    /// Plain text, without the password.
    pub subject: String,
    /// Plain text, with the password; wiped when dropped.
    pub content: Zeroizing<String>,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("from", &self.from).field("to", &self.to).finish_non_exhaustive()
    }
}

impl Session {
    /// Sends one mail, in one attempt: nothing here tells whether a lost answer means a sent mail.
    ///
    /// Words of a refusal are dropped, because Zoho might quote the mail in them.
    pub async fn send_mail(&self, from_account: &AccountId, mail: &Mail) -> Answer {
        let Ok(body) = wire::mail_body(mail) else { return Answer::NotSent(Unsent::Cancelled) };
        let url = self.hosts().mail(&["api", "accounts", from_account.as_str(), "messages"]);
        let call = Call {
            method: Method::POST,
            url,
            template: "/api/accounts/{accountId}/messages",
            body: Some(body),
            kind: Kind::Change,
        };
        let answer = match self.send_once(call, Need::Urgent).await {
            Ok(reply) => verdict(&reply, &Said::default()),
            Err(answer) => answer,
        };
        match answer {
            Answer::Refused(Refusal::Other(status, _)) => Answer::Refused(Refusal::Other(status, String::new())),
            // A mail has no password rule; these words were about something else.
            Answer::Refused(Refusal::PasswordRule(_) | Refusal::Breached | Refusal::InHistory) => {
                Answer::Refused(Refusal::Other(400, String::new()))
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_tells_nothing() {
        let mail = Mail {
            from: "clerk@example.org".parse().unwrap(),
            to: "pugh@example.org".parse().unwrap(),
            subject: "canary".to_owned(),
            content: Zeroizing::new("canary".to_owned()),
        };
        assert!(!format!("{mail:?}").contains("canary"));
    }
}
