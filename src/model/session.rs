//! How far signing in has got, and what is known once it is done.

use jiff::Timestamp;

use crate::domain::council::{CouncilId, Reality};
use crate::domain::device_code::DeviceCode;
use crate::domain::ids::Zoid;
use crate::domain::outcome::{ReadFailure, SignInFailure};
use crate::domain::region::Region;
use crate::domain::supplier::Supplier;
use crate::domain::user::User;
use crate::msg::{Candidate, RequestId};
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
    /// When no sign-in is kept, the browser is next.
    pub then_browser: bool,
}

/// What a sign-in waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInStage {
    /// The pretend council to open.
    Practice,
    /// The clerk, in her browser.
    Browser,
    /// Zoho, about the values of a council that is not kept yet, and then the clerk, in her browser.
    Trial,
    /// Somebody who types a code in on another device.
    Device(OnDevice),
    /// Zoho's answer to a code from its console.
    Code,
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

/// A sign-in on another device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OnDevice {
    /// The code to type in, once Zoho has given one.
    pub code: Option<DeviceCode>,
    /// Why Zoho could not be asked the last time whether somebody has accepted.
    pub lost: Option<ReadFailure>,
}

/// The council and the administrator.
#[derive(Debug)]
pub struct SignedIn {
    /// The request that it came of. What was asked for before it was asked of another council.
    pub opening: RequestId,
    /// Beadle's name for the council, where it is one that was set up on this computer.
    pub council_id: Option<CouncilId>,
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
