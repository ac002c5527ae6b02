//! A server that stands between Beadle and the pretend council and does what a test tells it to.
//!
//! Each request is read whole, counted, and shown to a script, which answers with a [`Step`]: pass it on, say something
//! else instead, or let the council carry it out and spoil the answer. What the council knows (who was changed, how
//! often) is asked of the council itself; what arrived on the wire is asked of the front.
//!
//! It runs on a thread of its own, so a test may stay as synchronous as the window is:
//!
//! ```ignore
//! let front = Front::start(&council.base_url(), |_| Step::pass());
//! front.script(|asked| match asked.kind {
//!     Kind::Put => Step::after(Deed::Reset),          // changed, then the connection is cut
//!     _ => Step::pass(),
//! });
//! let gate = Gate::new();
//! front.script(pass_but(Kind::Put, Step::pass().held_after(Wait::Gate(gate.clone()))));
//! gate.wait_until_reached();                          // changed, and nobody has been told yet
//! gate.open();
//! front.go_down();                                    // nothing listens and every connection is cut
//! front.come_up();                                    // the same address again
//! ```

#![allow(dead_code, reason = "each test program uses its own part of this file")]
#![allow(
    clippy::allow_attributes,
    reason = "which part is unused differs between the programs, so expect can't be used"
)]

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;
use tokio::sync::watch;
use tokio_rustls::rustls::ServerConfig;

#[path = "front_wire.rs"]
mod wire;

/// How long a test waits for a request to arrive at a gate.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// A new access token.
    Token,
    /// Who is signed in.
    WhoAmI,
    /// A page of the list of users.
    List,
    /// One user.
    OneUser,
    /// The reset: the request that changes something.
    Put,
    /// An email.
    Mail,
    /// A proxy is asked for a tunnel.
    Connect,
    /// Anything else.
    Other,
}

/// One request as it arrived.
#[derive(Clone)]
pub(crate) struct Asked {
    /// What it is for.
    pub(crate) kind: Kind,
    /// The how-many-eth of its kind since the script was set, from 1.
    pub(crate) nth: usize,
    /// `PUT`.
    pub(crate) method: String,
    /// Path and query, or the host and port of a `CONNECT`.
    pub(crate) target: String,
    /// The whole head, without the empty line.
    pub(crate) head: String,
    /// The body. A reset's holds the password.
    pub(crate) body: Vec<u8>,
    /// Which connection it came over, from 0.
    pub(crate) connection: usize,
    /// Requests that came before it over the same connection.
    pub(crate) n_before: usize,
}

impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {} ({} {})", self.kind, self.nth, self.method, self.target)
    }
}

impl Asked {
    /// The text under a key of the JSON body.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        let body: serde_json::Value = serde_json::from_slice(&self.body).ok()?;
        body.get(key)?.as_str().map(str::to_owned)
    }

    /// The value of a header, whatever the case of its name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        wire::header(&self.head, name)
    }

    /// The access token it was sent with.
    pub(crate) fn access_token(&self) -> Option<&str> {
        self.header("authorization")?.strip_prefix("Zoho-oauthtoken ")
    }
}

/// What becomes of a request.
#[derive(Clone)]
pub(crate) struct Step {
    before: Option<Wait>,
    forward: bool,
    after: Option<Wait>,
    deed: Deed,
}

impl Step {
    /// The council's own answer.
    pub(crate) fn pass() -> Self {
        Self { before: None, forward: true, after: None, deed: Deed::Relay }
    }

    /// The council never hears of it.
    pub(crate) fn instead(deed: Deed) -> Self {
        Self { before: None, forward: false, after: None, deed }
    }

    /// The council carries it out (if it does), and its answer is thrown away.
    pub(crate) fn after(deed: Deed) -> Self {
        Self { before: None, forward: true, after: None, deed }
    }

    /// Waits before the council hears of it. It is passed on even if the client has gone away in the meantime.
    pub(crate) fn held_before(mut self, wait: Wait) -> Self {
        self.before = Some(wait);
        self
    }

    /// Waits after the council has carried it out, before the client hears anything.
    pub(crate) fn held_after(mut self, wait: Wait) -> Self {
        self.after = Some(wait);
        self
    }
}

/// What the client hears.
#[derive(Clone)]
pub(crate) enum Deed {
    /// What the council said.
    Relay,
    /// What the council said, altered: the whole answer, head and body.
    Alter(Arc<dyn Fn(Vec<u8>) -> Vec<u8> + Send + Sync>),
    /// These bytes; the connection stays open.
    Say(Vec<u8>),
    /// These bytes, then the connection is closed.
    SayAndClose(Vec<u8>),
    /// These bytes, and nothing more until the client gives up.
    SayAndHang(Vec<u8>),
    /// The first bytes at once, the others one at a time with this much time between them.
    Drip(Vec<u8>, Vec<u8>, Duration),
    /// The head, then the piece again and again until the client gives up.
    Endless(Vec<u8>, Vec<u8>),
    /// The connection is closed without a word.
    Close,
    /// The connection is reset without a word.
    Reset,
    /// For a `CONNECT`: the tunnel that was asked for. Only to this computer.
    Tunnel,
}

