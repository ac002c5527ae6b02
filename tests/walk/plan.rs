//! What a walk is made of: turns, each with dice for what the clerk does and with the weather it meets.

use std::fmt;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

/// A walk, before anybody knows what is on the screen.
#[derive(Clone)]
pub(crate) struct Plan(pub(crate) Vec<Turn>);

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The turns say little without the screen: the walk itself tells what was done.
        write!(f, "{} turns", self.0.len())
    }
}

/// One thing done.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn {
    /// Chooses among what can be done.
    pub(crate) dice: u32,
    /// What the reset meets if this leads to one.
    pub(crate) reset: ResetFault,
    /// What the next read meets.
    pub(crate) read: ReadFault,
    /// What the next email meets.
    pub(crate) mail: MailFault,
    /// What the next request for an access token meets.
    pub(crate) token: TokenFault,
    /// How far the computer's clock jumps first, in minutes.
    pub(crate) jump: i64,
}

/// Declares faults with their names and weights.
macro_rules! faults {
    ($(#[doc = $doc:literal])+ $name:ident, $($fault:ident = $weight:literal,)+) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum $name {
            $($fault,)+
        }

        impl $name {
            fn any() -> impl Strategy<Value = Self> {
                Union::new_weighted(vec![$(($weight, Just(Self::$fault)),)+])
            }
        }
    };
}

faults! {
    /// What a reset meets. None makes the council lie: it says yes or a clear no only when that is true.
    ResetFault,
    Pass = 300,
    // Nothing listens any more.
    Refuse = 90,
    RefuseBriefly = 30,
    // A clear no.
    Breached = 30,
    History = 30,
    Rule = 20,
    NotAllowed = 20,
    Throttled = 25,
    TooMany = 15,
    OtherNo = 20,
    RefusedInsideYes = 15,
    RefusedInArray = 15,
    FlagUnknown = 8,
    UnauthorisedOnce = 25,
    UnauthorisedAlways = 15,
    // A 4xx without a word, which leaves it to the record.
    Mute400 = 20,
    Mute404 = 10,
    Mute400Changed = 15,
    // It can't be told.
    Reset = 35,
    ResetChanged = 35,
    Close = 15,
    CloseChanged = 25,
    HalfHead = 8,
    HalfHeadChanged = 10,
    HalfBodyChanged = 15,
    Empty200 = 10,
    Empty200Changed = 10,
    Html200 = 15,
    Html200Changed = 10,
    Fault500 = 20,
    Fault500Changed = 25,
    Html503 = 12,
    Redirect = 12,
    Deep = 6,
    Silence = 10,
    SilenceChanged = 12,
    // Carried out after Beadle has given up.
    Late = 6,
}

faults! {
    /// What reading one person or the list meets.
    ReadFault,
    Pass = 880,
    Reset = 15,
    ResetTwice = 15,
    Fault500 = 20,
    Fault500Twice = 12,
    Html = 12,
    Throttled = 12,
    NotFound = 8,
    Unauthorised = 10,
    Refuse = 15,
    NetworkGone = 12,
    Moved = 20,
    Silence = 2,
}

faults! {
    /// What an email meets.
    MailFault,
    Pass = 70,
    Refused = 8,
    Fault500 = 6,
    Reset = 8,
    ResetSent = 8,
}

faults! {
    /// What asking for an access token meets.
    TokenFault,
    Pass = 900,
    Reset = 30,
    Fault500 = 30,
    Throttled = 6,
    Revoked = 4,
    // Not a fault of the request: every access token that was given out so far ends.
    Expired = 30,
}

/// A walk of some hundred turns.
pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    prop::collection::vec(turn(), 200..=500).prop_map(Plan)
}

fn turn() -> impl Strategy<Value = Turn> {
    let weather = (ResetFault::any(), ReadFault::any(), MailFault::any(), TokenFault::any());
    (any::<u32>(), weather, jump()).prop_map(|(dice, (reset, read, mail, token), jump)| Turn {
        dice,
        reset,
        read,
        mail,
        token,
        jump,
    })
}

/// Mostly none; else minutes, hours or a day, both ways.
fn jump() -> impl Strategy<Value = i64> {
    let jumps = select(vec![-24 * 60, -5 * 60, -60, -7, 7, 60, 5 * 60, 24 * 60]);
    Union::new_weighted(vec![(96, Just(0).boxed()), (4, jumps.boxed())])
}
