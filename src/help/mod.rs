//! The help: Markdown under `assets/help/en-GB`, read into blocks that the window draws, and searched.

mod block;
mod find;
mod page;
mod reader;

pub use block::{Block, Text};
pub use find::{Found, find};
pub use page::{HelpPage, page};
