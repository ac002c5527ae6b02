//! The profile folder: the only place on the disk that Beadle writes to.

use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::domain::council::{CouncilId, Reality};

/// The folder's name inside the system's folder for settings.
const FOLDER: &str = "Beadle";

/// Where settings, councils, journal and log live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    root: PathBuf,
}

/// Why there is no profile folder.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// The system doesn't say where the user's files are.
    #[error("there is no home folder to keep settings in")]
    NoHome,
    /// Something that is not a folder has the name.
    #[error("this is not a folder: {0}")]
    NotAFolder(PathBuf),
    /// The folder could not be made.
    #[error("the folder could not be made ({source}): {path}")]
    NotMade {
        /// What the system said.
        source: io::Error,
        /// The folder.
        path: PathBuf,
    },
}

impl From<ProfileError> for io::Error {
    fn from(error: ProfileError) -> Self {
        match error {
            ProfileError::NoHome => io::ErrorKind::NotFound.into(),
            ProfileError::NotAFolder(_) => io::ErrorKind::NotADirectory.into(),
            ProfileError::NotMade { source, .. } => source,
        }
    }
}

impl Profile {
    /// The folder given with `--profile`, else the system's own place; made when it does not exist yet.
    pub fn open(given: Option<&Path>) -> Result<Self, ProfileError> {
        let root = match given {
            Some(path) => std::path::absolute(path)
                .map_err(|source| ProfileError::NotMade { source, path: path.to_path_buf() })?,
            None => default_root()?,
        };
        make_private_dir(&root)?;
        Ok(Self { root })
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The settings.
    #[must_use]
    pub fn settings_file(&self) -> PathBuf {
        self.root.join("settings.json")
    }

    /// The log.
    #[must_use]
    pub fn log_file(&self) -> PathBuf {
        self.root.join("beadle.log")
    }

    /// The clerk's own list of words.
    #[must_use]
    pub fn words_file(&self) -> PathBuf {
        self.root.join("words.txt")
    }

    /// Locked by the one Beadle that uses this profile.
    #[must_use]
    pub fn lock_file(&self) -> PathBuf {
        self.root.join("beadle.lock")
    }

    /// The folder of the councils of one kind. Pretend councils and loopback servers have their own, so that no
    /// practice line can end up in a real journal.
    #[must_use]
    pub fn councils_dir(&self, reality: Reality) -> PathBuf {
        match reality {
            Reality::Real => self.root.join("councils"),
            Reality::Pretend => self.root.join("practice").join("councils"),
            Reality::Loopback => self.root.join("loopback").join("councils"),
        }
    }

    /// A council's folder, whether or not it exists.
    #[must_use]
    pub fn council_dir(&self, reality: Reality, id: &CouncilId) -> PathBuf {
        self.councils_dir(reality).join(id.as_str())
    }

    /// A council's folder, made when it does not exist yet.
    pub fn make_council_dir(&self, reality: Reality, id: &CouncilId) -> Result<PathBuf, ProfileError> {
        let path = self.council_dir(reality, id);
        make_private_dir(&path)?;
        Ok(path)
    }
}

/// A council's journal inside its folder.
#[must_use]
pub fn journal_file(council_dir: &Path) -> PathBuf {
    council_dir.join("journal.jsonl")
}

/// What is ticked in guides about a council, inside its folder.
#[must_use]
pub fn guides_file(council_dir: &Path) -> PathBuf {
    council_dir.join("guides.json")
}

/// A council's description inside its folder.
#[must_use]
pub fn council_file(council_dir: &Path) -> PathBuf {
    council_dir.join("council.json")
}

fn default_root() -> Result<PathBuf, ProfileError> {
    let base = etcetera::base_strategy::choose_native_strategy().map_err(|_no_home| ProfileError::NoHome)?;
    // On macOS the folder for configuration holds property lists only; programs keep their files in
    // "Application Support".
    let parent = if cfg!(target_os = "macos") { base.data_dir() } else { base.config_dir() };
    Ok(parent.join(FOLDER))
}

/// Makes the folder and its parents, readable by nobody else on Unix. (Windows and macOS keep a user's own folders
/// private by inheritance.) A folder that exists keeps the rights it has: somebody chose them.
pub(super) fn make_private_dir(path: &Path) -> Result<(), ProfileError> {
    if path.is_dir() {
        return Ok(());
    }
    if path.exists() {
        return Err(ProfileError::NotAFolder(path.to_path_buf()));
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path).map_err(|source| ProfileError::NotMade { source, path: path.to_path_buf() })
}
