//! What goes wrong on the way to the server: connecting, TLS, proxies, kept connections, and the read before a reset.

use std::time::Duration;

use crate::answers::{PORTAL, TOKEN_REFUSED, page};
use crate::certificates::{Certificate, older_tls};
use crate::front::{Deed, Kind, Security, Step, answer, pass_but};
use crate::row::{Due, Row, Then};
use crate::stage::{Stage, Way};

/// Every attempt of one press fails to connect.
const FOUR_TIMES: &str = "started, not-sent, started, not-sent, started, not-sent, started, not-sent";

/// Every row.
pub(crate) fn all() -> Vec<Row> {
    let mut rows = connecting();
    rows.extend(secure());
    rows.extend(proxied());
    rows.extend(kept());
    rows.extend(reading());
    rows
}

/// When the person has been read for the last time before the PUT, this happens to the front.
fn once_read(stage: &Stage, happens: impl Fn(&crate::front::Switches) + Send + Sync + 'static) {
    let switches = stage.front.switches();
    stage.front.script(move |asked| {
        if asked.kind == Kind::OneUser && asked.nth == 1 {
            happens(&switches);
        }
        Step::pass()
    });
}

fn connecting() -> Vec<Row> {
    vec![
        Row::put("nothing listens for the PUT", Due::not_sent("Connect").journal(FOUR_TIMES))
            .arm(|stage| once_read(stage, crate::front::Switches::refuse)),
        Row::put("nothing listens for the PUT's first attempts", Due::done().journal("…, started, done")).arm(
            |stage| {
                once_read(stage, |switches| {
                    switches.refuse();
                    let switches = switches.clone();
                    tokio::spawn(async move {
                        tokio::time::sleep(Duration::from_millis(120)).await;
                        switches.come_up();
                    });
                });
            },
        ),
        Row::read_before("nothing listens from the press on", Due::not_read("Unsent(Connect)"))
            .arm(|stage| stage.front.go_down()),
        Row::put(
            "the network goes with the answer, and comes back",
            Due::unknown_but_changed("Broken").then(Then::ResolvedOnceReadable),
        )
        .arm(|stage| {
            let switches = stage.front.switches();
            stage.front.script(move |asked| match asked.kind {
                Kind::Put => Step::after(Deed::Reset),
                // The read before the reset is the first; whoever looks afterwards finds nobody.
                Kind::OneUser if asked.nth > 1 => {
                    switches.go_down();
                    Step::pass()
                }
                _ => Step::pass(),
            });
        }),
        Row::put("only IPv6 is served", Due::done()).way(Way::V6),
    ]
}

fn secure() -> Vec<Row> {
    let mut rows = vec![Row::put("TLS in order", Due::done()).way(Way::Secure)];
    for (name, certificate) in [
        ("signed by itself", Certificate::SelfSigned),
        ("signed by nobody known", Certificate::UnknownAuthority),
        ("expired", Certificate::Expired),
        ("for another host", Certificate::WrongHost),
    ] {
        let row = Row::put(format!("certificate {name}"), Due::not_sent("Tls")).way(Way::Secure);
        rows.push(row.arm(move |stage| stage.set_certificate(certificate)));
        let row = Row::read_before(format!("certificate {name}"), Due::not_read("Unsent(Tls)")).way(Way::Secure);
        rows.push(row.arm(move |stage| {
            stage.set_certificate(certificate);
            stage.front.cut_all();
        }));
    }
    rows.push(
        Row::put("TLS 1.1 and nothing newer", Due::not_sent("Tls"))
            .way(Way::Secure)
            .arm(|stage| stage.front.set_security(older_tls(2))),
    );
    rows.push(Row::read_before("TLS 1.1 and nothing newer", Due::not_read("Unsent(Tls)")).way(Way::Secure).arm(
        |stage| {
            stage.front.set_security(older_tls(2));
            stage.front.cut_all();
        },
    ));
    rows.push(
        Row::put("TLS handshake cut", Due::not_sent("Tls"))
            .way(Way::Secure)
            .arm(|stage| stage.front.set_security(Security::CutHandshake)),
    );
    rows.push(Row::read_before("TLS handshake cut", Due::not_read("Unsent(Tls)")).way(Way::Secure).arm(|stage| {
        stage.front.set_security(Security::CutHandshake);
        stage.front.cut_all();
    }));
    rows.push(
        Row::put("TLS handshake never answered", Due::not_sent("Connect").journal(FOUR_TIMES))
            .way(Way::Secure)
            .arm(|stage| stage.front.set_security(Security::SilentHandshake)),
    );
    rows
}

