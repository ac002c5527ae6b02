//! Facts put into words: how long ago, which role, what is wrong. Every sentence comes from the Fluent files.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::outcome::{Answer, JournalTrouble, KeychainTrouble, ReadFailure, Refusal, SignInFailure};
use crate::domain::password::tidied::Tidied;
use crate::domain::password::typed::TypedProblem;
use crate::domain::region::Region;
use crate::domain::set_up::SetUpFault;
use crate::domain::supplier::Supplier;
use crate::domain::user::{Role, User};
use crate::domain::when::Ago;
use crate::model::reset::{Reset, StepStatus};
use crate::reset::answers::{Alone, CanRead, Reason};
use crate::reset::draft::{Draft, Problem};
use crate::reset::step::Step;
use crate::reset::suggestions::{EmailWhy, ForceWhy, SignOutWhy, WordsWhy};
use crate::text::{tr, tr_with};

pub(super) use super::network_words::{doubt, throttled_until, unsent};

use super::kind_words;
use super::view::View;

/// "3 weeks ago", "never".
#[must_use]
pub(super) fn ago(event: Option<Timestamp>, view: &View) -> String {
    match Ago::between(event, view.now, &view.zone) {
        Ago::Never => tr("ago-never"),
        Ago::JustNow => tr("ago-just-now"),
        Ago::Minutes(n) => tr_with("ago-minutes", &[("n", n.into())]),
        Ago::Today => tr("ago-today"),
        Ago::Yesterday => tr("ago-yesterday"),
        Ago::Days(n) => tr_with("ago-days", &[("n", n.into())]),
        Ago::Weeks(n) => tr_with("ago-weeks", &[("n", n.into())]),
        Ago::Months(n) => tr_with("ago-months", &[("n", n.into())]),
        Ago::Years(n) => tr_with("ago-years", &[("n", n.into())]),
    }
}

/// The exact moment, for whoever hovers.
#[must_use]
pub(super) fn exactly(event: Option<Timestamp>, zone: &TimeZone) -> String {
    match event {
        Some(event) => event.to_zoned_datetime(zone.clone()).strftime("%A %-d %B %Y, %H:%M").to_string(),
        None => tr("ago-never-known"),
    }
}

/// 14:03:21.
#[must_use]
pub(super) fn clock(moment: Timestamp, zone: &TimeZone) -> String {
    moment.to_zoned_datetime(zone.clone()).strftime("%H:%M:%S").to_string()
}

/// 14:03.
#[must_use]
pub(super) fn hour(moment: Timestamp, zone: &TimeZone) -> String {
    moment.to_zoned_datetime(zone.clone()).strftime("%H:%M").to_string()
}

/// 24 November 2026, 14:03.
#[must_use]
pub(super) fn date_and_time(moment: Timestamp, zone: &TimeZone) -> String {
    moment.to_zoned_datetime(zone.clone()).strftime("%-d %B %Y, %H:%M").to_string()
}

/// 24 November 2026.
#[must_use]
pub(super) fn date(moment: Timestamp, zone: &TimeZone) -> String {
    moment.to_zoned_datetime(zone.clone()).strftime("%-d %B %Y").to_string()
}

/// "on", "off" or "not known".
#[must_use]
pub(super) fn on_off(value: Option<bool>) -> String {
    match value {
        Some(true) => tr("word-on"),
        Some(false) => tr("word-off"),
        None => tr("word-not-known"),
    }
}

/// What an administrator is called; nothing for everybody else.
#[must_use]
pub(super) fn role(role: Role) -> Option<String> {
    match role {
        Role::SuperAdmin => Some(tr("role-super-admin")),
        Role::Admin => Some(tr("role-admin")),
        Role::Member | Role::Unknown => None,
    }
}

