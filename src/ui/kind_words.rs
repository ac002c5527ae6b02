//! Kinds of passwords put into words: what they are, what is wrong with them, and what became of a file.

use crate::domain::file_trouble::FileTrouble;
use crate::domain::password::config::{CaseTransform, SubstitutionMode};
use crate::domain::password::key::Key;
use crate::domain::password::lacking::Lacking;
use crate::domain::password::own_list::{NotAList, OwnList};
use crate::domain::password::presets::Preset;
use crate::domain::password::problem::{NotAConfig, Repair};
use crate::domain::password::statistics::Verdict;
use crate::domain::password::tailored::Unfit;
use crate::domain::password::vocabulary::Vocabulary;
use crate::model::kinds::Remark;
use crate::reset::recipe::Kind;
use crate::reset::recipe_form::{PaddingCharacterChoice, PaddingChoice, SeparatorChoice};
use crate::text::{tr, tr_with};

/// What a kind is called. The presets keep the names they have on xkpasswd.
#[must_use]
pub(super) fn kind(kind: &Kind) -> String {
    match kind {
        Kind::Beadle => tr("kind-beadle"),
        Kind::Preset(preset) => preset.name().to_owned(),
        Kind::Saved(name) => name.clone(),
        Kind::ByHand => tr("kind-by-hand"),
    }
}

/// What a kind is for.
#[must_use]
pub(super) fn about(kind: &Kind) -> String {
    tr(match kind {
        Kind::Beadle => "about-beadle",
        Kind::Preset(Preset::Default) => "about-default",
        Kind::Preset(Preset::Web32) => "about-web32",
        Kind::Preset(Preset::Web16) => "about-web16",
        Kind::Preset(Preset::Wifi) => "about-wifi",
        Kind::Preset(Preset::AppleId) => "about-appleid",
        Kind::Preset(Preset::Ntlm) => "about-ntlm",
        Kind::Preset(Preset::SecurityQ) => "about-securityq",
        Kind::Preset(Preset::Xkcd) => "about-xkcd",
        Kind::Preset(Preset::Temporary) => "about-temporary",
        Kind::Saved(_) => "about-saved",
        Kind::ByHand => "about-by-hand",
    })
}

/// Why no password could be made up.
#[must_use]
pub(super) fn unfit(unfit: Unfit) -> String {
    match unfit {
        Unfit::NoRandom => tr("notice-no-random"),
        Unfit::TooFewWords(few) => tr_with("unfit-too-few", &[("n", few.found.into())]),
        Unfit::TooShort(n) => tr_with("unfit-too-short", &[("n", n.into())]),
        Unfit::TooLong(n) => tr_with("unfit-too-long", &[("n", n.into())]),
        Unfit::BreaksRules => tr("unfit-breaks-rules"),
    }
}

/// What Zoho may miss; nothing when nothing is lacking.
#[must_use]
pub(super) fn lacking(lacking: &[Lacking]) -> Option<String> {
    let said = lacking.iter().map(|what| match what {
        Lacking::Length(n) => tr_with("lacking-length", &[("n", (*n).into())]),
        Lacking::Capital => tr("lacking-capital"),
        Lacking::Small => tr("lacking-small"),
        Lacking::Digit => tr("lacking-digit"),
        Lacking::Sign => tr("lacking-sign"),
    });
    let said =
        said.reduce(|so_far, next| tr_with("lacking-next", &[("so-far", so_far.into()), ("next", next.into())]))?;
    Some(tr_with("lacking", &[("what", said.into())]))
}

/// What to think of the whole.
#[must_use]
pub(super) fn verdict(verdict: Verdict) -> String {
    tr(match verdict {
        Verdict::Good => "verdict-good",
        Verdict::Ok => "verdict-ok",
        Verdict::Poor => "verdict-poor",
    })
}

/// What becomes of upper and lower case, as an example.
#[must_use]
pub(super) fn case(case: CaseTransform) -> String {
    tr(match case {
        CaseTransform::None => "case-none",
        CaseTransform::Upper => "case-upper",
        CaseTransform::Lower => "case-lower",
        CaseTransform::Capitalise => "case-capitalise",
        CaseTransform::Invert => "case-invert",
        CaseTransform::Alternate => "case-alternate",
        CaseTransform::Random => "case-random",
    })
}

