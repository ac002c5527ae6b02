//! Beadle resets a council mailbox password in Zoho Mail, and makes sure that it worked.
//!
//! The modules in reading order. `ARCHITECTURE.md` shows how they hang together and what each may not touch.

pub mod domain;
pub mod reset;

pub mod model;
pub mod msg;
pub mod update;

pub mod help;

pub mod font_files;
pub mod letter;
pub mod text;

pub mod spelled;

pub mod slip;
pub mod ui;

pub mod zoho;

pub mod practice;
pub mod store;

pub mod platform;
pub mod worker;

pub mod app;
pub mod args;
pub mod console;
pub mod generate_command;
