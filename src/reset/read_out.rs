//! Reading a password out over the telephone: where the two of them are.

use crate::domain::password::spoken::{self, Alphabet};
use crate::domain::secret::Password;

/// What is said before the password: the web page, and the user name.
pub const N_OPENING: usize = 2;

/// How far it has got. The places are the web page, the user name, each chunk of the password, and the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadOut {
    place: usize,
    n_places: usize,
    n_said: u64,
    /// All of it is on the page at once, instead of one place after the other.
    pub whole: bool,
}

impl ReadOut {
    /// At the beginning.
    #[must_use]
    pub fn new(password: &Password) -> Self {
        // The number is the same for every alphabet.
        let n_chunks = spoken::chunks(password, Alphabet::default()).len();
        Self { place: 0, n_places: N_OPENING + n_chunks, n_said: 0, whole: false }
    }

    /// The other end has it: on to the next place.
    pub fn got(&mut self) {
        self.go_to(self.place + 1);
    }

    /// One place back.
    pub fn back(&mut self) {
        self.go_to(self.place.saturating_sub(1));
    }

    /// Says the same place again.
    pub fn again(&mut self) {
        self.n_said += 1;
    }

    /// Goes to a place that is there, and begins again from it.
    pub fn go_to(&mut self, place: usize) {
        self.place = place.min(self.n_places);
        self.n_said += 1;
    }

    /// Where they are, counted from 0.
    #[must_use]
    pub fn place(&self) -> usize {
        self.place
    }

    /// The other end has all of it.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.place == self.n_places
    }

    /// Counts what was said, so that the same thing can be said twice.
    #[must_use]
    pub fn n_said(&self) -> u64 {
        self.n_said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_passed_one_by_one_and_end() {
        let mut read = ReadOut::new(&Password::new("Maple-47".to_owned()));
        read.back();
        assert_eq!(read.place(), 0);
        // Page, user name, word, dash, two digits.
        for place in 1..=6 {
            assert!(!read.is_over());
            read.got();
            assert_eq!(read.place(), place);
        }
        assert!(read.is_over());
        read.got();
        assert_eq!(read.place(), 6);
        read.go_to(2);
        assert!(!read.is_over());
        read.go_to(99);
        assert!(read.is_over());
    }

    #[test]
    fn the_same_can_be_said_twice() {
        let mut read = ReadOut::new(&Password::new("Maple-47".to_owned()));
        let before = read.n_said();
        read.again();
        assert_eq!((read.n_said(), read.place()), (before + 1, 0));
    }
}
