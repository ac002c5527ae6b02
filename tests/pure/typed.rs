//! A password of the clerk's own: each rule with what breaks it and a near miss that doesn't, and texts that mean harm.

use beadle::domain::password::guess::Verdict;
use beadle::domain::password::place::Place;
use beadle::domain::password::rules::Forbidden;
use beadle::domain::password::typed::{Appraisal, Rule, State, TypedProblem, Yardstick};
use beadle::domain::user::User;
use beadle::msg::ResetMsg;
use beadle::reset::answers::Reason;
use beadle::reset::draft::Problem;
use beadle::reset::password_choice::Typing;
use proptest::prelude::*;

use crate::common::{Desk, everybody, sian};

/// Nothing wrong with it.
const FIT: &str = "quiet otters read maps";

fn yardstick() -> Yardstick {
    let place = Place::new("Little Wittering Parish Council", "littlewittering-pc.gov.uk");
    Yardstick { person: Forbidden::for_user(&sian()), place }
}

fn appraisal(text: &str) -> Appraisal {
    Appraisal::of(text, text, &yardstick())
}

fn problem(text: &str) -> Option<TypedProblem> {
    appraisal(text).problem().cloned()
}

fn state(appraisal: &Appraisal, rule: Rule) -> State {
    appraisal.ticks().iter().find(|(known, _)| *known == rule).unwrap().1
}

#[test]
fn a_fit_password_keeps_every_rule() {
    let fit = appraisal(FIT);
    assert_eq!(fit.problem(), None);
    assert_eq!(fit.verdict(), Some(Verdict::Hard));
    for (rule, state) in fit.ticks() {
        assert!(rule.is_wish() || *state == State::Done, "{rule:?}");
    }
}

#[test]
fn nothing_typed_is_nothing_wrong() {
    let empty = appraisal("");
    assert_eq!(empty.problem(), Some(&TypedProblem::Empty));
    assert_eq!(empty.verdict(), None);
    assert!(empty.ticks().iter().all(|(_, state)| *state == State::Open), "{:?}", empty.ticks());
}

#[test]
fn twelve_to_250_characters() {
    assert_eq!(problem("Otter-9-Maps"), None);
    assert_eq!(problem("Otter-9-Map"), Some(TypedProblem::TooShort(1)));
    assert_eq!(problem("é-ÿ"), Some(TypedProblem::TooShort(9)));
    let long = |n: usize| FIT.chars().cycle().skip(1).filter(|c| *c != ' ').take(n).collect::<String>();
    assert_eq!(problem(&long(250)), None);
    assert_eq!(problem(&long(251)), Some(TypedProblem::TooLong));
    // Characters are counted, not bytes.
    let wide: String = ["𝕎", "🦊", "𠜎", "𝔞"].iter().copied().cycle().take(250).collect();
    assert_eq!(wide.len(), 1000);
    assert_ne!(problem(&wide), Some(TypedProblem::TooLong));
    assert_eq!(problem(&format!("{wide}x")), Some(TypedProblem::TooLong));
    assert_eq!(appraisal(&long(251)).ticks()[0], (Rule::NotTooLong, State::Broken));
}

#[test]
fn no_white_space_at_the_ends() {
    for text in [" quiet otters read maps", "quiet otters read maps ", "quiet otters read maps\u{a0}", "   "] {
        assert_eq!(problem(text), Some(TypedProblem::EdgeSpace), "{text:?}");
    }
    assert_eq!(problem(FIT), None);
}

#[test]
fn no_part_of_the_name() {
    let name = |part: &str| Some(TypedProblem::Name(part.to_owned()));
    assert_eq!(problem("quiet-SIAN-read-maps"), name("sian"));
    assert_eq!(problem("quiet-siân-read-maps"), name("sian"));
    assert_eq!(problem("quiet-otters-pughread"), name("pugh"));
    assert_eq!(problem("quiet-otters-puhgread"), None);
    let lukasz = everybody().into_iter().find(|user| user.name == "Łukasz Nowicki").unwrap();
    let yardstick = Yardstick { person: Forbidden::for_user(&lukasz), place: Place::default() };
    let of = |text: &str| Appraisal::of(text, text, &yardstick).problem().cloned();
    assert_eq!(of("quiet-lukasz-read-maps"), name("lukasz"));
    assert_eq!(of("quiet-ŁUKASZ-read-maps"), name("lukasz"));
    // An alias counts as well.
    assert_eq!(of("quiet-planning-read-maps"), name("planning"));
    assert_eq!(of("quiet-sian-read-the-maps"), None);
}

