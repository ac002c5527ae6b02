//! Everything about a reset that can still be altered.

use super::answers::{Alone, Answers, CanRead, Reason};
use super::consequences::Consequence;
use super::letter_words::{LetterPart, LetterWords};
use super::password_choice::PasswordChoice;
use super::plan::Plan;
use super::setting::Setting;
use super::step::Step;
use super::suggestions::{self, EmailWhy, Facts, ForceWhy, SignOutWhy, WordsWhy};
use crate::domain::address::Address;
use crate::domain::password::generate::WordCount;
use crate::domain::password::place::Place;
use crate::domain::password::rules::Forbidden;
use crate::domain::password::tailored::Unfit;
use crate::domain::password::typed::{TypedProblem, Yardstick};
use crate::domain::shared_addresses::is_shared;
use crate::domain::user::User;

/// The answers, the settings and the password of one reset.
#[derive(Debug, Clone)]
pub struct Draft {
    user: User,
    place: Place,
    facts: Facts,
    answers: Answers,
    sign_out: Setting<bool>,
    email: Setting<bool>,
    force: Setting<bool>,
    whys: Whys,
    words: WordCount,
    send_to: Option<String>,
    letter: LetterWords,
    /// The password of step 6.
    pub password: PasswordChoice,
    /// Shown or hidden by hand; `None`: shown, but covered when nobody is to have it.
    shown_by_hand: Option<bool>,
    rang_back: bool,
    leave_flag_to_zoho: FlagLeave,
}

/// The reasons beside the suggestions as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whys {
    /// Beside `Sign out from all devices`.
    pub sign_out: SignOutWhy,
    /// Beside `Send credentials via email`.
    pub email: EmailWhy,
    /// Beside `Force password change on first login`.
    pub force: ForceWhy,
    /// Beside the password.
    pub words: WordsWhy,
}

/// Whether the sign-out flag can still be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FlagLeave {
    /// As always: it is sent.
    #[default]
    Sent,
    /// Zoho refused both spellings; the clerk must tick that it will probably sign every device out.
    NeedsTick,
    /// Ticked.
    Accepted,
}

/// A setting that may have been chosen by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingName {
    /// Sign out from all devices.
    SignOut,
    /// Send credentials via email.
    Email,
    /// Force password change.
    Force,
}

/// What keeps a step from being complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Step 5 without a reason.
    NoReason,
    /// Step 6: no password could be made up.
    NoPassword(Unfit),
    /// Step 6: the typed password is not fit.
    Typed(TypedProblem),
    /// Step 8: no address to send to.
    NoSendTo,
    /// Step 8: not an address.
    BadSendTo,
    /// Step 8: signing out everywhere and emailing the password there means that nobody can read it.
    SignOutTrap,
    /// Step 8: forcing a change and emailing the password there may lock the person out before they read it.
    ForceTrap,
    /// Step 8: the clerk's own reset ends Beadle's sign-in, so it can't send the email.
    OwnCannotBeEmailed,
    /// Step 9: Zoho refused both spellings of the sign-out flag, and the tick is missing.
    FlagTickMissing,
}

impl Draft {
    /// A fresh draft for this person, at this council. `own` says that it is the signed-in administrator's own mailbox.
    #[must_use]
    pub fn new(user: User, own: bool, place: Place) -> Self {
        let facts = Facts { shared: is_shared(&user.address), forwarded: user.is_forwarded(), own };
        let yardstick = Yardstick { person: Forbidden::for_user(&user), place: place.clone() };
        let mut draft = Self {
            user,
            place,
            facts,
            answers: Answers::default(),
            sign_out: Setting::default(),
            email: Setting::default(),
            force: Setting::default(),
            whys: Whys {
                sign_out: SignOutWhy::KeepWorking,
                email: EmailWhy::MayNotRead,
                force: ForceWhy::Struggling,
                words: WordsWhy::Kept,
            },
            words: WordCount::FOUR,
            send_to: None,
            letter: LetterWords::default(),
            password: PasswordChoice::new(yardstick),
            shown_by_hand: None,
            rang_back: false,
            leave_flag_to_zoho: FlagLeave::Sent,
        };
        draft.suggest();
        draft
    }

    /// The person, as last read.
    #[must_use]
    pub fn user(&self) -> &User {
        &self.user
    }

    /// Takes over a fresher reading of the same person; another person's is ignored.
    pub fn refresh_user(&mut self, fresh: User) {
        if fresh.zuid != self.user.zuid {
            return;
        }
        self.facts.shared = is_shared(&fresh.address);
        self.facts.forwarded = fresh.is_forwarded();
        self.user = fresh;
        self.password.measure_by(Yardstick { person: self.forbidden(), place: self.place.clone() });
        self.suggest();
    }