/// What stands between the words.
#[must_use]
pub(super) fn separator(choice: SeparatorChoice) -> String {
    tr(match choice {
        SeparatorChoice::None => "between-none",
        SeparatorChoice::Fixed => "between-fixed",
        SeparatorChoice::Random => "between-random",
    })
}

/// What stands around everything.
#[must_use]
pub(super) fn padding(choice: PaddingChoice) -> String {
    tr(match choice {
        PaddingChoice::None => "around-none",
        PaddingChoice::Fixed => "around-fixed",
        PaddingChoice::Adaptive => "around-adaptive",
    })
}

/// Which sign that is.
#[must_use]
pub(super) fn padding_character(choice: PaddingCharacterChoice) -> String {
    tr(match choice {
        PaddingCharacterChoice::Fixed => "which-fixed",
        PaddingCharacterChoice::Random => "which-random",
        PaddingCharacterChoice::Separator => "which-separator",
    })
}

/// Whether letters are replaced.
#[must_use]
pub(super) fn substitution_mode(mode: SubstitutionMode) -> String {
    tr(match mode {
        SubstitutionMode::Always => "replace-always",
        SubstitutionMode::Never => "replace-never",
        SubstitutionMode::Random => "replace-random",
    })
}

/// What was put right.
#[must_use]
pub(super) fn repair(repair: &Repair) -> String {
    let number = |key: &'static str, what: Key, from: i64, to: usize| {
        tr_with(key, &[("what", key_words(what).into()), ("from", from.to_string().into()), ("to", to.into())])
    };
    match repair {
        Repair::TakenAs { key, to } if to == "NONE" => {
            tr_with("repair-taken-none", &[("what", key_words(*key).into())])
        }
        Repair::TakenAs { key, to } => {
            tr_with("repair-taken", &[("what", key_words(*key).into()), ("to", to.as_str().into())])
        }
        Repair::Raised { key, from, to } => number("repair-raised", *key, *from, *to),
        Repair::Lowered { key, from, to } => number("repair-lowered", *key, *from, *to),
        Repair::Swapped => tr("repair-swapped"),
        Repair::FirstOnly { key, kept } => {
            tr_with("repair-first-only", &[("what", key_words(*key).into()), ("kept", kept.to_string().into())])
        }
        Repair::SymbolsDropped { key } => tr_with("repair-dropped", &[("what", key_words(*key).into())]),
        Repair::Cut { key, to } => tr_with("repair-cut", &[("what", key_words(*key).into()), ("to", (*to).into())]),
        Repair::FellBack { key } => tr_with("repair-fell-back", &[("what", key_words(*key).into())]),
        Repair::PaddingOff { .. } => tr("repair-padding-off"),
        Repair::SubstitutionDropped { letter } => tr_with("repair-substitution", &[("letter", letter.as_str().into())]),
    }
}

/// What became of the last thing that was done on the page, in one or more sentences.
#[must_use]
pub(super) fn remark(remark: &Remark, words: &Vocabulary) -> Vec<String> {
    let one = |key: &str, name: &str, value: String| vec![tr_with(key, &[(name, value.into())])];
    match remark {
        Remark::Saved(name) => one("remark-saved", "name", name.clone()),
        Remark::Deleted(recipe) => one("remark-deleted", "name", recipe.name().to_owned()),
        Remark::TooManySaved => vec![tr("remark-too-many")],
        Remark::Read(ignored) if ignored.is_empty() => vec![tr("remark-read")],
        Remark::Read(ignored) => one("remark-read-ignored", "keys", ignored.join(", ")),
        Remark::NotRead(why) | Remark::WordsNotRead(why) => one("remark-not-read", "why", trouble(*why)),
        Remark::NotARecipe(why) => one("remark-not-recipe", "why", not_a_config(*why)),
        Remark::Written(name) => one("remark-written", "name", name.clone()),
        Remark::NotWritten(why) => one("remark-not-written", "why", trouble(*why)),
        Remark::WordsTaken(list) => {
            let mut said = vec![n_words("remark-words-taken", words)];
            said.extend(left_out(list));
            said
        }
        Remark::WordsNotKept(why) => one("remark-words-not-kept", "why", trouble(*why)),
        Remark::WordsTooFew(few) => {
            let (spoken, all) = (grouped(few.n_spoken), grouped(few.n_all));
            vec![tr_with("remark-words-too-few", &[("spoken", spoken.into()), ("all", all.into())])]
        }
        Remark::NotAWordList(why) => one("remark-not-words", "why", not_a_list(*why)),
        Remark::WordsForgotten => vec![tr("remark-words-forgotten")],
        Remark::WordsNotForgotten => vec![tr("remark-words-not-forgotten")],
    }
}

