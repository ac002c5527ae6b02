//! A server that does what a test tells it to, wrong things above all.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use beadle::domain::clock::Clock;
use beadle::domain::connection::{Connection, Credentials, Endpoint, OAuthClient, Pace};
use beadle::domain::council::{CouncilId, Reality};
use beadle::domain::outcome::{FlagSpelling, ReadFailure, ResetRequest, SignOut};
use beadle::domain::region::Region;
use beadle::domain::secret::{Password, Token};
use beadle::zoho::{Scopes, Session};
use jiff::Timestamp;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What the password of every test is.
pub(crate) const PASSWORD: &str = "Maple-Tunnel-Otter-47";
/// An answer that grants an access token.
pub(crate) const GRANT: &str = r#"{"access_token":"1000.access","expires_in":3600,"token_type":"Bearer"}"#;
/// A successful answer to a reset.
pub(crate) const SUCCESS: &str = r#"{"status":{"code":200,"description":"success"}}"#;

/// What every clock says.
const NOW: &str = "2026-11-24T10:00:00Z";

/// A clock that stands still.
pub(crate) fn clock() -> Clock {
    let now: Timestamp = NOW.parse().unwrap();
    Clock::new(move || now)
}

/// So many minutes later, by that clock.
pub(crate) fn in_minutes(n: u64) -> Timestamp {
    clock().after(std::time::Duration::from_mins(n))
}

/// A session that is allowed everything.
pub(crate) fn new_session(connection: &Connection, refresh_token: Token) -> Result<Session, ReadFailure> {
    Session::new(connection, refresh_token, Scopes::UsersAndMail, &clock())
}

/// One request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// Method.
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    /// The whole head.
    pub(crate) head: String,
    /// The body.
    pub(crate) body: String,
    /// Which connection it came over.
    pub(crate) connection: usize,
}

/// What to do about a request.
pub(crate) enum Act {
    /// Send these bytes and go on.
    Say(Vec<u8>),
    /// Send these bytes and close.
    SayAndClose(Vec<u8>),
    /// Send these bytes and never another.
    SayAndHang(Vec<u8>),
    /// Close with a reset.
    Reset,
}

/// The server; stops when dropped.
pub(crate) struct Scripted {
    /// Its base address.
    pub(crate) base: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    connections: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Scripted {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Scripted {
    /// Answers every request with what `script` says, given the request and how many came before it.
    pub(crate) async fn start(script: impl Fn(&Seen, usize) -> Act + Send + Sync + 'static) -> Self {
        let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", door.local_addr().unwrap());
        let (seen, connections) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
        let (log, count, script) = (Arc::clone(&seen), Arc::clone(&connections), Arc::new(script));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = door.accept().await {
                let connection = count.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, connection, Arc::clone(&log), Arc::clone(&script)));
            }
        });
        Self { base, seen, connections, task }
    }

    /// Grants tokens, and answers everything else with what `script` says.
    pub(crate) async fn with_tokens(script: impl Fn(&Seen, usize) -> Act + Send + Sync + 'static) -> Self {
        Self::start(move |seen, n| if seen.target == "/oauth/v2/token" { json(200, GRANT) } else { script(seen, n) })
            .await
    }

    /// Everything that has arrived, tokens aside.
    pub(crate) fn calls(&self) -> Vec<Seen> {
        self.all().into_iter().filter(|seen| seen.target != "/oauth/v2/token").collect()
    }

    /// The token requests that have arrived.
    pub(crate) fn token_calls(&self) -> Vec<Seen> {
        self.all().into_iter().filter(|seen| seen.target == "/oauth/v2/token").collect()
    }

    /// Everything that has arrived.
    pub(crate) fn all(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// How many connections were opened.
    pub(crate) fn n_connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// A session with this server.
    pub(crate) fn session(&self) -> Session {
        new_session(&connection(&self.base, 1), Token::new("1000.refresh".to_owned())).unwrap()
    }
}

async fn serve(
    mut stream: TcpStream,
    connection: usize,
    log: Arc<Mutex<Vec<Seen>>>,
    script: Arc<impl Fn(&Seen, usize) -> Act + Send + Sync>,
) {
    while let Some(seen) = receive(&mut stream, connection).await {
        let before = {
            let mut log = log.lock().unwrap();
            log.push(seen.clone());
            log.len() - 1
        };
        match script(&seen, before) {
            Act::Say(bytes) => stream.write_all(&bytes).await.unwrap(),
            Act::SayAndClose(bytes) => {
                stream.write_all(&bytes).await.ok();
                stream.shutdown().await.ok();
                // Take in what is left, so that closing does not turn into a reset.
                while stream.read(&mut [0; 512]).await.is_ok_and(|n| n > 0) {}
                return;
            }
            Act::SayAndHang(bytes) => {
                stream.write_all(&bytes).await.ok();
                std::future::pending::<()>().await;
            }
            Act::Reset => {
                stream.set_zero_linger().unwrap();
                return;
            }
        }
    }
}

async fn receive(stream: &mut TcpStream, connection: usize) -> Option<Seen> {
    let mut bytes = Vec::new();
    let (head, mut body) = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break (String::from_utf8(bytes.get(..end)?.to_vec()).unwrap(), bytes.get(end + 4..)?.to_vec());
        }
        stream.read_buf(&mut bytes).await.ok().filter(|n| *n > 0)?;
    };
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    while body.len() < length.unwrap_or(0) {
        stream.read_buf(&mut body).await.ok().filter(|n| *n > 0)?;
    }
    let mut words = head.split(' ').map(str::to_owned);
    let (method, target) = (words.next()?, words.next()?);
    Some(Seen { method, target, head, body: String::from_utf8(body).unwrap(), connection })
}

/// A complete answer.
pub(crate) fn json(status: u16, body: &str) -> Act {
    Act::Say(answer(status, "", body))
}

/// A complete answer with more headers, each ending in CR LF.
pub(crate) fn answer(status: u16, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Whatever\r\nDate: Tue, 24 Nov 2026 01:00:00 GMT\r\nContent-Type: application/json\r\n\
         {headers}Content-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// A connection to a base address.
pub(crate) fn connection(base: &str, redirect_port: u16) -> Connection {
    Connection {
        id: CouncilId::from_random([1; 16]),
        council: "Little Wittering Parish Council".to_owned(),
        region: Region::Eu,
        endpoint: Endpoint::loopback(base.to_owned(), Pace::Unlimited),
        client: OAuthClient { client_id: "1000.LOOPBACK".to_owned(), client_secret: None, redirect_port },
        credentials: Credentials::Memory(None),
        reality: Reality::Loopback,
    }
}

/// A reset of user 800000002.
pub(crate) fn request() -> ResetRequest {
    ResetRequest {
        zuid: 800_000_002.into(),
        password: Password::new(PASSWORD.to_owned()),
        force_change: false,
        sign_out: SignOut::Say(false, FlagSpelling::Sample),
    }
}

/// One row of the list.
pub(crate) fn row(zuid: u64, address: &str) -> String {
    format!(
        r#"{{"zuid":{zuid},"accountId":"{zuid}00000008002","mailboxAddress":"{address}","displayName":"P {zuid}","enabled":true}}"#
    )
}

/// An answer with these rows.
pub(crate) fn rows(rows: &[String]) -> String {
    format!(r#"{{"status":{{"code":200,"description":"success"}},"data":[{}]}}"#, rows.join(","))
}
