//! The HTTP clients and their limits (field note `security-and-reliability.md` 1.8).
//!
//! https only (a loopback base aside), TLS 1.2 or later against the operating system's trust store, no redirects,
//! no decompression, every body read in pieces up to a cap, errors reduced to a class: what reqwest prints holds
//! the address asked for.

use std::error::Error;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use reqwest::dns::{Name, Resolve, Resolving};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, DATE, HeaderValue, RETRY_AFTER};
use reqwest::{Certificate, Client, Method, Response, redirect, retry, tls};
use url::Url;
use zeroize::Zeroizing;

use super::regions::Hosts;
use crate::domain::connection::{Endpoint, Hurry};
use crate::domain::outcome::{Doubt, ReadFailure, Unsent};
use crate::domain::proxy::Proxy;
use crate::domain::secret::Token;

/// Generous, because the first handshake may wait ten seconds for a revocation list on Windows.
const CONNECT: Duration = Duration::from_secs(20);
/// The longest silence.
const IDLE: Duration = Duration::from_secs(30);
/// The longest call.
const TOTAL: Duration = Duration::from_mins(1);
/// The longest call for a page of the list: Zoho takes ten seconds for fifty rows.
const TOTAL_LIST: Duration = Duration::from_secs(90);
/// The most bytes of an answer.
const MOST_ANSWER: usize = 64 * 1024;
/// The most bytes of a page of the list.
const MOST_LIST: usize = 8 * 1024 * 1024;

/// The way to a council's hosts.
#[derive(Debug)]
pub(super) struct Transport {
    hosts: Hosts,
    endpoint: Endpoint,
    clients: Mutex<Clients>,
}

/// Two clients: one keeps connections for reading, the other makes a new one for each request that changes
/// something, so that a stale connection can't blur what became of it.
#[derive(Debug, Clone)]
struct Clients {
    /// What they go by.
    proxy: Proxy,
    reading: Client,
    changing: Client,
}

/// One request.
pub(super) struct Call {
    /// GET, PUT or POST.
    pub(super) method: Method,
    /// Built by [`Hosts`].
    pub(super) url: Url,
    /// The path without ids, for the log.
    pub(super) template: &'static str,
    /// JSON, or a form for [`Kind::Token`]. Wiped when dropped.
    pub(super) body: Option<Zeroizing<Vec<u8>>>,
    /// Which limits apply.
    pub(super) kind: Kind,
}

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Reads one thing.
    Read,
    /// Reads a page of the list.
    List,
    /// Changes something: a connection of its own.
    Change,
    /// Asks for a token: a form, and a connection of its own.
    Token,
}

/// An answer: at least its head has arrived.
#[derive(Debug)]
pub(super) struct Reply {
    /// HTTP status.
    pub(super) status: u16,
    /// The `Date` header.
    pub(super) server_time: Option<Timestamp>,
    /// How long the `Retry-After` header asks to wait.
    pub(super) retry_after: Option<Duration>,
    /// The whole body, or why it can't be relied on.
    pub(super) body: Result<Zeroizing<Vec<u8>>, Doubt>,
}

/// No answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Silence {
    /// No byte of the request left this computer.
    NotSent(Unsent),
    /// Bytes may have left.
    Lost(Doubt),
}

impl Transport {
    /// Clients for these hosts. The endpoint's extra certificates replace the operating system's, and only for
    /// a loopback base.
    pub(super) fn new(hosts: Hosts, endpoint: &Endpoint) -> Result<Self, ReadFailure> {
        let clients = Clients::new(&hosts, endpoint, endpoint.route.proxy())?;
        Ok(Self { hosts, endpoint: endpoint.clone(), clients: Mutex::new(clients) })
    }

    /// The hosts.
    pub(super) fn hosts(&self) -> &Hosts {
        &self.hosts
    }

    /// How much shorter every wait is.
    pub(super) fn hurry(&self) -> Hurry {
        self.endpoint.hurry
    }

    /// The clients for the proxy that counts now: others, when that has changed. What is under way goes on as it was.
    fn clients(&self) -> Result<Clients, ReadFailure> {
        let wanted = self.endpoint.route.proxy();
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if clients.proxy != wanted {
            *clients = Clients::new(&self.hosts, &self.endpoint, wanted)?;
        }
        Ok(clients.clone())
    }