/// The tags under a name, as this administrator sees them.
#[must_use]
pub(super) fn tags(user: &User, viewer: &User) -> Vec<String> {
    let mut tags: Vec<String> = if only_they_can_change(user, viewer) {
        vec![tr_with("tag-only-they", &[("first", user.first().into())])]
    } else {
        role(user.role).into_iter().collect()
    };
    if !user.enabled {
        tags.push(tr("tag-disabled"));
    }
    if user.mail_apps == Some(false) {
        tags.push(tr("tag-mail-apps-off"));
    }
    if user.is_forwarded() {
        tags.push(tr("tag-forwarded"));
    }
    tags
}

/// A deputy can't change the super administrator's password. Where a role is missing, Zoho decides.
#[must_use]
pub(super) fn only_they_can_change(user: &User, viewer: &User) -> bool {
    viewer.role == Role::Admin && user.role == Role::SuperAdmin && viewer.zuid != user.zuid
}

/// Whose password this is about.
#[must_use]
pub(super) fn reset_title(reset: &Reset) -> String {
    tr_with("reset-title", &[("name", reset.draft.user().name.as_str().into())])
}

/// The title of a step.
#[must_use]
pub(super) fn step_title(step: Step) -> String {
    tr(match step {
        Step::LogIn => "step-1",
        Step::GoToUsers => "step-2",
        Step::ChooseUser => "step-3",
        Step::Security => "step-4",
        Step::ChangePassword => "step-5",
        Step::EnterPassword => "step-6",
        Step::ForceChange => "step-7",
        Step::SignOutAndSend => "step-8",
        Step::Change => "step-9",
    })
}

/// What has happened.
#[must_use]
pub(super) fn reason(reason: Reason) -> String {
    tr(match reason {
        Reason::Forgotten => "reason-forgotten",
        Reason::NewDevice => "reason-new-device",
        Reason::LostDevice => "reason-lost-device",
        Reason::SomeoneElse => "reason-someone-else",
        Reason::FirstSignIn => "reason-first-sign-in",
        Reason::SomeoneNew => "reason-someone-new",
        Reason::Left => "reason-left",
        Reason::SomethingElse => "reason-something-else",
    })
}

/// Whom the questions of step 5 ask about.
#[must_use]
pub(super) fn person(draft: &Draft) -> String {
    if draft.answers().reason == Some(Reason::SomeoneNew) {
        return tr("the-new-person");
    }
    draft.user().first().to_owned()
}

/// An answer to the first question.
#[must_use]
pub(super) fn can_read(answer: CanRead) -> String {
    tr(match answer {
        CanRead::Yes => "answer-yes",
        CanRead::No => "answer-no",
        CanRead::NotSure => "answer-not-sure",
    })
}

/// An answer to the second question.
#[must_use]
pub(super) fn alone(answer: Alone) -> String {
    tr(match answer {
        Alone::Yes => "answer-yes",
        Alone::RatherNot => "answer-rather-not",
    })
}

/// Why devices should or should not be signed out.
#[must_use]
pub(super) fn sign_out_why(why: SignOutWhy, person: &str) -> String {
    let key = match why {
        SignOutWhy::DeviceLost => "why-sign-out-lost",
        SignOutWhy::SomeoneElse => "why-sign-out-someone-else",
        SignOutWhy::SomeoneNew => "why-sign-out-someone-new",
        SignOutWhy::Left => "why-sign-out-left",
        SignOutWhy::KeepWorking => "why-sign-out-keep",
    };
    tr_with(key, &[("first", person.into())])
}

/// Why the credentials should or should not be emailed to the mailbox itself.
#[must_use]
pub(super) fn email_why(why: EmailWhy, person: &str) -> String {
    let key = match why {
        EmailWhy::CanReadIt => "why-email-can-read",
        EmailWhy::MayNotRead => "why-email-may-not-read",
        EmailWhy::SignedOut => "why-email-signed-out",
        EmailWhy::Forced => "why-email-forced",
        EmailWhy::Own => "why-email-own",
        EmailWhy::Forwarded => "why-email-forwarded",
        EmailWhy::TellDirectly => "why-email-tell-directly",
        EmailWhy::Left => "why-email-left",
    };
    tr_with(key, &[("first", person.into())])
}

