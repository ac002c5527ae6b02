//! The front's other side: connections, requests and answers, byte by byte.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

use super::{Asked, Deed, Kind, Security, Shared};

/// How often the door is looked at. Taking a connection waits at most this long.
const KNOCK: Duration = Duration::from_millis(1);

/// Takes connections. The listener is looked at and not waited on, so that whoever closes the door knows at once that
/// it is closed.
pub(super) async fn attend(shared: Arc<Shared>) {
    loop {
        let taken = match &*shared.door.lock().unwrap() {
            Some(door) => door.accept().ok().map(|(stream, _)| stream),
            None => None,
        };
        let Some(stream) = taken else {
            tokio::time::sleep(KNOCK).await;
            continue;
        };
        stream.set_nonblocking(true).unwrap();
        let stream = TcpStream::from_std(stream).unwrap();
        stream.set_nodelay(true).ok();
        let connection = shared.n_connections.fetch_add(1, Ordering::SeqCst);
        let shared = Arc::clone(&shared);
        let mut cut = shared.cut.subscribe();
        tokio::spawn(async move {
            // Whichever ends first drops the stream, and a stream that is dropped is reset.
            let served = take(stream, connection, shared);
            tokio::select! {
                () = served => {}
                _ = cut.changed() => {}
            }
        });
    }
}

async fn take(stream: TcpStream, connection: usize, shared: Arc<Shared>) {
    let security = shared.security.lock().unwrap().clone();
    if security.is_none() && is_sent_away(&stream, connection, &shared).await {
        stream.set_zero_linger().ok();
        return;
    }
    let mut plain = Wire::new(stream);
    match security {
        None => serve(plain, connection, shared).await,
        Some(Security::With(config)) => {
            // A client that does not trust the certificate ends the handshake.
            if let Ok(stream) = TlsAcceptor::from(config).accept(plain).await {
                serve(stream, connection, shared).await;
            }
        }
        Some(Security::CutHandshake) => {
            // What the hello says doesn't matter, but an answer before it would be a reset.
            plain.read_u8().await.ok();
            plain.shutdown().await.ok();
            drain(&mut plain).await;
        }
        Some(Security::SilentHandshake) => drain(&mut plain).await,
        Some(Security::Answer(bytes)) => {
            plain.read_u8().await.ok();
            write(&mut plain, &bytes).await;
            plain.shutdown().await.ok();
            drain(&mut plain).await;
        }
    }
}

/// Looks at the first line without taking it in.
async fn is_sent_away(stream: &TcpStream, connection: usize, shared: &Shared) -> bool {
    if shared.unread.lock().unwrap().values().all(|times| *times == 0) {
        return false;
    }
    let mut buffer = [0; 1024];
    let head = loop {
        let Ok(n @ 1..) = stream.peek(&mut buffer).await else { return false };
        let seen = String::from_utf8_lossy(buffer.get(..n).unwrap_or_default()).into_owned();
        match seen.split_once("\r\n") {
            Some((line, _)) => break line.to_owned(),
            None => tokio::time::sleep(KNOCK).await,
        }
    };
    let mut words = head.split(' ').map(str::to_owned);
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let kind = kind(&method, &target);
    {
        let mut unread = shared.unread.lock().unwrap();
        let Some(times @ 1..) = unread.get(&kind).copied() else { return false };
        unread.insert(kind, times - 1);
    }
    shared.note(Asked { kind, nth: 0, method, target, head, body: Vec::new(), connection, n_before: 0 });
    true
}

/// A TCP stream that is reset when it is dropped, unless it was shut down before.
struct Wire(TcpStream);

