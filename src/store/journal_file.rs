//! The journal on the disk: one line an event, appended and synced, chained so that tampering shows.
//!
//! Only the process that holds the profile's lock writes here. The chain's head is also remembered in the keychain,
//! in the background: it may lag behind the file, and never holds a reset up.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use super::head_store::HeadStore;
use super::journal_chain::{Chain, Finding, JournalRead};
use super::keychain::KeychainError;
use super::{atomic, paths};
use crate::domain::journal::{self, Event, Head};
use crate::domain::outcome::JournalTrouble;

/// A council's journal, open for writing.
#[derive(Debug)]
pub struct Journal {
    disk: Box<dyn Disk>,
    path: PathBuf,
    /// What the next line continues.
    head: Head,
    ends_mid_line: bool,
    /// What asking the keychain came to when the journal was opened.
    head_fault: Option<KeychainError>,
    keeper: HeadKeeper,
}

/// Why the journal could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// It is not a plain file.
    #[error("the journal is not a file: {0}")]
    NotAFile(PathBuf),
    /// It could not be opened or read.
    #[error("the journal can't be opened ({source}): {path}")]
    NotOpened {
        /// What the system said.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// The line is not in the journal, and the chain is as it was.
    #[error("the journal can't be written ({source}): {path}")]
    NotWritten {
        /// What the system said.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
}

impl JournalError {
    /// What to tell the clerk.
    #[must_use]
    pub fn trouble(&self) -> JournalTrouble {
        use io::ErrorKind::{
            FileTooLarge, NotADirectory, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, ResourceBusy,
            StorageFull,
        };
        let (Self::NotWritten { source, .. } | Self::NotOpened { source, .. }) = self else {
            return JournalTrouble::Other;
        };
        // Windows: another program holds the file, or a part of it (ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION).
        if cfg!(windows) && matches!(source.raw_os_error(), Some(32 | 33)) {
            return JournalTrouble::Held;
        }
        match source.kind() {
            StorageFull | QuotaExceeded | FileTooLarge => JournalTrouble::Full,
            ReadOnlyFilesystem | PermissionDenied => JournalTrouble::ReadOnly,
            ResourceBusy => JournalTrouble::Held,
            NotFound | NotADirectory => JournalTrouble::Gone,
            _ => JournalTrouble::Other,
        }
    }
}

impl Journal {
    /// Opens the journal, or makes it; its folder must exist. Asks the head store once, which may take as long as a
    /// keychain takes; a head store that fails is a [`Finding`], not an error.
    pub fn open(path: &Path, heads: Arc<dyn HeadStore>) -> Result<Self, JournalError> {
        let not_opened = |source| JournalError::NotOpened { source, path: path.to_path_buf() };
        let is_new = match std::fs::metadata(path) {
            // Opening a pipe would wait for ever, and a device has no end.
            Ok(found) if !found.is_file() => return Err(JournalError::NotAFile(path.to_path_buf())),
            Ok(_) => false,
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(not_opened(error)),
        };
        let file = open_file(path).map_err(not_opened)?;
        if is_new && let Some(folder) = path.parent() {
            atomic::sync_folder(folder).map_err(not_opened)?;
        }
        Self::with_disk(Box::new(file), path, heads)
    }

    fn with_disk(disk: Box<dyn Disk>, path: &Path, heads: Arc<dyn HeadStore>) -> Result<Self, JournalError> {
        let chain = read_chain(path)?;
        let (remembered, head_fault) = match heads.load() {
            Ok(head) => (head, None),
            Err(fault) => (None, Some(fault)),
        };
        // A head that is not in the file means a cut tail. The next line then continues the remembered head, so that
        // the gap stays in the chain for everyone to see instead of being papered over.
        let head = remembered.filter(|head| !chain.contains(head)).unwrap_or(chain.head);
        Ok(Self {
            disk,
            path: path.to_path_buf(),
            head,
            ends_mid_line: chain.ends_mid_line,
            head_fault,
            keeper: HeadKeeper::start(heads),
        })
    }

    /// Writes one event and syncs it to the disk. When that fails the journal is as it was before.
    pub fn append(&mut self, event: Event, now: Timestamp) -> Result<(), JournalError> {
        self.write(event, now).map_err(|source| JournalError::NotWritten { source, path: self.path.clone() })
    }

    fn write(&mut self, event: Event, now: Timestamp) -> io::Result<()> {
        if !self.disk.is_in_place(&self.path) {
            self.begin_again()?;
        }
        let (line, head) = journal::write_line(&self.head, now, event)?;
        let fresh_line = if self.ends_mid_line { "\n" } else { "" };
        let bytes = format!("{fresh_line}{line}\n");
        let length = self.disk.length()?;
        let written = self.disk.append(bytes.as_bytes()).and_then(|()| self.disk.sync());
        if let Err(error) = written {
            // Half a line may be there. If it can't be taken away, the next line starts on a fresh one.
            if self.disk.cut_to(length).is_err() {
                self.ends_mid_line = true;
            }
            return Err(error);
        }
        self.ends_mid_line = false;
        self.head = head.clone();
        self.keeper.keep(head);
        Ok(())
    }

    /// Somebody moved or deleted the file, or its folder, under our hands: what is written to the old one is lost. The
    /// new one continues the head that is remembered here, so that the gap shows.
    fn begin_again(&mut self) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            paths::make_private_dir(folder).map_err(io::Error::from)?;
        }
        let file = open_file(&self.path)?;
        self.ends_mid_line = read_chain(&self.path).is_ok_and(|chain| chain.ends_mid_line);
        self.disk = Box::new(file);
        tracing::warn!("the journal was gone and has been begun again");
        Ok(())
    }

    /// Reads the whole journal and checks its chain.
    pub fn read(&self) -> Result<JournalRead, JournalError> {
        let chain = read_chain(&self.path)?;
        let is_cut = !chain.contains(&self.head);
        let mut read = chain.read;
        if is_cut {
            read.findings.push(Finding::CutTail);
        }
        if let Some(fault) = self.keeper.fault().or(self.head_fault) {
            read.findings.push(Finding::HeadUnknown(fault));
        }
        Ok(read)
    }

    /// The end of the chain.
    #[must_use]
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// Waits until the keychain has the head, at most this long. True when it has. For leaving, and for tests.
    #[must_use]
    pub fn flush_head(&self, limit: Duration) -> bool {
        self.keeper.flush(limit) && self.keeper.fault().is_none()
    }
}