#[test]
fn nothing_of_the_council_or_the_place() {
    for text in [
        "LittleWittering-2026!",
        "W1tter1ng-otters-read",
        "otters-in-W1TT3R1NG",
        "Wïttering-otters-read",
        "l1ttle-otters-read",
    ] {
        assert!(matches!(problem(text), Some(TypedProblem::Place(_))), "{text}: {:?}", problem(text));
    }
    for text in ["Witten-otters-read", "parish-otters-read-maps", "W2tter2ng-otters-read"] {
        assert_eq!(problem(text), None, "{text}");
    }
}

#[test]
fn no_run() {
    assert_eq!(problem("quiet-abc-read-maps"), Some(TypedProblem::Run));
    assert_eq!(problem("quiet-321-read-maps"), Some(TypedProblem::Run));
    assert_eq!(problem("quiet-AaA-read-maps"), Some(TypedProblem::Run));
    assert_eq!(problem("quiet-acb-read-maps"), None);
    assert_eq!(problem("quiet---read---maps"), None);
}

#[test]
fn not_a_word_with_a_number() {
    for text in [
        "Parish2026!",
        "Butterscotch2026!",
        "2026Butterscotch!",
        "!Butterscotch26",
        "Bütterscotch-2026",
        "Butt3rscotch-26",
    ] {
        let found = appraisal(text);
        assert!(
            matches!(found.problem(), Some(TypedProblem::OneWord | TypedProblem::TooShort(1))),
            "{text}: {found:?}"
        );
        assert_eq!(state(&found, Rule::NotOneWord), State::Broken, "{text}");
        assert_ne!(found.verdict(), Some(Verdict::Hard), "{text}");
    }
    for text in ["Butterscotch-Otter-26", "ButterscotchOtter26", "Butterscotch-90265-x"] {
        assert_eq!(problem(text), None, "{text}");
    }
}

#[test]
fn not_soon_guessed() {
    for text in ["passwordpassword", "Qwertyuiop[]", "beadlecouncil", "zoho-parish-clerk", "C0unc1l-clerk-2026"] {
        let found = appraisal(text);
        assert_eq!(found.problem(), Some(&TypedProblem::Guessable), "{text}");
        assert_eq!(state(&found, Rule::HardToGuess), State::Broken, "{text}");
        assert_ne!(found.verdict(), Some(Verdict::Hard), "{text}");
    }
    // In between: two rare words, and one beside a word that is expected.
    for (text, verdict) in [("walrushedgehog", Verdict::Possible), ("beadlebanana", Verdict::Easy)] {
        assert_eq!(
            (problem(text), appraisal(text).verdict()),
            (Some(TypedProblem::Guessable), Some(verdict)),
            "{text}"
        );
    }
    for text in ["fennel-council-beadle", "passwordpassword-fennel"] {
        assert_eq!(problem(text), None, "{text}");
    }
}

#[test]
fn both_fields_the_same() {
    let of = |again: &str| Appraisal::of(FIT, again, &yardstick());
    for (again, tick, problem) in [
        ("", State::Open, Some(TypedProblem::Differs)),
        ("quiet", State::Open, Some(TypedProblem::Differs)),
        ("quite", State::Broken, Some(TypedProblem::Differs)),
        ("quiet otters read maps!", State::Broken, Some(TypedProblem::Differs)),
        (FIT, State::Done, None),
    ] {
        assert_eq!(state(&of(again), Rule::Same), tick, "{again}");
        assert_eq!(of(again).problem().cloned(), problem, "{again}");
    }
}

#[test]
fn what_zoho_may_ask_for_is_shown_and_not_refused() {
    for (text, cases, digit, sign) in [
        (FIT, State::Open, State::Open, State::Open),
        ("Quiet otters read maps", State::Done, State::Open, State::Open),
        ("quiet otters 8 maps", State::Open, State::Done, State::Open),
        ("quiet otters, read maps", State::Open, State::Open, State::Done),
    ] {
        let found = appraisal(text);
        let wishes = [Rule::BothCases, Rule::Digit, Rule::Sign].map(|rule| state(&found, rule));
        assert_eq!((found.problem(), wishes), (None, [cases, digit, sign]), "{text}");
    }
}

