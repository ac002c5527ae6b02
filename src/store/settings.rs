//! The settings themselves. Reading is lenient field by field, so that one odd value never costs the others,
//! above all not the profile's id, under which the keychain entries are kept.

use std::fmt;
use std::str::FromStr;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::council::CouncilId;
use crate::domain::password::random::{NoRandom, Random};
use crate::domain::password::saved::{MOST_SAVED, SavedRecipe};
use crate::domain::password::spoken::Alphabet;
use crate::domain::preferences::{ClipboardTime, Contrast, CoverAfter, Motion, Preferences, TextScale, Theme};
use crate::domain::proxy::Proxy;

/// The version that this program writes.
pub const VERSION: u64 = 1;

/// The profile's random name in the keychain: 32 hexadecimal digits, minted once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ProfileId(Box<str>);

/// The text is not a profile's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a profile id")]
pub struct NotAProfileId;

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RendererChoice {
    /// `glow`, and `wgpu` when that does not start.
    #[default]
    Auto,
    /// OpenGL.
    Glow,
    /// Vulkan, Direct3D 12 or Metal.
    Wgpu,
}

/// Where the window was.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Inner width in points.
    pub width: f32,
    /// Inner height in points.
    pub height: f32,
    /// Left edge, when the system told us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x: Option<f32>,
    /// Top edge, when the system told us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<f32>,
    /// It filled the screen.
    #[serde(default)]
    pub maximised: bool,
}

/// What is remembered between runs. No secret is among it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Settings {
    /// [`VERSION`], or the later version that was read.
    pub version: u64,
    /// The profile's name in the keychain.
    pub profile_id: ProfileId,
    /// Light or dark.
    pub theme: Theme,
    /// Whether letters and edges stand out more than usual.
    pub contrast: Contrast,
    /// The size of all text.
    pub text_scale: TextScale,
    /// Whether what is scrolled to glides into view.
    pub motion: Motion,
    /// How long a password stays on the clipboard.
    pub clipboard_seconds: ClipboardTime,
    /// When a password on the screen is covered.
    pub cover_after_minutes: CoverAfter,
    /// Whether the window is kept out of screenshots while a password is shown.
    pub hides_from_capture: bool,
    /// By which proxy Zoho is reached.
    pub proxy: Proxy,
    /// Where the window was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<WindowPlace>,
    /// What draws the window.
    pub renderer: RendererChoice,
    /// The council that was open last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_council: Option<CouncilId>,
    /// The words that stand for letters when a password is spelled out.
    pub alphabet: Alphabet,
    /// Recipes for passwords that the clerk saved.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recipes: Vec<SavedRecipe>,
    /// What a later Beadle wrote and this one does not know: kept as it is.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

/// Why a text is not a settings file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSettings {
    /// Not JSON, not an object, no version, or a damaged profile id.
    Corrupt,
    /// No random numbers for a new profile id.
    NoRandom,
}

impl ProfileId {
    /// A new one.
    pub fn mint(random: &mut dyn Random) -> Result<Self, NoRandom> {
        let mut bytes = [0; 16];
        random.fill(&mut bytes)?;
        // A council's id is written the same way: 32 hexadecimal digits.
        Ok(Self(CouncilId::from_random(bytes).as_str().into()))
    }

    /// 32 hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ProfileId {
    type Err = NotAProfileId;

    fn from_str(text: &str) -> Result<Self, NotAProfileId> {
        let fits = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() == 32 && text.bytes().all(fits) { Ok(Self(text.into())) } else { Err(NotAProfileId) }
    }
}

impl fmt::Display for ProfileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl WindowPlace {
    /// True when the numbers can be a window's: not a number, nothing and the size of a street are not.
    #[must_use]
    pub fn is_plausible(&self) -> bool {
        let size = |length: f32| (100.0..=20_000.0).contains(&length);
        let edge = |place: Option<f32>| place.is_none_or(|p| (-40_000.0..=40_000.0).contains(&p));
        size(self.width) && size(self.height) && edge(self.x) && edge(self.y)
    }
}