fn open_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

fn read_chain(path: &Path) -> Result<Chain, JournalError> {
    let mut bytes = Vec::new();
    match File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)) {
        Ok(_) => Ok(Chain::read(&bytes)),
        // Somebody deleted it under our hands: the head then says that a tail is missing.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Chain::default()),
        Err(source) => Err(JournalError::NotOpened { source, path: path.to_path_buf() }),
    }
}

/// What appending needs of a file; a test puts a failing one here.
trait Disk: Send + std::fmt::Debug {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    fn sync(&mut self) -> io::Result<()>;
    fn length(&self) -> io::Result<u64>;
    fn cut_to(&mut self, length: u64) -> io::Result<()>;
    /// Still the file of that name.
    fn is_in_place(&self, path: &Path) -> bool;
}

impl Disk for File {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn length(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn cut_to(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }

    #[cfg(unix)]
    fn is_in_place(&self, path: &Path) -> bool {
        use std::os::unix::fs::MetadataExt as _;
        let place = |found: &std::fs::Metadata| (found.dev(), found.ino());
        matches!((self.metadata(), path.metadata()), (Ok(ours), Ok(found)) if place(&ours) == place(&found))
    }

    #[cfg(not(unix))]
    fn is_in_place(&self, path: &Path) -> bool {
        // Windows replaces no file that is open.
        path.is_file()
    }
}

/// Remembers heads on a thread of its own, because a locked keychain answers late or never.
#[derive(Debug)]
struct HeadKeeper {
    sender: Option<Sender<Keep>>,
    fault: Arc<Mutex<Option<KeychainError>>>,
}

enum Keep {
    Head(Head),
    Tell(Sender<()>),
}

impl HeadKeeper {
    fn start(heads: Arc<dyn HeadStore>) -> Self {
        let (sender, receiver) = mpsc::channel::<Keep>();
        let fault = Arc::new(Mutex::new(None));
        let noted = Arc::clone(&fault);
        let spawned = std::thread::Builder::new().name("beadle-journal-head".to_owned()).spawn(move || {
            while let Ok(first) = receiver.recv() {
                // Only the newest of what has piled up is worth keeping.
                let (mut newest, mut waiting) = (None, Vec::new());
                for keep in std::iter::once(first).chain(receiver.try_iter()) {
                    match keep {
                        Keep::Head(head) => newest = Some(head),
                        Keep::Tell(sender) => waiting.push(sender),
                    }
                }
                if let Some(head) = newest {
                    let result = heads.save(&head);
                    *noted.lock().unwrap_or_else(PoisonError::into_inner) = result.err();
                }
                for sender in waiting {
                    // Whoever asked may have given up.
                    sender.send(()).ok();
                }
            }
        });
        Self { sender: spawned.is_ok().then_some(sender), fault }
    }

