//! What several of these tests need.

use beadle::domain::journal::{Event, EventKind, JournalOptions, OperationKind};
use beadle::domain::password::random::{NoRandom, Random};

/// Bytes that count up, so that ids are the same every time.
#[derive(Default)]
pub(crate) struct Counting(u8);

impl Random for Counting {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom> {
        for byte in buffer {
            *byte = self.0;
            self.0 = self.0.wrapping_add(1);
        }
        Ok(())
    }
}

/// No random numbers at all.
pub(crate) struct Dry;

impl Random for Dry {
    fn fill(&mut self, _: &mut [u8]) -> Result<(), NoRandom> {
        Err(NoRandom)
    }
}

/// An event for the journal, told apart by its operation.
pub(crate) fn event(op: &str) -> Event {
    Event {
        op: op.to_owned(),
        attempt: 1,
        event: EventKind::Started,
        kind: OperationKind::Reset,
        zuid: 809_451_734.into(),
        address: "sian.pugh@littlewittering-pc.gov.uk".parse().unwrap(),
        by: "clerk@littlewittering-pc.gov.uk".to_owned(),
        options: JournalOptions { reason: "forgotten".to_owned(), ..JournalOptions::default() },
        baseline: Some(1_708_054_510_447),
        sent: None,
        outcome: None,
    }
}
