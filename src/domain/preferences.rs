//! How the clerk likes Beadle: remembered on this computer, altered on the page `Settings`.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::proxy::Proxy;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The size of all text in per cent, 100 to 200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct TextScale(u16);

/// How long a password stays on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClipboardTime {
    /// So many seconds, 10 to 120.
    Seconds(u16),
    /// Until Beadle is closed or something else is copied.
    Never,
}

/// How many minutes nobody has to touch anything before a password on the screen is covered, 1 to 60.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct CoverAfter(u16);

/// Whether what is scrolled to glides into view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Motion {
    /// As the system has it.
    #[default]
    System,
    /// Nothing glides.
    Less,
}

/// Whether letters and edges stand out more than usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Contrast {
    /// As the system has it.
    #[default]
    System,
    /// They do.
    More,
}

/// All of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// Whether letters and edges stand out more than usual.
    pub contrast: Contrast,
    /// The size of all text.
    pub text_scale: TextScale,
    /// Whether what is scrolled to glides into view.
    pub motion: Motion,
    /// How long a password stays on the clipboard.
    pub clipboard: ClipboardTime,
    /// When a password on the screen is covered.
    pub cover_after: CoverAfter,
    /// While a password is shown the window is kept out of screenshots and shared screens, where the system can do that.
    pub hides_from_capture: bool,
    /// By which proxy Zoho is reached.
    pub proxy: Proxy,
}

impl Theme {
    /// All three.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
}

impl Motion {
    /// Both.
    pub const ALL: [Self; 2] = [Self::System, Self::Less];
}

impl Contrast {
    /// Both.
    pub const ALL: [Self; 2] = [Self::System, Self::More];
}

impl TextScale {
    /// What is offered.
    pub const OFFERED: [Self; 5] = [Self(100), Self(125), Self(150), Self(175), Self(200)];

    /// The nearest allowed size.
    #[must_use]
    pub fn new(percent: u16) -> Self {
        Self(percent.clamp(100, 200))
    }

    /// In per cent.
    #[must_use]
    pub fn percent(self) -> u16 {
        self.0
    }
}

impl ClipboardTime {
    /// What is offered.
    pub const OFFERED: [Self; 5] =
        [Self::Seconds(10), Self::Seconds(30), Self::Seconds(60), Self::Seconds(120), Self::Never];

    /// The nearest allowed time.
    #[must_use]
    pub fn seconds(seconds: u16) -> Self {
        Self::Seconds(seconds.clamp(10, 120))
    }

    /// The time itself; `None` for ever.
    #[must_use]
    pub fn duration(self) -> Option<Duration> {
        match self {
            Self::Seconds(seconds) => Some(Duration::from_secs(seconds.into())),
            Self::Never => None,
        }
    }
}

impl CoverAfter {
    /// What is offered.
    pub const OFFERED: [Self; 5] = [Self(1), Self(2), Self(5), Self(15), Self(30)];

    /// The nearest allowed number of minutes.
    #[must_use]
    pub fn minutes(minutes: u16) -> Self {
        Self(minutes.clamp(1, 60))
    }

    /// How many minutes.
    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }

    /// The time itself.
    #[must_use]
    pub fn duration(self) -> Duration {
        Duration::from_mins(self.0.into())
    }
}

impl Default for TextScale {
    fn default() -> Self {
        Self(100)
    }
}

impl Default for ClipboardTime {
    fn default() -> Self {
        Self::Seconds(30)
    }
}

impl Default for CoverAfter {
    fn default() -> Self {
        Self(5)
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            contrast: Contrast::default(),
            text_scale: TextScale::default(),
            motion: Motion::default(),
            clipboard: ClipboardTime::default(),
            cover_after: CoverAfter::default(),
            hides_from_capture: true,
            proxy: Proxy::default(),
        }
    }
}

/// A number of seconds, or `never`.
impl Serialize for ClipboardTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Seconds(seconds) => serializer.serialize_u16(*seconds),
            Self::Never => serializer.serialize_str("never"),
        }
    }
}

impl<'de> Deserialize<'de> for ClipboardTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Seconds(u16),
            Word(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Seconds(seconds) => Ok(Self::seconds(seconds)),
            Written::Word(word) if word == "never" => Ok(Self::Never),
            Written::Word(_) => Err(serde::de::Error::custom("neither a number of seconds nor never")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clipboard_time_is_a_number_or_never() {
        for (text, time) in [
            ("30", Some(ClipboardTime::Seconds(30))),
            ("3", Some(ClipboardTime::Seconds(10))),
            ("9999", Some(ClipboardTime::Seconds(120))),
            (r#""never""#, Some(ClipboardTime::Never)),
            (r#""later""#, None),
            ("-1", None),
            ("null", None),
        ] {
            assert_eq!(serde_json::from_str::<ClipboardTime>(text).ok(), time, "{text}");
        }
        for time in ClipboardTime::OFFERED {
            let text = serde_json::to_string(&time).unwrap();
            assert_eq!(serde_json::from_str::<ClipboardTime>(&text).unwrap(), time);
        }
    }
}
