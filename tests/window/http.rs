//! The least HTTP that a test needs to play the browser and to question the pretend council.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::Value;
use url::Url;

use super::patience::PATIENCE;
use super::trouble::{Result, Trouble, ensure};

/// What came back.
pub(crate) struct Answer {
    /// The status code.
    pub(crate) status: u16,
    head: String,
    /// The body.
    pub(crate) body: String,
}

impl Answer {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Result<Value> {
        ensure(self.status == 200, || format!("HTTP {}: {}", self.status, self.body))?;
        Ok(serde_json::from_str(&self.body)?)
    }
}

/// Gets a page; follows nothing.
pub(crate) fn get(address: &str) -> Result<Answer> {
    send("GET", address, "")
}

/// Posts JSON.
pub(crate) fn post(address: &str, body: &Value) -> Result<Answer> {
    send("POST", address, &body.to_string())
}

fn send(method: &str, address: &str, body: &str) -> Result<Answer> {
    let url = Url::parse(address)?;
    ensure(url.scheme() == "http" && url.host_str() == Some("127.0.0.1"), || {
        format!("a test speaks only with this computer, not with {address}")
    })?;
    let port = url.port().ok_or_else(|| Trouble::new(format!("no port in {address}")))?;
    let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // The connection ends with the answer, so that nobody has to count its bytes.
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nAccept: */*\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8(bytes)?;
    let (head, body) =
        text.split_once("\r\n\r\n").ok_or_else(|| Trouble::new(format!("no HTTP answer from {address}: {text:?}")))?;
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .ok_or_else(|| Trouble::new(format!("no status from {address}: {head:?}")))?;
    let answer = Answer { status, head: head.to_owned(), body: body.to_owned() };
    ensure(answer.header("transfer-encoding").is_none(), || format!("{address} answers in chunks"))?;
    Ok(answer)
}
