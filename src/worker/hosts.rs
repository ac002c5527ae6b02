//! Where the requests of the councils go that were set up on this computer.

use std::fmt;
use std::sync::Arc;

use crate::domain::connection::Endpoint;

/// Finds a council's endpoint: Zoho's own, or a stand-in of a test.
#[derive(Clone)]
pub struct Hosts(Arc<dyn Fn(&str) -> Endpoint + Send + Sync>);

impl Hosts {
    /// Zoho's own.
    #[must_use]
    pub fn zoho() -> Self {
        Self::new(|_client| Endpoint::zoho())
    }

    /// By the client ID of the council.
    pub fn new(find: impl Fn(&str) -> Endpoint + Send + Sync + 'static) -> Self {
        Self(Arc::new(find))
    }

    /// Where the requests of the council with this client ID go.
    #[must_use]
    pub fn of(&self, client_id: &str) -> Endpoint {
        (self.0)(client_id)
    }
}

impl fmt::Debug for Hosts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hosts")
    }
}