    /// Sends once. Nothing in here sends a second time.
    pub(super) async fn send(&self, call: Call, token: Option<&Token>) -> Result<Reply, Silence> {
        let Call { method, url, template, body, kind } = call;
        if !self.hosts.allows(&url) {
            return Err(Silence::NotSent(Unsent::Connect));
        }
        let Ok(clients) = self.clients() else { return Err(Silence::NotSent(Unsent::Proxy)) };
        let (client, total, most) = match kind {
            Kind::Read => (clients.reading, TOTAL, MOST_ANSWER),
            Kind::List => (clients.reading, TOTAL_LIST, MOST_LIST),
            Kind::Change | Kind::Token => (clients.changing, TOTAL, MOST_ANSWER),
        };
        let verb = method.as_str().to_owned();
        let mut request =
            client.request(method, url).timeout(self.hurry().wait(total)).header(ACCEPT, "application/json");
        if let Some(token) = token {
            request = request.header(AUTHORIZATION, authorization(token)?);
        }
        if let Some(body) = body {
            let form = if kind == Kind::Token { "application/x-www-form-urlencoded" } else { "application/json" };
            request = request.header(CONTENT_TYPE, form).body(Bytes::from_owner(body));
        }
        let start = Instant::now();
        let result = match request.send().await {
            Ok(response) => Ok(read(response, most).await),
            Err(error) => Err(silence(&error)),
        };
        let ms = start.elapsed().as_millis();
        match &result {
            Ok(reply) => tracing::info!(method = verb, path = template, status = reply.status, ms, "answered"),
            Err(silence) => tracing::warn!(method = verb, path = template, ?silence, ms, "no answer"),
        }
        result
    }
}

impl Clients {
    fn new(hosts: &Hosts, endpoint: &Endpoint, proxy: Proxy) -> Result<Self, ReadFailure> {
        let build = |changing: bool| client(hosts, endpoint, &proxy, changing).map_err(no_client);
        let (reading, changing) = (build(false)?, build(true)?);
        Ok(Self { proxy, reading, changing })
    }
}

fn client(hosts: &Hosts, endpoint: &Endpoint, proxy: &Proxy, changing: bool) -> reqwest::Result<Client> {
    let mut builder = Client::builder()
        .user_agent(concat!("Beadle/", env!("CARGO_PKG_VERSION")))
        .https_only(!hosts.is_plain_http())
        .tls_version_min(tls::Version::TLS_1_2)
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(retry::never())
        .connect_timeout(endpoint.hurry.wait(CONNECT))
        .read_timeout(endpoint.hurry.wait(IDLE))
        .pool_idle_timeout(Duration::from_secs(20));
    if changing {
        builder = builder.http1_only().pool_max_idle_per_host(0);
    }
    builder = match proxy {
        // reqwest reads the environment on every system, and the settings of Windows and macOS (field note
        // `security-and-reliability.md` 1.8). None of that is meant for two programs of one computer.
        Proxy::System if !hosts.is_loopback() => builder,
        Proxy::System | Proxy::None => builder.no_proxy(),
        // Also where the environment names hosts that are to be reached without.
        Proxy::Server(server) => builder.no_proxy().proxy(reqwest::Proxy::all(server.url())?),
    };
    if hosts.is_loopback() {
        builder = builder.dns_resolver(Arc::new(NoNames));
        // Plain http needs no certificates, and reading the system's takes a while.
        if hosts.is_plain_http() || !endpoint.trust.is_empty() {
            let certificates: Result<Vec<_>, _> = endpoint.trust.iter().map(|pem| Certificate::from_pem(pem)).collect();
            builder = builder.tls_certs_only(certificates?);
        }
    }
    builder.build()
}

/// A loopback address is written out, so no name is ever looked up for it.
#[derive(Debug)]
struct NoNames;

impl Resolve for NoNames {
    fn resolve(&self, _name: Name) -> Resolving {
        Box::pin(std::future::ready(Err(io::Error::from(io::ErrorKind::NotFound).into())))
    }
}

fn no_client(error: reqwest::Error) -> ReadFailure {
    tracing::error!(error = %error.without_url(), "no HTTP client");
    ReadFailure::Unsent(Unsent::Tls)
}

fn authorization(token: &Token) -> Result<HeaderValue, Silence> {
    let text = Zeroizing::new(format!("Zoho-oauthtoken {}", token.expose()));
    let Ok(mut value) = HeaderValue::from_str(&text) else { return Err(Silence::NotSent(Unsent::SignedOut)) };
    value.set_sensitive(true);
    Ok(value)
}

