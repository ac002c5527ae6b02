//! Takes commands in and starts a task for each; keeps what the tasks share.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::rc::Rc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::{AbortHandle, JoinHandle, spawn_local};

use super::change::Press;
use super::live::{Live, Note};
use super::off_thread::off_thread;
use super::sign_in::Pending;
use super::{
    Start, Waker, after, change, computer, connect, council_work, councils, farewell, files, guides, read, sign_in,
    slip, wait,
};
use crate::domain::council::CouncilId;
use crate::domain::outcome::{Answer, Doubt, ReadFailure, Unsent};
use crate::domain::secret::Token;
use crate::msg::{Command, HistoryRead, Reply, RequestId};
use crate::practice::PracticeServer;
use crate::reset::operation::{ChangeEnd, ChangeReport};
use crate::reset::verify;
use crate::store::journal_chain::Finding;

/// How long what lasts has when Beadle ends.
const LAST_MOMENT: Duration = Duration::from_secs(3);

/// The worker's desk.
pub(super) struct Desk {
    pub(super) start: Start,
    live: Rc<RefCell<Option<Rc<Live>>>>,
    /// Councils that are or were open in this run, by which she can come back to them at once.
    pub(super) opened: RefCell<HashMap<CouncilId, Rc<Live>>>,
    /// The pretend council lives as long as the worker.
    pub(super) practice: RefCell<Option<PracticeServer>>,
    outbox: Sender<Reply>,
    waker: Rc<dyn Fn()>,
    tasks: RefCell<HashMap<RequestId, AbortHandle>>,
    changes: RefCell<Vec<JoinHandle<()>>>,
    /// What is not waited for while Beadle runs, but for a moment when it ends.
    lasting: RefCell<Vec<JoinHandle<()>>>,
    /// A council that was signed in to, and not yet said yes to.
    pub(super) pending: RefCell<Option<Pending>>,
    /// Secrets that the keychain could not take.
    pub(super) client_secrets: RefCell<HashMap<CouncilId, Token>>,
    /// Writes what the journal could not take at once.
    catching_up: RefCell<Option<AbortHandle>>,
    /// Councils that were left while lines of their journal were still waiting.
    left: RefCell<Vec<Rc<Live>>>,
}

