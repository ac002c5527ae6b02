//! What Beadle knows about councils, people and passwords: plain values and pure functions.
//!
//! Nothing here reads a clock, a file, the network or a window (`tests/tidy.rs` checks the `use` lines).
//! What such a function needs (the time, random bytes, the word list) is handed in.

pub mod address;
pub mod client_fault;
pub mod clock;
pub mod computer;
pub mod connection;
pub mod council;
pub mod device_code;
pub mod file_name;
pub mod file_trouble;
pub mod fold;
pub mod grant_code;
pub mod guide;
pub mod guide_ticks;
pub mod help_topic;
pub mod ids;
pub mod journal;
pub mod look_alike;
pub mod names;
pub mod outcome;
pub mod password;
pub mod pasted_value;
pub mod preferences;
pub mod proxy;
pub mod publisher;
pub mod region;
pub mod route;
pub mod scopes;
pub mod search;
pub mod secret;
pub mod set_up;
pub mod set_up_form;
pub mod shared_addresses;
pub mod slip;
pub mod slip_file;
pub mod supplier;
pub mod unfinished;
pub mod user;
pub mod user_group;
pub mod when;
