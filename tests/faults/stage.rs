//! What stands around one row: the pretend council, the front before it, and whoever else there is.

use beadle::domain::connection::Connection;
use beadle::domain::proxy::Proxy;
use beadle::domain::route::Route;
use beadle::domain::secret::Token;

use crate::certificates::{Authority, Certificate};
use crate::council::Council;
use crate::front::{Deed, Front, Kind, Step, answer, pass_but};

/// What the council's client is registered with.
pub(crate) const CLIENT_SECRET: &str = "canary-Heron-Ladder-63";

/// How Beadle gets to the council.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Plain HTTP.
    Plain,
    /// TLS, in order until the row spoils it.
    Secure,
    /// TLS through a proxy, which grants every tunnel until the row spoils it.
    Proxied,
    /// Plain HTTP, and only on `[::1]`.
    V6,
}

/// Everything that one row needs.
pub(crate) struct Stage {
    pub(crate) council: Council,
    pub(crate) front: Front,
    /// Another server, which nobody should ever ask anything.
    pub(crate) other: Front,
    pub(crate) proxy: Option<Front>,
    pub(crate) authority: Option<Authority>,
}

impl Stage {
    /// Set up, with everything in order.
    pub(crate) fn set(options: &str, way: Way) -> Self {
        let council = Council::start(options);
        let base = council.base();
        let authority = matches!(way, Way::Secure | Way::Proxied).then(Authority::new);
        let security = authority.as_ref().map(|authority| authority.security(Certificate::Good));
        let address = if way == Way::V6 { "[::1]:0" } else { "127.0.0.1:0" };
        let front = Front::start_on(address, security, &base, |_| Step::pass());
        let proxy =
            (way == Way::Proxied).then(|| Front::start(&base, pass_but(Kind::Connect, Step::instead(Deed::Tunnel))));
        let other = Front::start(&base, |_| Step::instead(Deed::Say(answer(200, "", crate::answers::YES))));
        Self { council, front, other, proxy, authority }
    }

    /// What Beadle is given.
    pub(crate) fn connection(&self) -> Connection {
        let mut connection = self.council.connection(&self.front.base);
        connection.client.client_secret = Some(Token::new(CLIENT_SECRET.to_owned()));
        connection.endpoint.trust = self.authority.as_ref().map(Authority::trust).unwrap_or_default();
        if let Some(proxy) = &self.proxy {
            connection.endpoint.route = Route::by(Proxy::Server(proxy.base.parse().unwrap()));
        }
        connection
    }

    /// Every connection is taken with such a certificate from now on.
    pub(crate) fn set_certificate(&self, certificate: Certificate) {
        self.front.set_security(self.authority.as_ref().unwrap().security(certificate));
    }

    /// The proxy.
    pub(crate) fn proxy(&self) -> &Front {
        self.proxy.as_ref().unwrap()
    }
}
