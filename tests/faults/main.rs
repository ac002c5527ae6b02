//! placeholder
#[path = "../common/certificates.rs"]
mod certificates;
#[path = "../common/front.rs"]
mod front;
