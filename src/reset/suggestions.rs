//! The table of suggestions (blueprint section 2), each with its reason, worked out top down: sign-out, email, force,
//! words. Every row looks at the values above it as they stand.

use super::answers::{Alone, Answers, CanRead, Reason};
use crate::domain::password::generate::WordCount;

/// What the table needs to know about the mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// A mailbox that several people use.
    pub shared: bool,
    /// Mail of this mailbox also goes elsewhere.
    pub forwarded: bool,
    /// The mailbox of the person who is signed in to Beadle.
    pub own: bool,
}

/// A suggested value with the reason that is shown beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggested<T, W> {
    /// The value.
    pub value: T,
    /// Why.
    pub why: W,
}

/// Why devices should or should not be signed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignOutWhy {
    /// A lost device still holds the mail.
    DeviceLost,
    /// Whoever got in must be put out.
    SomeoneElse,
    /// The former holder's devices must be put out.
    SomeoneNew,
    /// Nobody should go on reading it.
    Left,
    /// Nothing speaks for it, and a working device stays useful.
    KeepWorking,
}

/// Why the credentials should or should not be emailed to the mailbox itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailWhy {
    /// A working device can read it.
    CanReadIt,
    /// Nobody can read it there, or nobody knows.
    MayNotRead,
    /// Every device is being signed out, so nobody could read it there.
    SignedOut,
    /// A change is being forced, which may lock the person out before they read it.
    Forced,
    /// It is the clerk's own mailbox; the reset ends Beadle's own sign-in.
    Own,
    /// The mailbox is forwarded, so the password would travel on.
    Forwarded,
    /// The reason calls for telling the person directly.
    TellDirectly,
    /// Nobody should have it.
    Left,
}

/// Why a change should or should not be forced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForceWhy {
    /// The person manages alone, and nobody else should know the password for long.
    ManagesAlone,
    /// The article's advice: for someone struggling, deselect it.
    Struggling,
    /// Several people use the mailbox; the first one in would lock the others out.
    Shared,
    /// The password is emailed to the mailbox itself; a forced change could come before it is read.
    EmailedThere,
    /// Nobody should sign in.
    Left,
}

/// Why so many words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsWhy {
    /// It is replaced at the first sign-in.
    ReplacedSoon,
    /// It is replaced, but somebody else may be trying.
    SomeoneElse,
    /// It is kept.
    Kept,
    /// Nobody needs to say it.
    Left,
}

/// Row 1.
#[must_use]
pub fn sign_out(answers: &Answers) -> Suggested<bool, SignOutWhy> {
    let (value, why) = match answers.reason {
        Some(Reason::LostDevice) => (true, SignOutWhy::DeviceLost),
        Some(Reason::SomeoneElse) => (true, SignOutWhy::SomeoneElse),
        Some(Reason::SomeoneNew) => (true, SignOutWhy::SomeoneNew),
        Some(Reason::Left) => (true, SignOutWhy::Left),
        Some(Reason::Forgotten | Reason::NewDevice | Reason::FirstSignIn | Reason::SomethingElse) | None => {
            (false, SignOutWhy::KeepWorking)
        }
    };
    Suggested { value, why }
}

/// Row 2: to the mailbox itself. `sign_out` is the value as it stands; `force_by_hand` is only what was chosen by
/// hand, so that for Yes and Yes the email wins, as in the article.
#[must_use]
pub fn email(
    answers: &Answers,
    facts: Facts,
    sign_out: bool,
    force_by_hand: Option<bool>,
) -> Suggested<bool, EmailWhy> {
    let off = |why| Suggested { value: false, why };
    match answers.reason {
        Some(Reason::Left) => return off(EmailWhy::Left),
        Some(Reason::LostDevice | Reason::SomeoneElse | Reason::FirstSignIn | Reason::SomeoneNew) if !sign_out => {
            return off(EmailWhy::TellDirectly);
        }
        _ => {}
    }
    if facts.own {
        return off(EmailWhy::Own);
    }
    if sign_out {
        return off(EmailWhy::SignedOut);
    }
    if facts.forwarded {
        return off(EmailWhy::Forwarded);
    }
    if answers.can_read != CanRead::Yes {
        return off(EmailWhy::MayNotRead);
    }
    if force_by_hand == Some(true) {
        return off(EmailWhy::Forced);
    }
    match answers.reason {
        Some(Reason::Forgotten | Reason::NewDevice | Reason::SomethingElse) => {
            Suggested { value: true, why: EmailWhy::CanReadIt }
        }
        _ => off(EmailWhy::TellDirectly),
    }
}

/// Row 3. `emailed_to_itself` is the email as it stands.
#[must_use]
pub fn force(answers: &Answers, facts: Facts, emailed_to_itself: bool) -> Suggested<bool, ForceWhy> {
    let (value, why) = if answers.reason == Some(Reason::Left) {
        (false, ForceWhy::Left)
    } else if facts.shared {
        (false, ForceWhy::Shared)
    } else if answers.alone != Alone::Yes {
        (false, ForceWhy::Struggling)
    } else if emailed_to_itself {
        (false, ForceWhy::EmailedThere)
    } else {
        (true, ForceWhy::ManagesAlone)
    };
    Suggested { value, why }
}

/// Row 4. `force` is the value as it stands.
#[must_use]
pub fn words(answers: &Answers, force: bool) -> Suggested<WordCount, WordsWhy> {
    let (value, why) = match answers.reason {
        Some(Reason::Left) => (WordCount::SIX, WordsWhy::Left),
        Some(Reason::SomeoneElse) if force => (WordCount::FOUR, WordsWhy::SomeoneElse),
        _ if force => (WordCount::THREE, WordsWhy::ReplacedSoon),
        _ => (WordCount::FOUR, WordsWhy::Kept),
    };
    Suggested { value, why }
}
