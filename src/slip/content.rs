//! What a slip says, in the order in which it is read.

use crate::domain::secret::Password;
use crate::domain::slip::{Certainty, FirstSignIn, Slip};
use crate::spelled::{self, Line};
use crate::text::{tr, tr_with};

/// Longer passwords are not spelled out: the lines would fill the page.
const MOST_SPELLED: usize = 100;

/// Everything on the page.
pub(super) struct Content {
    /// What the document is called; not on the page itself.
    pub(super) title: String,
    pub(super) council: String,
    pub(super) about: String,
    /// On top, while it can't be told whether the password is set.
    pub(super) doubt: Option<String>,
    /// Whom it is for, the user name, and where to sign in.
    pub(super) facts: [Fact; 3],
    pub(super) password: PasswordPart,
    /// What happens next, and what that means for mail apps.
    pub(super) sections: [Section; 2],
    pub(super) keep: String,
    pub(super) cut: String,
    /// Below the cut: the council and the person.
    pub(super) stub: [String; 2],
}

/// A heading with a value beside it.
pub(super) struct Fact {
    pub(super) heading: String,
    pub(super) value: String,
}

/// The password with its heading.
pub(super) struct PasswordPart {
    pub(super) heading: String,
    pub(super) password: Password,
    /// A line for each word; none for a password that is too long.
    pub(super) spelling: Vec<Line>,
    /// Said when it is not spelled.
    pub(super) not_spelled: String,
}

/// A heading with sentences below it.
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) sentences: Vec<String>,
}

impl Content {
    pub(super) fn of(slip: &Slip) -> Self {
        let fact = |key, value: &str| Fact { heading: tr(key), value: value.to_owned() };
        let is_short = slip.password.n_characters() <= MOST_SPELLED;
        Self {
            title: tr_with("slip-title", &[("name", slip.name.as_str().into())]),
            council: slip.council.clone(),
            about: tr("slip-about"),
            doubt: (slip.certainty == Certainty::Unknown).then(|| tr("slip-doubt")),
            facts: [
                fact("slip-for", &slip.name),
                fact("slip-user", slip.address.as_str()),
                fact("slip-page", &slip.web_page),
            ],
            password: PasswordPart {
                heading: tr("slip-password"),
                password: slip.password.clone(),
                spelling: if is_short { spelled::lines(&slip.password, slip.alphabet) } else { Vec::new() },
                not_spelled: tr("slip-not-spelled"),
            },
            sections: [first(slip), mail(slip)],
            keep: tr("slip-keep"),
            cut: tr("slip-cut"),
            stub: [slip.council.clone(), slip.name.clone()],
        }
    }

    /// Everything that is printed.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let facts = self.facts.iter().flat_map(|fact| [&fact.heading, &fact.value]);
        let sections = self.sections.iter().flat_map(|part| std::iter::once(&part.heading).chain(&part.sentences));
        let others = [&self.council, &self.about, &self.password.heading, &self.password.not_spelled];
        let foot = [&self.keep, &self.cut].into_iter().chain(&self.stub).chain(&self.doubt);
        let spelling = self.password.spelling.iter().flat_map(|line| [line.word(), line.rest()]);
        let open = facts.chain(sections).chain(others).chain(foot).map(String::as_str);
        open.chain(spelling).chain(std::iter::once(self.password.password.expose()))
    }
}

/// What the first sign-in brings.
fn first(slip: &Slip) -> Section {
    let mut sentences = vec![tr(match slip.first {
        FirstSignIn::Forced => "slip-first-forced",
        FirstSignIn::Kept => "slip-first-kept",
    })];
    if slip.has_two_step {
        sentences.push(tr("slip-first-two-step"));
    }
    Section { heading: tr("slip-first"), sentences }
}

