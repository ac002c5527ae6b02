//! A connection that can be cut: how the faults hang up without a byte of an answer.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// The handle of one connection, which every request on it can reach.
#[derive(Debug, Clone)]
pub(super) struct Line(Arc<LineState>);

#[derive(Debug)]
struct LineState {
    /// How many more bytes may be written before the connection is closed.
    allowance: AtomicUsize,
    /// How many requests have come in.
    requests: AtomicUsize,
}

impl Line {
    fn new() -> Self {
        Self(Arc::new(LineState { allowance: AtomicUsize::new(usize::MAX), requests: AtomicUsize::new(0) }))
    }

    /// Closes the connection instead of writing anything more.
    pub(super) fn cut(&self) {
        self.cut_after(0);
    }

    /// Closes the connection once so many more bytes are written.
    pub(super) fn cut_after(&self, bytes: usize) {
        self.0.allowance.store(bytes, Ordering::SeqCst);
    }

    /// Counts a request; true when it is the first on this connection.
    pub(super) fn request_came(&self) -> bool {
        self.0.requests.fetch_add(1, Ordering::SeqCst) == 0
    }
}

impl Connected<IncomingStream<'_, LoopbackListener>> for Line {
    fn connect_info(stream: IncomingStream<'_, LoopbackListener>) -> Self {
        stream.io().line.clone()
    }
}

/// Takes connections on the loopback address.
#[derive(Debug)]
pub(super) struct LoopbackListener(pub(super) TcpListener);

impl Listener for LoopbackListener {
    type Io = CuttableStream;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        // axum's own implementation waits and tries again when the system is out of file handles.
        let (stream, address) = Listener::accept(&mut self.0).await;
        // Without this, small answers wait for the client's acknowledgement.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "practice: a connection stays slow");
        }
        (CuttableStream { stream, line: Line::new() }, address)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

/// One connection, with its [`Line`].
#[derive(Debug)]
pub(super) struct CuttableStream {
    stream: TcpStream,
    line: Line,
}

impl AsyncRead for CuttableStream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for CuttableStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let allowance = this.line.0.allowance.load(Ordering::SeqCst);
        if allowance == usize::MAX {
            return Pin::new(&mut this.stream).poll_write(cx, buf);
        }
        let allowed = buf.get(..allowance.min(buf.len())).unwrap_or_default();
        if allowed.is_empty() {
            // The server drops the stream on this error, which closes the connection.
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        let written = Pin::new(&mut this.stream).poll_write(cx, allowed);
        if let Poll::Ready(Ok(n)) = written {
            this.line.0.allowance.fetch_sub(n, Ordering::SeqCst);
        }
        written
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}
