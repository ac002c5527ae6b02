//! By which proxy Zoho is reached, and what the clerk types to name one.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use url::Host;

/// How requests get to Zoho.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Proxy {
    /// As this computer has it.
    #[default]
    System,
    /// Straight, whatever this computer has.
    None,
    /// By way of this one, whatever this computer has.
    Server(ProxyServer),
}

/// A proxy that takes plain HTTP, by host and port. Never with a user name or a password: settings are no place for
/// secrets, and what a proxy does not know can't be taken from Beadle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProxyServer {
    /// As in an address: a name, or numbers, IPv6 in brackets.
    host: Box<str>,
    port: u16,
}

/// Why a text does not name a proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProxyFault {
    /// Nothing.
    #[error("nothing")]
    Empty,
    /// A user name or a password is in it.
    #[error("a user name or a password is in it")]
    Password,
    /// Another way than plain HTTP: `https://`, `socks5://`.
    #[error("not an HTTP proxy")]
    Scheme,
    /// Something follows the port, as in the address of a script.
    #[error("more than host and port")]
    Path,
    /// No port, or none that there can be.
    #[error("no port from 1 to 65535")]
    Port,
    /// An IPv6 address that stands without brackets, so that its port can't be told from it.
    #[error("an IPv6 address without brackets")]
    Brackets,
    /// No name that a computer can have.
    #[error("no host")]
    Host,
}

/// What this computer's own settings say about a proxy, beyond what [`Proxy::System`] goes by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ComputersProxy {
    /// Nothing.
    #[default]
    NothingElse,
    /// A script chooses the proxy (PAC, "automatic configuration"). Beadle runs no scripts.
    Script,
    /// They name this proxy, in a place or a way that Beadle does not follow by itself.
    NotFollowed(ProxyServer),
}

impl ProxyServer {
    /// As the HTTP client takes it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{self}")
    }
}

impl fmt::Display for ProxyServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl FromStr for ProxyServer {
    type Err = ProxyFault;

    fn from_str(text: &str) -> Result<Self, ProxyFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ProxyFault::Empty);
        }
        // Said first: whoever typed a password should learn that it was not taken.
        if text.contains('@') {
            return Err(ProxyFault::Password);
        }
        let address = match text.split_once("://") {
            Some((scheme, address)) if scheme.eq_ignore_ascii_case("http") => address,
            Some(_) => return Err(ProxyFault::Scheme),
            None => text,
        };
        let address = address.strip_suffix('/').unwrap_or(address);
        if address.contains(['/', '?', '#', '\\']) {
            return Err(ProxyFault::Path);
        }
        if address.ends_with(']') {
            return Err(ProxyFault::Port);
        }
        let (host, port) = address.rsplit_once(':').ok_or(ProxyFault::Port)?;
        if host.contains(':') && !(host.starts_with('[') && host.ends_with(']')) {
            return Err(ProxyFault::Brackets);
        }
        Ok(Self { host: read_host(host)?, port: read_port(port)? })
    }
}

fn read_host(text: &str) -> Result<Box<str>, ProxyFault> {
    let host = Host::parse(text).map_err(|_unfit| ProxyFault::Host)?;
    let written = host.to_string();
    match host {
        // `8080` and `10.1` are addresses by old rules, and slips of the finger by any others.
        Host::Ipv4(_) if written != text => Err(ProxyFault::Host),
        _ => Ok(written.into()),
    }
}

fn read_port(text: &str) -> Result<u16, ProxyFault> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|port| is_number && *port > 0).ok_or(ProxyFault::Port)
}

/// `system`, `none`, or host and port.
impl Serialize for Proxy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::System => serializer.serialize_str("system"),
            Self::None => serializer.serialize_str("none"),
            Self::Server(server) => serializer.collect_str(server),
        }
    }
}

impl<'de> Deserialize<'de> for Proxy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Neither word is a server: both lack a port.
        match String::deserialize(deserializer)?.as_str() {
            "system" => Ok(Self::System),
            "none" => Ok(Self::None),
            text => text.parse().map(Self::Server).map_err(serde::de::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_a_host_and_a_port() {
        for (text, written) in [
            ("proxy.example:3128", "proxy.example:3128"),
            ("  Proxy.Example:3128 ", "proxy.example:3128"),
            ("http://proxy.example:3128", "proxy.example:3128"),
            ("HTTP://proxy.example:80/", "proxy.example:80"),
            ("10.0.0.1:8080", "10.0.0.1:8080"),
            ("[::1]:3128", "[::1]:3128"),
            ("[2001:DB8::7]:3128", "[2001:db8::7]:3128"),
            ("my_proxy:65535", "my_proxy:65535"),
            ("localhost:3128", "localhost:3128"),
        ] {
            let server: ProxyServer = text.parse().unwrap();
            assert_eq!(server.to_string(), written, "{text}");
            assert_eq!(server.url(), format!("http://{written}"));
            assert_eq!(written.parse(), Ok(server));
        }
    }

    #[test]
    fn anything_else_is_not_and_says_why() {
        for (text, fault) in [
            ("", ProxyFault::Empty),
            ("   ", ProxyFault::Empty),
            ("harriet:secret@proxy.example:3128", ProxyFault::Password),
            ("http://harriet@proxy.example:3128", ProxyFault::Password),
            ("https://proxy.example:3128", ProxyFault::Scheme),
            ("socks5://proxy.example:1080", ProxyFault::Scheme),
            ("http://proxy.example/proxy.pac", ProxyFault::Path),
            ("proxy.example:3128/x", ProxyFault::Path),
            ("proxy.example", ProxyFault::Port),
            ("proxy.example:", ProxyFault::Port),
            ("proxy.example:0", ProxyFault::Port),
            ("proxy.example:65536", ProxyFault::Port),
            ("proxy.example:+80", ProxyFault::Port),
            ("proxy.example:http", ProxyFault::Port),
            ("[::1]", ProxyFault::Port),
            ("::1:3128", ProxyFault::Brackets),
            ("2001:db8::7:3128", ProxyFault::Brackets),
            (":3128", ProxyFault::Host),
            ("pro xy:3128", ProxyFault::Host),
            ("8080:3128", ProxyFault::Host),
            ("10.1:3128", ProxyFault::Host),
            ("[::g]:3128", ProxyFault::Host),
            ("\u{202e}yxorp:3128", ProxyFault::Host),
        ] {
            assert_eq!(text.parse::<ProxyServer>(), Err(fault), "{text}");
        }
    }

    #[test]
    fn it_is_one_word_in_the_settings() {
        for (proxy, text) in [
            (Proxy::System, r#""system""#),
            (Proxy::None, r#""none""#),
            (Proxy::Server("[::1]:3128".parse().unwrap()), r#""[::1]:3128""#),
        ] {
            assert_eq!(serde_json::to_string(&proxy).unwrap(), text);
            assert_eq!(serde_json::from_str::<Proxy>(text).unwrap(), proxy);
        }
        for odd in [r#""""#, r#""direct""#, r#""u:p@proxy:1""#, "7", "null", "{}"] {
            assert!(serde_json::from_str::<Proxy>(odd).is_err(), "{odd}");
        }
    }
}
