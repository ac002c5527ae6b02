//! Takes commands in and starts a task for each; keeps what the tasks share.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::rc::Rc;
use std::sync::mpsc::Sender;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::{AbortHandle, JoinHandle, spawn_local};

use super::change::Press;
use super::live::{Live, Note};
use super::{Start, Waker, after, change, connect, read};
use crate::domain::outcome::{Answer, Doubt, ReadFailure, Unsent};
use crate::msg::{Command, HistoryRead, Reply, RequestId};
use crate::platform::browser;
use crate::practice::PracticeServer;
use crate::reset::operation::{ChangeEnd, ChangeReport};
use crate::reset::verify;
use crate::store::journal_chain::Finding;

/// The worker's desk.
pub(super) struct Desk {
    pub(super) start: Start,
    pub(super) live: RefCell<Option<Rc<Live>>>,
    /// The pretend council lives as long as the worker.
    pub(super) practice: RefCell<Option<PracticeServer>>,
    outbox: Sender<Reply>,
    waker: Rc<dyn Fn()>,
    tasks: RefCell<HashMap<RequestId, AbortHandle>>,
    changes: RefCell<Vec<JoinHandle<()>>>,
    /// Writes what the journal could not take at once.
    catching_up: RefCell<Option<AbortHandle>>,
}

impl Desk {
    pub(super) fn new(start: Start, outbox: Sender<Reply>, waker: Waker) -> Rc<Self> {
        Rc::new(Self {
            start,
            live: RefCell::new(None),
            practice: RefCell::new(None),
            outbox,
            waker: Rc::new(waker),
            tasks: RefCell::new(HashMap::new()),
            changes: RefCell::new(Vec::new()),
            catching_up: RefCell::new(None),
        })
    }

    /// Works until it is told to stop, and then until a running change has been answered.
    pub(super) async fn run(self: Rc<Self>, mut inbox: UnboundedReceiver<Command>) {
        while let Some(command) = inbox.recv().await {
            if matches!(command, Command::Shutdown) {
                break;
            }
            self.clone().take(command);
        }
        let running = std::mem::take(&mut *self.changes.borrow_mut());
        for change in running {
            // A change that panicked has already been reported.
            change.await.ok();
        }
        if let Some(live) = self.live() {
            // What can't be written now is lost with the window, and the log says so already.
            live.write_waiting().ok();
        }
    }

    /// Puts a reply in the channel and wakes the window.
    pub(super) fn reply(&self, reply: Reply) {
        // Fails only when the window is gone.
        self.outbox.send(reply).ok();
        (self.waker)();
    }

    /// The council that is signed in.
    pub(super) fn live(&self) -> Option<Rc<Live>> {
        self.live.borrow().clone()
    }

    /// From now on requests go to this council.
    pub(super) fn enter(&self, live: Rc<Live>) {
        *self.live.borrow_mut() = Some(live.clone());
        let (outbox, waker) = (self.outbox.clone(), self.waker.clone());
        let task = spawn_local(async move {
            loop {
                live.catch_up().await;
                // Fails only when the window is gone.
                outbox.send(Reply::JournalCaughtUp).ok();
                waker();
            }
        });
        if let Some(former) = self.catching_up.borrow_mut().replace(task.abort_handle()) {
            former.abort();
        }
    }

    fn take(self: Rc<Self>, command: Command) {
        match command {
            Command::Practise { id, options } => {
                let desk = self.clone();
                self.start_task(id, async move { connect::practise(&desk, id, &options).await });
            }
            Command::Open { id, connection } => {
                let desk = self.clone();
                self.start_task(id, async move { connect::open(&desk, id, *connection).await });
            }
            Command::SignIn { id, base } => {
                let desk = self.clone();
                self.start_task(id, async move { connect::sign_in(&desk, id, base).await });
            }
            Command::ListUsers { id } => match self.live() {
                Some(live) => {
                    let desk = self.clone();
                    self.start_task(id, async move { read::list(&desk, &live, id).await });
                }
                None => self.reply(Reply::UsersEnd { id, result: Err(signed_out()) }),
            },
            Command::ReadUser { id, key } => match self.live() {
                Some(live) => {
                    let desk = self.clone();
                    self.start_task(id, async move { read::one(&desk, &live, id, &key).await });
                }
                None => self.reply(Reply::UserRead { id, result: Err(signed_out()) }),
            },
            Command::Change { id, op, plan, earlier } => {
                let subject = plan.subject(&op);
                self.start_change(id, Press { subject, plan: *plan, earlier });
            }
            Command::Verify { id, subject, baseline, sent, after } => match self.live() {
                Some(live) => {
                    let desk = self.clone();
                    let look = after::Look { subject: *subject, baseline, sent, after };
                    self.start_task(id, async move { after::verify(&desk, &live, id, look).await });
                }
                None => self.reply(Reply::Checked {
                    id,
                    finding: verify::Finding::Unreadable,
                    at: self.start.clock.now(),
                    last: true,
                }),
            },
            Command::Note { subject, event, outcome } => {
                if let Some(live) = self.live() {
                    live.note(&subject, Note { attempt: 0, event, baseline: None, sent: None, outcome });
                }
            }
            Command::SendCredentials { id, op, plan } => match self.live() {
                Some(live) => {
                    let desk = self.clone();
                    let subject = plan.subject(&op);
                    self.start_task(id, async move {
                        after::send_credentials(&desk, &live, id, &subject, &plan).await;
                    });
                }
                None => self.reply(Reply::Emailed { id, answer: Answer::NotSent(Unsent::SignedOut) }),
            },
            Command::OpenUrl(url) => self.open_url(url),
            Command::ReadHistory { id } => self.reply(Reply::History { id, result: self.history() }),
            Command::Cancel(id) => {
                if let Some(task) = self.tasks.borrow_mut().remove(&id) {
                    task.abort();
                }
            }
            Command::Shutdown => {}
        }
    }