    /// What the table of suggestions looks at.
    #[must_use]
    pub fn facts(&self) -> Facts {
        self.facts
    }

    /// The answers of step 5.
    #[must_use]
    pub fn answers(&self) -> Answers {
        self.answers
    }

    /// Answers `What has happened?`
    pub fn set_reason(&mut self, reason: Reason) {
        self.answers.reason = Some(reason);
        self.suggest();
    }

    /// Answers `Can {first} read council email on any device right now?`
    pub fn set_can_read(&mut self, can_read: CanRead) {
        self.answers.can_read = can_read;
        self.suggest();
    }

    /// Answers `Will {first} manage to choose a new password alone?`
    pub fn set_alone(&mut self, alone: Alone) {
        self.answers.alone = alone;
        self.suggest();
    }

    /// Chooses a setting by hand. What was suggested stays suggested; the other suggestions follow.
    pub fn choose(&mut self, name: SettingName, value: bool) {
        match name {
            SettingName::SignOut => self.sign_out.chosen = Some(value),
            SettingName::Email => self.email.chosen = Some(value),
            SettingName::Force => self.force.chosen = Some(value),
        }
        self.suggest();
    }

    /// Types into `Send to`.
    pub fn set_send_to(&mut self, text: String) {
        self.send_to = Some(text);
        self.suggest();
    }

    /// The email's words, as far as they are hers.
    #[must_use]
    pub fn letter(&self) -> &LetterWords {
        &self.letter
    }

    /// Types into one of the email's parts.
    pub fn edit_letter(&mut self, part: LetterPart, text: &str) {
        self.letter.edit(part, text);
    }

    /// The usual words again.
    pub fn reset_letter(&mut self) {
        self.letter = LetterWords::default();
    }

    /// Addresses elsewhere that may be offered where nothing stands in `Send to`: never when somebody else may have got in,
    /// who may have put them there.
    #[must_use]
    pub fn outside_offers(&self) -> &[Address] {
        let may_offer = self.answers.reason != Some(Reason::SomeoneElse) && self.send_to().trim().is_empty();
        if may_offer { &self.user.outside } else { &[] }
    }

    /// Ticks or unticks that she rang back.
    pub fn set_rang_back(&mut self, rang_back: bool) {
        self.rang_back = rang_back;
    }

    /// She says that she rang back.
    #[must_use]
    pub fn rang_back(&self) -> bool {
        self.rang_back
    }

    /// Sign out from all devices.
    #[must_use]
    pub fn sign_out(&self) -> Setting<bool> {
        self.sign_out
    }

    /// Send credentials via email.
    #[must_use]
    pub fn email(&self) -> Setting<bool> {
        self.email
    }

    /// Force password change on first login.
    #[must_use]
    pub fn force(&self) -> Setting<bool> {
        self.force
    }

    /// The reasons beside the suggestions.
    #[must_use]
    pub fn whys(&self) -> Whys {
        self.whys
    }

    /// How many words a generated password needs as things stand.
    #[must_use]
    pub fn words_needed(&self) -> WordCount {
        self.words
    }

    /// The chosen password has fewer words than it needs now; nothing is swapped silently, she is asked.
    #[must_use]
    pub fn wants_another_word(&self) -> bool {
        self.password.n_words().is_some_and(|n| n < usize::from(self.words.get()))
    }

    /// What was chosen by hand and differs from what is suggested now: an answer changed and these stayed.
    #[must_use]
    pub fn kept_by_hand(&self) -> Vec<SettingName> {
        [(SettingName::SignOut, self.sign_out), (SettingName::Email, self.email), (SettingName::Force, self.force)]
            .into_iter()
            .filter(|(_, setting)| setting.is_kept_against_suggestion())
            .map(|(name, _)| name)
            .collect()
    }

    /// What stands in `Send to`: typed, else the mailbox itself where that makes sense, else nothing.
    #[must_use]
    pub fn send_to(&self) -> &str {
        match &self.send_to {
            Some(typed) => typed,
            None if self.sends_to_itself_by_default() => self.user.address.as_str(),
            None => "",
        }
    }

    /// The email goes to the mailbox whose password is being changed, or an alias of it.
    #[must_use]
    pub fn emails_itself(&self) -> bool {
        self.email.value() && self.send_to().parse::<Address>().is_ok_and(|address| self.user.has_address(&address))
    }

    /// The password may be read on the screen.
    #[must_use]
    pub fn shows_password(&self) -> bool {
        self.shown_by_hand.unwrap_or(self.answers.reason != Some(Reason::Left))
    }

