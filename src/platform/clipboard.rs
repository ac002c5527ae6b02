//! Copying a password so that it stays out of clipboard histories, and taking it away again; and copying what is no secret.
//!
//! The clipboard lives on a thread of its own: X11 serves what was copied only while its owner lives, and Windows may
//! keep us waiting. egui's own copying is banned, because it asks no history to look away.

use std::fmt;
use std::io;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use crate::domain::secret::Password;

/// Another program may hold the clipboard for a moment.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(30);

/// How long leaving waits for the clipboard to be cleared.
const CLOSE_LIMIT: Duration = Duration::from_secs(2);

/// What became of the password on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClipboardReport {
    /// It is there.
    Copied,
    /// It was taken away.
    Cleared,
    /// Somebody copied something else meanwhile, which was left alone.
    Replaced,
    /// It could not be copied.
    NotCopied(ClipboardError),
    /// A text that is no secret is there.
    TextCopied,
    /// Such a text could not be copied.
    TextNotCopied(ClipboardError),
    /// It could not be taken away: it may still be there.
    NotCleared(ClipboardError),
}

/// Why the clipboard could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClipboardError {
    /// Another program holds it.
    #[error("another program is using the clipboard")]
    Occupied,
    /// There is none, or it does not work.
    #[error("the clipboard does not work")]
    Unavailable,
}

/// What is needed of a clipboard; the system's, or a stand-in for a test.
pub trait Board {
    /// Puts the text there, out of sight of histories.
    fn set(&mut self, text: &str) -> Result<(), ClipboardError>;
    /// Puts a text there that is no secret.
    fn set_plainly(&mut self, text: &str) -> Result<(), ClipboardError>;
    /// What is there; `None`: nothing, or no text.
    fn get(&mut self) -> Result<Option<Zeroizing<String>>, ClipboardError>;
    /// Empties it.
    fn clear(&mut self) -> Result<(), ClipboardError>;
}

/// The one way to the clipboard. Dropping it takes the password away, if it is still there.
pub struct Clipboard {
    sender: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

enum Request {
    Copy(Password, Option<Duration>),
    CopyPlainly(String),
    Keep(Duration),
    Clear,
}

impl Clipboard {
    /// Starts the thread; the clipboard itself is opened at the first copy. `report` is called on that thread.
    pub fn start(report: impl Fn(ClipboardReport) + Send + 'static) -> io::Result<Self> {
        Self::start_with(SystemBoard::default, report)
    }

    /// As [`Clipboard::start`], with another clipboard.
    pub fn start_with<B: Board>(
        make_board: impl FnOnce() -> B + Send + 'static,
        report: impl Fn(ClipboardReport) + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, receiver) = mpsc::channel();
        let thread = std::thread::Builder::new().name("beadle-clipboard".to_owned()).spawn(move || {
            let mut keeper = Keeper { board: make_board(), ours: None, report };
            loop {
                let request = match &keeper.ours {
                    Some((_, Some(until))) => receiver.recv_timeout(until.saturating_duration_since(Instant::now())),
                    Some((_, None)) | None => receiver.recv().map_err(RecvTimeoutError::from),
                };
                match request {
                    Ok(Request::Copy(password, keep)) => keeper.copy(password, keep),
                    Ok(Request::CopyPlainly(text)) => keeper.copy_plainly(&text),
                    Ok(Request::Keep(keep)) => keeper.keep(keep),
                    Ok(Request::Clear) | Err(RecvTimeoutError::Timeout) => keeper.take_away(),
                    Err(RecvTimeoutError::Disconnected) => {
                        keeper.take_away();
                        return;
                    }
                }
            }
        })?;
        Ok(Self { sender: Some(sender), thread: Some(thread) })
    }

    /// Copies the password for so long, or until it is taken away; the report comes later. False when the thread is gone.
    #[must_use]
    pub fn copy(&self, password: &Password, keep: Option<Duration>) -> bool {
        self.send(Request::Copy(password.clone(), keep))
    }

    /// Copies a text that is no secret and stays for good; the report comes later. False when the thread is gone.
    #[must_use]
    pub fn copy_plainly(&self, text: String) -> bool {
        self.send(Request::CopyPlainly(text))
    }

    /// Lets it stay for so long from now on, if it is still there. False when the thread is gone.
    #[must_use]
    pub fn keep(&self, keep: Duration) -> bool {
        self.send(Request::Keep(keep))
    }

    /// Takes the password away now, if it is still there. False when the thread is gone.
    #[must_use]
    pub fn clear(&self) -> bool {
        self.send(Request::Clear)
    }

    fn send(&self, request: Request) -> bool {
        self.sender.as_ref().is_some_and(|sender| sender.send(request).is_ok())
    }
}