/// Why a change should or should not be forced.
#[must_use]
pub(super) fn force_why(why: ForceWhy, person: &str) -> String {
    let key = match why {
        ForceWhy::ManagesAlone => "why-force-alone",
        ForceWhy::Struggling => "why-force-struggling",
        ForceWhy::Shared => "why-force-shared",
        ForceWhy::EmailedThere => "why-force-emailed",
        ForceWhy::Left => "why-force-left",
    };
    tr_with(key, &[("first", person.into())])
}

/// Why so many words.
#[must_use]
pub(super) fn words_why(why: WordsWhy, n_words: u8, person: &str) -> String {
    let key = match why {
        WordsWhy::ReplacedSoon => "why-words-replaced",
        WordsWhy::SomeoneElse => "why-words-someone-else",
        WordsWhy::Kept => "why-words-kept",
        WordsWhy::Left => "why-words-left",
    };
    tr_with(key, &[("n", n_words.into()), ("first", person.into())])
}

/// What keeps a step from being complete.
#[must_use]
pub(super) fn problem(problem: &Problem, person: &str) -> String {
    let args = [("first", person.into())];
    match problem {
        Problem::NoReason => tr("problem-no-reason"),
        Problem::NoPassword(why) => kind_words::unfit(*why),
        Problem::Typed(typed) => typed_problem(typed),
        Problem::NoSendTo => tr("problem-no-send-to"),
        Problem::BadSendTo => tr("problem-bad-send-to"),
        Problem::SignOutTrap => tr_with("problem-sign-out-trap", &args),
        Problem::ForceTrap => tr_with("problem-force-trap", &args),
        Problem::OwnCannotBeEmailed => tr("problem-own-email"),
        Problem::FlagTickMissing => tr("problem-flag-tick"),
    }
}

/// What keeps a typed password from being used.
#[must_use]
pub(super) fn typed_problem(problem: &TypedProblem) -> String {
    match problem {
        TypedProblem::Empty => tr("typed-empty"),
        TypedProblem::TooShort(missing) => tr_with("typed-too-short", &[("n", (*missing).into())]),
        TypedProblem::TooLong => tr("typed-too-long"),
        TypedProblem::Differs => tr("typed-differs"),
        TypedProblem::EdgeSpace => tr("typed-edge-space"),
        TypedProblem::Name(part) => tr_with("typed-name", &[("part", part.as_str().into())]),
        TypedProblem::Place(word) => tr_with("typed-place", &[("word", word.as_str().into())]),
        TypedProblem::Run => tr("typed-run"),
        TypedProblem::OneWord => tr("typed-one-word"),
        TypedProblem::Guessable => tr("typed-guessable"),
    }
}

/// What was taken out of a password that was pasted.
#[must_use]
pub(super) fn tidied(tidied: Tidied) -> String {
    let spaces = match (tidied.start, tidied.end) {
        (false, false) => None,
        (true, false) => Some("start"),
        (false, true) => Some("end"),
        (true, true) => Some("both"),
    };
    let spaces = spaces.map(|place| tr_with("typed-tidied-spaces", &[("where", place.into())]));
    let hidden = tidied.hidden.then(|| tr("typed-tidied-hidden"));
    spaces.into_iter().chain(hidden).collect::<Vec<_>>().join(" ")
}

/// Why Zoho said no, and what to do next.
#[must_use]
pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Breached => tr("refusal-breached"),
        Refusal::InHistory => tr("refusal-history"),
        Refusal::PasswordRule(words) => tr_with("refusal-rule", &[("words", words.as_str().into())]),
        Refusal::NotAllowed => tr("refusal-not-allowed"),
        Refusal::TokenRefused => tr("unsent-signed-out"),
        Refusal::Throttled => tr("unsent-throttled"),
        Refusal::UnknownFlag => tr("refusal-flag"),
        Refusal::NotFound => tr("refusal-not-found"),
        Refusal::Other(status, words) => {
            tr_with("refusal-other", &[("status", (*status).into()), ("words", words.as_str().into())])
        }
        Refusal::Unclassified(status) => tr_with("refusal-unclassified", &[("status", (*status).into())]),
    }
}