    fn keep(&self, head: Head) {
        let kept = self.sender.as_ref().is_some_and(|sender| sender.send(Keep::Head(head)).is_ok());
        if !kept {
            *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(KeychainError::Broken);
        }
    }

    fn flush(&self, limit: Duration) -> bool {
        let (sender, receiver) = mpsc::channel();
        let asked = self.sender.as_ref().is_some_and(|keeper| keeper.send(Keep::Tell(sender)).is_ok());
        asked && receiver.recv_timeout(limit).is_ok()
    }

    fn fault(&self) -> Option<KeychainError> {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::super::head_store::MemoryHead;
    use super::*;
    use crate::domain::journal::{EventKind, JournalOptions, OperationKind};

    /// A disk that has room for so many more bytes, and whose sync or truncation may fail.
    #[derive(Debug)]
    struct FullDisk {
        file: File,
        room: usize,
        is_sync_broken: bool,
        is_cut_broken: bool,
    }

    impl Disk for FullDisk {
        fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
            let fits = bytes.len().min(self.room);
            self.room -= fits;
            self.file.write_all(&bytes[..fits])?;
            if fits < bytes.len() { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
        }

        fn sync(&mut self) -> io::Result<()> {
            if self.is_sync_broken { Err(io::Error::other("sync")) } else { Ok(()) }
        }

        fn length(&self) -> io::Result<u64> {
            Disk::length(&self.file)
        }

        fn cut_to(&mut self, length: u64) -> io::Result<()> {
            if self.is_cut_broken { Err(io::Error::other("cut")) } else { self.file.cut_to(length) }
        }

        fn is_in_place(&self, path: &Path) -> bool {
            self.file.is_in_place(path)
        }
    }

    fn event() -> Event {
        Event {
            op: "op1".to_owned(),
            attempt: 1,
            event: EventKind::Started,
            kind: OperationKind::Reset,
            zuid: 809_451_734.into(),
            address: "cllr.pugh@littlewittering-pc.gov.uk".parse().unwrap(),
            by: "clerk@littlewittering-pc.gov.uk".to_owned(),
            options: JournalOptions::default(),
            baseline: None,
            sent: None,
            outcome: None,
        }
    }

    fn open(path: &Path, room: usize, is_sync_broken: bool, is_cut_broken: bool) -> Journal {
        let file = File::options().append(true).create(true).open(path).unwrap();
        let disk = FullDisk { file, room, is_sync_broken, is_cut_broken };
        Journal::with_disk(Box::new(disk), path, Arc::new(MemoryHead::default())).unwrap()
    }

    #[test]
    fn a_full_disk_leaves_the_journal_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.jsonl");
        let mut journal = open(&path, 600, false, false);
        journal.append(event(), Timestamp::UNIX_EPOCH).unwrap();
        let (before, head) = (std::fs::read(&path).unwrap(), journal.head().clone());
        let error = journal.append(event(), Timestamp::UNIX_EPOCH).unwrap_err();
        assert_eq!(error.trouble(), JournalTrouble::Full, "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), before, "half a line was left behind");
        assert_eq!(*journal.head(), head);
        assert_eq!(journal.read().unwrap().findings, []);
    }

    #[test]
    fn a_failed_sync_takes_the_line_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.jsonl");
        let mut journal = open(&path, usize::MAX, true, false);
        assert_eq!(journal.append(event(), Timestamp::UNIX_EPOCH).unwrap_err().trouble(), JournalTrouble::Other);
        assert_eq!(std::fs::read(&path).unwrap(), b"");
        assert_eq!(*journal.head(), Head::default());
    }