impl Settings {
    /// The settings of a new profile.
    pub fn new(random: &mut dyn Random) -> Result<Self, NoRandom> {
        let usual = Preferences::default();
        Ok(Self {
            version: VERSION,
            profile_id: ProfileId::mint(random)?,
            theme: usual.theme,
            contrast: usual.contrast,
            text_scale: usual.text_scale,
            motion: usual.motion,
            clipboard_seconds: usual.clipboard,
            cover_after_minutes: usual.cover_after,
            hides_from_capture: usual.hides_from_capture,
            proxy: usual.proxy,
            window: None,
            renderer: RendererChoice::default(),
            last_council: None,
            alphabet: Alphabet::default(),
            recipes: Vec::new(),
            unknown: Map::new(),
        })
    }

    /// How the clerk likes Beadle.
    #[must_use]
    pub fn preferences(&self) -> Preferences {
        Preferences {
            theme: self.theme,
            contrast: self.contrast,
            text_scale: self.text_scale,
            motion: self.motion,
            clipboard: self.clipboard_seconds,
            cover_after: self.cover_after_minutes,
            hides_from_capture: self.hides_from_capture,
            proxy: self.proxy.clone(),
        }
    }

    /// Takes over how she likes it now.
    pub fn prefer(&mut self, preferences: Preferences) {
        let Preferences { theme, contrast, text_scale, motion, clipboard, cover_after, hides_from_capture, proxy } =
            preferences;
        (self.theme, self.contrast, self.text_scale, self.motion) = (theme, contrast, text_scale, motion);
        (self.clipboard_seconds, self.cover_after_minutes) = (clipboard, cover_after);
        (self.hides_from_capture, self.proxy) = (hides_from_capture, proxy);
    }

    /// Reads a settings file's bytes. A field with a value that makes no sense counts as not set.
    pub fn read(bytes: &[u8], random: &mut dyn Random) -> Result<Self, NotSettings> {
        // Windows' Notepad may have put a byte order mark in front.
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let mut fields: Map<String, Value> = serde_json::from_slice(bytes).map_err(|_damaged| NotSettings::Corrupt)?;
        let version = take::<u64>(&mut fields, "version").filter(|v| *v > 0).ok_or(NotSettings::Corrupt)?;
        let profile_id = match fields.remove("profile_id") {
            // A file that an administrator laid out beforehand has none yet.
            None => ProfileId::mint(random).map_err(|NoRandom| NotSettings::NoRandom)?,
            Some(Value::String(text)) => text.parse().map_err(|NotAProfileId| NotSettings::Corrupt)?,
            Some(_) => return Err(NotSettings::Corrupt),
        };
        Ok(Self {
            version,
            profile_id,
            theme: take(&mut fields, "theme").unwrap_or_default(),
            contrast: take(&mut fields, "contrast").unwrap_or_default(),
            text_scale: take(&mut fields, "text_scale").map(TextScale::new).unwrap_or_default(),
            motion: take(&mut fields, "motion").unwrap_or_default(),
            clipboard_seconds: take(&mut fields, "clipboard_seconds").unwrap_or_default(),
            cover_after_minutes: take(&mut fields, "cover_after_minutes").map(CoverAfter::minutes).unwrap_or_default(),
            hides_from_capture: take(&mut fields, "hides_from_capture").unwrap_or(true),
            proxy: take(&mut fields, "proxy").unwrap_or_default(),
            window: take(&mut fields, "window").filter(WindowPlace::is_plausible),
            renderer: take(&mut fields, "renderer").unwrap_or_default(),
            last_council: take(&mut fields, "last_council"),
            alphabet: take(&mut fields, "alphabet").unwrap_or_default(),
            recipes: take_recipes(&mut fields),
            unknown: fields,
        })
    }
}

fn take<T: DeserializeOwned>(fields: &mut Map<String, Value>, name: &str) -> Option<T> {
    serde_json::from_value(fields.remove(name)?).ok()
}

/// Those that can be read: one that is damaged does not cost the others.
fn take_recipes(fields: &mut Map<String, Value>) -> Vec<SavedRecipe> {
    let recipes: Vec<Value> = take(fields, "recipes").unwrap_or_default();
    recipes.into_iter().filter_map(|recipe| serde_json::from_value(recipe).ok()).take(MOST_SAVED).collect()
}
