//! Where the requests of the councils go that were set up on this computer.

use std::fmt;
use std::sync::Arc;

use crate::domain::connection::Endpoint;
use crate::domain::route::Route;

/// Finds a council's endpoint: Zoho's own, or a stand-in of a test.
#[derive(Clone)]
pub struct Hosts {
    route: Route,
    find: Arc<dyn Fn(&str) -> Endpoint + Send + Sync>,
}

impl Hosts {
    /// Zoho's own.
    #[must_use]
    pub fn zoho() -> Self {
        let endpoint = Endpoint::zoho();
        Self::new(endpoint.route.clone(), move |_client| endpoint.clone())
    }

    /// By the client ID of the council; all of them go this way.
    pub fn new(route: Route, find: impl Fn(&str) -> Endpoint + Send + Sync + 'static) -> Self {
        Self { route, find: Arc::new(find) }
    }

    /// The way that all of them go, which can be changed.
    #[must_use]
    pub fn route(&self) -> &Route {
        &self.route
    }

    /// Where the requests of the council with this client ID go.
    #[must_use]
    pub fn of(&self, client_id: &str) -> Endpoint {
        Endpoint { route: self.route.clone(), ..(self.find)(client_id) }
    }
}

impl fmt::Debug for Hosts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hosts")
    }
}