/// Why the journal could not be written, and what to do.
#[must_use]
pub(super) fn journal_trouble(trouble: JournalTrouble) -> String {
    tr(match trouble {
        JournalTrouble::Full => "journal-full",
        JournalTrouble::ReadOnly => "journal-read-only",
        JournalTrouble::Held => "journal-held",
        JournalTrouble::Gone => "journal-gone",
        JournalTrouble::Other => "journal-other",
    })
}

/// What became of a press that changed nothing.
#[must_use]
pub(super) fn step_status(what: &StepStatus, first: &str, view: &View) -> String {
    match what {
        StepStatus::Refused(why) => refusal(why),
        StepStatus::NotSent(why) => unsent(*why, view),
        StepStatus::Changed => tr_with("status-changed-since", &[("first", first.into())]),
        StepStatus::NoBaseline(failure) => {
            tr_with("status-no-baseline", &[("why", read_failure(failure, view).into())])
        }
        StepStatus::NoJournal(trouble) => tr_with("status-no-journal", &[("why", journal_trouble(*trouble).into())]),
    }
}

/// What became of another try with a password that may be set already: the ways on that a step offers are not there.
/// Nothing when another sentence tells it.
#[must_use]
pub(super) fn last_try(what: &StepStatus, first: &str, view: &View) -> Option<String> {
    match what {
        StepStatus::Changed => Some(tr("unknown-try-stale")),
        StepStatus::Refused(Refusal::InHistory) => None,
        StepStatus::Refused(
            Refusal::Breached | Refusal::PasswordRule(_) | Refusal::UnknownFlag | Refusal::Unclassified(_),
        ) => Some(tr("unknown-try-refused")),
        other => Some(step_status(other, first, view)),
    }
}

/// Why something could not be read.
#[must_use]
pub(super) fn read_failure(failure: &ReadFailure, view: &View) -> String {
    match failure {
        ReadFailure::Unsent(why) => unsent(*why, view),
        ReadFailure::Doubt(why) => doubt(*why),
        ReadFailure::Refused(why) => refusal(why),
        ReadFailure::NoSuchUser => tr("read-no-such-user"),
        ReadFailure::Cancelled => tr("unsent-cancelled"),
    }
}

/// Why an email did not go.
#[must_use]
pub(super) fn email_failure(answer: &Answer, view: &View) -> String {
    match answer {
        Answer::Done { .. } => String::new(),
        Answer::Refused(why) => refusal(why),
        Answer::NotSent(why) => unsent(*why, view),
        Answer::Unknown(why) => doubt(*why),
    }
}

/// Why signing in did not work.
#[must_use]
pub(super) fn sign_in_failure(failure: &SignInFailure, view: &View) -> String {
    match failure {
        SignInFailure::PortTaken(port) => tr_with("sign-in-port-taken", &[("port", port.to_string().into())]),
        SignInFailure::NoBrowser => tr("sign-in-no-browser"),
        SignInFailure::Declined => tr("sign-in-declined"),
        SignInFailure::TooLate => tr("sign-in-too-late"),
        SignInFailure::Cancelled | SignInFailure::NotKept => tr("sign-in-cancelled"),
        SignInFailure::Refused(word) => tr_with("sign-in-refused", &[("word", word.as_str().into())]),
        SignInFailure::Throttled(until) => throttled_until(*until, view),
        SignInFailure::CodeExpired => tr("sign-in-code-expired"),
        SignInFailure::CodeRefused => tr("sign-in-code-refused"),
        SignInFailure::CodeTooNarrow => tr("sign-in-code-too-narrow"),
        SignInFailure::NotThisWay(word) => tr_with("sign-in-not-this-way", &[("word", word.as_str().into())]),
        SignInFailure::OtherDataCentre => tr("sign-in-other-data-centre"),
        SignInFailure::Read(why) => read_failure(why, view),
        SignInFailure::PersonalAccount => tr("sign-in-personal"),
        SignInFailure::NotAdmin => tr("sign-in-not-admin"),
        SignInFailure::OtherCouncil => tr("sign-in-other-council"),
        SignInFailure::KnownCouncil(name) => tr_with("sign-in-known-council", &[("council", name.as_str().into())]),
        SignInFailure::OtherPerson => tr("sign-in-other-person"),
        SignInFailure::NoMail => tr("sign-in-no-mail"),
        SignInFailure::NotAdded => tr("sign-in-not-added"),
        SignInFailure::NoClientSecret => tr("sign-in-no-client-secret"),
        SignInFailure::NoCouncil => tr("sign-in-no-council"),
        SignInFailure::NotSaved => tr("sign-in-not-saved"),
        SignInFailure::Keychain(trouble) => tr(match trouble {
            KeychainTrouble::None => "sign-in-keychain-none",
            KeychainTrouble::Locked | KeychainTrouble::Silent => "sign-in-keychain-locked",
            KeychainTrouble::Refused => "sign-in-keychain-refused",
        }),
        SignInFailure::NoRandom => tr("notice-no-random"),
        SignInFailure::NoJournal => tr("sign-in-no-journal"),
    }
}

