//! Reading and writing the settings file. It never stops the program: a file that can't be used is kept aside and
//! said so, and what can't be written is said so too.

use std::io;
use std::path::{Path, PathBuf};

use super::atomic;
use super::settings::{NotSettings, Settings, VERSION};
use crate::domain::password::random::{NoRandom, Random};

/// No settings file is this long.
const MOST_BYTES: u64 = 1 << 20;

/// The settings file of a profile.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    access: Access,
    /// What is on the disk now is worth keeping as the backup.
    is_good: bool,
}

/// What came of reading the settings.
#[derive(Debug)]
pub struct LoadedSettings {
    /// For saving them later.
    pub file: SettingsFile,
    /// What was read, or the defaults.
    pub settings: Settings,
    /// What the clerk should be told.
    pub notices: Vec<SettingsNotice>,
}

/// Something about the settings file that the clerk should be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsNotice {
    /// The file made no sense.
    Corrupt {
        /// The settings come from the backup; else they are the defaults.
        from_backup: bool,
        /// Where the file is now; `None`: it could not be moved, and nothing will be saved over it.
        kept_as: Option<PathBuf>,
    },
    /// A later Beadle wrote the file. What is understood counts; nothing will be saved over it.
    NewerVersion(u64),
    /// The file is there but can't be read; nothing will be saved over it.
    Unreadable(io::ErrorKind),
    /// The settings could not be written.
    NotSaved(io::ErrorKind),
}

/// Why the settings were not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file on the disk must not be overwritten.
    #[error("the settings file belongs to a later version or can't be read, so it is left alone")]
    ReadOnly,
    /// The disk did not take them.
    #[error("the settings could not be written ({source}): {path}")]
    Disk {
        /// What the system said.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    ReadWrite,
    ReadOnly,
}

impl SettingsFile {
    /// Reads the settings, or makes new ones. Fails only when a new profile needs an id and there are no random
    /// numbers.
    pub fn load(path: &Path, random: &mut dyn Random) -> Result<LoadedSettings, NoRandom> {
        let mut file = Self { path: path.to_path_buf(), access: Access::ReadWrite, is_good: false };
        let mut notices = Vec::new();
        let settings = match atomic::read_small(path, MOST_BYTES) {
            Ok(bytes) => match Settings::read(&bytes, random) {
                Ok(settings) => {
                    file.is_good = true;
                    if settings.version > VERSION {
                        file.access = Access::ReadOnly;
                        notices.push(SettingsNotice::NewerVersion(settings.version));
                    }
                    settings
                }
                Err(NotSettings::Corrupt) => file.recover(random, &mut notices)?,
                Err(NotSettings::NoRandom) => return Err(NoRandom),
            },
            Err(error) if error.kind() == io::ErrorKind::InvalidData => file.recover(random, &mut notices)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // A crash can't leave a backup alone, but a person tidying up can.
                file.read_backup(random)?.map_or_else(|| Settings::new(random), Ok)?
            }
            Err(error) => {
                file.access = Access::ReadOnly;
                notices.push(SettingsNotice::Unreadable(error.kind()));
                file.read_backup(random)?.map_or_else(|| Settings::new(random), Ok)?
            }
        };
        // Written at once, so that a newly minted profile id is the same next time.
        if file.access == Access::ReadWrite
            && !file.is_good
            && let Err(SaveError::Disk { source, .. }) = file.save(&settings)
        {
            notices.push(SettingsNotice::NotSaved(source.kind()));
        }
        Ok(LoadedSettings { file, settings, notices })
    }

    /// False when nothing may be saved.
    #[must_use]
    pub fn is_writable(&self) -> bool {
        self.access == Access::ReadWrite
    }

    /// Writes the settings, keeping the former file as the backup.
    pub fn save(&mut self, settings: &Settings) -> Result<(), SaveError> {
        if self.access == Access::ReadOnly {
            return Err(SaveError::ReadOnly);
        }
        self.write(settings).map_err(|source| SaveError::Disk { source, path: self.path.clone() })?;
        self.is_good = true;
        Ok(())
    }

    fn write(&self, settings: &Settings) -> io::Result<()> {
        let mut text = serde_json::to_string_pretty(settings)?;
        text.push('\n');
        if self.is_good {
            atomic::back_up(&self.path)?;
        }
        atomic::replace(&self.path, text.as_bytes())
    }

    /// Moves a corrupt file aside and takes the backup, else the defaults.
    fn recover(&mut self, random: &mut dyn Random, notices: &mut Vec<SettingsNotice>) -> Result<Settings, NoRandom> {
        let kept_as = atomic::set_aside(&self.path).ok();
        if kept_as.is_none() {
            self.access = Access::ReadOnly;
        }
        let backup = self.read_backup(random)?;
        notices.push(SettingsNotice::Corrupt { from_backup: backup.is_some(), kept_as });
        backup.map_or_else(|| Settings::new(random), Ok)
    }

    fn read_backup(&self, random: &mut dyn Random) -> Result<Option<Settings>, NoRandom> {
        let Ok(bytes) = atomic::read_small(&atomic::backup_name(&self.path), MOST_BYTES) else { return Ok(None) };
        match Settings::read(&bytes, random) {
            Ok(settings) => Ok(Some(settings).filter(|s| s.version <= VERSION)),
            Err(NotSettings::Corrupt) => Ok(None),
            Err(NotSettings::NoRandom) => Err(NoRandom),
        }
    }
}
