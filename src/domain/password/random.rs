//! Random numbers without bias, from whatever source of bytes is handed in.

use zeroize::Zeroizing;

/// How many bytes [`Buffered`] asks for at once.
const BLOCK: usize = 4 * 1024;

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

/// Asks its source for a block at a time, which is much quicker when very many passwords are drawn. What has been
/// handed out is wiped.
pub struct Buffered<R> {
    source: R,
    block: Zeroizing<[u8; BLOCK]>,
    n_used: usize,
}

impl<R: Random> Buffered<R> {
    /// Nothing is asked for before the first byte is needed.
    pub fn new(source: R) -> Self {
        Self { source, block: Zeroizing::new([0; BLOCK]), n_used: BLOCK }
    }
}

impl<R: Random> Random for Buffered<R> {
    fn fill(&mut self, mut buffer: &mut [u8]) -> Result<(), NoRandom> {
        while !buffer.is_empty() {
            if self.n_used == BLOCK {
                self.source.fill(&mut *self.block)?;
                self.n_used = 0;
            }
            let left = self.block.get_mut(self.n_used..).unwrap_or_default();
            let n = left.len().min(buffer.len());
            let (given, rest) = buffer.split_at_mut(n);
            for (to, from) in given.iter_mut().zip(left) {
                *to = std::mem::take(from);
            }
            self.n_used += n;
            buffer = rest;
        }
        Ok(())
    }
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

    /// Counts upwards, a byte at a time, and fails when it was asked too often.
    struct Counting {
        next: u8,
        n_asked: usize,
    }

    impl Random for Counting {
        fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom> {
            self.n_asked = self.n_asked.checked_sub(1).ok_or(NoRandom)?;
            for byte in buffer {
                *byte = self.next;
                self.next = self.next.wrapping_add(1);
            }
            Ok(())
        }
    }

    #[test]
    fn a_block_is_handed_out_in_order_and_once() {
        let mut buffered = Buffered::new(Counting { next: 0, n_asked: 2 });
        let mut bytes = Vec::new();
        // 3 does not divide the block: the last piece of the first block comes with the first of the second.
        while bytes.len() < BLOCK + 3 {
            let mut piece = [0; 3];
            buffered.fill(&mut piece).unwrap();
            bytes.extend(piece);
        }
        assert!(bytes.iter().enumerate().all(|(place, byte)| usize::from(*byte) == place % 256));
        assert!(buffered.block[..buffered.n_used].iter().all(|byte| *byte == 0), "what was handed out is wiped");
        let mut rest = [0; BLOCK];
        assert_eq!(buffered.fill(&mut rest), Err(NoRandom), "a source that fails is no reason to hand out old bytes");
    }

    #[test]
    fn biased_draws_are_thrown_away() {
        // 2^32 = 3 * 1431655765 + 1: only the very last number is unfair for a bound of 3.
        assert_eq!(below(&mut Script(vec![u32::MAX, 7]), 3), Ok(1));
        assert_eq!(below(&mut Script(vec![u32::MAX]), 3), Err(NoRandom));
        assert_eq!(below(&mut Script(vec![1]), 0), Err(NoRandom));
    }
}
