//! The system's window for choosing a file, as `xdg-desktop-portal` offers it to programs: this one notes what it is
//! asked, shows nothing, and answers as the test says.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use reqwest::Url;
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::message::Header;
use zbus::names::UniqueName;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

use super::desktop::Desktop;
use super::patience::pause;
use super::trouble::Result;

const NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
/// A program begins to wait for the answer only once it has heard that its question was taken.
const A_MOMENT: Duration = Duration::from_millis(250);
/// What the portal says of a window that was closed without an answer.
const CANCELLED: u32 = 1;

/// What a program asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    /// `x11:` and the number of the window above which it is to be.
    pub(crate) parent: String,
    pub(crate) title: String,
    /// The name that is suggested for a new file.
    pub(crate) name: Option<String>,
    /// Which files are shown, such as `*.pdf`.
    pub(crate) patterns: Vec<String>,
}

/// The portal, as long as it is kept.
pub(crate) struct Portal {
    inner: Arc<Mutex<Inner>>,
    _connection: Connection,
}

#[derive(Default)]
struct Inner {
    answers: VecDeque<PathBuf>,
    questions: Vec<Question>,
}

impl Portal {
    /// Starts it on the desktop's bus.
    pub(crate) fn start(desktop: &Desktop) -> Result<Self> {
        let inner = Arc::<Mutex<Inner>>::default();
        let chooser = Chooser(Arc::clone(&inner));
        let connection = Builder::address(desktop.session_bus())?.serve_at(PATH, chooser)?.name(NAME)?.build()?;
        Ok(Self { inner, _connection: connection })
    }

    /// The next question, among those with no answer yet, is answered with this file. Without one it is cancelled.
    pub(crate) fn will_choose(&self, file: &Path) {
        self.lock().answers.push_back(file.to_path_buf());
    }

    /// Everything it was asked.
    pub(crate) fn questions(&self) -> Vec<Question> {
        self.lock().questions.clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What programs talk to.
struct Chooser(Arc<Mutex<Inner>>);

type Options = HashMap<String, OwnedValue>;

#[zbus::interface(name = "org.freedesktop.portal.FileChooser")]
impl Chooser {
    fn open_file(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &zbus::Connection,
        parent: String,
        title: String,
        options: Options,
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        self.take(header, connection, parent, title, options)
    }

    fn save_file(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &zbus::Connection,
        parent: String,
        title: String,
        options: Options,
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        self.take(header, connection, parent, title, options)
    }
}

impl Chooser {
    fn take(
        &self,
        header: Header<'_>,
        connection: &zbus::Connection,
        parent: String,
        title: String,
        mut options: Options,
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        let failed = |why: &str| zbus::fdo::Error::Failed(why.to_owned());
        let sender = header.sender().map(UniqueName::to_owned).ok_or_else(|| failed("who asks?"))?;
        drop(header);
        let token = text(&mut options, "handle_token").ok_or_else(|| failed("no handle_token"))?;
        let asker = sender.trim_start_matches(':').replace('.', "_");
        let request = ObjectPath::try_from(format!("{PATH}/request/{asker}/{token}"))
            .map_err(|error| zbus::fdo::Error::Failed(error.to_string()))?;
        let name = text(&mut options, "current_name");
        let question = Question { parent, title, name, patterns: patterns(options) };
        let answer = {
            let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            inner.questions.push(question);
            inner.answers.pop_front()
        };
        let (connection, to, path) = (Connection::from(connection.clone()), sender, request.to_owned());
        let answering = thread::Builder::new().name("portal".to_owned()).spawn(move || {
            pause(A_MOMENT);
            let (code, uris) = match answer.and_then(|file| Some(Url::from_file_path(file).ok()?.to_string())) {
                Some(file) => (0, vec![file]),
                None => (CANCELLED, Vec::new()),
            };
            let results = HashMap::from([("uris", Value::from(uris))]);
            // Fails only when the program has gone; then nobody waits.
            connection.emit_signal(Some(to), path, "org.freedesktop.portal.Request", "Response", &(code, results)).ok();
        });
        answering.map_err(|error| failed(&error.to_string()))?;
        Ok(request.into())
    }
}

fn text(options: &mut Options, key: &str) -> Option<String> {
    options.remove(key)?.try_into().ok()
}

/// A name, and for each pattern its kind and the pattern itself.
type Filter = (String, Vec<(u32, String)>);

fn patterns(mut options: Options) -> Vec<String> {
    let filters = options.remove("filters").and_then(|value| Vec::<Filter>::try_from(value).ok()).unwrap_or_default();
    filters.into_iter().flat_map(|(_, patterns)| patterns).map(|(_, pattern)| pattern).collect()
}
