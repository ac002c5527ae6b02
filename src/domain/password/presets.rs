//! The nine presets of xkpasswd.
//!
//! The figures are those of xkpasswd-js 2.6.0, by the xkpasswd-js project, published under BSD-2-Clause.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::config::{CaseTransform, Config, Padding, PaddingCharacter, Separator, SubstitutionMode};
use super::symbol::USUAL_SYMBOLS;

/// A preset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Preset {
    /// Three words with digits and symbols around.
    Default,
    /// For websites that take up to 32 characters.
    Web32,
    /// For websites that take up to 16 characters; too weak where anything else will do.
    Web16,
    /// 63 characters for a wireless network.
    Wifi,
    /// For Apple's rules, with symbols that are easy to reach on a telephone.
    AppleId,
    /// 14 characters for old Windows networks; too weak where anything else will do.
    Ntlm,
    /// An invented answer to a security question.
    SecurityQ,
    /// Five words with hyphens.
    Xkcd,
    /// Two words to be said on the telephone and changed at once; weak.
    Temporary,
}

/// No preset has this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such preset; there are: {}", Preset::ALL.map(Preset::name).join(", "))]
pub struct NoSuchPreset;

impl Preset {
    /// All nine, in xkpasswd's order.
    pub const ALL: [Self; 9] = [
        Self::Default,
        Self::Web32,
        Self::Web16,
        Self::Wifi,
        Self::AppleId,
        Self::Ntlm,
        Self::SecurityQ,
        Self::Xkcd,
        Self::Temporary,
    ];

    /// xkpasswd's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "DEFAULT",
            Self::Web32 => "WEB32",
            Self::Web16 => "WEB16",
            Self::Wifi => "WIFI",
            Self::AppleId => "APPLEID",
            Self::Ntlm => "NTLM",
            Self::SecurityQ => "SECURITYQ",
            Self::Xkcd => "XKCD",
            Self::Temporary => "TEMPORARY",
        }
    }

    /// What it stands for.
    #[must_use]
    pub fn config(self) -> Config {
        match self {
            Self::Default => Config {
                case_transform: CaseTransform::Capitalise,
                symbol_alphabet: USUAL_SYMBOLS.to_vec(),
                padding_digits_before: 2,
                padding_digits_after: 2,
                padding: Padding::Fixed { before: 2, after: 2 },
                padding_character: PaddingCharacter::Random,
                ..words(3, 4, 8)
            },
            Self::Web32 => Config {
                case_transform: CaseTransform::Alternate,
                separator_alphabet: symbols("-+=.*_|~"),
                padding_digits_before: 2,
                padding_digits_after: 3,
                padding: Padding::Fixed { before: 1, after: 1 },
                padding_character: PaddingCharacter::Random,
                padding_alphabet: symbols("!@$%^&*+=:|~"),
                ..words(4, 4, 5)
            },
            Self::Web16 => {
                Config { symbol_alphabet: symbols("!@$%^&*-_+=:|~?/."), padding_digits_after: 1, ..words(3, 4, 4) }
            }
            Self::Wifi => Config {
                separator_alphabet: symbols("-+=.*_|~,"),
                padding_digits_before: 4,
                padding_digits_after: 4,
                padding: Padding::Adaptive { length: 63 },
                padding_character: PaddingCharacter::Random,
                padding_alphabet: symbols("!@$%^&*+=:|~?"),
                ..words(6, 4, 8)
            },
            Self::AppleId => Config {
                separator_alphabet: symbols("-:.@}"),
                padding_digits_before: 2,
                padding_digits_after: 2,
                padding: Padding::Fixed { before: 1, after: 1 },
                padding_character: PaddingCharacter::Random,
                padding_alphabet: symbols("-:.!?@&"),
                ..words(3, 4, 7)
            },
            Self::Ntlm => Config {
                case_transform: CaseTransform::Invert,
                separator_alphabet: symbols("-+=.*_|~,"),
                padding_digits_before: 1,
                padding: Padding::Fixed { before: 0, after: 1 },
                padding_character: PaddingCharacter::Random,
                padding_alphabet: symbols("!@$%^&*+=:|~?"),
                ..words(2, 5, 5)
            },
            Self::SecurityQ => Config {
                case_transform: CaseTransform::None,
                separator: Separator::Fixed(' '),
                padding: Padding::Fixed { before: 0, after: 1 },
                padding_character: PaddingCharacter::Random,
                padding_alphabet: symbols(".!?"),
                ..words(6, 4, 8)
            },
            Self::Xkcd => Config { separator: Separator::Fixed('-'), ..words(5, 4, 8) },
            Self::Temporary => Config {
                case_transform: CaseTransform::Capitalise,
                separator: Separator::Fixed('-'),
                padding_digits_after: 2,
                ..words(2, 4, 4)
            },
        }
    }
}

/// Words in random case with a random separator and nothing around them.
fn words(num_words: usize, word_length_min: usize, word_length_max: usize) -> Config {
    Config {
        num_words,
        word_length_min,
        word_length_max,
        case_transform: CaseTransform::Random,
        separator: Separator::Random,
        padding_digits_before: 0,
        padding_digits_after: 0,
        padding: Padding::None,
        padding_character: PaddingCharacter::None,
        symbol_alphabet: Vec::new(),
        separator_alphabet: Vec::new(),
        padding_alphabet: Vec::new(),
        allow_accents: false,
        substitutions: BTreeMap::new(),
        substitution_mode: SubstitutionMode::Always,
    }
}

fn symbols(text: &str) -> Vec<char> {
    text.chars().collect()
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Preset {
    type Err = NoSuchPreset;

    /// Upper and lower case are the same.
    fn from_str(text: &str) -> Result<Self, NoSuchPreset> {
        Self::ALL.into_iter().find(|preset| preset.name().eq_ignore_ascii_case(text)).ok_or(NoSuchPreset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_fit_and_found_by_its_name() {
        for preset in Preset::ALL {
            assert_eq!(preset.config().problems(), [], "{preset}");
            assert_eq!(preset.name().to_lowercase().parse(), Ok(preset));
        }
        assert_eq!("DEFAULTS".parse::<Preset>(), Err(NoSuchPreset));
        assert!(NoSuchPreset.to_string().ends_with("XKCD, TEMPORARY"), "{NoSuchPreset}");
    }
}
