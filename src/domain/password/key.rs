//! The keys of an xkpasswd configuration, as its files call them.

use std::fmt;

/// A key of a configuration file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// `num_words`.
    NumWords,
    /// `word_length_min`.
    WordLengthMin,
    /// `word_length_max`.
    WordLengthMax,
    /// `case_transform`.
    CaseTransform,
    /// `separator_type`, of the new layout.
    SeparatorType,
    /// `separator_character`.
    SeparatorCharacter,
    /// `separator_alphabet`.
    SeparatorAlphabet,
    /// `symbol_alphabet`.
    SymbolAlphabet,
    /// `padding_digits_before`.
    PaddingDigitsBefore,
    /// `padding_digits_after`.
    PaddingDigitsAfter,
    /// `padding_type`.
    PaddingType,
    /// `padding_character_type`, of the new layout.
    PaddingCharacterType,
    /// `padding_character`.
    PaddingCharacter,
    /// `padding_alphabet`.
    PaddingAlphabet,
    /// `padding_characters_before`.
    PaddingCharactersBefore,
    /// `padding_characters_after`.
    PaddingCharactersAfter,
    /// `pad_to_length`.
    PadToLength,
    /// `allow_accents`.
    AllowAccents,
    /// `character_substitutions`.
    CharacterSubstitutions,
    /// `substitution_mode`.
    SubstitutionMode,
}

impl Key {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::NumWords,
        Self::WordLengthMin,
        Self::WordLengthMax,
        Self::CaseTransform,
        Self::SeparatorType,
        Self::SeparatorCharacter,
        Self::SeparatorAlphabet,
        Self::SymbolAlphabet,
        Self::PaddingDigitsBefore,
        Self::PaddingDigitsAfter,
        Self::PaddingType,
        Self::PaddingCharacterType,
        Self::PaddingCharacter,
        Self::PaddingAlphabet,
        Self::PaddingCharactersBefore,
        Self::PaddingCharactersAfter,
        Self::PadToLength,
        Self::AllowAccents,
        Self::CharacterSubstitutions,
        Self::SubstitutionMode,
    ];

    /// As the files call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NumWords => "num_words",
            Self::WordLengthMin => "word_length_min",
            Self::WordLengthMax => "word_length_max",
            Self::CaseTransform => "case_transform",
            Self::SeparatorType => "separator_type",
            Self::SeparatorCharacter => "separator_character",
            Self::SeparatorAlphabet => "separator_alphabet",
            Self::SymbolAlphabet => "symbol_alphabet",
            Self::PaddingDigitsBefore => "padding_digits_before",
            Self::PaddingDigitsAfter => "padding_digits_after",
            Self::PaddingType => "padding_type",
            Self::PaddingCharacterType => "padding_character_type",
            Self::PaddingCharacter => "padding_character",
            Self::PaddingAlphabet => "padding_alphabet",
            Self::PaddingCharactersBefore => "padding_characters_before",
            Self::PaddingCharactersAfter => "padding_characters_after",
            Self::PadToLength => "pad_to_length",
            Self::AllowAccents => "allow_accents",
            Self::CharacterSubstitutions => "character_substitutions",
            Self::SubstitutionMode => "substitution_mode",
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
