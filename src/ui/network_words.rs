//! What went wrong on the way to Zoho, put into words.

use jiff::Timestamp;

use super::view::View;
use super::words::hour;
use crate::domain::outcome::{Doubt, Unsent};
use crate::text::{tr, tr_with};

/// Why nothing was sent.
#[must_use]
pub(super) fn unsent(unsent: Unsent, view: &View) -> String {
    if let (Some(server), Some(key)) = (&view.proxy, by_proxy(unsent)) {
        return tr_with(key, &[("server", server.as_str().into())]);
    }
    tr(match unsent {
        Unsent::Dns => "unsent-dns",
        Unsent::Connect => "unsent-connect",
        Unsent::Tls => "unsent-tls",
        Unsent::Proxy => "unsent-proxy",
        Unsent::Cancelled => "unsent-cancelled",
        Unsent::SignedOut => "unsent-signed-out",
        Unsent::Throttled(until) => return throttled_until(until, view),
        Unsent::NoToken(why) => return tr_with("unsent-no-token", &[("why", doubt(why).into())]),
    })
}

/// What may be the fault of the proxy that the clerk named. (Zoho's own name is looked up by the proxy.)
fn by_proxy(unsent: Unsent) -> Option<&'static str> {
    match unsent {
        Unsent::Proxy => Some("unsent-proxy-named"),
        Unsent::Connect => Some("unsent-proxy-silent"),
        Unsent::Dns => Some("unsent-proxy-unknown"),
        Unsent::Tls => Some("unsent-proxy-unsafe"),
        _ => None,
    }
}

/// The sign-in server wants to be left alone until then.
#[must_use]
pub(super) fn throttled_until(until: Timestamp, view: &View) -> String {
    tr_with("unsent-throttled-until", &[("time", hour(until, &view.zone).into())])
}

/// Why an answer can't be relied on.
#[must_use]
pub(super) fn doubt(doubt: Doubt) -> String {
    match doubt {
        Doubt::TimedOut => tr("doubt-timed-out"),
        Doubt::Broken => tr("doubt-broken"),
        Doubt::ServerFailed(status) => tr_with("doubt-server", &[("status", status.into())]),
        Doubt::Redirected(status) => tr_with("doubt-redirected", &[("status", status.into())]),
        Doubt::NotUnderstood => tr("doubt-not-understood"),
    }
}