fn proxied() -> Vec<Row> {
    let refuse = || {
        let said = answer(407, "Proxy-Authenticate: Basic realm=\"council\"\r\n", "");
        pass_but(Kind::Connect, Step::instead(Deed::SayAndClose(said)))
    };
    let forbid = || pass_but(Kind::Connect, Step::instead(Deed::SayAndClose(page(403, PORTAL))));
    vec![
        Row::put("a proxy in order", Due::done()).way(Way::Proxied),
        Row::put("the proxy asks for a password (407)", Due::not_sent("Proxy"))
            .way(Way::Proxied)
            .arm(move |stage| stage.proxy().script(refuse())),
        Row::read_before("the proxy asks for a password (407)", Due::not_read("Unsent(Proxy)")).way(Way::Proxied).arm(
            move |stage| {
                stage.proxy().script(refuse());
                stage.proxy().cut_all();
            },
        ),
        Row::put("the proxy forbids it (403)", Due::not_sent("Proxy"))
            .way(Way::Proxied)
            .arm(move |stage| stage.proxy().script(forbid())),
        Row::put("the proxy hangs up", Due::not_sent("Proxy"))
            .way(Way::Proxied)
            .arm(|stage| stage.proxy().script(pass_but(Kind::Connect, Step::instead(Deed::Close)))),
        Row::put("the proxy is not there", Due::not_sent("Connect").journal(FOUR_TIMES))
            .way(Way::Proxied)
            .arm(|stage| stage.proxy().refuse()),
    ]
}

fn kept() -> Vec<Row> {
    vec![
        // Noticed before the next read, which goes over a new one.
        Row::read_before("the kept connection was cut while idle", Due::done()).arm(|stage| stage.front.cut_all()),
        Row::read_before("the kept connection is closed as the read comes", Due::done()).arm(|stage| {
            stage.front.script(|asked| {
                let is_kept = asked.kind == Kind::OneUser && asked.n_before > 0;
                if is_kept { Step::instead(Deed::Close) } else { Step::pass() }
            });
        }),
        Row::read_before("two connections in a row are closed", Due::done_when_pressed_again("Doubt(Broken)")).arm(
            |stage| {
                stage.front.script(|asked| {
                    let is_cut = asked.kind == Kind::OneUser && asked.nth <= 2;
                    if is_cut { Step::instead(Deed::Close) } else { Step::pass() }
                });
            },
        ),
    ]
}

fn reading() -> Vec<Row> {
    let met = |name: &str, due: Due, step: Step| {
        Row::read_before(name, due).arm(move |stage| stage.front.script(pass_but(Kind::OneUser, step.clone())))
    };
    let say = |said: Vec<u8>| Step::instead(Deed::Say(said));
    vec![
        met("connection reset", Due::not_read("Doubt(Broken)"), Step::instead(Deed::Reset)),
        met("no answer at all", Due::not_read("Doubt(TimedOut)"), Step::instead(Deed::SayAndHang(Vec::new()))),
        met("HTTP 500 for ever", Due::not_read("Doubt(ServerFailed(500))"), say(answer(500, "", ""))),
        met("HTTP 429", Due::not_read("Refused(Throttled)"), say(answer(429, "", ""))),
        met("HTTP 401 for ever", Due::not_read("Unsent(SignedOut)"), say(answer(401, "", TOKEN_REFUSED))),
        met("a hotel's sign-in page", Due::not_read("Doubt(NotUnderstood)"), say(page(200, PORTAL))),
        Row::read_before("HTTP 503 once", Due::done()).arm(|stage| {
            stage.front.script(|asked| {
                let is_first = asked.kind == Kind::OneUser && asked.nth == 1;
                if is_first { Step::instead(Deed::Say(answer(503, "Retry-After: 1\r\n", ""))) } else { Step::pass() }
            });
        }),
        Row::read_before("HTTP 401 once", Due::done()).arm(|stage| {
            stage.front.script(|asked| {
                let is_first = asked.kind == Kind::OneUser && asked.nth == 1;
                if is_first { Step::instead(Deed::Say(answer(401, "", TOKEN_REFUSED))) } else { Step::pass() }
            });
        }),
    ]
}
