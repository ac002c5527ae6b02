//! Codes that wait to be typed in on another device, and what was answered to them.

use std::io;
use std::time::{Duration, Instant};

use super::secret::{Hidden, random};

/// How long a code is good for, and how often a client may ask about it, as Zoho documents them.
pub(super) const LIFE: Duration = Duration::from_mins(5);
pub(super) const INTERVAL: Duration = Duration::from_secs(30);
/// How many codes are remembered; one more forgets the oldest.
const MOST: usize = 100;
/// No letter that reads as another, no digit that reads as a letter, and no word by accident.
const LETTERS: &[u8; 24] = b"BCDFGHJKLMNPQRSTVWXZ2679";

/// What a client wants, until somebody answers.
#[derive(Debug)]
pub(super) struct Device {
    pub(super) user_code: String,
    /// What the client asks with.
    secret: Hidden,
    /// Stands in the links of the page.
    ticket: Hidden,
    pub(super) client_id: String,
    pub(super) scopes: Vec<String>,
    pub(super) offline: bool,
    ends: Instant,
    asked: Option<Instant>,
    answer: Answer,
    /// The fault `device-other-dc` has struck.
    was_sent_elsewhere: bool,
}

/// What somebody has answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    NotYet,
    Declined,
    Accepted(u64),
}

/// What a client is told that asks about its code.
#[derive(Debug)]
pub(super) enum Told {
    /// Nobody knows the code, it belongs to another client, or it was used.
    Unknown,
    TooFast,
    Pending,
    Declined,
    Expired,
    Elsewhere,
    /// The person who accepted; the code is used up.
    Granted(Device, u64),
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct DeviceCodes(Vec<Device>);

impl DeviceCodes {
    /// A new code: what is typed in, and what the client asks with.
    pub(super) fn open(&mut self, client_id: &str, scopes: Vec<String>, offline: bool) -> io::Result<(String, Hidden)> {
        let device_code = long_code("1004.")?;
        let user_code = self.new_user_code()?;
        self.0.push(Device {
            user_code: user_code.clone(),
            secret: device_code.clone(),
            ticket: Hidden::token("")?,
            client_id: client_id.to_owned(),
            scopes,
            offline,
            ends: Instant::now() + LIFE,
            asked: None,
            answer: Answer::NotYet,
            was_sent_elsewhere: false,
        });
        if self.0.len() > MOST {
            self.0.remove(0);
        }
        Ok((user_code, device_code))
    }

    /// The ticket of a code that somebody has typed in, in whatever case and with or without its hyphen, if it waits for
    /// an answer.
    pub(super) fn ticket(&self, typed: &str) -> Option<Hidden> {
        let plain = |code: &str| code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
        let typed = plain(typed);
        let fits = |device: &&Device| plain(&device.user_code) == typed && device.waits();
        self.0.iter().find(fits).map(|device| device.ticket.clone())
    }

    /// Answers for the page with this ticket: the person who accepts, or nobody. False when the code no longer waits.
    pub(super) fn answer(&mut self, ticket: &str, person: Option<u64>) -> bool {
        let Some(device) = self.0.iter_mut().find(|device| device.ticket.expose() == ticket && device.waits()) else {
            return false;
        };
        device.answer = person.map_or(Answer::Declined, Answer::Accepted);
        true
    }

    /// What the client is told about its code.
    pub(super) fn ask(&mut self, device_code: &str, client_id: &str, is_paced: bool, is_elsewhere: bool) -> Told {
        let now = Instant::now();
        let is_this = |device: &Device| device.secret.expose() == device_code && device.client_id == client_id;
        let Some(place) = self.0.iter().position(is_this) else { return Told::Unknown };
        let Some(device) = self.0.get_mut(place) else { return Told::Unknown };
        let is_too_fast = device.asked.is_some_and(|asked| now.duration_since(asked) < INTERVAL);
        device.asked = Some(now);
        if is_paced && is_too_fast {
            return Told::TooFast;
        }
        match device.answer {
            Answer::Declined => Told::Declined,
            Answer::Accepted(_) if is_elsewhere && !std::mem::replace(&mut device.was_sent_elsewhere, true) => {
                Told::Elsewhere
            }
            Answer::Accepted(person) => Told::Granted(self.0.remove(place), person),
            Answer::NotYet if now >= device.ends => Told::Expired,
            Answer::NotYet => Told::Pending,
        }
    }

    /// The codes that wait for an answer, oldest first.
    pub(super) fn waiting(&self) -> Vec<String> {
        self.0.iter().filter(|device| device.waits()).map(|device| device.user_code.clone()).collect()
    }

    /// Lets every code that waits run out.
    pub(super) fn expire(&mut self) {
        let now = Instant::now();
        self.0.iter_mut().for_each(|device| device.ends = now);
    }

    fn new_user_code(&self) -> io::Result<String> {
        loop {
            let letters: Vec<char> = random::<8>()?.into_iter().map(letter).collect();
            let (one, two) = letters.split_at(4);
            let code: String = one.iter().chain(&['-']).chain(two).collect();
            if !self.0.iter().any(|device| device.user_code == code) {
                return Ok(code);
            }
        }
    }
}

impl Device {
    fn waits(&self) -> bool {
        self.answer == Answer::NotYet && Instant::now() < self.ends
    }
}

/// A prefix and two parts of thirty-two hexadecimal digits, as Zoho's codes look.
pub(super) fn long_code(prefix: &str) -> io::Result<Hidden> {
    let (one, two) = (Hidden::token("")?, Hidden::token("")?);
    Ok(Hidden::new(format!("{prefix}{}.{}", one.expose(), two.expose())))
}

/// Some letters come a little more often than others, which does no harm to a code that lives for minutes.
fn letter(byte: u8) -> char {
    let place = usize::from(byte) % LETTERS.len();
    LETTERS.get(place).copied().map_or('B', char::from)
}