impl Desk {
    pub(super) fn new(start: Start, outbox: Sender<Reply>, waker: Waker) -> Rc<Self> {
        Rc::new(Self {
            start,
            live: Rc::default(),
            opened: RefCell::default(),
            practice: RefCell::new(None),
            outbox,
            waker: Rc::new(waker),
            tasks: RefCell::new(HashMap::new()),
            changes: RefCell::default(),
            lasting: RefCell::default(),
            pending: RefCell::default(),
            client_secrets: RefCell::default(),
            catching_up: RefCell::default(),
            left: RefCell::default(),
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
        for live in self.left.take().into_iter().chain(self.live()) {
            // What can't be written now is lost with the window, and the log says so already.
            live.write_waiting().ok();
        }
        // A sign-in that is under way or not yet said yes to is ended at Zoho as it is dropped.
        self.pending.take();
        self.tasks.borrow_mut().drain().for_each(|(_, task)| task.abort());
        tokio::task::yield_now().await;
        let lasting = self.lasting.take();
        let all = async {
            for task in lasting {
                task.await.ok();
            }
        };
        tokio::time::timeout(LAST_MOMENT, all).await.ok();
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
        self.leave();
        if let Some(home) = &live.home {
            self.opened.borrow_mut().insert(home.file.borrow().id.clone(), live.clone());
        }
        *self.live.borrow_mut() = Some(live.clone());
        let (outbox, waker, open) = (self.outbox.clone(), self.waker.clone(), self.live.clone());
        let task = spawn_local(async move {
            loop {
                live.catch_up().await;
                // What became of another council's journal is nothing to the one that is open now.
                if open.borrow().as_ref().is_some_and(|open| Rc::ptr_eq(open, &live)) {
                    // Fails only when the window is gone.
                    outbox.send(Reply::JournalCaughtUp).ok();
                    waker();
                }
            }
        });
        *self.catching_up.borrow_mut() = Some(task.abort_handle());
    }

    /// From now on there is no council. What its journal still waits for is written all the same.
    pub(super) fn leave(&self) -> Option<Rc<Live>> {
        let live = self.live.borrow_mut().take()?;
        let catching_up = self.catching_up.borrow_mut().take();
        if live.has_waiting() {
            self.left.borrow_mut().push(live.clone());
        } else if let Some(task) = catching_up {
            task.abort();
        }
        Some(live)
    }

    /// Lets the task go on, and gives it a moment when Beadle ends.
    pub(super) fn keep_until_the_end(&self, task: JoinHandle<()>) {
        let mut lasting = self.lasting.borrow_mut();
        lasting.retain(|task| !task.is_finished());
        lasting.push(task);
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
            Command::FindCouncils { .. }
            | Command::ReadSetUp { .. }
            | Command::CheckSetUp(..)
            | Command::WriteSetUp(..)
            | Command::AddCouncil { .. }
            | Command::DeleteSetUp { .. }
            | Command::OpenCouncil { .. }
            | Command::SignIn { .. }
            | Command::ConfirmCouncil { .. }
            | Command::SignInAgain { .. }
            | Command::LeaveCouncil
            | Command::Council(..)
            | Command::SignOut { .. } => self.take_about_councils(command),
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
            Command::Await { id, zuid, sent } => {
                if let Some(live) = self.live() {
                    let desk = self.clone();
                    self.start_task(id, async move { wait::until_signed_in(&desk, &live, id, &zuid, &sent).await });
                }
            }
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
            Command::ReadRecipe { .. }
            | Command::WriteRecipe { .. }
            | Command::TakeWords { .. }
            | Command::LoadWords { .. }
            | Command::ForgetWords { .. } => self.take_about_files(command),
            Command::Guide(id, work) => guides::work(&self, id, &work),
            // A file that is half written would stay there with the password in it.
            Command::Slip(id, work) => {
                let desk = self.clone();
                self.keep_until_the_end(spawn_local(async move { slip::work(&desk, id, work).await }));
            }
            Command::OpenUrl(url) => self.open_url(url),
            Command::Computer(work) => {
                let desk = self.clone();
                // Not given up at a sign-out: it has nothing to do with a council.
                spawn_local(async move { computer::work(&desk, work).await });
            }
            Command::ReadHistory { id } => self.reply(Reply::History { id, result: self.history() }),
            Command::Cancel(id) => {
                if let Some(task) = self.tasks.borrow_mut().remove(&id) {
                    task.abort();
                }
            }
            Command::Shutdown => {}
        }
    }

    /// Councils, and signing in to them and out of them.
    fn take_about_councils(self: Rc<Self>, command: Command) {
        let desk = self.clone();
        match command {
            Command::FindCouncils { id } => councils::find(&desk, id),
            Command::ReadSetUp { id, path } => {
                self.start_task(id, async move { councils::read_set_up(&desk, id, path).await });
            }
            Command::WriteSetUp(id, path, set_up) => {
                self.start_task(id, async move { councils::write_set_up(&desk, id, path, set_up).await });
            }
            Command::CheckSetUp(id, set_up) => councils::check_set_up(&desk, id, set_up),
            Command::AddCouncil { id, council, set_up } => {
                self.start_task(id, async move { councils::add(&desk, id, council, &set_up).await });
            }
            Command::DeleteSetUp { id, path } => {
                self.start_task(id, async move { councils::delete_set_up(&desk, id, path).await });
            }
            Command::OpenCouncil { id, council } => {
                self.start_task(id, async move { councils::open(&desk, id, &council).await });
            }
            Command::SignIn { id, way, by } => {
                self.start_task(id, async move { sign_in::sign_in(&desk, id, way, by).await });
            }
            Command::ConfirmCouncil { id, yes } => {
                self.start_task(id, async move { sign_in::confirm(&desk, id, yes).await });
            }
            Command::SignInAgain { id, mail } => {
                self.start_task(id, async move { sign_in::again(&desk, id, mail).await });
            }
            Command::LeaveCouncil => drop(self.leave()),
            // Half removed would be worse than either.
            Command::Council(id, council, work) => {
                let task = spawn_local(async move { council_work::work(&desk, id, council, work).await });
                self.keep_until_the_end(task);
            }
            Command::SignOut { id } => {
                self.tasks.borrow_mut().drain().for_each(|(_, task)| task.abort());
                self.start_task(id, async move { farewell::sign_out(&desk, id).await });
            }
            // Only those above come here.
            _ => {}
        }
    }

    /// Recipes and lists of words.
    fn take_about_files(self: Rc<Self>, command: Command) {
        let desk = self.clone();
        match command {
            Command::ReadRecipe { id, path } => {
                self.start_task(id, async move { files::read_recipe(&desk, id, path).await });
            }
            Command::WriteRecipe { id, path, text } => {
                self.start_task(id, async move { files::write_recipe(&desk, id, path, text).await });
            }
            Command::TakeWords { id, path } => {
                self.start_task(id, async move { files::take_words(&desk, id, path).await });
            }
            Command::LoadWords { id } => self.start_task(id, async move { files::load_words(&desk, id).await }),
            Command::ForgetWords { id } => self.start_task(id, async move { files::forget_words(&desk, id).await }),
            // Only those above come here.
            _ => {}
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
        let browser = self.start.browser.clone();
        self.start_task(RequestId(0), async move {
            if off_thread("browser", move || browser.open(&url)).await != Some(true) {
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
