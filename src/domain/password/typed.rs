//! A password of the clerk's own: the rules that it must keep, those that Zoho may ask for, and how soon it would be
//! guessed.

use zeroize::Zeroizing;
use zxcvbn::feedback::{Suggestion, Warning};

use super::guess::{Guess, Verdict};
use super::lacking::Lacking;
use super::one_word::is_one_word_with_a_number;
use super::place::Place;
use super::plain::{folded, unswapped};
use super::rules::{FEWEST_TYPED, Forbidden, MOST, has_run};

/// Words that somebody who guesses at a council's mailbox tries.
const EXPECTED: &[&str] = &["beadle", "zoho", "parish", "council", "clerk", "town"];
/// How much must stand beside such words for them to count at all.
const FEWEST_BESIDE: usize = 6;

/// What a typed password comes to. Worked out once for each change, because reckoning how soon it would be guessed
/// takes longer than drawing does.
#[derive(Debug, Clone, PartialEq)]
pub struct Appraisal {
    ticks: Vec<(Rule, State)>,
    guess: Option<Guess>,
    problem: Option<TypedProblem>,
}

/// Whom and what a typed password must have nothing of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Yardstick {
    /// The person whose mailbox it is.
    pub person: Forbidden,
    /// The council.
    pub place: Place,
}

/// One line of the list beside the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// At least [`FEWEST_TYPED`] characters.
    LongEnough,
    /// At most [`MOST`] characters; in place of the line above when there are more.
    NotTooLong,
    /// No white space at the start or the end.
    NoEdgeSpace,
    /// Nothing of the person's name or address.
    NoName,
    /// Nothing of the council's name or mail domain.
    NoPlace,
    /// No three characters such as `abc`, `321` or `aaa`.
    NoRun,
    /// More than a word and a number.
    NotOneWord,
    /// Hard to guess.
    HardToGuess,
    /// The same in both fields.
    Same,
    /// A capital and a small letter. Only Zoho may ask for it, as for the next two.
    BothCases,
    /// A digit.
    Digit,
    /// A sign.
    Sign,
}

/// How a rule is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Done,
    /// It will be, if she goes on typing; or it need not be.
    Open,
    /// Something must be altered.
    Broken,
}

/// What keeps a typed password from being used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedProblem {
    /// Nothing typed yet.
    Empty,
    /// White space at the start or the end, which would be lost on the telephone.
    EdgeSpace,
    /// Fewer than [`FEWEST_TYPED`] characters; how many are missing.
    TooShort(usize),
    /// More than [`MOST`] characters.
    TooLong,
    /// This part of the person's name or address is in it.
    Name(String),
    /// This word of the council's name or mail domain is in it.
    Place(String),
    /// Three characters in a row that are the same or follow one another.
    Run,
    /// One word with a number.
    OneWord,
    /// Soon guessed.
    Guessable,
    /// The two fields differ.
    Differs,
}

impl Rule {
    /// Zoho may ask for it; Beadle doesn't.
    #[must_use]
    pub fn is_wish(self) -> bool {
        matches!(self, Self::BothCases | Self::Digit | Self::Sign)
    }
}