    fn start_task(self: Rc<Self>, id: RequestId, task: impl Future<Output = ()> + 'static) {
        let desk = self.clone();
        let handle = spawn_local(async move {
            task.await;
            desk.tasks.borrow_mut().remove(&id);
        });
        self.tasks.borrow_mut().insert(id, handle.abort_handle());
    }

    /// A change can't be cancelled, and whatever happens inside it is answered.
    fn start_change(self: Rc<Self>, id: RequestId, press: Press) {
        let Some(live) = self.live() else {
            self.reply(Reply::ChangeEnded { id, report: Box::new(report_of(Answer::NotSent(Unsent::SignedOut))) });
            return;
        };
        let desk = self.clone();
        let inner = spawn_local(async move { change::change(&desk, &live, id, &press).await });
        let desk = self.clone();
        let outer = spawn_local(async move {
            let report = match inner.await {
                Ok(report) => report,
                // It panicked, and it can't be told how far it got.
                Err(_panicked) => report_of(Answer::Unknown(Doubt::Broken)),
            };
            desk.reply(Reply::ChangeEnded { id, report: Box::new(report) });
        });
        let mut changes = self.changes.borrow_mut();
        changes.retain(|change| !change.is_finished());
        changes.push(outer);
    }

    /// A browser may take seconds to answer, so it is asked on a thread of its own.
    fn open_url(self: Rc<Self>, url: String) {
        let desk = self.clone();
        let id = RequestId(0);
        let (told, tell) = tokio::sync::oneshot::channel();
        let thread = std::thread::Builder::new().name("browser".to_owned());
        // When no thread can be had, the sender is dropped and that counts as a failure.
        thread.spawn(move || told.send(browser::open(&url)).ok()).ok();
        self.start_task(id, async move {
            if tell.await != Ok(true) {
                desk.reply(Reply::BrowserFailed);
            }
        });
    }

    fn history(&self) -> Option<HistoryRead> {
        let live = self.live()?;
        let read = match live.journal.borrow().read() {
            Ok(read) => read,
            Err(error) => {
                tracing::error!(%error, "the journal could not be read");
                return None;
            }
        };
        let last = read.lines.last().map_or(0, |line| line.seq);
        let findings = read.findings.iter().map(|finding| sentence(*finding, last)).collect();
        Some(HistoryRead { lines: read.lines, findings })
    }
}

fn sentence(finding: Finding, last: u64) -> (&'static str, u64) {
    let at = |line: usize| u64::try_from(line).unwrap_or(u64::MAX);
    match finding {
        Finding::Interrupted { line } => ("finding-torn", at(line)),
        Finding::Unreadable { line } => ("finding-unreadable", at(line)),
        Finding::Altered { line } => ("finding-altered", at(line)),
        Finding::Broken { line } => ("finding-broken", at(line)),
        Finding::CutTail => ("finding-cut", last),
        Finding::HeadUnknown(_) => ("finding-unchecked", last),
    }
}

fn report_of(answer: Answer) -> ChangeReport {
    ChangeReport {
        end: ChangeEnd::Answered(answer),
        baseline: None,
        sent: Vec::new(),
        journal_failed: false,
        earlier: Vec::new(),
    }
}

fn signed_out() -> ReadFailure {
    ReadFailure::Unsent(Unsent::SignedOut)
}
