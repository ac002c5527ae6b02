//! The Zoho client over real HTTP: against servers that misbehave on cue, the notes' sample JSON, and the pretend
//! council.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of a test may fail loudly"
)]

mod calls;
#[path = "../common/certificates.rs"]
mod certificates;
mod client_check;
mod device;
mod faults;
#[path = "../common/front.rs"]
mod front;
mod grant_code;
mod log;
mod practice;
mod proxy;
mod reads;
mod redirects;
mod reset;
mod scripted;
mod sign_in;
mod sign_in_abuse;
mod tls;
mod tokens;
