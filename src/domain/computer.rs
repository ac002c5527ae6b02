//! What this computer's own settings say, as far as it matters to Beadle.

use super::proxy::ComputersProxy;

/// Read by the worker; the defaults until then.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Computer {
    /// About a proxy, beyond what is followed without asking.
    pub proxy: ComputersProxy,
    /// Programs are asked to do without movement.
    pub wants_less_motion: bool,
    /// Programs are asked to let letters and edges stand out more.
    pub wants_more_contrast: bool,
}
