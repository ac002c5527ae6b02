//! What the pretend council is asked to be like, and the short text it is written in on the command line.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::fault::Fault;
use super::place::Place;

/// The fewest and the most people a pretend council can have.
const PEOPLE: std::ops::RangeInclusive<usize> = 1..=100_000;
/// The longest wait before an answer that can be asked for.
const LONGEST_LATENCY: Duration = Duration::from_mins(10);

/// What the pretend council is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Which pretend council it is.
    pub place: Place,
    /// How many people have a mailbox. The first fourteen are always the same.
    pub people: usize,
    /// How long every answer takes.
    pub latency: Duration,
    /// Whether Zoho's limits are kept.
    pub pace: Pace,
    /// Which spelling of the sign-out flag a reset takes.
    pub flag: FlagSpelling,
    /// What goes wrong, if anything.
    pub fault: Option<Fault>,
}

/// Whether the server is as slow, and counts requests as strictly, as Zoho does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pace {
    /// As fast as the computer can, with no limit.
    #[default]
    None,
    /// Thirty requests a minute, and ten seconds for fifty rows of the users list.
    Zoho,
}

/// Which spelling of the sign-out flag a reset takes. Zoho's own pages disagree, and an unknown key is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FlagSpelling {
    /// `resetAuthtoken`, as in Zoho's sample.
    #[default]
    ResetAuthtoken,
    /// `resetAuthToken`, as in Zoho's table.
    ResetAuthToken,
    /// Neither: both spellings are refused.
    Neither,
}

impl FlagSpelling {
    /// The key that a reset may carry.
    #[must_use]
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::ResetAuthtoken => Some("resetAuthtoken"),
            Self::ResetAuthToken => Some("resetAuthToken"),
            Self::Neither => None,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            place: Place::default(),
            people: 14,
            latency: Duration::ZERO,
            pace: Pace::default(),
            flag: FlagSpelling::default(),
            fault: None,
        }
    }
}

/// Why the text does not describe a pretend council. Its `Display` is a sentence for whoever typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OptionsError {
    /// The number of people is not one that can be made.
    People(String),
    /// The latency is not a time, or too long.
    Latency(String),
    /// No such council.
    Place(String),
    /// No such pace.
    Pace(String),
    /// No such spelling.
    Flag(String),
    /// No such fault.
    Fault(String),
    /// The same thing is said twice.
    Twice(&'static str),
    /// Something else altogether.
    Unknown(String),
}

impl fmt::Display for OptionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::People(text) => write!(
                f,
                "\"{text}\" is not a number of people: it must be a whole number from {} to {}",
                PEOPLE.start(),
                PEOPLE.end()
            ),
            Self::Latency(text) => write!(
                f,
                "\"{text}\" is not a latency: write a whole number and ms or s, such as 300ms or 2s, up to 10 minutes (600s)"
            ),
            Self::Place(text) => write!(f, "\"{text}\" is not a pretend council: it can be little or great"),
            Self::Pace(text) => write!(f, "\"{text}\" is not a pace: it can be none or zoho"),
            Self::Flag(text) => {
                write!(
                    f,
                    "\"{text}\" is not a spelling of the flag: it can be resetAuthtoken, resetAuthToken or neither"
                )
            }
            Self::Fault(text) => {
                write!(f, "\"{text}\" is not the name of a fault: it can be ")?;
                for (place, fault) in Fault::ALL.iter().enumerate() {
                    let before = match place {
                        0 => "",
                        _ if place + 1 == Fault::ALL.len() => " or ",
                        _ => ", ",
                    };
                    write!(f, "{before}{}", fault.name())?;
                }
                Ok(())
            }
            Self::Twice(what) => write!(f, "{what} is given twice: give it once"),
            Self::Unknown(text) => write!(
                f,
                "\"{text}\" is not understood: give a number of people, council=great, latency=2s, \
                 pace=zoho, flag=resetAuthToken, flag=resetAuthtoken, flag=neither or fault=NAME, with commas between"
            ),
        }
    }
}

impl std::error::Error for OptionsError {}

impl FromStr for Options {
    type Err = OptionsError;

    fn from_str(text: &str) -> Result<Self, OptionsError> {
        let mut options = Self::default();
        let mut seen = Vec::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let what = match part.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
                Some(("latency", value)) => {
                    options.latency = latency(value).ok_or_else(|| OptionsError::Latency(value.to_owned()))?;
                    "latency"
                }
                Some(("council", value)) => {
                    options.place = Place::named(value).ok_or_else(|| OptionsError::Place(value.to_owned()))?;
                    "council"
                }
                Some(("pace", value)) => {
                    options.pace = match value {
                        "none" => Pace::None,
                        "zoho" => Pace::Zoho,
                        _ => return Err(OptionsError::Pace(value.to_owned())),
                    };
                    "pace"
                }
                Some(("flag", value)) => {
                    options.flag = match value {
                        "resetAuthtoken" => FlagSpelling::ResetAuthtoken,
                        "resetAuthToken" => FlagSpelling::ResetAuthToken,
                        "neither" => FlagSpelling::Neither,
                        _ => return Err(OptionsError::Flag(value.to_owned())),
                    };
                    "flag"
                }
                Some(("fault", value)) => {
                    options.fault = Some(Fault::named(value).ok_or_else(|| OptionsError::Fault(value.to_owned()))?);
                    "fault"
                }
                None if part.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+') => {
                    options.people = part
                        .parse()
                        .ok()
                        .filter(|n| PEOPLE.contains(n))
                        .ok_or_else(|| OptionsError::People(part.to_owned()))?;
                    "the number of people"
                }
                Some(_) | None => return Err(OptionsError::Unknown(part.to_owned())),
            };
            if seen.contains(&what) {
                return Err(OptionsError::Twice(what));
            }
            seen.push(what);
        }
        Ok(options)
    }
}

/// `300ms` or `2s`. The unit must be there: `2` could mean either.
fn latency(text: &str) -> Option<Duration> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, Duration::from_millis as fn(u64) -> Duration),
        None => (text.strip_suffix('s')?, Duration::from_secs as fn(u64) -> Duration),
    };
    let wait = number.parse().ok().map(unit)?;
    (wait <= LONGEST_LATENCY).then_some(wait)
}
