//! A second start finds the first one, and hands set-up files over.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use beadle::platform::raise::{self, Host};

/// What the first one was asked for.
#[derive(Debug, PartialEq, Eq)]
enum Call {
    Show,
    Open(PathBuf),
}

struct Noting {
    calls: Sender<Call>,
    takes_files: bool,
}

impl Host for Noting {
    fn show(&self) {
        self.calls.send(Call::Show).unwrap();
    }

    fn open(&self, file: PathBuf) -> bool {
        self.calls.send(Call::Open(file)).unwrap();
        self.takes_files
    }
}

fn listen(profile: &Path, takes_files: bool) -> Receiver<Call> {
    let (calls, called) = mpsc::channel();
    raise::listen(profile, Noting { calls, takes_files }).unwrap();
    called
}

fn next(called: &Receiver<Call>) -> Call {
    called.recv_timeout(Duration::from_secs(10)).unwrap()
}

#[test]
fn the_one_with_the_profile_is_asked_and_answers() {
    let profile = tempfile::tempdir().unwrap();
    assert!(!raise::ask(profile.path()), "nobody is there yet");
    assert!(!raise::hand_over(profile.path(), &profile.path().join("a.beadle")));
    let called = listen(profile.path(), true);
    for _ in 0..3 {
        assert!(raise::ask(profile.path()));
        assert_eq!(next(&called), Call::Show);
    }
    let other = tempfile::tempdir().unwrap();
    assert!(!raise::ask(other.path()), "another profile's Beadle answered");
}

#[test]
fn the_folder_counts_and_not_how_it_is_spelt() {
    let profile = tempfile::tempdir().unwrap();
    std::fs::create_dir(profile.path().join("inside")).unwrap();
    let _called = listen(profile.path(), true);
    assert!(raise::ask(&profile.path().join("inside").join("..")));
}

#[test]
fn a_set_up_file_is_handed_over_and_the_window_comes() {
    let profile = tempfile::tempdir().unwrap();
    let called = listen(profile.path(), true);
    let file = profile.path().join("Siân's council.beadle");
    assert!(raise::hand_over(profile.path(), &file));
    assert_eq!(next(&called), Call::Open(file));
    assert_eq!(next(&called), Call::Show);
}

#[test]
fn whoever_hands_a_file_over_learns_that_it_was_not_taken() {
    let profile = tempfile::tempdir().unwrap();
    let called = listen(profile.path(), false);
    assert!(!raise::hand_over(profile.path(), &profile.path().join("a.beadle")));
    assert!(matches!(next(&called), Call::Open(_)));
    assert_eq!(next(&called), Call::Show, "the window says why");
    assert!(!raise::hand_over(profile.path(), Path::new("relative.beadle")));
    let long = profile.path().join("a".repeat(9000));
    assert!(!raise::hand_over(profile.path(), &long));
    assert!(called.try_recv().is_err(), "neither reached the window");
}

#[cfg(target_os = "linux")]
mod hostile {
    use std::ffi::OsStr;
    use std::io::{Read as _, Write as _};
    use std::os::linux::net::SocketAddrExt as _;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::net::{SocketAddr, UnixStream};

    use sha2::{Digest as _, Sha256};

    use super::*;

    fn connect(profile: &Path) -> UnixStream {
        let digest = Sha256::digest(profile.canonicalize().unwrap().as_os_str().as_encoded_bytes());
        let digits = digest.iter().take(16).fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"));
        UnixStream::connect_addr(&SocketAddr::from_abstract_name(format!("beadle-{digits}")).unwrap()).unwrap()
    }

    fn frame(path: &[u8]) -> Vec<u8> {
        let mut frame = vec![b'F'];
        frame.extend(u16::try_from(path.len()).unwrap().to_be_bytes());
        frame.extend(path);
        frame
    }

    /// What comes back.
    fn answer(profile: &Path, question: &[u8]) -> Vec<u8> {
        let mut stream = connect(profile);
        stream.write_all(question).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        // A caller that is hung up on before it has said everything gets an error, and no answer.
        stream.read_to_end(&mut answer).ok();
        answer
    }

    #[test]
    fn nonsense_does_nothing() {
        let profile = tempfile::tempdir().unwrap();
        let called = listen(profile.path(), true);
        assert_eq!(answer(profile.path(), &frame(b"/there/a.beadle")), b"F", "the frame is right");
        assert_eq!(next(&called), Call::Open("/there/a.beadle".into()));
        assert_eq!(next(&called), Call::Show);
        let too_long = [vec![b'F', 0xff, 0xff], vec![b'/'; 0xffff]].concat();
        let cut_off = &frame(b"/there/a.beadle")[..9];
        for question in [
            b"".to_vec(),
            b"X".to_vec(),
            b"GET / HTTP/1.1\r\n\r\n".to_vec(),
            b"F".to_vec(),
            frame(b""),
            frame(b"relative.beadle"),
            frame(b"../up.beadle"),
            frame(b"/not\xffutf8.beadle"),
            frame(b"/nul\0.beadle"),
            frame(b"/line\nbreak.beadle"),
            too_long,
            cut_off.to_vec(),
        ] {
            assert_ne!(answer(profile.path(), &question), b"F", "{:?}", &question[..question.len().min(40)]);
        }
        assert!(called.try_recv().is_err(), "nothing of it reached the window");
        assert!(!raise::hand_over(profile.path(), Path::new(OsStr::from_bytes(b"/not\xffutf8.beadle"))));
        assert!(raise::ask(profile.path()), "and it still listens");
    }

    #[test]
    fn callers_that_say_nothing_keep_nobody_out_for_long() {
        let profile = tempfile::tempdir().unwrap();
        let called = listen(profile.path(), true);
        let silent: Vec<_> = (0..3).map(|_| connect(profile.path())).collect();
        assert!(raise::ask(profile.path()), "the others are heard meanwhile");
        assert_eq!(next(&called), Call::Show);
        // As many as are listened to at all, and more. Those are hung up on, and then there is room again.
        let flood: Vec<_> = (0..200).map(|_| connect(profile.path())).collect();
        for mut stream in silent.into_iter().chain(flood) {
            let mut rest = Vec::new();
            stream.read_to_end(&mut rest).ok();
            assert_ne!(rest, b"F");
        }
        assert!(raise::ask(profile.path()));
        assert_eq!(next(&called), Call::Show);
        assert!(called.try_recv().is_err());
    }
}
