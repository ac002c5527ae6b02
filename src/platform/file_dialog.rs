//! The system's own windows for choosing a file.

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::mpsc::{self, Receiver};

use rfd::{AsyncFileDialog, FileHandle};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDialog {
    /// What the window is called.
    pub title: String,
    /// The name that is suggested for a file to be written; `None` for a file to be read.
    pub save_as: Option<String>,
    /// What the files are called together.
    pub files: String,
    /// Their endings, without the dot.
    pub endings: &'static [&'static str],
}

impl FileDialog {
    /// Shows the window, above the parent where there is one, and wakes somebody when it is closed. Belongs on the main
    /// thread: macOS wants its windows made there (the documentation of `rfd`).
    pub fn show(
        self,
        parent: Option<&eframe::Frame>,
        wake: impl FnOnce() + Send + 'static,
    ) -> Receiver<Option<PathBuf>> {
        let (answer, answered) = mpsc::channel();
        let mut dialog = AsyncFileDialog::new().set_title(self.title).add_filter(self.files, self.endings);
        if let Some(parent) = parent {
            dialog = dialog.set_parent(parent);
        }
        let chosen: Pin<Box<dyn Future<Output = Option<FileHandle>> + Send>> = match self.save_as {
            Some(name) => Box::pin(dialog.set_file_name(name).save_file()),
            None => Box::pin(dialog.pick_file()),
        };
        let thread = std::thread::Builder::new().name("file dialog".to_owned());
        let waiting = thread.spawn(move || {
            let path = pollster::block_on(chosen).map(|file| file.path().to_path_buf());
            // Fails only when the window is gone.
            answer.send(path).ok();
            wake();
        });
        if let Err(error) = waiting {
            // The sender is gone with it, which says the same as no file.
            tracing::error!(%error, "no thread for the file dialog");
        }
        answered
    }
}
