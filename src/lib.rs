//! Beadle resets a council mailbox password in Zoho Mail, and makes sure that it worked.
pub mod domain;
pub mod model;
pub mod msg;
pub mod reset;
pub mod text;
pub mod ui;
pub mod update;
