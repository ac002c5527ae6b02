//! Beadle.
pub mod domain;
