//! Recipes that the clerk saved under a name of her own.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::config::Config;
use super::layout::{self, Layout};
use crate::domain::names::clean_name;

/// The most characters of a name.
pub const LONGEST_NAME: usize = 40;
/// How many are kept.
pub const MOST_SAVED: usize = 50;

/// A recipe with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedRecipe {
    /// Visible, trimmed, at most [`LONGEST_NAME`] characters, not empty.
    name: String,
    /// Fit for use.
    config: Config,
}

impl SavedRecipe {
    /// Takes the configuration under this name; `None` for a name of nothing.
    #[must_use]
    pub fn new(name: &str, config: Config) -> Option<Self> {
        let name: String = clean_name(name).trim().chars().take(LONGEST_NAME).collect();
        let name = name.trim_end().to_owned();
        (!name.is_empty()).then(|| Self { name, config: config.repair().0 })
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is made of.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// True for the name of this one, however it is spelled in upper and lower case.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.name.to_lowercase() == clean_name(name).trim().to_lowercase()
    }
}

/// `{"name": ..., "config": {...}}`, the configuration as xkpasswd writes it.
impl Serialize for SavedRecipe {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let layout = if Layout::Js.can_say(&self.config) { Layout::Js } else { Layout::Perl };
        let mut map = Map::new();
        map.insert("name".to_owned(), Value::String(self.name.clone()));
        map.insert("config".to_owned(), layout::write(&self.config, layout));
        map.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for SavedRecipe {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        let map: Map<String, Value> = Map::deserialize(deserializer)?;
        let name = map.get("name").and_then(Value::as_str).unwrap_or_default();
        let config = map.get("config").map(Value::to_string).unwrap_or_default();
        let (reading, _repairs) = layout::read_repaired(&config).map_err(D::Error::custom)?;
        Self::new(name, reading.config).ok_or_else(|| D::Error::custom("a recipe without a name"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::password::presets::Preset;

    #[test]
    fn what_is_written_is_read_again() {
        for preset in Preset::ALL {
            let saved = SavedRecipe::new("  For the\u{202e} hall \u{200b} ", preset.config()).unwrap();
            assert_eq!(saved.name(), "For the hall");
            let text = serde_json::to_string(&saved).unwrap();
            assert_eq!(serde_json::from_str::<SavedRecipe>(&text).unwrap(), saved, "{text}");
        }
    }

    #[test]
    fn a_name_of_nothing_is_none() {
        for name in ["", "   ", "\u{200b}\u{202e}"] {
            assert_eq!(SavedRecipe::new(name, Preset::Xkcd.config()), None);
        }
        let long = SavedRecipe::new(&"x".repeat(100), Preset::Xkcd.config()).unwrap();
        assert_eq!(long.name().len(), LONGEST_NAME);
        assert!(serde_json::from_str::<SavedRecipe>(r#"{"name": "", "config": {}}"#).is_err());
    }

    #[test]
    fn names_are_the_same_in_any_case() {
        let saved = SavedRecipe::new("Hall", Preset::Xkcd.config()).unwrap();
        assert!(saved.is_called(" hALL ") && !saved.is_called("Halle"));
    }
}