    /// Shows or hides the password.
    pub fn set_shows_password(&mut self, shown: bool) {
        self.shown_by_hand = Some(shown);
    }

    /// Whether the sign-out flag can still be sent.
    #[must_use]
    pub fn flag_leave(&self) -> FlagLeave {
        self.leave_flag_to_zoho
    }

    /// Zoho refused both spellings, or she (un)ticked that she accepts it.
    pub fn set_flag_leave(&mut self, leave: FlagLeave) {
        self.leave_flag_to_zoho = leave;
    }

    /// The parts of the person's name and address that must not stand in the password.
    #[must_use]
    pub fn forbidden(&self) -> Forbidden {
        Forbidden::for_user(&self.user)
    }

    /// What the reset means for this person, as things stand.
    #[must_use]
    pub fn consequences(&self) -> Vec<Consequence> {
        Consequence::of(&self.user, self.force.value(), self.facts.shared)
    }

    /// What keeps this step from being complete.
    #[must_use]
    pub fn problem(&self, step: Step) -> Option<Problem> {
        match step {
            Step::LogIn | Step::GoToUsers | Step::ChooseUser | Step::Security | Step::ForceChange => None,
            Step::ChangePassword => self.answers.reason.is_none().then_some(Problem::NoReason),
            Step::EnterPassword => self.password_problem(),
            Step::SignOutAndSend => self.email_problem(),
            Step::Change => (self.leave_flag_to_zoho == FlagLeave::NeedsTick).then_some(Problem::FlagTickMissing),
        }
    }

    /// The only way to a plan: every step complete, or the first one that isn't.
    ///
    /// # Errors
    /// The first incomplete step and what is wrong with it.
    pub fn finish(&self) -> Result<Plan, (Step, Problem)> {
        for step in Step::ORDER {
            if let Some(problem) = self.problem(step) {
                return Err((step, problem));
            }
        }
        let Some(reason) = self.answers.reason else { return Err((Step::ChangePassword, Problem::NoReason)) };
        let Some(password) = self.password.password() else {
            return Err((Step::EnterPassword, Problem::NoPassword(Unfit::NoRandom)));
        };
        let email_to = if self.email.value() {
            let address = self.send_to().parse().map_err(|_bad| (Step::SignOutAndSend, Problem::BadSendTo))?;
            Some(address)
        } else {
            None
        };
        Ok(Plan {
            user: self.user.clone(),
            password,
            reason,
            force_change: self.force.value(),
            sign_out: self.sign_out.value(),
            email_to,
            letter: self.letter.clone(),
            rang_back: self.rang_back,
            own: self.facts.own,
            shared: self.facts.shared,
            leave_flag_to_zoho: self.leave_flag_to_zoho == FlagLeave::Accepted,
        })
    }

    fn password_problem(&self) -> Option<Problem> {
        if let Some(problem) = self.password.typed_problem() {
            return Some(Problem::Typed(problem.clone()));
        }
        let failure = self.password.draw_failure().unwrap_or(Unfit::NoRandom);
        self.password.password().is_none().then_some(Problem::NoPassword(failure))
    }

    fn email_problem(&self) -> Option<Problem> {
        if !self.email.value() {
            return None;
        }
        if self.facts.own {
            return Some(Problem::OwnCannotBeEmailed);
        }
        let typed = self.send_to().trim();
        if typed.is_empty() {
            return Some(Problem::NoSendTo);
        }
        let Ok(address) = typed.parse::<Address>() else { return Some(Problem::BadSendTo) };
        if !self.user.has_address(&address) {
            return None;
        }
        if self.sign_out.value() {
            return Some(Problem::SignOutTrap);
        }
        self.force.value().then_some(Problem::ForceTrap)
    }

    fn sends_to_itself_by_default(&self) -> bool {
        !self.sign_out.value() && self.force.chosen != Some(true) && !self.facts.own
    }

    /// Works the table out again, top down. Only suggestions move; what was chosen by hand stays.
    fn suggest(&mut self) {
        let sign_out = suggestions::sign_out(&self.answers);
        self.sign_out.suggested = sign_out.value;
        let email = suggestions::email(&self.answers, self.facts, self.sign_out.value(), self.force.chosen);
        self.email.suggested = email.value;
        let force = suggestions::force(&self.answers, self.facts, self.emails_itself());
        self.force.suggested = force.value;
        let words = suggestions::words(&self.answers, self.force.value());
        self.words = words.value;
        self.whys = Whys { sign_out: sign_out.why, email: email.why, force: force.why, words: words.why };
    }
}
