//! Random numbers from the operating system.

use crate::domain::password::random::{NoRandom, Random};

/// The operating system's random numbers. There is no fallback.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsRandom;

impl Random for OsRandom {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom> {
        getrandom::fill(buffer).map_err(|_unavailable| NoRandom)
    }
}
