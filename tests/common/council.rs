//! A pretend council that a test talks to over HTTP, and the connection that Beadle is given to it.

#![allow(dead_code, reason = "each test program uses its own part of this file")]
#![allow(
    clippy::allow_attributes,
    reason = "which part is unused differs between the programs, so expect can't be used"
)]

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use beadle::domain::connection::{Connection, Credentials, Endpoint, Hurry, OAuthClient, Pace};
use beadle::domain::council::{CouncilId, Reality};
use beadle::domain::region::Region;
use beadle::domain::secret::Token;
use beadle::platform::browser::Browser;
use beadle::practice::{Grant, Inspector, Place, PracticeServer};
use tokio::runtime::Runtime;

/// How much shorter every wait and time-out is: a minute is three seconds.
pub(crate) const HURRY: u32 = 20;
/// How long a test waits for the council.
const PATIENCE: Duration = Duration::from_secs(30);

/// The pretend council, on a thread of its own. Dropping it stops it.
pub(crate) struct Council {
    server: PracticeServer,
    // After the server, which lives on it.
    runtime: Option<Runtime>,
}

impl Council {
    /// With these options, written as on the command line.
    pub(crate) fn start(options: &str) -> Self {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        let runtime = builder.worker_threads(1).thread_name("council").enable_all().build().unwrap();
        let server = runtime.block_on(PracticeServer::start(options.parse().unwrap(), 0)).unwrap();
        Self { server, runtime: Some(runtime) }
    }

    /// Runs this to its end on the council's thread, for tests that need no app.
    pub(crate) fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.as_ref().unwrap().block_on(work)
    }

    /// Where it listens.
    pub(crate) fn base(&self) -> String {
        self.server.base_url()
    }

    /// Looks inside.
    pub(crate) fn inspect(&self) -> Inspector {
        self.server.council()
    }

    /// The clerk's refresh token.
    pub(crate) fn refresh_token(&self) -> String {
        self.server.sign_in_clerk().refresh_token
    }

    /// A browser whose user clicks these links of the login page, one each time it is opened, and after the last one
    /// none any more.
    pub(crate) fn browser(&self, clicks: &[&str]) -> Browser {
        let thread = self.runtime.as_ref().unwrap().handle().clone();
        let clicks = Mutex::new(clicks.iter().map(|click| (*click).to_owned()).collect::<VecDeque<_>>());
        Browser::new(move |address| {
            if let Some(id) = clicks.lock().unwrap().pop_front() {
                thread.spawn(click(address.to_owned(), id));
            }
            true
        })
    }

    /// Where councils that were set up find it, in a hurry.
    pub(crate) fn endpoint(&self) -> Endpoint {
        let hurry = Hurry::times(NonZeroU32::new(HURRY).unwrap());
        Endpoint { hurry, ..Endpoint::loopback(self.base(), Pace::Unlimited) }
    }

    /// How many sign-ins are good, beside the clerk's that the council begins with.
    pub(crate) fn n_sign_ins(&self) -> usize {
        self.inspect().n_sign_ins().saturating_sub(1)
    }

    /// Waits until so many sign-ins are good, beside the clerk's that the council begins with.
    #[expect(clippy::disallowed_methods, reason = "the council is another thread; the test waits for it in real time")]
    pub(crate) fn wait_for_sign_ins(&self, n: usize) {
        let started = Instant::now();
        while self.n_sign_ins() != n {
            let has = self.n_sign_ins();
            assert!(started.elapsed() < PATIENCE, "{has} sign-ins are good, not {n}");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits until so many passwords were changed.
    #[expect(clippy::disallowed_methods, reason = "the council is another thread; the test waits for it in real time")]
    pub(crate) fn wait_for_changes(&self, n: usize) {
        let started = Instant::now();
        while self.inspect().changes_applied() < n {
            assert!(started.elapsed() < PATIENCE, "the council has not changed {n} passwords");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// The clerk, signed in to this council by way of `base`, in a hurry.
    pub(crate) fn connection(&self, base: &str) -> Connection {
        connection(self.server.sign_in_clerk(), base)
    }

    /// The same for somebody else, or with a new refresh token.
    pub(crate) fn connection_of(&self, address: &str, base: &str) -> Connection {
        connection(self.server.sign_in(address).unwrap().unwrap(), base)
    }
}

/// Opens the page, presses the link, follows the redirect.
async fn click(address: String, id: String) {
    let page = reqwest::get(&address).await.unwrap().text().await.unwrap();
    let link = page.split(&format!(r#"id="{id}""#)).nth(1).unwrap();
    let link = link.split("href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
    let link = reqwest::Url::parse(&address).unwrap().join(&link).unwrap();
    // Beadle may have stopped listening.
    reqwest::get(link).await.ok();
}

impl Drop for Council {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The same for somebody who has no [`Council`] at hand: another process.
pub(crate) fn connection(grant: Grant, base: &str) -> Connection {
    let hurry = Hurry::times(NonZeroU32::new(HURRY).unwrap());
    Connection {
        id: CouncilId::from_random([7; 16]),
        council: Place::Little.council().to_owned(),
        region: Region::Eu,
        endpoint: Endpoint { hurry, ..Endpoint::loopback(base.to_owned(), Pace::Unlimited) },
        client: OAuthClient { client_id: grant.client_id.to_owned(), client_secret: None, redirect_port: 8090 },
        credentials: Credentials::Memory(Some(Token::new(grant.refresh_token))),
        reality: Reality::Loopback,
    }
}
