//! The one thread that talks to Zoho, the disk and the keychain. Commands come in, replies go out, and the window is
//! woken for each.
//!
//! The thread owns a single-threaded tokio runtime, so nothing here needs a lock; the window's thread never waits
//! for it.

mod after;
mod change;
pub mod clock;
mod computer;
mod connect;
mod council_work;
mod councils;
mod desk;
mod farewell;
mod files;
mod guides;
pub mod hosts;
mod live;
mod off_thread;
mod read;
mod sign_in;
mod slip;
mod unkept;
mod wait;

use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use self::clock::Clock;
use self::desk::Desk;
use self::hosts::Hosts;
use crate::domain::council::CouncilId;
use crate::msg::{Command, Reply};
use crate::platform::browser::Browser;
use crate::platform::folders::Folders;
use crate::platform::system_settings::SystemSettings;
use crate::store::keychain::Keychain;
use crate::store::paths::Profile;
use crate::store::settings::ProfileId;

/// Wakes the window after a reply was put in the channel.
pub type Waker = Box<dyn Fn() + Send>;

/// How long closing the window waits for the worker: enough for a journal line, not for a network.
const FAREWELL: Duration = Duration::from_secs(5);

/// What the worker is given at the start.
#[derive(Debug, Clone)]
pub struct Start {
    /// Where things are kept.
    pub profile: Profile,
    /// The profile's name in the keychain.
    pub profile_id: ProfileId,
    /// Tells the time.
    pub clock: Clock,
    /// Where secrets of real councils are kept.
    pub keychain: Keychain,
    /// Where the requests of real councils go.
    pub zoho: Hosts,
    /// Where the clerk signs in.
    pub browser: Browser,
    /// Where she sees her files.
    pub folders: Folders,
    /// What this computer's own settings say.
    pub system_settings: SystemSettings,
    /// The council that was open last.
    pub last_council: Option<CouncilId>,
}

/// The window's end of the two channels.
#[derive(Debug)]
pub struct WorkerHandle {
    commands: UnboundedSender<Command>,
    replies: Receiver<Reply>,
    finished: Option<Receiver<()>>,
}

/// The worker could not be started.
#[derive(Debug, thiserror::Error)]
#[error("the worker thread could not be started")]
pub struct NoWorker;

/// What stands in the channel.
#[derive(Debug)]
pub enum Next {
    /// A reply.
    Reply(Box<Reply>),
    /// Nothing at present.
    Empty,
    /// The worker has ended and will never reply again.
    Gone,
}

impl WorkerHandle {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn spawn(start: Start, waker: Waker) -> Result<Self, NoWorker> {
        // Unbounded, because the window must never wait; what is sent is paced by a person's hands.
        let (commands, inbox) = unbounded_channel();
        let (outbox, replies) = mpsc::channel();
        let (done, finished) = mpsc::channel();
        thread::Builder::new()
            .name("worker".to_owned())
            .spawn(move || {
                let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
                    Ok(runtime) => runtime,
                    Err(error) => {
                        tracing::error!(%error, "no runtime");
                        return;
                    }
                };
                let local = tokio::task::LocalSet::new();
                local.block_on(&runtime, Desk::new(start, outbox, waker).run(inbox));
                // Fails only when nobody waits any more.
                done.send(()).ok();
            })
            .map_err(|error| {
                tracing::error!(%error, "no thread");
                NoWorker
            })?;
        Ok(Self { commands, replies, finished: Some(finished) })
    }

    /// A worker that does nothing, and the other ends of its channels, for tests.
    #[must_use]
    pub fn fake() -> (Self, FakeWorker) {
        let (commands, inbox) = unbounded_channel();
        let (outbox, replies) = mpsc::channel();
        (Self { commands, replies, finished: None }, FakeWorker { inbox, outbox })
    }

    /// Asks for something. A worker that is gone shows in [`Self::next`].
    pub fn send(&self, command: Command) {
        self.commands.send(command).ok();
    }

    /// The next reply, without waiting.
    #[must_use]
    pub fn next(&self) -> Next {
        match self.replies.try_recv() {
            Ok(reply) => Next::Reply(Box::new(reply)),
            Err(TryRecvError::Empty) => Next::Empty,
            Err(TryRecvError::Disconnected) => Next::Gone,
        }
    }
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.send(Command::Shutdown);
        if let Some(finished) = &self.finished
            && finished.recv_timeout(FAREWELL).is_err()
        {
            tracing::warn!("the worker did not end in time");
        }
    }
}

/// The worker's end of the channels, in the hands of a test.
#[derive(Debug)]
pub struct FakeWorker {
    /// What the window asked for.
    pub inbox: tokio::sync::mpsc::UnboundedReceiver<Command>,
    /// What it is told.
    pub outbox: mpsc::Sender<Reply>,
}