/// What it means for phones and mail programs.
fn mail(slip: &Slip) -> Section {
    let mut sentences = Vec::new();
    if slip.has_mail_apps {
        sentences.push(tr("slip-mail-asks"));
        if slip.first == FirstSignIn::Forced {
            sentences.push(tr("slip-mail-forced"));
        }
        if slip.has_two_step {
            sentences.push(tr("slip-mail-two-step"));
        }
    } else {
        sentences.push(tr("slip-mail-off"));
    }
    Section { heading: tr("slip-mail"), sentences }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::password::spoken::Alphabet;

    const FORCED: &str = "Zoho asks you for another password at once. Choose one that only you know. Do this on the web \
                          page, not in a mail app.";
    const KEPT: &str = "Your inbox opens. This stays your password: you are not asked for another one.";
    const SECOND_STEP: &str = "You confirm the sign-in in a second step, as before.";
    const ASKS: &str = "The mail app on your phone, tablet or computer asks for the password again.";
    const FORCED_APPS: &str = "Choose your other password on the web page first. Until then a mail app says that the \
                               password is wrong; then give it the one you chose.";
    const APP_PASSWORD: &str = "Because you confirm in a second step, a mail app needs an app password, not this one. You \
                                make one in your account on the web page.";
    const APPS_OFF: &str = "Mail apps such as Outlook are switched off for your mailbox. Use the web page.";

    fn slip() -> Slip {
        Slip {
            council: "Little Wittering Parish Council".to_owned(),
            name: "Siân Pugh".to_owned(),
            address: "cllr.pugh@littlewittering-pc.gov.uk".parse().unwrap(),
            web_page: "mail.zoho.eu".to_owned(),
            password: Password::new("Maple-Otter-47".to_owned()),
            alphabet: Alphabet::Nato,
            certainty: Certainty::Set,
            first: FirstSignIn::Kept,
            has_two_step: false,
            has_mail_apps: true,
        }
    }

    fn sections(slip: &Slip) -> [Vec<String>; 2] {
        Content::of(slip).sections.map(|section| section.sentences)
    }

    #[test]
    fn a_password_that_stays_and_one_that_does_not() {
        assert_eq!(sections(&slip()), [vec![KEPT], vec![ASKS]]);
        let forced = Slip { first: FirstSignIn::Forced, ..slip() };
        assert_eq!(sections(&forced), [vec![FORCED], vec![ASKS, FORCED_APPS]]);
    }

    #[test]
    fn two_steps_and_no_mail_apps() {
        let two_step = Slip { has_two_step: true, ..slip() };
        assert_eq!(sections(&two_step), [vec![KEPT, SECOND_STEP], vec![ASKS, APP_PASSWORD]]);
        let both = Slip { first: FirstSignIn::Forced, ..two_step.clone() };
        assert_eq!(sections(&both), [vec![FORCED, SECOND_STEP], vec![ASKS, FORCED_APPS, APP_PASSWORD]]);
        let off = Slip { has_mail_apps: false, ..both };
        assert_eq!(sections(&off), [vec![FORCED, SECOND_STEP], vec![APPS_OFF]]);
    }

    #[test]
    fn doubt_is_said_only_where_there_is_some() {
        assert_eq!(Content::of(&slip()).doubt, None);
        let unknown = Content::of(&Slip { certainty: Certainty::Unknown, ..slip() });
        let doubt = unknown.doubt.unwrap();
        assert!(doubt.starts_with("It is not certain yet that this password works."), "{doubt}");
    }

    #[test]
    fn words_are_spelled_in_the_chosen_alphabet_up_to_a_length() {
        let spelled = |slip: &Slip| {
            let lines = Content::of(slip).password.spelling;
            lines.iter().map(|line| format!("{}{}", line.word(), line.rest())).collect::<Vec<_>>()
        };
        assert!(spelled(&slip())[0].starts_with("Maple: capital M for Mike, a for Alfa"));
        let everyday = Slip { alphabet: Alphabet::Everyday, ..slip() };
        assert!(spelled(&everyday)[0].starts_with("Maple: capital M for Mary"));
        let long = |n: usize| Slip { password: Password::new("x".repeat(n)), ..slip() };
        assert_eq!((spelled(&long(100)).len(), spelled(&long(101)).len()), (1, 0));
    }
}
