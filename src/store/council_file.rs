//! What is known of a council, kept in its folder as `council.json`. The client secret is not: it is in the keychain.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::{atomic, council_removal, paths};
use crate::domain::council::{CouncilId, Reality};
use crate::domain::ids::Zoid;
use crate::domain::names::clean_name;
use crate::domain::outcome::FlagSpelling;
use crate::domain::region::Region;
use crate::domain::set_up::SetUp;
use crate::domain::supplier::Supplier;

/// The version that this program writes.
pub const VERSION: u64 = 1;

/// No description of a council is this long.
const MOST_BYTES: u64 = 1 << 20;

/// A council's description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilFile {
    /// [`VERSION`].
    pub version: u64,
    /// Names the folder and the keychain entries.
    pub id: CouncilId,
    /// As the set-up file or the pretend council gives it.
    pub name: String,
    /// The data centre.
    #[serde(default)]
    pub region: Region,
    /// The organisation at Zoho, recorded at the first sign-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zoid: Option<Zoid>,
    /// The mail domain, as last seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The OAuth client.
    pub client_id: String,
    /// The client has a secret, which is in the keychain.
    #[serde(default)]
    pub has_client_secret: bool,
    /// The registered loopback port of its redirect.
    pub redirect_port: u16,
    /// The spelling of the sign-out flag that Zoho took last time.
    #[serde(default, serialize_with = "write_flag", deserialize_with = "read_flag")]
    pub accepted_flag: Option<FlagSpelling>,
    /// Who set the council up, and can help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<Supplier>,
    /// What a later Beadle wrote and this one does not know: kept as it is.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

/// Another organisation than the one recorded for this council: signing in went to the wrong place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("another organisation than the one recorded for this council")]
pub struct OtherCouncil;

/// Whether the organisation was known before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordZoid {
    /// The first sign-in: save the file.
    New,
    /// The same as before.
    Same,
}

/// Why a council's folder can't be used.
#[derive(Debug, thiserror::Error)]
pub enum CouncilFault {
    /// It holds no description.
    #[error("there is no council.json in the folder")]
    NoFile,
    /// The description makes no sense.
    #[error("council.json is damaged")]
    Corrupt,
    /// A later Beadle wrote it.
    #[error("council.json was written by a later Beadle")]
    Newer,
    /// The description is of another folder, or the folder's name is not an id: a copy, or not Beadle's at all.
    #[error("the folder does not belong to the council described in it")]
    Foreign,
    /// The disk did not give or take it.
    #[error("{0}")]
    Disk(#[from] io::Error),
}

/// A folder among the councils that can't be used.
#[derive(Debug)]
pub struct CouncilProblem {
    /// Why.
    pub fault: CouncilFault,
    /// Which.
    pub folder: PathBuf,
}

/// Every council of a profile.
#[derive(Debug, Default)]
pub struct CouncilList {
    /// Sorted by name.
    pub councils: Vec<CouncilFile>,
    /// Folders that are left alone.
    pub problems: Vec<CouncilProblem>,
}

impl CouncilFile {
    /// A council that is being added.
    #[must_use]
    pub fn new(id: CouncilId, name: &str, region: Region, client_id: &str, redirect_port: u16) -> Self {
        Self {
            version: VERSION,
            id,
            name: clean_name(name),
            region,
            zoid: None,
            domain: None,
            client_id: client_id.to_owned(),
            has_client_secret: false,
            redirect_port,
            accepted_flag: None,
            supplier: None,
            unknown: Map::new(),
        }
    }

    /// A council that is being added from a set-up file. The client's secret has no place here.
    #[must_use]
    pub fn from_set_up(id: CouncilId, set_up: &SetUp) -> Self {
        let SetUp { council, region, client, supplier } = set_up;
        let file = Self::new(id, council, *region, &client.client_id, client.redirect_port);
        Self { supplier: supplier.clone(), has_client_secret: client.client_secret.is_some(), ..file }
    }

    /// The same council under another name.
    #[must_use]
    pub fn renamed(&self, name: &str) -> Self {
        Self { name: clean_name(name), ..self.clone() }
    }

