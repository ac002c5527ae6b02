//! The room that talks to Zoho, and the only one that does.
//!
//! - [`Session`] is one signed-in connection: who am I, list, read one, reset, send a mail.
//! - [`sign_in`] is the trip through the browser that makes one; [`sign_in_by_device`] and [`sign_in_with_code`] are the
//!   other ways. [`check_client`] asks what Zoho has against a client before that.
//! - `transport` holds the HTTP clients and their limits; `classify` decides what an answer means;
//!   `wire` and `lenient` are the JSON, `regions` the hosts, `throttle` the pace, `tokens` the access token.
//!
//! The request that changes a mailbox is built by [`wire::reset_body`] and sent by [`Session::put_reset`], and
//! nowhere else. Nothing here retries it. Facts come from the field notes `zoho-api.md` (the service) and
//! `security-and-reliability.md` (the limits).

mod auth;
mod callback;
mod classify;
mod client_check;
mod device;
mod grant_code;
mod lenient;
mod mail;
mod regions;
mod session;
mod throttle;
mod tokens;
mod transport;
mod users;
pub mod wire;

pub use crate::domain::scopes::Scopes;
pub use auth::sign_in;
pub use callback::CallbackPages;
pub use client_check::check_client;
pub use device::{DeviceNews, sign_in_by_device};
pub use grant_code::sign_in_with_code;
pub use mail::Mail;
pub use regions::{accounts_base, mail_base};
pub use session::Session;
pub use users::{Owner, Page, UserRead};
