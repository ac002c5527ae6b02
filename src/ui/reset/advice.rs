//! What makes a typed password easy to guess, in words for a clerk. zxcvbn's own are American and for engineers.

use zxcvbn::feedback::{Suggestion, Warning};

use crate::text::tr;

/// What is wrong, then what would help, each once.
pub(super) fn advice(warning: Option<Warning>, suggestions: &[Suggestion]) -> String {
    let mut keys: Vec<&str> = Vec::new();
    for key in warning.map(warning_key).into_iter().chain(suggestions.iter().copied().map(suggestion_key)) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.is_empty() {
        keys.push(suggestion_key(Suggestion::AddAnotherWordOrTwo));
    }
    keys.into_iter().map(tr).collect::<Vec<_>>().join(" ")
}

fn warning_key(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess => "guess-row-of-keys",
        Warning::ShortKeyboardPatternsAreEasyToGuess => "guess-keyboard-pattern",
        Warning::RepeatsLikeAaaAreEasyToGuess => "guess-repeated-character",
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "guess-repeated-part",
        Warning::ThisIsATop10Password => "guess-top-10",
        Warning::ThisIsATop100Password => "guess-top-100",
        Warning::ThisIsACommonPassword => "guess-common",
        Warning::ThisIsSimilarToACommonlyUsedPassword => "guess-like-a-common-one",
        Warning::SequencesLikeAbcAreEasyToGuess => "guess-sequence",
        Warning::RecentYearsAreEasyToGuess => "guess-recent-year",
        Warning::AWordByItselfIsEasyToGuess => "guess-single-word",
        Warning::DatesAreOftenEasyToGuess => "guess-date",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess => "guess-name-alone",
        Warning::CommonNamesAndSurnamesAreEasyToGuess => "guess-name-in-it",
    }
}

fn suggestion_key(suggestion: Suggestion) -> &'static str {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases => "guess-use-words",
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => "guess-length-helps",
        Suggestion::AddAnotherWordOrTwo => "guess-add-a-word",
        Suggestion::CapitalizationDoesntHelpVeryMuch => "guess-capital",
        Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => "guess-all-capitals",
        Suggestion::ReversedWordsArentMuchHarderToGuess => "guess-backwards",
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => "guess-swaps",
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => "guess-no-keyboard-pattern",
        Suggestion::AvoidRepeatedWordsAndCharacters => "guess-no-repeats",
        Suggestion::AvoidSequences => "guess-no-sequence",
        Suggestion::AvoidRecentYears => "guess-no-recent-year",
        Suggestion::AvoidYearsThatAreAssociatedWithYou => "guess-no-own-year",
        Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => "guess-no-own-date",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The compiler asks for a key for each; here each key must have words of its own, none of them zxcvbn's.
    #[test]
    fn everything_that_zxcvbn_says_has_plain_words() {
        let warnings = [
            Warning::StraightRowsOfKeysAreEasyToGuess,
            Warning::ShortKeyboardPatternsAreEasyToGuess,
            Warning::RepeatsLikeAaaAreEasyToGuess,
            Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess,
            Warning::ThisIsATop10Password,
            Warning::ThisIsATop100Password,
            Warning::ThisIsACommonPassword,
            Warning::ThisIsSimilarToACommonlyUsedPassword,
            Warning::SequencesLikeAbcAreEasyToGuess,
            Warning::RecentYearsAreEasyToGuess,
            Warning::AWordByItselfIsEasyToGuess,
            Warning::DatesAreOftenEasyToGuess,
            Warning::NamesAndSurnamesByThemselvesAreEasyToGuess,
            Warning::CommonNamesAndSurnamesAreEasyToGuess,
        ];
        let suggestions = [
            Suggestion::UseAFewWordsAvoidCommonPhrases,
            Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters,
            Suggestion::AddAnotherWordOrTwo,
            Suggestion::CapitalizationDoesntHelpVeryMuch,
            Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase,
            Suggestion::ReversedWordsArentMuchHarderToGuess,
            Suggestion::PredictableSubstitutionsDontHelpVeryMuch,
            Suggestion::UseALongerKeyboardPatternWithMoreTurns,
            Suggestion::AvoidRepeatedWordsAndCharacters,
            Suggestion::AvoidSequences,
            Suggestion::AvoidRecentYears,
            Suggestion::AvoidYearsThatAreAssociatedWithYou,
            Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou,
        ];
        let own = warnings.iter().map(|w| (tr(warning_key(*w)), w.to_string()));
        let own = own.chain(suggestions.iter().map(|s| (tr(suggestion_key(*s)), s.to_string())));
        let mut seen = std::collections::BTreeSet::new();
        for (plain, theirs) in own {
            assert!(!plain.starts_with('[') && plain.ends_with('.'), "{plain}");
            assert_ne!(plain, theirs);
            assert!(seen.insert(plain), "said twice: {theirs}");
        }
    }

    #[test]
    fn there_is_always_something_to_do() {
        assert!(!advice(None, &[]).is_empty());
        let twice = advice(None, &[Suggestion::AvoidSequences, Suggestion::AvoidSequences]);
        assert_eq!(twice, tr("guess-no-sequence"));
    }
}
