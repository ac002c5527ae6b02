//! The keys of a list box of which one row is a Tab stop.

use egui::{EventFilter, Id, Key, Modifiers, Ui};

use crate::msg::Movement;

/// How many rows Page Up and Page Down move.
const PAGE: i64 = 10;

/// What a key asks of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKey {
    /// Enter.
    Open,
    /// An arrow, Page, Home or End key.
    Move(Movement),
}

/// The key that was pressed while the row of this id has the focus. The arrows then no longer lead to other controls.
#[must_use]
pub fn pressed(ui: &Ui, row: Id) -> Option<ListKey> {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row, filter));
    let keys = [
        (Key::Enter, ListKey::Open),
        (Key::ArrowDown, ListKey::Move(Movement::By(1))),
        (Key::ArrowUp, ListKey::Move(Movement::By(-1))),
        (Key::PageDown, ListKey::Move(Movement::By(PAGE))),
        (Key::PageUp, ListKey::Move(Movement::By(-PAGE))),
        (Key::Home, ListKey::Move(Movement::First)),
        (Key::End, ListKey::Move(Movement::Last)),
    ];
    ui.input_mut(|input| {
        keys.into_iter().find_map(|(key, asks)| input.consume_key(Modifiers::NONE, key).then_some(asks))
    })
}
