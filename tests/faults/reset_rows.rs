//! What goes wrong with the answer to a reset, and with the tokens it needs.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::answers::{
    PORTAL, TOKEN_REFUSED, TOKEN_REVOKED, TOKEN_THROTTLED, YES, bomb, deep, deep_inside_a_yes, huge, no,
    no_in_an_array, page, shorter_grant, yes, yes_of_length,
};
use crate::front::{Deed, Kind, Step, Wait, answer, pass_but};
use crate::row::{Due, NOT_UNDERSTOOD, Row, Then};

/// One byte a second, for somebody in a hurry.
const SLOW: Duration = Duration::from_millis(50);

/// Every row.
pub(crate) fn all() -> Vec<Row> {
    let mut rows = cut();
    rows.extend(slow());
    rows.extend(spoilt());
    rows.extend(redirected());
    rows.extend(failed());
    rows.extend(tokens());
    rows.extend(refused());
    rows
}

/// The PUT meets this step, and everything else passes.
fn met(name: impl Into<String>, due: Due, step: Step) -> Row {
    Row::put(name, due).arm(move |stage| stage.front.script(pass_but(Kind::Put, step.clone())))
}

/// The same answer twice: once the council never heard of it, and once it was carried out.
fn both(name: &str, class: &str, deed: &Deed) -> [Row; 2] {
    [
        met(name, Due::unknown(class), Step::instead(deed.clone())),
        met(format!("{name}, changed"), Due::unknown_but_changed(class), Step::after(deed.clone())),
    ]
}

fn cut() -> Vec<Row> {
    let half_head = Deed::SayAndClose(b"HTTP/1.1 200 OK\r\nContent-Le".to_vec());
    let half_body = Deed::SayAndClose(yes_of_length(YES.len())[..90].to_vec());
    let mut rows = vec![
        Row::put("connection reset before the request is read", Due::unknown("Broken"))
            .arm(|stage| stage.front.reset_unread(Kind::Put, 1)),
    ];
    rows.extend(both("connection reset after the request is read", "Broken", &Deed::Reset));
    rows.extend(both("connection closed without a word", "Broken", &Deed::Close));
    rows.extend(both("half an answer's head, then closed", "Broken", &half_head));
    rows.extend(both("half an answer's body, then closed", "NotUnderstood", &half_body));
    rows.extend(both("another protocol's greeting", "Broken", &Deed::SayAndClose(b"SSH-2.0-hello\r\n".to_vec())));
    rows
}

fn slow() -> Vec<Row> {
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n".to_vec();
    let long = format!("{YES}{}", " ".repeat(400 - YES.len())).into_bytes();
    let mut rows = Vec::new();
    rows.extend(both("no answer at all", "TimedOut", &Deed::SayAndHang(Vec::new())));
    rows.extend(both("head at one byte a second", "TimedOut", &Deed::Drip(Vec::new(), head.clone(), SLOW)));
    rows.extend(both("body at one byte a second", "TimedOut", &Deed::Drip(head, long, SLOW)));
    rows.extend(both("body longer than it comes, then silence", "TimedOut", &Deed::SayAndHang(yes_of_length(500))));
    // The silence that is waited for is a second and a half.
    let late = Step::pass().held_before(Wait::For(Duration::from_millis(2_600)));
    rows.push(met(
        "carried out after the time-out",
        Due::unknown_but_changed("TimedOut").then(Then::ResolvedLater),
        late,
    ));
    let told_late = Step::pass().held_after(Wait::For(Duration::from_millis(2_600)));
    rows.push(met("answered after the time-out", Due::unknown_but_changed("TimedOut"), told_late));
    let in_time = Step::pass().held_after(Wait::For(Duration::from_millis(900)));
    rows.push(met("answered slowly but in time", Due::done(), in_time));
    rows
}

