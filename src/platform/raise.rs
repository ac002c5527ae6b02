//! A second start on the same profile brings the first one's window to the front: over a local socket (a named pipe on
//! Windows) that carries one byte, and never over the network.

use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use interprocess::local_socket::traits::{ListenerExt as _, Stream as _};
use interprocess::local_socket::{GenericNamespaced, ListenerOptions, Name, Stream, ToNsName as _};
use sha2::{Digest as _, Sha256};

/// What the first one answers, so that it is known to be Beadle.
const ANSWER: u8 = b'B';

/// How long a second start waits for the answer.
const LIMIT: Duration = Duration::from_secs(3);

/// How often in a row a connection may fail.
const MOST_FAILURES: u32 = 10;

/// Calls `raise` on a thread of its own whenever [`ask`] is called for the same profile folder. For the one that holds
/// the profile's lock.
pub fn listen(profile: &Path, raise: impl Fn() + Send + 'static) -> io::Result<()> {
    // A crash may leave the socket's file behind. Whoever holds the lock may replace it.
    let listener = ListenerOptions::new().name(name(profile)?).try_overwrite(true).create_sync()?;
    std::thread::Builder::new().name("beadle-raise".to_owned()).spawn(move || {
        let mut n_failures = 0;
        for stream in listener.incoming() {
            if let Ok(mut stream) = stream {
                n_failures = 0;
                raise();
                // The one that asked may be gone.
                stream.write_all(&[ANSWER]).ok();
            } else {
                // A socket that only fails would keep the processor busy.
                n_failures += 1;
                if n_failures > MOST_FAILURES {
                    return;
                }
            }
        }
    })?;
    Ok(())
}

/// Asks the Beadle that has the profile open to show itself. False: it did not answer.
#[must_use]
pub fn ask(profile: &Path) -> bool {
    let Ok(name) = name(profile) else { return false };
    let (sender, receiver) = mpsc::sync_channel(1);
    let asking = std::thread::Builder::new().name("beadle-ask".to_owned()).spawn(move || {
        let answer = Stream::connect(name).and_then(|mut stream| {
            let mut answer = [0];
            stream.read_exact(&mut answer)?;
            Ok(answer == [ANSWER])
        });
        // Nobody may be waiting any more.
        sender.send(answer.unwrap_or(false)).ok();
    });
    asking.is_ok() && receiver.recv_timeout(LIMIT).unwrap_or(false)
}

/// One name a profile folder, however it was spelt.
fn name(profile: &Path) -> io::Result<Name<'static>> {
    let folder = profile.canonicalize()?;
    let digest = Sha256::digest(folder.as_os_str().as_encoded_bytes());
    let digits = digest.iter().take(16).fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"));
    format!("beadle-{digits}").to_ns_name::<GenericNamespaced>()
}