    #[test]
    fn half_a_line_that_cannot_be_taken_away_is_stepped_over() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.jsonl");
        let mut journal = open(&path, 100, false, true);
        journal.append(event(), Timestamp::UNIX_EPOCH).unwrap_err();
        assert_eq!(std::fs::read(&path).unwrap().len(), 100);
        drop(journal);
        let mut journal = Journal::open(&path, Arc::new(MemoryHead::default())).unwrap();
        assert_eq!(journal.read().unwrap().findings, [Finding::Interrupted { line: 1 }]);
        journal.append(event(), Timestamp::UNIX_EPOCH).unwrap();
        let read = journal.read().unwrap();
        assert_eq!(read.lines.len(), 1);
        assert_eq!(read.findings, [Finding::Interrupted { line: 1 }]);
    }

    /// A journal with one line, alone in a folder.
    fn journal_in_a_folder(dir: &Path) -> (PathBuf, Journal) {
        let path = dir.join("councils").join("journal.jsonl");
        std::fs::create_dir(path.parent().unwrap()).unwrap();
        let mut journal = Journal::open(&path, Arc::new(MemoryHead::default())).unwrap();
        journal.append(event(), Timestamp::UNIX_EPOCH).unwrap();
        (path, journal)
    }

    /// The file is gone from its place.
    fn goes_on_and_shows_the_gap(journal: &mut Journal) {
        assert_eq!(journal.read().unwrap().findings, [Finding::CutTail]);
        journal.append(event(), Timestamp::UNIX_EPOCH).unwrap();
        let read = journal.read().unwrap();
        assert_eq!(read.lines.len(), 1, "written to the file that is there, not to the one that is gone");
        assert_eq!(read.findings, [Finding::Broken { line: 1 }]);
    }

    #[test]
    fn a_journal_that_was_moved_away_goes_on_and_shows_the_gap() {
        let dir = tempfile::tempdir().unwrap();
        let (path, mut journal) = journal_in_a_folder(dir.path());
        let elsewhere = dir.path().join("elsewhere");
        std::fs::rename(&path, &elsewhere).unwrap();
        let moved = std::fs::read(&elsewhere).unwrap();
        goes_on_and_shows_the_gap(&mut journal);
        assert_eq!(std::fs::read(&elsewhere).unwrap(), moved, "the file that was moved away has grown");
    }

    #[test]
    #[cfg_attr(windows, ignore = "Wine lets no folder go while a file in it is open; Windows 10 may")]
    fn a_journal_whose_folder_was_removed_goes_on_and_shows_the_gap() {
        let dir = tempfile::tempdir().unwrap();
        let (path, mut journal) = journal_in_a_folder(dir.path());
        std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
        goes_on_and_shows_the_gap(&mut journal);
        std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path.parent().unwrap(), "a file where the folder was").unwrap();
        assert_eq!(journal.append(event(), Timestamp::UNIX_EPOCH).unwrap_err().trouble(), JournalTrouble::Gone);
    }
}
