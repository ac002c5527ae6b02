//! The message of last resort, when no window of ours can be opened.

use std::io::Write as _;

use rfd::{MessageButtons, MessageDialog, MessageLevel};

/// Shows the message in the system's own dialog and on the standard error stream; returns when it was dismissed. The
/// texts come from the language files. For the main thread, which macOS insists on.
pub fn show_error(title: &str, text: &str) {
    // First, so that it is there even when the dialog can't be shown either.
    writeln!(std::io::stderr().lock(), "{title}: {text}").ok();
    MessageDialog::new()
        .set_level(MessageLevel::Error)
        .set_title(title)
        .set_description(text)
        .set_buttons(MessageButtons::Ok)
        .show();
}
