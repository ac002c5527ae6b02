//! Beadle.
fn main() {}
