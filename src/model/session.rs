//! How far signing in has got, and what is known once it is done.

use jiff::Timestamp;

use crate::domain::council::{CouncilId, Reality};
use crate::domain::ids::Zoid;
use crate::domain::outcome::{ReadFailure, SignInFailure};
use crate::domain::region::Region;
use crate::domain::supplier::Supplier;
use crate::domain::user::User;
use crate::msg::{Candidate, KnownCouncil, RequestId};
use crate::reset::step::Step;

/// How far signing in has got.
#[derive(Debug)]
pub enum Session {
    /// The welcome page, perhaps with what went wrong.
    SignedOut(Option<SignInFailure>),
    /// Waiting for the browser, the pretend council or Zoho.
    SigningIn(SigningIn),
    /// Signed in to a council for the first time, and asked whether it is the right one.
    Confirming(RequestId, Candidate),
    /// In.
    SignedIn(Box<SignedIn>),
    /// On the way out.
    SigningOut(RequestId),
}

/// A sign-in under way.
#[derive(Debug)]
pub struct SigningIn {
    /// The request.
    pub id: RequestId,
    /// What is waited for.
    pub stage: SignInStage,
}

/// What a sign-in waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInStage {
    /// The pretend council to open.
    Practice,
    /// The clerk, in her browser.
    Browser,
    /// Zoho's answer about a council of this name.
    Opening(String),
    /// The network. It is tried again by itself.
    Waiting {
        /// The council's name.
        council: String,
        /// What went wrong last.
        why: ReadFailure,
        /// When it is tried again.
        until: Timestamp,
    },
}

/// The council and the administrator.
#[derive(Debug)]
pub struct SignedIn {
    /// The council's name.
    pub council: String,
    /// The council's mail domain.
    pub domain: String,
    /// Which strip the window wears.
    pub reality: Reality,
    /// The council's data centre.
    pub region: Region,
    /// Zoho's name for the council.
    pub zoid: Zoid,
    /// The signed-in administrator.
    pub owner: User,
    /// When she was in the browser for it; `None`: in an earlier run.
    pub since: Option<Timestamp>,
    /// Zoho's web mail, for telling somebody where to sign in.
    pub web_mail: String,
    /// Zoho's console.
    pub console_url: String,
    /// Where the clerk changes her own password.
    pub own_account_url: String,
    /// Who can help.
    pub supplier: Option<Supplier>,
    /// Zoho allows sending mail from her mailbox.
    pub may_send_mail: bool,
    /// Zoho has ended the sign-in: nothing can be read or changed until she signs in again.
    pub has_lapsed: bool,
    /// Another trip to the browser, under way.
    pub trip: Option<Trip>,
    /// Why the last such trip for signing in again did not help.
    pub trip_failure: Option<SignInFailure>,
}

/// A trip to the browser of somebody who is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trip {
    /// The request.
    pub id: RequestId,
    /// What for.
    pub purpose: TripPurpose,
}

/// What a trip to the browser is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TripPurpose {
    /// The sign-in has ended.
    Again,
    /// Sending mail is to be allowed, and then the wizard goes on to this step.
    Mail(Step),
}

/// The councils that were set up on this computer.
#[derive(Debug, Default)]
pub struct Councils {
    /// Sorted by name.
    pub known: Vec<KnownCouncil>,
    /// The one that `Sign in to Zoho Mail` is about.
    pub chosen: Option<CouncilId>,
    /// The request that looks for them.
    pub finding: Option<RequestId>,
    /// The council that was open last has been opened by itself, which happens once.
    pub is_settled: bool,
}

impl Councils {
    /// The one that `Sign in to Zoho Mail` is about.
    #[must_use]
    pub fn chosen(&self) -> Option<&KnownCouncil> {
        let chosen = self.chosen.as_ref()?;
        self.known.iter().find(|council| council.id == *chosen)
    }

    /// Takes the list over. What was chosen stays chosen; else it is the first.
    pub fn take(&mut self, known: Vec<KnownCouncil>) {
        self.finding = None;
        self.known = known;
        if self.chosen().is_none() {
            self.chosen = self.known.first().map(|council| council.id.clone());
        }
    }
}
