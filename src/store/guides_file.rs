//! What is ticked in guides about a council, kept in its folder as `guides.json`.

use std::io;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{atomic, paths};
use crate::domain::guide::Guide;
use crate::domain::guide_ticks::GuideTicks;

/// The version that this program writes.
pub const VERSION: u64 = 1;

/// No list of ticks is this long.
const MOST_BYTES: u64 = 1 << 16;

/// Why the ticks can't be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum GuidesFault {
    /// The file makes no sense.
    #[error("guides.json is damaged")]
    Corrupt,
    /// A later Beadle wrote it.
    #[error("guides.json was written by a later Beadle")]
    Newer,
    /// The disk did not give or take it.
    #[error("{0}")]
    Disk(#[from] io::Error),
}

/// The file.
#[derive(Debug, Serialize, Deserialize)]
struct GuidesFile {
    version: u64,
    /// For each guide, when each of its steps was ticked. Guides and steps that this program does not know stay as they
    /// are.
    guides: Map<String, Value>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// The ticks of a guide. Without a file there are none.
pub fn load(council_dir: &Path, guide: Guide) -> Result<GuideTicks, GuidesFault> {
    GuidesFile::read(council_dir)?.ticks(guide)
}

/// Keeps the ticks of a guide in the council's folder, which must exist. A file that makes no sense is set aside first,
/// and one that a later Beadle wrote is left alone.
pub fn save(council_dir: &Path, ticks: &GuideTicks) -> Result<(), GuidesFault> {
    let path = paths::guides_file(council_dir);
    let read = GuidesFile::read(council_dir).and_then(|file| file.ticks(ticks.guide()).map(|_| file));
    let mut file = match read {
        Err(GuidesFault::Corrupt) => {
            let aside = atomic::set_aside(&path)?;
            tracing::warn!(?aside, "what was ticked in guides was damaged and is set aside");
            GuidesFile::new()
        }
        read => read?,
    };
    file.put(ticks);
    let mut text = serde_json::to_string_pretty(&file).map_err(io::Error::from)?;
    text.push('\n');
    Ok(atomic::replace(&path, text.as_bytes())?)
}

impl GuidesFile {
    fn new() -> Self {
        Self { version: VERSION, guides: Map::new(), unknown: Map::new() }
    }

    fn read(council_dir: &Path) -> Result<Self, GuidesFault> {
        let bytes = match atomic::read_small(&paths::guides_file(council_dir), MOST_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::new()),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(GuidesFault::Corrupt),
            Err(error) => return Err(error.into()),
        };
        // The version first: what else a later one holds is not for this program to judge.
        let value: Value = serde_json::from_slice(&bytes).map_err(|_damaged| GuidesFault::Corrupt)?;
        match value.get("version").and_then(Value::as_u64) {
            Some(VERSION) => serde_json::from_value(value).map_err(|_damaged| GuidesFault::Corrupt),
            Some(later) if later > VERSION => Err(GuidesFault::Newer),
            _ => Err(GuidesFault::Corrupt),
        }
    }

    fn ticks(&self, guide: Guide) -> Result<GuideTicks, GuidesFault> {
        let mut ticks = GuideTicks::new(guide);
        let Some(steps) = self.guides.get(guide.id()) else { return Ok(ticks) };
        let steps = steps.as_object().ok_or(GuidesFault::Corrupt)?;
        for step in guide.steps() {
            let Some(at) = steps.get(step.id()) else { continue };
            let at: Option<Timestamp> = at.as_str().and_then(|at| at.parse().ok());
            ticks.set(*step, Some(at.ok_or(GuidesFault::Corrupt)?));
        }
        Ok(ticks)
    }

    fn put(&mut self, ticks: &GuideTicks) {
        let guide = ticks.guide();
        let mut steps = match self.guides.remove(guide.id()) {
            Some(Value::Object(steps)) => steps,
            _ => Map::new(),
        };
        for step in guide.steps() {
            match ticks.at(*step) {
                Some(at) => steps.insert(step.id().to_owned(), Value::String(at.to_string())),
                None => steps.remove(step.id()),
            };
        }
        self.guides.insert(guide.id().to_owned(), Value::Object(steps));
    }
}