fn spoilt() -> Vec<Row> {
    let chunked = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    let piece = format!("400\r\n{}\r\n", " ".repeat(1024)).into_bytes();
    let unfinished = [chunked.as_slice(), b"5\r\n{\"a\":\r\n"].concat();
    let deeds = [
        ("body longer than it comes, then closed", Deed::SayAndClose(yes_of_length(500))),
        ("body shorter than it comes", Deed::SayAndClose(yes_of_length(YES.len() - 9))),
        ("endless chunks", Deed::Endless(chunked, piece)),
        ("chunks that break off", Deed::SayAndClose(unfinished)),
        ("JSON cut short", Deed::Say(answer(200, "", &YES.as_bytes()[..YES.len() / 2]))),
        ("two JSON documents", Deed::Say(answer(200, "", format!("{YES}{YES}")))),
        ("JSON 10,000 deep", Deed::Say(deep())),
        ("an empty body", Deed::Say(answer(200, "", ""))),
        ("JSON of another service", Deed::Say(answer(200, "", r#"{"ok":true,"result":"done"}"#))),
        ("a hotel's sign-in page", Deed::Say(page(200, PORTAL))),
        ("a gzip bomb of 50 MB", Deed::Say(bomb())),
        ("50 MB", Deed::SayAndClose(huge())),
        ("HTTP 204", Deed::Say(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec())),
        ("HTTP 400 around a yes", Deed::Say(answer(400, "", YES))),
    ];
    let mut rows: Vec<Row> = deeds.iter().flat_map(|(name, deed)| both(name, "NotUnderstood", deed)).collect();
    // Zoho's own yes is there and whole; what hangs below it is nobody's business.
    rows.push(met("a yes with data 10,000 deep", Due::done(), Step::after(Deed::Say(deep_inside_a_yes()))));
    let hint = [b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".as_slice(), &yes()].concat();
    rows.push(met("an early hint before the yes", Due::done(), Step::after(Deed::Say(hint))));
    rows
}

fn redirected() -> Vec<Row> {
    let mut rows = Vec::new();
    for status in [301, 302, 303, 307, 308] {
        let class = format!("Redirected({status})");
        for elsewhere in [false, true] {
            let where_to = if elsewhere { "to another host" } else { "to the same host" };
            rows.push(Row::put(format!("redirect {status} {where_to}"), Due::unknown(&class)).arm(move |stage| {
                let base = if elsewhere { stage.other.base.clone() } else { stage.front.base.clone() };
                let location = format!("Location: {base}/api/elsewhere\r\n");
                let said = Deed::Say(answer(status, &location, YES));
                stage.front.script(pass_but(Kind::Put, Step::instead(said)));
            }));
        }
    }
    rows
}

fn failed() -> Vec<Row> {
    let mut rows = Vec::new();
    for status in [500, 502, 503, 504] {
        let name = format!("HTTP {status}");
        rows.extend(both(&name, &format!("ServerFailed({status})"), &Deed::Say(page(status, "<html>Sorry</html>"))));
    }
    rows.extend(both("HTTP 200 around a 500", "ServerFailed(500)", &Deed::Say(no(200, 500, "Internal error"))));
    for (name, header) in [
        ("seconds", "Retry-After: 120\r\n"),
        ("a date", "Retry-After: Wed, 25 Nov 2026 12:00:00 GMT\r\n"),
        ("nonsense", "Retry-After: soon\r\n"),
        ("no hint", ""),
    ] {
        let said = Deed::Say(answer(429, header, "Slow down"));
        let name = format!("HTTP 429 with {name} when to come again");
        rows.push(met(name, Due::refused("Throttled"), Step::instead(said)));
    }
    rows
}

fn tokens() -> Vec<Row> {
    let refused = || Step::instead(Deed::Say(answer(401, "", TOKEN_REFUSED)));
    let once = move |stage: &crate::stage::Stage| {
        stage
            .front
            .script(move |asked| if asked.kind == Kind::Put && asked.nth == 1 { refused() } else { Step::pass() });
    };
    let mut rows = vec![
        Row::put("HTTP 401 once", Due::done().puts(2).journal("started, refused, started, done")).arm(once),
        met(
            "HTTP 401 for ever",
            Due::refused("TokenRefused").puts(2).journal("started, refused, started, refused"),
            refused(),
        ),
    ];
    // Zoho's no counts until a new token is to be had; why none was is what she is told.
    let throttled = Due::not_sent("Throttled(until)").puts(1).journal("started, refused");
    for (name, said, due) in
        [("throttled", TOKEN_THROTTLED, throttled), ("revoked", TOKEN_REVOKED, Due::refused("TokenRefused"))]
    {
        let row = Row::put(format!("HTTP 401, and a new token is {name} inside HTTP 200"), due);
        rows.push(row.arm(move |stage| {
            stage.front.script(move |asked| match asked.kind {
                Kind::Put => refused(),
                Kind::Token => Step::instead(Deed::Say(answer(200, "", said))),
                _ => Step::pass(),
            });
        }));
    }
    for (name, said, class) in [
        ("throttled inside HTTP 200", answer(200, "", TOKEN_THROTTLED), "Throttled(until)"),
        ("revoked inside HTTP 200", answer(200, "", TOKEN_REVOKED), "SignedOut"),
        ("throttled by HTTP 429", answer(429, "Retry-After: 60\r\n", ""), "Throttled(until)"),
    ] {
        rows.push(token_needed(&format!("the PUT's new token is {name}"), Due::not_sent(class), Deed::Say(said)));
    }
    for (name, deed, doubt) in [
        ("HTTP 500", Deed::Say(answer(500, "", "")), "ServerFailed(500)"),
        ("a web page", Deed::Say(page(200, PORTAL)), "NotUnderstood"),
        ("a cut connection", Deed::Reset, "Broken"),
        ("nothing at all", Deed::SayAndHang(Vec::new()), "TimedOut"),
    ] {
        let due = Due::not_sent(&format!("NoToken({doubt})"));
        rows.push(token_needed(&format!("the PUT's new token is answered by {name}"), due, deed));
    }
    rows
}

/// The access token lives for a second, and is over when the person has been read. The PUT's own token meets this.
fn token_needed(name: &str, due: Due, deed: Deed) -> Row {
    let short = || Step::after(Deed::Alter(Arc::new(|said| shorter_grant(&said, 2))));
    let begin = pass_but(Kind::Token, short());
    let begin = Arc::new(begin);
    Row::put(name, due)
        .call("token for PUT")
        .begin(move |stage| {
            let begin = Arc::clone(&begin);
            stage.front.script(move |asked| begin(asked));
        })
        .arm(move |stage| {
            let read = Arc::new(AtomicBool::new(false));
            let deed = deed.clone();
            stage.front.script(move |asked| match asked.kind {
                Kind::OneUser => {
                    read.store(true, Ordering::SeqCst);
                    Step::pass().held_after(Wait::For(Duration::from_millis(1_200)))
                }
                Kind::Token if read.load(Ordering::SeqCst) => Step::instead(deed.clone()),
                Kind::Token => short(),
                _ => Step::pass(),
            });
        })
}

fn refused() -> Vec<Row> {
    let breached = "Password has previously appeared in a data breach";
    let history = "Password present in the password history";
    let policy = "Password must contain at least 14 characters";
    let mut rows = vec![
        Row::put(
            "the flag's first spelling is refused",
            Due::done().puts(2).journal("started, refused, started, done"),
        )
        .options("flag=resetAuthToken"),
        Row::put(
            "both spellings of the flag are refused",
            Due::refused("UnknownFlag").puts(2).journal("started, refused, started, refused"),
        )
        .options("flag=neither"),
    ];
    for (what, words, class) in [
        ("breached", breached, "Breached".to_owned()),
        ("in the history", history, "InHistory".to_owned()),
        ("against the policy", policy, format!("PasswordRule({policy:?})")),
    ] {
        for (shape, said) in [
            ("", no(400, 400, words)),
            (", inside HTTP 200", no(200, 400, words)),
            (", as an array", no_in_an_array(400, words)),
            (", as an array inside HTTP 200", no_in_an_array(200, words)),
        ] {
            let name = format!("password {what}{shape}");
            rows.push(met(name, Due::refused(&class), Step::instead(Deed::Say(said))));
        }
    }
    let said = Deed::Say(no(500, 500, breached));
    rows.push(met("password breached, inside HTTP 500", Due::refused("Breached"), Step::instead(said)));
    let said = Deed::Say(no(403, 403, "Operation not permitted"));
    rows.push(met("not allowed", Due::refused("NotAllowed"), Step::instead(said)));
    for (name, status, body) in [
        ("an empty HTTP 400", 400, ""),
        ("HTTP 400 with an empty array", 400, "[]"),
        ("HTTP 409 with an array of numbers", 409, "[1,2,3]"),
        ("HTTP 418 with a web page", 418, "<html>teapot</html>"),
    ] {
        let said = Deed::Say(answer(status, "", body));
        rows.push(met(name, Due::refused_after_a_look(), Step::instead(said.clone())));
        let due = Due::unknown_but_changed("NotUnderstood").journal(NOT_UNDERSTOOD);
        rows.push(met(format!("{name}, changed"), due, Step::after(said)));
    }
    rows
}