impl Wire {
    fn new(stream: TcpStream) -> Self {
        stream.set_zero_linger().ok();
        Self(stream)
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
        buffer: &mut tokio::io::ReadBuf<'_>,
    ) -> std::task::Poll<io::Result<()>> {
        std::pin::Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
        bytes: &[u8],
    ) -> std::task::Poll<io::Result<usize>> {
        std::pin::Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<io::Result<()>> {
        std::pin::Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<io::Result<()>> {
        std::pin::Pin::new(&mut self.0).poll_shutdown(context)
    }
}

async fn serve<S: AsyncRead + AsyncWrite + Unpin>(mut stream: S, connection: usize, shared: Arc<Shared>) {
    let mut n_before = 0;
    let mut rest = Vec::new();
    while let Some(asked) = receive(&mut stream, &mut rest, connection, n_before, &shared).await {
        n_before += 1;
        let script = Arc::clone(&shared.script.lock().unwrap());
        let step = script(&asked);
        if let Some(wait) = &step.before {
            wait.done().await;
        }
        let said = if step.forward { forward(&shared.upstream, &asked).await } else { Vec::new() };
        if let Some(wait) = &step.after {
            wait.done().await;
        }
        if !carry_out(step.deed, said, &mut stream, &asked).await {
            return;
        }
        if asked.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close")) {
            break;
        }
    }
    // The client has closed it between two requests, or asked for that.
    stream.shutdown().await.ok();
}

/// True when the connection can take another request.
async fn carry_out<S: AsyncRead + AsyncWrite + Unpin>(
    deed: Deed,
    said: Vec<u8>,
    stream: &mut S,
    asked: &Asked,
) -> bool {
    match deed {
        Deed::Relay | Deed::Alter(_) => {
            let whole = is_whole(&said);
            let said = if let Deed::Alter(alter) = deed { alter(said) } else { said };
            if whole {
                return write(stream, &said).await;
            }
            write(stream, &said).await;
            close(stream).await;
        }
        Deed::Say(bytes) => return write(stream, &bytes).await,
        Deed::SayAndClose(bytes) => {
            write(stream, &bytes).await;
            close(stream).await;
        }
        Deed::SayAndHang(bytes) => {
            write(stream, &bytes).await;
            drain(stream).await;
        }
        Deed::Drip(at_once, drops, pause) => {
            let mut going = write(stream, &at_once).await;
            let mut drops = drops.into_iter();
            while going && let Some(byte) = drops.next() {
                tokio::time::sleep(pause).await;
                going = write(stream, &[byte]).await;
            }
            drain(stream).await;
        }
        Deed::Endless(head, piece) => {
            let mut going = write(stream, &head).await;
            while going {
                going = write(stream, &piece).await;
            }
        }
        Deed::Close => close(stream).await,
        Deed::Reset => {}
        Deed::Tunnel => {
            if let Ok(mut to) = TcpStream::connect(&asked.target).await
                && to.peer_addr().is_ok_and(|peer| peer.ip().is_loopback())
            {
                write(stream, b"HTTP/1.1 200 Connection established\r\n\r\n").await;
                tokio::io::copy_bidirectional(stream, &mut to).await.ok();
            }
        }
    }
    false
}

async fn write<S: AsyncWrite + Unpin>(stream: &mut S, bytes: &[u8]) -> bool {
    stream.write_all(bytes).await.is_ok() && stream.flush().await.is_ok()
}

/// Takes in what is left, so that closing does not turn into a reset.
async fn close<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut S) {
    stream.shutdown().await.ok();
    drain(stream).await;
}

async fn drain<S: AsyncRead + Unpin>(stream: &mut S) {
    while stream.read(&mut [0; 4096]).await.is_ok_and(|n| n > 0) {}
}

/// One request, whole. `None`: the client has gone, or was sent away unread.
async fn receive<S: AsyncRead + Unpin>(
    stream: &mut S,
    rest: &mut Vec<u8>,
    connection: usize,
    n_before: usize,
    shared: &Shared,
) -> Option<Asked> {
    let end = loop {
        if let Some(end) = rest.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        stream.read_buf(rest).await.ok().filter(|n| *n > 0)?;
    };
    let head = String::from_utf8_lossy(rest.get(..end)?).into_owned();
    let length = header(&head, "content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut words = head.split(' ').map(str::to_owned);
    let (method, target) = (words.next()?, words.next()?);
    let kind = kind(&method, &target);
    // Noted before the body is in: a request that breaks off was one all the same.
    let (place, mut asked) =
        shared.note(Asked { kind, nth: 0, method, target, head, body: Vec::new(), connection, n_before });
    let mut body = rest.split_off(end + 4);
    while body.len() < length {
        stream.read_buf(&mut body).await.ok().filter(|n| *n > 0)?;
    }
    *rest = body.split_off(length);
    asked.body = body;
    if let Some(logged) = shared.asked.lock().unwrap().get_mut(place) {
        logged.body.clone_from(&asked.body);
    }
    Some(asked)
}

fn kind(method: &str, target: &str) -> Kind {
    let path = target.split('?').next().unwrap_or_default();
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match (method, parts.as_slice()) {
        ("CONNECT", _) => Kind::Connect,
        ("POST", ["oauth", "v2", "token"]) => Kind::Token,
        ("GET", ["api", "accounts"]) => Kind::WhoAmI,
        ("GET", ["api", "organization", _, "accounts"]) => Kind::List,
        ("GET", ["api", "organization", _, "accounts", _]) => Kind::OneUser,
        ("PUT", _) => Kind::Put,
        ("POST", ["api", "accounts", _, "messages"]) => Kind::Mail,
        _ => Kind::Other,
    }
}

pub(super) fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
}

/// The council's whole answer, over a connection of its own.
async fn forward(upstream: &str, asked: &Asked) -> Vec<u8> {
    let mut said = Vec::new();
    let Ok(mut council) = TcpStream::connect(upstream).await else { return said };
    let kept = asked.head.lines().filter(|line| !line.to_ascii_lowercase().starts_with("connection:"));
    let head = kept.collect::<Vec<_>>().join("\r\n") + "\r\nConnection: close\r\n\r\n";
    if write(&mut council, &[head.as_bytes(), asked.body.as_slice()].concat()).await {
        // A council that cuts the line has said what it has said.
        while council.read_buf(&mut said).await.is_ok_and(|n| n > 0) {}
    }
    let close = b"connection: close\r\n";
    if let Some(at) = said.windows(close.len()).position(|part| part.eq_ignore_ascii_case(close)) {
        said.drain(at..at + close.len());
    }
    said
}

/// True when nothing of the answer is missing.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).into_owned();
    header(&head, "content-length").and_then(|n| n.parse().ok()) == Some(answer.len() - end - 4)
}
