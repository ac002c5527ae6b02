//! A second start on the same profile brings the first one's window to the front, and may hand a set-up file over: through
//! a local socket (a named pipe on Windows), never over the network.
//!
//! What comes through it is not trusted. On Unix only this user is listened to. A Windows pipe gives that by itself:
//! others may at most read from it, and so can't ask for anything ("Named Pipe Security and Access Rights" of Microsoft's
//! documentation). A caller has to say little and soon; a path is only ever opened as a set-up file, after the question.

use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use interprocess::local_socket::traits::{ListenerExt as _, Stream as _};
use interprocess::local_socket::{GenericNamespaced, ListenerOptions, Name, Stream, ToNsName as _};
use sha2::{Digest as _, Sha256};

/// Asks for the window, and is the answer to that.
const SHOW: u8 = b'B';
/// Goes before a file: then two bytes with the length of its path, high one first, and the path in UTF-8. The answer when
/// it was taken.
const FILE: u8 = b'F';
/// The answer when nothing was done.
const REFUSED: u8 = b'N';

/// The longest path, in bytes. Windows' longest has 32,767 letters, but none that a clerk could reach.
const MOST_BYTES: usize = 8 * 1024;

/// How long a second start waits for the answer, and the first one for the whole question.
const LIMIT: Duration = Duration::from_secs(3);

/// How many callers are listened to at the same time.
const MOST_CALLERS: usize = 8;

/// How often in a row a connection may fail.
const MOST_FAILURES: u32 = 10;

/// What the one that has the profile does when it is called.
pub trait Host: Send + Sync + 'static {
    /// Brings the window to the front.
    fn show(&self);
    /// Takes a set-up file over; false: it can't.
    fn open(&self, file: PathBuf) -> bool;
}

/// Answers [`ask`] and [`hand_over`] for this profile folder on threads of its own. For the one that holds the profile's
/// lock.
pub fn listen(profile: &Path, host: impl Host) -> io::Result<()> {
    // A crash may leave the socket's file behind. Whoever holds the lock may replace it.
    let listener = ListenerOptions::new().name(name(profile)?).try_overwrite(true).create_sync()?;
    let (host, n_callers) = (Arc::new(host), Arc::new(AtomicUsize::new(0)));
    std::thread::Builder::new().name("beadle-raise".to_owned()).spawn(move || {
        let mut n_failures = 0;
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // A socket that only fails would keep the processor busy.
                n_failures += 1;
                if n_failures > MOST_FAILURES {
                    return;
                }
                continue;
            };
            n_failures = 0;
            if n_callers.fetch_add(1, Ordering::SeqCst) >= MOST_CALLERS {
                n_callers.fetch_sub(1, Ordering::SeqCst);
                continue;
            }
            let (host, counted) = (host.clone(), n_callers.clone());
            // Each on its own: one that says nothing must not keep the next one waiting.
            let caller = std::thread::Builder::new().name("beadle-caller".to_owned()).spawn(move || {
                answer(stream, &*host);
                counted.fetch_sub(1, Ordering::SeqCst);
            });
            if caller.is_err() {
                n_callers.fetch_sub(1, Ordering::SeqCst);
            }
        }
    })?;
    Ok(())
}

/// Asks the Beadle that has the profile open to show itself. False: it did not answer.
#[must_use]
pub fn ask(profile: &Path) -> bool {
    call(profile, vec![SHOW])
}

/// Hands a set-up file over to the Beadle that has the profile open, which shows itself. False: it did not take it.
#[must_use]
pub fn hand_over(profile: &Path, file: &Path) -> bool {
    let Some(path) = file.to_str() else { return false };
    let Some(length) = u16::try_from(path.len()).ok().filter(|_| path.len() <= MOST_BYTES) else { return false };
    let mut question = vec![FILE];
    question.extend(length.to_be_bytes());
    question.extend(path.as_bytes());
    call(profile, question)
}

/// True when the answer is the one that the question begins with.
fn call(profile: &Path, question: Vec<u8>) -> bool {
    let Ok(name) = name(profile) else { return false };
    let (sender, receiver) = mpsc::sync_channel(1);
    let asking = std::thread::Builder::new().name("beadle-ask".to_owned()).spawn(move || {
        let answer = Stream::connect(name).and_then(|mut stream| {
            if !is_own(&stream) {
                return Ok(false);
            }
            stream.write_all(&question)?;
            let mut answer = [0];
            stream.read_exact(&mut answer)?;
            Ok(question.first() == answer.first())
        });
        // Nobody may be waiting any more.
        sender.send(answer.unwrap_or(false)).ok();
    });
    asking.is_ok() && receiver.recv_timeout(LIMIT).unwrap_or(false)
}

fn answer(mut stream: Stream, host: &impl Host) {
    if !is_own(&stream) {
        tracing::warn!("somebody else called");
        return;
    }
    // Windows has no such limit for pipes, which is why callers are counted.
    stream.set_recv_timeout(Some(LIMIT)).ok();
    stream.set_send_timeout(Some(LIMIT)).ok();
    let answer = match listen_to(&mut Hasty { inner: &mut stream, until: Instant::now() + LIMIT }) {
        Ok(Question::Show) => {
            host.show();
            SHOW
        }
        Ok(Question::Open(file)) => {
            // The window comes either way: it says what became of the file.
            let is_taken = host.open(file);
            host.show();
            if is_taken { FILE } else { REFUSED }
        }
        Err(error) => {
            tracing::debug!(kind = ?error.kind(), "a caller made no sense");
            REFUSED
        }
    };
    // The one that asked may be gone.
    stream.write_all(&[answer]).ok();
}

enum Question {
    Show,
    Open(PathBuf),
}

fn listen_to(stream: &mut impl Read) -> io::Result<Question> {
    let mut kind = [0];
    stream.read_exact(&mut kind)?;
    match kind {
        [SHOW] => Ok(Question::Show),
        [FILE] => {
            let mut length = [0; 2];
            stream.read_exact(&mut length)?;
            let length = usize::from(u16::from_be_bytes(length));
            if length > MOST_BYTES {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let mut path = vec![0; length];
            stream.read_exact(&mut path)?;
            let path = String::from_utf8(path).map_err(|_binary| io::ErrorKind::InvalidData)?;
            let file = PathBuf::from(&path);
            // The folder that a relative one is in is the caller's, and not known here.
            if !file.is_absolute() || path.contains(char::is_control) {
                return Err(io::ErrorKind::InvalidData.into());
            }
            Ok(Question::Open(file))
        }
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}

/// Whoever sends a byte now and then doesn't get more time by it.
struct Hasty<'a> {
    inner: &'a mut Stream,
    until: Instant,
}

impl Read for Hasty<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if Instant::now() >= self.until {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.inner.read(buffer)
    }
}

/// The other end belongs to this user.
#[cfg(unix)]
fn is_own(stream: &Stream) -> bool {
    use interprocess::local_socket::traits::StreamCommon as _;
    let own = rustix::process::geteuid().as_raw();
    stream.peer_creds().is_ok_and(|peer| peer.euid() == Some(own))
}

/// The pipe sees to it.
#[cfg(not(unix))]
fn is_own(_stream: &Stream) -> bool {
    true
}

/// One name a profile folder, however it was spelt.
fn name(profile: &Path) -> io::Result<Name<'static>> {
    let folder = profile.canonicalize()?;
    let digest = Sha256::digest(folder.as_os_str().as_encoded_bytes());
    let digits = digest.iter().take(16).fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"));
    format!("beadle-{digits}").to_ns_name::<GenericNamespaced>()
}
