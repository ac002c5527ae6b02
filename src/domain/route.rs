//! The proxy that counts now, shared by everybody who sends to Zoho.

use std::sync::{Arc, Mutex, PoisonError};

use super::proxy::Proxy;

/// Clones are one and the same: a change reaches whoever is signed in, or in the middle of it, with the next connection.
#[derive(Debug, Clone, Default)]
pub struct Route(Arc<Mutex<Proxy>>);

impl Route {
    /// One of its own, which nobody else changes.
    #[must_use]
    pub fn by(proxy: Proxy) -> Self {
        Self(Arc::new(Mutex::new(proxy)))
    }

    /// What counts now.
    #[must_use]
    pub fn proxy(&self) -> Proxy {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What counts from now on.
    pub fn change(&self, proxy: Proxy) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = proxy;
    }
}

impl PartialEq for Route {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.proxy() == other.proxy()
    }
}

impl Eq for Route {}
