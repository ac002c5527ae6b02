//! Random numbers without bias, from whatever source of bytes is handed in.

/// The operating system gave no random bytes. There is no fallback: a guessable password is worse than none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gave no random numbers")]
pub struct NoRandom;

/// A source of random bytes. The app hands in the operating system's, a test a scripted one.
pub trait Random {
    /// Fills the buffer, or fails.
    ///
    /// # Errors
    /// [`NoRandom`], when the source is not available.
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom>;
}

/// A number from 0 up to but not including `bound`, each equally likely: draws that would favour the low numbers
/// are thrown away.
///
/// # Errors
/// [`NoRandom`], when the source fails or `bound` is 0.
pub fn below(random: &mut dyn Random, bound: u32) -> Result<u32, NoRandom> {
    if bound == 0 {
        return Err(NoRandom);
    }
    // The largest multiple of `bound` that 2^32 holds; draws at or above it would be biased.
    let limit = (1_u64 << 32) / u64::from(bound) * u64::from(bound);
    loop {
        let mut bytes = [0; 4];
        random.fill(&mut bytes)?;
        let draw = u32::from_le_bytes(bytes);
        if u64::from(draw) < limit {
            return Ok(draw % bound);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Script(Vec<u32>);

    impl Random for Script {
        fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom> {
            if self.0.is_empty() {
                return Err(NoRandom);
            }
            buffer.copy_from_slice(&self.0.remove(0).to_le_bytes());
            Ok(())
        }
    }

    #[test]
    fn biased_draws_are_thrown_away() {
        // 2^32 = 3 * 1431655765 + 1: only the very last number is unfair for a bound of 3.
        assert_eq!(below(&mut Script(vec![u32::MAX, 7]), 3), Ok(1));
        assert_eq!(below(&mut Script(vec![u32::MAX]), 3), Err(NoRandom));
        assert_eq!(below(&mut Script(vec![1]), 0), Err(NoRandom));
    }
}