    /// Reads the description in a council's folder.
    pub fn load(council_dir: &Path) -> Result<Self, CouncilFault> {
        let bytes = match atomic::read_small(&paths::council_file(council_dir), MOST_BYTES) {
            Ok(bytes) => bytes,
            Err(error) => {
                return Err(match error.kind() {
                    io::ErrorKind::NotFound => CouncilFault::NoFile,
                    io::ErrorKind::InvalidData => CouncilFault::Corrupt,
                    _ => CouncilFault::Disk(error),
                });
            }
        };
        // The version first: what else a later one holds is not for this program to judge.
        let value: Value = serde_json::from_slice(&bytes).map_err(|_damaged| CouncilFault::Corrupt)?;
        match value.get("version").and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(later) if later > VERSION => return Err(CouncilFault::Newer),
            _ => return Err(CouncilFault::Corrupt),
        }
        let mut council: Self = serde_json::from_value(value).map_err(|_damaged| CouncilFault::Corrupt)?;
        if council_dir.file_name().and_then(|name| name.to_str()) != Some(council.id.as_str()) {
            return Err(CouncilFault::Foreign);
        }
        council.name = clean_name(&council.name);
        let supplier = council.supplier.take();
        council.supplier = supplier.and_then(|supplier| {
            Supplier::new(supplier.name.as_deref(), supplier.phone.as_deref(), supplier.email.as_deref())
        });
        if council.name.is_empty() || council.redirect_port == 0 {
            return Err(CouncilFault::Corrupt);
        }
        Ok(council)
    }

    /// Writes the description into the council's folder, which must exist. A description that a later Beadle wrote,
    /// or that is of another council, is not overwritten.
    pub fn save(&self, council_dir: &Path) -> Result<(), CouncilFault> {
        if council_dir.file_name().and_then(|name| name.to_str()) != Some(self.id.as_str()) {
            return Err(CouncilFault::Foreign);
        }
        if let Err(fault @ (CouncilFault::Newer | CouncilFault::Foreign)) = Self::load(council_dir) {
            return Err(fault);
        }
        let mut text = serde_json::to_string_pretty(self).map_err(io::Error::from)?;
        text.push('\n');
        Ok(atomic::replace(&paths::council_file(council_dir), text.as_bytes())?)
    }

    /// Remembers the organisation at the first sign-in and compares it at every later one.
    pub fn record_zoid(&mut self, zoid: &Zoid) -> Result<RecordZoid, OtherCouncil> {
        match &self.zoid {
            None => {
                self.zoid = Some(zoid.clone());
                Ok(RecordZoid::New)
            }
            Some(known) if known == zoid => Ok(RecordZoid::Same),
            Some(_) => Err(OtherCouncil),
        }
    }
}

impl CouncilList {
    /// Reads every council of one kind. A profile without councils gives an empty list.
    #[must_use]
    pub fn load(profile: &paths::Profile, reality: Reality) -> Self {
        let mut list = Self::default();
        let dir = profile.councils_dir(reality);
        let entries = match std::fs::read_dir(&dir) {
            Ok(entries) => entries,
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    list.problems.push(CouncilProblem { fault: error.into(), folder: dir });
                }
                return list;
            }
        };
        for entry in entries.filter_map(Result::ok) {
            let folder = entry.path();
            // Files beside the folders (`.DS_Store`, `desktop.ini`) are the system's.
            if !folder.is_dir() || council_removal::is_off_the_list(&folder) {
                continue;
            }
            match CouncilFile::load(&folder) {
                Ok(council) => list.councils.push(council),
                Err(fault) => list.problems.push(CouncilProblem { fault, folder }),
            }
        }
        list.councils.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.as_str().cmp(b.id.as_str())));
        list.problems.sort_by(|a, b| a.folder.cmp(&b.folder));
        list
    }
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde hands the field over by reference")]
fn write_flag<S: Serializer>(flag: &Option<FlagSpelling>, serializer: S) -> Result<S::Ok, S::Error> {
    flag.map(FlagSpelling::key).serialize(serializer)
}

/// A spelling that this program does not know counts as none: it will find out again.
fn read_flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<FlagSpelling>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let known = [FlagSpelling::Sample, FlagSpelling::Table];
    Ok(value.as_str().and_then(|text| known.into_iter().find(|flag| flag.key() == text)))
}
