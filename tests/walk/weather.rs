//! The front's side of a walk: what each request meets, and what is known of every reset that arrived.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use beadle::practice::Inspector;

use crate::front::{Asked, Deed, Front, Kind, Step, Switches, Wait, answer};
use crate::plan::{MailFault, ReadFault, ResetFault, TokenFault};
use crate::tally::Tally;

/// For how long nobody listens when the connection is refused briefly. Beadle tries again after 3, 13 and 53 ms.
const BRIEFLY: Duration = Duration::from_millis(10);
/// For how long nobody listens otherwise.
const LONG: Duration = Duration::from_millis(100);
/// When a late request is carried out: Beadle waits for 300 ms.
const LATE: Duration = Duration::from_millis(380);

const YES: &str = r#"{"status":{"code":200,"description":"success"}}"#;
const PORTAL: &str = "<!DOCTYPE html><html><body><h1>Welcome to our guest network</h1></body></html>";
const UNAUTHORISED: &str = r#"{"status":{"code":401,"description":"Unauthorized"},"data":{"errorCode":"INVALID_OAUTHTOKEN","moreInfo":"Invalid OAuth token"}}"#;
const THROTTLED: &str = r#"{"status":{"code":400,"description":"Invalid Input"},"data":{"errorCode":"URL_ROLLING_THROTTLES_LIMIT_EXCEEDED","moreInfo":"Too many requests"}}"#;
const TOKEN_THROTTLED: &str = r#"{"error":"Access Denied","error_description":"You have made too many requests continuously.","status":"failure"}"#;

/// A reset as it arrived at the front.
#[derive(Debug, Clone)]
pub(crate) struct Put {
    /// During which press of the clerk's.
    pub(crate) press: usize,
    /// For whom.
    pub(crate) zuid: String,
    /// The password in it.
    pub(crate) password: String,
    /// What it met.
    pub(crate) fault: ResetFault,
    /// The password was set already when it arrived, by an earlier one.
    pub(crate) was_set: bool,
}

/// A password that arrived, for one person.
struct Sent {
    zuid: String,
    password: String,
    /// During which press it came last, before it was set.
    press: usize,
    /// It was seen to be set.
    is_set: bool,
}

/// What is to come, and what has been.
struct State {
    reset: ResetFault,
    read: ReadFault,
    mail: MailFault,
    token: TokenFault,
    /// The next reading of a person is the one before a reset, and its fault.
    is_pressed: bool,
    press: usize,
    /// When somebody listens again.
    down_until: Option<Instant>,
    puts: Vec<Put>,
    /// Every password that arrived.
    passwords: Vec<Sent>,
    /// Person and time of every change, as the record tells it.
    records: Vec<(String, i64)>,
}

impl Sent {
    fn is(&self, zuid: &str, password: &str) -> bool {
        self.zuid == zuid && self.password == password
    }
}

/// The weather over one walk. Clones are the same.
#[derive(Clone)]
pub(crate) struct Weather {
    state: Arc<Mutex<State>>,
    inspector: Inspector,
    tally: Arc<Tally>,
}