impl fmt::Debug for Clipboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clipboard")
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        drop(self.sender.take());
        let Some(thread) = self.thread.take() else { return };
        // A clipboard that hangs must not keep Beadle from closing, so this is no plain join.
        let deadline = Instant::now() + CLOSE_LIMIT;
        while !thread.is_finished() && Instant::now() < deadline {
            pause();
        }
    }
}

/// What is on the clipboard by our doing, and until when.
struct Keeper<B, R> {
    board: B,
    ours: Option<(Password, Option<Instant>)>,
    report: R,
}

impl<B: Board, R: Fn(ClipboardReport)> Keeper<B, R> {
    fn copy(&mut self, password: Password, keep: Option<Duration>) {
        match retry(|| self.board.set(password.expose())) {
            Ok(()) => {
                self.ours = Some((password, keep.map(|keep| Instant::now() + keep)));
                (self.report)(ClipboardReport::Copied);
            }
            Err(error) => (self.report)(ClipboardReport::NotCopied(error)),
        }
    }

    /// What was there by our doing is gone with it.
    fn copy_plainly(&mut self, text: &str) {
        match retry(|| self.board.set_plainly(text)) {
            Ok(()) => {
                self.ours = None;
                (self.report)(ClipboardReport::TextCopied);
            }
            Err(error) => (self.report)(ClipboardReport::TextNotCopied(error)),
        }
    }

    fn keep(&mut self, keep: Duration) {
        if let Some((_, until)) = &mut self.ours {
            *until = Some(Instant::now() + keep);
        }
    }

    /// Empties the clipboard, but only of what we put there.
    fn take_away(&mut self) {
        let Some((password, _)) = self.ours.take() else { return };
        let outcome = retry(|| self.board.get()).and_then(|text| {
            if text.is_some_and(|text| *text == password.expose()) {
                retry(|| self.board.clear()).map(|()| ClipboardReport::Cleared)
            } else {
                Ok(ClipboardReport::Replaced)
            }
        });
        (self.report)(outcome.unwrap_or_else(ClipboardReport::NotCleared));
    }
}

fn retry<T>(mut action: impl FnMut() -> Result<T, ClipboardError>) -> Result<T, ClipboardError> {
    for _ in 1..TRIES {
        match action() {
            Err(ClipboardError::Occupied) => pause(),
            result => return result,
        }
    }
    action()
}

#[expect(clippy::disallowed_methods, reason = "waits on the clipboard's own thread, or while leaving")]
fn pause() {
    std::thread::sleep(PAUSE);
}

/// The system's clipboard.
#[derive(Default)]
struct SystemBoard(Option<arboard::Clipboard>);

impl SystemBoard {
    fn open(&mut self) -> Result<&mut arboard::Clipboard, ClipboardError> {
        if self.0.is_none() {
            self.0 = Some(arboard::Clipboard::new().map_err(|error| explain(&error))?);
        }
        self.0.as_mut().ok_or(ClipboardError::Unavailable)
    }
}

impl Board for SystemBoard {
    fn set(&mut self, text: &str) -> Result<(), ClipboardError> {
        private(self.open()?.set()).text(text).map_err(|error| explain(&error))
    }

    fn set_plainly(&mut self, text: &str) -> Result<(), ClipboardError> {
        self.open()?.set().text(text).map_err(|error| explain(&error))
    }

    fn get(&mut self) -> Result<Option<Zeroizing<String>>, ClipboardError> {
        match self.open()?.get_text() {
            Ok(text) => Ok(Some(Zeroizing::new(text))),
            Err(arboard::Error::ContentNotAvailable | arboard::Error::ConversionFailure) => Ok(None),
            Err(error) => Err(explain(&error)),
        }
    }

    fn clear(&mut self) -> Result<(), ClipboardError> {
        self.open()?.clear().map_err(|error| explain(&error))
    }
}

/// Asks clipboard histories to look away (`x-kde-passwordManagerHint`).
#[cfg(all(unix, not(target_os = "macos")))]
fn private(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtLinux as _;
    set.exclude_from_history()
}

/// Asks clipboard histories to look away (`org.nspasteboard.ConcealedType`).
#[cfg(target_os = "macos")]
fn private(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtApple as _;
    set.exclude_from_history()
}

/// Keeps Windows' clipboard history and cloud clipboard out: this one format stands for both.
#[cfg(windows)]
fn private(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows as _;
    set.exclude_from_monitoring()
}

/// Only the kind: a description might quote what was copied.
fn explain(error: &arboard::Error) -> ClipboardError {
    match error {
        arboard::Error::ClipboardOccupied => ClipboardError::Occupied,
        _ => ClipboardError::Unavailable,
    }
}
