//! A computer without a keychain.

use std::any::Any;
use std::collections::HashMap;

use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};

/// Says of every entry that there is no store.
pub(crate) struct NoKeychain;

impl CredentialStoreApi for NoKeychain {
    fn vendor(&self) -> String {
        "none".to_owned()
    }

    fn id(&self) -> String {
        "none".to_owned()
    }

    fn build(&self, _: &str, _: &str, _: Option<&HashMap<&str, &str>>) -> Result<Entry, Error> {
        Err(Error::NoDefaultStore)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn debug_fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("none")
    }
}