impl Appraisal {
    /// Looks at what stands in both fields.
    #[must_use]
    pub fn of(first: &str, again: &str, yardstick: &Yardstick) -> Self {
        let n_characters = first.chars().count();
        let is_long_enough = n_characters >= FEWEST_TYPED;
        let is_too_long = n_characters > MOST;
        let has_edge_space = first.trim() != first;
        let name = yardstick.person.found_in(first);
        let place = yardstick.place.found_in(first);
        let has_run = has_run(first);
        let is_one_word = is_one_word_with_a_number(first);
        let is_predictable = name.is_some() || place.is_some() || has_run || is_one_word || is_expected(first);
        let guess = (n_characters > 0).then(|| guess(first, yardstick, is_predictable));
        let is_hard = guess.as_ref().is_some_and(|guess| guess.verdict == Verdict::Hard);

        let problem = match (name, place) {
            _ if n_characters == 0 => Some(TypedProblem::Empty),
            _ if has_edge_space => Some(TypedProblem::EdgeSpace),
            _ if !is_long_enough => Some(TypedProblem::TooShort(FEWEST_TYPED - n_characters)),
            _ if is_too_long => Some(TypedProblem::TooLong),
            (Some(part), _) => Some(TypedProblem::Name(part.to_owned())),
            (None, Some(word)) => Some(TypedProblem::Place(word.to_owned())),
            _ if has_run => Some(TypedProblem::Run),
            _ if is_one_word => Some(TypedProblem::OneWord),
            _ if !is_hard => Some(TypedProblem::Guessable),
            _ => (first != again).then_some(TypedProblem::Differs),
        };

        let kept = |is_kept: bool| match (is_kept, n_characters) {
            (_, 0) => State::Open,
            (true, _) => State::Done,
            (false, _) => State::Broken,
        };
        let lacking = Lacking::in_text(first);
        let has = |what: Lacking| !lacking.contains(&what);
        let wish = |is_kept: bool| if is_kept { State::Done } else { State::Open };
        let ticks = vec![
            if is_too_long { (Rule::NotTooLong, State::Broken) } else { (Rule::LongEnough, wish(is_long_enough)) },
            (Rule::NoEdgeSpace, kept(!has_edge_space)),
            (Rule::NoName, kept(name.is_none())),
            (Rule::NoPlace, kept(place.is_none())),
            (Rule::NoRun, kept(!has_run)),
            (Rule::NotOneWord, kept(!is_one_word)),
            // Every password is easy to guess until it has grown long.
            (Rule::HardToGuess, if is_long_enough { kept(is_hard) } else { wish(is_hard) }),
            (Rule::Same, same(first, again)),
            (Rule::BothCases, wish(has(Lacking::Capital) && has(Lacking::Small))),
            (Rule::Digit, wish(has(Lacking::Digit))),
            (Rule::Sign, wish(has(Lacking::Sign))),
        ];
        Self { ticks, guess, problem }
    }

    /// The list, in the order it is shown: what must be, then what Zoho may ask for. It always has as many lines.
    #[must_use]
    pub fn ticks(&self) -> &[(Rule, State)] {
        &self.ticks
    }

    /// How easily it is guessed, once there is something.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.guess.as_ref().map(|guess| guess.verdict)
    }

    /// The first rule that is not kept.
    #[must_use]
    pub fn problem(&self) -> Option<&TypedProblem> {
        self.problem.as_ref()
    }

    /// What makes it easy to guess.
    #[must_use]
    pub fn warning(&self) -> Option<Warning> {
        self.guess.as_ref()?.warning
    }

    /// What would make it harder.
    #[must_use]
    pub fn suggestions(&self) -> &[Suggestion] {
        self.guess.as_ref().map_or(&[], |guess| &guess.suggestions)
    }
}

fn guess(text: &str, yardstick: &Yardstick, is_predictable: bool) -> Guess {
    let known = yardstick.person.parts().chain(yardstick.place.words());
    let words: Vec<&str> = known.chain(EXPECTED.iter().copied()).collect();
    let mut guess = Guess::of(text, &words);
    if is_predictable {
        // zxcvbn doesn't know the habits of those who live there.
        guess.verdict = guess.verdict.min(Verdict::Possible);
    }
    guess
}

/// Hardly anything but expected words. To zxcvbn three of them are three words, and enough.
fn is_expected(text: &str) -> bool {
    let mut rest = unswapped(&folded(text));
    for word in EXPECTED {
        rest = Zeroizing::new(rest.replace(unswapped(word).as_str(), ""));
    }
    rest.chars().filter(char::is_ascii_alphanumeric).count() < FEWEST_BESIDE
}

/// While the second field is only the beginning of the first, she is still typing.
fn same(first: &str, again: &str) -> State {
    match first.strip_prefix(again) {
        Some("") if !again.is_empty() => State::Done,
        Some(_) => State::Open,
        None => State::Broken,
    }
}