#[test]
fn the_list_is_as_long_for_every_password() {
    let n_lines = appraisal("").ticks().len();
    for text in ["x", FIT, "Parish2026!", &"x".repeat(251), " sian wittering abc "] {
        assert_eq!(appraisal(text).ticks().len(), n_lines, "{text}");
    }
}

#[test]
fn texts_that_mean_harm_do_none() {
    let all_swaps: String = "4@8({[<3691!|70$5+%2".chars().cycle().take(250).collect();
    let texts = [
        all_swaps,
        // A walk over the keyboard with a turn at each step.
        "q1".repeat(125),
        "12".repeat(500),
        "a".repeat(100_000),
        "ab".repeat(125),
        "İ".repeat(250),
        "ﬃ".repeat(250),
        "\u{0}\u{1b}[2J\u{202e}\u{feff}".repeat(20),
        "🧑‍🌾".repeat(60),
        "password".repeat(31),
        "e\u{301}".repeat(125),
    ];
    // Zxcvbn's work grows with the cube of the length, and its sums overflow: most of these would end in a panic, or
    // hardly at all, if it were given the whole of them.
    for text in &texts {
        assert!(appraisal(text).verdict().is_some(), "{}", text.chars().take(20).collect::<String>());
    }
    // Nor does a council's name do harm.
    let place = Place::new(&"WitteringWittering ".repeat(50), &format!("{}.uk", "x".repeat(240)));
    let yardstick = Yardstick { person: Forbidden::default(), place };
    assert!(Appraisal::of(&"WiTtErInG".repeat(27), "", &yardstick).problem().is_some());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_judged(text in any::<String>(), again in any::<String>()) {
        let found = Appraisal::of(&text, &again, &yardstick());
        prop_assert_eq!(found.ticks().len(), 11);
        prop_assert!(found.problem().is_some() || text == again);
    }
}

fn typed(first: &str, again: &str) -> ResetMsg {
    let mut typing = Typing::default();
    typing.first.expose_mut().push_str(first);
    typing.again.expose_mut().push_str(again);
    ResetMsg::EditTyping(typing)
}

fn desk() -> Desk {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Next);
    desk.reset(ResetMsg::TypeOwn(true));
    desk
}

fn complaint(desk: &Desk) -> Option<Problem> {
    desk.model.reset.as_ref().unwrap().complaint.clone()
}

#[test]
fn the_council_she_is_signed_in_to_is_what_counts() {
    let mut desk = desk();
    desk.reset(typed("Wittering-otters-read", "Wittering-otters-read"));
    desk.reset(ResetMsg::Next);
    assert_eq!(complaint(&desk), Some(Problem::Typed(TypedProblem::Place("wittering".to_owned()))));
    desk.reset(typed(FIT, FIT));
    assert_eq!(complaint(&desk), None);
    desk.reset(ResetMsg::Next);
    assert_eq!(complaint(&desk), None);
    let password = desk.model.reset.as_ref().unwrap().draft.password.password().unwrap();
    assert_eq!(password.expose(), FIT);
}

#[test]
fn a_name_that_is_read_later_counts_for_what_is_typed_already() {
    let mut desk = desk();
    let text = "quiet-badger-read-maps";
    desk.reset(typed(text, text));
    let draft = &mut desk.model.reset.as_mut().unwrap().draft;
    assert_eq!(draft.password.typed_problem(), None);
    draft.refresh_user(User { last_name: "Badger".to_owned(), ..sian() });
    assert_eq!(draft.password.typed_problem(), Some(&TypedProblem::Name("badger".to_owned())));
    assert!(draft.password.password().is_none());
}

#[test]
fn what_nobody_sees_never_becomes_part_of_the_password() {
    let mut desk = desk();
    desk.reset(typed("quiet\u{200b} otters\u{202e} read\n maps", FIT));
    let choice = &desk.model.reset.as_ref().unwrap().draft.password;
    assert_eq!(choice.password().unwrap().expose(), FIT);
    assert!(choice.typing().unwrap().tidied.hidden);
}
