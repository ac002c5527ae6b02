//! Memorable passwords of the shape `Maple-Tunnel-Otter-47`, made for reading out on the telephone.

pub mod generate;
mod left_out;
pub mod random;
pub mod rules;
pub mod spoken;
pub mod words;