impl Weather {
    /// Fair, before this council.
    pub(crate) fn new(inspector: Inspector, tally: Arc<Tally>) -> Self {
        let state = State {
            reset: ResetFault::Pass,
            read: ReadFault::Pass,
            mail: MailFault::Pass,
            token: TokenFault::Pass,
            is_pressed: false,
            press: 0,
            down_until: None,
            puts: Vec::new(),
            passwords: Vec::new(),
            records: Vec::new(),
        };
        Self { state: Arc::new(Mutex::new(state)), inspector, tally }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Lets this weather rule over the front.
    pub(crate) fn rule(&self, front: &Front) {
        let (weather, switches) = (self.clone(), front.switches());
        front.script(move |asked| weather.meet(asked, &switches));
    }

    /// What the next read, email and request for a token meet.
    pub(crate) fn forecast(&self, read: ReadFault, mail: MailFault, token: TokenFault) {
        if token == TokenFault::Expired {
            self.inspector.expire_access_tokens();
            self.tally.fault("token", &token);
        }
        let mut state = self.state();
        (state.read, state.mail) = (read, mail);
        state.token = if token == TokenFault::Expired { TokenFault::Pass } else { token };
    }

    /// A press that may lead to a reset is coming.
    pub(crate) fn press(&self, reset: ResetFault) {
        let mut state = self.state();
        state.press += 1;
        (state.reset, state.is_pressed) = (reset, true);
    }

    /// Nothing bad is to come any more.
    pub(crate) fn clear_up(&self, front: &Front) {
        self.forecast(ReadFault::Pass, MailFault::Pass, TokenFault::Pass);
        let mut state = self.state();
        (state.reset, state.is_pressed, state.down_until) = (ResetFault::Pass, false, None);
        drop(state);
        front.come_up();
    }

    /// Listens again when it is time, and takes note of what has been set meanwhile.
    pub(crate) fn pass_time(&self, front: &Front) {
        let mut state = self.state();
        if state.down_until.is_some_and(|until| Instant::now() >= until) {
            state.down_until = None;
            front.come_up();
        }
        self.note(&mut state, None);
    }

    /// Those that have arrived since there were `n`.
    pub(crate) fn puts_since(&self, n: usize) -> Vec<Put> {
        self.state().puts.get(n..).unwrap_or_default().to_vec()
    }

    /// The council has, or once had, this password for this person.
    pub(crate) fn was_set(&self, zuid: &str, password: &str) -> bool {
        let mut state = self.state();
        self.note(&mut state, Some(zuid));
        state.passwords.iter().any(|sent| sent.is(zuid, password) && sent.is_set)
    }

    /// During which press this password was set for this person, if it ever was.
    pub(crate) fn set_by(&self, zuid: &str, password: &str) -> Option<usize> {
        let mut state = self.state();
        self.note(&mut state, Some(zuid));
        state.passwords.iter().find(|sent| sent.is(zuid, password) && sent.is_set).map(|sent| sent.press)
    }

    /// How many passwords were seen to be set.
    pub(crate) fn n_set(&self) -> usize {
        let mut state = self.state();
        self.note(&mut state, None);
        state.passwords.iter().filter(|sent| sent.is_set).count()
    }

    /// Every password that was ever sent.
    pub(crate) fn passwords(&self) -> Vec<String> {
        self.state().passwords.iter().map(|sent| sent.password.clone()).collect()
    }

    /// The person's record has shown a change at this moment, in milliseconds since 1970.
    pub(crate) fn record_was(&self, zuid: &str, at: i64) -> bool {
        let mut state = self.state();
        self.note(&mut state, Some(zuid));
        state.records.iter().any(|(whose, when)| whose == zuid && *when == at)
    }

    /// Which press was the last.
    pub(crate) fn n_presses(&self) -> usize {
        self.state().press
    }

    fn note(&self, state: &mut State, only: Option<&str>) {
        for sent in state.passwords.iter_mut().filter(|sent| !sent.is_set) {
            if only.is_none_or(|only| only == sent.zuid) && self.inspector.password_is(&sent.zuid, &sent.password) {
                sent.is_set = true;
                let record = self.inspector.account(&sent.zuid).map(|account| account.last_password_reset);
                state.records.extend(record.map(|at| (sent.zuid.clone(), at)));
            }
        }
    }

    fn meet(&self, asked: &Asked, switches: &Switches) -> Step {
        let mut state = self.state();
        match asked.kind {
            Kind::Put => self.reset(&mut state, asked),
            Kind::OneUser | Kind::List | Kind::WhoAmI => self.read(&mut state, asked, switches),
            Kind::Mail => {
                let fault = std::mem::replace(&mut state.mail, MailFault::Pass);
                self.tally.fault("mail", &fault);
                match fault {
                    MailFault::Pass => Step::pass(),
                    MailFault::Refused => say(400, no("Invalid to address")),
                    MailFault::Fault500 => say(500, no("Internal error")),
                    MailFault::Reset => Step::instead(Deed::Reset),
                    MailFault::ResetSent => Step::after(Deed::Reset),
                }
            }
            Kind::Token => {
                let fault = std::mem::replace(&mut state.token, TokenFault::Pass);
                self.tally.fault("token", &fault);
                match fault {
                    TokenFault::Pass | TokenFault::Expired => Step::pass(),
                    TokenFault::Reset => Step::instead(Deed::Reset),
                    TokenFault::Fault500 => say(500, no("Internal error")),
                    TokenFault::Throttled => say(200, TOKEN_THROTTLED),
                    TokenFault::Revoked => say(200, r#"{"error":"invalid_code"}"#),
                }
            }
            Kind::Connect | Kind::Other => Step::pass(),
        }
    }

    fn reset(&self, state: &mut State, asked: &Asked) -> Step {
        let fault = match state.reset {
            ResetFault::UnauthorisedAlways => ResetFault::UnauthorisedAlways,
            fault => {
                state.reset = ResetFault::Pass;
                // Another read had come before the one that closes the door.
                if matches!(fault, ResetFault::Refuse | ResetFault::RefuseBriefly) { ResetFault::Pass } else { fault }
            }
        };
        self.tally.fault("reset", &fault);
        let zuid = asked.target.rsplit('/').next().unwrap_or_default().to_owned();
        let password = asked.text("password").unwrap_or_default();
        // What went before for the same person may be overwritten by this one.
        self.note(state, Some(&zuid));
        let press = state.press;
        let was_set = match state.passwords.iter_mut().find(|sent| sent.is(&zuid, &password)) {
            Some(sent) if sent.is_set => true,
            Some(sent) => {
                sent.press = press;
                false
            }
            None => {
                state.passwords.push(Sent { zuid: zuid.clone(), password: password.clone(), press, is_set: false });
                false
            }
        };
        state.puts.push(Put { press, zuid, password, fault, was_set });
        meet_reset(fault)
    }

    fn read(&self, state: &mut State, asked: &Asked, switches: &Switches) -> Step {
        let down = |state: &mut State, time| {
            state.down_until = Some(Instant::now() + time);
            switches.refuse();
        };
        let fault = std::mem::replace(&mut state.read, ReadFault::Pass);
        self.tally.fault("read", &fault);
        if asked.kind == Kind::OneUser && std::mem::take(&mut state.is_pressed) && fault == ReadFault::Pass {
            // This reading comes through, and then nobody listens for the reset.
            match state.reset {
                ResetFault::Refuse => down(state, LONG),
                ResetFault::RefuseBriefly => down(state, BRIEFLY),
                _ => return Step::pass(),
            }
            self.tally.fault("reset", &state.reset);
            state.reset = ResetFault::Pass;
            return Step::pass();
        }
        match fault {
            ReadFault::Pass => Step::pass(),
            ReadFault::Reset => Step::instead(Deed::Reset),
            ReadFault::ResetTwice => {
                // Beadle asks once more after a broken connection.
                state.read = ReadFault::Reset;
                Step::instead(Deed::Reset)
            }
            ReadFault::Fault500 => say(500, no("Internal error")),
            ReadFault::Fault500Twice => {
                // Beadle asks once more after a 5xx.
                state.read = ReadFault::Fault500;
                say(500, no("Internal error"))
            }
            ReadFault::Html => Step::instead(Deed::Say(page(200))),
            ReadFault::Throttled => say(400, THROTTLED),
            ReadFault::NotFound => say(404, no("Account id 1 is invalid")),
            ReadFault::Unauthorised => say(401, UNAUTHORISED),
            ReadFault::Refuse => {
                down(state, LONG);
                Step::pass()
            }
            ReadFault::NetworkGone => {
                down(state, BRIEFLY);
                switches.cut_all();
                Step::instead(Deed::Reset)
            }
            ReadFault::Moved => Step::after(Deed::Alter(Arc::new(moved))),
            ReadFault::Silence => Step::instead(Deed::SayAndHang(Vec::new())),
        }
    }
}

/// What a reset meets. Refused connections never come so far.
fn meet_reset(fault: ResetFault) -> Step {
    use ResetFault as F;
    let half = answer(200, "", YES)[..110].to_vec();
    let changed = Step::after;
    match fault {
        F::Pass | F::Refuse | F::RefuseBriefly => Step::pass(),
        F::Breached => say(400, no("Password has previously appeared in a data breach")),
        F::History => say(400, no("Password present in the password history")),
        F::Rule => say(400, no("The password should not contain sequences")),
        F::NotAllowed => say(403, no("Operation not permitted")),
        F::Throttled => say(400, THROTTLED),
        F::TooMany => say(429, ""),
        F::OtherNo => say(400, no("The moon is full")),
        F::RefusedInsideYes => say(200, no("Password has previously appeared in a data breach")),
        F::RefusedInArray => {
            say(400, r#"[2,{"msg":"Password has previously appeared in a data breach","errorCode":"X"}]"#)
        }
        F::FlagUnknown => say(404, no("Extra key found in JSON: resetAuthtoken; EXTRA_KEY_FOUND_IN_JSON")),
        F::UnauthorisedOnce | F::UnauthorisedAlways => say(401, UNAUTHORISED),
        F::Mute400 => say(400, ""),
        F::Mute404 => say(404, ""),
        F::Mute400Changed => changed(Deed::Say(answer(400, "", ""))),
        F::Reset => Step::instead(Deed::Reset),
        F::ResetChanged => changed(Deed::Reset),
        F::Close => Step::instead(Deed::Close),
        F::CloseChanged => changed(Deed::Close),
        F::HalfHead => Step::instead(Deed::SayAndClose(b"HTTP/1.1 200 OK\r\nContent-Le".to_vec())),
        F::HalfHeadChanged => changed(Deed::SayAndClose(b"HTTP/1.1 200 OK\r\nContent-Le".to_vec())),
        F::HalfBodyChanged => changed(Deed::SayAndClose(half)),
        F::Empty200 => say(200, ""),
        F::Empty200Changed => changed(Deed::Say(answer(200, "", ""))),
        F::Html200 => Step::instead(Deed::Say(page(200))),
        F::Html200Changed => changed(Deed::Say(page(200))),
        F::Fault500 => say(500, no("Internal error")),
        F::Fault500Changed => changed(Deed::Say(answer(500, "", no("Internal error")))),
        F::Html503 => Step::instead(Deed::Say(page(503))),
        F::Redirect => Step::instead(Deed::Say(answer(307, "Location: /practice/redirected\r\n", ""))),
        F::Deep => say(200, "[".repeat(10_000) + &"]".repeat(10_000)),
        F::Silence => Step::instead(Deed::SayAndHang(Vec::new())),
        F::SilenceChanged => changed(Deed::SayAndHang(Vec::new())),
        F::Late => Step::pass().held_before(Wait::For(LATE)),
    }
}

impl ResetFault {
    /// A second request may follow within the same press: this was a clear no, and one that another request may mend.
    pub(crate) fn allows_another(self) -> bool {
        // Passed on: the access token may have ended.
        matches!(self, Self::Pass | Self::UnauthorisedOnce | Self::UnauthorisedAlways | Self::FlagUnknown)
    }

    /// The council may carry it out later.
    pub(crate) fn is_late(self) -> bool {
        self == Self::Late
    }
}

fn say(status: u16, body: impl AsRef<[u8]>) -> Step {
    Step::instead(Deed::Say(answer(status, "", body)))
}

fn no(words: &str) -> String {
    format!(r#"{{"status":{{"code":400,"description":"Invalid Input"}},"data":{{"moreInfo":"{words}"}}}}"#)
}

fn page(status: u16) -> Vec<u8> {
    let head =
        format!("HTTP/1.1 {status} Whatever\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n", PORTAL.len());
    [head.as_bytes(), PORTAL.as_bytes()].concat()
}

/// The person as somebody else has just altered them: blocked, or let in again. As long as before.
fn moved(said: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(said.clone()) else { return said };
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return said };
    let flipped = if body.contains(r#""enabled":true"#) {
        body.replacen(r#""enabled":true"#, r#""enabled":false"#, 1)
    } else {
        body.replacen(r#""enabled":false"#, r#""enabled":true"#, 1)
    };
    let lines = head.lines().map(|line| match line.split_once(':') {
        Some((name, _)) if name.eq_ignore_ascii_case("content-length") => format!("{name}: {}", flipped.len()),
        _ => line.to_owned(),
    });
    let head: Vec<String> = lines.collect();
    format!("{}\r\n\r\n{flipped}", head.join("\r\n")).into_bytes()
}
