//! The clipboard's keeper, with a pretend clipboard.

use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use beadle::domain::secret::Password;
use beadle::platform::clipboard::{Board, Clipboard, ClipboardError, ClipboardReport};
use zeroize::Zeroizing;

const SOON: Duration = Duration::from_secs(5);
const FOR_GOOD: Option<Duration> = None;

#[derive(Default)]
struct State {
    text: Option<String>,
    n_occupied: u32,
    is_broken: bool,
}

#[derive(Clone, Default)]
struct Pretend(Arc<Mutex<State>>);

impl Pretend {
    fn turn(&self) -> Result<std::sync::MutexGuard<'_, State>, ClipboardError> {
        let mut state = self.0.lock().unwrap();
        if state.is_broken {
            return Err(ClipboardError::Unavailable);
        }
        if state.n_occupied > 0 {
            state.n_occupied -= 1;
            return Err(ClipboardError::Occupied);
        }
        Ok(state)
    }

    fn text(&self) -> Option<String> {
        self.0.lock().unwrap().text.clone()
    }
}

impl Board for Pretend {
    fn set(&mut self, text: &str) -> Result<(), ClipboardError> {
        self.turn()?.text = Some(text.to_owned());
        Ok(())
    }

    fn set_plainly(&mut self, text: &str) -> Result<(), ClipboardError> {
        self.set(text)
    }

    fn get(&mut self) -> Result<Option<Zeroizing<String>>, ClipboardError> {
        Ok(self.turn()?.text.clone().map(Zeroizing::new))
    }

    fn clear(&mut self) -> Result<(), ClipboardError> {
        self.turn()?.text = None;
        Ok(())
    }
}

fn start() -> (Pretend, Clipboard, Receiver<ClipboardReport>) {
    let board = Pretend::default();
    let (sender, receiver) = mpsc::channel();
    let given = board.clone();
    let clipboard = Clipboard::start_with(
        move || given,
        move |report| {
            sender.send(report).ok();
        },
    )
    .unwrap();
    (board, clipboard, receiver)
}

fn password() -> Password {
    Password::new("Maple-Tunnel-Otter-47".to_owned())
}

#[test]
fn it_is_taken_away_after_a_while() {
    let (board, clipboard, reports) = start();
    assert!(clipboard.copy(&password(), Some(Duration::from_millis(30))));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Copied));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Cleared));
    assert_eq!(board.text(), None);
}

#[test]
fn it_may_stay_longer_and_for_good() {
    let (board, clipboard, reports) = start();
    let soon = Duration::from_millis(200);
    assert!(clipboard.copy(&password(), Some(soon)) && clipboard.keep(Duration::from_secs(3)));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Copied));
    assert!(reports.recv_timeout(soon * 4).is_err(), "it was to stay longer");
    assert!(clipboard.keep(Duration::ZERO));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Cleared));
    assert!(clipboard.copy(&password(), FOR_GOOD));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Copied));
    assert!(reports.recv_timeout(soon * 4).is_err());
    assert!(board.text().is_some());
}

#[test]
fn what_somebody_else_copied_is_left_alone() {
    let (board, clipboard, reports) = start();
    assert!(clipboard.copy(&password(), FOR_GOOD));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Copied));
    board.0.lock().unwrap().text = Some("minutes of the meeting".to_owned());
    assert!(clipboard.clear());
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Replaced));
    assert_eq!(board.text().as_deref(), Some("minutes of the meeting"));
    // And it is not ours any more: nothing follows.
    assert!(clipboard.clear());
    drop(clipboard);
    assert!(reports.recv_timeout(SOON).is_err());
}

#[test]
fn leaving_takes_it_away() {
    let (board, clipboard, reports) = start();
    assert!(clipboard.copy(&password(), FOR_GOOD));
    drop(clipboard);
    assert_eq!(board.text(), None);
    assert_eq!(reports.iter().collect::<Vec<_>>(), [ClipboardReport::Copied, ClipboardReport::Cleared]);
}

#[test]
fn an_occupied_clipboard_is_tried_five_times() {
    let (board, clipboard, reports) = start();
    board.0.lock().unwrap().n_occupied = 4;
    assert!(clipboard.copy(&password(), FOR_GOOD));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Copied));
    board.0.lock().unwrap().n_occupied = 5;
    assert!(clipboard.copy(&password(), FOR_GOOD));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::NotCopied(ClipboardError::Occupied)));
}

#[test]
fn a_clipboard_that_does_not_work_is_said_so() {
    let (board, clipboard, reports) = start();
    board.0.lock().unwrap().is_broken = true;
    assert!(clipboard.copy(&password(), FOR_GOOD));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::NotCopied(ClipboardError::Unavailable)));
    board.0.lock().unwrap().is_broken = false;
    assert!(clipboard.copy(&password(), FOR_GOOD));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Copied));
    board.0.lock().unwrap().is_broken = true;
    assert!(clipboard.clear());
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::NotCleared(ClipboardError::Unavailable)));
}

#[test]
fn a_text_that_is_no_secret_stays_and_takes_the_place_of_a_password() {
    let (board, clipboard, reports) = start();
    assert!(clipboard.copy(&password(), FOR_GOOD));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Copied));
    assert!(clipboard.copy_plainly("ZohoMail.accounts.READ".to_owned()));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::TextCopied));
    drop(clipboard);
    assert_eq!(board.text().as_deref(), Some("ZohoMail.accounts.READ"), "only a password is taken away");
    assert!(reports.try_recv().is_err());
}

#[test]
fn a_text_that_can_not_be_copied_leaves_the_password_where_it_is() {
    let (board, clipboard, reports) = start();
    assert!(clipboard.copy(&password(), FOR_GOOD));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Copied));
    board.0.lock().unwrap().n_occupied = 5;
    assert!(clipboard.copy_plainly("text".to_owned()));
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::TextNotCopied(ClipboardError::Occupied)));
    assert!(clipboard.clear());
    assert_eq!(reports.recv_timeout(SOON), Ok(ClipboardReport::Cleared));
}

struct Hanging;

impl Board for Hanging {
    fn set(&mut self, _: &str) -> Result<(), ClipboardError> {
        loop {
            std::thread::park();
        }
    }

    fn set_plainly(&mut self, text: &str) -> Result<(), ClipboardError> {
        self.set(text)
    }

    fn get(&mut self) -> Result<Option<Zeroizing<String>>, ClipboardError> {
        Ok(None)
    }

    fn clear(&mut self) -> Result<(), ClipboardError> {
        Ok(())
    }
}

#[test]
fn a_clipboard_that_hangs_does_not_keep_beadle_open() {
    let clipboard = Clipboard::start_with(|| Hanging, |_| ()).unwrap();
    assert!(clipboard.copy(&password(), FOR_GOOD));
    let before = Instant::now();
    drop(clipboard);
    assert!(before.elapsed() < SOON);
}
