//! The door the browser comes back to: `http://127.0.0.1:{port}/callback`, for one sign-in
//! (field note `security-and-reliability.md` 1.3).

use std::net::Ipv4Addr;
use std::time::Duration;

use subtle::ConstantTimeEq as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;
use url::form_urlencoded;
use zeroize::Zeroizing;

use super::regions::accounts_base;
use crate::domain::outcome::SignInFailure;
use crate::domain::region::Region;
use crate::domain::secret::Token;

/// The longest request head that is read.
const MOST_HEAD: usize = 16 * 1024;
/// How many connections may be open at once. Browsers open spare ones.
const MOST_OPEN: usize = 16;
/// How long a connection may take to say what it wants.
const SLOW: Duration = Duration::from_secs(10);

/// What the browser shows when the clerk comes back: plain sentences, escaped here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallbackPages {
    /// Signed in; go back to Beadle.
    pub done: String,
    /// The clerk pressed "Reject".
    pub declined: String,
    /// A return that belongs to no sign-in of this Beadle.
    pub failed: String,
}

/// Listens on this computer only.
#[derive(Debug)]
pub(super) struct Listener {
    door: TcpListener,
    port: u16,
}

impl Listener {
    /// Opens the registered port, and no other: Zoho compares the whole address.
    pub(super) async fn bind(port: u16) -> Result<Self, SignInFailure> {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(door) => Ok(Self { door, port }),
            Err(error) => {
                tracing::warn!(kind = ?error.kind(), port, "the port of the sign-in is taken");
                Err(SignInFailure::PortTaken(port))
            }
        }
    }

    /// Waits for the authorisation code. Requests that are not the awaited return are answered and forgotten,
    /// so that another program can neither end the sign-in nor take part in it. The door closes on return.
    pub(super) async fn code(self, state: &Token, pages: &CallbackPages) -> Result<Coming, SignInFailure> {
        let mut visitors: JoinSet<Option<Return>> = JoinSet::new();
        loop {
            tokio::select! {
                accepted = self.door.accept(), if visitors.len() < MOST_OPEN => match accepted {
                    Ok((stream, _)) => {
                        let (port, state, pages) = (self.port, state.clone(), pages.clone());
                        visitors.spawn(async move { timeout(SLOW, serve(stream, port, &state, &pages)).await.ok().flatten() });
                    }
                    // Out of file handles, perhaps; not worth ending the sign-in for.
                    Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
                },
                Some(visitor) = visitors.join_next(), if !visitors.is_empty() => match visitor {
                    Ok(Some(Return::Code(coming))) => return Ok(coming),
                    Ok(Some(Return::Declined)) => return Err(SignInFailure::Declined),
                    Ok(None) | Err(_) => {}
                },
            }
        }
    }
}

/// What a clerk who pressed "Accept" comes back with.
#[derive(Debug)]
pub(super) struct Coming {
    /// For the sign-in server.
    pub(super) code: Token,
    /// The data centre that her account is in, as far as Zoho says and Beadle knows it.
    pub(super) region: Option<Region>,
}

/// The awaited return.
#[derive(Debug)]
enum Return {
    Code(Coming),
    Declined,
}

/// Answers one connection.
async fn serve(mut stream: TcpStream, port: u16, state: &Token, pages: &CallbackPages) -> Option<Return> {
    let head = read_head(&mut stream).await?;
    let (status, text, found) = match understand(&head, port, state) {
        Understood::Return(found @ Return::Code(_)) => ("200 OK", pages.done.as_str(), Some(found)),
        Understood::Return(found @ Return::Declined) => ("200 OK", pages.declined.as_str(), Some(found)),
        Understood::Forged => ("400 Bad Request", pages.failed.as_str(), None),
        Understood::Elsewhere => ("404 Not Found", "", None),
    };
    let page = answer(status, text);
    // The page is a courtesy: a browser that has gone away does not undo the sign-in.
    if stream.write_all(page.as_bytes()).await.is_ok() && stream.shutdown().await.is_ok() {
        // Reading to the end keeps unread bytes from turning the farewell into a reset.
        let mut rest = [0; 512];
        let gone = async { while stream.read(&mut rest).await.is_ok_and(|n| n > 0) {} };
        if timeout(Duration::from_millis(500), gone).await.is_err() {
            tracing::debug!("the browser kept its connection open");
        }
    }
    found
}

