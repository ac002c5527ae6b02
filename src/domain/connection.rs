//! The one way in: everything the worker needs to talk to one council's Zoho.

use std::num::NonZeroU32;
use std::time::Duration;

use super::council::{CouncilId, Reality};
use super::proxy::Proxy;
use super::region::Region;
use super::route::Route;
use super::secret::Token;

/// A council and how to reach it (blueprint section 5).
#[derive(Debug, Clone)]
pub struct Connection {
    /// Names the folder and the keychain entries.
    pub id: CouncilId,
    /// The council's name, as the set-up file or the pretend council gives it.
    pub council: String,
    /// The data centre. For a loopback endpoint it only chooses the words (which web page to name).
    pub region: Region,
    /// Where requests go.
    pub endpoint: Endpoint,
    /// Who Beadle says it is.
    pub client: OAuthClient,
    /// Where tokens live.
    pub credentials: Credentials,
    /// Which strip the window wears.
    pub reality: Reality,
}

/// Where requests go and how fast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// `None`: Zoho's own hosts of the region, over https. `Some`: one loopback base address for every host,
    /// without a trailing slash.
    pub base: Option<String>,
    /// How many requests a minute are allowed.
    pub pace: Pace,
    /// Extra certificate authorities, PEM, for tests against a loopback https server.
    pub trust: Vec<Vec<u8>>,
    /// The proxy. A loopback base has none, but for a test that stands in for Zoho.
    pub route: Route,
    /// How much shorter every wait and time-out is.
    pub hurry: Hurry,
}

/// Divides every wait and time-out, so that a test against a loopback server need not wait for minutes. The
/// proportions between them stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hurry(NonZeroU32);

/// A limit on requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Zoho's: 30 a minute, of which 6 are kept for a reset and its verification.
    Zoho,
    /// None, for the pretend council when it isn't asked to be slow.
    Unlimited,
}

impl Endpoint {
    /// Zoho's own hosts, at Zoho's pace, by the proxy that this computer has.
    #[must_use]
    pub fn zoho() -> Self {
        Self { base: None, pace: Pace::Zoho, trust: Vec::new(), route: Route::default(), hurry: Hurry::NONE }
    }

    /// One loopback address for every host, without a proxy and in no hurry.
    #[must_use]
    pub fn loopback(base: String, pace: Pace) -> Self {
        Self { base: Some(base), pace, trust: Vec::new(), route: Route::by(Proxy::None), hurry: Hurry::NONE }
    }
}

impl Hurry {
    /// As long as they are.
    pub const NONE: Self = Self(NonZeroU32::MIN);

    /// So many times shorter.
    #[must_use]
    pub fn times(n: NonZeroU32) -> Self {
        Self(n)
    }

    /// The wait, shortened.
    #[must_use]
    pub fn wait(self, wait: Duration) -> Duration {
        wait / self.0.get()
    }
}

/// An OAuth client registration.
#[derive(Debug, Clone)]
pub struct OAuthClient {
    /// Public.
    pub client_id: String,
    /// Only for clients registered as "server-based".
    pub client_secret: Option<Token>,
    /// The registered loopback port of the redirect.
    pub redirect_port: u16,
}

/// Where tokens live.
#[derive(Debug, Clone)]
pub enum Credentials {
    /// In the operating system's keychain.
    Keychain,
    /// In memory only, perhaps with a refresh token to begin with (the pretend council is signed in already).
    Memory(Option<Token>),
}