/// What is waited for.
#[derive(Clone)]
pub(crate) enum Wait {
    /// So long.
    For(Duration),
    /// Until somebody opens it.
    Gate(Gate),
}

/// Holds requests until a test lets them go on. Clones are the same gate.
#[derive(Clone)]
pub(crate) struct Gate {
    open: Arc<watch::Sender<bool>>,
    n_reached: Arc<AtomicUsize>,
}

impl Gate {
    /// A closed one.
    pub(crate) fn new() -> Self {
        Self { open: Arc::new(watch::Sender::new(false)), n_reached: Arc::default() }
    }

    /// Lets everything through, now and later.
    pub(crate) fn open(&self) {
        self.open.send_replace(true);
    }

    /// How many requests have come to it.
    pub(crate) fn n_reached(&self) -> usize {
        self.n_reached.load(Ordering::SeqCst)
    }

    /// Waits until a request stands at it. For tests that have no window to draw meanwhile.
    #[expect(clippy::disallowed_methods, reason = "the front is another thread; the test waits for it in real time")]
    pub(crate) fn wait_until_reached(&self) {
        let started = Instant::now();
        while self.n_reached() == 0 {
            assert!(started.elapsed() < PATIENCE, "nothing came to the gate");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    async fn pass(&self) {
        self.n_reached.fetch_add(1, Ordering::SeqCst);
        // Fails only when nobody can open it any more.
        self.open.subscribe().wait_for(|open| *open).await.ok();
    }
}

impl Wait {
    async fn done(&self) {
        match self {
            Self::For(time) => tokio::time::sleep(*time).await,
            Self::Gate(gate) => gate.pass().await,
        }
    }
}

/// Decides what becomes of each request.
pub(crate) type Script = dyn Fn(&Asked) -> Step + Send + Sync;

/// How TLS connections are taken.
#[derive(Clone)]
pub(crate) enum Security {
    /// With this certificate.
    With(Arc<ServerConfig>),
    /// Hung up on as soon as the client has said hello.
    CutHandshake,
    /// The client's hello is never answered.
    SilentHandshake,
    /// The client's hello is answered with these bytes.
    Answer(Vec<u8>),
}

/// The front. Dropping it closes everything.
pub(crate) struct Front {
    /// `http://127.0.0.1:PORT`, or `https`, or with `[::1]`.
    pub(crate) base: String,
    shared: Arc<Shared>,
    runtime: Option<Runtime>,
}

/// Works the front from inside a script, or from another thread.
#[derive(Clone)]
pub(crate) struct Switches(Arc<Shared>);

struct Shared {
    address: SocketAddr,
    upstream: String,
    script: Mutex<Arc<Script>>,
    door: Mutex<Option<TcpListener>>,
    security: Mutex<Option<Security>>,
    /// Counts the kinds that are reset before they are read.
    unread: Mutex<HashMap<Kind, usize>>,
    asked: Mutex<Vec<Asked>>,
    /// How many requests there were when the script was set.
    scene: AtomicUsize,
    n_connections: AtomicUsize,
    /// Moves on when every connection is to be cut.
    cut: watch::Sender<usize>,
}

impl Shared {
    /// Gives the request its number and keeps a copy. Also says where it is kept.
    fn note(&self, mut asked: Asked) -> (usize, Asked) {
        let mut log = self.asked.lock().unwrap();
        let scene = log.get(self.scene.load(Ordering::SeqCst)..).unwrap_or_default();
        asked.nth = scene.iter().filter(|before| before.kind == asked.kind).count() + 1;
        log.push(asked.clone());
        (log.len() - 1, asked)
    }
}

impl Front {
    /// Plain HTTP on 127.0.0.1, before the council at `upstream`.
    pub(crate) fn start(upstream: &str, script: impl Fn(&Asked) -> Step + Send + Sync + 'static) -> Self {
        Self::start_on("127.0.0.1:0", None, upstream, script)
    }

    /// HTTPS on 127.0.0.1.
    pub(crate) fn secure(
        security: Security,
        upstream: &str,
        script: impl Fn(&Asked) -> Step + Send + Sync + 'static,
    ) -> Self {
        Self::start_on("127.0.0.1:0", Some(security), upstream, script)
    }

    /// At an address of this computer, such as `[::1]:0`.
    pub(crate) fn start_on(
        address: &str,
        security: Option<Security>,
        upstream: &str,
        script: impl Fn(&Asked) -> Step + Send + Sync + 'static,
    ) -> Self {
        let door = open_door(address.parse().unwrap()).unwrap();
        let address = door.local_addr().unwrap();
        let scheme = if security.is_some() { "https" } else { "http" };
        let shared = Arc::new(Shared {
            address,
            upstream: upstream.trim_start_matches("http://").to_owned(),
            script: Mutex::new(Arc::new(script)),
            door: Mutex::new(Some(door)),
            security: Mutex::new(security),
            unread: Mutex::default(),
            asked: Mutex::default(),
            scene: AtomicUsize::new(0),
            n_connections: AtomicUsize::new(0),
            cut: watch::Sender::new(0),
        });
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        let runtime = builder.worker_threads(1).thread_name("front").enable_all().build().unwrap();
        runtime.spawn(wire::attend(Arc::clone(&shared)));
        Self { base: format!("{scheme}://{address}"), shared, runtime: Some(runtime) }
    }

    /// Another script from now on. `Asked::nth` starts from 1 again.
    pub(crate) fn script(&self, script: impl Fn(&Asked) -> Step + Send + Sync + 'static) {
        self.switches().script(script);
    }

    /// For a script that works the front.
    pub(crate) fn switches(&self) -> Switches {
        Switches(Arc::clone(&self.shared))
    }

    /// How many requests of this kind have arrived.
    pub(crate) fn count(&self, kind: Kind) -> usize {
        self.shared.asked.lock().unwrap().iter().filter(|asked| asked.kind == kind).count()
    }

    /// How many resets have arrived.
    pub(crate) fn puts(&self) -> usize {
        self.count(Kind::Put)
    }

    /// Everything that has arrived.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.shared.asked.lock().unwrap().clone()
    }

    /// How many connections were taken.
    pub(crate) fn n_connections(&self) -> usize {
        self.shared.n_connections.load(Ordering::SeqCst)
    }

    /// Every access token that was ever sent.
    pub(crate) fn access_tokens(&self) -> Vec<String> {
        let mut tokens: Vec<String> = self.asked().iter().filter_map(Asked::access_token).map(str::to_owned).collect();
        tokens.sort();
        tokens.dedup();
        tokens
    }

    /// Nothing listens any more: whoever connects is refused. Connections that are open stay.
    pub(crate) fn refuse(&self) {
        self.switches().refuse();
    }

    /// Cuts every open connection, with a reset. What is held before the council on one of them never gets there.
    pub(crate) fn cut_all(&self) {
        self.switches().cut_all();
    }

    /// The network is gone: nothing listens, and every connection is cut.
    pub(crate) fn go_down(&self) {
        self.switches().go_down();
    }

    /// Listens again, at the same address.
    pub(crate) fn come_up(&self) {
        self.switches().come_up();
    }

    /// Resets the connection of the next `times` requests of this kind before anything was read from it. Only a request
    /// that is the first of a plain connection, as every reset is.
    pub(crate) fn reset_unread(&self, kind: Kind, times: usize) {
        self.shared.unread.lock().unwrap().insert(kind, times);
    }

    /// Takes new connections like this from now on.
    pub(crate) fn set_security(&self, security: Security) {
        self.switches().set_security(security);
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Switches {
    /// See [`Front::script`].
    pub(crate) fn script(&self, script: impl Fn(&Asked) -> Step + Send + Sync + 'static) {
        self.0.scene.store(self.0.asked.lock().unwrap().len(), Ordering::SeqCst);
        *self.0.script.lock().unwrap() = Arc::new(script);
    }

    /// See [`Front::refuse`].
    pub(crate) fn refuse(&self) {
        *self.0.door.lock().unwrap() = None;
    }

    /// See [`Front::cut_all`].
    pub(crate) fn cut_all(&self) {
        self.0.cut.send_modify(|n| *n += 1);
    }

    /// See [`Front::go_down`].
    pub(crate) fn go_down(&self) {
        self.refuse();
        self.cut_all();
    }

    /// See [`Front::come_up`].
    pub(crate) fn come_up(&self) {
        let mut door = self.0.door.lock().unwrap();
        if door.is_none() {
            *door = Some(open_door(self.0.address).unwrap());
        }
    }

    /// See [`Front::set_security`].
    pub(crate) fn set_security(&self, security: Security) {
        *self.0.security.lock().unwrap() = Some(security);
    }
}

/// Everything passes but this kind.
pub(crate) fn pass_but(kind: Kind, step: Step) -> impl Fn(&Asked) -> Step + Send + Sync + 'static {
    move |asked| if asked.kind == kind { step.clone() } else { Step::pass() }
}

/// A complete answer with more headers, each ending in CR LF.
pub(crate) fn answer(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\n{headers}Content-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

fn open_door(address: SocketAddr) -> io::Result<TcpListener> {
    let door = TcpListener::bind(address)?;
    door.set_nonblocking(true)?;
    Ok(door)
}
