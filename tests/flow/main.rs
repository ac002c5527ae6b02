//! The whole app without a screen: the real worker, the real client, the pretend council over HTTP on this computer.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at what they don't expect"
)]

mod by_hand;
mod capture;
mod choices;
#[path = "../common/council.rs"]
mod council;
mod councils;
mod faults;
#[path = "../common/front.rs"]
mod front;
mod guide;
mod happy;
mod idle;
mod no_keychain;
mod one_press;
mod other_ways;
mod proxy;
#[path = "../common/app.rs"]
mod rig;
mod set_up;
mod several;
mod slip;
mod stage;
mod trips;
mod truth;
mod waiting;
mod waiting_with_her;
mod who;