async fn read(mut response: Response, most: usize) -> Reply {
    let status = response.status().as_u16();
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
    let server_time = header(DATE).and_then(http_date);
    let retry_after = header(RETRY_AFTER).and_then(|value| wait_asked_for(value, server_time));
    let mut bytes = Zeroizing::new(Vec::with_capacity(most.min(MOST_ANSWER)));
    let body = loop {
        match response.chunk().await {
            Ok(Some(chunk)) if bytes.len().saturating_add(chunk.len()) > most => break Err(Doubt::NotUnderstood),
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => break Ok(bytes),
            Err(error) if error.is_timeout() => break Err(Doubt::TimedOut),
            // Cut short.
            Err(_) => break Err(Doubt::NotUnderstood),
        }
    };
    Reply { status, server_time, retry_after, body }
}

fn http_date(text: &str) -> Option<Timestamp> {
    DateTimeParser::new().parse_timestamp(text).ok()
}

/// Seconds, or a moment by the server's own clock (RFC 9110, 10.2.3).
fn wait_asked_for(text: &str, server_time: Option<Timestamp>) -> Option<Duration> {
    if let Ok(seconds) = text.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let wait = http_date(text)?.duration_since(server_time?);
    Some(Duration::try_from(wait).unwrap_or_default())
}

/// Whether the request left, from reqwest's error and its chain of causes.
fn silence(error: &reqwest::Error) -> Silence {
    if error.is_builder() {
        return Silence::NotSent(Unsent::Connect);
    }
    if !error.is_connect() {
        return Silence::Lost(if error.is_timeout() { Doubt::TimedOut } else { Doubt::Broken });
    }
    if error.is_dns() {
        return Silence::NotSent(Unsent::Dns);
    }
    let mut cause: Option<&(dyn Error + 'static)> = error.source();
    while let Some(error) = cause {
        let io = error.downcast_ref::<io::Error>();
        // rustls comes wrapped as "invalid data"; a server that hangs up during the handshake as "unexpected end".
        if matches!(io.map(io::Error::kind), Some(io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof)) {
            return Silence::NotSent(Unsent::Tls);
        }
        // hyper-util has no public type for these. A proxy that could not be reached has refused nothing.
        let text = error.to_string();
        let proxy_says = text.strip_prefix("tunnel error: ").or_else(|| text.strip_prefix("SOCKS error: "));
        if proxy_says.is_some_and(|why| why != "failed to create underlying connection") {
            return Silence::NotSent(Unsent::Proxy);
        }
        // An I/O error hides what it wraps from `source`.
        let wrapped = io.and_then(io::Error::get_ref).map(|wrapped| wrapped as &(dyn Error + 'static));
        cause = wrapped.or_else(|| error.source());
    }
    Silence::NotSent(Unsent::Connect)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::connection::Pace;
    use crate::domain::region::Region;

    #[test]
    fn only_zoho_itself_is_reached_as_the_computer_has_it() {
        let server = Proxy::Server("proxy.example:3128".parse().unwrap());
        for (endpoint, proxy, has_proxies) in [
            (Endpoint::zoho(), Proxy::System, true),
            (Endpoint::zoho(), Proxy::None, false),
            (Endpoint::zoho(), server, true),
            (Endpoint::loopback("http://127.0.0.1:9".to_owned(), Pace::Unlimited), Proxy::System, false),
            (Endpoint::loopback("http://127.0.0.1:9".to_owned(), Pace::Unlimited), Proxy::None, false),
        ] {
            let hosts = Hosts::new(Region::Eu, &endpoint).unwrap();
            for changing in [false, true] {
                let client = format!("{:?}", client(&hosts, &endpoint, &proxy, changing).unwrap());
                assert_eq!(client.contains("proxies"), has_proxies, "{proxy:?} {:?}: {client}", endpoint.base);
            }
        }
    }

    #[test]
    fn http_dates() {
        assert_eq!(http_date("Tue, 24 Nov 2026 01:00:00 GMT").unwrap().to_string(), "2026-11-24T01:00:00Z");
        assert_eq!(http_date("soon"), None);
    }

    #[test]
    fn retry_after_in_both_forms() {
        let now = http_date("Tue, 24 Nov 2026 01:00:00 GMT");
        assert_eq!(wait_asked_for("42", now), Some(Duration::from_secs(42)));
        assert_eq!(wait_asked_for("Tue, 24 Nov 2026 01:01:30 GMT", now), Some(Duration::from_secs(90)));
        assert_eq!(wait_asked_for("Tue, 24 Nov 2026 00:59:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(wait_asked_for("Tue, 24 Nov 2026 01:01:30 GMT", None), None);
        assert_eq!(wait_asked_for("-3", now), None);
        assert_eq!(wait_asked_for("soon", now), None);
    }
}