/// The same, for somebody who is signed in already.
#[must_use]
pub(super) fn trip_failure(failure: &SignInFailure, view: &View) -> String {
    match failure {
        SignInFailure::Declined => tr("trip-declined"),
        SignInFailure::Cancelled => tr("trip-cancelled"),
        other => sign_in_failure(other, view),
    }
}

/// True when the supplier can help with it better than trying again.
#[must_use]
pub(super) fn needs_supplier(failure: &SignInFailure) -> bool {
    matches!(
        failure,
        SignInFailure::Refused(_)
            | SignInFailure::NotThisWay(_)
            | SignInFailure::OtherDataCentre
            | SignInFailure::PersonalAccount
            | SignInFailure::NotAdmin
            | SignInFailure::OtherCouncil
            | SignInFailure::NoClientSecret
            | SignInFailure::NoCouncil
    )
}

/// Who can help, with what there is to reach them.
#[must_use]
pub(super) fn supplier(supplier: &Supplier) -> String {
    let name = supplier.name.clone().unwrap_or_else(|| tr("supplier-unnamed"));
    let ways: Vec<&str> = [&supplier.phone, &supplier.email].into_iter().filter_map(Option::as_deref).collect();
    if ways.is_empty() {
        return tr_with("supplier-can-help", &[("name", name.into())]);
    }
    tr_with("supplier-can-help-at", &[("name", name.into()), ("ways", ways.join(", ").into())])
}

/// Why a set-up file can't be used.
#[must_use]
pub(super) fn set_up_fault(fault: SetUpFault) -> String {
    match fault {
        SetUpFault::NotFound => tr("set-up-not-found"),
        SetUpFault::Unreadable => tr("set-up-unreadable"),
        SetUpFault::NotSetUp => tr("set-up-not-one"),
        SetUpFault::NamesPlace => tr("set-up-names-place"),
        SetUpFault::Misleading => tr("set-up-misleading"),
        SetUpFault::Hidden(field) => tr_with("set-up-hidden", &[("field", field.name().into())]),
        SetUpFault::Missing(field) => tr_with("set-up-missing", &[("field", field.name().into())]),
        SetUpFault::Odd(field) => tr_with("set-up-odd", &[("field", field.name().into())]),
    }
}

/// Where a data centre is.
#[must_use]
pub(super) fn region_key(region: Region) -> &'static str {
    match region {
        Region::Eu => "region-eu",
        Region::Us => "region-us",
        Region::In => "region-in",
        Region::Au => "region-au",
        Region::Jp => "region-jp",
        Region::Ca => "region-ca",
        Region::Sa => "region-sa",
        Region::Uk => "region-uk",
        Region::Cn => "region-cn",
        Region::Ae => "region-ae",
    }
}
