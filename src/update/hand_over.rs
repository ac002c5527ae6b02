//! Getting the password to the person, once it is set or may be.

use crate::model::Model;
use crate::model::reset::{Phase, Reset};
use crate::msg::{Effect, FocusKey, ReadOutMsg};
use crate::reset::read_out::ReadOut;

/// Reads it out.
pub(super) fn read_out(model: &mut Model, msg: ReadOutMsg) -> Vec<Effect> {
    let Some(Reset { phase: Phase::Ended(ended), .. }) = &mut model.reset else { return Vec::new() };
    let is_offered = ended.offers_password();
    match (msg, &mut ended.read_out) {
        (ReadOutMsg::Open, _) if is_offered => {
            ended.read_out = Some(ReadOut::new(ended.operation.plan().password()));
            // Nothing can be read out that is covered.
            ended.shows_password = true;
            vec![Effect::Focus(FocusKey::ReadOut)]
        }
        (ReadOutMsg::Close, open @ Some(_)) => {
            *open = None;
            vec![Effect::Focus(FocusKey::Outcome)]
        }
        // What nobody can see was not read out.
        (ReadOutMsg::Got | ReadOutMsg::Back | ReadOutMsg::GoTo(_), _) if !ended.shows_password => Vec::new(),
        (ReadOutMsg::Got, Some(read)) => go(read, ReadOut::got),
        (ReadOutMsg::Back, Some(read)) => go(read, ReadOut::back),
        (ReadOutMsg::GoTo(place), Some(read)) => go(read, |read| read.go_to(place)),
        (ReadOutMsg::Again, Some(read)) => {
            read.again();
            Vec::new()
        }
        (ReadOutMsg::Whole(whole), Some(read)) => {
            read.whole = whole;
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Moves, and takes the keyboard along when the button it stands on comes or goes.
fn go(read: &mut ReadOut, how: impl FnOnce(&mut ReadOut)) -> Vec<Effect> {
    let was_over = read.is_over();
    how(read);
    if read.is_over() == was_over { Vec::new() } else { vec![Effect::Focus(FocusKey::ReadOut)] }
}

/// Ticks or unticks that everybody who uses the mailbox knows.
pub(super) fn told_others(model: &mut Model, told: bool) -> Vec<Effect> {
    if let Some(Reset { phase: Phase::Ended(ended), .. }) = &mut model.reset {
        ended.told_others = told;
    }
    Vec::new()
}
