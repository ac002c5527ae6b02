//! A tap on the line between Beadle and the pretend council: it hears every secret that crosses the line, so that a test
//! can look for them where they must not be.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use super::council::Council;
use super::front::{Asked, Deed, Front, Kind, Step, answer};
use super::trouble::{Result, ensure};

/// Keys of forms and of JSON whose values are nobody's business.
const SECRET: [&str; 6] = ["access_token", "refresh_token", "client_secret", "code", "code_verifier", "password"];

/// The tap. It stands where Beadle takes the council to be.
pub(crate) struct Tap {
    front: Front,
    answers: Arc<Mutex<Vec<String>>>,
}

impl Tap {
    /// Before this council. The first page of the list is met by an access token that is no longer good, and the second
    /// breaks off in the middle of a row: what goes wrong is logged, and must be without secrets too.
    pub(crate) fn before(council: &Council) -> Self {
        let answers = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&answers);
        let hear = move |whole: Vec<u8>| {
            let text = String::from_utf8_lossy(&whole).into_owned();
            heard.lock().unwrap_or_else(PoisonError::into_inner).push(text);
            whole
        };
        let hear = Arc::new(hear);
        let script = move |asked: &Asked| {
            let hear = Arc::clone(&hear);
            match (asked.kind, asked.nth) {
                (Kind::List, 1) => {
                    Step::instead(Deed::Say(answer(401, "", r#"{"data":{"errorCode":"INVALID_OAUTHTOKEN"}}"#)))
                }
                (Kind::List, 2) => Step::after(Deed::Alter(Arc::new(move |whole| broken_off(&hear(whole))))),
                _ => Step::after(Deed::Alter(hear)),
            }
        };
        Self { front: Front::start(&council.address(), script), answers }
    }

    /// Its address, as `--server` takes it.
    pub(crate) fn address(&self) -> &str {
        &self.front.base
    }

    /// Every secret that has crossed the line, with what it is.
    pub(crate) fn secrets(&self) -> Result<BTreeMap<String, &'static str>> {
        let mut found = BTreeMap::new();
        for asked in self.front.asked() {
            let body = String::from_utf8_lossy(&asked.body).into_owned();
            for (key, value) in url::form_urlencoded::parse(body.as_bytes()) {
                keep(&mut found, &key, &value);
            }
            gather(&mut found, &body);
            if let Some(token) = asked.access_token() {
                keep(&mut found, "access_token", token);
            }
        }
        for whole in self.answers.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            gather(&mut found, whole.split_once("\r\n\r\n").map_or("", |(_, body)| body));
        }
        let kinds: Vec<&str> = found.values().copied().collect();
        let n = |kind: &str| kinds.iter().filter(|found| **found == kind).count();
        // Two sign-ins, the second for sending mail; one access token more, for one was refused. Two passwords at least:
        // the new one, and one in the list's answers.
        let signed_in_twice = ["refresh_token", "code", "code_verifier"].iter().all(|kind| n(kind) == 2);
        let all = signed_in_twice && n("access_token") == 3 && n("client_secret") == 1 && n("password") >= 2;
        ensure(all, || format!("not every secret has crossed the line: {kinds:?}"))?;
        Ok(found)
    }

    /// Fails if the secret was in an address that was asked for, or in any header but the one that is for it.
    pub(crate) fn not_in_addresses(&self, secret: &str, what: &str) -> Result<()> {
        for asked in self.front.asked() {
            ensure(!asked.target.contains(secret), || format!("the {what} was in an address: {asked:?}"))?;
            let in_head = asked
                .head
                .lines()
                .filter(|line| !line.to_ascii_lowercase().starts_with("authorization:"))
                .any(|line| line.contains(secret));
            ensure(!in_head, || format!("the {what} was in a header: {asked:?}"))?;
        }
        Ok(())
    }
}

/// The same length is promised, and half of it comes.
fn broken_off(whole: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(whole).into_owned();
    let Some((_, body)) = text.split_once("\r\n\r\n") else { return whole.to_vec() };
    let half: String = body.chars().take(body.chars().count() / 2).collect();
    answer(200, "", half)
}

fn gather(found: &mut BTreeMap<String, &'static str>, json: &str) {
    let mut waiting = vec![serde_json::from_str(json).unwrap_or(Value::Null)];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values),
            Value::Object(fields) => {
                for (key, value) in fields {
                    if let Value::String(text) = &value {
                        keep(found, &key, text);
                    }
                    waiting.push(value);
                }
            }
            _ => {}
        }
    }
}

fn keep(found: &mut BTreeMap<String, &'static str>, key: &str, value: &str) {
    if let Some(kind) = SECRET.iter().find(|kind| **kind == key)
        && !value.is_empty()
    {
        found.insert(value.to_owned(), kind);
    }
}
