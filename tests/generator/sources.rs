//! Random numbers that a test chooses.

use beadle::domain::password::random::{NoRandom, Random};

/// Gives these numbers, one for each that is asked for, and fails when they are used up.
pub(crate) struct Script {
    numbers: Vec<u32>,
    n_used: usize,
}

impl Script {
    pub(crate) fn new(numbers: &[u32]) -> Self {
        Self { numbers: numbers.to_vec(), n_used: 0 }
    }

    /// How many were not asked for.
    pub(crate) fn n_left(&self) -> usize {
        self.numbers.len() - self.n_used
    }
}

impl Random for Script {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom> {
        let number = self.numbers.get(self.n_used).ok_or(NoRandom)?;
        self.n_used += 1;
        buffer.copy_from_slice(&number.to_le_bytes());
        Ok(())
    }
}

/// A small generator (`SplitMix64`): the same passwords each time.
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

impl Random for Seeded {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom> {
        for piece in buffer.chunks_mut(8) {
            piece.copy_from_slice(&self.next().to_le_bytes()[..piece.len()]);
        }
        Ok(())
    }
}