/// A sentence with the numbers of words of a list.
#[must_use]
pub(super) fn n_words(key: &str, words: &Vocabulary) -> String {
    let (spoken, all) = (grouped(words.spoken().n_words()), grouped(words.all().n_words()));
    tr_with(key, &[("all", all.into()), ("spoken", spoken.into())])
}

/// A number as it is written in Britain: 3,260.
#[must_use]
pub(super) fn grouped(n: impl Into<u64>) -> String {
    let digits = n.into().to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn left_out(list: &OwnList) -> Vec<String> {
    let lines: Vec<String> = list.odd_lines.iter().map(ToString::to_string).collect();
    let said = [
        (list.n_odd, "remark-words-odd"),
        (list.n_short, "remark-words-short"),
        (list.n_duplicates, "remark-words-duplicates"),
    ];
    let said = said.into_iter().filter(|(n, _)| *n > 0);
    said.map(|(n, key)| tr_with(key, &[("n", n.into()), ("lines", lines.join(", ").into())])).collect()
}

fn trouble(trouble: FileTrouble) -> String {
    tr(match trouble {
        FileTrouble::NotFound => "trouble-not-found",
        FileTrouble::NotAFile => "trouble-not-a-file",
        FileTrouble::TooBig => "trouble-too-big",
        FileTrouble::Denied => "trouble-denied",
        FileTrouble::Full => "trouble-full",
        FileTrouble::Other => "trouble-other",
    })
}

fn not_a_config(reason: NotAConfig) -> String {
    tr(match reason {
        NotAConfig::TooLong => "recipe-too-long",
        NotAConfig::NotJson => "recipe-not-json",
        NotAConfig::NotAnObject => "recipe-not-object",
    })
}

fn not_a_list(reason: NotAList) -> String {
    match reason {
        NotAList::TooBig => tr("words-too-big"),
        NotAList::Utf16 => tr("words-utf16"),
        NotAList::NotText(line) => tr_with("words-not-text", &[("line", line.into())]),
        NotAList::Empty => tr("words-empty"),
    }
}

fn key_words(key: Key) -> String {
    tr(match key {
        Key::NumWords => "key-num-words",
        Key::WordLengthMin => "key-word-length-min",
        Key::WordLengthMax => "key-word-length-max",
        Key::CaseTransform => "key-case-transform",
        Key::SeparatorType | Key::SeparatorCharacter => "key-separator-character",
        Key::SeparatorAlphabet => "key-separator-alphabet",
        Key::SymbolAlphabet => "key-symbol-alphabet",
        Key::PaddingDigitsBefore => "key-padding-digits-before",
        Key::PaddingDigitsAfter => "key-padding-digits-after",
        Key::PaddingType => "key-padding-type",
        Key::PaddingCharacterType | Key::PaddingCharacter => "key-padding-character",
        Key::PaddingAlphabet => "key-padding-alphabet",
        Key::PaddingCharactersBefore => "key-padding-characters-before",
        Key::PaddingCharactersAfter => "key-padding-characters-after",
        Key::PadToLength => "key-pad-to-length",
        Key::AllowAccents => "key-allow-accents",
        Key::CharacterSubstitutions => "key-character-substitutions",
        Key::SubstitutionMode => "key-substitution-mode",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        let texts = [0_u64, 7, 999, 1_000, 26_400, 1_234_567].map(grouped);
        assert_eq!(texts, ["0", "7", "999", "1,000", "26,400", "1,234,567"]);
    }
}
