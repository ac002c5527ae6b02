//! The log: `beadle.log` in the profile folder, for a supplier to look at when something went wrong.
//!
//! It holds what happened and how it ended. Never a secret, a name or an address beyond what the caller passes, and
//! callers pass ids.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Mutex;

use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;
use tracing_subscriber::layer::SubscriberExt as _;

use super::rotating_file::RotatingFile;

/// The size at which the log starts afresh.
const CAP_BYTES: u64 = 1 << 20;

/// The environment variable that makes Beadle's own lines more talkative.
pub const VARIABLE: &str = "BEADLE_LOG";

/// How much Beadle says about itself. Other people's code only ever warns: at finer levels it may print what it sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Detail {
    /// What happened.
    #[default]
    Info,
    /// And why.
    Debug,
    /// Everything.
    Trace,
}

impl Detail {
    /// From the variable's value: `debug` or `trace`; anything else is the usual.
    #[must_use]
    pub fn from_variable(value: Option<&str>) -> Self {
        match value.map(str::trim) {
            Some("debug") => Self::Debug,
            Some("trace") => Self::Trace,
            _ => Self::Info,
        }
    }
}

/// Why there is no log.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The file can't be opened.
    #[error("the log can't be written: {0}")]
    Disk(#[from] io::Error),
    /// There is a log already.
    #[error("the log was started twice")]
    Twice,
}

/// Starts the log for the whole process.
pub fn start(path: &Path) -> Result<(), LogError> {
    let detail = Detail::from_variable(std::env::var(VARIABLE).ok().as_deref());
    tracing::subscriber::set_global_default(subscriber(path, detail)?).map_err(|_set_before| LogError::Twice)
}

/// What [`start`] installs; tests use it for one thread.
pub fn subscriber(path: &Path, detail: Detail) -> io::Result<impl Subscriber + Send + Sync + 'static> {
    let own = match detail {
        Detail::Info => LevelFilter::INFO,
        Detail::Debug => LevelFilter::DEBUG,
        Detail::Trace => LevelFilter::TRACE,
    };
    let file = RotatingFile::open(path, CAP_BYTES)?;
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_timer(Utc).with_writer(Mutex::new(file));
    let filter = Targets::new().with_target("beadle", own).with_default(LevelFilter::WARN);
    Ok(tracing_subscriber::registry().with(filter).with(lines))
}

/// Universal time to the millisecond, so that lines compare with a server's.
struct Utc;

impl FormatTime for Utc {
    #[expect(clippy::disallowed_methods, reason = "a log line says when it was written; no decision hangs on it")]
    fn format_time(&self, writer: &mut Writer<'_>) -> fmt::Result {
        write!(writer, "{:.3}", jiff::Timestamp::now())
    }
}