/// Reads up to the empty line. `None`: too long, cut short, or not text.
async fn read_head(stream: &mut TcpStream) -> Option<Zeroizing<String>> {
    let mut head = Zeroizing::new(Vec::with_capacity(MOST_HEAD));
    let mut piece = Zeroizing::new([0; 1024]);
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let n = stream.read(piece.as_mut_slice()).await.ok().filter(|n| *n > 0)?;
        if head.len() + n > MOST_HEAD {
            return None;
        }
        head.extend_from_slice(piece.get(..n)?);
    }
    std::str::from_utf8(&head).ok().map(|text| Zeroizing::new(text.to_owned()))
}

enum Understood {
    /// The awaited return, with the right state.
    Return(Return),
    /// The right door, but not from the sign-in that was started.
    Forged,
    /// Another path, method or host.
    Elsewhere,
}

fn understand(head: &str, port: u16, state: &Token) -> Understood {
    let mut lines = head.split("\r\n");
    let mut request = lines.next().unwrap_or_default().split(' ');
    let (Some("GET"), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
        (request.next(), request.next(), request.next(), request.next())
    else {
        return Understood::Elsewhere;
    };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut hosts = lines.filter_map(|line| line.split_once(':')).filter(|(name, _)| name.eq_ignore_ascii_case("host"));
    let right_host = hosts.next().is_some_and(|(_, host)| host.trim() == format!("127.0.0.1:{port}"));
    if path != "/callback" || !right_host || hosts.next().is_some() {
        return Understood::Elsewhere;
    }
    let Some(their_state) = parameter(query, "state") else { return Understood::Forged };
    if !bool::from(their_state.as_bytes().ct_eq(state.expose().as_bytes())) {
        return Understood::Forged;
    }
    match (parameter(query, "code"), parameter(query, "error")) {
        (Some(code), None) => {
            Understood::Return(Return::Code(Coming { code: Token::new(code), region: region(query) }))
        }
        (None, Some(_)) => Understood::Return(Return::Declined),
        _ => Understood::Forged,
    }
}

/// The data centre that the answer names (field note `zoho-api.md` 3). Only one of the table counts: the sign-in server
/// must be written out exactly, and any other is as good as none.
fn region(query: &str) -> Option<Region> {
    if let Some(server) = parameter(query, "accounts-server") {
        return Region::ALL.into_iter().find(|region| accounts_base(*region) == server.trim_end_matches('/'));
    }
    let location = parameter(query, "location")?;
    Region::ALL.into_iter().find(|region| region.code() == location)
}

/// The one value of a parameter. `None` when it is missing, empty, or given twice.
fn parameter(query: &str, name: &str) -> Option<String> {
    let mut values = form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == name).map(|(_, value)| value);
    let value = values.next().filter(|value| !value.is_empty())?;
    values.next().is_none().then(|| value.into_owned())
}

/// A whole HTTP answer. Nothing of the request is repeated in it.
fn answer(status: &str, text: &str) -> String {
    let page = if text.is_empty() {
        String::new()
    } else {
        format!(
            "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Beadle</title>\
             <meta name=\"viewport\" content=\"width=device-width\"><style>body{{font:1.25rem/1.5 system-ui,sans-serif;\
             max-width:32rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}}</style></head>\
             <body><main><p>{}</p></main></body></html>",
            escape(text)
        )
    };
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\
         Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n\
         Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n\r\n{page}",
        page.len()
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_data_centre_of_the_table_counts() {
        for (query, expected) in [
            ("accounts-server=https%3A%2F%2Faccounts.zoho.com&location=us", Some(Region::Us)),
            ("location=in", Some(Region::In)),
            ("accounts-server=https://accounts.zohocloud.ca/", Some(Region::Ca)),
            ("", None),
            ("location=moon", None),
            ("accounts-server=http://accounts.zoho.eu", None),
            ("accounts-server=https://accounts.zoho.eu.example.org", None),
            ("accounts-server=https://accounts.zoho.eu:8443", None),
            ("accounts-server=https://user@accounts.zoho.eu", None),
            ("accounts-server=https://example.org&location=us", None),
            ("location=eu&location=us", None),
        ] {
            assert_eq!(region(query), expected, "{query}");
        }
    }
}
