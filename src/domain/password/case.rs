//! Upper and lower case of words, one character for one: a word keeps its length. What has no single counterpart, such
//! as the German sharp s, stays as it is.

use super::config::CaseTransform;

/// What one word is turned into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As the list has it.
    AsIs,
    /// `WORD`.
    Upper,
    /// `word`.
    Lower,
    /// `Word`.
    Capitalised,
    /// `wORD`.
    Inverted,
}

impl Form {
    /// The forms that a word may take under the transform: one, or the two that a coin decides between.
    pub(super) fn of(transform: CaseTransform) -> (Self, Option<Self>) {
        match transform {
            CaseTransform::None => (Self::AsIs, None),
            CaseTransform::Upper => (Self::Upper, None),
            CaseTransform::Lower => (Self::Lower, None),
            CaseTransform::Capitalise => (Self::Capitalised, None),
            CaseTransform::Invert => (Self::Inverted, None),
            CaseTransform::Alternate | CaseTransform::Random => (Self::Lower, Some(Self::Upper)),
        }
    }

    /// The characters of the word in this form.
    pub(super) fn chars(self, word: &str) -> impl Iterator<Item = char> {
        word.chars().enumerate().map(move |(place, c)| match (self, place) {
            (Self::AsIs, _) => c,
            (Self::Upper, _) | (Self::Capitalised, 0) | (Self::Inverted, 1..) => upper(c),
            (Self::Lower | Self::Capitalised | Self::Inverted, _) => lower(c),
        })
    }
}

/// The same for all words that differ only in their case.
pub(super) fn folded(word: &str) -> String {
    word.chars().map(|c| lower(upper(lower(c)))).collect()
}

fn upper(c: char) -> char {
    single(c.to_uppercase()).unwrap_or(c)
}

fn lower(c: char) -> char {
    single(c.to_lowercase()).unwrap_or(c)
}

fn single(mut mapped: impl Iterator<Item = char>) -> Option<char> {
    mapped.next().filter(|_| mapped.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cased(form: Form, word: &str) -> String {
        form.chars(word).collect()
    }

    #[test]
    fn each_form() {
        let cases = [
            (Form::AsIs, "maRch", "maRch"),
            (Form::Upper, "éCole", "ÉCOLE"),
            (Form::Lower, "ÉCole", "école"),
            (Form::Capitalised, "éCOLE", "École"),
            (Form::Inverted, "École", "éCOLE"),
            (Form::Upper, "straße", "STRAßE"),
        ];
        for (form, word, expected) in cases {
            assert_eq!(cased(form, word), expected);
        }
    }

    #[test]
    fn words_that_look_alike_in_one_case_fold_alike() {
        for (a, b) in [("March", "mARCH"), ("ı", "I"), ("ſo", "SO"), ("\u{212a}", "k"), ("ς", "Σ")] {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
        assert_ne!(folded("e"), folded("é"));
    }
}
