//! Opening a web page in the clerk's browser.

use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use url::{Host, Url};

/// A browser in the text console only returns when it is left; one that is still going after this long did open.
const LIMIT: Duration = Duration::from_secs(5);

/// The clerk's browser, or a test's. Cheap to clone.
#[derive(Clone)]
pub struct Browser(Arc<dyn Fn(&str) -> bool + Send + Sync>);

impl Browser {
    /// The one that the system opens web pages with.
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(open))
    }

    /// Another one: is handed the address, and says whether it was opened.
    #[must_use]
    pub fn new(open: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(open))
    }

    /// Opens a page. True when a browser was started. May take some seconds: not for the window's thread.
    #[must_use]
    pub fn open(&self, address: &str) -> bool {
        (self.0)(address)
    }
}

impl fmt::Debug for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Browser")
    }
}

/// Opens an https page, or an http page on this computer. True when a browser was started, as far as the system
/// says. May take some seconds: not for the window's thread.
#[must_use]
pub fn open(address: &str) -> bool {
    let Some(url) = page(address) else {
        tracing::error!("an address that is no web page was not opened");
        return false;
    };
    let (sender, receiver) = mpsc::sync_channel(1);
    let spawned = std::thread::Builder::new().name("beadle-browser".to_owned()).spawn(move || {
        // Nobody may be waiting any more.
        sender.send(webbrowser::open(url.as_str()).is_ok()).ok();
    });
    if spawned.is_err() {
        return false;
    }
    match receiver.recv_timeout(LIMIT) {
        Ok(is_open) => is_open,
        Err(RecvTimeoutError::Timeout) => true,
        Err(RecvTimeoutError::Disconnected) => false,
    }
}

/// The address as it will be opened; `None`: it must not be.
#[must_use]
pub fn page(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    let is_here = match url.host()? {
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
        Host::Domain(name) => name == "localhost",
    };
    let is_allowed = url.scheme() == "https" || url.scheme() == "http" && is_here;
    // A name before the host is how addresses pretend to be somebody else's.
    (is_allowed && url.username().is_empty() && url.password().is_none()).then_some(url)
}
