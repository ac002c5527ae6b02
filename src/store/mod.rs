//! What Beadle keeps on this computer: settings, councils and the journal in the profile folder, secrets in the
//! operating system's keychain.
//!
//! Knows nothing of the window or of Zoho. Every call here may block on a disk or a keychain, so all of them belong
//! on the worker's thread or before the window opens.

pub mod paths;

pub mod atomic;

pub mod settings;

pub mod settings_file;

pub mod council_file;

pub mod council_removal;

pub mod guides_file;

pub mod set_up_file;

pub mod chosen_file;

pub mod words_file;

pub mod slip_file;

pub mod keychain;

pub mod council_secrets;

pub mod head_store;

pub mod journal_chain;

pub mod journal_file;
